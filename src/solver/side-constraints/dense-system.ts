/** A small dense linear system in doubles, factored once and solved for several right-hand sides: LU with row interchanges. */

/** Pivots smaller than this are taken for 0. */
const SINGULAR = 1e-9;

export class DenseSystem {
  /** Row by row, `#size` entries each; once factored, L below the diagonal (its own being 1) and U from there on. */
  readonly #entries: Float64Array;
  /** Step → the row that it was exchanged with. */
  readonly #exchanged: Int32Array;
  #size = 0;

  constructor(mostRows: number) {
    this.#entries = new Float64Array(mostRows * mostRows);
    this.#exchanged = new Int32Array(mostRows);
  }

  /** Begins a system of so many rows, all 0. */
  clear(size: number): void {
    this.#size = size;
    this.#entries.fill(0, 0, size * size);
  }

  add(row: number, column: number, value: number): void {
    this.#entries[row * this.#size + column]! += value;
  }

  /** False when the system is singular. O(rows³). */
  factor(): boolean {
    const m = this.#size;
    const entries = this.#entries;
    for (let c = 0; c < m; c++) {
      let best = c;
      for (let r = c + 1; r < m; r++) if (Math.abs(entries[r * m + c]!) > Math.abs(entries[best * m + c]!)) best = r;
      if (Math.abs(entries[best * m + c]!) < SINGULAR) return false;
      this.#exchanged[c] = best;
      if (best !== c) for (let t = 0; t < m; t++) exchange(entries, c * m + t, best * m + t);
      const pivot = entries[c * m + c]!;
      for (let r = c + 1; r < m; r++) {
        const factor = entries[r * m + c]!;
        if (factor === 0) continue;
        const share = (entries[r * m + c] = factor / pivot);
        for (let t = c + 1; t < m; t++) entries[r * m + t]! -= share * entries[c * m + t]!;
      }
    }
    return true;
  }

  /** Solves system · z = z, in place. O(rows²). */
  solve(z: Float64Array): void {
    const m = this.#size;
    const entries = this.#entries;
    for (let c = 0; c < m; c++) exchange(z, c, this.#exchanged[c]!);
    for (let r = 0; r < m; r++) for (let c = 0; c < r; c++) z[r]! -= entries[r * m + c]! * z[c]!;
    for (let r = m - 1; r >= 0; r--) {
      for (let c = r + 1; c < m; c++) z[r]! -= entries[r * m + c]! * z[c]!;
      z[r]! /= entries[r * m + r]!;
    }
  }

  /** Solves the transposed system, in place. O(rows²). */
  solveTransposed(z: Float64Array): void {
    const m = this.#size;
    const entries = this.#entries;
    for (let r = 0; r < m; r++) {
      for (let c = 0; c < r; c++) z[r]! -= entries[c * m + r]! * z[c]!;
      z[r]! /= entries[r * m + r]!;
    }
    for (let r = m - 1; r >= 0; r--) for (let c = r + 1; c < m; c++) z[r]! -= entries[c * m + r]! * z[c]!;
    for (let c = m - 1; c >= 0; c--) exchange(z, c, this.#exchanged[c]!);
  }
}

function exchange(values: Float64Array, a: number, b: number): void {
  const held = values[a]!;
  values[a] = values[b]!;
  values[b] = held;
}
