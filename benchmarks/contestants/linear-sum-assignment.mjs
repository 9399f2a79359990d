// The package `linear-sum-assignment` of npm as a contestant.
import { linearSumAssignment } from 'linear-sum-assignment';

export { nested as prepareDense } from './nested.mjs';

/** The option is spelt so, and is true unless given. */
export function solveDense(matrix) {
  return Int32Array.from(linearSumAssignment(matrix, { maximaze: false }).rowAssignments);
}
