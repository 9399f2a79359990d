/**
 * AssemblyScript: `side-constraints/basis-system.ts`, `dense-system.ts` and `columns.ts` over the kernel's memory, each sum in the same order, so that every
 * double comes out the same. What the arrays hold is said there.
 */
export const NONE: i32 = -1;
const SINGULAR: f64 = 1e-9;

@inline export function f(at: usize, k: i32): f64 { return load<f64>(at + ((k as usize) << 3)); }
@inline export function setF(at: usize, k: i32, value: f64): void { store<f64>(at + ((k as usize) << 3), value); }
@inline export function i(at: usize, k: i32): i32 { return load<i32>(at + ((k as usize) << 2)); }
@inline export function setI(at: usize, k: i32, value: i32): void { store<i32>(at + ((k as usize) << 2), value); }
@inline export function b(at: usize, k: i32): i32 { return load<u8>(at + (k as usize)); }
@inline export function setB(at: usize, k: i32, value: i32): void { store<u8>(at + (k as usize), value as u8); }

export let rows: i32 = 0;
export let root: i32 = 0;
export let sides: i32 = 0;
export let firstArc: i32 = 0;
export let arcs: i32 = 0;
export let variables: i32 = 0;

export let rowOf: usize = 0;
export let columnOf: usize = 0;
export let sideStart: usize = 0;
export let sideOf: usize = 0;
export let coefficient: usize = 0;
export let weight: usize = 0;
export let basic: usize = 0;
export let isBasic: usize = 0;

let order: usize = 0;
let place: usize = 0;
let end: usize = 0;
let parent: usize = 0;
let via: usize = 0;
let depth: usize = 0;
let adjacent: usize = 0;
let nextAdjacent: usize = 0;
let extra: usize = 0;
let activeSide: usize = 0;
let activeAt: usize = 0;
let small: usize = 0;
let heldNode: usize = 0;
let heldSide: usize = 0;
let entries: usize = 0;
let exchanged: usize = 0;
export let active: i32 = 0;
export function setActive(value: i32): void { active = value; }

let top: usize = 0;
/** A list of so many doubles after the last one. */
export function doubles(count: i32): usize { const at = top; top += (count as usize) << 3; return at; }
export function integers(count: i32): usize { const at = top; top += (((count as usize) << 2) + 7) & ~7; return at; }
export function bytes(count: i32): usize { const at = top; top += ((count as usize) + 7) & ~7; return at; }
export function topOf(): usize { return top; }

/** Lays out what a basis needs from `base` on. */
export function openBasis(base: usize, ofRows: i32, ofColumns: i32, ofSides: i32, ofArcs: i32, terms: i32): void {
  top = base;
  rows = ofRows;
  root = ofRows + ofColumns;
  sides = ofSides;
  firstArc = root + sides;
  arcs = ofArcs;
  variables = firstArc + arcs;
  const nodes = root + 1;
  rowOf = integers(arcs);
  columnOf = integers(arcs);
  sideStart = integers(arcs + 1);
  sideOf = integers(terms);
  coefficient = doubles(terms);
  weight = doubles(arcs);
  basic = integers(firstArc);
  isBasic = bytes(variables);
  order = integers(nodes);
  place = integers(nodes);
  end = integers(nodes);
  parent = integers(nodes);
  via = integers(nodes);
  depth = integers(nodes);
  adjacent = integers(nodes);
  nextAdjacent = integers(2 * firstArc);
  extra = integers(firstArc);
  activeSide = integers(sides);
  activeAt = integers(sides);
  small = doubles(sides);
  heldNode = doubles(nodes);
  heldSide = doubles(sides);
  entries = doubles(sides * sides);
  exchanged = integers(sides);
}

@inline export function near(variable: i32): i32 { return variable < root ? variable : i(rowOf, variable - firstArc); }
@inline export function far(variable: i32): i32 { return variable < root ? root : i(columnOf, variable - firstArc); }

export function applied(variable: i32, node: usize, side: usize): f64 {
  if (variable < rows) return f(node, variable);
  if (variable < root) return -f(node, variable);
  if (variable < firstArc) return f(side, variable - root);
  const k = variable - firstArc;
  let sum = f(node, i(rowOf, k)) + f(node, i(columnOf, k));
  const last = i(sideStart, k + 1);
  for (let t = i(sideStart, k); t < last; t++) sum += f(side, i(sideOf, t)) * f(coefficient, t);
  return sum;
}

export function addColumn(variable: i32, times: f64, node: usize, side: usize): void {
  if (variable < rows) setF(node, variable, f(node, variable) + times);
  else if (variable < root) setF(node, variable, f(node, variable) - times);
  else if (variable < firstArc) setF(side, variable - root, f(side, variable - root) + times);
  else {
    const k = variable - firstArc;
    setF(node, i(rowOf, k), f(node, i(rowOf, k)) + times);
    setF(node, i(columnOf, k), f(node, i(columnOf, k)) + times);
    const last = i(sideStart, k + 1);
    for (let t = i(sideStart, k); t < last; t++) setF(side, i(sideOf, t), f(side, i(sideOf, t)) + times * f(coefficient, t));
  }
}

@inline function isSlack(variable: i32): bool { return variable >= root && variable < firstArc; }

export function factor(): bool {
  for (let node = 0; node <= root; node++) setI(adjacent, node, NONE);
  for (let at = 0; at < firstArc; at++) {
    const variable = i(basic, at);
    if (isSlack(variable)) continue;
    const first = near(variable);
    const second = far(variable);
    setI(nextAdjacent, 2 * at, i(adjacent, first));
    setI(adjacent, first, 2 * at);
    setI(nextAdjacent, 2 * at + 1, i(adjacent, second));
    setI(adjacent, second, 2 * at + 1);
  }
  if (search() < root + 1) return false;
  let extras = 0;
  for (let at = 0; at < firstArc; at++) {
    const variable = i(basic, at);
    if (isSlack(variable) || i(via, near(variable)) == variable || i(via, far(variable)) == variable) continue;
    setI(extra, extras++, variable);
  }
  active = 0;
  for (let k = 0; k < sides; k++) {
    setI(activeAt, k, NONE);
    if (b(isBasic, root + k) == 1) continue;
    setI(activeAt, k, active);
    setI(activeSide, active++, k);
  }
  return extras == active && factorDense();
}

function search(): i32 {
  for (let node = 0; node <= root; node++) setI(via, node, NONE);
  setI(order, 0, root);
  setI(parent, root, root);
  setI(place, root, 0);
  setI(depth, root, 0);
  let found = 1;
  let node = root;
  while (true) {
    const at = i(adjacent, node);
    if (at == NONE) {
      setI(end, node, found);
      if (node == root) return found;
      node = i(parent, node);
      continue;
    }
    setI(adjacent, node, i(nextAdjacent, at));
    const variable = i(basic, at >> 1);
    const other = variable < firstArc
      ? ((at & 1) == 0 ? root : variable)
      : ((at & 1) == 0 ? i(columnOf, variable - firstArc) : i(rowOf, variable - firstArc));
    if (other == root || i(via, other) != NONE) continue;
    setI(via, other, variable);
    setI(parent, other, node);
    setI(depth, other, i(depth, node) + 1);
    setI(place, other, found);
    setI(order, found++, other);
    node = other;
  }
}

function factorDense(): bool {
  memory.fill(entries, 0, ((active * active) as usize) << 3);
  for (let e = 0; e < active; e++) {
    const variable = i(extra, e);
    if (variable < root) addPath(e, variable, variable < rows ? -1 : 1);
    else {
      const k = variable - firstArc;
      addCoefficients(e, k, 1);
      addPath(e, i(rowOf, k), -1);
      addPath(e, i(columnOf, k), -1);
    }
  }
  return factorEntries();
}

function addCoefficients(e: i32, k: i32, sign: f64): void {
  const last = i(sideStart, k + 1);
  for (let t = i(sideStart, k); t < last; t++) {
    const to = i(activeAt, i(sideOf, t));
    if (to != NONE) setF(entries, e * active + to, f(entries, e * active + to) + sign * f(coefficient, t));
  }
}

function addPath(e: i32, node: i32, sign: f64): void {
  for (let at = node; at != root && i(via, at) >= firstArc; at = i(parent, at)) {
    addCoefficients(e, i(via, at) - firstArc, sign);
    sign = -sign;
  }
}

function factorEntries(): bool {
  const size = active;
  for (let c = 0; c < size; c++) {
    let best = c;
    for (let r = c + 1; r < size; r++) if (abs(f(entries, r * size + c)) > abs(f(entries, best * size + c))) best = r;
    if (abs(f(entries, best * size + c)) < SINGULAR) return false;
    setI(exchanged, c, best);
    if (best != c) for (let t = 0; t < size; t++) exchange(entries, c * size + t, best * size + t);
    const pivot = f(entries, c * size + c);
    for (let r = c + 1; r < size; r++) {
      const value = f(entries, r * size + c);
      if (value == 0) continue;
      const share = value / pivot;
      setF(entries, r * size + c, share);
      for (let t = c + 1; t < size; t++) setF(entries, r * size + t, f(entries, r * size + t) - share * f(entries, c * size + t));
    }
  }
  return true;
}

@inline function exchange(at: usize, first: i32, second: i32): void {
  const held = f(at, first);
  setF(at, first, f(at, second));
  setF(at, second, held);
}

/** Solves the dense system for `small`, in place. */
function solveSmall(): void {
  const size = active;
  for (let c = 0; c < size; c++) exchange(small, c, i(exchanged, c));
  for (let r = 0; r < size; r++) for (let c = 0; c < r; c++) setF(small, r, f(small, r) - f(entries, r * size + c) * f(small, c));
  for (let r = size - 1; r >= 0; r--) {
    for (let c = r + 1; c < size; c++) setF(small, r, f(small, r) - f(entries, r * size + c) * f(small, c));
    setF(small, r, f(small, r) / f(entries, r * size + r));
  }
}

/** The same, transposed. */
function solveSmallTransposed(): void {
  const size = active;
  for (let r = 0; r < size; r++) {
    for (let c = 0; c < r; c++) setF(small, r, f(small, r) - f(entries, c * size + r) * f(small, c));
    setF(small, r, f(small, r) / f(entries, r * size + r));
  }
  for (let r = size - 1; r >= 0; r--) for (let c = r + 1; c < size; c++) setF(small, r, f(small, r) - f(entries, c * size + r) * f(small, c));
  for (let c = size - 1; c >= 0; c--) exchange(small, c, i(exchanged, c));
}

export function duals(node: usize, side: usize): void {
  clear(side, sides);
  multipliers(true, NONE, node, side);
}

@inline export function clear(at: usize, count: i32): void { memory.fill(at, 0, (count as usize) << 3); }

export function row(variable: i32, node: usize, side: usize): void {
  clear(side, sides);
  if (isSlack(variable)) setF(side, variable - root, 1);
  else {
    const child = childOf(variable);
    if (child != NONE) {
      treeRow(variable, child, node, side);
      return;
    }
  }
  multipliers(false, variable, node, side);
}

function childOf(variable: i32): i32 {
  const first = near(variable);
  if (i(via, first) == variable) return first;
  const second = far(variable);
  return i(via, second) == variable ? second : NONE;
}

function treeRow(variable: i32, child: i32, node: usize, side: usize): void {
  const from = i(place, child);
  const to = i(end, child);
  const sign: f64 = variable < root && child >= rows ? -1 : 1;
  for (let e = 0; e < active; e++) {
    const other = i(extra, e);
    const first = below(near(other), from, to, child, sign);
    setF(small, e, other < root ? (other < rows ? -first : first) : -first - below(far(other), from, to, child, sign));
  }
  settlePrices(side);
  spread(false, variable, node, side, 1);
}

@inline function below(node: i32, from: i32, to: i32, child: i32, sign: f64): f64 {
  const at = i(place, node);
  return at < from || at >= to ? 0 : ((i(depth, node) - i(depth, child)) & 1) == 0 ? sign : -sign;
}

function settlePrices(side: usize): void {
  solveSmall();
  for (let k = 0; k < active; k++) setF(side, i(activeSide, k), f(small, k));
}

function multipliers(weighted: bool, unit: i32, node: usize, side: usize): void {
  spread(weighted, unit, node, side, 1);
  if (active == 0) return;
  for (let e = 0; e < active; e++) {
    const variable = i(extra, e);
    const target: f64 = !weighted ? (variable == unit ? 1 : 0) : variable < firstArc ? 0 : f(weight, variable - firstArc);
    setF(small, e, target - applied(variable, node, side));
  }
  settlePrices(side);
  spread(weighted, unit, node, side, 1);
}

export function spread(weighted: bool, unit: i32, node: usize, side: usize, times: f64): void {
  setF(node, root, 0);
  for (let at = 1; at <= root; at++) {
    const here = i(order, at);
    const variable = i(via, here);
    if (variable >= firstArc) {
      const k = variable - firstArc;
      let target: f64 = weighted ? times * f(weight, k) : variable == unit ? times : 0;
      const last = i(sideStart, k + 1);
      for (let t = i(sideStart, k); t < last; t++) target -= f(side, i(sideOf, t)) * f(coefficient, t);
      setF(node, here, target - f(node, i(parent, here)));
    } else setF(node, here, variable != unit ? 0 : here < rows ? times : -times);
  }
}

export function solve(node: usize, side: usize, x: usize): void {
  if (active > 0) {
    memory.copy(heldNode, node, ((root + 1) as usize) << 3);
    memory.copy(heldSide, side, (sides as usize) << 3);
    flows(heldNode, heldSide, x);
  }
  settle(node, side, x);
}

export function solveColumn(variable: i32, node: usize, side: usize, x: usize): void {
  clear(node, root + 1);
  clear(side, sides);
  addColumn(variable, 1, node, side);
  memory.copy(heldSide, side, (sides as usize) << 3);
  if (variable < root) usePath(variable, f(node, variable));
  else if (variable >= firstArc) {
    usePath(near(variable), 1);
    usePath(far(variable), 1);
  }
  settle(node, side, x);
}

function usePath(from: i32, lacking: f64): void {
  for (let at = from; at != root && i(via, at) >= firstArc; at = i(parent, at)) {
    const k = i(via, at) - firstArc;
    const last = i(sideStart, k + 1);
    for (let t = i(sideStart, k); t < last; t++) setF(heldSide, i(sideOf, t), f(heldSide, i(sideOf, t)) - lacking * f(coefficient, t));
    lacking = -lacking;
  }
}

function settle(node: usize, side: usize, x: usize): void {
  for (let k = 0; k < active; k++) setF(small, k, f(heldSide, i(activeSide, k)));
  solveSmallTransposed();
  for (let e = 0; e < active; e++) {
    setF(x, i(extra, e), f(small, e));
    addColumn(i(extra, e), -f(small, e), node, side);
  }
  flows(node, side, x);
  for (let k = 0; k < sides; k++) if (i(activeAt, k) == NONE) setF(x, root + k, f(side, k));
}

function flows(node: usize, side: usize, x: usize): void {
  for (let at = root; at > 0; at--) {
    const here = i(order, at);
    const variable = i(via, here);
    const lacking = f(node, here);
    if (variable < firstArc) {
      setF(x, variable, here < rows ? lacking : -lacking);
      continue;
    }
    setF(x, variable, lacking);
    if (lacking == 0) continue;
    const above = i(parent, here);
    setF(node, above, f(node, above) - lacking);
    const k = variable - firstArc;
    const last = i(sideStart, k + 1);
    for (let t = i(sideStart, k); t < last; t++) setF(side, i(sideOf, t), f(side, i(sideOf, t)) - lacking * f(coefficient, t));
  }
}
