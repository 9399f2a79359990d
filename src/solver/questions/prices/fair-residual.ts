/**
 * The residual graph of one part whose matching is fair: the cheapest ways to impose a pair, in the order of all objectives.
 *
 * The graph is that of `residual.ts`. A length is (needs unmet, pairs more in each band from the lowest, score lost), written as one big
 * integer: each objective's share is multiplied by more than all shares of the objectives after it can come to along two paths, so that
 * the integers compare as the lists do. Lengths are reduced costs under the duals of all stages, never negative, and exact.
 * The ways from a node are sorted once, and followed only as far as a search goes. O(arcs · log arcs) big integer operations at worst
 * for each search.
 */
import { blockBands } from '../../solve/fairness.ts';
import type { Instance } from '../../model/encode.ts';
import { EntryHeap } from '../../kernels/heap.ts';
import type { CertificatePart, Duals, Proof } from '../../model/problem.ts';
import type { Chain } from './residual.ts';

/** With more bands than this in a part the integers become too long to be quick. */
const MOST_BANDS = 256;

const NONE = -1;

/** One objective of the part, as a maximisation: weights of arcs and duals of rows and columns, all local. */
interface Objective {
  readonly weight: (arc: number) => number;
  /** null: all zero. */
  readonly duals: Duals | null;
  /** No weight is larger in size. */
  readonly largest: number;
}

interface Way {
  readonly to: number;
  readonly cost: bigint;
  readonly arc: number;
}

interface Reached {
  readonly node: number;
  readonly distance: bigint;
}

export class FairResidual {
  readonly #instance: Instance;
  readonly #taken: Uint8Array;
  /** Local row or column → that of the instance. */
  readonly #rows: Int32Array;
  readonly #columns: Int32Array;
  /** Local arcs, ascending; those of local row i are arcStart[i] … */
  readonly #arcs: Int32Array;
  readonly #arcStart: Int32Array;
  readonly #rowOf: Int32Array;
  readonly #columnOf: Int32Array;
  readonly #arcsOfColumn: readonly (readonly number[])[];
  readonly #required: ReadonlySet<number>;
  readonly #met: Int32Array;
  readonly #load: Int32Array;
  readonly #rowDual: readonly bigint[];
  readonly #columnDual: readonly bigint[];
  /** Local arc → what it costs to change it: minus its reduced cost, or plus where it is taken. */
  readonly #length: readonly bigint[];
  /** Node → the next node and the arc on the way to the row asked about, in the last search. */
  readonly #next: Int32Array;
  readonly #nextArc: Int32Array;
  /** Node → its ways, once they were asked for. */
  readonly #known: (readonly Way[])[] = [];

  /** null when the part is not proven by duals alone, or has too many bands. */
  static of(instance: Instance, taken: Uint8Array, part: CertificatePart): FairResidual | null {
    const proofs = [part.coverage, ...part.fairness!.map(({ proof }) => proof), part.optimality].filter((proof) => proof !== null);
    const isPlain = part.sideConstraints.length === 0 && proofs.every((proof) => leafDuals(proof)?.denominator === 1);
    if (!isPlain || new Set(instance.bands!.of).size > MOST_BANDS) return null;
    return new FairResidual(instance, taken, part);
  }

  private constructor(instance: Instance, taken: Uint8Array, part: CertificatePart) {
    this.#instance = instance;
    this.#taken = taken;
    const rowIndex = new Map(instance.traineeIds.map((id, i) => [id, i]));
    const columnIndex = new Map(instance.mentorIds.map((id, j) => [id, j]));
    this.#rows = Int32Array.from(part.trainees, (id) => rowIndex.get(id)!);
    this.#columns = Int32Array.from(part.mentors, (id) => columnIndex.get(id)!);
    const localColumn = new Map(Array.from(this.#columns, (j, local) => [j, local]));
    const { start } = instance;
    this.#arcStart = new Int32Array(this.#rows.length + 1);
    this.#rows.forEach((i, local) => (this.#arcStart[local + 1] = this.#arcStart[local]! + start[i + 1]! - start[i]!));
    this.#rowOf = new Int32Array(this.#arcStart[this.#rows.length]!);
    this.#arcs = new Int32Array(this.#rowOf.length);
    this.#rows.forEach((i, local) => {
      for (let arc = start[i]!; arc < start[i + 1]!; arc++) {
        this.#arcs[this.#arcStart[local]! + arc - start[i]!] = arc;
        this.#rowOf[this.#arcStart[local]! + arc - start[i]!] = local;
      }
    });
    this.#columnOf = this.#arcs.map((arc) => localColumn.get(instance.column[arc]!)!);
    const arcsOfColumn: number[][] = Array.from(this.#columns, () => []);
    this.#met = new Int32Array(this.#rows.length);
    this.#load = new Int32Array(this.#columns.length);
    this.#arcs.forEach((global, arc) => {
      arcsOfColumn[this.#columnOf[arc]!]!.push(arc);
      if (taken[global] === 0) return;
      this.#met[this.#rowOf[arc]!]!++;
      this.#load[this.#columnOf[arc]!]!++;
    });
    this.#arcsOfColumn = arcsOfColumn;
    this.#required = new Set(instance.required);
    const nodes = this.#rows.length + this.#columns.length + 1;
    this.#next = new Int32Array(nodes);
    this.#nextArc = new Int32Array(nodes);

    const objectives = this.#objectives(part);
    const factors = factorsOf(objectives, nodes);
    const add = (value: (objective: Objective) => number | string): bigint =>
      objectives.reduce((total, objective, k) => total + factors[k]! * BigInt(value(objective)), 0n);
    this.#rowDual = Array.from(this.#rows, (_, i) => add(({ duals }) => duals?.trainees[i] ?? 0));
    this.#columnDual = Array.from(this.#columns, (_, j) => add(({ duals }) => duals?.mentors[j] ?? 0));
    this.#length = Array.from(this.#arcs, (global, arc) => {
      const reduced = add(({ weight }) => weight(arc)) - this.#rowDual[this.#rowOf[arc]!]! - this.#columnDual[this.#columnOf[arc]!]!;
      return taken[global] === 1 ? reduced : -reduced;
    });
  }

  /** The `count` cheapest chains that impose a pair of row i, cheapest first; of several at the last price, the first found. */
  cheapest(i: number, count: number): Chain[] {
    const row = this.#rows.indexOf(i);
    const { mentorIds } = this.#instance;
    const found: { chain: Chain; price: bigint }[] = [];
    for (const { node, distance } of this.#reach(row)) {
      const worst = found[count - 1];
      if (worst !== undefined && distance >= worst.price) break;
      const arc = this.#arcBetween(row, node - this.#rows.length);
      if (arc === NONE || this.#taken[this.#arcs[arc]!] === 1) continue;
      found.push({ chain: this.#chain(row, arc), price: distance + this.#length[arc]! });
      found.sort((a, b) => compare(a.price, b.price) || (mentorIds[a.chain.mentor]! < mentorIds[b.chain.mentor]! ? -1 : 1));
      found.splice(count);
    }
    return found.map(({ chain }) => chain);
  }

  /** The cheapest chain that imposes this arc of row i; null when there is none. */
  of(i: number, global: number): Chain | null {
    const row = this.#rows.indexOf(i);
    const arc = this.#arcStart[row]! + global - this.#instance.start[i]!;
    for (const { node } of this.#reach(row)) if (node === this.#rows.length + this.#columnOf[arc]!) return this.#chain(row, arc);
    return null;
  }

  #arcBetween(row: number, column: number): number {
    for (let arc = this.#arcStart[row]!; arc < this.#arcStart[row + 1]!; arc++) if (this.#columnOf[arc] === column) return arc;
    return NONE;
  }

  /** Dijkstra backwards from a row: nodes in the order of what it costs for one too much there to end as one mentor less for the row. */
  *#reach(row: number): Generator<Reached> {
    const settled = new Uint8Array(this.#next.length);
    const heap = new EntryHeap<Entry>(precedes);
    heap.push({ key: 0n, node: row, next: NONE, arc: NONE, base: 0n, cursor: NONE });
    /** The ways from a node wait in a line: each lets the next one in. */
    const push = (next: number, base: bigint, cursor: number): void => {
      const way = this.#ways(next)[cursor];
      if (way !== undefined) heap.push({ key: base + way.cost, node: way.to, next, arc: way.arc, base, cursor });
    };
    for (let entry = heap.pop(); entry !== undefined; entry = heap.pop()) {
      const { node, key, next, arc, base, cursor } = entry;
      if (cursor !== NONE) push(next, base, cursor + 1);
      if (settled[node] === 1) continue;
      settled[node] = 1;
      this.#next[node] = next;
      this.#nextArc[node] = arc;
      yield { node, distance: key };
      push(node, key, 0);
    }
  }

  /** Where one too much may have come from before it came to a node, cheapest first; sorted the first time that it is asked for. */
  #ways(node: number): readonly Way[] {
    const known = this.#known[node];
    if (known !== undefined) return known;
    const instance = this.#instance;
    const rows = this.#rows;
    const columns = this.#columns;
    const met = this.#met;
    const load = this.#load;
    const rowDual = this.#rowDual;
    const columnDual = this.#columnDual;
    const length = this.#length;
    const taken = this.#taken;
    const arcs = this.#arcs;
    const pool = rows.length + columns.length;
    const ways: Way[] = [];
    if (node === pool) {
      columns.forEach((j, k) => {
        if (load[k]! < instance.max[j]!) ways.push({ to: rows.length + k, cost: -columnDual[k]!, arc: NONE });
      });
      rows.forEach((_, k) => {
        if (instance.coverage === 'most' && met[k]! > 0) ways.push({ to: k, cost: rowDual[k]!, arc: NONE });
      });
    } else if (node < rows.length) {
      for (let arc = this.#arcStart[node]!; arc < this.#arcStart[node + 1]!; arc++) {
        if (taken[arcs[arc]!] === 0 || this.#required.has(arcs[arc]!)) continue;
        ways.push({ to: rows.length + this.#columnOf[arc]!, cost: length[arc]!, arc });
      }
      if (met[node]! < instance.need[rows[node]!]!) ways.push({ to: pool, cost: 0n, arc: NONE });
    } else {
      const k = node - rows.length;
      for (const arc of this.#arcsOfColumn[k]!) if (taken[arcs[arc]!] === 0) ways.push({ to: this.#rowOf[arc]!, cost: length[arc]!, arc });
      if (load[k]! > instance.min[columns[k]!]!) ways.push({ to: pool, cost: columnDual[k]!, arc: NONE });
    }
    ways.sort((a, b) => compare(a.cost, b.cost) || a.to - b.to);
    this.#known[node] = ways;
    return ways;
  }

  #chain(row: number, imposed: number): Chain {
    const instance = this.#instance;
    const rows = this.#rows;
    const arcs = this.#arcs;
    const taken = this.#taken;
    const flips = [{ row: rows[row]!, arc: arcs[imposed]! }];
    for (let node = rows.length + this.#columnOf[imposed]!; node !== row && node !== NONE; node = this.#next[node]!) {
      const arc = this.#nextArc[node]!;
      if (arc !== NONE) flips.push({ row: rows[this.#rowOf[arc]!]!, arc: arcs[arc]! });
    }
    let [unmet, loss] = [0, 0];
    for (const { arc } of flips) {
      const sign = taken[arc] === 1 ? 1 : -1;
      unmet += sign;
      loss += sign * instance.score[arc]!;
    }
    return { mentor: instance.column[arcs[imposed]!]!, unmet, loss, flips };
  }

  /** Coverage, every band that has pairs but the last, score. A band without a stage has a weight all the same, and duals of 0. */
  #objectives({ coverage, fairness, optimality, trainees, mentors }: CertificatePart): Objective[] {
    const instance = this.#instance;
    const arcs = this.#arcs;
    // Where every need is met, 1 for each trainee and 0 for each mentor prove the coverage.
    const full: Duals = {
      denominator: 1,
      trainees: trainees.map(() => 1),
      mentors: mentors.map(() => 0),
      sideConstraints: [],
      coverage: 0,
    };
    const bands = blockBands(instance, { rows: this.#rows, columns: this.#columns, arcs, sides: [] })!;
    const counted = Array.from(bands.numbers.subarray(0, bands.last), (number, rank): Objective => {
      const stage = fairness!.find(({ band }) => band === number);
      return { weight: (arc) => (bands.rank[arc] === rank ? -1 : 0), duals: leafDuals(stage?.proof ?? null), largest: 1 };
    });
    const score = arcs.map((arc) => arc).reduce((most, arc) => Math.max(most, Math.abs(instance.score[arc]!)), 0);
    return [
      { weight: () => 1, duals: leafDuals(coverage) ?? full, largest: 1 },
      ...counted,
      { weight: (arc) => instance.score[arcs[arc]!]!, duals: leafDuals(optimality), largest: score },
    ];
  }
}

function leafDuals(proof: Proof | null): Duals | null {
  return proof !== null && 'leaf' in proof.tree ? proof.tree.duals : null;
}

/** Each factor exceeds what all objectives after it can differ by between two paths, which pass each node once at most. */
function factorsOf(objectives: readonly Objective[], nodes: number): bigint[] {
  const factors: bigint[] = [];
  let after = 0n;
  for (const { duals, largest } of [...objectives].reverse()) {
    const factor = 2n * BigInt(nodes + 2) * after + 1n;
    factors.unshift(factor);
    after += factor * (BigInt(largest) + largestOf(duals?.trainees ?? []) + largestOf(duals?.mentors ?? []));
  }
  return factors;
}

function largestOf(values: Duals['trainees']): bigint {
  return values.reduce<bigint>((most, value) => {
    const size = BigInt(value) < 0n ? -BigInt(value) : BigInt(value);
    return size > most ? size : most;
  }, 0n);
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A way to a node by its length, a big integer. */
interface Entry {
  readonly key: bigint;
  readonly node: number;
  readonly next: number;
  readonly arc: number;
  /** The length of `next`, and the place of this entry among the ways from there. */
  readonly base: bigint;
  readonly cursor: number;
}

/** The least first, then the lowest node. */
function precedes(a: Entry, b: Entry): boolean {
  return a.key < b.key || (a.key === b.key && a.node < b.node);
}
