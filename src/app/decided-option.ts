/**
 * The option of a reassignment that was decided elsewhere than by `decide` (by several directors, each on pairs of their own), as the record beside
 * that reassignment: from then on it is what is in force.
 */
import { DECISIONS_FILE } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { outcomeOf, readBasis } from './decision-basis.ts';
import { appended, emptyRecord } from './decisions.ts';
import { Inputs } from './inputs.ts';
import { jsonPieces, type Output } from './output.ts';
import type { Source } from './ports.ts';

export interface OptionDecided {
  /** As the report has it: `2`, `2b`. */
  readonly label: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** Names and functions. */
  readonly by: string;
  readonly reason: string;
}

/**
 * @param folder a result of `reassign`, not decided on.
 * @throws BinomeError as `readBasis`; DECIDE_OPTION.
 */
export async function decidedOption(folder: string, { label, on, by, reason }: OptionDecided, source: Source): Promise<Output> {
  const basis = await readBasis(folder, new Inputs(source));
  const chosen = basis.options?.find((option) => option.label === label);
  if (chosen === undefined)
    throw new BinomeError('DECIDE_OPTION', { value: label, known: basis.options?.map((option) => option.label).join(', ') ?? '—' });
  const changes = chosen.point.changes.map(({ trainee, to }): [string, string | null] => [trainee, to]);
  const outcomes = changes.map(([trainee, mentor]) => outcomeOf(basis, trainee, mentor, changes));
  const record = appended(emptyRecord(basis.proposal.period, basis.result), [{ on, by, reason, option: label, outcomes }]);
  return { name: DECISIONS_FILE, pieces: () => jsonPieces(record) };
}
