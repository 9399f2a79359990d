/** One file of a census, from its bytes to its people and all that is wrong in it. */
import { type Mentor, type RefusedPerson, termKey, type Trainee } from '../domain/index.ts';
import type { ErrorCode } from '../errors/index.ts';
import { Blocks } from './bytes.ts';
import { readCsv } from './csv.ts';
import { TextReader } from './encoding.ts';
import { clip, Refusal, type Finding, type FindingValues } from './finding.ts';
import { missingColumn, readHeader, type Columns } from './header.ts';
import type { IdRegister } from './ids.ts';
import { fileKind } from './kind.ts';
import { Notes } from './notes.ts';
import { readId, readPerson, readRole, ROLES } from './person.ts';
import type { Places } from './places.ts';
import { RecordCells } from './record.ts';
import { headingLine, RepeatedHeaders, totalLine } from './other-lines.ts';
import type { Row, Table, TableNote } from './table.ts';
import { gatherWorkbook, readWorkbook } from './workbook.ts';

export interface CensusSource {
  /** The file name as given. */
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

/** A person that a record gave, and where. */
export interface ReadPerson {
  person: Mentor | Trainee;
  record: number;
  line: number;
}

/** One table of a file: a CSV file, or a sheet of a workbook. */
export interface ReadFile {
  file: { name: string };
  /** null in a CSV file. */
  sheet: string | null;
  columns: Columns;
  people: ReadPerson[];
  /** Whose rows were refused; of a file that was refused whole, the file. */
  refused: RefusedPerson[];
  /** Of records that were refused: they are in no census, but others may name them. */
  leftOut: Pick<Mentor | Trainee, 'id' | 'role' | 'lastName' | 'firstName'>[];
  rejected: Finding[];
  warnings: Finding[];
  /** What was made of cells; adds to `warnings`. */
  notes: Notes;
}

/** A file with all its tables. */
export interface ReadSource {
  file: { name: string; sha256: string; encoding: string; delimiter: string | null };
  /** A refusal of the whole file stands in a table of its own. */
  tables: ReadFile[];
  /** About the file as a whole. */
  warnings: Finding[];
}

const NO_COLUMNS: Columns = { index: new Map(), headers: [], role: null, town: null, errors: [], warnings: [] };

/** Reads a file; never throws for what is in it. A file or sheet with a problem of its own (a finding without a record) gives no people. */
export async function readFile(source: CensusSource, places: Places, ids: IdRegister): Promise<ReadSource> {
  const file = { name: source.name, sha256: '', encoding: 'utf-8', delimiter: null as string | null };
  const reading: ReadSource = { file, tables: [], warnings: [] };
  const blocks = new Blocks(source.bytes);
  const text = new TextReader(blocks);
  try {
    const head = await blocks.peek();
    const kind = fileKind(head);
    if (head.length === 0) throw new Refusal('CENSUS_EMPTY_FILE');
    if (kind.kind === 'other') {
      file.encoding = 'binary';
      throw new Refusal('CENSUS_WRONG_FILE', null, { kindFr: kind.name.fr, kindEn: kind.name.en });
    }
    if (kind.kind === 'zip') {
      // Until its parts tell more, a ZIP archive is taken for what it mostly is.
      file.encoding = 'xlsx';
      const { format, tables, notes } = readWorkbook(await gatherWorkbook(blocks));
      file.encoding = format;
      reading.warnings = notes.map(({ code, values }) => finding(file.name, code, null, null, values));
      await readTables(tables, reading, places, ids);
    } else {
      const table = await readCsv(text.texts());
      file.delimiter = table.delimiter;
      await readTables([table], reading, places, ids);
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const whole = emptyTable(file, null);
    refuse(whole, error.code, error.line, null, error.values);
    reading.tables = [whole];
  } finally {
    await blocks.close();
  }
  if (file.encoding === 'utf-8') file.encoding = text.encoding;
  file.sha256 = blocks.sha256();
  // A side that a workbook leaves empty beside another that it fills is no fault: it is told.
  if (reading.tables.some(({ people, rejected }) => people.length + rejected.length > 0 && !isEmpty(rejected)))
    for (const table of reading.tables) if (isEmpty(table.rejected)) table.warnings.push(...table.rejected.splice(0));
  for (const table of reading.tables) {
    if (!table.rejected.some(({ record }) => record === null)) continue;
    table.people = [];
    table.refused = [{ role: table.columns.role, id: null, name: null, file: file.name, line: null }];
  }
  return reading;
}

function isEmpty(rejected: readonly Finding[]): boolean {
  return rejected.length === 1 && rejected[0]!.code === 'CENSUS_NO_RECORD';
}

function emptyTable(file: { name: string }, sheet: string | null): ReadFile {
  const warnings: Finding[] = [];
  const notes = new Notes(file.name, warnings);
  return { file, sheet, columns: NO_COLUMNS, people: [], leftOut: [], refused: [], rejected: [], warnings, notes };
}

function refuse(reading: ReadFile, code: ErrorCode, line: number | null, column: string | null, values: FindingValues): void {
  reading.rejected.push(finding(reading.file.name, code, line, column, values));
}

function warn(reading: ReadFile, code: ErrorCode, line: number | null, column: string | null, values: FindingValues): void {
  reading.warnings.push(finding(reading.file.name, code, line, column, values));
}

function finding(file: string, code: ErrorCode, line: number | null, column: string | null, values: FindingValues): Finding {
  return { code, file, record: null, line, column, value: String(values['value'] ?? ''), values };
}

/** Records are numbered through all the tables of a file. */
async function readTables(tables: readonly Table[], reading: ReadSource, places: Places, ids: IdRegister): Promise<void> {
  const counter = { records: 0 };
  for (const table of tables) {
    const into = emptyTable(reading.file, table.sheet);
    reading.tables.push(into);
    // An id that is met again is told with the sheet where it stands.
    const label = tables.length > 1 ? `${reading.file.name} (${table.sheet!})` : reading.file.name;
    try {
      await readTable(table, into, { places, ids, label, counter });
    } catch (error) {
      // The other sheets can be read all the same.
      if (!(error instanceof Refusal)) throw error;
      refuse(into, error.code, error.line, null, error.values);
    }
  }
}

/** What the records of a table are read with. */
interface TableReading {
  places: Places;
  ids: IdRegister;
  /** The file, and the sheet where it has several. */
  label: string;
  /** Records in the tables so far. */
  counter: { records: number };
}

async function readTable(table: Table, reading: ReadFile, given: TableReading): Promise<void> {
  const columns = readHeader(table.header);
  const { line } = table.header;
  reading.columns = columns;
  if (table.titleRows > 0) warn(reading, 'CENSUS_TITLE_LINES', line, null, { count: table.titleRows });
  for (const note of table.notes) tellNote(note, reading);
  for (const { code, column, values } of columns.warnings) warn(reading, code, line, column, values);
  for (const { code, column, values } of columns.errors) refuse(reading, code, line, column, values);
  if (columns.errors.length > 0) return;

  const common = { dayZero: table.dayZero, texts: new Map<string, string>() };
  const headers = new RepeatedHeaders(columns);
  const headings: { line: number; value: string }[] = [];
  const { counter } = given;
  const before = counter.records;
  for await (const row of table.rows) {
    if (row.cells.every((cell) => cell.trim() === '') && row.badQuote === null && !hasFault(row)) continue;
    if (headers.isOne(row)) continue;
    const total = totalLine(row, columns);
    if (total !== null) {
      warn(reading, 'CENSUS_TOTAL_LINE', row.line, null, { value: total });
      continue;
    }
    const heading = headingLine(row, columns);
    if (heading !== null) {
      headings.push({ line: row.line, value: heading });
      continue;
    }
    const record = ++counter.records;
    const cells = new RecordCells(columns, row, { file: reading.file.name, record, line: row.line }, common);
    const person = readRecord(cells, row, reading, given);
    // What would be warned of in a rejected record may not be what it will say once corrected.
    if (person !== null) reading.people.push({ person, record, line: row.line });
    else reading.refused.push(refusedPerson(cells, columns, reading.file.name, row));
    if (person !== null) for (const warning of cells.warnings) reading.warnings.push(warning);
    if (person !== null) for (const note of cells.notes) reading.notes.add(note);
    for (const error of cells.errors) reading.rejected.push(error);
  }
  const { lines } = headers;
  if (headings[0] !== undefined) {
    warn(reading, 'CENSUS_HEADING_LINES', headings[0].line, null, { value: clip(headings[0].value), count: headings.length });
  }
  if (lines[0] !== undefined)
    warn(reading, 'CENSUS_REPEATED_HEADER', lines[0], null, { count: lines.length, lines: clip(lines.join(', ')) });
  if (counter.records === before) refuse(reading, 'CENSUS_NO_RECORD', line, null, {});
}

/** What is said of columns is said of those that are kept: the others are told as such already. */
function tellNote({ code, line, columns, values }: TableNote, reading: ReadFile): void {
  if (columns === null) {
    warn(reading, code, line, null, values);
    return;
  }
  const kept = new Set(reading.columns.index.values());
  const names = columns.filter((column) => kept.has(column)).map((column) => reading.columns.headers[column]!);
  if (names[0] !== undefined)
    warn(reading, code, line, names.length === 1 ? names[0] : null, { ...values, columns: clip(names.join(', ')) });
}

function hasFault({ marks }: Row): boolean {
  return marks !== undefined && marks !== null && [...marks.values()].some(({ fault }) => fault !== undefined);
}

/** The person of a record; null when anything is wrong with it. */
function readRecord(cells: RecordCells, row: Row, reading: ReadFile, { places, ids, label }: TableReading): Mentor | Trainee | null {
  const { columns } = reading;
  const width = columns.headers.length;
  // An empty cell more is the delimiter that some programs put at the end of each line.
  const count = row.cells.slice(width).some((cell) => cell.trim() !== '') || row.cells.length < width ? row.cells.length : width;
  if (row.badQuote !== null) cells.error('CENSUS_BAD_QUOTE', null, '', { quoteLine: row.badQuote });
  else if (count !== width) cells.error('CENSUS_CELL_COUNT', null, String(count), { count, expected: width });
  // A misplaced quote or delimiter shifts the cells: what they say would be read under the wrong names.
  if (cells.errors.length > 0) return null;

  const role = columns.role ?? readRole(cells);
  // Without a column of ids they are made once all names are known: `made-ids.ts`.
  const id = !cells.has('id') || cells.isFaulty('id') ? '' : readId(cells);
  const clash = id === '' ? null : ids.claim(id, role, label, row.line);
  if (clash !== null) cells.error(clash.code, 'id', id, clash.values);
  if (role === null) return null;
  if (role === 'trainee' && !cells.has('promotion')) missingPromotion(reading);
  const person = readPerson(cells, id, role, places);
  if (cells.errors.length === 0) return person;
  const { lastName, firstName } = person;
  reading.leftOut.push({ id, role, lastName, firstName });
  return null;
}

/** Who stands in a refused row, as far as it says: whoever is left out is told by name. */
function refusedPerson(cells: RecordCells, columns: Columns, file: string, { line, badQuote }: Row): RefusedPerson {
  // Cells that are shifted would give somebody else's name.
  const isShifted = badQuote !== null || cells.errors.some(({ code }) => code === 'CENSUS_CELL_COUNT');
  const said = (field: 'id' | 'firstName' | 'lastName'): string => (isShifted ? '' : clip(cells.raw(field).replace(/\s+/g, ' ').trim()));
  const [id, name] = [said('id'), `${said('firstName')} ${said('lastName')}`.trim()];
  const role = columns.role ?? (isShifted ? null : (ROLES.get(termKey(cells.raw('role'))) ?? null));
  return { role, id: id === '' ? null : id, name: name === '' ? null : name, file, line };
}

/** Only when a trainee is met is it known that a file with a role column needs this one too. */
function missingPromotion(reading: ReadFile): void {
  const { code, column, values } = missingColumn('promotion', null);
  if (!reading.rejected.some((finding) => finding.record === null && finding.code === code)) refuse(reading, code, null, column, values);
}
