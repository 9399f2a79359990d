/** One file of a census, from its bytes to its people and all that is wrong in it. */
import { Blocks } from './bytes.ts';
import { readCsv } from './csv.ts';
import { TextReader } from './encoding.ts';
import { type Finding, Refusal } from './finding.ts';
import type { IdRegister } from './ids.ts';
import { fileKind } from './kind.ts';
import type { Places } from './places.ts';
import type { CensusSource, ReadFile, ReadSource } from './read-file.ts';
import { readTable } from './read-rows.ts';
import { refuseTable } from './refuse-rows.ts';
import type { Table } from './table.ts';
import { emptyTable, findingOf, refuse } from './table-findings.ts';
import { gatherWorkbook, readWorkbook } from './workbook.ts';

/** Reads a file; never throws for what is in it. A file or sheet with a problem of its own (a finding without a record) gives no people. */
export async function readFile(source: CensusSource, places: Places, ids: IdRegister): Promise<ReadSource> {
  const file = { name: source.name, sha256: '', encoding: 'utf-8', delimiter: null as string | null };
  const reading: ReadSource = { file, tables: [], unread: [], unreadTexts: [], warnings: [] };
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
      const { format, tables, unread, unreadTexts, notes } = readWorkbook(await gatherWorkbook(blocks));
      file.encoding = format;
      reading.unread = unread;
      reading.unreadTexts = unreadTexts;
      reading.warnings = notes.map(({ code, values }) => findingOf(file.name, code, null, null, values));
      await readTables(tables, reading, places, ids);
      for (const { name, people } of unread) if (people !== undefined) refuseSheet(name, people, reading);
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
  for (const table of reading.tables) if (table.rejected.some(({ record }) => record === null)) refuseTable(table);
  return reading;
}

function isEmpty(rejected: readonly Finding[]): boolean {
  return rejected.length === 1 && rejected[0]!.code === 'CENSUS_NO_RECORD';
}

/** A sheet of which nothing is read although people may stand in it. */
function refuseSheet(sheet: string, count: number, { file, tables }: ReadSource): void {
  const table: ReadFile = { ...emptyTable(file, sheet), isUnread: true };
  refuse(table, 'CENSUS_UNREAD_SHEET', null, null, { sheet, count });
  tables.push(table);
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
