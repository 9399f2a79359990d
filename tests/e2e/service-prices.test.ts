/** What is asked of a result: the price of a pair that was not proposed, the same as the command line tells, and kept; what it was computed from. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FrozenInput, type ProblemChange, Session } from '../../src/session/index.ts';
import { PRICE, type Problem } from '../../src/solver/index.ts';
import { asked, ifMatch } from '../service/case.ts';
import { applied, demoFiles } from '../service/census.ts';
import { rounds } from '../service/season.ts';
import { type Client, type TestService, useService } from '../service/service.ts';
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

interface Mentor {
  readonly id: string;
  readonly service: string;
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

/** The demonstration's largest round, submitted. */
async function submitted(): Promise<{ test: TestService; board: Client; run: string; pairs: Pair[]; mentors: Mentor[] }> {
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
  return { test, board, run, pairs, mentors: people.filter(({ role }) => role === 'mentor') };
}

it('is told of every mentor, and kept with a decision', { timeout: 240_000 }, async () => {
  const { test, board, run, pairs, mentors } = await submitted();

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

interface Shown {
  readonly mentor: { readonly id: string };
  readonly loss: number;
  readonly unmet: number;
  readonly score: number;
  readonly moves: readonly { readonly trainee: { readonly id: string } }[];
}

interface Person {
  readonly id: string;
  readonly mentor: string;
}

interface Today {
  readonly basis: string;
  readonly proposed: Shown | null;
  readonly alternatives: readonly Shown[] | null;
  readonly already: readonly { readonly trainee: { readonly id: string }; readonly from: object | null; readonly to: object | null }[];
  readonly constraints: readonly unknown[] | null;
}

it('counts what is decided on the others, as trying the same changes does', { timeout: 240_000 }, async () => {
  const { test, board, run, pairs, mentors } = await submitted();
  const folder = await unpacked(board, run);
  const problem = JSON.parse(readFileSync(path.join(folder, 'problem.json'), 'utf8')) as Problem & { pairs: [string, string, number][] };
  const all = await test.as(
    ['board', 'DISP-LYO'],
    ...[...new Set(pairs.flatMap(({ mentor }) => mentor?.service ?? []))].map((service) => ['director', service] as const),
  );
  const today = (trainee: string): Promise<Today> => asked<Today>(all, 200, 'GET', `${round}/pairs/${trainee}/alternatives`);
  const decided = async (trainee: string, decision: object): Promise<boolean> => {
    const { version } = await asked<Pair>(all, 200, 'GET', `${round}/pairs/${trainee}`);
    return (
      (await all.ask('PUT', `${round}/pairs/${trainee}/decision`, { reason: 'Essai', ...decision }, ifMatch(version))).statusCode === 200
    );
  };
  const [asProposed, ...others] = pairs.filter(({ mentor }) => mentor !== null);
  expect(await today(asProposed!.trainee.id)).toMatchObject({ basis: 'proposal', proposed: { loss: 0 }, already: [], constraints: null });

  // Somebody else's mentor is chosen; a pair is refused; somebody has nobody; two are as proposed; one has a mentor whom the rules keep out.
  const eligible = new Set(problem.pairs.map(([trainee, mentor]) => `${trainee} ${mentor}`));
  const places = new Map(problem.mentors.map(({ id, max = 1 }) => [id, max]));
  const people = others.map(({ trainee, mentor }): Person => ({ id: trainee.id, mentor: mentor!.id }));
  const changes: ProblemChange[] = [];
  const alone = people.filter(({ mentor }) => places.get(mentor) === 1);
  const [giver, taker] = alone
    .flatMap((one) =>
      people.filter(({ id, mentor }) => mentor !== one.mentor && eligible.has(`${id} ${one.mentor}`)).map((by) => [one, by]),
    )
    .at(0) as [Person, Person];
  const [refused, left, first, second, outside, ...open] = people.filter((one) => one !== giver && one !== taker);
  expect(await decided(taker.id, { kind: 'change', mentor: giver.mentor })).toBe(true);
  changes.push({ kind: 'pin', trainee: taker.id, mentor: giver.mentor });
  expect(await decided(refused!.id, { kind: 'refuse' })).toBe(true);
  changes.push({ kind: 'ban', trainee: refused!.id, mentor: refused!.mentor });
  const nobody = (trainee: string): void => {
    for (const { id } of problem.mentors) if (eligible.has(`${trainee} ${id}`)) changes.push({ kind: 'ban', trainee, mentor: id });
  };
  expect(await decided(left!.id, { kind: 'without' })).toBe(true);
  nobody(left!.id);
  for (const { id, mentor } of [first!, second!]) {
    expect(await decided(id, { kind: 'accept' })).toBe(true);
    changes.push({ kind: 'pin', trainee: id, mentor });
  }
  const kept = new Set([taker, giver, first!, second!].map(({ mentor }) => mentor));
  const against = mentors.filter(({ id }) => places.has(id) && !kept.has(id) && !eligible.has(`${outside!.id} ${id}`));
  let chosen: string | undefined;
  for (const { id } of against) {
    if (!(await decided(outside!.id, { kind: 'change', mentor: id }))) continue;
    chosen = id;
    break;
  }
  nobody(outside!.id);
  changes.push({ kind: 'places', mentor: chosen!, places: places.get(chosen!)! - 1 });

  const session = new Session({ problem });
  session.set(changes);
  const { solution } = session.result;
  const millionths = (score: number): number => Math.round(score * 1e6);
  const scores = new Map(problem.pairs.map(([trainee, mentor, score]) => [`${trainee} ${mentor}`, millionths(score)]));
  const seen = { moved: 0, gone: 0, priced: 0, kept: 0 };
  for (const { id, mentor } of [giver, refused!, ...open.slice(0, 4)]) {
    // Their own decision is not held against them.
    const own = new Session({ problem });
    own.set(changes.filter((change) => !('trainee' in change) || change.trainee !== id));
    const has = own.result.solution.pairs.find(([trainee]) => trainee === id)?.[1];
    const { basis, proposed, alternatives, already, constraints } = await today(id);
    expect([basis, constraints]).toEqual(['decisions', null]);
    // Of several chains at one price either may be told.
    const expected = (one: string): Pick<Shown, 'loss' | 'unmet'> | null => {
      if (one === has) return { loss: 0, unmet: 0 };
      const price = own.price(id, one);
      return price && { loss: millionths(price.loss), unmet: price.unmet };
    };
    const shown = ({ loss, unmet }: Shown): object => ({ loss, unmet });
    expect(proposed && shown(proposed)).toEqual(expected(mentor));
    if (proposed === null) seen.gone++;
    for (const one of alternatives!)
      expect([one.mentor.id, shown(one), one.score]).toEqual([
        one.mentor.id,
        expected(one.mentor.id),
        scores.get(`${id} ${one.mentor.id}`),
      ]);
    const held = new Set([taker, left, first, second, outside].map((one) => one!.id));
    expect(alternatives!.flatMap(({ moves }) => moves).filter(({ trainee }) => held.has(trainee.id))).toEqual([]);
    for (const one of alternatives!.slice(0, 1)) {
      const told = await asked<Told>(all, 200, 'GET', `${round}/pairs/${id}/price?mentor=${one.mentor.id}`);
      expect(told).toMatchObject({ price: { ...expected(one.mentor.id), moves: one.moves.length }, score: one.score });
      seen.priced++;
    }
    // No mentor is cheaper than those that are told.
    const { mentor: column, mentors: ids, kind, loss, unmet } = own.prices({ trainees: [id] });
    const possible = [...column].flatMap((at, arc) => (ids[at] === mentor || kind[arc] === PRICE.impossible ? [] : [arc]));
    const cheapest = possible.map((arc) => (kind[arc] === PRICE.chosen ? [0, 0] : [unmet[arc]!, millionths(loss[arc]!)]));
    cheapest.sort((x, y) => x[0]! - y[0]! || x[1]! - y[1]!);
    expect(alternatives!.map((one) => [one.unmet, one.loss])).toEqual(cheapest.slice(0, 3));
    const before = new Map(pairs.map(({ trainee, mentor: one }) => [trainee.id, one?.id]));
    const now = new Map(own.result.solution.pairs);
    const moving = pairs.map(({ trainee }) => trainee.id).filter((one) => one !== id && !held.has(one) && before.get(one) !== now.get(one));
    expect(already.map(({ trainee }) => trainee.id)).toEqual(moving.sort());
    seen.moved += already.length;
    if (proposed?.loss === 0) seen.kept++;
  }
  expect(solution.status).toBe('optimal');
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
});
