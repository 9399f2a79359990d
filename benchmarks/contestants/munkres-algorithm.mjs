// The package `munkres-algorithm` of npm as a contestant.
import { minWeightAssign } from 'munkres-algorithm';

export { nested as prepareDense } from './nested.mjs';

export function solveDense(matrix) {
  return Int32Array.from(minWeightAssign(matrix).assignments, (column) => column ?? -1);
}
