/**
 * Shortest paths in the residual graph of one matching of a network: what it costs to do without one of its pairs.
 *
 * The pair gone, its row has one unit too many and its column one too few. The unit goes to another column, which gives one up in its
 * turn, and so on, until the column that lost it is reached; or by way of the pool, which takes units where there is room or where a need
 * may go unmet, and gives them back elsewhere. Nodes: rows, then columns, then the pool.
 *
 * Lengths are reduced costs, in stages: under duals that are optimal stage by stage, the first stage whose reduced cost is not 0 has the
 * right sign, so that lengths are never negative when stages are compared in order.
 */
import { StageHeap } from '../kernels/stage-heap.ts';
import { FREE, HeadroomError, type Network } from './network.ts';

/** Duals of each stage, as a maximisation: stage → row, and stage → column. */
export interface StagedDuals {
  readonly rowDual: readonly Float64Array[];
  readonly columnDual: readonly Float64Array[];
}

/** A matching that is best by every stage, with the duals that prove it. */
export interface StagedOptimum extends StagedDuals {
  /** Arc → 1 when chosen. */
  readonly taken: Uint8Array;
}

/** Duals, and what a path can add up, stay below this, so that every sum is exact. */
const LIMIT = 2 ** 50;
const NONE = -1;

export class ResidualPaths {
  readonly network: Network;
  readonly stages: number;
  /** Stage → arc → weight, maximised. */
  readonly #weight: readonly Float64Array[];
  /** Whether needs may go unmet. */
  readonly #optional: boolean;
  /** Row → its arcs rowStart[i] …; column → slots slotStart[j] … of slotArc, load[j] of them in use. */
  readonly #rowStart: Int32Array;
  readonly #slotStart: Int32Array;
  readonly #slotArc: Int32Array;
  readonly #load: Int32Array;
  readonly #met: Int32Array;
  #matching: StagedOptimum = { taken: new Uint8Array(0), rowDual: [], columnDual: [] };
  #state: Uint8Array;
  /** Stage → node → distance; node → 1 once it is final; node → the node before it and the arc between them, if any. */
  readonly #distance: readonly Float64Array[];
  readonly #settled: Uint8Array;
  readonly #previous: Int32Array;
  readonly #via: Int32Array;
  readonly #heap: StageHeap;
  /** A distance that is being offered. */
  readonly #offer: Float64Array;
  /** Nothing as far away as this is of interest to the current search. */
  #limit: Float64Array | null = null;

  /** @throws HeadroomError when the weights leave no room for sums. */
  constructor(network: Network, weight: readonly Float64Array[], optional: boolean) {
    const { rows, columns } = network;
    const nodes = rows + columns + 1;
    this.network = network;
    this.stages = weight.length;
    this.#weight = weight;
    this.#optional = optional;
    this.#rowStart = new Int32Array(rows + 1);
    for (const i of network.rowOf) this.#rowStart[i + 1]!++;
    for (let i = 0; i < rows; i++) this.#rowStart[i + 1]! += this.#rowStart[i]!;
    const degree = new Int32Array(columns);
    for (const j of network.columnOf) degree[j]!++;
    this.#slotStart = new Int32Array(columns + 1);
    for (let j = 0; j < columns; j++) this.#slotStart[j + 1] = this.#slotStart[j]! + Math.min(network.max[j]!, degree[j]!);
    this.#slotArc = new Int32Array(this.#slotStart[columns]!);
    this.#load = new Int32Array(columns);
    this.#met = new Int32Array(rows);
    this.#distance = Array.from({ length: this.stages }, () => new Float64Array(nodes));
    this.#settled = new Uint8Array(nodes);
    this.#previous = new Int32Array(nodes);
    this.#via = new Int32Array(nodes);
    this.#heap = new StageHeap(this.#distance, nodes);
    this.#offer = new Float64Array(this.stages);
    this.#state = new Uint8Array(network.arcs);
    const units = Math.min(
      this.#slotArc.length,
      network.need.reduce((sum, need) => sum + need, 0),
    );
    for (const values of weight) {
      const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      if (2 * units * largest > LIMIT) throw new HeadroomError();
    }
  }

  /** From now on searches start from this matching; `state` (arc → FREE, IMPOSED or EXCLUDED) is read at each of them. */
  enter(matching: StagedOptimum, state: Uint8Array): void {
    const { network } = this;
    const load = this.#load;
    const met = this.#met;
    this.#matching = matching;
    this.#state = state;
    load.fill(0);
    met.fill(0);
    for (let arc = 0; arc < network.arcs; arc++) {
      if (matching.taken[arc] === 0) continue;
      const j = network.columnOf[arc]!;
      this.#slotArc[this.#slotStart[j]! + load[j]!++] = arc;
      met[network.rowOf[arc]!]!++;
    }
    for (const dual of [...matching.rowDual, ...matching.columnDual])
      for (const value of dual) if (!(Math.abs(value) <= LIMIT)) throw new HeadroomError();
  }

  /**
   * What the best matching without this arc of the matching loses; null when there is none, or when it loses as much as `limit` or
   * more. The arc must be EXCLUDED in the state.
   */
  search(without: number, limit: Float64Array | null): Float64Array | null {
    const { network } = this;
    const distance = this.#distance;
    const settled = this.#settled;
    const heap = this.#heap;
    const target = network.rows + network.columnOf[without]!;
    const [source, own] = [network.rowOf[without]!, this.reducedCost(without)];
    this.#limit = limit === null ? null : limit.map((value, stage) => value - own[stage]!);
    distance[0]!.fill(Infinity);
    settled.fill(0);
    heap.clear();
    this.#offer.fill(0);
    this.#accept(source, NONE, NONE);
    for (let node = heap.pop(); node !== NONE; node = heap.pop()) {
      settled[node] = 1;
      if (node === target) return own.map((cost, stage) => cost + distance[stage]![target]!);
      if (node < network.rows) this.#leaveRow(node);
      else if (node < settled.length - 1) this.#leaveColumn(node);
      else this.#leavePool();
    }
    return null;
  }

  /** The matching that the last search found, for this arc, with duals that prove it best. */
  exchange(without: number): StagedOptimum {
    const taken = this.#matching.taken.slice();
    const target = this.network.rows + this.network.columnOf[without]!;
    taken[without] = 0;
    for (let node = target; node !== NONE; node = this.#previous[node]!) if (this.#via[node] !== NONE) taken[this.#via[node]!]! ^= 1;
    return { taken, ...this.#shifted(this.#distance.map((stage) => stage[target]!)) };
  }

  /** Duals that prove that every matching without this arc loses `limit` or more. The arc must be EXCLUDED in the state. */
  bound(without: number, limit: Float64Array): StagedDuals {
    this.search(without, limit);
    return this.#shifted(this.#limit!);
  }

  /** Duals that prove, all weights being 0, that there is no matching without this arc. The arc must be EXCLUDED in the state. */
  barrier(without: number): StagedDuals {
    this.search(without, null);
    const pool = this.#settled[this.#settled.length - 1]!;
    const { rows, columns } = this.network;
    return {
      rowDual: [Float64Array.from({ length: rows }, (_, i) => pool - this.#settled[i]!)],
      columnDual: [Float64Array.from({ length: columns }, (_, j) => this.#settled[rows + j]! - pool)],
    };
  }

  /** The duals with the distances of the last search, up to `reach`, added as potentials; those of the pool stay 0. */
  #shifted(reach: ArrayLike<number>): StagedDuals {
    const { network } = this;
    const settled = this.#settled;
    const distance = this.#distance;
    const matching = this.#matching;
    const pool = settled.length - 1;
    const shift = (stage: number, node: number): number => (settled[node] === 1 ? distance[stage]![node]! : reach[stage]!);
    const stages = Array.from(reach, (_, stage) => stage);
    return {
      rowDual: stages.map((stage) => matching.rowDual[stage]!.map((dual, i) => dual + shift(stage, i) - shift(stage, pool))),
      columnDual: stages.map((stage) =>
        matching.columnDual[stage]!.map((dual, j) => dual - shift(stage, network.rows + j) + shift(stage, pool)),
      ),
    };
  }

  /** Stage → weight − row dual − column dual. */
  reducedCost(arc: number): Float64Array {
    const { rowDual, columnDual } = this.#matching;
    const [i, j] = [this.network.rowOf[arc]!, this.network.columnOf[arc]!];
    return Float64Array.from(this.#weight, (weight, stage) => weight[arc]! - rowDual[stage]![i]! - columnDual[stage]![j]!);
  }

  #leaveRow(i: number): void {
    const { network } = this;
    const state = this.#state;
    const settled = this.#settled;
    const { taken, rowDual } = this.#matching;
    for (let arc = this.#rowStart[i]!; arc < this.#rowStart[i + 1]!; arc++) {
      if (taken[arc] === 1 || state[arc] !== FREE) continue;
      const node = network.rows + network.columnOf[arc]!;
      if (settled[node] === 0) this.#reachByArc(node, i, arc, -1);
    }
    if (this.#optional) this.#reachByPool(settled.length - 1, i, rowDual, i, 1);
  }

  #leaveColumn(node: number): void {
    const { network } = this;
    const state = this.#state;
    const load = this.#load;
    const settled = this.#settled;
    const j = node - network.rows;
    for (let slot = this.#slotStart[j]!; slot < this.#slotStart[j]! + load[j]!; slot++) {
      const arc = this.#slotArc[slot]!;
      const row = network.rowOf[arc]!;
      if (state[arc] === FREE && settled[row] === 0) this.#reachByArc(row, node, arc, 1);
    }
    if (load[j]! < network.max[j]!) this.#reachByPool(settled.length - 1, node, this.#matching.columnDual, j, -1);
  }

  #leavePool(): void {
    const { network } = this;
    const load = this.#load;
    const met = this.#met;
    const settled = this.#settled;
    const { rowDual, columnDual } = this.#matching;
    const pool = settled.length - 1;
    for (let i = 0; this.#optional && i < network.rows; i++)
      if (met[i]! < network.need[i]! && settled[i] === 0) this.#reachByPool(i, pool, rowDual, i, -1);
    for (let j = 0; j < network.columns; j++) {
      const node = network.rows + j;
      if (load[j]! > network.min[j]! && settled[node] === 0) this.#reachByPool(node, pool, columnDual, j, 1);
    }
  }

  /** Offers a way to `node` over an arc, whose length is its reduced cost times `sign`. */
  #reachByArc(node: number, from: number, arc: number, sign: 1 | -1): void {
    const distance = this.#distance;
    const weight = this.#weight;
    const offer = this.#offer;
    const { rowDual, columnDual } = this.#matching;
    const [i, j] = [this.network.rowOf[arc]!, this.network.columnOf[arc]!];
    let nearer = false;
    for (let stage = 0; stage < offer.length; stage++) {
      const there = distance[stage]![from]! + sign * (weight[stage]![arc]! - rowDual[stage]![i]! - columnDual[stage]![j]!);
      if (!nearer && there > distance[stage]![node]!) return;
      nearer ||= there < distance[stage]![node]!;
      offer[stage] = there;
    }
    if (nearer) this.#accept(node, from, arc);
  }

  /** The same into the pool or out of it, where the length is a dual times `sign`. */
  #reachByPool(node: number, from: number, dual: readonly Float64Array[], index: number, sign: 1 | -1): void {
    const distance = this.#distance;
    const offer = this.#offer;
    let nearer = false;
    for (let stage = 0; stage < offer.length; stage++) {
      const there = distance[stage]![from]! + sign * dual[stage]![index]!;
      if (!nearer && there > distance[stage]![node]!) return;
      nearer ||= there < distance[stage]![node]!;
      offer[stage] = there;
    }
    if (nearer) this.#accept(node, from, NONE);
  }

  #accept(node: number, from: number, arc: number): void {
    if (!this.#isWithin(this.#offer)) return;
    this.#offer.forEach((there, stage) => (this.#distance[stage]![node] = there));
    this.#previous[node] = from;
    this.#via[node] = arc;
    this.#heap.push(node);
  }

  #isWithin(distance: Float64Array): boolean {
    if (this.#limit === null) return true;
    for (let stage = 0; stage < distance.length; stage++)
      if (distance[stage] !== this.#limit[stage]) return distance[stage]! < this.#limit[stage]!;
    return false;
  }
}
