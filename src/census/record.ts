/** One record of a census while it is read: its cells by field, and the problems found in them. */
import type { ErrorCode } from '../errors/index.ts';
import { headerOf, type Field } from './fields.ts';
import { clip, type Finding, type FindingValues } from './finding.ts';
import type { Columns } from './header.ts';
import type { Row } from './table.ts';

/** Characters that cannot be read or that hide what is written: controls, lone surrogates, failed decoding, direction overrides. */
const UNREADABLE = /[\p{Cc}\p{Cs}\u{fffd}\u{202a}-\u{202e}\u{2066}-\u{2069}]/u;
/** What spreadsheets leave in a cell whose formula failed, in English and in French. */
const FORMULA_ERROR = /^#(N\/A|REF!|VALUE!|VALEUR!|DIV\/0!|NAME\?|NOM\?|NUM!|NOMBRE!|NULL!|NUL!)$/;

/** Longest text of a cell that holds one name or term. */
export const TEXT_MAX = 200;

/** What the records of one file have in common. */
export interface RecordReading {
  /** See Table: where a workbook's numbers of days start. */
  dayZero: string | null;
  /** Texts that many people share, each held once. */
  texts: Map<string, string>;
}

/** Distinct texts held for sharing; the terms of a real census are far fewer. */
const TEXTS_MAX = 10_000;

export class RecordCells {
  readonly #columns: Columns;
  readonly #row: Row;
  readonly #texts: Map<string, string>;
  readonly #place: { file: string; record: number; line: number };
  readonly errors: Finding[] = [];
  readonly warnings: Finding[] = [];
  readonly dayZero: string | null;

  constructor(columns: Columns, row: Row, place: { file: string; record: number; line: number }, reading: RecordReading) {
    this.#columns = columns;
    this.#row = row;
    this.#place = place;
    this.dayZero = reading.dayZero;
    this.#texts = reading.texts;
  }

  /** The cell, white space made single and trimmed; '' when it is empty, absent or not readable (then an error says so). */
  text(field: Field): string {
    const text = this.raw(field).replace(/\s+/g, ' ').trim();
    const unreadable = UNREADABLE.exec(text)?.[0];
    if (unreadable !== undefined) {
      const codePoint = `U+${(unreadable.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      this.error('CENSUS_CHARACTER', field, text, { codePoint });
    } else if (FORMULA_ERROR.test(text)) this.error('CENSUS_FORMULA_ERROR', field, text);
    else return text;
    return '';
  }

  get place(): { readonly file: string; readonly record: number } {
    return this.#place;
  }

  /** The cell as the file has it; '' when the file has no such column. */
  raw(field: Field): string {
    const k = this.#columns.index.get(field);
    return k === undefined ? '' : (this.#row.cells[k] ?? '');
  }

  /** The same text, one copy of it for all the people of the file. */
  shared(text: string): string {
    const known = this.#texts.get(text);
    if (known === undefined && this.#texts.size < TEXTS_MAX) this.#texts.set(text, text);
    return known ?? text;
  }

  has(field: Field): boolean {
    return this.#columns.index.has(field);
  }

  /** The text of a cell that must not be empty; '' with an error when it is, or when it is too long. */
  required(field: Field): string {
    const before = this.errors.length;
    const text = this.short(field);
    if (text === '' && this.errors.length === before) this.error('CENSUS_MISSING_VALUE', field, '');
    return text;
  }

  /** The text of a cell that holds one name or term. */
  short(field: Field): string {
    const text = this.text(field);
    if (text.length <= TEXT_MAX) return text;
    this.error('CENSUS_TOO_LONG', field, text, { limit: TEXT_MAX });
    return '';
  }

  error(code: ErrorCode, field: Field | null, value: string, values: FindingValues = {}): void {
    this.errors.push(this.#finding(code, field, value, values));
  }

  warning(code: ErrorCode, field: Field | null, value: string, values: FindingValues = {}): void {
    this.warnings.push(this.#finding(code, field, value, values));
  }

  #finding(code: ErrorCode, field: Field | null, value: string, values: FindingValues): Finding {
    const column = field === null ? null : columnOf(this.#columns, field);
    const shown = clip(value);
    return { code, ...this.#place, column, value: shown, values: { value: shown, ...(column === null ? {} : { column }), ...values } };
  }
}

/** A field's header as the file writes it, or as we name it. */
export function columnOf(columns: Columns, field: Field): string {
  const k = columns.index.get(field);
  return (k === undefined ? undefined : columns.headers[k]) ?? headerOf(field);
}
