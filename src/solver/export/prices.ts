/**
 * Dual variables as a sum of rows. Prices times rows say of every matching that counts
 *
 *   Σ over pairs (weight · denominator − remainder) · x ≤ Σ price · limit
 *
 * and what asks for nothing (a negative price on a least number of 0) is left out: without it the remainders, and so the bound, are no larger.
 */
import type { Duals, DualValue } from '../model/problem.ts';
import type { PartView } from '../verify/proof.ts';
import type { Multiple } from './proof-log.ts';
import type { RowIds, StageRows } from './rows.ts';

/** One part at one stage. */
export interface PartStage {
  readonly view: PartView;
  readonly rows: StageRows;
  /** Of "as many pairs as there are", where that is a rule of this stage; else nothing, or that every need is met. */
  readonly covered: RowIds | 'exact' | null;
  readonly weight: (pair: number) => bigint;
  /** No matching of the part weighs more; null where there is none. */
  readonly claim: bigint | null;
}

/** All by number in the part. */
export interface Priced {
  readonly denominator: bigint;
  /** The rows at their prices. */
  readonly rows: readonly Multiple[];
  /** The same equations the other way round; of use where each row is one. */
  readonly reversed: readonly Multiple[];
  /** Σ price · limit. */
  readonly limit: bigint;
  /** What the rows take of a pair: weight · denominator − remainder. */
  readonly paid: (pair: number) => bigint;
  readonly remainder: (pair: number) => bigint;
}

/** @param weightless with all weights taken as 0. */
export function pricesOf(duals: Duals, { view, rows, covered, weight }: PartStage, weightless: boolean): Priced {
  const [taken, reversed]: [Multiple[], Multiple[]] = [[], []];
  const denominator = BigInt(duals.denominator);
  let limit = 0n;
  const { nothing } = rows.rows;
  const price = (value: bigint, { atMost, atLeast, isEmpty = false }: RowIds, most: bigint, least = most): bigint => {
    const [row, other] = value > 0n ? [atMost, atLeast] : [atLeast, atMost];
    if (value === 0n || row === null) return 0n;
    const size = value > 0n ? value : -value;
    taken.push([row, size]);
    if (other !== null) reversed.push([other, size]);
    if (isEmpty) {
      taken.push([value > 0n ? nothing.atLeast : nothing.atMost, size]);
      reversed.push([value > 0n ? nothing.atMost : nothing.atLeast, size]);
    }
    limit += value * (value > 0n ? most : least);
    return value;
  };
  const all = BigInt(duals.coverage);
  const extra = covered === 'exact' ? all : 0n;
  const own = view.trainees.map((i, k) => price(BigInt(duals.trainees[k]!) + extra, rows.trainee[i]!, BigInt(view.need[k]!)));
  const others = view.mentors.map((j, k) => price(BigInt(duals.mentors[k]!), rows.mentor[j]!, BigInt(view.max[k]!), BigInt(view.min[k]!)));
  const common = covered === null || covered === 'exact' ? 0n : price(all, covered, BigInt(view.chosen.length));
  const sides = new Map<number, bigint>();
  view.sides.forEach(({ id, rhs, terms }, k) => {
    const value = price(BigInt(duals.sideConstraints[k] as DualValue), rows.side.get(id)!, rhs);
    if (value !== 0n) for (const [pair, units] of terms) sides.set(pair, (sides.get(pair) ?? 0n) + units * value);
  });
  const paid = (n: number): bigint => own[view.pairRow[n]!]! + others[view.pairColumn[n]!]! + common + (sides.get(n) ?? 0n);
  const remainder = (n: number): bigint => (weightless ? 0n : weight(n) * denominator) - paid(n);
  return { denominator, rows: taken, reversed, limit, paid, remainder };
}
