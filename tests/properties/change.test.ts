/** What a change of the problem does to the answer, where that is known without solving it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solve, verify, type Solution } from '../../src/solver/index.ts';
import { holds, keyOf, type ListedProblem, type Pair, type SideConstraint } from '../oracles/rules.ts';
import { RUNS, SEED, coarseScore, fineScore, problems } from './problems.ts';

const hundredths = (score: number): number => Math.round(score * 100);

/** Checks a property and asks that at least `least` of the runs said something. */
function everyRun<T extends [unknown, ...unknown[]]>(
  least: number,
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  holdsFor: (...values: T) => boolean,
): void {
  let telling = 0;
  fc.assert(
    fc.property(...arbitraries, (...values: T) => {
      if (holdsFor(...values)) telling++;
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(telling).toBeGreaterThanOrEqual(least);
}

function unusedPairs(problem: ListedProblem, solution: Solution): ListedProblem['pairs'] {
  const used = new Set(solution.pairs.map(([trainee, mentor]) => keyOf(trainee, mentor)));
  return problem.pairs.filter(([trainee, mentor]) => !used.has(keyOf(trainee, mentor)));
}

describe('the pairs stay the same when', () => {
  test('every score of one trainee moves by a constant (coverage "all")', () => {
    everyRun(
      RUNS / 8,
      [problems({ coverage: 'all', needs: true }), fc.nat(), fc.integer({ min: -50, max: 50 })],
      (problem, which, shift) => {
        const moved = problem.trainees[which % problem.trainees.length]?.id;
        const solution = solve(problem);
        const shifted = solve({ ...problem, pairs: problem.pairs.map(([t, m, score]) => [t, m, t === moved ? score + shift : score]) });
        expect(shifted.pairs).toEqual(solution.pairs);
        expect(shifted.status).toBe(solution.status);
        return solution.status === 'optimal' && shift !== 0;
      },
    );
  });

  test.each([
    ['without side constraints', false],
    ['with side constraints', true],
  ])('all scores are multiplied by ten, %s', (_, sideConstraints) => {
    everyRun(RUNS / 8, [problems({ score: fineScore, sideConstraints })], (problem) => {
      const exact = { ...problem, pairs: problem.pairs.map(([t, m, score]): [string, string, number] => [t, m, hundredths(score) / 10]) };
      const solution = solve(problem);
      const tenfold = solve(exact);
      expect(tenfold.pairs).toEqual(solution.pairs);
      expect(hundredths(tenfold.objective)).toBe(10 * hundredths(solution.objective));
      return solution.pairs.length >= 2;
    });
  });

  test('a pair that was not used is forbidden', () => {
    everyRun(RUNS / 4, [problems({ needs: true, minimums: true }), fc.nat()], (problem, which) => {
      const solution = solve(problem);
      const unused = unusedPairs(problem, solution);
      const forbidden = unused[which % Math.max(1, unused.length)];
      if (solution.status !== 'optimal' || forbidden === undefined) return false;
      const without = solve({ ...problem, pairs: problem.pairs.filter((pair) => pair !== forbidden) });
      expect(without.pairs).toEqual(solution.pairs);
      return solution.pairs.length > 0;
    });
  });

  test('pairs that were used become required', () => {
    everyRun(RUNS / 4, [problems({ needs: true, minimums: true }), fc.nat(), fc.boolean()], (problem, which, all) => {
      const solution = solve(problem);
      const used = solution.pairs[which % Math.max(1, solution.pairs.length)];
      if (used === undefined) return false;
      const required = all ? solution.pairs : [used];
      const again = solve({ ...problem, required });
      expect(again.pairs).toEqual(solution.pairs);
      expect(again.objective).toBe(solution.objective);
      return true;
    });
  });

  test('a side constraint is added that they respect', () => {
    const coefficients = fc.array(fc.integer({ min: -2, max: 3 }), { minLength: 36, maxLength: 36 });
    everyRun(
      RUNS / 4,
      [problems({ needs: true }), coefficients, fc.constantFrom('<=' as const, '>=' as const, '=' as const), fc.nat(2)],
      (problem, values, op, room) => {
        const solution = solve(problem);
        const used = new Set(solution.pairs.map(([t, m]) => keyOf(t, m)));
        const terms = problem.pairs.map(([t, m], i): [string, string, number] => [t, m, values[i % values.length] ?? 0]);
        const sum = terms.reduce((total, [t, m, a]) => (used.has(keyOf(t, m)) ? total + a : total), 0);
        const constraint: SideConstraint = { id: 'respected', terms, op, rhs: op === '<=' ? sum + room : op === '>=' ? sum - room : sum };
        if (solution.status !== 'optimal') return false;
        expect(holds(constraint, (key) => used.has(key))).toBe(true);
        const limited = solve({ ...problem, sideConstraints: [constraint] });
        expect(limited.pairs).toEqual(solution.pairs);
        expect(limited.objective).toBe(solution.objective);
        return solution.pairs.length > 0;
      },
    );
  });

  test('they are the incumbent', () => {
    everyRun(RUNS / 4, [problems({ needs: true, sideConstraints: true, score: fc.constantFrom(1, 2) })], (problem) => {
      const solution = solve(problem);
      expect(solve({ ...problem, incumbent: solution.pairs }).pairs).toEqual(solution.pairs);
      return solution.pairs.length > 0;
    });
  });
});

describe('the value', () => {
  test('stays the same when the two sides change places (needs and places of one)', () => {
    everyRun(RUNS / 2, [problems({ capacities: false, coverage: 'most', score: coarseScore })], (problem) => {
      const turned: ListedProblem = {
        format: 'binome.problem/1',
        trainees: problem.mentors.map(({ id }) => ({ id })),
        mentors: problem.trainees.map(({ id }) => ({ id })),
        pairs: problem.pairs.map(([trainee, mentor, score]) => [mentor, trainee, score]),
      };
      const { status, matched, objective } = solve(problem);
      expect(solve(turned)).toMatchObject({ status, matched, objective });
      return matched >= 2;
    });
  });

  test('of needs met never falls when a mentor joins', () => {
    let gained = 0;
    everyRun(
      RUNS / 4,
      [problems({ needs: true, coverage: 'most' }), fc.integer({ min: 1, max: 2 }), fc.integer({ min: -9, max: 9 })],
      (problem, max, score) => {
        const known = problem.trainees.filter((_, i) => i % 2 === 0).map(({ id }): [string, string, number] => [id, 'newcomer', score]);
        const joined = { ...problem, mentors: [...problem.mentors, { id: 'newcomer', max }], pairs: [...problem.pairs, ...known] };
        const before = solve(problem);
        const after = solve(joined);
        expect(after.matched).toBeGreaterThanOrEqual(before.matched);
        if (after.matched === before.matched) expect(after.objective).toBeGreaterThanOrEqual(before.objective);
        if (after.matched > before.matched) gained++;
        return true;
      },
    );
    expect(gained).toBeGreaterThan(RUNS / 8);
  });

  test('never rises when a side constraint joins', () => {
    let fell = 0;
    everyRun(RUNS / 8, [problems({ sideConstraints: true })], (problem) => {
      const free = solve({ ...problem, sideConstraints: [] });
      const limited = solve(problem);
      if (limited.status === 'infeasible') return false;
      expect(limited.matched).toBeLessThanOrEqual(free.matched);
      if (limited.matched === free.matched) expect(limited.objective).toBeLessThanOrEqual(free.objective);
      if (limited.matched < free.matched || limited.objective < free.objective) fell++;
      return true;
    });
    expect(fell).toBeGreaterThan(RUNS / 8);
  });

  test('with every need met is the same for both coverages', () => {
    everyRun(RUNS / 8, [problems({ needs: true, sideConstraints: true, coverage: 'most' })], (problem) => {
      const most = solve(problem);
      const all = solve({ ...problem, coverage: 'all' });
      const everyNeed = most.status === 'optimal' && most.unmet.length === 0;
      expect(all.status).toBe(everyNeed ? 'optimal' : 'infeasible');
      if (everyNeed) expect(all.pairs).toEqual(most.pairs);
      return everyNeed;
    });
  });
});

test('the certificate always verifies', { timeout: 120_000 }, () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(problems({ needs: true, minimums: true, sideConstraints: true, incumbent: true }), (problem) => {
      const solution = solve(problem);
      expect(verify(problem, solution)).toEqual({ valid: true, problems: [] });
      expect(verify(problem, JSON.parse(JSON.stringify(solution)) as Solution)).toEqual({ valid: true, problems: [] });
      const kind = solution.status === 'optimal' && solution.unmet.length > 0 ? 'short' : solution.status;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }),
    { seed: SEED, numRuns: 2 * RUNS },
  );
  for (const kind of ['optimal', 'short', 'infeasible']) expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(RUNS / 40);
});

test('two problems side by side have the answers of each', { timeout: 120_000 }, () => {
  const prefixed = (prefix: string, problem: ListedProblem): ListedProblem => ({
    ...problem,
    trainees: problem.trainees.map((trainee) => ({ ...trainee, id: prefix + trainee.id })),
    mentors: problem.mentors.map((mentor) => ({ ...mentor, id: prefix + mentor.id })),
    pairs: problem.pairs.map(([t, m, score]) => [prefix + t, prefix + m, score]),
    sideConstraints: (problem.sideConstraints ?? []).map(({ id, terms, ...rest }) => ({
      id: prefix + id,
      terms: terms.map(([t, m, a]) => [prefix + t, prefix + m, a]),
      ...rest,
    })),
  });
  const shape = { needs: true, sideConstraints: true, coverage: 'most' } as const;
  everyRun(RUNS / 10, [problems(shape), problems(shape)], (a, b) => {
    const left = prefixed('a', a);
    const right = prefixed('b', b);
    const both = solve({
      format: 'binome.problem/1',
      trainees: [...left.trainees, ...right.trainees],
      mentors: [...left.mentors, ...right.mentors],
      pairs: [...left.pairs, ...right.pairs],
      sideConstraints: [...(left.sideConstraints ?? []), ...(right.sideConstraints ?? [])],
      coverage: 'most',
    });
    const [first, second] = [solve(left), solve(right)];
    if (first.status === 'infeasible' || second.status === 'infeasible') {
      expect(both.status).toBe('infeasible');
      return false;
    }
    const together: Pair[] = [...first.pairs, ...second.pairs].map(([t, m]) => [t, m]);
    expect(both.pairs).toEqual(together);
    return together.length >= 2;
  });
});
