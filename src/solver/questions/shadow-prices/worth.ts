/** What a matching of a block is worth, as a list that is compared from its first number on: needs met, bands, score. */
import type { BlockData } from '../../solve/block.ts';

/** Needs met; minus the pairs in each band that counts, the lowest first (with objective "fair"); score as an integer. */
export type Worth = readonly number[];

export function worthOf({ bands, score }: BlockData, taken: Uint8Array): Worth {
  let [matched, total] = [0, 0];
  const counts = new Array<number>(bands?.last ?? 0).fill(0);
  taken.forEach((chosen, arc) => {
    if (chosen === 0) return;
    matched++;
    total += score[arc]!;
    if (bands !== null && bands.rank[arc]! < bands.last) counts[bands.rank[arc]!]!--;
  });
  return [matched, ...counts, total];
}

export function isSame(a: Worth, b: Worth): boolean {
  return a.every((value, k) => value === b[k]);
}

/** By how much `a` is more than `b`. */
export function difference(a: Worth, b: Worth): Worth {
  return a.map((value, k) => value - b[k]!);
}

/** What becomes of today's worth as one number of a problem changes. Numbers are whole units of it. */
export interface Steps {
  /** The worth stays as it is from `low` to `high`; null where it does so without end. */
  readonly low: number | null;
  readonly high: number | null;
  /** The first change on either side; null where there is none; 'limit' where a limit left it open: then `low` or `high` is what is proven. */
  readonly below: Step | 'limit' | null;
  readonly above: Step | 'limit' | null;
}

export interface Step {
  readonly to: number;
  /** What is gained; null where nothing satisfies the rules. */
  readonly change: Worth | null;
  readonly until: number | null;
  /** A limit left it open how much farther `until` is. */
  readonly isOpen: boolean;
}
