/** Stopped wherever a signal is looked at, the solver says what it has, and what it claims is proven; what a signal throws ends it at once. */
import { describe, expect, test } from 'vitest';
import { solve, verify, type Solution } from '../../src/solver/index.ts';
import { bruteForce } from './brute-force.ts';
import { familiesOf, instance } from './instances.ts';
import { measure } from './rules.ts';

const INSTANCES = 25;

/** Aborted at the n-th look; `looks` counts them. */
function abortedAt(n: number): { readonly aborted: boolean; looks: number } {
  return {
    looks: 0,
    get aborted(): boolean {
      return this.looks++ >= n;
    },
  };
}

describe.each(['capacities', 'scores', 'sideConstraints'] as const)('stopped at any look: %s', (group) => {
  const statuses = new Map<Solution['status'], number>();

  test.each(familiesOf(group))('%s', { timeout: 240_000 }, (family) => {
    for (let seed = 0; seed < INSTANCES; seed++) {
      const problem = instance(family, seed);
      const whole = abortedAt(Infinity);
      const free = solve(problem, { signal: whole });
      const best = bruteForce(problem);
      // The first looks are closest to each other; after that a dozen, evenly.
      const at = [0, 1, 2, 3, 5, 8, ...Array.from({ length: 12 }, (_, k) => Math.floor((whole.looks * (k + 1)) / 13))];
      for (const look of new Set(at)) {
        const where = `instance('${family}', ${seed}), look ${look} of ${whole.looks}`;
        const solution = solve(problem, { signal: abortedAt(look) });
        statuses.set(solution.status, (statuses.get(solution.status) ?? 0) + 1);
        expect(verify(problem, solution).problems, where).toEqual([]);
        expect(solution.status === 'infeasible', where).toBe(free.status === 'infeasible');
        if (solution.status === 'infeasible') continue;
        const measured = measure(problem, solution.pairs);
        expect(measured.violations, where).toEqual([]);
        if (solution.status === 'optimal') expect([solution.matched, solution.objective], where).toEqual([free.matched, free.objective]);
        else if (solution.bound !== null && measured.matched === best.matched) {
          const rounding = solution.certificate!.scale.exact ? 0 : solution.certificate!.scale.tolerance + 1e-12 * best.objective;
          expect(solution.bound, where).toBeGreaterThanOrEqual(best.objective - rounding);
        }
      }
    }
  });

  test('some were stopped, some were done', () => {
    expect(statuses.get('limit')).toBeGreaterThan(20);
    expect(statuses.get('optimal')).toBeGreaterThan(20);
  });
});

test('what a signal throws is thrown, wherever it is looked at', () => {
  const stop = new Error('stop');
  let looks = 0;
  const problems = familiesOf('sideConstraints').flatMap(([family]) => [1, 2, 3, 4].map((seed) => instance(family, seed)));
  for (const problem of problems) {
    const whole = abortedAt(Infinity);
    solve(problem, { signal: whole });
    looks += whole.looks;
    for (let look = 0; look < whole.looks; look++) {
      const left = abortedAt(look);
      const signal = {
        get aborted(): boolean {
          if (left.aborted) throw stop;
          return false;
        },
      };
      expect(() => solve(problem, { signal })).toThrow(stop);
    }
  }
  expect(looks).toBeGreaterThan(300);
});
