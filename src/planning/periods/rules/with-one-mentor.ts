/** Deliberate change: a trainee spends at most so many periods with one mentor. */
import type { Placement, Scope } from '../horizon.ts';
import type { Case, Rule } from './rule.ts';

export const withOneMentor: Rule = {
  broken: (scope, placements) => {
    const most = scope.horizon.rules.mostWithOneMentor;
    if (most === null) return [];
    return pairsIn(placements)
      .filter(([trainee, mentor]) => stagesTogether(placements, trainee, mentor) > allowed(scope, most, trainee, mentor))
      .map(([trainee, mentor]) => atMost(most, trainee, mentor));
  },
};

/** Each pair once. */
function pairsIn(placements: readonly Placement[]): (readonly [trainee: string, mentor: string])[] {
  return placements.flatMap((placement, period) =>
    [...placement].filter(([trainee, mentor]) => !placements.slice(0, period).some((earlier) => earlier.get(trainee) === mentor)),
  );
}

function stagesTogether(placements: readonly Placement[], trainee: string, mentor: string): number {
  return placements.filter((placement) => placement.get(trainee) === mentor).length;
}

/** What was decided may be more than the rule allows: then nothing is added to it. */
function allowed({ scopes }: Scope, most: number, trainee: string, mentor: string): number {
  return Math.max(most, scopes.filter((scope) => scope.kind === 'decided' && scope.placement.get(trainee) === mentor).length);
}

function atMost(most: number, trainee: string, mentor: string): Case {
  const key = `together ${trainee}=${mentor}`;
  return {
    key,
    isHard: true,
    add: (draft) => {
      const periods = draft.scope.scopes.flatMap((_, period) => (draft.has(period, trainee, mentor) ? [period] : []));
      const terms = periods.map((period) => draft.pairTerm(period, trainee, mentor, 1));
      draft.constrain(key, terms, '<=', allowed(draft.scope, most, trainee, mentor));
    },
  };
}
