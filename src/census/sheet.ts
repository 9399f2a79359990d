/**
 * A sheet as it stands in a workbook, whatever the program: its cells with content, row by row, and what the eye does not see.
 *
 * Only cells with content are held, and they are counted: a few hundred bytes can announce a cell in the last row and column.
 */
import type { CellContent, CellMark } from './cell-content.ts';
import { CONTENT_MAX, tooLarge } from './parts.ts';

/** A rectangle of cells, rows and columns from 1. */
export interface Region {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface SheetRow {
  /** From 1. */
  line: number;
  hidden: boolean;
  /** Up to the last one with content. */
  cells: string[];
  /** By index of the cell; null when no cell has one. */
  marks: Map<number, CellMark> | null;
  /** Indexes of the cells whose text is struck through; null when no cell’s is. */
  struck: Set<number> | null;
  /** The fill of each of its cells, '' for none; null when no cell with content is filled. Rows that are alike share one. */
  fills: readonly string[] | null;
}

/** What somebody has written on a cell. */
export interface SheetComment {
  /** From 1. */
  readonly line: number;
  /** From 0. */
  readonly column: number;
  readonly text: string;
  /** '' where it is not known. */
  readonly author: string;
}

export interface Sheet {
  /** Those with content, in order. */
  rows: readonly SheetRow[];
  merged: readonly Region[];
  /** First and last column of each run, from 1. */
  hiddenColumns: readonly (readonly [number, number])[];
  /** Whether a filter leaves out rows. */
  filtered: boolean;
  /** In the order of the sheet's list of them. */
  comments: readonly SheetComment[];
}

/** A sheet of a workbook, to be read on demand. */
export interface WorkbookSheet {
  name: string;
  hidden: boolean;
  /** null for a chart and the like. */
  read: (() => Sheet) | null;
}

export interface Workbook {
  /** ISO date of the day that its numbers count from; null where days are no numbers. */
  dayZero: string | null;
  /** In the workbook's order. */
  sheets: readonly WorkbookSheet[];
}

/** The last row and column that a spreadsheet program has. */
export const LINES_MAX = 1_048_576;
export const COLUMNS_MAX = 16_384;

/** Rows that the sheets of a workbook may list, with content or not; cells that their rows may span up to the last one with content. */
export const ROWS_MAX = 100_000;
export const CELLS_MAX = 2_000_000;
/** A mark weighs as much as these cells. */
const MARK_WEIGHT = 4;
/** Merged regions, and runs of hidden columns. */
const REGIONS_MAX = 50_000;
/** Sheets of a workbook. */
const SHEETS_MAX = 1000;

/** What all sheets of a workbook together may still hold. */
export class Room {
  #rows = ROWS_MAX;
  #cells = CELLS_MAX;
  #regions = REGIONS_MAX;
  #sheets = SHEETS_MAX;

  /** Each throws a Refusal when there is none left. */
  row(): void {
    if (--this.#rows < 0) throw tooLarge(CONTENT_MAX);
  }

  cells(count: number): void {
    this.#cells -= count;
    if (this.#cells < 0) throw tooLarge(CONTENT_MAX);
  }

  sheet(): void {
    if (--this.#sheets < 0) throw tooLarge(CONTENT_MAX);
  }

  region(): void {
    if (--this.#regions < 0) throw tooLarge(CONTENT_MAX);
  }
}

/** Gathers the rows of a sheet from cells in reading order. Throws a Refusal when they are too many, an Error when they are out of order. */
export class RowGatherer {
  readonly rows: SheetRow[] = [];
  readonly #room: Room;
  #row: SheetRow = { line: 0, hidden: false, cells: [], marks: null, struck: null, fills: null };
  #fills: string[] = [];
  readonly #alike = new Map<string, readonly string[]>();

  constructor(room: Room) {
    this.#room = room;
  }

  begin(line: number, hidden: boolean): void {
    if (line <= this.#row.line || line > LINES_MAX) throw new Error(`row ${line}`);
    this.#room.row();
    this.#row = { line, hidden, cells: [], marks: null, struck: null, fills: null };
    if (this.#fills.length > 0) this.#fills = [];
  }

  /** @param column from 1, to the right of the cells before. */
  put(column: number, { text, mark }: CellContent, isStruck = false, fill = ''): void {
    const { cells } = this.#row;
    if (column <= cells.length || column > COLUMNS_MAX) throw new Error(`column ${column}`);
    if (text === '' && mark === null) return;
    this.#room.cells(column - cells.length + (mark === null ? 0 : MARK_WEIGHT) + (isStruck ? 1 : 0));
    while (cells.length < column - 1) cells.push('');
    cells.push(text);
    if (mark !== null) (this.#row.marks ??= new Map()).set(column - 1, mark);
    if (isStruck) (this.#row.struck ??= new Set()).add(column - 1);
    if (fill === '') return;
    while (this.#fills.length < column - 1) this.#fills.push('');
    this.#fills.push(fill);
  }

  end(): void {
    if (this.#row.cells.length === 0) return;
    if (this.#fills.length > 0) this.#row.fills = this.#shared(this.#fills);
    this.rows.push(this.#row);
  }

  #shared(fills: string[]): readonly string[] {
    const key = fills.join('|');
    const known = this.#alike.get(key);
    if (known !== undefined) return known;
    this.#room.cells(fills.length);
    this.#alike.set(key, fills);
    return fills;
  }
}

/** The rows of a sheet that lie in a region; found by halving, since there may be many regions. */
export function rowsWithin(rows: readonly SheetRow[], { top, bottom }: Region): SheetRow[] {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.line ?? 0) < top) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < rows.length && (rows[end]?.line ?? 0) <= bottom) end++;
  return rows.slice(low, end);
}

/** Of `B`, 2; NaN for what names no column. */
export function columnNumber(letters: string): number {
  if (!/^[A-Z]{1,3}$/.test(letters)) return Number.NaN;
  let number = 0;
  for (let k = 0; k < letters.length; k++) number = number * 26 + letters.charCodeAt(k) - 64;
  return number;
}

/** Of 2, `B`. */
export function columnLetters(number: number): string {
  return number <= 26
    ? String.fromCharCode(64 + number)
    : columnLetters(Math.floor((number - 1) / 26)) + columnLetters(((number - 1) % 26) + 1);
}

/** `B2:B4`. */
export function regionName({ top, left, bottom, right }: Region): string {
  return `${columnLetters(left)}${top}:${columnLetters(right)}${bottom}`;
}

/** A region from `B2:B4` or `B2`, with or without `$`. Throws an Error when it is none. */
export function regionNamed(text: string): Region {
  const [, left = '', top = '', right = left, bottom = top] =
    /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/.exec(text.replaceAll('$', '')) ?? [];
  const region = { top: Number(top), left: columnNumber(left), bottom: Number(bottom), right: columnNumber(right) };
  const sound =
    region.top >= 1 &&
    region.top <= region.bottom &&
    region.bottom <= LINES_MAX &&
    region.left <= region.right &&
    region.right <= COLUMNS_MAX;
  if (!sound) throw new Error(`region ${text.slice(0, 40)}`);
  return region;
}
