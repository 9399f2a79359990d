/** Nothing leaves the engine before the independent verifier has accepted it. */
import { defectsDetail } from '../errors/detail.ts';
import { BinomeError } from '../errors/error.ts';
import { solve, verify, type Problem, type Solution, type SolveOptions } from '../solver/index.ts';

/** Solves, and has the answer checked before anybody sees it. @throws BinomeError as `solve`; MATCH_NOT_VERIFIED. */
export function solveVerified(
  problem: Problem,
  limits: SolveOptions = {},
  progress: (stage: 'solve' | 'verify', done: number) => void = () => {},
): Solution {
  progress('solve', 0);
  const solution = solve(problem, limits);
  progress('solve', 1);
  progress('verify', 0);
  checkVerified(problem, solution);
  progress('verify', 1);
  return solution;
}

/** @throws BinomeError MATCH_NOT_VERIFIED when the verifier refuses what `solution` claims. */
export function checkVerified(problem: Problem, solution: Solution): void {
  const { valid, problems } = verify(problem, solution);
  if (!valid) throw new BinomeError('MATCH_NOT_VERIFIED', { ...defectsDetail(problems) });
}
