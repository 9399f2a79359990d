/**
 * Nobody goes from one service to another and back for nothing: a plan of the same worth, in which fewer do.
 *
 * Looked for by exchanging the mentors of two trainees in one period, or by taking a place that is free; of plans that only several such steps
 * together reach nothing is said. A plan that would be worth less is not looked at: what keeping people in place is worth is for the guidelines
 * to say (`plan.continuity`).
 */
import { compareIds, grouped, SCORE_SCALE } from '../../domain/index.ts';
import { nextOfPromotion, type Placement, type Scope } from './horizon.ts';
import { valueOf } from './plan-value.ts';
import { noneTwice } from './rules/none-twice.ts';
import { rest } from './rules/rest.ts';
import { sharedPlaces } from './rules/shared-places.ts';
import { withOneMentor } from './rules/with-one-mentor.ts';

const RULES = [sharedPlaces, withOneMentor, rest, noneTwice];

type ServiceOf = (mentor: string) => string;

/** A period that a trainee spends elsewhere than the one before it and the one after, which are in the same service. */
export interface Detour {
  readonly trainee: string;
  readonly before: number;
  readonly period: number;
  readonly after: number;
}

/** In a period: these trainees have these mentors instead. */
type Exchange = readonly (readonly [trainee: string, mentor: string])[];

/** The same plan, or one of the same worth with fewer detours: the first that can be saved, until none can, by period, trainee, mentor. */
export function withoutDetours(scope: Scope, placements: readonly Placement[], serviceOf: ServiceOf): readonly Placement[] {
  let plan = placements;
  for (let next: readonly Placement[] | null = plan; next !== null; next = withOneLess(scope, plan, serviceOf)) plan = next;
  return plan;
}

/** In open periods, by period, then trainee. */
export function detoursIn({ horizon, scopes }: Scope, plan: readonly Placement[], serviceOf: ServiceOf): Detour[] {
  return horizon.periods.flatMap(({ trainees }, before) => {
    const period = nextOfPromotion(horizon, before);
    const after = period === null ? null : nextOfPromotion(horizon, period);
    if (period === null || after === null || scopes[period]!.kind !== 'open') return [];
    return [...trainees].sort(compareIds).flatMap((trainee): Detour[] => {
      const [first, between, last] = [before, period, after].map((at) => {
        const mentor = plan[at]!.get(trainee);
        return mentor === undefined ? null : serviceOf(mentor);
      });
      const isDetour = first !== null && between !== null && first === last && between !== first;
      return isDetour ? [{ trainee, before, period, after }] : [];
    });
  });
}

function withOneLess(scope: Scope, plan: readonly Placement[], serviceOf: ServiceOf): readonly Placement[] | null {
  const detours = detoursIn(scope, plan, serviceOf);
  const value = detours.length === 0 ? '' : JSON.stringify(valueOf(scope, plan));
  for (const { trainee, before, period, after } of detours) {
    const [around, between] = [before, period].map((at) => serviceOf(plan[at]!.get(trainee)!)) as [string, string];
    // The period in between where the others are, or one of these where that one is.
    for (const [at, service] of [
      [period, around],
      [before, between],
      [after, between],
    ] as const) {
      if (scope.scopes[at]!.kind !== 'open') continue;
      for (const exchange of exchangesFor(scope, plan, { trainee, at, service }, serviceOf)) {
        const other = plan.with(at, new Map([...plan[at]!, ...exchange]));
        if (
          detoursIn(scope, other, serviceOf).length < detours.length &&
          JSON.stringify(valueOf(scope, other)) === value &&
          isAllowed(scope, other, at)
        )
          return other;
      }
    }
  }
  return null;
}

/** Those that bring the trainee into the service, and change neither scores nor what keeping a mentor earns. */
function* exchangesFor(
  { horizon }: Scope,
  plan: readonly Placement[],
  { trainee, at, service }: { readonly trainee: string; readonly at: number; readonly service: string },
  serviceOf: ServiceOf,
): Generator<Exchange> {
  const { scores, mentors } = horizon.periods[at]!;
  const from = plan[at]!.get(trainee)!;
  const beside = horizon.periods.flatMap((_, k) =>
    nextOfPromotion(horizon, k) === at ? [k] : nextOfPromotion(horizon, at) === k ? [k] : [],
  );
  const worth = (who: string, mentor: string): number => {
    const kept = beside.filter((other) => plan[other]!.get(who) === mentor).length;
    return scores.get(who)!.get(mentor)! + kept * Math.round(horizon.rules.continuity * SCORE_SCALE);
  };
  const held = grouped([...plan[at]!], ([, mentor]) => mentor);
  for (const to of [...scores.get(trainee)!.keys()].sort(compareIds)) {
    if (serviceOf(to) !== service) continue;
    const gained = worth(trainee, to) - worth(trainee, from);
    const others = (held.get(to) ?? []).map(([other]) => other).sort(compareIds);
    // Loads change with it, and what they cost: that is left to the comparison of whole plans.
    if (others.length < (mentors.get(to)?.max ?? 0)) yield [[trainee, to]];
    for (const other of others)
      if (scores.get(other)!.has(from) && gained + worth(other, from) === worth(other, to))
        yield [
          [trainee, to],
          [other, from],
        ];
  }
}

/** The rules that couple periods, and those of the period by itself: minimums, and the guidelines’ constraints. */
function isAllowed(scope: Scope, plan: readonly Placement[], period: number): boolean {
  const { mentors, sideConstraints } = scope.horizon.periods[period]!;
  const placement = plan[period]!;
  const held = grouped([...placement], ([, mentor]) => mentor);
  return (
    [...mentors.values()].every(({ id, min }) => (held.get(id)?.length ?? 0) >= min) &&
    sideConstraints.every(({ terms, op, rhs }) => {
      const sum = terms.reduce((total, [trainee, mentor, by]) => (placement.get(trainee) === mentor ? total + by : total), 0);
      return op === '<=' ? sum <= rhs : op === '>=' ? sum >= rhs : sum === rhs;
    }) &&
    RULES.every((rule) => rule.broken(scope, plan).every(({ isHard }) => !isHard))
  );
}
