/** From one record to one mentor or trainee: every field is read, so that all the problems of a record are told at once. */
import { type Mentor, type Person, termKey, type Trainee } from '../domain/index.ts';
import { FIELD_LIST, roleOf, type Field } from './fields.ts';
import { isVisibleId, ID_MAX } from './ids.ts';
import { readDate, readDateRanges } from './dates.ts';
import { isBlank } from './blanks.ts';
import { readNames, readTerms } from './lists.ts';
import { readInteger, readMinutes, readShare, readYear } from './numbers.ts';
import type { Places } from './places.ts';
import type { RecordCells } from './record.ts';
import { readSetting, readSettings, readYesNo } from './values.ts';
import { readWholeName } from './whole-names.ts';

type Role = 'mentor' | 'trainee';

export const ROLES: ReadonlyMap<string, Role> = new Map<string, Role>([
  ...[
    'tuteur',
    'tutrice',
    'mentor',
    'tuteurs',
    'tutrices',
    'tuteur trice',
    'tuteur rice',
    'tuteur tutrice',
    'cpip tuteur',
    'cpip tutrice',
  ].map((word): [string, Role] => [word, 'mentor']),
  ...['stagiaire', 'trainee', 'eleve', 'stagiaires', 'eleves', 'cpip stagiaire', 'stagiaire cpip', 'eleve cpip', 'cpip eleve'].map(
    (word): [string, Role] => [word, 'trainee'],
  ),
]);

/** The role that the record tells; null, with an error, when it tells none. */
export function readRole(cells: RecordCells): Role | null {
  const text = cells.required('role');
  const role = ROLES.get(termKey(text)) ?? null;
  if (role === null && text !== '') cells.error('CENSUS_ROLE', 'role', text);
  return role;
}

/** The id as written, trimmed; '' with an error when it is missing or not fit to be one. */
export function readId(cells: RecordCells): string {
  const id = cells.raw('id').trim();
  if (id === '' || isBlank(id, 'id')) cells.error('CENSUS_MISSING_VALUE', 'id', id);
  else if (isVisibleId(id)) return id;
  else cells.error('CENSUS_ID', 'id', id, { limit: ID_MAX });
  return '';
}

const EMAIL = /^[^\s@"<>]+@[^\s@"<>]+\.[^\s@"<>]+$/;

/** Reads the whole record. What it returns is a person only if the cells end up without an error. */
export function readPerson(cells: RecordCells, id: string, role: Role, places: Places): Mentor | Trainee {
  for (const field of FIELD_LIST) {
    if (roleOf(field) === (role === 'mentor' ? 'trainee' : 'mentor') && cells.isFilled(field)) {
      cells.warning('CENSUS_OTHER_ROLE_VALUE', field, '');
    }
  }
  const person = readCommon(cells, id, role, places);
  return role === 'mentor' ? readMentor(cells, person) : readTrainee(cells, person);
}

function readCommon(cells: RecordCells, id: string, role: Role, places: Places): Person {
  const { lastName, firstName } = cells.has('fullName')
    ? readWholeName(cells)
    : { lastName: cells.required('lastName'), firstName: cells.required('firstName') };
  const email = cells.short('email');
  if (email !== '' && !EMAIL.test(email)) cells.error('CENSUS_EMAIL', 'email', email);
  const workplace = places.readWorkplace(cells);
  return {
    id,
    lastName,
    firstName,
    email: email === '' ? null : email,
    boardCode: workplace?.boardCode ?? '',
    serviceCode: workplace?.serviceCode ?? '',
    siteCode: workplace?.siteCode ?? null,
    // Where a mentor lives is not where they work.
    communeCode: role === 'mentor' && cells.columns.town === 'home' ? null : places.readCommune(cells, workplace),
    domains: readTerms(cells, 'domains'),
    preferences: readOthers(cells, 'preferences', id),
    avoids: readOthers(cells, 'avoids', id),
    formerPairs: readOthers(cells, 'formerPairs', id),
  };
}

/** What names other people, as written: who is meant is known only when all of the census is read. */
function readOthers(cells: RecordCells, field: Field, id: string): readonly string[] {
  const others = readNames(cells, field);
  if (id !== '' && others.includes(id)) cells.error('CENSUS_SELF_REFERENCE', field, id);
  return others;
}

function readMentor(cells: RecordCells, person: Person): Mentor {
  const capacityMin = readInteger(cells, 'capacityMin', 0, 20) ?? 0;
  const capacityMax = readInteger(cells, 'capacityMax', 0, 20);
  if (capacityMax !== null && capacityMin > capacityMax) {
    cells.error('CENSUS_CAPACITY_ORDER', 'capacityMin', String(capacityMin), { min: capacityMin, max: capacityMax });
  }
  return {
    role: 'mentor',
    ...person,
    skills: readTerms(cells, 'skills'),
    tenureYear: readYear(cells, 'tenureYear', 1950, 2100),
    caseload: readInteger(cells, 'caseload', 0, 1000),
    followed: readInteger(cells, 'followed', 0, 20) ?? 0,
    workingTime: readShare(cells, 'workingTime') ?? 1,
    capacityMin,
    capacityMax,
    trainedOn: readDate(cells, 'trainedOn'),
    volunteer: readYesNo(cells, 'volunteer'),
    settings: readSettings(cells, 'settings'),
    absences: readDateRanges(cells, 'absences'),
  };
}

function readTrainee(cells: RecordCells, person: Person): Trainee {
  return {
    role: 'trainee',
    ...person,
    // A missing column is told once for the file, not once for each trainee.
    promotion: cells.has('promotion') ? cells.shared(cells.required('promotion')) : '',
    learningNeeds: readTerms(cells, 'learningNeeds'),
    requiredSetting: readSetting(cells, 'requiredSetting'),
    maxTravelMinutes: readMinutes(cells, 'maxTravelMinutes'),
  };
}
