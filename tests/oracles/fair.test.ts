/** Objective "fair" against every matching there is: needs met, pairs in each band from the lowest, score, incumbent, lot. */
import { describe, expect, test } from 'vitest';
import { solve, verify, type Solution } from '../../src/solver/index.ts';
import { countsOf, fairBruteForce, thresholdsOf, type FairOptimum } from './fair-brute-force.ts';
import { FAIR_FAMILIES, fairInstance } from './fair-instances.ts';
import { byIds, comparing } from './judgement.ts';
import { seededRandom } from './random.ts';
import { measure, type ListedProblem } from './rules.ts';

const SEEDS = 100;
/** Beyond this trying every matching takes too long. */
const MOST_PAIRS = 24;

function differences(problem: ListedProblem, solution: Solution, optimum: FairOptimum): string[] {
  const found: string[] = [];
  const expectSame = comparing(found);
  expectSame('status', solution.status, optimum.feasible ? 'optimal' : 'infeasible');
  expectSame('matched', solution.matched, optimum.matched);
  expectSame('verify', verify(problem, solution).problems, []);
  if (!optimum.feasible) return found;
  found.push(...measure(problem, solution.pairs).violations);
  expectSame('counts', countsOf(problem, solution.pairs), optimum.counts);
  expectSame('bound', solution.bound, solution.objective);
  const margin = optimum.exact ? 0 : 1e-9 * Math.max(1, ...problem.pairs.map(([, , score]) => Math.abs(score)));
  if (!(Math.abs(solution.objective - optimum.score / optimum.scale) <= margin))
    found.push(`objective: ${solution.objective}, expected ${optimum.score / optimum.scale}`);
  if (optimum.exact && optimum.unique && solution.certificate?.tieBreak === 'complete') {
    expectSame('incumbent pairs kept', measure(problem, solution.pairs).kept, optimum.kept);
    expectSame('pairs', byIds(solution.pairs), byIds(optimum.pairs));
  }
  return found;
}

describe('solve against brute force', () => {
  const kinds = new Map<string, number>();
  const tally = (kind: string): void => void kinds.set(kind, (kinds.get(kind) ?? 0) + 1);

  test.each(FAIR_FAMILIES)('%s', { timeout: 60_000 }, (family) => {
    const failures: string[] = [];
    for (let seed = 0; seed < SEEDS && failures.length < 5; seed++) {
      const problem = fairInstance(family, seed);
      if (problem.pairs.length > MOST_PAIRS) continue;
      const solution = solve(problem);
      const optimum = fairBruteForce(problem);
      const found = differences(problem, solution, optimum);
      if (found.length > 0) failures.push(`fairInstance('${family}', ${seed}): ${found.join('; ')}`);
      const kind = (problem.sideConstraints ?? []).length > 0 ? 'limited ' : '';
      tally(`${kind}${solution.status}`);
      if (solution.status !== 'optimal') continue;
      if (solution.unmet.length > 0) tally(`${kind}short`);
      tally(`${kind}${problem.bands === undefined ? 'distinct' : 'banded'}`);
      const stages = solution.certificate!.parts.reduce((most, part) => Math.max(most, part.fairness!.length), 0);
      if (stages > 2) tally(`${kind}many stages`);
      const richest = solve(asScored(problem));
      if (richest.objective > solution.objective) tally(`${kind}fairness costs score`);
    }
    expect(failures).toEqual([]);
  });

  test('and they were of every kind', () => {
    for (const limited of ['', 'limited ']) {
      for (const kind of ['infeasible', 'short', 'distinct', 'banded', 'many stages', 'fairness costs score'])
        expect(kinds.get(limited + kind) ?? 0, limited + kind).toBeGreaterThan(30);
    }
  });
});

/** The same problem with objective "score". */
function asScored({ bands: _, ...problem }: ListedProblem): ListedProblem {
  return { ...problem, objective: 'score' };
}

describe('the order of the objectives', () => {
  const problem: ListedProblem = {
    format: 'binome.problem/1',
    trainees: [{ id: 'a' }, { id: 'b' }],
    mentors: [{ id: 'x' }, { id: 'y' }],
    pairs: [
      ['a', 'x', 1],
      ['a', 'y', 0.5],
      ['b', 'x', 0.4],
      ['b', 'y', 0.1],
    ],
    objective: 'fair',
  };

  test('the worst served come before the total', () => {
    expect(solve(asScored(problem)).pairs).toEqual([
      ['a', 'x'],
      ['b', 'y'],
    ]);
    expect(solve(problem).pairs).toEqual([
      ['a', 'y'],
      ['b', 'x'],
    ]);
  });

  test('within one band the total decides', () => {
    for (const bands of [[], [0.1], [0.05, 1.5]]) expect(solve({ ...problem, bands }).pairs).toEqual(solve(asScored(problem)).pairs);
    expect(solve({ ...problem, bands: [0.2] }).pairs).toEqual(solve(problem).pairs);
  });

  test('no need goes unmet for fairness', () => {
    const poor: ListedProblem = {
      ...problem,
      pairs: [
        ['a', 'x', -1000],
        ['b', 'y', 1],
      ],
      bands: [0],
    };
    for (const coverage of ['most', 'all'] as const) expect(solve({ ...poor, coverage }).matched).toBe(2);
  });

  test('a threshold belongs to the band above it', () => {
    const at = (score: number): number =>
      solve({ ...problem, pairs: [['a', 'x', score]], bands: [0.3] }).certificate!.parts[0]!.fairness!.length;
    expect([at(0.3), at(0.1 + 0.2), at(0.29999999999999993)]).toEqual([0, 0, 1]);
  });

  test('rounding the scores moves no pair to another band', () => {
    // 1 and 2 are lost beside 2^1000: as integers of the certificate all three small scores are the same.
    const rounded: ListedProblem = {
      ...problem,
      pairs: [
        ['a', 'x', 2 ** 1000],
        ['a', 'y', 2],
        ['b', 'x', 2],
        ['b', 'y', 1],
      ],
      bands: [1.5],
    };
    const solution = solve(rounded);
    expect(solution.certificate!.scale.exact).toBe(false);
    expect(solution.pairs).toEqual([
      ['a', 'y'],
      ['b', 'x'],
    ]);
    expect(verify(rounded, solution)).toMatchObject({ valid: true, problems: [] });
  });
});

describe('the answer', () => {
  function permuted(problem: ListedProblem, seed: number): ListedProblem {
    const random = seededRandom('fair permutation', seed);
    return {
      ...problem,
      trainees: random.shuffle(problem.trainees),
      mentors: random.shuffle(problem.mentors),
      pairs: random.shuffle(problem.pairs),
      required: random.shuffle(problem.required ?? []),
      sideConstraints: random.shuffle(problem.sideConstraints ?? []),
    };
  }

  test('does not depend on the order of lists, survives JSON, and leaves the problem alone', () => {
    let matchings = 0;
    for (const family of ['contrast', 'contrastLimited', 'needs', 'minimums', 'everything']) {
      for (let seed = 500; seed < 540; seed++) {
        const problem = fairInstance(family, seed);
        const before = JSON.stringify(problem);
        const solution = solve(problem);
        const bytes = JSON.stringify(solution);
        expect(JSON.stringify(solve(permuted(problem, seed)))).toBe(bytes);
        expect(verify(permuted(problem, seed), JSON.parse(bytes) as Solution)).toEqual({ valid: true, problems: [] });
        expect(JSON.stringify(problem)).toBe(before);
        if (solution.pairs.length >= 2) matchings++;
      }
    }
    expect(matchings).toBeGreaterThan(120);
  });

  test('is that of the parts, where a problem falls into parts', () => {
    const renamed = (prefix: string, problem: ListedProblem): ListedProblem => ({
      ...problem,
      trainees: problem.trainees.map((trainee) => ({ ...trainee, id: prefix + trainee.id })),
      mentors: problem.mentors.map((mentor) => ({ ...mentor, id: prefix + mentor.id })),
      pairs: problem.pairs.map(([t, m, score]) => [prefix + t, prefix + m, score]),
    });
    let together = 0;
    for (let seed = 0; seed < 30; seed++) {
      const bands = [4, 9, 30];
      const plain = (k: number): ListedProblem => ({
        ...fairInstance('contrast', k),
        bands,
        coverage: 'most',
        required: [],
        incumbent: [],
      });
      const [left, right] = [renamed('a', plain(2 * seed)), renamed('b', plain(2 * seed + 1))];
      const both: ListedProblem = {
        ...left,
        trainees: [...left.trainees, ...right.trainees],
        mentors: [...left.mentors, ...right.mentors],
        pairs: [...left.pairs, ...right.pairs],
      };
      const solution = solve(both);
      expect(solution.pairs).toEqual([...solve(left).pairs, ...solve(right).pairs]);
      expect(verify(both, solution).valid).toBe(true);
      together += solution.matched;
    }
    expect(together).toBeGreaterThan(150);
  });

  test('comes to an end with sixty trainees, too few places and eight quotas', { timeout: 60_000 }, () => {
    // An empty proof over cuts of small whole numbers: here the simplex once cycled for ever.
    const random = seededRandom('perf', 1);
    const trainees = Array.from({ length: 60 }, (_, i) => ({ id: `t${i}` }));
    const mentors = Array.from({ length: 38 }, (_, j) => ({ id: `m${j}`, max: random.int(1, 2) }));
    const pairs = trainees.flatMap((t) =>
      mentors.flatMap((m): [string, string, number][] => (random.chance(0.15) ? [[t.id, m.id, random.int(0, 1000) / 1000]] : [])),
    );
    const sideConstraints = Array.from({ length: 8 }, (_, k) => {
      const some = new Set(random.sample(mentors, 6).map(({ id }) => id));
      const own = new Set(random.sample(trainees, 20).map(({ id }) => id));
      const terms = pairs.filter(([t, m]) => own.has(t) && some.has(m)).map(([t, m]): [string, string, number] => [t, m, 1]);
      return { id: `q${k}`, terms, op: '<=' as const, rhs: 2 };
    });
    const bands = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
    const problem: ListedProblem = { format: 'binome.problem/1', trainees, mentors, pairs, sideConstraints, objective: 'fair', bands };
    const solution = solve(problem);
    expect(verify(problem, solution)).toEqual({ valid: true, problems: [] });
    expect([solution.status, solution.matched, countsOf(problem, solution.pairs)]).toEqual(['optimal', 57, [0, 0, 0, 2, 5, 11, 13, 8, 14]]);
  });

  test('with a hundred trainees and as many bands as scores: leximin, proven in a stage for each band in use', () => {
    const random = seededRandom('leximin', 0);
    const ids = (letter: string, count: number): { id: string; max?: number }[] =>
      Array.from({ length: count }, (_, k) => ({ id: `${letter}${k}` }));
    const trainees = ids('t', 100);
    const mentors = ids('m', 60).map(({ id }) => ({ id, max: 2 }));
    const problem: ListedProblem = {
      format: 'binome.problem/1',
      trainees,
      mentors,
      pairs: trainees.flatMap(({ id }) =>
        mentors.filter(() => random.chance(0.4)).map((m): [string, string, number] => [id, m.id, random.int(0, 1e6) / 1e6]),
      ),
      objective: 'fair',
    };
    const solution = solve(problem);
    expect(verify(problem, solution)).toEqual({ valid: true, problems: [] });
    const counts = countsOf(problem, solution.pairs);
    const used = counts.flatMap((count, band) => (count > 0 ? [band] : []));
    expect(solution.certificate!.parts.flatMap(({ fairness }) => fairness!.map(({ band }) => band))).toEqual(used);
    expect(thresholdsOf(problem).length).toBeGreaterThan(2000);
    // The worst score cannot be bettered: without every pair up to it, somebody goes without.
    const worst = thresholdsOf(problem)[used[0]!]!;
    expect(solve({ ...problem, pairs: problem.pairs.filter(([, , score]) => score >= worst) }).matched).toBeLessThan(solution.matched);
  });
});
