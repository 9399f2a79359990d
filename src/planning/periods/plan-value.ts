/** What a plan is worth, and which of two is worth more. */
import { type PlanValue, SCORE_SCALE } from '../../domain/index.ts';
import { scoresIn, type Placement, type Scope } from './horizon.ts';
import { settingsSeen } from './rules/both-settings.ts';
import { keptIn } from './rules/continuity.ts';
import { costOf, overIn } from './rules/load.ts';
import { againIn, isAsked } from './rules/none-twice.ts';

export function valueOf(scope: Scope, placements: readonly Placement[]): PlanValue {
  const { rules } = scope.horizon;
  const kept = keptIn(scope, placements);
  const over = overIn(scope, placements);
  let [served, points] = [0, 0];
  placements.forEach((placement, period) => {
    const scores = scoresIn(scope, period);
    served += placement.size;
    for (const [trainee, mentor] of placement) points += scores.get(trainee)!.get(mentor)!;
  });
  points += kept * Math.round(rules.continuity * SCORE_SCALE);
  for (const above of over) points -= (above * (above + 1) * costOf(rules, 1)) / 2;
  const again = againIn(scope, placements);
  return {
    ...{ served, settings: settingsSeen(scope, placements), points, kept, over: over.reduce((total, above) => total + above, 0) },
    ...(again === 0 ? {} : { again }),
  };
}

/** Above 0 when the first is worth more. Times without again, and settings, count only where the rules ask for them. */
export function compareValues(scope: Scope, a: PlanValue, b: PlanValue): number {
  return compareCounts(scope, a, b) || a.points - b.points;
}

export type Counts = Pick<PlanValue, 'served' | 'settings' | 'again'>;

export function compareCounts(scope: Scope, a: Counts, b: Counts): number {
  const again = isAsked(scope) ? (b.again ?? 0) - (a.again ?? 0) : 0;
  return a.served - b.served || again || (scope.horizon.rules.bothSettings ? a.settings - b.settings : 0);
}
