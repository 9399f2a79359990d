/** Optimal matchings along a line of scores, against all matchings at every whole number of it. */
import { describe, expect, it, test } from 'vitest';
import { ParametricScores, solve, type PairLine } from '../../src/solver/index.ts';
import { allMatchings, placesOf, type Matching } from './all-matchings.ts';
import { FAMILIES, instance } from './instances.ts';
import { seededRandom } from './random.ts';
import type { ListedProblem } from './rules.ts';

const FIRST_SEED = 800_000;
const SEEDS = 60;
const RANGE = { low: -12, high: 25 };

/** Lines with few distinct values, so that ties are many, over a problem of these families. */
function linesOf(problem: ListedProblem, seed: number): PairLine[] {
  const random = seededRandom('lines', seed);
  const [spread, slope] = random.pick([
    [3, 1],
    [60, 7],
    [1000, 40],
  ] as const);
  return problem.pairs.map(([trainee, mentor]): PairLine => [trainee, mentor, random.int(0, spread), random.int(-slope, slope)]);
}

/** t → the places of every optimal matching there. */
function optimaByBruteForce(lines: readonly PairLine[], all: readonly Matching[], t: number): Set<string> {
  const covered = all.filter(({ matched }) => matched === all[0]!.matched);
  const totals = covered.map(({ chosen }) => chosen.reduce((sum, k) => sum + lines[k]![2] + t * lines[k]![3], 0));
  const best = Math.max(...totals);
  return new Set(covered.filter((_, n) => totals[n] === best).map(({ chosen }) => chosen.join()));
}

test.each(['tight', 'oneShort', 'needs', 'minimums', 'required', 'quotas', 'everything'])('%s', { timeout: 300_000 }, (family) => {
  const count = { compared: 0, matchings: 0, inner: 0, outer: 0 };
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
    const problem = instance(family, seed);
    const all = allMatchings(problem, 3000) ?? [];
    if (all.length === 0) continue;
    const lines = linesOf(problem, seed);
    const expected = new Map<number, Set<string>>();
    for (let t = RANGE.low; t <= RANGE.high; t++) expected.set(t, optimaByBruteForce(lines, all, t));
    const parametric = new ParametricScores(problem, lines);
    const found = parametric.optima(RANGE);
    count.compared++;
    count.matchings += found.length;
    let next = RANGE.low;
    for (const { low, high, pairs } of found) {
      expect(low, `${family}/${seed}`).toBe(next);
      expect(high).toBeGreaterThanOrEqual(low);
      for (let t = low; t <= high; t++) expect(expected.get(t), `${family}/${seed} at ${t}`).toContain(placesOf(problem, pairs!));
      next = high + 1;
    }
    expect(next).toBe(RANGE.high + 1);
    // From somewhere in the middle: exactly the whole numbers around it at which that matching is optimal.
    const at = seededRandom('at', seed).int(RANGE.low, RANGE.high);
    const { pairs } = found.find(({ low, high }) => low <= at && at <= high)!;
    const own = placesOf(problem, pairs!);
    let [low, high] = [at, at];
    while (low > RANGE.low && expected.get(low - 1)!.has(own)) low--;
    while (high < RANGE.high && expected.get(high + 1)!.has(own)) high++;
    expect(new ParametricScores(problem, lines).rangeOf(pairs!, at, RANGE), `${family}/${seed} around ${at}`).toEqual({ low, high });
    if (low > RANGE.low || high < RANGE.high) count.inner++;
    else count.outer++;
  }
  expect(count.compared).toBeGreaterThan(15);
  expect(count.matchings).toBeGreaterThan(1.2 * count.compared);
  expect(count.inner).toBeGreaterThan(10);
});

describe('scores along a line', () => {
  const problem = { format: 'binome.problem/1', trainees: [{ id: 'a' }], mentors: [{ id: 'x' }, { id: 'y' }] } as const;
  // Equal at t = 4; "x" before, "y" after.
  const lines: PairLine[] = [
    ['a', 'x', 8, 0],
    ['a', 'y', 0, 2],
  ];

  it('keep the incumbent where two matchings are tied', () => {
    const optima = (incumbent: string): unknown =>
      new ParametricScores({ ...problem, incumbent: [['a', incumbent]] }, lines).optima({ low: 0, high: 9 });
    expect(optima('x')).toEqual([
      { low: 0, high: 4, pairs: [['a', 'x']] },
      { low: 5, high: 9, pairs: [['a', 'y']] },
    ]);
    expect(optima('y')).toEqual([
      { low: 0, high: 3, pairs: [['a', 'x']] },
      { low: 4, high: 9, pairs: [['a', 'y']] },
    ]);
  });

  it('leave open what a limit leaves open', () => {
    // A minimum, so that there is a step between coverage and score; both want "y", so that the bound at a limit is no proof.
    const contested = { ...problem, trainees: [{ id: 'a' }, { id: 'b' }], mentors: [{ id: 'x' }, { id: 'y', min: 1 }] };
    const both: PairLine[] = [...lines, ['b', 'x', 0, 0], ['b', 'y', 9, 2]];
    const stopped = new ParametricScores(contested, both, { signal: { aborted: true } });
    expect(stopped.optima({ low: 5, high: 9 })).toEqual([{ low: 5, high: 9, pairs: null }]);
    const pairs: [string, string][] = [
      ['a', 'x'],
      ['b', 'y'],
    ];
    expect(stopped.rangeOf(pairs, 6, { low: 5, high: 9 })).toEqual({ low: null, high: null });
    const aborting = { aborted: false };
    const later = new ParametricScores(contested, both, { signal: aborting });
    expect(later.optima({ low: 5, high: 5 })).toEqual([{ low: 5, high: 5, pairs }]);
    aborting.aborted = true;
    expect(later.optima({ low: 5, high: 7 })).toEqual([
      { low: 5, high: 5, pairs },
      { low: 6, high: 7, pairs: null },
    ]);
  });

  it('leave open what would have to be rounded', () => {
    const two = { ...problem, trainees: [{ id: 'a' }, { id: 'b' }] };
    const large: PairLine[] = [
      ['a', 'x', 2 ** 53 - 1, 0],
      ['b', 'y', 2 ** 53 - 2, 0],
    ];
    expect(new ParametricScores(two, large).optima({ low: 0, high: 1 })).toEqual([{ low: 0, high: 1, pairs: null }]);
  });

  it('are refused where they are no integers, the range is none, or the matching is not optimal', () => {
    const refused = { code: 'PARAMETRIC_VALUE' };
    const at = (line: PairLine, low: number, high: number): unknown => new ParametricScores(problem, [line]).optima({ low, high });
    expect(() => at(['a', 'x', 0.5, 1], 0, 1)).toThrow(expect.objectContaining(refused));
    expect(() => at(['a', 'x', 1, 2 ** 53], 0, 1)).toThrow(expect.objectContaining(refused));
    expect(() => at(['a', 'x', 1, 2 ** 52], 0, 3)).toThrow(expect.objectContaining(refused));
    expect(() => at(['a', 'x', 1, 1], 1, 0)).toThrow(expect.objectContaining(refused));
    expect(() => at(['a', 'x', 1, 1], 0.5, 1)).toThrow(expect.objectContaining(refused));
    const parametric = new ParametricScores(problem, lines);
    expect(() => parametric.rangeOf([['a', 'y']], 1, { low: 0, high: 9 })).toThrow(expect.objectContaining(refused));
    expect(() => parametric.rangeOf([['a', 'y']], 1, { low: 1, high: 1 })).toThrow(expect.objectContaining(refused));
    expect(() => parametric.rangeOf([['a', 'z']], 1, { low: 0, high: 9 })).toThrow(expect.objectContaining(refused));
    expect(() => new ParametricScores({ ...problem, objective: 'fair' }, lines)).toThrow(
      expect.objectContaining({ code: 'PARAMETRIC_FAIR' }),
    );
  });

  it('are those of the problem at each value', () => {
    for (const { low, pairs } of new ParametricScores(problem, lines).optima({ low: 0, high: 9 })) {
      expect(solve({ ...problem, pairs: lines.map(([t, m, base, slope]) => [t, m, base + low * slope]) }).pairs).toEqual(pairs);
    }
    expect(Object.keys(FAMILIES).length).toBeGreaterThan(2);
  });
});
