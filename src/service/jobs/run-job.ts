/** The job of a run: its frozen inputs read, the command run in its thread, all that it came to written in the transaction that ends the job. */
import type { Language } from '../../errors/index.ts';
import { type Moment, record, type Tx } from '../acts/acting.ts';
import { type FrozenInput, readKept } from '../acts/freezing.ts';
import { pairFacts } from '../rules/pair-facts.ts';
import type { RunCommand } from '../rules/run-state.ts';
import type { Store } from '../store/database.ts';
import type { Database } from '../store/schema.ts';
import { joined, partsOf } from './join.ts';
import type { Job, Progress } from './queue.ts';
import { runInThread } from './run-thread.ts';
import type { ProposedRow, ThreadResult } from './thread-input.ts';
import { tellOfRun } from './told-of-run.ts';

export interface RunSurroundings {
  readonly store: Store<Database>;
  readonly moment: () => Moment;
  /** Of the engine. */
  readonly version: string;
  readonly thread: URL;
}

interface FrozenRun {
  readonly id: string;
  readonly command: RunCommand;
  readonly board: string | null;
  readonly round: string | null;
  readonly census: string | null;
  readonly guidelines: string;
  readonly language: Language;
  readonly request: Record<string, unknown>;
}

/** @returns what is to be written in the transaction that ends the job. @throws BinomeError as `runInThread`. */
export async function workOnRun(
  job: Job,
  { store, moment, version, thread }: RunSurroundings,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void },
): Promise<(tx: Tx) => Promise<void>> {
  const parts = await store.transaction((tx) => partsOf(tx, job.id));
  if (parts.length > 0) return joined(job, parts, moment());
  const { run, files } = await store.transaction(async (tx) => {
    const { inputs, ...row } = await tx
      .selectFrom('run')
      .select(['id', 'command', 'board', 'round', 'census', 'guidelines', 'language', 'request', 'inputs'])
      .where('id', '=', job.id)
      .executeTakeFirstOrThrow();
    return { run: row as FrozenRun, files: await readKept(tx, inputs as FrozenInput[]) };
  });
  const { command, request, language } = run;
  const result = await runInThread(
    { command, request, files, language, version },
    { module: thread, seconds: job.timeLimitSeconds, memoryMb: job.memoryLimitMb, signal, onProgress },
  );
  return (tx) => writeResult(tx, run, job, result, moment());
}

/** What is told of a run that has failed for good. */
export async function writeFailure(tx: Tx, job: Pick<Job, 'id' | 'attempt'>, code: string, moment: Moment): Promise<void> {
  const run = await tx.selectFrom('run').select(['board', 'round']).where('id', '=', job.id).executeTakeFirstOrThrow();
  await tellOfRun(tx, { id: job.id, ...run }, 'run.failed', moment);
  await record({ tx, moment }, 'run.fail', { subject: job.id, board: run.board, payload: { code, attempt: job.attempt } });
}

async function writeResult(
  tx: Tx,
  run: FrozenRun,
  job: Job,
  { ending, document, outputs, proposal }: ThreadResult,
  moment: Moment,
): Promise<void> {
  for (const { sha256, bytes } of outputs)
    await tx
      .insertInto('blob')
      .values({ sha256, size: bytes.length, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  await tx
    .insertInto('run_result')
    .values({
      ...{ run: run.id, attempt: job.attempt, ending, document, at: moment.now, verified: proposal?.verified ?? null },
      proposed: proposal?.pairs.filter(({ mentor }) => mentor !== null).length ?? null,
      unmet: proposal?.pairs.filter(({ mentor }) => mentor === null).length ?? null,
    })
    .execute();
  await tx
    .insertInto('run_file')
    .values(outputs.map(({ name, sha256, confidential }, position) => ({ run: run.id, position, name, sha256, confidential })))
    .execute();
  if (proposal !== null) await writePairs(tx, run, proposal.pairs);
  await tellOfRun(tx, run, 'run.done', moment);
  await record({ tx, moment }, 'run.done', { subject: run.id, board: run.board, payload: { ending, attempt: job.attempt } });
}

/** Rows that one statement takes: each has nine values, of which it takes 65 535. */
const ROWS = 5000;

async function writePairs(tx: Tx, { id, board, census, guidelines }: FrozenRun, pairs: readonly ProposedRow[]): Promise<void> {
  const people =
    census === null
      ? []
      : await tx.selectFrom('census_person').select(['person', 'service', 'facts_hash']).where('census', '=', census).execute();
  const known = new Map(people.map((person) => [person.person, person]));
  const rows = pairs.map(({ trainee, mentor, score, entry }) => ({
    ...{ run: id, trainee, mentor, score, entry, board: board! },
    trainee_service: known.get(trainee)?.service ?? '',
    mentor_service: mentor === null ? null : (known.get(mentor)?.service ?? null),
    facts_hash: pairFacts(known.get(trainee)?.facts_hash, mentor === null ? null : known.get(mentor)?.facts_hash, guidelines),
  }));
  for (let at = 0; at < rows.length; at += ROWS)
    await tx
      .insertInto('run_pair')
      .values(rows.slice(at, at + ROWS))
      .execute();
}
