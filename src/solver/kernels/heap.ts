/** A binary heap of nodes by a distance that lives outside; a node moves up when its distance falls. */
export class NodeHeap {
  private readonly distance: Float64Array;
  /** Heap position → node. */
  private readonly nodes: Int32Array;
  /** Node → heap position, −1 when outside. */
  private readonly position: Int32Array;
  private size = 0;

  constructor(distance: Float64Array) {
    this.distance = distance;
    this.nodes = new Int32Array(distance.length);
    this.position = new Int32Array(distance.length).fill(-1);
  }

  /** Puts a node in, or up after its distance fell. */
  push(node: number): void {
    const { distance, nodes, position } = this;
    let at = position[node]!;
    if (at < 0) at = this.size++;
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
    if (this.size === 0) return -1;
    const { distance, nodes, position } = this;
    const top = nodes[0]!;
    position[top] = -1;
    const last = nodes[--this.size]!;
    if (this.size === 0) return top;
    const key = distance[last]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && distance[nodes[child + 1]!]! < distance[nodes[child]!]!) child++;
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
    for (let k = 0; k < this.size; k++) this.position[this.nodes[k]!] = -1;
    this.size = 0;
  }
}

/** The same for distances of two numbers, compared first by the first: slower, for searches that are few. */
export class LexicographicHeap {
  private readonly first: Float64Array;
  private readonly second: Float64Array;
  private readonly nodes: number[] = [];
  private readonly position = new Map<number, number>();

  constructor(first: Float64Array, second: Float64Array) {
    this.first = first;
    this.second = second;
  }

  push(node: number): void {
    let at = this.position.get(node) ?? this.nodes.push(node) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isNearer(node, this.nodes[parent]!)) break;
      this.place(this.nodes[parent]!, at);
      at = parent;
    }
    this.place(node, at);
  }

  pop(): number {
    const top = this.nodes[0];
    const last = this.nodes.pop();
    if (top === undefined || last === undefined) return -1;
    this.position.delete(top);
    if (this.nodes.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.nodes.length) break;
      if (child + 1 < this.nodes.length && this.isNearer(this.nodes[child + 1]!, this.nodes[child]!)) child++;
      if (!this.isNearer(this.nodes[child]!, last)) break;
      this.place(this.nodes[child]!, at);
      at = child;
    }
    this.place(last, at);
    return top;
  }

  clear(): void {
    this.nodes.length = 0;
    this.position.clear();
  }

  private place(node: number, at: number): void {
    this.nodes[at] = node;
    this.position.set(node, at);
  }

  private isNearer(a: number, b: number): boolean {
    return this.first[a]! < this.first[b]! || (this.first[a] === this.first[b] && this.second[a]! < this.second[b]!);
  }
}
