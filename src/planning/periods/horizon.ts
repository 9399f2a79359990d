/**
 * The periods of a plan side by side: who is to be placed in each, with whom they could be, and what is settled already.
 *
 * Within a plan a period is known by its number, its place in the horizon. Placements are given by period: trainee → mentor.
 */
import type { Period, PlanRules, Setting } from '../../domain/index.ts';
import type { SideConstraint } from '../../solver/index.ts';

/** A period as `match` prepares it. */
export interface PreparedPeriod {
  readonly label: string;
  readonly period: Period;
  /** Ids, sorted. */
  readonly trainees: readonly string[];
  readonly mentors: ReadonlyMap<string, PeriodMentor>;
  /** Trainee → mentor → score in millionths; every trainee has an entry. */
  readonly scores: Scores;
  /** The guidelines' own, of this period alone. */
  readonly sideConstraints: readonly SideConstraint[];
}

export type Scores = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface PeriodMentor {
  readonly id: string;
  readonly min: number;
  readonly max: number;
}

export interface Horizon {
  /** In the order in which they start. */
  readonly periods: readonly PreparedPeriod[];
  readonly rules: PlanRules;
  /** Those that a mentor is known to show. */
  readonly settingsOf: (mentor: string) => readonly Setting[];
  /** Those that they may show besides: nobody has said, and none counts as seen. */
  readonly unspecifiedOf?: (mentor: string) => readonly Setting[];
  readonly coverage: 'all' | 'most';
}

export type Placement = ReadonlyMap<string, string>;

/** What is decided of each period, what is to be found now, and what is looked at later: nothing of that is planned or counted. */
export type PeriodScope =
  { readonly kind: 'decided'; readonly placement: Placement } | { readonly kind: 'open' } | { readonly kind: 'later' };

export interface Scope {
  readonly horizon: Horizon;
  /** One for each period. */
  readonly scopes: readonly PeriodScope[];
}

export const SETTINGS = ['MO', 'MF'] as const satisfies readonly Setting[];

/** The pairs that a period may have in this scope, with their scores; a decided pair that is not eligible scores nothing. */
export function scoresIn({ horizon, scopes }: Scope, period: number): Scores {
  const scope = scopes[period]!;
  if (scope.kind === 'later') return new Map();
  const { scores } = horizon.periods[period]!;
  if (scope.kind === 'open') return scores;
  return new Map([...scope.placement].map(([trainee, mentor]) => [trainee, new Map([[mentor, scores.get(trainee)?.get(mentor) ?? 0]])]));
}

/** The next period of the same promotion. */
export function nextOfPromotion({ periods }: Horizon, from: number): number | null {
  const promotion = periods[from]!.period.promotion;
  const next = periods.findIndex(({ period }, k) => k > from && period.promotion === promotion);
  return next < 0 ? null : next;
}

/** Mentor → how many trainees each period gives them. */
export function loadsByPeriod({ periods }: Horizon, placements: readonly Placement[]): Map<string, number[]> {
  const loads = new Map<string, number[]>();
  placements.forEach((placement, period) => {
    for (const mentor of placement.values()) {
      const own = loads.get(mentor) ?? periods.map(() => 0);
      loads.set(mentor, own);
      own[period]!++;
    }
  });
  return loads;
}

/** A mentor's places in a period; what was decided, where it was. */
export function placesIn({ horizon, scopes }: Scope, period: number, mentor: string): number {
  const scope = scopes[period]!;
  if (scope.kind === 'later') return 0;
  return scope.kind === 'decided' ? decidedFor(scope, mentor) : (horizon.periods[period]!.mentors.get(mentor)?.max ?? 0);
}

/** Trainees whom a decided period gives a mentor; 0 for any other period. */
export function decidedFor(scope: PeriodScope, mentor: string): number {
  return scope.kind === 'decided' ? [...scope.placement.values()].filter((id) => id === mentor).length : 0;
}
