/**
 * Merged cells, read as the eye reads them.
 *
 * - Merged down a column, they show one text for all their rows: each row gets it, and that is said. Never an id: it would
 *   make two people of one.
 * - Merged across columns, they show one text that belongs to none of the columns alone: a row that needs one is refused.
 * - A row that is one text merged across is a heading: it describes no one, and is passed over.
 *
 * What a merged region covers is not shown, so it is not read either.
 */
import type { CellMark } from './cell-content.ts';
import { clip } from './finding.ts';
import { CONTENT_MAX, tooLarge } from './parts.ts';
import { regionName, rowsWithin, type Region, type SheetRow } from './sheet.ts';

export interface FilledColumn {
  /** Index of the column. */
  column: number;
  /** Line of the first region. */
  line: number;
  ranges: string[];
}

export interface Unmerged {
  filled: readonly FilledColumn[];
  headings: ReadonlySet<SheetRow>;
}

/** A row that is one text over as many columns as this is a heading. */
const HEADING_WIDTH = 3;
/** Cells that all regions together may be compared with. */
const WORK_MAX = 5_000_000;

/** Changes the rows in place. `idColumn` is an index, −1 when there is none. Throws a Refusal when there are too many regions. */
export function unmerge(rows: readonly SheetRow[], regions: readonly Region[], headerLine: number, idColumn: number): Unmerged {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const filled = new Map<number, FilledColumn>();
  const headings = new Set<SheetRow>();
  let work = 0;
  for (const region of regions) {
    if (region.bottom <= headerLine) continue;
    const within = rowsWithin(rows, region).filter(({ line }) => line > headerLine);
    // A region that begins at the header or above it is the title of a column: it fills nothing.
    const master = within[0]?.line === region.top ? within[0] : null;
    const column = region.left - 1;
    const right = Math.min(region.right, width);
    work += within.reduce((sum, { cells }) => sum + cells.length + right - column, 1);
    if (work > WORK_MAX) throw tooLarge(CONTENT_MAX);

    const text = master?.cells[column] ?? '';
    const mark = master?.marks?.get(column) ?? null;
    const said = text !== '' || mark !== null;
    if (master !== null && said && region.right - column >= HEADING_WIDTH && !hasOther(master, region)) {
      headings.add(master);
      continue;
    }
    let people = 0;
    for (const row of within) {
      for (let k = column; k < right; k++) if (row !== master || k > column) put(row, k, '', null);
      if (!said || (row !== master && !hasOther(row, region))) continue;
      for (let k = column + 1; k < right; k++) put(row, k, '', fault(region, text));
      if (row === master) continue;
      people++;
      if (column === idColumn) put(row, column, '', fault(region, text));
      else put(row, column, text, mark);
    }
    if (people === 0) continue;
    const entry = filled.get(column) ?? { column, line: region.top, ranges: [] };
    entry.ranges.push(regionName(region));
    filled.set(column, entry);
  }
  return { filled: [...filled.values()], headings };
}

/** Whether a row says anything outside a region. */
function hasOther({ cells }: SheetRow, { left, right }: Region): boolean {
  return cells.some((cell, k) => (k < left - 1 || k >= right) && cell.trim() !== '');
}

function put(row: SheetRow, column: number, text: string, mark: CellMark | null): void {
  if (column < row.cells.length || text !== '') {
    while (row.cells.length <= column) row.cells.push('');
    row.cells[column] = text;
  }
  if (mark !== null) (row.marks ??= new Map()).set(column, mark);
  else row.marks?.delete(column);
}

function fault(region: Region, text: string): CellMark {
  return { fault: { code: 'CENSUS_MERGED_CELLS', values: { range: regionName(region), shown: clip(text) } } };
}
