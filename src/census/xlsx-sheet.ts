/** One worksheet of an XLSX workbook (ECMA-376-1, §18.3), as a stream of tags: its rows, merged regions, and what is hidden. */
import {
  booleanContent,
  dayContent,
  failedFormula,
  NOT_COMPUTED,
  numberContent,
  plainText,
  textContent,
  type CellContent,
} from './cell-content.ts';
import { numberFormat } from './number-format.ts';
import { momentWritten } from './serial-date.ts';
import {
  columnNumber,
  COLUMNS_MAX,
  regionNamed,
  RowGatherer,
  rowsWithin,
  type Region,
  type Room,
  type Sheet,
  type SheetComment,
  type SheetRow,
} from './sheet.ts';
import { isMain, isTrue, unescaped } from './xlsx-names.ts';
import type { CellStyle, SharedStrings } from './xlsx-parts.ts';
import { joined, type Tag, type XmlReader } from './xml.ts';

/** What the sheets of a workbook have in common. */
export interface WorkbookContext {
  strings: SharedStrings;
  /** By the number of a cell's style. */
  styles: readonly CellStyle[];
  from1904: boolean;
  /** The workbook asks to be computed anew before its values are trusted. */
  staleValues: boolean;
  room: Room;
}

const GENERAL = numberFormat(0, new Map());

/** The cell that is being read. */
interface OpenCell {
  column: number;
  type: string;
  style: number;
  value: string | null;
  formula: boolean;
}

export class SheetReader implements XmlReader {
  readonly #context: WorkbookContext;
  readonly #rows: RowGatherer;
  readonly #merged: Region[] = [];
  readonly #hiddenColumns: [number, number][] = [];
  /** Regions of array formulas whose first cell has no value. */
  readonly #notComputed: Region[] = [];
  #filtered = false;
  /** Names of the open elements of the workbook's namespace, '' for others. */
  readonly #path: string[] = [];
  #line = 0;
  #column = 0;
  #cell: OpenCell | null = null;
  #array: string | null = null;
  #taking = false;

  constructor(context: WorkbookContext) {
    this.#context = context;
    this.#rows = new RowGatherer(context.room);
  }

  open(tag: Tag, depth: number): void {
    const name = isMain(tag.uri) ? tag.local : '';
    this.#path.length = depth;
    this.#path.push(name);
    if (depth === 0 && name !== 'worksheet') throw new Error('no worksheet');
    if (this.#cell !== null) this.#openInCell(name, depth, tag);
    else if (name === 'c' && this.#isAt(3, 'sheetData', 'row')) this.#openCell(tag);
    else if (name === 'row' && this.#isAt(2, 'sheetData')) this.#openRow(tag);
    else this.#openOther(name, tag);
  }

  close(depth: number): void {
    this.#taking = false;
    if (depth === 3 && this.#cell !== null) {
      this.#rows.put(
        this.#cell.column,
        this.#content(this.#cell),
        this.#isStruck(this.#cell),
        this.#context.styles[this.#cell.style]?.fill,
      );
      this.#cell = null;
    } else if (depth === 2 && this.#path[1] === 'sheetData' && this.#path[2] === 'row') this.#rows.end();
    this.#path.length = depth;
  }

  text(text: string): void {
    if (this.#taking && this.#cell !== null) this.#cell.value = joined(this.#cell.value ?? '', text);
  }

  /** Once the part is read to its end. */
  sheet(comments: readonly SheetComment[]): Sheet {
    const { rows } = this.#rows;
    for (const region of this.#notComputed) markNotComputed(rows, region, this.#context.room);
    return { rows, merged: this.#merged, hiddenColumns: this.#hiddenColumns, filtered: this.#filtered, comments };
  }

  #isAt(depth: number, first: string, second?: string): boolean {
    return this.#path.length === depth + 1 && this.#path[1] === first && (second === undefined || this.#path[2] === second);
  }

  #openRow(tag: Tag): void {
    const place = tag.attribute('r');
    if (place !== undefined && !/^\d{1,7}$/.test(place)) throw new Error(`row ${place.slice(0, 20)}`);
    this.#line = place === undefined ? this.#line + 1 : Number(place);
    this.#column = 0;
    this.#rows.begin(this.#line, isTrue(tag.attribute('hidden')) || Number(tag.attribute('ht') ?? '1') === 0);
  }

  /** A cell may leave out its place: it then follows the one before. */
  #openCell(tag: Tag): void {
    const place = tag.attribute('r');
    if (place === undefined) this.#column++;
    else {
      const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(place) ?? [];
      const column = columnNumber(letters);
      if (Number(digits) !== this.#line || !(column > this.#column)) throw new Error(`cell ${place.slice(0, 20)}`);
      this.#column = column;
    }
    this.#cell = {
      column: this.#column,
      type: tag.attribute('t') ?? 'n',
      style: Number(tag.attribute('s') ?? '0'),
      value: null,
      formula: false,
    };
    this.#array = null;
  }

  /** Text stands in v, is/t and is/r/t; a reading aid of Japanese (rPh) is none. */
  #openInCell(name: string, depth: number, tag: Tag): void {
    const cell = this.#cell;
    if (cell === null) return;
    if (depth === 4 && name === 'f') {
      cell.formula = true;
      if (tag.attribute('t') === 'array') this.#array = tag.attribute('ref') ?? null;
    } else if (depth === 4) this.#taking = name === 'v' && cell.type !== 'inlineStr';
    else if (name === 't' && cell.type === 'inlineStr' && this.#path[4] === 'is') {
      this.#taking = depth === 5 || (depth === 6 && this.#path[5] === 'r');
    } else this.#taking = false;
    if (this.#taking) cell.value ??= '';
  }

  #openOther(name: string, tag: Tag): void {
    if (name === 'mergeCell' && this.#isAt(2, 'mergeCells')) {
      this.#context.room.region();
      this.#merged.push(regionNamed(tag.attribute('ref') ?? ''));
    } else if (name === 'col' && this.#isAt(2, 'cols')) {
      if (!isTrue(tag.attribute('hidden')) && Number(tag.attribute('width') ?? '1') !== 0) return;
      this.#context.room.region();
      this.#hiddenColumns.push([Number(tag.attribute('min') ?? 'NaN'), Number(tag.attribute('max') ?? 'NaN')]);
    } else if (name === 'filterColumn' && this.#isAt(2, 'autoFilter')) this.#filtered = true;
  }

  #content({ type, style, value, formula }: OpenCell): CellContent {
    const format = this.#context.styles[style]?.format ?? GENERAL;
    if (formula && (value === null || (value === '' && type !== 'str') || this.#context.staleValues)) {
      if (this.#array !== null) {
        this.#context.room.region();
        this.#notComputed.push(regionNamed(this.#array));
      }
      return NOT_COMPUTED;
    }
    const text = value ?? '';
    const bare = text.trim();
    if (type === 'str' || type === 'inlineStr') return textContent(unescaped(text), format);
    if (type === 'e') return failedFormula(bare);
    if (bare === '') return plainText('');
    if (type === 's') return textContent(this.#shared(bare), format);
    if (type === 'b') return booleanContent(boolean(bare));
    if (type === 'd') {
      const moment = momentWritten(bare);
      return moment === null ? plainText(bare) : dayContent(moment, true);
    }
    if (type !== 'n') throw new Error(`cell of type ${type.slice(0, 20)}`);
    const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(bare) ? Number(bare) : Number.NaN;
    if (Number.isNaN(number)) throw new Error(`number ${bare.slice(0, 20)}`);
    return Number.isFinite(number) ? numberContent(number, format, this.#context.from1904) : plainText(bare);
  }

  #isStruck({ type, style, value }: OpenCell): boolean {
    const { styles, strings } = this.#context;
    return styles[style]?.isStruck === true || (type === 's' && strings.struck.has(Number(value ?? 'NaN')));
  }

  #shared(index: string): string {
    const text = /^\d{1,9}$/.test(index) ? this.#context.strings.texts[Number(index)] : undefined;
    if (text === undefined) throw new Error(`shared string ${index.slice(0, 20)}`);
    return text;
  }
}

function boolean(text: string): boolean {
  if (isTrue(text)) return true;
  if (text === '0' || text.toLowerCase() === 'false') return false;
  throw new Error(`boolean ${text.slice(0, 20)}`);
}

/** Cells of an array formula stand without a formula of their own: where its first has no value, nor have they. */
function markNotComputed(rows: readonly SheetRow[], region: Region, room: Room): void {
  for (const row of rowsWithin(rows, region)) {
    const right = Math.min(region.right, COLUMNS_MAX);
    room.cells(right - region.left + 1);
    for (let k = region.left - 1; k < right; k++) {
      if ((row.cells[k] ?? '') === '') (row.marks ??= new Map()).set(k, NOT_COMPUTED.mark ?? {});
    }
  }
}
