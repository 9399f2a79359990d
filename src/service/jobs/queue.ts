/**
 * Jobs with a lease. A worker holds a job until its lease is over and renews it meanwhile; whoever's lease is over loses the job to the next
 * one. The number of the attempt is the fence: what a job comes to is written in the transaction that proves that the attempt still holds it,
 * so that a worker that was presumed dead writes nothing. Every time of a lease is the database's.
 *
 * The port has the size of pg-boss's.
 */
import { Cron } from 'croner';
import { sql } from 'kysely';
import { catalogue } from '../../errors/index.ts';
import type { Tx } from '../acts/acting.ts';
import { addJob, type NewJob } from '../acts/queueing.ts';
import { FRANCE } from '../rules/preparation.ts';
import type { Store } from '../store/database.ts';
import type { Database } from '../store/schema.ts';
import { keptError } from './kept-error.ts';

/** A job, as the attempt that holds it knows it. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly payload: unknown;
  /** From 1. */
  readonly attempt: number;
  readonly timeLimitSeconds: number | null;
  readonly memoryLimitMb: number | null;
}

export interface Progress {
  readonly stage: string;
  readonly done: number;
  readonly of: number;
}

/** `lost`: another attempt holds the job, or it has ended. */
export type Held = 'held' | 'cancelled' | 'lost';

export interface Due {
  readonly name: string;
  /** Of cron: minute, hour, day, month, weekday; by the clocks of France. */
  readonly cron: string;
  readonly kind: string;
}

export interface Queue {
  /** @returns null where there is a job of this key. */
  readonly add: (job: NewJob) => Promise<string | null>;
  /** The job that has waited longest, of these kinds; null where none does. */
  readonly take: (kinds: readonly string[]) => Promise<Job | null>;
  /** Renews the lease. @param progress null: as it was. */
  readonly beat: (job: Job, progress: Progress | null) => Promise<Held>;
  /** Ends the job with all that `write` writes, or neither. @returns whether this attempt still held it. */
  readonly finish: (job: Job, write: (tx: Tx) => Promise<void>) => Promise<boolean>;
  /**
   * Ends the job by an error, or lets it be tried again later: where nothing is wrong with what was asked.
   * @param write what is written where it has failed for good.
   */
  readonly fail: (job: Job, error: unknown, write?: (tx: Tx) => Promise<void>) => Promise<void>;
  /** Gives the job back as it was, for another worker to take at once. */
  readonly release: (job: Job) => Promise<void>;
  /** Due from now on: as long as the time is the same, what is planned stays. */
  readonly schedule: (due: Due, now: Date) => Promise<void>;
  /** Makes a job of everything that is due; of any number of workers that ask, one does. @returns how many. */
  readonly tick: (now: Date, newId: () => string) => Promise<number>;
}

export interface QueueOptions {
  readonly leaseSeconds: number;
  /** Who holds a job: for the record of its attempts. */
  readonly worker: string;
  /** What is written where a job's workers died each time. */
  readonly onDead?: (tx: Tx, job: Pick<Job, 'id' | 'kind' | 'attempt'>) => Promise<void>;
}

/** Of errors: those of which another attempt may know nothing. What is wrong with the request, or beyond its limits, is so each time. */
const WORTH_ANOTHER = new Set(['ours', 'unavailable']);
/** Before the second attempt; doubled before each other. */
const PAUSE_SECONDS = 2;
const LONGEST_PAUSE_SECONDS = 300;

/** @param store as the service itself. */
export function sqlQueue(store: Store<Database>, { leaseSeconds, worker, onDead }: QueueOptions): Queue {
  /** A worker that stands still amid this lets go of the job's row before its lease is over: others pass over a row that is held. */
  const holding = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    store.transaction(async (tx) => {
      const idle = `${Math.max(100, leaseSeconds * 500)}ms`;
      await sql`select set_config('idle_in_transaction_session_timeout', ${idle}, true)`.execute(tx);
      return work(tx);
    });
  return {
    add: (job) => store.transaction((tx) => addJob(tx, job)),

    take: (kinds) =>
      store.transaction(async (tx) => {
        for (const dead of await endOfTheDead(tx)) await onDead?.(tx, dead);
        const { rows } = await sql<{
          id: string;
          kind: string;
          payload: unknown;
          attempt: number;
          time_limit_seconds: number | null;
          memory_limit_mb: number | null;
        }>`
          with next as (
            select id from job
            where kind = any (${kinds}) and (state = 'queued' and run_at <= clock_timestamp()
              or state = 'running' and lease_until < clock_timestamp() and attempt < max_attempts)
            order by run_at, created_at, id limit 1 for update skip locked
          )
          update job set state = 'running', attempt = attempt + 1, worker = ${worker}, progress = null, error = null,
            lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}), started_at = coalesce(started_at, clock_timestamp())
          from next where job.id = next.id
          returning job.id, job.kind, job.payload, job.attempt, job.time_limit_seconds, job.memory_limit_mb`.execute(tx);
        const [row] = rows;
        if (row === undefined) return null;
        const { id, kind, payload, attempt } = row;
        await sql`update job_attempt set ended_at = clock_timestamp(), outcome = 'lost'
          where job = ${id} and attempt < ${attempt} and ended_at is null`.execute(tx);
        await tx.insertInto('job_attempt').values({ job: id, attempt, worker }).execute();
        return { id, kind, payload, attempt, timeLimitSeconds: row.time_limit_seconds, memoryLimitMb: row.memory_limit_mb };
      }),

    beat: (job, progress) =>
      holding(async (tx) => {
        const { rows } = await sql`
          update job set lease_until = clock_timestamp() + make_interval(secs => ${leaseSeconds}),
            progress = coalesce(${progress === null ? null : JSON.stringify(progress)}::jsonb, progress)
          where id = ${job.id} and attempt = ${job.attempt} and state = 'running' returning id`.execute(tx);
        if (rows.length > 0) return 'held';
        const now = await tx.selectFrom('job').select(['state', 'attempt']).where('id', '=', job.id).executeTakeFirst();
        if (now?.state !== 'cancelled' || now.attempt !== job.attempt) return 'lost';
        await attemptEnds(tx, job, 'cancelled');
        return 'cancelled';
      }),

    finish: (job, write) =>
      holding(async (tx) => {
        // The fence first, which locks the row, then what the job has come to.
        const { rows } = await sql`
          update job set state = 'done', ended_at = clock_timestamp(), lease_until = null
          where id = ${job.id} and attempt = ${job.attempt} and state = 'running' returning id`.execute(tx);
        if (rows.length === 0) return false;
        await attemptEnds(tx, job, 'done');
        await write(tx);
        return true;
      }),

    fail: async (job, error, write) => {
      const kept = keptError(error);
      const isWorth = WORTH_ANOTHER.has(catalogue[kept.code].kind);
      const pause = Math.min(LONGEST_PAUSE_SECONDS, PAUSE_SECONDS ** job.attempt);
      await holding(async (tx) => {
        const { rows } = await sql<{ state: string }>`
          update job set error = ${JSON.stringify(kept)}::jsonb, lease_until = null,
            state = case when ${isWorth} and attempt < max_attempts then 'queued' else 'failed' end,
            run_at = case when ${isWorth} and attempt < max_attempts then clock_timestamp() + make_interval(secs => ${pause}) else run_at end,
            ended_at = case when ${isWorth} and attempt < max_attempts then null else clock_timestamp() end
          where id = ${job.id} and attempt = ${job.attempt} and state = 'running' returning state`.execute(tx);
        if (rows[0] === undefined) return;
        await attemptEnds(tx, job, kept.code);
        if (rows[0].state === 'failed') await write?.(tx);
      });
    },

    release: (job) =>
      holding(async (tx) => {
        // An attempt that nothing has gone wrong with does not count.
        const { rows } = await sql`
          update job set state = 'queued', lease_until = null, max_attempts = max_attempts + 1, run_at = clock_timestamp()
          where id = ${job.id} and attempt = ${job.attempt} and state = 'running' returning id`.execute(tx);
        if (rows.length > 0) await attemptEnds(tx, job, 'released');
      }),

    schedule: ({ name, cron, kind }, now) =>
      store.transaction(async (tx) => {
        await sql`
          insert into schedule as s (name, cron, zone, kind, next_at) values (${name}, ${cron}, ${FRANCE}, ${kind}, ${nextAfter(cron, now)})
          on conflict (name) do update set cron = excluded.cron, zone = excluded.zone, kind = excluded.kind, next_at = excluded.next_at
          where (s.cron, s.zone, s.kind) is distinct from (excluded.cron, excluded.zone, excluded.kind)`.execute(tx);
      }),

    tick: (now, newId) =>
      store.transaction(async (tx) => {
        const { rows } = await sql<{ name: string; cron: string; kind: string; payload: object; next_at: Date }>`
          select name, cron, kind, payload, next_at from schedule where next_at <= ${now} order by name for update skip locked`.execute(tx);
        for (const { name, cron, kind, payload, next_at } of rows) {
          // Whatever was missed while nobody worked is made up for once.
          await addJob(tx, { id: newId(), kind, payload, key: `${name}@${next_at.toISOString()}` });
          await tx
            .updateTable('schedule')
            .set({ next_at: nextAfter(cron, now) })
            .where('name', '=', name)
            .execute();
        }
        return rows.length;
      }),
  };
}

/** Jobs whose workers died each time, and that nobody is to take any more. */
async function endOfTheDead(tx: Tx): Promise<Pick<Job, 'id' | 'kind' | 'attempt'>[]> {
  const { rows } = await sql<Pick<Job, 'id' | 'kind' | 'attempt'>>`
    with dead as (
      select id from job where state = 'running' and lease_until < clock_timestamp() and attempt >= max_attempts for update skip locked
    )
    update job set state = 'failed', lease_until = null, ended_at = clock_timestamp(),
      error = jsonb_build_object('code', 'RUN_WORKER_DIED', 'values', jsonb_build_object('value', attempt), 'place', '{}'::jsonb)
    from dead where job.id = dead.id returning job.id, job.kind, job.attempt`.execute(tx);
  return rows;
}

async function attemptEnds(tx: Tx, { id, attempt }: Job, outcome: string): Promise<void> {
  await sql`update job_attempt set ended_at = clock_timestamp(), outcome = ${outcome} where job = ${id} and attempt = ${attempt}`.execute(
    tx,
  );
}

/** The first such time after a moment, by the clocks of France: one that the change to summer time leaves out is met when the clocks go on. */
export function nextAfter(cron: string, moment: Date): Date {
  return new Cron(cron, { timezone: FRANCE, paused: true }).nextRun(moment)!;
}
