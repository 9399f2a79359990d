// The UK Civil Service's mentor-match problem on generated people: the method of the published service against the joint optimum.
//
//   --sizes 50,500   people on each side     --seeds 5   how many     --seed 1   the first
//
// Rules: not the same organisation; the mentor's grade one or two above. Points: 12 for two grades, 9 for one; 10 for the same profession;
// 6 when the mentor has the characteristic that the mentee identifies with. Each person has at most 3 pairs.
import { parseArgs } from 'node:util';
import { linearSumAssignment, solve, verify } from 'binome/solver';
import { seededRandom } from './random.mjs';
import { environment, figure, heading, table, writeResults } from './report.mjs';

const PLACES = 3;
const UNMATCHED_BONUS = 6;

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '50,500' },
    seeds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
});
const where = environment();
console.log(heading(where));
const methods = [
  ['three rounds', threeRounds],
  // How many of the three places may stay empty before a need counts as unmet: see joint().
  ['joint: points alone', (points) => joint(points, PLACES)],
  ['joint: everybody covered first', (points) => joint(points, PLACES - 1)],
  ['joint: most pairs first', (points) => joint(points, 0)],
];
const seeds = Array.from({ length: Number(options.seeds) }, (_, k) => Number(options.seed) + k);
const results = [];
for (const size of options.sizes.split(',').map(Number)) for (const seed of seeds) results.push(...compare(size, seed));
console.log(table(['people', 'seed', 'method', 'points', 'pairs', 'covered', 'ms'], results.map(line)));
for (const size of new Set(results.map((result) => result.size))) console.log(`\n${summary(size)}`);
writeResults(where, '-mentor-match', { results });

/** Every method on the same people. Throws where an answer breaks a rule or a round of greed beats the proven optimum. */
function compare(size, seed) {
  const points = pointsOf(generate(size, size, seed));
  const found = methods.map(([method, solver]) => {
    const begin = performance.now();
    const pairs = solver(points);
    const ms = performance.now() - begin;
    return { size, seed, method, ms, ...measure(points, pairs) };
  });
  const [rounds, most, covering, fullest] = found;
  const ordered =
    most.points >= Math.max(rounds.points, covering.points, fullest.points) &&
    covering.covered >= Math.max(rounds.covered, most.covered, fullest.covered) &&
    fullest.pairs >= Math.max(rounds.pairs, most.pairs, covering.pairs);
  if (!ordered) throw new Error(`${size} people, seed ${seed}: an optimum is beaten: ${JSON.stringify(found)}`);
  return found;
}

function generate(menteeCount, mentorCount, seed) {
  const random = seededRandom(`mentor-match ${menteeCount} ${mentorCount} ${seed}`);
  const someone = (lowest, highest) => ({
    ...{ grade: random.int(lowest, highest), organisation: random.int(0, 5), profession: random.int(0, 4) },
  });
  const characteristics = () => (random.chance(0.5) ? [] : random.shuffle([0, 1, 2, 3, 4, 5]).slice(0, random.int(1, 2)));
  return {
    // Grades in order: AA, AO, EO, HEO, SEO, G7, G6, SCS1, SCS2, SCS3, SCS4.
    mentors: Array.from({ length: mentorCount }, () => ({ ...someone(2, 10), characteristics: characteristics() })),
    // 6 stands for none.
    mentees: Array.from({ length: menteeCount }, () => ({ ...someone(0, 9), identity: random.int(0, 6) })),
  };
}

/** Mentee × mentor → points, 0 where the pair is forbidden; every pair that is not has at least 9. */
function pointsOf({ mentees, mentors }) {
  return mentees.map((mentee) => Int32Array.from(mentors, (mentor) => pairPoints(mentee, mentor)));
}

function pairPoints(mentee, mentor) {
  const gap = mentor.grade - mentee.grade;
  if (mentee.organisation === mentor.organisation || gap < 1 || gap > 2) return 0;
  const profession = mentee.profession === mentor.profession ? 10 : 0;
  return (gap === 2 ? 12 : 9) + profession + (mentor.characteristics.includes(mentee.identity) ? 6 : 0);
}

/**
 * The published method: three times the best one-to-one assignment of the pairs not made yet. Who went without in one round brings 6 points
 * more to each of their pairs in the next; those points count for the choice alone.
 */
function threeRounds(points) {
  const [rows, columns] = [points.length, points[0].length];
  const left = points.map((row) => row.slice());
  const pairs = [];
  let unmatched = { mentees: new Set(), mentors: new Set() };
  for (let round = 0; round < PLACES; round++) {
    const bonus = (of, who) => (of.has(who) ? UNMATCHED_BONUS : 0);
    const data = Int32Array.from({ length: rows * columns }, (_, cell) => {
      const [i, j] = [Math.floor(cell / columns), cell % columns];
      return left[i][j] === 0 ? 0 : left[i][j] + bonus(unmatched.mentees, i) + bonus(unmatched.mentors, j);
    });
    const { rowToColumn } = linearSumAssignment({ rows, columns, data }, { maximize: true });
    unmatched = { mentees: new Set(points.keys()), mentors: new Set(points[0].keys()) };
    rowToColumn.forEach((j, i) => {
      if (j === -1 || left[i][j] === 0) return;
      pairs.push([i, j]);
      left[i][j] = 0;
      unmatched.mentees.delete(i);
      unmatched.mentors.delete(j);
    });
  }
  return pairs;
}

/**
 * The optimum over all places at once, proven and verified.
 *
 * The solver meets as many needs as it can before it looks at points. Each mentee needs three mentors; `mayStayEmpty` further
 * mentors, with room for everybody and 0 points, stand for a place that stays empty. So a mentee's needs are all met with at least
 * 3 − mayStayEmpty real mentors, and one need goes unmet for each real mentor short of that:
 * 3 → points alone; 2 → as many mentees as possible with at least one mentor, then points; 0 → as many pairs as possible, then points.
 * No large constant enters.
 */
function joint(points, mayStayEmpty) {
  const menteeId = (i) => `mentee ${i}`;
  const mentorId = (j) => `mentor ${j}`;
  const empty = Array.from({ length: mayStayEmpty }, (_, k) => `empty ${k}`);
  const pairs = points.flatMap((row, i) => [
    ...[...row.keys()].filter((j) => row[j] > 0).map((j) => [menteeId(i), mentorId(j), row[j]]),
    ...empty.map((id) => [menteeId(i), id, 0]),
  ]);
  const problem = {
    format: 'binome.problem/1',
    trainees: Array.from(points, (_, i) => ({ id: menteeId(i), need: PLACES })),
    mentors: [...Array.from(points[0], (_, j) => ({ id: mentorId(j), max: PLACES })), ...empty.map((id) => ({ id, max: points.length }))],
    pairs,
    coverage: 'most',
  };
  const solution = solve(problem);
  const { valid, problems } = verify(problem, solution);
  if (!valid || solution.status !== 'optimal') throw new Error(`${solution.status}: ${problems.join('; ')}`);
  const indexOf = (id) => Number(id.slice('mentee '.length));
  return solution.pairs.filter(([, mentor]) => !empty.includes(mentor)).map((pair) => pair.map(indexOf));
}

/** Points, pairs and covered mentees, counted anew. */
function measure(points, pairs) {
  const mentees = points.map(() => 0);
  const mentors = Array.from(points[0], () => 0);
  const seen = new Set();
  let total = 0;
  for (const [i, j] of pairs) {
    if (seen.has(`${i} ${j}`) || points[i][j] === 0 || ++mentees[i] > PLACES || ++mentors[j] > PLACES) throw new Error(`pair ${i}, ${j}`);
    seen.add(`${i} ${j}`);
    total += points[i][j];
  }
  return { points: total, pairs: pairs.length, covered: mentees.filter((count) => count > 0).length };
}

function line({ size, seed, method, points, pairs, covered, ms }) {
  return [`${size}`, `${seed}`, method, `${points}`, `${pairs}`, `${covered}`, figure(ms)];
}

function summary(size) {
  const of = (method) => results.filter((result) => result.size === size && result.method === method);
  const sum = (method, key) => of(method).reduce((total, result) => total + result[key], 0);
  const [rounds, ...jointly] = methods.map(([method]) => method);
  const gains = jointly.map((method) => {
    const gain = (key) => `${sum(method, key) >= sum(rounds, key) ? '+' : ''}${sum(method, key) - sum(rounds, key)} ${key}`;
    return `  ${method}: ${gain('points')}, ${gain('pairs')}, ${gain('covered')}`;
  });
  return [`${size} people on each side, ${seeds.length} seeds together, against three rounds:`, ...gains].join('\n');
}
