/**
 * AssemblyScript: one side of the split in memory. What the phases of the sparse kernel (`sparse.ts`) share.
 *
 * Sources i have the units unitFirst[i] …, sinks j the slots FIRST_SLOT …, as many as PLACES; a unit holds a slot, or is free. A sink is one
 * node, whatever its capacity.
 *
 * Range. Costs ≤ 2^27; duals are watched and must stay above −2^27 (`isOverflown`). No sum here exceeds 2^30.
 */
export const FAR: i32 = 0x3fffffff;
export const RANGE: i32 = 1 << 27;

export let n: i32 = 0; // sources
export let m: i32 = 0; // sinks
export let units: i32 = 0;
let overflown: bool = false;

// Given: sink and cost of each arc. Once they lie side by side in `arcs`, these are not needed; keys take the place of the sinks, and `arcs`
// reaches over the costs.
let givenSink: usize = 0;
export let givenCost: usize = 0;
let arcs: usize = 0;
// Cores of long rows lie apart, close together: copies of their arcs, numbered on after the last, so many places a source. 0: a core is what comes
// first in its row.
export let apart: i32 = 0;
let firstApart: i32 = 0;
export let key: usize = 0; // arc of a core → its reduced cost when the core was made: never more than it is now
export let unitFirst: usize = 0; // source → its first unit

// Made here. A record a source, 40 bytes, and a record a sink, 32: what is read together lies together.
let sources: usize = 0;
export const FIRST_ARC: usize = 0;
export const ARCS: usize = 4;
export const CORE_COUNT: usize = 8; // arcs of its core, from firstOfCore on
export const BOUND: usize = 12; // no reduced cost outside the core is below
export const SOURCE_DUAL: usize = 16;
export const SOURCE_DISTANCE: usize = 20; // length of the shortest way found
export const VIA: usize = 24; // where a search came from: a slot, −1 where it began; when it goes backwards, a sink
export const SUPPLY: usize = 28;
export const NEXT: usize = 32; // first arc that this search has not relaxed
export const RENEWED: usize = 36; // 1 when its core was made in this search
export const VIA_COST: usize = 36; // backwards: cost of the arc to that sink
let sinks: usize = 0;
export const LOAD: usize = 0; // slots held; they come first
export const PLACES: usize = 4;
export const PARENT: usize = 8; // source from which it is reached; backwards, the unit that leaves it
export const PARENT_COST: usize = 12; // cost of that arc
export const FIRST_SLOT: usize = 16;
// And what every arc looks at. Apart, since bidding needs the duals alone.
let duals: usize = 0; // sink → −(least price of its slots)
let distances: usize = 0;
export let unitSink: usize = 0; // unit → sink, −1 when free
export let unitSource: usize = 0;
export let slotUnit: usize = 0; // slot → unit, −1 when free
export let slotCost: usize = 0; // slot → cost of the arc by which its unit holds it
export let slotPrice: usize = 0;
export let free: usize = 0; // units not placed
export let reduced: usize = 0; // scratch for one row
// Of a search: sinks whose distance is set, sinks it scanned, sources it scanned; nodes still to be scanned.
export let touched: usize = 0;
export let scanned: usize = 0;
export let scannedSources: usize = 0;
export let stack: usize = 0;
export let queue: usize = 0;
export let queueLimit: i32 = 0;

@inline export function at32(base: usize, k: i32): i32 { return load<i32>(base + ((k as usize) << 2)); }
@inline export function put32(base: usize, k: i32, value: i32): void { store<i32>(base + ((k as usize) << 2), value); }
@inline export function ofSource(field: usize, i: i32): i32 { return load<i32>(sources + ((i as usize) * 40) + field); }
@inline export function setSource(field: usize, i: i32, value: i32): void { store<i32>(sources + ((i as usize) * 40) + field, value); }
@inline export function dualOf(j: i32): i32 { return load<i32>(duals + ((j as usize) << 2)); }
@inline export function setDual(j: i32, value: i32): void { store<i32>(duals + ((j as usize) << 2), value); }
@inline export function dualAt(j: i32): usize { return duals + ((j as usize) << 2); }
@inline export function distanceOf(j: i32): i32 { return load<i32>(distances + ((j as usize) << 2)); }
@inline export function setDistance(j: i32, value: i32): void { store<i32>(distances + ((j as usize) << 2), value); }
@inline export function ofSink(field: usize, j: i32): i32 { return load<i32>(sinks + ((j as usize) << 5) + field); }
@inline export function setSink(field: usize, j: i32, value: i32): void { store<i32>(sinks + ((j as usize) << 5) + field, value); }
@inline export function sinkOf(arc: i32): i32 { return load<i32>(arcs + ((arc as usize) << 3)); }
@inline export function costOf(arc: i32): i32 { return load<i32>(arcs + ((arc as usize) << 3), 4); }
@inline export function pairOf(arc: i32): i64 { return load<i64>(arcs + ((arc as usize) << 3)); }
@inline export function setPair(arc: i32, pair: i64): void { store<i64>(arcs + ((arc as usize) << 3), pair); }

@inline export function arcAt(arc: i32): usize { return arcs + ((arc as usize) << 3); }
@inline export function endOfArcs(i: i32): i32 { return ofSource(FIRST_ARC, i) + ofSource(ARCS, i); }
@inline export function firstOfCore(i: i32): i32 { return apart > 0 ? firstApart + i * apart : ofSource(FIRST_ARC, i); }
@inline export function endOfCore(i: i32): i32 { return firstOfCore(i) + ofSource(CORE_COUNT, i); }
@inline export function firstOutside(i: i32): i32 { return apart > 0 ? ofSource(FIRST_ARC, i) : endOfCore(i); }
@inline export function endOfSlots(j: i32): i32 { return ofSink(FIRST_SLOT, j) + ofSink(PLACES, j); }
@inline export function endOfHeld(j: i32): i32 { return ofSink(FIRST_SLOT, j) + ofSink(LOAD, j); }
@inline export function hasRoom(j: i32): bool { return ofSink(LOAD, j) < ofSink(PLACES, j); }

/** Whether a source of several units holds the one slot of sink j. */
@inline export function holds(i: i32, j: i32): bool {
  const unit = at32(slotUnit, ofSink(FIRST_SLOT, j));
  return unit >= 0 && at32(unitSource, unit) == i;
}

/** Lays the given sinks and costs of a source's arcs side by side. Sources in order: what is written then never meets what is still to be read. */
export function weave(first: i32, count: i32): void {
  const last = first + count;
  let arc = first;
  for (; arc + 4 <= last; arc += 4) {
    const ends = v128.load(givenSink + ((arc as usize) << 2));
    const costs = v128.load(givenCost + ((arc as usize) << 2));
    v128.store(arcAt(arc), v128.shuffle<i32>(ends, costs, 0, 4, 1, 5));
    v128.store(arcAt(arc + 2), v128.shuffle<i32>(ends, costs, 2, 6, 3, 7));
  }
  for (; arc < last; arc++) setPair(arc, (at32(givenSink, arc) as i64) | ((at32(givenCost, arc) as i64) << 32));
}

/** Numbers leave the range, or are in it again. */
export function setOverflown(value: bool): void { overflown = value; }
export function isOverflown(): bool { return overflown; }

/** Bytes that `open` lays out. */
export function sideBytes(sourceCount: i32, sinkCount: i32, units: i32, slots: i32, longest: i32): usize {
  return ((sourceCount as usize) * 14 + (sinkCount as usize) * 13 + (units as usize) * 3 + (slots as usize) * 3 + (longest as usize) + 128) * 4 +
    ((sinkCount as usize) + (sourceCount as usize) * 3 + 65536) * 8;
}

/**
 * Lays out the memory from `base` on. The addresses given hold start (sources + 1); room for twice as many words as arcs, whose second half
 * are the costs, and, behind, for the cores that lie apart; sinks (arcs); keys of those cores; unitStart (sources + 1); slotStart (sinks + 1).
 */
export function open(base: usize, sourceCount: i32, sinkCount: i32, longest: i32, start: usize, arcsAt: usize, costAt: usize, sinkAt: usize, apartPlaces: i32, arcCount: i32, keyAt: usize, unitStart: usize, slotStart: usize): void {
  n = sourceCount;
  m = sinkCount;
  givenSink = sinkAt;
  givenCost = costAt;
  arcs = arcsAt;
  apart = apartPlaces;
  firstApart = arcCount;
  key = apart > 0 ? keyAt - ((firstApart as usize) << 2) : sinkAt;
  units = at32(unitStart, n);
  unitFirst = unitStart;
  const slots = at32(slotStart, m) as usize;
  let at = (base + 31) & ~31;
  sources = at; at += (n as usize) * 40;
  sinks = at; at += (m as usize) << 5;
  duals = at; at += (m as usize) << 2;
  distances = at; at += (m as usize) << 2;
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
  reduced = at; at += ((longest as usize) + 80) << 2;
  at = (at + 15) & ~15;
  queueLimit = m + 3 * n + 65536;
  queue = at;
  memory.fill(slotPrice, 0, slots << 2);
  memory.fill(slotUnit, 255, slots << 2);
  memory.fill(unitSink, 255, (units as usize) << 2);
  for (let j = 0; j < m; j++) {
    setDual(j, 0);
    setDistance(j, FAR);
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
  overflown = false;
}

/** The duals of all sources, of all sinks, one after the other, from the address returned; the next search writes over them. */
export function sourceDualsAt(): usize {
  for (let i = 0; i < n; i++) put32(scannedSources, i, ofSource(SOURCE_DUAL, i));
  return scannedSources;
}
export function sinkDualsAt(): usize {
  for (let j = 0; j < m; j++) put32(scanned, j, dualOf(j));
  return scanned;
}
export function unitSourceAt(): usize { return unitSource; }
export function slotUnitAt(): usize { return slotUnit; }
export function slotCostAt(): usize { return slotCost; }
