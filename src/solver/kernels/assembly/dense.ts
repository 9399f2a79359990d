/**
 * AssemblyScript: the dense kernel. Jonker & Volgenant's method on a lazy core, in 32-bit integers with SIMD passes.
 *
 * Problem. Minimise over a matrix of rows ≤ columns; every row gets a column of its own.
 *
 * Core. Each row keeps its few entries of least reduced cost (cost − columnDual) and `bound`, which no entry outside is below.
 * Column duals only fall, so reduced costs only rise and the bound stays true. Searches read the core; a row is read whole only
 * when a search gets as far as its bound. Exact.
 *
 * Phases, each a function called from outside: `selectRows` makes the cores; `reduceRows` is the augmenting row reduction of Jonker
 * & Volgenant (Computing 38 (1987) 325–340); `auction` is a phase of Bertsekas's ε-scaling auction (Ann. Oper. Res. 14 (1988)
 * 105–123), which only finds prices to start from; `augment` matches one more row along a shortest path (Dijkstra in reduced costs).
 *
 * Range. Costs lie within ±2^27 (`isInRange` says so), a forbidden cell holds FORBIDDEN, which no reduced cost of a real cell
 * reaches while duals stay above −2^27. `isOverflown` says when they did not: the caller then takes the kernel in doubles. No sum
 * here exceeds 2^31. Doubles become such integers in `rounding.ts`.
 */
import { FORBIDDEN, RANGE } from './rounding';
export { fromDecimals, fromDoubles, fromReduced } from './rounding';

/** Most entries of a core; the number it tries to hold; the least it is content with. */
const CORE: i32 = 64;
const WANTED: i32 = 28;
const FEW: i32 = 12;
const FAR: i32 = 0x3fffffff;

let n: i32 = 0; // rows
let m: i32 = 0; // columns
let stride: i32 = 0; // columns rounded up to whole vectors
let gap: i32 = 0; // how far above its least a row's core reaches; follows the rows seen so far
let level: i32 = 0; // distance of the node scanned last
let overflown: bool = false;
let lowest: i32 = FAR; // of all costs
let highest: i32 = -FAR;

// Addresses. Row i's core: coreColumn[i·CORE …], coreCost, coreCount[i] of them.
let matrix: usize = 0;
let coreColumn: usize = 0;
let coreCost: usize = 0;
let coreCount: usize = 0;
let coreGap: usize = 0; // row → how far above its least its core reaches
let bound: usize = 0; // row → no reduced cost outside the core is below
let rowDual: usize = 0;
let columnDual: usize = 0;
let rowToColumn: usize = 0;
let columnToRow: usize = 0;
let distance: usize = 0; // column → length of the shortest way found
let parent: usize = 0; // column → row from which it is reached
let scanned: usize = 0; // columns scanned in this search
let touched: usize = 0; // columns whose distance was set
let heap: usize = 0; // (distance << 32 | node): column, or m + row for what is outside a row's core
let stack: usize = 0; // nodes at the present level
let freeRows: usize = 0;
let weights: usize = 0; // reduced costs of the core looked at last
let heapSize: i32 = 0;
let touchedCount: i32 = 0;
let stackSize: i32 = 0;
let heapLimit: i32 = 0;

/** Work done: cores relaxed, rows read whole, bids. */
export let scans: i32 = 0;
export let reads: i32 = 0;
export let bids: i32 = 0;

/** Makes sure that row i is at its place in the matrix. */
@external("host", "fetch")
declare function fetch(row: i32): void;

/** Bytes needed below the matrix. */
export function bytesFor(rows: i32, columns: i32): i32 {
  return layout(0, rows, columns) as i32;
}

function layout(base: usize, rows: i32, columns: i32): usize {
  const wide = (((columns + 15) >> 4) << 4) as usize;
  const r = rows as usize;
  let at = base;
  weights = at; at += CORE * 4;
  coreColumn = at; at += r * CORE * 4;
  coreCost = at; at += r * CORE * 4;
  coreCount = at; at += r * 4;
  bound = at; at += r * 4;
  coreGap = at; at += r * 4;
  rowDual = at; at += r * 4;
  rowToColumn = at; at += r * 4;
  freeRows = at; at += r * 4;
  at = (at + 15) & ~15;
  columnDual = at; at += wide * 4;
  distance = at; at += wide * 4;
  columnToRow = at; at += wide * 4;
  parent = at; at += wide * 4;
  scanned = at; at += wide * 4;
  touched = at; at += wide * 4;
  stack = at; at += (wide + r * 3) * 4;
  heapLimit = (columns + rows * 2) * 4 + 64;
  heap = at; at += (heapLimit as usize) * 8;
  at = (at + 63) & ~63;
  matrix = at;
  stride = wide as i32;
  return at;
}

/** Lays out the memory from `base` on and empties it; returns the address of the matrix. */
export function open(base: i32, rows: i32, columns: i32): i32 {
  n = rows;
  m = columns;
  layout(base as usize, rows, columns);
  for (let j = 0; j < stride; j++) {
    store<i32>(columnDual + (j << 2), 0);
    store<i32>(distance + (j << 2), FAR);
    store<i32>(columnToRow + (j << 2), -1);
  }
  for (let i = 0; i < n; i++) {
    store<i32>(rowToColumn + (i << 2), -1);
    store<i32>(coreGap + (i << 2), -1);
  }
  gap = -1;
  overflown = false;
  lowest = FAR;
  highest = -FAR;
  scans = 0;
  reads = 0;
  bids = 0;
  return matrix as i32;
}

export function strideOf(): i32 { return stride; }
export function rowDualAt(): i32 { return rowDual as i32; }
export function columnDualAt(): i32 { return columnDual as i32; }
export function rowToColumnAt(): i32 { return rowToColumn as i32; }
export function typicalGap(): i32 { return gap; }
/** Row → its core: entries from row · CORE on, so many of them, and what no reduced cost outside is below (FAR: there are none). */
export function coreColumnAt(): i32 { return coreColumn as i32; }
export function coreCostAt(): i32 { return coreCost as i32; }
export function coreCountAt(): i32 { return coreCount as i32; }
export function boundAt(): i32 { return bound as i32; }
export function isOverflown(): bool { return overflown; }

/**
 * Fills the matrix from its transpose at `from`: a line for each column, of n cells and up to the next multiple of four; behind the last line
 * there are three more that may hold anything. Sixteen lines at a time, so that whole cache lines are written.
 */
export function transpose(from: usize): void {
  const line = (((n + 3) & ~3) as usize) << 2;
  for (let left = 0; left < m; left += 16) {
    const right = min(m, left + 16);
    for (let top = 0; top < n; top += 4) {
      const rows = min(4, n - top);
      for (let j = left; j < right; j += 4) {
        const at = from + (j as usize) * line + ((top as usize) << 2);
        const a = v128.load(at);
        const b = v128.load(at + line);
        const c = v128.load(at + 2 * line);
        const d = v128.load(at + 3 * line);
        const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
        const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
        const to = matrix + (((top as usize) * (stride as usize) + (j as usize)) << 2);
        const next = (stride as usize) << 2;
        v128.store(to, v128.shuffle<i64>(ab, cd, 0, 2));
        if (rows > 1) v128.store(to + next, v128.shuffle<i64>(ab, cd, 1, 3));
        if (rows < 3) continue;
        const ba = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
        const dc = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
        v128.store(to + 2 * next, v128.shuffle<i64>(ba, dc, 0, 2));
        if (rows > 3) v128.store(to + 3 * next, v128.shuffle<i64>(ba, dc, 1, 3));
      }
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = m; j < stride; j++) store<i32>(matrix + (((i as usize) * (stride as usize) + (j as usize)) << 2), FORBIDDEN);
  }
}

/** Whether all cells of these rows are within range, or forbidden where that can be; widens `spread`. */
export function isInRange(at: usize, count: i32, canForbid: bool): bool {
  let least = i32x4.splat(FAR);
  let most = i32x4.splat(-FAR);
  const none = most;
  const forbidden = i32x4.splat(canForbid ? FORBIDDEN : FAR);
  for (let k = 0; k < count; k++) {
    const row = at + ((k * stride) << 2);
    const whole = row + ((m & ~3) << 2);
    for (let cell = row; cell < whole; cell += 16) {
      const value = v128.load(cell);
      least = i32x4.min_s(least, value);
      most = i32x4.max_s(most, v128.bitselect(none, value, i32x4.eq(value, forbidden)));
    }
    for (let cell = whole; cell < row + (m << 2); cell += 4) {
      const value = load<i32>(cell);
      lowest = min(lowest, value);
      if (!canForbid || value != FORBIDDEN) highest = max(highest, value);
    }
  }
  lowest = min(lowest, min(min(i32x4.extract_lane(least, 0), i32x4.extract_lane(least, 1)), min(i32x4.extract_lane(least, 2), i32x4.extract_lane(least, 3))));
  highest = max(highest, max(max(i32x4.extract_lane(most, 0), i32x4.extract_lane(most, 1)), max(i32x4.extract_lane(most, 2), i32x4.extract_lane(most, 3))));
  return lowest >= -RANGE && highest <= RANGE;
}

/** Greatest cost less least cost of the rows that `isInRange` saw. */
export function spread(): i32 { return highest < lowest ? 0 : highest - lowest; }

function lower(j: i32, by: i32): void {
  const dual = load<i32>(columnDual + (j << 2)) - by;
  store<i32>(columnDual + (j << 2), dual);
  if (dual < -RANGE) overflown = true;
}

/** Makes the core of row i anew from its entries at `row`. */
function selectRow(i: i32, row: usize): void {
  reads++;
  const least = leastReduced(row);
  if (least >= FORBIDDEN) {
    store<i32>(coreCount + (i << 2), 0);
    store<i32>(bound + (i << 2), FAR);
    return;
  }
  const known = load<i32>(coreGap + (i << 2));
  if (known >= 0) gap = known;
  else if (gap < 0) gap = firstGap(row, least);
  let count = 0;
  let edge = 0;
  // Where it begins differs from row to row: with many ties all cores would hold the same few columns.
  const from = (((i as i64) * 2654435761) & 0x7fffffff) % (stride as i64) as i32 & ~15;
  for (let attempt = 0; attempt < 12; attempt++) {
    edge = min(least + gap, FORBIDDEN - 1);
    count = collect(i, row, edge, from);
    if (count > CORE && gap > 0) gap = gap >> 1;
    else if (count < FEW && edge < FORBIDDEN - 1) gap = min(FORBIDDEN, gap + (gap >> 1) + 1 + (count < 4 ? gap : 0));
    else break;
  }
  // When there are more than it can hold, the rest may be as good as the best.
  edge = count > CORE ? least : edge + 1;
  count = min(count, CORE);
  // Cores are read four entries at a time: what is too many weighs more than any.
  for (let k = count; (k & 3) != 0; k++) {
    store<i32>(coreColumn + (((i as usize) * CORE + k) << 2), 0);
    store<i32>(coreCost + (((i as usize) * CORE + k) << 2), FAR);
  }
  store<i32>(coreCount + (i << 2), count);
  store<i32>(bound + (i << 2), edge >= FORBIDDEN ? FAR : edge);
  if (count > WANTED + FEW) gap = gap - (gap >> 3);
  store<i32>(coreGap + (i << 2), gap);
}

function firstGap(row: usize, least: i32): i32 {
  // From the mean reduced cost of the row: for uniform costs `WANTED` of m lie within 2 · mean · WANTED / m of the least.
  let sum: i64 = 0;
  for (let j = 0; j < m; j++) {
    const cost = load<i32>(row + (j << 2));
    if (cost != FORBIDDEN) sum += (cost - load<i32>(columnDual + (j << 2)) - least) as i64;
  }
  return ((sum * 2 * (WANTED as i64)) / (m as i64) / (m as i64)) as i32;
}

function leastReduced(row: usize): i32 {
  let a = i32x4.splat(FAR);
  let b = a;
  let c = a;
  let d = a;
  const end = row + ((stride as usize) << 2);
  let v = columnDual;
  for (let at = row; at < end; at += 64) {
    a = i32x4.min_s(a, i32x4.sub(v128.load(at), v128.load(v)));
    b = i32x4.min_s(b, i32x4.sub(v128.load(at, 16), v128.load(v, 16)));
    c = i32x4.min_s(c, i32x4.sub(v128.load(at, 32), v128.load(v, 32)));
    d = i32x4.min_s(d, i32x4.sub(v128.load(at, 48), v128.load(v, 48)));
    v += 64;
  }
  a = i32x4.min_s(i32x4.min_s(a, b), i32x4.min_s(c, d));
  return min(min(i32x4.extract_lane(a, 0), i32x4.extract_lane(a, 1)), min(i32x4.extract_lane(a, 2), i32x4.extract_lane(a, 3)));
}

/** Writes the entries whose reduced cost is ≤ edge into the core, going round from column `from`; CORE + 1 when there are more. */
function collect(i: i32, row: usize, edge: i32, from: i32): i32 {
  const count = collectRange(i, row, edge, from, stride, 0);
  return count > CORE ? count : collectRange(i, row, edge, 0, from, count);
}

function collectRange(i: i32, row: usize, edge: i32, from: i32, to: i32, start: i32): i32 {
  let count = start;
  const limit = i32x4.splat(edge);
  const columns = coreColumn + ((i as usize) * CORE << 2);
  const costs = coreCost + ((i as usize) * CORE << 2);
  for (let j = from; j < to; j += 16) {
    const at = row + (j << 2);
    const v = columnDual + (j << 2);
    const a = i32x4.le_s(i32x4.sub(v128.load(at), v128.load(v)), limit);
    const b = i32x4.le_s(i32x4.sub(v128.load(at, 16), v128.load(v, 16)), limit);
    const c = i32x4.le_s(i32x4.sub(v128.load(at, 32), v128.load(v, 32)), limit);
    const d = i32x4.le_s(i32x4.sub(v128.load(at, 48), v128.load(v, 48)), limit);
    if (!v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) continue;
    let mask = i32x4.bitmask(a) | (i32x4.bitmask(b) << 4) | (i32x4.bitmask(c) << 8) | (i32x4.bitmask(d) << 12);
    while (mask != 0) {
      const lane = ctz(mask);
      mask &= mask - 1;
      if (count == CORE) return CORE + 1;
      store<i32>(columns + (count << 2), j + lane);
      store<i32>(costs + (count << 2), load<i32>(at + (lane << 2)));
      count++;
    }
  }
  return count;
}

export function selectRows(first: i32, count: i32, at: usize): void {
  for (let k = 0; k < count; k++) selectRow(first + k, at + ((k * stride) << 2));
}

/** Reads row i whole and makes its core anew. */
function renew(i: i32): void {
  fetch(i);
  selectRow(i, matrix + ((i as usize) * (stride as usize) << 2));
}

/**
 * Augmenting row reduction: each free row takes its best column and lowers its dual to where the second best is as good. Returns the number
 * of rows still free, listed in freeRows.
 */
export function reduceRows(limit: i32): i32 {
  let count = 0;
  for (let i = 0; i < n; i++) store<i32>(freeRows + (count++ << 2), i);
  let steps = 0;
  for (let pass = 0; pass < 4 && count > 0; pass++) {
    let k = 0;
    let kept = 0;
    const present = count;
    while (k < present) {
      const i = load<i32>(freeRows + (k++ << 2));
      let row = i;
      for (;;) {
        const displaced = reduceRow(row);
        if (displaced == -1) break;
        steps++;
        if (displaced < -1 || steps > limit || overflown) {
          store<i32>(freeRows + (kept++ << 2), displaced < -1 ? -2 - displaced : displaced);
          break;
        }
        row = displaced;
      }
    }
    count = kept;
    if (steps > limit) break;
  }
  return count;
}

// What `weigh` finds: the least reduced cost of a row, its column, and the second least, or the bound where that is less.
let least: i32 = 0;
let bestColumn: i32 = 0;
let second: i32 = 0;

/** Looks at the core of row i, four entries at a time; makes it anew when what lies outside could be better. */
function weigh(i: i32): void {
  for (let round = 0; ; round++) {
    const columns = coreColumn + ((i as usize) * CORE << 2);
    const costs = coreCost + ((i as usize) * CORE << 2);
    const end = (load<i32>(coreCount + (i << 2)) as usize) << 2;
    let low = i32x4.splat(FAR);
    let next = low;
    for (let k: usize = 0; k < end; k += 16) {
      const at = columns + k;
      let duals = v128.load32_splat(columnDual + (load<i32>(at) << 2));
      duals = v128.load_lane<i32>(columnDual + (load<i32>(at, 4) << 2), duals, 1);
      duals = v128.load_lane<i32>(columnDual + (load<i32>(at, 8) << 2), duals, 2);
      duals = v128.load_lane<i32>(columnDual + (load<i32>(at, 12) << 2), duals, 3);
      const values = i32x4.sub(v128.load(costs + k), duals);
      v128.store(weights + k, values);
      next = i32x4.min_s(next, i32x4.max_s(low, values));
      low = i32x4.min_s(low, values);
    }
    // The least two of all lanes: each lane meets its neighbour, then the other pair.
    let across = v128.shuffle<i32>(low, low, 1, 0, 3, 2);
    next = i32x4.min_s(i32x4.min_s(next, v128.shuffle<i32>(next, next, 1, 0, 3, 2)), i32x4.max_s(low, across));
    low = i32x4.min_s(low, across);
    across = v128.shuffle<i32>(low, low, 2, 3, 0, 1);
    next = i32x4.min_s(i32x4.min_s(next, v128.shuffle<i32>(next, next, 2, 3, 0, 1)), i32x4.max_s(low, across));
    least = i32x4.extract_lane(i32x4.min_s(low, across), 0);
    const edge = load<i32>(bound + (i << 2));
    second = min(i32x4.extract_lane(next, 0), edge);
    if (least > edge && round == 0) {
      renew(i);
      continue;
    }
    bestColumn = least < FAR ? load<i32>(columns + (entryOf(least, 0) << 2)) : -1;
    return;
  }
}

/** The first entry from `from` on that weighed so much; there is one, or what comes is the end of the core. */
function entryOf(value: i32, from: i32): i32 {
  const wanted = i32x4.splat(value);
  let k = from & ~3;
  let mask = i32x4.bitmask(i32x4.eq(v128.load(weights + (k << 2)), wanted)) & (-1 << (from & 3));
  while (mask == 0 && k < CORE - 4) {
    k += 4;
    mask = i32x4.bitmask(i32x4.eq(v128.load(weights + (k << 2)), wanted));
  }
  return k + ctz(mask);
}

/** −1: nobody displaced; ≥ 0: this row was, by a better offer; ≤ −2: −2 − row was, among equals. */
function reduceRow(i: i32): i32 {
  weigh(i);
  if (bestColumn < 0 || least > second) return -2 - i;
  if (second == FAR) second = least; // its only column
  let holder = load<i32>(columnToRow + (bestColumn << 2));
  store<i32>(rowDual + (i << 2), second);
  if (least == second && holder >= 0) {
    // An equal that is free will do as well; else it would only change places with one.
    const other = otherOf(i);
    if (other < 0 || load<i32>(columnToRow + (other << 2)) >= 0) return -2 - i;
    bestColumn = other;
    holder = -1;
  }
  lower(bestColumn, second - least);
  store<i32>(columnToRow + (bestColumn << 2), i);
  store<i32>(rowToColumn + (i << 2), bestColumn);
  if (holder < 0) return -1;
  store<i32>(rowToColumn + (holder << 2), -1);
  return holder;
}

/** The column of a second entry that weighs as little as the best, −1 when there is none in the core. */
function otherOf(i: i32): i32 {
  const count = load<i32>(coreCount + (i << 2));
  const k = entryOf(least, entryOf(least, 0) + 1);
  return k < count ? load<i32>(coreColumn + (((i as usize) * CORE + k) << 2)) : -1;
}

function push(key: i32, node: i32): void {
  if (key == level) {
    store<i32>(stack + (stackSize++ << 2), node);
    return;
  }
  if (heapSize == heapLimit) compact();
  sift(((key as u64) << 32) | (node as u64));
}

/** Drops the entries of columns that have a shorter way by now; what is left is at most one entry a node. */
function compact(): void {
  const size = heapSize;
  heapSize = 0;
  for (let k = 0; k < size; k++) {
    const entry = load<u64>(heap + (k << 3));
    const node = (entry & 0xffffffff) as i32;
    if (node >= m || load<i32>(distance + (node << 2)) == ((entry >> 32) as i32)) sift(entry);
  }
}

function sift(entry: u64): void {
  let at = heapSize++;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const value = load<u64>(heap + (above << 3));
    if (value <= entry) break;
    store<u64>(heap + (at << 3), value);
    at = above;
  }
  store<u64>(heap + (at << 3), entry);
}

function pop(): u64 {
  const top = load<u64>(heap);
  const last = load<u64>(heap + (--heapSize << 3));
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heapSize) break;
    let value = load<u64>(heap + (child << 3));
    if (child + 1 < heapSize) {
      const right = load<u64>(heap + ((child + 1) << 3));
      if (right < value) {
        value = right;
        child++;
      }
    }
    if (value >= last) break;
    store<u64>(heap + (at << 3), value);
    at = child;
  }
  store<u64>(heap + (at << 3), last);
  return top;
}

let best: i32 = FAR; // length of the shortest way to a free column
let end: i32 = -1;

function reach(j: i32, through: i32, row: i32): void {
  if (load<i32>(distance + (j << 2)) == FAR) store<i32>(touched + (touchedCount++ << 2), j);
  store<i32>(distance + (j << 2), through);
  store<i32>(parent + (j << 2), row);
  if (load<i32>(columnToRow + (j << 2)) < 0) {
    best = through;
    end = j;
  } else push(through, j);
}

/** Relaxes the core of a row reached at `here`; what lies outside is put in as a node of its own. */
function relaxCore(row: i32, here: i32, fresh: bool): void {
  scans++;
  const base = here - load<i32>(rowDual + (row << 2));
  const columns = coreColumn + ((row as usize) * CORE << 2);
  const costs = coreCost + ((row as usize) * CORE << 2);
  const count = load<i32>(coreCount + (row << 2));
  for (let k = 0; k < count; k++) {
    const j = load<i32>(columns + (k << 2));
    const through = base + load<i32>(costs + (k << 2)) - load<i32>(columnDual + (j << 2));
    if (through < best && through < load<i32>(distance + (j << 2))) reach(j, through, row);
  }
  const outside = max(here, base + load<i32>(bound + (row << 2)));
  if (outside < best) push(outside, fresh ? m + n + row : m + row);
}

/** Relaxes every entry of a row. */
function relaxWhole(row: i32, here: i32): void {
  fetch(row);
  reads++;
  const base = here - load<i32>(rowDual + (row << 2));
  const shift = i32x4.splat(base);
  const start = matrix + ((row as usize) * (stride as usize) << 2);
  for (let j = 0; j < stride; j += 16) {
    const at = start + (j << 2);
    const v = columnDual + (j << 2);
    const known = distance + (j << 2);
    const limit = i32x4.splat(min(best, base + FORBIDDEN));
    const a = i32x4.add(shift, i32x4.sub(v128.load(at), v128.load(v)));
    const b = i32x4.add(shift, i32x4.sub(v128.load(at, 16), v128.load(v, 16)));
    const c = i32x4.add(shift, i32x4.sub(v128.load(at, 32), v128.load(v, 32)));
    const d = i32x4.add(shift, i32x4.sub(v128.load(at, 48), v128.load(v, 48)));
    const x = i32x4.lt_s(a, i32x4.min_s(limit, v128.load(known)));
    const y = i32x4.lt_s(b, i32x4.min_s(limit, v128.load(known, 16)));
    const z = i32x4.lt_s(c, i32x4.min_s(limit, v128.load(known, 32)));
    const w = i32x4.lt_s(d, i32x4.min_s(limit, v128.load(known, 48)));
    if (!v128.any_true(v128.or(v128.or(x, y), v128.or(z, w)))) continue;
    let mask = i32x4.bitmask(x) | (i32x4.bitmask(y) << 4) | (i32x4.bitmask(z) << 8) | (i32x4.bitmask(w) << 12);
    while (mask != 0) {
      const lane = ctz(mask);
      mask &= mask - 1;
      const through = base + load<i32>(at + (lane << 2)) - load<i32>(v + (lane << 2));
      if (through < best) reach(j + lane, through, row);
    }
  }
}

/** Matches the k-th free row. 0: done; 1: no way; 2: out of range. */
export function augment(k: i32): i32 {
  const source = load<i32>(freeRows + (k << 2));
  best = FAR;
  end = -1;
  heapSize = 0;
  touchedCount = 0;
  stackSize = 0;
  level = 0;
  let scannedCount = 0;
  store<i32>(rowDual + (source << 2), leastOf(source));
  relaxCore(source, 0, false);
  for (;;) {
    let node: i32;
    if (stackSize > 0 && level < best) node = load<i32>(stack + (--stackSize << 2));
    else {
      if (heapSize == 0) break;
      const entry = pop();
      const key = (entry >> 32) as i32;
      if (key >= best) break;
      node = (entry & 0xffffffff) as i32;
      level = key;
    }
    if (node >= m) {
      const row = (node - m) % n;
      const at = row == source ? 0 : load<i32>(distance + (load<i32>(rowToColumn + (row << 2)) << 2));
      if (node < m + n) {
        renew(row);
        relaxCore(row, at, true);
      } else relaxWhole(row, at);
      continue;
    }
    if (load<i32>(distance + (node << 2)) != level) continue; // it has a shorter way by now
    store<i32>(scanned + (scannedCount++ << 2), node);
    relaxCore(load<i32>(columnToRow + (node << 2)), level, false);
    if (level >= best) break;
  }
  if (end < 0) return 1;
  for (let s = 0; s < scannedCount; s++) {
    const j = load<i32>(scanned + (s << 2));
    const gain = best - load<i32>(distance + (j << 2));
    lower(j, gain);
    const row = load<i32>(columnToRow + (j << 2));
    store<i32>(rowDual + (row << 2), load<i32>(rowDual + (row << 2)) + gain);
  }
  store<i32>(rowDual + (source << 2), load<i32>(rowDual + (source << 2)) + best);
  let j = end;
  for (;;) {
    const i = load<i32>(parent + (j << 2));
    const next = load<i32>(rowToColumn + (i << 2));
    store<i32>(columnToRow + (j << 2), i);
    store<i32>(rowToColumn + (i << 2), j);
    if (i == source) break;
    j = next;
  }
  for (let t = 0; t < touchedCount; t++) store<i32>(distance + (load<i32>(touched + (t << 2)) << 2), FAR);
  return best > RANGE << 1 || overflown ? 2 : 0;
}

/** The least reduced cost of a row, or its bound: a dual that is feasible either way. */
function leastOf(i: i32): i32 {
  let least = load<i32>(bound + (i << 2));
  const count = load<i32>(coreCount + (i << 2));
  for (let k = 0; k < count; k++) {
    const at = ((i as usize) * CORE + k) << 2;
    const j = load<i32>(coreColumn + at);
    least = min(least, load<i32>(coreCost + at) - load<i32>(columnDual + (j << 2)));
  }
  return least;
}

/**
 * One phase of an auction: every row bids for its best column until each has one, or `limit` bids are spent. Prices (negative
 * column duals) rise by at least `step`. Leaves a start for the exact phases, nothing more.
 */
export function auction(step: i32, limit: i32): void {
  let count = 0;
  for (let j = 0; j < m; j++) store<i32>(columnToRow + (j << 2), -1);
  for (let i = n - 1; i >= 0; i--) {
    store<i32>(rowToColumn + (i << 2), -1);
    store<i32>(freeRows + (count++ << 2), i);
  }
  let spent = 0;
  while (count > 0 && spent < limit && !overflown) {
    const i = load<i32>(freeRows + (--count << 2));
    spent++;
    bids++;
    weigh(i);
    if (bestColumn < 0) return; // a row without a cell: the exact phases say so
    lower(bestColumn, (second == FAR ? 0 : second - least) + step);
    const holder = load<i32>(columnToRow + (bestColumn << 2));
    store<i32>(columnToRow + (bestColumn << 2), i);
    store<i32>(rowToColumn + (i << 2), bestColumn);
    if (holder >= 0) {
      store<i32>(rowToColumn + (holder << 2), -1);
      store<i32>(freeRows + (count++ << 2), holder);
    }
  }
}

/** Unassigns everything; the prices stay. */
export function release(): void {
  for (let j = 0; j < m; j++) store<i32>(columnToRow + (j << 2), -1);
  for (let i = 0; i < n; i++) store<i32>(rowToColumn + (i << 2), -1);
}
