// The two verifiers on the same problems: `npm run campaign:second-verifier -- --seed 1 --instances 20000`. Every family of the other two
// campaigns, as it is, or fair, balanced, with an earlier matching to keep, cut short at one node. Ends with 1 when they differ, or when a
// result is refused, or when a problem has none; such problems go to out/campaign/.
//
//   --only FAMILY/NAME   one problem again, as a difference names it
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { solve, verify } from 'binome/solver';
import { CONSTRAINED_FAMILIES, constrainedProblem } from './campaign/constrained/families.mjs';
import { campaignInstance, FAMILIES } from './campaign/families.mjs';
import { task } from './campaign/tasks.mjs';
import { seededRandom } from './random.mjs';
import { environment, heading, table } from './report.mjs';
import { disagreement, pythonVersion, secondVerdicts } from './second-verifier/python.mjs';

/** Of one process of Python. */
const BATCH = 500;
/** A few problems need more; they end at the limit, and the rest go on. */
const ENOUGH_NODES = 1000;
/** The kernels' families have larger ones, which say nothing more here. */
const MOST_PAIRS = 400;
const COLUMNS = { 0: 'proven', 3: 'in part', 2: 'refused' };

const { values: options } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, instances: { type: 'string', default: '20000' }, only: { type: 'string' } },
});
const python = pythonVersion();
if (python === null) throw new Error('python3, 3.9 or later, is needed');
const families = [...FAMILIES.map((family) => `kernels ${family}`), ...CONSTRAINED_FAMILIES.map((family) => `constrained ${family}`)];
const instances = options.only === undefined ? Number(options.instances) : 1;
const counts = new Map(families.map((family) => [family, { 0: 0, 3: 0, 2: 0, limit: 0, infeasible: 0, faults: 0 }]));
const faults = [];
const begin = performance.now();
console.log(`${heading(environment())}, Python ${python}\n${instances} problems, seed ${options.seed}`);
for (let first = 0; first < instances; first += BATCH) compareBatch(first, Math.min(first + BATCH, instances));
const row = (name, count) => [name, ...[0, 3, 2, 'limit', 'infeasible', 'faults'].map((kind) => String(count[kind]))];
const all = [...counts.values()].reduce((sum, count) =>
  Object.fromEntries(Object.keys(sum).map((kind) => [kind, sum[kind] + count[kind]])),
);
const headings = ['family', ...[0, 3, 2].map((code) => COLUMNS[code]), 'of them: limit', 'infeasible', 'faults'];
console.log(table(headings, [...[...counts].map(([family, count]) => row(family, count)), row('all', all)]));
for (const fault of faults) console.log(fault);
console.log(`${((performance.now() - begin) / 1000).toFixed(0)} s`);
if (faults.length > 0) process.exitCode = 1;

function compareBatch(first, end) {
  const cases = [];
  for (let number = first; number < end; number++) {
    const { family, name } = task(number, families, options);
    const problem = problemOf(family, name);
    try {
      const solution = solve(problem, { nodeLimit: isCutShort(name) ? 1 : ENOUGH_NODES });
      cases.push({ family, name, problem, solution, checked: verify(problem, solution) });
    } catch (error) {
      note(family, name, problem, `no result: ${error.message}`);
    }
  }
  const verdicts = secondVerdicts(
    cases.map(({ problem, solution }) => ({ problem: JSON.stringify(problem), solution: JSON.stringify(solution) })),
  );
  cases.forEach(({ family, name, problem, solution, checked }, k) => {
    const count = counts.get(family);
    count[verdicts[k].code]++;
    if (solution.status in count) count[solution.status]++;
    const found = checked.valid ? disagreement(solution, checked, verdicts[k]) : `refused by the first: ${checked.problems[0]}`;
    if (found !== null) note(family, name, problem, found, solution);
  });
}

function note(family, name, problem, text, solution) {
  counts.get(family).faults++;
  const file = `out/campaign/${`${family}-${name}`.replace(/[^\w.-]/g, '-')}`;
  mkdirSync('out/campaign', { recursive: true });
  writeFileSync(`${file}.problem.json`, JSON.stringify(problem));
  if (solution !== undefined) writeFileSync(`${file}.solution.json`, JSON.stringify(solution));
  faults.push(`${family}/${name}: ${text} (${file}.problem.json)`);
}

function isCutShort(name) {
  return seededRandom(`cut short ${name}`).chance(0.1);
}

function problemOf(family, name) {
  const [kind, recipe] = family.split(' ');
  const random = seededRandom(`second verifier ${family} ${name}`);
  const problem = kind === 'kernels' ? listed(campaignInstance(recipe, name).scores, random) : constrainedProblem(recipe, name);
  return { ...problem, ...asked(problem, random) };
}

/** Sparse scores as a problem, cut to a size. */
function listed({ rows, columns, start, column, score, capacity }, random) {
  const mentors = Array.from({ length: columns }, (_, j) => ({ id: `m${j}`, max: capacity[j] }));
  const trainees = Array.from({ length: rows }, (_, i) => ({ id: `t${i}`, ...(random.chance(0.1) && { need: random.int(0, 2) }) }));
  const pairs = trainees.flatMap(({ id }, i) =>
    Array.from({ length: start[i + 1] - start[i] }, (_, k) => [id, `m${column[start[i] + k]}`, score[start[i] + k]]),
  );
  return {
    format: 'binome.problem/1',
    trainees,
    mentors,
    pairs: pairs.slice(0, MOST_PAIRS),
    coverage: random.pick(['most', 'most', 'all']),
  };
}

/** What else is asked for. */
function asked({ pairs, mentors }, random) {
  const balance = random.chance(0.3) && {
    balance: random.pick(['worst', 'spread']),
    mentors: mentors.map((mentor) => ({
      ...mentor,
      ...(random.chance(0.5) && { load: random.pick([0, 1, 0.5, 0.1]) }),
      ...(random.chance(0.5) && { share: random.pick([1, 0.5, 0.8, 0.3]) }),
    })),
  };
  const scores = random.shuffle([...new Set(pairs.map(([, , score]) => score))]).slice(0, 4);
  const bands = random.chance(0.7) && { bands: scores.sort((a, b) => a - b) };
  const kept = random.chance(0.4) && { incumbent: pairs.filter(() => random.chance(0.2)).map(([trainee, mentor]) => [trainee, mentor]) };
  return { ...balance, ...(random.chance(0.3) && { objective: 'fair', ...bands }), ...kept };
}
