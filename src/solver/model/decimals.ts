/**
 * Doubles that are decimals: the integers over one power of ten that they were written as. What is decimal is solved in integers, exactly.
 *
 * A double counts as a decimal of k places when it is the double nearest to some integer over 10^k, as a number read from text is. So 0.1 is,
 * and 0.1 + 0.2, which is one bit more than 0.3, is not. Multiples of 1/2, 1/4, 1/8 … are decimals, too.
 */
import { EXACT_LIMIT, MAX_DECIMALS } from './scale.ts';

const SAMPLE = 512;

/**
 * The least number of places, `least` or more, with which all values are decimals and ± `most` at most when multiplied by 10^places; null
 * when there is none. Infinities are passed over. O(values), and ends at the first value that is no decimal.
 */
export function decimalsOf(values: Float64Array, least = 0, most = EXACT_LIMIT - 1): number | null {
  let decimals = least;
  let power = 10 ** decimals;
  let largest = 0;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    // Both operands are exact while the integer is below 2^53: the quotient is the double nearest to the fraction.
    while (Math.round(value * power) / power !== value) {
      if (value !== value || decimals === MAX_DECIMALS) return null;
      power = 10 ** ++decimals;
    }
    const size = Math.abs(value);
    if (size > largest && size < Infinity) {
      largest = size;
      if (largest * power > most) return null;
    }
  }
  return largest * power <= most ? decimals : null;
}

/** A few hundred values from all over the array, the first among them. */
export function sampleOf(values: Float64Array): Float64Array {
  if (values.length <= SAMPLE) return values;
  // An odd step, no multiple of any side of a matrix that is likely: else only a few columns are seen.
  const step = Math.floor(values.length / SAMPLE) | 1;
  return Float64Array.from({ length: SAMPLE }, (_, k) => values[k * step < values.length ? k * step : k]!);
}
