/** The options of a frontier side by side: each point and each of its alternates, reduced to what a person compares. */
import type { FrontierPoint, Reassignment } from './documents/frontier.ts';
import { SCORE_SCALE } from './documents/pair.ts';

export interface Option {
  /** `2`, its alternates `2b`, `2c` … */
  readonly label: string;
  readonly point: Omit<FrontierPoint, 'alternates'>;
  readonly isAlternate: boolean;
  /** Trainees other than the affected who give up a mentor, in the order of the changes. */
  readonly movedPeople: readonly string[];
  /** Beside the matching of before: trainees with a mentor, and points of all pairs together, millionths. */
  readonly served: number;
  readonly gain: number;
  /** Of the best score that is possible now; above 1 for what serves fewer. null where nothing is known of the best. */
  readonly share: number | null;
  /** Who gains most and who loses most; null: nobody. */
  readonly gained: Shift | null;
  readonly lost: Shift | null;
  /** Of the mentors who take somebody over, the one with the most trainees. */
  readonly heaviest: { readonly mentor: string; readonly trainees: number } | null;
}

/** What a change is worth to a trainee: millionths, no pair counting nothing. */
export interface Shift {
  readonly trainee: string;
  readonly points: number;
  /** Whether there was a mentor before, and is one after. */
  readonly kind: 'moves' | 'placed' | 'leftOut';
}

export function optionsOf(reassignment: Reassignment): Option[] {
  return reassignment.frontier.flatMap(({ alternates = [], ...point }, k) => [
    optionOf(reassignment, point, `${k + 1}`, false),
    ...alternates.map((other, n) => optionOf(reassignment, other, `${k + 1}${String.fromCharCode(98 + n)}`, true)),
  ]);
}

function optionOf({ affected, before, best }: Reassignment, point: Option['point'], label: string, isAlternate: boolean): Option {
  const { changes, details, matched, objective } = point;
  const isAffected = new Set(affected);
  const shifts = changes.map(({ trainee, from, to }, k): Shift => {
    const { before: was, after } = details[k]!;
    return { trainee, points: (after ?? 0) - (was ?? 0), kind: to === null ? 'leftOut' : from === null ? 'placed' : 'moves' };
  });
  const loads = changes.flatMap(({ to }, k) => (to === null ? [] : [{ mentor: to, trainees: details[k]!.load ?? 0 }]));
  return {
    ...{ label, point, isAlternate },
    movedPeople: [...new Set(changes.flatMap(({ trainee, from }) => (from === null || isAffected.has(trainee) ? [] : [trainee])))],
    served: matched - before.matched,
    gain: Math.round(objective * SCORE_SCALE) - before.score,
    share: best === null || best.objective === 0 ? null : objective / best.objective,
    // To get a mentor, or to be left without one, is more than any points.
    gained: firstAbove(LEAST_SHOWN, shifts, (shift) => (shift.kind === 'placed' ? Infinity : shift.points)),
    lost: firstAbove(LEAST_SHOWN, shifts, (shift) => (shift.kind === 'leftOut' ? Infinity : -shift.points)),
    heaviest: firstAbove(0, loads, ({ trainees }) => trainees),
  };
}

/** What would be written as 0.0 points is nobody's gain. */
const LEAST_SHOWN = 499;

/** The first with the highest value, if that is above the least. */
function firstAbove<T>(least: number, items: readonly T[], valueOf: (item: T) => number): T | null {
  let best: T | null = null;
  for (const item of items) if (valueOf(item) > (best === null ? least : valueOf(best))) best = item;
  return best;
}

/** A share in percent, to hundredths: cut off, so that what is not the best never reads 100. */
export function hundredths(share: number): number {
  return Math.floor(share * 10_000 + 1e-6) / 100;
}
