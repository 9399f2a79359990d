/** The queue by itself: jobs of a kind of their own, whose work is nothing but what the tests need. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { BinomeError } from '../../../src/errors/index.ts';
import { type Job, nextAfter, type Queue, sqlQueue } from '../../../src/service/jobs/queue.ts';
import { type Handler, type JobWorker, startWorker } from '../../../src/service/jobs/worker.ts';
import { SYSTEM } from '../../../src/service/store/roles.ts';
import type { Database } from '../../../src/service/store/schema.ts';
import { type TestStore, useStore } from '../../service/database.ts';

const fresh = useStore<Database>();
const workers: JobWorker[] = [];
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});

const KIND = ['probe'];
const add = (queue: Queue, more: object = {}): Promise<string | null> => queue.add({ id: randomUUID(), kind: 'probe', ...more });
const nothing = async (): Promise<void> => {};

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function jobs(store: TestStore<Database>): Promise<{ state: string; attempt: number; error: unknown }[]> {
  return store.owner.transaction((tx) => tx.selectFrom('job').select(['state', 'attempt', 'error']).orderBy('created_at').execute());
}

it('gives each job to one worker, the longest waiting first', async () => {
  const store = await fresh();
  const queue = sqlQueue(store.system, { leaseSeconds: 20, worker: 'a' });
  const [first, second] = [await add(queue), await add(queue)];
  const taken = await Promise.all([queue.take(KIND), queue.take(KIND), queue.take(KIND)]);
  expect(taken.map((job) => job?.id ?? null).sort()).toEqual([first, second, null].sort());
  expect(await queue.take(['other'])).toBeNull();
  expect(await queue.add({ id: randomUUID(), kind: 'probe', key: 'k' })).not.toBeNull();
  expect(await queue.add({ id: randomUUID(), kind: 'probe', key: 'k' })).toBeNull();
});

it('lets nobody write who holds a job no longer', async () => {
  const store = await fresh();
  const slow = sqlQueue(store.system, { leaseSeconds: 0, worker: 'slow' });
  const quick = sqlQueue(store.system, { leaseSeconds: 20, worker: 'quick' });
  await add(slow);
  const late = (await slow.take(KIND))!;
  const again = (await quick.take(KIND))!;
  expect([late.id, late.attempt, again.id, again.attempt]).toEqual([late.id, 1, late.id, 2]);
  expect(await slow.beat(late, null)).toBe('lost');
  const written: string[] = [];
  const write = (by: string) => async () => void written.push(by);
  expect(await slow.finish(late, write('slow'))).toBe(false);
  await slow.fail(late, new Error('late'), write('failed'));
  await slow.release(late);
  expect(await quick.beat(again, { stage: 'solve', done: 1, of: 2 })).toBe('held');
  expect(await quick.finish(again, write('quick'))).toBe(true);
  expect(await quick.finish(again, write('twice'))).toBe(false);
  expect(written).toEqual(['quick']);
  expect(await jobs(store)).toEqual([{ state: 'done', attempt: 2, error: null }]);
});

it('writes what a job comes to with its end, or neither', async () => {
  const store = await fresh();
  const queue = sqlQueue(store.system, { leaseSeconds: 20, worker: 'a' });
  await add(queue);
  const job = (await queue.take(KIND))!;
  await expect(
    queue.finish(job, async (tx) => {
      await tx
        .insertInto('schedule')
        .values({ name: 'x', cron: '', zone: '', kind: '', next_at: new Date(0) })
        .execute();
      throw new Error('the disk is full');
    }),
  ).rejects.toThrow('the disk is full');
  expect(await jobs(store)).toMatchObject([{ state: 'running' }]);
  expect(await store.owner.transaction((tx) => tx.selectFrom('schedule').select('name').execute())).toEqual([]);
});

it('tries again what may go well, ever later, and ends what will not', async () => {
  const store = await fresh();
  const queue = sqlQueue(store.system, { leaseSeconds: 20, worker: 'a' });
  const told: string[] = [];
  const failed = (job: Job, error: unknown): Promise<void> => queue.fail(job, error, async () => void told.push(job.id));
  const now = (): Promise<unknown> =>
    store.owner.transaction((tx) =>
      tx
        .updateTable('job')
        .set({ run_at: new Date(0) })
        .execute(),
    );
  const id = await add(queue, { maxAttempts: 3 });
  const waits: number[] = [];
  for (let attempt = 1; attempt <= 3; attempt++) {
    const job = (await queue.take(KIND))!;
    expect(job).toMatchObject({ id, attempt });
    await failed(job, new Error('of ours'));
    if (attempt === 3) break;
    expect(await queue.take(KIND)).toBeNull();
    const { run_at } = await store.owner.transaction((tx) => tx.selectFrom('job').select('run_at').executeTakeFirstOrThrow());
    waits.push(Math.round((run_at.getTime() - Date.now()) / 1000));
    await now();
  }
  expect(waits[1]! > waits[0]!).toBe(true);
  expect(await jobs(store)).toMatchObject([{ state: 'failed', attempt: 3, error: { code: 'INTERNAL' } }]);
  await add(queue);
  const other = (await queue.take(KIND))!;
  await failed(other, new BinomeError('MATCH_CENSUS_REJECTED', { rejected: 2 }, { file: 'a.csv' }));
  expect((await jobs(store))[1]).toEqual({
    ...{ state: 'failed', attempt: 1 },
    error: { code: 'MATCH_CENSUS_REJECTED', values: { rejected: 2 }, place: { file: 'a.csv' } },
  });
  expect(told).toEqual([id, other.id]);
});

it('ends a job whose workers died each time', async () => {
  const store = await fresh();
  const dead: unknown[] = [];
  const queue = sqlQueue(store.system, { leaseSeconds: 0, worker: 'a', onDead: async (_, job) => void dead.push(job) });
  const id = await add(queue, { maxAttempts: 2 });
  expect([(await queue.take(KIND))?.attempt, (await queue.take(KIND))?.attempt, await queue.take(KIND)]).toEqual([1, 2, null]);
  expect(await jobs(store)).toEqual([{ state: 'failed', attempt: 2, error: { code: 'RUN_WORKER_DIED', values: { value: 2 }, place: {} } }]);
  expect(dead).toEqual([{ id, kind: 'probe', attempt: 2 }]);
});

it('a job that is given back waits for the next as if it had not been taken', async () => {
  const store = await fresh();
  const queue = sqlQueue(store.system, { leaseSeconds: 20, worker: 'a' });
  await add(queue, { maxAttempts: 1 });
  await queue.release((await queue.take(KIND))!);
  expect((await queue.take(KIND))?.attempt).toBe(2);
});

it('is worked on by two workers: thirty jobs, each once', async () => {
  const store = await fresh();
  const queue = sqlQueue(store.system, { leaseSeconds: 20, worker: 'a' });
  const ids = await Promise.all(Array.from({ length: 30 }, () => add(queue)));
  const done: string[][] = [[], []];
  for (const own of done) {
    const probe: Handler = async ({ id }) => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      // Written twice it would be refused.
      return async (tx) => {
        await tx
          .insertInto('schedule')
          .values({ name: id, cron: '', zone: '', kind: '', next_at: new Date('2100-01-01') })
          .execute();
        own.push(id);
      };
    };
    workers.push(startWorker({ store: store.system, version: '0', pollMs: 5, handlers: { probe } }));
  }
  await until(async () => (await jobs(store)).every(({ state }) => state === 'done'));
  expect(done.flat().sort()).toEqual([...ids].sort());
  expect(done.every((own) => own.length > 0)).toBe(true);
  const attempts = await store.owner.transaction((tx) =>
    tx
      .selectFrom('job_attempt')
      .select('outcome')
      .where('job', 'in', ids as string[])
      .execute(),
  );
  expect(attempts).toEqual(ids.map(() => ({ outcome: 'done' })));
});

it('wakes a worker that would ask much later, and tells one at work that its job is cancelled', async () => {
  const store = await fresh();
  const queue = sqlQueue(store.system, { leaseSeconds: 60, worker: 'a' });
  const begun: string[] = [];
  const ended: unknown[] = [];
  const probe: Handler = ({ id }, { signal }) => {
    begun.push(id);
    return new Promise((_, reject) =>
      signal.addEventListener('abort', () => {
        ended.push(signal.reason);
        reject(signal.reason as Error);
      }),
    );
  };
  workers.push(
    startWorker({
      ...{ store: store.system, address: store.connection(SYSTEM), version: '0', pollMs: 600_000, leaseSeconds: 60 },
      handlers: { probe },
    }),
  );
  const id = (await add(queue))!;
  await until(() => begun.length === 1);
  await store.owner.transaction((tx) =>
    tx.updateTable('job').set({ state: 'cancelled', lease_until: null, ended_at: new Date() }).where('id', '=', id).execute(),
  );
  await until(() => ended.length === 1);
  expect(ended).toMatchObject([{ why: 'cancelled' }]);
  await add(queue);
  await until(() => begun.length === 2);
});

it('works again once the store is back', async () => {
  const store = await fresh();
  const queue = sqlQueue(store.system, { leaseSeconds: 20, worker: 'a' });
  const errors: unknown[] = [];
  const done: string[] = [];
  const probe: Handler = async ({ id }) => {
    done.push(id);
    return nothing;
  };
  workers.push(
    startWorker({
      ...{ store: store.system, address: store.connection(SYSTEM), version: '0', pollMs: 20 },
      ...{ handlers: { probe }, onError: (error) => errors.push(error) },
    }),
  );
  await add(queue);
  await until(() => done.length === 1);
  // All of its connections are cut, the one that listens too.
  await store.owner.transaction(async (tx) => {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'binome_system' and datname = current_database()`.execute(
      tx,
    );
  });
  await until(async () => (await add(queue).catch(() => null)) !== null);
  await until(() => done.length === 2);
});

it('makes one job of each due time, whatever the clocks do', async () => {
  const store = await fresh();
  const [a, b] = ['a', 'b'].map((worker) => sqlQueue(store.system, { leaseSeconds: 20, worker }));
  const due = { name: 'nightly', cron: '30 2 * * *', kind: 'probe' };
  await a!.schedule(due, new Date('2025-03-28T12:00:00Z'));
  const tick = async (at: string): Promise<number> => {
    const both = await Promise.all([a!, b!].map((queue) => queue.tick(new Date(at), randomUUID)));
    return both[0]! + both[1]!;
  };
  expect(await tick('2025-03-29T01:29:59Z')).toBe(0);
  expect(await tick('2025-03-29T01:30:00Z')).toBe(1);
  await b!.schedule(due, new Date('2025-03-29T02:00:00Z'));
  expect(await tick('2025-03-29T01:30:00Z')).toBe(0);
  // What was missed for a week is made up for once.
  expect(await tick('2025-04-05T12:00:00Z')).toBe(1);
  expect(await tick('2025-04-05T12:00:01Z')).toBe(0);
  expect((await jobs(store)).length).toBe(2);
});

it('knows summer time and leap days', () => {
  const next = (cron: string, from: string): string => nextAfter(cron, new Date(from)).toISOString();
  // Five in the morning in France: four by world time in winter, three in summer.
  expect(next('0 5 * * *', '2025-03-29T12:00:00Z')).toBe('2025-03-30T03:00:00.000Z');
  expect(next('0 5 * * *', '2025-03-28T12:00:00Z')).toBe('2025-03-29T04:00:00.000Z');
  expect(next('0 5 * * *', '2025-10-25T12:00:00Z')).toBe('2025-10-26T04:00:00.000Z');
  // Half past two does not exist on that day: it is met when the clocks go on; in autumn it is twice, and met once.
  expect(next('30 2 * * *', '2025-03-29T12:00:00Z')).toBe('2025-03-30T01:00:00.000Z');
  const first = next('30 2 * * *', '2025-10-25T12:00:00Z');
  expect(first).toBe('2025-10-26T00:30:00.000Z');
  expect(next('30 2 * * *', first)).toBe('2025-10-27T01:30:00.000Z');
  expect(next('0 5 29 2 *', '2025-01-01T00:00:00Z')).toBe('2028-02-29T04:00:00.000Z');
});
