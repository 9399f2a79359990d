/**
 * The sparse assignment problem with capacities, in typed arrays: `solve` without ids, side constraints or tie-break.
 *
 * Each row takes at most one column among its arcs, each column at most `capacity` rows. As many rows as possible are
 * matched, and among all matchings of that size the total score is the greatest.
 */
import { checkArcs, checkShape } from './capacitated-checks.ts';
import { referenceAssignment } from '../kernels/reference.ts';
import { sparseAssignment32 } from '../kernels/sparse-wasm.ts';
import type { CapacitatedAssignment, SparseScores } from '../model/sparse-scores.ts';

/**
 * Solves exactly; nothing given is changed. Ties: a function of the arrays alone, by position.
 * O(rows · (arcs + rows log rows)) time at worst. Kernels: `kernels/sparse-wasm.ts` for integers whose range, divided by their
 * common divisor, is within 2^27; `kernels/reference.ts`, in doubles, for all else and where duals leave 32 bits.
 * @throws BinomeError SCORES_SHAPE, SCORES_VALUE.
 */
export function capacitatedAssignment(scores: SparseScores): CapacitatedAssignment {
  checkShape(scores);
  const answer = sparseAssignment32(scores);
  if (answer !== null) return answer;
  checkArcs(scores);
  return referenceAssignment(scores);
}
