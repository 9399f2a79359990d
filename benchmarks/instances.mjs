// The instances that are timed, each made from its name alone: `uniform_1000`, `wide_500x2000`, `census_10000`. Any size works.
// `uniform_1000_decimals` and `uniform_1000_doubles` hold numbers of the same family that are no integers.
//
// Dense: { kind: 'dense', rows, columns, data }, costs to minimise. Sparse: { kind: 'sparse', rows, columns, start, column, score,
// capacity }, as `capacitatedAssignment` takes them. All arrays are int32, but for costs and scores that are no integers.
import { seededRandom } from './random.mjs';

/** `quick` ends in two to three minutes beside the npm peers; `full` has the sizes at which the native peers are interesting. */
export const SETS = {
  quick: [
    ...['uniform_1000', 'ties_1000', 'geometric_500', 'product_300', 'wide_300x1500', 'tall_1500x300'],
    ...['census_2000', 'census_10000', 'tight_2000', 'tight_5000'],
    ...inKinds([
      'uniform_1000',
      'ties_1000',
      'geometric_500',
      'product_300',
      'wide_300x1500',
      'tall_1500x300',
      'census_2000',
      'tight_2000',
    ]),
  ],
  full: [
    ...['uniform_1000', 'uniform_2000', 'uniform_4000', 'ties_1000', 'ties_4000'],
    ...['geometric_1000', 'geometric_2000', 'geometric_4000', 'product_500', 'product_1000', 'wide_1000x4000', 'tall_4000x1000'],
    ...['census_2000', 'census_10000', 'census_50000', 'tight_2000', 'tight_10000', 'tight_50000'],
    ...inKinds(['uniform_1000', 'uniform_2000', 'ties_1000', 'geometric_1000', 'geometric_2000', 'product_1000', 'wide_1000x4000']),
    ...inKinds(['tall_4000x1000', 'census_2000', 'census_10000', 'census_50000', 'tight_2000', 'tight_10000', 'tight_50000']),
  ],
};

function inKinds(names) {
  return names.flatMap((name) => [`${name}_decimals`, `${name}_doubles`]);
}

const DENSE = {
  /** Nothing to exploit: 0 … 1,000,000. */
  uniform: (random) => () => random.int(0, 1_000_000),
  /** 1 … 100: most optimal matchings are one of very many. */
  ties: (random) => () => random.int(1, 100),
  /** Distances in the plane: neighbours want the same columns, and augmenting paths are long. */
  geometric: (random, rows, columns) => {
    const place = () => [random.fraction() * 1000, random.fraction() * 1000];
    const [from, to] = [Array.from({ length: rows }, place), Array.from({ length: columns }, place)];
    return (i, j) => Math.round(1000 * Math.hypot(from[i][0] - to[j][0], from[i][1] - to[j][1]));
  },
  /** (i + 1)(j + 1), the classical bad case: every row looks at every column. */
  product: () => (i, j) => (i + 1) * (j + 1),
};
DENSE.wide = DENSE.tall = DENSE.uniform;

const SPARSE = {
  /** Places for 1.28 of 1 trainee in the mean, unequally by region: some regions are short, others have places to spare. */
  census: (random) => random.pick([1, 1, 1, 1, 1, 1, 2, 2, 2, 3]),
  /** Places for 0.96 of 1: nearly every place is contested. */
  tight: (random) => random.pick([1, 1, 1, 1, 1, 1, 1, 1, 2, 2]),
};

/** The same numbers as decimals, or as doubles that are none: ties and products stay as tied as they are, all others lose every tie. */
const KINDS = {
  decimals: (value) => value / 100,
  doubles: (value, family, random) => (family === 'ties' || family === 'product' ? (value * Math.PI) / 3 : value + random.fraction()),
};

export function instance(name) {
  const [, family, first, second, kind] = /^([a-z]+)_(\d+)(?:x(\d+))?(?:_([a-z]+))?$/.exec(name) ?? [];
  const random = seededRandom(kind === undefined ? name : name.slice(0, -kind.length - 1));
  const convert = KINDS[kind];
  const inKind = (values) => (convert === undefined ? values : Float64Array.from(values, (value) => convert(value, family, random)));
  if ((kind === undefined || convert !== undefined) && DENSE[family]) {
    const drawn = dense(family, random, Number(first), Number(second ?? first));
    return { ...drawn, data: inKind(drawn.data) };
  }
  if ((kind === undefined || convert !== undefined) && SPARSE[family]) {
    const drawn = census(random, Number(first), SPARSE[family]);
    return { ...drawn, score: inKind(drawn.score) };
  }
  throw new Error(`No instance is called ${name}: take one of ${[...Object.keys(DENSE), ...Object.keys(SPARSE)].join(', ')}, and a size.`);
}

function dense(family, random, rows, columns) {
  const cost = DENSE[family](random, rows, columns);
  const data = new Int32Array(rows * columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) data[i * columns + j] = cost(i, j);
  return { kind: 'dense', rows, columns, data };
}

const REGIONS = 10;
/** Up to here about a tenth of all pairs are eligible, as in a census by region; beyond it so many for each trainee. */
const REGIONAL = 10_000;
const CANDIDATES = 60;

/**
 * Trainees and mentors in regions of unequal size, 8 mentors for 10 trainees. Within a region a trainee can go to most of the mentors who are
 * near on one axis; one in four also knows a few mentors anywhere. The score has four parts in steps, as criteria have.
 */
function census(random, trainees, places) {
  const mentors = Math.round(trainees * 0.8);
  const shares = Array.from({ length: REGIONS }, () => random.int(50, 150));
  const strengths = shares.map((share) => share * random.int(70, 130));
  const from = people(random, trainees, shares);
  const to = people(random, mentors, strengths);
  const byRegion = Array.from({ length: REGIONS }, () => []);
  to.forEach((mentor, j) => byRegion[mentor.region].push(j));
  for (const list of byRegion) list.sort((a, b) => to[a].x - to[b].x || a - b);
  const start = new Int32Array(trainees + 1);
  const column = [];
  const score = [];
  from.forEach((trainee, i) => {
    for (const j of candidates(random, trainee, to, byRegion[trainee.region], trainees <= REGIONAL)) {
      column.push(j);
      score.push(suitability(trainee, to[j]));
    }
    start[i + 1] = column.length;
  });
  const capacity = Int32Array.from({ length: mentors }, () => places(random));
  return {
    ...{ kind: 'sparse', rows: trainees, columns: mentors, start },
    ...{ column: Int32Array.from(column), score: Int32Array.from(score), capacity },
  };
}

function people(random, count, shares) {
  const regions = shares.flatMap((share, region) => Array.from({ length: share }, () => region));
  return Array.from({ length: count }, () => ({
    ...{ region: random.pick(regions), x: random.fraction(), y: random.fraction() },
    ...{ background: random.int(0, 11), experience: random.int(0, 4), days: random.int(0, 1023) },
  }));
}

/** Columns in ascending order, none twice. */
function candidates(random, trainee, mentors, region, regional) {
  let near = 0;
  for (let high = region.length; near < high;) {
    const middle = (near + high) >> 1;
    if (mentors[region[middle]].x < trainee.x) near = middle + 1;
    else high = middle;
  }
  const window = regional ? region.length : Math.min(region.length, Math.round(CANDIDATES * 1.25));
  const first = Math.max(0, Math.min(near - (window >> 1), region.length - window));
  const chosen = new Set();
  for (let k = first; k < first + window; k++) if (random.chance(0.8)) chosen.add(region[k]);
  if (random.chance(0.25)) for (let k = 0; k < 3; k++) chosen.add(random.int(0, mentors.length - 1));
  return [...chosen].sort((a, b) => a - b);
}

function suitability(trainee, mentor) {
  const sameField = trainee.background >> 1 === mentor.background >> 1;
  const background = trainee.background === mentor.background ? 100 : sameField ? 60 : 0;
  const distance = trainee.region === mentor.region ? Math.hypot(trainee.x - mentor.x, trainee.y - mentor.y) : 1;
  const location = 100 - 5 * Math.min(20, Math.floor(20 * distance));
  const experience = [40, 70, 100, 100, 80][mentor.experience];
  let shared = 0;
  for (let days = trainee.days & mentor.days; days > 0; days &= days - 1) shared++;
  return 35 * background + 35 * location + 15 * experience + 15 * Math.min(100, 20 * shared);
}
