/**
 * The dual simplex method on a network with side rows, in TypeScript: what the kernel (`simplex-wasm.ts`) computes, and where there is no WebAssembly.
 *
 * The variable to leave is chosen by steepest edge (Forrest & Goldfarb 1992): 1,989 steps where the largest violation takes 3,619 (2,000 × 1,600, 100
 * quotas). Ratio test with bound flipping (Maros 2003). A step moves duals, reduced costs and values along; every REFRESH steps, before an answer is given,
 * and where a pivot comes out different by row and by column, all are computed from the basis, so that errors do not add up. A step is
 * O(arcs + nodes + active³).
 */
import { NodeHeap } from '../kernels/heap.ts';
import { BasisSystem } from './basis-system.ts';
import type { Columns } from './columns.ts';
import { STEPS_BETWEEN_POLLS, type Relaxed, type RunLimit, type Simplex, type SimplexArrays, type SimplexProblem } from './simplex.ts';

const NONE = -1;
/** What a bound may be missed by. */
const FEASIBLE = 1e-7;
/** Least size of an entry to pivot on. */
const PIVOT = 1e-7;
/** Least squared length of a row of the inverse that is believed. */
const LEAST_LENGTH = 1e-4;
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

export class ReferenceSimplex implements Simplex {
  readonly arrays: SimplexArrays;
  readonly #columns: Columns;
  readonly #system: BasisSystem;
  readonly #rhs: Float64Array;
  readonly #need: Int32Array;
  // The arrays by name, as most of the code reads them.
  readonly #weight: Float64Array;
  readonly #lower: Float64Array;
  readonly #upper: Float64Array;
  readonly #basic: Int32Array;
  readonly #isBasic: Uint8Array;
  readonly #atUpper: Uint8Array;
  readonly #length: Float64Array;
  readonly #x: Float64Array;
  readonly #nodeDual: Float64Array;
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
  #leaver = NONE;
  #raySign: 1 | -1 = 1;
  #isTilted = false;

  constructor({ columns, weight, rhs, need }: SimplexProblem) {
    const { root, sides, firstArc, variables } = columns;
    this.#columns = columns;
    this.#system = new BasisSystem(columns);
    this.#rhs = rhs;
    this.#need = need;
    this.#weight = weight.slice();
    this.#lower = new Float64Array(variables);
    this.#upper = new Float64Array(variables);
    this.#basic = new Int32Array(firstArc);
    this.#isBasic = new Uint8Array(variables);
    this.#atUpper = new Uint8Array(variables);
    this.#length = new Float64Array(variables).fill(1);
    this.#x = new Float64Array(variables);
    this.#nodeDual = new Float64Array(root + 1);
    this.#sideDual = new Float64Array(sides);
    this.#nodeRow = new Float64Array(root + 1);
    this.#sideRow = new Float64Array(sides);
    this.#node = new Float64Array(root + 1);
    this.#side = new Float64Array(sides);
    this.#entered = new Float64Array(variables);
    this.#turned = new Float64Array(variables);
    this.#ratio = new Float64Array(variables);
    this.#candidates = new NodeHeap(this.#ratio);
    this.#alpha = new Float64Array(variables);
    this.#reduced = new Float64Array(variables);
    this.#live = new Int32Array(variables);
    this.arrays = {
      ...{ lower: this.#lower, upper: this.#upper, basic: this.#basic, isBasic: this.#isBasic, atUpper: this.#atUpper },
      ...{ length: this.#length, x: this.#x, nodeDual: this.#nodeDual, sideDual: this.#sideDual },
      ...{ nodeRow: this.#nodeRow, sideRow: this.#sideRow },
    };
  }

  get leaver(): number {
    return this.#leaver;
  }

  get raySign(): 1 | -1 {
    return this.#raySign;
  }

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
    this.#system.duals(this.#weight, this.#nodeDual, this.#sideDual);
    for (let at = 0; at < this.#movable; at++) {
      const variable = this.#live[at]!;
      this.#reduced[variable] = this.#isBasic[variable] === 1 ? 0 : this.#reducedCost(variable);
    }
  }

  losses(variable: number, enough: number): { readonly without: number; readonly with: number } {
    this.#system.row(variable, this.#nodeRow, this.#sideRow);
    this.#applyRow();
    const value = this.#x[variable]!;
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

  spread(weighted: boolean, variable: number, times: number, prices: Float64Array): Float64Array {
    const node = new Float64Array(this.#columns.root + 1);
    this.#system.nodes(weighted ? this.#weight : null, variable, times, node, prices);
    return node;
  }

  #reducedCost(variable: number): number {
    const weight = variable < this.#columns.firstArc ? 0 : this.#weight[variable - this.#columns.firstArc]!;
    return weight - this.#columns.applied(variable, this.#nodeDual, this.#sideDual);
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
    const [x, isBasic, atUpper] = [this.#x, this.#isBasic, this.#atUpper];
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
    const [x, lower, upper, length] = [this.#x, this.#lower, this.#upper, this.#length];
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
    let slope = isLow ? this.#lower[leaving]! - this.#x[leaving]! : this.#x[leaving]! - this.#upper[leaving]!;
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
    const [x, entered] = [this.#x, this.#entered];
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
    for (let node = 0; node < this.#nodeDual.length; node++) this.#nodeDual[node]! += price * this.#nodeRow[node]!;
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
    const [x, node, side, turned] = [this.#x, this.#node.fill(0), this.#side.fill(0), this.#turned];
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
