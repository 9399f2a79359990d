/**
 * AssemblyScript: the dual simplex method of `side-constraints/simplex-reference.ts` over the kernel's memory, each sum in the same order, so that every
 * double comes out the same. What the arrays hold, and why a step is as it is, is said there.
 */
import {
  NONE, active, addColumn, applied, arcs, b, basic, bytes, clear, coefficient, columnOf, doubles, duals, f, factor, firstArc, i, integers, isBasic,
  openBasis, root, row, rowOf, rows, setActive, setB, setF, setI, sideOf, sideStart, sides, solve, solveColumn, spread, topOf, variables, weight,
} from './basis';

const FEASIBLE: f64 = 1e-7;
const PIVOT: f64 = 1e-7;
const LEAST_LENGTH: f64 = 1e-4;
const REFRESH: i32 = 16;
const PATIENCE: i32 = 1000;
const TILT: f64 = 0.5;
const DRIFT: f64 = 1e-6;

const GOES_ON: i32 = 0;
const OPTIMAL: i32 = 1;
const EMPTY: i32 = 2;
const STOPPED: i32 = 3;
const LOST: i32 = 4;

let arcName: usize = 0; // position → number of the arc in the network
let rhs: usize = 0;
let need: usize = 0;
let lower: usize = 0;
let upper: usize = 0;
let atUpper: usize = 0;
let length: usize = 0;
let x: usize = 0;
let nodeDual: usize = 0;
let sideDual: usize = 0;
let nodeRow: usize = 0;
let sideRow: usize = 0;
let node: usize = 0;
let side: usize = 0;
let entered: usize = 0;
let turned: usize = 0;
let ratio: usize = 0;
let alpha: usize = 0;
let reduced: usize = 0;
let live: usize = 0;
let flipped: usize = 0;
let heap: usize = 0; // a binary heap of candidates by ratio
let held: usize = 0; // what a simplex that gives way to another keeps beside its arrays

let movable: i32 = 0;
let flips: i32 = 0;
let waiting: i32 = 0;
let age: i32 = 0;
let stalled: i32 = 0;
let isTilted: i32 = 0;
let leaver: i32 = NONE;
let raySign: i32 = 1;
let isLow: bool = false;
let value: f64 = 0;
let least: f64 = 0;

/** Lays all out from `base` on; the first byte beyond. What the arrays hold is left as it is. */
export function open(base: usize, ofRows: i32, ofColumns: i32, ofSides: i32, ofArcs: i32, terms: i32): usize {
  openBasis(base, ofRows, ofColumns, ofSides, ofArcs, terms);
  arcName = integers(arcs);
  rhs = doubles(sides);
  need = integers(rows);
  lower = doubles(variables);
  upper = doubles(variables);
  atUpper = bytes(variables);
  length = doubles(variables);
  x = doubles(variables);
  nodeDual = doubles(root + 1);
  sideDual = doubles(sides);
  nodeRow = doubles(root + 1);
  sideRow = doubles(sides);
  node = doubles(root + 1);
  side = doubles(sides);
  entered = doubles(variables);
  turned = doubles(variables);
  ratio = doubles(variables);
  alpha = doubles(variables);
  reduced = doubles(variables);
  live = integers(variables);
  flipped = integers(variables);
  heap = integers(variables);
  held = doubles(9);
  return topOf();
}

/** Begins a new one: nothing is in the heap, no row has a length, no weight was moved. */
export function begin(): void {
  isTilted = 0;
  movable = 0;
  waiting = 0;
  leaver = NONE;
  raySign = 1;
  for (let variable = 0; variable < variables; variable++) setF(length, variable, 1);
}

export function leave(): void {
  setF(held, 0, isTilted);
  setF(held, 1, movable);
  setF(held, 2, active);
  setF(held, 3, leaver);
  setF(held, 4, raySign);
  setF(held, 5, value);
  setF(held, 6, least);
  setF(held, 7, age);
  setF(held, 8, stalled);
}

export function comeBack(): void {
  isTilted = f(held, 0) as i32;
  movable = f(held, 1) as i32;
  setActive(f(held, 2) as i32);
  leaver = f(held, 3) as i32;
  raySign = f(held, 4) as i32;
  value = f(held, 5);
  least = f(held, 6);
  age = f(held, 7) as i32;
  stalled = f(held, 8) as i32;
}

/** Where the arrays begin, one after the other, in the order that `simplex-wasm.ts` names them. */
export function writePlaces(to: usize): void {
  setI(to, 0, rowOf as i32);
  setI(to, 1, columnOf as i32);
  setI(to, 2, sideStart as i32);
  setI(to, 3, sideOf as i32);
  setI(to, 4, coefficient as i32);
  setI(to, 5, weight as i32);
  setI(to, 6, arcName as i32);
  setI(to, 7, rhs as i32);
  setI(to, 8, need as i32);
  setI(to, 9, lower as i32);
  setI(to, 10, upper as i32);
  setI(to, 11, basic as i32);
  setI(to, 12, isBasic as i32);
  setI(to, 13, atUpper as i32);
  setI(to, 14, length as i32);
  setI(to, 15, x as i32);
  setI(to, 16, nodeDual as i32);
  setI(to, 17, sideDual as i32);
  setI(to, 18, nodeRow as i32);
  setI(to, 19, sideRow as i32);
  setI(to, 20, node as i32);
  setI(to, 21, side as i32);
}

export function leaverOf(): i32 { return leaver; }
export function raySignOf(): i32 { return raySign; }
export function valueOf(): f64 { return value; }

/** The basis as it is: LOST, or GOES_ON. */
export function start(): i32 {
  value = Infinity;
  if (!factor()) return LOST;
  movable = 0;
  for (let variable = 0; variable < variables; variable++) if (f(lower, variable) != f(upper, variable)) setI(live, movable++, variable);
  priceAll();
  flipAll();
  value = primal();
  age = 0;
  stalled = 0;
  least = Infinity;
  return GOES_ON;
}

/** So many steps. */
export function iterate(enough: f64, steps: i32): i32 {
  for (let step = 0; step < steps; ) {
    const leaving = value <= enough ? NONE : leavingOne();
    let entering = NONE;
    if (leaving != NONE) {
      row(leaving, nodeRow, sideRow);
      entering = enteringOne(leaving);
    }
    if (entering == NONE) {
      if (age > 0) {
        value = refresh();
        age = 0;
        continue;
      }
      if (value <= enough) return STOPPED;
      if (leaving == NONE) return OPTIMAL;
      leaver = leaving;
      raySign = isLow ? 1 : -1;
      return EMPTY;
    }
    const pivot = updateLengths(leaving, entering);
    const drifted = abs(pivot - applied(entering, nodeRow, sideRow)) > DRIFT * max(1, abs(pivot));
    value += exchangeFor(leaving, entering);
    if (!factor()) return LOST;
    age++;
    if (drifted || age == REFRESH) {
      value = refresh();
      age = 0;
    }
    stalled = value < least - TILT / 1000 ? 0 : stalled + 1;
    least = min(least, value);
    if (stalled == PATIENCE) {
      value = tilt();
      age = 0;
    }
    step++;
  }
  return GOES_ON;
}

function refresh(): f64 {
  priceAll();
  return primal();
}

function priceAll(): void {
  duals(nodeDual, sideDual);
  for (let at = 0; at < movable; at++) {
    const variable = i(live, at);
    setF(reduced, variable, b(isBasic, variable) == 1 ? 0 : reducedCost(variable));
  }
}

function reducedCost(variable: i32): f64 {
  return (variable < firstArc ? 0 : f(weight, variable - firstArc)) - applied(variable, nodeDual, sideDual);
}

/** The row of a basic variable, for its losses. */
export function openRow(variable: i32): void {
  row(variable, nodeRow, sideRow);
  applyRow();
}

export function lossOf(sign: f64, missed: f64, enough: f64): f64 {
  listCandidates(sign);
  let loss: f64 = 0;
  let reached: f64 = 0;
  let slope = missed;
  for (let variable = pop(); slope > FEASIBLE; variable = pop()) {
    if (variable == NONE) loss = enough;
    else loss += slope * (f(ratio, variable) - reached);
    if (loss >= enough) break;
    reached = f(ratio, variable);
    slope -= abs(f(alpha, variable)) * (f(upper, variable) - f(lower, variable));
  }
  clearHeap();
  return min(loss, enough);
}

/** Multipliers of the nodes for the prices in `side`, into `node`. */
export function spreadFrom(weighted: i32, unit: i32, times: f64): void { spread(weighted == 1, unit, node, side, times); }

function flipAll(): void {
  for (let at = 0; at < movable; at++) {
    const variable = i(live, at);
    if (f(reduced, variable) > 1e-9) setB(atUpper, variable, 1);
    else if (f(reduced, variable) < -1e-9) setB(atUpper, variable, 0);
  }
}

function tilt(): f64 {
  if (isTilted == 0) {
    let places = 1;
    for (let r = 0; r < rows; r++) places += i(need, r);
    for (let k = 0; k < arcs; k++) setF(weight, k, f(weight, k) + (TILT / (places as f64)) * ((((i(arcName, k) + 1) * 0x9e3779b1) as u32 as f64) / 4294967296));
    isTilted = 1;
  }
  priceAll();
  flipAll();
  return primal();
}

function primal(): f64 {
  clear(node, root + 1);
  memory.copy(side, rhs, (sides as usize) << 3);
  for (let r = 0; r < rows; r++) setF(node, r, i(need, r) as f64);
  for (let variable = 0; variable < root; variable++) {
    if (b(isBasic, variable) == 1) continue;
    const at = restingAt(variable);
    setF(node, variable, f(node, variable) + (variable < rows ? -at : at));
  }
  for (let s = root; s < firstArc; s++) if (b(isBasic, s) == 0) setF(side, s - root, f(side, s - root) - restingAt(s));
  let total: f64 = 0;
  for (let k = 0; k < arcs; k++) {
    const variable = firstArc + k;
    if (b(isBasic, variable) == 1) continue;
    const at = restingAt(variable);
    if (at == 0) continue;
    total += at * f(weight, k);
    setF(node, i(rowOf, k), f(node, i(rowOf, k)) - at);
    setF(node, i(columnOf, k), f(node, i(columnOf, k)) - at);
    const last = i(sideStart, k + 1);
    for (let t = i(sideStart, k); t < last; t++) setF(side, i(sideOf, t), f(side, i(sideOf, t)) - at * f(coefficient, t));
  }
  solve(node, side, x);
  for (let at = 0; at < firstArc; at++) {
    const variable = i(basic, at);
    if (variable >= firstArc) total += f(x, variable) * f(weight, variable - firstArc);
  }
  return total;
}

/** Puts what is not basic at its bound. */
@inline function restingAt(variable: i32): f64 {
  const at = b(atUpper, variable) == 1 ? f(upper, variable) : f(lower, variable);
  setF(x, variable, at);
  return at;
}

function leavingOne(): i32 {
  let leaving = NONE;
  let most: f64 = 0;
  isLow = false;
  for (let at = 0; at < firstArc; at++) {
    const variable = i(basic, at);
    const now = f(x, variable);
    const low = f(lower, variable) - now;
    const high = now - f(upper, variable);
    const missed = low > high ? low : high;
    if (missed <= FEASIBLE) continue;
    const gain = (missed * missed) / f(length, variable);
    if (gain > most) {
      leaving = variable;
      most = gain;
      isLow = low > high;
    }
  }
  return leaving;
}

function applyRow(): void {
  for (let at = 0; at < movable; at++) {
    const variable = i(live, at);
    if (b(isBasic, variable) == 0) setF(alpha, variable, applied(variable, nodeRow, sideRow));
  }
}

function listCandidates(sign: f64): void {
  for (let at = 0; at < movable; at++) {
    const variable = i(live, at);
    if (b(isBasic, variable) == 1) continue;
    const entry = sign * f(alpha, variable);
    const isUp = b(atUpper, variable) == 1;
    if (isUp ? entry <= PIVOT : entry >= -PIVOT) continue;
    setF(ratio, variable, max(0, isUp ? f(reduced, variable) : -f(reduced, variable)) / abs(entry));
    push(variable);
  }
}

function enteringOne(leaving: i32): i32 {
  applyRow();
  listCandidates(isLow ? 1 : -1);
  let slope = isLow ? f(lower, leaving) - f(x, leaving) : f(x, leaving) - f(upper, leaving);
  flips = 0;
  let variable = pop();
  for (; variable != NONE; variable = pop()) {
    slope -= abs(f(alpha, variable)) * (f(upper, variable) - f(lower, variable));
    if (slope <= FEASIBLE) break;
    setI(flipped, flips++, variable);
  }
  clearHeap();
  return variable;
}

function squared(at: usize, count: i32): f64 {
  let total: f64 = 0;
  for (let k = 0; k < count; k++) total += f(at, k) * f(at, k);
  return total;
}

function updateLengths(leaving: i32, entering: i32): f64 {
  const own = squared(nodeRow, root + 1) + squared(sideRow, sides);
  solveColumn(entering, node, side, entered);
  memory.copy(node, nodeRow, ((root + 1) as usize) << 3);
  memory.copy(side, sideRow, (sides as usize) << 3);
  solve(node, side, turned);
  const pivot = f(entered, leaving);
  for (let at = 0; at < firstArc; at++) {
    const variable = i(basic, at);
    const share = f(entered, variable) / pivot;
    if (share == 0) continue;
    const square = share * share;
    setF(length, variable, max(max(f(length, variable) - 2 * share * f(turned, variable) + share * share * own, square), LEAST_LENGTH));
  }
  setF(length, entering, max(own / (pivot * pivot), LEAST_LENGTH));
  return pivot;
}

function exchangeFor(leaving: i32, entering: i32): f64 {
  let change = flip();
  const cost = f(reduced, entering);
  const bound = isLow ? f(lower, leaving) : f(upper, leaving);
  const pivot = f(entered, leaving);
  const by = (f(x, leaving) - bound) / pivot;
  for (let at = 0; at < firstArc; at++) {
    const variable = i(basic, at);
    setF(x, variable, f(x, variable) - by * f(entered, variable));
  }
  setF(x, leaving, bound);
  setF(x, entering, f(x, entering) + by);
  change += by * cost;
  const price = cost / pivot;
  for (let at = 0; at < movable; at++) {
    const variable = i(live, at);
    if (b(isBasic, variable) == 0) setF(reduced, variable, f(reduced, variable) - price * f(alpha, variable));
  }
  setF(reduced, entering, 0);
  setF(reduced, leaving, 0 - price);
  for (let k = 0; k <= root; k++) setF(nodeDual, k, f(nodeDual, k) + price * f(nodeRow, k));
  for (let k = 0; k < sides; k++) setF(sideDual, k, f(sideDual, k) + price * f(sideRow, k));
  let at = 0;
  while (i(basic, at) != leaving) at++;
  setI(basic, at, entering);
  setB(isBasic, leaving, 0);
  setB(isBasic, entering, 1);
  setB(atUpper, leaving, isLow ? 0 : 1);
  setB(atUpper, entering, 0);
  return change;
}

function flip(): f64 {
  if (flips == 0) return 0;
  clear(node, root + 1);
  clear(side, sides);
  let change: f64 = 0;
  for (let k = 0; k < flips; k++) {
    const variable = i(flipped, k);
    const by = (f(upper, variable) - f(lower, variable)) * (b(atUpper, variable) == 1 ? -1 : 1);
    setB(atUpper, variable, 1 - b(atUpper, variable));
    setF(x, variable, f(x, variable) + by);
    change += by * f(reduced, variable);
    addColumn(variable, -by, node, side);
  }
  solve(node, side, turned);
  for (let at = 0; at < firstArc; at++) {
    const variable = i(basic, at);
    setF(x, variable, f(x, variable) + f(turned, variable));
  }
  return change;
}

function push(variable: i32): void {
  let at = waiting++;
  const key = f(ratio, variable);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = i(heap, parent);
    if (f(ratio, above) <= key) break;
    setI(heap, at, above);
    at = parent;
  }
  setI(heap, at, variable);
}

function pop(): i32 {
  if (waiting == 0) return NONE;
  const first = i(heap, 0);
  const last = i(heap, --waiting);
  if (waiting == 0) return first;
  const key = f(ratio, last);
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= waiting) break;
    if (child + 1 < waiting && f(ratio, i(heap, child + 1)) < f(ratio, i(heap, child))) child++;
    const below = i(heap, child);
    if (f(ratio, below) >= key) break;
    setI(heap, at, below);
    at = child;
  }
  setI(heap, at, last);
  return first;
}

function clearHeap(): void { waiting = 0; }
