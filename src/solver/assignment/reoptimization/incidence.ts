/**
 * The arcs of a bipartite graph as lists by node, for one side of it: rows with their columns, or columns with their rows.
 *
 * A list has its live arcs first, the hidden ones (banned pairs) behind them, and room to grow; one that outgrows its room moves to the
 * end. 8 bytes an arc.
 */
import type { SparseScores } from '../../model/sparse-scores.ts';

const NONE = -1;

/** For each node of a side, arcs in a row. */
export interface ArcLists {
  /** Node → position of its first arc; how many from there are live. */
  readonly first: Int32Array;
  readonly live: Int32Array;
  /** Position → node on the other side; score. */
  readonly neighbour: Int32Array;
  readonly score: Int32Array;
}

export class Incidence implements ArcLists {
  nodes: number;
  /** Node → position of its first arc; its live arcs; all its arcs; positions that belong to it. */
  first: Int32Array;
  live: Int32Array;
  #total: Int32Array;
  #room: Int32Array;
  /** Position → node on the other side; score. */
  neighbour: Int32Array;
  score: Int32Array;
  #end: number;

  /** Empty lists with room for so many arcs each, and a little more. */
  constructor(degree: Int32Array) {
    this.nodes = degree.length;
    this.#room = degree.map(roomFor);
    this.first = new Int32Array(degree.length);
    this.live = new Int32Array(degree.length);
    this.#total = new Int32Array(degree.length);
    let end = 0;
    for (let node = 0; node < degree.length; node++) {
      this.first[node] = end;
      end += this.#room[node]!;
    }
    this.#end = end;
    // What is never written takes no memory, and growing later would copy everything.
    const room = end + (end >> 2);
    this.neighbour = new Int32Array(room);
    this.score = new Int32Array(room);
  }

  static ofRows({ rows, start, column, score }: SparseScores): Incidence {
    const lists = new Incidence(Int32Array.from({ length: rows }, (_, i) => start[i + 1]! - start[i]!));
    for (let i = 0; i < rows; i++) {
      lists.neighbour.set(column.subarray(start[i], start[i + 1]), lists.first[i]);
      lists.score.set(score.subarray(start[i], start[i + 1]), lists.first[i]);
      lists.live[i] = lists.#total[i] = start[i + 1]! - start[i]!;
    }
    return lists;
  }

  static ofColumns({ rows, columns, start, column, score }: SparseScores): Incidence {
    const degree = new Int32Array(columns);
    for (const j of column) degree[j]!++;
    const lists = new Incidence(degree);
    const next = lists.first.slice();
    for (let i = 0; i < rows; i++) {
      for (let arc = start[i]!; arc < start[i + 1]!; arc++) {
        const at = next[column[arc]!]!++;
        lists.neighbour[at] = i;
        lists.score[at] = score[arc]!;
      }
    }
    lists.live.set(degree);
    lists.#total.set(degree);
    return lists;
  }

  /** A new node without arcs. */
  addNode(degree: number): number {
    const node = this.nodes++;
    if (node === this.first.length) {
      this.first = grown(this.first, this.nodes);
      this.live = grown(this.live, this.nodes);
      this.#total = grown(this.#total, this.nodes);
      this.#room = grown(this.#room, this.nodes);
    }
    this.#room[node] = 0;
    this.#move(node, roomFor(degree));
    return node;
  }

  add(node: number, neighbour: number, score: number): void {
    if (this.#total[node] === this.#room[node]) this.#move(node, 2 * roomFor(this.#room[node]!));
    const at = this.first[node]! + this.#total[node]!++;
    this.neighbour[at] = neighbour;
    this.score[at] = score;
    this.show(node, at);
  }

  /** The position of the arc, live or hidden; −1 where there is none. */
  find(node: number, neighbour: number): number {
    const end = this.first[node]! + this.#total[node]!;
    for (let at = this.first[node]!; at < end; at++) if (this.neighbour[at] === neighbour) return at;
    return NONE;
  }

  isLive(node: number, at: number): boolean {
    return at < this.first[node]! + this.live[node]!;
  }

  hide(node: number, at: number): void {
    this.#swap(at, this.first[node]! + --this.live[node]!);
  }

  show(node: number, at: number): void {
    this.#swap(at, this.first[node]! + this.live[node]!++);
  }

  #swap(a: number, b: number): void {
    const { neighbour, score } = this;
    [neighbour[a], neighbour[b]] = [neighbour[b]!, neighbour[a]!];
    [score[a], score[b]] = [score[b]!, score[a]!];
  }

  #move(node: number, room: number): void {
    if (this.#end + room > this.neighbour.length) {
      this.neighbour = grown(this.neighbour, this.#end + room);
      this.score = grown(this.score, this.#end + room);
    }
    const from = this.first[node]!;
    this.neighbour.copyWithin(this.#end, from, from + this.#total[node]!);
    this.score.copyWithin(this.#end, from, from + this.#total[node]!);
    this.first[node] = this.#end;
    this.#room[node] = room;
    this.#end += room;
  }
}

function roomFor(degree: number): number {
  return degree + (degree >> 4) + 4;
}

/** A longer copy, by a quarter at least, so that growing one by one costs little. */
export function grown<T extends Int32Array | Float64Array | Uint8Array>(array: T, least: number): T {
  const longer = new (array.constructor as new (length: number) => T)(Math.max(least, array.length + (array.length >> 2) + 4));
  longer.set(array);
  return longer;
}
