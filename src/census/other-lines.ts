/** Lines among the people that describe nobody: totals, headings, and headers that stand there once more. */
import { termKey } from '../domain/index.ts';
import { columnKind, type Field } from './fields.ts';
import { Refusal } from './finding.ts';
import type { Columns } from './header.ts';
import type { Row } from './table.ts';

/** Longest text that may be the words of a total. */
const WORDS_MAX = 60;
/** Longest text that may be a heading or a note. */
const HEADING_MAX = 300;
/** Words that sum up by themselves … */
const TOTAL = /^(?:sous tota(?:l|ux)|tota(?:l|ux)|subtotal|grand total|somme|ensemble|sum)$/;
/** … with what follows them, and those that do so before a number. */
const TOTAL_AND_MORE = /^(?:sous tota(?:l|ux)|tota(?:l|ux)|subtotal|grand total|somme d(?:e|es|u)|sum of)(?: |$)/;
const COUNT = /^(?:nombre|nbre|nb|effectifs?|moyenne|ensemble|number|count|average)(?: |$)/;

/** The words of a line that sums up others rather than giving a person; null for any other line. */
export function totalLine(row: Row, columns: Columns): string | null {
  const first = row.cells.findIndex((cell) => cell.trim() !== '');
  const words = row.cells[first] ?? '';
  if (words.length > WORDS_MAX || !sumsUp(row, first)) return null;
  const text = (field: Field): string => (row.cells[columns.index.get(field) ?? -1] ?? '').trim();
  if (first !== columns.index.get('id') && text('id') !== '') return null;
  // Whoever has both names is a person, whatever they are called.
  if (hasLetters(text('lastName')) && hasLetters(text('firstName'))) return null;
  return words.trim();
}

/** Whether the first cell with content holds the words of a total, or of a count with its number. */
function sumsUp(row: Row, first: number): boolean {
  const words = row.cells[first] ?? '';
  if (!/^\s*[\p{L}"«(]/u.test(words)) return false;
  const key = termKey(words);
  if (TOTAL.test(key) || TOTAL_AND_MORE.test(key)) return true;
  return COUNT.test(key) && (/\d/.test(key) || row.cells.some((cell, k) => k > first && /^\s*\d+([.,]\d+)?\s*$/.test(cell)));
}

function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}

/**
 * The words of a heading above some of the people, or of a note below them; null for any other line: one text across the columns, or
 * alone in the first of them, being no id. A text alone elsewhere, or a name, may be what somebody has begun to write of a person.
 */
export function headingLine(row: Row, columns: Columns): string | null {
  const filled = row.cells.flatMap((cell, k) => (cell.trim() === '' ? [] : [k]));
  const [first] = filled;
  if (first === undefined || row.badQuote !== null) return null;
  const words = (row.cells[first] ?? '').trim();
  if (row.heading === true) return words;
  const leftmost = columns.headers.findIndex((header) => header !== '');
  const isName = (['lastName', 'firstName', 'fullName'] as const).some((field) => columns.index.get(field) === first);
  return filled.length === 1 && first === leftmost && !isName && words.length <= HEADING_MAX && /\p{L}/u.test(words) && /\s/.test(words)
    ? words
    : null;
}

/** Headers that a person has pasted among the people together with the rows below them. */
export class RepeatedHeaders {
  readonly #columns: Columns;
  readonly #keys: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly #kept: ReadonlySet<number>;
  /** Where they stand. */
  readonly lines: number[] = [];

  constructor(columns: Columns) {
    this.#columns = columns;
    this.#keys = columns.headers.map(termKey);
    this.#kept = new Set(columns.index.values());
    this.#known = new Set(this.#keys.filter((key) => key !== ''));
  }

  /**
   * Whether a row is the header once more.
   * Throws a Refusal when it is a header with other columns, or in another order: what follows would be read under wrong names.
   */
  isOne(row: Row): boolean {
    const first = row.cells.find((cell) => cell.trim() !== '') ?? '';
    if (row.badQuote !== null || first.length > WORDS_MAX || !this.#isName(first)) return false;
    const cells = row.cells.flatMap((cell, k) => (cell.trim() === '' ? [] : [{ k, cell, field: this.#field(cell) }]));
    const fields = new Set(cells.flatMap(({ field }) => field ?? []));
    if (fields.size < FIELDS_MIN || cells.filter(({ cell }) => this.#isName(cell)).length < cells.length / 2) return false;
    const moved = cells.some(({ k, cell, field }) =>
      field !== null ? this.#columns.index.get(field) !== k : this.#kept.has(k) && termKey(cell) !== this.#keys[k],
    );
    if (moved) throw new Refusal('CENSUS_OTHER_HEADER', row.line);
    this.lines.push(row.line);
    return true;
  }

  #isName(cell: string): boolean {
    return this.#field(cell) !== null || this.#known.has(termKey(cell));
  }

  #field(cell: string): Field | null {
    if (cell.length > WORDS_MAX) return null;
    const kind = columnKind(cell);
    return kind.kind === 'field' ? kind.field : null;
  }
}

/** A row of data may hold a word that is the name of a column; not as many as these. */
const FIELDS_MIN = 3;
