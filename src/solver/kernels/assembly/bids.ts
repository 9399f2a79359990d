/**
 * AssemblyScript: prices by bidding. Each slot has a price of its own (Bertsekas & Castañón, Ann. Oper. Res. 20 (1989) 67–96); a sink costs
 * what its cheapest slot does.
 *
 * `auction` (Bertsekas, ibid. 14 (1988) 105–123) overbids, which settles in few steps how much dearer one region is than another, but
 * proves nothing: `release` keeps its prices alone. `reduceRows`, from there, bids exactly and proves what it places.
 */
import {
  BOUND, FAR, FIRST_SLOT, LOAD, RANGE, SOURCE_DUAL, SUPPLY,
  at32, costOf, dualOf, endOfCore, endOfSlots, firstOfCore, free, holds, isOverflown, key, m, n, ofSink, ofSource, put32, setDual,
  setOverflown, setSink, setSource, sinkOf, slotCost, slotPrice, slotUnit, unitSink, unitSource, units,
} from './sides';
import { selectRow } from './cores';

const NOBODY: i32 = -1;

let bids: i32 = 0;

// What `weigh` finds: the best arc of a source, its cost and reduced cost, the second best; what `seek` finds: a sink's cheapest slot.
let best: i32 = 0;
let bestCost: i32 = 0;
let least: i32 = 0;
let other: i32 = 0;
let otherCost: i32 = 0;
let second: i32 = 0;
let slot: i32 = 0;
let price: i32 = 0;
let nextPrice: i32 = 0;

/**
 * A phase of the auction: a unit bids up to `step` beyond where its second best is as good; who held the slot is free again and bids at
 * once. Every unit is placed, unless `limit` bids do not suffice. A sink that has room at the end has no price.
 */
export function auction(step: i32, limit: i32): void {
  bids = 0;
  for (let first = 0; first < units && bids < limit && !isOverflown(); first++) {
    let unit = first;
    while (unit >= 0 && bids < limit && !isOverflown()) unit = overbid(unit, step);
  }
  // Half the range is enough to start from.
  setOverflown(false);
}

/** The unit displaced, NOBODY when none was. */
function overbid(unit: i32, step: i32): i32 {
  weigh(unit);
  if (best < 0) return NOBODY;
  seek(best);
  const rise = max(min(second, bestCost + nextPrice) - least, 0);
  const raised = price + (rise >= FAR >> 1 ? 0 : rise) + step;
  if (raised > RANGE >> 1) setOverflown(true);
  return take(unit, raised);
}

/** Frees all units, and lowers every price by `less`, to 0 at least: bidding went further than it had to. */
export function release(less: i32): void {
  for (let j = 0; j < m; j++) {
    const price = max(0, -dualOf(j) - less);
    setDual(j, -price);
    const first = ofSink(FIRST_SLOT, j);
    for (let slot = first; slot < endOfSlots(j); slot++) {
      put32(slotPrice, slot, price);
      put32(slotUnit, slot, -1);
    }
  }
  memory.fill(unitSink, 255, (units as usize) << 2);
  // What was measured at the higher prices.
  for (let i = 0; i < n; i++) {
    if (ofSource(BOUND, i) != FAR) setSource(BOUND, i, ofSource(BOUND, i) - less);
    const first = firstOfCore(i);
    for (let arc = first; arc < endOfCore(i); arc++) put32(key, arc, at32(key, arc) - less);
  }
}

/**
 * Row reduction with slots: a free unit takes its best sink and bids for a slot up to where its second best is as good; who held the
 * slot is free again and bids at once. A sink costs what its cheapest slot does, so that every holder stays content: this keeps all
 * optimality conditions. Between equals nobody bids. After `limit` bids no new unit starts. Returns the number of free units.
 */
export function reduceRows(limit: i32): i32 {
  bids = 0;
  let waiting = units;
  for (let unit = 0; unit < units; unit++) put32(free, unit, unit);
  for (let pass = 0; pass < 8 && bids < limit; pass++) {
    const present = waiting;
    waiting = 0;
    for (let k = 0; k < present; k++) {
      let unit = at32(free, k);
      if (bids < limit) {
        do unit = bid(unit); while (unit >= 0 && !isOverflown());
        if (unit == NOBODY) continue;
        unit = -2 - unit;
      }
      put32(free, waiting++, unit);
    }
    if (waiting == present) break;
  }
  for (let i = 0; i < n; i++) setSource(SOURCE_DUAL, i, -FAR);
  for (let j = 0; j < m; j++) {
    // Slots held come first from here on.
    const first = ofSink(FIRST_SLOT, j);
    const end = endOfSlots(j);
    let held = first;
    for (let k = first; k < end; k++) {
      const unit = at32(slotUnit, k);
      if (unit < 0) continue;
      const paid = at32(slotCost, k);
      put32(slotUnit, k, -1);
      put32(slotUnit, held, unit);
      put32(slotCost, held++, paid);
      const i = at32(unitSource, unit);
      setSource(SOURCE_DUAL, i, max(ofSource(SOURCE_DUAL, i), paid - dualOf(j)));
    }
    setSink(LOAD, j, held - first);
  }
  for (let k = 0; k < waiting; k++) {
    const i = at32(unitSource, at32(free, k));
    setSource(SOURCE_DUAL, i, max(ofSource(SOURCE_DUAL, i), leastOf(i)));
  }
  return waiting;
}

/** The unit displaced; NOBODY when none was; −2 − unit when it waits, since its two best are equal. */
function bid(unit: i32): i32 {
  weigh(unit);
  if (best < 0 || least > second) return -2 - unit;
  for (let round = 0; ; round++) {
    seek(best);
    const holder = at32(slotUnit, slot);
    const rise = min(second, bestCost + nextPrice) - least;
    if (rise <= 0 && holder >= 0) {
      if (round == 1 || other < 0 || second > least) return -2 - unit;
      best = other;
      bestCost = otherCost;
      continue;
    }
    // A unit with nowhere else to go could pay any price: it pays none.
    const raised = price + (rise >= FAR >> 1 ? 0 : rise);
    if (holder >= 0 && raised == price) return -2 - unit;
    if (raised > RANGE) setOverflown(true);
    return take(unit, raised);
  }
}

/** The two best arcs of a unit's source; `other` is −1 when the second best is only a bound. */
function weigh(unit: i32): void {
  bids++;
  const i = at32(unitSource, unit);
  const many = ofSource(SUPPLY, i) > 1;
  for (let round = 0; round < 2; round++) {
    const last = endOfCore(i);
    least = FAR;
    second = FAR;
    best = -1;
    other = -1;
    for (let arc = firstOfCore(i); arc < last; arc++) {
      if (at32(key, arc) >= second) break;
      const j = sinkOf(arc);
      const value = costOf(arc) - dualOf(j);
      if (value >= second) continue;
      if (many && holds(i, j)) continue;
      if (value < least) {
        second = least;
        other = best;
        otherCost = bestCost;
        least = value;
        best = j;
        bestCost = costOf(arc);
      } else {
        second = value;
        other = j;
        otherCost = costOf(arc);
      }
    }
    if (ofSource(BOUND, i) < second) {
      second = ofSource(BOUND, i);
      other = -1;
    }
    if (best >= 0 && least <= second) return;
    if (round == 0) selectRow(i);
  }
}

/** The cheapest slot of a sink, and what the next would cost. */
function seek(j: i32): void {
  price = FAR;
  nextPrice = FAR;
  const end = endOfSlots(j);
  for (let k = ofSink(FIRST_SLOT, j); k < end; k++) {
    const p = at32(slotPrice, k);
    if (p < price) {
      nextPrice = price;
      price = p;
      slot = k;
    } else if (p < nextPrice) nextPrice = p;
  }
}

/** The slot is the unit's, at this price. The unit displaced, NOBODY when none was. */
function take(unit: i32, raised: i32): i32 {
  const holder = at32(slotUnit, slot);
  put32(slotPrice, slot, raised);
  setDual(best, -min(raised, nextPrice));
  put32(slotUnit, slot, unit);
  put32(slotCost, slot, bestCost);
  put32(unitSink, unit, best);
  if (holder < 0) return NOBODY;
  put32(unitSink, holder, -1);
  return holder;
}

/** The least reduced cost of the arcs that source i does not hold, or its bound: a dual that is feasible either way. */
function leastOf(i: i32): i32 {
  let lowest = ofSource(BOUND, i);
  const many = ofSource(SUPPLY, i) > 1;
  const first = firstOfCore(i);
  const last = endOfCore(i);
  for (let arc = first; arc < last && at32(key, arc) < lowest; arc++) {
    const j = sinkOf(arc);
    if (many && holds(i, j)) continue;
    lowest = min(lowest, costOf(arc) - dualOf(j));
  }
  return lowest;
}
