/** Where a session stands, and what a step from one state to the next costs, objective by objective. */
import { changesOf } from '../reassignment/index.ts';
import type { Certificate, Level, Solution, SolutionStatus } from '../solver/index.ts';

export interface Standing {
  readonly status: SolutionStatus;
  /** Needs met. */
  readonly placed: number;
  /** Only with `balance`: the heaviest relative load of a mentor above the minimum; null where there is none. */
  readonly worstLoad?: number | null;
  /** Only with objective "fair": the pairs in each band that holds any, the last one aside; ascending. */
  readonly bands?: readonly { readonly band: number; readonly count: number }[];
  readonly score: number;
  /** No matching as good in all before the score scores more; null where unknown. */
  readonly bound: number | null;
}

/** What is lost, by the objectives in their order; the first that is not zero decides, and what comes after may be negative. */
export interface Price {
  /** Needs that go unmet besides. */
  readonly unmet: number;
  /** Only with objective "fair", where the bands are the same: the lowest whose count changes, and by how many pairs more; null when none does. */
  readonly fairness?: { readonly band: number; readonly more: number } | null;
  /** Score lost. null where the weights differ: two measures are not compared. */
  readonly loss: number | null;
}

/** One person's change of mentor; null where there was none, or is none. */
export interface Move {
  readonly trainee: string;
  readonly from: string | null;
  readonly to: string | null;
}

export function standingOf({ status, matched, objective, bound, certificate }: Solution): Standing {
  const parts = certificate?.parts ?? [];
  const isBalanced = parts.some(({ balance }) => balance !== undefined);
  const isFair = parts.some(({ fairness }) => fairness !== undefined);
  const loads = parts.flatMap(({ balance }) => (balance?.worst.level == null ? [] : [loadOf(balance.worst.level)]));
  return {
    ...{ status, placed: matched },
    ...(isBalanced ? { worstLoad: loads.length === 0 ? null : Math.max(...loads) } : {}),
    ...(isFair ? { bands: bandsOf(parts) } : {}),
    ...{ score: objective, bound },
  };
}

/** What of two states can be compared: whether a pair scores the same in both, and whether bands have the same limits. */
export interface Comparable {
  readonly scores: boolean;
  readonly bands: boolean;
}

/** null where one of the two has no matching. */
export function priceOf(before: Solution, after: Solution, same: Comparable): Price | null {
  if (before.status === 'infeasible' || after.status === 'infeasible') return null;
  const [was, is] = [standingOf(before), standingOf(after)];
  return {
    unmet: was.placed - is.placed,
    ...(!same.scores || !same.bands || was.bands === undefined || is.bands === undefined
      ? {}
      : { fairness: bandChange(was.bands, is.bands) }),
    loss: same.scores ? lossOf(before, after) : null,
  };
}

/** Nobody moves to or from where there is no matching. Sorted by trainee. */
export function movesOf(before: Solution, after: Solution): Move[] {
  return before.status === 'infeasible' || after.status === 'infeasible' ? [] : changesOf(before.pairs, after.pairs);
}

function loadOf([numerator, denominator]: Level): number {
  return Number(numerator) / Number(denominator);
}

function bandsOf(parts: Certificate['parts']): NonNullable<Standing['bands']> {
  const counts = new Map<number, number>();
  for (const { band, count } of parts.flatMap(({ fairness }) => fairness ?? [])) counts.set(band, (counts.get(band) ?? 0) + count);
  return [...counts].sort(([a], [b]) => a - b).map(([band, count]) => ({ band, count }));
}

function bandChange(was: NonNullable<Standing['bands']>, is: NonNullable<Standing['bands']>): NonNullable<Price['fairness']> | null {
  const more = new Map(is.map(({ band, count }) => [band, count]));
  for (const { band, count } of was) more.set(band, (more.get(band) ?? 0) - count);
  const changed = [...more].filter(([, count]) => count !== 0).sort(([a], [b]) => a - b)[0];
  return changed === undefined ? null : { band: changed[0], more: changed[1] };
}

/** In the integers of the certificates where both have decimals: 0.83 less 0.7 is 0.13. */
function lossOf(before: Solution, after: Solution): number {
  const [was, is] = [before.certificate?.scale, after.certificate?.scale];
  if (was?.base !== 10 || is?.base !== 10) return before.objective - after.objective;
  const digits = Math.max(was.exponent, is.exponent);
  const unit = 10 ** Math.abs(digits);
  const whole = (value: number): number => Math.round(digits < 0 ? value / unit : value * unit);
  const loss = whole(before.objective) - whole(after.objective);
  return (digits < 0 ? loss * unit : loss / unit) + 0;
}
