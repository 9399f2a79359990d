/** Fair loads: each trainee that a mentor takes over the plan, above so many, costs it something. */
import { SCORE_SCALE } from '../../domain/pair.ts';
import { loadsByStage, placesIn, type Placement, type Scope } from '../horizon.ts';
import type { Case, Rule } from './rule.ts';

export const load: Rule = {
  broken: (scope, placements) => {
    const { load: fair } = scope.horizon.rules;
    if (fair === null || fair.points === 0) return [];
    return [...loadsByStage(scope.horizon, placements)]
      .filter(([, own]) => total(own) > fair.free)
      .map(([mentor]) => priced(fair.free, Math.round(fair.points * SCORE_SCALE), mentor));
  },
};

/** Trainees above what mentors take without a thought. */
export function overIn({ horizon }: Scope, placements: readonly Placement[]): number {
  const { load: fair } = horizon.rules;
  if (fair === null) return 0;
  return total([...loadsByStage(horizon, placements).values()].map((own) => Math.max(0, total(own) - fair.free)));
}

function priced(free: number, points: number, mentor: string): Case {
  const key = `load ${mentor}`;
  return {
    key,
    isHard: false,
    add: (draft) => {
      const { scope } = draft;
      const terms = scope.scopes.flatMap((_, stage) => draft.mentorTerms(stage, mentor));
      const most = total(scope.scopes.map((_, stage) => placesIn(scope, stage, mentor)));
      const above = Array.from({ length: Math.min(most, terms.length) - free }, (_, k) => `${key}, ${free + k + 1}`);
      for (const choice of above) {
        draft.option(choice, 'taken', -points);
        draft.option(choice, 'spared', 0);
      }
      draft.constrain(key, [...terms, ...above.map((choice) => draft.optionTerm(choice, 'taken', -1))], '<=', free);
    },
  };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
