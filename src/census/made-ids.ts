/**
 * Ids for the people of files that have no column of ids: the name and the service's code, in small letters. The order of rows and who else is
 * there make no difference, so that the same person has the same id when the file comes again.
 *
 * Of two who bear one name in one service, each has their e-mail address's fingerprint behind it where each has an address of their own; else
 * none of them is taken: by a number they would change places with their rows.
 */
import { createHash } from 'node:crypto';
import { compareIds, grouped, sameNameKey, termKey } from '../domain/index.ts';
import type { ReadFile, ReadPerson } from './read-file.ts';
import { clip, type Finding } from './finding.ts';
import { ID_MAX, type IdRegister } from './ids.ts';

interface Nameless {
  readonly file: ReadFile;
  readonly read: ReadPerson;
}

/** Gives ids; those who cannot have one are refused. To be called once all files are read. */
export function giveIds(files: readonly ReadFile[], ids: IdRegister): void {
  const nameless = files.flatMap((file) => (file.columns.index.has('id') ? [] : file.people.map((read): Nameless => ({ file, read }))));
  const sorted = [...grouped(nameless, ({ read }) => baseOf(read)).entries()].sort(([a], [b]) => compareIds(a, b));
  for (const [base, group] of sorted) {
    const emails = new Set(group.map(({ read }) => read.person.email?.toLowerCase() ?? ''));
    const isTold = group.length === 1 || (emails.size === group.length && !emails.has(''));
    for (const { file, read } of group) {
      const id = group.length === 1 ? base : within(`${base}-${fingerprint(read.person.email?.toLowerCase() ?? '')}`);
      const taken = isTold ? ids.claimMade(id, read.person.role, file.file.name, read.line) : null;
      if (isTold && taken === null) read.person = { ...read.person, id };
      else refuse(file, read, taken === null ? group.slice(0, PLACES_MAX).map(placeOf) : [taken]);
    }
  }
  for (const file of files) {
    for (const { person, line } of file.people) {
      if (person.id !== '') continue;
      const name = `${person.firstName} ${person.lastName}`.trim();
      file.refused.push({ role: person.role, id: null, name, file: file.file.name, line });
    }
    file.people = file.people.filter(({ person }) => person.id !== '');
    const example = file.people.map(({ person }) => person.id).sort(compareIds)[0];
    if (file.columns.index.has('id') || example === undefined) continue;
    file.warnings.push({
      ...{ code: 'CENSUS_IDS_MADE', file: file.file.name, record: null, line: null, column: null, value: example },
      values: { value: example },
    });
  }
}

function baseOf({ person }: ReadPerson): string {
  // Words of a name in the order of its parts: « Anne Martin » and « Martin Anne » are one person, whichever column is which.
  return within([...sameNameKey(person).split(' '), ...termKey(person.serviceCode).split(' ')].join('-'));
}

/** At most as long as an id may be; what is cut off still counts. */
function within(id: string): string {
  const letters = Array.from(id);
  return letters.length <= ID_MAX ? id : `${letters.slice(0, ID_MAX - 9).join('')}-${fingerprint(id)}`;
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** Places that a message names. */
const PLACES_MAX = 5;

function placeOf({ file, read }: Nameless): string {
  return `${file.file.name}:${read.line}`;
}

function refuse(file: ReadFile, { person, record, line }: ReadPerson, places: readonly string[]): void {
  const value = clip(`${person.firstName} ${person.lastName}`);
  const finding: Finding = {
    ...{ code: 'CENSUS_NAMESAKES', file: file.file.name, record, line, column: null, value },
    values: { value, places: places.join(', ') },
  };
  file.rejected.push(finding);
  file.leftOut.push({ id: '', role: person.role, lastName: person.lastName, firstName: person.firstName });
}
