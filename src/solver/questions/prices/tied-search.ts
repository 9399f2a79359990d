/**
 * The search of `Residual` with an entry of the heap for each way to a node: which of equally short ways is taken is decided by where they
 * lie in the heap. A search that keeps one distance a node comes to the same distances in a tenth of the time, and leaves that open; which
 * chain is shown is part of every result, so that this one is made where such a choice shows.
 */
import type { PartGraph } from './part-graph.ts';

export interface TiedSearch {
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly settled: Uint8Array;
  readonly next: Int32Array;
  readonly isBeyond: (first: number, second: number) => boolean;
  /** True when it is enough. `first`, `second`, `settled` and `next` of the node are set. */
  readonly settle: (node: number) => boolean;
}

/**
 * From this row. Of each list one entry waits in the heap at a time, in the slot of its column or of the pool; the other entries are numbered
 * from there.
 */
export function searchTied(graph: PartGraph, row: number, { first, second, settled, next, isBeyond, settle }: TiedSearch): void {
  const { listStart, listTo, listFirst, listSecond, leaveStart, leaveTo, leaveFirst, leaveSecond, giveFirst, giveSecond, pool } = graph;
  const rows = graph.rows.length;
  const lists = graph.columns.length + 1;
  const heap = new SlotHeap(lists + leaveTo.length + graph.columns.length + 1);
  const cursor = new Int32Array(lists);
  const from = new Int32Array(heap.first.length);
  let slots = lists;
  const push = (slot: number, node: number, unmet: number, loss: number, by: number): void => {
    from[slot] = by;
    heap.push(slot, unmet, loss, node);
  };
  const reach = (node: number, unmet: number, loss: number, by: number): void => {
    if (settled[node] === 0 && !isBeyond(unmet, loss)) push(slots++, node, unmet, loss, by);
  };
  /** The next entry of a list; a list that has left the limit is over. */
  const follow = (own: number): void => {
    const place = cursor[own]!++;
    if (place === listStart[own + 1]) return;
    const node = rows + own;
    const [unmet, loss] = [first[node]! + listFirst[place]!, second[node]! + listSecond[place]!];
    if (!isBeyond(unmet, loss)) push(own, listTo[place]!, unmet, loss, node);
  };
  reach(row, 0, 0, -1);
  for (let slot = heap.pop(); slot >= 0; slot = heap.pop()) {
    const [node, unmet, loss, by] = [heap.node[slot]!, heap.first[slot]!, heap.second[slot]!, from[slot]!];
    if (isBeyond(unmet, loss)) return;
    if (slot < lists) follow(slot);
    if (settled[node] === 1) continue;
    settled[node] = 1;
    first[node] = unmet;
    second[node] = loss;
    next[node] = by;
    if (settle(node)) return;
    if (node < rows) {
      for (let k = leaveStart[node]!; k < leaveStart[node + 1]!; k++)
        reach(leaveTo[k]!, unmet + leaveFirst[k]!, loss + leaveSecond[k]!, node);
    } else {
      const own = node - rows;
      graph.sortList(own);
      cursor[own] = listStart[own]!;
      follow(own);
      if (node !== pool) reach(pool, unmet + giveFirst[own]!, loss + giveSecond[own]!, node);
    }
  }
}

/** A binary heap of slots by (first, second, node), as `EntryHeap` is one of entries: the same pushes and pops leave the same layout. */
class SlotHeap {
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly node: Int32Array;
  readonly #slots: Int32Array;
  #size = 0;

  constructor(slots: number) {
    this.first = new Float64Array(slots);
    this.second = new Float64Array(slots);
    this.node = new Int32Array(slots);
    this.#slots = new Int32Array(slots);
  }

  push(slot: number, unmet: number, loss: number, node: number): void {
    const [first, second, nodes, slots] = [this.first, this.second, this.node, this.#slots];
    first[slot] = unmet;
    second[slot] = loss;
    nodes[slot] = node;
    let at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = slots[parent]!;
      const key = first[above]!;
      if (unmet > key) break;
      if (unmet === key) {
        const further = second[above]!;
        if (loss > further || (loss === further && node >= nodes[above]!)) break;
      }
      slots[at] = above;
      at = parent;
    }
    slots[at] = slot;
  }

  /** −1 when empty. */
  pop(): number {
    if (this.#size === 0) return -1;
    const [first, second, nodes, slots] = [this.first, this.second, this.node, this.#slots];
    const top = slots[0]!;
    const size = --this.#size;
    if (size === 0) return top;
    const last = slots[size]!;
    const [unmet, loss, node] = [first[last]!, second[last]!, nodes[last]!];
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      let below = slots[child]!;
      if (child + 1 < size) {
        const other = slots[child + 1]!;
        const [a, b] = [first[other]!, first[below]!];
        if (a < b || (a === b && (second[other]! < second[below]! || (second[other] === second[below] && nodes[other]! < nodes[below]!)))) {
          child++;
          below = other;
        }
      }
      const key = first[below]!;
      if (key > unmet) break;
      if (key === unmet) {
        const further = second[below]!;
        if (further > loss || (further === loss && nodes[below]! >= node)) break;
      }
      slots[at] = below;
      at = child;
    }
    slots[at] = last;
    return top;
  }
}
