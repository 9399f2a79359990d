// Random instances for both public functions, by family: `campaignInstance('ties', 7)` is the same everywhere and always.
import { seededRandom } from '../random.mjs';

/**
 * A recipe: { rows, columns, value(i, j), eligible(i, j), capacity(j), exact }. Both instances are drawn from it: a cell that is not
 * eligible is forbidden by an infinity in the matrix, and is no arc in the sparse scores.
 */
const RECIPES = {
  uniform: (random, side) => recipe(random, side(), side(), { value: () => random.int(0, 1_000_000) }),

  /** Few values: most optimal matchings are one of many. */
  ties: (random, side) => {
    const levels = random.pick([1, 2, 3, 100]);
    return recipe(random, side(), side(), { value: () => random.int(1, levels), eligible: share(random, [0.5, 0.9, 1, 1]) });
  },

  /** As many places as rows, few arcs, and one complete matching planted among them. */
  tight: (random, side) => {
    const rows = side();
    const loads = placesFor(random, rows);
    const owner = random.shuffle(loads.flatMap((places, j) => Array.from({ length: places }, () => j)));
    const others = share(random, [0.05, 0.2, 0.4]);
    return recipe(random, rows, loads.length, {
      value: () => random.int(0, 10_000),
      eligible: (i, j) => owner[i] === j || others(),
      capacity: (j) => loads[j],
    });
  },

  /** Blocks without an arc between them, of unequal shape: some are short, others have places to spare. */
  disconnected: (random, side) => {
    const [rows, columns, blocks] = [side(), side(), random.int(2, 5)];
    const [ofRow, ofColumn] = [rows, columns].map((count) => Array.from({ length: count }, () => random.int(1, blocks)));
    const within = share(random, [0.6, 1]);
    return recipe(random, rows, columns, { value: () => random.int(0, 1000), eligible: (i, j) => ofRow[i] === ofColumn[j] && within() });
  },

  wide: (random, side) => {
    const rows = side();
    return recipe(random, rows, rows * random.int(2, 6), { value: () => random.int(0, 1_000_000), eligible: share(random, [0.3, 1]) });
  },

  tall: (random, side) => {
    const columns = side();
    return recipe(random, columns * random.int(2, 6), columns, {
      value: () => random.int(0, 1_000_000),
      eligible: share(random, [0.3, 1]),
    });
  },

  negative: (random, side) => {
    const [low, high] = random.pick([
      [-1_000_000, -1],
      [-50, 50],
      [-3, 0],
    ]);
    return recipe(random, side(), side(), { value: () => random.int(low, high), eligible: share(random, [0.4, 1]) });
  },

  /** Beyond int32, as doubles; sums over a whole matching stay below 2^51, so that reduced costs stay below 2^53. */
  huge: (random, side) => {
    const [rows, columns] = [side(), side()];
    const top = Math.floor(2 ** 51 / Math.max(1, rows, columns));
    const low = random.pick([0, -top, top - 5]);
    return recipe(random, rows, columns, { value: () => random.int(low, top), eligible: share(random, [0.5, 1]) });
  },

  /** Both ends of int32. */
  extremes: (random, side) => {
    const values = random.pick([
      [-(2 ** 31), 2 ** 31 - 1],
      [-(2 ** 31), -(2 ** 31) + 1, -1, 0, 1, 2 ** 31 - 2, 2 ** 31 - 1],
      [2 ** 31 - 1, 2 ** 31 - 2, 2 ** 31 - 3],
    ]);
    return recipe(random, side(), side(), { value: () => random.pick(values), eligible: share(random, [0.5, 1, 1]) });
  },

  /** Some k + 1 rows can reach k columns only, each with one place. */
  oneShort: (random, side) => {
    const rows = side() + 1;
    const squeezed = random.int(0, rows - 1);
    const columns = rows + random.int(0, 3);
    return recipe(random, rows, columns, {
      value: () => random.int(0, 1000),
      eligible: (i, j) => i > squeezed || j < squeezed,
      capacity: (j) => (j < squeezed ? 1 : random.int(1, 2)),
    });
  },

  /** Distances in the plane. */
  geometric: (random, side) => {
    const [rows, columns] = [side(), side()];
    const place = () => [random.int(0, 1000), random.int(0, 1000)];
    const [from, to] = [Array.from({ length: rows }, place), Array.from({ length: columns }, place)];
    const scale = random.pick([1, 1000]);
    const value = (i, j) => Math.round(scale * Math.hypot(from[i][0] - to[j][0], from[i][1] - to[j][1]));
    return recipe(random, rows, columns, { value, eligible: share(random, [0.5, 1]) });
  },

  product: (random, side) => recipe(random, side(), side(), { value: (i, j) => (i + 1) * (j + 1) }),

  /** Columns with up to 6 places, or none. */
  capacities: (random, side) => {
    const most = random.pick([2, 3, 6]);
    return recipe(random, side(), Math.ceil(side() / 2), {
      value: () => random.int(0, random.pick([5, 10_000])),
      eligible: share(random, [0.2, 0.5, 1]),
      capacity: () => random.int(0, most),
    });
  },

  /** No rows, no columns, no arcs, no places, one of each. */
  degenerate: (random, side) => {
    const [rows, columns] = random.pick([
      [0, 0],
      [0, side()],
      [side(), 0],
      [1, side()],
      [side(), 1],
      [side(), side()],
    ]);
    const places = random.pick([0, 1, 3]);
    return recipe(random, rows, columns, {
      value: () => random.int(-2, 2),
      eligible: share(random, [0, 0.1, 1]),
      capacity: () => places,
    });
  },

  /** Many forbidden cells: often no complete assignment is left. */
  forbidden: (random, side) => {
    const rows = side();
    const eligible = share(random, [0.2, 0.5, 0.7]);
    return recipe(random, rows, rows + random.int(0, 2), { value: () => random.int(0, 100), eligible });
  },

  /** Long rows, many of them with hardly any difference, beside rows where they are large: what a kernel keeps of a row must not mislead it. */
  plateaus: (random) => {
    const rows = random.int(140, 280);
    const columns = Math.round(rows * random.pick([0.6, 0.8, 0.95]));
    const isFlat = Array.from({ length: rows }, () => random.chance(0.5));
    const most = random.pick([1, 1, 2, 3]);
    return recipe(random, rows, columns, {
      value: (i) => (isFlat[i] ? random.int(0, random.pick([1, 1, 3])) : random.int(-100_000, 0)),
      eligible: share(random, [0.9, 1]),
      capacity: () => random.int(1, most),
    });
  },

  /** Towns far apart with a few places to spare in all: the next free place may be near or a journey away. */
  towns: (random) => {
    const [rows, most, count] = [random.int(40, 160), random.int(1, 2), random.int(2, 6)];
    const columns = Math.round((rows / most) * (1.02 + 0.4 * random.fraction()));
    const place = () => [3000 * random.int(1, count) + random.int(0, 60), random.int(0, 60)];
    const [from, to] = [Array.from({ length: rows }, place), Array.from({ length: columns }, place)];
    return recipe(random, rows, columns, {
      value: (i, j) => 0 - Math.round(10 * Math.hypot(from[i][0] - to[j][0], from[i][1] - to[j][1])),
      eligible: share(random, [0.5, 0.8, 1]),
      capacity: () => most + (random.chance(0.1) ? 1 : 0),
    });
  },

  /** Doubles without a common scale, compared with a tolerance. */
  fractions: (random, side) => {
    const value = random.pick([() => random.fraction(), () => random.int(-1000, 1000) / 7, () => random.int(1, 100) * Math.PI * 1e9]);
    return { ...recipe(random, side(), side(), { value, eligible: share(random, [0.5, 1]) }), exact: false };
  },
};

export const FAMILIES = Object.keys(RECIPES);

/** The same seed draws both instances; `scale` multiplies the sides. */
export function campaignInstance(family, seed, scale = 1) {
  const random = seededRandom(`campaign ${family} ${seed}`);
  const { exact, ...drawn } = RECIPES[family](random, () => scale * sideOf(random));
  return { family, seed, exact, ...denseOf(random, drawn), scores: sparseOf(random, drawn) };
}

function recipe(random, rows, columns, { value, eligible = () => true, capacity = () => random.pick([0, 1, 1, 1, 2, 3]) }) {
  return { rows, columns, value, eligible, capacity, exact: true };
}

/** Mostly small, so that every shape comes up; now and then larger, where long paths and vector tails are. */
function sideOf(random) {
  const kind = random.fraction();
  if (kind < 0.8) return random.int(1, 9);
  if (kind < 0.985) return random.int(10, 33);
  return random.int(34, 80);
}

/** Eligible with a probability that is drawn once for the instance. */
function share(random, shares) {
  const probability = random.pick(shares);
  return () => random.chance(probability);
}

/** Capacities of 1 to 3 that sum to the rows. */
function placesFor(random, rows) {
  const loads = [];
  for (let left = rows; left > 0; left -= loads.at(-1)) loads.push(Math.min(left, random.int(1, 3)));
  return loads;
}

function denseOf(random, { rows, columns, value, eligible }) {
  const maximize = random.chance(0.5);
  const forbidden = maximize ? -Infinity : Infinity;
  const values = Float64Array.from({ length: rows * columns }, (_, cell) => {
    const [i, j] = [Math.floor(cell / columns), cell % columns];
    return eligible(i, j) ? value(i, j) : forbidden;
  });
  return { cost: { rows, columns, data: typed(random, values) }, maximize };
}

function sparseOf(random, { rows, columns, value, eligible, capacity }) {
  const start = new Int32Array(rows + 1);
  const column = [];
  const score = [];
  const inOrder = random.chance(0.5);
  for (let i = 0; i < rows; i++) {
    const arcs = Array.from({ length: columns }, (_, j) => j).filter((j) => eligible(i, j));
    for (const j of inOrder ? arcs : random.shuffle(arcs)) {
      column.push(j);
      score.push(value(i, j));
    }
    start[i + 1] = column.length;
  }
  return {
    ...{ rows, columns, start, column: Int32Array.from(column), score: typed(random, Float64Array.from(score)) },
    capacity: Int32Array.from({ length: columns }, (_, j) => capacity(j)),
  };
}

/** Doubles, or int32 where they fit and the lot falls so. */
function typed(random, values) {
  const asInt32 = random.chance(0.6) && values.every((value) => (value | 0) === value);
  return asInt32 ? Int32Array.from(values) : values;
}
