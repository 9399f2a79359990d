/** The parts of an XLSX workbook beside its sheets: the list of sheets, relations, shared strings and number formats. */
import { numberFormat, type NumberFormat } from './number-format.ts';
import { CONTENT_MAX, tooLarge, type Parts } from './parts.ts';
import type { Room } from './sheet.ts';
import { isMain, isRelations, unescaped } from './xlsx-names.ts';
import { isTrue } from './xlsx-sheet.ts';
import { joined, readXml, type Tag } from './xml.ts';

export interface Relation {
  /** Last word of its type: `worksheet`, `styles` … */
  type: string;
  /** Name of the part. */
  target: string;
}

export interface SheetEntry {
  name: string;
  hidden: boolean;
  /** Id of the relation to its part. */
  relation: string;
}

export interface WorkbookEntry {
  sheets: SheetEntry[];
  from1904: boolean;
  staleValues: boolean;
}

/** Most relations of a part, styles of cells and formats, each: as many styles as Excel takes. */
const ENTRIES_MAX = 65_536;
/** As many as there may be cells. */
const STRINGS_MAX = 2_000_000;

function bounded(count: number, most: number): void {
  if (count > most) throw tooLarge(CONTENT_MAX);
}

/** Tags of a part, with their path of local names in one namespace; text is passed over. */
function eachTag(parts: Parts, name: string, own: (uri: string) => boolean, visit: (path: string, tag: Tag) => void): void {
  const path: string[] = [];
  readXml(parts.text(name), {
    open: (tag, depth) => {
      path.length = depth;
      path.push(own(tag.uri) ? tag.local : '');
      visit(path.join('/'), tag);
    },
    close: () => undefined,
    text: () => undefined,
  });
}

/** The relations of a part (`''`: of the archive), by id; none when it has no list of them. Throws an Error when the list is damaged. */
export function readRelations(parts: Parts, of: string): Map<string, Relation> {
  const folder = of.slice(0, of.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${of.slice(folder.length)}.rels`;
  const relations = new Map<string, Relation>();
  if (!parts.has(name)) return relations;
  eachTag(
    parts,
    name,
    (uri) => uri === 'http://schemas.openxmlformats.org/package/2006/relationships',
    (path, tag) => {
      if (path !== 'Relationships/Relationship' || tag.attribute('TargetMode') === 'External') return;
      const type = /[^/]*$/.exec(tag.attribute('Type') ?? '')?.[0] ?? '';
      bounded(relations.size, ENTRIES_MAX);
      relations.set(tag.attribute('Id') ?? '', { type, target: resolved(folder, tag.attribute('Target') ?? '') });
    },
  );
  return relations;
}

function resolved(folder: string, target: string): string {
  const steps = (target.startsWith('/') ? target : `${folder}${target}`).split('/');
  const kept: string[] = [];
  for (const step of steps) {
    if (step === '..') kept.pop();
    else if (step !== '.' && step !== '') kept.push(step);
  }
  return kept.join('/');
}

/** Throws an Error when the part is none of a workbook. */
export function readWorkbookPart(parts: Parts, name: string, room: Room): WorkbookEntry {
  const workbook: WorkbookEntry = { sheets: [], from1904: false, staleValues: false };
  eachTag(parts, name, isMain, (path, tag) => {
    if (!path.startsWith('workbook')) throw new Error('no workbook');
    if (path === 'workbook/workbookPr') workbook.from1904 = isTrue(tag.attribute('date1904'));
    else if (path === 'workbook/calcPr') workbook.staleValues = isTrue(tag.attribute('fullCalcOnLoad'));
    else if (path === 'workbook/sheets/sheet') {
      room.sheet();
      workbook.sheets.push({
        name: unescaped(tag.attribute('name') ?? ''),
        hidden: /^(hidden|veryHidden)$/i.test(tag.attribute('state') ?? ''),
        relation: tag.attribute('id', isRelations) ?? '',
      });
    }
  });
  return workbook;
}

/** Text stands in si/t and si/r/t. */
export function readSharedStrings(parts: Parts, name: string): string[] {
  const strings: string[] = [];
  const path: string[] = [];
  let text = '';
  let taking = false;
  readXml(parts.text(name), {
    open: (tag, depth) => {
      path.length = depth;
      path.push(isMain(tag.uri) ? tag.local : '');
      if (depth === 1) text = '';
      const at = path.join('/');
      taking = at === 'sst/si/t' || at === 'sst/si/r/t';
    },
    close: (depth) => {
      taking = false;
      if (depth === 1 && path[1] === 'si') bounded(strings.push(unescaped(text)), STRINGS_MAX);
      path.length = depth;
    },
    text: (piece) => {
      if (taking) text = joined(text, piece);
    },
  });
  return strings;
}

/** The number format of each cell style. */
export function readFormats(parts: Parts, name: string): NumberFormat[] {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  eachTag(parts, name, isMain, (path, tag) => {
    bounded(codes.size, ENTRIES_MAX);
    if (path === 'styleSheet/numFmts/numFmt') codes.set(Number(tag.attribute('numFmtId')), unescaped(tag.attribute('formatCode') ?? ''));
    else if (path === 'styleSheet/cellXfs/xf') bounded(ids.push(Number(tag.attribute('numFmtId') ?? '0')), ENTRIES_MAX);
  });
  const made = new Map<number, NumberFormat>();
  return ids.map((id) => {
    const format = made.get(id) ?? numberFormat(id, codes);
    made.set(id, format);
    return format;
  });
}
