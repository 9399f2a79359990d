/**
 * Whom people name (preferences, avoided, former pairs), looked up once the whole census is read: by id, or by name in any spelling.
 *
 * A preference that finds nobody, or more than one, is taken out with a warning, and stays with the person as a wish that was not followed.
 * Somebody to avoid who is not found refuses the record: dropped, the wish would let the two be matched, which is the one thing that was asked
 * not to happen. So does a former pair where somebody of the census may be meant; where nobody may be, they have left, and a warning says so.
 */
import { compareIds, PeopleByName, type Reference } from '../domain/index.ts';
import { hint } from '../errors/index.ts';
import type { ReadFile, ReadPerson } from './file.ts';
import { clip, type Finding, type FindingValues } from './finding.ts';
import { NONE } from './lists.ts';
import { mentionsIn, type Mention } from './named-people.ts';
import { columnOf } from './record.ts';

type List = 'preferences' | 'avoids' | 'formerPairs';
type Role = 'mentor' | 'trainee';
const LISTS: readonly List[] = ['preferences', 'avoids', 'formerPairs'];

/** Somebody who may be named; `read` is null when their record was refused. */
interface Nameable {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Code of the service; '' when it is not known. */
  readonly serviceCode: string;
  readonly read: ReadPerson | null;
}

interface Naming {
  readonly file: ReadFile;
  readonly read: ReadPerson;
  readonly mentions: Readonly<Record<List, readonly Mention<Nameable>[]>>;
}

/** Turns every list into ids of accepted people of the other side; refuses those whose wish to be kept from somebody cannot be read. */
export function checkReferences(files: readonly ReadFile[], { services }: Reference): void {
  const sides = { mentor: peopleOf(files, 'mentor'), trainee: peopleOf(files, 'trainee') };
  const isWhole = files.every(({ rejected }) => rejected.every(({ record }) => record !== null));
  const namings = files.flatMap((file) => file.people.flatMap((read) => namingOf(file, read, sides)));
  const refused = new Set<ReadPerson>();
  const shown = ({ id, firstName, lastName, serviceCode }: Nameable): string =>
    [id, `${firstName} ${lastName}`.trim(), services.get(serviceCode)?.name ?? ''].filter((part) => part !== '').join(' · ');
  const candidates = (people: readonly Nameable[]): string =>
    people
      .slice(0, CANDIDATES_MAX)
      .sort((a, b) => compareIds(a.id, b.id))
      .map(shown)
      .join(', ');

  for (const naming of namings) {
    const { file, read, mentions } = naming;
    const [own, others] = [sides[read.person.role], sides[read.person.role === 'mentor' ? 'trainee' : 'mentor']];
    for (const list of ['avoids', 'formerPairs'] as const) {
      for (const { text, found } of mentions[list]) {
        if (found.kind === 'one' || others.size === 0 || (found.kind === 'none' && own.find(text).kind === 'one')) continue;
        const near = found.kind === 'several' ? found.people : others.near(text);
        const isNobody = found.kind === 'none' && near !== null && near.length === 0;
        // Nobody of a file that cannot be read is matched: whoever is only there is kept from everybody.
        if (isNobody && (list === 'formerPairs' || !isWhole)) continue;
        const people = candidates(near ?? []);
        const reason = {
          reasonFr: people === '' ? 'personne de ce nom n’est au recensement' : `ce peut être ${people}`,
          reasonEn: people === '' ? 'nobody of this name is in the census' : `it may be ${people}`,
        };
        file.rejected.push(finding(naming, list, 'CENSUS_UNREAD_REFUSAL', text, { ...hint(null), ...reason }));
        refused.add(read);
      }
    }
  }

  for (const naming of namings) {
    const { file, read, mentions } = naming;
    if (refused.has(read)) continue;
    const [own, others] = [sides[read.person.role], sides[read.person.role === 'mentor' ? 'trainee' : 'mentor']];
    const dropped: string[] = [];
    const lists = LISTS.map((list) => {
      const ids = new Set<string>();
      for (const { text, found } of mentions[list]) {
        const person = found.kind === 'one' ? found.person : null;
        if (person?.read != null && !refused.has(person.read)) {
          if (ids.has(person.id)) file.warnings.push(finding(naming, list, 'CENSUS_REPEATED_VALUE', text));
          else ids.add(person.id);
          if (found.kind === 'one' && found.by === 'reading')
            file.notes.add({
              code: 'CENSUS_NAME_READ',
              column: columnOf(file.columns, list),
              line: read.line,
              text,
              reading: shown(person),
            });
          continue;
        }
        if (list === 'preferences') dropped.push(clip(text));
        if (found.kind === 'several')
          file.warnings.push(finding(naming, list, 'CENSUS_AMBIGUOUS_REFERENCE', text, { candidates: candidates(found.people) }));
        else if (found.kind === 'none' && own.find(text).kind === 'one')
          file.warnings.push(finding(naming, list, 'CENSUS_SAME_SIDE_REFERENCE', text));
        else {
          const [nearest] = found.kind === 'one' ? [] : (others.near(text) ?? []);
          const suggestion = nearest === undefined ? null : shown(nearest);
          file.warnings.push(finding(naming, list, 'CENSUS_UNKNOWN_REFERENCE', text, hint(suggestion)));
        }
      }
      return ids.size === 0 ? NONE : [...ids];
    });
    const [preferences = NONE, avoids = NONE, formerPairs = NONE] = lists;
    const person = { ...read.person, preferences, avoids, formerPairs };
    read.person = dropped.length === 0 ? person : { ...person, droppedPreferences: dropped };
  }
  for (const file of files) file.people = file.people.filter((read) => !refused.has(read));
}

/** People that a message names. */
const CANDIDATES_MAX = 5;

/** Accepted people and those whose records were refused: a name that may be either's is nobody's yet. */
function peopleOf(files: readonly ReadFile[], role: Role): PeopleByName<Nameable> {
  const accepted = files.flatMap(({ people }) =>
    people
      .filter(({ person }) => person.role === role)
      .map((read): Nameable => ({ ...partsOf(read.person), serviceCode: read.person.serviceCode, read })),
  );
  const known = new Set(accepted.map(({ id }) => id));
  const leftOut = files.flatMap(({ leftOut: people }) =>
    people
      .filter((person) => person.role === role && !known.has(person.id))
      .map((person): Nameable => ({ ...partsOf(person), serviceCode: '', read: null })),
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

function namingOf(file: ReadFile, read: ReadPerson, sides: Readonly<Record<Role, PeopleByName<Nameable>>>): Naming[] {
  const { person } = read;
  if (LISTS.every((list) => person[list].length === 0)) return [];
  const others = sides[person.role === 'mentor' ? 'trainee' : 'mentor'];
  const mentionsOf = (list: List): Mention<Nameable>[] => person[list].flatMap((text) => mentionsIn(text, others));
  return [
    {
      file,
      read,
      mentions: { preferences: mentionsOf('preferences'), avoids: mentionsOf('avoids'), formerPairs: mentionsOf('formerPairs') },
    },
  ];
}

function finding({ file, read }: Naming, list: List, code: Finding['code'], text: string, values: FindingValues = {}): Finding {
  const [column, value] = [columnOf(file.columns, list), clip(text)];
  return { code, file: file.file.name, record: read.record, line: read.line, column, value, values: { value, column, ...values } };
}
