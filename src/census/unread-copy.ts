/**
 * A sheet that was not read, as it stands: people may be in it. What its columns hold is not known, so nothing is left in a column below a
 * heading that announces what must not be kept.
 */
import { termKey } from '../domain/index.ts';
import type { CopiedRow, CopiedSheet } from './copied.ts';
import type { CopyRoom } from './copy-room.ts';
import { columnKind, mayBeRemarks } from './fields.ts';
import { readHeader } from './header.ts';
import { FORMULA_ERROR } from './record.ts';
import { type Region, regionName, type Sheet, type SheetRow } from './sheet.ts';
import { HEADER_LINES } from './table.ts';
import type { WhyUnread } from './workbook.ts';

type Withheld = CopiedSheet['withheld'];

/** Beyond a heading's length a cell is prose. */
const HEADING_MAX = 100;
/** A text of more words, alone in its row at the left of a table, is its title; where there is no table, a sentence. */
const TITLE_WORDS = 3;
const SENTENCE_WORDS = 8;
/** Merged over as many columns, a text belongs to none of them. */
const TITLE_WIDTH = 3;

/** The sheet, empty below every heading in its first rows of something that must not be kept, and these headings. */
function withoutForbidden(sheet: Sheet): { readonly rows: SheetRow[]; readonly withheld: Withheld } {
  const emptied = new Set<number>();
  const withheld: Withheld[number][] = [];
  const regions = openingRegions(sheet);
  const isTitle = titlesOf(sheet, regions);
  const rows = sheet.rows.map((row) => {
    const cells = row.cells.map((cell, k) => (emptied.has(k) ? '' : cell));
    const marks = row.marks === null ? null : new Map([...row.marks].filter(([k]) => !emptied.has(k)));
    if (row.line > HEADER_LINES) return { ...row, cells, marks };
    cells.forEach((cell, column) => {
      const why = whyWithheld(cell);
      if (why === null || isTitle(row, column)) return;
      withheld.push({ line: row.line, column, header: cell.replace(/\s+/g, ' ').trim(), why });
      const { right } = regions.get(placeKey(row.line, column)) ?? { right: column + 1 };
      for (let k = column; k < right; k++) emptied.add(k);
    });
    return { ...row, cells, marks };
  });
  return { rows, withheld };
}

export function plainCopy(name: string, sheet: Sheet, unread: WhyUnread | null, room: CopyRoom): CopiedSheet {
  const { rows, withheld } = withoutForbidden(sheet);
  const copied = rows
    .map(({ line, cells, marks }): CopiedRow => ({
      line,
      cells: cells.map((cell, k) => (marks?.get(k)?.fault === undefined ? cell : faultText(cell))),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  for (const { cells } of copied) room.row(cells);
  const columns = readHeader({ line: 0, cells: [], badQuote: null });
  const merged = sheet.merged.map(regionName);
  return { name, unread, columns, headerLine: 0, rows: copied, merged, withheld, dayColumns: null };
}

/** What is not known stays an error: as a text without a formula it would be a value, or nothing. */
export function faultText(text: string): string {
  return FORMULA_ERROR.test(text) ? text : '#N/A';
}

function whyWithheld(text: string): 'forbidden' | 'remarks' | null {
  if (text === '' || text.length > HEADING_MAX) return null;
  const { kind } = columnKind(text);
  return kind === 'forbidden' ? kind : kind === 'unknown' && mayBeRemarks(text) ? 'remarks' : null;
}

/** Tells titles and sentences, which are alone in their row, from the headings of columns. */
function titlesOf(sheet: Sheet, regions: ReadonlyMap<string, Region>): (row: SheetRow, column: number) => boolean {
  const filled = ({ cells }: SheetRow): number[] => cells.flatMap((cell, k) => (cell.trim() === '' ? [] : [k]));
  const isTable = sheet.rows.some((row) => filled(row).length > 1);
  const left = sheet.rows.reduce((least, row) => Math.min(least, filled(row)[0] ?? least), Number.POSITIVE_INFINITY);
  return (row, column) => {
    if (filled(row).length > 1) return false;
    const region = regions.get(placeKey(row.line, column));
    if (region !== undefined && region.right - column >= TITLE_WIDTH) return true;
    return column === left && termKey(row.cells[column]!).split(' ').length > (isTable ? TITLE_WORDS : SENTENCE_WORDS);
  };
}

/** The merged regions that begin in the first rows, by the cell at which each does. */
function openingRegions({ merged }: Sheet): ReadonlyMap<string, Region> {
  const opening = merged.filter(({ top }) => top <= HEADER_LINES);
  return new Map(opening.map((region) => [placeKey(region.top, region.left - 1), region]));
}

function placeKey(line: number, column: number): string {
  return `${line} ${column}`;
}
