/**
 * From the optimum of rounded costs to the optimum of the doubles themselves.
 *
 * Problem. Sources with one unit each, sinks with a capacity, arcs with costs: every source is assigned, at least total cost. Given is the
 * answer to the same problem with costs rounded to steps, with its duals: they are wrong by a few steps at most places, the assignment
 * mostly not at all. So hardly anything but the arcs whose reduced cost is a few steps matters. Each source keeps these (its core) and
 * `outside`, which no other arc is below: sink duals only fall, so that stays true, and a source is read whole only when a search gets there.
 *
 * Method. 1. With the assignment as it is, duals are corrected until no arc contradicts them (`settle`: Bellman & Ford, by labels). That
 * ends soon unless a cycle of arcs would make the assignment cheaper. 2. Then the sources that are contradicted are freed, and assigned anew
 * along shortest paths in reduced costs (Dijkstra), which needs no more than that all others are not contradicted; and 1 again.
 *
 * Pool. Where there are more places than sources, a sink with room left has to have dual 0: an imaginary source, which holds every place
 * left at cost 0, says that. It is a node like the others, and its dual is `-#level`.
 *
 * Termination, whatever rounding does: a correction lowers a dual by more than `tolerance`, and a source is looked at `LOOKS` times
 * at most; a search settles each node once, since a label is never below that of the node it comes from; each search assigns one source
 * more and unassigns none; there are `ROUNDS` rounds. With integers below 2^53 and tolerance 0 nothing is rounded.
 */
import { NodeHeap } from './heap.ts';

/** All of it is worked on in place. */
export interface Repairable {
  readonly sources: number;
  readonly sinks: number;
  readonly capacity: Int32Array;
  /** Source → the sink that holds it, and the cost of that arc. */
  readonly sourceToSink: Int32Array;
  readonly paid: Float64Array;
  /** Sink → dual, ≤ 0, and 0 where there is room. */
  readonly sinkDual: Float64Array;
  /** Source → its near arcs, start[s] … start[s + 1] − 1. */
  readonly start: Int32Array;
  readonly sink: Int32Array;
  readonly cost: Float64Array;
  /** Source → no other arc of it has cost − sinkDual below. */
  readonly outside: Float64Array;
  /** A difference up to it is rounding. */
  readonly tolerance: number;
  /** Most arcs of a source. */
  readonly longest: number;
  /** Arcs that may be looked at: more, and another way is quicker. */
  readonly patience: number;
  /** Writes all arcs of a source to the front of the arrays, and returns how many; a cost of +∞ is no arc. */
  readonly readArcs: (source: number, sink: Int32Array, cost: Float64Array) => number;
}

const NONE = -1;
/** Arcs that a core holds when it is made anew. */
const CORE = 32;
const LOOKS = 60;
/** The pool looks at every sink. */
const LOOKS_OF_POOL = 12;
const ROUNDS = 4;

/**
 * Makes assignment and duals optimal: cost − sourceDual − sinkDual ≥ −tolerance, and 0 where assigned, to rounding. Returns the duals of the
 * sources; false when `patience` was spent, or some source could not be assigned, which the given assignment excludes.
 */
export function repairInDoubles(problem: Repairable): Float64Array | false {
  return new Repair(problem).run();
}

class Repair {
  readonly #problem: Repairable;
  /** The arrays of near arcs, with room at the end for cores made anew. */
  #sink: Int32Array;
  #cost: Float64Array;
  #used: number;
  /** Source → where its core begins, how many arcs it holds, how many it has room for. */
  readonly #first: Int32Array;
  readonly #count: Int32Array;
  readonly #room: Int32Array;
  /** Sink → the sources it holds, as a list: firstHeld, then nextHeld of each; lastHeld backwards. */
  readonly #firstHeld: Int32Array;
  readonly #nextHeld: Int32Array;
  readonly #lastHeld: Int32Array;
  /** Sink → places that sources set free by the repair have left, and places held by the pool. */
  readonly #free: Int32Array;
  readonly #spare: Int32Array;
  /** The pool is the source after the last. */
  readonly #pool: number;
  #hasPool = false;
  /** Dual of the sinks with room. */
  #level = 0;
  /** One source read whole. */
  readonly #lineSink: Int32Array;
  readonly #lineCost: Float64Array;
  /** Of corrections: sources to look at, as a ring; whether they are in it; how often they were looked at. */
  readonly #ring: Int32Array;
  #head = 0;
  #waiting = 0;
  readonly #isWaiting: Uint8Array;
  readonly #looks: Int32Array;
  /** Of a search. Node: sink, or sinks + source for what is outside its core. */
  readonly #distance: Float64Array;
  readonly #heap: NodeHeap;
  /** Sink → the source from which it is reached, and the cost of that arc. */
  readonly #parent: Int32Array;
  readonly #parentCost: Float64Array;
  /** Source → distance less dual. */
  readonly #base: Float64Array;
  readonly #touched: Int32Array;
  #touchedCount = 0;
  readonly #settled: Int32Array;
  #settledCount = 0;
  #best = Infinity;
  #end = NONE;
  #poolDistance = Infinity;
  #poolVia = NONE;
  /** Arcs looked at. */
  #looked = 0;

  constructor(problem: Repairable) {
    const { sources, sinks, capacity, sourceToSink, start } = problem;
    this.#problem = problem;
    this.#sink = problem.sink;
    this.#cost = problem.cost;
    this.#used = start[sources]!;
    this.#first = start.slice(0, sources);
    this.#count = Int32Array.from(this.#first, (first, s) => start[s + 1]! - first);
    this.#room = this.#count.slice();
    this.#firstHeld = new Int32Array(sinks).fill(NONE);
    this.#nextHeld = new Int32Array(sources);
    this.#lastHeld = new Int32Array(sources);
    this.#free = new Int32Array(sinks);
    this.#spare = capacity.slice();
    this.#pool = sources;
    for (let s = sources - 1; s >= 0; s--) {
      this.#hold(s, sourceToSink[s]!);
      this.#spare[sourceToSink[s]!]!--;
    }
    for (let t = 0; t < sinks && !this.#hasPool; t++) this.#hasPool = this.#spare[t]! > 0;
    this.#lineSink = new Int32Array(problem.longest);
    this.#lineCost = new Float64Array(problem.longest);
    this.#ring = new Int32Array(sources + 1);
    this.#isWaiting = new Uint8Array(sources + 1);
    this.#looks = new Int32Array(sources + 1);
    this.#distance = new Float64Array(sinks + sources).fill(Infinity);
    this.#heap = new NodeHeap(this.#distance);
    this.#parent = new Int32Array(sinks);
    this.#parentCost = new Float64Array(sinks);
    this.#base = new Float64Array(sources);
    this.#touched = new Int32Array(sinks + sources);
    this.#settled = new Int32Array(sinks);
  }

  run(): Float64Array | false {
    for (let round = 0; round < ROUNDS && !this.#settle(); round++) {
      const freed = this.#freeContradicted();
      for (const source of freed) if (!this.#assign(source)) return false;
      // At the level of 0 again, duals are rounded less, and what rounding has spoilt is corrected.
      this.#levelOut();
    }
    this.#levelOut();
    const { sourceToSink, paid, sinkDual } = this.#problem;
    return paid.map((cost, s) => cost - sinkDual[sourceToSink[s]!]! + 0);
  }

  /** Raises the level of the pool to 0. */
  #levelOut(): void {
    const { sinkDual, outside } = this.#problem;
    if (this.#level === 0) return;
    for (let t = 0; t < sinkDual.length; t++) sinkDual[t] = Math.min(0, sinkDual[t]! - this.#level) + 0;
    for (let s = 0; s < outside.length; s++) outside[s]! += this.#level;
    this.#level = 0;
  }

  /** Corrects duals until none is contradicted; false when that does not seem to end. */
  #settle(): boolean {
    const { sources, sinks, sinkDual } = this.#problem;
    this.#looks.fill(0);
    this.#head = 0;
    this.#waiting = 0;
    for (let s = 0; s < sources; s++) this.#await(s);
    if (this.#hasPool) this.#await(this.#pool);
    while (this.#waiting > 0) {
      const source = this.#ring[this.#head]!;
      this.#head = this.#head === sources ? 0 : this.#head + 1;
      this.#waiting--;
      this.#isWaiting[source] = 0;
      if (this.#looked > this.#problem.patience || ++this.#looks[source]! > (source === this.#pool ? LOOKS_OF_POOL : LOOKS)) {
        while (this.#waiting > 0) {
          this.#isWaiting[this.#ring[this.#head]!] = 0;
          this.#head = this.#head === sources ? 0 : this.#head + 1;
          this.#waiting--;
        }
        return false;
      }
      if (source === this.#pool) {
        for (let t = 0; t < sinks; t++) if (sinkDual[t]! > this.#level) this.#lower(t, this.#level);
      } else this.#look(source);
    }
    return true;
  }

  #await(source: number): void {
    if (this.#isWaiting[source] === 1) return;
    this.#isWaiting[source] = 1;
    const at = this.#head + this.#waiting++;
    this.#ring[at >= this.#ring.length ? at - this.#ring.length : at] = source;
  }

  /** Lowers the duals of sinks that would be cheaper for a source than its own. */
  #look(source: number): void {
    const { sinkDual, tolerance, paid, sourceToSink, outside } = this.#problem;
    const dual = paid[source]! - sinkDual[sourceToSink[source]!]!;
    let sink = this.#sink;
    let cost = this.#cost;
    let first = this.#first[source]!;
    let count = this.#count[source]!;
    const isWhole = outside[source]! < dual - tolerance;
    if (isWhole) {
      count = this.#read(source);
      first = 0;
      sink = this.#lineSink;
      cost = this.#lineCost;
    }
    for (let k = first; k < first + count; k++) {
      const most = cost[k]! - dual;
      if (sinkDual[sink[k]!]! > most + tolerance) this.#lower(sink[k]!, most);
    }
    if (isWhole) this.#keepNearest(source, count);
  }

  #lower(t: number, dual: number): void {
    this.#problem.sinkDual[t] = dual;
    for (let s = this.#firstHeld[t]!; s !== NONE; s = this.#nextHeld[s]!) this.#await(s);
    if (this.#spare[t]! === 0 || dual >= this.#level) return;
    this.#level = dual;
    this.#await(this.#pool);
  }

  /** Unassigns all sources that have a cheaper sink. */
  #freeContradicted(): number[] {
    const { sources, tolerance, paid, sourceToSink, sinkDual } = this.#problem;
    const freed: number[] = [];
    // The pool holds a place of each sink with room, and stays where it is.
    if (this.#hasPool) for (let t = 0; t < sinkDual.length; t++) sinkDual[t] = Math.min(sinkDual[t]!, this.#level);
    for (let s = 0; s < sources; s++) {
      const t = sourceToSink[s]!;
      if (this.#least(s) >= paid[s]! - sinkDual[t]! - tolerance) continue;
      this.#release(s, t);
      this.#free[t]!++;
      sourceToSink[s] = NONE;
      freed.push(s);
    }
    return freed;
  }

  /** The least cost − sinkDual of a source. */
  #least(source: number): number {
    let least = this.#leastOfCore(source);
    if (least > this.#problem.outside[source]!) {
      this.#keepNearest(source, this.#read(source));
      least = this.#leastOfCore(source);
    }
    return least;
  }

  #leastOfCore(source: number): number {
    const { sinkDual } = this.#problem;
    const last = this.#first[source]! + this.#count[source]!;
    let least = Infinity;
    for (let k = this.#first[source]!; k < last; k++) least = Math.min(least, this.#cost[k]! - sinkDual[this.#sink[k]!]!);
    return least;
  }

  #read(source: number): number {
    const count = this.#problem.readArcs(source, this.#lineSink, this.#lineCost);
    this.#looked += count;
    return count;
  }

  /** Makes a core of the arcs read that are the nearest by now. */
  #keepNearest(source: number, count: number): void {
    const { sinkDual, outside } = this.#problem;
    if (this.#room[source]! < CORE) this.#move(source);
    const first = this.#first[source]!;
    const sink = this.#sink;
    const cost = this.#cost;
    const near = new Float64Array(CORE); // of each arc kept, ascending
    let kept = 0;
    let edge = Infinity;
    for (let k = 0; k < count; k++) {
      const reduced = this.#lineCost[k]! - sinkDual[this.#lineSink[k]!]!;
      if (!(reduced < edge)) continue;
      let at = kept < CORE ? kept++ : CORE - 1;
      for (; at > 0 && near[at - 1]! > reduced; at--) {
        near[at] = near[at - 1]!;
        sink[first + at] = sink[first + at - 1]!;
        cost[first + at] = cost[first + at - 1]!;
      }
      near[at] = reduced;
      sink[first + at] = this.#lineSink[k]!;
      cost[first + at] = this.#lineCost[k]!;
      if (kept === CORE) edge = near[CORE - 1]!;
    }
    this.#count[source] = kept;
    outside[source] = edge;
  }

  /** Gives the core of a source a place with more room. */
  #move(source: number): void {
    if (this.#used + CORE > this.#sink.length) {
      const length = 2 * this.#sink.length + 16 * CORE;
      const sink = new Int32Array(length);
      const cost = new Float64Array(length);
      sink.set(this.#sink);
      cost.set(this.#cost);
      this.#sink = sink;
      this.#cost = cost;
    }
    this.#first[source] = this.#used;
    this.#room[source] = CORE;
    this.#used += CORE;
  }

  /** Assigns a free source along a shortest path to a free place. */
  #assign(root: number): boolean {
    const { sinks, sinkDual } = this.#problem;
    this.#best = Infinity;
    this.#end = NONE;
    this.#poolDistance = Infinity;
    this.#touchedCount = 0;
    this.#settledCount = 0;
    this.#heap.clear();
    this.#relax(root, 0, 0 - this.#least(root));
    for (;;) {
      const node = this.#heap.pop();
      if (node === NONE || this.#distance[node]! >= this.#best) break;
      if (this.#looked > this.#problem.patience) return false;
      if (node < sinks) this.#settleSink(node);
      else this.#relaxWhole(node - sinks, this.#distance[node]!);
    }
    if (this.#end === NONE) return false;
    for (let k = 0; k < this.#settledCount; k++) {
      const t = this.#settled[k]!;
      sinkDual[t]! -= this.#best - this.#distance[t]!;
    }
    this.#flip(root);
    if (this.#poolDistance < this.#best) {
      this.#level -= this.#best - this.#poolDistance;
      for (let t = 0; t < sinks; t++) if (this.#spare[t]! > 0) sinkDual[t] = this.#level;
    }
    for (let k = 0; k < this.#touchedCount; k++) this.#distance[this.#touched[k]!] = Infinity;
    return true;
  }

  #settleSink(t: number): void {
    const { sinkDual, paid } = this.#problem;
    const here = this.#distance[t]!;
    this.#settled[this.#settledCount++] = t;
    for (let s = this.#firstHeld[t]!; s !== NONE; s = this.#nextHeld[s]!) this.#relax(s, here, here - (paid[s]! - sinkDual[t]!));
    if (this.#spare[t]! === 0 || this.#poolDistance < Infinity) return;
    this.#poolDistance = here;
    this.#poolVia = t;
    this.#relaxPool(here);
  }

  /** Relaxes the core of a source reached at `here`; what is outside waits in the heap. */
  #relax(source: number, here: number, base: number): void {
    const { sinks, sinkDual, outside } = this.#problem;
    this.#base[source] = base;
    const last = this.#first[source]! + this.#count[source]!;
    this.#looked += this.#count[source]!;
    for (let k = this.#first[source]!; k < last; k++) {
      const t = this.#sink[k]!;
      this.#reach(t, Math.max(here, base + this.#cost[k]! - sinkDual[t]!), source, this.#cost[k]!);
    }
    const through = Math.max(here, base + outside[source]!);
    if (through >= this.#best) return;
    const node = sinks + source;
    this.#touched[this.#touchedCount++] = node;
    this.#distance[node] = through;
    this.#heap.push(node);
  }

  #relaxWhole(source: number, here: number): void {
    const { sinkDual } = this.#problem;
    const base = this.#base[source]!;
    const count = this.#read(source);
    for (let k = 0; k < count; k++) {
      const t = this.#lineSink[k]!;
      this.#reach(t, Math.max(here, base + this.#lineCost[k]! - sinkDual[t]!), source, this.#lineCost[k]!);
    }
    this.#keepNearest(source, count);
  }

  /** Free places first: they may end the search. */
  #relaxPool(here: number): void {
    const { sinks, sinkDual } = this.#problem;
    const base = here + this.#level;
    this.#looked += sinks;
    for (const isFree of [true, false]) {
      for (let t = 0; t < sinks; t++) {
        if (isFree ? this.#free[t]! > 0 : this.#firstHeld[t] !== NONE) this.#reach(t, Math.max(here, base - sinkDual[t]!), this.#pool, 0);
      }
    }
  }

  #reach(t: number, through: number, source: number, cost: number): void {
    const known = this.#distance[t]!;
    if (through >= this.#best || through >= known) return;
    if (known === Infinity) this.#touched[this.#touchedCount++] = t;
    this.#distance[t] = through;
    this.#parent[t] = source;
    this.#parentCost[t] = cost;
    if (this.#free[t]! > 0) {
      this.#best = through;
      this.#end = t;
    } else this.#heap.push(t);
  }

  /** Moves each source on the path one sink on. */
  #flip(root: number): void {
    const { sourceToSink, paid } = this.#problem;
    let t = this.#end;
    this.#free[t]!--;
    for (;;) {
      const source = this.#parent[t]!;
      if (source === this.#pool) {
        this.#spare[t]!++;
        t = this.#poolVia;
        this.#spare[t]!--;
        continue;
      }
      const left = sourceToSink[source]!;
      if (source !== root) this.#release(source, left);
      this.#hold(source, t);
      sourceToSink[source] = t;
      paid[source] = this.#parentCost[t]!;
      if (source === root) return;
      t = left;
    }
  }

  #hold(source: number, t: number): void {
    const next = this.#firstHeld[t]!;
    this.#firstHeld[t] = source;
    this.#nextHeld[source] = next;
    this.#lastHeld[source] = NONE;
    if (next !== NONE) this.#lastHeld[next] = source;
  }

  #release(source: number, t: number): void {
    const next = this.#nextHeld[source]!;
    const last = this.#lastHeld[source]!;
    if (last === NONE) this.#firstHeld[t] = next;
    else this.#nextHeld[last] = next;
    if (next !== NONE) this.#lastHeld[next] = last;
  }
}
