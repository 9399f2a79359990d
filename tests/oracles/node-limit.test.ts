/** Stopped early, the solver says so: what it still claims is true. */
import { describe, expect, test } from 'vitest';
import { solve, verify } from '../../src/solver/index.ts';
import { bruteForce, type Optimum } from './brute-force.ts';
import { familiesOf, instance } from './instances.ts';
import { differences } from './judgement.ts';
import { measure } from './rules.ts';

const INSTANCES = 300;
const NODE_LIMITS = [0, 1, 3];

/** Incumbent and lots may be left half-way at a limit; the value may not. */
function valueOf({ feasible, matched, objective, exact }: Optimum): Pick<Optimum, 'feasible' | 'matched' | 'objective' | 'exact'> {
  return { feasible, matched, objective, exact };
}

describe('nodeLimit', () => {
  const stopped = new Map<string, number>();

  test.each(familiesOf('sideConstraints'))('%s', { timeout: 120_000 }, (family) => {
    for (let seed = 0; seed < INSTANCES; seed++) {
      const problem = instance(family, seed);
      const optimum = bruteForce(problem);
      for (const nodeLimit of NODE_LIMITS) {
        const solution = solve(problem, { nodeLimit });
        const which = `instance('${family}', ${seed}), nodeLimit ${nodeLimit}: ${solution.status}`;
        expect(verify(problem, solution), which).toEqual({ valid: true, problems: [] });
        stopped.set(solution.status, (stopped.get(solution.status) ?? 0) + 1);
        if (solution.status === 'optimal' || solution.status === 'infeasible') {
          expect(differences(problem, solution, valueOf(optimum)), which).toEqual([]);
          continue;
        }
        const { violations, matched, objective } = measure(problem, solution.pairs);
        if (solution.pairs.length > 0) expect(violations, which).toEqual([]);
        expect(matched, which).toBe(solution.matched);
        expect(matched, which).toBeLessThanOrEqual(optimum.matched);
        expect(objective, which).toBe(solution.objective);
        if (optimum.feasible && matched === optimum.matched && solution.bound !== null) {
          expect(solution.bound, which).toBeGreaterThanOrEqual(optimum.objective);
        }
      }
    }
  });

  test('some runs were stopped, and some ended within the limit', () => {
    expect(stopped.get('limit') ?? 0).toBeGreaterThan(50);
    expect(stopped.get('optimal') ?? 0).toBeGreaterThan(50);
  });
});
