/**
 * AssemblyScript: what bidding priced too high. A sink with room must have no price; one that has both takes a unit from where that costs
 * least, or its price falls.
 *
 * The search goes backwards, from the sink to who could come and what they would leave, so it needs arcs by sink: only those of small
 * reduced cost are listed, and a search that could need others says so. Prices fall here, and with them go the bounds of the cores: this is
 * the last phase.
 */
import {
  BOUND, FAR, FIRST_ARC, FIRST_SLOT, LOAD, NEXT, PARENT, SOURCE_DISTANCE, SOURCE_DUAL, SUPPLY, VIA, VIA_COST,
  at32, costOf, distanceOf, dualOf, endOfArcs, endOfCore, endOfHeld, firstOfCore, hasRoom, holds, m, n, ofSink, ofSource, put32, scanned,
  scannedSources, setDistance, setDual, setSink, setSource, sinkOf, slotCost, slotUnit, touched, unitFirst, unitSink, unitSource,
} from './sides';
import { clear, level, next, push } from './frontier';

// Listed arcs by sink: nearStart (sinks + 1), source and cost. No other arc of sink j has cost − sourceDual ≤ nearEdge[j].
let nearStart: usize = 0;
let nearEdge: usize = 0;
let nearSource: usize = 0;
let nearCost: usize = 0;
let nearReach: i32 = 0; // how far they reach

let best: i32 = FAR; // length of the shortest way to a slot that may stay empty
let end: i32 = -1; // the sink that has it
let touchedCount: i32 = 0;
let scannedCount: i32 = 0;
let sourcesCount: i32 = 0;

/** Number of sinks with room and a price. */
export function overpriced(): i32 {
  let count = 0;
  for (let j = 0; j < m; j++) if (isOverpriced(j)) count++;
  return count;
}

@inline function isOverpriced(j: i32): bool { return hasRoom(j) && dualOf(j) < 0; }

/** Number of arcs whose reduced cost is at most `reach`. */
export function countNear(reach: i32): i32 {
  let count = 0;
  for (let i = 0; i < n; i++) {
    const limit = ofSource(SOURCE_DUAL, i) + reach;
    const last = nearEnd(i, limit);
    for (let arc = nearFirst(i, limit); arc < last; arc++) if (costOf(arc) - dualOf(sinkOf(arc)) <= limit) count++;
  }
  return count;
}

/** Where the arcs of source i begin and end that can have cost − sinkDual ≤ limit. */
@inline function nearFirst(i: i32, limit: i32): i32 { return ofSource(BOUND, i) <= limit ? ofSource(FIRST_ARC, i) : firstOfCore(i); }
@inline function nearEnd(i: i32, limit: i32): i32 { return ofSource(BOUND, i) <= limit ? endOfArcs(i) : endOfCore(i); }

/** Sink → where its near sources begin is at the base; the sources are here. */
export function nearSourceAt(): usize { return nearSource; }

export function nearBytes(count: i32): usize { return ((m as usize) * 2 + 4 + (count as usize) * 2) << 2; }

/** Lays them out from `base` on. */
export function listNear(base: usize, reach: i32, count: i32): void {
  nearReach = reach;
  nearStart = base;
  nearEdge = nearStart + (((m as usize) + 3) << 2);
  nearSource = nearEdge + ((m as usize) << 2);
  nearCost = nearSource + ((count as usize) << 2);
  memory.fill(nearStart, 0, ((m as usize) + 3) << 2);
  for (let j = 0; j < m; j++) put32(nearEdge, j, dualOf(j) + reach);
  for (let pass = 0; pass < 2; pass++) {
    for (let i = 0; i < n; i++) {
      const limit = ofSource(SOURCE_DUAL, i) + reach;
      const last = nearEnd(i, limit);
      for (let arc = nearFirst(i, limit); arc < last; arc++) {
        const j = sinkOf(arc);
        if (costOf(arc) - dualOf(j) > limit) continue;
        const to = at32(nearStart, j + 2 - pass);
        put32(nearStart, j + 2 - pass, to + 1);
        if (pass == 0) continue;
        put32(nearSource, to, i);
        put32(nearCost, to, costOf(arc));
      }
    }
    if (pass == 0) for (let j = 0; j < m; j++) put32(nearStart, j + 2, at32(nearStart, j + 2) + at32(nearStart, j + 1));
  }
}

/** Mends sink j and those after it; the one where the listed arcs did not suffice, or the number of sinks. */
export function repair(from: i32): i32 {
  for (let j = from; j < m; j++) {
    while (isOverpriced(j)) {
      if (fill(j)) continue;
      lowerBounds();
      return j;
    }
  }
  return m;
}

/** No price fell by more than the listed arcs reach, else they had not sufficed: outside the cores nothing is nearer than by as much. */
function lowerBounds(): void {
  for (let i = 0; i < n; i++) if (ofSource(BOUND, i) != FAR) setSource(BOUND, i, ofSource(BOUND, i) - nearReach - 1);
}

/**
 * The shortest way backwards from a slot of sink `origin` to one that has no price by then: each unit on it moves one sink on. False, and
 * nothing done, when arcs not listed could be on a shorter one.
 */
function fill(origin: i32): bool {
  clear();
  touchedCount = 0;
  scannedCount = 0;
  sourcesCount = 0;
  best = -dualOf(origin);
  end = origin;
  let known = FAR; // no way through an arc that is not listed is shorter
  setDistance(origin, 0);
  put32(touched, touchedCount++, origin);
  push(0, origin);
  for (let node = next(best); node >= 0; node = next(best)) {
    if (node < m) {
      if (distanceOf(node) != level) continue;
      put32(scanned, scannedCount++, node);
      known = min(known, level + at32(nearEdge, node) + 1 - dualOf(node));
      comeFrom(node);
    } else {
      const i = node - m - n;
      if (ofSource(SOURCE_DISTANCE, i) == level && ofSource(NEXT, i) == 0) leave(i);
    }
  }
  const enough = known >= best;
  if (enough) {
    for (let s = 0; s < scannedCount; s++) {
      const j = at32(scanned, s);
      setDual(j, dualOf(j) + best - distanceOf(j));
    }
    for (let s = 0; s < sourcesCount; s++) {
      const i = at32(scannedSources, s);
      if (ofSource(SOURCE_DISTANCE, i) < best) setSource(SOURCE_DUAL, i, ofSource(SOURCE_DUAL, i) - best + ofSource(SOURCE_DISTANCE, i));
    }
    if (end != origin) move(origin);
  }
  for (let t = 0; t < touchedCount; t++) setDistance(at32(touched, t), FAR);
  for (let s = 0; s < sourcesCount; s++) setSource(SOURCE_DISTANCE, at32(scannedSources, s), FAR);
  return enough;
}

/** Sources that could come to sink j. */
function comeFrom(j: i32): void {
  const base = level - dualOf(j);
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
    setSource(VIA_COST, i, at32(nearCost, k));
    setSource(NEXT, i, 0);
    push(through, m + n + i);
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
    const through = last - first == 1 ? level : level + ofSource(SOURCE_DUAL, i) + dualOf(j) - at32(slotCost, ofSink(FIRST_SLOT, j));
    if (through >= best || through >= distanceOf(j)) continue;
    if (distanceOf(j) == FAR) put32(touched, touchedCount++, j);
    setDistance(j, through);
    setSink(PARENT, j, unit);
    if (through - dualOf(j) < best) {
      best = through - dualOf(j);
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
  const last = endOfHeld(j) - 1;
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
      slot = endOfHeld(j);
      setSink(LOAD, j, ofSink(LOAD, j) + 1);
    } else slot = slotOf(j, next);
    put32(slotUnit, slot, unit);
    put32(slotCost, slot, ofSource(VIA_COST, i));
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
