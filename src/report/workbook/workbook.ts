/**
 * A workbook to be filled in or read: sheets of text with a header that stays in view, drop-down lists, coloured cells and comments.
 *
 * Every cell is text: what looks like a number keeps its zeros, and no spreadsheet makes a day of it. Nothing in it is a formula.
 * ECMA-376-1:2016, parts 18 (SpreadsheetML) and 12 (packages); comments have a VML shape each, without which Excel does not show them.
 */
import { strToU8, zipSync } from 'fflate';
import { commentsXml, shapesXml } from './comments.ts';
import { sheetXml } from './sheet.ts';
import { stylesXml } from './styles.ts';
import { element, XML } from './xml.ts';

export type Look = 'plain' | 'header' | 'refused' | 'warned' | 'prose';

export interface WorkbookCell {
  readonly text: string;
  readonly look?: Look;
  readonly comment?: string;
}

export interface WorkbookSheet {
  /** At most 31 characters, none of []:*?/\. */
  readonly name: string;
  /** By row, from the first; an empty row is none. */
  readonly rows: readonly (readonly WorkbookCell[])[];
  /** In characters. */
  readonly widths: readonly number[];
  /** Rows that stay in view, from the first. */
  readonly frozen?: number;
  readonly choices?: readonly Choice[];
}

/** What the cells of a column may hold: those of a column of another sheet, to be chosen from a list; another text is only warned of. */
export interface Choice {
  /** 0-based. */
  readonly column: number;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly from: { readonly sheet: string; readonly column: number; readonly count: number };
}

/** The same sheets give the same bytes, on every machine and in every time zone. O(cells). */
export function writeWorkbook(sheets: readonly WorkbookSheet[]): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets),
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookXml(sheets),
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, k): Relation => [`rId${k + 1}`, 'worksheet', `worksheets/sheet${k + 1}.xml`]),
      [`rId${sheets.length + 1}`, 'styles', 'styles.xml'],
    ]),
    'xl/styles.xml': stylesXml(),
  };
  for (const [k, sheet] of sheets.entries()) {
    const number = k + 1;
    parts[`xl/worksheets/sheet${number}.xml`] = sheetXml(sheet);
    if (!hasComments(sheet)) continue;
    parts[`xl/comments${number}.xml`] = commentsXml(sheet);
    parts[`xl/drawings/comments${number}.vml`] = shapesXml(sheet);
    parts[`xl/worksheets/_rels/sheet${number}.xml.rels`] = relationships([
      ['rId1', 'comments', `../comments${number}.xml`],
      ['rId2', 'vmlDrawing', `../drawings/comments${number}.vml`],
    ]);
  }
  const files = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
  // The archive's clock is the machine's: the same day there, wherever it stands.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) });
}

export function hasComments({ rows }: WorkbookSheet): boolean {
  return rows.some((row) => row.some(({ comment }) => comment !== undefined));
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

type Relation = readonly [id: string, type: string, target: string];

function relationships(relations: readonly Relation[]): string {
  const each = relations.map(([Id, type, Target]) => element('Relationship', { Id, Type: `${OFFICE}/${type}`, Target }));
  return `${XML}${element('Relationships', { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' }, each)}`;
}

function contentTypes(sheets: readonly WorkbookSheet[]): string {
  const override = (PartName: string, type: string): string => element('Override', { PartName, ContentType: `${SHEET_TYPE}.${type}+xml` });
  return `${XML}${element('Types', { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' }, [
    element('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
    element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
    element('Default', { Extension: 'vml', ContentType: 'application/vnd.openxmlformats-officedocument.vmlDrawing' }),
    override('/xl/workbook.xml', 'sheet.main'),
    override('/xl/styles.xml', 'styles'),
    ...sheets.flatMap((sheet, k) => [
      override(`/xl/worksheets/sheet${k + 1}.xml`, 'worksheet'),
      ...(hasComments(sheet) ? [override(`/xl/comments${k + 1}.xml`, 'comments')] : []),
    ]),
  ])}`;
}

function workbookXml(sheets: readonly WorkbookSheet[]): string {
  const each = sheets.map(({ name }, k) => element('sheet', { name, sheetId: k + 1, 'r:id': `rId${k + 1}` }));
  return `${XML}${element('workbook', { xmlns: MAIN, 'xmlns:r': OFFICE }, [element('sheets', {}, each)])}`;
}
