/** How near to its right-hand side the left side of one constraint can come, the others given. */
import type { Poll } from '../model/limits.ts';
import { openChoices } from '../network/network.ts';
import type { BlockData } from '../solve/block.ts';
import { leftSideOf, type SideRow } from '../network/side-rows.ts';
import { search } from '../side-constraints/search.ts';

/**
 * The left side of row `k` nearest to `from` that the other rules allow, at or above it for direction 1, at or below it for −1: one search with the left
 * side as its weight; null where there is none, `unknown` where the search had to stop. An inequality must be one that nothing satisfies, so
 * that all sums lie beyond it.
 */
export function nearestSum(
  { instance, network, required }: BlockData,
  rows: readonly SideRow[],
  k: number,
  direction: 1 | -1,
  from: number,
  isOver: Poll,
  report?: (nodes: number) => void,
): number | null | 'unknown' {
  const { arcs, coefficients, op } = rows[k]!;
  const others = rows.filter((_, other) => other !== k);
  const weight = new Float64Array(network.arcs);
  arcs.forEach((arc, t) => (weight[arc] = -direction * coefficients[t]!));
  const beyond: SideRow = { arcs, coefficients, op: direction === 1 ? '>=' : '<=', rhs: from };
  const { taken, status } = search({
    ...{ network, choices: openChoices(network, required, instance.coverage === 'most'), weight, known: null },
    sides: op === '=' ? [...others, beyond] : others,
    ...{ nodeLimit: Infinity, isOver, patience: 0, ...(report === undefined ? {} : { report }) },
  });
  if (status === 'unknown' || status === 'limit') return 'unknown';
  return taken === null ? null : leftSideOf(rows[k]!, taken);
}
