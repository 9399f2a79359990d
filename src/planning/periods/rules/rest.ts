/** Rest: a mentor has trainees in at most so many of any so many periods in a row. */
import type { Draft } from '../draft.ts';
import { decidedFor, loadsByPeriod, placesIn, type Scope } from '../horizon.ts';
import type { Case, Rule } from './rule.ts';

export const rest: Rule = {
  broken: (scope, placements) => {
    const { rest: due } = scope.horizon.rules;
    if (due === null) return [];
    const loads = loadsByPeriod(scope.horizon, placements);
    return windowsOf(scope, due.of).flatMap((periods) =>
      [...loads]
        .filter(([mentor, own]) => periods.filter((period) => own[period]! > 0).length > allowed(scope, due.most, periods, mentor))
        .map(([mentor]) => mostBusy(due.most, periods, mentor)),
    );
  },
};

function windowsOf({ scopes }: Scope, of: number): number[][] {
  const periods = scopes.map((_, period) => period);
  return periods.slice(0, Math.max(0, scopes.length - of + 1)).map((first) => periods.slice(first, first + of));
}

/** What was decided may be more than the rule allows: then nothing is added to it. */
function allowed({ scopes }: Scope, most: number, periods: readonly number[], mentor: string): number {
  const busy = periods.filter((period) => decidedFor(scopes[period]!, mentor) > 0);
  return Math.max(most, busy.length);
}

function mostBusy(most: number, periods: readonly number[], mentor: string): Case {
  const key = `rest ${periods[0]! + 1}-${periods.at(-1)! + 1}/${mentor}`;
  return {
    key,
    isHard: true,
    add: (draft) => {
      const busy = periods.flatMap((period) => busyTerms(draft, period, mentor));
      draft.constrain(key, busy, '<=', allowed(draft.scope, most, periods, mentor));
    },
  };
}

/** Terms that come to 1 at least when the mentor has a trainee, and to 0 may come when not. */
function busyTerms(draft: Draft, period: number, mentor: string): ReturnType<Draft['mentorTerms']> {
  const terms = draft.mentorTerms(period, mentor);
  const places = placesIn(draft.scope, period, mentor);
  if (places <= 1 || terms.length <= 1) return terms;
  const choice = `busy ${period + 1}/${mentor}`;
  draft.option(choice, 'yes', 0);
  draft.option(choice, 'no', 0);
  draft.constrain(choice, [...terms, draft.optionTerm(choice, 'yes', -places)], '<=', 0);
  return [draft.optionTerm(choice, 'yes', 1)];
}
