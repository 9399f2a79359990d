/**
 * A workbook from its bytes to the tables that its visible sheets hold: XLSX or OpenDocument, whatever program wrote it.
 *
 * Every visible sheet with a census header is read. What is not read is named: a sheet without such a header, a hidden one,
 * one that says again what another says.
 */
import { createHash } from 'node:crypto';
import { isGuideSheet } from '../domain/index.ts';
import type { ErrorCode } from '../errors/index.ts';
import { archiveKind } from './archive-kind.ts';
import { clip, Refusal, type FindingValues } from './finding.ts';
import { headerStrength } from './header.ts';
import { openOds } from './ods.ts';
import { Parts, tooLarge } from './parts.ts';
import { tableOf, type SheetTable } from './sheet-table.ts';
import type { Table } from './table.ts';
import { openXlsx } from './xlsx.ts';
import { readDirectory } from './zip.ts';

/** What a workbook gives to a census. */
export interface WorkbookTables {
  format: 'xlsx' | 'ods';
  /** In the workbook's order, at least one. */
  tables: readonly Table[];
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
  const entries = sound(() => readDirectory(archive), BROKEN_OFF);
  if (entries === null) throw damaged(BROKEN_OFF);
  const { format, workbook } = sound(() => {
    const parts = new Parts(archive, entries);
    const kind = archiveKind(parts, entries);
    return { format: kind.format, workbook: kind.format === 'ods' ? openOds(parts) : openXlsx(parts, kind.main) };
  }, APART);
  const visible = workbook.sheets.filter(({ hidden }) => !hidden);
  const found = visible.map(({ name, read }) => {
    const sheet = read === null ? null : sound(read, UNREADABLE);
    return { name, table: sheet === null ? null : tableOf(name, sheet, workbook.dayZero) };
  });
  return {
    format,
    ...chosen(
      found,
      workbook.sheets.filter(({ hidden }) => hidden).map(({ name }) => name),
    ),
  };
}

/** Fields that any sheet of people names: who they are and where. */
const LEAST_OF_PEOPLE = 4;

interface FoundSheet {
  name: string;
  table: SheetTable | null;
}

/** The sheets that are read, and what is said of the others. */
function chosen(found: readonly FoundSheet[], hidden: readonly string[]): Omit<WorkbookTables, 'format'> {
  // A list of services is no census because two of its columns bear names of ours; alone in a workbook, it may be meant as one.
  const strong = found.some(({ table }) => table?.namesPeople === true);
  const notes: { code: ErrorCode; values: FindingValues }[] = [];
  const tables: SheetTable[] = [];
  const ignored: string[] = [];
  const seen = new Map<string, string>();
  for (const { name, table } of found) {
    // What explains the columns of a template names them one a row; a sheet of people of that name has a header of many.
    const isGuide = isGuideSheet(name) && table !== null && headerStrength(table.header) < LEAST_OF_PEOPLE;
    if (table === null || isGuide || (strong ? !table.namesPeople : tables.length > 0)) {
      ignored.push(name);
      continue;
    }
    const content = found.length > 1 ? fingerprint(table) : '';
    const first = content === '' ? undefined : seen.get(content);
    if (first !== undefined) notes.push({ code: 'CENSUS_SAME_SHEET', values: { sheet: name, first } });
    else tables.push(table);
    seen.set(content, first ?? name);
  }
  const list = (names: readonly string[]): string => clip(names.join(', '));
  if (hidden.length > 0) notes.unshift({ code: 'CENSUS_HIDDEN_SHEETS', values: { sheets: list(hidden) } });
  if (tables.length === 0) throw new Refusal(hidden.length > 0 ? 'CENSUS_HIDDEN_ONLY' : 'CENSUS_NO_HEADER', null, { sheets: list(hidden) });
  const untold = ignored.filter((name) => !isGuideSheet(name));
  if (untold.length > 0) {
    notes.unshift({ code: 'CENSUS_OTHER_SHEETS', values: { sheet: list(tables.map(({ sheet }) => sheet ?? '')), ignored: list(untold) } });
  }
  return { tables, notes };
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
