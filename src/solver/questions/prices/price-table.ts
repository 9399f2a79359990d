/**
 * The prices of all pairs of a matching at once.
 *
 * Imposing a pair (i, j) costs its reduced cost, and a chain that takes what is one too much at mentor j to where trainee i leaves a
 * place: to i's own mentor c, or to the pool of free places and unmet needs. That chain depends on j and c alone. So one search for each
 * c, backwards from it over mentors and pool, prices the pairs of all its trainees: as many searches as there are mentors, over a graph
 * that has no trainees in it, instead of one for each pair. From mentor x to mentor y leads each trainee of x who could have y, at the
 * reduced costs of both pairs. Lengths are never negative, and compared as (needs unmet, score), exactly. Searches in
 * `network/residual-graph.ts`, one for each trainee, take five times as long.
 */
import type { Instance } from '../../model/encode.ts';
import type { Poll } from '../../model/limits.ts';
import { StageHeap } from '../../kernels/stage-heap.ts';

/** A matching, with its duals of both stages (needs met, score) as a maximisation. */
export interface PricedMatching {
  /** Arc → 1 when chosen. */
  readonly taken: Uint8Array;
  readonly rowDual: readonly [Float64Array, Float64Array];
  readonly columnDual: readonly [Float64Array, Float64Array];
}

/** What is known of the price of a pair. */
export const PRICE = {
  /** `unmet` and `loss` are what imposing the pair costs. */
  exact: 0,
  /** The pair is chosen already. */
  chosen: 1,
  /** No matching that holds the pair satisfies every rule. */
  impossible: 2,
  /** The pair was not solved for: imposing it costs more needs than `unmet`, or as many and a `loss` of at least this much. */
  atLeast: 3,
} as const;

/** The prices of all eligible pairs, in rows: those of trainees[i] are numbers start[i] … start[i + 1] − 1 of the arrays. */
export interface PriceTable {
  /** Sorted ids. */
  readonly trainees: readonly string[];
  readonly mentors: readonly string[];
  /** One value a trainee, and one more. */
  readonly start: Int32Array;
  /** Pair → index of its mentor, ascending in each row. */
  readonly mentor: Int32Array;
  /** Pair → one of `PRICE`. */
  readonly kind: Uint8Array;
  /** Pair → needs that would go unmet, and score that would be lost, were it imposed; NaN where `kind` says that there is no price. */
  readonly unmet: Float64Array;
  readonly loss: Float64Array;
}

/** The rows of these trainees alone; the mentors stay, and their numbers. */
export function rowsOf({ trainees, mentors, start, ...pairs }: PriceTable, wanted: ReadonlySet<string>): PriceTable {
  const rows = [...trainees.keys()].filter((i) => wanted.has(trainees[i]!));
  const own = Int32Array.from(rows.flatMap((i) => Array.from({ length: start[i + 1]! - start[i]! }, (_, k) => start[i]! + k)));
  const ends = new Int32Array(rows.length + 1);
  rows.forEach((i, row) => (ends[row + 1] = ends[row]! + start[i + 1]! - start[i]!));
  return {
    trainees: rows.map((i) => trainees[i]!),
    mentors,
    start: ends,
    mentor: own.map((pair) => pairs.mentor[pair]!),
    kind: Uint8Array.from(own, (pair) => pairs.kind[pair]!),
    unmet: Float64Array.from(own, (pair) => pairs.unmet[pair]!),
    loss: Float64Array.from(own, (pair) => pairs.loss[pair]!),
  };
}

/** Arc → what imposing it costs, in integers; Infinity where it cannot be imposed or is chosen already. */
export interface ArcPrices {
  readonly unmet: Float64Array;
  readonly loss: Float64Array;
}

/** Sums of lengths below this are exact. */
const LIMIT = 2 ** 52;

/** False where sums of lengths may pass the exact range. */
export function pricesFit({ score, need }: Instance, { rowDual, columnDual }: PricedMatching): boolean {
  const largest = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const units = need.reduce((sum, count) => sum + count, 0);
  return 2 * (units + 2) * largest(score) + 4 * (largest(rowDual[1]) + largest(columnDual[1])) < LIMIT;
}

/**
 * Fills in the prices of the arcs of these rows, which with these columns are a part that nothing joins to the rest. `columns` are
 * ascending. `isOver` is polled only. O(columns · arcs of the part · need), and the heap; O(arcs) space.
 */
export function priceArcs(
  instance: Instance,
  matching: PricedMatching,
  rows: readonly number[],
  columns: readonly number[],
  prices: ArcPrices,
  isOver: Poll,
): void {
  const chains = new Chains(instance, matching, rows, columns);
  for (let node = 0; node <= columns.length; node++) {
    isOver();
    if (chains.endings[node]!.length === 0) continue;
    chains.search(node);
    for (const ending of chains.endings[node]!) chains.price(ending, prices);
  }
}

/** A place that a row can leave: the row, and the cost of leaving it. */
interface Ending {
  readonly row: number;
  readonly node: number;
  readonly first: number;
  readonly second: number;
}

/** The graph of columns and pool. Nodes: the part's columns, then the pool. */
class Chains {
  /** Node → the rows that can leave a place there. */
  readonly endings: Ending[][];
  readonly #instance: Instance;
  readonly #matching: PricedMatching;
  readonly #required: ReadonlySet<number>;
  readonly #columns: readonly number[];
  readonly #nodeOf: ReadonlyMap<number, number>;
  readonly #pool: number;
  /** Node → the edges into it, edgeStart[node] … edgeStart[node + 1] − 1; edge → the node it comes from, and its length. */
  readonly #edgeStart: Int32Array;
  readonly #edgeFrom: Int32Array;
  readonly #edgeFirst: Float64Array;
  readonly #edgeSecond: Float64Array;
  /** Node → distance to the node searched for; 1 once it is final. */
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  readonly #settled: Uint8Array;
  readonly #heap: StageHeap;

  constructor(instance: Instance, matching: PricedMatching, rows: readonly number[], columns: readonly number[]) {
    this.#instance = instance;
    this.#matching = matching;
    this.#required = new Set(instance.required);
    this.#columns = columns;
    this.#nodeOf = new Map(columns.map((j, node) => [j, node]));
    this.#pool = columns.length;
    this.endings = Array.from({ length: columns.length + 1 }, () => []);
    const endingsOf = rows.map((i) => this.#endingsOf(i));
    for (const ending of endingsOf.flat()) this.endings[ending.node]!.push(ending);
    this.#edgeStart = new Int32Array(columns.length + 2);
    this.#eachEdge(rows, endingsOf, (_, to) => this.#edgeStart[to + 1]!++);
    for (let node = 0; node <= this.#pool; node++) this.#edgeStart[node + 1]! += this.#edgeStart[node]!;
    const edges = this.#edgeStart[this.#pool + 1]!;
    this.#edgeFrom = new Int32Array(edges);
    this.#edgeFirst = new Float64Array(edges);
    this.#edgeSecond = new Float64Array(edges);
    const next = this.#edgeStart.slice();
    this.#eachEdge(rows, endingsOf, (from, to, unmet, loss) => {
      const edge = next[to]!++;
      this.#edgeFrom[edge] = from;
      this.#edgeFirst[edge] = unmet;
      this.#edgeSecond[edge] = loss;
    });
    this.#first = new Float64Array(columns.length + 1);
    this.#second = new Float64Array(columns.length + 1);
    this.#settled = new Uint8Array(columns.length + 1);
    this.#heap = new StageHeap([this.#first, this.#second], columns.length + 1);
  }

  /** Distances from every node to this one. */
  search(target: number): void {
    const first = this.#first;
    const second = this.#second;
    const settled = this.#settled;
    const heap = this.#heap;
    const edgeStart = this.#edgeStart;
    const edgeFrom = this.#edgeFrom;
    const edgeFirst = this.#edgeFirst;
    const edgeSecond = this.#edgeSecond;
    first.fill(Infinity);
    second.fill(Infinity);
    settled.fill(0);
    first[target] = second[target] = 0;
    heap.push(target);
    for (let node = heap.pop(); node >= 0; node = heap.pop()) {
      settled[node] = 1;
      const [here, further] = [first[node]!, second[node]!];
      for (let edge = edgeStart[node]!; edge < edgeStart[node + 1]!; edge++) {
        const from = edgeFrom[edge]!;
        if (settled[from] === 1) continue;
        const unmet = here + edgeFirst[edge]!;
        if (unmet > first[from]!) continue;
        const loss = further + edgeSecond[edge]!;
        if (unmet === first[from] && loss >= second[from]!) continue;
        first[from] = unmet;
        second[from] = loss;
        heap.push(from);
      }
    }
  }

  /** Prices the row's arcs by the chains that end here, after the search for them. */
  price({ row, first, second }: Ending, { unmet, loss }: ArcPrices): void {
    const { start, column } = this.#instance;
    for (let arc = start[row]!; arc < start[row + 1]!; arc++) {
      if (this.#matching.taken[arc] === 1) continue;
      const node = this.#nodeOf.get(column[arc]!)!;
      const lost = this.#first[node]! + first - this.#reduced(0, row, arc);
      const less = this.#second[node]! + second - this.#reduced(1, row, arc);
      if (lost > unmet[arc]! || (lost === unmet[arc] && less >= loss[arc]!)) continue;
      unmet[arc] = lost;
      loss[arc] = less;
    }
  }

  #endingsOf(row: number): Ending[] {
    const { start, column, need } = this.#instance;
    const endings: Ending[] = [];
    let met = 0;
    for (let arc = start[row]!; arc < start[row + 1]!; arc++) {
      if (this.#matching.taken[arc] === 0) continue;
      met++;
      if (this.#required.has(arc)) continue;
      const node = this.#nodeOf.get(column[arc]!)!;
      endings.push({ row, node, first: this.#reduced(0, row, arc), second: this.#reduced(1, row, arc) });
    }
    if (met < need[row]!) endings.push({ row, node: this.#pool, first: 0, second: 0 });
    return endings;
  }

  /** A row that could have column y goes there from where it can leave a place; a column's place goes to the pool and comes from it. */
  #eachEdge(
    rows: readonly number[],
    endingsOf: readonly (readonly Ending[])[],
    lay: (from: number, to: number, unmet: number, loss: number) => void,
  ): void {
    const { start, column, min, max, coverage } = this.#instance;
    const { taken, rowDual, columnDual } = this.#matching;
    const load = new Int32Array(this.#columns.length);
    rows.forEach((i, local) => {
      for (let arc = start[i]!; arc < start[i + 1]!; arc++) {
        const node = this.#nodeOf.get(column[arc]!)!;
        if (taken[arc] === 1) {
          load[node]!++;
          continue;
        }
        const [unmet, loss] = [this.#reduced(0, i, arc), this.#reduced(1, i, arc)];
        for (const { node: from, first, second } of endingsOf[local]!) lay(from, node, first - unmet, second - loss);
      }
      for (const { node: from, first, second } of coverage === 'most' ? endingsOf[local]! : [])
        if (from !== this.#pool) lay(from, this.#pool, first + rowDual[0][i]!, second + rowDual[1][i]!);
    });
    this.#columns.forEach((j, node) => {
      if (load[node]! < max[j]!) lay(node, this.#pool, 0 - columnDual[0][j]!, 0 - columnDual[1][j]!);
      if (load[node]! > min[j]!) lay(this.#pool, node, columnDual[0][j]!, columnDual[1][j]!);
    });
  }

  #reduced(stage: 0 | 1, row: number, arc: number): number {
    const { rowDual, columnDual } = this.#matching;
    const { score, column } = this.#instance;
    return (stage === 0 ? 1 : score[arc]!) - rowDual[stage][row]! - columnDual[stage][column[arc]!]!;
  }
}
