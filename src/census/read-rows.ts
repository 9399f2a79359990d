/** The rows of one table, from its header to its people. */
import type { Mentor, RefusedPerson, Trainee } from '../domain/index.ts';
import { CellsAside, lineText, quotableLine } from './asides.ts';
import { SameAsAbove } from './ditto.ts';
import { headerOf } from './fields.ts';
import type { ReadFile, ReadPerson } from './read-file.ts';
import { RowFills } from './fills.ts';
import { clip } from './finding.ts';
import { firstRows } from './first-rows.ts';
import { type Columns, keptColumns, missingColumn, readHeader } from './header.ts';
import { isEmptyBelow, SAMPLE_ROWS } from './header-values.ts';
import type { IdRegister } from './ids.ts';
import { headingLine, RepeatedHeaders, totalLine } from './other-lines.ts';
import { readId, readPerson, readRole } from './person.ts';
import type { Places } from './places.ts';
import { RecordCells } from './record.ts';
import { roleOf } from './roles.ts';
import { hasOtherCount, type Row, type Table, type TableNote } from './table.ts';
import { refuse, warn } from './table-findings.ts';

/** What the records of a table are read with. */
export interface TableReading {
  places: Places;
  ids: IdRegister;
  /** The file, and the sheet where it has several. */
  label: string;
  /** Records in the tables so far. */
  counter: { records: number };
}

export async function readTable(table: Table, reading: ReadFile, given: TableReading): Promise<void> {
  const { first, rows } = await firstRows(table.rows, SAMPLE_ROWS);
  const columns = readHeader(table.header, first);
  const { line } = table.header;
  reading.columns = columns;
  const { asides } = reading;
  asides.headerLine = line;
  asides.comments = table.comments;
  for (const row of table.above) asides.lines.push({ line: row.line, text: lineText(row), isTitle: true });
  if (table.above.length > 0) warn(reading, 'CENSUS_TITLE_LINES', line, null, { count: table.above.length });
  for (const note of table.notes) tellNote(note, reading);
  for (const { code, column, values } of columns.warnings) warn(reading, code, line, column, values);
  for (const { code, column, values } of columns.errors) refuse(reading, code, line, column, values);
  // Without a column the others say what they say; not so where it is not known which is which, or who is who.
  if (columns.errors.some(({ code, column }) => code !== 'CENSUS_MISSING_COLUMN' || column === headerOf('role'))) return;

  const common = { dayZero: table.dayZero, texts: new Map<string, string>() };
  const headers = new RepeatedHeaders(columns);
  const { counter } = given;
  const before = counter.records;
  const refusals = new Set(columns.refusals);
  const above = new SameAsAbove(columns, reading.notes);
  const aside = new CellsAside(columns);
  const fills = new RowFills(columns);
  const filled = new Map(columns.vague.map(({ k }) => [k, 0]));
  for await (const written of rows) {
    const row = above.read(written);
    if (row.cells.every((cell) => cell.trim() === '') && row.badQuote === null && !hasFault(row)) continue;
    if (headers.isOne(row)) {
      above.forget();
      continue;
    }
    const total = totalLine(row, columns);
    if (total !== null) {
      above.forget();
      warn(reading, 'CENSUS_TOTAL_LINE', row.line, null, { value: total });
      continue;
    }
    const heading = headingLine(row, columns);
    if (heading !== null) {
      above.forget();
      asides.lines.push({ line: row.line, text: lineText(row), isTitle: false });
      continue;
    }
    for (const k of refusals) {
      if (isEmptyBelow([row], k)) continue;
      const column = columns.headers[k]!;
      refuse(reading, 'CENSUS_REFUSAL_COLUMN', line, column, { column });
      refusals.delete(k);
    }
    for (const [k, count] of filled) if (!isEmptyBelow([row], k)) filled.set(k, count + 1);
    const record = ++counter.records;
    const cells = new RecordCells(columns, row, { file: reading.file.name, record, line: row.line }, common);
    const person = readRecord(cells, row, reading, given);
    const read = person === null ? null : { person, record, line: row.line };
    fills.add(row, () => refusedPerson(cells, columns, reading.file.name, row).name ?? '');
    if (!hasOtherCount(row, columns.headers.length) && row.badQuote === null)
      cells.errors.push(...aside.read(row, record, read, reading.file.name, asides.cells));
    // What would be warned of in a rejected record may not be what it will say once corrected.
    if (read !== null && cells.errors.length === 0) {
      reading.people.push(read);
      for (const warning of cells.warnings) reading.warnings.push(warning);
      for (const note of cells.notes) reading.notes.add(note);
      tellStruck(row, reading);
    } else {
      reading.refused.push(refusedPerson(cells, columns, reading.file.name, row));
      if (read !== null) leaveOut(reading, read);
    }
    for (const error of cells.errors) reading.rejected.push(error);
  }
  const empty = columns.vague.flatMap(({ k }) => (filled.get(k) === 0 ? [k] : []));
  for (const k of [...refusals, ...empty]) {
    const column = columns.headers[k]!;
    const values = { column, reasonFr: 'elle est vide', reasonEn: 'it is empty' };
    if (counter.records > before) warn(reading, 'CENSUS_COLUMN_NOT_NEEDED', line, column, values);
  }
  for (const { k, hint } of columns.vague) {
    const column = columns.headers[k]!;
    const count = filled.get(k)!;
    if (counter.records > before && count > 0) warn(reading, 'CENSUS_COLUMN_READ_THROUGH', line, column, { column, count, ...hint });
  }
  const coloured = fills.told();
  if (coloured !== null) warn(reading, 'CENSUS_COLOURED_ROWS', coloured.line, null, coloured.values);
  const { lines } = headers;
  if (lines[0] !== undefined)
    warn(reading, 'CENSUS_REPEATED_HEADER', lines[0], null, { count: lines.length, lines: clip(lines.join(', ')) });
  if (counter.records === before && columns.errors.length === 0) refuse(reading, 'CENSUS_NO_RECORD', line, null, {});
}

/** What is said of columns is said of those that are kept: the others are told as such already. */
function tellNote({ code, line, columns, values }: TableNote, reading: ReadFile): void {
  if (columns === null) {
    warn(reading, code, line, null, values);
    return;
  }
  const kept = keptColumns(reading.columns);
  const names = columns.filter((column) => kept.has(column)).map((column) => reading.columns.headers[column]!);
  if (names[0] !== undefined)
    warn(reading, code, line, names.length === 1 ? names[0] : null, { ...values, columns: clip(names.join(', ')) });
}

function hasFault({ marks }: Row): boolean {
  return marks !== undefined && marks !== null && [...marks.values()].some(({ fault }) => fault !== undefined);
}

function leaveOut(reading: ReadFile, read: ReadPerson): void {
  const { id, role, lastName, firstName } = read.person;
  reading.faulty.push(read);
  reading.leftOut.push({ id, role, lastName, firstName });
}

/** Whether the row is struck through: its names are, or all that it says. */
function isStruck({ cells, struck }: Row, { index }: Columns): boolean {
  if (struck === undefined || struck === null) return false;
  const names = (['lastName', 'firstName', 'fullName'] as const).flatMap((field) => index.get(field) ?? []);
  const said = (columns: readonly number[]): readonly number[] => columns.filter((k) => (cells[k] ?? '').trim() !== '');
  return [said(names), said(cells.map((_, k) => k))].some((columns) => columns.length > 0 && columns.every((k) => struck.has(k)));
}

/** A value that is struck through may be one that no longer holds. */
function tellStruck({ line, cells, struck }: Row, { columns, notes }: ReadFile): void {
  const kept = keptColumns(columns);
  for (const k of struck ?? []) {
    const text = quotableLine((cells[k] ?? '').replace(/\s+/g, ' ').trim());
    if (kept.has(k) && text !== '') notes.add({ code: 'CENSUS_STRUCK_CELLS', column: columns.headers[k]!, line, text, reading: null });
  }
}

/** The person of a record, which is one only where the cells end up without an error; null where it is not known who it is of. */
function readRecord(cells: RecordCells, row: Row, reading: ReadFile, { places, ids, label }: TableReading): Mentor | Trainee | null {
  const { columns } = reading;
  const width = columns.headers.length;
  if (row.badQuote !== null) cells.error('CENSUS_BAD_QUOTE', null, '', { quoteLine: row.badQuote });
  else if (hasOtherCount(row, width)) {
    const count = row.cells.length;
    cells.error('CENSUS_CELL_COUNT', null, String(count), { count, expected: width });
  }
  // A misplaced quote or delimiter shifts the cells: what they say would be read under the wrong names.
  if (cells.errors.length > 0) return null;

  if (isStruck(row, columns)) cells.error('CENSUS_STRUCK_ROW', null, '');
  cells.tellDifferences();
  const read = columns.role === null ? readRole(cells) : { role: columns.role, promotion: null };
  const role = read?.role ?? null;
  // Without a column of ids they are made once all names are known: `made-ids.ts`.
  const id = !cells.has('id') || cells.isFaulty('id') ? '' : readId(cells);
  const clash = id === '' ? null : ids.claim(id, role, label, row.line);
  if (clash !== null) cells.error(clash.code, 'id', id, clash.values);
  if (read === null || role === null) return null;
  if (role === 'trainee' && !cells.has('promotion') && read.promotion === null) missingPromotion(reading);
  cells.readAs(role);
  return readPerson(cells, id, read, places);
}

/** Who stands in a refused row, as far as it says: whoever is left out is told by name. */
function refusedPerson(cells: RecordCells, columns: Columns, file: string, { line, badQuote }: Row): RefusedPerson {
  // Cells that are shifted would give somebody else's name.
  const isShifted = badQuote !== null || cells.errors.some(({ code }) => code === 'CENSUS_CELL_COUNT');
  const said = (field: 'id' | 'firstName' | 'lastName' | 'fullName'): string =>
    isShifted ? '' : clip(cells.raw(field).replace(/\s+/g, ' ').trim());
  const [id, name] = [said('id'), columns.index.has('fullName') ? said('fullName') : `${said('firstName')} ${said('lastName')}`.trim()];
  const role = columns.role ?? (isShifted ? null : roleSaid(cells));
  return { role, id: id === '' ? null : id, name: name === '' ? null : name, file, line };
}

function roleSaid(cells: RecordCells): 'mentor' | 'trainee' | null {
  const ticked = cells.ticked();
  if (ticked !== null) return ticked.length === 1 ? ticked[0]! : null;
  return roleOf(cells.raw('role'), cells.columnOf('role'))?.role ?? null;
}

/** Only when a trainee is met is it known that a file with a role column needs this one too. */
function missingPromotion(reading: ReadFile): void {
  const { code, column, values } = missingColumn('promotion', null);
  if (!reading.rejected.some((finding) => finding.record === null && finding.code === code)) refuse(reading, code, null, column, values);
}
