import { describe, expect, test } from 'vitest';
import {
  capacitatedAssignment,
  linearSumAssignment,
  verifyAssignment,
  type CapacitatedAssignment,
} from '../../../../src/solver/assignment/index.ts';
import { denseAssignment } from '../../../../src/solver/kernels/dense.ts';
import { referenceAssignment } from '../../../../src/solver/kernels/reference.ts';
import { repairInDoubles } from '../../../../src/solver/kernels/repair-doubles.ts';
import { seededRandom, type Random } from '../../../oracles/random.ts';
import { DOUBLES, fraction, matrixOf, scoresOf } from './families.ts';

const SEEDS = 18;
const TOLERANCE = 8 * Number.EPSILON;

interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

/** The least cost by the reference, null where there is no assignment. */
function leastCost({ rows, columns, data }: Matrix, sign: number): number | null {
  const [short, long] = rows <= columns ? [rows, columns] : [columns, rows];
  const at = (i: number, j: number): number => sign * (rows <= columns ? data[i * columns + j]! : data[j * columns + i]!);
  const cost = Float64Array.from({ length: short * long }, (_, k) => at(Math.floor(k / long), k % long));
  const { feasible, rowToColumn } = denseAssignment(short, long, cost);
  return feasible ? rowToColumn.reduce((sum, j, i) => sum + at(i, j), 0) : null;
}

function expectOptimal(matrix: Matrix, maximize: boolean): void {
  const { rows, columns, data } = matrix;
  const before = data.slice();
  const { status, rowToColumn, rowDual, columnDual, objective } = linearSumAssignment(matrix, { maximize });
  expect(data).toEqual(before);
  const sign = maximize ? -1 : 1;
  const least = leastCost(matrix, sign);
  expect(status).toBe(least === null ? 'infeasible' : 'optimal');
  if (least === null) return;
  const largest = [...data.filter(Number.isFinite), ...rowDual, ...columnDual].reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const tolerance = TOLERANCE * largest;
  expect(sign * objective).toBeLessThanOrEqual(least + (rows + columns) * tolerance);
  const taken = new Set(rowToColumn.filter((j) => j >= 0));
  expect(taken.size).toBe(Math.min(rows, columns));
  let worst = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const reduced = sign * (data[i * columns + j]! - rowDual[i]! - columnDual[j]!);
      worst = Math.max(worst, -reduced, rowToColumn[i] === j ? reduced : 0);
    }
  }
  expect(worst).toBeLessThanOrEqual(tolerance);
  const [longer, isLeft] =
    rows > columns ? [rowDual, (line: number) => rowToColumn[line] === -1] : [columnDual, (line: number) => !taken.has(line)];
  if (rows === columns) return;
  expect(longer.every((dual, line) => sign * dual <= 0 && (!isLeft(line) || dual === 0))).toBe(true);
}

describe.each(Object.entries(DOUBLES))('%s', (name, family) => {
  test('a matrix: as good as the reference, proven to rounding', () => {
    for (let seed = 0; seed < SEEDS; seed++) {
      const { random, ...matrix } = matrixOf(name, seed, family);
      const maximize = random.chance(0.4);
      if (random.chance(0.4)) {
        for (let k = 0; k < matrix.data.length; k++) if (random.chance(0.2)) matrix.data[k] = maximize ? -Infinity : Infinity;
      }
      expectOptimal(matrix, maximize);
    }
  });

  test('scores: as good as the reference; the proof is accepted by default', () => {
    for (let seed = 0; seed < SEEDS; seed++) {
      const scores = scoresOf(name, seed, family);
      const before = scores.score.slice();
      const result = capacitatedAssignment(scores);
      expect(scores.score).toEqual(before);
      const { problems, tolerance = 0 } = verifyAssignment(scores, result);
      expect(problems).toEqual([]);
      const reference = referenceAssignment(scores);
      expect(result.matched).toBe(reference.matched);
      expect(Math.abs(result.score - reference.score)).toBeLessThanOrEqual(tolerance * (scores.rows + scores.columns + 1));
    }
  });
});

describe('what a sample does not say', () => {
  const side = 64;
  const uniform = (seed: number): Float64Array => {
    const random = seededRandom('uniform', seed);
    return Float64Array.from({ length: side * side }, () => fraction(random));
  };

  test('a cell far beyond all others', () => {
    const data = uniform(1);
    data[side * side - 2] = 1e9;
    data[77] = -1e9;
    expectOptimal({ rows: side, columns: side, data }, false);
  });

  test.each([NaN, -Infinity])('%d is refused wherever it is', (value) => {
    const data = uniform(2);
    data[side * side - 2] = value;
    expect(() => linearSumAssignment({ rows: side, columns: side, data })).toThrow(expect.objectContaining({ code: 'COST_VALUE' }));
    const scores = { rows: side, columns: side, start: Int32Array.from({ length: side + 1 }, (_, i) => i * side), score: data };
    const column = Int32Array.from(data, (_, k) => k % side);
    const call = (): unknown => capacitatedAssignment({ ...scores, column, capacity: new Int32Array(side).fill(1) });
    expect(call).toThrow(expect.objectContaining({ code: 'SCORES_VALUE' }));
  });

  test.each([0, 0.5, Math.PI])('an infinite score among multiples of %d is refused', (unit) => {
    const score = Float64Array.from({ length: 4 }, (_, k) => (k === 2 ? Infinity : k * unit));
    const call = (): unknown =>
      capacitatedAssignment({
        ...{ rows: 2, columns: 2, start: Int32Array.of(0, 2, 4), column: Int32Array.of(0, 1, 0, 1), score },
        capacity: Int32Array.of(1, 1),
      });
    expect(call).toThrow(expect.objectContaining({ code: 'SCORES_VALUE' }));
  });

  test('costs whose sums leave the doubles are refused', () => {
    const data = uniform(3).map((value) => value * 1.7e308);
    expect(() => linearSumAssignment({ rows: side, columns: side, data })).toThrow(expect.objectContaining({ code: 'COST_SUM' }));
  });

  test('costs near the end of the doubles are not', () => {
    expectOptimal({ rows: side, columns: side, data: uniform(4).map((value) => value * 2 ** 1013) }, false);
    // Twice the sample is beyond, the numbers are not.
    expectOptimal({ rows: side, columns: side, data: uniform(4).map((value) => (value - 0.5) * 2 ** 1015) }, false);
  });
});

test.each([
  ['sixteen orders of magnitude', (random: Random) => fraction(random) * 10 ** random.int(-8, 8)],
  ['whole numbers with a little more', (random: Random) => random.int(1, 9) + 1e-9 * fraction(random)],
])('%s: in finer steps the second time', (name, draw) => {
  for (const maximize of [false, true]) {
    const random = seededRandom(name, 1);
    const data = Float64Array.from({ length: 200 * 200 }, () => draw(random));
    for (let k = 0; k < 5000; k++) data[random.int(0, data.length - 1)] = maximize ? -Infinity : Infinity;
    expectOptimal({ rows: 200, columns: 200, data }, maximize);
  }
});

/** Row i takes column i, or i + 1 for less: a chain whose duals add up. */
function chain(side: number): Matrix {
  const random = seededRandom('chain', side);
  const data = new Float64Array(side * side).fill(Infinity);
  for (let i = 0; i < side; i++) {
    data[i * side + i] = 1 + fraction(random) / 100;
    if (i + 1 < side) data[i * side + i + 1] = fraction(random) / 100;
  }
  return { rows: side, columns: side, data };
}

test.each([
  ['in coarser steps', 40],
  ['in no steps', 700],
])('duals that leave the kernel: %s', (_, side) => {
  const matrix = chain(side);
  expectOptimal(matrix, false);
  const cells = [...matrix.data.keys()].filter((k) => matrix.data[k]! < Infinity);
  const start = new Int32Array(side + 1);
  for (const k of cells) start[Math.floor(k / side) + 1]!++;
  for (let i = 0; i < side; i++) start[i + 1]! += start[i]!;
  const scores = {
    ...{ rows: side, columns: side, start, column: Int32Array.from(cells, (k) => k % side) },
    ...{ score: Float64Array.from(cells, (k) => -matrix.data[k]!), capacity: new Int32Array(side).fill(1) },
  };
  expect(verifyAssignment(scores, capacitatedAssignment(scores)).problems).toEqual([]);
});

describe('repair', () => {
  /** From the worst start there is: row i has column i, no arc is near, nothing is known of the others. */
  const repairFromNothing = (
    rows: number,
    columns: number,
    cost: Float64Array,
    patience = Infinity,
  ): { rowToColumn: Int32Array; paid: Float64Array; duals: unknown } => {
    const rowToColumn = Int32Array.from({ length: rows }, (_, i) => i);
    const paid = Float64Array.from(rowToColumn, (j, i) => cost[i * columns + j]!);
    const duals = repairInDoubles({
      ...{ sources: rows, sinks: columns, capacity: new Int32Array(columns).fill(1), sourceToSink: rowToColumn, paid },
      ...{ sinkDual: new Float64Array(columns), start: new Int32Array(rows + 1), sink: new Int32Array(0), cost: new Float64Array(0) },
      ...{ outside: new Float64Array(rows).fill(-Infinity), tolerance: 4 * Number.EPSILON, longest: columns, patience },
      readArcs: (i, sink, costs) => {
        for (let j = 0; j < columns; j++) {
          sink[j] = j;
          costs[j] = cost[i * columns + j]!;
        }
        return columns;
      },
    });
    return { rowToColumn, paid, duals };
  };

  test.each([
    [50, 50],
    [40, 90],
    [70, 71],
  ])('%i × %i, from any assignment', (rows, columns) => {
    for (let seed = 0; seed < SEEDS; seed++) {
      const random = seededRandom('repair', seed);
      const cost = Float64Array.from({ length: rows * columns }, () => fraction(random));
      const { rowToColumn, paid, duals } = repairFromNothing(rows, columns, cost);
      expect(duals).toBeInstanceOf(Float64Array);
      expect(paid).toEqual(Float64Array.from(rowToColumn, (j, i) => cost[i * columns + j]!));
      const sum = paid.reduce((total, value) => total + value, 0);
      expect(sum).toBeCloseTo(leastCost({ rows, columns, data: cost }, 1)!, 12);
    }
  });

  test('is given up when too much has been looked at', () => {
    const random = seededRandom('patience', 1);
    const cost = Float64Array.from({ length: 1600 }, () => fraction(random));
    const outcomes = [0, 2000, 20_000, Infinity].map((patience) => repairFromNothing(40, 40, cost, patience).duals !== false);
    expect(outcomes).toEqual([false, false, false, true]);
  });

  test('an assignment that its arcs do not hold is given up', () => {
    // Row 0 is said to pay 5 for column 0, but has an arc to column 1 only, as row 1 has.
    const duals = repairInDoubles({
      ...{ sources: 2, sinks: 2, capacity: Int32Array.of(1, 1), sourceToSink: Int32Array.of(0, 1), paid: Float64Array.of(5, 1) },
      ...{ sinkDual: new Float64Array(2), start: new Int32Array(3), sink: new Int32Array(0), cost: new Float64Array(0) },
      ...{ outside: new Float64Array(2).fill(-Infinity), tolerance: 0, longest: 1, patience: Infinity },
      readArcs: (_, sink, costs) => {
        sink[0] = 1;
        costs[0] = 1;
        return 1;
      },
    });
    expect(duals === false || duals.length === 2).toBe(true);
  });
});

describe('verifyAssignment on doubles', () => {
  const scores = scoresOf('verified', 4, DOUBLES['uniform']!);
  const result = capacitatedAssignment(scores);
  const changed = (change: (claim: CapacitatedAssignment) => void): CapacitatedAssignment => {
    const claim = structuredClone(result);
    change(claim);
    return claim;
  };

  test('says its tolerance, a few units in the last place; none where all is whole', () => {
    const { valid, tolerance } = verifyAssignment(scores, result);
    expect(valid).toBe(true);
    expect(tolerance).toBeGreaterThan(0);
    expect(tolerance).toBeLessThan(1e-13);
    const whole = { ...scores, score: scores.score.map((value) => Math.round(100 * value)) };
    expect(verifyAssignment(whole, capacitatedAssignment(whole))).toEqual({ valid: true, problems: [] });
    expect(verifyAssignment(scores, result, 1e-9)).toEqual({ valid: true, tolerance: 1e-9, problems: [] });
    expect(verifyAssignment(scores, result, 0)).not.toHaveProperty('tolerance');
  });

  const row = result.rowToColumn.findIndex((j) => j >= 0);
  test.each<[string, (claim: CapacitatedAssignment) => void]>([
    ['a row dual moved', (claim) => (claim.rowDual[row]! += 1e-11)],
    ['a column dual moved', (claim) => (claim.columnDual[result.rowToColumn[row]!]! -= 1e-11)],
    ['a score moved', (claim) => Object.assign(claim, { score: claim.score + 1e-10 })],
    ['a row left out', (claim) => (claim.rowToColumn[row] = -1)],
    ['a dual that is no number', (claim) => (claim.rowDual[row] = NaN)],
    [
      'duals so large that much would be rounding',
      (claim) => {
        claim.rowDual.fill(1e12);
        claim.columnDual.fill(-1e12);
      },
    ],
  ])('%s is refused', (_, change) => {
    expect(verifyAssignment(scores, changed(change)).valid).toBe(false);
  });
});
