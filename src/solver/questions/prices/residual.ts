/**
 * The cheapest ways to impose a pair of one part, by searches of its residual graph (`part-graph.ts`) backwards from a trainee: Dijkstra, with
 * one distance a node, nodes settled in the order of (distance, node). A list of the graph is followed only as far as the prices that are
 * asked for, which a first look from the trainee bounds. That makes it several times as fast as `network/residual-graph.ts`
 * (docs/decisions/heaps-and-residual-graphs.md).
 */
import { arcOf, type Instance } from '../../model/encode.ts';
import { StageHeap } from '../../kernels/stage-heap.ts';
import type { CertificatePart } from '../../model/problem.ts';
import { PartGraph, type Stages } from './part-graph.ts';
import { searchTied } from './tied-search.ts';

/** A way to impose a pair: the arcs that change, and what it costs, in integers. */
export interface Chain {
  /** Column of the imposed pair. */
  readonly mentor: number;
  readonly unmet: number;
  readonly loss: number;
  readonly flips: readonly { row: number; arc: number }[];
}

/** A node and the price of imposing the trainee's pair with its column. */
interface Found {
  readonly node: number;
  readonly first: number;
  readonly second: number;
}

const NONE = -1;

export class Residual {
  readonly #instance: Instance;
  readonly #taken: Uint8Array;
  readonly #graph: PartGraph;
  /** Node → its distance; 1 once it is final; the next node on the way to the trainee; 1 where another way is as short. */
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  readonly #settled: Uint8Array;
  readonly #next: Int32Array;
  readonly #tied: Uint8Array;
  readonly #touched: number[] = [];
  readonly #heap: StageHeap;
  /** Local column → the length of the trainee's pair there, NaN where it has none that could be imposed. */
  readonly #imposedFirst: Float64Array;
  readonly #imposedSecond: Float64Array;
  /** Nothing as far away as this is of interest. */
  readonly #limit = new Float64Array(2);

  /** `duals`: of all rows and columns of the instance (`dualsByStage`). O(arcs of the part). */
  constructor(instance: Instance, taken: Uint8Array, part: CertificatePart, duals: readonly [Stages, Stages]) {
    this.#instance = instance;
    this.#taken = taken;
    const graph = (this.#graph = new PartGraph(instance, taken, part, duals));
    const nodes = graph.pool + 1;
    this.#first = new Float64Array(nodes).fill(Infinity);
    this.#second = new Float64Array(nodes).fill(Infinity);
    this.#settled = new Uint8Array(nodes);
    this.#next = new Int32Array(nodes);
    this.#tied = new Uint8Array(nodes);
    this.#heap = new StageHeap([this.#first, this.#second], nodes);
    this.#imposedFirst = new Float64Array(graph.columns.length).fill(NaN);
    this.#imposedSecond = new Float64Array(graph.columns.length).fill(NaN);
  }
  /** The `count` cheapest chains that impose a pair of row i, cheapest first; of several at the last price, the first found. */
  cheapest(i: number, count: number): Chain[] {
    const found: Found[] = [];
    const rows = this.#graph.rows.length;
    const settle = (node: number): boolean => {
      if (node < rows || node === this.#graph.pool) return false;
      const own = this.#priced(node);
      if (Number.isNaN(own.first) || !insert(found, own, count)) return false;
      const last = found[count - 1];
      if (last !== undefined) this.#bringLimit(last.first, last.second);
      return false;
    };
    return this.#chains(i, found, settle, count);
  }

  /** The cheapest chain that imposes this arc of row i; null when there is none. */
  of(i: number, arc: number): Chain | null {
    const target = this.#graph.rows.length + this.#graph.localColumn[this.#instance.column[arc]!]!;
    const found: Found[] = [];
    const settle = (node: number): boolean => {
      if (node === target) found.push(this.#priced(node));
      return node === target;
    };
    return this.#chains(i, found, settle, Infinity)[0] ?? null;
  }

  #priced(node: number): Found {
    const own = node - this.#graph.rows.length;
    return { node, first: this.#first[node]! + this.#imposedFirst[own]!, second: this.#second[node]! + this.#imposedSecond[own]! };
  }

  /** What `settle` gathers in `found`, with the ways to it. No more than the `count` cheapest are asked for. */
  #chains(i: number, found: Found[], settle: (node: number) => boolean, count: number): Chain[] {
    const { start, column } = this.#instance;
    const graph = this.#graph;
    const row = graph.rows.indexOf(i);
    let [first, second] = [Infinity, Infinity];
    for (let arc = start[i]!; arc < start[i + 1]!; arc++) {
      if (this.#taken[arc] === 1) continue;
      const own = graph.localColumn[column[arc]!]!;
      const unmet = (this.#imposedFirst[own] = 0 - graph.reduced(0, i, arc));
      const loss = (this.#imposedSecond[own] = 0 - graph.reduced(1, i, arc));
      if (unmet < first || (unmet === first && loss < second)) [first, second] = [unmet, loss];
    }
    this.#clear();
    const bound = this.#boundOf(row, count);
    // What is so far away that the cheapest pair of all cannot be imposed there within the bound. Prices are whole numbers.
    if (bound !== undefined) this.#bringLimit(bound.first - first, bound.second - second + 1);
    this.#search(row, settle);
    // Of a way nothing is open but what comes after its first node with another way as short.
    const ways = found.map(({ node }) => this.#wayFrom(node, true));
    const open = new Set(ways.map((way) => way[way.length - 1]!).filter((node) => this.#tied[node] === 1));
    if (open.size > 0) {
      found.length = 0;
      this.#clear();
      this.#searchTied(row, new Set(open), settle);
      for (const way of ways) if (open.has(way[way.length - 1]!)) way.push(...this.#wayFrom(way.pop()!, false));
    }
    for (let arc = start[i]!; arc < start[i + 1]!; arc++) this.#imposedFirst[graph.localColumn[column[arc]!]!] = NaN;
    return ways.map((way) => this.#chain(i, way));
  }

  #clear(): void {
    for (const node of this.#touched) {
      this.#first[node] = this.#second[node] = Infinity;
      this.#settled[node] = this.#tied[node] = 0;
    }
    this.#touched.length = 0;
    this.#heap.clear();
    this.#limit.fill(Infinity);
  }

  #bringLimit(first: number, second: number): void {
    if (this.#isBeyond(first, second)) return;
    this.#limit[0] = first;
    this.#limit[1] = second;
  }

  #isBeyond(first: number, second: number): boolean {
    const limit = this.#limit;
    return first > limit[0]! || (first === limit[0] && second >= limit[1]!);
  }

  /** A price that the `count` cheapest pairs do not exceed: of chains that displace one trainee, or none. undefined where there are not so many. */
  #boundOf(row: number, count: number): Found | undefined {
    const { leaveStart, leaveTo, leaveFirst, leaveSecond, listStart, listTo, listFirst, listSecond, rows } = this.#graph;
    const found: Found[] = [];
    const candidate = (node: number, first: number, second: number): void => {
      const own = node - rows.length;
      const unmet = first + (this.#imposedFirst[own] ?? NaN);
      // A pair that was found twice is one pair.
      if (Number.isNaN(unmet)) return;
      const next = { node, first: unmet, second: second + this.#imposedSecond[own]! };
      const known = found.findIndex((other) => other.node === node);
      if (known >= 0 && !isCheaper(next, found[known]!)) return;
      if (known >= 0) found.splice(known, 1);
      insert(found, next, count);
    };
    for (let k = leaveStart[row]!; count < Infinity && k < leaveStart[row + 1]!; k++) {
      const own = leaveTo[k]! - rows.length;
      this.#graph.sortList(own);
      for (let place = listStart[own]!; place < listStart[own + 1]!; place++) {
        const [first, second] = [leaveFirst[k]! + listFirst[place]!, leaveSecond[k]! + listSecond[place]!];
        const worst = found[count - 1];
        if (worst !== undefined && (first > worst.first || (first === worst.first && second >= worst.second))) break;
        const to = listTo[place]!;
        if (to >= rows.length) candidate(to, first, second);
        else
          for (let out = leaveStart[to]!; out < leaveStart[to + 1]!; out++)
            candidate(leaveTo[out]!, first + leaveFirst[out]!, second + leaveSecond[out]!);
      }
    }
    return found[count - 1];
  }

  /** The nodes from this one to the trainee, or to the first of several equally short ways. */
  #wayFrom(from: number, endsAtTie: boolean): number[] {
    const way = [from];
    for (let node = from; !(endsAtTie && this.#tied[node] === 1) && this.#next[node] !== NONE;) way.push((node = this.#next[node]!));
    return way;
  }

  /** From a row, until nothing within the limit is left or `settle` says that it is enough. */
  #search(row: number, settle: (node: number) => boolean): void {
    const { listStart, listTo, listFirst, listSecond, leaveStart, leaveTo, leaveFirst, leaveSecond, giveFirst, giveSecond } = this.#graph;
    const { pool, rows } = this.#graph;
    const [first, second, settled, next, tied] = [this.#first, this.#second, this.#settled, this.#next, this.#tied];
    this.#reach(row, 0, 0, NONE);
    for (let node = this.#heap.pop(); node >= 0; node = this.#heap.pop()) {
      const [here, further] = [first[node]!, second[node]!];
      if (this.#isBeyond(here, further)) return;
      settled[node] = 1;
      if (settle(node)) return;
      if (node < rows.length) {
        for (let k = leaveStart[node]!; k < leaveStart[node + 1]!; k++)
          this.#reach(leaveTo[k]!, here + leaveFirst[k]!, further + leaveSecond[k]!, node);
        continue;
      }
      const own = node - rows.length;
      this.#graph.sortList(own);
      const [limitFirst, limitSecond] = [this.#limit[0]!, this.#limit[1]!];
      for (let place = listStart[own]!; place < listStart[own + 1]!; place++) {
        const unmet = here + listFirst[place]!;
        const loss = further + listSecond[place]!;
        if (unmet > limitFirst || (unmet === limitFirst && loss >= limitSecond)) break;
        const to = listTo[place]!;
        if (settled[to] === 1) continue;
        const known = first[to]!;
        if (unmet > known || (unmet === known && loss > second[to]!)) continue;
        // As `#reach`, in place: millions of calls with doubles would make two objects each.
        if (unmet === known && loss === second[to]) tied[to] = 1;
        else {
          if (known === Infinity) this.#touched.push(to);
          first[to] = unmet;
          second[to] = loss;
          next[to] = node;
          tied[to] = 0;
          this.#heap.push(to);
        }
      }
      if (node !== pool) this.#reach(pool, here + giveFirst[own]!, further + giveSecond[own]!, node);
    }
  }

  /** A way to a node, by `next`. */
  #reach(node: number, first: number, second: number, next: number): void {
    if (this.#settled[node] === 1 || this.#isBeyond(first, second)) return;
    const [known, further] = [this.#first[node]!, this.#second[node]!];
    if (first > known || (first === known && second > further)) return;
    if (first === known && second === further) {
      this.#tied[node] = 1;
      return;
    }
    if (known === Infinity) this.#touched.push(node);
    this.#first[node] = first;
    this.#second[node] = second;
    this.#next[node] = next;
    this.#tied[node] = 0;
    this.#heap.push(node);
  }

  /** The same search until the ways to these nodes are known. */
  #searchTied(row: number, wanted: Set<number>, settle: (node: number) => boolean): void {
    searchTied(this.#graph, row, {
      ...{ first: this.#first, second: this.#second, settled: this.#settled, next: this.#next },
      limit: this.#limit,
      settle: (node) => {
        this.#touched.push(node);
        wanted.delete(node);
        return settle(node) || wanted.size === 0;
      },
    });
  }

  /** The chain that imposes the pair of row i with a column, by a way from there: what it costs is counted on the arcs themselves. */
  #chain(i: number, way: readonly number[]): Chain {
    const { rows, columns, pool } = this.#graph;
    const mentor = columns[way[0]! - rows.length]!;
    const flips = [{ row: i, arc: arcOf(this.#instance, i, mentor) }];
    for (let k = 1; k < way.length; k++) {
      const [low, high] = [Math.min(way[k - 1]!, way[k]!), Math.max(way[k - 1]!, way[k]!)];
      if (high === pool) continue;
      const row = rows[low]!;
      flips.push({ row, arc: arcOf(this.#instance, row, columns[high - rows.length]!) });
    }
    let [unmet, loss] = [0, 0];
    for (const { arc } of flips) {
      const sign = this.#taken[arc] === 1 ? 1 : -1;
      unmet += sign;
      loss += sign * this.#instance.score[arc]!;
    }
    return { mentor, unmet, loss, flips };
  }
}

/** Puts one into the `count` cheapest, which are in order. False where it is none of them. */
function insert(found: Found[], own: Found, count: number): boolean {
  let place = found.length;
  while (place > 0 && isCheaper(own, found[place - 1]!)) place--;
  if (place >= count) return false;
  found.splice(place, 0, own);
  if (found.length > count) found.length = count;
  return true;
}

/** Of equals the one whose mentor's id comes first. */
function isCheaper(a: Found, b: Found): boolean {
  if (a.first !== b.first) return a.first < b.first;
  return a.second !== b.second ? a.second < b.second : a.node < b.node;
}
