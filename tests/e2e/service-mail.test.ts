/** Letters by workers in processes of their own that are killed at any moment: none goes out twice, and each is accounted for. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { seededRandom } from '../../benchmarks/random.mjs';
import { tell } from '../../src/service/acts/acting.ts';
import { type MailLine, setMailing } from '../../src/service/acts/mail.ts';
import type { MailServer } from '../../src/service/jobs/smtp.ts';
import { restoreStore } from '../../src/service/shell/commands.ts';
import { readConfiguration } from '../../src/service/shell/configuration.ts';
import { reachStoreBeside, withClient } from '../../src/service/shell/stores.ts';
import { backUp } from '../../src/service/store/backup.ts';
import { OWNER, SYSTEM } from '../../src/service/store/roles.ts';
import type { Items } from '../service/census.ts';
import { connected } from '../service/database.ts';
import { type TestService, useService } from '../service/service.ts';
import { mailServer } from '../service/smtp.ts';
import { build, project } from './build.ts';

const BOARD = 'DISP-LYO';
const fresh = useService();
const children: ChildProcess[] = [];
const root = mkdtempSync(path.join(tmpdir(), 'binome-mail-'));
// The account that the server runs under has to enter.
chmodSync(root, 0o755);

beforeAll(build, 300_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function worker(test: TestService, mail: MailServer): Promise<ChildProcess> {
  const options = { connection: test.store.connection(SYSTEM), version: '0.0.0', leaseSeconds: 1, mail };
  const child = spawn(process.execPath, ['tests/service/worker-process.mjs', JSON.stringify(options)], {
    ...{ cwd: project, stdio: ['ignore', 'pipe', 'inherit'] },
  });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

/** @param readers accounts of the board with an address */
async function queued(readers: number): Promise<TestService> {
  const test = await fresh();
  await setMailing(test.store.system, true, test.clock);
  for (let k = 0; k < readers; k++) {
    const { account } = await test.as(['board', BOARD]);
    await test.store.owner.transaction((tx) => sql`update account set email = ${`r${k}@example.org`} where id = ${account}`.execute(tx));
  }
  const notice = { event: 'e', kind: 'review.asked', board: BOARD, subject: 'x' } as const;
  await test.store.system.transaction((tx) =>
    tell({ tx, moment: { now: test.clock, newId: randomUUID } }, { role: 'board', scope: BOARD }, notice),
  );
  return test;
}

async function states(test: TestService): Promise<MailLine['state'][]> {
  const administrator = await test.as(['administrator', '*']);
  return (await administrator.ask('GET', '/api/mail')).json<Items<MailLine>>().items.map(({ state }) => state);
}

it('a worker killed once the server has the letter: it went out, nobody knows, and it goes out no second time', async () => {
  const test = await queued(1);
  let arrived = 0;
  const { server } = await mailServer({
    onData: (stream, _, done) => {
      stream.resume().on('end', () => {
        arrived++;
        setTimeout(done, 60_000).unref();
      });
    },
  });
  const first = await worker(test, server);
  await expect.poll(() => arrived, { timeout: 20_000 }).toBe(1);
  expect(await states(test)).toEqual(['under-way']);
  first.kill('SIGKILL');
  await worker(test, server);
  await expect.poll(() => states(test), { timeout: 20_000 }).toEqual(['unknown']);
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect([arrived, await states(test)]).toEqual([1, ['unknown']]);
}, 120_000);

it('workers that are killed one after the other: every letter is sent once, or told as unknown', async () => {
  const LETTERS = 40;
  const random = seededRandom('letters');
  const test = await queued(LETTERS);
  const received = new Map<string, number>();
  const { server } = await mailServer({
    onData: (stream, { envelope }, done) => {
      const to = envelope.rcptTo[0]!.address;
      stream.resume().on('end', () => {
        received.set(to, (received.get(to) ?? 0) + 1);
        setTimeout(done, 20);
      });
    },
  });
  let kills = 0;
  const isOver = async (): Promise<boolean> => (await states(test)).every((state) => state === 'sent' || state === 'unknown');
  while (!(await isOver())) {
    // By letters, not by time: of those that arrive until the kill each worker has one under way at most, on a slow machine as well.
    const enough = received.size + random.int(5, 8);
    const pair = await Promise.all([worker(test, server), worker(test, server)]);
    await expect.poll(async () => received.size >= enough || (await isOver()), { timeout: 30_000, interval: 5 }).toBe(true);
    for (const child of pair) {
      child.kill('SIGKILL');
      kills++;
    }
  }
  const all = await states(test);
  const sent = all.filter((state) => state === 'sent').length;
  expect([all.length, await isOver()]).toEqual([LETTERS, true]);
  expect([...received.values()].filter((times) => times > 1)).toEqual([]);
  expect(received.size).toBeGreaterThanOrEqual(sent);
  // Killed so often that it was put to the test, and yet most were sent.
  expect(kills).toBeGreaterThanOrEqual(4);
  expect(sent).toBeGreaterThan(LETTERS / 2);
}, 120_000);

it('a restored backup sends nothing of what waited when it was made', async () => {
  const test = await queued(1);
  const client = await connected(test.store.connection(OWNER));
  const file = path.join(root, 'backup');
  await backUp(client, file);
  await client.end();
  writeFileSync(path.join(root, 'binome.json'), JSON.stringify({ database: { folder: 'copy' } }));
  const configuration = readConfiguration(path.join(root, 'binome.json'), {});
  await restoreStore(configuration, file);
  const reached = await reachStoreBeside(configuration.store);
  const { rows } = await withClient(reached, SYSTEM, (copy) => copy.query(`select state from mail_state`));
  await reached.leave();
  expect(rows).toEqual([{ state: 'cancelled' }]);
  expect(await states(test)).toEqual(['waiting']);
}, 120_000);
