/**
 * The heaps of the shortest-path searches: `NodeHeap` where a node has one distance and moves up when that falls, `EntryHeap` where every way
 * to a node is an entry of its own; `StageHeap` (`stage-heap.ts`) is a `NodeHeap` whose distances are in stages.
 */

/** A binary heap of nodes by a distance that lives outside; a node moves up when its distance falls. */
export class NodeHeap {
  /** Node → distance; lives outside. */
  readonly #distance: Float64Array;
  /** Heap position → node. */
  readonly #nodes: Int32Array;
  /** Node → heap position, −1 when outside. */
  readonly #position: Int32Array;
  #size = 0;

  constructor(distance: Float64Array) {
    this.#distance = distance;
    this.#nodes = new Int32Array(distance.length);
    this.#position = new Int32Array(distance.length).fill(-1);
  }

  /** Puts a node in, or up after its distance fell. */
  push(node: number): void {
    const distance = this.#distance;
    const nodes = this.#nodes;
    const position = this.#position;
    let at = position[node]!;
    if (at < 0) at = this.#size++;
    const key = distance[node]!;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = nodes[parent]!;
      if (distance[above]! <= key) break;
      nodes[at] = above;
      position[above] = at;
      at = parent;
    }
    nodes[at] = node;
    position[node] = at;
  }

  /** The nearest node, taken out; −1 when empty. */
  pop(): number {
    if (this.#size === 0) return -1;
    const distance = this.#distance;
    const nodes = this.#nodes;
    const position = this.#position;
    const top = nodes[0]!;
    position[top] = -1;
    const last = nodes[--this.#size]!;
    if (this.#size === 0) return top;
    const key = distance[last]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#size) break;
      if (child + 1 < this.#size && distance[nodes[child + 1]!]! < distance[nodes[child]!]!) child++;
      const below = nodes[child]!;
      if (distance[below]! >= key) break;
      nodes[at] = below;
      position[below] = at;
      at = child;
    }
    nodes[at] = last;
    position[last] = at;
    return top;
  }

  clear(): void {
    for (let k = 0; k < this.#size; k++) this.#position[this.#nodes[k]!] = -1;
    this.#size = 0;
  }
}

/** A binary heap of entries, each a way to a node: the least first, by the order that is given. */
export class EntryHeap<Entry> {
  readonly #entries: Entry[] = [];
  readonly #precedes: (a: Entry, b: Entry) => boolean;

  constructor(precedes: (a: Entry, b: Entry) => boolean) {
    this.#precedes = precedes;
  }

  push(entry: Entry): void {
    const entries = this.#entries;
    let at = entries.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#precedes(entry, entries[parent]!)) break;
      entries[at] = entries[parent]!;
      at = parent;
    }
    entries[at] = entry;
  }

  pop(): Entry | undefined {
    const entries = this.#entries;
    const top = entries[0];
    const last = entries.pop();
    if (last === undefined || entries.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= entries.length) break;
      if (child + 1 < entries.length && this.#precedes(entries[child + 1]!, entries[child]!)) child++;
      if (!this.#precedes(entries[child]!, last)) break;
      entries[at] = entries[child]!;
      at = child;
    }
    entries[at] = last;
    return top;
  }

  clear(): void {
    this.#entries.length = 0;
  }
}
