/**
 * Score bands of objective "fair": which band each pair is in, decided once, from the caller's own numbers.
 *
 * A double is compared with a double, which is exact, and so is the order of the decimals that they print as: no scaling or rounding of
 * scores can move a pair to another band. O(pairs · log bands).
 */
import { BinomeError } from '../../errors/index.ts';
import { checkList, checkNumber } from './checks.ts';
import { BETWEEN_POLLS, type Poll } from './limits.ts';

export interface Bands {
  /** Arc → band, 0 the lowest. */
  readonly of: Int32Array;
  /** Band k ends below thresholds[k]; the last band, thresholds.length, does not end. */
  readonly thresholds: Float64Array;
}

/**
 * null with objective "score". Without thresholds, every distinct score is a band.
 * @throws BinomeError PROBLEM_BANDS_OBJECTIVE, PROBLEM_BANDS_ORDER, PROBLEM_FIELD
 */
export function readBands(value: unknown, objective: 'score' | 'fair', score: Float64Array, isOver: Poll): Bands | null {
  if (objective === 'score') {
    if (value !== undefined) throw new BinomeError('PROBLEM_BANDS_OBJECTIVE', {}, { path: '/bands' });
    return null;
  }
  const thresholds = value === undefined ? Float64Array.from(new Set(score)).sort().subarray(1) : readThresholds(value);
  const of = new Int32Array(score.length);
  for (let arc = 0; arc < of.length; arc++) {
    if (arc % BETWEEN_POLLS === 0) isOver();
    of[arc] = bandOf(score[arc]!, thresholds);
  }
  return { of, thresholds };
}

function readThresholds(value: unknown): Float64Array {
  const thresholds = checkList(value, '/bands').map((entry, k) => checkNumber(entry, `/bands/${k}`));
  thresholds.forEach((threshold, k) => {
    const previous = thresholds[k - 1];
    if (previous !== undefined && threshold <= previous)
      throw new BinomeError('PROBLEM_BANDS_ORDER', { value: threshold, previous }, { path: `/bands/${k}` });
  });
  return Float64Array.from(thresholds);
}

/** How many thresholds are at or below the score. */
function bandOf(points: number, thresholds: Float64Array): number {
  let [low, high] = [0, thresholds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (thresholds[middle]! <= points) low = middle + 1;
    else high = middle;
  }
  return low;
}
