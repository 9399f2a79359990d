/** What the price of a pair says, and how prices that were solved for are compared. */
import type { BalanceProof, Level } from '../../model/problem.ts';
import type { BandChange } from './band-change.ts';
import type { Loss } from './price-bounds.ts';

export interface PairPrice {
  readonly mentor: string;
  /** Needs that would go unmet, and score that would be lost, were the pair imposed; each ≥ 0 unless more needs go unmet. */
  readonly unmet: number;
  readonly loss: number;
  /**
   * Only with objective "fair": how many pairs more would score below what, in the lowest band whose count would change; null when none
   * would. Where it is not null, or needs go unmet, `loss` may be negative, and `more` too where needs go unmet.
   */
  readonly fairness?: { readonly below: number; readonly more: number } | null;
  /**
   * Only with `balance`: the levels of that part of the problem with the pair imposed (`least` with "spread"); null when they stay as they
   * are. Where it is not null, `loss` may be negative.
   */
  readonly balance?: Levels | null;
  /** Every change, the imposed pair's included: a mentor given up, a mentor gained. Sorted by trainee id. */
  readonly moves: readonly { readonly trainee: string; readonly from: readonly string[]; readonly to: readonly string[] }[];
}

interface Levels {
  readonly worst: Level | null;
  readonly least?: Level | null;
}

/** A price that was solved for, with what it is compared by. */
export interface Solved {
  readonly price: PairPrice;
  readonly change: BandChange | null;
  /** By the first objective that loses. */
  readonly loss: Loss;
}

export function compareSolved(a: Solved, b: Solved): number {
  return (
    a.price.unmet - b.price.unmet ||
    (a.change?.compare(b.change!) ?? 0) ||
    a.price.loss - b.price.loss ||
    (a.price.mentor < b.price.mentor ? -1 : 1)
  );
}

/** The levels, where they are others than those known; null where they are the same, as within the bounds that they come to. */
export function levelsOf(found: BalanceProof | undefined, known: BalanceProof): Levels | null {
  if (found === undefined) return null;
  const levels = ({ worst, least }: BalanceProof): Levels => ({
    worst: worst.level,
    ...(least === undefined ? {} : { least: least.level }),
  });
  return JSON.stringify(levels(found)) === JSON.stringify(levels(known)) ? null : levels(found);
}
