/** Rest: a mentor has trainees in at most so many of any so many stages in a row. */
import type { Draft } from '../draft.ts';
import { decidedFor, loadsByStage, placesIn, type Scope } from '../horizon.ts';
import type { Case, Rule } from './rule.ts';

export const rest: Rule = {
  broken: (scope, placements) => {
    const { rest: due } = scope.horizon.rules;
    if (due === null) return [];
    const loads = loadsByStage(scope.horizon, placements);
    return windowsOf(scope, due.of).flatMap((stages) =>
      [...loads]
        .filter(([mentor, own]) => stages.filter((stage) => own[stage]! > 0).length > allowed(scope, due.most, stages, mentor))
        .map(([mentor]) => mostBusy(due.most, stages, mentor)),
    );
  },
};

function windowsOf({ scopes }: Scope, of: number): number[][] {
  const stages = scopes.map((_, stage) => stage);
  return stages.slice(0, Math.max(0, scopes.length - of + 1)).map((first) => stages.slice(first, first + of));
}

/** What was decided may be more than the rule allows: then nothing is added to it. */
function allowed({ scopes }: Scope, most: number, stages: readonly number[], mentor: string): number {
  const busy = stages.filter((stage) => decidedFor(scopes[stage]!, mentor) > 0);
  return Math.max(most, busy.length);
}

function mostBusy(most: number, stages: readonly number[], mentor: string): Case {
  const key = `rest ${stages[0]! + 1}-${stages.at(-1)! + 1}/${mentor}`;
  return {
    key,
    isHard: true,
    add: (draft) => {
      const busy = stages.flatMap((stage) => busyTerms(draft, stage, mentor));
      draft.constrain(key, busy, '<=', allowed(draft.scope, most, stages, mentor));
    },
  };
}

/** Terms that come to 1 at least when the mentor has a trainee, and to 0 may come when not. */
function busyTerms(draft: Draft, stage: number, mentor: string): ReturnType<Draft['mentorTerms']> {
  const terms = draft.mentorTerms(stage, mentor);
  const places = placesIn(draft.scope, stage, mentor);
  if (places <= 1 || terms.length <= 1) return terms;
  const choice = `busy ${stage + 1}/${mentor}`;
  draft.option(choice, 'yes', 0);
  draft.option(choice, 'no', 0);
  draft.constrain(choice, [...terms, draft.optionTerm(choice, 'yes', -places)], '<=', 0);
  return [draft.optionTerm(choice, 'yes', 1)];
}
