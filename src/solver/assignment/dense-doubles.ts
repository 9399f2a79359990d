/**
 * Dense costs in doubles: decimals are solved in integers, exactly; all others first in integers to which they are rounded, then made optimal
 * in the doubles themselves (`kernels/repair-doubles.ts`).
 */
import { denseAssignment, infeasible, type DenseResult } from '../kernels/dense.ts';
import { RANGE, denseDoubles, denseRounded, type DoubleLines, type RoundedResult } from '../kernels/dense-wasm.ts';
import { repairInDoubles } from '../kernels/repair-doubles.ts';
import { decimalsOf, sampleOf } from '../model/decimals.ts';
import { EXACT_LIMIT } from '../model/scale.ts';

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
/** Cells that are rounded lie in so many steps. Half of what the kernel takes: duals have as much room again. */
const STEPS = RANGE / 2;
/** When duals leave the kernel's range, it is tried once more with so many times as few steps. */
const COARSER = 256;
/** Cells whose reduced cost is so many steps at most are looked at while the duals are repaired. */
const REACH = 256;
/** How much of its spread a sample is widened by, on both sides. */
const MARGIN = 0.25;
/** A common unit is looked for down to so small a part of the spread; what is less than this many times its rounding is none. */
const FINEST = 2 ** 22;
const UNIT_NOISE = 16;
/** 2^−51: two units in the last place of the largest number. */
const ROUNDING = 2 * Number.EPSILON;

/**
 * `check` throws where some cell is no cost; it is called before anything is returned that such a cell could have changed. Whole numbers: as
 * `denseDoubles` and `dense.ts` have them.
 */
export function assignDoubles(matrix: DenseDoubles, check: () => void): DoublesResult {
  const { rows, columns, data, isTransposed } = matrix;
  const sign = matrix.maximize ? -1 : 1;
  const isSmall = data.length <= SMALL;
  const sample = isSmall ? data : sampleOf(data);
  let decimals = decimalsOf(sample);
  if (isSmall || decimals !== null) {
    for (; !isSmall && decimals !== null && isWithin(sample, decimals);) {
      const lines: DoubleLines = { data, isDecimal: true, origin: 0, factor: sign * 10 ** decimals };
      const result = denseDoubles(rows, columns, lines, isTransposed);
      if (result === null) break;
      if (result !== 'untaken') return over(10 ** decimals, result, decimals);
      // Some cell was no such decimal: with how many places are all?
      const all = decimalsOf(data, decimals);
      if (all === decimals) break;
      decimals = all;
    }
    check();
    const all = decimals === null ? null : decimalsOf(data, decimals);
    if (all === 0) return inReference(matrix, 0);
    // Sums along a path have to stay exact.
    decimals = all === null ? null : decimalsOf(data, all, EXACT_LIMIT / (8 * (rows + 1)));
    if (isSmall) return inReference(matrix, decimals);
  }
  return rounded(matrix, decimals, check) ?? inReference(matrix, decimals);
}

function isWithin(values: Float64Array, decimals: number): boolean {
  const most = RANGE / 10 ** decimals;
  return values.every((value) => Math.abs(value) <= most || Math.abs(value) === Infinity);
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

/** Rounded and repaired, over 10^decimals where these are given. null: not in the kernel. */
function rounded(matrix: DenseDoubles, decimals: number | null, check: () => void): DoublesResult | null {
  const { rows, columns, data, maximize, isTransposed } = matrix;
  const sample = sampleOf(data);
  const unit = commonUnit(sample);
  let range = widened(rangeOf(sample));
  let isSure = !Number.isFinite(8 * (rows + 1) * Math.max(-range.least, range.most));
  if (isSure) {
    check();
    range = rangeOf(data);
  }
  for (let steps = STEPS; ;) {
    const { origin, step } = gridOf(range, unit, steps);
    const lines: DoubleLines = { data, isDecimal: false, origin, factor: (maximize ? -1 : 1) / step };
    const result = denseRounded(rows, columns, lines, { isTransposed, reach: REACH });
    if (result === 'infeasible') return { ...infeasible(rows, columns), decimals };
    if (result === 'untaken') {
      // Either no cost, or a cell beyond what the sample promised.
      if (isSure) return null;
      isSure = true;
      check();
      range = rangeOf(data);
    } else if (result === null) {
      if (steps < STEPS) return null;
      steps /= COARSER;
    } else return repaired(matrix, decimals, result, origin, step);
  }
}

/** The middle of the range as origin, and steps of the common unit or, where that is too fine, of a power of two: these add up exactly. */
function gridOf({ least, most }: Range, unit: Unit | null, steps: number): { origin: number; step: number } {
  const spread = most - least;
  const middle = least + spread / 2;
  if (unit !== null && spread <= steps * unit.step) {
    return { origin: unit.origin + Math.round((middle - unit.origin) / unit.step) * unit.step, step: unit.step };
  }
  const exponent = spread > 0 ? Math.ceil(Math.log2(spread) - Math.log2(steps)) : 0;
  return { origin: middle, step: 2 ** Math.max(-1022, exponent) };
}

interface Range {
  readonly least: number;
  readonly most: number;
}

interface Unit {
  readonly origin: number;
  readonly step: number;
}

/**
 * What all differences of a sample are whole multiples of, to rounding; null where that would be too fine. Thirds, or multiples of π, are tied
 * as often as the whole numbers behind them: on steps of their own they stay so, and the kernel is as fast.
 */
function commonUnit(sample: Float64Array): Unit | null {
  const finite = sample.filter(Number.isFinite);
  const { least, most } = rangeOf(finite);
  const spread = most - least;
  const noise = 64 * Number.EPSILON * Math.max(spread * UNIT_NOISE, Math.abs(least), Math.abs(most));
  let step = spread;
  for (const value of finite) {
    // Euclid's algorithm: what is left over becomes the step, unless it is noise.
    for (let rest = value - least; ;) {
      rest = Math.abs(rest - Math.round(rest / step) * step);
      if (!(rest > noise)) break;
      [step, rest] = [rest, step];
      if (spread > step * FINEST) return null;
    }
    // The longer a distance, the better it tells the step.
    if (step < spread) step = spread / Math.round(spread / step);
  }
  return step > 0 ? { origin: least, step } : null;
}

/** Of the finite values. */
function rangeOf(values: Float64Array): Range {
  let least = Infinity;
  let most = -Infinity;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (value < least && value !== -Infinity) least = value;
    if (value > most && value !== Infinity) most = value;
  }
  return least <= most ? { least, most } : { least: 0, most: 0 };
}

function widened({ least, most }: Range): Range {
  const margin = (most - least) * MARGIN;
  return { least: least - margin, most: most + margin };
}

function repaired(
  matrix: DenseDoubles,
  decimals: number | null,
  result: RoundedResult,
  origin: number,
  steps: number,
): DoublesResult | null {
  const { rows, columns, data, maximize, isTransposed } = matrix;
  const sign = maximize ? -1 : 1;
  const power = 10 ** (decimals ?? 0);
  const [down, right] = isTransposed ? [1, rows] : [columns, 1];
  const costAt = (i: number, j: number): number => {
    const value = sign * data[i * down + j * right]!;
    return decimals === null ? value : Math.round(value * power);
  };
  const step = power * steps;
  const { rowToColumn, start, column } = result;
  // In integers the duals start as such, too.
  const sinkDual = result.columnDual.map((dual) => (decimals === null ? dual * step : Math.round(dual * step)));
  const paid = Float64Array.from(rowToColumn, (j, i) => costAt(i, j));
  const cost = new Float64Array(column.length);
  for (let i = 0; i < rows; i++) for (let k = start[i]!; k < start[i + 1]!; k++) cost[k] = costAt(i, column[k]!);
  const largest = Math.max(largestOf(paid), largestOf(cost), largestOf(sinkDual));
  // A cell is off by half a step, a dual in integers by half of one, and the sum by its own rounding.
  const slack = step + (decimals === null ? 4 * ROUNDING * largest : 1);
  const base = power * sign * origin;
  const outside = result.outside.map((edge, i) => base + (result.rowDual[i]! + edge) * step - slack);
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
  });
  if (rowDual === false) return null;
  return over(power, { rowToColumn, rowDual, columnDual: sinkDual, feasible: true }, decimals);
}

function largestOf(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
