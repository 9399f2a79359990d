/**
 * Records that may be of one person: one e-mail address, or one name (in any order), under two ids or in both roles. Each is told with both
 * places. An address of three names or more is a mailbox of the service: it tells nobody from anybody, and is not kept.
 */
import { grouped, type Mentor, sameNameKey, type Trainee } from '../domain/index.ts';
import type { ReadFile, ReadPerson } from './read-file.ts';
import { clip } from './finding.ts';
import { columnOf } from './record.ts';

interface Entry {
  readonly file: ReadFile;
  readonly read: ReadPerson;
}

/** Names under one address from which on it is a mailbox that people share. */
const SHARED_FROM = 3;

/** O(people); each later record is told with the first. */
export function findOnePersonTwice(files: readonly ReadFile[]): void {
  const entries = files.flatMap((file) => file.people.map((read): Entry => ({ file, read })));
  const told = new Set<ReadPerson>();
  for (const [email, group] of grouped(
    entries.filter(({ read }) => read.person.email !== null),
    ({ read }) => read.person.email?.toLowerCase() ?? '',
  )) {
    const names = new Set(group.map(({ read }) => sameNameKey(read.person))).size;
    if (names >= SHARED_FROM) shareEmail(email, names, group);
    else tellAll(group, told, { fr: 'la même adresse de courriel', en: 'the same e-mail address' });
  }
  for (const group of grouped(entries, ({ read }) => sameNameKey(read.person)).values()) {
    tellAll(group, told, { fr: 'le même nom', en: 'the same name' });
  }
}

function shareEmail(email: string, names: number, group: readonly [Entry, ...Entry[]]): void {
  const [{ file, read }] = group;
  const value = clip(email);
  const place = { file: file.file.name, record: null, line: read.line, column: columnOf(file.columns, 'email') };
  file.warnings.push({ code: 'CENSUS_SHARED_EMAIL', ...place, value, values: { value, count: names } });
  for (const entry of group) entry.read.person = { ...entry.read.person, email: null };
}

function tellAll([first, ...others]: readonly [Entry, ...Entry[]], told: Set<ReadPerson>, reason: { fr: string; en: string }): void {
  for (const { file, read } of others) {
    if (told.has(read)) continue;
    told.add(read);
    const value = clip(read.person.id);
    file.warnings.push({
      ...{ code: 'CENSUS_ONE_PERSON_TWICE', file: file.file.name, record: read.record, line: read.line, column: null, value },
      values: {
        ...{ value, first: `${first.file.file.name}:${first.read.line}`, reasonFr: reason.fr, reasonEn: reason.en },
        ...{ whoFr: named(read.person, ROLES.fr), whoEn: named(read.person, ROLES.en) },
        ...{ otherFr: named(first.read.person, ROLES.fr), otherEn: named(first.read.person, ROLES.en) },
      },
    });
  }
}

const ROLES = { fr: { mentor: 'tuteur', trainee: 'stagiaire' }, en: { mentor: 'mentor', trainee: 'trainee' } };

function named({ firstName, lastName, id, role }: Mentor | Trainee, roles: Readonly<Record<'mentor' | 'trainee', string>>): string {
  return `${firstName} ${lastName} (${id}, ${roles[role]})`;
}
