/** The match of a period for the whole country: it fans out into a run for each round, and ends once all of these have, however they end. */
import { beforeAll, expect, it } from 'vitest';
import { applied, FILES, rounds } from '../service/season.ts';
import { type Client, type TestService, useService } from '../service/service.ts';
import { build } from './build.ts';
import { useWorkers } from './service-worker.ts';

const fresh = useService();
const work = useWorkers();
beforeAll(build, 300_000);

interface Run {
  readonly id: string;
  readonly state: string;
  readonly attempt: number;
  readonly version: number;
  readonly progress: unknown;
  readonly result: { readonly proposed: number; readonly unmet: number } | null;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly parts?: readonly { readonly run: string; readonly round: string; readonly state: string }[];
  readonly leftOut?: readonly { readonly round: string; readonly code: string }[];
}

const read = async (client: Client, id: string): Promise<Run> => (await client.ask('GET', `/api/runs/${id}`)).json<Run>();

async function ended(client: Client, id: string): Promise<Run> {
  let run = await read(client, id);
  for (let version = 0; run.state === 'queued' || run.state === 'running'; run = await read(client, id)) {
    // Whatever happens to it, its version never goes back.
    expect(run.version).toBeGreaterThanOrEqual(version);
    version = run.version;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return run;
}

const BOARDS = ['DISP-BOR', 'DISP-LYO'];
const FRENCH: Readonly<Record<string, string>> = { 'DISP-BOR': '33', 'DISP-LYO': '69' };
const roundOf = (board: string): string => `${board}.CPIP 29.SP1`;

/** The census of Bordeaux, told of another directorate. */
function filesOf(board: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(FILES).map(([name, text]) => [
      name,
      text
        .replaceAll('SPIP-33', `SPIP-${FRENCH[board]!}`)
        .replaceAll(/^([TS])-/gm, `$1${FRENCH[board]!}-`)
        .replaceAll(/\b([TS])-(?=\d)/g, `$1${FRENCH[board]!}-`),
    ]),
  );
}

async function nation(boards = BOARDS): Promise<{ test: TestService; school: Client; of: Readonly<Record<string, Client>> }> {
  const test = await fresh();
  await rounds(test);
  const of: Record<string, Client> = {};
  for (const board of boards) {
    of[board] = await test.as(['board', board]);
    await applied(test, board, of[board].account, filesOf(board));
  }
  return { test, school: await test.as(['training-unit', '*']), of };
}

const ask = (client: Client, body: object = {}) => client.ask('POST', '/api/runs', { command: 'match', period: 'SP1', ...body });

it('is a run for each round with a census, and ends with the sum of them; the others are named with why', async () => {
  const { test, school, of } = await nation();
  const asked = await ask(school);
  expect(asked.statusCode).toBe(202);
  const { id } = asked.json<Run>();
  const before = await read(school, id);
  expect(before).toMatchObject({
    ...{ command: 'match', board: null, round: null, state: 'queued', attempt: 0, progress: { stage: 'rounds', done: 0, of: 2 } },
    parts: BOARDS.map((board) => ({ round: roundOf(board), state: 'queued' })),
  });
  expect(before.leftOut).toContainEqual({ round: roundOf('DISP-PAR'), code: 'RUN_NO_CENSUS' });
  expect(before.leftOut?.length).toBe(8);
  work(test);
  work(test);
  const run = await ended(school, id);
  expect(run).toMatchObject({
    ...{ state: 'done', attempt: 1, files: [], parts: BOARDS.map((board) => ({ round: roundOf(board), state: 'done' })) },
    result: { ending: 'done', verified: true },
  });
  const results = await Promise.all(run.parts!.map(async (part) => (await read(school, part.run)).result!));
  const [proposed, unmet] = [results[0]!.proposed + results[1]!.proposed, results[0]!.unmet + results[1]!.unmet];
  expect(proposed).toBeGreaterThan(2);
  expect(run.result).toMatchObject({ proposed, unmet, totals: { rounds: 2, trainees: 6, matched: proposed } });
  // What the country's run has made of a round is what the directorate's own would be.
  for (const board of BOARDS) {
    const client = of[board]!;
    const part = run.parts!.find(({ round }) => round === roundOf(board))!;
    const own = (await client.ask('POST', `/api/rounds/${encodeURIComponent(roundOf(board))}/runs`)).json<Run>();
    expect((await ended(client, own.id)).files.map(({ sha256 }) => sha256)).toEqual(
      (await read(client, part.run)).files.map(({ sha256 }) => sha256),
    );
    // The whole is the training unit's.
    expect((await client.ask('GET', `/api/runs/${id}`)).statusCode).toBe(404);
  }
  const told = await test.store.owner.transaction((tx) =>
    tx.selectFrom('notice').select(['kind', 'subject']).where('account', '=', school.account).execute(),
  );
  expect(told).toEqual([{ kind: 'run.done', subject: id }]);
});

it('is cancelled with its parts, and fails where one of them has', async () => {
  const { test, school, of } = await nation();
  const first = (await ask(school)).json<Run>();
  expect((await school.ask('DELETE', `/api/runs/${first.id}`)).statusCode).toBe(204);
  expect(await read(school, first.id)).toMatchObject({ state: 'cancelled', parts: [{ state: 'cancelled' }, { state: 'cancelled' }] });
  const { id } = (await ask(school)).json<Run>();
  const { parts } = await read(school, id);
  expect((await of['DISP-LYO']!.ask('DELETE', `/api/runs/${parts![1]!.run}`)).statusCode).toBe(204);
  expect(await read(school, id)).toMatchObject({ state: 'queued', progress: { done: 1, of: 2 } });
  work(test);
  expect(await ended(school, id)).toMatchObject({
    ...{ state: 'failed', error: { code: 'RUN_PARTS_FAILED' }, result: null },
    parts: [{ state: 'done' }, { state: 'cancelled' }],
  });
});

it('is asked by the training unit alone, of a period that there is, and where something can be run', async () => {
  const { school, of } = await nation(['DISP-BOR']);
  expect((await ask(of['DISP-BOR']!)).json()).toMatchObject({ status: 403, code: 'SERVICE_FORBIDDEN' });
  expect((await ask(school, { period: 'SP9' })).json()).toMatchObject({ status: 404, code: 'SERVICE_NOT_FOUND' });
  expect((await ask(school, { board: 'DISP-BOR' })).statusCode).toBe(422);
  expect((await ask(school, { period: 'CPIP 29/SP1' })).statusCode).toBe(202);
  // All that could be run is under way.
  const again = await ask(school);
  expect(again.json()).toMatchObject({ status: 409, code: 'RUN_NOTHING_TO_MATCH' });
  expect(again.json<{ title: string }>().title).toContain(`${roundOf('DISP-BOR')} (RUN_UNDER_WAY)`);
});
