/**
 * What one mentor more would bring to a prepared problem: a node, the pairs that break no rule, and the terms by which these count in the
 * guidelines' constraints. The problem itself stays as it is.
 */
import { type Mentor, SCORE_SCALE } from '../domain/index.ts';
import { prepareMentor, scoreOf, type PreparedMentor } from '../scoring/index.ts';
import type { MentorNode, SideConstraint } from '../solver/index.ts';
import { mentorExclusions, pairExclusion } from './eligibility.ts';
import { groupConstraints } from './group-constraints.ts';
import { extended, withoutPairs, type ExtraPair } from './pair-table.ts';
import { mentorNode, type Prepared } from './prepare.ts';

export interface AddedMentor {
  readonly node: MentorNode;
  readonly pairs: readonly (readonly [trainee: string, mentor: string, score: number])[];
  /**
   * By id: those that the problem has, with the terms of these pairs alone; and those that there are only with this mentor, whole: two trainees
   * are kept apart at a site only where both could go.
   */
  readonly sideConstraints: readonly SideConstraint[];
}

/**
 * In their order; `people` are none that the problem has. Left out: who breaks a rule of their own even so, and whose minimum is above the
 * places that the guidelines allow. O(people × trainees), and the constraints of everybody once.
 */
export function addedMentors(prepared: Prepared, people: readonly Mentor[]): AddedMentor[] {
  const { context, trainees } = prepared;
  const scoring = { guidelines: context.guidelines, travelTable: context.travelTable };
  const added = people.flatMap((person) => {
    const mentor = prepareMentor(person, context.reference, context.period);
    const node = mentorNode(context, person);
    if (mentorExclusions(context, person).length > 0 || node.min > node.max) return [];
    const extras = trainees
      .filter((trainee) => pairExclusion(context, trainee, mentor) === null)
      .map((trainee): ExtraPair => ({ trainee, mentor, score: scoreOf(scoring, trainee, mentor) }));
    return [{ mentor, node, extras }];
  });
  const constraintsOf = constraintsWith(
    prepared,
    added.map(({ mentor }) => mentor),
    added.flatMap(({ extras }) => extras),
  );
  return added.map(({ mentor, node, extras }) => ({
    node,
    pairs: extras.map(({ trainee, score }) => [trainee.person.id, node.id, score / SCORE_SCALE] as const),
    sideConstraints: constraintsOf(mentor),
  }));
}

/** The constraints are read once with everybody added; each has a share in them as if the others were not there. */
function constraintsWith(
  { context, table, constraints }: Prepared,
  mentors: readonly PreparedMentor[],
  extras: readonly ExtraPair[],
): (mentor: PreparedMentor) => SideConstraint[] {
  if (context.guidelines.sideConstraints.length === 0) return () => [];
  const known = new Set(constraints.map(({ constraint }) => constraint.id));
  const added = new Set(mentors.map(({ person }) => person.id));
  const all = groupConstraints(context, extended(table, mentors, extras)).map(({ constraint }) => {
    const ofMentor = new Map<string, SideConstraint['terms'][number][]>();
    const standing: SideConstraint['terms'][number][] = [];
    for (const term of constraint.terms) {
      const own = ofMentor.get(term[1]);
      if (own !== undefined) own.push(term);
      else if (added.has(term[1])) ofMentor.set(term[1], [term]);
      else standing.push(term);
    }
    return { constraint, ofMentor, standing };
  });
  return (mentor) => {
    // A group with this mentor may have a minimum to meet, though none of the pairs counts for it.
    const alone = groupConstraints(context, withoutPairs(table, [mentor])).map(({ constraint }) => constraint.id);
    const asks = new Set(alone.filter((id) => !known.has(id)));
    return all.flatMap(({ constraint, ofMentor, standing }) => {
      const own = ofMentor.get(mentor.person.id) ?? [];
      if (own.length === 0 && !asks.has(constraint.id)) return [];
      return [{ ...constraint, terms: known.has(constraint.id) ? own : [...standing, ...own] }];
    });
  };
}
