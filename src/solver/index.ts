/**
 * `binome/solver`: exact assignment with capacities, side constraints and proofs. No word of the domain that uses it.
 *
 * `solve` finds the best matching of a problem and certifies it; `verify` checks a solution and its certificate and shares no code
 * with `solve`; `diagnose` says why needs cannot be met; `linearSumAssignment` is the dense problem alone.
 */
export { BinomeError } from '../errors/error.ts';
export { linearSumAssignment, type CostMatrix, type LinearSumAssignment } from './linear-sum-assignment.ts';
export { capacitatedAssignment } from './capacitated-assignment.ts';
export type { CapacitatedAssignment, SparseScores } from './sparse-scores.ts';
export type { AdmissibleGroup, Admission } from './admissions.ts';
export { alternatives, type Alternatives } from './alternatives.ts';
export { certainPairs, type Certainty, type CertaintyOptions, type PairCertainty } from './certain-pairs.ts';
export { DynamicAssignment, type Matching } from './dynamic-assignment.ts';
export { excluding } from './exclusion.ts';
export { hasSparseKernel } from './kernels/sparse-wasm.ts';
export { lint, type LintFinding } from './lint.ts';
export { ParametricScores, type OptimumOnLine, type PairLine, type Range } from './parametric-scores.ts';
export { independentParts } from './part-problem.ts';
export * from './problem.ts';
export { PRICE, type PriceTable } from './prices/price-table.ts';
export { Prices, type PairPrice } from './prices.ts';
export { relaxations, withChanges, type Change, type Relaxation, type RelaxationMenu, type RelaxationOptions } from './relaxations.ts';
export { shadowPrices, type ShadowPrice, type ShadowPriceOptions, type ShadowPrices, type ShadowStep } from './shadow-prices.ts';
export { repairs, type Repair, type RepairOptions } from './repairs.ts';
export { checkProblem, diagnose, solve } from './solve.ts';
export { FORBIDDEN, type Grouping, type PairSource } from './pair-source.ts';
export { streamedAssignment, type StreamedAssignment, type StreamingOptions } from './streamed-assignment.ts';
export { verifyAlternatives } from './verify-alternatives.ts';
export { verifyAssignment } from './verify-assignment.ts';
export { verifyStreamed } from './verify-streamed.ts';
export { verify, type Verification } from './verify.ts';
