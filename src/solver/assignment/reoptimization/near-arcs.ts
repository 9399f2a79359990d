/**
 * The arcs of each node that a search near by needs: it reads a hundred of them instead of a thousand.
 *
 * Kept for the nodes of one side, against floors under the duals of the other: `floor ≤ dual`. The arcs of a node that are not on its
 * list have `floor − score ≥ bound`: their reduced cost is at least `bound` + the node's dual, and a search leaves them alone until it
 * is as far as that. A list is made when a search first comes to its node, and again when one goes beyond it; it is forgotten
 * when it overflows or when an arc of the node changes.
 *
 * A floor lies a margin below the dual that it was taken from, so that most changes of duals leave it alone. Where a dual fell below its
 * floor, the floor is lowered before the next search, and the arcs that bounds no longer hold for join the lists.
 *
 * Why: a census of 10,000 × 8,000 in a shortage, after some hundred changes. A search passes 500 to 7,500 columns with 1,100 arcs each,
 * and memory takes 5 ns an arc; with the lists, a mentor's or a trainee's arrival takes a third of the time. Searching from both
 * ends would not help: scores have steps, so distances have plateaus, and half the way reaches as many columns as all of it.
 */
import { grown, type ArcLists, type Incidence } from './incidence.ts';

/** Nodes with fewer arcs have no list. */
const SHORT = 24;
/** A list has room for one in so many arcs. */
const SHARE = 3;
/** In margins: how far a list reaches, or if it has no room for so many arcs; how far a dual rises before its floor follows. */
const REACHES = [9, 2];
const RISE = 2;
/** A node with too many near arcs is left without a list for so many searches. */
const PATIENCE = 16;

export class NearArcs implements ArcLists {
  readonly #arcs: Incidence;
  readonly #arcsOfOther: Incidence;
  #margin = 1;
  /** Node on the other side → at most its dual. */
  #floor = new Float64Array(0);
  /** Those that may have a dual below their floor, `fallenCount` of them; node on the other side → 1 when it is one. */
  #fallen = new Int32Array(0);
  #isFallen = new Uint8Array(0);
  #fallenCount = 0;
  /** Node → at most floor − score of its arcs that are not listed; −∞ where there is no list. */
  #bound = new Float64Array(0);
  /** Node → position of its first arc; its arcs; room for them; searches until a list is tried again. */
  first = new Int32Array(0);
  live = new Int32Array(0);
  #room = new Int32Array(0);
  #patience = new Uint8Array(0);
  /** Position → node on the other side; score. */
  neighbour = new Int32Array(0);
  score = new Int32Array(0);
  #end = 0;

  constructor(arcs: Incidence, arcsOfOther: Incidence) {
    this.#arcs = arcs;
    this.#arcsOfOther = arcsOfOther;
  }

  /** Forgets everything. `margin`: at least 1. */
  start(dualOfOther: Float64Array, margin: number): void {
    this.#margin = margin;
    this.#end = this.#fallenCount = 0;
    this.#makeRoom();
    this.#bound.fill(-Infinity);
    this.#room.fill(0);
    this.#patience.fill(0);
    this.#isFallen.fill(0);
    for (let m = 0; m < this.#arcsOfOther.nodes; m++) this.#floor[m] = dualOfOther[m]! - margin;
  }

  #makeRoom(): void {
    const [nodes, others] = [this.#bound.length, this.#floor.length];
    if (this.#arcs.nodes > nodes) {
      this.#bound = grown(this.#bound, this.#arcs.nodes).fill(-Infinity, nodes);
      this.first = grown(this.first, this.#bound.length);
      this.live = grown(this.live, this.#bound.length);
      this.#room = grown(this.#room, this.#bound.length);
      this.#patience = grown(this.#patience, this.#bound.length);
    }
    if (this.#arcsOfOther.nodes > others) {
      this.#floor = grown(this.#floor, this.#arcsOfOther.nodes).fill(Infinity, others);
      this.#fallen = grown(this.#fallen, this.#floor.length);
      this.#isFallen = grown(this.#isFallen, this.#floor.length);
    }
  }

  /** An arc of the node came, went or has another score. */
  forget(node: number): void {
    if (node < this.#bound.length) this.#bound[node] = -Infinity;
  }

  /** The dual of a node on the other side is now this. */
  follow(other: number, dual: number): void {
    if (other >= this.#floor.length) this.#makeRoom();
    const floor = this.#floor[other]!;
    if (dual < floor) {
      if (this.#isFallen[other] === 1) return;
      this.#isFallen[other] = 1;
      this.#fallen[this.#fallenCount++] = other;
    } else if (dual - floor > RISE * this.#margin) this.#floor[other] = dual - this.#margin;
  }

  /** Before a search: lowers the floors that lie above their duals. O(arcs of those). */
  settle(dualOfOther: Float64Array): void {
    this.#makeRoom();
    for (let k = 0; k < this.#fallenCount; k++) {
      const other = this.#fallen[k]!;
      this.#isFallen[other] = 0;
      if (dualOfOther[other]! < this.#floor[other]!) this.#lower(other, dualOfOther[other]! - this.#margin);
    }
    this.#fallenCount = 0;
  }

  #lower(other: number, floor: number): void {
    const before = this.#floor[other]!;
    this.#floor[other] = floor;
    const { neighbour, score } = this.#arcsOfOther;
    const bounds = this.#bound;
    const first = this.#arcsOfOther.first[other]!;
    const end = first + this.#arcsOfOther.live[other]!;
    for (let at = first; at < end; at++) {
      const node = neighbour[at]!;
      const bound = bounds[node]!;
      if (floor - score[at]! < bound && before - score[at]! >= bound) this.#append(node, other, score[at]!);
    }
  }

  #append(node: number, other: number, score: number): void {
    if (this.live[node] === this.#room[node]) return this.forget(node);
    const at = this.first[node]! + this.live[node]!++;
    this.neighbour[at] = other;
    this.score[at] = score;
  }

  has(node: number): boolean {
    return this.#bound[node] !== -Infinity;
  }

  /** The reduced cost of arcs that are not listed is at least this, or negative where there is no list. */
  beyond(node: number, dual: number): number {
    const bound = this.#bound[node]!;
    return bound === -Infinity ? -1 : Math.max(0, bound + dual);
  }

  /** Makes the list of a node anew, where its arcs allow. O(arcs of the node). */
  make(node: number, dual: number): void {
    const room = Math.floor(this.#arcs.live[node]! / SHARE);
    if (this.#arcs.live[node]! < SHORT || this.#isTriedInVain(node)) return;
    this.#bound[node] = -Infinity;
    if (this.#room[node]! < room) this.#giveRoom(node, room);
    if (!REACHES.some((reach) => this.#list(node, reach * this.#margin - dual))) this.#patience[node] = PATIENCE;
  }

  #isTriedInVain(node: number): boolean {
    if (this.#patience[node] === 0) return false;
    this.#patience[node]!--;
    return true;
  }

  #giveRoom(node: number, room: number): void {
    this.first[node] = this.#end;
    this.#room[node] = room;
    this.#end += room;
    if (this.#end <= this.neighbour.length) return;
    this.neighbour = grown(this.neighbour, this.#end);
    this.score = grown(this.score, this.#end);
  }

  /** Lists the arcs within the bound; false where there are too many. */
  #list(node: number, bound: number): boolean {
    const { neighbour, score } = this.#arcs;
    const floor = this.#floor;
    const first = this.#arcs.first[node]!;
    const start = this.first[node]!;
    let to = start;
    for (let at = first; at < first + this.#arcs.live[node]!; at++) {
      const other = neighbour[at]!;
      if (floor[other]! - score[at]! >= bound) continue;
      if (to === start + this.#room[node]!) return false;
      this.neighbour[to] = other;
      this.score[to++] = score[at]!;
    }
    this.live[node] = to - start;
    this.#bound[node] = bound;
    return true;
  }
}
