/**
 * The sparse assignment problem with capacities, in typed arrays: `solve` without ids, side constraints or tie-break.
 *
 * Each row takes at most one column among its arcs, each column at most `capacity` rows. As many rows as possible are
 * matched, and among all matchings of that size the total score is the greatest.
 */
import { checkArcs, checkScores, checkShape } from './capacitated-checks.ts';
import { referenceAssignment } from '../kernels/reference.ts';
import { sparseAssignment32 } from '../kernels/sparse-wasm.ts';
import { assignDoubleScores } from './sparse-doubles.ts';
import type { CapacitatedAssignment, SparseScores } from '../model/sparse-scores.ts';

/**
 * Solves exactly; nothing given is changed. Ties: a function of the arrays alone, by position.
 *
 * Decimals are solved in integers over the least power of ten that all scores have in common: the matching is the best of the decimal numbers,
 * score and duals are integers over that power, each rounded once. Other doubles are exact to rounding: `verifyAssignment`
 * accepts every answer by default, and says which tolerance that took.
 *
 * O(rows · (arcs + rows log rows)) time at worst. Kernels: `kernels/sparse-wasm.ts` for integers whose range, divided by their
 * common divisor, is within 2^27, and for decimals within ±2^27 times their unit; for other decimals and doubles the same on rounded scores, then
 * `kernels/repair-doubles.ts`; `kernels/reference.ts`, in doubles, for all else and where duals leave 32 bits.
 * @throws BinomeError SCORES_SHAPE, SCORES_VALUE.
 */
export function capacitatedAssignment(scores: SparseScores): CapacitatedAssignment {
  checkShape(scores);
  const { score } = scores;
  const check = (): void => {
    checkScores(score);
  };
  const answer = score instanceof Float64Array ? assignDoubleScores({ ...scores, score }, check) : sparseAssignment32(scores);
  if (answer !== null) return answer;
  check();
  checkArcs(scores);
  return referenceAssignment(scores);
}
