/** On which pair a search branches. */
import { FREE, IMPOSED } from '../network.ts';
import type { Cut } from './master.ts';
import type { SearchTask } from './outcome.ts';
import type { SideRow } from './pricing.ts';

/**
 * A free arc between 0 and 1 that one side constraint by itself decides, else one that the fractional matching is sure of and that
 * changes much; where it is whole, one that the side constraints count; −1 when all are fixed.
 */
export function branchingArc(sides: readonly SideRow[], influence: Float64Array, state: Uint8Array, mean: Float64Array, cut: Cut): number {
  const isBetween = (arc: number): boolean => state[arc] === FREE && mean[arc]! > 1e-6 && mean[arc]! < 1 - 1e-6;
  for (const side of sides) {
    const [least, most] = reachOf(side, state);
    const decides = ({ op, rhs }: SideRow, value: number): boolean =>
      (op !== '>=' && least + Math.abs(value) > rhs) || (op !== '<=' && most - Math.abs(value) < rhs);
    const t = side.arcs.findIndex((arc, k) => isBetween(arc) && decides(side, side.coefficients[k]!));
    if (t >= 0) return side.arcs[t]!;
  }
  let [best, most] = [-1, 0];
  for (let arc = 0; arc < mean.length; arc++) {
    if (!isBetween(arc) || mean[arc]! * influence[arc]! <= most) continue;
    [best, most] = [arc, mean[arc]! * influence[arc]!];
  }
  if (best >= 0) return best;
  const counted = sides.flatMap(({ arcs }) => Array.from(arcs)).filter((arc) => state[arc] === FREE);
  return counted.find((arc) => cut.taken[arc] === 1) ?? counted[0] ?? state.indexOf(FREE);
}

/** A coefficient of what no side constraint counts, where 1 is the largest of a constraint. */
const UNCOUNTED = 0.01;

/**
 * The root of an arc's largest share in a side constraint. With the value alone a budget branches on what hardly spends: 49,000 nodes for
 * 3,000 (22 × 12, an equality of 31 pairs); with the share itself, not its root, whole matchings are found later.
 */
export function influenceOf({ network, sides }: SearchTask): Float64Array {
  const influence = new Float64Array(network.arcs).fill(Math.sqrt(UNCOUNTED));
  for (const { arcs, coefficients } of sides) {
    const largest = coefficients.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    arcs.forEach((arc, t) => (influence[arc] = Math.max(influence[arc]!, Math.sqrt(Math.abs(coefficients[t]!) / largest))));
  }
  return influence;
}

/** The least and the most that the left side can come to, whatever is chosen of the free arcs. */
export function reachOf({ arcs, coefficients }: SideRow, state: Uint8Array): [least: number, most: number] {
  let [least, most] = [0, 0];
  for (let t = 0; t < arcs.length; t++) {
    const value = coefficients[t]!;
    if (state[arcs[t]!] === IMPOSED) [least, most] = [least + value, most + value];
    else if (state[arcs[t]!] !== FREE) continue;
    else if (value < 0) least += value;
    else most += value;
  }
  return [least, most];
}
