/** The cell of a copied sheet that a finding is about. */
import type { CopiedRow, CopiedSheet } from './copied.ts';
import { clip, type Finding } from './finding.ts';

export interface CellPlace {
  /** As the finding and the sheet number it. */
  readonly line: number;
  /** From 0. */
  readonly column: number;
}

/** Finds the cells of one sheet's findings; its rows are indexed once. */
export class FindingPlaces {
  readonly #sheet: CopiedSheet;
  readonly #rows: ReadonlyMap<number, CopiedRow>;

  constructor(sheet: CopiedSheet) {
    this.#sheet = sheet;
    this.#rows = new Map(sheet.rows.map((row) => [row.line, row]));
  }

  /**
   * A finding about a row: the cell that says whose it is. About a column, or what was made of several of its cells: the header. About the
   * sheet, or at a line that is not in it: null.
   */
  of(finding: Finding): CellPlace | null {
    const { headerLine } = this.#sheet;
    const { column, record } = finding;
    const isOfMany = record === null && Number(finding.values['count'] ?? 1) > 1;
    const line = finding.line === null || (column !== null && isOfMany) ? headerLine : finding.line;
    const row = this.#rows.get(line);
    if (row === undefined || (column === null && line === headerLine)) return null;
    const named = column === null ? -1 : this.#columnOf(finding, column, row);
    if (named >= 0 && row.isShifted === undefined) return { line, column: named };
    return line === headerLine ? null : { line, column: this.#identifying(row) };
  }

  /** Of columns of one name, the one in which the value stands. −1: the file has none of that name. */
  #columnOf({ code, value }: Finding, column: string, row: CopiedRow): number {
    const { headers } = this.#sheet.columns;
    const all = headers.flatMap((header, k) => (header === column ? [k] : []));
    if (all.length === 0) return Number(/^#(\d+)$/.exec(column)?.[1] ?? 0) - 1;
    const isOfSecond = code === 'CENSUS_COLUMNS_JOINED' || code === 'CENSUS_COLUMNS_DIFFER' || code === 'CENSUS_DUPLICATE_COLUMN';
    const saying = all.find((k) => clip((row.cells[k] ?? '').replace(/\s+/g, ' ').trim()) === value);
    return (isOfSecond ? all.at(-1) : saying) ?? all[0]!;
  }

  /** In a row, where an id or a name stands; failing that, its first cell with content. */
  #identifying({ cells, isShifted }: CopiedRow): number {
    const first = Math.max(
      0,
      cells.findIndex((cell) => cell.trim() !== ''),
    );
    if (isShifted !== undefined) return first;
    const { index } = this.#sheet.columns;
    return [index.get('id'), index.get('lastName'), index.get('fullName')].find((k) => (cells[k ?? -1] ?? '').trim() !== '') ?? first;
  }
}
