/**
 * A workbook from its bytes to the tables that its visible sheets hold: XLSX or OpenDocument, whatever program wrote it.
 *
 * Every visible sheet with a census header is read. What is not read is named: a sheet without such a header, which is refused where people may
 * stand in it, one whose name says that it describes nobody, a hidden one, one that says again what another says.
 */
import { createHash } from 'node:crypto';
import { isFindingsSheet, isGuideSheet } from '../domain/index.ts';
import type { ErrorCode } from '../errors/index.ts';
import { archiveKind } from './archive-kind.ts';
import { clip, Refusal, type FindingValues } from './finding.ts';
import { headerStrength } from './header.ts';
import { openOds } from './ods.ts';
import { Parts, tooLarge } from './parts.ts';
import { commentsOf, tableOf, type SheetTable } from './sheet-table.ts';
import type { Sheet } from './sheet.ts';
import { rowsLikePeople } from './people-like.ts';
import { saysNoCensus, saysNoPeople } from './sheet-names.ts';
import type { CellComment, Table } from './table.ts';
import { openXlsx } from './xlsx.ts';
import { readDirectory } from './zip.ts';

/**
 * Why a visible sheet is not read: it has no census header, its name says that it describes nobody, it is a copy of another, or it is one of
 * those that explain our own workbooks.
 */
export type WhyUnread = 'noHeader' | 'named' | 'same' | 'ours';

export interface UnreadSheet {
  readonly name: string;
  readonly why: WhyUnread;
  /** Of its rows, those that may describe people: then it is refused. Absent where none may. */
  readonly people?: number;
}

/** A visible sheet that is not read, with what stands in it. */
export interface UnreadText {
  readonly sheet: string;
  readonly rows: Sheet['rows'];
  readonly comments: readonly CellComment[];
  /** Whether its name says that it explains how a census is filled in. */
  readonly isGuide: boolean;
}

/** What a workbook gives to a census. */
export interface WorkbookTables {
  format: 'xlsx' | 'ods';
  /** In the workbook's order, at least one. */
  tables: readonly Table[];
  /** The visible sheets that are not among them. */
  unread: readonly UnreadSheet[];
  unreadTexts: readonly UnreadText[];
  /** About the workbook as a whole. */
  notes: readonly { code: ErrorCode; values: FindingValues }[];
}

/**
 * Largest workbook file, in bytes. With the bounds of what it unpacks to and of the cells that it holds, a workbook is read
 * in less than 256 MB. A larger census is read from CSV, as a stream.
 */
const FILE_MAX = 50 * 1024 * 1024;

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

/** Reads a workbook. Throws a Refusal when it is none, is damaged or too large, or holds no census. */
export function readWorkbook(archive: Buffer): WorkbookTables {
  const { format, dayZero, sheets, hidden } = visibleSheets(archive);
  const isCopy = sheets.some(({ name }) => isFindingsSheet(name));
  const found = sheets.map(({ name, read }) => {
    const sheet = read();
    const table = sheet === null ? null : tableOf(name, sheet, dayZero, isCopy);
    return { name, table, sheet, people: sheet === null || table?.namesPeople === true ? 0 : rowsLikePeople(sheet) };
  });
  return { format, ...chosen(found, hidden) };
}

/** The sheets that a workbook shows, to be read one by one (null for a chart and the like), and the names of those that it hides. Throws a Refusal as `readWorkbook`. */
export function visibleSheets(archive: Buffer): {
  format: 'xlsx' | 'ods';
  dayZero: string | null;
  sheets: { name: string; read: () => Sheet | null }[];
  hidden: string[];
} {
  const entries = sound(() => readDirectory(archive), BROKEN_OFF);
  if (entries === null) throw damaged(BROKEN_OFF);
  const { format, workbook } = sound(() => {
    const parts = new Parts(archive, entries);
    const kind = archiveKind(parts, entries);
    return { format: kind.format, workbook: kind.format === 'ods' ? openOds(parts) : openXlsx(parts, kind.main) };
  }, APART);
  const sheets = workbook.sheets
    .filter(({ hidden }) => !hidden)
    .map(({ name, read }) => ({ name, read: () => (read === null ? null : sound(read, UNREADABLE)) }));
  return { format, dayZero: workbook.dayZero, sheets, hidden: workbook.sheets.filter(({ hidden }) => hidden).map(({ name }) => name) };
}

/** Fields that any sheet of people names: who they are and where. */
const LEAST_OF_PEOPLE = 4;

interface FoundSheet {
  name: string;
  table: SheetTable | null;
  /** null for a chart and the like. */
  sheet: Sheet | null;
  /** Rows that may describe people, in a sheet whose header names none. */
  people: number;
}

/** The sheets that are read, and what is said of the others. */
function chosen(found: readonly FoundSheet[], hidden: readonly string[]): Omit<WorkbookTables, 'format'> {
  const wanted = wantedOf(found);
  const notes: { code: ErrorCode; values: FindingValues }[] = [];
  const tables: SheetTable[] = [];
  const unread: UnreadSheet[] = [];
  const unreadTexts: UnreadText[] = [];
  const seen = new Map<string, string>();
  for (const sheet of found) {
    const { name, table } = sheet;
    if (table === null || !wanted.has(sheet)) {
      const why = isOurs(sheet) ? 'ours' : table?.namesPeople === true ? 'named' : 'noHeader';
      const isOfPeople = why === 'noHeader' && sheet.people > 0 && !saysNoPeople(name);
      if (why !== 'ours' && sheet.sheet !== null)
        unreadTexts.push({ sheet: name, rows: sheet.sheet.rows, comments: commentsOf(sheet.sheet), isGuide: why === 'named' });
      unread.push({ name, why, ...(isOfPeople ? { people: sheet.people } : {}) });
      continue;
    }
    const content = found.length > 1 ? fingerprint(table) : '';
    const first = content === '' ? undefined : seen.get(content);
    if (first !== undefined) {
      notes.push({ code: 'CENSUS_SAME_SHEET', values: { sheet: name, first } });
      unread.push({ name, why: 'same' });
    } else tables.push(table);
    seen.set(content, first ?? name);
  }
  const list = (names: readonly string[]): string => clip(names.join(', '));
  if (hidden.length > 0) notes.unshift({ code: 'CENSUS_HIDDEN_SHEETS', values: { sheets: list(hidden) } });
  if (tables.length === 0) throw new Refusal(hidden.length > 0 ? 'CENSUS_HIDDEN_ONLY' : 'CENSUS_NO_HEADER', null, { sheets: list(hidden) });
  const read = list(tables.map(({ sheet }) => sheet ?? ''));
  const tell = (code: ErrorCode, why: WhyUnread): void => {
    const ignored = unread.filter((sheet) => sheet.why === why && sheet.people === undefined).map(({ name }) => name);
    if (ignored.length > 0) notes.unshift({ code, values: { sheet: read, ignored: list(ignored) } });
  };
  tell('CENSUS_GUIDE_SHEETS', 'named');
  tell('CENSUS_OTHER_SHEETS', 'noHeader');
  return { tables, unread, unreadTexts, notes };
}

/** What explains the columns of a template names them one a row; a sheet of people of that name has a header of many. */
function isOurs({ name, table }: FoundSheet): boolean {
  return isGuideSheet(name) && (table === null || headerStrength(table.header) < LEAST_OF_PEOPLE);
}

/**
 * The sheets that are a census. A list of services is none because two of its columns bear names of ours, nor is an example under a header
 * in a sheet of explanations: but alone in a workbook either may be meant as one.
 */
function wantedOf(found: readonly FoundSheet[]): ReadonlySet<FoundSheet> {
  const tables = found.filter((sheet) => sheet.table !== null && !isOurs(sheet));
  const ofPeople = tables.filter(({ table }) => table?.namesPeople === true);
  const likely = ofPeople.length > 0 ? ofPeople : tables;
  const named = likely.filter(({ name }) => !saysNoCensus(name));
  const wanted = named.length > 0 ? named : likely;
  return new Set(ofPeople.length > 0 ? wanted : wanted.slice(0, 1));
}

/** Equal for two sheets that say the same. */
function fingerprint(table: SheetTable): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify(table.header.cells));
  for (const { cells, marks } of table.rows) hash.update(JSON.stringify([cells, [...(marks ?? [])]]));
  return hash.digest('hex');
}

interface Detail {
  en: string;
  fr: string;
}

const BROKEN_OFF: Detail = { en: 'its list of parts is broken off', fr: 'la liste de ses parties est rompue' };
const APART: Detail = { en: 'its parts do not hold together', fr: 'ses parties ne tiennent pas ensemble' };
const UNREADABLE: Detail = { en: 'its sheets cannot be read', fr: 'ses feuilles ne se lisent pas' };

/** Runs a reader of bytes from outside: whatever it throws says that they are damaged. */
function sound<T>(read: () => T, detail: Detail): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Refusal ? error : damaged(detail);
  }
}

function damaged(detail: Detail): Refusal {
  return new Refusal('CENSUS_UNREADABLE_WORKBOOK', null, { detail: detail.en, detailFr: detail.fr });
}
