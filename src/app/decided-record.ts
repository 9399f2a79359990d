/**
 * What was decided elsewhere than by `decide` (a service keeps decisions of its own), as the record beside the result that was decided on: the
 * same document, with all that stands against each pair.
 */
import { DECISIONS_FILE, type Decisions, type DecisionOutcome } from '../domain/index.ts';
import { type Basis, outcomeOf, readBasis } from './decision-basis.ts';
import { appended, emptyRecord } from './decisions.ts';
import { Inputs } from './inputs.ts';
import { jsonPieces, type Output } from './output.ts';
import type { Source } from './ports.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface DecidedElsewhere {
  /** `YYYY-MM-DD`. */
  readonly on: string;
  /** Name and function. */
  readonly by: string;
  readonly reason: string;
  readonly trainee: Named;
  /** null: left without a mentor. */
  readonly mentor: Named | null;
  readonly proposed: Named | null;
}

/**
 * @param folder a result of `match`, not decided on.
 * @param decisions one a trainee, in the order in which they were taken.
 * @throws BinomeError as `readRun`.
 */
export async function decidedRecord(folder: string, decisions: readonly DecidedElsewhere[], source: Source): Promise<Output> {
  const basis = await readBasis(folder, new Inputs(source));
  let record: Decisions = emptyRecord(basis.proposal.period, basis.result);
  for (const { on, by, reason, ...pair } of decisions) {
    record = appended(record, [{ on, by, reason, option: null, outcomes: [decidedOutcome({ ...basis, record }, pair)] }]);
  }
  return { name: DECISIONS_FILE, pieces: () => jsonPieces(record) };
}

/** Of people whom the result does not know yet nothing is known to stand against them. */
function decidedOutcome(
  basis: Basis,
  { trainee, mentor, proposed }: Pick<DecidedElsewhere, 'trainee' | 'mentor' | 'proposed'>,
): DecisionOutcome {
  if (!basis.isTrainee(trainee.id) || (mentor !== null && !basis.isMentor(mentor.id)))
    return { trainee, mentor, proposed, brokenRules: [], unlistedRule: false, brokenConstraints: [], placesOver: 0 };
  return { ...outcomeOf(basis, trainee.id, mentor?.id ?? null, [[trainee.id, mentor?.id ?? null]]), proposed };
}
