/** A job asked for, and cancelled: the two things that are done to the queue within an act. What works on jobs is in `jobs/`. */
import { sql } from 'kysely';
import type { RunState } from '../rules/run-state.ts';
import type { Act, Tx } from './acting.ts';

export interface NewJob {
  readonly id: string;
  /** Which handler takes it. */
  readonly kind: string;
  readonly payload?: object;
  /** The same key gives the same job, however often it is asked for. */
  readonly key?: string;
  readonly timeLimitSeconds?: number | null;
  readonly memoryLimitMb?: number | null;
  readonly maxAttempts?: number;
  /** Nobody takes it until something else lets it go: a run of the whole country waits for its parts. */
  readonly isParked?: boolean;
}

/** @returns the job's id; null where there was one with this key already. */
export async function addJob(tx: Tx, job: NewJob): Promise<string | null> {
  const added = await tx
    .insertInto('job')
    .values({
      ...{ id: job.id, kind: job.kind, payload: JSON.stringify(job.payload ?? {}), key: job.key ?? null },
      ...{ time_limit_seconds: job.timeLimitSeconds ?? null, memory_limit_mb: job.memoryLimitMb ?? null },
      ...(job.maxAttempts === undefined ? {} : { max_attempts: job.maxAttempts }),
      ...(job.isParked === true ? { run_at: sql<Date>`'infinity'` } : {}),
    })
    .$if(job.key !== undefined, (query) => query.onConflict((conflict) => conflict.column('key').doNothing()))
    .returning('id')
    .executeTakeFirst();
  return added?.id ?? null;
}

/**
 * Whoever works on it holds it no longer, and keeps nothing of it.
 * @returns the state that it was in; one that had ended stays as it is.
 */
export async function cancelJob({ tx }: Pick<Act, 'tx'>, id: string): Promise<RunState | null> {
  const { rows } = await sql<{ before: RunState }>`
    update job set cancel = true, state = 'cancelled', lease_until = null, ended_at = clock_timestamp()
    from (select id, state from job where id = ${id} for update) old
    where job.id = old.id and old.state in ('queued', 'running')
    returning old.state as before`.execute(tx);
  if (rows[0] !== undefined) return rows[0].before;
  const job = await tx.selectFrom('job').select('state').where('id', '=', id).executeTakeFirst();
  return (job?.state as RunState | undefined) ?? null;
}
