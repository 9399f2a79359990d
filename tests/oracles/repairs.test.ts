/** The repair frontier against every matching there is, and against HiGHS with the number of moves as a constraint. */
import { describe, expect, test } from 'vitest';
import { BinomeError, repairs, solve, verify, type PairIds, type Repair } from '../../src/solver/index.ts';
import { allMatchings, pairsOf, placesOf } from './all-matchings.ts';
import { drawMatching } from './families/drawing.ts';
import { solveByMip } from './highs.ts';
import { FAMILY_NAMES, instance, middleInstance } from './instances.ts';
import { comparing } from './judgement.ts';
import { seededRandom } from './random.ts';
import { integerScores, keyOf, type ListedProblem } from './rules.ts';
import { seedsOf } from './share.ts';

/** Of each family; what has nothing to break, or too many matchings to try, is left out, and 5,000 are left. */
const SEEDS = 330;
const MIDDLE_SEEDS = seedsOf(200, 0.25);
const MOST_MATCHINGS = 20_000;
const MOST_PAIRS = 30;

interface Breakdown {
  readonly problem: ListedProblem;
  readonly kept: PairIds[];
}

/** A matching of the problem, the best or any, of which one pair breaks down or one mentor leaves: what is left of both. */
function breakdown(family: string, seed: number, problem: ListedProblem): Breakdown | null {
  const random = seededRandom(`repairs ${family}`, seed);
  const best = random.chance(0.5) ? solve(problem).pairs : [];
  const before = best.length > 0 ? best : drawMatching(random, problem, 12);
  const [broken] = random.sample(before, 1);
  if (broken === undefined) return null;
  const leaves = random.chance(0.3);
  const isGone = ([trainee, mentor]: readonly [string, string, ...unknown[]]): boolean =>
    mentor === broken[1] && (leaves || trainee === broken[0]);
  const { required = [], sideConstraints = [] } = problem;
  if (required.some(isGone)) return null;
  return {
    problem: {
      ...problem,
      pairs: problem.pairs.filter((pair) => !isGone(pair)),
      // With coverage "all" or a minimum hardly any breakdown could be repaired.
      mentors: leaves ? problem.mentors.map((mentor) => (mentor.id === broken[1] ? { ...mentor, min: 0 } : mentor)) : problem.mentors,
      sideConstraints: sideConstraints.map((side) => ({ ...side, terms: side.terms.filter((term) => !isGone(term)) })),
    },
    kept: before.filter((pair) => !isGone(pair)),
  };
}

interface Point {
  givenUp: number;
  matched: number;
  objective: number;
}

function pointsOf(found: readonly Repair[], scale: number): Point[] {
  return found.map(({ givenUp, solution }) => ({ givenUp, matched: solution.matched, objective: Math.round(solution.objective * scale) }));
}

describe('against every matching', () => {
  const kinds = new Map<string, number>();
  const tally = (kind: string): void => void kinds.set(kind, (kinds.get(kind) ?? 0) + 1);

  test.each(FAMILY_NAMES)('%s', { timeout: 240_000 }, (family) => {
    const failures: string[] = [];
    for (let seed = 0; seed < SEEDS && failures.length < 5; seed++) {
      const base = instance(family, seed);
      if (base.pairs.length > MOST_PAIRS) continue;
      const broken = breakdown(family, seed, base);
      if (broken === null) continue;
      const { kept } = broken;
      const problem = { ...broken.problem, incumbent: [...(base.incumbent ?? []), ...kept] };
      const all = allMatchings(problem, MOST_MATCHINGS);
      if (all === null) continue;
      const found = repairs(broken.problem, kept);
      // Near 2^53 a search has no room for prices: scores are rounded, as the certificate says, and equals may differ.
      if (!found.every(({ solution }) => solution.certificate!.scale.exact)) {
        tally('rounded');
        continue;
      }
      const differences: string[] = [];
      const expectSame = comparing(differences);
      const isKept = new Set(kept.map(([trainee, mentor]) => keyOf(trainee, mentor)));
      const places = new Set([...problem.pairs.keys()].filter((k) => isKept.has(keyOf(problem.pairs[k]![0], problem.pairs[k]![1]))));
      const givenUpIn = (chosen: readonly number[]): number => places.size - chosen.filter((k) => places.has(k)).length;
      const expected: Point[] = [];
      for (let k = 0; k <= places.size; k++) {
        const [best] = all.filter(({ chosen }) => givenUpIn(chosen) <= k);
        const last = expected.at(-1);
        if (best === undefined || (last !== undefined && best.matched === last.matched && best.score === last.objective)) continue;
        expected.push({ givenUp: k, matched: best.matched, objective: best.score });
        const point = found.find(({ givenUp }) => givenUp === k);
        if (point?.solution.certificate?.tieBreak !== 'complete') continue;
        const [, second] = all.filter(({ chosen, matched, score, kept: same, lot }) => {
          return givenUpIn(chosen) <= k && matched === best.matched && score === best.score && same === best.kept && lot === best.lot;
        });
        if (second === undefined)
          expectSame(`pairs at ${k}`, placesOf(problem, point.solution.pairs), placesOf(problem, pairsOf(problem, best)));
      }
      expectSame('points', pointsOf(found, integerScores(problem)!.scale), expected);
      for (const { problem: own, solution } of found) expectSame('verify', verify(own, solution).problems, []);
      if (differences.length > 0) failures.push(`${family} ${seed}: ${differences.join('; ')}`);
      tally('compared');
      tally(found.length > 2 ? 'several points' : `${found.length} points`);
      if (found.length > 1 && found[0]!.solution.matched < found.at(-1)!.solution.matched) tally('moves that serve more');
    }
    expect(failures).toEqual([]);
  });

  test('they are of every kind', () => {
    const least = {
      compared: 5000,
      '0 points': 100,
      '1 points': 1000,
      '2 points': 300,
      'several points': 100,
      'moves that serve more': 100,
    };
    for (const [kind, number] of Object.entries(least)) expect(kinds.get(kind) ?? 0, kind).toBeGreaterThanOrEqual(number);
  });
});

test('middle ones against HiGHS, the moves a constraint', { timeout: 600_000 }, async () => {
  const failures: string[] = [];
  let [points, several, silent] = [0, 0, 0];
  for (let seed = 0; seed < MIDDLE_SEEDS && failures.length < 5; seed++) {
    const base = middleInstance(seed);
    const broken = breakdown('middle', seed, base);
    if (broken === null || integerScores(base) === null) continue;
    const { problem, kept } = broken;
    const found = repairs(problem, kept);
    const end = found.at(-1);
    if (end === undefined) continue;
    const isKept = new Set(kept.map(([trainee, mentor]) => keyOf(trainee, mentor)));
    const terms = problem.pairs.filter(([t, m]) => isKept.has(keyOf(t, m))).map(([t, m]): [string, string, number] => [t, m, 1]);
    // At each point, and at the number before it: what is left out improves on nothing.
    for (const [n, { givenUp, solution }] of found.entries()) {
      for (const k of givenUp > 0 && n > 0 ? [givenUp - 1, givenUp] : [givenUp]) {
        const moves = { id: 'oracle moves', terms, op: '>=' as const, rhs: terms.length - k };
        const mip = await solveByMip({ ...problem, sideConstraints: [...(problem.sideConstraints ?? []), moves] }).catch(() => null);
        // It contradicts itself now and then: infeasible with as many needs as it has just met.
        if (mip === null) silent++;
        if (mip === null) continue;
        const own = k === givenUp ? solution : found[n - 1]!.solution;
        if (mip.matched !== own.matched || Math.abs(mip.objective - own.objective) > 1e-9)
          failures.push(`${seed}, ${k} moves: ${own.matched}, ${own.objective}; HiGHS ${mip.matched}, ${mip.objective}`);
        points++;
      }
      if (!verify(found[n]!.problem, solution).valid) failures.push(`${seed}: not valid`);
    }
    if (found.length > 2) several++;
  }
  expect(failures).toEqual([]);
  expect(points).toBeGreaterThan(MIDDLE_SEEDS);
  expect(several).toBeGreaterThan(0.1 * MIDDLE_SEEDS);
  expect(silent).toBeLessThan(0.02 * points);
});

test('what it refuses, and what counts for nothing', () => {
  const pairs: [string, string, number][] = [
    ['a', 'x', 1],
    ['b', 'x', 2],
  ];
  const problem = { format: 'binome.problem/1' as const, trainees: [{ id: 'a' }, { id: 'b' }], mentors: [{ id: 'x' }], pairs };
  expect(() => repairs({ ...problem, balance: 'worst' }, [])).toThrow(BinomeError);
  expect(repairs(problem, [['a', 'gone']]).map(({ givenUp }) => givenUp)).toEqual([0]);
  expect(repairs(problem, [['a', 'x']]).map(({ givenUp, solution }) => [givenUp, solution.objective])).toEqual([
    [0, 1],
    [1, 2],
  ]);
  expect(repairs(problem, [['a', 'x']], { most: 0 })).toHaveLength(1);
  expect(repairs({ ...problem, sideConstraints: [{ id: 'kept', terms: [['a', 'x', 1]], op: '<=', rhs: 1 }] }, [['a', 'x']])).toHaveLength(
    2,
  );
});
