/** A plan over several periods: who would mentor whom in each of them, what it is worth, and how far it is proven. It matches nobody. */
import type { PlanRules } from './guidelines.ts';
import type { Setting } from './site.ts';
import type { Text } from './text.ts';

export interface Plan {
  readonly format: 'binome.plan/1';
  readonly engine: { readonly name: 'binome'; readonly version: string };
  readonly guidelines: { readonly id: string; readonly version: string; readonly sha256: string };
  readonly rules: PlanRules;
  /** Parts of the guidelines that a plan does not follow, though each period's own matching does. */
  readonly leftOut: readonly ('fair' | 'balance' | 'minimums')[];
  /** The files that were read, sorted by name. */
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[];
  /** In the order in which they start. */
  readonly periods: readonly PlannedPeriod[];
  /**
   * - `optimal`: proven best. `limit`: the best that was found, with a proven bound.
   * - `infeasible`: no plan follows every rule, and that is proven; nothing is planned.
   * - `unknown`: a limit came before any plan was found; nothing is planned.
   */
  readonly status: 'optimal' | 'limit' | 'infeasible' | 'unknown';
  readonly value: PlanValue;
  /** No plan is worth more; null when nothing is proven. */
  readonly bound: PlanBound | null;
  /** Sorted by period, then trainee id. */
  readonly pairs: readonly PlannedPair[];
  readonly trainees: readonly PlannedTrainee[];
  /** Mentors with trainees, the busiest first; equals by id. */
  readonly loads: readonly { readonly mentor: string; readonly name: string; readonly trainees: number; readonly periods: number }[];
  readonly boards: readonly PlannedBoard[];
  /** What deciding each period by itself comes to, keeping mentors among equals: what a plan is worth more than. */
  readonly separately: PlanValue | null;
  /** Only where placements were decided before: what a plan without them is worth, and, where they cost a setting, who else would see it. */
  readonly decided?: { readonly periods: readonly string[]; readonly without: PlanValue; readonly blocked: readonly SettingUnseen[] };
}

/** Better is more served; then more settings seen; then more points. */
export interface PlanValue {
  /** Trainees with a mentor, added up over the periods. */
  readonly served: number;
  /** Settings that trainees see in the course of the plan: two each at most. */
  readonly settings: number;
  /** Millionths: scores of the pairs, with continuity, less what loads cost. */
  readonly points: number;
  /** Times that a trainee keeps a mentor from one period to the next; `over`: trainees above what mentors take without a thought. */
  readonly kept: number;
  readonly over: number;
}

/** What is proven of every plan: it serves no more; if it serves as many, it shows no more settings; if it does, it has no more points. */
export interface PlanBound extends Pick<PlanValue, 'served' | 'settings'> {
  /** null where nothing is proven of the points: no plan is known that reaches both numbers. */
  readonly points: number | null;
}

export interface PlannedPeriod {
  /** The id that tells it from the others of the plan: `SP1`, or `CPIP 29/SP1`. */
  readonly label: string;
  readonly promotion: string;
  readonly name: string;
  readonly start: string;
  readonly end: string;
  readonly trainees: number;
  readonly places: number;
  readonly served: number;
  /** Millionths, of the pairs alone. */
  readonly score: number;
  readonly isDecided: boolean;
}

export interface PlannedPair {
  readonly period: string;
  readonly trainee: string;
  readonly mentor: string;
  /** Millionths. */
  readonly score: number;
}

export interface PlannedTrainee {
  readonly id: string;
  readonly name: string;
  /** Of the periods of their promotion, in order; null where nobody would mentor them. */
  readonly stages: readonly {
    readonly period: string;
    readonly mentor: string | null;
    readonly name: string | null;
    readonly settings: readonly Setting[];
  }[];
  readonly unseen: readonly SettingUnseen[];
  readonly sentence: Text;
}

/**
 * A setting that a trainee does not see.
 *
 * - `never`: no mentor of that setting is possible for them in any period.
 * - `decided`: there was one in a period whose placement is decided, and there is none in those that are left.
 * - `places`: there are such mentors, but as many settings as possible are seen with their places given to others; that is proven.
 * - `unproven`: there are such mentors, and a limit kept it from being proven that all settings that can be are seen.
 */
export interface SettingUnseen {
  readonly trainee: string;
  readonly name: string;
  readonly setting: Setting;
  readonly reason: 'never' | 'decided' | 'places' | 'unproven';
}

export interface PlannedBoard {
  readonly code: string;
  readonly name: string;
  /** Trainees times periods, and how many have a mentor. */
  readonly needed: number;
  readonly served: number;
  readonly trainees: number;
  /** Trainees who see both settings. */
  readonly both: number;
  readonly kept: number;
  /** Millionths, of the pairs alone. */
  readonly score: number;
  /** The most trainees that one mentor takes over the plan. */
  readonly heaviest: number;
}
