/** Places against trainees: of each directorate, service and site in one period, what the census puts there and who has a mentor. */
import { type BoardPlaces, compareIds, type Exclusion, type Person, type PlaceCounts } from '../../domain/index.ts';
import { placesLeft, mentorExclusions, type Prepared } from '../../matching/index.ts';
import type { PeriodMatching } from './period-worth.ts';

/** What a count is taken of. */
interface People {
  readonly prepared: Prepared;
  readonly served: ReadonlySet<string>;
  /** Trainees of whom nothing is known: what they are joined with has no matching. */
  readonly unknown: ReadonlySet<string>;
}

/** The whole, and by directorate where there is anybody. O(people × places). */
export function placesOf(prepared: Prepared, { parts }: PeriodMatching): { total: PlaceCounts; boards: BoardPlaces[] } {
  const lost = parts.filter(({ solution }) => solution.status === 'infeasible');
  const people: People = {
    prepared,
    served: new Set(parts.flatMap(({ solution }) => solution.pairs.map(([trainee]) => trainee))),
    unknown: new Set(lost.flatMap(({ problem }) => problem.trainees.map(({ id }) => id))),
  };
  const { boards, services, sites } = prepared.context.reference;
  const total = counts(people, () => true);
  return {
    // What nobody is part of has no matching either.
    total: lost.length === 0 ? total : { ...total, served: null, short: null },
    boards: codesOf(people, ({ boardCode }) => boardCode).map((board) => ({
      ...{ code: board, name: boards.get(board)?.name ?? board },
      ...counts(people, ({ boardCode }) => boardCode === board),
      services: codesOf(people, ({ boardCode, serviceCode }) => (boardCode === board ? serviceCode : null)).map((service) => ({
        ...{ code: service, name: services.get(service)?.name ?? service },
        ...counts(people, ({ serviceCode }) => serviceCode === service),
        sites: codesOf(people, ({ serviceCode, siteCode }) => (serviceCode === service ? siteCode : null)).map((site) => ({
          ...{ code: site, name: sites.get(site)?.name ?? site },
          ...counts(people, ({ siteCode }) => siteCode === site),
        })),
      })),
    })),
  };
}

function codesOf({ prepared: { trainees, mentors } }: People, codeOf: (person: Person) => string | null): string[] {
  const found = [...trainees, ...mentors].map(({ person }) => codeOf(person)).filter((code) => code !== null);
  return [...new Set(found)].sort(compareIds);
}

function counts({ prepared, served, unknown }: People, isThere: (person: Person) => boolean): PlaceCounts {
  const { context } = prepared;
  const trainees = prepared.trainees.filter(({ person }) => isThere(person)).map(({ person }) => person.id);
  const mentors = prepared.mentors.filter(({ person }) => isThere(person));
  const usable = prepared.usable.filter(({ person }) => isThere(person));
  const excluded = new Map<Exclusion['code'], number>();
  for (const { person } of mentors) {
    const [first] = mentorExclusions(context, person);
    if (first !== undefined) excluded.set(first.code, (excluded.get(first.code) ?? 0) + 1);
  }
  const matched = trainees.some((id) => unknown.has(id)) ? null : trainees.filter((id) => served.has(id)).length;
  return {
    trainees: trainees.length,
    mentors: mentors.length,
    usable: usable.length,
    places: usable.reduce((places, { person }) => places + placesLeft(context, person), 0),
    excluded: [...excluded].sort(([a], [b]) => compareIds(a, b)).map(([code, count]) => ({ code, mentors: count })),
    served: matched,
    short: matched === null ? null : trainees.length - matched,
  };
}
