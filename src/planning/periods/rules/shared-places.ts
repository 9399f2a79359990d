/** Periods of different promotions may run at the same time: a mentor then has no more places for them together than for one. */
import { decidedFor, loadsByStage, type Horizon, type Scope } from '../horizon.ts';
import type { Case, Rule } from './rule.ts';

export const sharedPlaces: Rule = {
  broken: (scope, placements) => {
    const loads = loadsByStage(scope.horizon, placements);
    return atOnce(scope.horizon).flatMap((stages) =>
      [...loads]
        .filter(([mentor, own]) => sum(stages.map((stage) => own[stage]!)) > allowed(scope, stages, mentor))
        .map(([mentor]) => shared(stages, mentor)),
    );
  },
};

/** Every group of two or more stages that run together on some day. */
export function atOnce({ stages }: Horizon): number[][] {
  const groups = stages.map(({ period }) => {
    const start = period.segments[0]!.start;
    return stages.flatMap(({ period: { segments } }, k) => (segments[0]!.start <= start && start <= segments.at(-1)!.end ? [k] : []));
  });
  const seen = new Set<string>();
  return groups.filter((group) => group.length > 1 && !seen.has(group.join()) && seen.add(group.join()));
}

function shared(stages: readonly number[], mentor: string): Case {
  const key = `places ${stages.map((stage) => stage + 1).join('+')}/${mentor}`;
  return {
    key,
    isHard: true,
    add: (draft) => {
      const terms = stages.flatMap((stage) => draft.mentorTerms(stage, mentor));
      draft.constrain(key, terms, '<=', allowed(draft.scope, stages, mentor));
    },
  };
}

/** A mentor's places, or what was decided where that is more. */
function allowed({ horizon, scopes }: Scope, stages: readonly number[], mentor: string): number {
  const decided = stages.map((stage) => decidedFor(scopes[stage]!, mentor));
  return Math.max(sum(decided), ...stages.map((stage) => horizon.stages[stage]!.mentors.get(mentor)?.max ?? 0));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
