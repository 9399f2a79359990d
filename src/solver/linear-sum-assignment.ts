/** The assignment problem on a dense matrix, as a function of its own. */
import { BinomeError } from '../errors/error.ts';
import { denseAssignment } from './kernels/dense.ts';

export interface CostMatrix {
  readonly rows: number;
  readonly columns: number;
  /** Row-major, rows × columns values; never changed. */
  readonly data: Int32Array | Float64Array;
}

export interface LinearSumAssignment {
  /** `infeasible`: forbidden cells leave no complete assignment; then nothing is assigned and duals and objective are 0. */
  readonly status: 'optimal' | 'infeasible';
  /** Row → column, −1 for a row left over (more rows than columns). */
  readonly rowToColumn: Int32Array;
  /**
   * When minimising, cost − rowDual − columnDual ≥ 0 everywhere and = 0 where assigned; the duals of the longer side are ≤ 0, and = 0
   * where unassigned. When maximising, all signs are reversed. The objective is the sum of all duals.
   */
  readonly rowDual: Float64Array;
  readonly columnDual: Float64Array;
  readonly objective: number;
}

/**
 * Assigns every row or column of the shorter side so that the costs sum to the least (with `maximize`, the most).
 *
 * A cell is forbidden by +∞ when minimising, −∞ when maximising. Integers are exact while their sums stay within 2^53; doubles
 * are summed with compensation, so that the objective is right to its last bit for the assignment found.
 * O(min² · max) time. Ties: a function of the matrix, by position. Source: see `kernels/dense.ts`.
 * @throws BinomeError COST_SHAPE, COST_VALUE (NaN, or the other infinity).
 */
export function linearSumAssignment(cost: CostMatrix, options: { maximize?: boolean } = {}): LinearSumAssignment {
  const maximize = options.maximize ?? false;
  const { rows, columns, data } = checkMatrix(cost, maximize);
  const transposed = rows > columns;
  const [short, long] = transposed ? [columns, rows] : [rows, columns];
  const matrix = transposed || maximize ? reshape(rows, columns, data, transposed, maximize) : data;
  const result = denseAssignment(short, long, matrix);
  const sign = (dual: number): number => (maximize ? 0 - dual : dual + 0);
  const [rowDual, columnDual] = transposed ? [result.columnDual, result.rowDual] : [result.rowDual, result.columnDual];
  const rowToColumn = transposed ? inverse(result.rowToColumn, rows) : result.rowToColumn;
  return {
    status: result.feasible ? 'optimal' : 'infeasible',
    rowToColumn,
    rowDual: rowDual.map(sign),
    columnDual: columnDual.map(sign),
    objective: result.feasible ? total(columns, data, rowToColumn) : 0,
  };
}

function checkMatrix(cost: CostMatrix, maximize: boolean): CostMatrix {
  if (cost === null || typeof cost !== 'object') throw new BinomeError('COST_SHAPE', { rows: '?', columns: '?', length: String(cost) });
  const { rows, columns, data } = cost;
  const shaped = Number.isInteger(rows) && Number.isInteger(columns) && rows >= 0 && columns >= 0;
  const typed = data instanceof Int32Array || data instanceof Float64Array;
  if (!shaped || !typed || data.length !== rows * columns) {
    throw new BinomeError('COST_SHAPE', { rows: String(rows), columns: String(columns), length: typed ? data.length : typeof data });
  }
  if (data instanceof Int32Array) return cost;
  const forbidden = maximize ? -Infinity : Infinity;
  const wrong = data.findIndex((value) => !Number.isFinite(value) && value !== forbidden);
  if (wrong >= 0) {
    const place = { row: Math.floor(wrong / columns), column: wrong % columns };
    throw new BinomeError('COST_VALUE', { value: data[wrong]!, forbidden: String(forbidden), ...place }, { path: `/data/${wrong}` });
  }
  return cost;
}

/** A copy with the short side as rows and the sign of a minimisation; doubles, since −(−2^31) is no int32. */
function reshape(rows: number, columns: number, data: Int32Array | Float64Array, transpose: boolean, negate: boolean): Float64Array {
  const copy = new Float64Array(data.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const value = data[i * columns + j]!;
      copy[transpose ? j * rows + i : i * columns + j] = negate ? 0 - value : value;
    }
  }
  return copy;
}

function inverse(columnToRow: Int32Array, rows: number): Int32Array {
  const rowToColumn = new Int32Array(rows).fill(-1);
  columnToRow.forEach((row, column) => {
    if (row >= 0) rowToColumn[row] = column;
  });
  return rowToColumn;
}

/** Neumaier's compensated sum: integers stay exact, doubles lose at most the last bit. */
function total(columns: number, data: Int32Array | Float64Array, rowToColumn: Int32Array): number {
  let sum = 0;
  let lost = 0;
  rowToColumn.forEach((column, row) => {
    if (column < 0) return;
    const value = data[row * columns + column]!;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  });
  return sum + lost + 0;
}
