/**
 * `binome/assignment`: assignment problems in typed arrays, for any use: dense, sparse with capacities, streamed, and changing.
 *
 * What matches people (`binome/solver`: `solve`, `verify`) runs none of it; the kernels below are the same.
 */
export { BinomeError } from '../../errors/index.ts';
export { FORBIDDEN, type Grouping, type PairSource } from '../model/pair-source.ts';
export type { CapacitatedAssignment, SparseScores } from '../model/sparse-scores.ts';
export { verifyAssignment } from '../verify/assignment.ts';
export { verifyStreamed } from '../verify/streamed.ts';
export type { Verification } from '../verify/verify.ts';
export { capacitatedAssignment } from './capacitated-assignment.ts';
export { DynamicAssignment, type Matching } from './dynamic-assignment.ts';
export { linearSumAssignment, type CostMatrix, type LinearSumAssignment } from './linear-sum-assignment.ts';
export { streamedAssignment, type StreamedAssignment, type StreamingOptions } from './streamed-assignment.ts';
