/**
 * The residual graph of an optimal matching in one part, for searches backwards from a trainee.
 *
 * Nodes: the part's rows, then its columns, then the pool of free places, which is a column more. The distance of a node is the least cost,
 * as (needs unmet, score), for what is one too much there to end as one mentor less for the trainee: displaced from column to row to column,
 * to a free place, or to nobody. Lengths are reduced costs under the duals of both stages, never negative.
 */
import type { Instance } from '../../model/encode.ts';
import type { CertificatePart } from '../../model/problem.ts';
import { rootDuals } from './price-bounds.ts';

export type Stages = readonly [coverage: Float64Array, score: Float64Array];

export class PartGraph {
  /** Local row, column → its number in the instance, where both are in the same order. */
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly pool: number;
  /** Column of the instance → local column; of use for those of the part. */
  readonly localColumn: Int32Array;
  /**
   * Node from `rows.length` on → the nodes that what is too much there came from, or that gave up a place there, cheapest first once
   * `sortList` was called: listStart[node − rows] … Of a column these are rows that could have it; of the pool, columns with room, and rows that
   * may go without.
   */
  readonly listStart: Int32Array;
  readonly listTo: Int32Array;
  readonly listFirst: Float64Array;
  readonly listSecond: Float64Array;
  /** Row → where one too few there comes from: columns that displaced it, and the pool where a need is unmet. */
  readonly leaveStart: Int32Array;
  readonly leaveTo: Int32Array;
  readonly leaveFirst: Float64Array;
  readonly leaveSecond: Float64Array;
  /** Column → what it costs to take from the pool: Infinity where it has no more than its minimum. */
  readonly giveFirst: Float64Array;
  readonly giveSecond: Float64Array;
  readonly #sorted: Uint8Array;
  readonly #instance: Instance;
  readonly #rowDual: Stages;
  readonly #columnDual: Stages;

  /** `rowDual`, `columnDual`: of the instance, as a maximisation. O(arcs of the part). */
  constructor(instance: Instance, taken: Uint8Array, part: CertificatePart, [rowDual, columnDual]: readonly [Stages, Stages]) {
    const { start, column, min, max, need, coverage } = instance;
    const rows = (this.rows = numbersOf(part.trainees, instance.traineeIds));
    const columns = (this.columns = numbersOf(part.mentors, instance.mentorIds));
    this.pool = rows.length + columns.length;
    const localOf = (this.localColumn = new Int32Array(instance.mentorIds.length));
    columns.forEach((j, own) => (localOf[j] = own));
    this.#instance = instance;
    this.#rowDual = rowDual;
    this.#columnDual = columnDual;

    const load = new Int32Array(columns.length);
    const required = new Set(instance.required);
    const [sources, leaves]: [Edge[], Edge[][]] = [[], []];
    this.listStart = new Int32Array(columns.length + 2);
    rows.forEach((i, row) => {
      const own: Edge[] = [];
      let met = 0;
      for (let arc = start[i]!; arc < start[i + 1]!; arc++) {
        const j = localOf[column[arc]!]!;
        if (taken[arc] === 0) {
          this.listStart[j + 1]!++;
          continue;
        }
        load[j]!++;
        met++;
        if (!required.has(arc)) own.push({ to: rows.length + j, first: this.reduced(0, i, arc), second: this.reduced(1, i, arc) });
      }
      if (met < need[i]!) own.push({ to: this.pool, first: 0, second: 0 });
      if (met > 0 && coverage === 'most') sources.push({ to: row, first: rowDual[0][i]!, second: rowDual[1][i]! });
      leaves.push(own);
    });
    columns.forEach((j, own) => {
      if (load[own]! < max[j]!) sources.push({ to: rows.length + own, first: 0 - columnDual[0][j]!, second: 0 - columnDual[1][j]! });
    });

    this.listStart[columns.length + 1] = sources.length;
    for (let own = 0; own <= columns.length; own++) this.listStart[own + 1]! += this.listStart[own]!;
    const size = this.listStart[columns.length + 1]!;
    this.listTo = new Int32Array(size);
    this.listFirst = new Float64Array(size);
    this.listSecond = new Float64Array(size);
    const next = this.listStart.slice();
    const list = (own: number, to: number, first: number, second: number): void => {
      const place = next[own]!++;
      this.listTo[place] = to;
      this.listFirst[place] = first;
      this.listSecond[place] = second;
    };
    rows.forEach((i, row) => {
      for (let arc = start[i]!; arc < start[i + 1]!; arc++)
        if (taken[arc] === 0) list(localOf[column[arc]!]!, row, 0 - this.reduced(0, i, arc), 0 - this.reduced(1, i, arc));
    });
    for (const { to, first, second } of sources) list(columns.length, to, first, second);
    this.#sorted = new Uint8Array(columns.length + 1);

    this.leaveStart = new Int32Array(rows.length + 1);
    leaves.forEach((own, row) => (this.leaveStart[row + 1] = this.leaveStart[row]! + own.length));
    const all = leaves.flat();
    this.leaveTo = Int32Array.from(all, ({ to }) => to);
    this.leaveFirst = Float64Array.from(all, ({ first }) => first);
    this.leaveSecond = Float64Array.from(all, ({ second }) => second);
    const give = (stage: 0 | 1): Float64Array =>
      Float64Array.from(columns, (j, own) => (load[own]! > min[j]! ? columnDual[stage][j]! : Infinity));
    this.giveFirst = give(0);
    this.giveSecond = give(1);
  }

  /** Of an arc, in numbers of the instance: not negative where it is chosen, not positive elsewhere. */
  reduced(stage: 0 | 1, i: number, arc: number): number {
    const { score, column } = this.#instance;
    return (stage === 0 ? 1 : score[arc]!) - this.#rowDual[stage][i]! - this.#columnDual[stage][column[arc]!]!;
  }

  /** Sorts the list of a column or the pool, the first time that it is read: by length, equals by node. */
  sortList(own: number): void {
    if (this.#sorted[own] === 1) return;
    this.#sorted[own] = 1;
    const [from, to] = [this.listStart[own]!, this.listStart[own + 1]!];
    const [node, first, second] = [this.listTo.slice(from, to), this.listFirst.slice(from, to), this.listSecond.slice(from, to)];
    const order = new Int32Array(to - from);
    for (let k = 0; k < order.length; k++) order[k] = k;
    order.sort((a, b) => first[a]! - first[b]! || second[a]! - second[b]! || node[a]! - node[b]!);
    order.forEach((k, place) => {
      this.listTo[from + place] = node[k]!;
      this.listFirst[from + place] = first[k]!;
      this.listSecond[from + place] = second[k]!;
    });
  }
}

interface Edge {
  readonly to: number;
  readonly first: number;
  readonly second: number;
}

/** Of sorted ids some, in order → their numbers. */
function numbersOf(some: readonly string[], ids: readonly string[]): Int32Array {
  const index = new Map(ids.map((id, k) => [id, k]));
  return Int32Array.from(some, (id) => index.get(id)!);
}

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
    const duals = rootDuals(optimality);
    if (duals?.denominator !== 1) continue;
    const multiplier = -BigInt(duals.coverage);
    const first = rootDuals(coverage);
    const split = (target: Stages, at: number, combined: number | string, stage: number | string): void => {
      target[0][at] = Number(stage);
      target[1][at] = Number(BigInt(combined) - multiplier * BigInt(stage));
    };
    trainees.forEach((id, k) => split(rows, rowIndex.get(id)!, duals.trainees[k]!, first?.trainees[k] ?? 1));
    mentors.forEach((id, k) => split(columns, columnIndex.get(id)!, duals.mentors[k]!, first?.mentors[k] ?? 0));
  }
  return [rows, columns];
}
