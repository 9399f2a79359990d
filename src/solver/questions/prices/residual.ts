/**
 * The residual graph of an optimal matching, searched backwards from a trainee for the cheapest ways to impose one of its pairs.
 *
 * Nodes: rows, then columns, then the pool of free places. The distance of a node is the least cost, as (needs unmet, score), for what is
 * one too much there to end as one mentor less for the trainee: displaced from column to row to column, to a free place, or to nobody.
 * Lengths are reduced costs under the duals of both stages, never negative. A column's arcs are sorted once, the first time that it is
 * reached, and then followed only as far as a search goes: a search costs what lies within the prices it asks for. That makes it two to
 * three times as fast as `network/residual-graph.ts` (docs/decisions/heaps-and-residual-graphs.md).
 */
import type { Instance } from '../../model/encode.ts';
import { EntryHeap } from '../../kernels/heap.ts';
import type { CertificatePart } from '../../model/problem.ts';

/** A way to impose a pair: the arcs that change, and what it costs, in integers. */
export interface Chain {
  /** Column of the imposed pair. */
  readonly mentor: number;
  readonly unmet: number;
  readonly loss: number;
  readonly flips: readonly { row: number; arc: number }[];
}

/** A node from which the pool takes what is too much, and at what cost. */
interface Source {
  readonly node: number;
  readonly first: number;
  readonly second: number;
}

const NONE = -1;

export class Residual {
  readonly #instance: Instance;
  readonly #taken: Uint8Array;
  /** Arc → 1 when it must stay chosen. */
  readonly #required: Uint8Array;
  readonly #rowOf: Int32Array;
  /** Column → arcs byColumn[columnStart[j]] …; those not taken come first, cheapest first, once `sorted`. */
  readonly #columnStart: Int32Array;
  readonly #byColumn: Int32Array;
  readonly #sorted: Uint8Array;
  readonly #load: Int32Array;
  readonly #met: Int32Array;
  /** Duals of both stages, as a maximisation: (needs met, score). */
  readonly #rowDual: readonly [Float64Array, Float64Array];
  readonly #columnDual: readonly [Float64Array, Float64Array];
  readonly #rowsOfPart: readonly (readonly number[])[];
  readonly #columnsOfPart: readonly (readonly number[])[];
  readonly #partOfRow: Int32Array;
  readonly #sourcesByPart = new Map<number, readonly Source[]>();
  #sources: readonly Source[] = [];
  /** Node → 1 once its distance is known; node → the next node and the arc on the way to the trainee. */
  readonly #settled: Uint8Array;
  readonly #next: Int32Array;
  readonly #nextArc: Int32Array;
  readonly #touched: number[] = [];
  readonly #heap = new EntryHeap<Entry>(precedes);
  /** Nothing as far away as this is of interest. */
  #limit: { first: number; second: number } = { first: Infinity, second: Infinity };

  constructor(instance: Instance, taken: Uint8Array, parts: readonly CertificatePart[]) {
    const rows = instance.traineeIds.length;
    const columns = instance.mentorIds.length;
    this.#instance = instance;
    this.#taken = taken;
    this.#required = new Uint8Array(taken.length);
    for (const arc of instance.required) this.#required[arc] = 1;
    this.#rowOf = new Int32Array(taken.length);
    for (let i = 0; i < rows; i++) this.#rowOf.fill(i, instance.start[i], instance.start[i + 1]);
    this.#columnStart = new Int32Array(columns + 1);
    for (const j of instance.column) this.#columnStart[j + 1]!++;
    for (let j = 0; j < columns; j++) this.#columnStart[j + 1]! += this.#columnStart[j]!;
    this.#byColumn = new Int32Array(taken.length);
    const at = this.#columnStart.slice();
    instance.column.forEach((j, arc) => (this.#byColumn[at[j]!++] = arc));
    this.#sorted = new Uint8Array(columns);
    this.#load = new Int32Array(columns);
    this.#met = new Int32Array(rows);
    taken.forEach((chosen, arc) => {
      if (chosen === 0) return;
      this.#load[instance.column[arc]!]!++;
      this.#met[this.#rowOf[arc]!]!++;
    });
    [this.#rowDual, this.#columnDual] = dualsByStage(instance, parts);
    const rowIndex = new Map(instance.traineeIds.map((id, i) => [id, i]));
    const columnIndex = new Map(instance.mentorIds.map((id, j) => [id, j]));
    this.#rowsOfPart = parts.map((part) => part.trainees.map((id) => rowIndex.get(id)!));
    this.#columnsOfPart = parts.map((part) => part.mentors.map((id) => columnIndex.get(id)!));
    this.#partOfRow = new Int32Array(rows);
    this.#rowsOfPart.forEach((own, part) => own.forEach((i) => (this.#partOfRow[i] = part)));
    this.#settled = new Uint8Array(rows + columns + 1);
    this.#next = new Int32Array(rows + columns + 1).fill(NONE);
    this.#nextArc = new Int32Array(rows + columns + 1).fill(NONE);
  }

  /** The `count` cheapest chains that impose a pair of row i, cheapest first; of several at the last price, the first found. */
  cheapest(i: number, count: number): Chain[] {
    const { start, column, mentorIds } = this.#instance;
    const found: Chain[] = [];
    const arcTo = new Map<number, number>();
    for (let arc = start[i]!; arc < start[i + 1]!; arc++) if (this.#taken[arc] === 0) arcTo.set(this.#met.length + column[arc]!, arc);
    this.#search(i, (node) => {
      const arc = arcTo.get(node);
      if (arc === undefined) return false;
      found.push(this.#chain(i, arc));
      found.sort((a, b) => a.unmet - b.unmet || a.loss - b.loss || (mentorIds[a.mentor]! < mentorIds[b.mentor]! ? -1 : 1));
      found.splice(count);
      const worst = found[count - 1];
      if (worst !== undefined) this.#limit = { first: worst.unmet, second: worst.loss };
      return false;
    });
    return found;
  }

  /** The cheapest chain that imposes this arc of row i; null when there is none. */
  of(i: number, arc: number): Chain | null {
    const target = this.#met.length + this.#instance.column[arc]!;
    let chain: Chain | null = null;
    this.#search(i, (node) => {
      if (node === target) chain = this.#chain(i, arc);
      return node === target;
    });
    return chain;
  }

  /** Dijkstra backwards from row i, until nothing within the limit is left or `settle` says that it is enough. */
  #search(i: number, settle: (node: number) => boolean): void {
    for (const node of this.#touched) this.#settled[node] = 0;
    this.#touched.length = 0;
    this.#heap.clear();
    this.#limit = { first: Infinity, second: Infinity };
    const part = this.#partOfRow[i]!;
    this.#sources = this.#sourcesByPart.get(part) ?? this.#sourcesOf(part);
    this.#sourcesByPart.set(part, this.#sources);
    this.#push(0, 0, i, NONE, NONE, NONE);
    for (let entry = this.#heap.pop(); entry !== undefined; entry = this.#heap.pop()) {
      if (this.#isBeyond(entry.first, entry.second)) return;
      if (entry.cursor !== NONE) this.#follow(entry);
      const { node } = entry;
      if (this.#settled[node] === 1) continue;
      this.#settled[node] = 1;
      this.#touched.push(node);
      this.#next[node] = entry.next;
      this.#nextArc[node] = entry.arc;
      if (settle(node)) return;
      this.#expand(entry);
    }
  }

  #expand({ node, first, second }: Entry): void {
    const instance = this.#instance;
    const taken = this.#taken;
    const load = this.#load;
    const met = this.#met;
    const columnDual = this.#columnDual;
    const { start, column, need, min } = instance;
    const rows = met.length;
    const pool = rows + load.length;
    if (node === pool) {
      this.#pushSource(first, second, 0);
    } else if (node < rows) {
      // A row with one too few comes from a column that displaced it, or from the pool of the unmet.
      for (let arc = start[node]!; arc < start[node + 1]!; arc++) {
        if (taken[arc] === 0 || this.#required[arc] === 1) continue;
        const j = column[arc]!;
        this.#push(first + this.#reduced(0, arc, node, j), second + this.#reduced(1, arc, node, j), rows + j, node, arc, NONE);
      }
      if (met[node]! < need[node]!) this.#push(first, second, pool, node, NONE, NONE);
    } else {
      // A column with one too many got it from a row that needed one, or gave up a place that it had.
      const j = node - rows;
      this.#sortColumn(j);
      this.#pushArc(first, second, j, this.#columnStart[j]!);
      if (load[j]! > min[j]!) this.#push(first + columnDual[0][j]!, second + columnDual[1][j]!, pool, node, NONE, NONE);
    }
  }

  /** After an entry of a list was taken, the next of the list waits in its place; what led to the list is taken off its length. */
  #follow({ first, second, arc, next, cursor }: Entry): void {
    if (arc === NONE) {
      const source = this.#sources[cursor]!;
      this.#pushSource(first - source.first, second - source.second, cursor + 1);
    } else {
      const row = this.#rowOf[arc]!;
      const j = next - this.#met.length;
      this.#pushArc(first + this.#reduced(0, arc, row, j), second + this.#reduced(1, arc, row, j), j, cursor + 1);
    }
  }

  #pushArc(first: number, second: number, j: number, cursor: number): void {
    if (cursor === this.#columnStart[j + 1]!) return;
    const arc = this.#byColumn[cursor]!;
    if (this.#taken[arc] === 1) return; // taken arcs come last
    const row = this.#rowOf[arc]!;
    this.#push(first - this.#reduced(0, arc, row, j), second - this.#reduced(1, arc, row, j), row, this.#met.length + j, arc, cursor);
  }

  #pushSource(first: number, second: number, cursor: number): void {
    const source = this.#sources[cursor];
    if (source !== undefined) this.#push(first + source.first, second + source.second, source.node, this.#settled.length - 1, NONE, cursor);
  }

  /**
   * Where too much can end in the pool, cheapest first: a column with room, or, where coverage allows it, a row that goes without.
   * Only those of one part: nothing joins the others.
   */
  #sourcesOf(part: number): readonly Source[] {
    const load = this.#load;
    const met = this.#met;
    const rowDual = this.#rowDual;
    const columnDual = this.#columnDual;
    const instance = this.#instance;
    const found: Source[] = [];
    for (const j of this.#columnsOfPart[part] ?? []) {
      if (load[j]! < instance.max[j]!) found.push({ node: met.length + j, first: 0 - columnDual[0][j]!, second: 0 - columnDual[1][j]! });
    }
    for (const i of instance.coverage === 'most' ? (this.#rowsOfPart[part] ?? []) : []) {
      if (met[i]! > 0) found.push({ node: i, first: rowDual[0][i]!, second: rowDual[1][i]! });
    }
    return found.sort((a, b) => a.first - b.first || a.second - b.second || a.node - b.node);
  }

  #push(first: number, second: number, node: number, next: number, arc: number, cursor: number): void {
    if (!this.#isBeyond(first, second) && (cursor !== NONE || this.#settled[node] === 0))
      this.#heap.push({ first, second, node, next, arc, cursor });
  }

  #isBeyond(first: number, second: number): boolean {
    return first > this.#limit.first || (first === this.#limit.first && second >= this.#limit.second);
  }

  #sortColumn(j: number): void {
    if (this.#sorted[j] === 1) return;
    this.#sorted[j] = 1;
    const [from, to] = [this.#columnStart[j]!, this.#columnStart[j + 1]!];
    const taken = this.#taken;
    const rowOf = this.#rowOf;
    const keyed = Array.from(this.#byColumn.subarray(from, to), (arc) => ({
      arc,
      last: taken[arc]!,
      first: -this.#reduced(0, arc, rowOf[arc]!, j),
      second: -this.#reduced(1, arc, rowOf[arc]!, j),
    }));
    keyed.sort((a, b) => a.last - b.last || a.first - b.first || a.second - b.second || a.arc - b.arc);
    keyed.forEach(({ arc }, k) => (this.#byColumn[from + k] = arc));
  }

  #reduced(stage: 0 | 1, arc: number, i: number, j: number): number {
    return (stage === 0 ? 1 : this.#instance.score[arc]!) - this.#rowDual[stage][i]! - this.#columnDual[stage][j]!;
  }

  /** The chain that imposes `arc`: what it costs is counted on the arcs themselves. */
  #chain(i: number, arc: number): Chain {
    const { score, column } = this.#instance;
    const flips = [{ row: i, arc }];
    for (let node = this.#met.length + column[arc]!; node !== i && node !== NONE; node = this.#next[node]!) {
      const flip = this.#nextArc[node]!;
      if (flip !== NONE) flips.push({ row: this.#rowOf[flip]!, arc: flip });
    }
    let [unmet, loss] = [0, 0];
    for (const flip of flips) {
      const sign = this.#taken[flip.arc] === 1 ? 1 : -1;
      unmet += sign;
      loss += sign * score[flip.arc]!;
    }
    return { mentor: column[arc]!, unmet, loss, flips };
  }
}

type Stages = readonly [coverage: Float64Array, score: Float64Array];

/**
 * The duals of both stages, from a certificate that holds those of the first and multiplier · first + second. A part where every need
 * is met has no duals for coverage: 1 for each trainee and 0 for each mentor prove it.
 */
export function dualsByStage(instance: Instance, parts: readonly CertificatePart[]): [Stages, Stages] {
  const rowIndex = new Map(instance.traineeIds.map((id, i) => [id, i]));
  const columnIndex = new Map(instance.mentorIds.map((id, j) => [id, j]));
  const rows: Stages = [new Float64Array(instance.traineeIds.length), new Float64Array(instance.traineeIds.length)];
  const columns: Stages = [new Float64Array(instance.mentorIds.length), new Float64Array(instance.mentorIds.length)];
  for (const { trainees, mentors, coverage, optimality } of parts) {
    if (optimality === null || !('leaf' in optimality.tree) || optimality.tree.duals.denominator !== 1) continue;
    const { duals } = optimality.tree;
    const multiplier = -BigInt(duals.coverage);
    const first = coverage !== null && 'leaf' in coverage.tree ? coverage.tree.duals : null;
    const split = (target: Stages, at: number, combined: number | string, stage: number | string): void => {
      target[0][at] = Number(stage);
      target[1][at] = Number(BigInt(combined) - multiplier * BigInt(stage));
    };
    trainees.forEach((id, k) => split(rows, rowIndex.get(id)!, duals.trainees[k]!, first?.trainees[k] ?? 1));
    mentors.forEach((id, k) => split(columns, columnIndex.get(id)!, duals.mentors[k]!, first?.mentors[k] ?? 0));
  }
  return [rows, columns];
}

/** A way to a node: its length as two numbers, the first counting before the second, and where it leads. */
interface Entry {
  readonly first: number;
  readonly second: number;
  readonly node: number;
  readonly next: number;
  readonly arc: number;
  /** Position of the arc in its column's list, for entries that have a successor there; else −1. */
  readonly cursor: number;
}

/** Those of equal length in the order of their nodes. */
function precedes(a: Entry, b: Entry): boolean {
  if (a.first !== b.first) return a.first < b.first;
  return a.second !== b.second ? a.second < b.second : a.node < b.node;
}
