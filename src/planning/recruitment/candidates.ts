/**
 * Who could be one more trained mentor in a period: people of the census whom one rule alone keeps out that training or agreement would lift,
 * and somebody new at each site.
 *
 * Of somebody new only what has to be so is taken as known: trained and willing on the day the period begins, full-time, the guidelines' default of
 * places, the site's settings. All else is unknown, the career stage too, and counts as the guidelines say; a trainee who stated choices
 * has not chosen them. It is what `match` would make of such a row in the census.
 */
import {
  type Candidate,
  type Census,
  compareIds,
  type Guidelines,
  type Mentor,
  type Period,
  type PeriodWorth,
  type Reference,
} from '../../domain/index.ts';
import { liftOf, type Prepared } from '../../matching/index.ts';

/** One more mentor as they would stand in the census of one period. */
export interface Newcomer {
  readonly measure: Candidate['measure'];
  /** The rule that is lifted; null for somebody new. */
  readonly rule: PeriodWorth['rule'];
  readonly person: Mentor;
}

/** `boards`: the directorates whose people could have a trainee. */
export function newcomersOf({ mentors, context }: Prepared, openings: readonly Opening[], boards: ReadonlySet<string>): Newcomer[] {
  const start = startOf(context.period);
  const lifted = mentors.flatMap(({ person }): Newcomer[] => {
    const lift = boards.has(person.boardCode) ? liftOf(context, person) : null;
    if (lift === null) return [];
    const { measure, rule } = lift;
    return [{ measure, rule, person: measure === 'train' ? { ...person, trainedOn: start } : { ...person, volunteer: true } }];
  });
  return [...lifted, ...openings.map((opening): Newcomer => ({ measure: 'recruit', rule: null, person: recruitAt(opening, start) }))];
}

/** Where somebody new could work. */
export interface Opening {
  readonly id: string;
  readonly boardCode: string;
  readonly serviceCode: string;
  readonly siteCode: string | null;
}

/** Every site of these directorates, and every service that has none. Ids are such as nobody of the census has. */
export function openingsOf({ services, sites }: Reference, boards: ReadonlySet<string>, { mentors, trainees }: Census): Opening[] {
  const people = [...mentors, ...trainees].map(({ id }) => id);
  let mark = 'new:';
  while (people.some((id) => id.startsWith(mark))) mark += ':';
  return [...services.values()]
    .filter(({ boardCode }) => boards.has(boardCode))
    .flatMap(({ code, boardCode }): Opening[] => {
      const own = [...sites.values()].filter(({ serviceCode }) => serviceCode === code);
      const places = own.length === 0 ? [null] : own.map((site) => site.code);
      return places.map((siteCode) => ({ id: `${mark}${siteCode ?? code}`, boardCode, serviceCode: code, siteCode }));
    })
    .sort((a, b) => compareIds(a.id, b.id));
}

/** With `sameBoard` those that have trainees in one of the periods; else all. */
export function boardsConcerned({ rules }: Guidelines, { boards }: Reference, prepared: readonly Prepared[]): Set<string> {
  if (!rules.sameBoard) return new Set(boards.keys());
  return new Set(prepared.flatMap(({ trainees }) => trainees.map(({ person }) => person.boardCode)));
}

function recruitAt({ id, boardCode, serviceCode, siteCode }: Opening, start: string): Mentor {
  return {
    role: 'mentor',
    ...{ id, lastName: '', firstName: '', email: null, boardCode, serviceCode, siteCode, communeCode: null },
    ...{ domains: [], skills: [], preferences: [], avoids: [], formerPairs: [] },
    ...{ tenureYear: null, caseload: null, followed: 0, workingTime: 1, capacityMin: 0, capacityMax: null },
    ...{ trainedOn: start, volunteer: true, settings: null, absences: [] },
  };
}

function startOf({ segments }: Period): string {
  return segments[0]!.start;
}
