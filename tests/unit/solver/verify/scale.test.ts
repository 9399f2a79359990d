/** Which scales of a certificate are right: exact, or rounding no more than they must. */
import { describe, expect, test } from 'vitest';
import { readScale } from '../../../../src/solver/verify/scale.ts';

const verdict = (
  scores: readonly number[],
  scale: readonly [base: number, exponent: number, exact: boolean],
  places = 1,
  sides = 0,
): number[] | string => {
  const [base, exponent, exact] = scale;
  const read = readScale(Float64Array.from(scores), { base: base as 2 | 10, exponent, exact, tolerance: 0 }, places, sides);
  return typeof read === 'string' ? read : scores.map(read);
};
const NONE = 'the scale is not one';
const BEYOND = 'the scale takes scores beyond 2^53';
const INEXACT = 'the scale is not exact';
const DECIMAL = 'a scale that rounds is binary';
const NEEDLESS = 'the scale rounds scores that need no rounding';
const COARSE = 'the scale is coarser than it has to be';

test.each<[number[], [number, number, boolean], number[] | string]>([
  [
    [0.1, 0.25],
    [10, 2, true],
    [10, 25],
  ],
  [[0.1, 0.25], [10, 1, true], INEXACT],
  [[0.1, 0.25], [2, 2, true], INEXACT],
  [
    [0.75, 0.25],
    [2, 2, true],
    [3, 1],
  ],
  [[-1200], [10, -2, true], [-12]],
  [[-1200], [10, -3, true], INEXACT],
  [[12], [2, -2, true], [3]],
  [
    [2900, 5700, 5800],
    [10, -2, true],
    [29, 57, 58],
  ],
  [
    [1.1e-21, 2.3e-22],
    [10, 23, true],
    [110, 23],
  ],
  [[1e-25], [10, 25, true], [1]],
  [[5e-324], [2, 1074, true], [1]],
  [[2 ** 1000], [2, -1000, true], [1]],
  [[2 ** 53 - 1], [10, 0, true], [2 ** 53 - 1]],
  [[2 ** 53], [10, 0, true], BEYOND],
  [[1], [2, 1100, true], BEYOND],
  [[0], [2, 1100, true], [0]],
  [[0], [2, 1101, true], NONE],
  [[0], [2, -1101, true], NONE],
  [[0], [2, -1100, true], [0]],
  [[], [2, 0, true], []],
  [[3.5], [10, 0, false], DECIMAL],
])('%s on %s', (scores, scale, result) => expect(verdict(scores, scale)).toEqual(result));

describe('a scale that rounds', () => {
  /** Sixteenths of 2^53, for one pair: no more fits the double. */
  const LARGE = 2 ** 49;

  test.each<[string, number[], number, number, number, number[] | string]>([
    ['decimals that fit', [0.1, 3.2e13], 3, 1, 0, NEEDLESS],
    ['one that just fits', [LARGE], 0, 1, 0, NEEDLESS],
    ['beyond it', [LARGE + 1], 0, 1, 0, [LARGE + 1]],
    ['which fits one pair, not two', [LARGE], 0, 2, 0, [LARGE]],
    ['which fits without a side constraint, not with one', [LARGE], 0, 1, 1, [LARGE]],
    ['below zero', [-LARGE], 0, 1, 0, NEEDLESS],
    ['below zero, beyond it', [-LARGE - 1], 0, 1, 0, [-LARGE - 1]],
    ['fifteen decimals', [1e-15, 0.5], 60, 1, 0, BEYOND],
    ['fifteen decimals, that fit', [1e-15, 0.5], 40, 1, 0, NEEDLESS],
    ['sixteen decimals', [1e-16, 0.5], 40, 1, 0, [0, 2 ** 39]],
    ['sixteen decimals, which would fit', [1e-16, 0.001], 45, 1, 0, [0, Math.round(0.001 * 2 ** 45)]],
    ['decimals that just fit', [2 ** 49 / 10, 0.1], 3, 1, 0, NEEDLESS],
    ['a binary unit that is the finest', [2 ** -1000], 1000, 1, 0, NEEDLESS],
    ['halves of large numbers', [LARGE / 2 + 0.5], 0, 1, 0, NEEDLESS],
    ['a binary unit', [2 ** -60, 2 ** -11], 60, 1, 0, NEEDLESS],
    ['no common binary unit', [2 ** -60, 2 ** -10], 50, 1, 0, [0, 2 ** 40]],
    ['all of them nothing', [0, 0], 0, 1, 0, NEEDLESS],
    ['so small that nothing is finer', [2 ** -1070, 2 ** -1010 + 2 ** -1062], 1000, 1, 0, [0, 0]],
    ['so small, and coarser than the finest', [2 ** -1070, 2 ** -1010 + 2 ** -1062], 999, 1, 0, COARSE],
    ['thirty-one bits', [1 / 3], 33, 1, 0, [Math.round(2 ** 33 / 3)]],
    ['thirty bits', [1 / 3], 32, 1, 0, COARSE],
    ['thirty bits, two pairs', [1 / 3], 32, 2, 0, [Math.round(2 ** 32 / 3)]],
    ['the largest counts, in size', [1 / 3, -2 / 3], 32, 1, 0, [Math.round(2 ** 32 / 3), -Math.round(2 ** 33 / 3)]],
    ['exactly enough', [0.5 + 1e-16], 32, 1, 0, [2 ** 31]],
  ])('%s', (_, scores, exponent, places, sides, result) => expect(verdict(scores, [2, exponent, false], places, sides)).toEqual(result));
});
