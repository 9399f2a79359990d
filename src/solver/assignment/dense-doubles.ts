/**
 * Dense costs in doubles: decimals are solved in integers, exactly; all others first in integers to which they are rounded, then made optimal
 * in the doubles themselves (`kernels/repair-doubles.ts`).
 */
import { denseAssignment, infeasible, type DenseResult } from '../kernels/dense.ts';
import { denseDoubles, denseRounded, type DoubleLines, type RoundedResult } from '../kernels/dense-wasm.ts';
import { repairInDoubles } from '../kernels/repair-doubles.ts';
import type { Conversion } from '../kernels/wasm.ts';
import { decimalsOf } from '../model/decimals.ts';
import { EXACT_LIMIT } from '../model/scale.ts';
import { largestOf } from '../model/steps.ts';
import { inDecimals, inSteps, type Steps } from './rounding.ts';

/** A matrix to minimise over `rows` ≤ `columns`; where it `isTransposed`, its lines are columns, of `rows` cells each. */
export interface DenseDoubles {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
  readonly maximize: boolean;
  readonly isTransposed: boolean;
}

/** With `decimals`, everything was solved in integers over 10^decimals: exactly. */
export interface DoublesResult extends DenseResult {
  readonly decimals: number | null;
}

/** Up to so many cells, copying them into the kernel's memory takes longer than solving. */
const SMALL = 256;
/** 2^−51: two units in the last place of the largest number. */
const ROUNDING = 2 * Number.EPSILON;
/** So many near cells a row on average are too many; steps so many times as fine then, and what is left above the duals up to so many. */
const CROWDED = 6;
const FINER = 2 ** 20;
const MOST_LEFT = 2 ** 25;
const REFINEMENTS = 3;
const FINEST = 2 ** -42;
/** The repair may look at each cell so often: then the reference takes no longer. */
const PATIENCE = 4;

/**
 * `check` throws where some cell is no cost; it is called before anything is returned that such a cell could have changed. Whole numbers: as
 * `dense-wasm.ts` and `dense.ts` have them.
 */
export function assignDoubles(matrix: DenseDoubles, check: () => void): DoublesResult {
  const { rows, columns, data, isTransposed } = matrix;
  const sign = matrix.maximize ? -1 : 1;
  if (data.length <= SMALL) {
    check();
    return inReference(matrix, decimalsOf(data, 0, mostExact(rows)));
  }
  const exact = inDecimals(data, sign, (conversion) => denseDoubles(rows, columns, { data, ...conversion }, isTransposed));
  if (exact.answer !== null) return over(10 ** exact.decimals, exact.answer, exact.decimals);
  if (exact.decimals === 0) {
    check();
    return inReference(matrix, 0);
  }
  const decimals = exact.decimals === null ? null : decimalsOf(data, exact.decimals, mostExact(rows));
  // A path passes each row once, there and back, and a dual adds up such lengths.
  const isFar = (size: number): boolean => !Number.isFinite(8 * (rows + 1) * size);
  const attempt = (conversion: Conversion, steps: Steps): DoublesResult | 'untaken' | null => {
    const result = denseRounded(rows, columns, { data, ...conversion }, { isTransposed, reach: steps.reach });
    if (result === 'infeasible') return { ...infeasible(rows, columns), decimals };
    if (result === 'untaken' || result === null) return result;
    return repaired(matrix, decimals, refined(matrix, result, steps));
  };
  const answer = inSteps(data, sign, attempt, { check, isFar });
  if (answer !== null) return answer;
  check();
  return inReference(matrix, decimals);
}

/** Sums along a path have to stay exact. */
function mostExact(rows: number): number {
  return EXACT_LIMIT / (8 * (rows + 1));
}

/** In integers over 10^decimals, or in the doubles as they are. */
function inReference({ rows, columns, data, maximize, isTransposed }: DenseDoubles, decimals: number | null): DoublesResult {
  const power = 10 ** (decimals ?? 0);
  const matrix = new Float64Array(data.length);
  const [down, right] = isTransposed ? [1, rows] : [columns, 1];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const value = data[i * down + j * right]!;
      const cost = maximize ? 0 - value : value;
      matrix[i * columns + j] = power === 1 ? cost : Math.round(cost * power);
    }
  }
  return over(power, denseAssignment(rows, columns, matrix), decimals);
}

function over(power: number, result: DenseResult, decimals: number | null): DoublesResult {
  if (power === 1) return { ...result, decimals };
  const divided = (dual: number): number => dual / power;
  return { ...result, rowDual: result.rowDual.map(divided), columnDual: result.columnDual.map(divided), decimals };
}

/** An answer in steps, its duals in units of cost; all cells that are not near cost at least `outside` above their duals. */
interface Rounded {
  readonly rowToColumn: Int32Array;
  readonly rowDual: Float64Array;
  readonly columnDual: Float64Array;
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly outside: Float64Array;
  readonly step: number;
}

/**
 * Where many cells are near, the steps are too coarse for the costs that decide, as with numbers of many magnitudes: what is left above the duals
 * is solved once more, in finer steps. On a square alone: elsewhere which columns are taken would count.
 */
function refined({ rows, columns, data, maximize, isTransposed }: DenseDoubles, first: RoundedResult, steps: Steps): Rounded {
  const sign = maximize ? -1 : 1;
  const { step, origin } = steps;
  let now: Rounded = {
    ...first,
    rowDual: first.rowDual.map((dual) => sign * origin + dual * step),
    columnDual: first.columnDual.map((dual) => dual * step),
    outside: first.outside.map((edge) => edge * step),
    step,
  };
  for (let k = 0; k < REFINEMENTS && !steps.isUnit && rows === columns && now.column.length > CROWDED * rows; k++) {
    const finer = now.step / FINER;
    // Steps finer than the duals can tell would be noise.
    if (now.step <= FINEST * Math.max(largestOf(now.rowDual), largestOf(now.columnDual)) || finer < 2 ** -1000) break;
    const known = { rowDual: now.rowDual, columnDual: now.columnDual, step: finer, most: MOST_LEFT };
    const lines: DoubleLines = { data, isDecimal: false, origin: 0, factor: sign, known };
    const result = denseRounded(rows, columns, lines, { isTransposed, reach: steps.reach });
    if (result === null || result === 'untaken' || result === 'infeasible') break;
    now = {
      ...result,
      rowDual: now.rowDual.map((dual, i) => dual + result.rowDual[i]! * finer),
      columnDual: now.columnDual.map((dual, j) => dual + result.columnDual[j]! * finer),
      outside: result.outside.map((edge) => edge * finer),
      step: finer,
    };
  }
  return now;
}

function repaired(matrix: DenseDoubles, decimals: number | null, rounded: Rounded): DoublesResult | null {
  const { rows, columns, data, maximize, isTransposed } = matrix;
  const sign = maximize ? -1 : 1;
  const power = 10 ** (decimals ?? 0);
  const [down, right] = isTransposed ? [1, rows] : [columns, 1];
  const costAt = (i: number, j: number): number => {
    const value = sign * data[i * down + j * right]!;
    return decimals === null ? value : Math.round(value * power);
  };
  const { rowToColumn, start, column } = rounded;
  // In integers the duals start as such, too.
  const sinkDual = rounded.columnDual.map((dual) => (decimals === null ? dual : Math.round(dual * power)));
  const paid = Float64Array.from(rowToColumn, (j, i) => costAt(i, j));
  const cost = new Float64Array(column.length);
  for (let i = 0; i < rows; i++) for (let k = start[i]!; k < start[i + 1]!; k++) cost[k] = costAt(i, column[k]!);
  const largest = Math.max(largestOf(paid), largestOf(cost), largestOf(sinkDual));
  // A cell is off by half a step, a dual in integers by half of one, and the sum by its own rounding.
  const slack = rounded.step * power + (decimals === null ? 4 * ROUNDING * largest : 1);
  const outside = rounded.outside.map((edge, i) => (rounded.rowDual[i]! + edge) * power - slack);
  const readArcs = (i: number, sink: Int32Array, costs: Float64Array): number => {
    for (let j = 0; j < columns; j++) {
      sink[j] = j;
      costs[j] = costAt(i, j);
    }
    return columns;
  };
  const rowDual = repairInDoubles({
    ...{ sources: rows, sinks: columns, capacity: new Int32Array(columns).fill(1), sourceToSink: rowToColumn, paid, sinkDual },
    ...{ start, sink: column, cost, outside, tolerance: decimals === null ? ROUNDING * largest : 0, longest: columns, readArcs },
    patience: PATIENCE * rows * columns,
  });
  if (rowDual === false) return null;
  return over(power, { rowToColumn, rowDual, columnDual: sinkDual, feasible: true }, decimals);
}
