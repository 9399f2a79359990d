/**
 * Nobody is left without a mentor twice where a plan that serves as many leaves nobody so. Counted as *again*: each time that a trainee is
 * without beyond their first, periods that are decided included.
 */
import { SCORE_SCALE } from '../../../domain/index.ts';
import type { Draft } from '../draft.ts';
import type { Placement, Scope } from '../horizon.ts';
import { traineesOf } from './both-settings.ts';
import type { Case, Rule } from './rule.ts';

export const noneTwice: Rule = {
  broken: (scope, placements) =>
    isAsked(scope)
      ? traineesOf(scope)
          .filter((trainee) => againOf(scope, placements, trainee) > 0)
          .map((trainee): Case => ({ key: `${PREFIX}${trainee}`, isHard: false, add: (draft) => tellApart(draft, trainee) }))
      : [],
};

export function isAsked({ horizon: { rules } }: Scope): boolean {
  return rules.noneTwice !== false;
}

/** Of everybody, in the periods in view; 0 where the rules do not ask. */
export function againIn(scope: Scope, placements: readonly Placement[]): number {
  return isAsked(scope) ? traineesOf(scope).reduce((total, trainee) => total + againOf(scope, placements, trainee), 0) : 0;
}

const PREFIX = 'again ';

function againOf(scope: Scope, placements: readonly Placement[], trainee: string): number {
  const missed = dueIn(scope, trainee).filter((period) => !placements[period]!.has(trainee)).length;
  return Math.max(0, missed - 1);
}

/** Periods in view in which the trainee is to be placed. */
function dueIn({ horizon, scopes }: Scope, trainee: string): number[] {
  return horizon.periods.flatMap(({ trainees }, period) =>
    scopes[period]!.kind !== 'later' && trainees.includes(trainee) ? [period] : [],
  );
}

/** Score that one time fewer is worth where these are counted: more than all pairs, of which none scores more than 1. */
function timeValue(draft: Draft): number {
  return draft.rowCount + 1;
}

/** The trainee's times, as a choice of their number that the pairs bear out. */
function tellApart(draft: Draft, trainee: string): void {
  const due = dueIn(draft.scope, trainee);
  const most = due.length - 1;
  const choice = `${PREFIX}${trainee}`;
  const pairs = due.flatMap((period) => [...draft.mentorsOf(period, trainee)].map((mentor) => draft.pairTerm(period, trainee, mentor, 1)));
  for (let times = 0; times <= most; times++) {
    draft.option(choice, String(times), draft.aim.kind === 'evenly' ? (most - times) * timeValue(draft) * SCORE_SCALE : 0);
  }
  const told = Array.from({ length: most }, (_, k) => draft.optionTerm(choice, String(k + 1), k + 1));
  draft.constrain(choice, [...pairs, ...told], '>=', most);
}

/** Of those who are told apart, where the problem comes to so much. */
export function againBy(draft: Draft, total: number): number {
  const most = draft.choicesNamed(PREFIX).reduce((sum, choice) => sum + mostOf(draft, choice), 0);
  return most - Math.floor(total / timeValue(draft));
}

/** At most so many, of those who are told apart. */
export function holdAgain(draft: Draft, again: number): void {
  const told = draft.choicesNamed(PREFIX);
  const terms = told.flatMap((choice) =>
    Array.from({ length: mostOf(draft, choice) }, (_, k) => draft.optionTerm(choice, String(k + 1), k + 1)),
  );
  if (terms.length > 0) draft.constrain('again', terms, '<=', again);
}

function mostOf(draft: Draft, choice: string): number {
  return dueIn(draft.scope, choice.slice(PREFIX.length)).length - 1;
}
