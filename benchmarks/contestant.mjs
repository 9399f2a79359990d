// Binôme as a contestant of any assignment benchmark, through its public exports alone. Rows are trainees, columns mentors.
import { capacitatedAssignment, linearSumAssignment } from 'binome/solver';

/** Solves one small instance of each kind, so that what a first call has to load is loaded. */
export async function init() {
  solveDense({ rows: 1, cols: 1, cost: Int32Array.of(1) });
  const one = Int32Array.of(1);
  solveSparse({ T: 1, M: 1, nnz: 1, rowptr: Int32Array.of(0, 1), col: Int32Array.of(0), score: one, cap: one });
}

/** Least total cost with every row or column of the shorter side matched: row → column. `cost` is row-major. */
export function solveDense({ rows, cols, cost }) {
  return linearSumAssignment({ rows, columns: cols, data: cost }).rowToColumn;
}

/** As many trainees matched as possible, then the greatest total score: trainee → mentor, −1 where unmatched. */
export function solveSparse({ T, M, rowptr, col, score, cap }) {
  return capacitatedAssignment({ rows: T, columns: M, start: rowptr, column: col, score, capacity: cap }).rowToColumn;
}
