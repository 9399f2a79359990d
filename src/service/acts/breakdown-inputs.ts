/** What a run of options is made from, and what it found: results that are kept, with what was decided on them. */
import { sql } from 'kysely';
import { blocksOf, decidedOption, decidedRecord, type DecidedElsewhere, type Output } from '../../app/index.ts';
import type { Reassignment } from '../../domain/index.ts';
import { BinomeError } from '../../errors/index.ts';
import { dayInFrance } from '../rules/preparation.ts';
import type { RunState } from '../rules/run-state.ts';
import { KeptSource } from '../store/kept-files.ts';
import { type Act, found } from './acting.ts';
import { decisionsOf, freezeResult, type FrozenInput, keepBytes, readKept } from './freezing.ts';
import type { InForce } from './breakdown-in-force.ts';
import type { RoundToRun } from './runs.ts';

export interface FrozenFolder {
  readonly said: string;
  readonly inputs: readonly FrozenInput[];
  /** Of the run that the folder is of. */
  readonly guidelines: string;
}

const FOLDER = 'in-force';

/**
 * Who is with whom, as the command line would be given it: the published result with the directors' decisions, or, after an earlier case, the
 * options of that case with the one that was accepted.
 */
export async function freezeInForce(act: Act, round: RoundToRun, now: InForce): Promise<FrozenFolder> {
  return now.breakdown === null ? frozenPublication(act, round) : frozenEffect(act, now.breakdown);
}

async function frozenPublication(act: Act, { id, board }: RoundToRun): Promise<FrozenFolder> {
  const { run } = found(
    await act.tx.selectFrom('submission').select('run').where('round', '=', id).orderBy('number', 'desc').limit(1).executeTakeFirst(),
    id,
  );
  const { standing } = await decisionsOf(act, id);
  const ids = new Set(standing.flatMap(({ trainee, mentor, proposed }) => [trainee, mentor, proposed].filter((person) => person !== null)));
  const known = await sql<{ person: string; name: string }>`select * from names_to_run(${board}, ${[...ids]})`.execute(act.tx);
  const names = new Map(known.rows.map(({ person, name }) => [person, name]));
  const named = (person: string): { id: string; name: string } => ({ id: person, name: names.get(person) ?? person });
  const decisions = standing.map(({ trainee, mentor, proposed, reason, by_name: by, at }): DecidedElsewhere => ({
    ...{ on: dayInFrance(at), by, reason, trainee: named(trainee) },
    mentor: mentor === null ? null : named(mentor),
    proposed: proposed === null ? null : named(proposed),
  }));
  return frozenWith(act, run, (source) => decidedRecord(FOLDER, decisions, source));
}

/** One entry for all pairs of the option, signed by everybody who accepted one. */
async function frozenEffect(act: Act, breakdown: string): Promise<FrozenFolder> {
  const { tx } = act;
  const option = await tx.selectFrom('last_breakdown_option').selectAll().where('breakdown', '=', breakdown).executeTakeFirstOrThrow();
  const decisions = await tx
    .selectFrom('last_breakdown_decision')
    .select(['by_name', 'reason', 'at'])
    .where('breakdown', '=', breakdown)
    .where('option', '=', option.number!)
    .orderBy('at')
    .orderBy('trainee')
    .execute();
  const joined = (texts: readonly (string | null)[]): string => [...new Set(texts)].join(' ; ');
  const decided = {
    label: option.label!,
    on: dayInFrance(decisions.at(-1)!.at!),
    by: joined(decisions.map(({ by_name }) => by_name)),
    reason: joined(decisions.map(({ reason }) => reason)),
  };
  return frozenWith(act, option.run!, (source) => decidedOption(FOLDER, decided, source));
}

/** A result's files with one more beside them: what was decided on it. */
async function frozenWith(act: Act, run: string, decide: (source: KeptSource) => Promise<Output>): Promise<FrozenFolder> {
  const { tx } = act;
  const { said, inputs } = await freezeResult(act, run, FOLDER);
  const { name, pieces } = await decide(new KeptSource(await readKept(tx, inputs)));
  const bytes = Buffer.concat(Array.from(blocksOf(pieces()), (block) => Buffer.from(block)));
  const sha256 = await keepBytes(tx, bytes);
  const { guidelines } = await tx.selectFrom('run').select('guidelines').where('id', '=', run).executeTakeFirstOrThrow();
  return { said, inputs: [...inputs, { place: `${FOLDER}/${name}`, name, sha256 }], guidelines };
}

export interface OptionsFound {
  readonly reassignment: Reassignment;
  /** Places of each mentor. */
  readonly capacityOf: ReadonlyMap<string, number>;
}

const STATE_WORDS: Readonly<Record<RunState, { readonly detail: string; readonly detailFr: string }>> = {
  queued: { detail: 'it waits', detailFr: 'il attend' },
  running: { detail: 'it is under way', detailFr: 'il est en cours' },
  done: { detail: 'it is done', detailFr: 'il est terminé' },
  failed: { detail: 'it has failed', detailFr: 'il a échoué' },
  cancelled: { detail: 'it was cancelled', detailFr: 'il a été annulé' },
};

/** @throws BinomeError BREAKDOWN_RUN_UNFINISHED. */
export async function resultOf({ tx }: Pick<Act, 'tx'>, run: string): Promise<OptionsFound> {
  const result = await tx.selectFrom('run_result').select('document').where('run', '=', run).executeTakeFirst();
  if (result === undefined) {
    const job = await tx.selectFrom('job').select('state').where('id', '=', run).executeTakeFirst();
    throw new BinomeError('BREAKDOWN_RUN_UNFINISHED', { ...STATE_WORDS[(job?.state ?? 'failed') as RunState] });
  }
  const file = await tx
    .selectFrom('run_file')
    .innerJoin('blob', 'blob.sha256', 'run_file.sha256')
    .select('bytes')
    .where('run', '=', run)
    .where('name', '=', 'problem.json')
    .executeTakeFirstOrThrow();
  const { mentors } = JSON.parse(file.bytes.toString()) as { readonly mentors: readonly { readonly id: string; readonly max?: number }[] };
  return { reassignment: result.document as Reassignment, capacityOf: new Map(mentors.map(({ id, max }) => [id, max ?? 1])) };
}
