/**
 * A census file given back to its office, as a workbook: what is to be corrected, by cause, on the first sheet; then the file's own sheets,
 * each cell at its place, those at fault coloured with a comment that says why and what to do.
 */
import { TEMPLATE_SHEETS } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { pageWordsOf } from '../wording/index.ts';
import { type Look, TEXT_MAX, type WorkbookCell, type WorkbookSheet } from './workbook/model.ts';
import { writeWorkbook } from './workbook/workbook.ts';
import { cellRef } from './workbook/xml.ts';

export type Severity = 'refused' | 'warned';

/** What is to be said of a cell. */
export interface CellMark {
  readonly severity: Severity;
  readonly texts: readonly string[];
}

export interface AnnotatedRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Indexes of the cells that are struck through. */
  readonly struck?: ReadonlySet<number>;
}

export interface AnnotatedSheet {
  /** null: the file has none, and its own name is taken. */
  readonly name: string | null;
  /** 0: none is known. */
  readonly headerLine: number;
  /** In order; blank ones may be left out. */
  readonly rows: readonly AnnotatedRow[];
  /** As `B2:B4`. */
  readonly merged: readonly string[];
  /** By line, then by column from 0. */
  readonly marks: ReadonlyMap<number, ReadonlyMap<number, CellMark>>;
}

/** Findings of one cause. */
export interface AnnotatedCause {
  readonly severity: Severity;
  /** '' where the file has none, or it is about the whole of it. */
  readonly sheet: string;
  readonly column: string;
  readonly wrong: string;
  readonly remedy: string;
  /** The different values that are quoted, where there are several. */
  readonly values: readonly string[];
  readonly count: number;
  /** 1-based lines, with the column from 0; null where only the line is known. */
  readonly places: readonly { readonly line: number; readonly column: number | null }[];
}

export interface AnnotatedCensus {
  readonly file: string;
  readonly refusedCells: number;
  readonly warnedCells: number;
  readonly sheets: readonly AnnotatedSheet[];
  readonly causes: readonly AnnotatedCause[];
  readonly withheldColumns: readonly string[];
  /** Those of the sheets that were not read. */
  readonly unreadSheets: readonly string[];
  /** Sheets of the file that are not in it. */
  readonly hiddenSheets: readonly string[];
  readonly cut: 'unreadable' | 'tooLarge' | null;
}

const VALUES_SHOWN = 12;
const PLACES_SHOWN = 100;
/** What of a comment is still read; the first sheet has the whole. */
const COMMENT_MAX = 2000;
/** Rows of the first sheet: a file may have a cause for each of a thousand columns. */
const CAUSES_SHOWN = 2000;
const WIDTH_MIN = 10;
const WIDTH_MAX = 40;
/** Rows that tell how wide a column is. */
const ROWS_MEASURED = 200;
/** A header further down would leave no room below it. */
const FROZEN_MAX = 10;

/** The same census and language give the same bytes. O(cells). */
export function writeAnnotatedCensus(census: AnnotatedCensus, language: Language): Uint8Array {
  const names = new SheetNames();
  // The names of the file's own sheets are kept: findings tell them.
  const sheets = census.sheets.map((sheet) => sheetOf(sheet, names.free(sheet.name ?? withoutEnding(census.file)), language));
  return writeWorkbook([summary(census, names.free(TEMPLATE_SHEETS.findings[language]), language), ...sheets]);
}

/** `tuteurs` of `tuteurs.csv`. */
export function withoutEnding(file: string): string {
  return file.replace(/(?<=[^.])\.[^.]*$/, '');
}

/** Names that spreadsheets take, each once, whatever the case. */
class SheetNames {
  readonly #taken = new Set<string>();

  free(wanted: string): string {
    const name =
      wanted
        .replace(/[[\]:*?/\\\u0000-\u001f]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || '1';
    for (let k = 1; ; k++) {
      const ending = k === 1 ? '' : ` (${k})`;
      const free = `${cut(name, NAME_MAX - ending.length).trim()}${ending}`;
      if (this.#taken.has(free.toLowerCase())) continue;
      this.#taken.add(free.toLowerCase());
      return free;
    }
  }
}

const NAME_MAX = 31;

/** Never through the middle of a character. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}

function sheetOf({ rows, headerLine, merged, marks }: AnnotatedSheet, name: string, language: Language): WorkbookSheet {
  const written: WorkbookCell[][] = [];
  for (const { line, cells, struck } of rows) {
    const own = marks.get(line);
    while (written.length < line) written.push([]);
    const width = Math.max(cells.length, ...[...(own?.keys() ?? [])].map((k) => k + 1));
    written[line - 1] = Array.from({ length: width }, (_, k) => ({
      ...cellOf(cells[k] ?? '', own?.get(k), line === headerLine, language),
      ...(struck?.has(k) === true ? { struck: true } : {}),
    }));
  }
  return { name, rows: written, widths: widthsOf(rows), frozen: headerLine <= FROZEN_MAX ? headerLine : 0, merged };
}

function cellOf(text: string, mark: CellMark | undefined, isHeader: boolean, language: Language): WorkbookCell {
  const isLong = text.length > TEXT_MAX;
  const texts = [...(mark?.texts ?? []), ...(isLong ? [pageWordsOf(language).annotated.shortened(text.length)] : [])];
  const look: Look | undefined = mark?.severity ?? (isLong ? 'warned' : isHeader ? 'header' : undefined);
  return {
    text: isLong ? `${cut(text, TEXT_MAX - 1)}…` : text,
    ...(look === undefined ? {} : { look }),
    ...(texts.length === 0 ? {} : { comment: commentOf([...new Set(texts)]) }),
  };
}

function commentOf(texts: readonly string[]): string {
  const text = texts.join('\n\n');
  return text.length > COMMENT_MAX ? `${cut(text, COMMENT_MAX - 1)}…` : text;
}

function widthsOf(rows: AnnotatedSheet['rows']): number[] {
  const widths: number[] = [];
  for (const { cells } of rows.slice(0, ROWS_MEASURED))
    cells.forEach((cell, k) => (widths[k] = Math.max(widths[k] ?? WIDTH_MIN, Math.min(WIDTH_MAX, cell.length + 2))));
  return widths;
}

function summary(census: AnnotatedCensus, name: string, language: Language): WorkbookSheet {
  const words = pageWordsOf(language).annotated;
  const { file, refusedCells, warnedCells, withheldColumns, unreadSheets, hiddenSheets, cut: isCut, sheets, causes } = census;
  const told = [
    words.counts(refusedCells, warnedCells),
    ...(refusedCells + warnedCells > 0 ? [words.legend] : []),
    ...(sheets.length > 0 ? [words.correct, words.kept] : isCut === 'tooLarge' ? [] : [words.nothingCopied]),
    ...(unreadSheets.length > 0 ? [words.unreadSheets(unreadSheets.join(', '))] : []),
    ...(hiddenSheets.length > 0 ? [words.hiddenSheets(hiddenSheets.join(', '))] : []),
    ...(withheldColumns.length > 0 ? [words.withheldColumns(withheldColumns.join(', '))] : []),
    ...(isCut === null ? [] : [words.cut[isCut]]),
  ];
  const prose = (text: string): WorkbookCell[] => [{ text: cut(text, TEXT_MAX), look: 'prose' }];
  return {
    name,
    // The sentences stand in the first column alone, merged over the others, which are wide enough for them.
    rows: [
      [{ text: cut(words.title(file), TEXT_MAX), look: 'header' }],
      ...told.map(prose),
      [],
      ...(causes.length === 0 ? [] : [words.head.map((text): WorkbookCell => ({ text, look: 'header' }))]),
      ...causes.slice(0, CAUSES_SHOWN).map((cause) => causeRow(cause, language)),
      ...(causes.length > CAUSES_SHOWN ? [prose(words.more(causes.length - CAUSES_SHOWN))] : []),
    ],
    widths: [14, 18, 22, 60, 60, 10, 40],
    merged: [words.title(file), ...told].map((_, k) => `${cellRef(k, 0)}:${cellRef(k, words.head.length - 1)}`),
  };
}

function causeRow(cause: AnnotatedCause, language: Language): WorkbookCell[] {
  const { severity, sheet, column, wrong, remedy, values, count, places } = cause;
  const words = pageWordsOf(language).annotated;
  const shown = (all: readonly string[], most: number): string =>
    [...all.slice(0, most), ...(all.length > most ? [words.more(all.length - most)] : [])].join(', ');
  const lines = places.map(({ line, column: k }) => (k === null ? words.line(line) : cellRef(line - 1, k)));
  const detail = values.length < 2 ? wrong : `${wrong}\n${words.values(shown(values, VALUES_SHOWN))}`;
  const texts = [sheet, column, detail, remedy, String(count), lines.length === 0 ? words.whole : shown(lines, PLACES_SHOWN)];
  return [
    { text: severity === 'refused' ? words.refused : words.warned, look: severity },
    ...texts.map((text): WorkbookCell => ({ text: cut(text, TEXT_MAX), look: 'prose' })),
  ];
}
