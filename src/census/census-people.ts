/** The people of a census as they may be named: those who were read, and those whose rows were refused. */
import { compareIds, PeopleByName, type Reference } from '../domain/index.ts';
import type { ReadFile, ReadPerson } from './read-file.ts';

export type Role = 'mentor' | 'trainee';

/** Somebody who may be named; `read` is null when their record was refused. */
export interface Nameable {
  readonly id: string;
  readonly role: Role;
  readonly firstName: string;
  readonly lastName: string;
  /** Codes of the service and the site; '' when they are not known. */
  readonly serviceCode: string;
  readonly siteCode: string;
  readonly read: ReadPerson | null;
}

/** Somebody of the census that is in force until now, as far as others may name them. */
export interface Former {
  readonly id: string;
  readonly role: Role;
  readonly firstName: string;
  readonly lastName: string;
}

export type People = PeopleByName<Nameable>;
export type Sides = Readonly<Record<Role | 'both', People>>;

export function sidesOf(files: readonly ReadFile[]): Sides {
  return { mentor: peopleOf(files, ['mentor']), trainee: peopleOf(files, ['trainee']), both: peopleOf(files, ['mentor', 'trainee']) };
}

/**
 * Those of the census in force who stand in none of the files any more: they leave with it. Nobody where a file or a sheet is refused as a whole:
 * they may be in it.
 */
export function goneSides(files: readonly ReadFile[], before: readonly Former[]): Readonly<Record<Role | 'both', PeopleByName<Former>>> {
  const isWhole = files.every(({ rejected }) => rejected.every(({ record }) => record !== null));
  const here = new Set(files.flatMap(({ people, leftOut }) => [...people.map(({ person }) => person.id), ...leftOut.map(({ id }) => id)]));
  const gone = isWhole ? before.filter(({ id }) => !here.has(id)) : [];
  const of = (...roles: readonly Role[]): PeopleByName<Former> =>
    new PeopleByName(
      gone.filter(({ role }) => roles.includes(role)),
      ({ id }) => id,
      partsOf,
    );
  return { mentor: of('mentor'), trainee: of('trainee'), both: of('mentor', 'trainee') };
}

/** Accepted people and those whose records were refused: a name that may be either's is nobody's yet. */
function peopleOf(files: readonly ReadFile[], roles: readonly Role[]): People {
  const accepted = files.flatMap(({ people }) =>
    people
      .filter(({ person }) => roles.includes(person.role))
      .map((read): Nameable => {
        const { person } = read;
        return { ...partsOf(person), role: person.role, serviceCode: person.serviceCode, siteCode: person.siteCode ?? '', read };
      }),
  );
  const known = new Set(accepted.map(({ id }) => id));
  const leftOut = files.flatMap(({ leftOut: people }) =>
    people
      .filter((person) => roles.includes(person.role) && !known.has(person.id))
      .map((person): Nameable => ({ ...partsOf(person), role: person.role, serviceCode: '', siteCode: '', read: null })),
  );
  const ids = new Map([...accepted, ...leftOut].map((person, k) => [person, person.id === '' ? `\u0000${k}` : person.id]));
  return new PeopleByName([...accepted, ...leftOut], (person) => ids.get(person)!, partsOf);
}

function partsOf({
  id,
  firstName,
  lastName,
}: Pick<Nameable, 'id' | 'firstName' | 'lastName'>): Pick<Nameable, 'id' | 'firstName' | 'lastName'> {
  return { id, firstName, lastName };
}

/** Id and name, without a place: of somebody whom the files no longer tell. */
export function shownFormer(person: Former): string {
  return `${person.id} · ${nameOf(person)}`;
}

export function shownWith({ services }: Reference): (person: Nameable) => string {
  return ({ id, firstName, lastName, serviceCode }) =>
    [id, nameOf({ firstName, lastName }), services.get(serviceCode)?.name ?? ''].filter((part) => part !== '').join(' · ');
}

export function nameOf({ firstName, lastName }: Pick<Nameable, 'firstName' | 'lastName'>): string {
  return `${firstName} ${lastName}`.trim();
}

/** People that a message names. */
const CANDIDATES_MAX = 5;

export function candidatesWith(shown: (person: Nameable) => string): (people: readonly Nameable[]) => string {
  return (people) =>
    people
      .slice(0, CANDIDATES_MAX)
      .sort((a, b) => compareIds(a.id, b.id))
      .map(shown)
      .join(', ');
}
