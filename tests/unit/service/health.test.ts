/** How the service says that it is: what stands still is told with its moment, and who may not know it is refused. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { record } from '../../../src/service/acts/acting.ts';
import type { Health } from '../../../src/service/acts/health.ts';
import { useService } from '../../service/service.ts';

const fresh = useService();

it('tells of store, queue, letters, backup and retention', async () => {
  const test = await fresh();
  const admin = await test.as(['administrator', '*']);
  const health = async (): Promise<Health & Record<string, unknown>> => (await admin.ask('GET', '/api/health')).json();
  const first = await health();
  expect(first).toMatchObject({ version: '0.0.0', mode: 'office', startedAt: '2025-07-01T08:00:00.000Z', sessions: 1, backupAt: null });
  expect(first).toMatchObject({ retentionAt: null, mail: { isOn: false, sentAt: null }, record: { lines: 0, at: null } });
  expect(first.queue).toMatchObject({ waiting: 0, waitingSince: null, running: 0, lost: 0, failed: 0, takenAt: null });
  expect(first.store.bytes).toBeGreaterThan(1_000_000);
  expect(first.store.migrations).toBeGreaterThan(8);

  await test.store.owner.transaction(async (tx) => {
    await sql`insert into job (id, kind, state, run_at, lease_until, ended_at) values
      (gen_random_uuid(), 'run', 'queued', '2025-01-01T00:00:00Z', null, null),
      (gen_random_uuid(), 'run', 'queued', '2999-01-01T00:00:00Z', null, null),
      (gen_random_uuid(), 'run', 'running', now(), '2025-01-01T00:00:00Z', null),
      (gen_random_uuid(), 'run', 'failed', now(), null, '2025-06-30T00:00:00Z'),
      (gen_random_uuid(), 'run', 'failed', now(), null, '2025-05-01T00:00:00Z')`.execute(tx);
  });
  const moment = { now: test.clock, newId: () => '' };
  await test.store.system.transaction((tx) => record({ tx, moment }, 'backup.write', { subject: 'service', payload: { rows: 1 } }));
  const then = await health();
  expect(then.queue).toMatchObject({ waiting: 1, waitingSince: '2025-01-01T00:00:00.000Z', running: 1, lost: 1, failed: 1 });
  expect(then).toMatchObject({ backupAt: '2025-07-01T08:00:00.000Z', record: { lines: 1, at: '2025-07-01T08:00:00.000Z' } });
  const board = await test.as(['board', 'DISP-LYO']);
  expect((await board.ask('GET', '/api/health')).statusCode).toBe(403);
  expect((await test.nobody.ask('GET', '/api/health')).statusCode).toBe(401);
});
