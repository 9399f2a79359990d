/** An XLSX workbook as a table: its first sheet that has a census header. */
import readWorkbook from 'read-excel-file/universal';
import { Refusal } from './finding.ts';
import { findHeader } from './header.ts';
import { HEADER_LINES, type Row, type Table } from './table.ts';
import { surveyWorkbook, type SheetSurvey, type WorkbookSurvey } from './workbook.ts';
import { readDirectory } from './zip.ts';

const MEBIBYTE = 1024 * 1024;

/**
 * Largest workbook file, and largest XML in it once unpacked, in bytes; rows that its sheets may list, and cells that
 * their data may span, empty ones included. The sheet reader holds a workbook several times over: within these bounds it stays
 * under 256 MB. A census beyond them (some 30,000 people) is read from CSV, as a stream.
 */
const FILE_MAX = 50 * MEBIBYTE;
const CONTENT_MAX = 32 * MEBIBYTE;
const ROWS_MAX = 100_000;
const AREA_MAX = 1_000_000;

/** What stands in a cell whose formula failed. */
const FORMULA_ERROR = '#N/A';

/** Gathers the bytes of a workbook. Throws a Refusal as soon as they are too many. */
export async function gatherWorkbook(blocks: { next: () => Promise<Buffer | null> }): Promise<Buffer> {
  const gathered: Buffer[] = [];
  let length = 0;
  for (let block = await blocks.next(); block !== null; block = await blocks.next()) {
    gathered.push(block);
    length += block.length;
    if (length > FILE_MAX) throw tooLarge(FILE_MAX);
  }
  return Buffer.concat(gathered, length);
}

/** Reads a workbook whole. Throws a Refusal when it is none, is damaged, or holds no census. */
export async function readXlsx(archive: Buffer): Promise<Table> {
  const entries = readDirectory(archive);
  if (entries === null) throw damaged('its list of parts is broken off', 'la liste de ses parties est rompue');
  if (!entries.some((entry) => entry.name === 'xl/workbook.xml')) {
    throw new Refusal('CENSUS_WRONG_FILE', null, {
      kindFr: 'une archive ZIP ou un document d’un autre logiciel',
      kindEn: 'a ZIP archive or another program’s document',
    });
  }
  // Pictures and the like are never unpacked.
  const unpacked = entries.filter(({ name }) => /\.(xml|rels)$/.test(name));
  if (unpacked.reduce((sum, { size }) => sum + size, 0) > CONTENT_MAX) throw tooLarge(CONTENT_MAX);
  const survey = await sound(
    () => surveyWorkbook(archive, entries),
    'its parts do not hold together',
    'ses parties ne tiennent pas ensemble',
  );
  const sum = (measure: (sheet: SheetSurvey) => number): number =>
    survey.sheets.reduce((total, sheet) => total + (sheet === null ? 0 : measure(sheet)), 0);
  if (sum((sheet) => sheet.rowTags) > ROWS_MAX || sum((sheet) => sheet.rows * sheet.columns) > AREA_MAX) throw tooLarge(CONTENT_MAX);
  // A copy of its own: the reader takes an ArrayBuffer, and a Buffer may lie within a larger one.
  const sheets = await sound(
    () => readWorkbook(new Uint8Array(archive).buffer),
    'its sheets cannot be read',
    'ses feuilles ne se lisent pas',
  );

  for (const [k, { sheet, data }] of sheets.entries()) {
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- a chart sheet has no data, whatever the package's types say
    const rows = textRows(data ?? [], survey.sheets[k] ?? null);
    const first = rows.slice(0, HEADER_LINES).filter((row) => row.cells.some((cell) => cell !== ''));
    const header = findHeader(first);
    if (header === null) continue;
    const below = rows.slice(header.line);
    return {
      delimiter: null,
      sheet,
      header: { ...header, cells: headersOf(header, below) },
      titleRows: first.indexOf(header),
      otherSheets: sheets.map((other) => other.sheet).filter((_, other) => other !== k),
      dayZero: dayZero(survey),
      rows: inTurn(below),
    };
  }
  throw new Refusal('CENSUS_NO_HEADER');
}

function tooLarge(limit: number): Refusal {
  return new Refusal('CENSUS_TOO_LARGE', null, { limit: limit / MEBIBYTE });
}

/** Runs a reader of bytes from outside: whatever it throws says that they are damaged. */
async function sound<T>(read: () => Promise<T>, detail: string, detailFr: string): Promise<T> {
  try {
    return await read();
  } catch {
    throw damaged(detail, detailFr);
  }
}

function damaged(detail: string, detailFr: string): Refusal {
  return new Refusal('CENSUS_UNREADABLE_WORKBOOK', null, { detail, detailFr });
}

/** Serial numbers count days from here. Excel takes 1900 for a leap year: from March 1900 on, this is its day 0. */
function dayZero(survey: WorkbookSurvey): string {
  return survey.from1904 ? '1904-01-01' : '1899-12-30';
}

function textRows(data: readonly (readonly unknown[])[], survey: SheetSurvey | null): Row[] {
  const rows = data.map((cells, k) => ({ line: k + 1, cells: cells.map(textOf), badQuote: null }));
  const width = rows[0]?.cells.length ?? 0;
  for (const [at, column] of survey?.errorCells ?? []) {
    while (rows.length <= at) rows.push({ line: rows.length + 1, cells: new Array<string>(width).fill(''), badQuote: null });
    const row = rows[at];
    if (row === undefined) continue;
    while (row.cells.length < column) row.cells.push('');
    row.cells[column] = FORMULA_ERROR;
  }
  return rows;
}

/**
 * The header's cells, and a number for each column to the right of them that has content: in a sheet it is a column
 * without a name, not a sign that the cells of a row are shifted.
 */
function headersOf(header: Row, below: readonly Row[]): string[] {
  const filled = (row: Row): number => row.cells.findLastIndex((cell) => cell !== '') + 1;
  const named = filled(header);
  const width = below.reduce((most, row) => Math.max(most, filled(row)), named);
  return Array.from({ length: width }, (_, k) => (k < named ? (header.cells[k] ?? '') : `#${k + 1}`));
}

/** A date cell as an ISO date; a number in its shortest decimal form. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return `${cell as string | number | boolean}`;
  return Number.isNaN(cell.getTime()) ? 'date?' : cell.toISOString().slice(0, 10);
}

// eslint-disable-next-line @typescript-eslint/require-await -- rows at hand, where rows to come are asked for
async function* inTurn(rows: readonly Row[]): AsyncGenerator<Row, void, undefined> {
  yield* rows;
}
