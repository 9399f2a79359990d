/**
 * The Hungarian method for assignments with capacities: a minimum-cost transportation problem with unit arcs.
 *
 * Problem. Rows i with a supply, columns j with a load between `lower` and `upper`, arcs (i, j) of capacity 1 and any integer
 * cost. Choose arcs of least total cost so that each row has exactly its supply of them (at most, for an `optional` row, at no
 * cost for what it leaves) and each column between its bounds.
 *
 * Duals. reduced(i, j) = cost − rowDual − columnDual is ≥ 0 on arcs not taken and ≤ 0 on arcs taken. An optional row has
 * rowDual ≤ 0, and = 0 when it has units left. A column strictly between its bounds has columnDual 0; at `upper` (≠ lower)
 * ≤ 0; at `lower` (≠ upper) ≥ 0.
 *
 * Method. Units are placed one at a time along shortest augmenting paths in reduced costs (Kuhn 1955; Tomizawa 1971;
 * Edmonds & Karp 1972; for the dense square case Jonker & Volgenant, Computing 38 (1987) 325–340). Lower bounds are filled
 * afterwards by shortest paths from wherever a unit can be spared, which keeps optimality. Complexity: O(units · (arcs + nodes)
 * log nodes); the search stops at the first free place, so that it usually sees a small part of the graph.
 *
 * Arithmetic. Costs are integers held in doubles; status `overflow` says that a dual passed 2^53 and nothing may be
 * trusted; well below that, the caller checks the answer again (reduced costs add three of them).
 * Ties: rows in order, arcs in order; the result is a function of the input arrays alone. Nothing given is mutated.
 */
import { NEVER, type Poll } from '../model/limits.ts';
import { NodeHeap } from './heap.ts';

export interface Transport {
  readonly rows: number;
  readonly columns: number;
  /** Row i → its arcs start[i] … start[i+1]−1. */
  readonly start: Int32Array;
  /** Arc → column. */
  readonly column: Int32Array;
  /** Arc → cost, an integer. */
  readonly cost: Float64Array;
  /** Row → units to place. */
  readonly supply: Int32Array;
  /** Row → 1 when it may leave units unplaced. */
  readonly optional: Uint8Array;
  /** Column → least and greatest load. */
  readonly lower: Int32Array;
  readonly upper: Int32Array;
}

export interface TransportResult {
  /**
   * `infeasible-rows`: some row cannot place its units. `infeasible-columns`: some lower bound cannot be filled. `overflow`, `stopped`: the rest
   * means nothing.
   */
  readonly status: 'optimal' | 'infeasible-rows' | 'infeasible-columns' | 'overflow' | 'stopped';
  /** Arc → 1 when chosen. */
  readonly taken: Uint8Array;
  /** Row, column → dual of the minimisation: cost − rowDual − columnDual ≥ 0 where not chosen, ≤ 0 where chosen. */
  readonly rowDual: Float64Array;
  readonly columnDual: Float64Array;
  /** When infeasible: the nodes that the last search reached (rows first, then columns). Together they prove it. */
  readonly reached: Uint8Array;
}

const NONE = -1;
/** A dual beyond it may have been rounded. */
export const DUAL_LIMIT = 2 ** 53;

/** `isOver` is polled between units. */
export function hungarian(problem: Transport, isOver: Poll = NEVER): TransportResult {
  return new Search(problem, isOver).run();
}

class Search {
  readonly #problem: Transport;
  readonly #isOver: Poll;
  /** Arc → 1 when chosen. */
  readonly #taken: Uint8Array;
  /** Row, column → dual. */
  readonly #rowDual: Float64Array;
  readonly #columnDual: Float64Array;
  /** Column → number of chosen arcs. */
  readonly #load: Int32Array;
  /** Row → units not placed yet; in the end, the units that an optional row leaves. */
  readonly #left: Int32Array;
  /** Column j → its chosen arcs are slotArc[slotStart[j]] …, load[j] of them; slotRow holds their rows. */
  readonly #slotStart: Int32Array;
  readonly #slotArc: Int32Array;
  readonly #slotRow: Int32Array;
  /** Node → distance in this search; node → the arc by which it was reached, NONE at a source. Columns follow rows. */
  readonly #distance: Float64Array;
  readonly #via: Int32Array;
  /** Column → the row from which it was reached. */
  readonly #parent: Int32Array;
  /** The nodes reached in this search, touched[0] … touched[touchedCount − 1]. */
  readonly #touched: Int32Array;
  #touchedCount = 0;
  readonly #heap: NodeHeap;
  #overflow = false;

  constructor(problem: Transport, isOver: Poll) {
    const { rows, columns, column, upper } = problem;
    const nodes = rows + columns;
    this.#problem = problem;
    this.#isOver = isOver;
    this.#taken = new Uint8Array(column.length);
    this.#rowDual = new Float64Array(rows);
    this.#columnDual = new Float64Array(columns);
    this.#load = new Int32Array(columns);
    this.#left = Int32Array.from(problem.supply);
    const degree = new Int32Array(columns);
    for (const j of column) degree[j]!++;
    this.#slotStart = new Int32Array(columns + 1);
    for (let j = 0; j < columns; j++) this.#slotStart[j + 1] = this.#slotStart[j]! + Math.min(upper[j]!, degree[j]!);
    this.#slotArc = new Int32Array(this.#slotStart[columns]!);
    this.#slotRow = new Int32Array(this.#slotStart[columns]!);
    this.#distance = new Float64Array(nodes).fill(Infinity);
    this.#via = new Int32Array(nodes).fill(NONE);
    this.#parent = new Int32Array(columns);
    this.#touched = new Int32Array(nodes);
    this.#heap = new NodeHeap(this.#distance);
  }

  run(): TransportResult {
    this.#placeGreedily();
    const failure = this.#placeRows() ?? this.#fillColumns();
    const status = failure ?? (this.#overflow ? 'overflow' : 'optimal');
    const reached = new Uint8Array(this.#distance.length);
    if (failure !== null) for (let k = 0; k < this.#touchedCount; k++) reached[this.#touched[k]!] = 1;
    return { status, taken: this.#taken, rowDual: this.#rowDual, columnDual: this.#columnDual, reached };
  }

  /** Row duals at their least cost; every cheapest arc whose column has room is taken. */
  #placeGreedily(): void {
    const { rows, start, column, cost, upper, optional } = this.#problem;
    for (let i = 0; i < rows; i++) {
      let least = optional[i] === 1 ? 0 : Infinity;
      for (let arc = start[i]!; arc < start[i + 1]!; arc++) if (cost[arc]! < least) least = cost[arc]!;
      this.#rowDual[i] = least === Infinity ? 0 : least;
      for (let arc = start[i]!; arc < start[i + 1]! && this.#left[i]! > 0; arc++) {
        const j = column[arc]!;
        if (cost[arc] === least && this.#load[j]! < upper[j]!) {
          this.#put(i, arc);
          this.#left[i]!--;
        }
      }
    }
  }

  #placeRows(): 'infeasible-rows' | 'stopped' | null {
    const { rows, optional } = this.#problem;
    for (let i = 0; i < rows; i++) {
      // An optional row whose dual is 0 loses nothing by leaving the rest of its units.
      while (this.#left[i]! > 0 && !(optional[i] === 1 && this.#rowDual[i] === 0)) {
        if (this.#isOver()) return 'stopped';
        this.#reset();
        this.#reach(i, 0, NONE);
        const end = this.#search(true);
        if (end === NONE) return 'infeasible-rows';
        const distance = end < rows ? this.#distance[end]! - this.#rowDual[end]! : this.#distance[end]!;
        for (let k = 0; k < this.#touchedCount; k++) {
          const node = this.#touched[k]!;
          const gain = distance - this.#distance[node]!;
          if (gain > 0) this.#shift(node, gain);
        }
        if (end < rows) this.#rowDual[end] = 0; // exactly, whatever rounding made of it
        if (end === i) continue; // its own units are the cheapest to leave: its dual is 0 now
        this.#left[i]!--;
        if (end < rows) this.#left[end]!++;
        this.#augment(end);
      }
    }
    return null;
  }

  /** Raises columns below their lower bound, cheapest first, from columns and optional rows that can spare a unit. */
  #fillColumns(): 'infeasible-columns' | 'stopped' | null {
    const { rows, columns, lower } = this.#problem;
    let missing = 0;
    for (let j = 0; j < columns; j++) missing += Math.max(0, lower[j]! - this.#load[j]!);
    for (; missing > 0; missing--) {
      if (this.#isOver()) return 'stopped';
      this.#reset();
      for (let i = 0; i < rows; i++) if (this.#left[i]! > 0) this.#reach(i, 0, NONE);
      for (let j = 0; j < columns; j++) if (this.#load[j]! > lower[j]!) this.#reach(rows + j, -this.#columnDual[j]!, NONE);
      const end = this.#search(false);
      if (end === NONE) return 'infeasible-columns';
      // Potentials are kept relative to the pool of units that can be spared, which is at distance 0.
      const distance = this.#distance[end]!;
      for (let node = 0; node < rows + columns; node++) this.#shift(node, -Math.min(this.#distance[node]!, distance));
      const source = this.#augment(end);
      if (source < rows) this.#left[source]!--;
    }
    // An empty column needs no incentive: its bound is 0, whatever was imposed on it elsewhere.
    for (let j = 0; j < columns; j++) if (this.#load[j] === 0 && this.#columnDual[j]! > 0) this.#columnDual[j] = 0;
    return null;
  }

  /**
   * Dijkstra from the sources already reached to the nearest end; NONE when there is none. With `forRows` an end is a column
   * with room or an optional row that leaves a unit; otherwise a column below its lower bound.
   */
  #search(forRows: boolean): number {
    const { rows, start, column, cost, upper, lower, optional } = this.#problem;
    const distance = this.#distance;
    const rowDual = this.#rowDual;
    const columnDual = this.#columnDual;
    const taken = this.#taken;
    const load = this.#load;
    const slotStart = this.#slotStart;
    const slotArc = this.#slotArc;
    const slotRow = this.#slotRow;
    const target = forRows ? upper : lower;
    let best = Infinity;
    let end = NONE;
    for (;;) {
      const node = this.#heap.pop();
      if (node === NONE || distance[node]! >= best) return end;
      const here = distance[node]!;
      if (node >= rows) {
        const j = node - rows;
        for (let slot = slotStart[j]!; slot < slotStart[j]! + load[j]!; slot++) {
          const i = slotRow[slot]!;
          const arc = slotArc[slot]!;
          // Never back: rounded reduced costs can be a little negative, and settled labels must stay.
          const there = Math.max(here, here - (cost[arc]! - rowDual[i]! - columnDual[j]!));
          if (there < distance[i]! && there < best) this.#reach(i, there, arc);
        }
        continue;
      }
      if (forRows && optional[node] === 1 && here - rowDual[node]! < best) {
        best = here - rowDual[node]!;
        end = node;
      }
      const base = here - rowDual[node]!;
      for (let arc = start[node]!; arc < start[node + 1]!; arc++) {
        if (taken[arc] === 1) continue;
        const j = column[arc]!;
        const there = Math.max(here, base + cost[arc]! - columnDual[j]!);
        if (there >= best || there >= distance[rows + j]!) continue;
        this.#parent[j] = node;
        this.#reach(rows + j, there, arc);
        if (load[j]! < target[j]!) {
          best = there;
          end = rows + j;
        }
      }
    }
  }

  /** Flips the path that leads to `end`; returns the source it started from. */
  #augment(end: number): number {
    const { rows, column } = this.#problem;
    let node = end;
    // Walking back, a column's arc is put only after its row gave up the arc by which it was reached: loads never pass `upper`.
    const puts: number[] = [];
    for (let arc = this.#via[node]!; arc !== NONE; arc = this.#via[node]!) {
      if (node >= rows) {
        const row = this.#parent[node - rows]!;
        puts.push(row, arc);
        node = row;
      } else {
        this.#drop(arc);
        node = rows + column[arc]!;
      }
    }
    for (let k = 0; k < puts.length; k += 2) this.#put(puts[k]!, puts[k + 1]!);
    return node;
  }

  #put(row: number, arc: number): void {
    const j = this.#problem.column[arc]!;
    const slot = this.#slotStart[j]! + this.#load[j]!++;
    this.#slotArc[slot] = arc;
    this.#slotRow[slot] = row;
    this.#taken[arc] = 1;
  }

  #drop(arc: number): void {
    const j = this.#problem.column[arc]!;
    const last = this.#slotStart[j]! + --this.#load[j]!;
    let slot = last;
    while (this.#slotArc[slot] !== arc) slot--;
    this.#slotArc[slot] = this.#slotArc[last]!;
    this.#slotRow[slot] = this.#slotRow[last]!;
    this.#taken[arc] = 0;
  }

  #reset(): void {
    for (let k = 0; k < this.#touchedCount; k++) {
      const node = this.#touched[k]!;
      this.#distance[node] = Infinity;
      this.#via[node] = NONE;
    }
    this.#touchedCount = 0;
    this.#heap.clear();
  }

  #reach(node: number, distance: number, arc: number): void {
    if (this.#distance[node] === Infinity) this.#touched[this.#touchedCount++] = node;
    this.#distance[node] = distance;
    this.#via[node] = arc;
    this.#heap.push(node);
  }

  #shift(node: number, gain: number): void {
    const { rows } = this.#problem;
    const dual = node < rows ? (this.#rowDual[node]! += gain) : (this.#columnDual[node - rows]! -= gain);
    if (!(Math.abs(dual) <= DUAL_LIMIT)) this.#overflow = true;
  }
}
