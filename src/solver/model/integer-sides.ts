/** Side constraints in integers: a constraint is satisfied or not, never nearly. */
import { BinomeError } from '../../errors/index.ts';
import { commonDecimals, EXACT_LIMIT, floorDecimal, MAX_DECIMALS } from './scale.ts';

/**
 * A side constraint in integers without common divisor: Σ coefficient · x(arc) `op` rhs, both sides multiplied by 10^decimals and divided by
 * `step`.
 */
export interface Side {
  readonly id: string;
  /** Term → arc; its coefficient, an integer. */
  readonly arcs: Int32Array;
  readonly coefficients: Float64Array;
  readonly op: '<=' | '>=' | '=';
  readonly rhs: number;
  readonly decimals: number;
  readonly step: number;
}

/** What a sum of a side constraint's coefficients is in the caller's units. */
export function inUnits({ decimals, step }: Pick<Side, 'decimals' | 'step'>, sum: number): number {
  return Number(`${sum * step}e${-decimals}`);
}

/** Left sides stay below: 2^20 leaves room for the multipliers of the search. */
const MOST_REACH = EXACT_LIMIT / 2 ** 20;

/** [⌊value in steps⌋, whether that is exact]. */
export function floorSteps(value: number, { decimals, step }: Pick<Side, 'decimals' | 'step'>): [floor: bigint, whole: boolean] {
  const [units, isWhole] = floorDecimal(value, decimals);
  const rest = units % BigInt(step);
  return [units / BigInt(step) - (rest < 0n ? 1n : 0n), isWhole && rest === 0n];
}

/**
 * @param terms arc → coefficient; the coefficients must have a common decimal scale.
 * @param places no matching has more pairs.
 * @throws BinomeError PROBLEM_TOO_LARGE
 */
export function integerSide(
  id: string,
  terms: ReadonlyMap<number, number>,
  op: Side['op'],
  rhs: number,
  places: number,
  path: string,
): Side {
  const arcs = [...terms.keys()].sort((a, b) => a - b);
  const numbers = Float64Array.from(arcs, (arc) => terms.get(arc)!);
  const decimals = commonDecimals(numbers) ?? MAX_DECIMALS + 1;
  const multiples = numbers.map((number) => Math.round(number * 10 ** decimals) + 0);
  const step = Math.max(1, multiples.reduce(commonDivisor, 0));
  const coefficients = multiples.map((number) => number / step + 0);
  const reach = reachOf(coefficients, places);
  if (decimals > MAX_DECIMALS || reach > MOST_REACH) throw new BinomeError('PROBLEM_TOO_LARGE', { value: id }, { path });
  return { id, arcs: Int32Array.from(arcs), coefficients, op, rhs: wholeRhs(rhs, { decimals, step }, op, reach), decimals, step };
}

/** The same constraint over matchings of more pairs, its right-hand side as given; null where that is too large to compute with. */
export function overPlaces(side: Side, rhs: number, places: number): Side | null {
  const reach = reachOf(side.coefficients, places);
  return reach > MOST_REACH ? null : { ...side, rhs: wholeRhs(rhs, side, side.op, reach) };
}

/** No left side of so many pairs is larger, whatever its sign. */
export function reachOf(coefficients: Float64Array, places: number): number {
  return coefficients.reduce((max, number) => Math.max(max, Math.abs(number)), 0) * Math.max(1, places);
}

function commonDivisor(a: number, b: number): number {
  for (b = Math.abs(b); b !== 0;) [a, b] = [b, a % b];
  return a;
}

/**
 * The right-hand side in whole steps. A sum of integers is ≤ 2.5 exactly when it is ≤ 2, and never = 2.5; beyond `reach`, which no
 * matching passes, one limit is as good as another.
 */
function wholeRhs(rhs: number, unit: Pick<Side, 'decimals' | 'step'>, op: Side['op'], reach: number): number {
  const [floor, whole] = floorSteps(rhs, unit);
  const limit = BigInt(reach + 1);
  if (op === '=' && !whole) return reach + 1;
  const integer = op === '>=' && !whole ? floor + 1n : floor;
  return Number(integer > limit ? limit : integer < -limit ? -limit : integer);
}
