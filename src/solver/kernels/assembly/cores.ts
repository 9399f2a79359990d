/**
 * AssemblyScript: the core of a row, its arcs of least reduced cost (cost − sinkDual), which are its first. Sink duals only fall while the
 * phases run, so that reduced costs only rise and the bound on all other arcs stays true.
 */
import {
  ARCS, BOUND, CORE_COUNT, DUAL, FAR, FIRST_ARC,
  at32, cost, key, n, ofPrice, ofSource, put32, reduced, setSource, sink,
} from './sides';

/** Number of arcs that a core tries to hold, the least it is content with, the most it takes. Shorter rows are read whole. */
const WANTED: i32 = 16;
const FEW: i32 = 6;
const CORE: i32 = 64;
const SHORT: i32 = 24;

let gap: i32 = -1; // how far above its least a row's core reaches; follows the rows seen so far
let priced: bool = false; // whether any sink's dual may differ from 0

/** The cores of all rows, before any sink has a price. */
export function selectRows(): void {
  gap = -1;
  priced = false;
  for (let i = 0; i < n; i++) selectRow(i);
  priced = true;
}

/** How far above its least a core reaches, on average. */
export function typicalReach(): i32 {
  let sum: i64 = 0;
  for (let i = 0; i < n; i++) {
    const count = ofSource(CORE_COUNT, i);
    if (count > 1) sum += (at32(key, ofSource(FIRST_ARC, i) + count - 1) - at32(key, ofSource(FIRST_ARC, i))) as i64;
  }
  return n > 0 ? (sum / (n as i64)) as i32 : 0;
}

/** Puts the arcs of least reduced cost of row i first. */
export function selectRow(i: i32): void {
  const first = ofSource(FIRST_ARC, i);
  const count = ofSource(ARCS, i);
  let least = FAR;
  const wide = (count + 7) & ~7;
  for (let k = count; k < wide; k++) put32(reduced, k, FAR);
  if (priced) {
    for (let k = 0; k < count; k++) {
      const value = at32(cost, first + k) - ofPrice(DUAL, at32(sink, first + k));
      put32(reduced, k, value);
      least = min(least, value);
    }
  } else {
    memory.copy(reduced, cost + ((first as usize) << 2), (count as usize) << 2);
    least = leastReduced(wide);
  }
  if (count <= SHORT) {
    sort(first, count);
    setSource(CORE_COUNT, i, count);
    setSource(BOUND, i, FAR);
    return;
  }
  if (gap < 0) {
    let sum: i64 = 0;
    for (let k = 0; k < count; k++) sum += (at32(reduced, k) - least) as i64;
    gap = (sum * 2 * (WANTED as i64) / (count as i64) / (count as i64)) as i32;
  }
  let edge = 0;
  let found = 0;
  for (let attempt = 0; attempt < 10; attempt++) {
    edge = least + gap;
    found = countBelow(count, edge);
    if (found > CORE && gap > 0) gap = gap >> 1;
    else if (found < FEW && edge < FAR >> 1) gap = gap + (gap >> 1) + 1;
    else break;
  }
  if (found > WANTED + FEW) gap = gap - (gap >> 3);
  // With more ties than it takes, the rest may be as good as the best. Where it begins differs from row to row, so that not all cores
  // hold the same few sinks.
  const most = min(found, CORE);
  let kept = 0;
  const from = found > CORE ? ((((i as i64) * 2654435761) & 0x7fffffff) % (count as i64)) as i32 : 0;
  const limit = i32x4.splat(edge);
  for (let step = 0; step < count && kept < most; step++) {
    let k = from + step;
    if (k >= count) k -= count;
    // Eight at once that are all outside.
    while (step + 8 < count && k + 8 <= count && !anyBelow(reduced + ((k as usize) << 2), limit)) {
      step += 8;
      k += 8;
    }
    if (k >= count) k -= count;
    const value = at32(reduced, k);
    if (value > edge || k < kept) continue;
    put32(reduced, k, at32(reduced, kept));
    put32(reduced, kept, value);
    swap(first + k, first + kept);
    kept++;
  }
  sort(first, kept);
  setSource(CORE_COUNT, i, kept);
  setSource(BOUND, i, kept < found ? least : edge + 1);
}

/** Sorts the arcs first … first + count − 1 by their reduced costs, which `reduced` holds, and notes these as keys. */
function sort(first: i32, count: i32): void {
  for (let k = 0; k < count; k++) {
    const value = at32(reduced, k);
    const j = at32(sink, first + k);
    const paid = at32(cost, first + k);
    let to = first + k;
    while (to > first && at32(key, to - 1) > value) {
      put32(key, to, at32(key, to - 1));
      put32(sink, to, at32(sink, to - 1));
      put32(cost, to, at32(cost, to - 1));
      to--;
    }
    put32(key, to, value);
    put32(sink, to, j);
    put32(cost, to, paid);
  }
}

@inline function anyBelow(at: usize, limit: v128): bool {
  return v128.any_true(v128.or(i32x4.le_s(v128.load(at), limit), i32x4.le_s(v128.load(at, 16), limit)));
}

function leastReduced(count: i32): i32 {
  let least = i32x4.splat(FAR);
  for (let k: usize = 0; k < (count as usize) << 2; k += 32) {
    least = i32x4.min_s(least, i32x4.min_s(v128.load(reduced + k), v128.load(reduced + k, 16)));
  }
  return min(min(i32x4.extract_lane(least, 0), i32x4.extract_lane(least, 1)), min(i32x4.extract_lane(least, 2), i32x4.extract_lane(least, 3)));
}

function countBelow(count: i32, edge: i32): i32 {
  const limit = i32x4.splat(edge);
  let sum = i32x4.splat(0);
  for (let k: usize = 0; k < (count as usize) << 2; k += 32) {
    sum = i32x4.add(sum, i32x4.le_s(v128.load(reduced + k), limit));
    sum = i32x4.add(sum, i32x4.le_s(v128.load(reduced + k, 16), limit));
  }
  return -(i32x4.extract_lane(sum, 0) + i32x4.extract_lane(sum, 1) + i32x4.extract_lane(sum, 2) + i32x4.extract_lane(sum, 3));
}

function swap(a: i32, b: i32): void {
  if (a == b) return;
  const j = at32(sink, a);
  const c = at32(cost, a);
  put32(sink, a, at32(sink, b));
  put32(cost, a, at32(cost, b));
  put32(sink, b, j);
  put32(cost, b, c);
}
