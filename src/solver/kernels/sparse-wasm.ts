/**
 * The sparse kernel in WebAssembly: what `reference.ts` computes in doubles, in 32-bit integers (see `assembly/`).
 *
 * Scores become costs ≥ 0, divided by their common divisor; then cardinality and split, then each side by itself: rows that are all
 * matched are placed among columns with room; columns that are all filled are placed among rows that compete for them.
 */
import { BinomeError } from '../../errors/index.ts';
import { NEVER, type Poll } from '../model/limits.ts';
import type { CapacitatedAssignment, SparseScores } from '../model/sparse-scores.ts';
import { sparse } from './modules.ts';
import { closePrices } from './reference.ts';
import { KernelSource, reserve, type Conversion } from './wasm.ts';

interface SparseExports {
  measure(values: number, count: number): void;
  lowestOf(): number;
  highestOf(): number;
  toCosts(values: number, count: number, top: number, divisor: number, most: number): number;
  wrongArc(start: number, column: number, rows: number, columns: number, stamp: number): number;
  coverBytes(rows: number, columns: number): number;
  cover(base: number, rows: number, columns: number, start: number, column: number, slotStart: number): number;
  closedAt(): number;
  rowColumnAt(): number;
  rowCoverAt(): number;
  shortArcs(): number;
  transposeShort(cost: number, toStart: number, toRow: number, toCost: number): number;
  keepLong(cost: number): void;
  sideBytes(sources: number, sinks: number, units: number, slots: number, longest: number): number;
  open(
    base: number,
    sources: number,
    sinks: number,
    longest: number,
    ...given: readonly [number, number, number, number, number, number, number, number, number]
  ): void;
  selectRows(): void;
  typicalReach(): number;
  auction(step: number, limit: number): void;
  release(less: number): void;
  reduceRows(limit: number): number;
  overpriced(): number;
  countNear(reach: number): number;
  nearBytes(count: number): number;
  listNear(base: number, reach: number, count: number): void;
  nearSourceAt(): number;
  repair(from: number): number;
  augment(k: number): number;
  isOverflown(): number;
  fromDecimals(from: number, to: number, count: number, width: number, power: number): number;
  fromDoubles(from: number, to: number, count: number, width: number, origin: number, factor: number): number;
  sourceDualsAt(): number;
  sinkDualsAt(): number;
  unitSourceAt(): number;
  slotUnitAt(): number;
  slotCostAt(): number;
}

/** Costs that the kernel takes are at most this. */
const RANGE = 2 ** 27;
const BASE = 1024;
/** Beyond so many arcs or places the 32 bits of its addresses would not do. */
const MOST = 2 ** 27;
/** Rows of so many arcs on average have their cores apart, with so many places; shorter ones hold them themselves. */
const LONG = 128;
const APART = 48;
/** Bids a unit that the auction may spend, and the row reduction. */
const AUCTION = 40;
const BIDS = 20;
/**
 * How often to halve what a core reaches, typically: for the step of the auction; for the reduced cost up to which arcs are listed at first.
 * Prices end about so many steps too high.
 */
const STEP = 4;
const NEAR = 3;
const OVERSHOT = 3;
/** Shortest paths between one poll and the next: each takes microseconds to a few milliseconds. */
const PATHS_BETWEEN_POLLS = 8;
/** Doubles are converted so many at a time: they stay in the cache. */
const PIECE = 2 ** 14;

const source = new KernelSource<SparseExports>(sparse);

/** Hands out addresses one after the other. */
class Arena {
  readonly #memory: WebAssembly.Memory;
  end = BASE;

  constructor(memory: WebAssembly.Memory) {
    this.#memory = memory;
  }

  /** The address of `count` words; to be used once `hasRoom` said yes. */
  take(count: number): number {
    const address = this.end;
    this.end += (count * 4 + 15) & ~15;
    return address;
  }

  hasRoom(further = 0): boolean {
    return reserve(this.#memory, this.end + further);
  }

  words(address: number, count: number): Int32Array {
    return new Int32Array(this.#memory.buffer, address, count);
  }
}

/** One side of the split: sources that place their units in the slots of sinks. Arrays by address. */
interface Side {
  readonly sources: number;
  readonly sinks: number;
  readonly units: number;
  readonly slots: number;
  /** Most arcs of a source. */
  readonly longest: number;
  readonly start: number;
  /** Room for sinks and costs side by side, and for the cores that lie apart; until then the costs are the second half of the first. */
  readonly pairs: number;
  readonly cost: number;
  readonly arcs: number;
  readonly apart: number;
  /** Keys of the cores that lie apart. */
  readonly key: number;
  readonly sink: number;
  readonly unitStart: number;
  readonly slotStart: number;
}

/** score = top − divisor · cost. */
interface Scale {
  readonly top: number;
  readonly divisor: number;
}

/** Whether the kernel can run here at all. */
export function hasSparseKernel(): boolean {
  return source.open() !== null;
}

/** A maximum matching and the cover that proves it, the scores left alone. */
export type CoveredRows = Pick<CapacitatedAssignment, 'rowToColumn' | 'rowCover' | 'columnCover'>;

/**
 * Null when scores or duals do not fit the kernel, or when it cannot run here. Once `isOver`, where it is given, there are no more than a
 * maximum matching and its cover, as `CoveredRows`. Ties: a function of the arrays, by position.
 * @throws BinomeError SCORES_VALUE when an arc's column is out of range or named twice in its row; nothing else is checked here.
 */
export function sparseAssignment32(scores: SparseScores): CapacitatedAssignment | null;
export function sparseAssignment32(scores: SparseScores, isOver: Poll): CapacitatedAssignment | CoveredRows | null;
export function sparseAssignment32(scores: SparseScores, isOver: Poll = NEVER): CapacitatedAssignment | CoveredRows | null {
  const answer = run(scores, isOver, null, null);
  return answer === 'untaken' ? null : answer;
}

/** Pairs of a row and a column whose reduced cost is at most `reach` in integers: pair k is row[k], column[k]. No other arc is as near. */
export interface NearPairs {
  readonly reach: number;
  row: Int32Array;
  column: Int32Array;
}

/**
 * As `sparseAssignment32`, of the integers that the scores become, in whose units the answer is; fills `near`, where it is given. The dual of
 * a column without a place is still to be found.
 * `untaken`: some score is no such decimal, out of range, or no number.
 */
export function sparseDoubles(
  scores: SparseScores & { readonly score: Float64Array },
  conversion: Conversion,
  near: NearPairs | null,
): CapacitatedAssignment | 'untaken' | null {
  // Nothing stops it: the answer is whole.
  return run(scores, NEVER, conversion, near) as CapacitatedAssignment | 'untaken' | null;
}

function run(
  scores: SparseScores,
  isOver: Poll,
  conversion: Conversion | null,
  near: NearPairs | null,
): CapacitatedAssignment | CoveredRows | 'untaken' | null {
  const kernel = source.open();
  const { rows, columns, capacity } = scores;
  const arcs = scores.column.length;
  if (kernel === null || arcs === 0 || arcs > MOST) return null;
  const { exports, memory } = kernel;
  const arena = new Arena(memory);
  const start = arena.take(rows + 1);
  const column = arena.take(arcs);
  const apart = arcs >= LONG * rows ? APART : 0;
  const pairs = arena.take(2 * (arcs + apart * rows));
  const cost = pairs + 4 * arcs;
  const key = arena.take(apart * rows);
  const slotStart = arena.take(columns + 1);
  const unitStart = arena.take(rows + 1);
  if (!arena.hasRoom(8 * PIECE)) return null;
  arena.words(start, rows + 1).set(scores.start);
  arena.words(column, arcs).set(scores.column);
  const filled = conversion === null ? integersOf(scores.score) : convertedBy(exports, memory, arena.end, scores.score, conversion);
  const scale = writeCosts(exports, cost, arena.words(cost, arcs), filled, conversion === null ? Infinity : RANGE);
  if (scale === 'untaken') return scale;
  const slots = scale === null ? Infinity : writeSlots(arena.words(slotStart, columns + 1), scores);
  if (scale === null || slots > MOST) return null;
  const coverAt = arena.take(exports.coverBytes(rows, columns) / 4 + slots);
  if (!arena.hasRoom()) return null;
  const wrong = exports.wrongArc(start, column, rows, columns, coverAt);
  if (wrong >= 0) throw new BinomeError('SCORES_VALUE', { value: scores.column[wrong]! }, { path: `/column/${wrong}` });

  const matched = exports.cover(coverAt, rows, columns, start, column, slotStart);
  const columnCover = new Uint8Array(memory.buffer, exports.closedAt(), columns).slice();
  const rowCover = new Uint8Array(memory.buffer, exports.rowCoverAt(), rows).slice();
  const stopped: CoveredRows = { rowToColumn: arena.words(exports.rowColumnAt(), rows).slice(), rowCover, columnCover };
  if (isOver()) return stopped;
  const rowToColumn = new Int32Array(rows).fill(-1);
  const rowDual = new Float64Array(rows);
  const columnDual = new Float64Array(columns);

  const shortArcs = exports.shortArcs();
  const shortApart = shortArcs >= LONG * columns ? APART : 0;
  const shortPairs = arena.take(2 * (shortArcs + shortApart * columns));
  const short: Side = {
    sources: columns,
    sinks: rows,
    units: 0,
    slots: rows,
    longest: 0,
    start: arena.take(columns + 2),
    pairs: shortPairs,
    cost: shortPairs + 4 * shortArcs,
    arcs: shortArcs,
    apart: shortApart,
    key: arena.take(shortApart * columns),
    sink: arena.take(shortArcs),
    unitStart: arena.take(columns + 1),
    slotStart: arena.take(rows + 1),
  };
  if (!arena.hasRoom()) return null;
  const shortLongest = exports.transposeShort(cost, short.start, short.sink, short.cost);
  if (matched < rows || capacity.includes(0)) exports.keepLong(cost);
  const longUnits = countUp(arena.words(unitStart, rows + 1), (i) => rowCover[i]!);
  const longest = scores.start.reduce((most, next, i) => Math.max(most, next - (scores.start[i - 1] ?? 0)), 0);
  const long: Side = {
    sources: rows,
    sinks: columns,
    units: longUnits,
    slots,
    longest,
    start,
    pairs,
    cost,
    arcs,
    apart,
    key,
    sink: column,
    unitStart,
    slotStart,
  };

  let total = 0;
  const { top, divisor } = scale;
  // Rows are sources: what they lose against the top is their dual; columns have their price.
  const done = solveSide(exports, arena, long, isOver, (i, j, paid) => {
    rowToColumn[i] = j;
    total += top - divisor * paid;
  });
  if (done === 'stopped') return stopped;
  if (done === 'overflow' || (near !== null && !readNear(exports, arena, long, near, false))) return null;
  readDuals(
    exports,
    arena,
    long,
    (i, dual) => {
      if (rowCover[i] === 1) rowDual[i] = top - divisor * dual;
    },
    (j, dual) => {
      if (columnCover[j] === 0) columnDual[j] = 0 - divisor * dual;
    },
  );
  if (shortArcs > 0) {
    const shortUnits = countUp(arena.words(short.unitStart, columns + 1), (j) => (columnCover[j] === 1 ? capacity[j]! : 0));
    countUp(arena.words(short.slotStart, rows + 1), () => 1);
    const paidBy = new Int32Array(rows);
    const side: Side = { ...short, units: shortUnits, longest: shortLongest };
    const solved = solveSide(exports, arena, side, isOver, (j, i, paid) => {
      rowToColumn[i] = j;
      paidBy[i] = paid;
      total += top - divisor * paid;
    });
    if (solved === 'stopped') return stopped;
    if (solved === 'overflow' || (near !== null && !readNear(exports, arena, side, near, true))) return null;
    readDuals(
      exports,
      arena,
      short,
      (j, dual) => {
        if (columnCover[j] === 1) columnDual[j] = top - divisor * dual;
      },
      (i, dual) => {
        if (rowCover[i] === 1) return;
        // A matched row takes what its pair gains beyond its column's dual: that is never less than its price.
        const j = rowToColumn[i]!;
        rowDual[i] = j < 0 ? 0 - divisor * dual : top - divisor * paidBy[i]! - columnDual[j]!;
      },
    );
  }
  if (conversion === null && capacity.includes(0)) closePrices(scores, rowDual, columnDual);
  return { rowToColumn, matched, score: total + 0, rowCover, columnCover, rowDual, columnDual };
}

/** Solves one side, and reports each pair with its cost, unless numbers left the range or it had to stop. */
function solveSide(
  exports: SparseExports,
  arena: Arena,
  side: Side,
  isOver: Poll,
  report: (source: number, sink: number, paid: number) => void,
): 'solved' | 'overflow' | 'stopped' {
  const { sources, sinks, units, slots, longest } = side;
  if (!arena.hasRoom(exports.sideBytes(sources, sinks, units, slots, longest))) return 'overflow';
  const given = [side.start, side.pairs, side.cost, side.sink, side.apart, side.arcs, side.key, side.unitStart, side.slotStart] as const;
  exports.open(arena.end, sources, sinks, longest, ...given);
  exports.selectRows();
  const reach = exports.typicalReach();
  const step = Math.max(1, reach >> STEP);
  if (isOver()) return 'stopped';
  exports.auction(step, AUCTION * units);
  if (isOver()) return 'stopped';
  exports.release(step * OVERSHOT);
  const free = exports.reduceRows(BIDS * units);
  for (let k = 0; k < free; k++) {
    if (k % PATHS_BETWEEN_POLLS === 0 && isOver()) return 'stopped';
    if (exports.augment(k) !== 0) return 'overflow';
  }
  if (exports.isOverflown() !== 0) return 'overflow';
  const repaired = repair(exports, arena, side, reach, isOver);
  if (repaired !== 'solved') return repaired;
  const slotUnit = arena.words(exports.slotUnitAt(), slots);
  const slotCost = arena.words(exports.slotCostAt(), slots);
  const slotStart = arena.words(side.slotStart, sinks + 1);
  const unitSource = arena.words(exports.unitSourceAt(), units);
  for (let j = 0; j < sinks; j++) {
    for (let slot = slotStart[j]!; slot < slotStart[j + 1]!; slot++) {
      if (slotUnit[slot]! >= 0) report(unitSource[slotUnit[slot]!]!, j, slotCost[slot]!);
    }
  }
  return 'solved';
}

/** Mends what the auction priced too high; `overflow` where there is no memory for it. */
function repair(exports: SparseExports, arena: Arena, side: Side, typical: number, isOver: Poll): 'solved' | 'overflow' | 'stopped' {
  if (exports.overpriced() === 0) return 'solved';
  const base = arena.end + exports.sideBytes(side.sources, side.sinks, side.units, side.slots, side.longest);
  let from = 0;
  for (let reach = Math.max(1, typical >> NEAR); from < side.sinks; reach *= 2) {
    if (isOver()) return 'stopped';
    const count = exports.countNear(reach);
    if (!arena.hasRoom(base - arena.end + exports.nearBytes(count))) return 'overflow';
    exports.listNear((base + 15) & ~15, reach, count);
    from = exports.repair(from);
  }
  return 'solved';
}

function readDuals(
  exports: SparseExports,
  arena: Arena,
  { sources, sinks }: Side,
  ofSource: (source: number, dual: number) => void,
  ofSink: (sink: number, dual: number) => void,
): void {
  arena.words(exports.sourceDualsAt(), sources).forEach((dual, i) => ofSource(i, dual));
  arena.words(exports.sinkDualsAt(), sinks).forEach((dual, j) => ofSink(j, dual));
}

/** Adds the near pairs of a side; false where there is no memory for them. */
function readNear(exports: SparseExports, arena: Arena, side: Side, near: NearPairs, isTurned: boolean): boolean {
  const base = (arena.end + exports.sideBytes(side.sources, side.sinks, side.units, side.slots, side.longest) + 15) & ~15;
  const count = exports.countNear(near.reach);
  if (!arena.hasRoom(base - arena.end + exports.nearBytes(count))) return false;
  exports.listNear(base, near.reach, count);
  const start = arena.words(base, side.sinks + 1);
  const sources = arena.words(exports.nearSourceAt(), count);
  const sinks = new Int32Array(count);
  for (let j = 0; j < side.sinks; j++) sinks.fill(j, start[j], start[j + 1]);
  const [row, column] = isTurned ? [sinks, sources] : [sources, sinks];
  near.row = joined(near.row, row);
  near.column = joined(near.column, column);
  return true;
}

function joined(first: Int32Array, second: Int32Array): Int32Array {
  const both = new Int32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Writes all scores as integers; false where they are none. */
type Fill = (words: Int32Array, address: number) => boolean;

function integersOf(score: Int32Array | Float64Array): Fill {
  return (words) => {
    if (score instanceof Float64Array && !score.every((points) => points === (points | 0))) return false;
    words.set(score);
    return true;
  };
}

/** `staged` has room for a piece of doubles. */
function convertedBy(
  exports: SparseExports,
  memory: WebAssembly.Memory,
  staged: number,
  score: Int32Array | Float64Array,
  { isDecimal, origin, factor }: Conversion,
): Fill {
  return (_, address) => {
    const doubles = new Float64Array(memory.buffer, staged, PIECE);
    for (let first = 0; first < score.length; first += PIECE) {
      const count = Math.min(PIECE, score.length - first);
      doubles.set(score.subarray(first, first + count));
      const to = address + 4 * first;
      const taken = isDecimal
        ? exports.fromDecimals(staged, to, count, count, factor)
        : exports.fromDoubles(staged, to, count, count, origin, factor);
      if (taken === 0) return false;
    }
    return true;
  };
}

/** Turns scores into costs at `address`; null when they are too far apart. Beyond `most`, a score was an infinity. */
function writeCosts(exports: SparseExports, address: number, words: Int32Array, fill: Fill, most: number): Scale | 'untaken' | null {
  const count = words.length;
  if (!fill(words, address)) return 'untaken';
  exports.measure(address, count);
  const top = exports.highestOf();
  if (top > most) return 'untaken';
  const range = top - exports.lowestOf();
  if (range >= 2 ** 31) return null;
  let divisor = 0;
  for (let arc = 0; arc < Math.min(count, 1000); arc++) divisor = commonDivisor(divisor, top - words[arc]!);
  if (divisor === 0) divisor = Math.max(1, range);
  for (;;) {
    if (range / divisor > RANGE) return null;
    const odd = exports.toCosts(address, count, top, divisor, Math.floor(range / divisor));
    if (odd < 0) return { top, divisor };
    fill(words, address);
    let next = divisor;
    for (let arc = odd; arc < Math.min(count, odd + 4); arc++) next = commonDivisor(next, top - words[arc]!);
    divisor = next;
  }
}

function commonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

/** Places of the columns; where they are very many, at most one more than its arcs: enough for a column never to be full. */
function writeSlots(slotStart: Int32Array, { rows, columns, column, capacity }: SparseScores): number {
  const places = capacity.reduce((sum, count) => sum + count, 0);
  if (places <= 4 * (rows + columns)) return countUp(slotStart, (j) => capacity[j]!);
  const degree = new Int32Array(columns).fill(1);
  for (const j of column) if (j >= 0 && j < columns) degree[j]!++;
  return countUp(slotStart, (j) => Math.min(capacity[j]!, degree[j]!));
}

/** Fills `sums` with the running sums of `count`, from 0; returns the last. */
function countUp(sums: Int32Array, count: (k: number) => number): number {
  sums[0] = 0;
  for (let k = 1; k < sums.length; k++) sums[k] = sums[k - 1]! + count(k - 1);
  return sums[sums.length - 1]!;
}
