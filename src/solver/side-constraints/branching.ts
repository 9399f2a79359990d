/** On which pair a search branches. */
import { FREE, IMPOSED } from '../network/network.ts';
import type { Cut } from './master.ts';
import type { SearchTask } from './outcome.ts';
import { Probing } from './probing.ts';
import type { SideRow } from '../network/side-rows.ts';

export class Branching {
  readonly #sides: readonly SideRow[];
  readonly #probing: Probing;
  /** Arc → how much taking it changes, by its coefficients; ≤ 1. */
  readonly #influence: Float64Array;

  constructor(task: SearchTask) {
    this.#sides = task.sides;
    this.#probing = new Probing(task.network, task.choices, task.sides);
    this.#influence = influenceOf(task);
  }

  /**
   * A free arc between 0 and 1 that probing decides, else the one that `penalised` names, else one that the fractional matching is sure of
   * and that changes much; where it is whole, one that the side constraints count; −1 when all are fixed.
   */
  arcAt(state: Uint8Array, mean: Float64Array, cut: Cut, penalised: () => number): number {
    const between: number[] = [];
    mean.forEach((value, arc) => {
      if (state[arc] === FREE && value > 1e-6 && value < 1 - 1e-6) between.push(arc);
    });
    const decided = this.#probing.decided(state, between);
    if (decided >= 0) return decided;
    const named = between.length > 0 ? penalised() : -1;
    if (named >= 0) return named;
    let [best, most] = [-1, 0];
    for (const arc of between) {
      const worth = mean[arc]! * this.#influence[arc]!;
      if (worth > most) [best, most] = [arc, worth];
    }
    if (best >= 0) return best;
    const counted = this.#sides.flatMap(({ arcs }) => Array.from(arcs)).filter((arc) => state[arc] === FREE);
    return counted.find((arc) => cut.taken[arc] === 1) ?? counted[0] ?? state.indexOf(FREE);
  }
}

/** A coefficient of what no side constraint counts, where 1 is the largest of a constraint. */
const UNCOUNTED = 0.01;

/**
 * The root of an arc's largest share in a side constraint. With the value alone a budget branches on what hardly spends: 49,000 nodes for
 * 3,000 (22 × 12, an equality of 31 pairs); with the share itself, not its root, whole matchings are found later.
 */
function influenceOf({ network, sides }: SearchTask): Float64Array {
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
