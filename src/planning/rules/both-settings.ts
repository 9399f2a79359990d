/** Every trainee sees both settings in the course of the plan, as far as places go. */
import type { Setting } from '../../domain/site.ts';
import { SCORE_SCALE } from '../../domain/pair.ts';
import { scoresIn, SETTINGS, type Placement, type Scope } from '../horizon.ts';
import type { Draft } from '../draft.ts';
import type { Case, Rule } from './rule.ts';

export const bothSettings: Rule = {
  broken: (scope, placements) => {
    if (!scope.horizon.rules.bothSettings) return [];
    const { now, later } = offered(scope);
    // What can be seen now and could not be seen later.
    const isDue = (key: string): boolean => now.has(key) && !later.has(key);
    return traineesOf(scope).flatMap((trainee) =>
      SETTINGS.filter((setting) => isDue(`${setting}/${trainee}`) && !isSeen(scope, placements, trainee, setting)).map((setting): Case => {
        const key = `setting ${setting}/${trainee}`;
        return { key, isHard: false, add: (draft) => demand(draft, key, trainee, setting) };
      }),
    );
  },
};

/** Score that a setting seen is worth where plans are counted: more than all pairs, of which none scores more than 1. */
function settingValue(draft: Draft): number {
  return draft.rowCount + 1;
}

/** How many of the settings told apart are seen where the problem comes to so much. */
export function seenBy(draft: Draft, total: number): number {
  return Math.floor(total / settingValue(draft));
}

/** Settings that can be seen at all in the stages in view: `setting/trainee`. */
export function settingsOffered(scope: Scope): ReadonlySet<string> {
  return offered(scope).now;
}

/** A setting is seen only with a mentor who shows it. */
function demand(draft: Draft, id: string, trainee: string, setting: Setting): void {
  const { horizon } = draft.scope;
  const terms = horizon.stages.flatMap((_, stage) =>
    [...draft.mentorsOf(stage, trainee)]
      .filter((mentor) => horizon.settingsOf(mentor).includes(setting))
      .map((mentor) => draft.pairTerm(stage, trainee, mentor, 1)),
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

/** Everybody of the stages in view. */
export function traineesOf({ horizon, scopes }: Scope): string[] {
  return [...new Set(horizon.stages.flatMap(({ trainees }, stage) => (scopes[stage]!.kind === 'later' ? [] : trainees)))];
}

interface Offers {
  /** `setting/trainee` where some mentor of a stage in view, or of a later one, shows it. */
  readonly now: ReadonlySet<string>;
  readonly later: ReadonlySet<string>;
}

function offered(scope: Scope): Offers {
  const [now, later] = [new Set<string>(), new Set<string>()];
  const { horizon, scopes } = scope;
  horizon.stages.forEach(({ scores }, stage) => {
    const isLater = scopes[stage]!.kind === 'later';
    for (const [trainee, own] of isLater ? scores : scoresIn(scope, stage))
      for (const mentor of own.keys())
        for (const setting of horizon.settingsOf(mentor)) (isLater ? later : now).add(`${setting}/${trainee}`);
  });
  return { now, later };
}
