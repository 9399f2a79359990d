/** Whether what is handed to a verifier of typed arrays has the shape of it: a number that is missing contradicts nothing. */
import type { CapacitatedAssignment, SparseScores } from '../model/sparse-scores.ts';

/** Rows and columns of numbers that are all there, of an assignment that is claimed; null when they are, else what is not. O(rows + columns). */
export function claimFault(rows: number, columns: number, claim: CapacitatedAssignment): string | null {
  if (claim === null || typeof claim !== 'object') return 'The claim is none.';
  const { rowToColumn, rowCover, columnCover, rowDual, columnDual, matched, score } = claim;
  if (typeof matched !== 'number' || typeof score !== 'number') return 'The sums of the claim are no numbers.';
  const isTyped =
    rowToColumn instanceof Int32Array &&
    [rowCover, columnCover].every((array) => array instanceof Uint8Array) &&
    [rowDual, columnDual].every((array) => array instanceof Float64Array);
  if (!isTyped) return 'The arrays of the claim are of other kinds.';
  if (
    [rowToColumn, rowCover, rowDual].some(({ length }) => length !== rows) ||
    [columnCover, columnDual].some(({ length }) => length !== columns)
  )
    return 'The arrays have other lengths.';
  return [rowDual, columnDual].every((duals) => duals.every(Number.isFinite)) ? null : 'A dual is not a finite number.';
}

/** Rows, columns and places of an instance; null when they are as they should be. O(columns). */
export function sizesFault({ rows, columns, capacity }: Pick<SparseScores, 'rows' | 'columns' | 'capacity'>): string | null {
  if (![rows, columns].every((count) => Number.isInteger(count) && count >= 0)) return 'Rows and columns are not counted.';
  return capacity instanceof Int32Array && capacity.length === columns && capacity.every((places) => places >= 0)
    ? null
    : 'The places of the columns are not counted.';
}

/** The arcs of an instance: in order, each column once in a row, every score a number. O(rows + columns + arcs). */
export function arcsFault({ rows, columns, start, column, score }: SparseScores): string | null {
  if (!(start instanceof Int32Array && column instanceof Int32Array && (score instanceof Int32Array || score instanceof Float64Array)))
    return 'The arrays of scores are of other kinds.';
  if (start.length !== rows + 1 || start[0] !== 0 || start[rows] !== column.length || score.length !== column.length)
    return 'The arrays of scores have other lengths.';
  const lastRow = new Int32Array(columns).fill(-1);
  for (let i = 0; i < rows; i++) {
    if (start[i + 1]! < start[i]!) return `Row ${i} ends before it begins.`;
    for (let arc = start[i]!; arc < start[i + 1]!; arc++) {
      const j = column[arc]!;
      if (!(j >= 0 && j < columns)) return `Row ${i} has an arc to a column ${j}.`;
      if (lastRow[j] === i) return `Row ${i} has two arcs to column ${j}.`;
      lastRow[j] = i;
    }
  }
  return score.every(Number.isFinite) ? null : 'A score is not a finite number.';
}
