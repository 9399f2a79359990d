/**
 * Bounds by cutting planes, for a node where the linear relaxation proves nothing.
 *
 * Kelley's method (1960) over the Lagrangian dual: the Hungarian kernel answers each price vector exactly, the master moves the prices.
 */
import type { Poll } from '../model/limits.ts';
import { FREE, IMPOSED, weightOf, type Choices } from '../network/network.ts';
import { MAX_CUTS, solveMaster, type Cut } from './master.ts';
import { emptyBy, settledBy, type BestKnown, type Outcome } from './outcome.ts';
import type { Priced, Pricing } from './pricing.ts';

export const ROOT_ROUNDS = 400;
export const NODE_ROUNDS = 60;
const EPSILON = 1e-7;

export class CuttingPlanes {
  readonly #pricing: Pricing;
  readonly #bestKnown: BestKnown;
  readonly #isOver: Poll;
  /** Matchings that pricing has found, for every node where they are still allowed. */
  #pool: Cut[] = [];

  constructor(pricing: Pricing, bestKnown: BestKnown, isOver: Poll) {
    this.#pricing = pricing;
    this.#isOver = isOver;
    this.#bestKnown = bestKnown;
  }

  /** Lowers the bound of a node by moving prices, until it is settled or nothing more is to be gained. */
  bound(choices: Choices, start: Float64Array, rounds: number, thorough: boolean): Outcome {
    const sides = this.#pricing.sides;
    const low = Float64Array.from(sides, ({ op }, k) => (op === '<=' ? 0 : -this.#pricing.ceiling[k]!));
    const high = Float64Array.from(sides, ({ op }, k) => (op === '>=' ? 0 : this.#pricing.ceiling[k]!));
    const cuts = this.#pool.filter((cut) => allows(choices, cut.taken));
    let best: Priced | null = null;
    let bestPrices = start;
    let prices = start;
    let mean: Float64Array = new Float64Array(this.#pricing.network.arcs);
    // One round there must be: it is the bound.
    for (let round = 0; round < rounds && !(round > 0 && this.#isOver()); round++) {
      const priced = this.#pricing.price(choices, prices);
      if ('status' in priced) return emptyBy(this.#pricing.dualsOf(priced));
      this.#bestKnown.offer(priced.cut);
      cuts.push(priced.cut);
      this.#remember(priced.cut);
      const improved: boolean = best === null || priced.bound < best.bound;
      if (best === null || improved) {
        best = priced;
        bestPrices = prices;
      }
      const floor = Math.floor(best.bound / best.duals.denominator);
      if (this.#bestKnown.isBest(best)) return settledBy(best);
      trim(cuts, bestPrices);
      const master = solveMaster(cuts, low, high);
      if (master === null) break;
      mean = meanOf(cuts, master.shares, this.#pricing.network.arcs);
      const reachable = Math.floor(master.bound + EPSILON * Math.max(1, Math.abs(master.bound)));
      const converged = best.bound / best.duals.denominator - master.bound <= EPSILON * Math.max(1, Math.abs(master.bound));
      // The bound cannot fall below the master's: stop when even that would not settle the node, unless asked to be thorough.
      if (
        converged ||
        reachable >= floor ||
        (!thorough && this.#bestKnown.taken !== null && reachable >= this.#bestKnown.better && round > 8)
      )
        break;
      // Prices part of the way from the best ones known are steadier than the master's own, which swing from bound to bound.
      prices = improved ? master.prices.map((price, k) => 0.7 * price + 0.3 * bestPrices[k]!) : master.prices;
    }
    if (best === null) throw new Error('no pricing round');
    const empty = this.#isOver() ? null : this.#proveEmpty(choices, cuts, mean);
    return empty ?? { kind: 'undecided', best, prices: bestPrices, mean };
  }

  /** When even a mixture of the matchings found breaks a side constraint, tries to prove that none satisfies them all. */
  #proveEmpty(choices: Choices, cuts: readonly Cut[], mean: Float64Array): Outcome | null {
    const sides = this.#pricing.sides;
    const mixed = Float64Array.from(sides, ({ arcs, coefficients, rhs }) =>
      arcs.reduce((left, arc, t) => left - mean[arc]! * coefficients[t]!, rhs),
    );
    const broken = sides.some(({ op }, k) => (op !== '>=' && mixed[k]! < -1e-6) || (op !== '<=' && mixed[k]! > 1e-6));
    if (!broken) return null;
    const unit = this.#pricing.ceiling.map((ceiling) => Math.min(1, ceiling));
    const low = Float64Array.from(sides, ({ op }, k) => (op === '<=' ? 0 : -unit[k]!));
    const high = Float64Array.from(sides, ({ op }, k) => (op === '>=' ? 0 : unit[k]!));
    const weightless = cuts.map((cut) => ({ ...cut, value: 0 }));
    for (let round = 0; round < ROOT_ROUNDS && !this.#isOver(); round++) {
      trim(weightless, low);
      const master = solveMaster(weightless, low, high);
      if (master === null || master.bound >= -EPSILON) return null;
      const priced = this.#pricing.priceEmptiness(choices, master.prices);
      if ('status' in priced) return emptyBy(this.#pricing.dualsOf(priced));
      if (priced.bound < 0) return emptyBy(priced.duals);
      this.#bestKnown.offer(this.#reweighed(priced.cut));
      weightless.push(priced.cut);
    }
    return null;
  }

  #reweighed(cut: Cut): Cut {
    const { weight } = this.#pricing;
    return { ...cut, value: weightOf(weight, cut.taken) };
  }

  #remember(cut: Cut): void {
    this.#pool.push(cut);
    if (this.#pool.length > 2 * MAX_CUTS) this.#pool = this.#pool.slice(-MAX_CUTS);
  }
}

function allows(choices: Choices, taken: Uint8Array): boolean {
  return choices.state.every((state, arc) => state === FREE || (state === IMPOSED) === (taken[arc] === 1));
}

function meanOf(cuts: readonly Cut[], shares: Float64Array, arcs: number): Float64Array {
  const mean = new Float64Array(arcs);
  cuts.forEach((cut, q) => {
    const share = shares[q]!;
    if (share > 1e-12) cut.taken.forEach((chosen, arc) => chosen === 1 && (mean[arc]! += share));
  });
  return mean;
}

/** Keeps the cuts that are highest at these prices: the others do not shape the bound there. */
function trim(cuts: Cut[], prices: Float64Array): void {
  if (cuts.length <= MAX_CUTS) return;
  const height = (cut: Cut): number => cut.slack.reduce((sum, slack, k) => sum + slack * prices[k]!, cut.value);
  const newest = cuts.slice(-10);
  const rest = cuts.slice(0, -10).map((cut) => ({ cut, at: height(cut) }));
  rest.sort((a, b) => b.at - a.at);
  cuts.splice(0, cuts.length, ...rest.slice(0, MAX_CUTS - 30).map(({ cut }) => cut), ...newest);
}
