/** A census file as a table: what the CSV and XLSX readers give, and the reading of columns and people takes. */

export interface Row {
  /** Physical line of the file, or row of the sheet, on which the row starts. */
  line: number;
  cells: readonly string[];
  /** Line of a misplaced quote, in which case the cells mean nothing; null otherwise. */
  badQuote: number | null;
}

export interface Table {
  delimiter: string | null;
  sheet: string | null;
  header: Row;
  /** Rows above the header. */
  titleRows: number;
  /** Sheets that were not read. */
  otherSheets: readonly string[];
  /** ISO date of the day that a workbook numbers 0; null where a number is never a date. */
  dayZero: string | null;
  /** The rows below the header, in order; blank ones may be left out. Throws a Refusal when the file cannot be read to its end. */
  rows: AsyncIterable<Row>;
}

/** The header stands in the first lines: above it may be titles. */
export const HEADER_LINES = 20;
