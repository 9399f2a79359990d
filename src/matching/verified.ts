/** Nothing leaves the engine before the independent verifier has accepted it. */
import { type Progress, type Proposal, UNTOLD } from '../domain/index.ts';
import { BinomeError, defectsDetail } from '../errors/index.ts';
import { solve, verify, type Limits, type Problem, type Solution, type Verification } from '../solver/index.ts';

/** Solves, and has the answer checked before anybody sees it. @throws BinomeError as `solve`; MATCH_NOT_VERIFIED. */
export function solveVerified(problem: Problem, limits: Limits = {}, progress: Progress = UNTOLD): Solution {
  progress('solve', 0, 1);
  const solution = solve(problem, { ...limits, onProgress: (_, done, of) => progress('solve', done, of) });
  progress('solve', 1, 1);
  progress('verify', 0, 1);
  checkVerified(problem, solution);
  progress('verify', 1, 1);
  return solution;
}

/** @throws BinomeError MATCH_NOT_VERIFIED when the verifier refuses what `solution` claims. */
export function checkVerified(problem: Problem, solution: Solution): void {
  const { valid, problems } = verify(problem, solution);
  if (!valid) throw new BinomeError('MATCH_NOT_VERIFIED', { ...defectsDetail(problems) });
}

interface VerifiableResult {
  readonly proposal: Proposal;
  readonly problem: Problem;
  readonly solution: Solution;
}

/** Checks a result with the independent verifier, and that the proposal says what the solution says. */
export function verifyProposal({ proposal, problem, solution }: VerifiableResult): Verification {
  const problems = [...verify(problem, solution).problems];
  const proposed = proposal.pairs.map(({ trainee, mentor }) => [trainee.id, mentor.id]);
  if (JSON.stringify(proposed) !== JSON.stringify(solution.pairs)) problems.push('the proposal and the solution name different pairs');
  if (proposal.status !== solution.status) problems.push(`the proposal is ${proposal.status}, the solution ${solution.status}`);
  return { valid: problems.length === 0, problems };
}
