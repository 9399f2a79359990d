/**
 * An assignment with its duals: what is optimal between two changes.
 *
 * One objective. A row that goes without is charged PENALTY, more than all scores together can make good, so the greatest total has the
 * most rows matched first, as `CapacitatedAssignment` asks. For the duals u of rows and v of columns these conditions suffice:
 *
 * - u + v ≥ score on every live arc, = score where chosen;
 * - u ≥ −PENALTY, = −PENALTY for a row that goes without;
 * - v ≥ 0, = 0 for a column with places left.
 *
 * A dual is near a multiple of PENALTY, and that multiple is the cover: a row is covered when u is near 0, not near −PENALTY; a column
 * when v is near PENALTY, not near 0. The rest is the dual of the score.
 *
 * Exact: integers in doubles, none beyond 4 · PENALTY = 2^52. Should a dual ever drift so far that its multiple of PENALTY is in doubt,
 * `isAdrift` says so; a new start brings it back.
 */
import type { CapacitatedAssignment } from '../../model/sparse-scores.ts';
import { grown, type Incidence } from './incidence.ts';
import { NearArcs } from './near-arcs.ts';

const NONE = -1;
export const PENALTY = 2 ** 50;
/** What a dual may have beside its multiple of PENALTY. */
export const MOST_DUAL = 2 ** 48;

export class OptimalState {
  readonly ofRow: Incidence;
  readonly ofColumn: Incidence;
  /** Row → u; +∞ for a row that takes no part: no search reaches it. */
  rowDual: Float64Array;
  /** Column → v. */
  columnDual: Float64Array;
  /** Row → column, −1 for one that goes without or takes no part. */
  columnOf: Int32Array;
  /** Column → its places; rows in them; the first of these, −1 for none. */
  places: Int32Array;
  load: Int32Array;
  firstRow: Int32Array;
  /** Row → the next and the previous of the rows in its column's list, −1 at its ends. */
  nextRow: Int32Array;
  #previousRow: Int32Array;
  readonly nearOfRow: NearArcs;
  readonly nearOfColumn: NearArcs;
  isAdrift = false;

  constructor(ofRow: Incidence, ofColumn: Incidence, capacity: Int32Array) {
    this.ofRow = ofRow;
    this.ofColumn = ofColumn;
    this.nearOfRow = new NearArcs(ofRow, ofColumn);
    this.nearOfColumn = new NearArcs(ofColumn, ofRow);
    this.rowDual = new Float64Array(ofRow.nodes);
    this.columnOf = new Int32Array(ofRow.nodes);
    this.nextRow = new Int32Array(ofRow.nodes);
    this.#previousRow = new Int32Array(ofRow.nodes);
    this.places = capacity.slice();
    this.columnDual = new Float64Array(ofColumn.nodes);
    this.load = new Int32Array(ofColumn.nodes);
    this.firstRow = new Int32Array(ofColumn.nodes);
  }

  /** Takes over a solution of the present instance; false, and the state is of no use, when its duals are too large to go on exactly. */
  start({ rowToColumn, rowCover, columnCover, rowDual, columnDual }: CapacitatedAssignment, margin: number): boolean {
    const fits = (dual: number): boolean => Number.isInteger(dual) && Math.abs(dual) <= MOST_DUAL;
    if (!rowDual.every(fits) || !columnDual.every(fits)) return false;
    this.isAdrift = false;
    this.load.fill(0);
    this.firstRow.fill(NONE);
    this.columnOf.fill(NONE);
    for (let j = 0; j < this.ofColumn.nodes; j++) this.columnDual[j] = columnDual[j]! + (columnCover[j] === 1 ? PENALTY : 0);
    for (let i = this.ofRow.nodes - 1; i >= 0; i--) {
      if (this.takesPart(i)) this.rowDual[i] = rowDual[i]! - (rowCover[i] === 1 ? 0 : PENALTY);
      if (rowToColumn[i] !== NONE) this.put(i, rowToColumn[i]!);
    }
    this.nearOfRow.start(this.columnDual, margin);
    this.nearOfColumn.start(this.rowDual, margin);
    return true;
  }

  /** The proof as `CapacitatedAssignment` words it. */
  read(): CapacitatedAssignment {
    const rows = this.ofRow.nodes;
    const columns = this.ofColumn.nodes;
    const rowToColumn = this.columnOf.slice(0, rows);
    const rowCover = new Uint8Array(rows);
    const rowDual = new Float64Array(rows);
    const columnCover = new Uint8Array(columns);
    const columnDual = this.columnDual.slice(0, columns);
    let matched = 0;
    let score = 0;
    for (let i = 0; i < rows; i++) {
      if (!this.takesPart(i)) continue;
      const dual = this.rowDual[i]!;
      rowCover[i] = dual > -PENALTY / 2 ? 1 : 0;
      rowDual[i] = rowCover[i] === 1 ? dual : dual + PENALTY;
      if (rowToColumn[i] === NONE) continue;
      matched++;
      score += dual + columnDual[rowToColumn[i]!]!;
    }
    for (let j = 0; j < columns; j++) {
      if (columnDual[j]! < PENALTY / 2) continue;
      columnCover[j] = 1;
      columnDual[j]! -= PENALTY;
    }
    return { rowToColumn, matched, score, rowCover, columnCover, rowDual, columnDual };
  }

  takesPart(row: number): boolean {
    return this.rowDual[row] !== Infinity;
  }

  /** A row of which the arcs are to follow; it takes no part yet. */
  addRow(degree: number): number {
    const row = this.ofRow.addNode(degree);
    if (row === this.columnOf.length) {
      this.rowDual = grown(this.rowDual, row + 1);
      this.columnOf = grown(this.columnOf, row + 1);
      this.nextRow = grown(this.nextRow, row + 1);
      this.#previousRow = grown(this.#previousRow, row + 1);
    }
    this.rowDual[row] = Infinity;
    this.columnOf[row] = NONE;
    return row;
  }

  /** A column without places, of which the arcs are to follow. */
  addColumn(degree: number): number {
    const column = this.ofColumn.addNode(degree);
    if (column === this.places.length) {
      this.places = grown(this.places, column + 1);
      this.columnDual = grown(this.columnDual, column + 1);
      this.load = grown(this.load, column + 1);
      this.firstRow = grown(this.firstRow, column + 1);
    }
    this.firstRow[column] = NONE;
    return column;
  }

  put(row: number, column: number): void {
    const head = this.firstRow[column]!;
    this.columnOf[row] = column;
    this.#previousRow[row] = NONE;
    this.nextRow[row] = head;
    if (head !== NONE) this.#previousRow[head] = row;
    this.firstRow[column] = row;
    this.load[column]!++;
  }

  take(row: number): void {
    const column = this.columnOf[row]!;
    const before = this.#previousRow[row]!;
    const after = this.nextRow[row]!;
    if (before === NONE) this.firstRow[column] = after;
    else this.nextRow[before] = after;
    if (after !== NONE) this.#previousRow[after] = before;
    this.columnOf[row] = NONE;
    this.load[column]!--;
  }

  /** An arc was shown or hidden, or has another score. */
  forget(row: number, column: number): void {
    this.nearOfRow.forget(row);
    this.nearOfColumn.forget(column);
  }

  setRowDual(row: number, dual: number): void {
    this.rowDual[row] = dual;
    this.nearOfColumn.follow(row, dual);
    if (isAdrift(dual)) this.isAdrift = true;
  }

  setColumnDual(column: number, dual: number): void {
    this.columnDual[column] = dual;
    this.nearOfRow.follow(column, dual);
    if (isAdrift(dual)) this.isAdrift = true;
  }
}

function isAdrift(dual: number): boolean {
  return Math.abs(dual - PENALTY * Math.round(dual / PENALTY)) > MOST_DUAL;
}
