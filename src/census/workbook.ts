/**
 * A look inside a workbook before it is unpacked in memory: its sheets in order, how far each one's data reaches, and
 * the cells that hold a formula error, which the sheet reader gives as empty ones.
 *
 * A few hundred bytes can announce a cell in the last row and column of a sheet, and readers fill the space up to it.
 */
import { entryText, type ZipEntry } from './zip.ts';

export interface SheetSurvey {
  /** Cells with a formula error (`#N/A` …), as [row, column], from 0. */
  errorCells: readonly (readonly [number, number])[];
  /** Last row and column with content, from 1. */
  rows: number;
  columns: number;
  /** Rows that the sheet lists, with content or not. */
  rowTags: number;
}

export interface WorkbookSurvey {
  /** In the workbook's order; null for a sheet without cells, such as a chart. */
  sheets: readonly (SheetSurvey | null)[];
  /** Whether days are numbered from 1904 (an option of old Macintosh workbooks). */
  from1904: boolean;
}

/** Surveys a workbook in memory that does not grow with its sheets. Throws an Error when its structure is damaged. */
export async function surveyWorkbook(archive: Buffer, entries: readonly ZipEntry[]): Promise<WorkbookSurvey> {
  const find = (name: string): ZipEntry => {
    const entry = entries.find((candidate) => candidate.name === name);
    if (entry === undefined) throw new Error(`${name} is missing`);
    return entry;
  };
  const whole = async (name: string): Promise<string> => {
    let text = '';
    for await (const piece of entryText(archive, find(name))) text += piece;
    return text;
  };
  const workbook = await whole('xl/workbook.xml');
  const targets = new Map<string, string>();
  for (const tag of tags(await whole('xl/_rels/workbook.xml.rels'), 'Relationship')) {
    const target = attribute(tag, 'Target') ?? '';
    if (/\/worksheet$/.test(attribute(tag, 'Type') ?? '')) {
      targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    }
  }
  const sheets: (SheetSurvey | null)[] = [];
  for (const tag of tags(workbook, 'sheet')) {
    const target = targets.get(attribute(tag, '\\w+:id') ?? '');
    sheets.push(target === undefined ? null : await surveySheet(entryText(archive, find(target))));
  }
  return { sheets, from1904: tags(workbook, 'workbookPr').some((tag) => /^(1|true)$/.test(attribute(tag, 'date1904') ?? '')) };
}

function tags(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>`, 'g')) ?? [];
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1];
}

/** Longest tag of a sheet that is waited for. */
const TAG_MAX = 64 * 1024;
/** Excel's own last row. */
const ROWS_MAX = 1_048_576;

async function surveySheet(pieces: AsyncIterable<string>): Promise<SheetSurvey> {
  const errorCells: [number, number][] = [];
  let rows = 0;
  let columns = 0;
  let rowTags = 0;
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    for (const [tag, name] of text.matchAll(/<(?:\w+:)?(c|row)\b[^>]*>/g)) {
      if (name === 'row') rowTags++;
      const place = attribute(tag, 'r');
      if (place === undefined) continue;
      const [, letters = '', digits = ''] = /^([A-Z]{0,3})(\d{1,7})$/.exec(place) ?? [];
      const row = Number(digits);
      if (row < 1 || row > ROWS_MAX || (letters === '') !== (name === 'row')) throw new Error(`cell ${place.slice(0, 20)}`);
      // An empty cell carries only a format: whole columns of them are common, and are not content.
      if (name === 'row' || tag.endsWith('/>')) continue;
      const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
      rows = Math.max(rows, row);
      columns = Math.max(columns, column);
      if (attribute(tag, 't') === 'e') errorCells.push([row - 1, column - 1]);
    }
    const open = text.lastIndexOf('<');
    text = open < 0 || text.indexOf('>', open) >= 0 ? '' : text.slice(open);
    if (text.length > TAG_MAX) throw new Error('a tag without end');
  }
  return { errorCells, rows, columns, rowTags };
}
