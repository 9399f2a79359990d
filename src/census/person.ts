/** From one record to one mentor or trainee: every field is read, so that all the problems of a record are told at once. */
import { type Mentor, namesPrison, type Person, termKey, type Trainee } from '../domain/index.ts';
import { FIELD_LIST, roleOf as sideOf, type Field } from './fields.ts';
import { isVisibleId, ID_MAX } from './ids.ts';
import { readDate, readDateRanges } from './dates.ts';
import { isBlank } from './blanks.ts';
import { readNames, readTerms } from './lists.ts';
import { readInteger, readMinutes, readShare, readYear } from './numbers.ts';
import type { Places } from './places.ts';
import { type Role, type RoleRead, roleOf } from './roles.ts';
import type { RecordCells } from './record.ts';
import { readPriority, readSetting, readSettings, readYesNo } from './values.ts';
import { readWholeName } from './whole-names.ts';

/** The role that the record tells, with a promotion that stands beside it; null, with an error, when it tells none. */
export function readRole(cells: RecordCells): RoleRead | null {
  const ticked = cells.ticked();
  if (ticked !== null) {
    const [role, another] = ticked;
    if (role !== undefined && another === undefined) return { role, promotion: null };
    cells.error('CENSUS_ROLE_TICKS', null, '', { count: ticked.length });
    return null;
  }
  const text = cells.required('role');
  const role = roleOf(text, cells.columnOf('role'));
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

/** Last names of those who show how a row is filled in; people may bear them, too. */
const EXAMPLES = new Set(['exemple', 'exemples', 'modele', 'test', 'example', 'specimen']);

/** Reads the whole record. What it returns is a person only if the cells end up without an error. */
export function readPerson(cells: RecordCells, id: string, { role, promotion }: RoleRead, places: Places): Mentor | Trainee {
  for (const field of FIELD_LIST) {
    if (sideOf(field) === (role === 'mentor' ? 'trainee' : 'mentor') && cells.isFilled(field) && !cells.isShared(field)) {
      cells.warning('CENSUS_OTHER_ROLE_VALUE', field, '');
    }
  }
  const person = readCommon(cells, id, role, places);
  return role === 'mentor' ? readMentor(cells, person) : readTrainee(cells, person, promotion);
}

function readCommon(cells: RecordCells, id: string, role: Role, places: Places): Person {
  const { lastName, firstName } = cells.has('fullName')
    ? readWholeName(cells)
    : { lastName: cells.required('lastName'), firstName: cells.required('firstName') };
  if (EXAMPLES.has(termKey(lastName))) cells.warning('CENSUS_EXAMPLE_PERSON', cells.has('fullName') ? 'fullName' : 'lastName', lastName);
  const email = cells.short('email');
  if (email !== '' && !EMAIL.test(email)) cells.error('CENSUS_EMAIL', 'email', email);
  const workplace = places.readWorkplace(cells);
  // Where a mentor lives is not where they work.
  const communeCode = role === 'mentor' && cells.columns.town === 'home' ? null : places.readCommune(cells, workplace);
  if (role === 'mentor' && workplace !== null && communeCode !== null) places.compareTown(cells, workplace, communeCode);
  return {
    id,
    lastName,
    firstName,
    email: email === '' ? null : email,
    boardCode: workplace?.boardCode ?? '',
    serviceCode: workplace?.serviceCode ?? '',
    siteCode: workplace?.siteCode ?? null,
    communeCode,
    domains: readTerms(cells, 'domains'),
    preferences: readOthers(cells, 'preferences', id),
    avoids: readOthers(cells, 'avoids', id),
    formerPairs: readOthers(cells, 'formerPairs', id),
    ...givenOthers(cells, 'apartFrom', id),
    ...givenOthers(cells, 'imposed', id),
  };
}

/** What names other people, as written: who is meant is known only when all of the census is read. */
function readOthers(cells: RecordCells, field: Field, id: string): readonly string[] {
  const others = readNames(cells, field);
  if (id !== '' && others.includes(id)) cells.error('CENSUS_SELF_REFERENCE', field, id);
  return others;
}

/** The same of a list that few people have. */
function givenOthers<List extends 'apartFrom' | 'imposed' | 'sharesCarWith'>(
  cells: RecordCells,
  field: List,
  id: string,
): Partial<Record<List, readonly string[]>> {
  const others = readOthers(cells, field, id);
  return others.length === 0 ? {} : ({ [field]: others } as Partial<Record<List, readonly string[]>>);
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
    settings: readSettings(cells, 'settings') ?? prisonSetting(cells),
    absences: readDateRanges(cells, 'absences'),
  };
}

/** Of a mentor whose service is written as a prison, where nothing else is said of the setting. */
function prisonSetting(cells: RecordCells): Mentor['settings'] {
  const text = cells.raw('service').replace(/\s+/g, ' ').trim();
  if (cells.isFilled('settings') || !namesPrison(text)) return null;
  cells.warning('CENSUS_PRISON_SETTING', 'service', text);
  return ['MF'];
}

function readTrainee(cells: RecordCells, person: Person, ofRole: string | null): Trainee {
  const priority = readPriority(cells, 'priority');
  return {
    role: 'trainee',
    ...person,
    promotion: readPromotion(cells, ofRole),
    learningNeeds: readTerms(cells, 'learningNeeds'),
    requiredSetting: readSetting(cells, 'requiredSetting'),
    maxTravelMinutes: readMinutes(cells, 'maxTravelMinutes'),
    ...givenOthers(cells, 'sharesCarWith', person.id),
    ...(priority === null ? {} : { priority }),
  };
}

/** Of its own column, else beside the role: « Stagiaire CPIP 29 ». Where both say one, and not the same, which is right is not known. */
function readPromotion(cells: RecordCells, ofRole: string | null): string {
  const text = ofRole !== null && !cells.isFilled('promotion') ? ofRole : cells.has('promotion') ? cells.required('promotion') : '';
  const number = (promotion: string): string => /\d+/.exec(promotion)?.[0] ?? '';
  if (ofRole !== null && text !== '' && number(ofRole) !== number(text))
    cells.differ(
      'promotion',
      { text: cells.raw('role').trim(), column: cells.columnOf('role') },
      { text, column: cells.columnOf('promotion') },
    );
  // A missing column is told once for the file, not once for each trainee.
  return cells.shared(text);
}
