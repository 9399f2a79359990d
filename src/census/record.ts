/** One record of a census while it is read: its cells by field, and the problems found in them. */
import type { ErrorCode } from '../errors/index.ts';
import { isBlank } from './blanks.ts';
import type { CellMark } from './cell-content.ts';
import { agreementKey, READ_TO_TELL, UNITED } from './double-columns.ts';
import { headerOf, type Field } from './fields.ts';
import { clip, type Finding, type FindingValues } from './finding.ts';
import type { Columns } from './header.ts';
import type { Note } from './notes.ts';
import { givesPrivateReason, quotable } from './private-words.ts';
import type { Row } from './table.ts';
import { isTick } from './yes-no.ts';

/** Characters that cannot be read or that hide what is written: controls, lone surrogates, failed decoding, direction overrides. */
const UNREADABLE = /[\p{Cc}\p{Cs}\u{fffd}\u{202a}-\u{202e}\u{2066}-\u{2069}]/u;
/**
 * What spreadsheets leave in a cell whose formula failed, in English and in French; and where a column was too narrow for a
 * number when the sheet was saved as it showed.
 */
export const FORMULA_ERROR =
  /^(#(N\/A|REF!|VALUE!|VALEUR!|DIV\/0!|NAME\?|NOM\s?\?|NUM!|NOMBRE!|NULL!|NUL!|SPILL!|PROPAGATION!|EPARS!|CALC!|CALCUL!|FIELD!|CHAMP!|CONNECT!|BLOCKED!|BUSY!|UNKNOWN!|GETTING_DATA)|Err\s?:\d{3}|#{3,})$/;

/** Fields that hold a number: they take the number behind what a cell of a workbook shows. */
export const NUMBERS: ReadonlySet<Field> = new Set<Field>([
  'tenureYear',
  'caseload',
  'workingTime',
  'capacityMin',
  'capacityMax',
  'followed',
  'maxTravelMinutes',
  'priority',
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

/** What one of several columns of a field says. */
export interface Said {
  text: string;
  column: string;
}

export class RecordCells {
  #columns: Columns;
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

  /** The cell as the file has it; '' when the file has no such column. Of several columns one of which it is not known what it says, else the first that says something; see `double-columns.ts`. */
  raw(field: Field): string {
    const united = this.#isUnited(field) && this.#columns.also.has(field) ? this.said(field) : [];
    if (united.length > 1) return [...new Set(united.map(({ text }) => text))].join('\n');
    const k = this.#at(field);
    return k === undefined ? '' : this.#cell(field, k);
  }

  /** What the columns of a field say, those left out that say nothing, or what is not known. */
  said(field: Field): readonly Said[] {
    return this.#columnsOf(field)
      .filter((k) => this.#says(field, k))
      .map((k) => ({ text: this.#cell(field, k).trim(), column: this.#columns.headers[k]! }));
  }

  /** An error for each field of which the columns say different things. */
  tellDifferences(): void {
    for (const field of this.#columns.also.keys()) {
      if (this.#isUnited(field) || READ_TO_TELL.has(field)) continue;
      const [first, ...others] = this.said(field);
      const other = others.find(({ text }) => agreementKey(field, text) !== agreementKey(field, first!.text));
      if (other !== undefined) this.differ(field, first!, other);
    }
  }

  /** Two columns of a field that say different things: it is not known which is right. */
  differ(field: Field, first: Said, other: Said): void {
    const [value, known] = [quotable(field, other.text), quotable(field, first.text)];
    this.errors.push({
      ...{ code: 'CENSUS_COLUMNS_DIFFER', ...this.#place, column: other.column, value },
      values: { value, column: other.column, first: first.column, known, expected: headerOf(field) },
    });
  }

  /** Whether all that the columns of a field say counts. */
  #isUnited(field: Field): boolean {
    return UNITED.has(field) || this.#columns.listed.has(field);
  }

  /** Whether a column serves both roles, another field of each. */
  isShared(field: Field): boolean {
    const k = this.#columns.index.get(field);
    return k !== undefined && [...this.#columns.index].some(([other, at]) => at === k && other !== field);
  }

  /** The roles below whose names there is a tick; null where roles are not told so. */
  ticked(): readonly ('mentor' | 'trainee')[] | null {
    const { ticks } = this.#columns;
    if (ticks === null) return null;
    return (['mentor', 'trainee'] as const).filter((role) => isTick(this.#row.cells[ticks[role]] ?? ''));
  }

  #columnsOf(field: Field): readonly number[] {
    const k = this.#columns.index.get(field);
    return k === undefined ? [] : [k, ...(this.#columns.also.get(field) ?? [])];
  }

  #at(field: Field): number | undefined {
    const first = this.#columns.index.get(field);
    if (!this.#columns.also.has(field)) return first;
    const all = this.#columnsOf(field);
    return all.find((k) => this.#hasFault(k)) ?? all.find((k) => this.#says(field, k)) ?? first;
  }

  #cell(field: Field, k: number): string {
    const number = NUMBERS.has(field) ? this.#row.marks?.get(k)?.number : undefined;
    return number ?? this.#row.cells[k] ?? '';
  }

  #says(field: Field, k: number): boolean {
    const text = this.#cell(field, k).trim();
    return text !== '' && !isBlank(text, field) && !this.#hasFault(k);
  }

  #hasFault(k: number): boolean {
    return this.#row.marks?.get(k)?.fault !== undefined;
  }

  /** The header under which the cell stands, or the name of a column that the file has not. */
  columnOf(field: Field): string {
    const k = this.#at(field);
    return (k === undefined ? undefined : this.#columns.headers[k]) ?? headerOf(field);
  }

  /** Whether it is not known what the cell says: then there is an error that tells why. What else is to be said of the cell is said. */
  isFaulty(field: Field): boolean {
    this.#tellNote(field);
    const fault = this.#mark(field)?.fault;
    if (fault === undefined) return false;
    const said = this.errors.some(({ code, column }) => code === fault.code && column === this.columnOf(field));
    if (!said) this.error(fault.code, field, this.raw(field), fault.values);
    return true;
  }

  #mark(field: Field): CellMark | undefined {
    const k = this.#at(field);
    return k === undefined ? undefined : this.#row.marks?.get(k);
  }

  #tellNote(field: Field): void {
    const note = this.#mark(field)?.note;
    if (note === undefined || this.warnings.some(({ code, column }) => code === note.code && column === this.columnOf(field))) return;
    this.warning(note.code, field, this.raw(field), note.values);
  }

  /** The same text, one copy of it for all the people of the file. */
  shared(text: string): string {
    const known = this.#texts.get(text);
    if (known === undefined && this.#texts.size < TEXTS_MAX) this.#texts.set(text, text);
    return known ?? text;
  }

  /** From here on each column is read as it is of this role. */
  readAs(role: 'mentor' | 'trainee'): void {
    if (role === 'mentor') this.#columns = this.#columns.ofMentors ?? this.#columns;
  }

  get columns(): Columns {
    return this.#columns;
  }

  has(field: Field): boolean {
    return this.#columns.index.has(field);
  }

  /** The text of a cell that must not be empty; '' with an error when it is, or when it is too long. */
  required(field: Field): string {
    // A missing column is told once for the file.
    if (!this.has(field)) return '';
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
    const isPrivate = field !== null && field !== 'priority' && givesPrivateReason(field, value);
    this.errors.push(isPrivate ? this.#finding('CENSUS_PRIVATE_REASON', field, '', {}) : this.#finding(code, field, value, values));
  }

  warning(code: ErrorCode, field: Field | null, value: string, values: FindingValues = {}): void {
    this.warnings.push(this.#finding(code, field, value, values));
  }

  /** What was made of a cell: told once for the file and column. */
  note(code: ErrorCode, field: Field, text: string, reading: string | null = null): void {
    this.notes.push({ code, column: this.columnOf(field), line: this.#place.line, text: quotable(field, text), reading });
  }

  #finding(code: ErrorCode, field: Field | null, value: string, values: FindingValues): Finding {
    const column = field === null ? null : this.columnOf(field);
    // What stands in the column of priorities may be why, which nobody may keep.
    const shown = field === 'priority' ? '' : field === null ? clip(value) : quotable(field, value);
    return { code, ...this.#place, column, value: shown, values: { value: shown, ...(column === null ? {} : { column }), ...values } };
  }
}

/** A field's header as the file writes it, or as we name it. */
export function columnOf(columns: Columns, field: Field): string {
  const k = columns.index.get(field);
  return (k === undefined ? undefined : columns.headers[k]) ?? headerOf(field);
}
