import { describe, expect, test } from 'vitest';
import { bruteForce } from './brute-force.ts';
import { compareSum, scaled } from './exact.ts';
import { solveByMip } from './highs.ts';
import { FAMILIES, FAMILY_NAMES, INSTANCES_PER_FAMILY, instance, middleInstance } from './instances.ts';
import { integerScores, measure } from './rules.ts';

/** How many instances of each family the two oracles are compared on. */
const COMPARED = 40;

/** HiGHS works in float64 with tolerances: these are outside its reach. */
const FLOAT64_TOO_COARSE = new Set(['huge', 'floats']);

describe('instances', () => {
  test('at least 20,000 are tried', () => {
    expect(FAMILY_NAMES.length * INSTANCES_PER_FAMILY).toBeGreaterThanOrEqual(20_000);
    expect(new Set(FAMILY_NAMES).size).toBe(Object.values(FAMILIES).flatMap((families) => Object.keys(families)).length);
  });

  test.each(FAMILY_NAMES)('%s: the same seed gives the same instance, another seed another', (family) => {
    expect(instance(family, 7)).toEqual(instance(family, 7));
    const distinct = new Set(Array.from({ length: 200 }, (_, seed) => JSON.stringify(instance(family, seed))));
    expect(distinct.size).toBeGreaterThan(150);
  });

  test('the sums of the huge family come near 2^53 and stay below', () => {
    const totals = Array.from({ length: 200 }, (_, seed) => Math.abs(bruteForce(instance('huge', seed)).objective));
    expect(Math.max(...totals)).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
    expect(totals.filter((total) => total > 0.9 * Number.MAX_SAFE_INTEGER).length).toBeGreaterThan(50);
  });

  test('the float family has no common decimal scale, the others have one', () => {
    for (const family of FAMILY_NAMES) {
      const withScale = Array.from({ length: 50 }, (_, seed) => integerScores(instance(family, seed))).filter((scale) => scale !== null);
      if (family === 'floats') expect(withScale.length).toBeLessThan(20);
      else expect(withScale).toHaveLength(50);
    }
  });
});

describe('the two oracles agree', () => {
  test.each(FAMILY_NAMES.filter((family) => !FLOAT64_TOO_COARSE.has(family)))('%s', { timeout: 60_000 }, async (family) => {
    for (let seed = 0; seed < COMPARED; seed++) {
      const problem = instance(family, seed);
      const { feasible, matched, objective } = bruteForce(problem);
      expect(await solveByMip(problem), `${family} ${seed}`).toMatchObject({ feasible, matched, objective });
    }
  });

  test('brute force finds what the rules, read one by one, allow and score alike', () => {
    for (const family of FAMILY_NAMES) {
      for (let seed = 0; seed < COMPARED; seed++) {
        const problem = instance(family, seed);
        const optimum = bruteForce(problem);
        if (!optimum.feasible) continue;
        const { violations, matched, objective, kept } = measure(problem, optimum.pairs);
        expect(violations, `${family} ${seed}`).toEqual([]);
        expect({ matched, kept }, `${family} ${seed}`).toEqual({ matched: optimum.matched, kept: optimum.kept });
        if (optimum.exact) expect(objective, `${family} ${seed}`).toBe(optimum.objective);
        else expect(objective).toBeCloseTo(optimum.objective, 9);
      }
    }
  });

  test('brute force: minimums and scores are weighed together, not one after the other', () => {
    const optimum = bruteForce({
      format: 'binome.problem/1',
      trainees: [{ id: '1' }, { id: '2' }],
      mentors: [
        { id: 'A', min: 1, max: 1 },
        { id: 'B', max: 2 },
      ],
      pairs: [
        ['1', 'A', 0.9],
        ['2', 'A', 0.8],
        ['1', 'B', 0.85],
        ['2', 'B', 0.1],
      ],
    });
    expect(optimum).toMatchObject({ feasible: true, matched: 2, objective: 1.65, count: 1 });
  });

  test('middle sizes: most have an answer, some have none, many have side constraints', async () => {
    let feasible = 0;
    let constrained = 0;
    for (let seed = 0; seed < COMPARED; seed++) {
      const problem = middleInstance(seed);
      if ((await solveByMip(problem)).feasible) feasible++;
      if ((problem.sideConstraints ?? []).length > 0) constrained++;
    }
    expect(feasible).toBeGreaterThan(COMPARED / 2);
    expect(feasible).toBeLessThan(COMPARED);
    expect(constrained).toBeGreaterThan(COMPARED / 3);
  }, 60_000);
});

describe('exact decimals', () => {
  test('decimals become integers of one scale', () => {
    expect(scaled([0.1, 2, -0.25])).toEqual({ integers: [10, 200, -25], scale: 100 });
    expect(scaled([1e-7, 3])).toEqual({ integers: [1, 30_000_000], scale: 10_000_000 });
    expect(scaled([1e21])).toBeNull();
    expect(scaled([Math.PI, 10])).toBeNull();
    expect(scaled([])).toEqual({ integers: [], scale: 1 });
  });

  test('sums are compared without rounding', () => {
    expect(compareSum([0.1, 0.2], 0.3)).toBe(0);
    expect(compareSum([0.1, 0.2], 0.30000001)).toBe(-1);
    expect(compareSum([], -1)).toBe(1);
  });
});
