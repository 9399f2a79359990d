/**
 * The two searches that make an assignment optimal again after a change, and the changes of one row or column put in their terms.
 *
 * Dijkstra's search from the one node whose condition is broken, in reduced costs u + v − score ≥ 0, as far as the nearest end; then
 * what was reached before that end, and nothing else, changes its dual. O(arcs + columns log columns) at worst each.
 * Sources: I. H. Toroslu & G. Üçoluk, Inf. Sci. 177 (2007) 1523–1530; G. A. Mills-Tettey, A. Stentz & M. B. Dias, CMU-RI-TR-07-27.
 */
import { NodeHeap } from '../../kernels/heap.ts';
import { grown, type ArcLists } from './incidence.ts';
import { PENALTY, type OptimalState } from './optimal-state.ts';

const NONE = -1;

export class Reoptimization {
  readonly #state: OptimalState;
  /** Column → distance in this search, +∞ when not reached; from `rest` on the arcs put off, by the row or column that they belong to. */
  #distance = new Float64Array(0);
  #rest = 0;
  /** Column → the row by which it is reached; the column where that row would go. */
  #mover = new Int32Array(0);
  #next = new Int32Array(0);
  /** What has a distance, `touchedCount` of them. */
  #touched = new Int32Array(0);
  #touchedCount = 0;
  /** Columns whose distance is final, `scannedCount` of them. */
  #scanned = new Int32Array(0);
  #scannedCount = 0;
  #heap = new NodeHeap(this.#distance);
  #best = 0;
  #endRow = NONE;
  #endColumn = NONE;

  constructor(state: OptimalState) {
    this.#state = state;
    this.#makeRoom();
  }

  #makeRoom(): void {
    const { ofRow, ofColumn } = this.#state;
    if (ofColumn.nodes <= this.#rest && this.#rest + Math.max(ofRow.nodes, ofColumn.nodes) <= this.#distance.length) return;
    this.#mover = grown(this.#mover, ofColumn.nodes);
    this.#rest = this.#mover.length;
    this.#next = grown(this.#next, this.#rest);
    this.#scanned = grown(this.#scanned, this.#rest);
    this.#distance = grown(this.#distance, this.#rest + Math.max(ofRow.nodes, this.#rest)).fill(Infinity);
    this.#touched = grown(this.#touched, this.#distance.length);
    this.#heap = new NodeHeap(this.#distance);
  }

  /** Brings in a column that had no places, at the least dual that its arcs allow. */
  openColumn(column: number, places: number): void {
    const { first, live, neighbour, score } = this.#state.ofColumn;
    const { rowDual } = this.#state;
    this.#makeRoom();
    let dual = 0;
    for (let at = first[column]!; at < first[column]! + live[column]!; at++) dual = Math.max(dual, score[at]! - rowDual[neighbour[at]!]!);
    this.#state.setColumnDual(column, dual);
    this.setPlaces(column, places);
  }

  /** Brings in a row that took no part. `place`: a column of which one place is its own if it wants it, else −1. */
  enter(row: number, place: number): void {
    this.#makeRoom();
    const { first, live, neighbour, score } = this.#state.ofRow;
    let dual = -PENALTY;
    for (let at = first[row]!; at < first[row]! + live[row]!; at++) {
      dual = Math.max(dual, score[at]! - this.#state.columnDual[neighbour[at]!]!);
    }
    this.#state.setRowDual(row, dual);
    this.#insert(row, place);
    if (place !== NONE) this.setPlaces(place, this.#state.places[place]! + 1);
  }

  /** Takes a row out of the assignment. Its place, if it had one, is withdrawn: `setPlaces` gives it back. Returns the column. */
  leave(row: number): number {
    const column = this.#vacate(row);
    this.#state.rowDual[row] = Infinity;
    return column;
  }

  /** A live arc is new, or has another score than before. */
  rescore(row: number, column: number, score: number): void {
    const state = this.#state;
    if (!state.takesPart(row)) return;
    const reducedCost = state.rowDual[row]! + state.columnDual[column]! - score;
    const isChosen = state.columnOf[row] === column;
    // A chosen pair that scores more stays chosen: its row takes the gain.
    if (isChosen && reducedCost < 0) state.setRowDual(row, state.rowDual[row]! - reducedCost);
    else if (isChosen && reducedCost > 0) this.#place(row, 0);
    else if (reducedCost < 0) this.#place(row, -reducedCost);
  }

  /** An arc is no longer live. */
  withdraw(row: number, column: number): void {
    if (this.#state.columnOf[row] === column) this.#place(row, 0);
  }

  /** Adds to the dual of a row, and has it look for its place anew; the one that it had is its own if it wants it. */
  #place(row: number, by: number): void {
    const column = this.#vacate(row);
    this.#state.setRowDual(row, this.#state.rowDual[row]! + by);
    this.#insert(row, column);
    if (column !== NONE) this.setPlaces(column, this.#state.places[column]! + 1);
  }

  /** `spare`: a column with a place withdrawn that whoever is displaced may take, else −1; the caller gives back what is withdrawn. */
  setPlaces(column: number, places: number, spare = NONE): void {
    this.#state.places[column] = Math.min(this.#state.places[column]!, this.#state.load[column]!);
    while (this.#state.load[column]! > places) {
      const row = this.#state.firstRow[column]!;
      this.#vacate(row);
      this.#insert(row, spare);
    }
    this.#state.places[column] = places;
    while (this.#state.load[column]! < places && this.#state.columnDual[column]! > 0) this.#fill(column);
  }

  /** Takes a row out of its column, and withdraws the place. */
  #vacate(row: number): number {
    const column = this.#state.columnOf[row]!;
    if (column === NONE) return NONE;
    this.#state.take(row);
    this.#state.places[column]!--;
    return column;
  }

  /**
   * Finds a place for a row that has none: the shortest path to a column with room, to the withdrawn place of `place`, or to a row that
   * goes without instead.
   */
  #insert(row: number, place: number): void {
    this.#best = Infinity;
    this.#state.nearOfRow.settle(this.#state.columnDual);
    this.#relaxRow(row, 0, place);
    for (;;) {
      const j = this.#heap.pop();
      if (j === NONE || this.#distance[j]! >= this.#best) break;
      if (j >= this.#rest) {
        const row = j - this.#rest;
        const column = this.#state.columnOf[row]!;
        this.#relaxRow(row, column === NONE ? 0 : this.#distance[column]!, place, this.#distance[j]);
        continue;
      }
      this.#scanned[this.#scannedCount++] = j;
      for (let i = this.#state.firstRow[j]!; i !== NONE; i = this.#state.nextRow[i]!) this.#relaxRow(i, this.#distance[j]!, place);
    }
    this.#state.setRowDual(row, this.#state.rowDual[row]! - this.#best);
    this.#shiftDuals(1);
    if (this.#endRow === row) return;
    let free = this.#endColumn;
    if (this.#endRow !== NONE) {
      free = this.#state.columnOf[this.#endRow]!;
      this.#state.take(this.#endRow);
    }
    // From the end back to the row: each takes the place that the one before left.
    for (let mover = NONE; mover !== row;) {
      mover = this.#mover[free]!;
      const left = this.#state.columnOf[mover]!;
      if (left !== NONE) this.#state.take(mover);
      this.#state.put(mover, free);
      free = left;
    }
  }

  /** Reads the near arcs of a row, and puts the others off; the others too where it has no list, or none that reaches beyond `since`. */
  #relaxRow(row: number, from: number, place: number, since = from - 1): void {
    const near = this.#state.nearOfRow;
    const dual = this.#state.rowDual[row]!;
    if (since >= from || !near.has(row)) near.make(row, dual);
    const beyond = from + near.beyond(row, dual);
    this.#relaxRowArcs(beyond > since ? near : this.#state.ofRow, row, from, place);
    if (beyond > since) this.#putOff(row, beyond);
  }

  #relaxRowArcs({ neighbour, score, first, live }: ArcLists, row: number, from: number, place: number): void {
    const columnDual = this.#state.columnDual;
    const distance = this.#distance;
    const base = from + this.#state.rowDual[row]!;
    let best = this.#best;
    if (base + PENALTY < best) {
      best = base + PENALTY;
      this.#endRow = row;
    }
    const end = first[row]! + live[row]!;
    for (let at = first[row]!; at < end; at++) {
      const j = neighbour[at]!;
      const reached = base - score[at]! + columnDual[j]!;
      if (reached >= best || reached >= distance[j]!) continue;
      if (distance[j] === Infinity) this.#touched[this.#touchedCount++] = j;
      distance[j] = reached;
      this.#mover[j] = row;
      if (this.#state.load[j]! < this.#state.places[j]! || j === place) {
        best = reached;
        this.#endRow = NONE;
        this.#endColumn = j;
      } else this.#heap.push(j);
    }
    this.#best = best;
  }

  /**
   * Finds who gains most by a free place of a column whose dual is not 0: the shortest path to a row that went without, to a column
   * that can do without a row, or to leaving the place free.
   */
  #fill(column: number): void {
    this.#best = this.#state.columnDual[column]!;
    this.#state.nearOfColumn.settle(this.#state.rowDual);
    this.#endRow = NONE;
    this.#endColumn = column;
    this.#touched[this.#touchedCount++] = column;
    this.#distance[column] = 0;
    this.#heap.push(column);
    for (;;) {
      const j = this.#heap.pop();
      if (j === NONE || this.#distance[j]! >= this.#best) break;
      if (j >= this.#rest) {
        this.#relaxColumn(j - this.#rest, this.#distance[j]);
        continue;
      }
      this.#scanned[this.#scannedCount++] = j;
      this.#relaxColumn(j);
    }
    this.#shiftDuals(-1);
    let free = this.#endColumn;
    if (this.#endRow !== NONE) this.#state.put(this.#endRow, free);
    while (free !== column) {
      const mover = this.#mover[free]!;
      this.#state.take(mover);
      free = this.#next[free]!;
      this.#state.put(mover, free);
    }
  }

  /** As `#relaxRow`. */
  #relaxColumn(column: number, since = this.#distance[column]! - 1): void {
    const near = this.#state.nearOfColumn;
    const dual = this.#state.columnDual[column]!;
    const from = this.#distance[column]!;
    if (since >= from || !near.has(column)) near.make(column, dual);
    const beyond = from + near.beyond(column, dual);
    this.#relaxColumnArcs(beyond > since ? near : this.#state.ofColumn, column);
    if (beyond > since) this.#putOff(column, beyond);
  }

  #relaxColumnArcs({ neighbour, score, first, live }: ArcLists, column: number): void {
    const columnOf = this.#state.columnOf;
    const rowDual = this.#state.rowDual;
    const distance = this.#distance;
    const base = distance[column]! + this.#state.columnDual[column]!;
    const end = first[column]! + live[column]!;
    let best = this.#best;
    for (let at = first[column]!; at < end; at++) {
      const i = neighbour[at]!;
      const reached = base - score[at]! + rowDual[i]!;
      if (reached >= best) continue;
      const j = columnOf[i]!;
      if (j === NONE) {
        best = reached;
        this.#endRow = i;
        this.#endColumn = column;
        continue;
      }
      if (reached >= distance[j]!) continue;
      if (distance[j] === Infinity) this.#touched[this.#touchedCount++] = j;
      distance[j] = reached;
      this.#mover[j] = i;
      this.#next[j] = column;
      if (reached + this.#state.columnDual[j]! < best) {
        best = reached + this.#state.columnDual[j]!;
        this.#endRow = NONE;
        this.#endColumn = j;
      }
      this.#heap.push(j);
    }
    this.#best = best;
  }

  /** The arcs of a row (inserting) or column (filling) that are not near, to be read when the search is as far as they are at least. */
  #putOff(node: number, distance: number): void {
    if (distance >= this.#best) return;
    const rest = this.#rest + node;
    if (this.#distance[rest] === Infinity) this.#touched[this.#touchedCount++] = rest;
    this.#distance[rest] = distance;
    this.#heap.push(rest);
  }

  /** Ends a search: what was reached before its end moves its dual by what it was nearer; columns up and rows down for 1, the reverse for −1. */
  #shiftDuals(sign: 1 | -1): void {
    for (let k = 0; k < this.#scannedCount; k++) {
      const j = this.#scanned[k]!;
      const by = sign * (this.#best - this.#distance[j]!);
      this.#state.setColumnDual(j, this.#state.columnDual[j]! + by);
      for (let i = this.#state.firstRow[j]!; i !== NONE; i = this.#state.nextRow[i]!)
        this.#state.setRowDual(i, this.#state.rowDual[i]! - by);
    }
    for (let k = 0; k < this.#touchedCount; k++) this.#distance[this.#touched[k]!] = Infinity;
    this.#heap.clear();
    this.#scannedCount = this.#touchedCount = 0;
  }
}
