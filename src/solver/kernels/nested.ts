/**
 * The transportation problem of `hungarian.ts` with columns in nested groups, each with a load between bounds of its own: a minimum-cost
 * flow from the rows through columns and groups to a root.
 *
 * Method. As there, units are placed one at a time along shortest augmenting paths in reduced costs, here to the root, and lower bounds are
 * filled afterwards, each unit by a shortest way from the upper end of its arc to the lower one (successive shortest paths with
 * potentials: Tomizawa 1971; Edmonds & Karp 1972). Complexity: O(units · (arcs + nodes) log nodes).
 *
 * Potentials: reduced cost of a way = cost − potential of its start + potential of its end, ≥ 0 wherever flow can go on; the root's is 0. A
 * row's is its dual; the dual of a column or group is its parent's potential less its own: ≤ 0 at `upper`, ≥ 0 at `lower`, else 0.
 * Ties: rows in order, arcs in order, then groups; the result is a function of the input arrays alone. Nothing given is mutated.
 */
import { NEVER, type Poll } from '../model/limits.ts';
import { NodeHeap } from './heap.ts';
import { DUAL_LIMIT, type Transport, type TransportResult } from './hungarian.ts';

/** `lower` and `upper` hold the columns, then the groups; so do the duals of the result. */
export interface NestedTransport extends Transport {
  /** Column, or number of columns + group → number of columns + the group that it is in, −1 where that is the root. */
  readonly parent: Int32Array;
}

const NONE = -1;

/** `isOver` is polled between units. */
export function nestedTransport(problem: NestedTransport, isOver: Poll = NEVER): TransportResult {
  return new Flow(problem, isOver).run();
}

/** Nodes: rows, then columns, groups and the root. */
class Flow {
  readonly #problem: NestedTransport;
  readonly #isOver: Poll;
  readonly #root: number;
  /** Arc → 1 when chosen. */
  readonly #taken: Uint8Array;
  /** Column or group → units that go through it. */
  readonly #load: Int32Array;
  /** Row → units not placed yet; in the end, the units that an optional row leaves. */
  readonly #left: Int32Array;
  /** Node → potential. */
  readonly #potential: Float64Array;
  /** Column → its chosen arcs. */
  readonly #held: number[][];
  /** Group (or root, last) → the columns and groups in it. */
  readonly #children: number[][];
  /** Arc → row. */
  readonly #rowOf: Int32Array;
  /** Of the present search: node → distance; the node before it; the arc between the two where one is a row, NONE elsewhere. */
  readonly #distance: Float64Array;
  readonly #from: Int32Array;
  readonly #via: Int32Array;
  readonly #touched: number[] = [];
  readonly #heap: NodeHeap;
  #overflow = false;

  constructor(problem: NestedTransport, isOver: Poll) {
    const { rows, columns, start, column, supply, parent } = problem;
    this.#problem = problem;
    this.#isOver = isOver;
    this.#root = rows + parent.length;
    this.#taken = new Uint8Array(column.length);
    this.#load = new Int32Array(parent.length);
    this.#left = Int32Array.from(supply);
    this.#potential = new Float64Array(this.#root + 1);
    this.#held = Array.from({ length: columns }, () => []);
    this.#children = Array.from({ length: parent.length - columns + 1 }, () => []);
    parent.forEach((above, node) => this.#childrenOf(above).push(node));
    this.#rowOf = new Int32Array(column.length);
    for (let i = 0; i < rows; i++) this.#rowOf.fill(i, start[i], start[i + 1]);
    this.#distance = new Float64Array(this.#root + 1).fill(Infinity);
    this.#from = new Int32Array(this.#root + 1).fill(NONE);
    this.#via = new Int32Array(this.#root + 1).fill(NONE);
    this.#heap = new NodeHeap(this.#distance);
  }

  run(): TransportResult {
    this.#placeGreedily();
    const failure = this.#placeRows() ?? this.#fill();
    const status = failure ?? (this.#overflow ? 'overflow' : 'optimal');
    const reached = new Uint8Array(this.#root + 1);
    if (failure !== null) for (const node of this.#touched) reached[node] = 1;
    const { rows, parent } = this.#problem;
    const columnDual = Float64Array.from(parent, (above, node) => {
      const dual = this.#potential[this.#aboveOf(above)]! - this.#potential[rows + node]!;
      // What nothing goes through needs no incentive: its bound is 0, whatever was imposed on it elsewhere.
      return this.#load[node] === 0 && dual > 0 ? 0 : dual;
    });
    return { status, taken: this.#taken, rowDual: this.#potential.slice(0, rows), columnDual, reached };
  }

  #childrenOf(group: number): number[] {
    return this.#children[group === NONE ? this.#children.length - 1 : group - this.#problem.columns]!;
  }

  /** Row potentials at their least cost; every cheapest arc with room all the way to the root is taken. */
  #placeGreedily(): void {
    const { rows, start, column, cost, optional, upper, parent } = this.#problem;
    const hasRoom = (node: number): boolean => {
      for (let at = node; at !== NONE; at = parent[at]!) if (this.#load[at]! >= upper[at]!) return false;
      return true;
    };
    for (let i = 0; i < rows; i++) {
      let least = optional[i] === 1 ? 0 : Infinity;
      for (let arc = start[i]!; arc < start[i + 1]!; arc++) if (cost[arc]! < least) least = cost[arc]!;
      this.#potential[i] = least === Infinity ? 0 : least;
      for (let arc = start[i]!; arc < start[i + 1]! && this.#left[i]! > 0; arc++) {
        if (cost[arc] !== least || !hasRoom(column[arc]!)) continue;
        this.#take(arc);
        for (let at = column[arc]!; at !== NONE; at = parent[at]!) this.#load[at]!++;
        this.#left[i]!--;
      }
    }
  }

  #placeRows(): 'infeasible-rows' | 'stopped' | null {
    const { rows, optional } = this.#problem;
    for (let i = 0; i < rows; i++) {
      // An optional row whose potential is 0 loses nothing by leaving the rest of its units.
      while (this.#left[i]! > 0 && !(optional[i] === 1 && this.#potential[i] === 0)) {
        if (this.#isOver()) return 'stopped';
        if (!this.#search(i, this.#root, false)) return 'infeasible-rows';
        // Its own units may be the cheapest to leave: then nothing moves, and its potential is 0 now.
        if (this.#from[this.#root] === i) continue;
        this.#left[i]!--;
        this.#augment(this.#root);
      }
    }
    return null;
  }

  /** Raises columns and groups to their lower bounds. */
  #fill(): 'infeasible-columns' | 'stopped' | null {
    const { rows, lower, parent } = this.#problem;
    for (let node = 0; node < parent.length; node++) {
      const head = this.#aboveOf(parent[node]!);
      while (this.#load[node]! < lower[node]!) {
        if (this.#isOver()) return 'stopped';
        if (!this.#search(head, rows + node, true)) return 'infeasible-columns';
        this.#augment(rows + node);
        this.#load[node]!++;
        const shift = this.#potential[this.#root]!;
        if (shift !== 0) for (let at = 0; at <= this.#root; at++) this.#potential[at]! -= shift;
      }
    }
    return null;
  }

  /** Dijkstra from one node to another, and the potentials after it; false when there is no way. `filling`: lower bounds hold. */
  #search(source: number, target: number, filling: boolean): boolean {
    const { rows, columns, start, column, cost, lower, upper, parent, optional } = this.#problem;
    const distance = this.#distance;
    const potential = this.#potential;
    const root = this.#root;
    const touched = this.#touched;
    for (const node of touched) distance[node] = Infinity;
    touched.length = 0;
    this.#heap.clear();
    this.#reach(source, 0, NONE, NONE);
    for (;;) {
      const node = this.#heap.pop();
      if (node === NONE || distance[node]! >= distance[target]!) break;
      const here = distance[node]!;
      const base = here - potential[node]!;
      const go = (to: number, weight: number, arc: number): void => {
        // Never back: rounded reduced costs can be a little negative, and settled labels must stay.
        const there = Math.max(here, base + weight + potential[to]!);
        if (there < distance[to]! && there < distance[target]!) this.#reach(to, there, node, arc);
      };
      if (node < rows) {
        for (let arc = start[node]!; arc < start[node + 1]!; arc++) if (this.#taken[arc] === 0) go(rows + column[arc]!, cost[arc]!, arc);
        if (optional[node] === 1) go(root, 0, NONE);
        continue;
      }
      const own = node - rows;
      if (own < columns) for (const arc of this.#held[own]!) go(this.#rowOf[arc]!, 0 - cost[arc]!, arc);
      else {
        const children = node === root ? this.#childrenOf(NONE) : this.#childrenOf(own);
        for (const child of children) if (this.#load[child]! > (filling ? lower[child]! : 0)) go(rows + child, 0, NONE);
      }
      if (node === root) {
        for (let i = 0; i < rows; i++) if (optional[i] === 1 && this.#left[i]! > 0) go(i, 0, NONE);
      } else if (this.#load[own]! < upper[own]!) go(this.#aboveOf(parent[own]!), 0, NONE);
    }
    const end = distance[target]!;
    if (end === Infinity) return false;
    for (const node of touched) {
      if (distance[node]! >= end) continue;
      potential[node]! += end - distance[node]!;
      if (!(Math.abs(potential[node]!) <= DUAL_LIMIT)) this.#overflow = true;
    }
    return true;
  }

  #reach(node: number, distance: number, from: number, arc: number): void {
    if (this.#distance[node] === Infinity) this.#touched.push(node);
    this.#distance[node] = distance;
    this.#from[node] = from;
    this.#via[node] = arc;
    this.#heap.push(node);
  }

  /** One unit along the way that leads to `end`. */
  #augment(end: number): void {
    const { rows, parent } = this.#problem;
    for (let node = end; this.#from[node] !== NONE; node = this.#from[node]!) {
      const before = this.#from[node]!;
      const arc = this.#via[node]!;
      if (arc !== NONE) {
        if (before < rows) this.#take(arc);
        else this.#drop(arc);
      } else if (node < rows) this.#left[node]!--;
      else if (before < rows) this.#left[before]!++;
      else if (before !== this.#root && this.#aboveOf(parent[before - rows]!) === node) this.#load[before - rows]!++;
      else this.#load[node - rows]!--;
    }
  }

  /** The node of a group, or the root. */
  #aboveOf(group: number): number {
    return group === NONE ? this.#root : this.#problem.rows + group;
  }

  #take(arc: number): void {
    this.#taken[arc] = 1;
    this.#held[this.#problem.column[arc]!]!.push(arc);
  }

  #drop(arc: number): void {
    this.#taken[arc] = 0;
    const held = this.#held[this.#problem.column[arc]!]!;
    held.splice(held.indexOf(arc), 1);
  }
}
