/**
 * A session gives, to the bit, what is made from scratch of the changed input: problem, solution with its proof, prices. Changes are drawn at
 * random, over the demo, over small censuses with constraints, and over small problems of every family.
 */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawAct, type ActBase } from '../../benchmarks/session/acts.mjs';
import { demoInput } from '../../benchmarks/session/inputs.mjs';
import { BinomeError } from '../../src/errors/index.ts';
import { prepare, withWeight, type CensusInput } from '../../src/matching/index.ts';
import { Session, type Answer, type CensusChange, type ProblemChange, type SessionChange } from '../../src/session/index.ts';
import { Prices, solve, type PairIds, type Problem, type Solution } from '../../src/solver/index.ts';
import { build } from '../e2e/build.ts';
import { randomInput } from '../unit/matching/random-census.ts';
import { FAMILY_NAMES, instance, middleInstance } from './instances.ts';
import { seededRandom } from './random.ts';
import type { ListedProblem } from './rules.ts';

const read = (problem: Problem): object => ({ ...problem, pairs: [...problem.pairs] });

/** The census as it would be, its files typed anew; pins alone have no column. */
function censusAfter(input: CensusInput, changes: readonly CensusChange[]): { input: CensusInput; pins: PairIds[] } {
  const pins: PairIds[] = [];
  let { census, guidelines } = input;
  for (const change of changes) {
    if (change.kind === 'pin') pins.push([change.trainee, change.mentor]);
    else if (change.kind === 'ban') {
      const avoiding = ({ id }: { id: string }): boolean => id === change.trainee;
      const trainees = census.trainees.map((own) => (avoiding(own) ? { ...own, avoids: [...own.avoids, change.mentor] } : own));
      census = { ...census, trainees };
    } else if (change.kind === 'take-out') census = { ...census, mentors: census.mentors.filter(({ id }) => id !== change.mentor) };
    else if (change.kind === 'add') census = { ...census, mentors: [...census.mentors, change.mentor] };
    else if (change.kind === 'weight') guidelines = withWeight(guidelines, change.criterion, change.weight);
    else {
      const mentors = census.mentors.map((own) => (own.id === change.mentor ? { ...own, capacityMax: change.places + own.followed } : own));
      census = { ...census, mentors };
    }
  }
  return { input: { ...input, census, guidelines }, pins };
}

function censusProblem(base: CensusInput, changes: readonly SessionChange[]): Problem {
  const { input, pins } = censusAfter(base, changes as readonly CensusChange[]);
  const { problem } = prepare(input, () => {});
  return pins.length === 0 ? problem : { ...problem, required: pins };
}

function changedProblem(base: ListedProblem, changes: readonly SessionChange[]): Problem {
  let problem: ListedProblem = base;
  const pins: PairIds[] = [];
  const banned: PairIds[] = [];
  const keep = (isKept: (pair: readonly [string, string, ...unknown[]]) => boolean): void => {
    problem = {
      ...problem,
      pairs: problem.pairs.filter(isKept),
      required: (problem.required ?? []).filter(isKept),
      incumbent: (problem.incumbent ?? []).filter(isKept),
      sideConstraints: (problem.sideConstraints ?? []).map((side) => ({ ...side, terms: side.terms.filter(isKept) })),
    };
  };
  const isBanned = ([trainee, mentor]: readonly [string, string, ...unknown[]]): boolean =>
    banned.some(([t, m]) => t === trainee && m === mentor);
  for (const change of changes as readonly ProblemChange[]) {
    if (change.kind === 'pin') pins.push([change.trainee, change.mentor]);
    else if (change.kind === 'ban') banned.push([change.trainee, change.mentor]);
    else if (change.kind === 'take-out') {
      keep(([, mentor]) => mentor !== change.mentor);
      problem = { ...problem, mentors: problem.mentors.filter(({ id }) => id !== change.mentor) };
    } else if (change.kind === 'places')
      problem = { ...problem, mentors: problem.mentors.map((own) => (own.id === change.mentor ? { ...own, max: change.places } : own)) };
    else {
      const own = change.pairs.map(([trainee, score]): [string, string, number] => [trainee, change.mentor.id, score]);
      problem = { ...problem, mentors: [...problem.mentors, change.mentor], pairs: [...problem.pairs, ...own] };
    }
  }
  keep((pair) => !isBanned(pair));
  const known = problem.required ?? [];
  const isKnown = ([trainee, mentor]: PairIds): boolean => known.some(([t, m]) => t === trainee && m === mentor);
  return { ...problem, required: [...known, ...pins.filter((pair) => !isKnown(pair))] };
}

interface Tally {
  acts: number;
  refused: number;
  infeasible: number;
  moved: number;
  kept: number;
}

interface Course {
  readonly session: Session;
  readonly base: Omit<ActBase, 'chosen'>;
  readonly random: ReturnType<typeof seededRandom>;
  readonly acts: number;
  readonly scratch: (changes: readonly SessionChange[]) => Problem;
  readonly tally: Tally;
}

/** Tries so many acts and compares after each. */
function follow({ session, base, random, acts, scratch, tally }: Course): void {
  const chosen = session.standing.pairs;
  for (let act = 0; act < acts; act++) {
    const before = JSON.stringify(session.result.solution);
    const next = drawAct(random, { ...base, chosen }, session.changes);
    const held = session.changes;
    tally.acts++;
    let answer: Answer;
    try {
      answer = session.set(next);
    } catch (error) {
      if (!(error instanceof BinomeError)) throw error;
      tally.refused++;
      expect(session.changes).toBe(held);
      expect(JSON.stringify(session.result.solution)).toBe(before);
      continue;
    }
    const problem = scratch(next);
    const solution = solve(problem);
    expect(JSON.stringify(session.result.solution)).toBe(JSON.stringify(solution));
    if (base.isCensus) expect(read(session.result.problem)).toEqual(read(problem));
    checkAnswer(answer, JSON.parse(before) as Solution, solution);
    if (solution.status === 'infeasible') tally.infeasible++;
    if (answer.moves.length > 0) tally.moved++;
    if (answer.solved.parts < answer.solved.of) tally.kept++;
    if (solution.status === 'optimal') checkPrices(session, problem, solution, random);
  }
}

function checkAnswer(answer: Answer, before: Solution, after: Solution): void {
  expect(answer.pairs).toEqual(after.pairs);
  expect([answer.after.placed, answer.after.score, answer.after.status]).toEqual([after.matched, after.objective, after.status]);
  expect([answer.before.placed, answer.before.score, answer.before.status]).toEqual([before.matched, before.objective, before.status]);
  const both = before.status !== 'infeasible' && after.status !== 'infeasible';
  expect(answer.price === null).toBe(!both);
  if (!both) return;
  expect(answer.price!.unmet).toBe(before.matched - after.matched);
  if (answer.price!.loss !== null) {
    const size = Math.max(1, Math.abs(before.objective), Math.abs(after.objective));
    expect(Math.abs(answer.price!.loss - (before.objective - after.objective)) / size).toBeLessThan(1e-9);
  }
  const pairs = new Set(before.pairs.map((pair) => pair.join('\u0000')));
  for (const { trainee, from, to } of answer.moves) {
    if (from !== null) expect(pairs.delete(`${trainee}\u0000${from}`)).toBe(true);
    if (to !== null) pairs.add(`${trainee}\u0000${to}`);
  }
  expect([...pairs].sort()).toEqual(after.pairs.map((pair) => pair.join('\u0000')).sort());
}

function checkPrices(session: Session, problem: Problem, solution: Solution, random: ReturnType<typeof seededRandom>): void {
  const whole = new Prices(problem, solution).all();
  expect(session.prices()).toEqual(whole);
  if (whole.trainees.length === 0) return;
  const wanted = whole.trainees.filter(() => random.chance(0.4));
  const some = session.prices({ trainees: [...wanted, 'nobody'] });
  expect(some.trainees).toEqual(wanted);
  wanted.forEach((trainee, row) => {
    const i = whole.trainees.indexOf(trainee);
    for (const list of ['mentor', 'kind', 'unmet', 'loss'] as const)
      expect(some[list].slice(some.start[row], some.start[row + 1])).toEqual(whole[list].slice(whole.start[i], whole.start[i + 1]));
  });
  const trainee = random.pick(whole.trainees);
  expect(session.alternatives(trainee, 2)).toEqual(new Prices(problem, solution).cheapest(trainee, 2));
}

const tallied = (): Tally => ({ acts: 0, refused: 0, infeasible: 0, moved: 0, kept: 0 });

describe('a session is what is made from scratch', () => {
  it.each(FAMILY_NAMES)('of problems, %s', (family) => {
    const tally = tallied();
    for (let seed = 0; seed < 8; seed++) overProblem(instance(family, seed), seededRandom(`session ${family}`, seed), tally);
    expect(tally.refused).toBeLessThan(tally.acts * 0.8);
    if (family === 'infeasible') expect(tally.infeasible).toBeGreaterThan(tally.acts * 0.3);
  });

  it('of larger problems, with side constraints in some', () => {
    const tally = tallied();
    for (let seed = 0; seed < 2; seed++) overProblem(middleInstance(seed), seededRandom('session middle', seed), tally);
    expect(tally.moved).toBeGreaterThan(tally.acts * 0.3);
  });

  function overProblem(problem: ListedProblem, random: ReturnType<typeof seededRandom>, tally: Tally): void {
    const base = { pairs: problem.pairs, mentors: problem.mentors, isCensus: false };
    if (problem.mentors.length === 0) return;
    follow({ session: new Session({ problem }), base, random, acts: 6, scratch: (changes) => changedProblem(problem, changes), tally });
  }

  it.each([false, true])('of censuses, with constraints: %s', (isConstrained) => {
    const tally = tallied();
    fc.sample(randomInput(isConstrained), { seed: 17, numRuns: 20 }).forEach((input, seed) => {
      overCensus(input, seededRandom('session census', seed), 8, tally);
    });
    expect(tally.moved).toBeGreaterThan(10);
    expect(tally.refused).toBeLessThan(tally.acts / 2);
  });

  function overCensus(input: CensusInput, random: ReturnType<typeof seededRandom>, acts: number, tally: Tally): void {
    const session = new Session(input);
    const pairs = [...session.result.problem.pairs];
    const base = { pairs, mentors: input.census.mentors, isCensus: true };
    follow({ session, base, random, acts, scratch: (changes) => censusProblem(input, changes), tally });
  }

  describe('of the demo', () => {
    beforeAll(build, 120_000);

    it('whole', { timeout: 180_000 }, async () => {
      const tally = tallied();
      overCensus(await demoInput(), seededRandom('session demo', 1), 16, tally);
      expect(tally.kept).toBeGreaterThan(8);
      expect(tally.moved).toBeGreaterThan(6);
    });
  });
});
