/** The header of a census: which row it is, and which column holds which field. */
import { type ErrorCode, hint } from '../errors/index.ts';
import { columnKind, FIELD_LIST, fieldNamed, headerOf, roleOf, type ColumnKind, type Field, mayBeRefusals } from './fields.ts';
import type { FindingValues } from './finding.ts';
import type { Row } from './table.ts';

/** What a file as a whole gets: found in its header, without a record. */
export interface HeaderFinding {
  code: ErrorCode;
  column: string | null;
  values: FindingValues;
}

export interface Columns {
  /** Where each field stands; absent when the file has no such column. */
  index: ReadonlyMap<Field, number>;
  /** Header cells as written, trailing empty ones left off. */
  headers: readonly string[];
  /** The role of every record, when it is told by the columns; null when each record tells its own. */
  role: 'mentor' | 'trainee' | null;
  /** Whose commune the column of communes holds, where its header says so. */
  town: 'home' | 'office' | null;
  errors: readonly HeaderFinding[];
  warnings: readonly HeaderFinding[];
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
    const kind = kindOf(cell);
    if (kind.kind === 'field') named.add(kind.field);
  }
  return named;
}

/**
 * The first row that names the id and another field; failing that, the row that names (or nearly names) most fields,
 * at least two: its missing or misspelt columns can then be told. null when no row looks like a header.
 */
export function findHeader(rows: readonly Row[]): Row | null {
  let second: { row: Row; strength: number } | null = null;
  for (const row of rows) {
    if (row.badQuote !== null || row.cells.length > COLUMNS_MAX) continue;
    const named = fieldsNamed(row);
    if (named.has('id') && named.size >= 2) return row;
    const strength = named.size + row.cells.filter((cell) => suggestionFor(cell) !== null).length;
    if (strength >= 2 && strength > (second?.strength ?? 0)) second = { row, strength };
  }
  return second?.row ?? null;
}

/** Beyond a heading's length a cell is prose. */
function kindOf(cell: string): ColumnKind {
  return cell.length > 100 ? { kind: 'unknown', suggestion: null } : columnKind(cell);
}

function suggestionFor(cell: string): string | null {
  const kind = kindOf(cell);
  return kind.kind === 'unknown' ? kind.suggestion : null;
}

/** Gives each column its field; columns that the law forbids and unknown ones are left out, with a warning each. */
export function readHeader(row: Row): Columns {
  const headers = row.cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
  while (headers.at(-1) === '') headers.pop();
  const index = new Map<Field, number>();
  const errors: HeaderFinding[] = [];
  const warnings: HeaderFinding[] = [];
  const nearMisses = new Map<Field, string>();
  const towns: Towns = {};
  headers.forEach((header, k) => {
    const kind = kindOf(header);
    const column = header === '' ? `#${k + 1}` : header;
    if (kind.kind === 'forbidden') warnings.push({ code: 'CENSUS_FORBIDDEN_COLUMN', column, values: { column } });
    else if (kind.kind === 'unknown') {
      if (mayBeRefusals(header)) errors.push({ code: 'CENSUS_REFUSAL_COLUMN', column, values: { column } });
      else warnings.push({ code: 'CENSUS_UNKNOWN_COLUMN', column, values: { column, ...hint(kind.suggestion) } });
      const meant = kind.suggestion === null ? null : fieldNamed(kind.suggestion);
      if (meant !== null) nearMisses.set(meant, header);
    } else if (kind.town !== undefined && towns[kind.town] === undefined) towns[kind.town] = k;
    else {
      const first = kind.town === undefined ? index.get(kind.field) : towns[kind.town];
      if (first === undefined) index.set(kind.field, k);
      else
        errors.push({
          code: 'CENSUS_DUPLICATE_COLUMN',
          column,
          values: { column, first: headers[first] ?? '', expected: headerOf(kind.field) },
        });
    }
  });
  takeWholeNames(index, headers, warnings);

  const role = index.has('role') ? null : roleByColumns(index);
  const town = takeTown(index, towns, role, headers, warnings);
  const required: Field[] = [...REQUIRED];
  // Without any column of ids they are made; one that is misspelt is one.
  if (nearMisses.has('id')) required.unshift('id');
  if (role === 'trainee') required.push('promotion');
  if (role === null && !index.has('role')) required.push('role');
  const isNamed = (field: Field): boolean => index.has(field) || (index.has('fullName') && (field === 'lastName' || field === 'firstName'));
  for (const field of required) if (!isNamed(field)) errors.push(missingColumn(field, nearMisses.get(field) ?? null));
  return { index, headers, role, town, errors, warnings };
}

/** Where the columns stand that say whose commune it is. */
type Towns = Partial<Record<'home' | 'office', number>>;

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
 * this role. Where both roles are in the file, one that says nothing, else the home, which is read of trainees alone.
 */
function takeTown(
  index: Map<Field, number>,
  towns: Towns,
  role: Columns['role'],
  headers: readonly string[],
  warnings: HeaderFinding[],
): Columns['town'] {
  const plain = index.get('commune');
  const found: [Columns['town'], number | undefined][] = [
    ['office', towns.office],
    [null, plain],
    ['home', towns.home],
  ];
  if (role !== 'mentor') found.reverse();
  if (role === null) found.sort(([a], [b]) => Number(a !== null) - Number(b !== null));
  const own = found.find(([town, k]) => k !== undefined && !(role === 'mentor' && town === 'home'));
  for (const [town, k] of found) {
    if (k === undefined || k === own?.[1]) continue;
    const isHomeOfMentor = own === undefined || (role === 'mentor' && town === 'home');
    warnings.push(isHomeOfMentor ? homeNotKept(headers[k] ?? '') : notNeeded(headers[k] ?? '', headers[own[1]!] ?? ''));
  }
  if (own === undefined) return null;
  index.set('commune', own[1]!);
  return own[0];
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
