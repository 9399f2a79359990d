/**
 * Shadow prices against every matching of small problems: the worth of the best one at each value of each number, read off the list of all
 * matchings, and what the definitions make of it.
 */
import { describe, expect, test } from 'vitest';
import { shadowPrices, solve, type ShadowPrice, type ShadowStep } from '../../src/solver/index.ts';
import { allMatchings, pairsOf } from './all-matchings.ts';
import { scaled } from './exact.ts';
import { countsOf, thresholdsOf } from './fair-brute-force.ts';
import { fairInstance } from './fair-instances.ts';
import { FAMILY_NAMES, instance } from './instances.ts';
import { seededRandom, type Random } from './random.ts';
import { integerScores, keyOf, type ListedProblem, type SideConstraint } from './rules.ts';

/** Sets of pairs that are tried for one number. */
const MOST = 4000;

/** Few distinct scores, so that steps repeat. */
function repetitive(random: Random, constrained: boolean): ListedProblem {
  const trainees = Array.from({ length: random.int(3, 6) }, (_, i) => ({ id: `t${i}`, need: random.pick([1, 1, 1, 2]) }));
  const mentors = Array.from({ length: random.int(2, 3) }, (_, j) => {
    const max = random.int(0, 3);
    return { id: `m${j}`, max, min: random.chance(0.15) ? random.int(0, max) : 0 };
  });
  const density = random.pick([0.5, 0.7, 0.9]);
  const pairs = trainees.flatMap((t) =>
    mentors.filter(() => random.chance(density)).map((m): [string, string, number] => [t.id, m.id, random.pick([-0.5, 0, 0.5, 1, 1])]),
  );
  const sideConstraints = Array.from({ length: constrained ? random.int(1, 3) : 0 }, (_, k): SideConstraint => {
    const coefficient = random.pick([
      () => 1,
      () => 1,
      () => 1,
      () => random.int(1, 9),
      () => random.int(1, 8) / 4,
      () => random.pick([-1, 1]),
    ]);
    const terms = pairs.filter(() => random.chance(0.6)).map(([t, m]): [string, string, number] => [t, m, coefficient()]);
    return { id: `c${k}`, terms, op: random.pick(['<=', '<=', '>=', '='] as const), rhs: random.pick([0, 1, 2, 3, 1.5, 6]) };
  });
  const format = 'binome.problem/1' as const;
  return { format, trainees, mentors, pairs, sideConstraints, coverage: random.pick(['most', 'most', 'all']) };
}

function problemOf(family: string, seed: number): ListedProblem {
  const random = seededRandom(`shadow ${family}`, seed);
  if (family === 'repetitive' || family === 'repetitiveLimited') return repetitive(random, family.endsWith('Limited'));
  return seed % 4 === 3 ? fairInstance(family, seed) : instance(family, seed);
}

type Worth = readonly number[];

/** One number of the problem, in whole units of it: the worth of the best matching at each value. */
interface Varied {
  readonly id: string;
  readonly value: number;
  /** A step is step / scale. */
  readonly step: number;
  readonly scale: number;
  readonly countsPairs: boolean;
  readonly used: number;
  readonly today: number;
  /** Beyond these nothing changes any more. */
  readonly least: number;
  readonly most: number;
  readonly floor: number | null;
  readonly worthAt: (value: number) => Worth | null;
}

/** The sums of a left side and the worth of the best matching of each, all else holding; null when there are too many matchings. */
function bestBySum(problem: ListedProblem, sumOf: (keys: ReadonlySet<string>) => number): Map<number, Worth> | null {
  const all = allMatchings(problem, MOST);
  if (all === null) return null;
  const best = new Map<number, Worth>();
  for (const matching of all) {
    const pairs = pairsOf(problem, matching);
    const counts = problem.objective === 'fair' ? countsOf(problem, pairs) : [];
    const worth = [matching.matched, ...counts.map((count) => 0 - count), matching.score];
    const sum = sumOf(new Set(pairs.map(([t, m]) => keyOf(t, m))));
    const known = best.get(sum);
    if (known === undefined || isBetter(worth, known)) best.set(sum, worth);
  }
  return best;
}

function isBetter(a: Worth, b: Worth): boolean {
  const k = a.findIndex((value, at) => value !== b[at]);
  return k >= 0 && a[k]! > b[k]!;
}

function worthFrom(best: ReadonlyMap<number, Worth>, op: SideConstraint['op']): (value: number) => Worth | null {
  return (value) => {
    const allowed = [...best].filter(([sum]) => (op === '<=' ? sum <= value : op === '>=' ? sum >= value : sum === value));
    return allowed.reduce<Worth | null>((most, [, worth]) => (most === null || isBetter(worth, most) ? worth : most), null);
  };
}

function variedPlaces(problem: ListedProblem, id: string, pairs: readonly (readonly [string, string])[]): Varied | null {
  const { max = 1, min = 0 } = problem.mentors.find((mentor) => mentor.id === id)!;
  const degree = problem.pairs.filter(([, mentor]) => mentor === id).length;
  const free = problem.mentors.map((mentor) => (mentor.id === id ? { ...mentor, max: Math.max(degree, min) } : mentor));
  const own = problem.pairs.filter(([, mentor]) => mentor === id).map(([t, m]) => keyOf(t, m));
  const best = bestBySum({ ...problem, mentors: free }, (keys) => own.filter((key) => keys.has(key)).length);
  if (best === null) return null;
  const used = pairs.filter(([, mentor]) => mentor === id).length;
  const range = { least: min, most: Math.max(degree, max) + 2, floor: min };
  return { id, value: max, step: 1, scale: 1, countsPairs: true, used, today: max, ...range, worthAt: worthFrom(best, '<=') };
}

function variedSide(problem: ListedProblem, side: SideConstraint, pairs: readonly (readonly [string, string])[]): Varied | null {
  const { id, terms, op, rhs } = side;
  const { integers, scale } = scaled(terms.map(([, , coefficient]) => coefficient))!;
  const step = Math.max(1, integers.reduce(commonDivisor, 0));
  const steps = integers.map((value) => value / step);
  const sumOf = (keys: ReadonlySet<string>): number =>
    terms.reduce((total, [t, m], k) => (keys.has(keyOf(t, m)) ? total + steps[k]! : total), 0);
  const others = (problem.sideConstraints ?? []).filter((other) => other.id !== id);
  const best = bestBySum({ ...problem, sideConstraints: others }, sumOf);
  if (best === null) return null;
  const fine = scaled([rhs, 1 / scale])!;
  const today = (op === '<=' ? Math.floor : Math.ceil)((fine.integers[0]! * scale) / fine.scale / step);
  const sums = [...best.keys(), today];
  return {
    ...{ id, value: rhs, step, scale, countsPairs: steps.every((value) => value === 1) },
    ...{ used: sumOf(new Set(pairs.map(([t, m]) => keyOf(t, m)))), today },
    ...{ least: Math.min(...sums) - 2, most: Math.max(...sums) + 2, floor: null, worthAt: worthFrom(best, op) },
  };
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? Math.abs(a) : commonDivisor(b, a % b);
}

const isAlike = (a: Worth | null, b: Worth | null): boolean => JSON.stringify(a) === JSON.stringify(b);
const minus = (a: Worth, b: Worth): Worth => a.map((value, k) => value - b[k]!);

/** The farthest value up to which a test holds for all on the way; null when it does without end. */
function farthest(varied: Varied, from: number, direction: 1 | -1, holds: (value: number) => boolean): number | null {
  const end = direction === 1 ? varied.most : varied.least;
  for (let value = from; ; value += direction) {
    if (direction * (end - value) <= 0) return direction === -1 && varied.floor !== null ? varied.floor : null;
    if (!holds(value + direction)) return value;
  }
}

function expected(problem: ListedProblem, varied: Varied): ShadowPrice {
  const { id, value, step: size, scale, countsPairs, used, today, worthAt, floor } = varied;
  const own = worthAt(today)!;
  const points = integerScores(problem)!.scale;
  const inUnits = (whole: number): number => (whole * size) / scale + 0;
  const ends = ([-1, 1] as const).map((direction) => farthest(varied, today, direction, (at) => isAlike(worthAt(at), own)));
  const step = (direction: 1 | -1, end: number | null): ShadowStep | null => {
    if (end === null || (direction === -1 && end === floor)) return null;
    const to = end + direction;
    const worth = worthAt(to);
    const isPriced = countsPairs && worth !== null;
    const change = worth === null ? null : minus(worth, own);
    const until = farthest(varied, to, direction, (at) => {
      if (!isPriced) return isAlike(worthAt(at), worth);
      const [before, after] = [worthAt(at - direction), worthAt(at)];
      return before !== null && after !== null && isAlike(minus(after, before), change);
    });
    const told = { to: inUnits(to), until: until === null ? null : inUnits(until), isOpen: false };
    if (worth === null || change === null) return { status: 'infeasible', ...told };
    const rank = change.slice(1, -1).findIndex((more) => more !== 0);
    const fairness = rank < 0 ? null : { below: thresholdsOf(problem)[rank]!, more: -change[rank + 1]! };
    return {
      ...{ status: 'optimal', ...told, matched: worth[0]!, objective: worth.at(-1)! / points },
      ...(problem.objective === 'fair' && { fairness }),
      perUnit: countsPairs && change[0] === 0 && fairness === null ? change.at(-1)! / points : null,
    };
  };
  const [low, high] = ends as [number | null, number | null];
  return {
    ...{ id, value, unit: inUnits(1), countsPairs, used: inUnits(used) },
    stable: { from: low === null ? null : Math.min(value, inUnits(low)), to: high === null ? null : Math.max(value, inUnits(high)) },
    ...{ higher: step(1, high), lower: step(-1, low) },
  };
}

const seen: Record<string, number> = {};
const count = (what: string): void => void (seen[what] = (seen[what] ?? 0) + 1);

function countStep(step: ShadowStep | null, price: ShadowPrice, kind: string): void {
  if (step === null || step.status === 'limit') return;
  count(`${kind} ${step.status}`);
  if (step.status === 'infeasible') {
    if (step.until !== null) count('gap');
    return;
  }
  if (price.countsPairs && step.until !== step.to) count(step.perUnit === null ? 'range of a change' : 'range of a price');
  if (!price.countsPairs && step.until !== step.to) count('plateau');
  if (step.fairness != null) count('fairness');
}

const FAMILIES = [...FAMILY_NAMES.filter((name) => !['floats', 'huge'].includes(name)), 'repetitive', 'repetitiveLimited'];
const SEEDS = 16;

describe('every field of every shadow price, by all matchings', () => {
  for (const family of FAMILIES) {
    test(family, () => {
      for (let seed = 0; seed < (family.startsWith('repetitive') ? 10 * SEEDS : SEEDS); seed++) {
        const problem = problemOf(family, seed);
        const solution = solve(problem);
        if (solution.status !== 'optimal' || integerScores(problem) === null || problem.pairs.length > 22) continue;
        const { mentors, sideConstraints } = shadowPrices(problem, solution);
        expect(mentors.map(({ id }) => id)).toEqual(problem.mentors.map(({ id }) => id).sort());
        const sides = problem.sideConstraints ?? [];
        const kind = sides.length > 0 ? 'constrained' : 'plain';
        for (const price of [...mentors, ...sideConstraints]) {
          const side = mentors.includes(price) ? undefined : sides.find(({ id }) => id === price.id);
          const varied = side === undefined ? variedPlaces(problem, price.id, solution.pairs) : variedSide(problem, side, solution.pairs);
          if (varied === null) continue;
          expect(price, `${family}, seed ${seed}, ${price.id}`).toEqual(expected(problem, varied));
          count(side === undefined ? `${kind} places` : `constraint ${side.op}`);
          countStep(price.higher, price, kind);
          countStep(price.lower, price, kind);
        }
      }
    });
  }

  test('all that there is was seen', () => {
    const least = { 'plain places': 800, 'constrained places': 350, 'constraint <=': 150, 'constraint >=': 40, 'constraint =': 50 };
    const steps = { 'plain optimal': 600, 'plain infeasible': 60, 'constrained optimal': 500, 'constrained infeasible': 150 };
    const ranges = { gap: 100, fairness: 80, plateau: 60, 'range of a price': 8, 'range of a change': 30 };
    for (const [what, times] of Object.entries({ ...least, ...steps, ...ranges })) expect(seen[what], what).toBeGreaterThanOrEqual(times);
  });
});
