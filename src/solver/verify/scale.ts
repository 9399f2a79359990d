/**
 * Scores as integers of a certificate's scale; and whether the scale is right: one that rounds where nothing had to be rounded, or coarser
 * than it had to be, would let many matchings pass for the best.
 */
import type { Certificate } from '../model/problem.ts';
import { decimal, decimalsOf, unscaled } from './numbers.ts';

const EXACT = 2 ** 53;
/** Beside the scores the solver's integers hold prices: it may round where sums come to within this of 2^53, times one more than the side constraints. */
const ROOM = 16;
/** Rounded, the sums are at least this: an error of half a unit a pair is less than a millionth of a thousandth of them. */
const LEAST_SUM = 2 ** 31;
/** No scale is finer: scores may be so small that nothing is left of them. */
const FINEST = 1000;
/** Scores with more decimals than this are not taken as decimals. */
const MOST_DECIMALS = 15;

/** Score → its integer, or what is wrong with the scale. `places`: no matching has more pairs; `sides`: side constraints of the problem. */
export function readScale(
  scores: Float64Array,
  { base, exponent, exact }: Certificate['scale'],
  places: number,
  sides: number,
): ((score: number) => number) | string {
  if (Math.abs(exponent) > 1100) return 'the scale is not one';
  const half = Math.trunc(exponent / 2); // 2^exponent itself may overflow
  const [factor, other] = base === 10 ? [10 ** exponent, 1] : [2 ** half, 2 ** (exponent - half)];
  const weightOf = (score: number): number => Math.round(score * factor * other);
  if (!scores.every((score) => Number.isSafeInteger(weightOf(score)))) return 'the scale takes scores beyond 2^53';
  if (exact) {
    // Powers of ten up to here are doubles: the quotient of two of them is the double nearest to the decimal.
    const divisor = base === 10 && exponent >= 0 && exponent <= 22 ? factor : null;
    const scoreOf = (weight: number): number => (divisor === null ? unscaled(BigInt(weight), base, exponent) : weight / divisor);
    return scores.every((score) => scoreOf(weightOf(score)) === score) ? weightOf : 'the scale is not exact';
  }
  if (base !== 2) return 'a scale that rounds is binary';
  if (hasRoom(scores, places * ROOM * (sides + 1))) return 'the scale rounds scores that need no rounding';
  const largest = scores.reduce((most, score) => Math.max(most, Math.abs(weightOf(score))), 0);
  return exponent < FINEST && largest * places < LEAST_SUM ? 'the scale is coarser than it has to be' : weightOf;
}

/** Whether `count` of the scores come to 2^53 at most, as whole numbers of a decimal scale or of a binary one. */
function hasRoom(scores: Float64Array, count: number): boolean {
  const largest = largestOf(scores);
  const decimals = scores.reduce((most, score) => Math.max(most, decimalsOf(score)), 0);
  if (decimals <= MOST_DECIMALS && decimal(largest, decimals)[0] * BigInt(count) <= BigInt(EXACT)) return true;
  if (largest * count > EXACT) return false;
  // Every score is a multiple of a unit of which the largest has so few.
  const finest = Math.min(FINEST, Math.floor(Math.log2(EXACT / count) - Math.log2(largest)));
  const half = Math.trunc(finest / 2);
  return scores.every((score) => Number.isInteger(score * 2 ** half * 2 ** (finest - half)));
}

function largestOf(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
