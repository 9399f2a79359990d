/**
 * What it costs to do without one pair of a matching: one shortest path in the residual graph.
 *
 * The pair gone, its row has one unit too many and its column one too few. The unit goes to another column, which gives one up in its
 * turn, and so on, until the column that lost it is reached; or by way of the pool.
 */
import { ResidualGraph, type StagedDuals, type StagedOptimum } from '../../network/residual-graph.ts';

export class ExchangePaths extends ResidualGraph {
  /**
   * Objective → what the best matching without this arc of the matching loses; null when there is none, or when it loses as much as `limit`
   * or more. The arc must be EXCLUDED in the state.
   */
  without(arc: number, limit: Float64Array | null): Float64Array | null {
    const target = this.#target(arc);
    const own = this.reducedCost(arc);
    const within = limit === null ? null : limit.map((value, stage) => value - own[stage]!);
    const from = this.network.rowOf[arc]!;
    if (!this.search({ from, backwards: false, limit: within }, (node) => node === target)) return null;
    return own.map((cost, stage) => cost + this.distance[stage]![target]!);
  }

  /** The matching that the last call of `without` found, for this arc, with duals that prove it best. */
  exchange(arc: number): StagedOptimum {
    const target = this.#target(arc);
    const taken = this.taken.slice();
    taken[arc] = 0;
    for (const changed of this.arcsTo(target)) taken[changed]! ^= 1;
    return { taken, ...this.#shifted(this.distanceOf(target)) };
  }

  /** Duals that prove that every matching without this arc loses `limit` or more. The arc must be EXCLUDED in the state. */
  bound(arc: number, limit: Float64Array): StagedDuals {
    this.without(arc, limit);
    const own = this.reducedCost(arc);
    return this.#shifted(limit.map((value, stage) => value - own[stage]!));
  }

  /** Duals that prove, all weights being 0, that there is no matching without this arc. The arc must be EXCLUDED in the state. */
  barrier(arc: number): StagedDuals {
    this.without(arc, null);
    const { settled, pool } = this;
    const { rows, columns } = this.network;
    return {
      rowDual: [Float64Array.from({ length: rows }, (_, i) => settled[pool]! - settled[i]!)],
      columnDual: [Float64Array.from({ length: columns }, (_, j) => settled[rows + j]! - settled[pool]!)],
    };
  }

  #target(arc: number): number {
    return this.network.rows + this.network.columnOf[arc]!;
  }

  /** The duals with the distances of the last search, up to `reach`, added as potentials; those of the pool stay 0. */
  #shifted(reach: Float64Array): StagedDuals {
    const { settled, distance, dual, pool, network } = this;
    const shift = (stage: number, node: number): number => (settled[node] === 1 ? distance[stage]![node]! : reach[stage]!);
    const moved = dual.map((own, stage) =>
      own.map((value, node) => value + (node < network.rows ? 1 : -1) * (shift(stage, node) - shift(stage, pool))),
    );
    return {
      rowDual: moved.map((own) => own.subarray(0, network.rows)),
      columnDual: moved.map((own) => own.subarray(network.rows)),
    };
  }
}
