/**
 * Who is served first where places are short, by the priorities that the census gives: before anything that scores count for, and never at the
 * price of one trainee more without a mentor.
 *
 * For each level in turn the most of its trainees, and of those of the levels before it, who can have a mentor is found by a solve of its own, in
 * which only these pairs count; that many must then have one. Nothing is asked where everybody can be served.
 */
import {
  censusRuleId,
  compareIds,
  type GroupConstraint,
  type GuidelineFinding,
  type Priority,
  type Progress,
  SCORE_SCALE,
} from '../domain/index.ts';
import type { Limits, Problem } from '../solver/index.ts';
import { inBoth, wordsOf } from '../wording/index.ts';
import { groupConstraints } from './group-constraints.ts';
import { columnsOf, rescored } from './pair-table.ts';
import type { Prepared } from './prepare.ts';
import { solveVerified } from './verified.ts';

/** With a constraint and a finding for each level that is short of places; the same where nobody has a priority. At most three solves. */
export function withPriorities(prepared: Prepared, limits: Limits, progress: Progress): Prepared {
  const { context, table } = prepared;
  const levels = [...new Set(table.trainees.flatMap(({ person }) => person.priority ?? []))].sort();
  if (levels.length === 0 || context.guidelines.coverage === 'all') return prepared;
  const { format, trainees, mentors, required = [], coverage = 'most' } = prepared.problem;
  const bare = { format, trainees, mentors, ...(required.length === 0 ? {} : { required }), coverage };
  const constraints = [...prepared.constraints];
  const told = [...prepared.told];
  for (const level of levels) {
    const isFirst = ({ priority }: { readonly priority?: Priority }): boolean => priority !== undefined && priority <= level;
    const first = table.trainees.filter(({ person }) => isFirst(person));
    const counting = rescored(table, (i) => (isFirst(table.trainees[i]!.person) ? SCORE_SCALE : 0));
    const problem: Problem = { ...bare, ...sidesOf(constraints), pairs: columnsOf(counting), objective: 'score' };
    const { status, unmet, objective } = solveVerified(problem, limits, progress);
    if (status === 'infeasible' || unmet.length === 0) return prepared;
    const served = Math.round(objective);
    if (served === 0) continue;
    const rule: GroupConstraint = {
      ...{ id: censusRuleId('priority', level), kind: 'quota', min: served, trainees: { ids: first.map(({ person }) => person.id) } },
      label: inBoth((language) => wordsOf(language).constraints.census.priority(level)),
    };
    constraints.push(...groupConstraints({ ...context, guidelines: { ...context.guidelines, sideConstraints: [rule] } }, table));
    told.push(findingOf(rule, level, served, first.length, status === 'optimal'));
  }
  constraints.sort((a, b) => compareIds(a.constraint.id, b.constraint.id));
  return { ...prepared, constraints, told, problem: { ...prepared.problem, ...sidesOf(constraints) } };
}

function sidesOf(constraints: Prepared['constraints']): Pick<Problem, 'sideConstraints'> {
  return constraints.length === 0 ? {} : { sideConstraints: constraints.map(({ constraint }) => constraint) };
}

function findingOf({ id }: GroupConstraint, level: Priority, served: number, of: number, proven: boolean): GuidelineFinding {
  return {
    ...{ kind: 'priority', rules: [id], sideConstraints: [`${id}/min`] },
    sentence: inBoth((language) => wordsOf(language).constraints.census.served(level, served, of, proven)),
  };
}
