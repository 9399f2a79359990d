/** What is asked of a result: the price of a pair that was not proposed, the same as the command line tells, and kept; what it was computed from. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FrozenInput, Session } from '../../src/session/index.ts';
import { asked, ifMatch } from '../service/case.ts';
import { applied, demoFiles } from '../service/census.ts';
import { rounds } from '../service/season.ts';
import { type Client, useService } from '../service/service.ts';
import { build } from './build.ts';
import { useWorkers } from './service-worker.ts';
import { run as commandLine } from './command-line.ts';

const fresh = useService();
const work = useWorkers();
const root = mkdtempSync(path.join(tmpdir(), 'binome-prices-'));
beforeAll(build, 300_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

const ROUND = 'DISP-LYO.CPIP 29.SP1';
const round = `/api/rounds/${encodeURIComponent(ROUND)}`;

interface Told {
  readonly price: { readonly loss: number; readonly unmet: number; readonly moves: number } | null;
  readonly score: number | null;
  readonly brokenRules: readonly { readonly code: string }[];
  readonly constraints: readonly unknown[];
  readonly rulesKnown: boolean;
}

interface Pair {
  readonly trainee: { readonly id: string; readonly service: string };
  readonly mentor: { readonly id: string; readonly service: string } | null;
  readonly alternatives: readonly { readonly mentor: { readonly id: string | null } }[] | null;
  readonly version: number;
}

async function unpacked(client: Client, run: string): Promise<string> {
  const zip = await client.ask('GET', `/api/runs/${run}/bundle.zip`);
  const folder = mkdtempSync(path.join(root, 'bundle-'));
  for (const [name, bytes] of Object.entries(unzipSync(zip.rawPayload))) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  return path.join(folder, 'result');
}

it('is told of every mentor, and kept with a decision', { timeout: 240_000 }, async () => {
  const test = await fresh();
  const board = await test.as(['board', 'DISP-LYO']);
  await rounds(test);
  await applied(board, 'DISP-LYO', await demoFiles('DISP-LYO'));
  const worker = work(test);
  const { id: run } = await asked<{ id: string }>(board, 202, 'POST', `${round}/runs`, {});
  for (let state = 'queued'; state !== 'done'; await new Promise((resolve) => setTimeout(resolve, 50))) {
    ({ state } = await asked<{ state: string }>(board, 200, 'GET', `/api/runs/${run}`));
    expect(state).not.toBe('failed');
  }
  await worker.stop();
  const { version } = await asked<{ version: number }>(board, 200, 'GET', round);
  await asked(board, 200, 'PUT', `${round}/proposal`, { run }, ifMatch(version));
  const { items: pairs } = await asked<{ items: Pair[] }>(board, 200, 'GET', `${round}/pairs?limit=200`);
  const { items: people } = await asked<{ items: { id: string; role: string; service: string }[] }>(
    board,
    200,
    'GET',
    '/api/people?limit=500',
  );
  const mentors = people.filter(({ role }) => role === 'mentor');

  const near = ({ trainee }: Pair): number => mentors.filter(({ service }) => service === trainee.service).length;

  const folder = await unpacked(board, run);
  // What somebody tries changes on is what the run computed: the same problem and the same pairs.
  const { problem, solution } = new Session(await asked<FrozenInput>(board, 200, 'GET', `/api/runs/${run}/frozen`)).result;
  const kept = (name: string): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
  expect(JSON.parse(JSON.stringify({ ...problem, pairs: [...problem.pairs] }))).toEqual(kept('problem.json'));
  expect(JSON.parse(JSON.stringify(solution))).toEqual(kept('solution.json'));
  /** The ways in which a pair may end, seen at least once each. */
  const seen = new Set<string>();
  // Where there are most of them: those near by come after those that the proposal prices itself.
  const most = pairs.toSorted((a, b) => near(b) - near(a)).slice(0, 2);
  for (const { trainee, mentor, alternatives } of most) {
    const known = new Set([mentor?.id, ...(alternatives ?? []).map((alternative) => alternative.mentor.id)]);
    const others = mentors
      .filter(({ id }) => !known.has(id))
      .toSorted((a, b) => Number(b.service === trainee.service) - Number(a.service === trainee.service));
    for (const { id } of [...others.slice(0, 4), ...others.slice(-1)]) {
      const told = await asked<Told>(board, 200, 'GET', `${round}/pairs/${trainee.id}/price?mentor=${id}`);
      const explained = JSON.parse((await commandLine('explain', folder, '--trainee', trainee.id, '--mentor', id, '--json')).out) as {
        kind: string;
        alternative?: { loss: number; unmet: number; moves: unknown[]; score: number };
        rules?: { code: string }[];
      };
      seen.add(explained.kind);
      if (explained.kind === 'price') {
        const { loss, unmet, moves, score } = explained.alternative!;
        expect(told).toMatchObject({ price: { loss, unmet, moves: moves.length }, score, brokenRules: [], rulesKnown: true });
      } else {
        expect(told).toMatchObject({ price: null, score: null, rulesKnown: true });
        if (explained.kind === 'excluded')
          expect(told.brokenRules.map(({ code }) => code).sort()).toEqual(explained.rules!.map(({ code }) => code).sort());
      }
    }
  }
  expect([...seen].sort()).toEqual(expect.arrayContaining(['excluded', 'price']));

  // Without having looked at it before.
  const directors = await test.as(
    ...[...new Set(pairs.flatMap(({ mentor }) => mentor?.service ?? []))].map((service) => ['director', service] as const),
  );
  const pair = pairs.find(({ alternatives }) => alternatives !== null && alternatives.length > 0)!;
  const known = new Set([pair.mentor?.id, ...pair.alternatives!.map((alternative) => alternative.mentor.id)]);
  for (const { id } of mentors.filter((one) => !known.has(one.id)).reverse()) {
    const decision = { kind: 'change', mentor: id, reason: 'Même antenne.' };
    const answer = await directors.ask('PUT', `${round}/pairs/${pair.trainee.id}/decision`, decision, ifMatch(pair.version));
    if (answer.statusCode !== 200) continue;
    const decided = answer.json<{ decision: Told }>().decision;
    const told = await asked<Told>(board, 200, 'GET', `${round}/pairs/${pair.trainee.id}/price?mentor=${id}`);
    expect([decided.price, decided.brokenRules]).toEqual([told.price, told.brokenRules]);
    expect(told.price !== null || told.brokenRules.length > 0 || told.constraints.length > 0).toBe(true);
    return;
  }
  throw new Error('no other mentor could be chosen');
});
