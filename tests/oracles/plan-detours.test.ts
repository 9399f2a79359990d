/** To another service and back only for something: against every plan of the same worth. */
import { expect, test } from 'vitest';
import { findPlan } from '../../src/planning/periods/find-plan.ts';
import type { Placement, Scope } from '../../src/planning/periods/horizon.ts';
import { valueOf } from '../../src/planning/periods/plan-value.ts';
import { detoursIn, withoutDetours } from '../../src/planning/periods/to-and-fro.ts';
import { breachesOf, worthOf } from './plan-brute-force.ts';
import { planInstance } from './plan-instances.ts';
import { seedsOf } from './share.ts';

const SEEDS = seedsOf(1_200, 0.5);
const serviceOf = (mentor: string): string => (Number(mentor.slice(1)) % 2 === 0 ? 'even' : 'odd');

/** Scores of two values alone, as of a census that knows little: many plans are worth the same. */
function coarse({ horizon, scopes }: Scope): Scope {
  const halved = (scores: ReadonlyMap<string, number>): Map<string, number> =>
    new Map([...scores].map(([mentor, score]) => [mentor, score < 500_000 ? 250_000 : 750_000]));
  const periods = horizon.periods.map((period) => ({
    ...period,
    scores: new Map([...period.scores].map(([trainee, scores]) => [trainee, halved(scores)])),
  }));
  return { horizon: { ...horizon, periods }, scopes };
}

/** Detours counted again, from services by period alone. */
function detoursCounted({ horizon: { periods }, scopes }: Scope, plan: readonly Placement[]): number {
  const trainees = new Set(periods.flatMap((period) => period.trainees));
  let count = 0;
  for (const trainee of trainees) {
    const way = periods.flatMap(({ period, trainees: own }, k) => {
      const mentor = plan[k]!.get(trainee);
      const isOwn = periods.some((other) => other.period.promotion === period.promotion && other.trainees.includes(trainee));
      return isOwn
        ? [{ service: own.includes(trainee) && mentor !== undefined ? serviceOf(mentor) : null, open: scopes[k]!.kind === 'open' }]
        : [];
    });
    for (let k = 1; k + 1 < way.length; k++) {
      const [first, between, last] = [way[k - 1]!, way[k]!, way[k + 1]!];
      if (
        between.open &&
        first.service !== null &&
        first.service === last.service &&
        between.service !== null &&
        between.service !== first.service
      )
        count++;
    }
  }
  return count;
}

/** The fewest detours of all plans of this worth. */
function fewest(scope: Scope, plan: readonly Placement[]): number {
  const worth = JSON.stringify(worthOf(scope, plan));
  let best = Infinity;
  const chosen: Placement[] = [];
  const place = (period: number): void => {
    if (period === plan.length) {
      if (
        detoursCounted(scope, chosen) < best &&
        breachesOf(scope, chosen).length === 0 &&
        JSON.stringify(worthOf(scope, chosen)) === worth
      )
        best = detoursCounted(scope, chosen);
      return;
    }
    const own = scope.scopes[period]!;
    const of = own.kind === 'decided' ? [own.placement] : placementsOf(scope, period);
    for (const placement of of) {
      chosen[period] = placement;
      place(period + 1);
    }
  };
  place(0);
  return best;
}

function placementsOf({ horizon }: Scope, period: number): Placement[] {
  const { trainees, scores } = horizon.periods[period]!;
  let all = [new Map<string, string>()];
  for (const trainee of trainees)
    all = all.flatMap((one) => [one, ...[...scores.get(trainee)!.keys()].map((mentor) => new Map(one).set(trainee, mentor))]);
  return all;
}

test(
  'saves what an exchange saves: the same worth, every rule, never more detours, and in six of nine that could do with fewer the fewest',
  { timeout: 180_000 },
  () => {
    const count = { withDetours: 0, saved: 0, avoidable: 0, leastReached: 0 };
    for (let seed = 0; seed < SEEDS; seed++) {
      const scope = coarse(planInstance(seed));
      const { status, placements } = findPlan(scope, {}, () => {});
      if (status !== 'optimal' && status !== 'limit') continue;
      const before = detoursCounted(scope, placements);
      expect(detoursIn(scope, placements, serviceOf)).toHaveLength(before);
      if (before === 0) {
        expect(withoutDetours(scope, placements, serviceOf)).toBe(placements);
        continue;
      }
      const steady = withoutDetours(scope, placements, serviceOf);
      const after = detoursCounted(scope, steady);
      expect(breachesOf(scope, steady)).toEqual(breachesOf(scope, placements));
      expect(worthOf(scope, steady)).toEqual(worthOf(scope, placements));
      expect(valueOf(scope, steady)).toEqual(valueOf(scope, placements));
      expect(after).toBeLessThanOrEqual(before);
      const least = fewest(scope, placements);
      expect(least).toBeLessThanOrEqual(after);
      count.withDetours++;
      if (after < before) count.saved++;
      if (least < before) count.avoidable++;
      if (least < before && least === after) count.leastReached++;
    }
    expect(count.saved).toBeGreaterThan(SEEDS / 240);
    expect(count.leastReached).toBeGreaterThan(0.5 * count.avoidable);
  },
);
