/**
 * Bounds of nodes by the linear relaxation: its duals, rounded, prove what they prove; its fractional matching says where to branch.
 */
import type { Poll } from '../model/limits.ts';
import { EXCLUDED, FREE, IMPOSED, maximise, type Choices } from '../network/network.ts';
import { CoreRelaxation } from './core-relaxation.ts';
import type { Cut } from './master.ts';
import { emptyBy, settledBy, type Fixed, type BestKnown, type Outcome, type SearchTask } from './outcome.ts';
import type { Priced, Pricing } from './pricing.ts';
import type { Basis } from './relaxation.ts';
import type { RunLimit } from './simplex.ts';

const MOST_STEPS = 20_000;
/** What a value may be from 0 or 1 and be taken for it. */
const LOOSE = 1e-6;
/** Arcs whose penalties are looked at, and what a loss counts for at least. */
const MOST_TRIED = 20;
const LEAST_LOSS = 1e-6;
/** Of what a dive finds open, the share that it may take at once, and how sure of it the relaxation must be. */
const DIVED = 0.1;
const SURE = 0.9;
/** Where so many steps lead to no matching, more seldom do: what is decided only moves the fractions elsewhere (1,500 of 2,000 rows, none nearer). */
const MOST_DIVES = 100;
const NO_CUT: Cut = { taken: new Uint8Array(0), value: 0, slack: new Float64Array(0) };

export class NodeRelaxation {
  readonly #task: SearchTask;
  readonly #pricing: Pricing;
  readonly #bestKnown: BestKnown;
  /** Arc → what the root has decided for every node; changed by the search. */
  readonly #rootState: Uint8Array;
  readonly #limit: RunLimit;
  #relaxation: CoreRelaxation | null = null;
  #isOfRoot = false;
  /** What the relaxation has decided at present. */
  #fixed: Fixed | null = null;

  constructor(task: SearchTask, pricing: Pricing, bestKnown: BestKnown, rootState: Uint8Array, isOver: Poll) {
    this.#task = task;
    this.#pricing = pricing;
    this.#bestKnown = bestKnown;
    this.#rootState = rootState;
    this.#limit = { steps: MOST_STEPS, isOver };
  }

  /** Where the last node ended, for those below it. */
  get basis(): Basis | null {
    return this.#relaxation?.basis ?? null;
  }

  /** Settles a node by its linear relaxation, or finds what to branch on; null when it gives no proof. */
  bound({ fixed, basis }: { fixed: Fixed | null; basis: Basis | null }, choices: Choices): Outcome | null {
    const relaxation = this.#at(fixed, basis, choices);
    if (relaxation === null) return null;
    // Not the last fraction of one: what is rounded must still prove it.
    let { status } = relaxation.run(this.#bestKnown.better - 1 / 64, this.#limit);
    let best = status === 'stopped' ? this.#priced(relaxation, choices) : null;
    if (best !== null && this.#bestKnown.isBest(best)) return settledBy(best);
    if (status === 'stopped') ({ status } = relaxation.run(-Infinity, this.#limit));
    if (status === 'lost') return null;
    if (status === 'empty') {
      const proof = this.#pricing.roundedRay(choices, relaxation.sideRay, (prices, unit) => relaxation.nodeRayAt(prices, unit));
      return proof !== null && proof.bound < 0 ? emptyBy(proof.duals) : null;
    }
    const mean = relaxation.values;
    const isOpen = !isWholeIn(mean);
    if (!isOpen) this.#bestKnown.offer(this.#matchingOf(mean));
    const prices = relaxation.sideDual;
    best = this.#priced(relaxation, choices);
    if (best !== null && this.#bestKnown.isBest(best)) return settledBy(best);
    if (best !== null && isOpen && fixed !== null) return { kind: 'undecided', best, prices, mean };
    const priced = this.#pricing.price(choices, prices);
    if (!('status' in priced)) {
      this.#bestKnown.offer(priced.cut);
      if (best === null || priced.bound < best.bound) best = priced;
    }
    if (best !== null && isOpen && fixed === null) this.#dive(relaxation, mean);
    if (best !== null && this.#bestKnown.isBest(best)) return settledBy(best);
    return best !== null && isOpen ? { kind: 'undecided', best, prices, mean } : null;
  }

  /**
   * Of the fractional arcs nearest to one half the one whose two branches lose most, as the product of what they lose up to the `gap`; one
   * that closes a branch by itself comes first. After `bound` left the node open; −1 where nothing is known of any. (Penalties for 20 arcs cost less
   * than half a node each; most fractional alone takes twice as many nodes.)
   */
  arcByPenalties(state: Uint8Array, mean: Float64Array, gap: number): number {
    const relaxation = this.#relaxation;
    if (relaxation === null) return -1;
    const fractional: number[] = [];
    mean.forEach((value, arc) => {
      if (state[arc] === FREE && value > LOOSE && value < 1 - LOOSE) fractional.push(arc);
    });
    fractional.sort((a, b) => Math.abs(mean[a]! - 0.5) - Math.abs(mean[b]! - 0.5) || a - b);
    let [best, most] = [-1, 0];
    for (const arc of fractional.slice(0, MOST_TRIED)) {
      const losses = relaxation.penalties(arc, gap);
      if (losses === null) continue;
      if (losses.with >= gap || losses.without >= gap) return arc;
      const worth = Math.max(losses.with, LEAST_LOSS) * Math.max(losses.without, LEAST_LOSS);
      if (worth > most) [best, most] = [arc, worth];
    }
    return best;
  }

  /** The bound that the duals prove. */
  #priced(relaxation: CoreRelaxation, choices: Choices): Priced | null {
    const nodesAt = (prices: Float64Array, unit: number): Float64Array => relaxation.nodeDualsAt(prices, unit);
    const rounded = this.#pricing.rounded(choices, relaxation.sideDual, nodesAt);
    return rounded === null ? null : { ...rounded, cut: NO_CUT };
  }

  /**
   * Looks for a matching: takes the arcs that the relaxation is surest of as chosen, again and again, until nothing is left to choose. Over the core alone: no
   * arc outside could do more than make the matching better.
   */
  #dive(relaxation: CoreRelaxation, mean: Float64Array): void {
    const { basis } = relaxation;
    const decided: number[] = [];
    const decide = (arc: number, state: number): void => {
      decided.push(arc);
      relaxation.decide(arc, state);
    };
    for (let values = mean, step = 0; step < MOST_DIVES && !this.#limit.isOver(); values = relaxation.values, step++) {
      const open = [...values.keys()].filter((arc) => values[arc]! > LOOSE && values[arc]! < 1 - LOOSE);
      if (open.length === 0) {
        this.#bestKnown.offer(this.#matchingOf(values));
        break;
      }
      open.sort((a, b) => values[b]! - values[a]! || a - b);
      const [first, ...others] = open;
      const sure = others.slice(0, Math.floor(open.length * DIVED)).filter((arc) => values[arc]! >= SURE);
      for (const arc of [first!, ...sure]) decide(arc, IMPOSED);
      let outcome = relaxation.runCore(-Infinity, this.#limit);
      if (outcome.status === 'empty') {
        for (const arc of sure) relaxation.decide(arc, this.#rootState[arc]!);
        decide(first!, EXCLUDED);
        outcome = relaxation.run(-Infinity, this.#limit);
      }
      if (outcome.status !== 'optimal' || outcome.value < this.#bestKnown.better) break;
    }
    for (const arc of decided) relaxation.decide(arc, this.#rootState[arc]!);
    relaxation.resume(basis);
  }

  /** The relaxation as of a node: of the root; below, of what the root leaves open, from the basis where the node above ended. */
  #at(fixed: Fixed | null, basis: Basis | null, choices: Choices): CoreRelaxation | null {
    const { network, sides, weight } = this.#task;
    if (this.#relaxation === null || basis === null) {
      const optimum = maximise(network, choices, weight, this.#limit.isOver);
      if (optimum === null || optimum.status === 'empty') return null;
      const open = { ...this.#task.choices, state: this.#rootState };
      this.#relaxation = CoreRelaxation.from(
        network,
        open,
        sides,
        this.#pricing.ceiling,
        weight,
        optimum,
        fixed === null ? this.#task.start : null,
      );
      this.#isOfRoot = fixed === null;
      this.#fixed = null;
    } else {
      if (this.#isOfRoot) this.#relaxation = this.#relaxation.narrowed(this.#rootState);
      this.#isOfRoot = false;
      this.#relaxation.resume(basis);
    }
    const relaxation = this.#relaxation;
    for (let at = this.#fixed; at !== null; at = at.parent) for (const arc of at.arcs) relaxation.decide(arc, this.#rootState[arc]!);
    for (let at = fixed; at !== null; at = at.parent) at.arcs.forEach((arc, k) => relaxation.decide(arc, at.states[k]!));
    this.#fixed = fixed;
    return relaxation;
  }

  #matchingOf(values: Float64Array): Cut {
    const taken = new Uint8Array(values.length);
    for (let arc = 0; arc < values.length; arc++) if (values[arc]! > 0.5) taken[arc] = 1;
    return this.#pricing.cutOf(taken, this.#task.weight);
  }
}

function isWholeIn(values: Float64Array): boolean {
  return values.every((value) => Math.abs(value - Math.round(value)) < LOOSE);
}
