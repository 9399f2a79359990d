/**
 * Numbers as the verifier reads them: decimal fractions become integers by their printed digits, in exact arithmetic.
 */
import type { Problem } from '../model/problem.ts';
import type { WholeSide } from './proof.ts';

/**
 * The constraint times the least power of ten for which its coefficients are whole, divided by their greatest common divisor; the
 * right-hand side as far as can be reached. That of an equation that whole numbers cannot satisfy is one beyond what `places` pairs come to.
 */
export function wholeSide(
  side: NonNullable<Problem['sideConstraints']>[number],
  find: (trainee: string, mentor: string) => number,
  places: number,
): WholeSide {
  const decimals = side.terms.reduce((most, [, , coefficient]) => Math.max(most, decimalsOf(coefficient)), 0);
  const terms = new Map<number, bigint>();
  for (const [trainee, mentor, coefficient] of side.terms) terms.set(find(trainee, mentor), decimal(coefficient, decimals)[0]);
  let divisor = 0n;
  for (const coefficient of terms.values()) divisor = greatestCommonDivisor(divisor, coefficient < 0n ? -coefficient : coefficient);
  if (divisor > 1n) for (const [pair, coefficient] of terms) terms.set(pair, coefficient / divisor);
  const [units, isWhole] = decimal(side.rhs, decimals);
  const [floor, rest] = divided(units, divisor === 0n ? 1n : divisor);
  const isBetween = !isWhole || rest !== 0n;
  const beyond = (): bigint => {
    let largest = 0n;
    for (const coefficient of terms.values()) for (const size of [coefficient, -coefficient]) if (size > largest) largest = size;
    return largest * BigInt(Math.max(1, places)) + 1n;
  };
  const rhs = !isBetween || side.op === '<=' ? floor : side.op === '>=' ? floor + 1n : beyond();
  return { id: side.id, terms, op: side.op, rhs };
}

/** Not negative where neither of them is. */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}

/** Rounded down, and what is left, which is not negative. */
function divided(value: bigint, divisor: bigint): [quotient: bigint, rest: bigint] {
  const rest = ((value % divisor) + divisor) % divisor;
  return [(value - rest) / divisor, rest];
}

export function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}

/** value · 10^decimals, rounded down, and whether it was whole. */
export function decimal(value: number, decimals: number): [bigint, boolean] {
  const own = decimalsOf(value);
  const [digits = '', exponent = '0'] = String(value).split('e');
  const fraction = (digits.split('.')[1] ?? '').length;
  const integer = BigInt(digits.replace('.', '')) * 10n ** BigInt(Math.max(0, Number(exponent) - fraction));
  if (own <= decimals) return [integer * 10n ** BigInt(decimals - own), true];
  const [quotient, rest] = divided(integer, 10n ** BigInt(own - decimals));
  return [quotient, rest === 0n];
}

/** The fraction that a finite number ≥ 0 prints as. */
export function fractionOf(value: number): readonly [over: bigint, under: bigint] {
  const decimals = decimalsOf(value);
  return [decimal(value, decimals)[0], 10n ** BigInt(decimals)];
}

/** Score bands; the last one needs no count of its own. */
export interface Bands {
  /** Pair number → band, 0 the lowest. */
  readonly of: Int32Array;
  readonly last: number;
}

/** The bands that the problem names, or one for each distinct score; null when it is not to be fair. Doubles compare exactly. */
export function bandsOf(problem: Problem, scores: Float64Array): Bands | null {
  if (problem.objective !== 'fair') return null;
  const thresholds = problem.bands ?? [...new Set(scores)].sort((a, b) => a - b).slice(1);
  const bandOf = (score: number): number => {
    let [low, high] = [0, thresholds.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (thresholds[middle]! <= score) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { of: Int32Array.from(scores, bandOf), last: thresholds.length };
}

/** The number whose multiple by base^exponent this integer is. */
export function unscaled(integer: bigint, base: number, exponent: number): number {
  if (base === 10) return Number(`${integer}e${-exponent}`);
  const half = Math.trunc(exponent / 2);
  return Number(integer) / 2 ** half / 2 ** (exponent - half);
}
