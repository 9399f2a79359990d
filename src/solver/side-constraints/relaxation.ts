/**
 * The linear relaxation of an assignment under side constraints: the dual simplex method on a network with side rows.
 *
 *   maximise Σ w·x   subject to   Σ x + r_i = need_i (rows),   Σ x − q_j = 0 (columns),   Σ c·x + s_k = rhs_k (side constraints),
 *   0 ≤ x ≤ 1,   0 ≤ r_i ≤ need_i for an optional row, else 0,   lower_j ≤ q_j ≤ upper_j,   s_k by the sense of the constraint
 *
 * Every variable has both bounds (an s one that it never reaches), so any basis can be made dual feasible by putting each variable at the
 * bound that its reduced cost asks for, and one search goes on from the basis of another, whatever their weights and states. The steps are in
 * `simplex-reference.ts`, or in the kernel (`simplex-wasm.ts`).
 *
 * Doubles: nothing here is proven. What it gives are duals to be rounded and checked, and a fractional matching to branch on.
 */
import { EXCLUDED, IMPOSED, type Choices, type Network } from '../network/network.ts';
import { Columns } from './columns.ts';
import type { SideRow } from '../network/side-rows.ts';
import type { Relaxed, RunLimit, Simplex } from './simplex.ts';
import { ReferenceSimplex } from './simplex-reference.ts';
import { KernelSimplex } from './simplex-wasm.ts';
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

const NONE = -1;

export class Relaxation {
  readonly #columns: Columns;
  readonly #simplex: Simplex;
  /** Position of an arc → weight, as it was given. */
  readonly #weight: Float64Array;

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
    const { arcs, rows, root } = columns;
    this.#weight = Float64Array.from(arcOf, (arc) => weight[arc]!);
    const rhs = Float64Array.from(sides, (side, k) => side.rhs / columns.scale[k]!);
    const problem = { columns, weight: this.#weight, rhs, need: network.need };
    this.#simplex = KernelSimplex.of(problem) ?? new ReferenceSimplex(problem);
    const { lower, upper } = this.#simplex.arrays;
    for (let k = 0; k < arcs; k++) this.decide(arcOf[k]!, choices.state[arcOf[k]!]!);
    for (let i = 0; i < rows; i++) upper[i] = choices.optional[i] === 1 ? network.need[i]! : 0;
    for (let j = 0; j < network.columns; j++) {
      lower[rows + j] = choices.lower[j]!;
      upper[rows + j] = choices.upper[j]!;
    }
    sides.forEach(({ op, coefficients, rhs: limit }, k) => {
      // No left side gets so far: what is at such a bound is not at its end, and any basis can be made dual feasible.
      const far = (coefficients.reduce((total, value) => total + Math.abs(value), Math.abs(limit)) + 1) / columns.scale[k]!;
      lower[root + k] = op === '>=' || ceiling[k] === 0 ? -far : 0;
      upper[root + k] = op === '<=' || ceiling[k] === 0 ? far : 0;
    });
  }

  /** Arc of the network that stands at a position here. */
  get arcOf(): Int32Array {
    return this.#columns.arcOf;
  }

  /** Side constraint → its price. */
  get sideDual(): Float64Array {
    return this.#simplex.arrays.sideDual.map((value, k) => value / this.#columns.scale[k]!);
  }

  /**
   * Duals of the nodes in integers over `unit`, by which the arcs of the tree cost exactly what they weigh when side constraints have these
   * prices, integers over the same unit. With duals rounded one by one every node adds an error of its own to the bound: 18 on 500 × 400
   * with 20 quotas, where this adds less than 1.
   */
  nodeDualsAt(prices: Float64Array, unit: number): Float64Array {
    return this.#simplex.spread(true, NONE, unit, this.#scaled(prices));
  }

  /** The same of the ray. */
  nodeRayAt(prices: Float64Array, unit: number): Float64Array {
    return this.#simplex.spread(false, this.#simplex.leaver, Math.round(this.#rayScale() * unit), this.#scaled(prices));
  }

  #scaled(prices: Float64Array): Float64Array {
    return prices.map((price, k) => price * this.#columns.scale[k]!);
  }

  /** Starts from a matching of the network that is optimal without side constraints, and its duals (cost signs as in `Optimum`). */
  startFrom(taken: Uint8Array, rowDual: Float64Array, columnDual: Float64Array): void {
    const { arcs, root, firstArc, arcOf } = this.#columns;
    const { lower, upper, basic, isBasic, atUpper } = this.#simplex.arrays;
    const own = {
      isFree: (variable: number): boolean => lower[variable] !== upper[variable],
      taken: Uint8Array.from(arcOf, (arc) => taken[arc]!),
      ...{ weight: this.#weight, rowDual, columnDual },
    };
    basic.set(shortestWays(this.#columns, own));
    for (let s = root; s < firstArc; s++) basic[s] = s;
    isBasic.fill(0);
    for (const variable of basic) isBasic[variable] = 1;
    for (let k = 0; k < arcs; k++) atUpper[firstArc + k] = own.taken[k]!;
  }

  get basis(): Basis {
    const { firstArc, arcOf } = this.#columns;
    const { basic, length, atUpper } = this.#simplex.arrays;
    const named = (variable: number): number => (variable < firstArc ? variable : firstArc + arcOf[variable - firstArc]!);
    const upper: number[] = [];
    atUpper.forEach((isUp, variable) => {
      if (isUp === 1) upper.push(named(variable));
    });
    const lengths = Float32Array.from(basic, (variable) => length[variable]!);
    return { basic: basic.map(named), lengths, upper: Int32Array.from(upper) };
  }

  /** Goes on from a basis, of this relaxation or of one that held other arcs; those that are basic must be held here too. */
  resume({ basic, lengths, upper }: Basis): void {
    const { firstArc, positionOf } = this.#columns;
    const here = (name: number): number => (name < firstArc ? name : firstArc + positionOf[name - firstArc]!);
    const own = this.#simplex.arrays;
    own.isBasic.fill(0);
    basic.forEach((name, b) => {
      const variable = (own.basic[b] = here(name));
      own.isBasic[variable] = 1;
      own.length[variable] = lengths[b]!;
    });
    own.atUpper.fill(0);
    for (const name of upper) if (here(name) >= firstArc || name < firstArc) own.atUpper[here(name)] = 1;
  }

  /** Gives an arc of the network a state: FREE, IMPOSED or EXCLUDED. One that is not held here is excluded already. */
  decide(arc: number, state: number): void {
    const variable = this.#columns.firstArc + this.#columns.positionOf[arc]!;
    if (variable < this.#columns.firstArc) return;
    const { lower, upper } = this.#simplex.arrays;
    lower[variable] = state === IMPOSED ? 1 : 0;
    upper[variable] = state === EXCLUDED ? 0 : 1;
  }

  /** Whether an arc of the network is held here. */
  holds(arc: number): boolean {
    return this.#columns.positionOf[arc] !== NONE;
  }

  /** Node → dual; good until the next run. */
  get nodeDual(): Float64Array {
    return this.#simplex.arrays.nodeDual;
  }

  /** Value of the arc at a position. */
  valueAt(position: number): number {
    return this.#simplex.arrays.x[this.#columns.firstArc + position]!;
  }

  /** Dual simplex until the bound is at most `enough`, or the relaxation is solved. */
  run(enough: number, limit: RunLimit): Relaxed {
    return this.#simplex.run(enough, limit);
  }

  /**
   * What the objective loses at least, up to `enough`, when an arc is left, and when it is taken: by the first dual step to either side, over
   * all its breakpoints (Tomlin 1971; with bound flipping). Of a basic arc, after `optimal`; null of others. O(arcs + nodes + active²).
   */
  penalties(arc: number, enough: number): { readonly without: number; readonly with: number } | null {
    const variable = this.#columns.firstArc + this.#columns.positionOf[arc]!;
    if (variable < this.#columns.firstArc || this.#simplex.arrays.isBasic[variable] === 0) return null;
    return this.#simplex.losses(variable, enough);
  }

  /** After `empty`: the ray that proves it, as duals whose bound is negative when weights are 0. Greatest entry 1. */
  get ray(): { nodes: Float64Array; sides: Float64Array } {
    const { nodeRow, sideRow } = this.#simplex.arrays;
    const scale = this.#rayScale();
    return { nodes: nodeRow.map((value) => value * scale), sides: sideRow.map((value, k) => (value * scale) / this.#columns.scale[k]!) };
  }

  #rayScale(): number {
    const { nodeRow, sideRow } = this.#simplex.arrays;
    let largest = 0;
    for (const value of nodeRow) largest = Math.max(largest, Math.abs(value));
    sideRow.forEach((value, k) => (largest = Math.max(largest, Math.abs(value / this.#columns.scale[k]!))));
    return this.#simplex.raySign / largest;
  }
}
