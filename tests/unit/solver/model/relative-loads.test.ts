/** Relative loads as exact fractions. */
import { describe, expect, test } from 'vitest';
import {
  compareFractions,
  fewestWithin,
  fractionOf,
  loadsBetween,
  loadWith,
  mostWithin,
  readBalance,
  reduced,
  type MentorLoad,
} from '../../../../src/solver/model/relative-loads.ts';

function mentor(load: number, share: number): MentorLoad {
  return readBalance('worst', [{ id: 'm', load, share }], new Map([['m', 0]]))!.loads[0]!;
}

describe('a load', () => {
  test('is that of the decimals, not of the doubles', () => {
    // 0.1 + 0.2 and 0.3 are other doubles.
    expect(compareFractions(loadWith(mentor(0.3, 0.1), 0), { numerator: 3n, denominator: 1n })).toBe(0);
    expect(reduced(loadWith(mentor(0.1, 0.6), 2))).toEqual({ numerator: 7n, denominator: 2n });
    expect(reduced(loadWith(mentor(1e15, 1e-15), 1))).toEqual({ numerator: (10n ** 15n + 1n) * 10n ** 15n, denominator: 1n });
    expect(fractionOf(['10000000000000000000', 3])).toEqual({ numerator: 10n ** 19n, denominator: 3n });
  });

  test('takes the place of its mentor whatever the order, and is read even where no balance is asked for', () => {
    const mentors = [{ id: 'b', load: 2 }, { id: 'a' }];
    const columnOf = new Map([
      ['a', 0],
      ['b', 1],
    ]);
    expect(readBalance('spread', mentors, columnOf)).toEqual({
      isSpread: true,
      loads: [
        { carried: 0n, unit: 1n, share: 1n },
        { carried: 2n, unit: 1n, share: 1n },
      ],
    });
    expect(readBalance(undefined, mentors, columnOf)).toBeNull();
    expect(() => readBalance(undefined, [{ id: 'a', share: 0 }], columnOf)).toThrow(expect.objectContaining({ code: 'PROBLEM_FIELD' }));
  });
});

test('a level bounds the trainees from above and from below', () => {
  const half = mentor(1, 0.5);
  const at = (trainees: number): { numerator: bigint; denominator: bigint } => loadWith(half, trainees);
  for (let trainees = 0; trainees <= 4; trainees++) {
    expect([mostWithin(half, at(trainees), 0, 4), fewestWithin(half, at(trainees), 0, 4)]).toEqual([trainees, trainees]);
  }
  const between = { numerator: 5n, denominator: 1n };
  expect([mostWithin(half, between, 0, 4), fewestWithin(half, between, 0, 4)]).toEqual([1, 2]);
  const below = { numerator: 1n, denominator: 1n };
  expect([mostWithin(half, below, 1, 4), mostWithin(half, below, 0, 4), fewestWithin(half, below, 0, 4)]).toEqual([1, 0, 0]);
  const beyond = { numerator: 100n, denominator: 1n };
  expect([mostWithin(half, beyond, 0, 4), fewestWithin(half, beyond, 0, 4)]).toEqual([4, 4]);
});

test('the loads between bounds ascend, each once, however near', () => {
  const third = mentor(0, 0.3333333333333333);
  const nearly = mentor(0, 0.3333333333333334);
  const loads = [third, nearly, third, mentor(0, 1), mentor(9, 1)];
  const found = loadsBetween(loads, Int32Array.of(1, 1, 2, 3, 1), Int32Array.of(1, 1, 2, 3, 0));
  // 1 / 0.3333333333333334 < 3 < 1 / 0.3333333333333333: three loads within 1e-15 of each other.
  expect(found.map(reduced).map(({ numerator, denominator }) => [numerator, denominator])).toEqual([
    [5_000_000_000_000_000n, 1_666_666_666_666_667n],
    [3n, 1n],
    [10n ** 16n, 3_333_333_333_333_333n],
    [2n * 10n ** 16n, 3_333_333_333_333_333n],
  ]);
  found.forEach((fraction, k) => k > 0 && expect(compareFractions(found[k - 1]!, fraction)).toBeLessThan(0));
});
