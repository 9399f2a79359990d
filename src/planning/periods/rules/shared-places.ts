/** Periods of different promotions may run at the same time: a mentor then has no more places for them together than for one. */
import { decidedFor, loadsByPeriod, type Horizon, type Scope } from '../horizon.ts';
import type { Case, Rule } from './rule.ts';

export const sharedPlaces: Rule = {
  broken: (scope, placements) => {
    const loads = loadsByPeriod(scope.horizon, placements);
    return atOnce(scope.horizon).flatMap((periods) =>
      [...loads]
        .filter(([mentor, own]) => sum(periods.map((period) => own[period]!)) > allowed(scope, periods, mentor))
        .map(([mentor]) => shared(periods, mentor)),
    );
  },
};

/** Every group of two or more periods that run together on some day. */
export function atOnce({ periods }: Horizon): number[][] {
  const groups = periods.map(({ period }) => {
    const start = period.segments[0]!.start;
    return periods.flatMap(({ period: { segments } }, k) => (segments[0]!.start <= start && start <= segments.at(-1)!.end ? [k] : []));
  });
  const seen = new Set<string>();
  return groups.filter((group) => group.length > 1 && !seen.has(group.join()) && seen.add(group.join()));
}

function shared(periods: readonly number[], mentor: string): Case {
  const key = `places ${periods.map((period) => period + 1).join('+')}/${mentor}`;
  return {
    key,
    isHard: true,
    add: (draft) => {
      const terms = periods.flatMap((period) => draft.mentorTerms(period, mentor));
      draft.constrain(key, terms, '<=', allowed(draft.scope, periods, mentor));
    },
  };
}

/** A mentor's places, or what was decided where that is more. */
function allowed({ horizon, scopes }: Scope, periods: readonly number[], mentor: string): number {
  const decided = periods.map((period) => decidedFor(scopes[period]!, mentor));
  return Math.max(sum(decided), ...periods.map((period) => horizon.periods[period]!.mentors.get(mentor)?.max ?? 0));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
