/** The assignment problem on a dense matrix, as a function of its own. */
import { BinomeError } from '../../errors/index.ts';
import { show } from '../model/checks.ts';
import { denseAssignment, type DenseResult } from '../kernels/dense.ts';
import { RANGE, denseAssignment32, type CopyLine } from '../kernels/dense-wasm.ts';
import { assignDoubles } from './dense-doubles.ts';

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
 * A cell is forbidden by +∞ when minimising, −∞ when maximising. Integers are exact while their sums stay within 2^53. So are decimals, in
 * integers over the least power of ten that all cells have in common: the matching is the best of the decimal numbers, the objective
 * is their sum and a dual is its integer over that power, each rounded once. All other doubles: no reduced cost falls short of 0 by more than
 * 2^−49 of the largest cell or dual, and the objective is right to its last bit for the assignment found, by a compensated sum.
 * O(min² · max) time. Ties: a function of the matrix, by position.
 *
 * Kernels, on more than SMALL cells: `kernels/dense-wasm.ts` for integers and decimals whose integers lie within ±2^27; for other decimals and
 * doubles the same on rounded costs, then `kernels/repair-doubles.ts`. `kernels/dense.ts`, in doubles, for all else and where duals
 * leave 32 bits.
 * @throws BinomeError COST_SHAPE, COST_VALUE (NaN, or the other infinity), COST_SUM (costs whose sums leave the doubles), SOLVE_OPTION (`maximize` that is no boolean).
 */
export function linearSumAssignment(cost: CostMatrix, options: { maximize?: boolean } = {}): LinearSumAssignment {
  const maximize = checkMaximize(options);
  const { rows, columns, data } = checkShape(cost);
  const isTransposed = rows > columns;
  const [short, long] = isTransposed ? [columns, rows] : [rows, columns];
  const { decimals, ...result } =
    data instanceof Float64Array
      ? assignDoubles({ rows: short, columns: long, data, maximize, isTransposed }, () => {
          checkValues(rows, columns, data, maximize);
        })
      : { decimals: 0, ...assignIntegers(short, long, data, maximize, isTransposed) };
  const sign = (dual: number): number => (maximize ? 0 - dual : dual + 0);
  const [rowDual, columnDual] = isTransposed ? [result.columnDual, result.rowDual] : [result.rowDual, result.columnDual];
  const rowToColumn = isTransposed ? inverse(result.rowToColumn, rows) : result.rowToColumn;
  return {
    status: result.feasible ? 'optimal' : 'infeasible',
    rowToColumn,
    rowDual: rowDual.map(sign),
    columnDual: columnDual.map(sign),
    objective: result.feasible ? total(columns, data, rowToColumn, 10 ** (decimals ?? 0)) : 0,
  };
}

function checkMaximize(options: { maximize?: boolean }): boolean {
  const maximize: unknown = options === null || typeof options !== 'object' ? options : options.maximize;
  if (maximize !== undefined && typeof maximize !== 'boolean')
    throw new BinomeError('SOLVE_OPTION', { option: 'maximize', value: show(maximize) });
  return maximize ?? false;
}

function checkShape(cost: CostMatrix): CostMatrix {
  if (cost === null || typeof cost !== 'object') throw new BinomeError('COST_SHAPE', { rows: '?', columns: '?', length: show(cost) });
  const { rows, columns, data } = cost;
  const shaped = Number.isInteger(rows) && Number.isInteger(columns) && rows >= 0 && columns >= 0;
  const typed = data instanceof Int32Array || data instanceof Float64Array;
  if (!shaped || !typed || data.length !== rows * columns) {
    throw new BinomeError('COST_SHAPE', { rows: show(rows), columns: show(columns), length: typed ? data.length : typeof data });
  }
  return cost;
}

function checkValues(rows: number, columns: number, data: Float64Array, maximize: boolean): void {
  const forbidden = maximize ? -Infinity : Infinity;
  let largest = 0;
  for (let k = 0; k < data.length; k++) {
    const value = data[k]!;
    if (value === forbidden) continue;
    if (!Number.isFinite(value)) {
      const place = { row: Math.floor(k / columns), column: k % columns };
      throw new BinomeError('COST_VALUE', { value, forbidden: String(forbidden), ...place }, { path: `/data/${k}` });
    }
    largest = Math.max(largest, Math.abs(value));
  }
  // A path passes each row once, there and back, and a dual adds up such lengths.
  if (!Number.isFinite(8 * (Math.min(rows, columns) + 1) * largest)) throw new BinomeError('COST_SUM', { value: largest });
}

/** Up to so many cells, copying them into the kernel's memory takes longer than solving. */
const SMALL = 256;
/** Beyond the range of the kernel, which then declines. */
const TOO_LARGE = 2 ** 30;

/** The matrix lies in lines of the longer side's cells or, when transposed, of the shorter side's. */
function assignIntegers(rows: number, columns: number, data: Int32Array, maximize: boolean, isTransposed: boolean): DenseResult {
  const length = isTransposed ? rows : columns;
  const copyLine: CopyLine = maximize
    ? (line, target, offset) => {
        for (let k = 0; k < length; k++) {
          const value = 0 - data[line * length + k]!;
          target[offset + k] = Math.abs(value) <= RANGE ? value : TOO_LARGE;
        }
      }
    : (line, target, offset) => {
        target.set(data.subarray(line * length, (line + 1) * length), offset);
      };
  const shape = { canForbid: false, isTransposed };
  const result = data.length > SMALL ? denseAssignment32(rows, columns, copyLine, shape) : null;
  if (result !== null) return result;
  const matrix = isTransposed ? transpose(columns, rows, data) : data;
  return denseAssignment(rows, columns, maximize ? Float64Array.from(matrix, (value) => 0 - value) : matrix);
}

function transpose(rows: number, columns: number, data: Int32Array): Int32Array {
  const copy = new Int32Array(data.length);
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

/** Integers over `power` are summed as such and divided once; doubles by Neumaier's compensated sum, which loses the last bit at most. */
function total(columns: number, data: Int32Array | Float64Array, rowToColumn: Int32Array, power: number): number {
  let sum = 0;
  let lost = 0;
  rowToColumn.forEach((column, row) => {
    if (column < 0) return;
    const value = power === 1 ? data[row * columns + column]! : Math.round(data[row * columns + column]! * power);
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  });
  return (sum + lost) / power + 0;
}
