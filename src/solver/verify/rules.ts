/** Whether a matching of one part keeps every rule that is asked of it. */
import type { PairIds } from '../model/problem.ts';
import type { PartView, WholeSide } from './proof.ts';

/** null when it does, else the first rule that it breaks. `sides`: those to be kept, of the part. */
export function brokenRules(view: PartView, sides: readonly WholeSide[], pairs: readonly PairIds[], all: boolean): string | null {
  const chosen = new Set<number>();
  const [met, load] = [view.need.map(() => 0), view.max.map(() => 0)];
  for (const pair of pairs) {
    const n = view.find(pair);
    if (n < 0 || chosen.has(n)) return `${pair.join(' – ')} is not eligible, or stands twice`;
    chosen.add(n);
    met[view.pairRow[n]!]!++;
    load[view.pairColumn[n]!]!++;
  }
  for (const n of view.required) if (!chosen.has(n)) return 'a required pair is missing';
  if (met.some((count, i) => count > view.need[i]! || (all && count < view.need[i]!))) return 'a trainee has not the need';
  if (load.some((count, j) => count < view.min[j]! || count > view.max[j]!)) return 'a mentor is not within the limits';
  const broken = sides.find((side) => !holds(side, chosen));
  return broken === undefined ? null : `side constraint ${broken.id} does not hold`;
}

export function holds({ terms, op, rhs }: WholeSide, chosen: ReadonlySet<number>): boolean {
  let sum = 0n;
  for (const [pair, coefficient] of terms) if (chosen.has(pair)) sum += coefficient;
  return op === '<=' ? sum <= rhs : op === '>=' ? sum >= rhs : sum === rhs;
}
