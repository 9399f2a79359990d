/**
 * Pairs that one rule of the guidelines keeps out, and that a board could admit where nothing else gives a matching.
 *
 * Only pairs that break no other rule; only such as have to do with the people who have no matching; and of journeys only the shortest: a
 * country has hundreds of thousands of pairs, and nobody is sent through all of it. What a menu calls the fewest is the fewest of these.
 */
import { compareIds, SCORE_SCALE } from '../domain/index.ts';
import { journey, minutesOf, scoreOf, type PreparedMentor } from '../scoring/index.ts';
import type { AdmissibleGroup, Solution, SideConstraint } from '../solver/index.ts';
import { mentorExclusions, WAIVABLE_RULES, waivableRule, type WaivableRule } from './eligibility.ts';
import { groupConstraints } from './group-constraints.ts';
import { extended, withoutPairs, type ExtraPair } from './pair-table.ts';
import { mentorNode, type Prepared } from './prepare.ts';

/** A group of `relaxations`; its id is the rule that would be waived. */
export interface Waiver extends AdmissibleGroup {
  readonly id: WaivableRule;
}

/** For each trainee and for each mentor, so many of the shortest journeys of each rule. */
const NEAREST = 30;

interface Candidate extends ExtraPair {
  readonly rule: WaivableRule;
  /** One way; Infinity when unknown. */
  readonly minutes: number;
}

/** One for each rule that keeps pairs out; none for a solution that is not infeasible. O(trainees · mentors, and the pairs for each rule). */
export function waivers(prepared: Prepared, solution: Solution): Waiver[] {
  if (solution.status !== 'infeasible') return [];
  const candidates = candidatesOf(prepared, solution);
  return WAIVABLE_RULES.flatMap((rule) => {
    const own = candidates.filter((candidate) => candidate.rule === rule);
    return own.length === 0 ? [] : [rule === 'MENTOR_NOT_TRAINED' ? training(prepared, own) : waiver(prepared, rule, own, [])];
  });
}

function candidatesOf(prepared: Prepared, solution: Solution): Candidate[] {
  const { context, trainees, mentors } = prepared;
  const parts = solution.certificate?.parts ?? [];
  const concerned = new Set(parts.flatMap((part) => [...part.trainees, ...part.mentors]));
  // A constraint that no pair can fulfil stands alone: whoever could fulfil it is nobody of its part.
  const lone = new Set(parts.filter((part) => part.trainees.length + part.mentors.length === 0).flatMap((part) => part.sideConstraints));
  const isConcerned = (pair: Pick<ExtraPair, 'trainee' | 'mentor'>): boolean =>
    concerned.has(pair.trainee.person.id) || concerned.has(pair.mentor.person.id);
  const { guidelines, travelTable } = context;
  const found: Candidate[] = [];
  for (const mentor of mentors) {
    const own = mentorExclusions(context, mentor.person);
    for (const trainee of trainees) {
      if (lone.size === 0 && !isConcerned({ trainee, mentor })) continue;
      const rule = waivableRule(context, trainee, mentor, own);
      if (rule === null) continue;
      const minutes = minutesOf(journey(guidelines, travelTable, trainee.home, mentor.office)) ?? Infinity;
      found.push({ rule, trainee, mentor, minutes, score: scoreOf({ guidelines, travelTable }, trainee, mentor) });
    }
  }
  const near = nearest(found.filter(isConcerned));
  return lone.size === 0 ? near : [...new Set([...near, ...countedBy(lone, prepared, found)])];
}

/** Those among the shortest journeys of their rule for their trainee, or for their mentor. Training is about people, not journeys: all of it. */
function nearest(candidates: readonly Candidate[]): Candidate[] {
  const counts = new Map<string, number>();
  const count = (key: string): number => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.get(key)!;
  };
  return candidates
    .toSorted((a, b) => compareMinutes(a, b) || compareIds(a.trainee.person.id, b.trainee.person.id) || compareMentors(a, b))
    .filter(({ rule, trainee, mentor }) => {
      const places = [count(`${rule} trainee ${trainee.person.id}`), count(`${rule} mentor ${mentor.person.id}`)];
      return rule === 'MENTOR_NOT_TRAINED' || Math.min(...places) <= NEAREST;
    });
}

function compareMinutes(a: Candidate, b: Candidate): number {
  return a.minutes < b.minutes ? -1 : a.minutes > b.minutes ? 1 : 0;
}

function compareMentors(a: Candidate, b: Candidate): number {
  return compareIds(a.mentor.person.id, b.mentor.person.id);
}

/** Those that count for one of these constraints. */
function countedBy(ids: ReadonlySet<string>, prepared: Prepared, candidates: readonly Candidate[]): Candidate[] {
  return WAIVABLE_RULES.flatMap((rule) => {
    const own = candidates.filter((candidate) => candidate.rule === rule);
    const sides = constraintsOf(prepared, own, newMentors(prepared, own)).filter(({ id }) => ids.has(id));
    const counted = new Set(sides.flatMap(({ terms }) => terms.map(keyOf)));
    return nearest(own.filter(({ trainee, mentor }) => counted.has(keyOf([trainee.person.id, mentor.person.id]))));
  });
}

/** Mentors to train: without those whose minimum is above their places, and those whose group would then have a minimum of its own to meet. */
function training(prepared: Prepared, pairs: readonly Candidate[]): Waiver {
  const known = new Set(prepared.constraints.map(({ constraint }) => constraint.id));
  const { context, table } = prepared;
  const mentors = newMentors(prepared, pairs).filter((mentor) => {
    const { min, max } = mentorNode(context, mentor.person);
    const alone = withoutPairs(table, [mentor]);
    const asks = groupConstraints(context, alone).some(({ constraint: { id, op, rhs } }) => !known.has(id) && op === '>=' && rhs > 0);
    return min <= max && !asks;
  });
  return waiver(
    prepared,
    'MENTOR_NOT_TRAINED',
    pairs.filter(({ mentor }) => mentors.includes(mentor)),
    mentors,
  );
}

function newMentors({ usable }: Prepared, pairs: readonly Candidate[]): PreparedMentor[] {
  const known = new Set(usable);
  return [...new Set(pairs.map(({ mentor }) => mentor))].filter((mentor) => !known.has(mentor));
}

function waiver(prepared: Prepared, id: WaivableRule, pairs: readonly Candidate[], mentors: readonly PreparedMentor[]): Waiver {
  return {
    id,
    pairs: pairs.map(({ trainee, mentor, score }) => [trainee.person.id, mentor.person.id, score / SCORE_SCALE] as const),
    ...(id === 'MENTOR_NOT_TRAINED' ? { mentors: mentors.map(({ person }) => mentorNode(prepared.context, person)) } : {}),
    sideConstraints: constraintsOf(prepared, pairs, mentors),
  };
}

/** What these pairs count for: their terms in the problem's constraints, and the constraints that there are only with them. */
function constraintsOf(
  { context, table, constraints }: Prepared,
  pairs: readonly ExtraPair[],
  mentors: readonly PreparedMentor[],
): SideConstraint[] {
  const known = new Set(constraints.map(({ constraint }) => constraint.id));
  const extra = new Set(pairs.map(({ trainee, mentor }) => keyOf([trainee.person.id, mentor.person.id])));
  return groupConstraints(context, extended(table, mentors, pairs)).flatMap(({ constraint }) => {
    const own = constraint.terms.filter((term) => extra.has(keyOf(term)));
    if (own.length === 0) return [];
    return [known.has(constraint.id) ? { ...constraint, terms: own } : constraint];
  });
}

function keyOf([trainee, mentor]: readonly [string, string, ...unknown[]]): string {
  return JSON.stringify([trainee, mentor]);
}
