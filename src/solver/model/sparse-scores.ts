/** A sparse assignment with capacities in typed arrays, and its proven answer: the types, without the code that solves it. */

export interface SparseScores {
  readonly rows: number;
  readonly columns: number;
  /** Row i → its arcs start[i] … start[i+1]−1; rows + 1 values from 0, never falling. */
  readonly start: Int32Array;
  /** Arc → column; no column twice in one row. */
  readonly column: Int32Array;
  /** Arc → score. Integers are exact while their sums stay within 2^53, and so are decimals as integers over a power of ten. */
  readonly score: Int32Array | Float64Array;
  /** Column → rows it can take, ≥ 0. */
  readonly capacity: Int32Array;
}

/**
 * The matching and its proof, which `verifyAssignment` checks.
 *
 * Coverage. The covered rows and columns touch every arc, and rows covered + capacity of the columns covered = matched: by
 * König's theorem no matching is larger, and every matching of that size matches all covered rows, fills all covered columns, and
 * uses no arc whose row and column are both covered.
 *
 * Score. On every other arc score − rowDual − columnDual ≤ 0, = 0 where chosen. The dual of a row not covered is ≥ 0, and = 0
 * where it is unmatched; that of a column not covered is ≥ 0, and = 0 where places are left. So no matching of that size
 * scores more than Σ rowDual + Σ capacity · columnDual, which is `score`.
 */
export interface CapacitatedAssignment {
  /** Row → column, −1 for a row that goes without. */
  readonly rowToColumn: Int32Array;
  readonly matched: number;
  readonly score: number;
  /** Row, column → 1 when covered. */
  readonly rowCover: Uint8Array;
  readonly columnCover: Uint8Array;
  /** Row, column → dual, in units of score. */
  readonly rowDual: Float64Array;
  readonly columnDual: Float64Array;
}
