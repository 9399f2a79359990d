/**
 * The independent verifier of `capacitatedAssignment`: reads the arrays and the claim, shares no code with any kernel.
 *
 * Checks what the docstring of `CapacitatedAssignment` says, then compares the sums. O(rows + columns + arcs).
 */
import type { CapacitatedAssignment, SparseScores } from '../model/sparse-scores.ts';
import { arcsFault, claimFault, sizesFault } from './arrays.ts';
import type { Verification } from './verify.ts';

/** 2^−49: eight units in the last place of a number just above a power of two. */
const ROUNDING = 8 * Number.EPSILON;

/**
 * Checks a claim by its own proof. Numbers are compared in doubles, and summed with compensation.
 *
 * Where all scores are whole numbers, comparisons are exact. Else each comparison of scores and duals is allowed a `tolerance` of
 * 2^−49 · L, and the sums of all rows and columns (rows + columns + 1) times as much; L is the largest score or dual in size. So much is rounding:
 * a score, a dual and a column's dual that are each a decimal to the nearest double are off by half a unit in their last place, of
 * 2^−52 · L at most, which makes 1.5; two subtractions of numbers up to 2 · L round by half a unit of twice that, which makes 2 more; duals that were found in
 * doubles are right to 2 units and the rounding of their last change, which makes 4. A claim cannot buy more by larger duals: L
 * counts them up to 2 · (rows + columns + 1) times the largest score only, which no path of reduced costs exceeds, and leaves out columns without a place.
 *
 * With `tolerance` given, that much is allowed instead. The result says what was, unless it is 0.
 */
export function verifyAssignment(scores: SparseScores, claim: CapacitatedAssignment, tolerance?: number): Verification {
  const fault = instanceFault(scores) ?? claimFault(scores.rows, scores.columns, claim);
  return fault === null ? checked(scores, claim, tolerance ?? roundingOf(scores, claim)) : { valid: false, problems: [fault] };
}

function instanceFault(scores: SparseScores): string | null {
  if (scores === null || typeof scores !== 'object') return 'The scores are none.';
  return sizesFault(scores) ?? arcsFault(scores);
}

function checked(scores: SparseScores, claim: CapacitatedAssignment, tolerance: number): Verification {
  const { rows, columns, start, column, score, capacity } = scores;
  const { rowToColumn, rowCover, columnCover, rowDual, columnDual } = claim;
  const problems: string[] = [];
  const load = new Int32Array(columns);
  let matched = 0;
  const total = new Sum();
  let cover = 0;
  const bound = new Sum();
  for (let i = 0; i < rows; i++) {
    const chosen = rowToColumn[i]!;
    const covered = rowCover[i] === 1;
    let found = chosen === -1;
    for (let arc = start[i]!; arc < start[i + 1]!; arc++) {
      const j = column[arc]!;
      const columnCovered = columnCover[j] === 1;
      if (!covered && !columnCovered) problems.push(`Arc ${i}–${j}: neither end is covered.`);
      const reduced = score[arc]! - rowDual[i]! - columnDual[j]!;
      if (!(covered && columnCovered) && !(reduced <= tolerance)) problems.push(`Arc ${i}–${j}: the duals do not reach its score.`);
      if (j !== chosen) continue;
      found = true;
      matched++;
      load[j]!++;
      total.add(score[arc]!);
      if (covered && columnCovered) problems.push(`Arc ${i}–${j} is chosen, though both ends are covered.`);
      if (!(Math.abs(reduced) <= tolerance)) problems.push(`Arc ${i}–${j} is chosen, though its reduced cost is not 0.`);
    }
    if (!found) problems.push(`Row ${i} has no arc to column ${chosen}.`);
    if (covered) cover++;
    if (covered && chosen === -1) problems.push(`Row ${i} is covered, but not matched.`);
    if (!covered && !(rowDual[i]! >= -tolerance && (chosen !== -1 || rowDual[i]! <= tolerance)))
      problems.push(`Row ${i}: a dual of the wrong sign.`);
    bound.add(rowDual[i]!);
  }
  for (let j = 0; j < columns; j++) {
    const covered = columnCover[j] === 1;
    if (load[j]! > capacity[j]!) problems.push(`Column ${j} has ${load[j]!} rows for ${capacity[j]!} places.`);
    if (covered) cover += capacity[j]!;
    if (covered && load[j] !== capacity[j]) problems.push(`Column ${j} is covered, but not full.`);
    if (!covered && !(columnDual[j]! >= -tolerance && (load[j] === capacity[j] || columnDual[j]! <= tolerance))) {
      problems.push(`Column ${j}: a dual of the wrong sign.`);
    }
    bound.add(columnDual[j]! * capacity[j]!);
  }
  const slack = tolerance * (rows + columns + 1);
  if (matched !== claim.matched) problems.push(`${matched} rows are matched, ${claim.matched} claimed.`);
  if (cover !== matched) problems.push(`The cover proves ${cover}, not ${matched}.`);
  if (!(Math.abs(total.value - claim.score) <= slack)) problems.push(`The score is ${total.value}, ${claim.score} claimed.`);
  if (!(Math.abs(bound.value - total.value) <= slack)) problems.push(`The duals prove ${bound.value}, not ${total.value}.`);
  return { valid: problems.length === 0, ...(tolerance > 0 ? { tolerance } : {}), problems };
}

/** What comparisons are allowed where scores are no whole numbers. */
function roundingOf({ rows, columns, score, capacity }: SparseScores, { rowDual, columnDual }: CapacitatedAssignment): number {
  if (score instanceof Int32Array || score.every(Number.isSafeInteger)) return 0;
  let largest = 0;
  for (const points of score) largest = Math.max(largest, Math.abs(points));
  let dual = 0;
  for (const points of rowDual) dual = Math.max(dual, Math.abs(points));
  columnDual.forEach((points, j) => {
    if (capacity[j]! > 0) dual = Math.max(dual, Math.abs(points));
  });
  return ROUNDING * Math.max(largest, Math.min(dual, 2 * (rows + columns + 1) * largest));
}

/** Neumaier's compensated sum: whole numbers below 2^53 exactly, others but for the last bit. */
class Sum {
  #sum = 0;
  #lost = 0;

  add(term: number): void {
    const next = this.#sum + term;
    this.#lost += Math.abs(this.#sum) >= Math.abs(term) ? this.#sum - next + term : term - next + this.#sum;
    this.#sum = next;
  }

  get value(): number {
    return this.#sum + this.#lost;
  }
}
