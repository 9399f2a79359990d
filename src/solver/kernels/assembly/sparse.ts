/**
 * AssemblyScript: the sparse kernel with capacities, in 32-bit integers.
 *
 * Problem. Sources i with a supply, sinks j with a capacity, arcs (i, j) of capacity 1 with costs ≥ 0; every source places its whole
 * supply (the caller knows that it can), at least total cost. A supply above 1 needs sinks of capacity 1.
 *
 * Units and slots. Source i has the units unitStart[i] …, sink j the slots slotStart[j] …; a unit holds a slot, or is free. A sink is
 * one node, whatever its capacity.
 *
 * Core. The arcs of a row are kept with those of least reduced cost (cost − sinkDual) first: the core, coreCount[i] of them;
 * no arc outside is below bound[i]. Sink duals only fall, so the bound stays true. Searches read the core; the rest is read only
 * when a search gets as far as the bound. Exact.
 *
 * Phases, each a function called from outside: `selectRows` makes the cores; `auction` finds prices (Bertsekas, Ann. Oper. Res.
 * 14 (1988) 105–123; slots of one sink have prices of their own, Bertsekas & Castañón, ibid. 20 (1989) 67–96); `settle` keeps what is tight
 * under them; `augment` places one more unit along a shortest path (Dijkstra in reduced costs).
 *
 * Range. Costs ≤ 2^27; duals are watched and must stay above −2^27 (`isOverflown`). No sum here exceeds 2^30.
 */
export * from './cover';

/** Number of arcs that a core tries to hold, the least it is content with, the most it takes. Shorter rows are read whole. */
const WANTED: i32 = 16;
const FEW: i32 = 6;
const CORE: i32 = 64;
const SHORT: i32 = 24;
const FAR: i32 = 0x3fffffff;
const RANGE: i32 = 1 << 27;

let n: i32 = 0; // sources
let m: i32 = 0; // sinks
let units: i32 = 0;
let gap: i32 = 0;
let level: i32 = 0;
let overflown: bool = false;
let priced: bool = false; // whether any sink's dual may differ from 0

// Given: sink and cost of each arc.
let sink: usize = 0;
let cost: usize = 0;
let key: usize = 0; // arc of a core → its reduced cost when the core was made: never more than it is now
// Made here. A record a source and a record a sink, 32 bytes each: what is read together lies together.
let sources: usize = 0;
const FIRST_ARC: usize = 0;
const ARCS: usize = 4;
const CORE_COUNT: usize = 8;
const BOUND: usize = 12;
const SOURCE_DUAL: usize = 16;
const SOURCE_DISTANCE: usize = 20;
const VIA: usize = 24; // slot through which it is reached, −1 where the search began
const SUPPLY: usize = 28;
const NEXT: usize = 32; // first arc that this search has not relaxed
const RENEWED: usize = 36; // 1 when its core was made in this search
let sinks: usize = 0;
const LOAD: usize = 0; // slots held; they come first
const PLACES: usize = 4;
const PARENT: usize = 8; // source from which it is reached
const PARENT_COST: usize = 12; // cost of that arc
const FIRST_SLOT: usize = 16;
// And eight bytes a sink that every arc looks at.
let prices: usize = 0;
const DUAL: usize = 0; // −(least price of its slots)
const DISTANCE: usize = 4; // length of the shortest way found
let unitSink: usize = 0; // unit → sink, −1 when free
let unitSource: usize = 0;
let slotUnit: usize = 0; // slot → unit, −1 when free
let slotCost: usize = 0; // slot → cost of the arc by which its unit holds it
let slotPrice: usize = 0;
let scanned: usize = 0; // sinks
let touched: usize = 0; // sinks
let scannedSources: usize = 0;
let queue: usize = 0; // (distance << 32 | node)
let stack: usize = 0;
let free: usize = 0; // units not placed
let unitFirst: usize = 0; // source → its first unit
// Arcs that may matter when prices fall, by sink: nearStart (sinks + 1), source and cost; no other arc of sink j has cost − sourceDual ≤ nearEdge[j].
let nearStart: usize = 0;
let nearEdge: usize = 0;
let nearSource: usize = 0;
let nearCost: usize = 0;
let reduced: usize = 0; // scratch for one row
let queueSize: i32 = 0;
let stackSize: i32 = 0;
let touchedCount: i32 = 0;
let scannedCount: i32 = 0;
let sourcesCount: i32 = 0;
let queueLimit: i32 = 0;
let freeCount: i32 = 0;

/** Work done: cores relaxed, rows read whole, bids. */
export let scans: i32 = 0;
export let reads: i32 = 0;
export let bids: i32 = 0;

@inline function at32(base: usize, k: i32): i32 { return load<i32>(base + ((k as usize) << 2)); }
@inline function put32(base: usize, k: i32, value: i32): void { store<i32>(base + ((k as usize) << 2), value); }
@inline function ofSource(field: usize, i: i32): i32 { return load<i32>(sources + ((i as usize) * 40) + field); }
@inline function setSource(field: usize, i: i32, value: i32): void { store<i32>(sources + ((i as usize) * 40) + field, value); }
@inline function ofPrice(field: usize, j: i32): i32 { return load<i32>(prices + ((j as usize) << 3) + field); }
@inline function setPrice(field: usize, j: i32, value: i32): void { store<i32>(prices + ((j as usize) << 3) + field, value); }
@inline function ofSink(field: usize, j: i32): i32 { return load<i32>(sinks + ((j as usize) << 5) + field); }
@inline function setSink(field: usize, j: i32, value: i32): void { store<i32>(sinks + ((j as usize) << 5) + field, value); }

/** Bytes that `open` lays out. */
export function sideBytes(sourceCount: i32, sinkCount: i32, units: i32, slots: i32, longest: i32): usize {
  return ((sourceCount as usize) * 14 + (sinkCount as usize) * 13 + (units as usize) * 3 + (slots as usize) * 3 + (longest as usize) + 64) * 4 +
    ((sinkCount as usize) + (sourceCount as usize) * 3 + 65536) * 8;
}

/**
 * Lays out the memory from `base` on. The addresses given hold start (sources + 1), sink, cost and room for keys (arcs), unitStart (sources + 1),
 * slotStart (sinks + 1).
 */
export function open(base: usize, sourceCount: i32, sinkCount: i32, longest: i32, start: usize, sinkAt: usize, costAt: usize, keyAt: usize, unitStart: usize, slotStart: usize): void {
  n = sourceCount;
  m = sinkCount;
  sink = sinkAt;
  cost = costAt;
  key = keyAt;
  units = at32(unitStart, n);
  unitFirst = unitStart;
  const slots = at32(slotStart, m) as usize;
  let at = (base + 31) & ~31;
  sources = at; at += (n as usize) * 40;
  sinks = at; at += (m as usize) << 5;
  prices = at; at += (m as usize) << 3;
  scannedSources = at; at += (n as usize) << 2;
  scanned = at; at += (m as usize) << 2;
  touched = at; at += (m as usize) << 2;
  unitSink = at; at += (units as usize) << 2;
  unitSource = at; at += (units as usize) << 2;
  free = at; at += (units as usize) << 2;
  slotUnit = at; at += slots << 2;
  slotCost = at; at += slots << 2;
  slotPrice = at; at += slots << 2;
  stack = at; at += ((m as usize) + 3 * (n as usize)) << 2;
  reduced = at; at += ((longest as usize) + 16) << 2;
  at = (at + 15) & ~15;
  queueLimit = m + 3 * n + 65536;
  queue = at;
  memory.fill(slotPrice, 0, slots << 2);
  memory.fill(slotUnit, 255, slots << 2);
  memory.fill(unitSink, 255, (units as usize) << 2);
  for (let j = 0; j < m; j++) {
    setPrice(DUAL, j, 0);
    setPrice(DISTANCE, j, FAR);
    setSink(LOAD, j, 0);
    setSink(PLACES, j, at32(slotStart, j + 1) - at32(slotStart, j));
    setSink(FIRST_SLOT, j, at32(slotStart, j));
  }
  for (let i = 0; i < n; i++) {
    setSource(FIRST_ARC, i, at32(start, i));
    setSource(ARCS, i, at32(start, i + 1) - at32(start, i));
    setSource(SOURCE_DISTANCE, i, FAR);
    setSource(SUPPLY, i, at32(unitStart, i + 1) - at32(unitStart, i));
    for (let unit = at32(unitStart, i); unit < at32(unitStart, i + 1); unit++) put32(unitSource, unit, i);
  }
  gap = -1;
  priced = false;
  overflown = false;
  scans = 0;
  reads = 0;
  bids = 0;
}

/** The duals of all sources, of all sinks, one after the other, from the address returned; the next search writes over them. */
export function sourceDualsAt(): usize {
  for (let i = 0; i < n; i++) put32(scannedSources, i, ofSource(SOURCE_DUAL, i));
  return scannedSources;
}
export function sinkDualsAt(): usize {
  for (let j = 0; j < m; j++) put32(scanned, j, ofPrice(DUAL, j));
  return scanned;
}
export function unitSourceAt(): usize { return unitSource; }
export function slotUnitAt(): usize { return slotUnit; }
export function slotCostAt(): usize { return slotCost; }
/** How far above its least a core reaches, on average. */
export function typicalReach(): i32 {
  let sum: i64 = 0;
  for (let i = 0; i < n; i++) {
    const count = ofSource(CORE_COUNT, i);
    if (count > 1) sum += (at32(key, ofSource(FIRST_ARC, i) + count - 1) - at32(key, ofSource(FIRST_ARC, i))) as i64;
  }
  return n > 0 ? (sum / (n as i64)) as i32 : 0;
}
export function isOverflown(): bool { return overflown; }

/** Puts the arcs of least reduced cost of row i first. */
function selectRow(i: i32): void {
  reads++;
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

export function selectRows(from: i32, to: i32): void {
  for (let i = from; i < to; i++) selectRow(i);
}

@inline function holds(i: i32, j: i32): bool {
  const unit = at32(slotUnit, ofSink(FIRST_SLOT, j));
  return unit >= 0 && at32(unitSource, unit) == i;
}

/**
 * Row reduction with slots: a free unit takes its best sink and bids for a slot up to where its second best is as good; who held the
 * slot is free again and bids at once. A sink costs what its cheapest slot does, so that every holder stays content: this keeps all
 * optimality conditions. Between equals nobody bids. After `limit` bids no new unit starts. Returns the number of free units.
 */
export function reduceRows(limit: i32): i32 {
  priced = true;
  let waiting = units;
  for (let unit = 0; unit < units; unit++) put32(free, unit, unit);
  for (let pass = 0; pass < 8 && bids < limit; pass++) {
    const present = waiting;
    waiting = 0;
    for (let k = 0; k < present; k++) {
      let unit = at32(free, k);
      if (bids < limit) {
        do unit = bid(unit); while (unit >= 0 && !overflown);
        if (unit == NOBODY) continue;
        unit = -2 - unit;
      }
      put32(free, waiting++, unit);
    }
    if (waiting == present) break;
  }
  freeCount = waiting;
  for (let i = 0; i < n; i++) setSource(SOURCE_DUAL, i, -FAR);
  for (let j = 0; j < m; j++) {
    // Slots held come first from here on.
    const first = ofSink(FIRST_SLOT, j);
    const end = ofSink(FIRST_SLOT, j) + ofSink(PLACES, j);
    let held = first;
    for (let k = first; k < end; k++) {
      const unit = at32(slotUnit, k);
      if (unit < 0) continue;
      const paid = at32(slotCost, k);
      put32(slotUnit, k, -1);
      put32(slotUnit, held, unit);
      put32(slotCost, held++, paid);
      const i = at32(unitSource, unit);
      setSource(SOURCE_DUAL, i, max(ofSource(SOURCE_DUAL, i), paid - ofPrice(DUAL, j)));
    }
    setSink(LOAD, j, held - first);
  }
  for (let k = 0; k < freeCount; k++) {
    const i = at32(unitSource, at32(free, k));
    setSource(SOURCE_DUAL, i, max(ofSource(SOURCE_DUAL, i), leastOf(i)));
  }
  return freeCount;
}

const NOBODY: i32 = -1;

/** The unit displaced; NOBODY when none was; −2 − unit when it waits, since its two best are equal. */
function bid(unit: i32): i32 {
  bids++;
  const i = at32(unitSource, unit);
  const many = ofSource(SUPPLY, i) > 1;
  let least = FAR;
  let second = FAR;
  let best = -1;
  let bestCost = 0;
  let other = -1;
  let otherCost = 0;
  for (let round = 0; round < 2; round++) {
    const first = ofSource(FIRST_ARC, i);
    const last = first + ofSource(CORE_COUNT, i);
    least = FAR;
    second = FAR;
    best = -1;
    other = -1;
    for (let arc = first; arc < last; arc++) {
      if (at32(key, arc) >= second) break;
      const j = at32(sink, arc);
      const value = at32(cost, arc) - ofPrice(DUAL, j);
      if (value >= second) continue;
      if (many && holds(i, j)) continue;
      if (value < least) {
        second = least;
        other = best;
        otherCost = bestCost;
        least = value;
        best = j;
        bestCost = at32(cost, arc);
      } else {
        second = value;
        other = j;
        otherCost = at32(cost, arc);
      }
    }
    if (ofSource(BOUND, i) < second) {
      second = ofSource(BOUND, i);
      other = -1;
    }
    if (best >= 0 && least <= second) break;
    if (round == 0) selectRow(i);
  }
  if (best < 0 || least > second) return -2 - unit;
  for (let round = 0; ; round++) {
    // The cheapest slot, and what the next would cost.
    const end = ofSink(FIRST_SLOT, best) + ofSink(PLACES, best);
    let slot = -1;
    let price = FAR;
    let next = FAR;
    for (let k = ofSink(FIRST_SLOT, best); k < end; k++) {
      const p = at32(slotPrice, k);
      if (p < price) {
        next = price;
        price = p;
        slot = k;
      } else if (p < next) next = p;
    }
    const holder = at32(slotUnit, slot);
    const rise = min(second, bestCost + next) - least;
    if (rise <= 0 && holder >= 0) {
      if (round == 1 || other < 0 || second > least) return -2 - unit;
      best = other;
      bestCost = otherCost;
      continue;
    }
    // A unit with nowhere else to go could pay any price: it pays none.
    const raised = price + (rise >= FAR >> 1 ? 0 : rise);
    if (holder >= 0 && raised == price) return -2 - unit;
    put32(slotPrice, slot, raised);
    setPrice(DUAL, best, -min(raised, next));
    if (raised > RANGE) overflown = true;
    put32(slotUnit, slot, unit);
    put32(slotCost, slot, bestCost);
    put32(unitSink, unit, best);
    if (holder < 0) return NOBODY;
    put32(unitSink, holder, -1);
    return holder;
  }
}

/**
 * A phase of the auction: a unit bids up to `step` beyond where its second best is as good, so that prices rise where many want the same.
 * Every unit is placed, unless `limit` bids do not suffice; a sink that has room at the end never had a price. Only the prices count.
 */
export function auction(step: i32, limit: i32): void {
  priced = true;
  for (let first = 0; first < units && bids < limit && !overflown; first++) {
    let unit = first;
    while (unit >= 0 && bids < limit && !overflown) unit = offer(unit, step);
  }
  overflown = false;
  bids = 0;
}

/** The unit displaced, NOBODY when none was. */
function offer(unit: i32, step: i32): i32 {
  bids++;
  const i = at32(unitSource, unit);
  const many = ofSource(SUPPLY, i) > 1;
  let least = FAR;
  let second = FAR;
  let best = -1;
  let bestCost = 0;
  for (let round = 0; round < 2; round++) {
    const first = ofSource(FIRST_ARC, i);
    const last = first + ofSource(CORE_COUNT, i);
    least = FAR;
    second = FAR;
    best = -1;
    for (let arc = first; arc < last; arc++) {
      if (at32(key, arc) >= second) break;
      const j = at32(sink, arc);
      const value = at32(cost, arc) - ofPrice(DUAL, j);
      if (value >= second) continue;
      if (many && holds(i, j)) continue;
      if (value < least) {
        second = least;
        least = value;
        best = j;
        bestCost = at32(cost, arc);
      } else second = value;
    }
    second = min(second, ofSource(BOUND, i));
    if (best >= 0 && least <= second) break;
    if (round == 0) selectRow(i);
  }
  if (best < 0) {
    overflown = true;
    return NOBODY;
  }
  const end = ofSink(FIRST_SLOT, best) + ofSink(PLACES, best);
  let slot = -1;
  let price = FAR;
  let next = FAR;
  for (let k = ofSink(FIRST_SLOT, best); k < end; k++) {
    const p = at32(slotPrice, k);
    if (p < price) {
      next = price;
      price = p;
      slot = k;
    } else if (p < next) next = p;
  }
  const holder = at32(slotUnit, slot);
  const rise = max(min(second, bestCost + next) - least, 0);
  const raised = price + (rise >= FAR >> 1 ? 0 : rise) + step;
  put32(slotPrice, slot, raised);
  setPrice(DUAL, best, -min(raised, next));
  if (raised > RANGE >> 1) overflown = true;
  put32(slotUnit, slot, unit);
  put32(slotCost, slot, bestCost);
  put32(unitSink, unit, best);
  if (holder < 0) return NOBODY;
  put32(unitSink, holder, -1);
  return holder;
}

/** Frees all units, and lowers every price by `less`, to 0 at least: bidding went further than it had to. */
export function release(less: i32): void {
  for (let j = 0; j < m; j++) {
    const price = max(0, -ofPrice(DUAL, j) - less);
    setPrice(DUAL, j, -price);
    const first = ofSink(FIRST_SLOT, j);
    for (let slot = first; slot < first + ofSink(PLACES, j); slot++) {
      put32(slotPrice, slot, price);
      put32(slotUnit, slot, -1);
    }
  }
  memory.fill(unitSink, 255, (units as usize) << 2);
  // What was measured at the higher prices.
  for (let i = 0; i < n; i++) {
    if (ofSource(BOUND, i) != FAR) setSource(BOUND, i, ofSource(BOUND, i) - less);
    const first = ofSource(FIRST_ARC, i);
    for (let arc = first; arc < first + ofSource(CORE_COUNT, i); arc++) put32(key, arc, at32(key, arc) - less);
  }
}

/** The least reduced cost of the arcs that source i does not hold, or its bound: a dual that is feasible either way. */
function leastOf(i: i32): i32 {
  let least = ofSource(BOUND, i);
  const many = ofSource(SUPPLY, i) > 1;
  const first = ofSource(FIRST_ARC, i);
  const last = first + ofSource(CORE_COUNT, i);
  for (let arc = first; arc < last && at32(key, arc) < least; arc++) {
    const j = at32(sink, arc);
    if (many && holds(i, j)) continue;
    least = min(least, at32(cost, arc) - ofPrice(DUAL, j));
  }
  return least;
}

let best: i32 = FAR; // length of the shortest way to a free slot
let end: i32 = -1;

@inline function push(length: i32, node: i32): void {
  if (length == level) put32(stack, stackSize++, node);
  else {
    if (queueSize == queueLimit) compact();
    sift(((length as u64) << 32) | (node as u64));
  }
}

/** Drops the entries of sinks that have a shorter way by now; what is left is at most two entries a source and one a sink. */
function compact(): void {
  const size = queueSize;
  queueSize = 0;
  for (let k = 0; k < size; k++) {
    const entry = load<u64>(queue + (k << 3));
    const node = (entry & 0xffffffff) as i32;
    const far = (entry >> 32) as i32;
    if (node < m ? ofPrice(DISTANCE, node) == far : node < m + n || ofSource(SOURCE_DISTANCE, node - m - n) == far) sift(entry);
  }
}

function sift(entry: u64): void {
  let at = queueSize++;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const value = load<u64>(queue + (above << 3));
    if (value <= entry) break;
    store<u64>(queue + (at << 3), value);
    at = above;
  }
  store<u64>(queue + (at << 3), entry);
}

function pop(): u64 {
  const top = load<u64>(queue);
  const last = load<u64>(queue + (--queueSize << 3));
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= queueSize) break;
    let value = load<u64>(queue + (child << 3));
    if (child + 1 < queueSize) {
      const right = load<u64>(queue + ((child + 1) << 3));
      if (right < value) {
        value = right;
        child++;
      }
    }
    if (value >= last) break;
    store<u64>(queue + (at << 3), value);
    at = child;
  }
  store<u64>(queue + (at << 3), last);
  return top;
}

/** Relaxes one arc of a source, whose dual is subtracted in `base`. */
@inline function relax(i: i32, base: i32, arc: i32, many: bool): void {
  const j = at32(sink, arc);
  const through = base + at32(cost, arc) - ofPrice(DUAL, j);
  if (through >= best || through >= ofPrice(DISTANCE, j)) return;
  if (many && holds(i, j)) return;
  if (ofPrice(DISTANCE, j) == FAR) put32(touched, touchedCount++, j);
  setPrice(DISTANCE, j, through);
  setSink(PARENT, j, i);
  setSink(PARENT_COST, j, at32(cost, arc));
  if (ofSink(LOAD, j) < ofSink(PLACES, j)) {
    best = through;
    end = j;
  } else push(through, j);
}

/** A source reached at `here` through a slot. */
function scan(i: i32, here: i32, slot: i32): void {
  scans++;
  setSource(SOURCE_DISTANCE, i, here);
  setSource(VIA, i, slot);
  setSource(NEXT, i, ofSource(FIRST_ARC, i));
  setSource(RENEWED, i, 0);
  put32(scannedSources, sourcesCount++, i);
  advance(i);
}

/**
 * Relaxes the core of a source as far as it can matter; what lies outside waits in the queue, at the least that it can lead to. When
 * its turn comes: a new core first, then everything outside.
 */
function advance(i: i32): void {
  const base = ofSource(SOURCE_DISTANCE, i) - ofSource(SOURCE_DUAL, i);
  const many = ofSource(SUPPLY, i) > 1;
  let arc = ofSource(NEXT, i);
  if (arc < 0) {
    if (ofSource(RENEWED, i) == 1) {
      reads++;
      const end = ofSource(FIRST_ARC, i) + ofSource(ARCS, i);
      for (arc = ofSource(FIRST_ARC, i) + ofSource(CORE_COUNT, i); arc < end; arc++) relax(i, base, arc, many);
      return;
    }
    selectRow(i);
    setSource(RENEWED, i, 1);
    arc = ofSource(FIRST_ARC, i);
  }
  const last = ofSource(FIRST_ARC, i) + ofSource(CORE_COUNT, i);
  for (; arc < last && base + at32(key, arc) < best; arc++) relax(i, base, arc, many);
  // With more ties than a core takes, the rest may lead nearer than the end of the core.
  if (base + ofSource(BOUND, i) >= best) return;
  setSource(NEXT, i, -1);
  push(max(base + ofSource(BOUND, i), level), m + i);
}

/** Places the k-th free unit. 0: done; 1: no way; 2: out of range. */
export function augment(k: i32): i32 {
  const origin = at32(free, k);
  begin();
  best = FAR;
  end = -1;
  scan(at32(unitSource, origin), 0, -1);
  while (level < best) {
    let node: i32;
    if (stackSize > 0) node = at32(stack, --stackSize);
    else {
      if (queueSize == 0) break;
      const entry = pop();
      const length = (entry >> 32) as i32;
      if (length >= best) break;
      node = (entry & 0xffffffff) as i32;
      level = length;
    }
    if (node < m) {
      if (ofPrice(DISTANCE, node) != level) continue; // it has a shorter way by now
      put32(scanned, scannedCount++, node);
      scanSink(node);
    } else if (node < m + n) advance(node - m);
    else {
      const i = node - m - n;
      if (ofSource(SOURCE_DISTANCE, i) == level) scan(i, level, ofSource(VIA, i));
    }
  }
  if (end >= 0) {
    shift();
    place(origin);
  }
  for (let t = 0; t < touchedCount; t++) {
    const j = at32(touched, t);
    setPrice(DISTANCE, j, FAR);
    const last = ofSink(FIRST_SLOT, j) + ofSink(LOAD, j);
    for (let slot = ofSink(FIRST_SLOT, j); slot < last; slot++) setSource(SOURCE_DISTANCE, at32(unitSource, at32(slotUnit, slot)), FAR);
  }
  setSource(SOURCE_DISTANCE, at32(unitSource, origin), FAR);
  if (end < 0) return 1;
  return best > RANGE << 1 || overflown ? 2 : 0;
}

function begin(): void {
  queueSize = 0;
  stackSize = 0;
  touchedCount = 0;
  scannedCount = 0;
  sourcesCount = 0;
  level = 0;
}

function scanSink(j: i32): void {
  const last = ofSink(FIRST_SLOT, j) + ofSink(LOAD, j);
  const dual = ofPrice(DUAL, j);
  for (let slot = ofSink(FIRST_SLOT, j); slot < last; slot++) {
    const i = at32(unitSource, at32(slotUnit, slot));
    const here = level + ofSource(SOURCE_DUAL, i) + dual - at32(slotCost, slot);
    if (here >= best || here >= ofSource(SOURCE_DISTANCE, i)) continue;
    if (here == level) scan(i, here, slot);
    else {
      setSource(SOURCE_DISTANCE, i, here);
      setSource(VIA, i, slot);
      push(here, m + n + i);
    }
  }
}

/** New duals: whatever was reached before the end moves up to it. */
function shift(): void {
  for (let s = 0; s < scannedCount; s++) {
    const j = at32(scanned, s);
    const dual = ofPrice(DUAL, j) - (best - ofPrice(DISTANCE, j));
    setPrice(DUAL, j, dual);
    if (dual < -RANGE) overflown = true;
  }
  for (let s = 0; s < sourcesCount; s++) {
    const i = at32(scannedSources, s);
    setSource(SOURCE_DUAL, i, ofSource(SOURCE_DUAL, i) + best - ofSource(SOURCE_DISTANCE, i));
  }
}

/** Moves the units along the way to `end`. */
function place(origin: i32): void {
  let j = end;
  let target = ofSink(FIRST_SLOT, j) + ofSink(LOAD, j);
  setSink(LOAD, j, ofSink(LOAD, j) + 1);
  for (;;) {
    const slot = ofSource(VIA, ofSink(PARENT, j));
    const unit = slot < 0 ? origin : at32(slotUnit, slot);
    const from = at32(unitSink, unit);
    put32(slotUnit, target, unit);
    put32(slotCost, target, ofSink(PARENT_COST, j));
    put32(unitSink, unit, j);
    if (slot < 0) return;
    target = slot;
    j = from;
  }
}

// Repair: a sink that has room must have no price. One that has both takes a unit from elsewhere, or its price falls.

/** Number of sinks with room and a price. */
export function overpriced(): i32 {
  let count = 0;
  for (let j = 0; j < m; j++) if (isOverpriced(j)) count++;
  return count;
}

@inline function isOverpriced(j: i32): bool { return ofSink(LOAD, j) < ofSink(PLACES, j) && ofPrice(DUAL, j) < 0; }

/** Number of arcs whose reduced cost is at most `reach`. */
export function countNear(reach: i32): i32 {
  let count = 0;
  for (let i = 0; i < n; i++) {
    const limit = ofSource(SOURCE_DUAL, i) + reach;
    const last = nearEnd(i, limit);
    for (let arc = ofSource(FIRST_ARC, i); arc < last; arc++) if (at32(cost, arc) - ofPrice(DUAL, at32(sink, arc)) <= limit) count++;
  }
  return count;
}

/** Where the arcs of source i end that can have cost − sinkDual ≤ limit. */
@inline function nearEnd(i: i32, limit: i32): i32 {
  return ofSource(FIRST_ARC, i) + (ofSource(BOUND, i) <= limit ? ofSource(ARCS, i) : ofSource(CORE_COUNT, i));
}

export function nearBytes(count: i32): usize { return ((m as usize) * 2 + 4 + (count as usize) * 2) << 2; }

/** Lays them out from `base` on. */
export function listNear(base: usize, reach: i32, count: i32): void {
  nearStart = base;
  nearEdge = nearStart + (((m as usize) + 3) << 2);
  nearSource = nearEdge + ((m as usize) << 2);
  nearCost = nearSource + ((count as usize) << 2);
  memory.fill(nearStart, 0, ((m as usize) + 3) << 2);
  for (let j = 0; j < m; j++) put32(nearEdge, j, ofPrice(DUAL, j) + reach);
  for (let pass = 0; pass < 2; pass++) {
    for (let i = 0; i < n; i++) {
      const limit = ofSource(SOURCE_DUAL, i) + reach;
      const last = nearEnd(i, limit);
      for (let arc = ofSource(FIRST_ARC, i); arc < last; arc++) {
        const j = at32(sink, arc);
        if (at32(cost, arc) - ofPrice(DUAL, j) > limit) continue;
        const to = at32(nearStart, j + 2 - pass);
        put32(nearStart, j + 2 - pass, to + 1);
        if (pass == 0) continue;
        put32(nearSource, to, i);
        put32(nearCost, to, at32(cost, arc));
      }
    }
    if (pass == 0) for (let j = 0; j < m; j++) put32(nearStart, j + 2, at32(nearStart, j + 2) + at32(nearStart, j + 1));
  }
}

/** Mends sink j and those after it; the one where the listed arcs did not suffice, or the number of sinks. */
export function repair(from: i32): i32 {
  for (let j = from; j < m; j++) while (isOverpriced(j)) if (!fill(j)) return j;
  return m;
}

/**
 * The shortest way backwards from a slot of sink `origin` to one that has no price by then: each unit on it moves one sink on. False, and
 * nothing done, when arcs not listed could be on a shorter one.
 */
function fill(origin: i32): bool {
  begin();
  best = -ofPrice(DUAL, origin);
  end = origin;
  let known = FAR; // no way through an arc that is not listed is shorter
  setPrice(DISTANCE, origin, 0);
  put32(touched, touchedCount++, origin);
  push(0, origin);
  while (level < best) {
    let node: i32;
    if (stackSize > 0) node = at32(stack, --stackSize);
    else {
      if (queueSize == 0) break;
      const entry = pop();
      const length = (entry >> 32) as i32;
      if (length >= best) break;
      node = (entry & 0xffffffff) as i32;
      level = length;
    }
    if (node < m) {
      if (ofPrice(DISTANCE, node) != level) continue;
      put32(scanned, scannedCount++, node);
      known = min(known, level + at32(nearEdge, node) + 1 - ofPrice(DUAL, node));
      comeFrom(node);
    } else {
      const i = node - m;
      if (ofSource(SOURCE_DISTANCE, i) == level && ofSource(NEXT, i) == 0) leave(i);
    }
  }
  const enough = known >= best;
  if (enough) {
    for (let s = 0; s < scannedCount; s++) {
      const j = at32(scanned, s);
      setPrice(DUAL, j, ofPrice(DUAL, j) + best - ofPrice(DISTANCE, j));
    }
    for (let s = 0; s < sourcesCount; s++) {
      const i = at32(scannedSources, s);
      if (ofSource(SOURCE_DISTANCE, i) < best) setSource(SOURCE_DUAL, i, ofSource(SOURCE_DUAL, i) - best + ofSource(SOURCE_DISTANCE, i));
    }
    if (end != origin) move(origin);
  }
  for (let t = 0; t < touchedCount; t++) setPrice(DISTANCE, at32(touched, t), FAR);
  for (let s = 0; s < sourcesCount; s++) setSource(SOURCE_DISTANCE, at32(scannedSources, s), FAR);
  return enough;
}

/** Sources that could come to sink j. */
function comeFrom(j: i32): void {
  scans++;
  const base = level - ofPrice(DUAL, j);
  const last = at32(nearStart, j + 1);
  for (let k = at32(nearStart, j); k < last; k++) {
    const i = at32(nearSource, k);
    const through = base + at32(nearCost, k) - ofSource(SOURCE_DUAL, i);
    if (through >= best || through >= ofSource(SOURCE_DISTANCE, i)) continue;
    // With one unit, a holder is reached too: its dual has to go with the price of what it holds.
    if (ofSource(SUPPLY, i) > 1 && holds(i, j)) continue;
    if (ofSource(SOURCE_DISTANCE, i) == FAR) put32(scannedSources, sourcesCount++, i);
    setSource(SOURCE_DISTANCE, i, through);
    setSource(VIA, i, j);
    setSource(RENEWED, i, at32(nearCost, k));
    setSource(NEXT, i, 0);
    push(through, m + i);
  }
}

/** Sinks that source i would leave. */
function leave(i: i32): void {
  setSource(NEXT, i, 1);
  const first = at32(unitFirst, i);
  const last = first + ofSource(SUPPLY, i);
  for (let unit = first; unit < last; unit++) {
    const j = at32(unitSink, unit);
    // A source with one unit pays exactly its dual.
    const through = last - first == 1 ? level : level + ofSource(SOURCE_DUAL, i) + ofPrice(DUAL, j) - at32(slotCost, ofSink(FIRST_SLOT, j));
    if (through >= best || through >= ofPrice(DISTANCE, j)) continue;
    if (ofPrice(DISTANCE, j) == FAR) put32(touched, touchedCount++, j);
    setPrice(DISTANCE, j, through);
    setSink(PARENT, j, unit);
    if (through - ofPrice(DUAL, j) < best) {
      best = through - ofPrice(DUAL, j);
      end = j;
    }
    push(through, j);
  }
}

/** Each unit on the way to `end` moves one sink nearer to `origin`. */
function move(origin: i32): void {
  let j = end;
  let unit = ofSink(PARENT, j);
  // The slots held stay the first.
  const left = slotOf(j, unit);
  const last = ofSink(FIRST_SLOT, j) + ofSink(LOAD, j) - 1;
  put32(slotUnit, left, at32(slotUnit, last));
  put32(slotCost, left, at32(slotCost, last));
  put32(slotUnit, last, -1);
  setSink(LOAD, j, ofSink(LOAD, j) - 1);
  for (;;) {
    const i = at32(unitSource, unit);
    j = ofSource(VIA, i);
    const next = ofSink(PARENT, j);
    let slot: i32;
    if (j == origin) {
      slot = ofSink(FIRST_SLOT, j) + ofSink(LOAD, j);
      setSink(LOAD, j, ofSink(LOAD, j) + 1);
    } else slot = slotOf(j, next);
    put32(slotUnit, slot, unit);
    put32(slotCost, slot, ofSource(RENEWED, i));
    put32(unitSink, unit, j);
    if (j == origin) return;
    unit = next;
  }
}

function slotOf(j: i32, unit: i32): i32 {
  let slot = ofSink(FIRST_SLOT, j);
  while (at32(slotUnit, slot) != unit) slot++;
  return slot;
}
