/**
 * Pairs that a problem leaves out and that a person could let in: the fewest with which an infeasible part has a matching.
 *
 * An extra pair may join parts that were independent, and take a place that another part needs. So the part is looked at together with
 * every feasible part that extra pairs could join to it: one search counts the extras that cannot be done without, and one `solve`, held to
 * that number, says which. Only those are then let in.
 */
import { BinomeError } from '../../../errors/index.ts';
import { localSides, splitIntoBlocks } from '../../network/blocks.ts';
import { checkList, checkObject } from '../../model/checks.ts';
import { encode, type Instance } from '../../model/encode.ts';
import { openChoices, type Block } from '../../network/network.ts';
import { idsOf, problemsOf, type PartIds } from '../../network/part-problem.ts';
import { Watch, type SolveOptions } from '../../model/limits.ts';
import type { MentorNode, PairIds, Problem, SideConstraint } from '../../model/problem.ts';
import { search } from '../../side-constraints/search.ts';
import { blockData, comparePairs, solveIfKnown } from '../../solve/solve.ts';

/** Pairs that could be let in, all for one reason. */
export interface AdmissibleGroup {
  readonly id: string;
  /** [trainee, mentor, score]: pairs of the problem's trainees that the problem does not list. */
  readonly pairs: readonly (readonly [trainee: string, mentor: string, score: number])[];
  /**
   * Where given: mentors whom the problem does not have, and the pairs are all theirs. Then mentors are what is counted, and whoever is let in
   * comes with all these pairs, minimum and places.
   */
  readonly mentors?: readonly MentorNode[];
  /**
   * What the pairs count for. Of a constraint with an id of the problem only the terms are read, which are added to it; any other is one
   * that holds by itself as long as none of the pairs is let in (it may have terms of the problem's pairs, too).
   */
  readonly sideConstraints?: readonly SideConstraint[];
}

/** Pairs, or mentors, of a group let in. */
export interface Admission {
  readonly kind: 'admission';
  readonly group: string;
  /** Sorted. Where mentors are counted: all their pairs. */
  readonly pairs: readonly PairIds[];
  /** Sorted; empty where pairs are counted. */
  readonly mentors: readonly string[];
  readonly from: 0;
  /** Pairs, or mentors, let in. */
  readonly to: number;
  /** Whether no other so many would give a better matching, by proof; false where a limit stopped the search for it. */
  readonly isBest: boolean;
}

/** @throws BinomeError PROBLEM_* with the place as a JSON path, `/admissible/…`. O(pairs). */
export function checkAdmissible(problem: Problem, groups: readonly AdmissibleGroup[]): void {
  const taken = new Set<string>();
  checkList(groups, '/admissible').forEach((given, g) => {
    const path = `/admissible/${g}`;
    const group = checkObject(given, path) as unknown as AdmissibleGroup;
    if (taken.has(group.id)) throw new BinomeError('PROBLEM_DUPLICATE_ID', { value: group.id }, { path: `${path}/id` });
    taken.add(group.id);
    const { format, trainees } = problem;
    try {
      encode({ format, trainees, mentors: group.mentors ?? problem.mentors, pairs: group.pairs });
    } catch (error) {
      if (!(error instanceof BinomeError)) throw error;
      throw new BinomeError(error.code, error.values, { path: `${path}${error.place.path ?? ''}` });
    }
    const known = new Set(problem.mentors.map(({ id }) => id));
    (group.mentors ?? []).forEach(({ id }, k) => {
      if (known.has(id)) throw new BinomeError('PROBLEM_DUPLICATE_ID', { value: id }, { path: `${path}/mentors/${k}/id` });
    });
    checkPairs(problem, group, path);
  });
}

/** No pair of the group is the problem's already, and every term has its pair. */
function checkPairs(problem: Problem, { pairs, sideConstraints = [] }: AdmissibleGroup, path: string): void {
  const own = new Map(pairs.map((pair, k) => [keyOf(pair), k]));
  const others = new Map<string, { readonly pair: PairIds; readonly path: string }>();
  const known = new Set((problem.sideConstraints ?? []).map(({ id }) => id));
  sideConstraints.forEach(({ id, terms }, k) => {
    terms.forEach(([trainee, mentor], t) => {
      const key = keyOf([trainee, mentor]);
      const place = { pair: [trainee, mentor] as const, path: `${path}/sideConstraints/${k}/terms/${t}` };
      if (own.has(key)) return;
      // The problem's own pairs have their terms in its constraints already.
      if (known.has(id)) throw notEligible(place);
      others.set(key, place);
    });
  });
  for (const [trainee, mentor] of problem.pairs) {
    const key = keyOf([trainee, mentor]);
    const k = own.get(key);
    if (k !== undefined) throw new BinomeError('PROBLEM_DUPLICATE_PAIR', { trainee, mentor }, { path: `${path}/pairs/${k}` });
    others.delete(key);
  }
  for (const place of others.values()) throw notEligible(place);
}

function notEligible({ pair: [trainee, mentor], path }: { readonly pair: PairIds; readonly path: string }): BinomeError {
  return new BinomeError('PROBLEM_PAIR_NOT_ELIGIBLE', { trainee, mentor }, { path });
}

/** The problem with these pairs and mentors of the group let in. */
export function admitting(problem: Problem, group: AdmissibleGroup, { pairs, mentors }: Pick<Admission, 'pairs' | 'mentors'>): Problem {
  const open = new Set(pairs.map(keyOf));
  const closed = new Set(group.pairs.map(keyOf).filter((key) => !open.has(key)));
  const people = new Set([...problem.trainees, ...problem.mentors].map(({ id }) => id));
  const opened = group.pairs.filter((pair) => open.has(keyOf(pair)));
  const given = new Map((group.sideConstraints ?? []).map((side) => [side.id, side]));
  const termsOf = (id: string): SideConstraint['terms'] => (given.get(id)?.terms ?? []).filter((term) => open.has(keyOf(term)));
  const sides = (problem.sideConstraints ?? []).map((side) => ({ ...side, terms: [...side.terms, ...termsOf(side.id)] }));
  const known = new Set(sides.map(({ id }) => id));
  const added = [...given.values()]
    .filter(({ id }) => !known.has(id) && termsOf(id).length > 0)
    .map((side) => ({
      ...side,
      terms: side.terms.filter((term) => open.has(keyOf(term)) || (!closed.has(keyOf(term)) && people.has(term[0]) && people.has(term[1]))),
    }));
  return {
    ...problem,
    mentors: [...problem.mentors, ...(group.mentors ?? []).filter(({ id }) => mentors.includes(id))],
    pairs: { [Symbol.iterator]: () => eachOf(problem.pairs, opened) },
    ...(sides.length + added.length === 0 ? {} : { sideConstraints: [...sides, ...added] }),
  };
}

/**
 * The fewest of a group with which `part`, and every feasible part that they join to it, has a matching; and of so many those whose matching
 * is the best (where mentors with several places are counted: by the problem's order without balance). Null when none would do, or a limit
 * was reached before the number was proven.
 *
 * `problem` has no infeasible part but this one. One search, one `solve`; the worst case of both is exponential.
 */
export function leastAdmission(problem: Problem, part: PartIds, group: AdmissibleGroup, options: SolveOptions): Admission | null {
  const own = within(problem, group);
  if (!concerns(own, part)) return null;
  const { wider, counted } = counting(problem, own);
  const { nodeLimit, isOver } = new Watch(options);
  const instance = encode(wider.problem, undefined, isOver);
  const block = blockOf(instance, part);
  const data = blockData(instance, block);
  const weight = new Float64Array(data.network.arcs);
  const isCounted = new Set(counted.map(keyOf));
  block.arcs.forEach((_, arc) => {
    const trainee = instance.traineeIds[block.rows[data.network.rowOf[arc]!]!]!;
    const mentor = instance.mentorIds[block.columns[data.network.columnOf[arc]!]!]!;
    if (isCounted.has(keyOf([trainee, mentor]))) weight[arc] = -1;
  });
  const { status, value } = search({
    ...{ network: data.network, choices: openChoices(data.network, data.required, instance.coverage === 'most'), weight },
    ...{ sides: localSides(instance, block), known: null, nodeLimit, isOver, patience: 0 },
  });
  if (status !== 'optimal') return null;
  const fewest = 0 - value;
  const [field] = problemsOf(wider.problem, [idsOf(instance, block)]);
  const mentorsOfField = new Set(field!.mentors.map(({ id }) => id));
  const terms = counted.filter(([, mentor]) => mentorsOfField.has(mentor)).map(([trainee, mentor]) => [trainee, mentor, 1] as const);
  const limit: SideConstraint = { id: wider.limit, terms, op: '<=', rhs: fewest };
  const best = solveIfKnown({ ...field!, sideConstraints: [...field!.sideConstraints!, limit] }, options);
  if (best === null) return null;
  const extra = new Set(own.pairs.map(keyOf));
  const used = best.pairs.filter((pair) => extra.has(keyOf(pair)));
  const mentors = own.mentors === undefined ? [] : [...new Set(used.map(([, mentor]) => mentor))].sort();
  const pairs =
    own.mentors === undefined
      ? used
      : own.pairs
          .filter(([, mentor]) => mentors.includes(mentor))
          .map(idsOfPair)
          .sort(comparePairs);
  return { kind: 'admission', group: group.id, pairs, mentors, from: 0, to: fewest, isBest: best.status === 'optimal' };
}

/** The part of a problem that these people and constraints are in, with all that is joined to them. O(pairs). */
export function partAround(problem: Problem, part: PartIds): Problem {
  const instance = encode(problem);
  return problemsOf(problem, [idsOf(instance, blockOf(instance, part))])[0]!;
}

/** The problem with the whole group let in and what counts it: a switch for each mentor who could have several trainees. */
function counting(problem: Problem, group: AdmissibleGroup): { wider: { problem: Problem; limit: string }; counted: PairIds[] } {
  const ids = [...problem.trainees, ...problem.mentors, ...(problem.sideConstraints ?? []), ...(group.mentors ?? [])].map(({ id }) => id);
  let prefix = 'admitted:';
  while (ids.some((id) => id.startsWith(prefix))) prefix = `+${prefix}`;
  const mentors = (group.mentors ?? []).map((mentor) => ({ mentor, own: group.pairs.filter(([, id]) => id === mentor.id) }));
  const switched = mentors.filter(({ mentor: { min = 0, max = 1 }, own }) => min > 1 || Math.min(max, own.length) > 1);
  const whole = admitting(problem, group, { pairs: group.pairs.map(idsOfPair), mentors: mentors.map(({ mentor }) => mentor.id) });
  const most = Math.max(...Array.from(whole.pairs, ([, , score]) => score));
  const switchIds = switched.map((_, k) => ({ trainee: `${prefix}${k}`, on: `${prefix}${k}:on`, off: `${prefix}${k}:off` }));
  const sides = switched.flatMap(({ mentor: { min = 0, max = 1 }, own }, k): SideConstraint[] => {
    const { trainee, on } = switchIds[k]!;
    const bound = (op: '<=' | '>=', each: number): SideConstraint => ({
      ...{ id: `${on}${op}`, op, rhs: 0 },
      terms: [...own.map(([t, m]) => [t, m, 1] as const), [trainee, on, -each]],
    });
    return [bound('<=', Math.min(max, own.length)), ...(min > 1 ? [bound('>=', min)] : [])];
  });
  const pairs = switchIds.flatMap(({ trainee, on, off }) => [[trainee, on, most] as const, [trainee, off, most] as const]);
  const extra = new Set(mentors.map(({ mentor }) => mentor.id));
  const { balance: _, ...unbalanced } = whole;
  const wider: Problem = {
    ...(switched.length === 0 ? whole : unbalanced),
    trainees: [...whole.trainees, ...switchIds.map(({ trainee }) => ({ id: trainee }))],
    mentors: [
      ...whole.mentors.map((mentor) => (extra.has(mentor.id) ? { ...mentor, min: 0 } : mentor)),
      ...switchIds.flatMap(({ on, off }) => [{ id: on }, { id: off }]),
    ],
    pairs: { [Symbol.iterator]: () => eachOf(whole.pairs, pairs) },
    sideConstraints: [...(whole.sideConstraints ?? []), ...sides],
  };
  const bySwitch = new Set(switched.map(({ mentor }) => mentor.id));
  const counted = [
    ...group.pairs.filter(([, mentor]) => !bySwitch.has(mentor)).map(idsOfPair),
    ...switchIds.map(({ trainee, on }): PairIds => [trainee, on]),
  ];
  return { wider: { problem: wider, limit: `${prefix}most` }, counted };
}

/** Whether a pair of the group is with people of the part, or counts for a constraint of it: none else could make it feasible. */
function concerns({ pairs, sideConstraints = [] }: AdmissibleGroup, part: PartIds): boolean {
  const [trainees, mentors, sides] = [new Set(part.trainees), new Set(part.mentors), new Set(part.sideConstraints)];
  const isNear = pairs.some(([trainee, mentor]) => trainees.has(trainee) || mentors.has(mentor));
  return isNear || (pairs.length > 0 && sideConstraints.some(({ id, terms }) => sides.has(id) && terms.length > 0));
}

/** A group where the constraints of these parts are left out. */
export function groupWithout(group: AdmissibleGroup, parts: readonly PartIds[]): AdmissibleGroup {
  const left = new Set(parts.flatMap(({ sideConstraints }) => sideConstraints));
  return { ...group, sideConstraints: (group.sideConstraints ?? []).filter(({ id }) => !left.has(id)) };
}

/** What of a group is between people of the problem. */
function within(problem: Problem, group: AdmissibleGroup): AdmissibleGroup {
  const trainees = new Set(problem.trainees.map(({ id }) => id));
  const mentors = new Set([...problem.mentors, ...(group.mentors ?? [])].map(({ id }) => id));
  return { ...group, pairs: group.pairs.filter(([trainee, mentor]) => trainees.has(trainee) && mentors.has(mentor)) };
}

function blockOf(instance: Instance, { trainees: [trainee], mentors: [mentor], sideConstraints: [side] }: PartIds): Block {
  const row = instance.traineeIds.findIndex((id) => id === trainee);
  const column = instance.mentorIds.findIndex((id) => id === mentor);
  const constraint = instance.sides.findIndex(({ id }) => id === side);
  return splitIntoBlocks(instance).find(
    ({ rows, columns, sides }) => rows.includes(row) || columns.includes(column) || sides.includes(constraint),
  )!;
}

function keyOf([trainee, mentor]: readonly [string, string, ...unknown[]]): string {
  return JSON.stringify([trainee, mentor]);
}

function idsOfPair([trainee, mentor]: readonly [string, string, number]): PairIds {
  return [trainee, mentor];
}

function* eachOf<T>(first: Iterable<T>, second: Iterable<T>): Generator<T> {
  yield* first;
  yield* second;
}
