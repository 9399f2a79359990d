// The reference kernels in TypeScript, which the tests hold the others against.
import { denseAssignment } from '../../dist/solver/kernels/dense.js';
import { referenceAssignment } from '../../dist/solver/kernels/reference.js';

export function solveDense({ rows, cols, cost }) {
  if (rows <= cols) return denseAssignment(rows, cols, cost).rowToColumn;
  const transposed = cost.map((_, cell) => cost[(cell % rows) * cols + Math.floor(cell / rows)]);
  const rowToColumn = new Int32Array(rows).fill(-1);
  denseAssignment(cols, rows, transposed).rowToColumn.forEach((i, j) => (rowToColumn[i] = j));
  return rowToColumn;
}

export function solveSparse({ T, M, rowptr, col, score, cap }) {
  return referenceAssignment({ rows: T, columns: M, start: rowptr, column: col, score, capacity: cap }).rowToColumn;
}
