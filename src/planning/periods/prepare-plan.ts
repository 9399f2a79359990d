/** The periods of a plan from one census: each prepared as `match` prepares it. */
import {
  type Census,
  censusRuleId,
  compareIds,
  type Period,
  type PlanRules,
  type Progress,
  SCORE_SCALE,
  type Setting,
} from '../../domain/index.ts';
import { prepare, type CensusInput, type MentorSettings, withoutImposed } from '../../matching/index.ts';
import type { SideConstraint } from '../../solver/index.ts';
import type { Horizon, PreparedPeriod } from './horizon.ts';

export interface PlanInput extends Omit<CensusInput, 'period' | 'incumbent'> {
  /** In any order; no two the same. */
  readonly periods: readonly Period[];
  readonly rules: PlanRules;
}

/**
 * The setting that the census requires of a trainee's internship, and the pairs that it imposes, hold for the first period of their promotion,
 * before which the census was taken: what they see later is for the plan to vary.
 * @throws BinomeError as `prepare`.
 */
export function horizonOf({ periods, rules, census, ...given }: PlanInput, progress: Progress): Horizon {
  const sorted = inOrder(periods);
  const free = withoutImposed(census);
  const later: Census = { ...free, trainees: free.trainees.map((trainee) => ({ ...trainee, requiredSetting: null })) };
  const labels = labelsOf(sorted);
  const settings = new Map<string, MentorSettings>();
  // Who must have a trainee in every period could never rest.
  const mayRest = rules.rest !== null;
  const prepared = sorted.map((period, k): PreparedPeriod => {
    const isFirst = sorted.findIndex(({ promotion }) => promotion === period.promotion) === k;
    const { mentors, table, problem } = prepare({ ...given, census: isFirst ? census : later, period, incumbent: [] }, (doing, done, of) =>
      progress(doing, k * of + done, sorted.length * of),
    );
    for (const { person, settings: own } of mentors) settings.set(person.id, own);
    const scores = new Map(table.trainees.map(({ person }) => [person.id, new Map<string, number>()]));
    for (const [trainee, mentor, score] of problem.pairs) scores.get(trainee)!.set(mentor, Math.round(score * SCORE_SCALE));
    return {
      label: labels[k]!,
      period,
      trainees: table.trainees.map(({ person }) => person.id),
      mentors: new Map(problem.mentors.map(({ id, min, max }) => [id, { id, min: mayRest ? 0 : (min ?? 0), max: max ?? 1 }])),
      scores,
      sideConstraints: [
        ...(problem.sideConstraints ?? []),
        ...(problem.required ?? []).map(([trainee, mentor]): SideConstraint => ({
          ...{ id: censusRuleId('imposed', trainee, mentor), terms: [[trainee, mentor, 1]], op: '>=', rhs: 1 },
        })),
      ],
    };
  });
  const known = (mentor: string): readonly Setting[] => settings.get(mentor)?.known ?? [];
  const unspecifiedOf = (mentor: string): readonly Setting[] =>
    (settings.get(mentor)?.possible ?? []).filter((setting) => !known(mentor).includes(setting));
  return { periods: prepared, rules, settingsOf: known, unspecifiedOf, coverage: given.guidelines.coverage };
}

/** As they start; of two that start together by promotion. */
export function inOrder(periods: readonly Period[]): Period[] {
  return [...periods].sort((a, b) => compareIds(startOf(a), startOf(b)) || compareIds(a.promotion, b.promotion));
}

function startOf({ segments }: Period): string {
  return segments[0]!.start;
}

/** The period's id, with the promotion where another has the same. */
export function labelsOf(periods: readonly Period[]): string[] {
  return periods.map(({ id, promotion }) => (periods.filter((other) => other.id === id).length > 1 ? `${promotion}/${id}` : id));
}
