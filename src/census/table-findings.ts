/** A table of a census while it is read: empty at first, with what is found of it as a whole. */
import type { ErrorCode } from '../errors/index.ts';
import type { ReadFile } from './read-file.ts';
import type { Finding, FindingValues } from './finding.ts';
import type { Columns } from './header.ts';
import { Notes } from './notes.ts';

const NO_COLUMNS: Columns = {
  index: new Map(),
  also: new Map(),
  headers: [],
  role: null,
  town: null,
  ofMentors: null,
  listed: new Set(),
  ticks: null,
  refusals: [],
  vague: [],
  errors: [],
  warnings: [],
};

export function emptyTable(file: { name: string }, sheet: string | null): ReadFile {
  const warnings: Finding[] = [];
  const notes = new Notes(file.name, warnings);
  const asides = { headerLine: 0, cells: [], lines: [], comments: [], elsewhere: new Set<number>() };
  return { file, sheet, columns: NO_COLUMNS, people: [], leftOut: [], faulty: [], refused: [], rejected: [], warnings, notes, asides };
}

export function refuse(reading: ReadFile, code: ErrorCode, line: number | null, column: string | null, values: FindingValues): void {
  reading.rejected.push(findingOf(reading.file.name, code, line, column, values));
}

export function warn(reading: ReadFile, code: ErrorCode, line: number | null, column: string | null, values: FindingValues): void {
  reading.warnings.push(findingOf(reading.file.name, code, line, column, values));
}

export function findingOf(file: string, code: ErrorCode, line: number | null, column: string | null, values: FindingValues): Finding {
  return { code, file, record: null, line, column, value: String(values['value'] ?? ''), values };
}
