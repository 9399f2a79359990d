/**
 * A basis of a network with side rows, as a spanning tree and a small dense system; systems in it are solved by passes over the tree.
 *
 * Variables: r of rows, q of columns, s of side constraints, arcs (see `relaxation.ts`). A basis is a spanning tree of rows, columns and
 * a root (arcs, and the r and q as arcs to the root), as many further ones (extras) as there are side constraints whose s is not
 * basic (active), and the s of the others (Kennington & Helgason, Algorithms for Network Programming, 1980, ch. 7).
 */
import type { Columns } from './columns.ts';
import { DenseSystem } from './dense-system.ts';

const NONE = -1;

export class BasisSystem {
  readonly #columns: Columns;
  /** The tree's nodes in the order of a search in depth from the root. */
  readonly #order: Int32Array;
  /** Node → its place in that order; the place after the last node below it; its parent; the variable that leads there; its depth. */
  readonly #place: Int32Array;
  readonly #end: Int32Array;
  readonly #parent: Int32Array;
  readonly #via: Int32Array;
  readonly #depth: Int32Array;
  /** Node → its first link, twice a place in the basis and 1 more at the far end; link → the next of the same node; NONE after the last. */
  readonly #adjacent: Int32Array;
  readonly #nextAdjacent: Int32Array;
  /** Number below `active` → basic variable outside the tree. With the active side constraints these make the dense system. */
  readonly #extra: Int32Array;
  #active = 0;
  readonly #dense: DenseSystem;
  /** Number below `active` → active side constraint; and the way back, NONE for one that is not active. */
  readonly #activeSide: Int32Array;
  readonly #activeAt: Int32Array;
  /** Number below `active` → what the dense system is solved for, then its solution. */
  readonly #small: Float64Array;
  /** Node, side constraint → what it still lacks while a system is solved. */
  readonly #heldNode: Float64Array;
  readonly #heldSide: Float64Array;

  constructor(columns: Columns) {
    this.#columns = columns;
    const nodes = columns.root + 1;
    const size = columns.root + columns.sides;
    this.#order = new Int32Array(nodes);
    this.#place = new Int32Array(nodes);
    this.#end = new Int32Array(nodes);
    this.#parent = new Int32Array(nodes);
    this.#via = new Int32Array(nodes);
    this.#depth = new Int32Array(nodes);
    this.#adjacent = new Int32Array(nodes);
    this.#nextAdjacent = new Int32Array(2 * size);
    this.#extra = new Int32Array(size);
    this.#activeSide = new Int32Array(columns.sides);
    this.#activeAt = new Int32Array(columns.sides);
    this.#dense = new DenseSystem(columns.sides);
    this.#small = new Float64Array(columns.sides);
    this.#heldNode = new Float64Array(nodes);
    this.#heldSide = new Float64Array(columns.sides);
  }

  /** Takes a basis, one variable for each row, column and side constraint; false when their columns are linearly dependent. O(nodes + active³ + paths of extras). */
  factor(basic: Int32Array, isBasic: Uint8Array): boolean {
    const columns = this.#columns;
    const { firstArc, root } = columns;
    const isSlack = (variable: number): boolean => variable >= root && variable < firstArc;
    const adjacent = this.#adjacent.fill(NONE);
    const next = this.#nextAdjacent;
    for (let b = 0; b < basic.length; b++) {
      const variable = basic[b]!;
      if (isSlack(variable)) continue;
      const [near, far] = [columns.near(variable), columns.far(variable)];
      next[2 * b] = adjacent[near]!;
      adjacent[near] = 2 * b;
      next[2 * b + 1] = adjacent[far]!;
      adjacent[far] = 2 * b + 1;
    }
    if (this.#search(basic) < this.#order.length) return false;
    const via = this.#via;
    let extras = 0;
    for (const variable of basic) {
      if (isSlack(variable) || via[columns.near(variable)] === variable || via[columns.far(variable)] === variable) continue;
      this.#extra[extras++] = variable;
    }
    this.#active = 0;
    for (let k = 0; k < columns.sides; k++) {
      this.#activeAt[k] = NONE;
      if (isBasic[root + k] === 1) continue;
      this.#activeAt[k] = this.#active;
      this.#activeSide[this.#active++] = k;
    }
    return extras === this.#active && this.#factorDense();
  }

  /** The tree that `#adjacent` leads through; the number of nodes that it reaches. */
  #search(basic: Int32Array): number {
    const { root, firstArc, rowOf, columnOf } = this.#columns;
    const [order, place, end, parent, depth] = [this.#order, this.#place, this.#end, this.#parent, this.#depth];
    const via = this.#via.fill(NONE);
    // Link that a node goes on from.
    const [link, next] = [this.#adjacent, this.#nextAdjacent];
    order[0] = parent[root] = root;
    place[root] = depth[root] = 0;
    let found = 1;
    for (let node = root; ;) {
      const at = link[node]!;
      if (at === NONE) {
        end[node] = found;
        if (node === root) return found;
        node = parent[node]!;
        continue;
      }
      link[node] = next[at]!;
      const variable = basic[at >> 1]!;
      // The end of the variable that this is not.
      const other =
        variable < firstArc
          ? (at & 1) === 0
            ? root
            : variable
          : (at & 1) === 0
            ? columnOf[variable - firstArc]!
            : rowOf[variable - firstArc]!;
      if (other === root || via[other] !== NONE) continue;
      via[other] = variable;
      parent[other] = node;
      depth[other] = depth[node]! + 1;
      place[other] = found;
      order[found++] = other;
      node = other;
    }
  }

  /** Row e: what a unit of price on each active constraint changes in the reduced cost of extra e. */
  #factorDense(): boolean {
    const { rows, root, firstArc, rowOf, columnOf } = this.#columns;
    this.#dense.clear(this.#active);
    for (let e = 0; e < this.#active; e++) {
      const variable = this.#extra[e]!;
      if (variable < root) this.#addPath(e, variable, variable < rows ? -1 : 1);
      else {
        const k = variable - firstArc;
        this.#addCoefficients(e, k, 1);
        this.#addPath(e, rowOf[k]!, -1);
        this.#addPath(e, columnOf[k]!, -1);
      }
    }
    return this.#dense.factor();
  }

  #addCoefficients(e: number, position: number, sign: number): void {
    const { sideStart, sideOf, coefficient } = this.#columns;
    for (let t = sideStart[position]!; t < sideStart[position + 1]!; t++) {
      const active = this.#activeAt[sideOf[t]!]!;
      if (active !== NONE) this.#dense.add(e, active, sign * coefficient[t]!);
    }
  }

  /** The coefficients on the way from a node to the root, signs alternating. */
  #addPath(e: number, node: number, sign: number): void {
    const { root, firstArc } = this.#columns;
    for (let at = node; at !== root && this.#via[at]! >= firstArc; at = this.#parent[at]!) {
      this.#addCoefficients(e, this.#via[at]! - firstArc, sign);
      sign = -sign;
    }
  }

  /** Multipliers by which every basic variable comes to its weight: `weight[k]` for the arc at position k, 0 for what is no arc. */
  duals(weight: Float64Array, node: Float64Array, side: Float64Array): void {
    side.fill(0);
    this.#multipliers(weight, NONE, node, side);
  }

  /** A row of the inverse: multipliers by which this basic variable comes to 1, every other to 0. */
  row(variable: number, node: Float64Array, side: Float64Array): void {
    side.fill(0);
    const { root, firstArc } = this.#columns;
    if (variable >= root && variable < firstArc) side[variable - root] = 1;
    else if (this.#childOf(variable) !== NONE) return this.#treeRow(variable, node, side);
    this.#multipliers(null, variable, node, side);
  }

  /** The node that a variable of the tree leads to, away from the root; NONE for one that is not in the tree. */
  #childOf(variable: number): number {
    const [near, far] = [this.#columns.near(variable), this.#columns.far(variable)];
    return this.#via[near] === variable ? near : this.#via[far] === variable ? far : NONE;
  }

  /** As `row`: without prices it is ±1 on the nodes below the variable, 0 elsewhere. */
  #treeRow(variable: number, node: Float64Array, side: Float64Array): void {
    const { rows, root } = this.#columns;
    const child = this.#childOf(variable);
    const [from, to] = [this.#place[child]!, this.#end[child]!];
    const sign = variable < root && child >= rows ? -1 : 1;
    const at = (other: number): number => {
      const place = this.#place[other]!;
      return place < from || place >= to ? 0 : ((this.#depth[other]! - this.#depth[child]!) & 1) === 0 ? sign : -sign;
    };
    const z = this.#small;
    for (let e = 0; e < this.#active; e++) {
      const extra = this.#extra[e]!;
      const [near, far] = [this.#columns.near(extra), this.#columns.far(extra)];
      z[e] = extra < root ? (extra < rows ? -at(near) : at(near)) : -at(near) - at(far);
    }
    this.#settlePrices(side);
    this.#spread(null, variable, node, side);
  }

  /** From what the extras lack, in `#small`, the multipliers of the active side constraints. */
  #settlePrices(side: Float64Array): void {
    this.#dense.solve(this.#small);
    for (let k = 0; k < this.#active; k++) side[this.#activeSide[k]!] = this.#small[k]!;
  }

  #multipliers(weight: Float64Array | null, unit: number, node: Float64Array, side: Float64Array): void {
    const { firstArc } = this.#columns;
    this.#spread(weight, unit, node, side);
    if (this.#active === 0) return;
    const z = this.#small;
    for (let e = 0; e < this.#active; e++) {
      const variable = this.#extra[e]!;
      const target = weight === null ? (variable === unit ? 1 : 0) : variable < firstArc ? 0 : weight[variable - firstArc]!;
      z[e] = target - this.#columns.applied(variable, node, side);
    }
    this.#settlePrices(side);
    this.#spread(weight, unit, node, side);
  }

  /**
   * Multipliers of the nodes alone, for given ones of the side constraints: the tree's variables come to `times` their weights, or, without
   * weights, `unit` to `times` and every other to 0. Integers where all that is given comes to integers.
   */
  nodes(weight: Float64Array | null, unit: number, times: number, node: Float64Array, side: Float64Array): void {
    this.#spread(weight, unit, node, side, times);
  }

  /** Multipliers of the nodes, from the root on, so that the tree's variables come to their targets. */
  #spread(weight: Float64Array | null, unit: number, node: Float64Array, side: Float64Array, times = 1): void {
    const { rows, root, firstArc, sideStart, sideOf, coefficient } = this.#columns;
    const [order, parent, via] = [this.#order, this.#parent, this.#via];
    node[root] = 0;
    for (let at = 1; at < order.length; at++) {
      const here = order[at]!;
      const variable = via[here]!;
      if (variable >= firstArc) {
        const k = variable - firstArc;
        let target = weight === null ? (variable === unit ? times : 0) : times * weight[k]!;
        for (let t = sideStart[k]!; t < sideStart[k + 1]!; t++) target -= side[sideOf[t]!]! * coefficient[t]!;
        node[here] = target - node[parent[here]!]!;
      } else node[here] = variable !== unit ? 0 : here < rows ? times : -times;
    }
  }

  /**
   * Values of the basic variables, into `x`, by which their columns sum to `node` (entry per row and column) and `side`; both are used
   * up.
   */
  solve(node: Float64Array, side: Float64Array, x: Float64Array): void {
    if (this.#active > 0) {
      this.#heldNode.set(node);
      this.#heldSide.set(side);
      this.#flows(this.#heldNode, this.#heldSide, x);
    }
    this.#settle(node, side, x);
  }

  /** The same for the column of one variable. */
  solveColumn(variable: number, node: Float64Array, side: Float64Array, x: Float64Array): void {
    const columns = this.#columns;
    node.fill(0);
    side.fill(0);
    columns.add(variable, 1, node, side);
    this.#heldSide.set(side);
    if (variable < columns.root) this.#usePath(variable, node[variable]!);
    else if (variable >= columns.firstArc) {
      this.#usePath(columns.near(variable), 1);
      this.#usePath(columns.far(variable), 1);
    }
    this.#settle(node, side, x);
  }

  /** Takes off `#heldSide` what the way from a node to the root uses when it lacks so much. */
  #usePath(from: number, lacking: number): void {
    const { root, firstArc, sideStart, sideOf, coefficient } = this.#columns;
    for (let at = from; at !== root && this.#via[at]! >= firstArc; at = this.#parent[at]!) {
      const k = this.#via[at]! - firstArc;
      for (let t = sideStart[k]!; t < sideStart[k + 1]!; t++) this.#heldSide[sideOf[t]!]! -= lacking * coefficient[t]!;
      lacking = -lacking;
    }
  }

  /** Values of the extras by what the tree would leave of the active side constraints, in `#heldSide`; then those of the tree. */
  #settle(node: Float64Array, side: Float64Array, x: Float64Array): void {
    const columns = this.#columns;
    const z = this.#small;
    for (let k = 0; k < this.#active; k++) z[k] = this.#heldSide[this.#activeSide[k]!]!;
    this.#dense.solveTransposed(z);
    for (let e = 0; e < this.#active; e++) {
      x[this.#extra[e]!] = z[e]!;
      columns.add(this.#extra[e]!, -z[e]!, node, side);
    }
    this.#flows(node, side, x);
    for (let k = 0; k < columns.sides; k++) if (this.#activeAt[k] === NONE) x[columns.root + k] = side[k]!;
  }

  /** Values of the tree's variables from what the nodes lack, leaves first; takes off what they use of the side constraints. */
  #flows(node: Float64Array, side: Float64Array, x: Float64Array): void {
    const { rows, firstArc, sideStart, sideOf, coefficient } = this.#columns;
    const [order, parent, via] = [this.#order, this.#parent, this.#via];
    for (let n = order.length - 1; n > 0; n--) {
      const here = order[n]!;
      const variable = via[here]!;
      const lacking = node[here]!;
      if (variable < firstArc) {
        x[variable] = here < rows ? lacking : -lacking;
        continue;
      }
      x[variable] = lacking;
      if (lacking === 0) continue;
      node[parent[here]!]! -= lacking;
      const k = variable - firstArc;
      for (let t = sideStart[k]!; t < sideStart[k + 1]!; t++) side[sideOf[t]!]! -= lacking * coefficient[t]!;
    }
  }
}
