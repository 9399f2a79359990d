/** AssemblyScript: shortest augmenting paths (Dijkstra in reduced costs), one for each unit that bidding left free. */
import {
  BOUND, FAR, FIRST_SLOT, LOAD, NEXT, PARENT, PARENT_COST, RANGE, RENEWED, SOURCE_DISTANCE, SOURCE_DUAL, SUPPLY, VIA,
  at32, costOf, distanceOf, dualOf, endOfArcs, endOfCore, endOfHeld, firstOfCore, firstOutside, free, hasRoom, holds, isOverflown, key, m,
  n, ofSink, ofSource, put32, scanned, scannedSources, setDistance, setDual, setOverflown, setSink, setSource, sinkOf, slotCost, slotUnit,
  touched, unitSink, unitSource,
} from './sides';
import { clear, level, next, push } from './frontier';
import { selectRow } from './cores';

let best: i32 = FAR; // length of the shortest way to a free slot
let end: i32 = -1; // the sink that has it
let touchedCount: i32 = 0;
let scannedCount: i32 = 0;
let sourcesCount: i32 = 0;

/** Places the k-th free unit. 0: done; 1: no way; 2: out of range. */
export function augment(k: i32): i32 {
  const origin = at32(free, k);
  clear();
  touchedCount = 0;
  scannedCount = 0;
  sourcesCount = 0;
  best = FAR;
  end = -1;
  scan(at32(unitSource, origin), 0, -1);
  for (let node = next(best); node >= 0; node = next(best)) {
    if (node < m) {
      if (distanceOf(node) != level) continue; // it has a shorter way by now
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
    setDistance(j, FAR);
    const last = endOfHeld(j);
    for (let slot = ofSink(FIRST_SLOT, j); slot < last; slot++) setSource(SOURCE_DISTANCE, at32(unitSource, at32(slotUnit, slot)), FAR);
  }
  setSource(SOURCE_DISTANCE, at32(unitSource, origin), FAR);
  if (end < 0) return 1;
  return best > RANGE << 1 || isOverflown() ? 2 : 0;
}

/** Relaxes one arc of a source, whose dual is subtracted in `base`. */
@inline function relax(i: i32, base: i32, arc: i32, many: bool): void {
  const j = sinkOf(arc);
  const through = base + costOf(arc) - dualOf(j);
  if (through >= best || through >= distanceOf(j)) return;
  if (many && holds(i, j)) return;
  if (distanceOf(j) == FAR) put32(touched, touchedCount++, j);
  setDistance(j, through);
  setSink(PARENT, j, i);
  setSink(PARENT_COST, j, costOf(arc));
  if (hasRoom(j)) {
    best = through;
    end = j;
  } else push(through, j);
}

/** A source reached at `here` through a slot. */
function scan(i: i32, here: i32, slot: i32): void {
  setSource(SOURCE_DISTANCE, i, here);
  setSource(VIA, i, slot);
  setSource(NEXT, i, firstOfCore(i));
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
      const last = endOfArcs(i);
      for (arc = firstOutside(i); arc < last; arc++) relax(i, base, arc, many);
      return;
    }
    selectRow(i);
    setSource(RENEWED, i, 1);
    arc = firstOfCore(i);
  }
  const last = endOfCore(i);
  for (; arc < last && base + at32(key, arc) < best; arc++) relax(i, base, arc, many);
  // With more ties than a core takes, the rest may lead nearer than the end of the core.
  if (base + ofSource(BOUND, i) >= best) return;
  setSource(NEXT, i, -1);
  push(max(base + ofSource(BOUND, i), level), m + i);
}

function scanSink(j: i32): void {
  const last = endOfHeld(j);
  const dual = dualOf(j);
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
    const dual = dualOf(j) - (best - distanceOf(j));
    setDual(j, dual);
    if (dual < -RANGE) setOverflown(true);
  }
  for (let s = 0; s < sourcesCount; s++) {
    const i = at32(scannedSources, s);
    setSource(SOURCE_DUAL, i, ofSource(SOURCE_DUAL, i) + best - ofSource(SOURCE_DISTANCE, i));
  }
}

/** Moves the units along the way to `end`. */
function place(origin: i32): void {
  let j = end;
  let target = endOfHeld(j);
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
