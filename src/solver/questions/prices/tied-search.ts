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
  /** Nothing as far away as this is of interest. `settle` may bring it nearer. */
  readonly limit: Float64Array;
  /** True when it is enough. `first`, `second`, `settled` and `next` of the node are set. */
  readonly settle: (node: number) => boolean;
}

/**
 * From this row. Of each list one entry waits in the heap at a time, in the slot of its column or of the pool; the other entries are numbered
 * from there. Distances are handed over in arrays: millions of calls with doubles would make two objects each.
 */
export function searchTied(graph: PartGraph, row: number, { first, second, settled, next, limit, settle }: TiedSearch): void {
  const { listStart, listTo, listFirst, listSecond, leaveStart, leaveTo, leaveFirst, leaveSecond, giveFirst, giveSecond, pool } = graph;
  const rows = graph.rows.length;
  const lists = graph.columns.length + 1;
  const heap = new SlotHeap(lists + leaveTo.length + graph.columns.length + 1);
  const { first: unmet, second: loss, node: nodeOf } = heap;
  const cursor = new Int32Array(lists);
  const from = new Int32Array(unmet.length);
  /** A slot whose distance is set goes into the heap, unless it is too far away. */
  const push = (slot: number, node: number, by: number): boolean => {
    if (unmet[slot]! > limit[0]! || (unmet[slot] === limit[0] && loss[slot]! >= limit[1]!)) return false;
    nodeOf[slot] = node;
    from[slot] = by;
    heap.push(slot);
    return true;
  };
  /** The next entry of a list; a list that has left the limit is over. */
  const follow = (own: number): void => {
    const place = cursor[own]!++;
    if (place === listStart[own + 1]) return;
    unmet[own] = first[rows + own]! + listFirst[place]!;
    loss[own] = second[rows + own]! + listSecond[place]!;
    push(own, listTo[place]!, rows + own);
  };
  let slots = lists;
  unmet[slots] = loss[slots] = 0;
  push(slots++, row, -1);
  for (let slot = heap.pop(); slot >= 0; slot = heap.pop()) {
    const node = nodeOf[slot]!;
    const here = unmet[slot]!;
    const further = loss[slot]!;
    const by = from[slot]!;
    if (here > limit[0]! || (here === limit[0] && further >= limit[1]!)) return;
    if (slot < lists) follow(slot);
    if (settled[node] === 1) continue;
    settled[node] = 1;
    first[node] = here;
    second[node] = further;
    next[node] = by;
    if (settle(node)) return;
    if (node < rows) {
      for (let k = leaveStart[node]!; k < leaveStart[node + 1]!; k++) {
        if (settled[leaveTo[k]!] === 1) continue;
        unmet[slots] = here + leaveFirst[k]!;
        loss[slots] = further + leaveSecond[k]!;
        if (push(slots, leaveTo[k]!, node)) slots++;
      }
    } else {
      const own = node - rows;
      graph.sortList(own);
      cursor[own] = listStart[own]!;
      follow(own);
      if (node === pool || settled[pool] === 1) continue;
      unmet[slots] = here + giveFirst[own]!;
      loss[slots] = further + giveSecond[own]!;
      if (push(slots, pool, node)) slots++;
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

  /** A slot whose distance and node are set. */
  push(slot: number): void {
    const [first, second, nodes, slots] = [this.first, this.second, this.node, this.#slots];
    const [unmet, loss, node] = [first[slot]!, second[slot]!, nodes[slot]!];
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
