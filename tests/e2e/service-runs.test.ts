/** Runs of the service: what they are made from, what they come to, and that the command line comes to the same. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { VERSION } from '../../src/cli/version.ts';
import { SYSTEM } from '../../src/service/store/roles.ts';
import type { Proposal } from '../../src/domain/index.ts';
import { applied, demoFiles, FILES, ROUND, ROUND_PATH, rounds } from '../service/season.ts';
import { type Client, type TestService, useService } from '../service/service.ts';
import { build, project } from './build.ts';
import { useWorkers } from './service-worker.ts';
import { run as commandLine } from './command-line.ts';

const fresh = useService();
const work = useWorkers();
const root = mkdtempSync(path.join(tmpdir(), 'binome-runs-'));

beforeAll(build, 300_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Run {
  readonly id: string;
  readonly state: string;
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly href: string }[];
}

async function ended(client: Client, id: string): Promise<Run> {
  for (;;) {
    const run = (await client.ask('GET', `/api/runs/${id}`)).json<Run>();
    if (run.state !== 'queued' && run.state !== 'running') return run;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function season(): Promise<{ test: TestService; board: Client }> {
  const test = await fresh();
  const board = await test.as(['board', 'DISP-BOR']);
  await rounds(test);
  await applied(test, 'DISP-BOR', board.account);
  return { test, board };
}

function unpack(zip: Uint8Array): string {
  const folder = mkdtempSync(path.join(root, 'bundle-'));
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  return folder;
}

it('a run of a round is a run of the command line, byte for byte, and can be replayed from what is downloaded', async () => {
  const { test, board } = await season();
  expect((await board.ask('GET', ROUND_PATH)).json()).toMatchObject({ state: 'ready' });
  const asked = await board.ask('POST', `${ROUND_PATH}/runs`, {});
  expect([asked.statusCode, asked.headers['location']]).toEqual([202, `/api/runs/${asked.json<Run>().id}`]);
  const { id } = asked.json<Run>();
  expect((await board.ask('GET', `/api/runs/${id}`)).json()).toMatchObject({
    ...{ id, command: 'match', board: 'DISP-BOR', round: ROUND, state: 'queued', attempt: 0, progress: null, result: null, error: null },
    ...{ files: [], by: board.account, version: 1 },
  });
  expect((await board.ask('GET', `/api/runs/${id}/bundle.zip`)).json()).toMatchObject({ status: 409, code: 'RUN_NOT_DONE' });
  work(test);
  const run = await ended(board, id);
  expect(run).toMatchObject({
    ...{ state: 'done', attempt: 1, error: null, version: 4 },
    result: { ending: 'done', verified: true, proposed: 2, unmet: 1, totals: { trainees: 3, matched: 2 } },
  });
  expect((await board.ask('GET', ROUND_PATH)).json()).toMatchObject({ state: 'drafted' });

  const folder = path.join(root, 'same');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(folder, name), text);
  const census = Object.keys(FILES).map((name) => path.join(folder, name));
  await commandLine('match', '--census', ...census, '--period', 'SP1', '--out', path.join(folder, 'out'));
  expect(run.files.map(({ name }) => name).sort()).toEqual(readdirSync(path.join(folder, 'out')).sort());
  for (const { name, href } of run.files) {
    const file = await board.ask('GET', href);
    expect(file.statusCode).toBe(200);
    expect(file.rawPayload.equals(readFileSync(path.join(folder, 'out', name)))).toBe(true);
  }

  const zip = await board.ask('GET', `/api/runs/${id}/bundle.zip`);
  expect([zip.statusCode, zip.headers['content-type']]).toEqual([200, 'application/zip']);
  expect((await board.ask('GET', `/api/runs/${id}/bundle.zip`)).rawPayload.equals(zip.rawPayload)).toBe(true);
  const unpacked = unpack(zip.rawPayload);
  expect(await commandLine('replay', path.join(unpacked, 'result'), '--inputs', path.join(unpacked, 'inputs'))).toMatchObject({ code: 0 });
});

it('says why none can be asked for: no census, one that is under way, pairs that the round cannot have', async () => {
  const test = await fresh();
  const board = await test.as(['board', 'DISP-BOR']);
  const school = await test.as(['training-unit', '*']);
  await rounds(test);
  const ask = (client: Client, body?: unknown) => client.ask('POST', `${ROUND_PATH}/runs`, body, { 'accept-language': 'en' });
  expect((await ask(board)).json()).toMatchObject({ status: 409, code: 'RUN_NO_CENSUS' });
  await applied(test, 'DISP-BOR', board.account);
  for (const [client, status] of [
    [await test.as(['director', 'SPIP-33']), 403],
    [await test.as(['administrator', '*']), 404],
    [await test.as(['board', 'DISP-LYO']), 404],
    [test.nobody, 401],
  ] as const)
    expect((await ask(client, {})).statusCode).toBe(status);
  for (const [body, code] of [
    [{ pins: [['S-1', 'T-9']] }, 'RUN_PIN_UNKNOWN'],
    [{ pins: [['T-1', 'S-1']] }, 'RUN_PIN_UNKNOWN'],
    [{ pins: [{ trainee: 'S-1', mentor: 'T-1' }, ['S-1', 'T-2']] }, 'RUN_PIN_TWICE'],
    [{ guidelines: 7 }, 'RUN_GUIDELINES'],
    [{ pins: 'S-1' }, 'SERVICE_BODY'],
    [{ limits: { nodes: 3 } }, 'SERVICE_BODY'],
    [{ pin: [] }, 'SERVICE_BODY'],
  ] as const) {
    const refused = await ask(board, body);
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([422, code]);
  }
  expect((await board.ask('POST', '/api/rounds/DISP-BOR.CPIP%2029.SP9/runs', {})).statusCode).toBe(404);
  const first = await board.ask(
    'POST',
    `${ROUND_PATH}/runs`,
    { pins: [['S-3', 'T-1']], limits: { nodeLimit: 9 } },
    { 'idempotency-key': 'k' },
  );
  expect(first.statusCode).toBe(202);
  const again = await board.ask(
    'POST',
    `${ROUND_PATH}/runs`,
    { pins: [['S-3', 'T-1']], limits: { nodeLimit: 9 } },
    { 'idempotency-key': 'k' },
  );
  expect([again.statusCode, again.json(), again.headers['location']]).toEqual([202, first.json(), first.headers['location']]);
  const second = await ask(school, {});
  expect(second.json()).toMatchObject({
    status: 409,
    code: 'RUN_UNDER_WAY',
    title: expect.stringContaining(first.json<Run>().id) as string,
  });
  const [one, other] = await Promise.all([test.as(['board', 'DISP-BOR']), test.as(['board', 'DISP-BOR'])]);
  expect((await board.ask('DELETE', `/api/runs/${first.json<Run>().id}`)).statusCode).toBe(204);
  const both = await Promise.all([ask(one, {}), ask(other, {})]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([202, 409]);
  const { request, guidelines } = await test.store.owner.transaction((tx) =>
    tx.selectFrom('run').select(['request', 'guidelines']).where('id', '=', first.json<Run>().id).executeTakeFirstOrThrow(),
  );
  expect([request, guidelines]).toEqual([
    {
      ...{ period: 'SP1', pins: [['S-3', 'T-1']], acceptPartial: false, limits: { nodeLimit: 9 } },
      census: ['census/tuteurs.csv', 'census/stagiaires.csv'],
    },
    'shipped',
  ]);
});

it('keeps a pair for each trainee, with the fingerprint that the store makes of what counts now', async () => {
  const { test, board } = await season();
  work(test);
  const { id } = (await board.ask('POST', `${ROUND_PATH}/runs`)).json<Run>();
  await ended(board, id);
  const pairs = await test.store.owner.transaction(async (tx) => {
    const { rows } = await sql<Record<string, unknown>>`select trainee, mentor, trainee_service, mentor_service, score > 0 as scored,
      entry -> 'trainee' ->> 'id' as entry, facts_hash = pair_facts(trainee, mentor) as same from run_pair where run = ${id} order by trainee`.execute(
      tx,
    );
    return rows;
  });
  const service = 'SPIP-33';
  expect(pairs).toEqual([
    { trainee: 'S-1', mentor: 'T-1', trainee_service: service, mentor_service: service, scored: true, entry: 'S-1', same: true },
    { trainee: 'S-2', mentor: 'T-2', trainee_service: service, mentor_service: service, scored: true, entry: 'S-2', same: true },
    { trainee: 'S-3', mentor: null, trainee_service: service, mentor_service: null, scored: null, entry: 'S-3', same: true },
  ]);
  const told = await board.ask('GET', '/api/runs?limit=1');
  expect(told.json()).toMatchObject({ items: [{ id }] });
  const notices = await test.store.owner.transaction((tx) => tx.selectFrom('notice').select(['kind', 'subject', 'account']).execute());
  expect(notices).toEqual([{ kind: 'run.done', subject: ROUND, account: board.account }]);
});

it('follows what was decided, and leaves out what was refused; what was taken back since is followed no more', async () => {
  const { test, board } = await season();
  const director = await test.as(['director', 'SPIP-33']);
  work(test);
  const first = await ended(board, (await board.ask('POST', `${ROUND_PATH}/runs`)).json<Run>().id);
  const submit = (run: string, number: number): Promise<unknown> =>
    test.store.owner.transaction((tx) =>
      tx.insertInto('submission').values({ round: ROUND, number, run, by: board.account, at: test.clock }).execute(),
    );
  const decide = (trainee: string, number: number, kind: string, mentor: string | null, proposed: string | null): Promise<unknown> =>
    test.store.owner.transaction((tx) =>
      tx
        .insertInto('decision')
        .values({
          ...{
            id: randomUUID(),
            round: ROUND,
            trainee,
            number,
            submission: 1,
            kind,
            mentor,
            proposed,
            reason: 'Vu ensemble',
            facts_hash: '',
          },
          ...{ trainee_service: 'SPIP-33', mentor_service: mentor === null ? null : 'SPIP-33', by: director.account },
          ...{ by_name: 'Anne Orme, directrice', at: new Date('2025-07-03T22:30:00Z') },
        })
        .execute(),
    );
  await submit(first.id, 1);
  await decide('S-1', 1, 'refuse', 'T-1', 'T-1');
  await decide('S-3', 1, 'change', 'T-1', null);
  await decide('S-2', 1, 'accept', 'T-2', 'T-2');
  const second = await ended(board, (await board.ask('POST', `${ROUND_PATH}/runs`)).json<Run>().id);
  expect(second).toMatchObject({ state: 'done', error: null });
  const proposalOf = async (run: Run): Promise<Proposal> =>
    (await board.ask('GET', `/api/runs/${run.id}/files/proposal.json`)).json<Proposal>();
  const proposal = await proposalOf(second);
  expect(proposal.pairs.map(({ trainee, mentor }) => [trainee.id, mentor.id])).toEqual([
    ['S-2', 'T-2'],
    ['S-3', 'T-1'],
  ]);
  expect(proposal.refusedPairs).toEqual([['S-1', 'T-1']]);
  expect(proposal.decided).toMatchObject([
    { trainee: { id: 'S-2' }, by: 'Anne Orme, directrice', on: '2025-07-04', reason: 'Vu ensemble', outcome: { brokenRules: [] } },
    { trainee: { id: 'S-3', name: 'Gaël Gui' }, outcome: { proposed: null, mentor: { id: 'T-1', name: 'Alix Ajonc' } } },
  ]);
  const unpacked = unpack((await board.ask('GET', `/api/runs/${second.id}/bundle.zip`)).rawPayload);
  const inputs = path.join(unpacked, 'inputs');
  expect(await commandLine('replay', path.join(unpacked, 'result'), '--inputs', inputs)).toMatchObject({ code: 0 });
  // The same asked by hand, of the same files.
  const census = ['tuteurs.csv', 'stagiaires.csv'].map((name) => path.join(inputs, 'census', name));
  const given = ['--decided', path.join(inputs, 'decided'), '--incumbent', path.join(inputs, 'incumbent', 'proposal.json')];
  const out = path.join(unpacked, 'again');
  await commandLine('match', '--census', ...census, '--period', 'SP1', ...given, '--refused', 'S-1:T-1', '--out', out);
  for (const name of readdirSync(out))
    expect(readFileSync(path.join(out, name)).equals(readFileSync(path.join(unpacked, 'result', name)))).toBe(true);

  await submit(second.id, 2);
  await decide('S-3', 2, 'withdraw', null, null);
  await decide('S-1', 2, 'withdraw', null, null);
  const third = await proposalOf(await ended(board, (await board.ask('POST', `${ROUND_PATH}/runs`)).json<Run>().id));
  expect(third.decided?.map(({ trainee }) => trainee.id)).toEqual(['S-2']);
  expect(third.refusedPairs).toBeUndefined();
  expect(third.pairs.map(({ trainee, mentor }) => [trainee.id, mentor.id])).toEqual([
    ['S-1', 'T-1'],
    ['S-2', 'T-2'],
  ]);
  expect((await board.ask('POST', `${ROUND_PATH}/runs`, { pins: [['S-2', 'T-1']] })).json()).toMatchObject({ code: 'RUN_PIN_DECIDED' });
});

it('tells what was wrong with the input, at once and in the reader’s language', async () => {
  const { test, board } = await season();
  await applied(test, 'DISP-BOR', board.account, { ...FILES, 'stagiaires.csv': FILES['stagiaires.csv']!.replace('CPIP 29', 'CPIP 77') });
  work(test);
  const run = await ended(board, (await board.ask('POST', `${ROUND_PATH}/runs`)).json<Run>().id);
  expect(run).toMatchObject({ state: 'failed', attempt: 1, files: [], result: null, error: { code: 'MATCH_CENSUS_REJECTED' } });
  const [french, english] = await Promise.all(
    ['fr', 'en'].map(async (language) =>
      (await board.ask('GET', `/api/runs/${run.id}`, undefined, { 'accept-language': language })).json<{ error: { says: string } }>(),
    ),
  );
  expect(french!.error.says).not.toBe(english!.error.says);
  expect((await board.ask('DELETE', `/api/runs/${run.id}`)).json()).toMatchObject({ status: 409, code: 'RUN_ENDED' });
});

it('ends a run that is too long or too large, and does not try it again', async () => {
  const { test, board } = await season();
  await applied(test, 'DISP-BOR', board.account, demoFiles());
  work(test);
  for (const [limit, code] of [
    [{ longestSeconds: 1, memoryMb: 500 }, 'RUN_TOO_LONG'],
    [{ longestSeconds: 100, memoryMb: 12 }, 'RUN_MEMORY'],
  ] as const) {
    Object.assign(test.service, { runs: { limits: {}, ...limit } });
    const run = await ended(board, (await board.ask('POST', `${ROUND_PATH}/runs`)).json<Run>().id);
    expect(run).toMatchObject({ state: 'failed', attempt: 1, error: { code } });
  }
});

it('is cancelled at once, waiting or at work, and keeps nothing', async () => {
  const { test, board } = await season();
  await applied(test, 'DISP-BOR', board.account, demoFiles());
  const waiting = (await board.ask('POST', `${ROUND_PATH}/runs`)).json<Run>();
  expect((await board.ask('DELETE', `/api/runs/${waiting.id}`)).statusCode).toBe(204);
  work(test);
  const { id } = (await board.ask('POST', `${ROUND_PATH}/runs`)).json<Run>();
  await until(async () => (await board.ask('GET', `/api/runs/${id}`)).json<{ progress: unknown }>().progress !== null);
  const asked = performance.now();
  expect((await board.ask('DELETE', `/api/runs/${id}`)).statusCode).toBe(204);
  expect(performance.now() - asked).toBeLessThan(1000);
  expect((await board.ask('GET', `/api/runs/${id}`)).json()).toMatchObject({ state: 'cancelled', files: [], result: null });
  expect((await board.ask('DELETE', `/api/runs/${id}`)).statusCode).toBe(409);
  // The worker has heard of it, and is free for others.
  await until(async () => (await attempts(test, id)).length === 1);
  await applied(test, 'DISP-BOR', board.account);
  const next = await ended(board, (await board.ask('POST', `${ROUND_PATH}/runs`)).json<Run>().id);
  expect(next).toMatchObject({ state: 'done', attempt: 1 });
  expect(await attempts(test, id)).toEqual([{ attempt: 1, outcome: 'cancelled' }]);
  const kept = await test.store.owner.transaction((tx) => tx.selectFrom('run_result').select('run').execute());
  expect(kept).toEqual([{ run: next.id }]);
});

async function attempts(test: TestService, job: string): Promise<{ attempt: number; outcome: string | null }[]> {
  return test.store.owner.transaction((tx) =>
    tx
      .selectFrom('job_attempt')
      .select(['attempt', 'outcome'])
      .where('job', '=', job)
      .where('ended_at', 'is not', null)
      .orderBy('attempt')
      .execute(),
  );
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function stateOf(client: Client, id: string): Promise<string> {
  return (await client.ask('GET', `/api/runs/${id}`)).json<Run>().state;
}

/** No result can be written until `work` is over. */
async function whileNoneEnds<T>(test: TestService, work: () => Promise<T>): Promise<T> {
  return test.store.owner.transaction(async (tx) => {
    await sql`lock table run_result in share mode`.execute(tx);
    return work();
  });
}

const processes: ChildProcess[] = [];
afterEach(() => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
});

async function workElsewhere(test: TestService, leaseSeconds: number): Promise<ChildProcess> {
  const options = { connection: test.store.connection(SYSTEM), version: VERSION, leaseSeconds };
  const child = spawn(process.execPath, ['tests/service/worker-process.mjs', JSON.stringify(options)], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  processes.push(child);
  await once(child.stdout, 'data');
  return child;
}

it.each(['SIGKILL', 'SIGSTOP'] as const)('goes on elsewhere when its worker is gone (%s), and has its effect once', async (signal) => {
  const { test, board } = await season();
  const child = await workElsewhere(test, 1);
  const id = await whileNoneEnds(test, async () => {
    const asked = (await board.ask('POST', `${ROUND_PATH}/runs`)).json<Run>();
    await until(async () => (await stateOf(board, asked.id)) === 'running');
    child.kill(signal);
    return asked.id;
  });
  work(test, { leaseSeconds: 60 });
  const run = await ended(board, id);
  expect(run).toMatchObject({ state: 'done', attempt: 2 });
  if (signal === 'SIGSTOP') {
    const exits = once(child, 'exit');
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    expect(await exits).toEqual([0, null]);
  }
  expect(await attempts(test, id)).toEqual([
    { attempt: 1, outcome: 'lost' },
    { attempt: 2, outcome: 'done' },
  ]);
  const [results, done] = await test.store.owner.transaction(async (tx) => [
    await tx.selectFrom('run_result').select('attempt').execute(),
    await tx.selectFrom('audit').select('act').where('act', '=', 'run.done').execute(),
  ]);
  expect([results, done]).toEqual([[{ attempt: 2 }], [{ act: 'run.done' }]]);
});

it('is given back by a worker that is told to stop', async () => {
  const { test, board } = await season();
  await applied(test, 'DISP-BOR', board.account, demoFiles());
  const child = await workElsewhere(test, 60);
  const { id } = (await board.ask('POST', `${ROUND_PATH}/runs`)).json<Run>();
  await until(async () => (await stateOf(board, id)) === 'running');
  const exits = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exits).toEqual([0, null]);
  expect((await board.ask('GET', `/api/runs/${id}`)).json()).toMatchObject({ state: 'queued', attempt: 1 });
  expect(await attempts(test, id)).toEqual([{ attempt: 1, outcome: 'released' }]);
});
