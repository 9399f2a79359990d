// The loads of a conference's reviewers: 613 papers, three reviews each, 201 reviewers who each take 7 or 8 at least and about 10 at most.
// Whole problems through `solve` and `verify`, proven; HiGHS once on the fractional relaxation, which whole pairs reach here. Then the same with
// limits on what single institutes review of a topic, as side constraints.
//
//   --runs N (5)     --seed N (1)     --no-highs
import { parseArgs } from 'node:util';
import { solve, verify } from 'binome/solver';
import { asProgramme } from './campaign/constrained/compare.mjs';
import { measure } from './campaign/constrained/rules.mjs';
import { relaxByHighs } from './highs.mjs';
import { seededRandom } from './random.mjs';
import { environment, figure, heading, table } from './report.mjs';

const [PAPERS, REVIEWERS, REVIEWS] = [613, 201, 3];
const TOPICS = 12;
const INSTITUTES = 10;
/** Of 10,000: a bid weighs as much as all that topics have in common. */
const BIDS = [0, 0, 0, 0, 0, 2500, 5000, 10_000];
const CONFLICTS = 0.03;
const HIGHS_LIMIT_S = 300;

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    'no-highs': { type: 'boolean', default: false },
  },
});
console.log(heading(environment()));
const { problem, limits } = conference(options.seed);
const rows = [await timed('loads', problem), await timed(`loads, ${limits.length} limits`, { ...problem, sideConstraints: limits })];
console.log(table(['instance', 'pairs', 'solve ms', 'verify ms', 'matched', 'score', 'HiGHS relaxed', 'HiGHS ms'], rows));

/** Medians of several runs. Throws where the answer is not proven, breaks a rule, or is not as good as the relaxation of the loads alone. */
async function timed(name, problem) {
  const runs = Array.from({ length: Number(options.runs) }, () => {
    const begin = performance.now();
    const solution = solve(problem);
    const middle = performance.now();
    const { valid, problems } = verify(problem, solution);
    if (!valid || solution.status !== 'optimal') throw new Error(`${name}: ${solution.status}; ${problems.join('; ')}`);
    return { solution, solveMs: middle - begin, verifyMs: performance.now() - middle };
  });
  const [{ solution }] = runs;
  const { violations, matched, score } = measure(problem, solution.pairs);
  if (violations.length > 0) throw new Error(`${name}: ${violations.join('; ')}`);
  const begin = performance.now();
  const { arcs, constraints } = asProgramme(problem);
  const relaxed = options['no-highs'] ? null : await relaxByHighs(arcs, constraints, HIGHS_LIMIT_S);
  const highsMs = options['no-highs'] ? null : performance.now() - begin;
  const gap = relaxed === null ? null : relaxed.score - Number(score);
  // Half a unit of the last decimal: no other matching is between them. With side constraints the relaxation may be out of reach.
  if (gap !== null && (relaxed.matched < matched - 1e-3 || gap < -0.5 || (gap > 0.5 && constraints.length === 0))) {
    throw new Error(`${name}: score ${score}; HiGHS's relaxation: ${relaxed.score}`);
  }
  const median = (key) => figure(runs.map((run) => run[key]).sort((a, b) => a - b)[Math.floor(runs.length / 2)]);
  const beside = gap === null ? '–' : gap > 0.5 ? `${(relaxed.score / 10_000).toFixed(4)}` : 'the same';
  return [
    name,
    `${problem.pairs.length}`,
    median('solveMs'),
    median('verifyMs'),
    `${matched}`,
    `${solution.objective}`,
    beside,
    figure(highsMs),
  ];
}

function conference(seed) {
  const random = seededRandom(`reviewer loads ${seed}`);
  const interests = () => Float64Array.from({ length: TOPICS }, () => (random.chance(0.25) ? random.fraction() : 0.02));
  const papers = Array.from({ length: PAPERS }, interests);
  const reviewers = Array.from({ length: REVIEWERS }, () => ({ topics: interests(), institute: random.int(0, INSTITUTES - 1) }));
  const pairs = [];
  papers.forEach((topics, i) =>
    reviewers.forEach((reviewer, j) => {
      if (random.chance(CONFLICTS)) return;
      pairs.push([`paper ${i}`, `reviewer ${j}`, (random.pick(BIDS) + Math.round(10_000 * similarity(topics, reviewer.topics))) / 10_000]);
    }),
  );
  const topicOf = papers.map((topics) => topics.indexOf(Math.max(...topics)));
  const problem = {
    format: 'binome.problem/1',
    trainees: papers.map((_, i) => ({ id: `paper ${i}`, need: REVIEWS })),
    mentors: reviewers.map((_, j) => ({ id: `reviewer ${j}`, min: random.int(7, 8), max: random.int(10, 11) })),
    ...{ pairs, coverage: 'all' },
  };
  return { problem, limits: limitsOf(pairs, reviewers, topicOf) };
}

/** Of two topics, each institute reviews a tenth of the reviews and 15 % more at most. */
function limitsOf(pairs, reviewers, topicOf) {
  const numberOf = (id) => Number(id.slice(id.indexOf(' ') + 1));
  return [0, 1].flatMap((topic) => {
    const reviews = REVIEWS * topicOf.filter((of) => of === topic).length;
    return Array.from({ length: INSTITUTES }, (_, institute) => ({
      id: `topic ${topic}, institute ${institute}`,
      terms: pairs
        .filter(([paper, reviewer]) => topicOf[numberOf(paper)] === topic && reviewers[numberOf(reviewer)].institute === institute)
        .map(([paper, reviewer]) => [paper, reviewer, 1]),
      ...{ op: '<=', rhs: Math.ceil((1.15 * reviews) / INSTITUTES) },
    }));
  });
}

/** The cosine of two lists of interests. */
function similarity(one, other) {
  const product = (a, b) => a.reduce((sum, value, k) => sum + value * b[k], 0);
  return product(one, other) / Math.sqrt(product(one, one) * product(other, other));
}
