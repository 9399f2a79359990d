// The package `munkres` of npm as a contestant.
import { munkres } from 'munkres';

export { nested as prepareDense } from './nested.mjs';

export function solveDense(matrix) {
  const rowToColumn = new Int32Array(matrix.length).fill(-1);
  for (const [row, column] of munkres(matrix)) rowToColumn[row] = column;
  return rowToColumn;
}
