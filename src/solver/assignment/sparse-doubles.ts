/**
 * Sparse scores in doubles: decimals are solved in integers, exactly; all others first in integers to which they are rounded, then made
 * optimal in the doubles themselves (`kernels/repair-doubles.ts`), each side of the split for itself. The cover has nothing to do with scores.
 */
import { closePrices } from '../kernels/reference.ts';
import { repairInDoubles } from '../kernels/repair-doubles.ts';
import { sparseAssignment32, sparseDoubles, type NearPairs } from '../kernels/sparse-wasm.ts';
import type { Conversion } from '../kernels/wasm.ts';
import { decimalsOf } from '../model/decimals.ts';
import { EXACT_LIMIT } from '../model/scale.ts';
import type { CapacitatedAssignment, SparseScores } from '../model/sparse-scores.ts';
import { largestOf } from '../model/steps.ts';
import { inDecimals, inSteps, type Steps } from './rounding.ts';

interface DoubleScores extends SparseScores {
  readonly score: Float64Array;
}

/** 2^−51: two units in the last place of the largest number. */
const ROUNDING = 2 * Number.EPSILON;
/** The repair may look at each arc so often: then the reference takes no longer. */
const PATIENCE = 32;
const NONE = -1;

/**
 * null: not in the kernel. `check` throws where some score is no number; it is called before anything is returned that such a score could
 * have changed. @throws BinomeError SCORES_VALUE when an arc's column is out of range or named twice in its row.
 */
export function assignDoubleScores(scores: DoubleScores, check: () => void): CapacitatedAssignment | null {
  const { score, rows, columns } = scores;
  const exact = inDecimals(score, 1, (conversion) => sparseDoubles(scores, conversion, null));
  if (exact.answer !== null) return closed(scores, divided(exact.answer, 10 ** exact.decimals));
  if (exact.decimals === 0) {
    check();
    // Whole numbers have no kernel but the one in integers, which takes more of them than it takes decimals.
    return sparseAssignment32(scores);
  }
  // Sums along a path have to stay exact.
  const most = EXACT_LIMIT / (8 * (rows + columns + 1));
  const decimals = exact.decimals === null ? null : decimalsOf(score, exact.decimals, most);
  const attempt = (conversion: Conversion, steps: Steps): CapacitatedAssignment | 'untaken' | null => {
    const near: NearPairs = { reach: steps.reach, row: new Int32Array(0), column: new Int32Array(0) };
    const rounded = sparseDoubles(scores, conversion, near);
    return rounded === null || rounded === 'untaken' ? rounded : repaired(scores, rounded, { steps, near, decimals });
  };
  return inSteps(score, 1, attempt, { check, isFar: (size) => !Number.isFinite(8 * (rows + columns + 1) * size) });
}

/** With duals of the columns without a place. */
function closed(scores: DoubleScores, answer: CapacitatedAssignment): CapacitatedAssignment {
  if (scores.capacity.includes(0)) closePrices(scores, answer.rowDual, answer.columnDual);
  return answer;
}

function divided(answer: CapacitatedAssignment, power: number): CapacitatedAssignment {
  if (power === 1) return answer;
  const over = (value: number): number => value / power + 0;
  return { ...answer, score: over(answer.score), rowDual: answer.rowDual.map(over), columnDual: answer.columnDual.map(over) };
}

interface Rounding {
  readonly steps: Steps;
  readonly near: NearPairs;
  /** Where given, everything is in integers over 10^decimals. */
  readonly decimals: number | null;
}

/** What both sides of the split share. Numbers are costs to be minimised: scores with the other sign, in integers where they are decimals. */
interface Split {
  readonly scores: DoubleScores;
  readonly answer: CapacitatedAssignment;
  readonly near: NearPairs;
  readonly costOf: (arc: number) => number;
  /** How much dearer than its dual whatever is not near must be. */
  readonly reach: number;
  readonly tolerance: number;
}

function repaired(scores: DoubleScores, rounded: CapacitatedAssignment, rounding: Rounding): CapacitatedAssignment | null {
  const { steps, near, decimals } = rounding;
  const { score, capacity } = scores;
  const power = 10 ** (decimals ?? 0);
  const costOf =
    decimals === null ? (arc: number): number => 0 - score[arc]! : (arc: number): number => 0 - Math.round(score[arc]! * power);
  const { rowCover, columnCover } = rounded;
  const dual = (integer: number, isCovered: boolean): number => {
    // Of the two ends of an arc that matters one is covered: it has the origin.
    const value = (integer * steps.step + (isCovered ? steps.origin : 0)) * power;
    return decimals === null ? value : Math.round(value);
  };
  const rowDual = rounded.rowDual.map((integer, i) => dual(integer, rowCover[i] === 1));
  // The dual of a column without a place says nothing: it is found in the end.
  const columnDual = rounded.columnDual.map((integer, j) => (capacity[j] === 0 ? 0 : dual(integer, columnCover[j] === 1)));
  const answer = { ...rounded, rowDual, columnDual };
  // A score that is chosen is the sum of two duals.
  const largest = Math.max(largestOf(rowDual), largestOf(columnDual));
  // A score is off by half a step, a dual in integers by half of one, and the sum by its own rounding.
  const slack = steps.step * power + (decimals === null ? 4 * ROUNDING * largest : 1);
  const split: Split = {
    ...{ scores, answer, near, costOf, reach: (steps.reach + 1) * steps.step * power - slack },
    tolerance: decimals === null ? ROUNDING * largest : 0,
  };
  if (!repairRows(split) || !repairColumns(split)) return null;
  return closed(scores, divided({ ...answer, score: total(scores, answer.rowToColumn, costOf) }, power));
}

/** The side whose rows are all matched: covered rows, and columns that are not. */
function repairRows({ scores, answer, near, costOf, reach, tolerance }: Split): boolean {
  const { start, column, capacity } = scores;
  const { rowCover, columnCover, rowToColumn, rowDual, columnDual } = answer;
  const isOfSide = (j: number): boolean => columnCover[j] === 0 && capacity[j]! > 0;
  const sourceStart = startsOf(rowCover);
  const rows = ownersOf(sourceStart);
  const sourceToSink = rows.map((i) => rowToColumn[i]!);
  const paid = Float64Array.from(rows, (i) => costOf(arcOf(scores, i, rowToColumn[i]!)));
  const sinkDual = columnDual.map((dual, j) => (isOfSide(j) ? 0 - dual : 0));
  const lists = nearLists(sourceStart, near.row, near.column, (i, j) => (isOfSide(j) ? costOf(arcOf(scores, i, j)) : Infinity));
  const readArcs = (source: number, sink: Int32Array, cost: Float64Array): number => {
    const i = rows[source]!;
    let count = 0;
    for (let arc = start[i]!; arc < start[i + 1]!; arc++) {
      if (!isOfSide(column[arc]!)) continue;
      sink[count] = column[arc]!;
      cost[count++] = costOf(arc);
    }
    return count;
  };
  const duals = repairInDoubles({
    ...{ sources: rows.length, sinks: scores.columns, sourceToSink, paid, sinkDual, ...lists, tolerance, readArcs },
    outside: Float64Array.from(rows, (i) => reach - rowDual[i]!),
    capacity: capacity.map((places, j) => (isOfSide(j) ? places : 0)),
    longest: scores.columns,
    patience: PATIENCE * column.length,
  });
  if (duals === false) return false;
  rows.forEach((i, source) => {
    rowToColumn[i] = sourceToSink[source]!;
    rowDual[i] = 0 - duals[source]!;
  });
  sinkDual.forEach((dual, j) => {
    if (isOfSide(j)) columnDual[j] = 0 - dual;
  });
  return true;
}

/** The side whose columns are all filled: each place of a covered column is a source, the rows that are not covered are sinks. */
function repairColumns({ scores, answer, near, costOf, reach, tolerance }: Split): boolean {
  const { columns, start, column, capacity } = scores;
  const { rowCover, columnCover, rowToColumn, rowDual, columnDual } = answer;
  const placeStart = startsOf(capacity.map((places, j) => (columnCover[j] === 1 ? places : 0)));
  const columnOf = ownersOf(placeStart);
  const sourceToSink = new Int32Array(columnOf.length);
  const paid = new Float64Array(columnOf.length);
  const next = placeStart.slice(); // column → its next place
  rowToColumn.forEach((j, i) => {
    if (rowCover[i] === 1 || j === NONE) return;
    sourceToSink[next[j]!] = i;
    paid[next[j]!++] = costOf(arcOf(scores, i, j));
  });
  const sinkDual = rowDual.map((dual, i) => (rowCover[i] === 1 ? 0 : 0 - dual));
  const lists = nearLists(placeStart, near.column, near.row, (j, i) => (rowCover[i] === 1 ? Infinity : costOf(arcOf(scores, i, j))));
  let whole: Lists | null = null;
  const readArcs = (source: number, sink: Int32Array, cost: Float64Array): number => {
    whole ??= openArcs();
    const j = columnOf[source]!;
    const [first, last] = [whole.start[j]!, whole.start[j + 1]!];
    sink.set(whole.sink.subarray(first, last));
    cost.set(whole.cost.subarray(first, last));
    return last - first;
  };
  /** The arcs of all rows that are not covered, by column. */
  const openArcs = (): Lists => {
    const row = new Int32Array(column.length);
    for (let i = 0; i < rowCover.length; i++) row.fill(rowCover[i] === 1 ? NONE : i, start[i], start[i + 1]);
    const counts = new Int32Array(columns);
    for (let arc = 0; arc < row.length; arc++) if (row[arc] !== NONE) counts[column[arc]!]!++;
    const first = startsOf(counts);
    const sink = new Int32Array(first[columns]!);
    const cost = new Float64Array(first[columns]!);
    const at = first.slice();
    for (let arc = 0; arc < row.length; arc++) {
      if (row[arc] === NONE) continue;
      const to = at[column[arc]!]!++;
      sink[to] = row[arc]!;
      cost[to] = costOf(arc);
    }
    return { start: first, sink, cost };
  };
  const duals = repairInDoubles({
    ...{ sources: columnOf.length, sinks: scores.rows, sourceToSink, paid, sinkDual, ...lists, tolerance, readArcs },
    outside: Float64Array.from(columnOf, (j) => reach - columnDual[j]!),
    capacity: Int32Array.from(rowCover, (covered) => 1 - covered),
    longest: scores.rows,
    patience: PATIENCE * column.length,
  });
  if (duals === false) return false;
  sinkDual.forEach((dual, i) => {
    if (rowCover[i] === 1) return;
    rowToColumn[i] = NONE;
    rowDual[i] = 0 - dual;
  });
  duals.forEach((dual, place) => {
    rowToColumn[sourceToSink[place]!] = columnOf[place]!;
    columnDual[columnOf[place]!] = 0 - dual;
  });
  return true;
}

interface Lists {
  readonly start: Int32Array;
  readonly sink: Int32Array;
  readonly cost: Float64Array;
}

/**
 * The near arcs of each source, from pairs of its owner and a sink; an owner has the sources sourceStart[owner] … sourceStart[owner + 1] − 1,
 * and a pair that costs +∞ is none of this side.
 */
function nearLists(sourceStart: Int32Array, owner: Int32Array, sink: Int32Array, costOf: (owner: number, sink: number) => number): Lists {
  const sources = sourceStart[sourceStart.length - 1]!;
  const cost = Float64Array.from(owner, (one, k) => (sourceStart[one] === sourceStart[one + 1] ? Infinity : costOf(one, sink[k]!)));
  const counts = new Int32Array(sources);
  const eachArc = (visit: (source: number, pair: number) => void): void => {
    for (let pair = 0; pair < cost.length; pair++) {
      if (cost[pair] === Infinity) continue;
      for (let source = sourceStart[owner[pair]!]!; source < sourceStart[owner[pair]! + 1]!; source++) visit(source, pair);
    }
  };
  eachArc((source) => counts[source]!++);
  const start = startsOf(counts);
  const at = start.slice();
  const lists: Lists = { start, sink: new Int32Array(start[sources]!), cost: new Float64Array(start[sources]!) };
  eachArc((source, pair) => {
    const to = at[source]!++;
    lists.sink[to] = sink[pair]!;
    lists.cost[to] = cost[pair]!;
  });
  return lists;
}

/** Running sums from 0. */
function startsOf(counts: ArrayLike<number>): Int32Array {
  const start = new Int32Array(counts.length + 1);
  for (let k = 0; k < counts.length; k++) start[k + 1] = start[k]! + counts[k]!;
  return start;
}

/** Source → its owner. */
function ownersOf(sourceStart: Int32Array): Int32Array {
  const owners = new Int32Array(sourceStart[sourceStart.length - 1]!);
  for (let owner = 0; owner + 1 < sourceStart.length; owner++) owners.fill(owner, sourceStart[owner], sourceStart[owner + 1]);
  return owners;
}

/** The arc from row i to column j, which there is; quickly where columns ascend. */
function arcOf({ start, column }: DoubleScores, i: number, j: number): number {
  let low = start[i]!;
  for (let high = start[i + 1]!; low < high;) {
    const middle = (low + high) >> 1;
    if (column[middle]! < j) low = middle + 1;
    else high = middle;
  }
  return low < start[i + 1]! && column[low] === j ? low : column.indexOf(j, start[i]);
}

/** Integers are summed exactly, doubles by Neumaier's compensated sum. */
function total(scores: DoubleScores, rowToColumn: Int32Array, costOf: (arc: number) => number): number {
  let sum = 0;
  let lost = 0;
  rowToColumn.forEach((j, i) => {
    if (j === NONE) return;
    const value = 0 - costOf(arcOf(scores, i, j));
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  });
  return sum + lost + 0;
}
