/**
 * `binome/solver`: exact assignment with capacities, side constraints and proofs. No word of the domain that uses it.
 *
 * `solve` finds the best matching of a problem and certifies it; `verify` checks a solution and its certificate and shares no code
 * with `solve`; `diagnose` says why needs cannot be met; `linearSumAssignment` is the dense problem alone.
 */
export { BinomeError } from '../errors/index.ts';
export * from './assignment/index.ts';
export { exportProof, type ExportedProof, type ExportedStage, type ExportOptions } from './export/export-proof.ts';
export type { ProofVersion } from './export/proof-log.ts';
export type { Alternatives } from './model/alternatives.ts';
export { checkLimits, checkOptions, type Limits, type Progress, type SolveOptions, type Stage } from './model/limits.ts';
export { PairColumns } from './model/pair-columns.ts';
export * from './model/problem.ts';
export { independentParts } from './network/part-problem.ts';
export { alternatives } from './questions/alternatives/alternatives.ts';
export { excluding } from './questions/alternatives/exclusion.ts';
export { certainPairs, type Certainty, type CertaintyOptions, type PairCertainty } from './questions/certain-pairs.ts';
export { lint, type LintFinding } from './questions/lint/lint.ts';
export { ParametricScores, type OptimumOnLine, type PairLine, type Range } from './questions/parametric-scores.ts';
export { PRICE, type PriceTable } from './questions/prices/price-table.ts';
export { Prices } from './questions/prices/prices.ts';
export type { PairPrice } from './questions/prices/pair-price.ts';
export { repairs, type Repair, type RepairOptions } from './questions/repairs.ts';
export {
  shadowPrices,
  type ShadowPrice,
  type ShadowPriceOptions,
  type ShadowPrices,
  type ShadowStep,
} from './questions/shadow-prices/shadow-prices.ts';
export { SuccessiveSolves } from './questions/successive-solves.ts';
export type { AdmissibleGroup, Admission } from './questions/ways-out/admissions.ts';
export {
  waysOut as relaxations,
  withChanges,
  type Change,
  type WayOut as Relaxation,
  type WayOutMenu as RelaxationMenu,
  type WayOutOptions as RelaxationOptions,
} from './questions/ways-out/ways-out.ts';
export { checkProblem, diagnose, solve, solveIfKnown } from './solve/solve.ts';
export { verifyAlternatives } from './verify/alternatives.ts';
export { verify, type Verification } from './verify/verify.ts';
