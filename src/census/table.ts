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
  /** Whether the sheet shows it as one text across the columns. */
  heading?: boolean;
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
  /** Rows above the header. */
  titleRows: number;
  notes: readonly TableNote[];
  /** ISO date of the day that a workbook numbers 0; null where a number is never a date. */
  dayZero: string | null;
  /** The rows below the header, in order; blank ones may be left out. Throws a Refusal when the file cannot be read to its end. */
  rows: AsyncIterable<Row> | Iterable<Row>;
}

/** The header stands in the first lines: above it may be titles. */
export const HEADER_LINES = 20;
