/**
 * The residual graph of one matching of a network, and shortest ways in it: what it costs that something is one too much in one place and
 * one too few in another.
 *
 * Nodes: rows, then columns, then the pool of what is not used. A row with a unit too many gives it to a column that it is not paired
 * with; a column gives it back to one of its rows, or to the pool where it has a place left; where needs may go unmet, a row gives it to
 * the pool. The pool gives it to a row whose need is unmet, or takes the place of a column that is above its least.
 *
 * Lengths are reduced costs, one for each objective, compared one after the other: under duals that are optimal objective by objective the
 * first that is not 0 has the right sign, so that no length is negative. Integers throughout, exact below `LIMIT`.
 * O(arcs + nodes · log nodes) a search at worst, times the objectives; a search ends where it is told to, which is mostly near.
 * Source: R. K. Ahuja, T. L. Magnanti & J. B. Orlin, Network Flows (1993), sections 9.7 and 9.11.
 */
import { StageHeap } from '../kernels/stage-heap.ts';
import { FREE, HeadroomError, NONE, type Network } from './network.ts';

/** Duals of each objective, as a maximisation: objective → row, and objective → column. */
export interface StagedDuals {
  readonly rowDual: readonly Float64Array[];
  readonly columnDual: readonly Float64Array[];
}

/** A matching that is best by every objective, with the duals that prove it. */
export interface StagedOptimum extends StagedDuals {
  /** Arc → 1 when chosen. */
  readonly taken: Uint8Array;
}

/** Duals, and what a path can add up, stay below this, so that every sum is exact. */
export const LIMIT = 2 ** 50;

/** Where a search begins and which way it follows the ways: forwards from where something is too much, or backwards to it. */
export interface Search {
  readonly from: number;
  readonly backwards: boolean;
  /** Objective → distance: what is as far away as this, or farther, is of no interest. */
  readonly limit: ArrayLike<number> | null;
}

export class ResidualGraph {
  readonly network: Network;
  /** Objective → arc → weight, maximised. */
  readonly weight: readonly Float64Array[];
  /** The node after all rows and columns. */
  readonly pool: number;
  /** Column → how many places it has; the network's, until they are changed. */
  readonly places: Int32Array;
  /** Column → its places in use; row → its needs met. */
  readonly load: Int32Array;
  readonly met: Int32Array;
  /** Arc → 1 when chosen: a copy, which `flip` changes. */
  readonly taken: Uint8Array;
  /** Objective → row or column → dual. */
  readonly dual: readonly Float64Array[];
  /** Objective → node → distance in the last search. */
  readonly distance: readonly Float64Array[];
  /** Node → 1 once its distance is final. */
  readonly settled: Uint8Array;
  /** Node → the node from which it was reached, and the arc between them; NONE where there is none. */
  readonly previous: Int32Array;
  readonly via: Int32Array;
  /** Whether needs may go unmet. */
  readonly #optional: boolean;
  /** Row → its arcs rowStart[i] …; column → byColumn[columnStart[j]] …, the `load` chosen ones first. */
  readonly #rowStart: Int32Array;
  readonly #columnStart: Int32Array;
  readonly #byColumn: Int32Array;
  /** Arc → where it stands in byColumn. */
  readonly #position: Int32Array;
  /** Arc → FREE, IMPOSED or EXCLUDED. */
  #state: Uint8Array;
  readonly #heap: StageHeap;
  /** Objective → a distance that is being offered. */
  readonly #offer: Float64Array;
  /** The limit of the search that runs, which may lower it. */
  protected limit: ArrayLike<number> | null = null;

  /** @throws HeadroomError when the weights leave no room for sums. */
  constructor(network: Network, weight: readonly Float64Array[], optional: boolean) {
    const { rows, columns } = network;
    this.network = network;
    this.weight = weight;
    this.pool = rows + columns;
    this.places = network.max.slice();
    this.load = new Int32Array(columns);
    this.met = new Int32Array(rows);
    this.taken = new Uint8Array(network.arcs);
    this.dual = weight.map(() => new Float64Array(this.pool));
    this.distance = weight.map(() => new Float64Array(this.pool + 1));
    this.settled = new Uint8Array(this.pool + 1);
    this.previous = new Int32Array(this.pool + 1);
    this.via = new Int32Array(this.pool + 1);
    this.#optional = optional;
    this.#rowStart = startsOf(network.rowOf, rows);
    this.#columnStart = startsOf(network.columnOf, columns);
    this.#byColumn = new Int32Array(network.arcs);
    this.#position = new Int32Array(network.arcs);
    this.#state = new Uint8Array(network.arcs);
    this.#heap = new StageHeap(this.distance, this.pool + 1);
    this.#offer = new Float64Array(weight.length);
    let places = 0;
    for (let j = 0; j < columns; j++) places += Math.min(network.max[j]!, this.#columnStart[j + 1]! - this.#columnStart[j]!);
    const units = Math.min(
      places + 1,
      network.need.reduce((sum, need) => sum + need, 0),
    );
    for (const values of weight) if (2 * units * largestOf(values) > LIMIT) throw new HeadroomError();
  }

  /**
   * From now on searches start from this matching; `state` (arc → FREE, IMPOSED or EXCLUDED) is read at each of them.
   * @throws HeadroomError when the duals leave no room for sums.
   */
  enter({ taken, rowDual, columnDual }: StagedOptimum, state: Uint8Array): void {
    const { network, load, met, dual } = this;
    const { rows, arcs, rowOf, columnOf } = network;
    const columnStart = this.#columnStart;
    this.#state = state;
    this.taken.set(taken);
    load.fill(0);
    met.fill(0);
    for (let arc = 0; arc < arcs; arc++) {
      if (taken[arc] === 0) continue;
      met[rowOf[arc]!]!++;
      this.#place(arc, columnStart[columnOf[arc]!]! + load[columnOf[arc]!]!++);
    }
    const next = load.map((used, j) => columnStart[j]! + used);
    for (let arc = 0; arc < arcs; arc++) if (taken[arc] === 0) this.#place(arc, next[columnOf[arc]!]!++);
    dual.forEach((own, stage) => {
      own.set(rowDual[stage]!);
      own.set(columnDual[stage]!, rows);
      if (!(largestOf(own) <= LIMIT)) throw new HeadroomError();
    });
  }

  /** Chooses an arc that was not, or the reverse. */
  flip(arc: number): void {
    const { network, taken, load, met } = this;
    const j = network.columnOf[arc]!;
    const by = taken[arc] === 1 ? -1 : 1;
    // It changes places with the arc at the border between the chosen ones and the others.
    const border = this.#columnStart[j]! + load[j]! + (by === 1 ? 0 : -1);
    const [other, position] = [this.#byColumn[border]!, this.#position[arc]!];
    this.#place(other, position);
    this.#place(arc, border);
    taken[arc] = by === 1 ? 1 : 0;
    load[j]! += by;
    met[network.rowOf[arc]!]! += by;
  }

  /**
   * Dijkstra: `settle` is told each node once its distance is final, nearest first and equals by number, and says whether that is enough.
   * @returns whether it was.
   */
  search({ from, backwards, limit }: Search, settle: (node: number) => boolean): boolean {
    const { network, distance, settled, pool } = this;
    const heap = this.#heap;
    this.limit = limit;
    for (const stage of distance) stage.fill(Infinity);
    settled.fill(0);
    heap.clear();
    this.#offer.fill(0);
    this.#accept(from, NONE, NONE);
    for (let node = heap.pop(); node !== NONE; node = heap.pop()) {
      if (this.limit !== null && !this.#isWithin(node, this.limit)) return false;
      settled[node] = 1;
      if (settle(node)) return true;
      if (node < network.rows) this.#leaveRow(node, backwards);
      else if (node < pool) this.#leaveColumn(node, backwards);
      else this.#leavePool(backwards);
    }
    return false;
  }

  /** The arcs on the way that the last search found to a node, from there. */
  arcsTo(node: number): number[] {
    const arcs: number[] = [];
    for (let at = node; at !== NONE; at = this.previous[at]!) if (this.via[at] !== NONE) arcs.push(this.via[at]!);
    return arcs;
  }

  /** Objective → distance of a node. */
  distanceOf(node: number): Float64Array {
    return Float64Array.from(this.distance, (stage) => stage[node]!);
  }

  /** Objective → weight − row dual − column dual. */
  reducedCost(arc: number): Float64Array {
    const [i, j] = [this.network.rowOf[arc]!, this.network.rows + this.network.columnOf[arc]!];
    return Float64Array.from(this.weight, (weight, stage) => weight[arc]! - this.dual[stage]![i]! - this.dual[stage]![j]!);
  }

  #place(arc: number, position: number): void {
    this.#byColumn[position] = arc;
    this.#position[arc] = position;
  }

  #leaveRow(i: number, backwards: boolean): void {
    const { network, taken, settled, met, pool } = this;
    const state = this.#state;
    const wanted = backwards ? 1 : 0;
    for (let arc = this.#rowStart[i]!; arc < this.#rowStart[i + 1]!; arc++) {
      if (taken[arc] !== wanted || state[arc] !== FREE) continue;
      const node = network.rows + network.columnOf[arc]!;
      if (settled[node] === 0) this.#reachByArc(node, i, arc, backwards ? 1 : -1);
    }
    if (settled[pool] === 1 || !this.#optional) return;
    if (backwards ? met[i]! < network.need[i]! : met[i]! > 0) this.#reachByPool(pool, i, i, backwards ? -1 : 1);
  }

  #leaveColumn(node: number, backwards: boolean): void {
    const { network, settled, load, places, pool } = this;
    const state = this.#state;
    const j = node - network.rows;
    const border = this.#columnStart[j]! + load[j]!;
    const [start, end] = backwards ? [border, this.#columnStart[j + 1]!] : [this.#columnStart[j]!, border];
    for (let at = start; at < end; at++) {
      const arc = this.#byColumn[at]!;
      const row = network.rowOf[arc]!;
      if (state[arc] === FREE && settled[row] === 0) this.#reachByArc(row, node, arc, backwards ? -1 : 1);
    }
    if (settled[pool] === 1) return;
    if (backwards ? load[j]! > network.min[j]! : load[j]! < places[j]!) this.#reachByPool(pool, node, node, backwards ? 1 : -1);
  }

  #leavePool(backwards: boolean): void {
    const { network, load, met, places, settled, pool } = this;
    for (let i = 0; this.#optional && i < network.rows; i++) {
      if (settled[i] === 1 || !(backwards ? met[i]! > 0 : met[i]! < network.need[i]!)) continue;
      this.#reachByPool(i, pool, i, backwards ? 1 : -1);
    }
    for (let j = 0; j < network.columns; j++) {
      const node = network.rows + j;
      if (settled[node] === 1 || !(backwards ? load[j]! < places[j]! : load[j]! > network.min[j]!)) continue;
      this.#reachByPool(node, pool, node, backwards ? -1 : 1);
    }
  }

  /** Offers a way to `node` over an arc, whose length is its reduced cost times `sign`. */
  #reachByArc(node: number, from: number, arc: number, sign: 1 | -1): void {
    const { distance, weight, dual } = this;
    const offer = this.#offer;
    let isNearer = false;
    for (let stage = 0; stage < offer.length; stage++) {
      const own = dual[stage]!;
      // Of the two nodes one is the arc's row, the other its column.
      const there = distance[stage]![from]! + sign * (weight[stage]![arc]! - own[from]! - own[node]!);
      if (!isNearer && there > distance[stage]![node]!) return;
      isNearer ||= there < distance[stage]![node]!;
      offer[stage] = there;
    }
    if (isNearer) this.#accept(node, from, arc);
  }

  /** The same into the pool or out of it, where the length is the dual of the other node times `sign`. */
  #reachByPool(node: number, from: number, other: number, sign: 1 | -1): void {
    const { distance, dual } = this;
    const offer = this.#offer;
    let isNearer = false;
    for (let stage = 0; stage < offer.length; stage++) {
      const there = distance[stage]![from]! + sign * dual[stage]![other]!;
      if (!isNearer && there > distance[stage]![node]!) return;
      isNearer ||= there < distance[stage]![node]!;
      offer[stage] = there;
    }
    if (isNearer) this.#accept(node, from, NONE);
  }

  #isWithin(node: number, limit: ArrayLike<number>): boolean {
    const { distance } = this;
    for (let stage = 0; stage < limit.length; stage++)
      if (distance[stage]![node] !== limit[stage]) return distance[stage]![node]! < limit[stage]!;
    return false;
  }

  #accept(node: number, from: number, arc: number): void {
    const offer = this.#offer;
    if (this.limit !== null && !isLess(offer, this.limit)) return;
    for (let stage = 0; stage < offer.length; stage++) this.distance[stage]![node] = offer[stage]!;
    this.previous[node] = from;
    this.via[node] = arc;
    this.#heap.push(node);
  }
}

/** Objectives compared one after the other. */
export function isLess(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let stage = 0; stage < a.length; stage++) if (a[stage] !== b[stage]) return a[stage]! < b[stage]!;
  return false;
}

function largestOf(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** Node → where its arcs begin, when they are listed node by node; one value more than there are nodes. */
function startsOf(nodeOf: Int32Array, nodes: number): Int32Array {
  const start = new Int32Array(nodes + 1);
  for (const node of nodeOf) start[node + 1]!++;
  for (let node = 0; node < nodes; node++) start[node + 1]! += start[node]!;
  return start;
}
