/**
 * Side constraints over the arcs of a network: what one is, what a matching makes of it, and the duals of a network that has them.
 */
import { EXCLUDED, FREE, IMPOSED, type Network } from './network.ts';

/** A side constraint over the arcs of a network. */
export interface SideRow {
  /** Term → arc; its coefficient, an integer. */
  readonly arcs: Int32Array;
  readonly coefficients: Float64Array;
  readonly op: '<=' | '>=' | '=';
  readonly rhs: number;
}

/** Σ coefficient over the terms that are chosen. */
export function leftSideOf({ arcs, coefficients }: Pick<SideRow, 'arcs' | 'coefficients'>, taken: Uint8Array): number {
  let used = 0;
  for (let t = 0; t < arcs.length; t++) if (taken[arcs[t]!] === 1) used += coefficients[t]!;
  return used;
}

/** True when a matching with these slacks satisfies every side constraint. */
export function satisfies(sides: readonly SideRow[], slack: Float64Array): boolean {
  return sides.every(({ op }, k) => (op === '=' ? slack[k] === 0 : op === '<=' ? slack[k]! >= 0 : slack[k]! <= 0));
}

/** Integer duals over `denominator`: rows, columns and side constraints of the network. */
export interface NetworkDuals {
  readonly denominator: number;
  /** Row, column, side constraint → dual. */
  readonly rows: Float64Array;
  readonly columns: Float64Array;
  readonly sides: Float64Array;
}

/** Arc → denominator · weight − row dual − column dual − Σ coefficient · side dual. */
export function reducedCosts(network: Network, sides: readonly SideRow[], weight: Float64Array, duals: NetworkDuals): Float64Array {
  const { arcs: count, rowOf, columnOf } = network;
  const { denominator, rows, columns } = duals;
  const reduced = new Float64Array(count);
  for (let arc = 0; arc < count; arc++) reduced[arc] = weight[arc]! * denominator - rows[rowOf[arc]!]! - columns[columnOf[arc]!]!;
  for (let k = 0; k < sides.length; k++) {
    const price = duals.sides[k]!;
    if (price === 0) continue;
    const { arcs, coefficients } = sides[k]!;
    for (let t = 0; t < arcs.length; t++) reduced[arcs[t]!]! -= coefficients[t]! * price;
  }
  return reduced;
}

/** The states with every free arc decided whose other state costs more than `spare`, by reduced costs. O(arcs). */
export function decidedBy(reduced: Float64Array, spare: number, state: Uint8Array): Uint8Array {
  return state.map((known, arc) => {
    const cost = reduced[arc]!;
    return known !== FREE || Math.abs(cost) <= spare ? known : cost > 0 ? IMPOSED : EXCLUDED;
  });
}
