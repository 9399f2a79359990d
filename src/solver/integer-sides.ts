/** Side constraints in integers: a constraint is satisfied or not, never nearly. */
import { BinomeError } from '../errors/error.ts';
import { commonDecimals, EXACT_LIMIT, floorDecimal, MAX_DECIMALS } from './scale.ts';

/** Σ coefficient · x(arc) `op` rhs, both sides multiplied by 10^decimals. */
export interface Side {
  readonly id: string;
  readonly arcs: Int32Array;
  readonly coefficients: Float64Array;
  readonly op: '<=' | '>=' | '=';
  readonly rhs: number;
  readonly decimals: number;
}

/** Left sides stay below: 2^20 leaves room for the multipliers of the search. */
const MOST_REACH = EXACT_LIMIT / 2 ** 20;

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
  const coefficients = numbers.map((number) => Math.round(number * 10 ** decimals) + 0);
  const reach = reachOf(coefficients, places);
  if (decimals > MAX_DECIMALS || reach > MOST_REACH) throw new BinomeError('PROBLEM_TOO_LARGE', { value: id }, { path });
  return { id, arcs: Int32Array.from(arcs), coefficients, op, rhs: wholeRhs(rhs, decimals, op, reach), decimals };
}

/** The same constraint over matchings of more pairs, its right-hand side as given; null where that is too large to compute with. */
export function overPlaces(side: Side, rhs: number, places: number): Side | null {
  const reach = reachOf(side.coefficients, places);
  return reach > MOST_REACH ? null : { ...side, rhs: wholeRhs(rhs, side.decimals, side.op, reach) };
}

function reachOf(coefficients: Float64Array, places: number): number {
  return coefficients.reduce((max, number) => Math.max(max, Math.abs(number)), 0) * Math.max(1, places);
}

/**
 * The right-hand side in whole units of 10^−decimals. A sum of integers is ≤ 2.5 exactly when it is ≤ 2, and never = 2.5; beyond
 * `reach`, which no matching passes, one limit is as good as another.
 */
function wholeRhs(rhs: number, decimals: number, op: Side['op'], reach: number): number {
  const [floor, whole] = floorDecimal(rhs, decimals);
  const limit = BigInt(reach + 1);
  if (op === '=' && !whole) return reach + 1;
  const integer = op === '>=' && !whole ? floor + 1n : floor;
  return Number(integer > limit ? limit : integer < -limit ? -limit : integer);
}
