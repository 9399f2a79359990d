/** Stopped by time or by a signal, the solver says so, and what it claims is proven. */
import { describe, expect, test } from 'vitest';
import { solve, solveIfKnown, verify, type Problem, type Solution, type SolveProgress } from '../../src/library/solver.ts';
import { bruteForce } from './brute-force.ts';
import { familiesOf, instance } from './instances.ts';
import { seededRandom } from './random.ts';
import { measure } from './rules.ts';

const INSTANCES = 150;

describe.each(['capacities', 'scores', 'sideConstraints'] as const)('no time at all: %s', (group) => {
  const statuses = new Map<Solution['status'], number>();

  test.each(familiesOf(group))('%s', { timeout: 120_000 }, (family) => {
    for (let seed = 0; seed < INSTANCES; seed++) {
      const problem = instance(family, seed);
      const solution = solve(problem, { timeLimitMs: 0 });
      statuses.set(solution.status, (statuses.get(solution.status) ?? 0) + 1);
      expect(verify(problem, solution).problems, `${family} ${seed}`).toEqual([]);
      const best = bruteForce(problem);
      expect(solution.status === 'infeasible', `${family} ${seed}`).toBe(!best.feasible);
      if (solution.status === 'infeasible') continue;
      const measured = measure(problem, solution.pairs);
      expect(measured.violations).toEqual([]);
      expect(measured.matched).toBeLessThanOrEqual(best.matched);
      if (solution.status === 'optimal') expect([measured.matched, measured.objective]).toEqual([best.matched, best.objective]);
      else if (solution.bound !== null && measured.matched === best.matched) {
        // Scores without a common scale are summed as they are rounded: the certificate states by how much that may be wrong.
        const rounding = solution.certificate!.scale.exact ? 0 : solution.certificate!.scale.tolerance + 1e-12 * best.objective;
        expect(solution.bound).toBeGreaterThanOrEqual(best.objective - rounding);
      }
    }
  });

  test('the limit is met, and what is found at once is still optimal', () => {
    expect(statuses.get('limit')).toBeGreaterThan(20);
    expect(statuses.get('optimal')).toBeGreaterThan(20);
  });
});

const PROBLEM = instance('quotas', 1);

describe('what may stop it', () => {
  test('a signal that was aborted, or is by whoever follows the progress', () => {
    const aborted = solve(PROBLEM, { signal: AbortSignal.abort() });
    const controller = new AbortController();
    const stopped = solve(PROBLEM, { signal: controller.signal, onProgress: () => controller.abort() });
    expect(stopped).toEqual(aborted);
    expect(verify(PROBLEM, stopped).valid).toBe(true);
  });

  test('time and signals that never come change nothing', () => {
    const free = solve(PROBLEM);
    expect(solve(PROBLEM, { timeLimitMs: 1e9, signal: new AbortController().signal })).toEqual(free);
  });

  test('progress goes through the stages, part by part', () => {
    const seen: SolveProgress[] = [];
    solve(PROBLEM, { onProgress: (progress) => seen.push(progress) });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.every(({ parts, done, nodes }) => done < parts && nodes >= 0)).toBe(true);
    expect(new Set(seen.map(({ stage }) => stage)).has('score')).toBe(true);
  });

  test.each([{ timeLimitMs: -1 }, { timeLimitMs: NaN }, { nodeLimit: NaN }])('a limit that is none is refused: %o', (options) => {
    expect(() => solve(PROBLEM, options)).toThrow(expect.objectContaining({ code: 'SOLVE_OPTION' }));
  });
});

describe('nothing is known when the limit comes', () => {
  /** Trainees in or out, so that what those in weigh is exactly so much: a subset sum, which no relaxation or division settles. */
  function subsetSum(terms: number): Problem {
    const random = seededRandom('subset sum', terms);
    const weights = Array.from({ length: terms }, () => random.int(1_000_000, 100_000_000));
    const trainees = weights.map((_, k) => ({ id: `t${String(k).padStart(2, '0')}` }));
    const rhs = Math.floor(weights.reduce((sum, weight) => sum + weight, 0) / 2) | 1;
    return {
      format: 'binome.problem/1',
      trainees,
      mentors: ['in', 'out'].map((id) => ({ id, max: terms })),
      pairs: trainees.flatMap(({ id }, k) => [[id, 'in', 1 + (k % 3)] as const, [id, 'out', 1] as const]),
      sideConstraints: [{ id: 'sum', terms: trainees.map(({ id }, k) => [id, 'in', weights[k]!] as const), op: '=', rhs }],
      coverage: 'all',
    };
  }

  test.each([25, 40])('of %i terms: it says so, and stops', (terms) => {
    const problem = subsetSum(terms);
    for (const limit of [{ nodeLimit: 1 }, { timeLimitMs: 200 }, { signal: AbortSignal.abort() }]) {
      const began = performance.now();
      expect(() => solve(problem, limit)).toThrow(expect.objectContaining({ code: 'SOLVE_NO_MATCHING_YET' }));
      expect(solveIfKnown(problem, limit)).toBeNull();
      expect(performance.now() - began).toBeLessThan(10_000);
    }
  });

  test('but where one can be put together at once, it is the answer', () => {
    const problem: Problem = { ...subsetSum(40), coverage: 'most' };
    const sideConstraints = problem.sideConstraints!.map((constraint) => ({ ...constraint, op: '<=' as const }));
    const solution = solve({ ...problem, sideConstraints }, { signal: AbortSignal.abort() });
    expect(solution.status).toBe('limit');
    expect(verify({ ...problem, sideConstraints }, solution).problems).toEqual([]);
  });
});
