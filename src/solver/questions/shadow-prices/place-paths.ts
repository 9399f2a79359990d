/**
 * One place more or less, in a block without side constraints: each is one shortest path in the residual graph.
 *
 * Nodes: rows, then columns, then the pool of what is not used. A place more is worth the best way for somebody to come to it: from the
 * pool, or from another column, which takes somebody in turn. A place less costs the best way for one too many to end in the pool. Every
 * objective is a sum over arcs, so that the worth is concave in the places of one column: a further place is never worth more than
 * the one before it, and once it is worth nothing, so are all others.
 *
 * Lengths are reduced costs in stages, one for each objective, under duals that are optimal stage by stage: never negative when stages are
 * compared in order. After each step the duals move with the distances, so that the next step is one more path. Integers throughout.
 * O(arcs + nodes · log nodes) a step at worst, times the objectives; a search ends at the pool, which is mostly near.
 * Source: R. K. Ahuja, T. L. Magnanti & J. B. Orlin, Network Flows (1993), sections 9.7 and 9.11.
 */
import type { Poll } from '../../model/limits.ts';
import { StageHeap } from '../../kernels/stage-heap.ts';
import { HeadroomError, maximise, openChoices, restrictToFace, type Network, type Optimum } from '../../network/network.ts';
import type { BlockData } from '../../solve/block.ts';
import { isSame, weightsOf, type Step, type Steps, type Worth } from './worth.ts';

/** Duals, and what a path can add up, stay below this, so that every sum is exact. */
const LIMIT = 2 ** 50;
const NONE = -1;

export class PlacePaths {
  readonly #network: Network;
  /** Stage → arc → weight, maximised. */
  readonly #weight: readonly Float64Array[];
  /** Whether needs may go unmet. */
  readonly #optional: boolean;
  /** Arc → 1 when it must stay chosen. */
  readonly #required: Uint8Array;
  /** Row → its arcs rowStart[i] …; column → its arcs byColumn[columnStart[j]] … */
  readonly #rowStart: Int32Array;
  readonly #columnStart: Int32Array;
  readonly #byColumn: Int32Array;
  readonly #taken: Uint8Array;
  readonly #load: Int32Array;
  readonly #met: Int32Array;
  readonly #places: Int32Array;
  /** Stage → node → dual, of rows and columns. */
  readonly #dual: readonly Float64Array[];
  /** Stage → node → distance of the present search; node → 1 once it is final; the node before it and the arc between them, if any. */
  readonly #distance: readonly Float64Array[];
  readonly #settled: Uint8Array;
  readonly #previous: Int32Array;
  readonly #via: Int32Array;
  readonly #heap: StageHeap;
  readonly #pool: number;
  /** What `restore` puts back: arcs changed, and duals as they were, node by node. */
  readonly #flips: number[] = [];
  readonly #moved: { readonly node: number; readonly before: readonly number[] }[] = [];

  /**
   * The block must be feasible. One run of the kernel for each objective; null once `isOver`.
   * @throws HeadroomError when numbers would leave the exact range.
   */
  static of(data: BlockData, isOver: Poll): PlacePaths | null {
    const { network, instance, required } = data;
    const choices = openChoices(network, required, instance.coverage === 'most');
    const optima: Optimum[] = [];
    for (const weight of weightsOf(data)) {
      const best = maximise(network, choices, weight, isOver);
      if (best === null) return null;
      if (best.status === 'empty') throw new Error('a block with a matching has none');
      restrictToFace(network, choices, weight, best);
      optima.push(best);
    }
    return new PlacePaths(data, optima);
  }

  /** `optima`: stage → the optimum on the optimal face of the stages before it. */
  private constructor(data: BlockData, optima: readonly Optimum[]) {
    const { network, instance, required } = data;
    const { rows, columns } = network;
    this.#network = network;
    this.#weight = weightsOf(data);
    this.#optional = instance.coverage === 'most';
    this.#required = new Uint8Array(network.arcs);
    for (const arc of required) this.#required[arc] = 1;
    this.#rowStart = countsToStarts(network.rowOf, rows);
    this.#columnStart = countsToStarts(network.columnOf, columns);
    this.#byColumn = new Int32Array(network.arcs);
    const at = this.#columnStart.slice();
    network.columnOf.forEach((j, arc) => (this.#byColumn[at[j]!++] = arc));
    this.#places = network.max.slice();
    this.#pool = rows + columns;
    this.#distance = this.#weight.map(() => new Float64Array(this.#pool + 1));
    this.#settled = new Uint8Array(this.#pool + 1);
    this.#previous = new Int32Array(this.#pool + 1);
    this.#via = new Int32Array(this.#pool + 1);
    this.#heap = new StageHeap(this.#distance, this.#pool + 1);
    this.#taken = optima.at(-1)!.taken.slice();
    this.#dual = optima.map(({ rowDual, columnDual }) => {
      const dual = new Float64Array(this.#pool);
      dual.set(rowDual);
      dual.set(columnDual, rows);
      return dual;
    });
    this.#load = new Int32Array(columns);
    this.#met = new Int32Array(rows);
    this.#taken.forEach((chosen, arc) => {
      if (chosen === 0) return;
      this.#load[network.columnOf[arc]!]!++;
      this.#met[network.rowOf[arc]!]!++;
    });
    this.#checkRoom();
  }

  /** All that is to be known of the places of column j. */
  stepsOf(j: number): Steps {
    const load = this.#load;
    const network = this.#network;
    const [max, min] = [network.max[j]!, network.min[j]!];
    let [high, above]: [number | null, Step | null] = [null, null];
    const gain = load[j]! < max ? null : this.#oneMore(j);
    if (gain !== null) {
      high = max;
      let until = max + 1;
      for (let next = this.#oneMore(j); next !== null && isSame(next, gain); next = this.#oneMore(j)) until++;
      above = { to: max + 1, change: gain, until, isOpen: false };
      this.#restore(j);
    }
    let low = Math.min(max, load[j]!);
    let below: Step | null = null;
    while (low > min && below === null) {
      const change = this.#oneLess(j);
      if (change?.every((value) => value === 0) === true) low--;
      else below = { to: low - 1, change, until: change === null ? min : this.#lastAsDear(j, low - 1, change), isOpen: false };
    }
    this.#restore(j);
    return { low, high, below, above };
  }

  /** How far each place less costs as much as the last one did. */
  #lastAsDear(j: number, from: number, change: Worth): number {
    let until = from;
    while (until > this.#network.min[j]!) {
      const next = this.#oneLess(j);
      if (next === null || !isSame(next, change)) break;
      until--;
    }
    return until;
  }

  /** Gives a full column one place more, and takes it up; null, and nothing changes, when that is worth nothing. */
  #oneMore(j: number): Worth | null {
    if (!this.#search(j, false)) return null;
    const change = this.#changeOf(j);
    if ((change.find((value) => value !== 0) ?? 0) <= 0) return null;
    this.#follow(j, false);
    this.#places[j]!++;
    return change;
  }

  /** Takes from a column a place that is in use; null, and nothing changes, when nothing satisfies the rules without it. */
  #oneLess(j: number): Worth | null {
    this.#places[j] = this.#load[j]!;
    if (!this.#search(j, true)) return null;
    const change = this.#changeOf(j);
    this.#follow(j, true);
    this.#places[j]--;
    return change;
  }

  #restore(j: number): void {
    for (const arc of this.#flips) this.#flip(arc);
    this.#flips.length = 0;
    for (const { node, before } of this.#moved.reverse()) before.forEach((value, stage) => (this.#dual[stage]![node] = value));
    this.#moved.length = 0;
    this.#places[j] = this.#network.max[j]!;
  }

  /** The shortest way from column j to the pool (`leaving`), or from the pool to it; false when there is none. */
  #search(j: number, leaving: boolean): boolean {
    const network = this.#network;
    const distance = this.#distance;
    const settled = this.#settled;
    const heap = this.#heap;
    const pool = this.#pool;
    distance[0]!.fill(Infinity);
    settled.fill(0);
    heap.clear();
    const start = network.rows + j;
    for (const stage of distance) stage[start] = 0;
    this.#via[start] = NONE;
    heap.push(start);
    for (let node = heap.pop(); node !== NONE; node = heap.pop()) {
      settled[node] = 1;
      if (node === pool) return true;
      if (node < network.rows) this.#relaxRow(node, leaving);
      else this.#relaxColumn(node - network.rows, leaving);
    }
    return false;
  }

  /** A row has a unit too many (`leaving`) or one too few. */
  #relaxRow(i: number, leaving: boolean): void {
    const network = this.#network;
    const taken = this.#taken;
    const required = this.#required;
    for (let arc = this.#rowStart[i]!; arc < this.#rowStart[i + 1]!; arc++) {
      if ((taken[arc] === 1) !== leaving && required[arc] === 0) this.#offer(i, network.rows + network.columnOf[arc]!, arc, 0);
    }
    if (leaving ? this.#optional && this.#met[i]! > 0 : this.#met[i]! < network.need[i]!)
      this.#offer(i, this.#pool, NONE, leaving ? 1 : -1);
  }

  #relaxColumn(j: number, leaving: boolean): void {
    const network = this.#network;
    const taken = this.#taken;
    const required = this.#required;
    const load = this.#load;
    const node = network.rows + j;
    for (let at = this.#columnStart[j]!; at < this.#columnStart[j + 1]!; at++) {
      const arc = this.#byColumn[at]!;
      if ((taken[arc] === 1) === leaving && required[arc] === 0) this.#offer(node, network.rowOf[arc]!, arc, 0);
    }
    if (leaving ? load[j]! < this.#places[j]! : load[j]! > network.min[j]!) this.#offer(node, this.#pool, NONE, leaving ? -1 : 1);
  }

  /** A way from a node already reached: over an arc, or to the pool at the dual of the node, times `sign`. */
  #offer(from: number, to: number, arc: number, sign: number): void {
    const distance = this.#distance;
    const dual = this.#dual;
    const weight = this.#weight;
    if (this.#settled[to] === 1) return;
    const [i, j] = arc === NONE ? [from, from] : from < to ? [from, to] : [to, from];
    let isNearer = false;
    for (let stage = 0; stage < weight.length; stage++) {
      const own = dual[stage]!;
      const reduced = arc === NONE ? sign * own[from]! : own[i]! + own[j]! - weight[stage]![arc]!;
      const length = distance[stage]![from]! + (arc !== NONE && this.#taken[arc] === 1 ? -reduced : reduced);
      if (!isNearer && length > distance[stage]![to]!) return;
      isNearer ||= length < distance[stage]![to]!;
      // Once it is nearer by one stage, all later ones are written over.
      if (isNearer) distance[stage]![to] = length;
    }
    if (!isNearer) return;
    this.#previous[to] = from;
    this.#via[to] = arc;
    this.#heap.push(to);
  }

  /** What the way found adds to each objective. */
  #changeOf(j: number): Worth {
    const change = this.#weight.map(() => 0);
    for (let node = this.#pool; node !== this.#network.rows + j; node = this.#previous[node]!) {
      const arc = this.#via[node]!;
      if (arc === NONE) continue;
      this.#weight.forEach((weight, stage) => (change[stage]! += this.#taken[arc] === 1 ? -weight[arc]! : weight[arc]!));
    }
    return change;
  }

  /** Takes the way found, and moves the duals of what was nearer than the pool by how much nearer it was. */
  #follow(j: number, leaving: boolean): void {
    const distance = this.#distance;
    const dual = this.#dual;
    const settled = this.#settled;
    const pool = this.#pool;
    const network = this.#network;
    for (let node = 0; node < pool; node++) {
      if (settled[node] === 0) continue;
      const before = dual.map((stage) => stage[node]!);
      this.#moved.push({ node, before });
      // Rows fall and columns rise when something leaves; the reverse when something comes.
      const sign = node < network.rows === leaving ? -1 : 1;
      before.forEach((value, stage) => {
        const own = value + sign * (distance[stage]![pool]! - distance[stage]![node]!);
        if (!(Math.abs(own) <= LIMIT)) throw new HeadroomError();
        dual[stage]![node] = own;
      });
    }
    for (let node = pool; node !== network.rows + j; node = this.#previous[node]!) {
      const arc = this.#via[node]!;
      if (arc === NONE) continue;
      this.#flip(arc);
      this.#flips.push(arc);
    }
  }

  #flip(arc: number): void {
    const by = this.#taken[arc] === 1 ? -1 : 1;
    this.#taken[arc] = by === 1 ? 1 : 0;
    this.#load[this.#network.columnOf[arc]!]! += by;
    this.#met[this.#network.rowOf[arc]!]! += by;
  }

  #checkRoom(): void {
    const units = this.#met.reduce((total, met) => total + met, 1);
    for (const weight of this.#weight)
      if (2 * units * weight.reduce((most, value) => Math.max(most, Math.abs(value)), 0) > LIMIT) throw new HeadroomError();
    for (const dual of this.#dual) if (dual.some((value) => Math.abs(value) > LIMIT)) throw new HeadroomError();
  }
}

/** Node → where its arcs begin, when they are listed node by node. */
function countsToStarts(nodeOf: Int32Array, nodes: number): Int32Array {
  const start = new Int32Array(nodes + 1);
  for (const node of nodeOf) start[node + 1]!++;
  for (let node = 0; node < nodes; node++) start[node + 1]! += start[node]!;
  return start;
}
