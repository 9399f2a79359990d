/** What has happened, as changes to the problem: pairs and mentors that are gone, places that are more or fewer, people who stay put. */
import { compareIds, isPriorityRule, type ReassignmentEvent } from '../domain/index.ts';
import { BinomeError } from '../errors/index.ts';
import type { PairIds, Problem, SideConstraint } from '../solver/index.ts';

export interface Situation {
  /** The problem as it stands now, before the events. */
  readonly problem: Problem;
  /** Mentors whom their own rules keep out of it: what happens to them changes nothing. */
  readonly otherMentors: readonly string[];
  /** Who was with whom. */
  readonly incumbent: readonly PairIds[];
  readonly events: readonly ReassignmentEvent[];
  /** Ids of trainees and mentors who must not move. */
  readonly pinned: readonly string[];
}

export interface Changed {
  /** The problem after the events: gone pairs are not eligible, pinned ones required, nothing else held. */
  readonly problem: Problem;
  /** The events, those that follow from the problem included. */
  readonly events: readonly ReassignmentEvent[];
  /** Trainees. Sorted. */
  readonly affected: readonly string[];
  /** Pairs whose loss would move somebody who is not affected. */
  readonly kept: readonly PairIds[];
}

/**
 * Applies the events. Balance is not asked of a repair: what it would even out is for the next matching.
 * @throws BinomeError CALL_UNKNOWN_TRAINEE, CALL_UNKNOWN_MENTOR, REASSIGN_NO_PAIR, REASSIGN_PINNED, REASSIGN_MINIMUM.
 */
export function applyEvents({ problem, otherMentors, incumbent, events, pinned }: Situation): Changed {
  const { balance: _, ...rest } = problem;
  const trainees = new Set(problem.trainees.map(({ id }) => id));
  const isPaired = new Set(incumbent.map(keyOf));
  const everyMentor = new Set([...problem.mentors.map(({ id }) => id), ...otherMentors, ...incumbent.map(([, mentor]) => mentor)]);
  const requireMentor = (mentor: string): void => {
    if (!everyMentor.has(mentor)) throw new BinomeError('CALL_UNKNOWN_MENTOR', { value: mentor });
  };
  const broken = new Set<string>();
  const departed = new Set<string>();
  const places = new Map<string, number>();
  const arrived = new Set<string>();
  for (const event of events) {
    if (event.kind === 'breakdown') {
      if (!isPaired.has(keyOf([event.trainee, event.mentor]))) {
        if (!trainees.has(event.trainee)) throw new BinomeError('CALL_UNKNOWN_TRAINEE', { value: event.trainee });
        throw new BinomeError('REASSIGN_NO_PAIR', { trainee: event.trainee, mentor: event.mentor });
      }
      broken.add(keyOf([event.trainee, event.mentor]));
    } else if (event.kind === 'arrival') arrived.add(event.trainee);
    else if (event.kind !== 'lapse' && event.kind !== 'gone') {
      requireMentor(event.mentor);
      if (event.kind === 'departure') departed.add(event.mentor);
      else places.set(event.mentor, event.places);
    }
  }
  const isGone = (pair: readonly [string, string, ...unknown[]]): boolean => departed.has(pair[1]) || broken.has(keyOf(pair));
  const pairs = [...problem.pairs].filter((pair) => !isGone(pair));
  const eligible = new Set(pairs.map(keyOf));
  const lapsed = incumbent.filter((pair) => trainees.has(pair[0]) && !isGone(pair) && !eligible.has(keyOf(pair)));
  const load = new Map<string, number>();
  for (const [, mentor] of incumbent) load.set(mentor, (load.get(mentor) ?? 0) + 1);
  const isOverbooked = (mentor: string): boolean => (places.get(mentor) ?? Infinity) < (load.get(mentor) ?? 0);
  const affected = new Set([
    ...incumbent.filter((pair) => isGone(pair) || isOverbooked(pair[1])).map(([trainee]) => trainee),
    ...lapsed.map(([trainee]) => trainee),
    ...arrived,
  ]);
  const kept = incumbent.filter((pair) => eligible.has(keyOf(pair)) && !affected.has(pair[0]));
  return {
    problem: {
      ...rest,
      mentors: problem.mentors.filter(({ id }) => !departed.has(id)).map((mentor) => withPlaces(mentor, places.get(mentor.id))),
      pairs,
      ...(problem.sideConstraints === undefined
        ? {}
        : {
            sideConstraints: problem.sideConstraints
              .map((side) => ({ ...side, terms: side.terms.filter((term) => !isGone(term)) }))
              .flatMap((side) => (isPriorityRule(side.id) ? servedStill(side, kept) : [side])),
          }),
      required: [...(problem.required ?? []).filter((pair) => !isGone(pair)), ...pinsOf(pinned, incumbent, kept, problem)],
      incumbent,
    },
    events: [...events, ...lapsed.map(([trainee, mentor]) => ({ kind: 'lapse' as const, trainee, mentor }))],
    affected: [...affected].filter((trainee) => trainees.has(trainee)).sort(compareIds),
    kept,
  };
}

/**
 * Of those who are served first, whoever has a mentor and is not affected keeps having one: nobody is repaired at their expense. How many had one
 * before the events may be more than can be had after them, and is no more asked for.
 */
function servedStill(side: SideConstraint, kept: readonly PairIds[]): SideConstraint[] {
  const first = new Set(side.terms.map(([trainee]) => trainee));
  const still = new Set(kept.map(([trainee]) => trainee).filter((trainee) => first.has(trainee)));
  return still.size === 0 ? [] : [{ ...side, terms: side.terms.filter(([trainee]) => still.has(trainee)), rhs: still.size }];
}

function withPlaces(mentor: Problem['mentors'][number], places: number | undefined): Problem['mentors'][number] {
  if (places === undefined) return mentor;
  if (places < (mentor.min ?? 0)) throw new BinomeError('REASSIGN_MINIMUM', { mentor: mentor.id, places, min: mentor.min ?? 0 });
  return { ...mentor, max: places };
}

/** The pairs of those who are pinned, that are not required already. */
function pinsOf(pinned: readonly string[], incumbent: readonly PairIds[], kept: readonly PairIds[], { required = [] }: Problem): PairIds[] {
  const isKept = new Set(kept.map(keyOf));
  const isRequired = new Set(required.map(keyOf));
  const found = new Map<string, PairIds>();
  for (const id of pinned) {
    const own = incumbent.filter((pair) => pair.includes(id));
    if (own.length === 0) throw new BinomeError('REASSIGN_PINNED', { value: id });
    for (const pair of own) {
      if (!isKept.has(keyOf(pair))) throw new BinomeError('REASSIGN_PINNED', { value: id });
      if (!isRequired.has(keyOf(pair))) found.set(keyOf(pair), pair);
    }
  }
  return [...found.values()];
}

/** Ids hold no such character: they come from a census, or were refused. */
export function keyOf([trainee, mentor]: readonly [string, string, ...unknown[]]): string {
  return `${trainee}\u0000${mentor}`;
}
