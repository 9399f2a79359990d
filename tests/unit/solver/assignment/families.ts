/** Matrices and scores that are no whole numbers, by family; seeded. */
import { seededRandom, type Random } from '../../../oracles/random.ts';

/** A value for each cell; what a family draws for rows and columns it draws first. */
export type Family = (random: Random, rows: number, columns: number) => (i: number, j: number) => number;

export function fraction(random: Random): number {
  return (random.int(0, 2 ** 26 - 1) * 2 ** 26 + random.int(0, 2 ** 26 - 1)) / 2 ** 52;
}

const places = (random: Random, count: number): number[] => Array.from({ length: count }, () => fraction(random));

export const DOUBLES: Readonly<Record<string, Family>> = {
  uniform: (random) => () => fraction(random),
  geometric: (random, rows, columns) => {
    const [x, y, a, b] = [places(random, rows), places(random, rows), places(random, columns), places(random, columns)];
    return (i, j) => Math.hypot(x[i]! - a[j]!, y[i]! - b[j]!);
  },
  product: () => (i, j) => (i + 1) * (j + 1) * Math.PI,
  thirds: (random) => () => random.int(1, 20) / 3,
  'a few multiples of π': (random) => () => random.int(1, 4) * Math.PI,
  'all equal': () => () => Math.PI,
  'mixed magnitudes': (random) => () => random.pick([1, -1]) * fraction(random) * 10 ** random.int(-30, 30),
  'a thousand magnitudes apart': (random) => () => fraction(random) * random.pick([1, 1, 1e-6, 1e6]),
  exponential: (random) => () => -Math.log(1 - fraction(random)),
  negative: (random) => () => -1000 * fraction(random),
  'far from 0': (random) => () => 1e12 + fraction(random),
  'further from 0': (random) => () => 1e15 + 10 * fraction(random),
  large: (random) => () => fraction(random) * 1e300,
  small: (random) => () => fraction(random) * 1e-300,
  denormal: (random) => () => random.int(0, 1000) * 5e-324,
  'nearly whole': (random) => () => random.int(0, 50) + (random.chance(0.01) ? 1e-9 * fraction(random) : 0),
  'rank one': (random, rows, columns) => {
    const [x, y] = [places(random, rows), places(random, columns)];
    return (i, j) => x[i]! * y[j]!;
  },
  'beyond a sample': (random) => () => (random.chance(0.002) ? 1e4 : 1) * fraction(random),
};

export const DECIMALS: Readonly<Record<string, (random: Random) => () => number>> = {
  '1 place': (random) => () => random.int(0, 1000),
  '2 places': (random) => () => random.int(-100_000, 100_000),
  '6 places': (random) => () => random.int(0, 1_000_000),
  '9 places': (random) => () => random.int(0, 1_000_000_000),
  ties: (random) => () => random.int(0, 3),
};

export function matrixOf(name: string, seed: number, family: Family, least = 17, most = 60) {
  const random = seededRandom(name, seed);
  const side = random.int(least, most);
  const other = side + random.int(1, most);
  const [rows, columns] = [[side, side] as const, [side, other] as const, [other, side] as const][seed % 3]!;
  const cell = family(random, rows, columns);
  const data = Float64Array.from({ length: rows * columns }, (_, k) => cell(Math.floor(k / columns), k % columns));
  return { random, rows, columns, data };
}

/** Rows with some of the columns each, and columns with up to `places` places. */
export function scoresOf(name: string, seed: number, family: Family) {
  const random = seededRandom(name, seed);
  const rows = random.int(1, 60);
  const columns = random.int(1, 40);
  const share = random.pick([0.1, 0.4, 1]);
  const cell = family(random, rows, columns);
  const start = new Int32Array(rows + 1);
  const column: number[] = [];
  const score: number[] = [];
  for (let i = 0; i < rows; i++) {
    const chosen = Array.from({ length: columns }, (_, j) => j).filter(() => random.chance(share));
    // Columns in any order are arcs as well.
    for (const j of seed % 2 === 0 ? chosen : random.shuffle(chosen)) {
      column.push(j);
      score.push(cell(i, j));
    }
    start[i + 1] = column.length;
  }
  const most = random.pick([1, 2, 4]);
  const capacity = Int32Array.from({ length: columns }, () => random.int(random.pick([0, 1]), most));
  return { rows, columns, start, column: Int32Array.from(column), score: Float64Array.from(score), capacity };
}
