import { describe, expect, test } from 'vitest';
import { capacitatedAssignment, linearSumAssignment, verifyAssignment } from '../../../../src/solver/assignment/index.ts';
import { decimalsOf, sampleOf } from '../../../../src/solver/model/decimals.ts';
import { DECIMALS, matrixOf, scoresOf } from './families.ts';

const SEEDS = 12;

describe('decimals of numbers', () => {
  test.each<[string, number[], number | null]>([
    ['whole numbers', [1, -2, 0, -0], 0],
    ['halves and eighths', [0.5, 0.125], 3],
    ['cents', [19.99, 0.07, -3], 2],
    ['infinities are passed over', [Infinity, 0.1, -Infinity], 1],
    ['0.1 + 0.2 is no 0.3', [0.1 + 0.2], null],
    ['a third', [1 / 3], null],
    ['no number', [0.5, NaN], null],
    ['fifteen places', [1e-15], 15],
    ['too many places', [1e-16], null],
    ['beyond 2^53', [2 ** 53, 0.5], null],
    ['nothing', [], 0],
  ])('%s', (_, values, expected) => {
    expect(decimalsOf(Float64Array.from(values))).toBe(expected);
  });

  test('within a limit, from a number of places on', () => {
    expect(decimalsOf(Float64Array.of(1.5), 0, 15)).toBe(1);
    expect(decimalsOf(Float64Array.of(1.5), 0, 14)).toBeNull();
    expect(decimalsOf(Float64Array.of(1.5), 3)).toBe(3);
  });

  test('a sample is of the array, its first value among it', () => {
    const values = Float64Array.from({ length: 100_003 }, (_, k) => k);
    const sample = sampleOf(values);
    expect(sample.length).toBe(512);
    expect(sample[0]).toBe(0);
    expect(new Set(sample).size).toBe(512);
    expect(Math.max(...sample)).toBeGreaterThan(90_000);
    expect(sampleOf(values.subarray(0, 40))).toHaveLength(40);
  });
});

describe.each(Object.entries(DECIMALS))('%s', (name, draw) => {
  const places = name === 'ties' ? 1 : Number(name[0]);
  const power = 10 ** places;

  test.each([
    ['small', 3, 8],
    ['in the kernel', 17, 60],
  ])('a matrix, %s: the integers over a power of ten, to the bit', (_, least, most) => {
    for (let seed = 0; seed < SEEDS; seed++) {
      for (const maximize of [false, true]) {
        const { random, rows, columns, data: integers } = matrixOf(name, seed, (given) => draw(given), least, most);
        const forbidden = random.chance(0.5) ? random.int(1, 5) : 0;
        for (let k = 0; k < forbidden; k++) integers[random.int(0, integers.length - 1)] = maximize ? -Infinity : Infinity;
        const data = integers.map((value) => value / power);
        const expected = linearSumAssignment({ rows, columns, data: integers }, { maximize });
        const result = linearSumAssignment({ rows, columns, data }, { maximize });
        expect(result.status).toBe(expected.status);
        expect(result.objective).toBe(expected.objective / power);
        if (result.status === 'infeasible') continue;
        // Duals over the power are whole, and prove it in integers.
        const [u, v] = [result.rowDual, result.columnDual].map((duals) => duals.map((dual) => Math.round(dual * power)));
        expect(result.rowDual).toEqual(u!.map((dual) => dual / power + 0));
        expect(result.columnDual).toEqual(v!.map((dual) => dual / power + 0));
        const sign = maximize ? -1 : 1;
        integers.forEach((value, k) => {
          const [i, j] = [Math.floor(k / columns), k % columns];
          const reduced = sign * (value - u![i]! - v![j]!);
          expect(reduced).toBeGreaterThanOrEqual(0);
          if (result.rowToColumn[i] === j) expect(reduced + 0).toBe(0);
        });
      }
    }
  });

  test('scores: the integers over a power of ten; the proof is accepted', () => {
    for (let seed = 0; seed < 2 * SEEDS; seed++) {
      const integers = scoresOf(name, seed, (given) => draw(given));
      const scores = { ...integers, score: integers.score.map((value) => value / power) };
      const expected = capacitatedAssignment(integers);
      const result = capacitatedAssignment(scores);
      expect(result.matched).toBe(expected.matched);
      expect(result.score).toBe(expected.score / power);
      expect(verifyAssignment(scores, result).problems).toEqual([]);
    }
  });
});

test('a cell with more places than any in the sample is found', () => {
  const data = Float64Array.from({ length: 64 * 64 }, (_, k) => ((k * 7919) % 1000) / 10);
  data[4000] = 0.123;
  const integers = data.map((value) => Math.round(value * 1000));
  const result = linearSumAssignment({ rows: 64, columns: 64, data });
  expect(result.objective).toBe(linearSumAssignment({ rows: 64, columns: 64, data: integers }).objective / 1000);
  expect(result.rowDual.every((dual) => Math.round(dual * 1000) / 1000 === dual)).toBe(true);
});

test('decimals beyond the range of the kernel are integers all the same', () => {
  const data = Float64Array.from({ length: 40 * 40 }, (_, k) => ((k * 2_654_435_761) % 1_000_003) * 1000 + (k % 10) / 10);
  const result = linearSumAssignment({ rows: 40, columns: 40, data });
  const expected = linearSumAssignment({ rows: 40, columns: 40, data: data.map((value) => Math.round(value * 10)) });
  expect(result.objective).toBe(expected.objective / 10);
});

test('with ten decimals and large integers a sum would be rounded: not solved as decimals, but to rounding', () => {
  const data = Float64Array.from({ length: 20 * 20 }, (_, k) => 30_000 + ((k * 7919) % 1009) + ((k * 31) % 97) / 1e10);
  const { status, objective, rowDual, columnDual } = linearSumAssignment({ rows: 20, columns: 20, data });
  expect(status).toBe('optimal');
  expect([...rowDual, ...columnDual].reduce((sum, dual) => sum + dual, 0)).toBeCloseTo(objective, 6);
});

test('0.1 + 0.2 and 0.3 are a tie only where they are written so', () => {
  const tie = linearSumAssignment({ rows: 2, columns: 2, data: Float64Array.of(0.1, 0.3, 0, 0.2) });
  expect(tie.objective).toBe(0.3);
});
