/** A census file or sheet as a table: what the readers of CSV and workbooks give, and the reading of columns and people takes. */
import type { ErrorCode } from '../errors/index.ts';
import type { CellMark } from './cell-content.ts';
import type { FindingValues } from './finding.ts';

export interface Row {
  /** Physical line of the file, or row of the sheet, on which the row starts. */
  line: number;
  cells: readonly string[];
  /** Line of a misplaced quote, in which case the cells mean nothing; null otherwise. */
  badQuote: number | null;
  /** What else is known of cells of a workbook, by their index. */
  marks?: ReadonlyMap<number, CellMark> | null;
  /** Indexes of the cells that a workbook shows struck through. */
  struck?: ReadonlySet<number> | null;
  /** The fill of each cell, as its file names it, '' for none; null or absent where none is filled. Rows that are alike share one. */
  fills?: readonly string[] | null;
  /** Whether the sheet shows it as one text across the columns. */
  heading?: boolean;
  /** Of a header over two lines: the first of them. */
  top?: number;
}

/** What somebody has written on a cell of a sheet. */
export interface CellComment {
  readonly line: number;
  /** As the sheet names it: `B2`. */
  readonly cell: string;
  readonly text: string;
  readonly author: string;
}

/** What is worth saying of a table as a whole. */
export interface TableNote {
  code: ErrorCode;
  line: number | null;
  /** Columns that it is about, by index: it is said when one of them is kept. null: said in any case. */
  columns: readonly number[] | null;
  values: FindingValues;
}

export interface Table {
  delimiter: string | null;
  sheet: string | null;
  header: Row;
  /** The rows above the header. */
  above: readonly Row[];
  comments: readonly CellComment[];
  notes: readonly TableNote[];
  /** ISO date of the day that a workbook numbers 0; null where a number is never a date. */
  dayZero: string | null;
  /** The rows below the header, in order; blank ones may be left out. Throws a Refusal when the file cannot be read to its end. */
  rows: AsyncIterable<Row> | Iterable<Row>;
}

/** The header stands in the first lines: above it may be titles. */
export const HEADER_LINES = 20;

/** Whether a line has more or fewer cells than there are columns. Empty ones more are delimiters that some programs put at the end of each line. */
export function hasOtherCount({ cells }: Row, width: number): boolean {
  return cells.length < width || cells.slice(width).some((cell) => cell.trim() !== '');
}
