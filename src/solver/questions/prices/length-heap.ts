/** A binary heap of entries by length, a big integer: the least first, then the lowest node. */

export interface LengthEntry {
  readonly key: bigint;
  readonly node: number;
  readonly next: number;
  readonly arc: number;
  /** The length of `next`, and the place of this entry among the ways from there. */
  readonly base: bigint;
  readonly cursor: number;
}

export class LengthHeap {
  readonly #entries: LengthEntry[] = [];

  push(entry: LengthEntry): void {
    const entries = this.#entries;
    let at = entries.length;
    for (let above = (at - 1) >> 1; at > 0 && precedes(entry, entries[above]!); above = (at - 1) >> 1) {
      entries[at] = entries[above]!;
      at = above;
    }
    entries[at] = entry;
  }

  pop(): LengthEntry | undefined {
    const entries = this.#entries;
    const first = entries[0];
    const moved = entries.pop();
    if (moved === undefined || entries.length === 0) return first;
    let at = 0;
    for (let below = 1; below < entries.length; below = 2 * at + 1) {
      if (below + 1 < entries.length && precedes(entries[below + 1]!, entries[below]!)) below++;
      if (!precedes(entries[below]!, moved)) break;
      entries[at] = entries[below]!;
      at = below;
    }
    entries[at] = moved;
    return first;
  }
}

function precedes(a: LengthEntry, b: LengthEntry): boolean {
  return a.key < b.key || (a.key === b.key && a.node < b.node);
}
