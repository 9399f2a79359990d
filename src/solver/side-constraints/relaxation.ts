/**
 * The linear relaxation of an assignment under side constraints: the dual simplex method on a network with side rows.
 *
 *   maximise Σ w·x   subject to   Σ x + r_i = need_i (rows),   Σ x − q_j = 0 (columns),   Σ c·x + s_k = rhs_k (side constraints),
 *   0 ≤ x ≤ 1,   0 ≤ r_i ≤ need_i for an optional row, else 0,   lower_j ≤ q_j ≤ upper_j,   s_k by the sense of the constraint
 *
 * A basis is a spanning tree of rows, columns and a root (arcs, and the r and q as arcs to the root), and as many further arcs as there
 * are side constraints whose s is not basic. So a system in the basis is a pass over the tree and a dense system as small as that
 * number (Kennington & Helgason, Algorithms for Network Programming, 1980, ch. 7). Every x has both bounds, so any basis can be made dual
 * feasible by putting each arc at the bound that its reduced cost asks for, and one search goes on from the basis of another; ratio test
 * with bound flipping (Maros 2003).
 *
 * Doubles: nothing here is proven. What it gives are duals to be rounded and checked, and a fractional matching to branch on. All values
 * are computed from the basis at every step, so that errors do not add up. A pivot is O(arcs + nodes + active³).
 */
import { NodeHeap } from '../kernels/heap.ts';
import { EXCLUDED, IMPOSED, type Choices, type Network } from '../network.ts';
import { DenseSystem } from './dense-system.ts';
import type { SideRow } from './pricing.ts';

export interface Basis {
  readonly basic: Int32Array;
  /** Variable → 1 when it is not basic and at its upper bound. */
  readonly atUpper: Uint8Array;
}

export interface Relaxed {
  /** `stopped`: the objective fell below what was asked for; `lost`: too many steps, or a basis that is none. */
  readonly status: 'optimal' | 'empty' | 'stopped' | 'lost';
  /** Bound on the weight; of no meaning when empty or lost. */
  readonly value: number;
}

const NONE = -1;
/** What a bound may be missed by. */
const FEASIBLE = 1e-7;
/** Least size of an entry to pivot on. */
const PIVOT = 1e-7;

export class Relaxation {
  /** Variables: arcs, then r of rows, q of columns, s of side constraints. */
  readonly #arcs: number;
  readonly #rows: number;
  readonly #columns: number;
  readonly #sides: number;
  readonly #variables: number;
  readonly #root: number;
  /** Arc of the network that stands at a position here. */
  readonly arcOf: Int32Array;
  readonly #rowOf: Int32Array;
  readonly #columnOf: Int32Array;
  readonly #weight: Float64Array;
  readonly #sideStart: Int32Array;
  readonly #sideOf: Int32Array;
  readonly #coefficient: Float64Array;
  readonly #rhs: Float64Array;
  readonly #lower: Float64Array;
  readonly #upper: Float64Array;
  readonly #need: Int32Array;
  // The basis.
  readonly #basic: Int32Array;
  readonly #isBasic: Uint8Array;
  readonly #atUpper: Uint8Array;
  // The tree: nodes in the order of a search from the root; node → parent, variable that leads there.
  readonly #order: Int32Array;
  readonly #parent: Int32Array;
  readonly #via: Int32Array;
  readonly #adjacent: Int32Array;
  readonly #nextAdjacent: Int32Array;
  // Basic variables outside the tree, and the active side constraints: the dense system.
  readonly #extra: Int32Array;
  #active = 0;
  readonly #dense: DenseSystem;
  readonly #activeSide: Int32Array;
  readonly #activeAt: Int32Array;
  // Values: primal by variable; duals by node and side constraint; a row of the inverse in the same form.
  readonly x: Float64Array;
  readonly nodeDual: Float64Array;
  readonly sideDual: Float64Array;
  readonly #nodeRow: Float64Array;
  readonly #sideRow: Float64Array;
  readonly #residue: Float64Array;
  readonly #sideResidue: Float64Array;
  readonly #small: Float64Array;
  readonly #ratio: Float64Array;
  /** Variables that could enter, by what their reduced cost allows. */
  readonly #candidates: NodeHeap;
  readonly #alpha: Float64Array;
  #raySign = 1;

  /** Of the arcs that are FREE or IMPOSED in `choices`; side constraints with a ceiling of 0 always hold and have no price. O(arcs). */
  constructor(network: Network, choices: Choices, sides: readonly SideRow[], ceiling: Float64Array, weight: Float64Array) {
    const arcOf: number[] = [];
    for (let arc = 0; arc < network.arcs; arc++) if (choices.state[arc] !== EXCLUDED) arcOf.push(arc);
    const [arcs, rows, columns] = [arcOf.length, network.rows, network.columns];
    this.arcOf = Int32Array.from(arcOf);
    this.#arcs = arcs;
    this.#rows = rows;
    this.#columns = columns;
    this.#sides = sides.length;
    this.#variables = arcs + rows + columns + sides.length;
    this.#root = rows + columns;
    this.#rowOf = this.arcOf.map((arc) => network.rowOf[arc]!);
    this.#columnOf = this.arcOf.map((arc) => network.columnOf[arc]! + rows);
    this.#weight = Float64Array.from(this.arcOf, (arc) => weight[arc]!);
    this.#need = network.need;
    this.#rhs = Float64Array.from(sides, ({ rhs }) => rhs);
    [this.#sideStart, this.#sideOf, this.#coefficient] = byArc(this.arcOf, network.arcs, sides);
    this.#lower = new Float64Array(this.#variables);
    this.#upper = new Float64Array(this.#variables).fill(1, 0, arcs);
    for (let k = 0; k < arcs; k++) if (choices.state[arcOf[k]!] === IMPOSED) this.#lower[k] = 1;
    for (let i = 0; i < rows; i++) this.#upper[arcs + i] = choices.optional[i] === 1 ? network.need[i]! : 0;
    for (let j = 0; j < columns; j++) {
      this.#lower[arcs + rows + j] = choices.lower[j]!;
      this.#upper[arcs + rows + j] = choices.upper[j]!;
    }
    sides.forEach(({ op }, k) => {
      const s = arcs + rows + columns + k;
      this.#lower[s] = op === '>=' || ceiling[k] === 0 ? -Infinity : 0;
      this.#upper[s] = op === '<=' || ceiling[k] === 0 ? Infinity : 0;
    });
    const nodes = rows + columns + 1;
    const size = rows + columns + sides.length;
    this.#basic = new Int32Array(size);
    this.#isBasic = new Uint8Array(this.#variables);
    this.#atUpper = new Uint8Array(this.#variables);
    this.#order = new Int32Array(nodes);
    this.#parent = new Int32Array(nodes);
    this.#via = new Int32Array(nodes);
    this.#adjacent = new Int32Array(nodes);
    this.#nextAdjacent = new Int32Array(2 * size);
    this.#extra = new Int32Array(size);
    this.#activeSide = new Int32Array(sides.length);
    this.#activeAt = new Int32Array(sides.length);
    this.#dense = new DenseSystem(sides.length);
    this.x = new Float64Array(this.#variables);
    this.nodeDual = new Float64Array(nodes);
    this.sideDual = new Float64Array(sides.length);
    this.#nodeRow = new Float64Array(nodes);
    this.#sideRow = new Float64Array(sides.length);
    this.#residue = new Float64Array(nodes);
    this.#sideResidue = new Float64Array(sides.length);
    this.#small = new Float64Array(sides.length);
    this.#ratio = new Float64Array(this.#variables);
    this.#candidates = new NodeHeap(this.#ratio);
    this.#alpha = new Float64Array(this.#variables);
  }

  /** Starts from a matching of the network that is optimal without side constraints, and its duals (cost signs as in `Optimum`). */
  startFrom(taken: Uint8Array, rowDual: Float64Array, columnDual: Float64Array): void {
    const [arcs, rows, columns] = [this.#arcs, this.#rows, this.#columns];
    const leader = Int32Array.from({ length: this.#root + 1 }, (_, node) => node);
    const find = (node: number): number => {
      while (leader[node] !== node) node = leader[node] = leader[leader[node]!]!;
      return node;
    };
    this.#isBasic.fill(0);
    let count = 0;
    const join = (variable: number, a: number, b: number): void => {
      const [from, to] = [find(a), find(b)];
      if (from === to) return;
      leader[from] = to;
      this.#isBasic[variable] = 1;
      this.#basic[count++] = variable;
    };
    for (let j = 0; j < columns; j++) if (columnDual[j] === 0) join(arcs + rows + j, rows + j, this.#root);
    for (let i = 0; i < rows; i++) if (rowDual[i] === 0 && this.#upper[arcs + i]! > 0) join(arcs + i, i, this.#root);
    const isTight = (k: number): boolean => {
      const reduced = this.#weight[k]! - rowDual[this.#rowOf[k]!]! - columnDual[this.#columnOf[k]! - rows]!;
      return Math.abs(reduced) < 0.5;
    };
    for (let k = 0; k < arcs; k++) if (taken[this.arcOf[k]!] === 1 && isTight(k)) join(k, this.#rowOf[k]!, this.#columnOf[k]!);
    for (let k = 0; k < arcs; k++) if (isTight(k)) join(k, this.#rowOf[k]!, this.#columnOf[k]!);
    for (let j = 0; j < columns; j++) join(arcs + rows + j, rows + j, this.#root);
    for (let i = 0; i < rows; i++) join(arcs + i, i, this.#root);
    for (let k = 0; k < this.#sides; k++) {
      const s = arcs + rows + columns + k;
      this.#isBasic[s] = 1;
      this.#basic[count++] = s;
    }
    for (let k = 0; k < arcs; k++) this.#atUpper[k] = taken[this.arcOf[k]!]!;
  }

  get basis(): Basis {
    return { basic: this.#basic.slice(), atUpper: this.#atUpper.slice() };
  }

  /** Goes on from a basis of this relaxation. */
  resume({ basic, atUpper }: Basis): void {
    this.#basic.set(basic);
    this.#atUpper.set(atUpper);
    this.#isBasic.fill(0);
    for (const variable of basic) this.#isBasic[variable] = 1;
  }

  /** Gives an arc (position here) a state: FREE, IMPOSED or EXCLUDED. */
  decide(k: number, state: number): void {
    this.#lower[k] = state === IMPOSED ? 1 : 0;
    this.#upper[k] = state === EXCLUDED ? 0 : 1;
  }

  /** Dual simplex until the bound is at most `enough`, or the relaxation is solved. */
  run(enough: number, mostSteps: number): Relaxed {
    let value = Infinity;
    for (let step = 0; step < mostSteps; step++) {
      if (!this.#factor()) return { status: 'lost', value };
      this.#duals();
      if (step === 0) this.#flipAll();
      value = this.#primal();
      if (value <= enough) return { status: 'stopped', value };
      const [leaving, isLow] = this.#leaving();
      if (leaving === NONE) return { status: 'optimal', value };
      this.#row(leaving);
      const entering = this.#entering(leaving, isLow);
      this.#raySign = isLow ? 1 : -1;
      if (entering === NONE) return { status: 'empty', value };
      this.#pivot(leaving, entering, isLow);
    }
    return { status: 'lost', value };
  }

  /** After `empty`: the ray that proves it, as duals whose bound is negative when weights are 0. Greatest entry 1. */
  get ray(): { nodes: Float64Array; sides: Float64Array } {
    const largest = Math.max(
      ...[this.#nodeRow, this.#sideRow].map((values) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)),
    );
    const scale = this.#raySign / largest;
    return { nodes: this.#nodeRow.map((value) => value * scale), sides: this.#sideRow.map((value) => value * scale) };
  }

  /** The tree and the dense system of the basis; false when it is none. */
  #factor(): boolean {
    const [arcs, rows, columns] = [this.#arcs, this.#rows, this.#columns];
    const firstSide = arcs + rows + columns;
    const adjacent = this.#adjacent.fill(NONE);
    const next = this.#nextAdjacent;
    const basic = this.#basic;
    for (let b = 0; b < basic.length; b++) {
      const variable = basic[b]!;
      if (variable >= firstSide) continue;
      const [a, z] = [this.#near(variable), this.#far(variable)];
      next[2 * b] = adjacent[a]!;
      adjacent[a] = 2 * b;
      next[2 * b + 1] = adjacent[z]!;
      adjacent[z] = 2 * b + 1;
    }
    const { length: nodes } = this.#order;
    this.#via.fill(NONE);
    this.#order[0] = this.#root;
    this.#parent[this.#root] = this.#root;
    let found = 1;
    for (let at = 0; at < found; at++) {
      const node = this.#order[at]!;
      for (let link = adjacent[node]!; link !== NONE; link = next[link]!) {
        const variable = basic[link >> 1]!;
        if (variable === this.#via[node]) continue;
        const other = (link & 1) === 0 ? this.#far(variable) : this.#near(variable);
        if (other === this.#root || this.#via[other] !== NONE) continue;
        this.#via[other] = variable;
        this.#parent[other] = node;
        this.#order[found++] = other;
      }
    }
    if (found < nodes) return false;
    let extras = 0;
    for (let b = 0; b < basic.length; b++) {
      const variable = basic[b]!;
      if (variable >= firstSide) continue;
      if (this.#via[this.#near(variable)] === variable || this.#via[this.#far(variable)] === variable) continue;
      this.#extra[extras++] = variable;
    }
    this.#active = 0;
    for (let k = 0; k < this.#sides; k++) {
      this.#activeAt[k] = NONE;
      if (this.#isBasic[firstSide + k] === 1) continue;
      this.#activeAt[k] = this.#active;
      this.#activeSide[this.#active++] = k;
    }
    return extras === this.#active && this.#factorDense();
  }

  /** The node that a variable counts in with a plus, first of the two. */
  #near(variable: number): number {
    return variable < this.#arcs ? this.#rowOf[variable]! : variable - this.#arcs;
  }

  #far(variable: number): number {
    return variable < this.#arcs ? this.#columnOf[variable]! : this.#root;
  }

  /** Row e: what a unit of price on each active constraint changes in the reduced cost of extra e. */
  #factorDense(): boolean {
    this.#dense.clear(this.#active);
    for (let e = 0; e < this.#active; e++) {
      const variable = this.#extra[e]!;
      if (variable < this.#arcs) {
        this.#addCoefficients(e, variable, 1);
        this.#addPath(e, this.#rowOf[variable]!, -1);
        this.#addPath(e, this.#columnOf[variable]!, -1);
      } else {
        const node = this.#near(variable);
        this.#addPath(e, node, node < this.#rows ? -1 : 1);
      }
    }
    return this.#dense.factor();
  }

  #addCoefficients(e: number, arc: number, sign: number): void {
    for (let t = this.#sideStart[arc]!; t < this.#sideStart[arc + 1]!; t++) {
      const k = this.#activeAt[this.#sideOf[t]!]!;
      if (k !== NONE) this.#dense.add(e, k, sign * this.#coefficient[t]!);
    }
  }

  /** The coefficients on the way from a node to the root, signs alternating. */
  #addPath(e: number, node: number, sign: number): void {
    for (let at = node; this.#via[at]! < this.#arcs && at !== this.#root; at = this.#parent[at]!) {
      this.#addCoefficients(e, this.#via[at]!, sign);
      sign = -sign;
    }
  }

  #duals(): void {
    this.#transposed(this.nodeDual, this.sideDual, NONE);
  }

  #row(leaving: number): void {
    this.#transposed(this.#nodeRow, this.#sideRow, leaving);
  }

  /** Multipliers by which every basic variable comes to its weight or, with `unit`, to 1 for that variable and 0 for the others. */
  #transposed(node: Float64Array, side: Float64Array, unit: number): void {
    const [arcs, rows] = [this.#arcs, this.#rows];
    const firstSide = arcs + rows + this.#columns;
    side.fill(0);
    if (unit >= firstSide) side[unit - firstSide] = 1;
    this.#spread(node, side, unit);
    const z = this.#small;
    for (let e = 0; e < this.#active; e++) z[e] = this.#target(this.#extra[e]!, unit) - this.#applied(this.#extra[e]!, node, side);
    if (this.#active === 0) return;
    this.#dense.solve(z);
    for (let k = 0; k < this.#active; k++) side[this.#activeSide[k]!] = z[k]!;
    this.#spread(node, side, unit);
  }

  #target(variable: number, unit: number): number {
    if (unit !== NONE) return variable === unit ? 1 : 0;
    return variable < this.#arcs ? this.#weight[variable]! : 0;
  }

  /** Multipliers of the nodes, from the root on, so that the tree's variables come to their targets. */
  #spread(node: Float64Array, side: Float64Array, unit: number): void {
    const { length } = this.#order;
    node[this.#root] = 0;
    for (let at = 1; at < length; at++) {
      const here = this.#order[at]!;
      const variable = this.#via[here]!;
      let target = this.#target(variable, unit);
      if (variable < this.#arcs) {
        for (let t = this.#sideStart[variable]!; t < this.#sideStart[variable + 1]!; t++)
          target -= side[this.#sideOf[t]!]! * this.#coefficient[t]!;
        node[here] = target - node[this.#parent[here]!]!;
      } else node[here] = here < this.#rows ? target : -target;
    }
  }

  /** What multipliers make of the column of a variable. */
  #applied(variable: number, node: Float64Array, side: Float64Array): number {
    if (variable < this.#arcs) {
      let sum = node[this.#rowOf[variable]!]! + node[this.#columnOf[variable]!]!;
      for (let t = this.#sideStart[variable]!; t < this.#sideStart[variable + 1]!; t++)
        sum += side[this.#sideOf[t]!]! * this.#coefficient[t]!;
      return sum;
    }
    const place = variable - this.#arcs;
    if (place < this.#rows) return node[place]!;
    return place < this.#root ? -node[place]! : side[place - this.#root]!;
  }

  /** `#applied` for every variable, into `#alpha`. */
  #applyToAll(node: Float64Array, side: Float64Array): void {
    const [arcs, rows, root] = [this.#arcs, this.#rows, this.#root];
    const alpha = this.#alpha;
    const rowOf = this.#rowOf;
    const columnOf = this.#columnOf;
    const start = this.#sideStart;
    const sideOf = this.#sideOf;
    const coefficient = this.#coefficient;
    let t = 0;
    for (let k = 0; k < arcs; k++) {
      let sum = node[rowOf[k]!]! + node[columnOf[k]!]!;
      const end = start[k + 1]!;
      for (; t < end; t++) sum += side[sideOf[t]!]! * coefficient[t]!;
      alpha[k] = sum;
    }
    for (let i = 0; i < rows; i++) alpha[arcs + i] = node[i]!;
    for (let j = rows; j < root; j++) alpha[arcs + j] = -node[j]!;
    for (let k = 0; k < this.#sides; k++) alpha[arcs + root + k] = side[k]!;
  }

  reducedCost(variable: number): number {
    return (variable < this.#arcs ? this.#weight[variable]! : 0) - this.#applied(variable, this.nodeDual, this.sideDual);
  }

  /** Every variable that is not basic to the bound that its reduced cost asks for. */
  #flipAll(): void {
    for (let variable = 0; variable < this.#variables; variable++) {
      if (this.#isBasic[variable] === 1) continue;
      const [low, high] = [this.#lower[variable]!, this.#upper[variable]!];
      if (low === high || low === -Infinity || high === Infinity) {
        this.#atUpper[variable] = low === -Infinity ? 1 : 0;
        continue;
      }
      const reduced = this.reducedCost(variable);
      if (reduced > 1e-9) this.#atUpper[variable] = 1;
      else if (reduced < -1e-9) this.#atUpper[variable] = 0;
    }
  }

  #bound(variable: number): number {
    return this.#atUpper[variable] === 1 ? this.#upper[variable]! : this.#lower[variable]!;
  }

  /** Values of all variables, and the objective. */
  #primal(): number {
    const [arcs, rows, root] = [this.#arcs, this.#rows, this.#root];
    const { x } = this;
    const residue = this.#residue.fill(0);
    const side = this.#sideResidue;
    side.set(this.#rhs);
    for (let i = 0; i < rows; i++) residue[i] = this.#need[i]!;
    let value = 0;
    for (let k = 0; k < arcs; k++) {
      if (this.#isBasic[k] === 1) continue;
      const at = (x[k] = this.#bound(k));
      if (at === 0) continue;
      value += at * this.#weight[k]!;
      residue[this.#rowOf[k]!]! -= at;
      residue[this.#columnOf[k]!]! -= at;
      for (let t = this.#sideStart[k]!; t < this.#sideStart[k + 1]!; t++) side[this.#sideOf[t]!]! -= at * this.#coefficient[t]!;
    }
    for (let node = 0; node < root; node++) {
      const variable = arcs + node;
      if (this.#isBasic[variable] === 1) continue;
      const at = (x[variable] = this.#bound(variable));
      residue[node]! += node < rows ? -at : at;
    }
    for (let k = 0; k < this.#sides; k++) if (this.#isBasic[arcs + root + k] === 0) x[arcs + root + k] = 0;
    const m = this.#active;
    if (m > 0) {
      this.#flows(residue, side, false);
      const z = this.#small;
      for (let k = 0; k < m; k++) z[k] = side[this.#activeSide[k]!]!;
      this.#flows(residue, side, true);
      this.#dense.solveTransposed(z);
      for (let e = 0; e < m; e++) {
        const variable = this.#extra[e]!;
        const at = (x[variable] = z[e]!);
        if (variable < arcs) {
          value += at * this.#weight[variable]!;
          residue[this.#rowOf[variable]!]! -= at;
          residue[this.#columnOf[variable]!]! -= at;
          for (let t = this.#sideStart[variable]!; t < this.#sideStart[variable + 1]!; t++)
            side[this.#sideOf[t]!]! -= at * this.#coefficient[t]!;
        } else residue[variable - arcs]! += variable - arcs < rows ? -at : at;
      }
    }
    this.#flows(residue, side, false);
    for (let at = 1; at < this.#order.length; at++) {
      const variable = this.#via[this.#order[at]!]!;
      if (variable < arcs) value += x[variable]! * this.#weight[variable]!;
    }
    for (let k = 0; k < this.#sides; k++) if (this.#isBasic[arcs + root + k] === 1) x[arcs + root + k] = side[k]!;
    return value;
  }

  /** Values of the tree's variables from what the nodes lack, leaves first; `back` takes them off again. */
  #flows(residue: Float64Array, side: Float64Array, back: boolean): void {
    const { x } = this;
    const order = this.#order;
    const sign = back ? -1 : 1;
    // Back from the root: each parent is made whole by its children before it is used by its own parent, in the reverse order.
    for (let n = order.length - 1; n > 0; n--) {
      const at = back ? order.length - n : n;
      const here = order[at]!;
      const variable = this.#via[here]!;
      const flow = back ? x[variable]! : variable < this.#arcs || here < this.#rows ? residue[here]! : -residue[here]!;
      if (!back) x[variable] = flow;
      if (variable >= this.#arcs) {
        residue[here]! -= sign * (here < this.#rows ? flow : -flow);
        continue;
      }
      residue[here]! -= sign * flow;
      residue[this.#parent[here]!]! -= sign * flow;
      for (let t = this.#sideStart[variable]!; t < this.#sideStart[variable + 1]!; t++)
        side[this.#sideOf[t]!]! -= sign * flow * this.#coefficient[t]!;
    }
  }

  /** The basic variable that misses its bounds by most, and whether it is too low; NONE when all keep them. */
  #leaving(): [number, boolean] {
    let leaving = NONE;
    let most = FEASIBLE;
    let isLow = false;
    for (const variable of this.#basic) {
      const at = this.x[variable]!;
      const low = this.#lower[variable]! - at;
      const high = at - this.#upper[variable]!;
      if (low > most) [leaving, most, isLow] = [variable, low, true];
      else if (high > most) [leaving, most, isLow] = [variable, high, false];
    }
    return [leaving, isLow];
  }

  /** Passes breakpoints by flipping bounds while the objective still falls; returns the variable at which it stops falling. */
  #entering(leaving: number, isLow: boolean): number {
    const sign = isLow ? 1 : -1;
    this.#applyToAll(this.#nodeRow, this.#sideRow);
    const [isBasic, lower, upper, atUpper, alphas, ratio] = [
      this.#isBasic,
      this.#lower,
      this.#upper,
      this.#atUpper,
      this.#alpha,
      this.#ratio,
    ];
    for (let variable = 0; variable < this.#variables; variable++) {
      const alpha = sign * alphas[variable]!;
      const isUp = atUpper[variable] === 1;
      if ((isUp ? alpha <= PIVOT : alpha >= -PIVOT) || isBasic[variable] === 1 || lower[variable] === upper[variable]) continue;
      const reduced = this.reducedCost(variable);
      alphas[variable] = Math.abs(alpha);
      ratio[variable] = Math.max(0, isUp ? reduced : -reduced) / Math.abs(alpha);
      this.#candidates.push(variable);
    }
    let slope = isLow ? this.#lower[leaving]! - this.x[leaving]! : this.x[leaving]! - this.#upper[leaving]!;
    let variable = this.#candidates.pop();
    for (; variable !== NONE; variable = this.#candidates.pop()) {
      slope -= this.#alpha[variable]! * (this.#upper[variable]! - this.#lower[variable]!);
      if (slope <= 0) break;
      this.#atUpper[variable] = 1 - this.#atUpper[variable]!;
    }
    this.#candidates.clear();
    return variable;
  }

  #pivot(leaving: number, entering: number, isLow: boolean): void {
    const at = this.#basic.indexOf(leaving);
    this.#basic[at] = entering;
    this.#isBasic[leaving] = 0;
    this.#isBasic[entering] = 1;
    this.#atUpper[leaving] = isLow ? 0 : 1;
    this.#atUpper[entering] = 0;
  }
}

/** Arc (position) → its side constraints and coefficients, in rows. */
function byArc(arcOf: Int32Array, all: number, sides: readonly SideRow[]): [Int32Array, Int32Array, Float64Array] {
  const position = new Int32Array(all).fill(NONE);
  arcOf.forEach((arc, k) => (position[arc] = k));
  const start = new Int32Array(arcOf.length + 1);
  sides.forEach(({ arcs, coefficients }) => {
    arcs.forEach((arc, t) => {
      if (position[arc] !== NONE && coefficients[t] !== 0) start[position[arc]! + 1]!++;
    });
  });
  for (let k = 0; k < arcOf.length; k++) start[k + 1]! += start[k]!;
  const next = start.slice();
  const sideOf = new Int32Array(start[arcOf.length]!);
  const coefficient = new Float64Array(start[arcOf.length]!);
  sides.forEach(({ arcs, coefficients }, side) => {
    arcs.forEach((arc, t) => {
      const k = position[arc]!;
      if (k === NONE || coefficients[t] === 0) return;
      sideOf[next[k]!] = side;
      coefficient[next[k]!++] = coefficients[t]!;
    });
  });
  return [start, sideOf, coefficient];
}
