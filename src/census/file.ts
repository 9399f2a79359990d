/** One file of a census, from its bytes to its people and all that is wrong in it. */
import { type Mentor, termKey, type Trainee } from '../domain/index.ts';
import type { ErrorCode } from '../errors/index.ts';
import { Blocks } from './bytes.ts';
import { readCsv } from './csv.ts';
import { TextReader } from './encoding.ts';
import { clip, Refusal, type Finding, type FindingValues } from './finding.ts';
import { missingColumn, readHeader, type Columns } from './header.ts';
import type { IdRegister } from './ids.ts';
import { fileKind } from './kind.ts';
import { Notes } from './notes.ts';
import { readId, readPerson, readRole } from './person.ts';
import type { Places } from './places.ts';
import { RecordCells } from './record.ts';
import type { Row, Table } from './table.ts';
import { gatherWorkbook, readXlsx } from './xlsx.ts';

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

export interface ReadFile {
  file: { name: string; sha256: string; encoding: string; delimiter: string | null; sheet: string | null };
  columns: Columns;
  people: ReadPerson[];
  /** Of records that were refused: they are in no census, but others may name them. */
  leftOut: Pick<Mentor | Trainee, 'id' | 'role' | 'lastName' | 'firstName'>[];
  rejected: Finding[];
  warnings: Finding[];
  /** What was made of cells; adds to `warnings`. */
  notes: Notes;
}

const NO_COLUMNS: Columns = { index: new Map(), headers: [], role: null, town: null, errors: [], warnings: [] };

/** Reads a file; never throws for what is in it. A file with a problem of its own (a finding without a record) gives no people. */
export async function readFile(source: CensusSource, places: Places, ids: IdRegister): Promise<ReadFile> {
  const file = { name: source.name, sha256: '', encoding: 'utf-8', delimiter: null as string | null, sheet: null as string | null };
  const warnings: Finding[] = [];
  const notes = new Notes(source.name, warnings);
  const reading: ReadFile = { file, columns: NO_COLUMNS, people: [], leftOut: [], rejected: [], warnings, notes };
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
    if (kind.kind === 'zip') file.encoding = 'xlsx';
    const table = kind.kind === 'zip' ? await readXlsx(await gatherWorkbook(blocks)) : await readCsv(text.texts());
    file.delimiter = table.delimiter;
    file.sheet = table.sheet;
    await readTable(table, reading, places, ids);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refuse(reading, error.code, error.line, null, error.values);
  } finally {
    await blocks.close();
  }
  if (file.encoding === 'utf-8') file.encoding = text.encoding;
  file.sha256 = blocks.sha256();
  if (reading.rejected.some((finding) => finding.record === null)) reading.people = [];
  return reading;
}

function refuse(reading: ReadFile, code: ErrorCode, line: number | null, column: string | null, values: FindingValues): void {
  reading.rejected.push(fileFinding(reading, code, line, column, values));
}

function warn(reading: ReadFile, code: ErrorCode, line: number | null, column: string | null, values: FindingValues): void {
  reading.warnings.push(fileFinding(reading, code, line, column, values));
}

function fileFinding(reading: ReadFile, code: ErrorCode, line: number | null, column: string | null, values: FindingValues): Finding {
  return { code, file: reading.file.name, record: null, line, column, value: String(values['value'] ?? ''), values };
}

async function readTable(table: Table, reading: ReadFile, places: Places, ids: IdRegister): Promise<void> {
  const columns = readHeader(table.header);
  const { line } = table.header;
  reading.columns = columns;
  if (table.titleRows > 0) warn(reading, 'CENSUS_TITLE_LINES', line, null, { count: table.titleRows });
  if (table.otherSheets.length > 0) {
    const values = { sheet: table.sheet ?? '', ignored: clip(table.otherSheets.join(', ')) };
    warn(reading, 'CENSUS_OTHER_SHEETS', null, null, values);
  }
  for (const { code, column, values } of columns.warnings) warn(reading, code, line, column, values);
  for (const { code, column, values } of columns.errors) refuse(reading, code, line, column, values);
  if (columns.errors.length > 0) return;

  const common = { dayZero: table.dayZero, texts: new Map<string, string>() };
  let record = 0;
  for await (const row of table.rows) {
    if (row.cells.every((cell) => cell.trim() === '') && row.badQuote === null) continue;
    const total = totalWord(row, columns);
    if (total !== null) {
      warn(reading, 'CENSUS_TOTAL_LINE', row.line, null, { value: total });
      continue;
    }
    record++;
    const cells = new RecordCells(columns, row, { file: reading.file.name, record, line: row.line }, common);
    const person = readRecord(cells, row, reading, places, ids);
    // What would be warned of in a rejected record may not be what it will say once corrected.
    if (person !== null) reading.people.push({ person, record, line: row.line });
    if (person !== null) for (const warning of cells.warnings) reading.warnings.push(warning);
    if (person !== null) for (const note of cells.notes) reading.notes.add(note);
    for (const error of cells.errors) reading.rejected.push(error);
  }
  if (record === 0) refuse(reading, 'CENSUS_NO_RECORD', line, null, {});
}

/** The person of a record; null when anything is wrong with it. */
function readRecord(cells: RecordCells, row: Row, reading: ReadFile, places: Places, ids: IdRegister): Mentor | Trainee | null {
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
  const id = cells.has('id') ? readId(cells) : '';
  const clash = id === '' ? null : ids.claim(id, role, reading.file.name, row.line);
  if (clash !== null) cells.error(clash.code, 'id', id, clash.values);
  if (role === null) return null;
  if (role === 'trainee' && !cells.has('promotion')) missingPromotion(reading);
  const person = readPerson(cells, id, role, places);
  if (cells.errors.length === 0) return person;
  const { lastName, firstName } = person;
  reading.leftOut.push({ id, role, lastName, firstName });
  return null;
}

/** Only when a trainee is met is it known that a file with a role column needs this one too. */
function missingPromotion(reading: ReadFile): void {
  const { code, column, values } = missingColumn('promotion', null);
  if (!reading.rejected.some((finding) => finding.record === null && finding.code === code)) refuse(reading, code, null, column, values);
}

const TOTAL_WORDS = new Set(
  ['total', 'totaux', 'total général', 'sous-total', 'sous-totaux', 'somme', 'ensemble', 'subtotal', 'grand total', 'sum'].map(termKey),
);

/** The word of a line that sums up others rather than giving a person; null for any other line. */
function totalWord(row: Row, columns: Columns): string | null {
  const first = row.cells.findIndex((cell) => cell.trim() !== '');
  const word = row.cells[first] ?? '';
  if (word.length > 40 || !TOTAL_WORDS.has(termKey(word))) return null;
  const idColumn = columns.index.get('id') ?? -1;
  return first === idColumn || (row.cells[idColumn] ?? '').trim() === '' ? word.trim() : null;
}
