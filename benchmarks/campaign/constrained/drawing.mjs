// How problems with side constraints are drawn: people around a matching that is planted among their pairs, and constraints around what it
// comes to, so that they bind and most problems still have an answer.

/** HiGHS has to answer each within a second. */
const MOST_PAIRS = 150;

/** Trainees × mentors: mostly small, now and then as large as it gets here. */
export function sides(random) {
  const kind = random.fraction();
  if (kind < 0.2) return [random.int(2, 6), random.int(2, 6)];
  if (kind < 0.7) return [random.int(5, 12), random.int(4, 10)];
  return [random.int(10, 25), random.int(6, 15)];
}

/** Where a family makes the search long. */
export function smallSides(random) {
  return [random.int(2, 8), random.int(2, 6)];
}

/** Whole, in steps, with decimals, of both signs; or few levels, so that many matchings tie. */
export function scores(random) {
  return random.pick([
    () => random.int(0, 100),
    () => random.int(0, 10_000) / 10_000,
    () => random.int(-50, 100) / 10,
    () => 5 * random.int(0, 20),
    levels(random),
  ]);
}

export function levels(random) {
  const most = random.pick([1, 2, 3]);
  return () => random.int(1, most);
}

/**
 * { trainees, mentors, pairs, complete, score }: `score` draws one more. A pair is { i, j, score, planted }; pairs are sorted by trainee. The planted ones are a matching
 * with room for it, where `complete` one that meets every need; else up to a third of it is taken away again, with the places.
 */
export function people(random, { size = sides(random), need = () => 1, spare = [0, 0, 0, 1, 2], score = scores(random), ...rest } = {}) {
  const { density = random.pick([0.4, 0.7, 1]), complete = random.chance(0.6) } = rest;
  const [rows, columns] = size;
  const loads = new Array(columns).fill(0);
  const planted = new Set();
  const plain = new Set();
  const trainees = Array.from({ length: rows }, (_, i) => {
    const chosen = random.shuffle([...loads.keys()]).slice(0, need());
    for (const j of chosen) {
      const kept = complete || random.chance(0.85);
      (kept ? planted : plain).add(i * columns + j);
      if (kept) loads[j]++;
    }
    return { id: `t${i}`, need: chosen.length };
  });
  const cells = random.shuffle(Array.from({ length: rows * columns }, (_, cell) => cell));
  const others = cells.filter((cell) => !planted.has(cell) && (plain.has(cell) || random.chance(density)));
  const listed = [...planted, ...others.slice(0, MOST_PAIRS - planted.size)].sort((a, b) => a - b);
  return {
    trainees,
    mentors: loads.map((load, j) => ({ id: `m${j}`, min: 0, max: load + random.pick(spare) })),
    pairs: listed.map((cell) => ({ i: Math.floor(cell / columns), j: cell % columns, score: score(), planted: planted.has(cell) })),
    ...{ complete, score },
  };
}

/**
 * Σ coefficient · pair `op` what the planted matching comes to, plus `change`; null when no pair has a coefficient. `weigh(pair)` is a whole
 * coefficient, 0 for none; everything is divided by `unit` in the end. Pairs that the constraint holds back are made to score better, or it
 * would hardly ever bind.
 */
export function around(drawn, weigh, op, change = 0, unit = 1) {
  const weights = drawn.pairs.map(weigh);
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  const side = op === '<=' ? 1 : op === '>=' ? -1 : 0;
  drawn.pairs.forEach((pair, k) => {
    const better = side * (weights[k] - mean);
    if (better > 0) pair.score = Math.max(pair.score, drawn.score());
    if (better < 0) pair.score = Math.min(pair.score, drawn.score());
  });
  const activity = weights.reduce((sum, weight, k) => sum + (drawn.pairs[k].planted ? weight : 0), 0);
  return constraint(drawn, weights, op, activity + change, unit);
}

/** The same with a right-hand side of its own, whatever was planted, and the scores as they are. */
export function exactly(drawn, weigh, op, rhs, unit = 1) {
  return constraint(drawn, drawn.pairs.map(weigh), op, rhs, unit);
}

function constraint({ pairs }, weights, op, rhs, unit) {
  const terms = pairs.flatMap(({ i, j }, k) => (weights[k] === 0 ? [] : [[`t${i}`, `m${j}`, weights[k] / unit]]));
  return terms.length === 0 ? null : { terms, op, rhs: rhs / unit };
}

export function problemOf({ trainees, mentors, pairs, complete }, constraints, required = []) {
  return {
    format: 'binome.problem/1',
    trainees,
    mentors,
    pairs: pairs.map(({ i, j, score }) => [`t${i}`, `m${j}`, score]),
    required: required.map(({ i, j }) => [`t${i}`, `m${j}`]),
    sideConstraints: constraints.filter((constraint) => constraint !== null).map((constraint, k) => ({ id: `c${k}`, ...constraint })),
    coverage: complete ? 'all' : 'most',
  };
}

/** A group of `count` numbers each. */
export function labels(random, count, groups) {
  return Array.from({ length: count }, () => random.int(0, groups - 1));
}

/** For each of `count` numbers, whether it is of the subset. */
export function subset(random, count, share) {
  return Array.from({ length: count }, () => random.chance(share));
}

export function times(count, make) {
  return Array.from({ length: count }, (_, k) => make(k));
}
