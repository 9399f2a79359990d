/**
 * `binome/solver`: exact assignment with capacities, side constraints and proofs. No word of the domain that uses it.
 *
 * `solve` finds the best matching of a problem and certifies it; `verify` checks a solution and its certificate and shares no code
 * with `solve`; `diagnose` says why needs cannot be met; `linearSumAssignment` is the dense problem alone.
 */
export { BinomeError } from '../errors/error.ts';
export { linearSumAssignment, type CostMatrix, type LinearSumAssignment } from './linear-sum-assignment.ts';
export { capacitatedAssignment, type CapacitatedAssignment, type SparseScores } from './capacitated-assignment.ts';
export * from './problem.ts';
export { Prices, type PairPrice } from './prices.ts';
export { checkProblem, diagnose, solve } from './solve.ts';
export { verifyAssignment } from './verify-assignment.ts';
export { verify, type Verification } from './verify.ts';
