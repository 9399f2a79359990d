/** What of a run is told to whom: its events, its files, its bundle. The results are laid out; that they are the engine's is tested with workers. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { unzipSync } from 'fflate';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { zipped } from '../../../src/service/http/zip.ts';
import { applied, FILES, hash, keep, ROUND, ROUND_PATH, rounds } from '../../service/season.ts';
import { type Client, type TestService, useService } from '../../service/service.ts';

const fresh = useService();

interface Asked {
  readonly test: TestService;
  readonly board: Client;
  readonly id: string;
}

async function asked(): Promise<Asked> {
  const test = await fresh();
  const board = await test.as(['board', 'DISP-BOR']);
  await rounds(test);
  await applied(test, 'DISP-BOR', board.account);
  const { id } = (await board.ask('POST', `${ROUND_PATH}/runs`)).json<{ id: string }>();
  return { test, board, id };
}

const RESULT: Readonly<Record<string, string>> = {
  'proposal.json': '{"pairs": []}',
  'report.html': '<!doctype html><p>Rapport</p>',
  'note.txt': 'for nobody',
};

/** As a worker leaves a run that is done. */
async function done(test: TestService, id: string): Promise<void> {
  await test.store.owner.transaction(async (tx) => {
    await sql`update job set state = 'done', attempt = 1, ended_at = now(), lease_until = null where id = ${id}`.execute(tx);
    await tx
      .insertInto('run_result')
      .values({ run: id, attempt: 1, ending: 'done', document: '{"totals": {"matched": 2}}', at: test.clock })
      .execute();
    for (const [position, [name, text]] of Object.entries(RESULT).entries())
      await tx
        .insertInto('run_file')
        .values({ run: id, position, name, sha256: await keep(tx, text), confidential: name === 'note.txt' })
        .execute();
  });
}

it('gives the files of a result to whoever may read the run, and a confidential one to nobody', async () => {
  const { test, board, id } = await asked();
  await done(test, id);
  const files = (await board.ask('GET', `/api/runs/${id}`)).json<{ files: object[]; result: object }>();
  expect(files).toMatchObject({
    files: ['proposal.json', 'report.html'].map((name) => ({ name, sha256: hash(RESULT[name]!), href: `/api/runs/${id}/files/${name}` })),
    result: { ending: 'done', totals: { matched: 2 } },
  });
  const report = await board.ask('GET', `/api/runs/${id}/files/report.html`);
  expect([report.body, report.headers['content-type'], report.headers['content-security-policy']]).toEqual([
    RESULT['report.html'],
    'text/html; charset=utf-8',
    expect.stringContaining("sandbox; default-src 'none'; object-src 'none'; base-uri 'none'") as unknown,
  ]);
  expect((await board.ask('GET', `/api/runs/${id}/files/note.txt`)).statusCode).toBe(404);
  expect((await board.ask('GET', `/api/runs/${id}/files/..%2Fx`)).statusCode).toBe(404);
  const school = await test.as(['training-unit', '*']);
  // The training unit follows the run and reads nobody's name in it.
  expect((await school.ask('GET', `/api/runs/${id}`)).json()).toMatchObject({ state: 'done', files: [] });
  for (const name of ['proposal.json', 'report.html', 'bundle.json', 'none'])
    expect((await school.ask('GET', `/api/runs/${id}/files/${name}`)).json()).toMatchObject({ status: 403, code: 'SERVICE_FORBIDDEN' });
  expect((await school.ask('GET', `/api/runs/${id}/files/places.csv`)).statusCode).toBe(404);
  for (const grant of [
    ['board', 'DISP-LYO'],
    ['director', 'SPIP-33'],
    ['administrator', '*'],
    ['mentor', 'T-1'],
    ['trainee', 'S-1'],
  ] as const) {
    const other = await test.as(grant);
    expect((await other.ask('GET', '/api/runs')).json()).toEqual({ items: [] });
    for (const path of ['', '/files/proposal.json', '/bundle.zip', '/events'])
      expect([path, (await other.ask('GET', `/api/runs/${id}${path}`)).statusCode]).toEqual([path, 404]);
    expect((await other.ask('DELETE', `/api/runs/${id}`)).statusCode).toBe(404);
  }
  expect((await test.nobody.ask('GET', `/api/runs/${id}/bundle.zip`)).statusCode).toBe(401);
});

it('gives the inputs to those alone who may read the census', async () => {
  const { test, board, id } = await asked();
  await done(test, id);
  const zip = await board.ask('GET', `/api/runs/${id}/bundle.zip`);
  const texts = Object.fromEntries(Object.entries(unzipSync(zip.rawPayload)).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]));
  expect(texts).toEqual({
    'inputs/census/stagiaires.csv': FILES['stagiaires.csv'],
    'inputs/census/tuteurs.csv': FILES['tuteurs.csv'],
    'result/proposal.json': RESULT['proposal.json'],
    'result/report.html': RESULT['report.html'],
  });
  const school = await test.as(['training-unit', '*']);
  expect((await school.ask('GET', `/api/runs/${id}/bundle.zip`)).json()).toMatchObject({ status: 403, code: 'SERVICE_FORBIDDEN' });
  // Past the routes, with the database's own rights.
  const seen = async ({ secret }: Client): Promise<number> =>
    test.store.app.transaction(async (tx) => {
      await sql`select set_config('binome.token', ${secret}, true)`.execute(tx);
      const { rows } = await sql`select from blob where sha256 = ${hash(FILES['tuteurs.csv']!)}`.execute(tx);
      return rows.length;
    });
  expect([await seen(board), await seen(school), await seen(await test.as(['board', 'DISP-LYO']))]).toEqual([1, 0, 0]);
  const touched = async ({ secret }: Client, state: string): Promise<number> =>
    test.store.app.transaction(async (tx) => {
      await sql`select set_config('binome.token', ${secret}, true)`.execute(tx);
      const { numAffectedRows } = await sql`update job set state = ${state}, ended_at = now(), lease_until = null`.execute(tx);
      return Number(numAffectedRows);
    });
  expect(await touched(await test.as(['board', 'DISP-LYO']), 'cancelled')).toBe(0);
  // What has ended stays so; what has not is cancelled and nothing else.
  expect(await touched(board, 'cancelled')).toBe(0);
  await test.store.owner.transaction((tx) => sql`update job set state = 'queued', ended_at = null`.execute(tx));
  await expect(touched(board, 'done')).rejects.toMatchObject({ code: '42501' });
  expect(await touched(board, 'cancelled')).toBe(1);
});

it('runs the other commands on the census of a directorate, or of them all for the training unit', async () => {
  const { test, board, id } = await asked();
  const lyon = await test.as(['board', 'DISP-LYO']);
  const school = await test.as(['training-unit', '*']);
  await applied(
    test,
    'DISP-LYO',
    lyon.account,
    { 'tuteurs.csv': FILES['tuteurs.csv']!, 'autres.csv': FILES['stagiaires.csv']!.replaceAll('S-', 'L-') },
    true,
  );
  const ask = (client: Client, body: unknown) => client.ask('POST', '/api/runs', body);
  const kept = async (client: Client, body: unknown): Promise<{ request: unknown; places: string[]; board: string | null }> => {
    const answer = await ask(client, body);
    expect([answer.statusCode, answer.headers['location']]).toEqual([202, `/api/runs/${answer.json<{ id: string }>().id}`]);
    const run = await test.store.owner.transaction((tx) =>
      tx
        .selectFrom('run')
        .select(['request', 'inputs', 'board'])
        .where('id', '=', answer.json<{ id: string }>().id)
        .executeTakeFirstOrThrow(),
    );
    return { request: run.request, places: (run.inputs as { place: string }[]).map(({ place }) => place), board: run.board };
  };
  const own = ['census/tuteurs.csv', 'census/stagiaires.csv'];
  expect(await kept(board, { command: 'recruitment', board: 'DISP-BOR', periods: ['SP1', 'SP2'], limits: { nodeLimit: 5 } })).toEqual({
    request: { periods: ['SP1', 'SP2'], census: own, acceptPartial: false, limits: { nodeLimit: 5 } },
    ...{ places: own, board: 'DISP-BOR' },
  });
  const all = ['census/DISP-BOR/tuteurs.csv', 'census/DISP-BOR/stagiaires.csv', 'census/DISP-LYO/autres.csv'];
  expect(await kept(school, { command: 'plan-periods', periods: ['SP1'] })).toEqual({
    request: { periods: ['SP1'], decided: [], census: all, acceptPartial: true, limits: {} },
    ...{ places: all, board: null },
  });
  const backtest = { command: 'backtest', board: 'DISP-BOR', period: 'SP1' };
  expect((await ask(board, backtest)).json()).toMatchObject({ status: 409, code: 'RUN_NO_PAIRS' });
  const withPairs = await kept(board, { ...backtest, pairs: [['S-1', 'T-1'], { trainee: 'S;2', mentor: 'T-2' }] });
  expect(withPairs.request).toMatchObject({ pairs: 'pairs/binomes.csv', period: 'SP1' });
  const pairs = await test.store.owner.transaction((tx) =>
    tx.selectFrom('blob').select('bytes').where('sha256', '=', hash('stagiaire;tuteur\r\nS-1;T-1\r\n"S;2";T-2\r\n')).execute(),
  );
  expect(pairs.length).toBe(1);
  expect((await ask(board, { command: 'stress', run: id })).json()).toMatchObject({ code: 'RUN_NOT_DONE' });
  await done(test, id);
  expect(await kept(board, { command: 'stress', run: id })).toMatchObject({
    request: { folder: 'folder', limits: {} },
    places: ['folder/proposal.json', 'folder/report.html'],
  });
  expect((await board.ask('GET', `/api/runs?round=${encodeURIComponent(ROUND)}`)).json<{ items: object[] }>().items.length).toBe(2);
  expect((await ask(board, { command: 'plan-periods', periods: ['SP1'] })).statusCode).toBe(403);
  expect((await ask(board, { command: 'recruitment', board: 'DISP-LYO', periods: ['SP1'] })).statusCode).toBe(403);
  expect((await ask(lyon, { command: 'stress', run: id })).statusCode).toBe(404);
  expect((await ask(board, { command: 'match', board: 'DISP-BOR' })).statusCode).toBe(422);
  expect((await ask(board, { command: 'recruitment', board: 'DISP-BOR', periods: ['SP1'], calendar: 4 })).json()).toMatchObject({
    code: 'RUN_CALENDAR',
  });
});

it('lists runs, the latest first, page by page', async () => {
  const { test, board, id } = await asked();
  const ids = [id];
  for (let k = 0; k < 3; k++) {
    test.clock = new Date(test.clock.getTime() + 1000);
    ids.push(
      (await board.ask('POST', '/api/runs', { command: 'recruitment', board: 'DISP-BOR', periods: ['SP1'] })).json<{ id: string }>().id,
    );
  }
  const page = async (query: string): Promise<[string[], string | undefined]> => {
    const { items, next } = (await board.ask('GET', `/api/runs?${query}`)).json<{ items: { id: string }[]; next?: string }>();
    return [items.map((item) => item.id), next];
  };
  const [first, next] = await page('limit=3');
  const [second, none] = await page(`limit=3&after=${next ?? ''}`);
  expect([...first, ...second]).toEqual(ids.toReversed());
  expect(none).toBeUndefined();
  expect(await page('board=DISP-LYO')).toEqual([[], undefined]);
});

interface Stream {
  readonly events: [string, Record<string, unknown>][];
  readonly headers: http.IncomingHttpHeaders;
  readonly ended: Promise<void>;
  readonly leave: () => void;
}

async function follow(test: TestService, { secret }: Client, id: string): Promise<Stream> {
  if (test.server.server.address() === null) await test.server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = test.server.server.address() as AddressInfo;
  const request = http.get({ port, path: `/api/runs/${id}/events`, headers: { cookie: `binome=${secret}` } });
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => request.on('response', resolve).on('error', reject));
  const events: Stream['events'] = [];
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (piece: string) => {
    text += piece;
    const parts = text.split('\n\n');
    text = parts.pop()!;
    for (const part of parts) {
      const [, name, data] = /^event: (.*)\ndata: (.*)$/.exec(part) ?? [];
      if (name !== undefined) events.push([name, JSON.parse(data!) as Record<string, unknown>]);
    }
  });
  const ended = new Promise<void>((resolve) => response.on('close', resolve));
  response.on('error', () => undefined);
  return { events, headers: response.headers, ended, leave: () => request.destroy() };
}

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function working(test: TestService, id: string, stage: string): Promise<void> {
  await test.store.owner.transaction((tx) =>
    sql`update job set state = 'running', attempt = 1, lease_until = now() + interval '1 hour',
      progress = ${JSON.stringify({ stage, done: 1, of: 2 })}::jsonb where id = ${id}`.execute(tx),
  );
}

it('tells of a run as it goes on, and ends with it', async () => {
  const { test, board, id } = await asked();
  const { events, headers, ended } = await follow(test, board, id);
  expect(headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
  expect(headers['cache-control']).toContain('no-transform');
  await until(() => events.length === 1);
  await working(test, id, 'score');
  await until(() => events.length === 3);
  await working(test, id, 'solve');
  await until(() => events.length === 4);
  await done(test, id);
  await ended;
  expect(events.map(([name, { state, stage }]) => [name, state ?? stage])).toEqual([
    ['state', 'queued'],
    ['state', 'running'],
    ['progress', 'score'],
    ['progress', 'solve'],
    ['state', 'done'],
    ['end', 'done'],
  ]);
  await test.server.close();
});

it('asks no more for a run whose reader has gone, whose session has ended, or when the service stops', async () => {
  const { test, board, id } = await asked();
  let asking = 0;
  const { now } = test.service;
  Object.assign(test.service, { now: () => (asking++, now()) });
  const quiet = async (): Promise<void> => {
    for (let last = -1; last !== asking;) {
      last = asking;
      await new Promise((resolve) => setTimeout(resolve, 900));
    }
  };
  const gone = await follow(test, board, id);
  await until(() => gone.events.length === 1);
  gone.leave();
  await quiet();
  expect(asking).toBeLessThan(12);

  const signedOut = await follow(test, board, id);
  await until(() => signedOut.events.length === 1);
  await board.ask('DELETE', '/api/session');
  await signedOut.ended;
  expect(signedOut.events.length).toBe(1);

  const last = await follow(test, await test.as(['board', 'DISP-BOR']), id);
  await until(() => last.events.length === 1);
  await test.server.close();
  await last.ended;
});

it('a zip has the same bytes whatever the zone and the hour of the machine', async () => {
  const files = ['a.csv', 'b.xlsx', 'empty'].map((path) => ({
    path,
    read: () => Promise.resolve(Buffer.from(path === 'empty' ? '' : `${path} é `.repeat(100_000))),
  }));
  const make = async (): Promise<Buffer> => {
    const pieces: Uint8Array[] = [];
    for await (const piece of zipped(files)) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  const zone = process.env['TZ'];
  const made: string[] = [];
  for (const other of ['Europe/Paris', 'Pacific/Auckland', 'America/Cayenne']) {
    process.env['TZ'] = other;
    made.push(hash(await make()));
  }
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
  expect(new Set(made).size).toBe(1);
  const back = unzipSync(await make());
  expect(Object.keys(back)).toEqual(['a.csv', 'b.xlsx', 'empty']);
  expect(back['b.xlsx']!.length).toBe(Buffer.byteLength('b.xlsx é ') * 100_000);
});
