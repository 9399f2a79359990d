/** Fair loads: each trainee that a mentor takes over the plan, above so many, costs it something, and each one more than the one before. */
import { type PlanRules, SCORE_SCALE } from '../../../domain/index.ts';
import { loadsByPeriod, placesIn, type Placement, type Scope } from '../horizon.ts';
import type { Case, Rule } from './rule.ts';

export const load: Rule = {
  broken: (scope, placements) => {
    const { load: fair } = scope.horizon.rules;
    if (fair === null || fair.points === 0) return [];
    return [...loadsByPeriod(scope.horizon, placements)]
      .filter(([, own]) => total(own) > fair.free)
      .map(([mentor]) => priced(fair.free, mentor));
  },
};

/** For each mentor, trainees above what mentors take without a thought. */
export function overIn({ horizon }: Scope, placements: readonly Placement[]): number[] {
  const { load: fair } = horizon.rules;
  if (fair === null) return [];
  return [...loadsByPeriod(horizon, placements).values()].map((own) => Math.max(0, total(own) - fair.free));
}

/** Millionths that a mentor's n-th trainee above costs: n times what the first does, so that two mentors share rather than one has both. */
export function costOf({ load: fair }: PlanRules, n: number): number {
  return n * Math.round((fair?.points ?? 0) * SCORE_SCALE);
}

function priced(free: number, mentor: string): Case {
  const key = `load ${mentor}`;
  return {
    key,
    isHard: false,
    add: (draft) => {
      const { scope } = draft;
      const terms = scope.scopes.flatMap((_, period) => draft.mentorTerms(period, mentor));
      const most = total(scope.scopes.map((_, period) => placesIn(scope, period, mentor)));
      const above = Array.from({ length: Math.min(most, terms.length) - free }, (_, k) => `${key}, ${free + k + 1}`);
      above.forEach((choice, k) => {
        draft.option(choice, 'taken', -costOf(scope.horizon.rules, k + 1));
        draft.option(choice, 'spared', 0);
      });
      draft.constrain(key, [...terms, ...above.map((choice) => draft.optionTerm(choice, 'taken', -1))], '<=', free);
    },
  };
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
