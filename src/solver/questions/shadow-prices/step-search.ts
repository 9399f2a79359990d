/**
 * What changes as one number of a block does, found by solving the block again at values of that number.
 *
 * As an inequality is loosened, matchings are added and none lost, so that the worth rises in steps: where it changes next is found by
 * doubling the distance, then by bisection. Each matching found says more than it was asked for: the worth is the same down to what it
 * uses itself. That nothing changes any more is one solve at the loosest value. An equality loses its matchings at every step, and is
 * followed unit by unit; where nothing satisfies it, one search finds the next sum that can be.
 */
import { difference, isSame, type Step, type Steps, type Worth } from './worth.ts';

export type Outcome = { readonly worth: Worth; /** Left side of the matching found. */ readonly used: number } | 'infeasible';

/** Thrown by `solveAt` and `nearest`: nothing is known there. */
export class LimitReached extends Error {}

/** A number of a problem: the right-hand side of `op`, in whole units. */
export interface VariedNumber {
  readonly op: '<=' | '>=' | '=';
  readonly today: number;
  readonly used: number;
  readonly worth: Worth;
  /** No left side is below the least or above the most; places (`floor`) cannot be fewer than the minimum. */
  readonly least: number;
  readonly most: number;
  readonly floor: number | null;
  /** Whether a unit is a pair, so that each of them has a price. */
  readonly countsPairs: boolean;
  /** Proven already: loosening changes nothing. */
  readonly isFree: boolean;
  /** @throws LimitReached */
  readonly solveAt: (value: number) => Outcome;
  /** The left side of an equality nearest to a value, at it or beyond, that some matching has. @throws LimitReached */
  readonly nearest: (value: number, direction: 1 | -1) => number | null;
}

/** How far something holds: to `last`, null without end; `next` is where it changes, null where the number goes no farther. */
interface Reach {
  readonly last: number | null;
  readonly next: number | null;
  readonly isLimited: boolean;
}

const ENDLESS: Reach = { last: null, next: null, isLimited: false };

export class StepSearch {
  readonly #number: VariedNumber;
  readonly #known = new Map<number, Outcome>();
  readonly #todays: Outcome;

  constructor(number: VariedNumber) {
    this.#number = number;
    this.#todays = { worth: number.worth, used: number.used };
  }

  steps(): Steps {
    const { op } = this.#number;
    const looser: 1 | -1 = op === '>=' ? -1 : 1;
    // The looser side first: where a limit is reached, it is the one more asked for.
    const first = this.#side(looser);
    const second = this.#side(looser === 1 ? -1 : 1);
    const [above, below] = looser === 1 ? [first, second] : [second, first];
    return { low: below.last, high: above.last, below: below.step, above: above.step };
  }

  #side(direction: 1 | -1): { last: number | null; step: Step | 'limit' | null } {
    const { today, worth, countsPairs } = this.#number;
    const { last, next, isLimited } = this.#reachOf(today, this.#todays, direction);
    if (isLimited) return { last, step: 'limit' };
    if (next === null) return { last, step: null };
    const found = this.#at(next);
    if (found === 'infeasible' || !countsPairs) {
      const { last: until, isLimited: isOpen } = this.#reachOf(next, found, direction);
      return { last, step: { to: next, change: found === 'infeasible' ? null : difference(found.worth, worth), until, isOpen } };
    }
    const change = difference(found.worth, worth);
    return { last, step: { to: next, change, ...this.#reachOfPrice(next, found.worth, change, direction) } };
  }

  /** How far each further unit changes as much as this one did. */
  #reachOfPrice(from: number, worth: Worth, change: Worth, direction: 1 | -1): { until: number; isOpen: boolean } {
    const { floor } = this.#number;
    let [until, known] = [from, worth];
    try {
      while (floor === null || until + direction >= floor) {
        const next = this.#at(until + direction);
        if (next === 'infeasible' || !isSame(difference(next.worth, known), change)) break;
        until += direction;
        known = next.worth;
      }
      return { until, isOpen: false };
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
      return { until, isOpen: true };
    }
  }

  /** How far the worth stays what it is at a value. */
  #reachOf(from: number, outcome: Outcome, direction: 1 | -1): Reach {
    const { op } = this.#number;
    let reach: Reach = { last: from, next: null, isLimited: true };
    const settled = (last: number): void => void (reach = { ...reach, last });
    try {
      if (op === '=') reach = outcome === 'infeasible' ? this.#gap(from, direction) : this.#run(from, outcome, direction, settled);
      else if (direction === (op === '<=' ? 1 : -1)) reach = this.#loosened(from, outcome, direction, settled);
      else reach = this.#tightened(outcome, direction, settled);
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
    }
    return reach;
  }

  /** How far nothing satisfies an equality. */
  #gap(from: number, direction: 1 | -1): Reach {
    const sum = this.#number.nearest(from + direction, direction);
    return sum === null ? ENDLESS : { last: sum - direction, next: sum, isLimited: false };
  }

  #run(from: number, outcome: Outcome, direction: 1 | -1, settled: (last: number) => void): Reach {
    for (let last = from; ; last += direction) {
      settled(last);
      if (!isAlike(this.#at(last + direction), outcome)) return { last, next: last + direction, isLimited: false };
    }
  }

  #loosened(from: number, outcome: Outcome, direction: 1 | -1, settled: (last: number) => void): Reach {
    const { least, most, isFree } = this.#number;
    const loosest = direction === 1 ? most : least;
    if (isFree || direction * (loosest - from) <= 0) return ENDLESS;
    const best = this.#at(loosest);
    if (best === 'infeasible' || isAlike(best, outcome)) return ENDLESS;
    return this.#between(from, best.used, outcome, direction, settled);
  }

  #tightened(outcome: Outcome, direction: 1 | -1, settled: (last: number) => void): Reach {
    const { least, most, floor } = this.#number;
    // Whatever is tighter still has no matching either.
    if (outcome === 'infeasible') return { ...ENDLESS, last: floor };
    settled(outcome.used);
    const end = floor === null ? (direction === 1 ? most + 1 : least - 1) : floor - 1;
    if (direction * (end - outcome.used) <= 0) return { last: floor, next: null, isLimited: false };
    const reach = this.#between(outcome.used, end, outcome, direction, settled);
    return reach.next === end && floor !== null ? { ...reach, next: null } : reach;
  }

  /** The worth is the same at `same` and another at `other`: where it changes. */
  #between(same: number, other: number, outcome: Outcome, direction: 1 | -1, settled: (last: number) => void): Reach {
    let isBracketed = false;
    for (let step = 1; Math.abs(other - same) > 1; step *= 2) {
      const gap = Math.abs(other - same);
      const probe = same + direction * (isBracketed ? Math.floor(gap / 2) : Math.min(step, gap - 1));
      const found = this.#at(probe);
      // What the matching found uses itself lies beyond the value asked for when tightening, before it when loosening.
      const used = found === 'infeasible' ? probe : found.used;
      if (isAlike(found, outcome)) {
        same = direction * (used - probe) > 0 ? used : probe;
        settled(same);
      } else {
        other = direction * (used - probe) < 0 ? used : probe;
        isBracketed = true;
      }
    }
    return { last: same, next: other, isLimited: false };
  }

  #at(value: number): Outcome {
    const { op, least, most, solveAt } = this.#number;
    if (op === '<=' ? value < least : op === '>=' ? value > most : value < least || value > most) return 'infeasible';
    // Beyond what any matching can come to, an inequality holds always.
    const asked = op === '<=' ? Math.min(value, most) : op === '>=' ? Math.max(value, least) : value;
    const known = this.#known.get(asked) ?? solveAt(asked);
    this.#known.set(asked, known);
    // An inequality's worth is the same from what its matching uses to the value that it was solved for.
    if (known !== 'infeasible') this.#known.set(known.used, known);
    return known;
  }
}

function isAlike(a: Outcome, b: Outcome): boolean {
  if (a === 'infeasible' || b === 'infeasible') return a === b;
  return isSame(a.worth, b.worth);
}
