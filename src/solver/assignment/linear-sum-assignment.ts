/** The assignment problem on a dense matrix, as a function of its own. */
import { BinomeError } from '../../errors/index.ts';
import { denseAssignment, type DenseResult } from '../kernels/dense.ts';
import { denseAssignment32, FORBIDDEN, RANGE } from '../kernels/dense-wasm.ts';

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
 * O(min² · max) time. Ties: a function of the matrix, by position. Kernels: `kernels/dense-wasm.ts` for integers within ±2^27 on
 * more than SMALL cells; `kernels/dense.ts`, in doubles, for all else and where duals leave 32 bits.
 * @throws BinomeError COST_SHAPE, COST_VALUE (NaN, or the other infinity), COST_SUM (costs whose sums leave the doubles).
 */
export function linearSumAssignment(cost: CostMatrix, options: { maximize?: boolean } = {}): LinearSumAssignment {
  const maximize = options.maximize ?? false;
  const { rows, columns, data } = checkMatrix(cost, maximize);
  const transposed = rows > columns;
  const [short, long] = transposed ? [columns, rows] : [rows, columns];
  const result =
    (data.length > SMALL ? inIntegers(short, long, data, maximize, transposed) : null) ??
    inDoubles(short, long, data, maximize, transposed);
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
  const largest = data.reduce((most, value) => (value === forbidden ? most : Math.max(most, Math.abs(value))), 0);
  // A path passes each row once, there and back, and a dual adds up such lengths.
  if (!Number.isFinite(8 * (Math.min(rows, columns) + 1) * largest)) throw new BinomeError('COST_SUM', { value: largest });
  return cost;
}

/** Up to so many cells, copying them into the kernel's memory takes longer than solving. */
const SMALL = 256;
/** Beyond the range of the kernel, which then declines. */
const TOO_LARGE = 2 ** 30;

/** The matrix lies in lines of the longer side's cells or, when transposed, of the shorter side's. */
function inIntegers(
  rows: number,
  columns: number,
  data: Int32Array | Float64Array,
  maximize: boolean,
  isTransposed: boolean,
): DenseResult | null {
  const length = isTransposed ? rows : columns;
  if (data instanceof Int32Array && !maximize) {
    const copy = (line: number, target: Int32Array, offset: number): void => {
      target.set(data.subarray(line * length, (line + 1) * length), offset);
    };
    return denseAssignment32(rows, columns, copy, { canForbid: false, isTransposed });
  }
  const sign = maximize ? -1 : 1;
  const copyLine = (line: number, target: Int32Array, offset: number): void => {
    for (let k = 0; k < length; k++) {
      const value = sign * data[line * length + k]!;
      target[offset + k] = Math.abs(value) <= RANGE && Number.isInteger(value) ? value : value === Infinity ? FORBIDDEN : TOO_LARGE;
    }
  };
  return denseAssignment32(rows, columns, copyLine, { canForbid: true, isTransposed });
}

function inDoubles(rows: number, columns: number, data: Int32Array | Float64Array, maximize: boolean, isTransposed: boolean): DenseResult {
  const matrix = isTransposed ? transpose(columns, rows, data) : data;
  return denseAssignment(rows, columns, maximize ? Float64Array.from(matrix, (value) => 0 - value) : matrix);
}

function transpose(rows: number, columns: number, data: Int32Array | Float64Array): Int32Array | Float64Array {
  const copy = data instanceof Int32Array ? new Int32Array(data.length) : new Float64Array(data.length);
  // In squares, so that both matrices stay in the cache.
  for (let top = 0; top < rows; top += 32) {
    for (let left = 0; left < columns; left += 32) {
      for (let i = top; i < Math.min(rows, top + 32); i++) {
        for (let j = left; j < Math.min(columns, left + 32); j++) copy[j * rows + i] = data[i * columns + j]!;
      }
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
