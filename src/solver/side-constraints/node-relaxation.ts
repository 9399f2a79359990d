/**
 * Bounds of nodes by the linear relaxation: its duals, rounded, prove what they prove; its fractional matching says where to branch.
 */
import { EXCLUDED, IMPOSED, maximise, type Choices } from '../network.ts';
import type { Cut } from './master.ts';
import { emptyBy, settledBy, type Fixed, type Incumbent, type Outcome, type SearchTask } from './outcome.ts';
import type { Priced, Pricing } from './pricing.ts';
import { Relaxation, type Basis } from './relaxation.ts';

const MOST_STEPS = 20_000;
/** What a value may be from 0 or 1 and be taken for it. */
const LOOSE = 1e-6;
const NO_CUT: Cut = { taken: new Uint8Array(0), value: 0, slack: new Float64Array(0) };

export class NodeRelaxation {
  readonly #task: SearchTask;
  readonly #pricing: Pricing;
  readonly #incumbent: Incumbent;
  /** Arc → what the root has decided for every node; changed by the search. */
  readonly #rootState: Uint8Array;
  #relaxation: Relaxation | null = null;
  #isOfRoot = false;
  /** Arc → where it stands in the relaxation. */
  #position = new Int32Array(0);
  /** What the relaxation has decided at present. */
  #fixed: Fixed | null = null;

  constructor(task: SearchTask, pricing: Pricing, incumbent: Incumbent, rootState: Uint8Array) {
    this.#task = task;
    this.#pricing = pricing;
    this.#incumbent = incumbent;
    this.#rootState = rootState;
  }

  /** Where the last node ended, for those below it; null after the root, whose fixing changes the relaxation. */
  get basis(): Basis | null {
    return this.#isOfRoot ? null : (this.#relaxation?.basis ?? null);
  }

  /** Settles a node by its linear relaxation, or finds what to branch on; null when it gives no proof. */
  bound({ fixed, basis }: { fixed: Fixed | null; basis: Basis | null }, choices: Choices): Outcome | null {
    const relaxation = this.#at(fixed, basis, choices);
    if (relaxation === null) return null;
    // Not the last fraction of one: what is rounded must still prove it.
    const enough = this.#incumbent.value + 1 - 1 / 64;
    const { status } = relaxation.run(enough, MOST_STEPS);
    if (status === 'lost') return null;
    if (status === 'empty') {
      const { nodes, sides } = relaxation.ray;
      const proof = this.#pricing.rounded(choices, nodes, sides, true);
      return proof !== null && proof.bound < 0 ? emptyBy(proof.duals) : null;
    }
    const mean = new Float64Array(this.#task.network.arcs);
    if (status === 'optimal') relaxation.arcOf.forEach((arc, k) => (mean[arc] = relaxation.x[k]!));
    const isWhole = status === 'optimal' && mean.every((value) => Math.abs(value - Math.round(value)) < LOOSE);
    if (isWhole) this.#incumbent.offer(this.#matchingOf(relaxation));
    const rounded = this.#pricing.rounded(choices, relaxation.nodeDual, relaxation.sideDual, false);
    let best: Priced | null = rounded === null ? null : { ...rounded, cut: NO_CUT };
    if (best !== null && this.#incumbent.isBest(best)) return settledBy(best);
    const prices = relaxation.sideDual.slice();
    const isOpen = status === 'optimal' && !isWhole;
    if (best !== null && isOpen && fixed !== null) return { kind: 'undecided', best, prices, mean };
    const priced = this.#pricing.price(choices, prices);
    if (!('status' in priced)) {
      this.#incumbent.offer(priced.cut);
      if (best === null || priced.bound < best.bound) best = priced;
    }
    if (best !== null && isOpen && fixed === null) this.#dive(relaxation);
    if (best !== null && this.#incumbent.isBest(best)) return settledBy(best);
    return best !== null && isOpen ? { kind: 'undecided', best, prices, mean } : null;
  }

  /** Looks for a matching: takes the arc that the relaxation is surest of as chosen, again and again, until nothing is left to choose. */
  #dive(relaxation: Relaxation): void {
    const { basis, arcOf } = relaxation;
    const taken: number[] = [];
    for (;;) {
      let best = -1;
      for (let k = 0; k < arcOf.length; k++) {
        const value = relaxation.x[k]!;
        if (value > LOOSE && value < 1 - LOOSE && (best < 0 || value > relaxation.x[best]!)) best = k;
      }
      if (best < 0) {
        this.#incumbent.offer(this.#matchingOf(relaxation));
        break;
      }
      taken.push(best);
      relaxation.decide(best, IMPOSED);
      let outcome = relaxation.run(-Infinity, MOST_STEPS);
      if (outcome.status === 'empty') {
        relaxation.decide(best, EXCLUDED);
        outcome = relaxation.run(-Infinity, MOST_STEPS);
      }
      if (outcome.status !== 'optimal' || outcome.value < this.#incumbent.value + 1) break;
    }
    for (const k of taken) relaxation.decide(k, this.#rootState[arcOf[k]!]!);
    relaxation.resume(basis);
  }

  /** The relaxation as of a node: of the root; below, of what the root leaves open, from the basis where the node above ended. */
  #at(fixed: Fixed | null, basis: Basis | null, choices: Choices): Relaxation | null {
    const { network, sides, weight } = this.#task;
    let relaxation = this.#relaxation;
    if (relaxation === null || basis === null) {
      const optimum = maximise(network, choices, weight);
      if (optimum.status === 'empty') return null;
      if (relaxation === null || this.#isOfRoot) {
        this.#isOfRoot = fixed === null;
        const open = { ...this.#task.choices, state: this.#rootState };
        relaxation = this.#relaxation = new Relaxation(network, open, sides, this.#pricing.ceiling, weight);
        this.#position = new Int32Array(network.arcs).fill(-1);
        relaxation.arcOf.forEach((arc, k) => (this.#position[arc] = k));
        this.#fixed = null;
      }
      relaxation.startFrom(optimum.taken, optimum.rowDual, optimum.columnDual);
    } else relaxation.resume(basis);
    for (let at = this.#fixed; at !== null; at = at.parent) relaxation.decide(this.#position[at.arc]!, this.#rootState[at.arc]!);
    for (let at = fixed; at !== null; at = at.parent) relaxation.decide(this.#position[at.arc]!, at.state);
    this.#fixed = fixed;
    return relaxation;
  }

  #matchingOf({ arcOf, x }: Relaxation): Cut {
    const taken = new Uint8Array(this.#task.network.arcs);
    arcOf.forEach((arc, k) => (taken[arc] = x[k]! > 0.5 ? 1 : 0));
    return this.#pricing.cutOf(taken, this.#task.weight);
  }
}
