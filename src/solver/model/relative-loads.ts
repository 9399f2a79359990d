/**
 * Relative loads: what a mentor carries for the time they work, (load + k) / share with k trainees of this problem.
 *
 * They are fractions of big integers, made of the decimals that `load` and `share` print as, and compared exactly: 0.1 + 0.2 over 0.6 is as
 * much as 1 over 2. A level bounds them from above or below, which comes to bounds on the number of trainees.
 */
import { checkChoice, fieldError } from './checks.ts';
import type { Level } from './problem.ts';
import { floorDecimal } from './scale.ts';

export interface Fraction {
  readonly numerator: bigint;
  /** Positive. */
  readonly denominator: bigint;
}

/** One mentor: (carried + k · unit) / share is the relative load with k trainees. */
export interface MentorLoad {
  readonly carried: bigint;
  readonly unit: bigint;
  readonly share: bigint;
}

export interface Balance {
  /** Whether the least load counts as well, after the worst. */
  readonly isSpread: boolean;
  /** Column → its load. */
  readonly loads: readonly MentorLoad[];
}

/** Loads and shares stay within this, shares above its inverse: so that a level is a number of some hundred digits at most. */
const LARGEST = 1e15;

/**
 * Reads the loads and shares of mentors, whether they are asked for or not; null without `balance`. `columnOf` gives a mentor's column.
 * @throws BinomeError PROBLEM_FIELD
 */
export function readBalance(
  value: unknown,
  mentors: readonly { readonly [field: string]: unknown }[],
  columnOf: ReadonlyMap<unknown, number>,
): Balance | null {
  const kind = value === undefined ? null : checkChoice(value, ['worst', 'spread'], '/balance');
  const loads: MentorLoad[] = new Array<MentorLoad>(mentors.length);
  mentors.forEach(({ id, load = 0, share = 1 }, k) => {
    if (!isWithin(load, 0)) throw fieldError(load, `a number from 0 to ${LARGEST}`, `un nombre de 0 à ${LARGEST}`, `/mentors/${k}/load`);
    if (!isWithin(share, 1 / LARGEST))
      throw fieldError(
        share,
        `a number above 0, from ${1 / LARGEST} to ${LARGEST}`,
        `un nombre supérieur à 0, de ${1 / LARGEST} à ${LARGEST}`,
        `/mentors/${k}/share`,
      );
    loads[columnOf.get(id)!] = mentorLoad(load, share);
  });
  return kind === null ? null : { isSpread: kind === 'spread', loads };
}

function isWithin(value: unknown, least: number): value is number {
  return typeof value === 'number' && value >= least && value <= LARGEST;
}

function mentorLoad(load: number, share: number): MentorLoad {
  const decimals = Math.max(decimalsOf(load), decimalsOf(share));
  const [carried, own] = [floorDecimal(load, decimals)[0], floorDecimal(share, decimals)[0]];
  const unit = 10n ** BigInt(decimals);
  const common = divisor(divisor(carried, own), unit);
  return { carried: carried / common, unit: unit / common, share: own / common };
}

function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = value.toExponential().split('e');
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(exponent));
}

function divisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

export function loadWith({ carried, unit, share }: MentorLoad, trainees: number): Fraction {
  return { numerator: carried + BigInt(trainees) * unit, denominator: share };
}

export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The most trainees, from `least` to `most`, whose load is not above the level; `least` where even that is above it. */
export function mostWithin(load: MentorLoad, level: Fraction, least: number, most: number): number {
  const [quotient] = traineesAt(load, level);
  return clamped(quotient, least, most);
}

/** The fewest trainees, from `least` to `most`, whose load is not below the level; `most` where even that is below it. */
export function fewestWithin(load: MentorLoad, level: Fraction, least: number, most: number): number {
  const [quotient, isWhole] = traineesAt(load, level);
  return clamped(isWhole ? quotient : quotient + 1n, least, most);
}

/** How many trainees make this load, rounded down, and whether that is whole. */
function traineesAt({ carried, unit, share }: MentorLoad, { numerator, denominator }: Fraction): [floor: bigint, isWhole: boolean] {
  const over = numerator * share - carried * denominator;
  const under = denominator * unit;
  const quotient = over / under;
  const isWhole = quotient * under === over;
  return [over < 0n && !isWhole ? quotient - 1n : quotient, isWhole];
}

function clamped(value: bigint, least: number, most: number): number {
  return value < BigInt(least) ? least : value > BigInt(most) ? most : Number(value);
}

/** Every load that mentors can have with from[j] to to[j] trainees, ascending, each once; some more where mentors are alike. */
export function loadsBetween(loads: readonly MentorLoad[], from: Int32Array, to: Int32Array): Fraction[] {
  // Most mentors are like many others: a load is counted once for all of these.
  const alike = new Map<string, { load: MentorLoad; first: number; last: number }>();
  loads.forEach((load, j) => {
    if (from[j]! > to[j]!) return;
    const key = `${load.carried} ${load.unit} ${load.share}`;
    const known = alike.get(key) ?? { load, first: from[j]!, last: to[j]! };
    alike.set(key, { load, first: Math.min(known.first, from[j]!), last: Math.max(known.last, to[j]!) });
  });
  const all = [...alike.values()].flatMap(({ load, first, last }) =>
    Array.from({ length: last - first + 1 }, (_, k) => {
      const fraction = loadWith(load, first + k);
      return { fraction, near: Number(fraction.numerator) / Number(fraction.denominator) };
    }),
  );
  // Doubles tell most of them apart; those that they do not are compared exactly.
  all.sort((a, b) => (Math.abs(a.near - b.near) > 1e-12 * a.near ? a.near - b.near : compareFractions(a.fraction, b.fraction)));
  return all.map(({ fraction }) => fraction).filter((fraction, k, sorted) => k === 0 || compareFractions(sorted[k - 1]!, fraction) !== 0);
}

/** In lowest terms. */
export function reduced({ numerator, denominator }: Fraction): Fraction {
  const common = divisor(numerator, denominator);
  return { numerator: numerator / common, denominator: denominator / common };
}

export function fractionOf([numerator, denominator]: Level): Fraction {
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
}
