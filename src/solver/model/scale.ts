/**
 * Scores as integers: found once, at the door, so that every comparison inside the solver is exact.
 *
 * A decimal scale is tried first (0.1 + 0.2 is then 3 tenths, exactly), then a binary one (exact for dyadic fractions and for
 * huge multiples of powers of two), then a binary one with rounding, whose error is stated.
 */

import { BETWEEN_POLLS, NEVER, type Poll } from './limits.ts';

/** Integers up to here are told apart in a double. */
export const EXACT_LIMIT = 2 ** 53;

/** Decimals of scores and coefficients; 10^k is an exact double up to k = 22. */
export const MAX_DECIMALS = 15;

/** Smaller scores than 2^−1000 are rounded to a multiple of it. */
const MAX_EXPONENT = 1000;

export interface Scale {
  readonly base: 2 | 10;
  /** Integer = score × base^exponent. */
  readonly exponent: number;
  /** False when some score had to be rounded. */
  readonly exact: boolean;
}

/** As "**" is, which computes it anew for each of millions of scores. */
const POWERS = Array.from({ length: 23 }, (_, k) => 10 ** k);

function powerOfTen(exponent: number): number {
  return POWERS[exponent] ?? 10 ** exponent;
}

/** The integer of a score: exact when the scale is; else the nearest. */
export function scaled(score: number, scale: Scale): number {
  // -0 would print as 0 but compare unequal under Object.is: it is normalised away.
  if (scale.base === 10) return Math.round(score * powerOfTen(scale.exponent)) + 0;
  const half = Math.trunc(scale.exponent / 2); // 2^exponent itself may overflow; its two halves do not
  return Math.round(score * 2 ** half * 2 ** (scale.exponent - half)) + 0;
}

/** The number whose `scaled` integer this is, correctly rounded. */
export function unscaled(integer: number, scale: Scale): number {
  if (scale.base === 10) return Number(`${integer}e${-scale.exponent}`);
  const half = Math.trunc(scale.exponent / 2);
  return integer / 2 ** half / 2 ** (scale.exponent - half);
}

/**
 * The scale of `scores` such that `count` of them sum to less than 2^53: decimal, else binary, else rounded with a headroom of
 * 2^10 for what the kernels add to scores. O(scores).
 */
export function findScale(scores: Float64Array, count: number, isOver: Poll = NEVER): Scale {
  const largest = largestOf(scores);
  const limit = Number.MAX_SAFE_INTEGER / Math.max(1, count);
  const decimals = commonDecimals(scores, isOver);
  if (decimals !== null && largest * 10 ** decimals <= limit) return { base: 10, exponent: decimals, exact: true };
  const exact: Scale = { base: 2, exponent: commonBinaryExponent(scores, isOver), exact: true };
  if (exact.exponent <= MAX_EXPONENT && Math.abs(scaled(largest, exact)) <= limit) return exact;
  return roundedScale(scores, count, 1024);
}

/** A binary scale at which `count` scores, rounded, sum to at most 2^53 ÷ headroom. */
export function roundedScale(scores: Float64Array, count: number, headroom: number): Scale {
  const largest = largestOf(scores);
  const room = EXACT_LIMIT / Math.max(1, count) / headroom;
  const exponent = largest === 0 ? 0 : Math.floor(Math.log2(room) - Math.log2(largest));
  return { base: 2, exponent: Math.min(MAX_EXPONENT, exponent), exact: false };
}

function largestOf(scores: Float64Array): number {
  let largest = 0;
  for (let k = 0; k < scores.length; k++) largest = Math.max(largest, Math.abs(scores[k]!));
  return largest;
}

/** [⌊value · 10^decimals⌋, whether that is exact], for the decimal number that `value` prints as. */
export function floorDecimal(value: number, decimals: number): [floor: bigint, whole: boolean] {
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  const [integer = '', fraction = ''] = digits.split('.');
  const significand = BigInt(integer + fraction);
  const shift = Number(exponent) - fraction.length + decimals;
  if (shift >= 0) return [significand * 10n ** BigInt(shift), true];
  const divisor = 10n ** BigInt(-shift);
  const quotient = significand / divisor;
  const whole = quotient * divisor === significand;
  return [!whole && significand < 0n ? quotient - 1n : quotient, whole];
}

/** The least k for which every score is an integer below 2^53 over 10^k; null when there is none. */
export function commonDecimals(scores: Float64Array, isOver: Poll = NEVER): number | null {
  let decimals = 0;
  for (let k = 0; k < scores.length; k++) {
    const score = scores[k]!;
    if (k % BETWEEN_POLLS === 0) isOver();
    for (; ; decimals++) {
      if (decimals > MAX_DECIMALS) return null;
      const power = powerOfTen(decimals);
      const integer = Math.round(score * power);
      if (!Number.isSafeInteger(integer)) return null;
      // Both operands are exact, so the quotient is the double nearest to the decimal fraction: equality decides.
      if (integer / power === score) break;
    }
  }
  return decimals;
}

/** The least exponent for which every score × 2^exponent is an integer. */
function commonBinaryExponent(scores: Float64Array, isOver: Poll): number {
  let exponent = -Infinity;
  for (let k = 0; k < scores.length; k++) {
    const score = scores[k]!;
    if (k % BETWEEN_POLLS === 0) isOver();
    if (score === 0) continue;
    exponent = Math.max(exponent, -lowestBit(score));
  }
  return exponent === -Infinity ? 0 : exponent;
}

const float = new Float64Array(1);
const bits = new BigUint64Array(float.buffer);

/** The exponent of the lowest set bit of a finite, nonzero double. */
function lowestBit(value: number): number {
  float[0] = value;
  const pattern = bits[0] ?? 0n;
  const mantissa = pattern & 0xf_ffff_ffff_ffffn;
  const exponent = Number((pattern >> 52n) & 0x7ffn);
  const significand = exponent === 0 ? mantissa : mantissa | 0x10_0000_0000_0000n;
  let trailing = 0;
  for (let rest = significand; (rest & 1n) === 0n; rest >>= 1n) trailing++;
  return Math.max(exponent, 1) - 1075 + trailing;
}
