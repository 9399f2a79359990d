/** The matrix as npm's assignment packages take it: an array of arrays of numbers. */
export function nested({ rows, cols, cost }) {
  return Array.from({ length: rows }, (_, i) => Array.from(cost.subarray(i * cols, (i + 1) * cols)));
}
