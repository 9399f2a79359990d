/** An XLSX workbook (ECMA-376, both editions): its sheets, of which each is read on demand. */
import type { Parts } from './parts.ts';
import { Room, type Workbook, type WorkbookSheet } from './sheet.ts';
import { readXlsxComments } from './xlsx-comments.ts';
import {
  type CellStyle,
  readRelations,
  readSharedStrings,
  readStyles,
  readWorkbookPart,
  type Relation,
  type SharedStrings,
  type SheetEntry,
} from './xlsx-parts.ts';
import { SheetReader, type WorkbookContext } from './xlsx-sheet.ts';
import { readXml } from './xml.ts';

/** The part that lists the sheets, as the archive's relations name it or where every program puts it. */
export function xlsxMainPart(parts: Parts): string | null {
  const named = [...readRelations(parts, '').values()].find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  return parts.has(named) ? named : null;
}

/** Opens a workbook at its main part. Throws a Refusal when it is too large, an Error when it is damaged. */
export function openXlsx(parts: Parts, main: string): Workbook {
  const room = new Room();
  const { sheets, from1904, staleValues } = readWorkbookPart(parts, main, room);
  const relations = readRelations(parts, main);
  const part = (type: string): string | null => [...relations.values()].find((relation) => relation.type === type)?.target ?? null;
  const strings = part('sharedStrings');
  const styles = part('styles');
  // Some writers list a part that they leave out when nothing would stand in it.
  const context: WorkbookContext = {
    strings: strings === null || !parts.has(strings) ? NO_STRINGS : readSharedStrings(parts, strings),
    styles: styles === null || !parts.has(styles) ? NO_STYLES : readStyles(parts, styles),
    from1904,
    staleValues,
    room,
  };
  return {
    // Serial numbers count days from here. Excel takes 1900 for a leap year: from March 1900 on, this is its day 0.
    dayZero: from1904 ? '1904-01-01' : '1899-12-30',
    sheets: sheets.map((entry) => sheetOf(entry, relations, parts, context)),
  };
}

const NO_STRINGS: SharedStrings = { texts: [], struck: new Set() };
const NO_STYLES: readonly CellStyle[] = [];

function sheetOf(
  { name, hidden, relation }: SheetEntry,
  relations: ReadonlyMap<string, Relation>,
  parts: Parts,
  context: WorkbookContext,
): WorkbookSheet {
  const found = relations.get(relation);
  if (found === undefined) throw new Error(`sheet ${name.slice(0, 40)} has no part`);
  const read = (): ReturnType<SheetReader['sheet']> => {
    const reader = new SheetReader(context);
    readXml(parts.text(found.target), reader);
    return reader.sheet(readXlsxComments(parts, found.target, context.room));
  };
  // A chart or a dialog has no cells.
  return { name, hidden, read: found.type === 'worksheet' ? read : null };
}
