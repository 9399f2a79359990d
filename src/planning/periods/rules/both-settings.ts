/** Every trainee sees both settings in the course of the plan, as far as places go. */
import { SCORE_SCALE, type Setting } from '../../../domain/index.ts';
import { scoresIn, SETTINGS, type Placement, type Scope } from '../horizon.ts';
import type { Draft } from '../draft.ts';
import type { Case, Rule } from './rule.ts';

export const bothSettings: Rule = {
  broken: (scope, placements) => {
    if (!scope.horizon.rules.bothSettings) return [];
    const due = settingsDue(scope);
    return traineesOf(scope).flatMap((trainee) =>
      SETTINGS.filter((setting) => due.has(`${setting}/${trainee}`) && !isSeen(scope, placements, trainee, setting)).map(
        (setting): Case => {
          const key = `setting ${setting}/${trainee}`;
          return { key, isHard: false, add: (draft) => demand(draft, key, trainee, setting) };
        },
      ),
    );
  },
};

/** Settings that count: those that trainees see in the periods in view and could not see later. */
export function settingsSeen(scope: Scope, placements: readonly Placement[]): number {
  const due = settingsDue(scope);
  return traineesOf(scope).reduce(
    (total, trainee) =>
      total + SETTINGS.filter((setting) => due.has(`${setting}/${trainee}`) && isSeen(scope, placements, trainee, setting)).length,
    0,
  );
}

/** Score that a setting seen is worth where plans are counted: more than all pairs, of which none scores more than 1. */
function settingValue(draft: Draft): number {
  return draft.rowCount + 1;
}

/** How many of the settings told apart are seen where the problem comes to so much. */
export function seenBy(draft: Draft, total: number): number {
  return Math.floor(total / settingValue(draft));
}

/** A setting is seen only with a mentor who shows it. */
function demand(draft: Draft, id: string, trainee: string, setting: Setting): void {
  const { horizon } = draft.scope;
  const terms = horizon.periods.flatMap((_, period) =>
    [...draft.mentorsOf(period, trainee)]
      .filter((mentor) => horizon.settingsOf(mentor).includes(setting))
      .map((mentor) => draft.pairTerm(period, trainee, mentor, 1)),
  );
  if (draft.aim.kind === 'points' && draft.aim.unseen === 0) {
    draft.constrain(id, terms, '>=', 1);
    return;
  }
  draft.option(id, 'seen', draft.aim.kind === 'counts' ? settingValue(draft) * SCORE_SCALE : 0);
  draft.option(id, 'unseen', 0);
  draft.constrain(id, [...terms, draft.optionTerm(id, 'seen', -1)], '>=', 0);
}

/** At most so many of the settings told apart stay unseen. */
export function holdSettings(draft: Draft, unseen: number): void {
  const told = draft.choicesNamed('setting ');
  if (told.length > unseen)
    draft.constrain(
      'settings',
      told.map((id) => draft.optionTerm(id, 'unseen', 1)),
      '<=',
      unseen,
    );
}

export function isSeen({ horizon }: Scope, placements: readonly Placement[], trainee: string, setting: Setting): boolean {
  return placements.some((placement) => {
    const mentor = placement.get(trainee);
    return mentor !== undefined && horizon.settingsOf(mentor).includes(setting);
  });
}

/** Everybody of the periods in view. */
export function traineesOf({ horizon, scopes }: Scope): string[] {
  return [...new Set(horizon.periods.flatMap(({ trainees }, period) => (scopes[period]!.kind === 'later' ? [] : trainees)))];
}

/** `setting/trainee` where some mentor of a period in view shows it, and none of a later one. */
export function settingsDue({ horizon, scopes }: Scope): ReadonlySet<string> {
  const [now, later] = [new Set<string>(), new Set<string>()];
  horizon.periods.forEach(({ scores }, period) => {
    const isLater = scopes[period]!.kind === 'later';
    for (const [trainee, own] of isLater ? scores : scoresIn({ horizon, scopes }, period))
      for (const mentor of own.keys())
        for (const setting of horizon.settingsOf(mentor)) (isLater ? later : now).add(`${setting}/${trainee}`);
  });
  return new Set([...now].filter((key) => !later.has(key)));
}
