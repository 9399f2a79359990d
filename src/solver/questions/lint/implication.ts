/**
 * What one row says of another, read off their coefficients alone: x is whole and never negative.
 *
 * Σ a·x ≤ r follows from Σ b·x ≤ s when some λ > 0 has a ≤ λ·b term by term and λ·s < r + 1: then Σ a·x ≤ λ·Σ b·x ≤ λ·s, and Σ a·x is
 * whole. Two rows contradict each other when one implies the negation of the other, Σ −a·x ≤ −r − 1. The λ that the terms allow form an
 * interval; its ends are fractions of coefficients and are compared exactly.
 */
import type { Weighted } from './reach.ts';

/** Σ weight · x ≤ limit, in integers. A constraint with `=` is two of them. */
export interface Row extends Weighted {
  readonly limit: number;
}

/** The same row, or its negation: Σ −weight · x ≤ −limit − 1. */
export type Sense = 1 | -1;

/** Whether `by` implies `row` (or its negation, with sense −1). O(terms of both); mostly less, as it ends at the first term against it. */
export function implies(by: Row, row: Row, sense: Sense): boolean {
  const limit = sense === 1 ? row.limit : -row.limit - 1;
  // λ ≥ low and λ ≤ high, each as a numerator over a denominator ≥ 0; λ > 0.
  let [low, underLow] = [0, 1];
  let [high, underHigh] = [1, 0];
  for (let i = 0, j = 0; i < row.arcs.length || j < by.arcs.length;) {
    const arc = Math.min(row.arcs[i] ?? Infinity, by.arcs[j] ?? Infinity);
    const a = row.arcs[i] === arc ? sense * row.weights[i++]! : 0;
    const b = by.arcs[j] === arc ? by.weights[j++]! : 0;
    if (a <= 0 && b >= 0) continue;
    if (a >= 0 && b <= 0) return false;
    if (b > 0) {
      if (compareProducts(a, underLow, low, b) <= 0) continue;
      [low, underLow] = [a, b];
      if (by.limit > 0 && compareProducts(low, by.limit, limit + 1, underLow) >= 0) return false;
    } else {
      if (compareProducts(-a, underHigh, high, -b) >= 0) continue;
      [high, underHigh] = [-a, -b];
      if (by.limit < 0 && compareProducts(high, by.limit, limit + 1, underHigh) >= 0) return false;
    }
    if (compareProducts(low, underHigh, high, underLow) > 0) return false;
  }
  // The λ that serves best is the least where `by` allows a positive sum, else the greatest: where it changed, it was looked at.
  return by.limit > 0 ? low > 0 || limit >= 0 : by.limit < 0 || limit >= 0;
}

/** The sign of a·b − c·d, exact for integers of any size below 2^53. */
function compareProducts(a: number, b: number, c: number, d: number): number {
  const left = a * b;
  const right = c * d;
  if (Math.abs(left) < Number.MAX_SAFE_INTEGER && Math.abs(right) < Number.MAX_SAFE_INTEGER) return left - right;
  const [exactLeft, exactRight] = [BigInt(a) * BigInt(b), BigInt(c) * BigInt(d)];
  return exactLeft < exactRight ? -1 : exactLeft > exactRight ? 1 : 0;
}

/**
 * Finds, for a row, those that might imply it or its negation: they share a pair with it, in the right sense. A row with no positive
 * term could also be implied by one without negative terms and with a negative limit, which nothing satisfies; it is not looked for.
 */
export class Candidates<Owner> {
  /** Arc → rows with a positive term there, for the arcs that are the first of their sign in some row. */
  readonly #positiveAt = new Map<number, [Row, Owner][]>();
  /** Arc → rows whose first negative term is there. */
  readonly #negativeFrom = new Map<number, [Row, Owner][]>();

  /** O(terms of all rows). */
  constructor(rows: readonly (readonly [Row, Owner])[]) {
    for (const [row] of rows) {
      for (const sense of [1, -1] as const) {
        const first = firstOf(row, sense);
        if (first !== undefined) this.#positiveAt.set(first, []);
      }
    }
    for (const [row, owner] of rows) {
      row.arcs.forEach((arc, k) => {
        if (row.weights[k]! > 0) this.#positiveAt.get(arc)?.push([row, owner]);
      });
      const first = firstOf(row, -1);
      if (first === undefined) continue;
      const list = this.#negativeFrom.get(first);
      if (list === undefined) this.#negativeFrom.set(first, [[row, owner]]);
      else list.push([row, owner]);
    }
  }

  of(row: Row, sense: Sense): readonly (readonly [Row, Owner])[] {
    const first = firstOf(row, sense);
    if (first !== undefined) return this.#positiveAt.get(first) ?? [];
    const found: (readonly [Row, Owner])[] = [];
    if (this.#negativeFrom.size > 0) for (const arc of row.arcs) found.push(...(this.#negativeFrom.get(arc) ?? []));
    return found;
  }
}

/** The first arc whose weight, times the sense, is positive. */
function firstOf({ arcs, weights }: Row, sense: Sense): number | undefined {
  return arcs[weights.findIndex((weight) => sense * weight > 0)];
}
