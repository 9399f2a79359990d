/** Which pairs all optimal matchings share, against all of them. */
import { describe, expect, it, test } from 'vitest';
import { certainPairs, solve, type Certainty } from '../../src/solver/index.ts';
import { allMatchings, type Matching } from './all-matchings.ts';
import { familiesOf, instance } from './instances.ts';
import { keyOf, type ListedProblem } from './rules.ts';

const FIRST_SEED = 700_000;
const SEEDS = 120;

/** The matchings that are best by needs, fairness where asked for, and score; null when they are too many to list, or none. */
function bestOf(problem: ListedProblem): readonly Matching[] | null {
  const all = allMatchings(problem, 3000) ?? [];
  const levels = [...new Set(problem.pairs.map(([, , score]) => score))].sort((a, b) => a - b);
  // Leximin: of two sorted lists of scores the one that is higher where they first differ.
  const worth = ({ chosen, matched, score }: Matching): number[] => {
    if (problem.objective !== 'fair') return [matched, score];
    return [matched, ...levels.map((level) => 0 - chosen.filter((k) => problem.pairs[k]![2] === level).length)];
  };
  const compare = (a: number[], b: number[]): number => {
    const k = a.findIndex((value, at) => value !== b[at]);
    return k < 0 ? 0 : b[k]! - a[k]!;
  };
  const worths = all.map(worth);
  const best = [...worths].sort(compare)[0];
  return best === undefined ? null : all.filter((_, n) => compare(worths[n]!, best) === 0);
}

function expected(problem: ListedProblem, best: readonly Matching[], pairs: readonly (readonly [string, string])[]): Certainty[] {
  const places = new Map(problem.pairs.map(([trainee, mentor], k) => [keyOf(trainee, mentor), k]));
  return pairs.map(([t, m]) => (best.every(({ chosen }) => chosen.includes(places.get(keyOf(t, m))!)) ? 'certain' : 'uncertain'));
}

test.each([
  ['scores', 'score'],
  ['capacities', 'score'],
  ['sideConstraints', 'score'],
  ['scores', 'fair'],
  ['capacities', 'fair'],
  ['sideConstraints', 'fair'],
] as const)('%s, objective %s', { timeout: 300_000 }, (group, objective) => {
  const count = { compared: 0, certain: 0, uncertain: 0 };
  for (const [family] of familiesOf(group)) {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      const problem: ListedProblem = { ...instance(family, seed), objective };
      const best = bestOf(problem);
      if (best === null) continue;
      const solution = solve(problem);
      const found = certainPairs(problem, solution);
      expect(
        found.map(({ trainee, mentor }) => [trainee, mentor]),
        `${family}/${seed}`,
      ).toEqual(solution.pairs);
      expect(
        found.map(({ certainty }) => certainty),
        `${family}/${seed}`,
      ).toEqual(expected(problem, best, solution.pairs));
      count.compared++;
      for (const { certainty } of found) if (certainty !== 'unknown') count[certainty]++;
    }
  }
  expect(count.compared).toBeGreaterThan(120);
  expect(count.certain).toBeGreaterThan(150);
  expect(count.uncertain).toBeGreaterThan(20);
});

describe('what is unknown', () => {
  const tied: ListedProblem = {
    format: 'binome.problem/1',
    trainees: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    mentors: [{ id: 'x' }, { id: 'y' }, { id: 'z' }],
    pairs: [
      ['a', 'x', 1],
      ['a', 'y', 1],
      ['b', 'x', 1],
      ['b', 'y', 1],
      ['c', 'z', 5],
    ],
    sideConstraints: [
      {
        id: 'q',
        terms: [
          ['a', 'x', 1],
          ['c', 'z', 1],
        ],
        op: '<=',
        rhs: 2,
      },
    ],
  };
  const certainties = (...args: Parameters<typeof certainPairs>): Certainty[] => certainPairs(...args).map(({ certainty }) => certainty);

  it('is said beyond the limit of solves, and where the proof settles it is not', () => {
    const solution = solve(tied);
    expect(certainties(tied, solution)).toEqual(['uncertain', 'uncertain', 'certain']);
    expect(certainties(tied, solution, { solveLimit: 0 })).toEqual(['unknown', 'unknown', 'certain']);
    expect(certainties(tied, solution, { solveLimit: 1 })).toEqual(['uncertain', 'uncertain', 'certain']);
    expect(certainties(tied, solution, { signal: { aborted: true } })).toEqual(['unknown', 'unknown', 'certain']);
  });

  it('is all, where scores were rounded or nothing is proven', () => {
    const { sideConstraints: _, ...free } = tied;
    const rounded: ListedProblem = { ...free, pairs: free.pairs.map(([t, m], k) => [t, m, k === 0 ? 1e300 : Math.PI / (k + 1)]) };
    const solution = solve(rounded);
    expect(solution.certificate?.scale.exact).toBe(false);
    expect(new Set(certainties(rounded, solution))).toEqual(new Set(['unknown']));
    expect(new Set(certainties(free, { ...solve(free), status: 'feasible', bound: null, certificate: null }))).toEqual(
      new Set(['unknown']),
    );
  });

  it('is refused for a solution of another problem', () => {
    const { sideConstraints: _, ...free } = tied;
    const worse: ListedProblem = { ...free, pairs: free.pairs.map(([t, m, s]) => [t, m, t === 'a' && m === 'x' ? 9 : s]) };
    const other = solve({ ...free, required: [['a', 'y']] });
    expect(() => certainPairs(worse, other)).toThrow(expect.objectContaining({ code: 'SOLUTION_NOT_OPTIMAL' }));
    expect(() => certainPairs({ ...free, pairs: free.pairs.slice(1) }, solve({ ...free, required: [['a', 'x']] }))).toThrow(
      expect.objectContaining({ code: 'SOLUTION_NOT_OPTIMAL' }),
    );
  });
});
