/** What the ways to settle a node of the search share: the task, what becomes of a node, the best matching known so far. */
import { countOf, weightOf, type Choices, type Network } from '../network/network.ts';
import type { Poll } from '../model/limits.ts';
import type { Cut } from './master.ts';
import type { Basis } from './relaxation.ts';
import type { Priced } from './pricing.ts';
import { satisfies, type NetworkDuals, type SideRow } from '../network/side-rows.ts';

export interface SearchTask {
  readonly network: Network;
  readonly choices: Choices;
  readonly sides: readonly SideRow[];
  /** Arc → integer weight, maximised. */
  readonly weight: Float64Array;
  /** Only matchings that weigh at least so much count. */
  readonly atLeast?: number;
  /** A matching already known to satisfy everything. */
  readonly known: Uint8Array | null;
  /** Nodes after which the search stops, once a matching is known, one can be put together, or its patience is at an end. */
  readonly nodeLimit: number;
  /** When it says yes the search stops, as after so many nodes. */
  readonly isOver: Poll;
  /** Told at every node how many there were before it. */
  readonly report?: (nodes: number) => void;
  /** True: it stops as soon as any matching is known. */
  readonly anyMatching?: boolean;
  /** Nodes beyond a limit after which the search ends as `unknown` where it knows no matching; 0: at once, even within the root. Unlimited unless given. */
  readonly patience?: number;
  /** Nodes after which any matching will do, though no limit is reached. */
  readonly enough?: number;
  /** What every pair weighs at least, where no more is to be proven than that no matching holds more pairs than the one found. */
  readonly perPair?: number;
  /** Where the relaxation may begin: where another one ended, over the same network; its side constraints are the first of these. */
  readonly start?: Basis | null;
  /** False in a search that another one makes around what it knows; true unless given. */
  readonly looksAround?: boolean;
  /** Asked once, when the root is not settled: true makes the search end there. `values`: arc → its part in the fractional matching. */
  readonly abandons?: (bound: number, taken: Uint8Array | null, values: Float64Array) => boolean;
}

/** What the branches down to a node, and the bounds on the way, have decided, the last first. */
export interface Fixed {
  readonly arcs: readonly number[];
  /** The state of each. */
  readonly states: readonly number[];
  readonly parent: Fixed | null;
}

export interface Settled {
  readonly kind: 'settled';
  /** `bound`: nothing here beats the best. `empty`: nothing here satisfies every rule. */
  readonly leaf: 'bound' | 'empty';
  readonly duals: NetworkDuals;
  readonly bound: number;
  /** The bound times the denominator of the duals. */
  readonly exact: number;
}

export interface Undecided {
  readonly kind: 'undecided';
  /** The least bound found. */
  readonly best: Priced;
  /** Side constraint → a price near the best. */
  readonly prices: Float64Array;
  /** Arc → its part in a fractional matching. */
  readonly mean: Float64Array;
}

export type Outcome = Settled | Undecided;

export function settledBy({ bound, duals }: Priced): Settled {
  return { kind: 'settled', leaf: 'bound', duals, bound: Math.floor(bound / duals.denominator), exact: bound };
}

export function emptyBy(duals: NetworkDuals): Settled {
  return { kind: 'settled', leaf: 'empty', duals, bound: -Infinity, exact: -Infinity };
}

/** The best matching known. */
export class BestKnown {
  readonly #sides: readonly SideRow[];
  readonly #perPair: number | undefined;
  /** Arc → 1 when chosen; null when none is known. */
  taken: Uint8Array | null = null;
  /** −∞ when none is known. */
  value = -Infinity;
  /** What a matching weighs at least that would be better in what is to be proven. */
  better = -Infinity;

  constructor({ sides, weight, known, perPair, atLeast }: SearchTask) {
    this.#sides = sides;
    this.#perPair = perPair;
    if (atLeast !== undefined) this.better = atLeast;
    if (known === null) return;
    this.#keep(known, weightOf(weight, known));
  }

  /** Whether there is something to beat, so that bounds can close nodes. */
  get hasTarget(): boolean {
    return this.better > -Infinity;
  }

  /** A matching that satisfies everything but perhaps the side constraints. */
  offer({ taken, value, slack }: Cut): void {
    if (value > this.value && (this.taken !== null || value >= this.better) && satisfies(this.#sides, slack)) this.#keep(taken, value);
  }

  #keep(taken: Uint8Array, value: number): void {
    [this.taken, this.value] = [taken, value];
    this.better = this.#perPair === undefined ? value + 1 : (countOf(taken) + 1) * this.#perPair;
  }

  /** Whether a bound proves that nothing beats it. */
  isBest({ bound, duals }: Priced): boolean {
    return Math.floor(bound / duals.denominator) < this.better;
  }
}
