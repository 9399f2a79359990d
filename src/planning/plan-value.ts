/** What a plan is worth, and what no plan is worth more than. */
import { SCORE_SCALE } from '../domain/pair.ts';
import type { PlanValue } from '../domain/plan.ts';
import type { Solution } from '../solver/index.ts';
import type { Draft } from './draft.ts';
import { scoresIn, SETTINGS, type Placement, type Scope } from './horizon.ts';
import { isSeen, settingsOffered, traineesOf } from './rules/both-settings.ts';
import { keptIn } from './rules/continuity.ts';
import { overIn } from './rules/load.ts';

export function valueOf(scope: Scope, placements: readonly Placement[]): PlanValue {
  const { rules } = scope.horizon;
  const [kept, over] = [keptIn(scope, placements), overIn(scope, placements)];
  let [served, points] = [0, 0];
  placements.forEach((placement, stage) => {
    const scores = scoresIn(scope, stage);
    served += placement.size;
    for (const [trainee, mentor] of placement) points += scores.get(trainee)!.get(mentor)!;
  });
  points += kept * Math.round(rules.continuity * SCORE_SCALE) - over * Math.round((rules.load?.points ?? 0) * SCORE_SCALE);
  const settings = traineesOf(scope).reduce(
    (total, trainee) => total + SETTINGS.filter((setting) => isSeen(scope, placements, trainee, setting)).length,
    0,
  );
  return { served, settings, points, kept, over };
}

/** Above 0 when the first is worth more. Settings count only where the rules ask for them. */
export function compareValues({ horizon: { rules } }: Scope, a: PlanValue, b: PlanValue): number {
  return a.served - b.served || (rules.bothSettings ? a.settings - b.settings : 0) || a.points - b.points;
}

/** No plan of this scope is worth more than an optimum of a problem that leaves out cases; null where a limit kept it from proving anything. */
export function boundOf(draft: Draft, { matched, bound }: Pick<Solution, 'matched' | 'bound'>): PlanValue | null {
  if (bound === null) return null;
  const { scope, worth } = draft;
  const all = Math.round(bound * SCORE_SCALE);
  // Points are fewer than half a setting's worth, whichever their sign.
  const half = (worth.setting - 1) / 2;
  const served = draft.isCounted ? matched - draft.choiceCount : Math.floor((all + half) / worth.served);
  const rest = all - served * worth.served;
  const seen = Math.floor((rest + half) / worth.setting);
  const [possible, told] = [settingsOffered(scope).size, draft.choicesNamed('setting ')];
  return { served, settings: possible - told + seen, points: rest - seen * worth.setting, kept: 0, over: 0 };
}
