/** The pairs that are held, as the arrays of a sparse problem; new ones are collected, then merged in. */

export class HeldPairs {
  readonly rows: number;
  /** Row i → its pairs start[i] … start[i+1]−1; pair → column; pair → score. */
  start: Int32Array;
  column: Int32Array = new Int32Array(0);
  score: Int32Array = new Int32Array(0);
  /** Pairs collected since the last merge. */
  added = 0;
  /** Pair collected → row, column, score. */
  #row = new Int32Array(1024);
  #column = new Int32Array(1024);
  #score = new Int32Array(1024);

  constructor(rows: number) {
    this.rows = rows;
    this.start = new Int32Array(rows + 1);
  }

  add(row: number, column: number, score: number): void {
    if (this.added === this.#row.length) {
      this.#row = grown(this.#row);
      this.#column = grown(this.#column);
      this.#score = grown(this.#score);
    }
    this.#row[this.added] = row;
    this.#column[this.added] = column;
    this.#score[this.added++] = score;
  }

  /** Takes in what was collected, behind what each row has; with `kept`, only those arcs of the old ones that it marks with 1. */
  merge(kept: Uint8Array | null): void {
    const { rows, start, column, score } = this;
    const next = new Int32Array(rows + 1);
    for (let k = 0; k < this.added; k++) next[this.#row[k]! + 1]!++;
    for (let i = 0; i < rows; i++) {
      let count = start[i + 1]! - start[i]!;
      if (kept !== null) for (let arc = start[i]!; arc < start[i + 1]!; arc++) count -= 1 - kept[arc]!;
      next[i + 1]! += next[i]! + count;
    }
    this.start = next.slice();
    this.column = new Int32Array(next[rows]!);
    this.score = new Int32Array(next[rows]!);
    for (let i = 0; i < rows; i++) {
      for (let arc = start[i]!; arc < start[i + 1]!; arc++) {
        if (kept !== null && kept[arc] === 0) continue;
        this.column[next[i]!] = column[arc]!;
        this.score[next[i]!++] = score[arc]!;
      }
    }
    for (let k = 0; k < this.added; k++) {
      const i = this.#row[k]!;
      this.column[next[i]!] = this.#column[k]!;
      this.score[next[i]!++] = this.#score[k]!;
    }
    this.added = 0;
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
