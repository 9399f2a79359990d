/**
 * The periods of a plan side by side: who is to be placed in each, with whom they could be, and what is settled already.
 *
 * A *stage* is one period of the plan. Placements are given by stage: trainee → mentor.
 */
import type { Period, PlanRules, Setting } from '../../domain/index.ts';
import type { SideConstraint } from '../../solver/index.ts';

export interface Stage {
  readonly label: string;
  readonly period: Period;
  /** Ids, sorted. */
  readonly trainees: readonly string[];
  readonly mentors: ReadonlyMap<string, StageMentor>;
  /** Trainee → mentor → score in millionths; every trainee has an entry. */
  readonly scores: Scores;
  /** The guidelines' own, of this period alone. */
  readonly sideConstraints: readonly SideConstraint[];
}

export type Scores = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface StageMentor {
  readonly id: string;
  readonly min: number;
  readonly max: number;
}

export interface Horizon {
  /** In the order in which they start. */
  readonly stages: readonly Stage[];
  readonly rules: PlanRules;
  readonly settingsOf: (mentor: string) => readonly Setting[];
  readonly coverage: 'all' | 'most';
}

export type Placement = ReadonlyMap<string, string>;

/** What is decided of each stage, what is to be found now, and what is looked at later: nothing of that is planned or counted. */
export type StageScope =
  { readonly kind: 'decided'; readonly placement: Placement } | { readonly kind: 'open' } | { readonly kind: 'later' };

export interface Scope {
  readonly horizon: Horizon;
  /** One for each stage. */
  readonly scopes: readonly StageScope[];
}

export const SETTINGS = ['MO', 'MF'] as const satisfies readonly Setting[];

/** The pairs that a stage may have in this scope, with their scores; a decided pair that is not eligible scores nothing. */
export function scoresIn({ horizon, scopes }: Scope, stage: number): Scores {
  const scope = scopes[stage]!;
  if (scope.kind === 'later') return new Map();
  const { scores } = horizon.stages[stage]!;
  if (scope.kind === 'open') return scores;
  return new Map([...scope.placement].map(([trainee, mentor]) => [trainee, new Map([[mentor, scores.get(trainee)?.get(mentor) ?? 0]])]));
}

/** Each stage that has this stage's promotion next. */
export function nextOfPromotion({ stages }: Horizon, stage: number): number | null {
  const promotion = stages[stage]!.period.promotion;
  const next = stages.findIndex(({ period }, k) => k > stage && period.promotion === promotion);
  return next < 0 ? null : next;
}

/** Mentor → how many trainees each stage gives them. */
export function loadsByStage({ stages }: Horizon, placements: readonly Placement[]): Map<string, number[]> {
  const loads = new Map<string, number[]>();
  placements.forEach((placement, stage) => {
    for (const mentor of placement.values()) {
      const own = loads.get(mentor) ?? stages.map(() => 0);
      loads.set(mentor, own);
      own[stage]!++;
    }
  });
  return loads;
}

/** A mentor's places in a stage; what was decided, where it was. */
export function placesIn({ horizon, scopes }: Scope, stage: number, mentor: string): number {
  const scope = scopes[stage]!;
  if (scope.kind === 'later') return 0;
  return scope.kind === 'decided' ? decidedFor(scope, mentor) : (horizon.stages[stage]!.mentors.get(mentor)?.max ?? 0);
}

/** Trainees whom a decided stage gives a mentor; 0 for any other stage. */
export function decidedFor(scope: StageScope, mentor: string): number {
  return scope.kind === 'decided' ? [...scope.placement.values()].filter((id) => id === mentor).length : 0;
}
