/** What is wrong, or worth knowing, at one place of a census file; and the refusal of a whole file. */
import type { ErrorCode } from '../errors/index.ts';

export type FindingValues = Record<string, string | number>;

export interface Finding {
  code: ErrorCode;
  /** The name of the file as given. */
  file: string;
  /** The sheet of a workbook, where several are read and the finding is about one of them. */
  sheet?: string;
  /** 1-based number of the data record; null when the finding is about the file. */
  record: number | null;
  /** Physical line of the file (row of a sheet) where the record starts; null when no line is meant. */
  line: number | null;
  /** Header of the column as the file writes it (as we name it when the file has none); null when no column is meant. */
  column: string | null;
  /** The offending value, cut to 200 characters; never one of a column that is dropped. */
  value: string;
  /** Everything that the message quotes, by placeholder name. */
  values: FindingValues;
}

/** Longest value that a finding keeps: a census of bad cells must not be held twice in memory. */
const VALUE_MAX = 200;

export function clip(value: string): string {
  return value.length > VALUE_MAX ? `${value.slice(0, VALUE_MAX - 1)}…` : value;
}

/** A file that cannot be read as a census: thrown inside the census layer only, reported as a finding without a record. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly line: number | null;
  readonly values: FindingValues;

  constructor(code: ErrorCode, line: number | null = null, values: FindingValues = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.line = line;
    this.values = values;
  }
}

/**
 * Sorts the findings of one file: by line, then by the columns' order in the file, then as found.
 * What is about no line or no column comes first.
 */
export function sortFindings(findings: Finding[], columns: readonly string[]): Finding[] {
  const position = new Map<string, number>();
  columns.forEach((column, k) => {
    if (!position.has(column)) position.set(column, k);
  });
  const rank = (column: string | null): number => (column === null ? -1 : (position.get(column) ?? columns.length));
  return findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || rank(a.column) - rank(b.column));
}
