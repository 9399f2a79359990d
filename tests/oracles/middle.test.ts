import { expect, test } from 'vitest';
import { solve } from '../../src/solver/index.ts';
import { solveByMip } from './highs.ts';
import { MIDDLE_INSTANCES, middleInstance } from './instances.ts';
import { differences } from './judgement.ts';

test('solve against HiGHS on 10 to 25 trainees by 8 to 20 mentors', { timeout: 300_000 }, async () => {
  const failures: string[] = [];
  const counts = { feasible: 0, infeasible: 0, short: 0, constrained: 0 };
  for (let seed = 0; seed < MIDDLE_INSTANCES; seed++) {
    const problem = middleInstance(seed);
    const expected = await solveByMip(problem);
    const solution = solve(problem);
    const found = differences(problem, solution, { ...expected, exact: true });
    if (found.length > 0) failures.push(`middleInstance(${seed}): ${found.join('; ')}`);
    counts[expected.feasible ? 'feasible' : 'infeasible']++;
    if (expected.feasible && solution.unmet.length > 0) counts.short++;
    if (expected.feasible && (problem.sideConstraints ?? []).length > 0) counts.constrained++;
  }
  expect(failures).toEqual([]);
  expect(counts.feasible).toBeGreaterThan(0.5 * MIDDLE_INSTANCES);
  expect(counts.infeasible).toBeGreaterThan(0.05 * MIDDLE_INSTANCES);
  expect(counts.short).toBeGreaterThan(0.2 * MIDDLE_INSTANCES);
  expect(counts.constrained).toBeGreaterThan(0.3 * MIDDLE_INSTANCES);
});
