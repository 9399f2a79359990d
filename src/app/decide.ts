/**
 * `decide`: what a named person decided on a result, with a reason, added to the record beside it. The engine is not asked: a decision that
 * breaks a rule is recorded with the rule named. All that is decided in one call is recorded, or nothing.
 */
import * as z from 'zod';
import { readDecisionTable } from '../census/index.ts';
import { DECISIONS_FILE, type Decisions, type DecisionOutcome, type Proposal, standingDecisions } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import { decisionsCsv, renderDecisions } from '../report/index.ts';
import type { Command, Run } from './command.ts';
import { appended, emptyRecord, type NewDecision } from './decisions.ts';
import { type Basis, outcomeOf, readBasis } from './decision-basis.ts';
import { jsonPieces } from './output.ts';
import type { InputKinds, RequestOf } from './request.ts';
import { RunPeople } from './run-people.ts';

const decideRequest = ({ file, folder }: InputKinds) =>
  z.strictObject({
    folder,
    /** [trainee, mentor]. */
    pair: z.tuple([z.string(), z.string()]).readonly().optional(),
    /** A trainee. */
    without: z.string().optional(),
    /** Of a reassignment: its number in the report. */
    option: z.string().optional(),
    /** The table of the report, filled in. */
    table: file.optional(),
    by: z.string().optional(),
    reason: z.string().optional(),
    on: z.iso.date(),
  });
export type DecideRequest = RequestOf<typeof decideRequest>;

export interface DecideAnswer {
  readonly proposal: Proposal;
  readonly record: Decisions;
  /** The last of its entries, which this call added. */
  readonly added: Decisions['entries'];
  /** Trainees on whom nothing is decided yet; sorted by id. Not told of a reassignment, which concerns a few. */
  readonly undecided: readonly { readonly id: string; readonly name: string }[];
}

export const DECIDE: Command<typeof decideRequest, DecideAnswer> = {
  name: 'decide',
  bundledAs: null,
  schema: decideRequest,
  run: async (request, run) => {
    const basis = await readBasis(request.folder, run.inputs);
    const decisions = await newDecisions(request, basis, run);
    if (decisions.length === 0) throw new BinomeError('DECIDE_NOTHING');
    refuseTwice(decisions);
    const before = basis.record ?? emptyRecord(basis.proposal.period, basis.result);
    const record = appended(before, decisions);
    const standing = standingDecisions(record);
    const people = [...basis.proposal.pairs, ...basis.proposal.unmet].map(({ trainee }) => trainee);
    return {
      proposal: basis.proposal,
      record,
      added: record.entries.slice(before.entries.length),
      undecided: basis.options === null ? people.filter(({ id }) => !standing.has(id)).map(({ id, name }) => ({ id, name })) : [],
    };
  },
  ending: () => 'done',
  document: ({ record, added, undecided }, _, files) => ({ added, undecided, decisions: record.entries.length, files }),
  result: ({ record, proposal }, _, { language, version }) => ({
    outputs: [
      { name: DECISIONS_FILE, pieces: () => jsonPieces(record) },
      { name: 'decisions.csv', pieces: () => [decisionsCsv(record, proposal, language)] },
      { name: 'decisions.html', pieces: () => [renderDecisions(record, proposal, version, language)] },
    ],
    facts: null,
  }),
};

/** One act at a time, each with its own reason: nobody accepts a whole list at once. */
async function newDecisions(request: DecideRequest, basis: Basis, run: Run): Promise<NewDecision[]> {
  const { folder, pair, without, option, table, on } = request;
  const acts = [pair, without, option, table].filter((act) => act !== undefined);
  if (acts.length !== 1) throw new BinomeError('DECIDE_ONE');
  if (table !== undefined) return decisionsOfTable(table, request, basis, run);
  const decided = (outcomes: readonly DecisionOutcome[], of: string, chosen: string | null): NewDecision[] => {
    const [by, reason] = [checkedBy(request.by ?? ''), request.reason?.trim() ?? ''];
    if (reason === '') throw new BinomeError('DECIDE_REASON', { value: of });
    return [{ on, by, reason, option: chosen, outcomes }];
  };
  if (option !== undefined) {
    const chosen = basis.options?.find(({ label }) => label === option);
    if (chosen === undefined)
      throw new BinomeError('DECIDE_OPTION', { value: option, known: basis.options?.map(({ label }) => label).join(', ') ?? '—' });
    const changes = chosen.point.changes.map(({ trainee, to }): [string, string | null] => [trainee, to]);
    return decided(
      changes.map(([trainee, mentor]) => outcomeOf(basis, trainee, mentor, changes)),
      option,
      option,
    );
  }
  if (basis.options !== null && !basis.hasOption) throw new BinomeError('REASSIGN_UNDECIDED', { value: folder }, { file: folder });
  const people = new RunPeople(basis.proposal, run.notice);
  const [trainee, mentor] =
    pair === undefined ? [people.traineeOrNew(without!), null] : [people.traineeOrNew(pair[0]), people.mentorOrNew(pair[1])];
  const outcome = outcomeOf(basis, trainee, mentor, [[trainee, mentor]]);
  return decided([outcome], outcome.trainee.name, null);
}

async function decisionsOfTable(
  table: string,
  { by: common, on }: DecideRequest,
  basis: Basis,
  { inputs, notice }: Run,
): Promise<NewDecision[]> {
  const { bytes, name } = await inputs.bytes(table);
  const { rows, problems } = await readDecisionTable(bytes, name, basis.proposal, common);
  notice({ kind: 'pairs', past: { rows: rows.length, problems }, name });
  if (problems.length > 0) throw new BinomeError('DECIDE_TABLE_REJECTED', { rejected: problems.length }, { file: name });
  const together = rows.map(({ trainee, mentor }): [string, string | null] => [trainee, mentor]);
  return rows.map(({ trainee, mentor, by, reason }) => ({
    ...{ on, by: checkedBy(by), reason, option: null },
    outcomes: [outcomeOf(basis, trainee, mentor, together)],
  }));
}

/** A name and a function: who decides must be known years later. @throws BinomeError DECIDE_BY. */
function checkedBy(value: string): string {
  const by = value.replace(/\s+/g, ' ').trim();
  if (!/\p{L}[^,]*,.*\p{L}/u.test(by)) throw new BinomeError('DECIDE_BY', { value: by });
  return by;
}

function refuseTwice(decisions: readonly NewDecision[]): void {
  const seen = new Set<string>();
  for (const { outcomes } of decisions)
    for (const { trainee } of outcomes) {
      if (seen.has(trainee.id)) throw new BinomeError('DECIDE_TWICE', { value: trainee.name });
      seen.add(trainee.id);
    }
}
