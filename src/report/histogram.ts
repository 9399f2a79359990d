/** Histograms on a scale from 0 to 100: the counting, and the drawing. */
import type { Wording } from './edition.ts';
import { type Html, markup } from './markup.ts';

/** Values out of 100; the unknown ones are counted apart. */
export interface Sample {
  known: readonly number[];
  unknown: number;
}

/** Counts of equal bands of [0, 100]; 100 belongs to the last. */
export function bandsOf(values: readonly number[], bands: number): number[] {
  const counts = Array.from({ length: bands }, () => 0);
  for (const value of values) {
    const band = Math.min(bands - 1, Math.max(0, Math.floor((value * bands) / 100)));
    counts[band] = (counts[band] ?? 0) + 1;
  }
  return counts;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const LONGEST_AXIS = 100;
const TICKS = [0, 20, 40, 60, 80, 100];

/** A sample as sentences: how many, from where to where, and how many are unknown. */
function sampleInWords({ m, f }: Wording, { known, unknown }: Sample): string {
  const written = (value: number): string => f.decimal(value, 1);
  const stats =
    known.length === 0
      ? m.distributions.noValue
      : m.distributions.stats(
          known.length,
          written(known.reduce((a, b) => Math.min(a, b), LONGEST_AXIS)),
          written(median(known)),
          written(average(known)),
          written(known.reduce((a, b) => Math.max(a, b), 0)),
        );
  return [stats, m.distributions.unknown(unknown)].filter((text) => text !== '').join(' ');
}

/** The bars stretch with the page; the labels are text of the page, so that they never shrink with the drawing. */
export function histogram(
  wording: Wording,
  label: string,
  sample: Sample,
  shape: { bands: number; highest: number; className: string },
): Html {
  const { m, f } = wording;
  const { bands, highest, className } = shape;
  const words = sampleInWords(wording, sample);
  const width = LONGEST_AXIS / bands;
  const bars = bandsOf(sample.known, bands).map((count, k) =>
    count === 0
      ? null
      : markup`<rect x="${(k * width + 0.3).toFixed(1)}" y="${(100 - (count / highest) * 100).toFixed(1)}" width="${(width - 0.6).toFixed(1)}" height="${((count / highest) * 100).toFixed(1)}"/>`,
  );
  const at = sample.known.length === 0 ? null : average(sample.known).toFixed(1);
  return markup`<figure class="histogram ${className}">
<figcaption><strong>${label}</strong> <span>${words}</span></figcaption>
<p class="frequency" aria-hidden="true">${m.distributions.frequency(highest)}</p>
<svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label="${m.distributions.alt(label, words)}"><path class="grid" d="M0 0H100M0 50H100M0 100H100"/>${bars}${at === null ? null : markup`<path class="mean" d="M${at} 0V100"/>`}</svg>
<div class="axis" aria-hidden="true">${TICKS.map((tick) => markup`<span>${f.integer(tick)}</span>`)}</div>
<p class="unit" aria-hidden="true">${m.distributions.axis}</p>
</figure>
`;
}
