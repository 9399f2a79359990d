/**
 * `capacitatedAssignment` for an instance that changes: after each change the assignment is made optimal again from where it was, with
 * its proof. A mentor leaves, a pair is ruled out, a place is added: one or a few shortest paths instead of the whole problem.
 *
 * Arcs are held by row and by column (`reoptimization/incidence.ts`, 17 to 18 bytes an arc; those near by once more, `near-arcs.ts`, up to 6 bytes an arc), the assignment with its duals in
 * `reoptimization/optimal-state.ts`, the searches in `reoptimization/reoptimization.ts`.
 */
import { BinomeError } from '../../errors/index.ts';
import { capacitatedAssignment } from './capacitated-assignment.ts';
import type { CapacitatedAssignment, SparseScores } from '../model/sparse-scores.ts';
import { checkArcs, checkScores, checkShape } from './capacitated-checks.ts';
import {
  NO_RANGE,
  checkCapacity,
  checkDistinct,
  checkLengths,
  checkPlaces,
  isIndex,
  rangeWith,
  type Range,
} from './reoptimization/change-checks.ts';
import { Incidence, grown } from './reoptimization/incidence.ts';
import { MOST_DUAL, OptimalState } from './reoptimization/optimal-state.ts';
import { Reoptimization } from './reoptimization/reoptimization.ts';
import { verifyAssignment } from '../verify/assignment.ts';

const NONE = -1;
/** A batch with more changes than rows / this is solved anew. */
const COLD_SHARE = 20;
/** A dual that moves by less than the range of the scores / this leaves the lists of near arcs alone. */
const MARGINS = 64;

/** The whole matching, pinned pairs included. */
export interface Matching {
  /** Row → column, −1 for a row that goes without or was removed. */
  readonly rowToColumn: Int32Array;
  readonly matched: number;
  readonly score: number;
}

/**
 * Always optimal. Rows and columns keep their numbers for good; new ones are counted on.
 *
 * Pins. A pinned pair is settled: its row and one place of its column are out of the instance that `scores` gives, and `result` solves and
 * proves what is left. `matching` puts both together.
 *
 * Scores are integers of 32 bits. Ties: which of several optimal matchings is held depends on the changes made so far, in their order; the
 * same calls give the same answer. A call that is refused changes nothing.
 *
 * Each change: O(arcs of its row or column) and a search for each place that it frees or takes, O(arcs + columns · log columns) at
 * worst, in practice a small part of that.
 */
export class DynamicAssignment {
  readonly #ofRow: Incidence;
  readonly #ofColumn: Incidence;
  readonly #state: OptimalState;
  readonly #search: Reoptimization;
  /** Column → places, pinned ones included; pairs pinned to it. */
  #capacity: Int32Array;
  #pins: Int32Array;
  /** Row → column it is pinned to, −1; 1 when removed. */
  #pinnedTo: Int32Array;
  #removed: Uint8Array;
  /** Of all scores there ever were. */
  #range: Range;

  /**
   * Copies the scores. With `answer`, the proven answer to them, nothing is solved. O(arcs) beside the solution.
   * @throws BinomeError SCORES_SHAPE, SCORES_VALUE (also for a score that is no integer), SCORES_RANGE (too far apart to stay exact), ASSIGNMENT_NOT_OPTIMAL.
   */
  constructor(scores: SparseScores, answer?: CapacitatedAssignment) {
    checkShape(scores);
    checkScores(scores.score);
    checkArcs(scores);
    const { rows, columns, capacity } = scores;
    this.#range = rangeWith(NO_RANGE, scores.score, rows, 'SCORES_VALUE');
    if (answer !== undefined) {
      const { problems } = verifyAssignment(scores, answer);
      if (problems.length > 0) throw new BinomeError('ASSIGNMENT_NOT_OPTIMAL', { value: problems[0]! });
    }
    this.#ofRow = Incidence.ofRows(scores);
    this.#ofColumn = Incidence.ofColumns(scores);
    this.#state = new OptimalState(this.#ofRow, this.#ofColumn, capacity);
    this.#search = new Reoptimization(this.#state);
    this.#capacity = capacity.slice();
    this.#pins = new Int32Array(columns);
    this.#pinnedTo = new Int32Array(rows).fill(NONE);
    this.#removed = new Uint8Array(rows);
    this.#start(answer ?? capacitatedAssignment(scores));
  }

  get rows(): number {
    return this.#ofRow.nodes;
  }

  get columns(): number {
    return this.#ofColumn.nodes;
  }

  /** The answer to `scores()` as it is now, with its proof; `verifyAssignment` checks it. O(rows + columns). */
  result(): CapacitatedAssignment {
    return this.#state.read();
  }

  /** `result` with the pinned pairs. O(rows + columns + arcs of the pinned rows). */
  matching(): Matching {
    const { rowToColumn, ...sums } = this.#state.read();
    let { matched, score } = sums;
    for (let i = 0; i < this.rows; i++) {
      const j = this.#pinnedTo[i]!;
      if (j === NONE) continue;
      rowToColumn[i] = j;
      matched++;
      score += this.#ofRow.score[this.#ofRow.find(i, j)]!;
    }
    return { rowToColumn, matched, score };
  }

  /** The present instance, less what is pinned; rows pinned or removed have no arcs. Columns ascend in each row. O(arcs). */
  scores(): SparseScores {
    const { rows, columns } = this;
    const lists = this.#ofColumn;
    const start = new Int32Array(rows + 1);
    for (let i = 0; i < rows; i++) start[i + 1] = start[i]! + (this.#state.takesPart(i) ? this.#ofRow.live[i]! : 0);
    const column = new Int32Array(start[rows]!);
    const score = new Int32Array(start[rows]!);
    const next = start.slice();
    for (let j = 0; j < columns; j++) {
      for (let at = lists.first[j]!; at < lists.first[j]! + lists.live[j]!; at++) {
        const i = lists.neighbour[at]!;
        if (!this.#state.takesPart(i)) continue;
        column[next[i]!] = j;
        score[next[i]!++] = lists.score[at]!;
      }
    }
    return { rows, columns, start, column, score, capacity: Int32Array.from({ length: columns }, (_, j) => this.#freePlaces(j)) };
  }

  /** Rules a pair out. @throws BinomeError CHANGE_ROW, CHANGE_COLUMN, CHANGE_PAIR, CHANGE_PINNED. */
  ban(row: number, column: number): void {
    const inRow = this.#find(row, column);
    if (this.#pinnedTo[row] === column) throw new BinomeError('CHANGE_PINNED', { row, column });
    if (!this.#ofRow.isLive(row, inRow)) return;
    this.#ofRow.hide(row, inRow);
    this.#ofColumn.hide(column, this.#ofColumn.find(column, row));
    this.#state.forget(row, column);
    this.#search.withdraw(row, column);
    this.#settle();
  }

  /** Allows a banned pair again, with its score. @throws BinomeError CHANGE_ROW, CHANGE_COLUMN, CHANGE_PAIR. */
  unban(row: number, column: number): void {
    const inRow = this.#find(row, column);
    if (this.#ofRow.isLive(row, inRow)) return;
    const score = this.#ofRow.score[inRow]!;
    this.#ofRow.show(row, inRow);
    this.#ofColumn.show(column, this.#ofColumn.find(column, row));
    this.#state.forget(row, column);
    this.#search.rescore(row, column, score);
    this.#settle();
  }

  /**
   * Settles a pair until it is unpinned.
   * @throws BinomeError CHANGE_ROW, CHANGE_COLUMN, CHANGE_PAIR (no such pair, or banned), CHANGE_PINNED (the row is pinned to another
   * column), CHANGE_PLACES (no place is left beside those pinned).
   */
  pin(row: number, column: number): void {
    const inRow = this.#find(row, column);
    if (!this.#ofRow.isLive(row, inRow)) throw new BinomeError('CHANGE_PAIR', { row, column });
    const pinned = this.#pinnedTo[row]!;
    if (pinned === column) return;
    if (pinned !== NONE) throw new BinomeError('CHANGE_PINNED', { row, column: pinned });
    checkPlaces(column, this.#capacity[column]!, this.#pins[column]! + 1);
    this.#pinnedTo[row] = column;
    this.#pins[column]!++;
    const left = this.#search.leave(row);
    this.#search.setPlaces(column, this.#freePlaces(column), left);
    if (left !== NONE) this.#search.setPlaces(left, this.#freePlaces(left));
    this.#settle();
  }

  /** @throws BinomeError CHANGE_ROW, CHANGE_UNPINNED (the row is not pinned). */
  unpin(row: number): void {
    this.#checkRow(row);
    const column = this.#pinnedTo[row]!;
    if (column === NONE) throw new BinomeError('CHANGE_UNPINNED', { row });
    this.#pinnedTo[row] = NONE;
    this.#pins[column]!--;
    this.#search.enter(row, column);
    this.#settle();
  }

  /** A row leaves for good; its pin goes with it. @throws BinomeError CHANGE_ROW. */
  removeRow(row: number): void {
    this.#checkRow(row);
    const pinned = this.#pinnedTo[row]!;
    if (pinned !== NONE) this.#pins[pinned]!--;
    this.#pinnedTo[row] = NONE;
    this.#removed[row] = 1;
    const left = pinned === NONE ? this.#search.leave(row) : pinned;
    if (left !== NONE) this.#search.setPlaces(left, this.#freePlaces(left));
    this.#settle();
  }

  /** A column takes nobody any more, until it is given places. @throws BinomeError CHANGE_COLUMN, CHANGE_PLACES (rows are pinned to it). */
  removeColumn(column: number): void {
    this.setCapacity(column, 0);
  }

  /** @throws BinomeError CHANGE_COLUMN, CHANGE_VALUE, CHANGE_PLACES (fewer than the rows pinned to it). */
  setCapacity(column: number, places: number): void {
    this.#checkColumn(column);
    checkCapacity(places);
    checkPlaces(column, places, this.#pins[column]!);
    this.#capacity[column] = places;
    this.#search.setPlaces(column, this.#freePlaces(column));
    this.#settle();
  }

  /** The score of a pair, banned or not. @throws BinomeError CHANGE_ROW, CHANGE_COLUMN, CHANGE_PAIR, CHANGE_VALUE, SCORES_RANGE. */
  setScore(row: number, column: number, score: number): void {
    this.setScores([row], [column], [score]);
  }

  /**
   * Many scores at once, pair k being (rows[k], columns[k]); the last counts where one stands twice. Where there are more than a
   * twentieth as many as rows, the instance is solved anew instead. @throws BinomeError as `setScore`; nothing is changed then.
   */
  setScores(rows: ArrayLike<number>, columns: ArrayLike<number>, scores: ArrayLike<number>): void {
    checkLengths(rows, columns, scores);
    for (let k = 0; k < rows.length; k++) this.#find(rows[k]!, columns[k]!);
    this.#range = rangeWith(this.#range, scores, this.rows);
    const anew = rows.length > Math.max(1, this.rows / COLD_SHARE);
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k]!;
      const column = columns[k]!;
      const inRow = this.#ofRow.find(row, column);
      this.#ofRow.score[inRow] = scores[k]!;
      this.#ofColumn.score[this.#ofColumn.find(column, row)] = scores[k]!;
      this.#state.forget(row, column);
      if (anew || !this.#ofRow.isLive(row, inRow)) continue;
      this.#search.rescore(row, column, scores[k]!);
      this.#settle();
    }
    if (anew) this.#solve();
  }

  /** A new row with its arcs; returns its number. @throws BinomeError CHANGE_COLUMN, CHANGE_TWICE, CHANGE_VALUE, SCORES_RANGE. */
  addRow(columns: ArrayLike<number>, scores: ArrayLike<number>): number {
    checkLengths(columns, scores);
    for (let k = 0; k < columns.length; k++) this.#checkColumn(columns[k]!);
    checkDistinct(columns);
    this.#range = rangeWith(this.#range, scores, this.rows + 1);
    const row = this.#state.addRow(columns.length);
    if (row === this.#pinnedTo.length) {
      this.#pinnedTo = grown(this.#pinnedTo, row + 1);
      this.#removed = grown(this.#removed, row + 1);
    }
    this.#pinnedTo[row] = NONE;
    for (let k = 0; k < columns.length; k++) this.#addArc(row, columns[k]!, scores[k]!);
    this.#search.enter(row, NONE);
    this.#settle();
    return row;
  }

  /** A new column with its arcs; returns its number. @throws BinomeError CHANGE_ROW, CHANGE_TWICE, CHANGE_VALUE, SCORES_RANGE. */
  addColumn(capacity: number, rows: ArrayLike<number>, scores: ArrayLike<number>): number {
    checkCapacity(capacity);
    checkLengths(rows, scores);
    for (let k = 0; k < rows.length; k++) this.#checkRow(rows[k]!);
    checkDistinct(rows);
    this.#range = rangeWith(this.#range, scores, this.rows);
    const column = this.#state.addColumn(rows.length);
    if (column === this.#capacity.length) {
      this.#capacity = grown(this.#capacity, column + 1);
      this.#pins = grown(this.#pins, column + 1);
    }
    this.#capacity[column] = capacity;
    for (let k = 0; k < rows.length; k++) this.#addArc(rows[k]!, column, scores[k]!);
    this.#search.openColumn(column, capacity);
    this.#settle();
    return column;
  }

  #addArc(row: number, column: number, score: number): void {
    this.#ofRow.add(row, column, score);
    this.#ofColumn.add(column, row, score);
  }

  #freePlaces(column: number): number {
    return this.#capacity[column]! - this.#pins[column]!;
  }

  /** The position of a pair in the list of its row. */
  #find(row: number, column: number): number {
    this.#checkRow(row);
    this.#checkColumn(column);
    const at = this.#ofRow.find(row, column);
    if (at === NONE) throw new BinomeError('CHANGE_PAIR', { row, column });
    return at;
  }

  #checkRow(row: number): void {
    if (!isIndex(row, this.rows) || this.#removed[row] === 1) throw new BinomeError('CHANGE_ROW', { row });
  }

  #checkColumn(column: number): void {
    if (!isIndex(column, this.columns)) throw new BinomeError('CHANGE_COLUMN', { column });
  }

  #settle(): void {
    if (this.#state.isAdrift) this.#solve();
  }

  #solve(): void {
    this.#start(capacitatedAssignment(this.scores()));
  }

  #start(answer: CapacitatedAssignment): void {
    if (!this.#state.start(answer, Math.max(1, (this.#range.most - this.#range.least) / MARGINS)))
      throw new BinomeError('SCORES_RANGE', { value: MOST_DUAL });
  }
}
