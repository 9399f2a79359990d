/**
 * AssemblyScript: the core of a row, its arcs of least reduced cost (cost − sinkDual): its first ones or, where rows are long, copies that lie
 * apart. Sink duals only fall while the phases run, so that reduced costs only rise and the bound on all other arcs stays true.
 */
import {
  ARCS, BOUND, CORE_COUNT, FAR, FIRST_ARC,
  apart, arcAt, at32, costOf, dualAt, dualOf, endOfCore, firstOfCore, givenCost, key, n, ofSource, pairOf, put32, reduced, setPair,
  setSource, sinkOf, weave,
} from './sides';

/** Number of arcs that a core tries to hold, the least it is content with, the most it takes. Shorter rows are read whole. */
const WANTED: i32 = 16;
const FEW: i32 = 6;
const CORE: i32 = 64;
const SHORT: i32 = 24;

let gap: i32 = -1; // how far above its least a row's core reaches; follows the rows seen so far
let kept: i32 = 0; // arcs that the core being made has so far
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
    if (count > 1) sum += (at32(key, endOfCore(i) - 1) - at32(key, firstOfCore(i))) as i64;
  }
  return n > 0 ? (sum / (n as i64)) as i32 : 0;
}

/** Makes the core of row i anew. */
export function selectRow(i: i32): void {
  const first = ofSource(FIRST_ARC, i);
  const count = ofSource(ARCS, i);
  const least = priced ? readPriced(first, count) : readCosts(first, count);
  kept = 0;
  if (count <= SHORT) {
    for (let k = 0; k < count; k++) insert(firstOfCore(i), at32(reduced, k), pairOf(first + k));
    setSource(CORE_COUNT, i, count);
    setSource(BOUND, i, FAR);
    return;
  }
  if (gap < 0) {
    let sum: i64 = 0;
    for (let k = 0; k < count; k++) sum += (at32(reduced, k) - least) as i64;
    gap = (sum * 2 * (WANTED as i64) / (count as i64) / (count as i64)) as i32;
  }
  const most = apart > 0 ? apart : CORE;
  let edge = 0;
  let found = 0;
  for (let attempt = 0; attempt < 10; attempt++) {
    edge = least + gap;
    found = countBelow(count, edge);
    if (found > most && gap > 0) gap = gap >> 1;
    else if (found < FEW && edge < FAR >> 1) gap = gap + (gap >> 1) + 1;
    else break;
  }
  if (found > WANTED + FEW) gap = gap - (gap >> 3);
  // With more ties than it takes, the rest may be as good as the best. Where it begins differs from row to row, so that not all cores
  // hold the same few sinks.
  const from = found > most ? ((((i as i64) * 2654435761) & 0x7fffffff) % (count as i64)) as i32 & ~63 : 0;
  bring(i, from, count, edge, min(found, most));
  bring(i, 0, from, edge, min(found, most));
  if (apart == 0) sort(first, kept);
  setSource(CORE_COUNT, i, kept);
  setSource(BOUND, i, kept < found ? least : edge + 1);
}

/** Fills `reduced` before any sink has a price, and lays the arcs side by side; returns the least. */
function readCosts(first: i32, count: i32): i32 {
  memory.copy(reduced, givenCost + ((first as usize) << 2), (count as usize) << 2);
  weave(first, count);
  fillUp(count);
  let least = i32x4.splat(FAR);
  for (let k: usize = 0; k < (count as usize) << 2; k += 16) least = i32x4.min_s(least, v128.load(reduced + k));
  return leastLane(least);
}

/** Fills `reduced`, four arcs at a time; returns the least. */
function readPriced(first: i32, count: i32): i32 {
  let lanes = i32x4.splat(FAR);
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const at = arcAt(first + k);
    const costs = v128.shuffle<i32>(v128.load(at), v128.load(at, 16), 1, 3, 5, 7);
    let duals = v128.load32_splat(dualAt(load<i32>(at)));
    duals = v128.load_lane<i32>(dualAt(load<i32>(at, 8)), duals, 1);
    duals = v128.load_lane<i32>(dualAt(load<i32>(at, 16)), duals, 2);
    duals = v128.load_lane<i32>(dualAt(load<i32>(at, 24)), duals, 3);
    const values = i32x4.sub(costs, duals);
    v128.store(reduced + ((k as usize) << 2), values);
    lanes = i32x4.min_s(lanes, values);
  }
  let least = leastLane(lanes);
  for (; k < count; k++) {
    const value = costOf(first + k) - dualOf(sinkOf(first + k));
    put32(reduced, k, value);
    least = min(least, value);
  }
  fillUp(count);
  return least;
}

/** What is read in groups of 64 ends with values that are never chosen. */
function fillUp(count: i32): void {
  const wide = (count + 63) & ~63;
  for (let k = count; k < wide; k++) put32(reduced, k, FAR);
}

/** Puts an arc among the `kept` ones from `first` on, in the order of the keys. */
@inline function insert(first: i32, value: i32, pair: i64): void {
  let to = first + kept++;
  while (to > first && at32(key, to - 1) > value) {
    put32(key, to, at32(key, to - 1));
    setPair(to, pairOf(to - 1));
    to--;
  }
  put32(key, to, value);
  setPair(to, pair);
}

/** Sorts the arcs first … first + count − 1 by their reduced costs, which `reduced` holds, and notes these as keys. */
function sort(first: i32, count: i32): void {
  kept = 0;
  for (let k = 0; k < count; k++) insert(first, at32(reduced, k), pairOf(first + k));
}

/** Takes arcs from … to − 1 that are no more than `edge` into the core, or to the front, until `most` are there; from: a multiple of 64. */
function bring(i: i32, from: i32, to: i32, edge: i32, most: i32): void {
  const first = ofSource(FIRST_ARC, i);
  const core = firstOfCore(i);
  const limit = i32x4.splat(edge);
  for (let base = from; base < to && kept < most; base += 64) {
    const at = reduced + ((base as usize) << 2);
    let mask = below32(at, limit) | (below32(at + 128, limit) << 32);
    while (mask != 0 && kept < most) {
      const k = base + (ctz(mask) as i32);
      mask &= mask - 1;
      const value = at32(reduced, k);
      if (apart > 0) insert(core, value, pairOf(first + k));
      else if (k >= kept) {
        put32(reduced, k, at32(reduced, kept));
        put32(reduced, kept, value);
        swap(first + k, first + kept);
        kept++;
      }
    }
  }
}

/** Which of 32 are no more than the limit, a bit each. */
@inline function below32(at: usize, limit: v128): i64 { return (below16(at, limit) as i64) | ((below16(at + 64, limit) as i64) << 16); }
@inline function below16(at: usize, limit: v128): i32 {
  const low = i16x8.narrow_i32x4_s(i32x4.le_s(v128.load(at), limit), i32x4.le_s(v128.load(at, 16), limit));
  const high = i16x8.narrow_i32x4_s(i32x4.le_s(v128.load(at, 32), limit), i32x4.le_s(v128.load(at, 48), limit));
  return i8x16.bitmask(i8x16.narrow_i16x8_s(low, high));
}

function leastLane(v: v128): i32 {
  return min(min(i32x4.extract_lane(v, 0), i32x4.extract_lane(v, 1)), min(i32x4.extract_lane(v, 2), i32x4.extract_lane(v, 3)));
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
  const pair = pairOf(a);
  setPair(a, pairOf(b));
  setPair(b, pair);
}
