/** On which pair a search branches. */
import { FREE, IMPOSED } from '../network/network.ts';
import type { Cut } from './master.ts';
import type { SearchTask } from './outcome.ts';
import { Probing } from './probing.ts';
import type { SideRow } from '../network/side-rows.ts';

/** Arcs that may be decided one by one before a division settles anything. */
const MOST_ODD = 6;

export class Branching {
  readonly #sides: readonly SideRow[];
  readonly #probing: Probing;
  /** Arc → how much taking it changes, by its coefficients; ≤ 1. */
  readonly #influence: Float64Array;

  /** Side constraints that are equations and not mere counts. */
  readonly equations: readonly number[];

  constructor(task: SearchTask) {
    this.#sides = task.sides;
    this.equations = [...task.sides.keys()].filter((k) => {
      const { op, coefficients } = task.sides[k]!;
      return op === '=' && coefficients.some((value) => Math.abs(value) > 1);
    });
    this.#probing = new Probing(task.network, task.choices, task.sides);
    this.#influence = influenceOf(task);
  }

  /**
   * In an equation whose fractional arcs all count multiples of a divisor, a free arc that does not, where these as they are leave what is no
   * multiple: once they are few and decided, a division settles the node, which no relaxation would. −1 where there is none.
   */
  #oddArc(state: Uint8Array, mean: Float64Array): number {
    for (const k of this.equations) {
      const { arcs, coefficients, rhs } = this.#sides[k]!;
      let divisor = 0;
      arcs.forEach((arc, t) => {
        const isFractional = state[arc] === FREE && mean[arc]! > 1e-6 && mean[arc]! < 1 - 1e-6;
        if (isFractional) divisor = commonDivisor(divisor, Math.abs(coefficients[t]!));
      });
      if (divisor < 2) continue;
      const odd: number[] = [];
      let rest = rhs;
      arcs.forEach((arc, t) => {
        if (coefficients[t]! % divisor === 0) return;
        if (state[arc] === FREE) odd.push(arc);
        if (state[arc] === IMPOSED || (state[arc] === FREE && mean[arc]! > 0.5)) rest -= coefficients[t]!;
      });
      if (odd.length > 0 && odd.length <= MOST_ODD && rest % divisor !== 0) return odd[0]!;
    }
    return -1;
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
    const odd = this.#oddArc(state, mean);
    if (odd >= 0) return odd;
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

/** The greatest common divisor of what the free arcs of an equation count, 0 where there are none; and what they have to come to. */
export function dividedBy({ arcs, coefficients, rhs }: SideRow, state: Uint8Array): [divisor: number, rest: number] {
  let [divisor, rest] = [0, rhs];
  for (let t = 0; t < arcs.length; t++) {
    if (state[arcs[t]!] === IMPOSED) rest -= coefficients[t]!;
    else if (state[arcs[t]!] === FREE) divisor = commonDivisor(divisor, Math.abs(coefficients[t]!));
  }
  return [divisor, rest];
}

function commonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
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
