/** A season in small, everything by the service itself and its worker: a round run, decided and published; a breakdown, its options, their effect. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asked, type CaseView, decide, heardCase, ifMatch, submitted } from '../service/case.ts';
import { MENTORS, ROUND, TRAINEES } from '../service/published-round.ts';
import { applied, rounds } from '../service/season.ts';
import { type Client, useService } from '../service/service.ts';
import { build } from './build.ts';
import { useWorkers } from './service-worker.ts';
import { run as commandLine } from './command-line.ts';

const fresh = useService();
const work = useWorkers();
const root = mkdtempSync(path.join(tmpdir(), 'binome-breakdown-'));

beforeAll(build, 300_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function done(client: Client, id: string): Promise<void> {
  for (;;) {
    const run = (await client.ask('GET', `/api/runs/${id}`)).json<{ state: string; error: unknown }>();
    if (run.state === 'queued' || run.state === 'running') await new Promise((resolve) => setTimeout(resolve, 20));
    else {
      expect(run).toMatchObject({ state: 'done', error: null });
      return;
    }
  }
}

/** A bundle that was downloaded passes `binome replay`. */
async function replays(client: Client, run: string): Promise<void> {
  const zip = await client.ask('GET', `/api/runs/${run}/bundle.zip`);
  const folder = mkdtempSync(path.join(root, 'bundle-'));
  for (const [name, bytes] of Object.entries(unzipSync(zip.rawPayload))) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  const replayed = await commandLine('replay', path.join(folder, 'result'), '--inputs', path.join(folder, 'inputs'));
  expect([replayed.error, replayed.code]).toEqual([null, 0]);
}

interface Match {
  readonly id: string;
  readonly trainee: { readonly id: string };
  readonly mentor: { readonly id: string };
}

it('a pair breaks down, another is found, and once more', async () => {
  const test = await fresh();
  const round = `/api/rounds/${encodeURIComponent(ROUND)}`;
  const board = await test.as(['board', 'DISP-LYO']);
  const directors = [
    ['director', 'SPIP-69'],
    ['director', 'SPIP-42'],
    ['director', 'SPIP-38'],
  ] as const;
  const director = await test.as(...directors);
  await rounds(test);
  await applied(test, 'DISP-LYO', board.account, {
    'tuteurs.csv': `${MENTORS.join('\r\n')}\r\n`,
    'stagiaires.csv': `${TRAINEES.join('\r\n')}\r\n`,
  });
  work(test);
  const { id: match } = await asked<{ id: string }>(board, 202, 'POST', `${round}/runs`, {});
  await done(board, match);
  const version = async (): Promise<number> => (await asked<{ version: number }>(board, 200, 'GET', round)).version;
  await asked(board, 200, 'PUT', `${round}/proposal`, { run: match }, ifMatch(await version()));
  const { items: pairs } = await asked<{ items: (Match & { version: number })[] }>(board, 200, 'GET', `${round}/pairs`);
  for (const pair of pairs)
    await asked(
      director,
      200,
      'PUT',
      `${round}/pairs/${pair.trainee.id}/decision`,
      { kind: 'accept', reason: 'Bon binôme.' },
      ifMatch(pair.version),
    );
  await asked(board, 200, 'PUT', `${round}/publication`, {}, ifMatch(await version()));

  // Half way through the period.
  test.clock = new Date('2025-09-20T08:00:00Z');
  const later = await test.as(['board', 'DISP-LYO']);
  const deciding = await test.as(...directors);
  const matches = async (): Promise<Match[]> => (await asked<{ items: Match[] }>(later, 200, 'GET', '/api/matches?on=2025-10-01')).items;
  const before = await matches();
  expect(before.map(({ trainee, mentor }) => [trainee.id, mentor.id])).toEqual([
    ['S-1', 'T-1'],
    ['S-2', 'T-2'],
    ['S-3', 'T-3'],
  ]);

  const ended = async (matchId: string, from: string): Promise<CaseView> => {
    const id = await heardCase(later, matchId);
    const { id: run } = await asked<{ id: string }>(later, 202, 'POST', `/api/breakdowns/${id}/options`, { from });
    await done(later, run);
    await replays(later, run);
    let view = await submitted(later, id, run, 2);
    for (const { trainee } of view.pairs) view = await decide(deciding, view, trainee.id);
    return view;
  };
  expect(await ended(before[0]!.id, '2025-09-29')).toMatchObject({ state: 'in-effect', closing: { on: '2025-09-29' } });
  const between = await matches();
  expect(between.map(({ trainee, mentor }) => [trainee.id, mentor.id])).toEqual([
    ['S-1', 'T-3'],
    ['S-2', 'T-2'],
    ['S-3', 'T-1'],
  ]);
  // Whoever has a new mentor reads why.
  const trainee = await test.as(['trainee', 'S-1']);
  const why = await trainee.ask('GET', `/api/matches/${between[0]!.id}/explanation?lang=fr`);
  expect(why.statusCode).toBe(200);
  expect(why.body).toContain('Chloé Cèdre');

  // The second follows the first.
  expect(await ended(between[1]!.id, '2025-10-01')).toMatchObject({ state: 'in-effect' });
  const after = await matches();
  expect(after.map(({ trainee: { id }, mentor }) => [id, mentor.id])).not.toContainEqual(['S-2', 'T-2']);
  expect(after.map(({ trainee: { id }, mentor }) => [id, mentor.id])).not.toContainEqual(['S-1', 'T-1']);
});
