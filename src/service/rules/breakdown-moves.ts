/** Whom an option moves, in the terms in which directors decide it: from an option of a frontier and from who is with whom. */
import type { Option, Reassignment } from '../../domain/index.ts';

/** A pair in force on the day of change. */
export interface HeldPair {
  readonly trainee: string;
  readonly mentor: string;
  readonly traineeService: string;
  readonly mentorService: string;
}

/** As the census of today has them. */
export interface Placed {
  readonly name: string;
  readonly service: string;
}

export interface Move {
  readonly trainee: string;
  readonly traineeService: string;
  /** null: nobody. */
  readonly from: { readonly mentor: string; readonly service: string } | null;
  readonly to: { readonly mentor: string; readonly service: string; readonly capacity: number } | null;
  readonly entry: MoveEntry;
}

/** What a director is shown of a move beside who it is about. */
export interface MoveEntry {
  readonly names: { readonly trainee: string; readonly from: string | null; readonly to: string | null };
  /** Millionths; null where there is no pair. */
  readonly scores: { readonly before: number | null; readonly after: number | null };
  /** One way; null where unknown. */
  readonly minutes: { readonly before: number | null; readonly after: number | null };
  /** Trainees of the new mentor, this one included; null where that is nobody. */
  readonly load: number | null;
}

/** What the moves of an option are made from. */
export interface MoveBasis {
  readonly reassignment: Pick<Reassignment, 'events' | 'people'>;
  readonly held: readonly HeldPair[];
  /** Of the census of today, trainees and mentors. */
  readonly people: ReadonlyMap<string, Placed>;
  /** Places of a mentor; of the problem that was solved. */
  readonly capacityOf: ReadonlyMap<string, number>;
}

/**
 * One for each trainee whose mentor changes, those who have left included: their pairs end as well. Null where the option does not follow from
 * who is with whom now, or names a person of whom the census of today says nothing.
 */
export function movesOf({ point }: Pick<Option, 'point'>, { reassignment, held, people, capacityOf }: MoveBasis): Move[] | null {
  const heldOf = new Map(held.map((pair) => [pair.trainee, pair]));
  const names = new Map((reassignment.people ?? []).map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => people.get(id)?.name ?? names.get(id) ?? id;
  const none = { before: null, after: null, load: null, minutes: { before: null, after: null } };
  const changes = [
    ...point.changes.map((change, k) => ({ ...change, details: point.details[k] ?? none })),
    ...reassignment.events.flatMap((event) =>
      event.kind === 'gone' && event.mentor !== null ? [{ trainee: event.trainee, from: event.mentor, to: null, details: none }] : [],
    ),
  ];
  const moves: Move[] = [];
  for (const { trainee, from, to, details } of changes) {
    const own = heldOf.get(trainee);
    const traineeService = people.get(trainee)?.service ?? own?.traineeService;
    const service = to === null ? undefined : people.get(to)?.service;
    const capacity = to === null ? undefined : capacityOf.get(to);
    if ((own?.mentor ?? null) !== from || traineeService === undefined) return null;
    if (to !== null && (service === undefined || capacity === undefined)) return null;
    moves.push({
      ...{ trainee, traineeService },
      from: own === undefined ? null : { mentor: own.mentor, service: own.mentorService },
      to: to === null ? null : { mentor: to, service: service!, capacity: capacity! },
      entry: {
        names: { trainee: nameOf(trainee), from: from === null ? null : nameOf(from), to: to === null ? null : nameOf(to) },
        scores: { before: details.before, after: details.after },
        minutes: details.minutes,
        load: details.load,
      },
    });
  }
  return moves;
}
