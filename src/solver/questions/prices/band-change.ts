/** How many pairs more each band would hold if some arcs changed: fewer low ones first, and so on upwards, is better. */
import type { Bands } from '../../model/bands.ts';

export class BandChange {
  readonly #bands: Bands;
  /** Band → pairs more, never 0; the last band, which follows from the others, left out. Ascending. */
  readonly #more: readonly (readonly [band: number, more: number])[];

  /** `arcs`: those that change; the taken among them are given up, the others gained. null where there are no bands. */
  static of(bands: Bands | null, taken: Uint8Array, arcs: readonly number[]): BandChange | null {
    return bands === null ? null : new BandChange(bands, taken, arcs);
  }

  private constructor(bands: Bands, taken: Uint8Array, arcs: readonly number[]) {
    this.#bands = bands;
    const more = new Map<number, number>();
    for (const arc of arcs) more.set(bands.of[arc]!, (more.get(bands.of[arc]!) ?? 0) + (taken[arc] === 1 ? -1 : 1));
    this.#more = [...more].filter(([band, count]) => count !== 0 && band < bands.thresholds.length).sort(([a], [b]) => a - b);
  }

  /** The lowest band that changes; null when none does. */
  first(): { band: number; more: number } | null {
    const [first] = this.#more;
    return first === undefined ? null : { band: first[0], more: first[1] };
  }

  /** The same as part of a price: as the bands below are as they were, so many pairs more score below the end of this one. */
  asPrice(): { fairness: { below: number; more: number } | null } {
    const first = this.first();
    return { fairness: first === null ? null : { below: this.#bands.thresholds[first.band]!, more: first.more } };
  }

  compare(other: BandChange): number {
    for (let k = 0; k < Math.max(this.#more.length, other.#more.length); k++) {
      const [band, more] = this.#more[k] ?? [Infinity, 0];
      const [otherBand, otherMore] = other.#more[k] ?? [Infinity, 0];
      if (band !== otherBand) return band < otherBand ? more : -otherMore;
      if (more !== otherMore) return more - otherMore;
    }
    return 0;
  }
}
