/**
 * A census file as it stands, to be given back to its office: every cell of what its sheets show, as it is read, at its own line and column;
 * rows that are no people (titles, headings, totals) and sheets that were not read too: people may stand there. A second reading, for what only
 * people are kept of in the first.
 *
 * What the import must not keep is not in it: the cells of columns that the law forbids, of remarks in free text, and of columns without a
 * name; the town where a mentor lives.
 */
import { grouped, isFindingsSheet, termKey } from '../domain/index.ts';
import { Blocks } from './bytes.ts';
import type { CensusCopy, CopiedRow, CopiedSheet, WhyWithheld } from './copied.ts';
import { CopyRoom, TooLarge } from './copy-room.ts';
import { readCsv } from './csv.ts';
import { TextReader } from './encoding.ts';
import { columnKind, mayBeRemarks, type Field } from './fields.ts';
import type { CensusSource } from './read-file.ts';
import { Refusal } from './finding.ts';
import { firstRows } from './first-rows.ts';
import { findHeader, headerStrength, readHeader, type Columns } from './header.ts';
import { SAMPLE_ROWS } from './header-values.ts';
import { fileKind } from './kind.ts';
import { headingLine, totalLine } from './other-lines.ts';
import { roleOf } from './roles.ts';
import { givesPrivateReason, REMOVED } from './private-words.ts';
import { NUMBERS } from './record.ts';
import { hasOtherCount, HEADER_LINES, type Row } from './table.ts';
import { regionName, type Region, type Sheet } from './sheet.ts';
import { faultText, plainCopy } from './unread-copy.ts';
import { isTick } from './yes-no.ts';
import { gatherWorkbook, visibleSheets, type WhyUnread } from './workbook.ts';

const DAYS: readonly Field[] = ['trainedOn', 'absences', 'tenureYear'];
/** As many columns make of a row a header, however it is written. */
const FIELDS_MIN = 3;

/**
 * @param read names of the sheets that were read of it; none of a CSV file.
 * @param whyUnread of any other sheet that it shows; null: it is left out. The list of an earlier copy is left out in any case.
 * Never throws for what is in the file, or when it cannot be read.
 */
export async function copyCensus(
  source: CensusSource,
  read: readonly string[],
  whyUnread: (sheet: string) => WhyUnread | null,
): Promise<CensusCopy> {
  const blocks = new Blocks(source.bytes);
  const room = new CopyRoom();
  const sheets: CopiedSheet[] = [];
  const hidden: string[] = [];
  try {
    const { kind } = fileKind(await blocks.peek());
    if (kind === 'text') await copyCsv(new TextReader(blocks).texts(), room, sheets);
    else if (kind === 'zip') {
      const shown = visibleSheets(await gatherWorkbook(blocks));
      hidden.push(...shown.hidden);
      for (const { name, read: readSheet } of shown.sheets) {
        const unread = read.includes(name) || isFindingsSheet(name) ? null : whyUnread(name);
        if (unread === null && !read.includes(name)) continue;
        sheets.push(copyOf(name, readSheet() ?? NO_SHEET, unread, room));
      }
    }
    return { sheets, hidden, cut: kind === 'other' ? 'unreadable' : null };
  } catch (error) {
    if (error instanceof TooLarge) return { sheets: [], hidden, cut: 'tooLarge' };
    if (!(error instanceof Refusal)) throw error;
    return { sheets, hidden, cut: 'unreadable' };
  } finally {
    await blocks.close();
  }
}

/** Of a chart: its name. */
const NO_SHEET: Sheet = { rows: [], merged: [], hiddenColumns: [], filtered: false, comments: [] };

/** A sheet with a header of people by it: also so that a copy of another stays one. Any other as it stands. */
function copyOf(name: string, sheet: Sheet, unread: WhyUnread | null, room: CopyRoom): CopiedSheet {
  const copier = unread === 'noHeader' || unread === 'ours' ? null : SheetCopier.of(name, sheet, room);
  // The file may have been saved anew since it was read, without a header.
  return copier === null ? plainCopy(name, sheet, unread, room) : { ...copier.sheet(), unread };
}

async function copyCsv(texts: AsyncIterable<string>, room: CopyRoom, into: CopiedSheet[]): Promise<void> {
  const table = await readCsv(texts);
  const { first, rows } = await firstRows(table.rows, SAMPLE_ROWS);
  const copier = new SheetCopier(null, table.header, room, first);
  for (const row of table.above) copier.above(row);
  copier.header(table.header);
  try {
    for await (const row of rows) {
      const { badQuote, cells, line } = row;
      const isShifted = badQuote !== null || (hasOtherCount(row, copier.width) && !copier.isNobody(row));
      if (isShifted) copier.shifted(line, cells.join(table.delimiter ?? ';'));
      else copier.below(row);
    }
  } finally {
    // What comes before the place at which a file cannot be read any further is not lost.
    into.push(copier.sheet());
  }
}

/** Copies the rows of one table, in order. */
class SheetCopier {
  readonly #name: string | null;
  readonly #room: CopyRoom;
  readonly #first: { readonly columns: Columns; readonly line: number };
  readonly #rows: CopiedRow[] = [];
  readonly #withheld: CopiedSheet['withheld'][number][] = [];
  /** By the row at which they begin. */
  #merged: ReadonlyMap<number, readonly Region[]> = new Map();
  /** Of the last header that was met. */
  #columns: Columns;
  #headerLine: number;
  #why: Map<number, WhyWithheld>;
  /** What is read from each column. */
  #fields: ReadonlyMap<number, Field>;

  /** @param rows the first below the header. */
  constructor(name: string | null, header: Row, room: CopyRoom, rows: readonly Row[]) {
    this.#name = name;
    this.#room = room;
    this.#columns = readHeader(header, rows);
    this.#headerLine = header.line;
    this.#first = { columns: this.#columns, line: header.line };
    this.#why = this.#withhold();
    this.#fields = fieldsOf(this.#columns);
  }

  /** The sheet of a workbook; null where it has no header. */
  static of(name: string, sheet: Sheet, room: CopyRoom): SheetCopier | null {
    const rows = sheet.rows.map(({ line, cells, marks, struck }): Row => ({ line, cells, badQuote: null, marks, struck }));
    const header = findHeader(rows.filter(({ line, cells }) => line <= HEADER_LINES && cells.some((cell) => cell !== '')));
    if (header === null) return null;
    const copier = new SheetCopier(name, header, room, rows.filter(({ line }) => line > header.line).slice(0, SAMPLE_ROWS));
    copier.#merged = grouped(sheet.merged, ({ top }) => top);
    for (const row of rows) {
      if (row.line < header.line) copier.above(row);
      else if (row.line === header.line) copier.header(row);
      else copier.below(row);
    }
    return copier;
  }

  get width(): number {
    return this.#columns.headers.length;
  }

  /** A row above the header: none of its cells stands in a column yet. */
  above({ line, cells }: Row): void {
    this.#put({ line, cells });
  }

  header({ line, cells }: Row): void {
    this.#put({ line, cells });
  }

  below(row: Row): void {
    if (this.#isOtherHeader(row)) {
      const [why, { headers }] = [this.#why, this.#columns];
      // A header is its names; nothing else of a column that must not be kept may come with them.
      const cells = row.cells.map((cell, k) => (!why.has(k) || isName(cell, headers[k] ?? '') ? cell : ''));
      this.#put({ line: row.line, cells });
      this.#columns = readHeader(row);
      this.#fields = fieldsOf(this.#columns);
      this.#headerLine = row.line;
      this.#why = new Map([...why, ...this.#withhold()]);
      return;
    }
    const total = totalLine(row, this.#columns) === null ? -1 : row.cells.findIndex((cell) => cell.trim() !== '');
    const heading = this.#headingAt(row);
    const cells = row.cells.map((_, k) => {
      const why = this.#whyWithheld(k, row);
      if (why === null || k === total || k === heading) return this.#content(row, k);
      return '';
    });
    this.#put({ line: row.line, cells, ...(row.struck == null ? {} : { struck: row.struck }) });
  }

  /** Whether a line is passed over: a total, a heading, a note, of which the cells need not be those of the columns. */
  isNobody(row: Row): boolean {
    return totalLine(row, this.#columns) !== null || headingLine(row, this.#columns) !== null || this.#isOtherHeader(row);
  }

  /** A line whose cells are not those of the columns: copied as one text, unless one of them may be of a column that must not be kept. */
  shifted(line: number, text: string): void {
    const { index } = this.#columns;
    const column = index.get('lastName') ?? index.get('fullName') ?? 0;
    const isWithheld = this.#why.size > 0 || this.#columns.town === 'home';
    const cells = [...Array.from({ length: column }, () => ''), isWithheld ? '…' : text];
    this.#put({ line, cells, isShifted: isWithheld ? 'withheld' : 'whole' });
  }

  sheet(): CopiedSheet {
    const { columns, line } = this.#first;
    this.#nameNameless();
    const merged = [...this.#merged.values()].flat().map(regionName);
    const dayColumns = DAYS.flatMap((field) => columns.index.get(field) ?? []);
    return { name: this.#name, unread: null, columns, headerLine: line, rows: this.#rows, merged, withheld: this.#withheld, dayColumns };
  }

  #put(row: CopiedRow): void {
    if (row.cells.every((cell) => cell === '')) return;
    this.#room.row(row.cells);
    this.#rows.push(row);
  }

  #withhold(): Map<number, WhyWithheld> {
    const why = new Map<number, WhyWithheld>();
    this.#columns.headers.forEach((header, k) => {
      const found = whyOf(header, this.#columns);
      if (found === null) return;
      why.set(k, found);
      if (found !== 'nameless') this.#withheld.push({ line: this.#headerLine, column: k, header, why: found });
    });
    return why;
  }

  #whyWithheld(k: number, { cells }: Row): WhyWithheld | null {
    const why = this.#why.get(k) ?? (k >= this.width ? 'nameless' : null);
    if (why === 'nameless' && (cells[k] ?? '').trim() !== '') this.#nameless.add(k);
    const { index, town, role } = this.#columns;
    if (why !== null || town !== 'home' || role !== null || k !== index.get('commune')) return why;
    // In a file of both roles only the rows of mentors say where a mentor lives.
    return this.#isOfMentor(cells) ? 'home' : null;
  }

  #isOfMentor(cells: readonly string[]): boolean {
    const { index, ticks, headers } = this.#columns;
    if (ticks !== null) return isTick(cells[ticks.mentor] ?? '');
    const k = index.get('role') ?? -1;
    return roleOf(cells[k] ?? '', headers[k] ?? '')?.role === 'mentor';
  }

  /** Columns without a name that hold something. */
  readonly #nameless = new Set<number>();

  /** They get the name under which findings tell them, since nothing else is left of them. */
  #nameNameless(): void {
    const at = this.#rows.findIndex(({ line }) => line === this.#first.line);
    if (at < 0 || this.#nameless.size === 0) return;
    const cells = [...this.#rows[at]!.cells];
    for (const k of [...this.#nameless].sort((a, b) => a - b)) {
      while (cells.length <= k) cells.push('');
      if (cells[k]!.trim() !== '') continue;
      cells[k] = `#${k + 1}`;
      this.#withheld.push({ line: this.#first.line, column: k, header: cells[k], why: 'nameless' });
    }
    this.#rows[at] = { ...this.#rows[at]!, cells };
  }

  /** As the fields that are read from the cell take it: see `cell-content.ts`. What gives a reason that must not be kept says so, and no more. */
  #content({ cells, marks }: Row, k: number): string {
    const text = cells[k] ?? '';
    const field = this.#fields.get(k);
    if (field !== undefined && givesPrivateReason(field, text)) return REMOVED;
    const mark = marks?.get(k);
    if (mark === undefined) return text;
    if (mark.fault !== undefined) return faultText(text);
    return mark.number !== undefined && NUMBERS.has(field ?? 'id') ? mark.number : text;
  }

  /** One text that is merged over three columns or more belongs to none of them. */
  #headingAt({ line, cells }: Row): number {
    const filled = cells.flatMap((cell, k) => (cell.trim() === '' ? [] : [k]));
    const [only = -1] = filled;
    const region = this.#merged.get(line)?.find(({ left }) => left === only + 1);
    return filled.length === 1 && region !== undefined && region.right - region.left >= 2 ? only : -1;
  }

  /** Another header among the people, with which other columns begin. */
  #isOtherHeader(row: Row): boolean {
    return row.badQuote === null && headerStrength(row) >= FIELDS_MIN;
  }
}

function fieldsOf({ index, also }: Columns): ReadonlyMap<number, Field> {
  return new Map([...index, ...[...also].flatMap(([field, all]) => all.map((k) => [field, k] as const))].map(([field, k]) => [k, field]));
}

function isName(cell: string, header: string): boolean {
  return columnKind(cell).kind !== 'unknown' || termKey(cell) === termKey(header);
}

function whyOf(header: string, { role }: Columns): WhyWithheld | null {
  if (header === '') return 'nameless';
  const kind = columnKind(header);
  if (kind.kind === 'forbidden') return 'forbidden';
  if (kind.kind === 'unknown') return mayBeRemarks(header) ? 'remarks' : null;
  return kind.town === 'home' && role === 'mentor' ? 'home' : null;
}
