// Binôme as a contestant of any assignment benchmark, through its public exports alone. Rows are trainees, columns mentors.
import { capacitatedAssignment, linearSumAssignment } from 'binome/solver';

/** Solves a middling instance of each kind a few times, so that what first calls have to load and compile is there. */
export async function init() {
  const side = 300;
  const cost = Int32Array.from({ length: side * side }, (_, cell) => (cell * 7919) % 10007);
  const rowptr = Int32Array.from({ length: side + 1 }, (_, i) => i * side);
  const col = Int32Array.from({ length: side * side }, (_, cell) => cell % side);
  const cap = new Int32Array(side).fill(1);
  for (let k = 0; k < 10; k++) {
    solveDense({ rows: side, cols: side, cost });
    solveSparse({ T: side, M: side, rowptr, col, score: cost, cap });
  }
}

/** Least total cost with every row or column of the shorter side matched: row → column. `cost` is row-major. */
export function solveDense({ rows, cols, cost }) {
  return linearSumAssignment({ rows, columns: cols, data: cost }).rowToColumn;
}

/** As many trainees matched as possible, then the greatest total score: trainee → mentor, −1 where unmatched. */
export function solveSparse({ T, M, rowptr, col, score, cap }) {
  return capacitatedAssignment({ rows: T, columns: M, start: rowptr, column: col, score, capacity: cap }).rowToColumn;
}
