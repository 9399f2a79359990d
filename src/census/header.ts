/** The header of a census: which row it is, and which column holds which field. */
import { columnHint, type ErrorCode } from '../errors/index.ts';
import {
  columnKind,
  FIELD_LIST,
  fieldIn,
  fieldNamed,
  headerOf,
  roleOf,
  type ColumnKind,
  type Field,
  mayBeRemarks,
  mayBeRole,
} from './fields.ts';
import { readTogether } from './double-columns.ts';
import type { FindingValues } from './finding.ts';
import { areRoles, areTicks, fieldByTexts, textsBelow } from './header-values.ts';
import { mayBeRefusals, mayHoldAnything } from './refusal-words.ts';
import { roleNamed } from './roles.ts';
import type { Row } from './table.ts';

/** What a file as a whole gets: found in its header, without a record. */
export interface HeaderFinding {
  code: ErrorCode;
  column: string | null;
  values: FindingValues;
}

/** A column that is read through for refusals and used for nothing else; `hint`: the field that it may have been meant as. */
export interface VagueColumn {
  readonly k: number;
  readonly hint: FindingValues;
}

export interface Columns {
  /** Where each field stands; absent when the file has no such column. */
  index: ReadonlyMap<Field, number>;
  /** Further columns of a field that several mean: see `double-columns.ts`. */
  also: ReadonlyMap<Field, readonly number[]>;
  /** Header cells as written, trailing empty ones left off. */
  headers: readonly string[];
  /** Fields of which the columns are parts of one list, in their order: see `double-columns.ts`. */
  listed: ReadonlySet<Field>;
  /** Two columns of ticks that tell the role of each record, where there are such. */
  ticks: Readonly<Record<'mentor' | 'trainee', number>> | null;
  /** Columns that may say with whom people must not be: what stands in one refuses the file. */
  refusals: readonly number[];
  /** Columns below which anything may stand: each cell is read through for it, and asked alone. */
  vague: readonly VagueColumn[];
  /** The role of every record, when it is told by the columns; null when each record tells its own. */
  role: 'mentor' | 'trainee' | null;
  /** Whose commune the column of communes holds, where its header says so. */
  town: 'home' | 'office' | null;
  /** The columns as they are read of mentors, where a file of both roles has one for where they work besides; null: as of trainees. */
  ofMentors: Columns | null;
  errors: readonly HeaderFinding[];
  warnings: readonly HeaderFinding[];
}

/** Those that a field is read from. */
export function keptColumns({
  index,
  also,
  ofMentors,
  ticks,
}: Pick<Columns, 'index' | 'also' | 'ofMentors' | 'ticks'>): ReadonlySet<number> {
  const roles = ticks === null ? [] : Object.values(ticks);
  return new Set([...index.values(), ...[...also.values()].flat(), ...(ofMentors?.index.values() ?? []), ...roles]);
}

/** More columns than any census has; each unknown one costs a comparison with all the known names, and a warning. */
const COLUMNS_MAX = 1000;

const REQUIRED: readonly Field[] = ['lastName', 'firstName', 'service'];

/** Number of different fields that a row names. */
export function headerStrength(row: Row): number {
  return fieldsNamed(row).size;
}

function fieldsNamed(row: Row): Set<Field> {
  const named = new Set<Field>();
  for (const cell of row.cells) {
    const field = cell.length > LONGEST ? null : fieldIn(cell);
    if (field !== null) named.add(field);
  }
  return named;
}

/** The header among these rows, in the order of their lines; over two lines, as one. null when no row looks like one. */
export function findHeader(rows: readonly Row[]): Row | null {
  const header = strongestHeader(rows);
  if (header === null) return null;
  const at = rows.indexOf(header);
  const both = [rows.slice(at - 1, at + 1), rows.slice(at, at + 2)].flatMap(([upper, lower]) =>
    upper === undefined || lower === undefined ? [] : [overTwoLines(upper, lower)],
  );
  const least = headerStrength(header) + LEAST_OF_SECOND_LINE;
  return both.find((row) => headerStrength(row) >= least) ?? header;
}

/** Rows above the header that are no part of it. */
export function rowsAbove(rows: readonly Row[], { top, line }: Row): Row[] {
  return rows.filter((row) => row.line < (top ?? line));
}

/** Fields that a second line of a header names besides: a title above a header names none, and a person below it empties its columns. */
const LEAST_OF_SECOND_LINE = 2;

/** Columns named below a title of their group, and names that are merged down. */
function overTwoLines(upper: Row, lower: Row): Row {
  const width = Math.max(upper.cells.length, lower.cells.length);
  const cells = Array.from({ length: width }, (_, k) => ((lower.cells[k] ?? '').trim() === '' ? (upper.cells[k] ?? '') : lower.cells[k]!));
  return { line: lower.line, cells, badQuote: upper.badQuote ?? lower.badQuote, top: upper.line };
}

/**
 * The first row that names the id and another field; failing that, the row that names (or nearly names) most fields,
 * at least two: its missing or misspelt columns can then be told.
 */
function strongestHeader(rows: readonly Row[]): Row | null {
  let second: { row: Row; strength: number } | null = null;
  for (const row of rows) {
    if (row.badQuote !== null || row.cells.length > COLUMNS_MAX) continue;
    const named = fieldsNamed(row);
    if (named.has('id') && named.size >= 2) return row;
    const strength = named.size + row.cells.filter(isNearlyNamed).length;
    if (strength >= 2 && strength > (second?.strength ?? 0)) second = { row, strength };
  }
  return second?.row ?? null;
}

/** Beyond a heading's length a cell is prose. */
const LONGEST = 100;

function kindOf(cell: string): ColumnKind {
  return cell.length > LONGEST ? { kind: 'unknown', suggestion: null } : columnKind(cell);
}

function isNearlyNamed(cell: string): boolean {
  const kind = kindOf(cell);
  return kind.kind === 'unknown' && (kind.suggestion !== null || kind.may !== undefined);
}

/** What the header of a column says, and where it may be several things, what stands below it. */
function kindOfColumn(header: string, k: number, rows: readonly Row[]): ColumnKind {
  const kind = kindOf(header);
  if (kind.kind !== 'unknown' || kind.may === undefined) return kind;
  const field = fieldByTexts(kind.may, textsBelow(rows, k));
  return field === null ? kind : { kind: 'field', field, isRead: true };
}

/**
 * Gives each column its field; columns that the law forbids and unknown ones are left out, with a warning each.
 * @param rows the first below the header, by which a column is told whose header may mean several things.
 */
export function readHeader(row: Row, rows: readonly Row[] = []): Columns {
  const headers = row.cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
  while (headers.at(-1) === '') headers.pop();
  const kinds = headers.map((header, k) => kindOfColumn(header, k, rows));
  const index = new Map<Field, number>();
  const errors: HeaderFinding[] = [];
  const warnings: HeaderFinding[] = [];
  const nearMisses = new Map<Field, string>();
  const towns: Towns = { home: [], office: [], plain: [] };
  const also = new Map<Field, number[]>();
  const refusals: number[] = [];
  const vague: VagueColumn[] = [];
  const lists = rankedLists(kinds);
  const putTwice = (field: Field, first: number, k: number): void => {
    const { refused, finding } = readTogether(field, headers[first]!, headers[k]!);
    if (refused) errors.push(finding);
    else {
      warnings.push(finding);
      also.set(field, [...(also.get(field) ?? []), k]);
    }
  };
  const put = (field: Field, k: number): void => {
    const first = index.get(field);
    if (lists.has(field)) return;
    if (first === undefined) index.set(field, k);
    else putTwice(field, first, k);
  };
  for (const [field, [first, ...others]] of lists) {
    index.set(field, first!);
    also.set(field, others);
  }
  kinds.forEach((kind, k) => {
    const header = headers[k]!;
    const column = header === '' ? `#${k + 1}` : header;
    if (kind.kind === 'forbidden') warnings.push({ code: 'CENSUS_FORBIDDEN_COLUMN', column, values: { column } });
    else if (kind.kind === 'unknown') {
      if (mayBeRefusals(header)) refusals.push(k);
      else if (mayHoldAnything(header)) vague.push({ k, hint: hintFor(kind) });
      else if (kind.suggestion === null && mayBeRemarks(header))
        warnings.push({ code: 'CENSUS_REMARK_COLUMN', column, values: { column } });
      else warnings.push({ code: 'CENSUS_UNKNOWN_COLUMN', column, values: { column, ...hintFor(kind) } });
      const meant = kind.suggestion === null ? null : fieldNamed(kind.suggestion);
      if (meant !== null) nearMisses.set(meant, header);
    } else if (kind.field === 'commune') towns[kind.town ?? 'plain'].push(k);
    else {
      put(kind.field, k);
      if (kind.ofTrainees !== undefined) put(kind.ofTrainees, k);
    }
  });
  takeWholeNames(index, headers, warnings);

  const ticks = index.has('role') ? null : rolesTicked(headers, rows);
  if (ticks === null) takeRoles(index, headers, rows, warnings);
  else for (const k of Object.values(ticks)) forgetUnknown(headers[k]!, warnings);
  tellRead(kinds, headers, warnings);
  const role = index.has('role') || ticks !== null ? null : roleByColumns(index);
  const [office, ...offices] = role === null && towns.home.length + towns.plain.length > 0 ? towns.office : [];
  const own = takeTown(office === undefined ? towns : { ...towns, office: [] }, role, headers, warnings);
  for (const k of offices) warnings.push(notNeeded(headers[k]!, headers[office!]!));
  const [commune, ...communes] = own?.columns ?? [];
  if (commune !== undefined) index.set('commune', commune);
  for (const k of communes) putTwice('commune', commune!, k);
  const required: Field[] = [...REQUIRED];
  // Without any column of ids they are made; one that is misspelt is one.
  if (nearMisses.has('id')) required.unshift('id');
  if (role === 'trainee') required.push('promotion');
  if (role === null && !index.has('role') && ticks === null) required.push('role');
  const isNamed = (field: Field): boolean => index.has(field) || (index.has('fullName') && (field === 'lastName' || field === 'firstName'));
  const isNameless = !isNamed('lastName') && !isNamed('firstName');
  for (const field of required) {
    if (isNamed(field)) continue;
    const missing = missingColumn(field, nearMisses.get(field) ?? null);
    errors.push(isNameless && field === 'lastName' ? withWholeNames(missing) : missing);
  }
  const listed = new Set(lists.keys());
  const columns: Columns = {
    ...{ index, also, listed, ticks, refusals, vague, headers, role, town: own?.town ?? null, ofMentors: null, errors, warnings },
  };
  if (office === undefined) return columns;
  const alsoOfMentors = new Map([...also].filter(([field]) => field !== 'commune'));
  return { ...columns, ofMentors: { ...columns, index: new Map(index).set('commune', office), also: alsoOfMentors, town: 'office' } };
}

/** Lists that stand in columns which are numbered, each once, by their numbers. */
function rankedLists(kinds: readonly ColumnKind[]): ReadonlyMap<Field, readonly number[]> {
  const found = new Map<Field, { readonly rank: number; readonly k: number }[]>();
  const plain = new Set<Field>();
  kinds.forEach((kind, k) => {
    if (kind.kind !== 'field') return;
    if (kind.rank === undefined) plain.add(kind.field);
    else found.set(kind.field, [...(found.get(kind.field) ?? []), { rank: kind.rank, k }]);
  });
  return new Map(
    [...found].flatMap(([field, columns]): [Field, readonly number[]][] => {
      const isOne = !plain.has(field) && new Set(columns.map(({ rank }) => rank)).size === columns.length;
      return isOne ? [[field, columns.sort((a, b) => a.rank - b.rank).map(({ k }) => k)]] : [];
    }),
  );
}

/** The field that an unknown header may have been meant as, or those. */
function hintFor({ suggestion, may, near }: ColumnKind & { kind: 'unknown' }): FindingValues {
  const meant = suggestion === null ? null : fieldNamed(suggestion);
  if (may !== undefined) return columnHint(null, may.map(headerOf));
  if (meant !== null) return columnHint(suggestion, headerOf(meant) === suggestion ? [] : [headerOf(meant)]);
  return columnHint(null, near === undefined ? [] : [headerOf(near)]);
}

/** Names that are no known ones and are read by their words, or by what stands below them: once for the file. */
function tellRead(kinds: readonly ColumnKind[], headers: readonly string[], warnings: HeaderFinding[]): void {
  const read = kinds.flatMap((kind, k) => (kind.kind === 'field' && kind.isRead === true ? [{ header: headers[k]!, kind }] : []));
  if (read.length === 0) return;
  const listed = (open: string, close: string, colon: string): string =>
    read
      .map(({ header, kind: { field, ofTrainees } }) => {
        const fields = ofTrainees === undefined ? headerOf(field) : `${headerOf(field)} / ${headerOf(ofTrainees)}`;
        return `${open}${header}${close}${colon}${fields}`;
      })
      .join(', ');
  const values = { count: read.length, detailFr: listed('« ', ' »', ' : '), detail: listed('“', '”', ': ') };
  warnings.unshift({ code: 'CENSUS_HEADERS_READ', column: null, values });
}

/** Where the columns of communes stand, by what their headers say of whose it is. */
type Towns = Readonly<Record<'home' | 'office' | 'plain', number[]>>;

/**
 * A column that may be one of roles and holds roles is one, whatever the other columns tell. Where none does, and neither these tell who is who,
 * the first that may: without it nothing of the file could be read.
 */
function takeRoles(index: Map<Field, number>, headers: readonly string[], rows: readonly Row[], warnings: HeaderFinding[]): void {
  if (index.has('role')) return;
  const may = headers.flatMap((header, k) => (mayBeRole(header) ? [k] : []));
  const [only] = may;
  const holding = may.find((k) => areRoles(textsBelow(rows, k), headers[k]!));
  const k = holding ?? (roleByColumns(index) === null ? only : undefined);
  if (k === undefined) return;
  index.set('role', k);
  forgetUnknown(headers[k]!, warnings);
}

/** The two columns that are headed with a role each, with a tick for those whose it is. */
function rolesTicked(headers: readonly string[], rows: readonly Row[]): Columns['ticks'] {
  const [mentor, trainee] = (['mentor', 'trainee'] as const).map((role) => headers.findIndex((header) => roleNamed(header) === role));
  if (mentor === undefined || trainee === undefined || mentor < 0 || trainee < 0) return null;
  const below = [mentor, trainee].map((k) => textsBelow(rows, k)).filter((texts) => texts.length > 0);
  return below.length > 0 && below.every(areTicks) ? { mentor, trainee } : null;
}

/** A column that is used after all is not told as unknown. */
function forgetUnknown(header: string, warnings: HeaderFinding[]): void {
  const unknown = warnings.findIndex(({ code, column }) => code === 'CENSUS_UNKNOWN_COLUMN' && column === header);
  if (unknown >= 0) warnings.splice(unknown, 1);
}

/** Beside a last name and a first name, a column of whole names says nothing more. */
function takeWholeNames(index: Map<Field, number>, headers: readonly string[], warnings: HeaderFinding[]): void {
  const whole = index.get('fullName');
  const [last, first] = [index.get('lastName'), index.get('firstName')];
  if (whole === undefined || last === undefined || first === undefined) return;
  index.delete('fullName');
  warnings.push(notNeeded(headers[whole] ?? '', `${headers[last] ?? ''}, ${headers[first] ?? ''}`));
}

/**
 * The column of communes: of the one that says nothing of whose it is, the one of the home and the one of the office, the one that counts for
 * this role. Where both roles are in the file, one that says nothing, else the home, which is read of trainees alone. Further columns of the
 * same kind go with it. null: none counts.
 */
function takeTown(
  towns: Towns,
  role: Columns['role'],
  headers: readonly string[],
  warnings: HeaderFinding[],
): { readonly town: Columns['town']; readonly columns: readonly number[] } | null {
  const found: { town: Columns['town']; columns: readonly number[] }[] = [
    { town: 'office', columns: towns.office },
    { town: null, columns: towns.plain },
    { town: 'home', columns: towns.home },
  ];
  if (role !== 'mentor') found.reverse();
  if (role === null) found.sort((a, b) => Number(a.town !== null) - Number(b.town !== null));
  const own = found.find(({ town, columns }) => columns.length > 0 && !(role === 'mentor' && town === 'home')) ?? null;
  for (const { town, columns } of found) {
    if (town === own?.town) continue;
    const isHomeOfMentor = own === null || (role === 'mentor' && town === 'home');
    for (const k of columns) warnings.push(isHomeOfMentor ? homeNotKept(headers[k]!) : notNeeded(headers[k]!, headers[own.columns[0]!]!));
  }
  return own;
}

function notNeeded(column: string, other: string): HeaderFinding {
  return {
    code: 'CENSUS_COLUMN_NOT_NEEDED',
    column,
    values: { column, reasonFr: `« ${other} » dit déjà ce qu’il faut`, reasonEn: `“${other}” already says what is needed` },
  };
}

function homeNotKept(column: string): HeaderFinding {
  return {
    code: 'CENSUS_COLUMN_NOT_NEEDED',
    column,
    values: { column, reasonFr: 'seul le lieu de travail d’un tuteur sert', reasonEn: 'of a mentor only the place of work is of use' },
  };
}

/** Both names may stand in one column. */
function withWholeNames({ values, ...missing }: HeaderFinding): HeaderFinding {
  const column = headerOf('fullName');
  return {
    ...missing,
    values: {
      ...values,
      hintFr: `${values['hintFr'] ?? ''}Si le nom et le prénom tiennent dans une seule colonne, nommez-la « ${column} ». `,
      hintEn: `${values['hintEn'] ?? ''}If last and first name stand in one column, name it “${column}”. `,
    },
  };
}

/** The missing column, and the header that may have been meant as it. */
export function missingColumn(field: Field, nearMiss: string | null): HeaderFinding {
  const column = headerOf(field);
  const values: FindingValues = { column, suggestion: nearMiss ?? '', hintFr: '', hintEn: '' };
  if (nearMiss !== null) {
    values.hintFr = `La colonne « ${nearMiss} » est peut-être celle-là : renommez-la « ${column} ». `;
    values.hintEn = `The column “${nearMiss}” may be the one: rename it “${column}”. `;
  }
  return { code: 'CENSUS_MISSING_COLUMN', column, values };
}

/** A file of mentors has columns that only mentors have, and likewise for trainees; with both or neither, it is not told. */
function roleByColumns(index: ReadonlyMap<Field, number>): 'mentor' | 'trainee' | null {
  const sides = new Set(FIELD_LIST.filter((field) => index.has(field)).map(roleOf));
  if (sides.has('mentor') === sides.has('trainee')) return null;
  return sides.has('mentor') ? 'mentor' : 'trainee';
}
