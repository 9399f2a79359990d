/**
 * Pricing: the best matching when side constraints are paid for instead of enforced, and the bound that follows.
 *
 * For prices y (≥ 0 for `<=`, ≤ 0 for `>=`, free for `=`) the Hungarian kernel maximises Σ (D·w − Σ y·a) x over the matchings of the
 * network; with Σ y·b added, that is an upper bound, times D, on the weight of every matching that satisfies the constraints
 * (Lagrangian relaxation: Held & Karp 1971; Geoffrion 1974). Prices are integers over the denominator D, so the bound is exact.
 */
import { NEVER, unstoppable, type Poll } from '../model/limits.ts';
import { FREE, HeadroomError, IMPOSED, maximise, mostPairs, weightOf, type Choices, type Empty, type Network } from '../network/network.ts';
import { leftSideOf, reducedCosts, type NetworkDuals, type SideRow } from '../network/side-rows.ts';
import type { Cut } from './master.ts';

export interface Priced extends Bound {
  readonly cut: Cut;
}

/** What duals prove: an upper bound, times their denominator. */
export interface Bound {
  readonly bound: number;
  readonly duals: NetworkDuals;
}

type NodesAt = (prices: Float64Array, unit: number) => Float64Array;

/** 2^52: what integers may reach inside the kernel. */
const ROOM = 2 ** 52;
/**
 * How many times finer bounds are rounded than prices that the kernel is to pay: it needs room for paths, a sum does not. With thirds in
 * units of one a bound misses the whole matching that it belongs to, and nothing is left to branch on.
 */
const FINER = 64;
/** In what rays are rounded. */
const EMPTINESS = 2 ** 20;

export class Pricing {
  readonly network: Network;
  readonly sides: readonly SideRow[];
  /** Arc → weight, an integer. */
  readonly weight: Float64Array;
  readonly denominator: number;
  /** Side constraint → the greatest price, in units of weight, that arithmetic and sense allow; 0 when it cannot be broken. */
  readonly ceiling: Float64Array;
  /** Polled only: a price is worked out to its end. */
  readonly #isOver: Poll;
  readonly #places: number;
  /** Arc → 0. */
  readonly #nothing: Float64Array;

  /** @throws HeadroomError when the weights leave no room for prices. */
  constructor(network: Network, sides: readonly SideRow[], weight: Float64Array, isOver: Poll = NEVER) {
    this.#isOver = unstoppable(isOver);
    this.network = network;
    this.sides = sides;
    this.weight = weight;
    this.#nothing = new Float64Array(network.arcs);
    this.#places = Math.max(1, Math.min(mostPairs(network), network.arcs));
    const largest = weight.reduce((max, value) => Math.max(max, Math.abs(value)), 1);
    // A price worth exchanging a whole augmenting path is always enough; more would only cost precision.
    const useful = (2 * largest + 1) * Math.min(this.#places, 64);
    const coefficients = sides.map((side) => side.coefficients.reduce((max, value) => Math.max(max, Math.abs(value)), 1));
    const room = ROOM / (8 * this.#places * (sides.length + 1));
    const denominators = [65536, 4096, 256, 16, 4, 1];
    const fits = (d: number): boolean => d * largest <= room && coefficients.every((a) => d * useful * a <= room * 4);
    const denominator = denominators.find(fits) ?? denominators.find((d) => d * largest <= room);
    if (denominator === undefined) throw new HeadroomError();
    this.denominator = denominator;
    this.ceiling = Float64Array.from(sides, (side, k) =>
      alwaysHolds(side, coefficients[k]! * this.#places)
        ? 0
        : Math.max(1, Math.min(useful, Math.floor((room * 4) / (denominator * coefficients[k]!)))),
    );
  }

  /** The bound at these prices (in units of weight), or the proof that the choices are empty. */
  price(choices: Choices, prices: Float64Array): Priced | Empty {
    return this.#evaluate(choices, this.weight, this.denominator, this.#integers(prices, this.denominator));
  }

  /** The same with all weights 0: a negative bound proves that no choice satisfies the side constraints. Prices are within ±1. */
  priceEmptiness(choices: Choices, prices: Float64Array): Priced | Empty {
    const largest = this.sides.reduce((max, side) => side.coefficients.reduce((m, value) => Math.max(m, Math.abs(value)), max), 1);
    const unit = Math.max(1, Math.min(2 ** 20, Math.floor(ROOM / (largest * this.#places * (this.sides.length + 1) * 8))));
    return this.#evaluate(choices, new Float64Array(this.network.arcs), 1, this.#integers(prices, unit));
  }

  /**
   * The bound (× denominator of its duals) that prices from elsewhere prove once they are rounded, as finely as the integers allow; null
   * when they do not fit. `nodesAt`: duals of rows, then columns, that go with rounded prices, in the same unit. O(arcs + terms).
   */
  rounded(choices: Choices, prices: Float64Array, nodesAt: NodesAt): Bound | null {
    const at = (denominator: number): Bound | null =>
      this.#boundAt(choices, this.weight, denominator, this.#integers(prices, denominator), nodesAt, denominator);
    return at(this.denominator * FINER) ?? at(this.denominator);
  }

  /** The same for weights of 0: negative when a ray proves that there is no matching. */
  roundedRay(choices: Choices, prices: Float64Array, nodesAt: NodesAt): Bound | null {
    return this.#boundAt(choices, this.#nothing, 1, this.#integers(prices, EMPTINESS), nodesAt, EMPTINESS);
  }

  #boundAt(choices: Choices, weight: Float64Array, denominator: number, sides: Float64Array, nodesAt: NodesAt, unit: number): Bound | null {
    const { network } = this;
    // What the tree leads to is whole already, but for what a ray begins with.
    const nodes = nodesAt(sides, unit).map((dual) => Math.round(dual) + 0);
    const duals: NetworkDuals = {
      ...{ denominator, sides },
      rows: nodes.slice(0, network.rows),
      columns: nodes.slice(network.rows, network.rows + network.columns),
    };
    let bound = 0;
    let size = nodes.reduce((most, dual) => Math.max(most, Math.abs(dual)), 0);
    const add = (value: number): void => {
      bound += value;
      size += Math.abs(value);
    };
    duals.rows.forEach((dual, i) => add(dual > 0 || choices.optional[i] === 0 ? dual * network.need[i]! : 0));
    duals.columns.forEach((dual, j) => add(dual * (dual > 0 ? choices.upper[j]! : choices.lower[j]!)));
    duals.sides.forEach((dual, k) => add(dual * this.sides[k]!.rhs));
    const reduced = reducedCosts(network, this.sides, weight, duals);
    for (let arc = 0; arc < network.arcs; arc++) {
      const state = choices.state[arc];
      if (state === IMPOSED || (state === FREE && reduced[arc]! > 0)) add(reduced[arc]!);
    }
    return size < ROOM ? { bound, duals } : null;
  }

  /** The proof of a network that has no matching, without the side constraints. */
  dualsOf({ rowDual, columnDual }: Empty): NetworkDuals {
    return { denominator: 1, rows: rowDual, columns: columnDual, sides: new Float64Array(this.sides.length) };
  }

  #integers(prices: Float64Array, unit: number): Float64Array {
    return prices.map((price, k) => {
      const integer = Math.round(price * unit) + 0;
      const { op } = this.sides[k]!;
      return op === '=' ? integer : op === '<=' ? Math.max(0, integer) : Math.min(0, integer);
    });
  }

  #evaluate(choices: Choices, weight: Float64Array, denominator: number, prices: Float64Array): Priced | Empty {
    const priced = weight.map((value) => value * denominator);
    this.sides.forEach(({ arcs, coefficients }, k) => {
      const price = prices[k]!;
      if (price !== 0) for (let t = 0; t < arcs.length; t++) priced[arcs[t]!]! -= price * coefficients[t]!;
    });
    const optimum = maximise(this.network, choices, priced, this.#isOver)!;
    if (optimum.status === 'empty') return optimum;
    const cut = this.cutOf(optimum.taken, weight);
    let bound = weightOf(priced, optimum.taken);
    this.sides.forEach((side, k) => (bound += prices[k]! * side.rhs));
    return { bound, cut, duals: { denominator, rows: optimum.rowDual, columns: optimum.columnDual, sides: prices } };
  }

  cutOf(taken: Uint8Array, weight: Float64Array): Cut {
    const slack = Float64Array.from(this.sides, (side) => side.rhs - leftSideOf(side, taken));
    return { taken, value: weightOf(weight, taken), slack };
  }
}

/** True when no matching, whose terms sum to at most `reach` in size, can break the constraint: it then has no price. */
function alwaysHolds({ op, rhs }: SideRow, reach: number): boolean {
  return op === '<=' ? rhs >= reach : op === '>=' ? rhs <= -reach : false;
}
