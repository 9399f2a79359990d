/**
 * What taking or leaving one arc leads to, constraint by constraint: bounds of the left sides, and the arcs that they leave no choice
 * (Savelsbergh 1994: probing). Two trainees who must go together to a mentor with one place are half there each in the relaxation; here
 * they cannot go there at all.
 *
 * Nothing is proven here: a contradiction says on what to branch, and the branch that it closes is proven closed by the search.
 */
import { EXCLUDED, FREE, IMPOSED, type Choices, type Network } from '../network/network.ts';
import type { SideRow } from '../network/side-rows.ts';

/** Terms that the probing of one node may read. */
const MOST_READ = 200_000;

/** Rows, columns and side constraints of a network, and which arcs count in which of them. */
export class Probing {
  /** Constraint (row, column, side constraint) → the positions of its terms, from start[k] to start[k + 1]; position → arc, coefficient. */
  readonly #start: Int32Array;
  readonly #arc: Int32Array;
  readonly #coefficient: Float64Array;
  /** Arc → the positions above at which it stands. */
  readonly #arcStart: Int32Array;
  readonly #at: Int32Array;
  /** Position → constraint. */
  readonly #constraintOf: Int32Array;
  /** Constraint → its largest coefficient by size; the bounds of its left side. */
  readonly #largest: Float64Array;
  readonly #lower: Float64Array;
  readonly #upper: Float64Array;
  /** Of one node and one probe: arc → its state; constraint → what its left side comes to at least and at most. */
  readonly #state: Uint8Array;
  readonly #least: Float64Array;
  readonly #most: Float64Array;
  readonly #changed: number[] = [];
  #read = 0;

  /** O(arcs + terms). */
  constructor(network: Network, choices: Choices, sides: readonly SideRow[]) {
    const { rows, columns, arcs, rowOf, columnOf, need } = network;
    const constraints = rows + columns + sides.length;
    const start = (this.#start = new Int32Array(constraints + 1));
    const arcStart = (this.#arcStart = new Int32Array(arcs + 1));
    const eachTerm = (visit: (constraint: number, arc: number, coefficient: number) => void): void => {
      for (let arc = 0; arc < arcs; arc++) {
        visit(rowOf[arc]!, arc, 1);
        visit(rows + columnOf[arc]!, arc, 1);
      }
      sides.forEach((side, k) => side.arcs.forEach((arc, t) => visit(rows + columns + k, arc, side.coefficients[t]!)));
    };
    eachTerm((constraint, arc) => {
      start[constraint + 1]!++;
      arcStart[arc + 1]!++;
    });
    for (let k = 0; k < constraints; k++) start[k + 1]! += start[k]!;
    for (let arc = 0; arc < arcs; arc++) arcStart[arc + 1]! += arcStart[arc]!;
    const [next, nextOfArc] = [start.slice(), arcStart.slice()];
    const terms = start[constraints]!;
    this.#arc = new Int32Array(terms);
    this.#coefficient = new Float64Array(terms);
    this.#at = new Int32Array(terms);
    this.#constraintOf = new Int32Array(terms);
    this.#largest = new Float64Array(constraints);
    eachTerm((constraint, arc, coefficient) => {
      const at = next[constraint]!++;
      this.#arc[at] = arc;
      this.#coefficient[at] = coefficient;
      this.#constraintOf[at] = constraint;
      this.#at[nextOfArc[arc]!++] = at;
      this.#largest[constraint] = Math.max(this.#largest[constraint]!, Math.abs(coefficient));
    });
    const { optional, lower, upper } = choices;
    this.#lower = Float64Array.from([
      ...need.map((count, i) => (optional[i] === 1 ? 0 : count)),
      ...lower,
      ...sides.map(({ op, rhs }) => (op === '<=' ? -Infinity : rhs)),
    ]);
    this.#upper = Float64Array.from([...need, ...upper, ...sides.map(({ op, rhs }) => (op === '>=' ? Infinity : rhs))]);
    this.#state = new Uint8Array(arcs);
    this.#least = new Float64Array(constraints);
    this.#most = new Float64Array(constraints);
  }

  /** The first of these free arcs that must be taken, or cannot be, in these states; −1 when none is known to be. */
  decided(state: Uint8Array, candidates: readonly number[]): number {
    this.#state.set(state);
    this.#read = 0;
    this.#reach();
    for (const arc of candidates) {
      if (this.#contradicts(arc, IMPOSED) || this.#contradicts(arc, EXCLUDED)) return arc;
      if (this.#read > MOST_READ) return -1;
    }
    return -1;
  }

  /** What the left sides can come to. */
  #reach(): void {
    for (let constraint = 0; constraint < this.#least.length; constraint++) {
      let [least, most] = [0, 0];
      for (let at = this.#start[constraint]!; at < this.#start[constraint + 1]!; at++) {
        const state = this.#state[this.#arc[at]!]!;
        const value = this.#coefficient[at]!;
        if (state === IMPOSED || (state === FREE && value < 0)) least += value;
        if (state === IMPOSED || (state === FREE && value > 0)) most += value;
      }
      [this.#least[constraint], this.#most[constraint]] = [least, most];
    }
  }

  #contradicts(arc: number, value: number): boolean {
    this.#changed.length = 0;
    let isPossible = this.#decide(arc, value);
    for (let k = 0; isPossible && k < this.#changed.length && this.#read <= MOST_READ; k++) isPossible = this.#follow(this.#changed[k]!);
    for (let k = this.#changed.length - 1; k >= 0; k--) this.#undo(this.#changed[k]!);
    return !isPossible;
  }

  /** False when a constraint can no longer hold. */
  #decide(arc: number, value: number): boolean {
    this.#state[arc] = value;
    this.#changed.push(arc);
    let isPossible = true;
    for (let k = this.#arcStart[arc]!; k < this.#arcStart[arc + 1]!; k++) {
      const at = this.#at[k]!;
      const constraint = this.#constraintOf[at]!;
      this.#shift(at, constraint, value, 1);
      if (this.#least[constraint]! > this.#upper[constraint]! || this.#most[constraint]! < this.#lower[constraint]!) isPossible = false;
    }
    return isPossible;
  }

  #undo(arc: number): void {
    const value = this.#state[arc]!;
    this.#state[arc] = FREE;
    for (let k = this.#arcStart[arc]!; k < this.#arcStart[arc + 1]!; k++) {
      this.#shift(this.#at[k]!, this.#constraintOf[this.#at[k]!]!, value, -1);
    }
  }

  /** What deciding the arc at this position changes in what its constraint can come to. */
  #shift(at: number, constraint: number, value: number, sign: 1 | -1): void {
    const coefficient = this.#coefficient[at]!;
    const isRaised = value === IMPOSED ? coefficient > 0 : coefficient < 0;
    const change = sign * Math.abs(coefficient);
    if (isRaised) this.#least[constraint]! += change;
    else this.#most[constraint]! -= change;
  }

  /** Decides what the constraints of this arc leave no choice. */
  #follow(arc: number): boolean {
    for (let k = this.#arcStart[arc]!; k < this.#arcStart[arc + 1]!; k++) {
      const constraint = this.#constraintOf[this.#at[k]!]!;
      const room = this.#upper[constraint]! - this.#least[constraint]!;
      const spare = this.#most[constraint]! - this.#lower[constraint]!;
      if (Math.min(room, spare) >= this.#largest[constraint]!) continue;
      const end = this.#start[constraint + 1]!;
      this.#read += end - this.#start[constraint]!;
      for (let at = this.#start[constraint]!; at < end; at++) {
        const other = this.#arc[at]!;
        if (this.#state[other] !== FREE) continue;
        const value = this.#coefficient[at]!;
        const size = Math.abs(value);
        const isTooMuch = size > this.#upper[constraint]! - this.#least[constraint]!;
        const isNeeded = size > this.#most[constraint]! - this.#lower[constraint]!;
        if (isTooMuch && isNeeded) return false;
        if ((isTooMuch || isNeeded) && !this.#decide(other, isTooMuch === value > 0 ? EXCLUDED : IMPOSED)) return false;
      }
    }
    return true;
  }
}
