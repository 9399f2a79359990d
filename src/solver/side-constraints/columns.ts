/**
 * The constraint matrix of the relaxation by columns: in which rows, columns and side constraints each variable counts (the variables are
 * named in `basis-system.ts`).
 */
import type { Network } from '../network/network.ts';
import type { SideRow } from '../network/side-rows.ts';

const NONE = -1;

export class Columns {
  readonly arcs: number;
  readonly rows: number;
  /** The root, and the number of rows and columns. */
  readonly root: number;
  readonly sides: number;
  readonly variables: number;
  /** Variables below it stand for rows and columns (which are the nodes below the root), and from `root` on for side constraints. */
  readonly firstArc: number;
  /** Position, counted from firstArc → arc of the network; and the way back, −1 for an arc that is left out. */
  readonly arcOf: Int32Array;
  readonly positionOf: Int32Array;
  /** Position → its row and its column, as nodes. */
  readonly rowOf: Int32Array;
  readonly columnOf: Int32Array;
  /** Position → its side constraints and coefficients, from sideStart[k] to sideStart[k + 1]. */
  readonly sideStart: Int32Array;
  readonly sideOf: Int32Array;
  readonly coefficient: Float64Array;
  /** Side constraint → the power of 2 that its coefficients are divided by here, so that none is beyond 1. */
  readonly scale: Float64Array;

  /** O(arcs + terms). */
  constructor(network: Network, arcOf: Int32Array, sides: readonly SideRow[]) {
    this.arcs = arcOf.length;
    this.rows = network.rows;
    this.root = network.rows + network.columns;
    this.sides = sides.length;
    this.firstArc = this.root + sides.length;
    this.variables = this.firstArc + this.arcs;
    this.arcOf = arcOf;
    this.rowOf = arcOf.map((arc) => network.rowOf[arc]!);
    this.columnOf = arcOf.map((arc) => network.columnOf[arc]! + network.rows);
    this.scale = Float64Array.from(sides, ({ coefficients }) => {
      const largest = coefficients.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
      return 2 ** Math.ceil(Math.log2(largest));
    });
    const position = (this.positionOf = new Int32Array(network.arcs).fill(NONE));
    arcOf.forEach((arc, k) => (position[arc] = k));
    const start = (this.sideStart = new Int32Array(this.arcs + 1));
    sides.forEach(({ arcs, coefficients }) => {
      arcs.forEach((arc, t) => {
        if (position[arc] !== NONE && coefficients[t] !== 0) start[position[arc]! + 1]!++;
      });
    });
    for (let k = 0; k < this.arcs; k++) start[k + 1]! += start[k]!;
    const next = start.slice();
    this.sideOf = new Int32Array(start[this.arcs]!);
    this.coefficient = new Float64Array(start[this.arcs]!);
    sides.forEach(({ arcs, coefficients }, side) => {
      arcs.forEach((arc, t) => {
        const k = position[arc]!;
        if (k === NONE || coefficients[t] === 0) return;
        this.sideOf[next[k]!] = side;
        this.coefficient[next[k]!++] = coefficients[t]! / this.scale[side]!;
      });
    });
  }

  /** The node that a variable (no s) counts in, the first of the two. */
  near(variable: number): number {
    return variable < this.root ? variable : this.rowOf[variable - this.firstArc]!;
  }

  /** The other one. */
  far(variable: number): number {
    return variable < this.root ? this.root : this.columnOf[variable - this.firstArc]!;
  }

  /** Multipliers of nodes and side constraints times the column of a variable. */
  applied(variable: number, node: Float64Array, side: Float64Array): number {
    if (variable < this.rows) return node[variable]!;
    if (variable < this.root) return -node[variable]!;
    if (variable < this.firstArc) return side[variable - this.root]!;
    const k = variable - this.firstArc;
    let sum = node[this.rowOf[k]!]! + node[this.columnOf[k]!]!;
    for (let t = this.sideStart[k]!; t < this.sideStart[k + 1]!; t++) sum += side[this.sideOf[t]!]! * this.coefficient[t]!;
    return sum;
  }

  /** Adds `times` the column of a variable. */
  add(variable: number, times: number, node: Float64Array, side: Float64Array): void {
    if (variable < this.rows) node[variable]! += times;
    else if (variable < this.root) node[variable]! -= times;
    else if (variable < this.firstArc) side[variable - this.root]! += times;
    else {
      const k = variable - this.firstArc;
      node[this.rowOf[k]!]! += times;
      node[this.columnOf[k]!]! += times;
      for (let t = this.sideStart[k]!; t < this.sideStart[k + 1]!; t++) side[this.sideOf[t]!]! += times * this.coefficient[t]!;
    }
  }
}
