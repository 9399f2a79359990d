/**
 * An OpenDocument spreadsheet (OpenDocument 1.3, §9): its sheets, which all stand in one part, read as a stream of tags.
 *
 * A few bytes can repeat a cell or a row a million times: what is repeated counts as often as it stands there.
 */
import type { CellContent } from './cell-content.ts';
import { isTable, OdsCell, repeats } from './ods-cell.ts';
import type { Parts } from './parts.ts';
import { COLUMNS_MAX, Room, RowGatherer, type Region, type Sheet, type SheetComment, type Workbook } from './sheet.ts';
import { joined, readXml, type Tag, type XmlReader } from './xml.ts';

const PREFIXES = new Map([
  ...['office', 'table', 'text', 'style'].map((prefix): [string, string] => [
    `urn:oasis:names:tc:opendocument:xmlns:${prefix}:1.0`,
    prefix,
  ]),
]).set('http://purl.org/dc/elements/1.1/', 'dc');
const isFormat = (uri: string): boolean => uri === 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0';
/** Longer than any colour. */
const COLOUR_MAX = 20;
const isStyle = (uri: string): boolean => PREFIXES.get(uri) === 'style';

/** Opens a spreadsheet. Throws a Refusal when it is too large, an Error when it is damaged. */
export function openOds(parts: Parts): Workbook {
  const reader = new OdsReader();
  readXml(parts.text('content.xml'), reader);
  return { dayZero: null, sheets: reader.tables.map(({ name, hidden, sheet }) => ({ name, hidden, read: () => sheet })) };
}

/** A run of equal cells, and the run of equal rows that they stand in. */
interface Run {
  column: number;
  count: number;
  content: CellContent;
  isStruck: boolean;
  fill: string;
}

interface OpenRow {
  runs: Run[];
  repeated: number;
  hidden: boolean;
  next: number;
  /** Style of its cells that have none of their own. */
  style: string;
}

interface OpenTable {
  name: string;
  hidden: boolean;
  rows: RowGatherer;
  merged: Region[];
  hiddenColumns: [number, number][];
  filtered: boolean;
  comments: SheetComment[];
  /** Runs of columns of which the cells without a style of their own are filled. */
  filledColumns: { readonly from: number; readonly to: number; readonly style: string }[];
  column: number;
  line: number;
}

class OdsReader implements XmlReader {
  readonly tables: { name: string; hidden: boolean; sheet: Sheet }[] = [];
  readonly #room = new Room();
  /** Names of the open elements, '' for those of other namespaces. */
  readonly #path: string[] = [];
  readonly #hiddenStyles = new Set<string>();
  readonly #struckStyles = new Set<string>();
  /** Name of a style → its fill, where it has one. */
  readonly #fills = new Map<string, string>();
  #style = '';
  #table: OpenTable | null = null;
  #row: OpenRow | null = null;
  #cell: OdsCell | null = null;
  /** Depth of what does not belong to the table itself: a drawing, a table in a cell. */
  #skipped: number | null = null;
  /** The comment that is being read. */
  #comment: { readonly depth: number; text: string; author: string } | null = null;

  open(tag: Tag, depth: number): void {
    const prefix = PREFIXES.get(tag.uri);
    const name = prefix === undefined ? '' : `${prefix}:${tag.local}`;
    this.#path.length = depth;
    this.#path.push(name);
    if (this.#skipped !== null) return;
    if (this.#comment !== null) {
      if (name === 'text:p' && this.#comment.text !== '') this.#comment.text += '\n';
    } else if (this.#cell !== null && name === 'office:annotation') {
      this.#comment = { depth, text: '', author: '' };
    } else if (this.#cell !== null) {
      if (!this.#cell.open(name, tag, this.#path[depth - 1] ?? '')) this.#skipped = depth;
    } else if (this.#table === null) this.#openOutside(name, tag);
    else if (name === 'table:table-column') this.#openColumn(tag, this.#table);
    else if (name === 'table:table-row') this.#openRow(tag, this.#table);
    else if (isCell(name)) this.#cell = new OdsCell(tag, name === 'table:table-cell');
    else if (!/^table:table-(row|column|header)/.test(name)) this.#skipped = depth;
  }

  close(depth: number): void {
    const name = this.#path[depth] ?? '';
    if (this.#skipped !== null) {
      if (this.#skipped === depth) this.#skipped = null;
    } else if (this.#comment !== null) {
      if (this.#comment.depth === depth) this.#closeComment(this.#comment);
    } else if (this.#cell !== null) {
      if (isCell(name)) this.#closeCell(this.#cell);
      else this.#cell.close(name);
    } else if (name === 'table:table-row') this.#closeRow();
    else if (name === 'table:table') this.#closeTable();
    this.#path.length = depth;
  }

  text(text: string): void {
    if (this.#skipped !== null) return;
    if (this.#comment === null) this.#cell?.text(text);
    else if (this.#path.includes('dc:creator')) this.#comment.author = joined(this.#comment.author, text);
    else if (this.#path.includes('text:p')) this.#comment.text = joined(this.#comment.text, text);
  }

  #openOutside(name: string, tag: Tag): void {
    if (name === 'style:style') this.#style = tag.attribute('name', isStyle) ?? '';
    else if (name === 'style:table-properties' && tag.attribute('display', isTable) === 'false') this.#hiddenStyles.add(this.#style);
    else if (name === 'style:table-cell-properties') this.#readFill(tag);
    else if (name === 'style:text-properties' && strikes(tag)) this.#struckStyles.add(this.#style);
    else if (name === 'table:table' && this.#path.at(-2) === 'office:spreadsheet') {
      this.#room.sheet();
      this.#table = {
        name: tag.attribute('name', isTable) ?? '',
        hidden: this.#hiddenStyles.has(tag.attribute('style-name', isTable) ?? ''),
        rows: new RowGatherer(this.#room),
        merged: [],
        hiddenColumns: [],
        filtered: false,
        comments: [],
        filledColumns: [],
        column: 1,
        line: 1,
      };
    }
  }

  #openColumn(tag: Tag, table: OpenTable): void {
    const count = repeats(tag, 'number-columns-repeated');
    if (isUnseen(tag)) {
      this.#room.region();
      table.hiddenColumns.push([table.column, table.column + count - 1]);
    }
    const style = tag.attribute('default-cell-style-name', isTable) ?? '';
    if (this.#fills.has(style)) {
      this.#room.region();
      table.filledColumns.push({ from: table.column, to: table.column + count - 1, style });
    }
    table.column += count;
  }

  #openRow(tag: Tag, table: OpenTable): void {
    if (this.#row !== null) throw new Error('a row in a row');
    if (tag.attribute('visibility', isTable) === 'filter') table.filtered = true;
    this.#row = {
      runs: [],
      repeated: repeats(tag, 'number-rows-repeated'),
      hidden: isUnseen(tag),
      next: 1,
      style: tag.attribute('default-cell-style-name', isTable) ?? '',
    };
  }

  #closeComment({ text, author }: { readonly text: string; readonly author: string }): void {
    this.#comment = null;
    if (this.#row === null || this.#table === null) return;
    this.#room.region();
    this.#table.comments.push({ line: this.#table.line, column: this.#row.next - 1, text: text.trim(), author: author.trim() });
  }

  #closeCell(cell: OdsCell): void {
    const [row, table] = [this.#row, this.#table];
    this.#cell = null;
    if (row === null || table === null) throw new Error('a cell without a row');
    const content = cell.content();
    const { count, spanRows, spanColumns, style } = cell;
    if (spanRows > 1 || spanColumns > 1) {
      this.#room.region();
      table.merged.push({ top: table.line, left: row.next, bottom: table.line + spanRows - 1, right: row.next + spanColumns - 1 });
    }
    if (content.text !== '' || content.mark !== null) {
      if (row.next + count - 1 > COLUMNS_MAX) throw new Error(`column ${row.next + count - 1}`);
      row.runs.push({ column: row.next, count, content, isStruck: this.#struckStyles.has(style), fill: this.#fillOf(style, row, table) });
    }
    row.next += count;
  }

  #readFill(tag: Tag): void {
    const colour = tag.attribute('background-color', isFormat) ?? 'transparent';
    if (colour !== 'transparent' && colour.toLowerCase() !== '#ffffff') this.#fills.set(this.#style, colour.slice(0, COLOUR_MAX));
  }

  /** By its own style, else by that of its row or column. */
  #fillOf(own: string, row: OpenRow, table: OpenTable): string {
    if (this.#fills.size === 0) return '';
    const ofColumn = (): string => table.filledColumns.find(({ from, to }) => from <= row.next && row.next <= to)?.style ?? '';
    return this.#fills.get(own !== '' ? own : row.style !== '' ? row.style : ofColumn()) ?? '';
  }

  #closeRow(): void {
    const [row, table] = [this.#row, this.#table];
    this.#row = null;
    // In a record of changes there are rows that are none of a sheet.
    if (row === null || table === null) return;
    for (let k = 0; k < row.repeated && row.runs.length > 0; k++) {
      table.rows.begin(table.line + k, row.hidden);
      for (const { column, count, content, isStruck, fill } of row.runs)
        for (let c = 0; c < count; c++) table.rows.put(column + c, content, isStruck, fill);
      table.rows.end();
    }
    table.line += row.repeated;
  }

  #closeTable(): void {
    if (this.#table === null) return;
    const { name, hidden, rows, merged, hiddenColumns, filtered, comments } = this.#table;
    this.tables.push({ name, hidden, sheet: { rows: rows.rows, merged, hiddenColumns, filtered, comments } });
    this.#table = null;
  }
}

function isCell(name: string): boolean {
  return name === 'table:table-cell' || name === 'table:covered-table-cell';
}

/** Of the text of a style: struck through, with whatever line. */
function strikes(tag: Tag): boolean {
  return ['text-line-through-style', 'text-line-through-type'].some((name) => (tag.attribute(name, isStyle) ?? 'none') !== 'none');
}

function isUnseen(tag: Tag): boolean {
  return /^(collapse|filter)$/.test(tag.attribute('visibility', isTable) ?? '');
}
