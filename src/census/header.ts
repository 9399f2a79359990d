/** The header of a census: which row it is, and which column holds which field. */
import { type ErrorCode, hint } from '../errors/index.ts';
import { columnKind, FIELD_LIST, fieldNamed, headerOf, roleOf, type ColumnKind, type Field } from './fields.ts';
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
  errors: readonly HeaderFinding[];
  warnings: readonly HeaderFinding[];
}

/** More columns than any census has; each unknown one costs a comparison with all the known names, and a warning. */
const COLUMNS_MAX = 1000;

const REQUIRED: readonly Field[] = ['id', 'lastName', 'firstName', 'service'];

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
  headers.forEach((header, k) => {
    const kind = kindOf(header);
    const column = header === '' ? `#${k + 1}` : header;
    if (kind.kind === 'forbidden') warnings.push({ code: 'CENSUS_FORBIDDEN_COLUMN', column, values: { column } });
    else if (kind.kind === 'unknown') {
      warnings.push({ code: 'CENSUS_UNKNOWN_COLUMN', column, values: { column, ...hint(kind.suggestion) } });
      const meant = kind.suggestion === null ? null : fieldNamed(kind.suggestion);
      if (meant !== null) nearMisses.set(meant, header);
    } else {
      const first = index.get(kind.field);
      if (first === undefined) index.set(kind.field, k);
      else
        errors.push({
          code: 'CENSUS_DUPLICATE_COLUMN',
          column,
          values: { column, first: headers[first] ?? '', expected: headerOf(kind.field) },
        });
    }
  });

  const role = index.has('role') ? null : roleByColumns(index);
  const required: Field[] = [...REQUIRED];
  if (role === 'trainee') required.push('promotion');
  if (role === null && !index.has('role')) required.push('role');
  for (const field of required) if (!index.has(field)) errors.push(missingColumn(field, nearMisses.get(field) ?? null));
  return { index, headers, role, errors, warnings };
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
