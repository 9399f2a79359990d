/** What a caller hands in as a solution, or as pairs to keep: refused in words where it has not even the shape of that. */
import { BinomeError, defectsDetail } from '../../errors/index.ts';
import { checkList, checkTuple } from '../model/checks.ts';
import type { PairIds, Solution } from '../model/problem.ts';
import { solutionFaults } from '../verify/solution-shape.ts';

/** @throws BinomeError SOLUTION_SHAPE. Whether what it claims is true is not asked. O(certificate). */
export function checkSolution(solution: Solution): void {
  const faults = solutionFaults(solution);
  if (faults.length > 0) throw new BinomeError('SOLUTION_SHAPE', { ...defectsDetail(faults.slice(0, 5)) });
}

/** @throws BinomeError PROBLEM_FIELD with the place in the list, which is the `pairs` of what stands at `path`. */
export function checkPairs(pairs: readonly PairIds[], path = ''): void {
  checkList(pairs, `${path}/pairs`).forEach((pair, k) => checkTuple(pair, 2, `${path}/pairs/${k}`));
}
