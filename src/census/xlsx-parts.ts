/** The parts of an XLSX workbook beside its sheets: the list of sheets, relations, shared strings and number formats. */
import { numberFormat, type NumberFormat } from './number-format.ts';
import { CONTENT_MAX, tooLarge, type Parts } from './parts.ts';
import type { Room } from './sheet.ts';
import { isMain, isRelations, isTrue, unescaped } from './xlsx-names.ts';
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

export interface SharedStrings {
  readonly texts: readonly string[];
  /** Indexes of those of which all that is seen is struck through. */
  readonly struck: ReadonlySet<number>;
}

/** Text stands in si/t and si/r/t. */
export function readSharedStrings(parts: Parts, name: string): SharedStrings {
  const strings: string[] = [];
  const struck = new Set<number>();
  const path: string[] = [];
  let text = '';
  let taking = false;
  let run = { isStruck: false };
  let plain = '';
  readXml(parts.text(name), {
    open: (tag, depth) => {
      path.length = depth;
      path.push(isMain(tag.uri) ? tag.local : '');
      if (depth === 1) text = plain = '';
      const at = path.join('/');
      if (at === 'sst/si/r' || at === 'sst/si/t') run = { isStruck: false };
      if (at === 'sst/si/r/rPr/strike') run.isStruck = isOn(tag.attribute('val'));
      taking = at === 'sst/si/t' || at === 'sst/si/r/t';
    },
    close: (depth) => {
      taking = false;
      if (depth === 1 && path[1] === 'si') {
        if (text.trim() !== '' && plain.trim() === '') struck.add(strings.length);
        bounded(strings.push(unescaped(text)), STRINGS_MAX);
      }
      path.length = depth;
    },
    text: (piece) => {
      if (!taking) return;
      text = joined(text, piece);
      if (!run.isStruck) plain = piece.trim() === '' ? plain : piece;
    },
  });
  return { texts: strings, struck };
}

/** Of `strike`: it is one unless it says that it is none. */
function isOn(value: string | undefined): boolean {
  return value === undefined || isTrue(value);
}

export interface CellStyle {
  readonly format: NumberFormat;
  readonly isStruck: boolean;
  /** Of which colour or pattern the cell is filled, as the file names it; '' for none, and for white. */
  readonly fill: string;
}

/** By the number of each cell style. */
export function readStyles(parts: Parts, name: string): CellStyle[] {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  const fonts: number[] = [];
  const struckFonts = new Set<number>();
  let font = -1;
  const fills: Fill[] = [];
  const fillIds: number[] = [];
  eachTag(parts, name, isMain, (path, tag) => {
    bounded(codes.size, ENTRIES_MAX);
    if (path === 'styleSheet/numFmts/numFmt') codes.set(Number(tag.attribute('numFmtId')), unescaped(tag.attribute('formatCode') ?? ''));
    else if (path === 'styleSheet/fonts/font') font++;
    else if (path === 'styleSheet/fonts/font/strike' && isOn(tag.attribute('val'))) struckFonts.add(font);
    else if (path === 'styleSheet/fills/fill') bounded(fills.push({ pattern: 'none', colour: '' }), ENTRIES_MAX);
    else if (path.startsWith('styleSheet/fills/fill/')) readFill(path, tag, fills.at(-1)!);
    else if (path === 'styleSheet/cellXfs/xf') {
      bounded(ids.push(Number(tag.attribute('numFmtId') ?? '0')), ENTRIES_MAX);
      fonts.push(Number(tag.attribute('fontId') ?? '0'));
      fillIds.push(Number(tag.attribute('fillId') ?? '0'));
    }
  });
  const made = new Map<number, NumberFormat>();
  return ids.map((id, k) => {
    const format = made.get(id) ?? numberFormat(id, codes);
    made.set(id, format);
    return { format, isStruck: struckFonts.has(fonts[k]!), fill: nameOf(fills[fillIds[k]!]) };
  });
}

interface Fill {
  pattern: string;
  colour: string;
}

function readFill(path: string, tag: Tag, fill: Fill): void {
  if (path === 'styleSheet/fills/fill/patternFill') fill.pattern = tag.attribute('patternType') ?? 'none';
  else if (path === 'styleSheet/fills/fill/gradientFill') fill.pattern = 'gradient';
  else if (path === 'styleSheet/fills/fill/patternFill/fgColor') {
    const colour = ['rgb', 'theme', 'indexed', 'tint'].map((name) => tag.attribute(name) ?? '');
    fill.colour = colour.join(' ').slice(0, COLOUR_MAX);
  }
}

/** Longer than any colour that a program writes. */
const COLOUR_MAX = 60;
/** As an RGB value, as the ground of the theme, as one of the first palette. */
const WHITE = /^(?:[0-9a-f]{2})?ffffff {3}$|^ 0  0?$|^ {2}[19] $/i;
/** What most programs write as the second fill of a workbook, and nobody chooses. */
const DEFAULT_PATTERN = 'gray125';

function nameOf(fill: Fill | undefined): string {
  if (fill === undefined || fill.pattern === 'none' || fill.pattern === DEFAULT_PATTERN) return '';
  return fill.pattern === 'solid' && WHITE.test(fill.colour) ? '' : `${fill.pattern} ${fill.colour}`;
}
