/** Stopped by time or by a signal, the solver says so, and what it claims is proven. */
import { describe, expect, test } from 'vitest';
import { solve, verify, type Solution, type SolveProgress } from '../../src/library/solver.ts';
import { bruteForce } from './brute-force.ts';
import { familiesOf, instance } from './instances.ts';
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
