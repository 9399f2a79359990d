import { describe, expect, test } from 'vitest';
import { BinomeError } from '../../src/errors/error.ts';
import { linearSumAssignment } from '../../src/solver/index.ts';
import { seededRandom, type Random } from '../oracles/random.ts';

interface Cost {
  rows: number;
  columns: number;
  data: Int32Array | Float64Array;
}

const SEEDS = 400;

/** The best sum over all ways to match every line of the smaller side, or null where there is none. By dynamic programming over sets of columns. */
function bestSum({ rows, columns, data }: Cost, maximize: boolean): number | null {
  const wide = rows <= columns;
  const lines = Math.min(rows, columns);
  const others = Math.max(rows, columns);
  let best = new Map<number, number>([[0, 0]]);
  for (let line = 0; line < lines; line++) {
    const next = new Map<number, number>();
    for (const [taken, sum] of best) {
      for (let other = 0; other < others; other++) {
        const value = data[wide ? line * columns + other : other * columns + line] ?? NaN;
        if (taken & (1 << other) || !Number.isFinite(value)) continue;
        const known = next.get(taken | (1 << other));
        const candidate = sum + value;
        if (known === undefined || (maximize ? candidate > known : candidate < known)) next.set(taken | (1 << other), candidate);
      }
    }
    best = next;
  }
  const sums = [...best.values()];
  return sums.length === 0 ? null : maximize ? Math.max(...sums) : Math.min(...sums);
}

/** Asserts everything that the contract says of a result: shape, matching, value, and the duals that prove it. */
function expectProven(cost: Cost, maximize: boolean, tolerance = 0): void {
  const { rows, columns, data } = cost;
  const before = data.slice();
  const result = linearSumAssignment(cost, { maximize });
  expect(data).toEqual(before);
  const expected = bestSum(cost, maximize);
  expect(result.status).toBe(expected === null ? 'infeasible' : 'optimal');
  if (expected === null) return;

  const { rowToColumn, rowDual, columnDual, objective } = result;
  expect(rowToColumn).toBeInstanceOf(Int32Array);
  expect(rowDual).toBeInstanceOf(Float64Array);
  expect(columnDual).toBeInstanceOf(Float64Array);
  expect([rowToColumn.length, rowDual.length, columnDual.length]).toEqual([rows, rows, columns]);

  const matched = [...rowToColumn].flatMap((column, row) => (column === -1 ? [] : [[row, column] as const]));
  const taken = new Set(matched.map(([, column]) => column));
  expect(matched).toHaveLength(Math.min(rows, columns));
  expect(taken.size).toBe(matched.length);
  expect([...taken].every((column) => column >= 0 && column < columns)).toBe(true);
  const value = matched.reduce((sum, [row, column]) => sum + (data[row * columns + column] ?? NaN), 0);
  const margin = tolerance * Math.max(1, ...[...data].filter(Number.isFinite).map(Math.abs));
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(margin);
  expect(Math.abs(objective - expected)).toBeLessThanOrEqual(margin);

  const sign = maximize ? -1 : 1;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const reduced = (data[row * columns + column] ?? NaN) - (rowDual[row] ?? NaN) - (columnDual[column] ?? NaN);
      expect(sign * reduced).toBeGreaterThanOrEqual(-margin);
      if (rowToColumn[row] === column) expect(Math.abs(reduced)).toBeLessThanOrEqual(margin);
    }
  }
  // A line of the longer side may stay without: its dual never has the sign that would be paid for nothing, and unmatched it is zero.
  const longer = rows > columns ? rowDual : rows < columns ? columnDual : new Float64Array(0);
  longer.forEach((dual, line) => {
    const isMatched = rows > columns ? rowToColumn[line] !== -1 : taken.has(line);
    if (!isMatched) expect(Math.abs(dual)).toBeLessThanOrEqual(margin);
    expect(sign * dual).toBeLessThanOrEqual(margin);
  });
  const dualValue = [...rowDual, ...columnDual].reduce((sum, dual) => sum + dual, 0);
  expect(Math.abs(dualValue - expected)).toBeLessThanOrEqual(margin * Math.max(1, rows + columns));
}

function matrix(rows: number, columns: number, value: () => number, ints = false): Cost {
  const values = Array.from({ length: rows * columns }, value);
  return { rows, columns, data: ints ? Int32Array.from(values) : Float64Array.from(values) };
}

function size(random: Random): number {
  return random.pick([1, 2, 3, 3, 4, 4, 5, 6, 7]);
}

describe.each([
  ['minimising', false],
  ['maximising', true],
])('%s', (_, maximize) => {
  const families: [name: string, draw: (random: Random) => Cost][] = [
    ['integers', (random) => matrix(size(random), size(random), () => random.int(-50, 50), random.chance(0.5))],
    ['ties', (random) => matrix(size(random), size(random), () => random.int(0, 1), random.chance(0.5))],
    ['all equal', (random) => matrix(size(random), size(random), () => 7, random.chance(0.5))],
    [
      'int32 extremes',
      (random) => matrix(size(random), size(random), () => random.pick([-2147483648, -2147483647, 0, 1, 2147483647]), random.chance(0.8)),
    ],
    ['one row', (random) => matrix(1, size(random), () => random.int(-9, 9), random.chance(0.5))],
    ['one column', (random) => matrix(size(random), 1, () => random.int(-9, 9), random.chance(0.5))],
    ['large integers', (random) => matrix(4, random.int(4, 6), () => random.int(-(2 ** 50), 2 ** 50))],
  ];

  test.each(families)('%s: the proven optimum', (family, draw) => {
    for (let seed = 0; seed < SEEDS; seed++) expectProven(draw(seededRandom(family, seed)), maximize);
  });

  test('doubles: the proven optimum to rounding', () => {
    for (let seed = 0; seed < SEEDS; seed++) {
      const random = seededRandom('doubles', seed);
      const value = random.pick([
        () => random.int(-1000, 1000) / 7,
        () => random.int(1, 100) * Math.PI * 1e12,
        () => random.int(1, 100) * 1e-12,
        () => random.int(-9, 9) * 10 ** random.int(-30, 30),
      ]);
      const cost = matrix(size(random), size(random), value);
      expectProven(cost, maximize, 1e-14);
    }
  });

  test('forbidden cells: the proven optimum without them, or infeasible', () => {
    const forbidden = maximize ? -Infinity : Infinity;
    const counts = { optimal: 0, infeasible: 0 };
    for (let seed = 0; seed < 2 * SEEDS; seed++) {
      const random = seededRandom('forbidden', seed);
      const share = random.pick([0.2, 0.5, 0.8]);
      const cost = matrix(size(random), size(random), () => (random.chance(share) ? forbidden : random.int(-20, 20)));
      expectProven(cost, maximize);
      counts[linearSumAssignment(cost, { maximize }).status]++;
    }
    expect(counts.optimal).toBeGreaterThan(SEEDS / 3);
    expect(counts.infeasible).toBeGreaterThan(SEEDS / 3);
  });

  test('doubles whose sums leave their range are refused', () => {
    for (let seed = 0; seed < SEEDS; seed++) {
      const random = seededRandom('range', seed);
      const rows = random.int(2, 5);
      const cost = matrix(rows, rows, () => random.pick([-1, 1]) * random.pick([Number.MAX_VALUE, 1e308, 5e307]));
      expect(() => linearSumAssignment(cost, { maximize })).toThrow(expect.objectContaining({ code: 'COST_SUM' }));
    }
  });

  test('doubles near the end of their range: the least sum all the same', () => {
    for (let seed = 0; seed < SEEDS; seed++) {
      const random = seededRandom('near the range', seed);
      const rows = random.int(2, 5);
      const small = matrix(rows, rows, () => random.int(-9, 9));
      // A power of two changes no digit.
      const large = { ...small, data: Float64Array.from(small.data, (value) => value * 2 ** 1000) };
      expect(linearSumAssignment(large, { maximize }).objective).toBe(linearSumAssignment(small, { maximize }).objective * 2 ** 1000);
    }
  });

  test('every cell forbidden', () => {
    const data = new Float64Array(6).fill(maximize ? -Infinity : Infinity);
    expect(linearSumAssignment({ rows: 2, columns: 3, data }, { maximize }).status).toBe('infeasible');
    expect(linearSumAssignment({ rows: 3, columns: 2, data }, { maximize }).status).toBe('infeasible');
  });

  test.each([
    [0, 0],
    [0, 3],
    [3, 0],
  ])('%i × %i: nothing to match', (rows, columns) => {
    for (const data of [new Float64Array(0), new Int32Array(0)]) {
      const result = linearSumAssignment({ rows, columns, data }, { maximize });
      expect(result).toMatchObject({ status: 'optimal', objective: 0 });
      expect([...result.rowToColumn]).toEqual(Array.from({ length: rows }, () => -1));
      expect([...result.rowDual, ...result.columnDual].every((dual) => dual === 0)).toBe(true);
    }
  });

  test.each([
    ['NaN', NaN],
    ['the other infinity', maximize ? Infinity : -Infinity],
  ])('%s is refused, naming the cell', (_name, value) => {
    const data = Float64Array.from([1, 2, 3, 4, value, 6]);
    const call = (): unknown => linearSumAssignment({ rows: 2, columns: 3, data }, { maximize });
    expect(call).toThrow(BinomeError);
    expect(call).toThrow(
      expect.objectContaining({ code: 'COST_VALUE', values: expect.objectContaining({ row: 1, column: 1 }) as unknown }),
    );
  });
});

test('without options the sum is minimised', () => {
  const cost = { rows: 2, columns: 2, data: Int32Array.from([1, 5, 2, 1]) };
  expect(linearSumAssignment(cost)).toMatchObject({ status: 'optimal', objective: 2, rowToColumn: Int32Array.from([0, 1]) });
  expect(linearSumAssignment(cost, { maximize: true })).toMatchObject({ objective: 7, rowToColumn: Int32Array.from([1, 0]) });
});

test('int32 and float64 of the same numbers give the same answer', () => {
  for (let seed = 0; seed < SEEDS; seed++) {
    const random = seededRandom('both types', seed);
    const ints = matrix(size(random), size(random), () => random.int(-3, 3), true);
    const floats = { ...ints, data: Float64Array.from(ints.data) };
    expect(linearSumAssignment(floats).objective).toBe(linearSumAssignment(ints).objective);
    expect(linearSumAssignment(ints)).toEqual(linearSumAssignment({ ...ints, data: ints.data.slice() }));
  }
});

test('middle sizes: the duals prove the optimum', () => {
  for (let seed = 0; seed < 30; seed++) {
    const random = seededRandom('middle', seed);
    const cost = matrix(random.int(20, 60), random.int(20, 60), () => random.int(0, random.pick([3, 1000])), random.chance(0.5));
    const { status, rowDual, columnDual, rowToColumn, objective } = linearSumAssignment(cost);
    expect(status).toBe('optimal');
    const slack = [...cost.data].map(
      (value, cell) => value - (rowDual[Math.floor(cell / cost.columns)] ?? NaN) - (columnDual[cell % cost.columns] ?? NaN),
    );
    expect(Math.min(...slack)).toBeGreaterThanOrEqual(0);
    const value = rowToColumn.reduce((sum, column, row) => sum + (column === -1 ? 0 : (cost.data[row * cost.columns + column] ?? NaN)), 0);
    expect(value).toBe(objective);
    expect([...rowDual, ...columnDual].reduce((sum, dual) => sum + dual, 0)).toBe(objective);
    const shorter = cost.rows > cost.columns ? [...rowDual] : cost.columns > cost.rows ? [...columnDual] : [];
    expect(shorter.every((dual) => dual <= 0)).toBe(true);
  }
});

describe('a matrix that is not one is refused', () => {
  const data = new Float64Array(6);
  test.each<[string, unknown]>([
    ['too few values', { rows: 2, columns: 4, data }],
    ['too many values', { rows: 1, columns: 4, data }],
    ['a negative size', { rows: -2, columns: -3, data }],
    ['a fraction of a row', { rows: 1.5, columns: 4, data }],
    ['NaN rows', { rows: NaN, columns: 3, data }],
    ['an infinite size', { rows: Infinity, columns: 0, data: new Float64Array(0) }],
    ['sizes as text', { rows: '2', columns: '3', data }],
    ['no data', { rows: 2, columns: 3 }],
    ['a plain array', { rows: 2, columns: 3, data: [1, 2, 3, 4, 5, 6] }],
    ['another typed array', { rows: 2, columns: 3, data: new Uint8Array(6) }],
    ['null', null],
    ['undefined', undefined],
  ])('%s', (_, cost) => {
    const call = (): unknown => linearSumAssignment(cost as Cost);
    expect(call).toThrow(BinomeError);
    expect(call).toThrow(expect.objectContaining({ code: expect.stringMatching(/^COST_/) as unknown }));
  });
});
