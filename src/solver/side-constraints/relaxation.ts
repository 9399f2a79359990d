/**
 * The linear relaxation of an assignment under side constraints: the dual simplex method on a network with side rows.
 *
 *   maximise Σ w·x   subject to   Σ x + r_i = need_i (rows),   Σ x − q_j = 0 (columns),   Σ c·x + s_k = rhs_k (side constraints),
 *   0 ≤ x ≤ 1,   0 ≤ r_i ≤ need_i for an optional row, else 0,   lower_j ≤ q_j ≤ upper_j,   s_k by the sense of the constraint
 *
 * Every variable has both bounds (an s one that it never reaches), so any basis can be made dual feasible by putting each variable at the
 * bound that its reduced cost asks for, and one search goes on from the basis of another, whatever their weights and states. The variable to
 * leave is chosen by steepest edge (Forrest & Goldfarb 1992): 1,989 steps where the largest violation takes 3,619 (2,000 × 1,600, 100 quotas).
 * Ratio test with bound flipping (Maros 2003).
 *
 * Doubles: nothing here is proven. What it gives are duals to be rounded and checked, and a fractional matching to branch on. A step moves
 * duals and values along; every REFRESH steps, before an answer is given, and where a pivot comes out different by row and by column, all
 * are computed from the basis, so that errors do not add up. A pivot is O(arcs + nodes + active³).
 */
import type { Poll } from '../model/limits.ts';
import { NodeHeap } from '../kernels/heap.ts';
import { EXCLUDED, IMPOSED, type Choices, type Network } from '../network/network.ts';
import { BasisSystem } from './basis-system.ts';
import { Columns } from './columns.ts';
import type { SideRow } from '../network/side-rows.ts';
import { shortestWays } from './starting-tree.ts';

/**
 * Good for every relaxation of the same network and side constraints, whichever arcs it holds: variables are r, q and s, then the arcs by
 * their numbers in the network.
 */
export interface Basis {
  /** What is basic, one variable for each row, column and side constraint. */
  readonly basic: Int32Array;
  /** Of what is basic, in the same order: squared lengths of the rows of the inverse, as far as they are known. */
  readonly lengths: Float32Array;
  /** What is not basic and at its upper bound. */
  readonly upper: Int32Array;
}

/** Arcs that are basic; `firstArc`: rows, columns and side constraints together. */
export function arcsOf({ basic }: Basis, firstArc: number): Int32Array {
  return basic.filter((variable) => variable >= firstArc).map((variable) => variable - firstArc);
}

/** The same basis where there are `sides` constraints: the s of those that it did not know become basic. `nodes`: rows and columns. */
export function extended({ basic, lengths, upper }: Basis, nodes: number, sides: number): Basis {
  const known = basic.length - nodes;
  const moved = (variables: Int32Array): Int32Array =>
    variables.map((variable) => (variable < nodes + known ? variable : variable + sides - known));
  const added = Int32Array.from({ length: sides - known }, (_, k) => nodes + known + k);
  return {
    basic: Int32Array.from([...moved(basic), ...added]),
    lengths: Float32Array.from([...lengths, ...added.map(() => 1)]),
    upper: moved(upper),
  };
}

export interface Relaxed {
  /** `stopped`: the objective fell below what was asked for; `lost`: too many steps, out of time, or a set of basic variables whose columns are linearly dependent. */
  readonly status: 'optimal' | 'empty' | 'stopped' | 'lost';
  /** Bound on the weight; of no meaning when empty or lost. */
  readonly value: number;
}

/** When a run stops short. */
export interface RunLimit {
  readonly steps: number;
  readonly isOver: Poll;
}

const NONE = -1;
/** What a bound may be missed by. */
const FEASIBLE = 1e-7;
/** Least size of an entry to pivot on. */
const PIVOT = 1e-7;
/** Least squared length of a row of the inverse that is believed. */
const LEAST_LENGTH = 1e-4;
const STEPS_BETWEEN_POLLS = 4;
/** Steps after which duals and values are computed anew. */
const REFRESH = 16;
/**
 * Steps without progress after which ties are broken by weights moved a little. Without it a run may go round for ever: where all scores were
 * whole hundredths, 20,000 steps ended nowhere (172 trainees, 125 pairs of which one each could be).
 */
const PATIENCE = 1000;
/** What weights, which are integers, move by at most, all pairs of a matching together. */
const TILT = 0.5;
/** What a pivot may differ by, for its size, when it is computed by row and by column. */
const DRIFT = 1e-6;

export class Relaxation {
  readonly #columns: Columns;
  readonly #system: BasisSystem;
  /** Position of an arc → weight. */
  readonly #weight: Float64Array;
  /** Side constraint → right-hand side, scaled. */
  readonly #rhs: Float64Array;
  /** Row → need. */
  readonly #need: Int32Array;
  /** Variable → its bounds. */
  readonly #lower: Float64Array;
  readonly #upper: Float64Array;
  /** The basic variables; variable → 1 when it is one; variable → 1 when it is not, and at its upper bound. */
  readonly #basic: Int32Array;
  readonly #isBasic: Uint8Array;
  readonly #atUpper: Uint8Array;
  /** Variable → squared length of its row of the inverse, as far as it is known: any positive number is right, a close one is quick. */
  readonly #length: Float64Array;
  /** Variable → value. */
  readonly x: Float64Array;
  /** Node, side constraint (scaled) → dual; then the same of the row of the inverse that belongs to the variable that leaves. */
  readonly nodeDual: Float64Array;
  readonly #sideDual: Float64Array;
  readonly #nodeRow: Float64Array;
  readonly #sideRow: Float64Array;
  /** Node, side constraint (scaled) → right-hand side of a system that is being solved. */
  readonly #node: Float64Array;
  readonly #side: Float64Array;
  /** Basic variable → its entry in the column of what enters; in what the inverse makes of the leaving row. */
  readonly #entered: Float64Array;
  readonly #turned: Float64Array;
  /** Variable that could enter → how far the price may go until its reduced cost is 0. */
  readonly #ratio: Float64Array;
  /** Variables that could enter, by what their reduced cost allows. */
  readonly #candidates: NodeHeap;
  /** Variable that may move → its entry in the leaving row. */
  readonly #alpha: Float64Array;
  /** Variable that may move → its reduced cost; 0 when basic. */
  readonly #reduced: Float64Array;
  /** The variables whose bounds differ, ascending: those before `#movable`. */
  readonly #live: Int32Array;
  #movable = 0;
  /** What the last ratio test passed. */
  readonly #flipped: number[] = [];
  /** After `empty`: the basic variable that cannot keep its bounds, and the sign of its row that proves it. */
  #leaver = NONE;
  #raySign = 1;
  #isTilted = false;

  /**
   * Of these arcs, in the states of `choices`; side constraints with a ceiling of 0 always hold and have no price. O(arcs + terms).
   */
  constructor(
    network: Network,
    arcOf: Int32Array,
    choices: Choices,
    sides: readonly SideRow[],
    ceiling: Float64Array,
    weight: Float64Array,
  ) {
    const columns = (this.#columns = new Columns(network, arcOf, sides));
    const { arcs, rows, root, firstArc, variables } = columns;
    this.#system = new BasisSystem(columns);
    this.#weight = Float64Array.from(arcOf, (arc) => weight[arc]!);
    this.#need = network.need;
    this.#rhs = Float64Array.from(sides, ({ rhs }, k) => rhs / columns.scale[k]!);
    this.#lower = new Float64Array(variables);
    this.#upper = new Float64Array(variables);
    for (let k = 0; k < arcs; k++) this.decide(arcOf[k]!, choices.state[arcOf[k]!]!);
    for (let i = 0; i < rows; i++) this.#upper[i] = choices.optional[i] === 1 ? network.need[i]! : 0;
    for (let j = 0; j < network.columns; j++) {
      this.#lower[rows + j] = choices.lower[j]!;
      this.#upper[rows + j] = choices.upper[j]!;
    }
    sides.forEach(({ op, coefficients, rhs }, k) => {
      // No left side gets so far: what is at such a bound is not at its end, and any basis can be made dual feasible.
      const far = (coefficients.reduce((total, value) => total + Math.abs(value), Math.abs(rhs)) + 1) / columns.scale[k]!;
      this.#lower[root + k] = op === '>=' || ceiling[k] === 0 ? -far : 0;
      this.#upper[root + k] = op === '<=' || ceiling[k] === 0 ? far : 0;
    });
    this.#basic = new Int32Array(firstArc);
    this.#isBasic = new Uint8Array(variables);
    this.#atUpper = new Uint8Array(variables);
    this.#length = new Float64Array(variables).fill(1);
    this.x = new Float64Array(variables);
    this.nodeDual = new Float64Array(root + 1);
    this.#sideDual = new Float64Array(sides.length);
    this.#nodeRow = new Float64Array(root + 1);
    this.#sideRow = new Float64Array(sides.length);
    this.#node = new Float64Array(root + 1);
    this.#side = new Float64Array(sides.length);
    this.#entered = new Float64Array(variables);
    this.#turned = new Float64Array(variables);
    this.#ratio = new Float64Array(variables);
    this.#candidates = new NodeHeap(this.#ratio);
    this.#alpha = new Float64Array(variables);
    this.#reduced = new Float64Array(variables);
    this.#live = new Int32Array(variables);
  }

  /** Arc of the network that stands at a position here. */
  get arcOf(): Int32Array {
    return this.#columns.arcOf;
  }

  /** Side constraint → its price. */
  get sideDual(): Float64Array {
    return this.#sideDual.map((value, k) => value / this.#columns.scale[k]!);
  }

  /**
   * Duals of the nodes in integers over `unit`, by which the arcs of the tree cost exactly what they weigh when side constraints have these
   * prices, integers over the same unit. With duals rounded one by one every node adds an error of its own to the bound: 18 on 500 × 400
   * with 20 quotas, where this adds less than 1.
   */
  nodeDualsAt(prices: Float64Array, unit: number): Float64Array {
    return this.#spreadFrom(prices, this.#weight, NONE, unit);
  }

  /** The same of the ray. */
  nodeRayAt(prices: Float64Array, unit: number): Float64Array {
    return this.#spreadFrom(prices, null, this.#leaver, Math.round(this.#rayScale() * unit));
  }

  #spreadFrom(prices: Float64Array, weight: Float64Array | null, variable: number, times: number): Float64Array {
    const node = new Float64Array(this.#columns.root + 1);
    const scaled = prices.map((price, k) => price * this.#columns.scale[k]!);
    this.#system.nodes(weight, variable, times, node, scaled);
    return node;
  }

  /** Starts from a matching of the network that is optimal without side constraints, and its duals (cost signs as in `Optimum`). */
  startFrom(taken: Uint8Array, rowDual: Float64Array, columnDual: Float64Array): void {
    const { arcs, root, firstArc, arcOf } = this.#columns;
    const own = {
      isFree: (variable: number): boolean => this.#lower[variable] !== this.#upper[variable],
      taken: Uint8Array.from(arcOf, (arc) => taken[arc]!),
      ...{ weight: this.#weight, rowDual, columnDual },
    };
    this.#basic.set(shortestWays(this.#columns, own));
    for (let s = root; s < firstArc; s++) this.#basic[s] = s;
    this.#isBasic.fill(0);
    for (const variable of this.#basic) this.#isBasic[variable] = 1;
    for (let k = 0; k < arcs; k++) this.#atUpper[firstArc + k] = own.taken[k]!;
  }

  get basis(): Basis {
    const { firstArc, arcOf } = this.#columns;
    const named = (variable: number): number => (variable < firstArc ? variable : firstArc + arcOf[variable - firstArc]!);
    const upper: number[] = [];
    this.#atUpper.forEach((isUp, variable) => {
      if (isUp === 1) upper.push(named(variable));
    });
    const lengths = Float32Array.from(this.#basic, (variable) => this.#length[variable]!);
    return { basic: this.#basic.map(named), lengths, upper: Int32Array.from(upper) };
  }

  /** Goes on from a basis, of this relaxation or of one that held other arcs; those that are basic must be held here too. */
  resume({ basic, lengths, upper }: Basis): void {
    const { firstArc, positionOf } = this.#columns;
    const here = (name: number): number => (name < firstArc ? name : firstArc + positionOf[name - firstArc]!);
    this.#isBasic.fill(0);
    basic.forEach((name, b) => {
      const variable = (this.#basic[b] = here(name));
      this.#isBasic[variable] = 1;
      this.#length[variable] = lengths[b]!;
    });
    this.#atUpper.fill(0);
    for (const name of upper) if (here(name) >= firstArc || name < firstArc) this.#atUpper[here(name)] = 1;
  }

  /** Gives an arc of the network a state: FREE, IMPOSED or EXCLUDED. One that is not held here is excluded already. */
  decide(arc: number, state: number): void {
    const variable = this.#columns.firstArc + this.#columns.positionOf[arc]!;
    if (variable < this.#columns.firstArc) return;
    this.#lower[variable] = state === IMPOSED ? 1 : 0;
    this.#upper[variable] = state === EXCLUDED ? 0 : 1;
  }

  /** Whether an arc of the network is held here. */
  holds(arc: number): boolean {
    return this.#columns.positionOf[arc] !== NONE;
  }

  /** Value of the arc at a position. */
  valueAt(position: number): number {
    return this.x[this.#columns.firstArc + position]!;
  }

  /** Dual simplex until the bound is at most `enough`, or the relaxation is solved. */
  run(enough: number, limit: RunLimit): Relaxed {
    if (!this.#system.factor(this.#basic, this.#isBasic)) return { status: 'lost', value: Infinity };
    this.#movable = 0;
    for (let variable = 0; variable < this.#lower.length; variable++) {
      if (this.#lower[variable] !== this.#upper[variable]) this.#live[this.#movable++] = variable;
    }
    this.#priceAll();
    this.#flipAll();
    let value = this.#primal();
    // Steps since duals and values were computed from the basis: an answer is given at 0 only.
    let age = 0;
    let [least, stalled] = [Infinity, 0];
    for (let step = 0; step < limit.steps;) {
      const [leaving, isLow] = value <= enough ? [NONE, false] : this.#leaving();
      let entering = NONE;
      if (leaving !== NONE) {
        this.#system.row(leaving, this.#nodeRow, this.#sideRow);
        entering = this.#entering(leaving, isLow);
      }
      if (entering === NONE) {
        if (age > 0) {
          [value, age] = [this.#refresh(), 0];
          continue;
        }
        if (value <= enough) return { status: 'stopped', value };
        if (leaving === NONE) return { status: 'optimal', value };
        [this.#leaver, this.#raySign] = [leaving, isLow ? 1 : -1];
        return { status: 'empty', value };
      }
      const pivot = this.#updateLengths(leaving, entering);
      const drifted =
        Math.abs(pivot - this.#columns.applied(entering, this.#nodeRow, this.#sideRow)) > DRIFT * Math.max(1, Math.abs(pivot));
      value += this.#step(leaving, entering, isLow);
      if (!this.#system.factor(this.#basic, this.#isBasic)) return { status: 'lost', value };
      age++;
      if (drifted || age === REFRESH) [value, age] = [this.#refresh(), 0];
      stalled = value < least - TILT / 1000 ? 0 : stalled + 1;
      least = Math.min(least, value);
      if (stalled === PATIENCE) [value, age] = [this.#tilt(), 0];
      step++;
      if (step % STEPS_BETWEEN_POLLS === 0 && limit.isOver()) break;
    }
    return { status: 'lost', value };
  }

  /** Duals and values from the basis; the objective. */
  #refresh(): number {
    this.#priceAll();
    return this.#primal();
  }

  /** Duals and reduced costs from the basis. */
  #priceAll(): void {
    this.#system.duals(this.#weight, this.nodeDual, this.#sideDual);
    for (let at = 0; at < this.#movable; at++) {
      const variable = this.#live[at]!;
      this.#reduced[variable] = this.#isBasic[variable] === 1 ? 0 : this.#reducedCost(variable);
    }
  }

  /**
   * What the objective loses at least, up to `enough`, when an arc is left, and when it is taken: by the first dual step to either side, over
   * all its breakpoints (Tomlin 1971; with bound flipping). Of a basic arc, after `optimal`; null of others. O(arcs + nodes + active²).
   */
  penalties(arc: number, enough: number): { readonly without: number; readonly with: number } | null {
    const variable = this.#columns.firstArc + this.#columns.positionOf[arc]!;
    if (variable < this.#columns.firstArc || this.#isBasic[variable] === 0) return null;
    this.#system.row(variable, this.#nodeRow, this.#sideRow);
    this.#applyRow();
    const value = this.x[variable]!;
    return { without: this.#lossOf(-1, value, enough), with: this.#lossOf(1, 1 - value, enough) };
  }

  /** `missed`: how far the basic variable whose row was applied is from the bound that it must go to, which is above it when `sign` is 1. */
  #lossOf(sign: number, missed: number, enough: number): number {
    this.#listCandidates(sign);
    const [alphas, ratio, lower, upper] = [this.#alpha, this.#ratio, this.#lower, this.#upper];
    let [loss, reached, slope] = [0, 0, missed];
    for (let variable = this.#candidates.pop(); slope > FEASIBLE; variable = this.#candidates.pop()) {
      // Nothing can make up for it: no matching is left on this side.
      if (variable === NONE) loss = enough;
      else loss += slope * (ratio[variable]! - reached);
      if (loss >= enough) break;
      reached = ratio[variable]!;
      slope -= Math.abs(alphas[variable]!) * (upper[variable]! - lower[variable]!);
    }
    this.#candidates.clear();
    return Math.min(loss, enough);
  }

  /** After `empty`: the ray that proves it, as duals whose bound is negative when weights are 0. Greatest entry 1. */
  get ray(): { nodes: Float64Array; sides: Float64Array } {
    const scale = this.#rayScale();
    return {
      nodes: this.#nodeRow.map((value) => value * scale),
      sides: this.#sideRow.map((value, k) => (value * scale) / this.#columns.scale[k]!),
    };
  }

  #rayScale(): number {
    let largest = 0;
    for (const value of this.#nodeRow) largest = Math.max(largest, Math.abs(value));
    this.#sideRow.forEach((value, k) => (largest = Math.max(largest, Math.abs(value / this.#columns.scale[k]!))));
    return this.#raySign / largest;
  }

  #reducedCost(variable: number): number {
    const weight = variable < this.#columns.firstArc ? 0 : this.#weight[variable - this.#columns.firstArc]!;
    return weight - this.#columns.applied(variable, this.nodeDual, this.#sideDual);
  }

  /** Every variable that is not basic to the bound that its reduced cost asks for. */
  #flipAll(): void {
    for (let at = 0; at < this.#movable; at++) {
      const variable = this.#live[at]!;
      if (this.#reduced[variable]! > 1e-9) this.#atUpper[variable] = 1;
      else if (this.#reduced[variable]! < -1e-9) this.#atUpper[variable] = 0;
    }
  }

  /**
   * Moves each weight by an amount of its own, once: duals that are optimal for what they are then prove as much but for TILT. The objective.
   */
  #tilt(): number {
    if (!this.#isTilted) {
      const places = this.#need.reduce((total, need) => total + need, 1);
      this.#columns.arcOf.forEach((arc, k) => (this.#weight[k]! += (TILT / places) * ((Math.imul(arc + 1, 0x9e3779b1) >>> 0) / 2 ** 32)));
      this.#isTilted = true;
    }
    this.#priceAll();
    this.#flipAll();
    return this.#primal();
  }

  /** Values of all variables, and the objective. */
  #primal(): number {
    const columns = this.#columns;
    const { arcs, rows, root, firstArc, rowOf, columnOf, sideStart, sideOf, coefficient } = columns;
    const [x, isBasic, atUpper] = [this.x, this.#isBasic, this.#atUpper];
    const node = this.#node.fill(0);
    const side = this.#side;
    side.set(this.#rhs);
    for (let i = 0; i < rows; i++) node[i] = this.#need[i]!;
    for (let variable = 0; variable < root; variable++) {
      if (isBasic[variable] === 1) continue;
      const at = (x[variable] = atUpper[variable] === 1 ? this.#upper[variable]! : this.#lower[variable]!);
      node[variable]! += variable < rows ? -at : at;
    }
    for (let s = root; s < firstArc; s++) {
      if (isBasic[s] === 0) side[s - root]! -= x[s] = atUpper[s] === 1 ? this.#upper[s]! : this.#lower[s]!;
    }
    let value = 0;
    for (let k = 0; k < arcs; k++) {
      const variable = firstArc + k;
      if (isBasic[variable] === 1) continue;
      const at = (x[variable] = atUpper[variable] === 1 ? this.#upper[variable]! : this.#lower[variable]!);
      if (at === 0) continue;
      value += at * this.#weight[k]!;
      node[rowOf[k]!]! -= at;
      node[columnOf[k]!]! -= at;
      for (let t = sideStart[k]!; t < sideStart[k + 1]!; t++) side[sideOf[t]!]! -= at * coefficient[t]!;
    }
    this.#system.solve(node, side, x);
    for (const variable of this.#basic) if (variable >= firstArc) value += x[variable]! * this.#weight[variable - firstArc]!;
    return value;
  }

  /** The basic variable that misses its bounds by most for the length of its row, and whether it is too low; NONE when all keep them. */
  #leaving(): [number, boolean] {
    const [x, lower, upper, length] = [this.x, this.#lower, this.#upper, this.#length];
    let leaving = NONE;
    let most = 0;
    let isLow = false;
    for (const variable of this.#basic) {
      const at = x[variable]!;
      const low = lower[variable]! - at;
      const high = at - upper[variable]!;
      const missed = low > high ? low : high;
      if (missed <= FEASIBLE) continue;
      const gain = (missed * missed) / length[variable]!;
      if (gain > most) [leaving, most, isLow] = [variable, gain, low > high];
    }
    return [leaving, isLow];
  }

  /** The leaving row in the columns of what may move, into `#alpha`. */
  #applyRow(): void {
    for (let at = 0; at < this.#movable; at++) {
      const variable = this.#live[at]!;
      if (this.#isBasic[variable] === 0) this.#alpha[variable] = this.#columns.applied(variable, this.#nodeRow, this.#sideRow);
    }
  }

  /** What could enter when the row that was applied leaves towards a bound above (`sign` 1) or below, with its ratios, into `#candidates`. */
  #listCandidates(sign: number): void {
    const [live, isBasic, atUpper] = [this.#live, this.#isBasic, this.#atUpper];
    const [alphas, ratio, reduced] = [this.#alpha, this.#ratio, this.#reduced];
    for (let at = 0; at < this.#movable; at++) {
      const variable = live[at]!;
      if (isBasic[variable] === 1) continue;
      const alpha = sign * alphas[variable]!;
      const isUp = atUpper[variable] === 1;
      if (isUp ? alpha <= PIVOT : alpha >= -PIVOT) continue;
      ratio[variable] = Math.max(0, isUp ? reduced[variable]! : -reduced[variable]!) / Math.abs(alpha);
      this.#candidates.push(variable);
    }
  }

  /**
   * Passes breakpoints while the objective still falls, each a bound that is to be flipped (`#flipped`); returns the variable at which it
   * stops falling.
   */
  #entering(leaving: number, isLow: boolean): number {
    const sign = isLow ? 1 : -1;
    this.#applyRow();
    this.#listCandidates(sign);
    let slope = isLow ? this.#lower[leaving]! - this.x[leaving]! : this.x[leaving]! - this.#upper[leaving]!;
    this.#flipped.length = 0;
    let variable = this.#candidates.pop();
    for (; variable !== NONE; variable = this.#candidates.pop()) {
      slope -= Math.abs(this.#alpha[variable]!) * (this.#upper[variable]! - this.#lower[variable]!);
      // Where flips make up for all of it, rounding errors are what is left: taken for a slope, they would make the relaxation empty.
      if (slope <= FEASIBLE) break;
      this.#flipped.push(variable);
    }
    this.#candidates.clear();
    return variable;
  }

  /** What a pivot makes of the rows' lengths; the pivot itself. The column of what enters stays in `#entered`. */
  #updateLengths(leaving: number, entering: number): number {
    const [node, side, entered, turned, length] = [this.#node, this.#side, this.#entered, this.#turned, this.#length];
    const own = squared(this.#nodeRow) + squared(this.#sideRow);
    this.#system.solveColumn(entering, node, side, entered);
    node.set(this.#nodeRow);
    side.set(this.#sideRow);
    this.#system.solve(node, side, turned);
    const pivot = entered[leaving]!;
    for (const variable of this.#basic) {
      const share = entered[variable]! / pivot;
      if (share === 0) continue;
      length[variable] = Math.max(length[variable]! - 2 * share * turned[variable]! + share * share * own, share * share, LEAST_LENGTH);
    }
    length[entering] = Math.max(own / (pivot * pivot), LEAST_LENGTH);
    return pivot;
  }

  /** Flips what the ratio test passed, exchanges what leaves for what enters, duals and values moved along; what the objective changes by. */
  #step(leaving: number, entering: number, isLow: boolean): number {
    const [x, entered] = [this.x, this.#entered];
    let change = this.#flip();
    const reduced = this.#reduced[entering]!;
    const bound = isLow ? this.#lower[leaving]! : this.#upper[leaving]!;
    const pivot = entered[leaving]!;
    const by = (x[leaving]! - bound) / pivot;
    for (const variable of this.#basic) x[variable]! -= by * entered[variable]!;
    x[leaving] = bound;
    x[entering]! += by;
    change += by * reduced;
    const price = reduced / pivot;
    for (let at = 0; at < this.#movable; at++) {
      const variable = this.#live[at]!;
      if (this.#isBasic[variable] === 0) this.#reduced[variable]! -= price * this.#alpha[variable]!;
    }
    [this.#reduced[entering], this.#reduced[leaving]] = [0, 0 - price];
    for (let node = 0; node < this.nodeDual.length; node++) this.nodeDual[node]! += price * this.#nodeRow[node]!;
    for (let k = 0; k < this.#sideDual.length; k++) this.#sideDual[k]! += price * this.#sideRow[k]!;
    this.#basic[this.#basic.indexOf(leaving)] = entering;
    this.#isBasic[leaving] = 0;
    this.#isBasic[entering] = 1;
    this.#atUpper[leaving] = isLow ? 0 : 1;
    this.#atUpper[entering] = 0;
    return change;
  }

  /** Every bound in `#flipped` to the other one, and what is basic along; what the objective changes by. */
  #flip(): number {
    if (this.#flipped.length === 0) return 0;
    const [x, node, side, turned] = [this.x, this.#node.fill(0), this.#side.fill(0), this.#turned];
    let change = 0;
    for (const variable of this.#flipped) {
      const by = (this.#upper[variable]! - this.#lower[variable]!) * (this.#atUpper[variable] === 1 ? -1 : 1);
      this.#atUpper[variable] = 1 - this.#atUpper[variable]!;
      x[variable]! += by;
      change += by * this.#reduced[variable]!;
      this.#columns.add(variable, -by, node, side);
    }
    this.#system.solve(node, side, turned);
    for (const variable of this.#basic) x[variable]! += turned[variable]!;
    return change;
  }
}

function squared(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value * value;
  return total;
}
