/** A sheet as a table: its header, the rows below it as the eye reads them, and what the eye does not see, to be said. */
import { columnKind, fieldNamed, type Field } from './fields.ts';
import { clip } from './finding.ts';
import { findHeader, rowsAbove } from './header.ts';
import { unmerge } from './merged-cells.ts';
import { CONTENT_MAX, tooLarge } from './parts.ts';
import { columnLetters, type Sheet, type SheetRow } from './sheet.ts';
import { type CellComment, HEADER_LINES, type Row, type Table, type TableNote } from './table.ts';

export interface SheetTable extends Table {
  /** Whether its header has a column for who a person is. */
  namesPeople: boolean;
  rows: Iterable<Row>;
}

/** Columns with content of which a warning is made each, where nobody has said what they hold. */
const COLUMNS_MAX = 1000;

/** The table of a sheet; null when no row looks like a census header. `isCopy`: its colours are those of our marks. Throws a Refusal when it has too many columns or merged cells. */
export function tableOf(name: string, sheet: Sheet, dayZero: string | null, isCopy = false): SheetTable | null {
  const opening = sheet.rows.filter(({ line, cells }) => line <= HEADER_LINES && cells.some((cell) => cell !== ''));
  const candidates = opening.map(({ line, cells }): Row => ({ line, cells, badQuote: null }));
  const header = findHeader(candidates);
  if (header === null) return null;
  const { filled, headings } = unmerge(
    sheet.rows,
    sheet.merged,
    header.line,
    header.cells.findIndex((cell) => fieldOf(cell) === 'id'),
  );
  const below = sheet.rows.filter((row) => row.line > header.line);
  const columns = usedColumns(header, below);
  if (columns.length > COLUMNS_MAX) throw tooLarge(CONTENT_MAX);

  const notes: TableNote[] = [];
  for (const { column, line, ranges } of filled) {
    notes.push({
      code: 'CENSUS_MERGED_ROWS',
      line,
      columns: [columns.indexOf(column)],
      values: { ranges: clip(ranges.join(', ')), count: ranges.length },
    });
  }
  const hidden = below.filter((row) => row.hidden);
  if (hidden[0] !== undefined) {
    notes.push({ code: 'CENSUS_HIDDEN_ROWS', line: hidden[0].line, columns: null, values: { count: hidden.length } });
  } else if (sheet.filtered) notes.push({ code: 'CENSUS_FILTER', line: header.line, columns: null, values: {} });
  const unseen = columns.flatMap((column, k) =>
    sheet.hiddenColumns.some(([from, to]) => column + 1 >= from && column + 1 <= to) ? [k] : [],
  );
  if (unseen.length > 0) notes.push({ code: 'CENSUS_HIDDEN_COLUMNS', line: header.line, columns: unseen, values: {} });

  const names = columns
    .map((column) => header.cells[column] ?? '')
    .map((cell, k) => (cell.trim() === '' ? `#${(columns[k] ?? 0) + 1}` : cell));
  return {
    delimiter: null,
    sheet: name,
    header: { ...header, cells: names },
    above: rowsAbove(candidates, header),
    comments: commentsOf(sheet),
    notes,
    dayZero,
    rows: { [Symbol.iterator]: () => rowsOf(below, columns, headings, isCopy) },
    namesPeople: header.cells.some((cell) => PEOPLE.has(fieldOf(cell) ?? 'service')),
  };
}

export function commentsOf({ comments }: Sheet): CellComment[] {
  return comments.map(({ line, column, text, author }) => ({ line, cell: `${columnLetters(column + 1)}${line}`, text, author }));
}

/** The columns that tell one person from another. */
const PEOPLE: ReadonlySet<Field> = new Set<Field>(['id', 'lastName', 'firstName', 'fullName']);

/** The field that a header cell names, or nearly names. */
function fieldOf(cell: string): Field | null {
  if (cell.length > 100) return null;
  const kind = columnKind(cell);
  if (kind.kind === 'field') return kind.field;
  return kind.kind === 'unknown' && kind.suggestion !== null ? fieldNamed(kind.suggestion) : null;
}

/** Those with a name, or with content below: in a sheet, content without a name is a note beside the table, not a sign that cells are shifted. */
function usedColumns(header: Row, below: readonly SheetRow[]): number[] {
  const used = new Set<number>();
  header.cells.forEach((cell, k) => {
    if (cell.trim() !== '') used.add(k);
  });
  for (const { cells, marks } of below) {
    for (let k = 0; k < cells.length; k++) if (cells[k] !== '') used.add(k);
    for (const k of marks?.keys() ?? []) used.add(k);
  }
  return [...used].sort((a, b) => a - b);
}

function* rowsOf(
  below: readonly SheetRow[],
  columns: readonly number[],
  headings: ReadonlySet<SheetRow>,
  isCopy: boolean,
): Generator<Row, void, undefined> {
  const place = new Map(columns.map((column, k) => [column, k]));
  const shown = new Map<readonly string[], readonly string[]>();
  for (const row of below) {
    const { line, cells, marks, struck, fills } = row;
    if (fills !== null && !shown.has(fills))
      shown.set(
        fills,
        columns.map((column) => fills[column] ?? ''),
      );
    yield {
      line,
      heading: headings.has(row),
      cells: columns.map((column) => cells[column] ?? ''),
      badQuote: null,
      fills: fills === null || isCopy ? null : shown.get(fills)!,
      struck: struck === null ? null : new Set([...struck].map((column) => place.get(column) ?? -1)),
      marks: marks === null ? null : new Map([...marks].map(([column, mark]) => [place.get(column) ?? -1, mark])),
    };
  }
}
