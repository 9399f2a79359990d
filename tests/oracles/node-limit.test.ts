/** Stopped early, the solver says so: what it still claims is true. */
import { describe, expect, test } from 'vitest';
import { solve, verify, type Solution } from '../../src/solver/index.ts';
import { bruteForce, type Optimum } from './brute-force.ts';
import { familiesOf, instance } from './instances.ts';
import { differences } from './judgement.ts';
import { measure, type ListedProblem } from './rules.ts';
import { seedsOf } from './share.ts';

const INSTANCES = seedsOf(300, 0.5);
const NODE_LIMITS = [0, 1, 3];

/** What a solution found under a limit claims and is not so. */
function falsehoods(problem: ListedProblem, solution: Solution, { feasible, matched, objective, exact }: Optimum): string[] {
  // Incumbent and lots may be left half-way at a limit; the value may not.
  if (solution.status === 'optimal' || solution.status === 'infeasible') {
    return differences(problem, solution, { feasible, matched, objective, exact });
  }
  const found: string[] = [];
  const { valid, problems } = verify(problem, solution);
  if (!valid) found.push(...problems);
  if (solution.status !== 'limit') found.push(`status ${solution.status}`);
  if (solution.pairs.length === 0) return found;
  const measured = measure(problem, solution.pairs);
  found.push(...measured.violations);
  if (!feasible) found.push('an answer to what has none');
  if (measured.matched !== solution.matched || measured.objective !== solution.objective)
    found.push('sums that are not those of the pairs');
  if (measured.matched > matched) found.push(`matched ${measured.matched}, of ${matched}`);
  // No bound is honest too: how many needs can be met may still be open.
  const least = measured.matched === matched ? objective : solution.objective;
  if (solution.bound !== null && solution.bound < least) found.push(`bound ${solution.bound}, below ${least}`);
  return found;
}

describe('nodeLimit', () => {
  const statuses = new Map<Solution['status'], number>();

  test.each(familiesOf('sideConstraints'))('%s', { timeout: 120_000 }, (family) => {
    const failures: string[] = [];
    for (let seed = 0; seed < INSTANCES; seed++) {
      const problem = instance(family, seed);
      const optimum = bruteForce(problem);
      for (const nodeLimit of NODE_LIMITS) {
        const solution = solve(problem, { nodeLimit });
        const found = falsehoods(problem, solution, optimum);
        if (found.length > 0) failures.push(`instance('${family}', ${seed}), nodeLimit ${nodeLimit}: ${found.join('; ')}`);
        statuses.set(solution.status, (statuses.get(solution.status) ?? 0) + 1);
      }
    }
    expect(failures).toEqual([]);
  });

  test('some runs were stopped, and some ended within the limit', () => {
    expect(statuses.get('limit') ?? 0).toBeGreaterThan(50);
    expect(statuses.get('optimal') ?? 0).toBeGreaterThan(50);
  });
});
