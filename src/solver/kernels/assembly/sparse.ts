/**
 * AssemblyScript: the sparse kernel with capacities, in 32-bit integers.
 *
 * `cover` finds how many can be matched and splits the instance. Then each side of it: sources i with a supply, sinks j with a capacity,
 * arcs (i, j) of capacity 1 with costs ≥ 0; every source places its whole supply (the cover says that it can), at least total cost. A supply
 * above 1 needs sinks of capacity 1.
 *
 * Phases of a side, each a function called from outside: `open` lays it out, `selectRows` makes the cores, `auction` and `release` find
 * prices to start from, `reduceRows` places what can be placed exactly, `augment` the rest, one unit along a shortest path, `repair` mends
 * sinks that stayed overpriced. The order is that of `../sparse-wasm.ts`.
 */
export * from './bids';
export * from './conversion';
export * from './cores';
export * from './cover';
export * from './paths';
export * from './repair';
export { fromDecimals, fromDoubles } from './rounding';
export { isOverflown, open, sideBytes, sinkDualsAt, slotCostAt, slotUnitAt, sourceDualsAt, unitSourceAt } from './sides';
