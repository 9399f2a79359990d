/** Numbers as the verifier reads them: decimals, whole units, bands. */
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../../src/solver/index.ts';
import {
  bandsOf,
  decimal,
  decimalsOf,
  fractionOf,
  greatestCommonDivisor,
  unscaled,
  wholeSide,
} from '../../../../src/solver/verify/numbers.ts';

test.each([
  [0, 0],
  [7, 0],
  [0.25, 2],
  [1.5e-7, 8],
  [1e-7, 7],
  [1e21, 0],
  [1.5e300, 0],
  [-0.125, 3],
])('%s has %s decimals', (value, decimals) => expect(decimalsOf(value)).toBe(decimals));

test.each<[number, number, bigint, boolean]>([
  [0.25, 2, 25n, true],
  [0.25, 4, 2500n, true],
  [0.25, 1, 2n, false],
  [-0.25, 1, -3n, false],
  [1.5e-7, 8, 15n, true],
  [1.5e22, 0, 15000000000000000000000n, true],
  [1.25e22, 1, 125000000000000000000000n, true],
  [1e21, 0, 1000000000000000000000n, true],
  [2.5, 0, 2n, false],
  [-2, 0, -2n, true],
])('%s · 10^%s is %s', (value, decimals, integer, isWhole) => expect(decimal(value, decimals)).toEqual([integer, isWhole]));

test('fractions and divisors', () => {
  expect(fractionOf(0.125)).toEqual([125n, 1000n]);
  expect(fractionOf(3)).toEqual([3n, 1n]);
  expect(greatestCommonDivisor(12n, 18n)).toBe(6n);
  expect(greatestCommonDivisor(0n, 5n)).toBe(5n);
});

describe('a side constraint in whole units', () => {
  const find = (trainee: string): number => Number(trainee.slice(1));
  const whole = (coefficients: readonly number[], op: '<=' | '>=' | '=', rhs: number, places = 3): unknown => {
    const terms = coefficients.map((coefficient, k): [string, string, number] => [`t${k}`, 'x', coefficient]);
    const read = wholeSide({ id: 's', terms, op, rhs }, find, places);
    return [[...read.terms.values()], read.op, read.rhs];
  };

  test.each<[number[], '<=' | '>=' | '=', number, bigint[], bigint]>([
    [[2, 4], '<=', 7, [1n, 2n], 3n],
    [[2, 4], '>=', 7, [1n, 2n], 4n],
    [[2, 4], '<=', -7, [1n, 2n], -4n],
    [[2, 4], '>=', -7, [1n, 2n], -3n],
    [[2, -4], '=', 6, [1n, -2n], 3n],
    [[2, -4], '=', 7, [1n, -2n], 7n], // 2 · 3 + 1: beyond what three pairs come to
    [[-4, 2], '=', 7, [-2n, 1n], 7n],
    [[0.5, 0.25], '<=', 1, [2n, 1n], 4n],
    [[0.5, 0.25], '<=', 1.1, [2n, 1n], 4n],
    [[0.5, 0.25], '>=', 1.1, [2n, 1n], 5n],
    [[1, 1], '=', 0.5, [1n, 1n], 4n],
    [[1, 1], '<=', 1.5, [1n, 1n], 1n],
    [[0, 0], '<=', 2, [0n, 0n], 2n],
    [[], '<=', 1, [], 1n],
    [[], '=', 0, [], 0n],
    [[], '=', 0.5, [], 1n],
    [[-3], '<=', 3, [-1n], 1n],
  ])('%s %s %s', (coefficients, op, rhs, units, limit) => expect(whole(coefficients, op, rhs)).toEqual([units, op, limit]));

  test('of no places, one is counted', () => expect(whole([1, 1], '=', 0.5, 0)).toEqual([[1n, 1n], '=', 2n]));
});

describe('bands', () => {
  const scores = Float64Array.of(0.3, 0.1, 0.2, 0.1, -1);
  const problem = (more: object): Problem => ({ objective: 'fair', ...more }) as unknown as Problem;

  test('one for each distinct score, ascending as numbers', () => {
    expect(bandsOf(problem({}), Float64Array.of(10, 9, 10, -1))).toEqual({ of: Int32Array.of(2, 1, 2, 0), last: 2 });
    expect(bandsOf(problem({}), Float64Array.of())).toEqual({ of: Int32Array.of(), last: 0 });
  });

  test('between thresholds, each the first of its band', () => {
    expect(bandsOf(problem({ bands: [0.1, 0.2] }), scores)).toEqual({ of: Int32Array.of(2, 1, 2, 1, 0), last: 2 });
    expect(bandsOf(problem({ bands: [] }), scores)).toEqual({ of: new Int32Array(5), last: 0 });
  });

  test('none where nobody asks to be fair', () => expect(bandsOf(problem({ objective: 'score' }), scores)).toBeNull());
});

test.each<[bigint, number, number, number]>([
  [123n, 10, 2, 1.23],
  [123n, 10, -2, 12300],
  [3n, 2, 1, 1.5],
  [3n, 2, -3, 24],
  [3n, 2, 3, 0.375],
  [1n, 2, 1074, 5e-324],
  [9007199254740991n, 2, -900, 9007199254740991 * 2 ** 900],
  [2n ** 60n, 10, 1, 115292150460684700],
])('%s over %s^%s is %s', (integer, base, exponent, value) => expect(unscaled(integer, base, exponent)).toBe(value));
