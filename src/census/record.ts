/** One record of a census while it is read: its cells by field, and the problems found in them. */
import type { ErrorCode } from '../errors/index.ts';
import { isBlank } from './blanks.ts';
import type { CellMark } from './cell-content.ts';
import { headerOf, type Field } from './fields.ts';
import { clip, type Finding, type FindingValues } from './finding.ts';
import type { Columns } from './header.ts';
import type { Note } from './notes.ts';
import type { Row } from './table.ts';

/** Characters that cannot be read or that hide what is written: controls, lone surrogates, failed decoding, direction overrides. */
const UNREADABLE = /[\p{Cc}\p{Cs}\u{fffd}\u{202a}-\u{202e}\u{2066}-\u{2069}]/u;
/**
 * What spreadsheets leave in a cell whose formula failed, in English and in French; and where a column was too narrow for a
 * number when the sheet was saved as it showed.
 */
const FORMULA_ERROR =
  /^(#(N\/A|REF!|VALUE!|VALEUR!|DIV\/0!|NAME\?|NOM\s?\?|NUM!|NOMBRE!|NULL!|NUL!|SPILL!|PROPAGATION!|EPARS!|CALC!|CALCUL!|FIELD!|CHAMP!|CONNECT!|BLOCKED!|BUSY!|UNKNOWN!|GETTING_DATA)|Err\s?:\d{3}|#{3,})$/;

/** Fields that hold a number: they take the number behind what a cell of a workbook shows. */
const NUMBERS: ReadonlySet<Field> = new Set<Field>([
  'tenureYear',
  'caseload',
  'workingTime',
  'capacityMin',
  'capacityMax',
  'followed',
  'maxTravelMinutes',
]);

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
  readonly notes: Note[] = [];
  readonly dayZero: string | null;

  constructor(columns: Columns, row: Row, place: { file: string; record: number; line: number }, reading: RecordReading) {
    this.#columns = columns;
    this.#row = row;
    this.#place = place;
    this.dayZero = reading.dayZero;
    this.#texts = reading.texts;
  }

  /** The cell, white space made single and trimmed; '' when it is empty, says nothing (which is noted), is absent or not readable (an error). */
  text(field: Field): string {
    if (this.isFaulty(field)) return '';
    const text = this.raw(field).replace(/\s+/g, ' ').trim();
    const unreadable = UNREADABLE.exec(text)?.[0];
    if (unreadable !== undefined) {
      const codePoint = `U+${(unreadable.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      this.error('CENSUS_CHARACTER', field, text, { codePoint });
    } else if (FORMULA_ERROR.test(text)) this.error('CENSUS_FORMULA_ERROR', field, text);
    else if (isBlank(text, field)) this.note('CENSUS_READ_AS_EMPTY', field, text);
    else return text;
    return '';
  }

  /** As `text`, with its line ends, which separate the items of a list. */
  lines(field: Field): string {
    return this.text(field) === '' ? '' : this.raw(field);
  }

  /** Whether the cell says anything, readable or not. */
  isFilled(field: Field): boolean {
    const text = this.raw(field).trim();
    return text !== '' && !isBlank(text, field);
  }

  get place(): { readonly file: string; readonly record: number } {
    return this.#place;
  }

  /** The cell as the file has it; '' when the file has no such column. */
  raw(field: Field): string {
    const k = this.#columns.index.get(field);
    if (k === undefined) return '';
    const number = NUMBERS.has(field) ? this.#row.marks?.get(k)?.number : undefined;
    return number ?? this.#row.cells[k] ?? '';
  }

  /** Whether it is not known what the cell says: then there is an error that tells why. What else is to be said of the cell is said. */
  isFaulty(field: Field): boolean {
    this.#tellNote(field);
    const fault = this.#mark(field)?.fault;
    if (fault === undefined) return false;
    const said = this.errors.some(({ code, column }) => code === fault.code && column === columnOf(this.#columns, field));
    if (!said) this.error(fault.code, field, this.raw(field), fault.values);
    return true;
  }

  #mark(field: Field): CellMark | undefined {
    const k = this.#columns.index.get(field);
    return k === undefined ? undefined : this.#row.marks?.get(k);
  }

  #tellNote(field: Field): void {
    const note = this.#mark(field)?.note;
    if (note === undefined || this.warnings.some(({ code, column }) => code === note.code && column === columnOf(this.#columns, field)))
      return;
    this.warning(note.code, field, this.raw(field), note.values);
  }

  /** The same text, one copy of it for all the people of the file. */
  shared(text: string): string {
    const known = this.#texts.get(text);
    if (known === undefined && this.#texts.size < TEXTS_MAX) this.#texts.set(text, text);
    return known ?? text;
  }

  get columns(): Columns {
    return this.#columns;
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

  /** What was made of a cell: told once for the file and column. */
  note(code: ErrorCode, field: Field, text: string, reading: string | null = null): void {
    this.notes.push({ code, column: columnOf(this.#columns, field), line: this.#place.line, text, reading });
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
