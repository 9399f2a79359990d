// What the side constraints have to show, in one run: `npm run bench:side-constraints`. Medians over seeds, each beside HiGHS on the same
// problem; a large problem beside itself without constraints; infeasible ones with their irreducible conflicts. Ends with 1 where an answer
// differs, is not proven, or a conflict is not irreducible.
//
// Then quotas drawn at random, on which answers may stay open: proven ones, the widest gap and the time after a limit of a minute.
//
//   --seeds N (20)     --highs-limit SECONDS (60), 0: without HiGHS     --random N (3) seeds of random quotas, 0: none
import { parseArgs } from 'node:util';
import { solve, verify } from 'binome/solver';
import { environment, heading, table } from './report.mjs';
import { quotaProblem } from './quota-problem.mjs';
import { randomQuotaProblem } from './random-quotas.mjs';
import { timeHighs } from './side-constraints.mjs';

const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20' },
    'highs-limit': { type: 'string', default: '60' },
    random: { type: 'string', default: '3' },
  },
});
const seeds = Array.from({ length: Number(options.seeds) }, (_, k) => k + 1);
const highsLimitS = Number(options['highs-limit']);
const SHAPES = [
  { trainees: 200, mentors: 160, density: 0.2, quotas: 20 },
  { trainees: 500, mentors: 400, density: 0.1, quotas: 20 },
];
const RANDOM_LIMIT_MS = 60_000;
const LARGE = { trainees: 2000, mentors: 1600, density: 0.1, quotas: 100 };

console.log(heading(environment()));
solve(quotaProblem(SHAPES[0])); // warm
const rows = [];
for (const shape of SHAPES) rows.push(await besideHighs(shape));
console.log(table(['20 quotas', 'median ms', 'worst ms', 'HiGHS median ms', 'HiGHS: without answer', 'HiGHS ÷ Binôme, median'], rows));
console.log(table(['100 quotas', 'ms', 'without them, ms', 'ratio'], [besideItself(LARGE)]));
console.log(table(['infeasible', 'median ms', 'worst ms', 'conflict, constraints'], ['pair', 'sum', 'minutes'].map(infeasible)));
const RANDOM = [
  { trainees: 200, mentors: 160, density: 0.178, quotas: 20, room: true },
  { trainees: 500, mentors: 400, density: 0.18, quotas: 20, room: true },
  { trainees: 200, mentors: 160, density: 0.178, quotas: 20 },
  { trainees: 500, mentors: 400, density: 0.18, quotas: 20 },
  { trainees: 200, mentors: 160, density: 0.178, quotas: 40, room: true },
];
const drawn = [];
if (options.random !== '0') for (const shape of RANDOM) drawn.push(await atRandom(shape));
if (drawn.length > 0)
  console.log(table(['random quotas', 'proven', 'widest gap', 'median s', 'worst s', 'HiGHS median s', 'HiGHS: without answer'], drawn));

async function besideHighs(shape) {
  const runs = [];
  for (const seed of seeds) {
    const problem = quotaProblem({ ...shape, seed });
    const [ms, solution] = timed(problem);
    const highs = highsLimitS === 0 ? { highsMs: NaN, highsStatus: 'ok' } : await timeHighs(problem, solution, highsLimitS);
    if (highs.highsStatus.startsWith('WRONG')) fail(`seed ${seed}: ${highs.highsStatus}`);
    runs.push({ ms, highsMs: highs.highsMs, silent: highs.highsStatus !== 'ok' });
  }
  const [ms, highsMs] = [median(runs.map((run) => run.ms)), median(runs.map((run) => run.highsMs))];
  return [
    `${shape.trainees} × ${shape.mentors}`,
    ...[ms, Math.max(...runs.map((run) => run.ms)), highsMs].map((value) => value.toFixed(0)),
    String(runs.filter(({ silent }) => silent).length),
    median(runs.map((run) => run.highsMs / run.ms)).toFixed(1),
  ];
}

function besideItself(shape) {
  const problem = quotaProblem({ ...shape, seed: 1 });
  const free = median([1, 2, 3].map(() => timed({ ...problem, sideConstraints: [] })[0]));
  const ms = median([1, 2, 3].map(() => timed(problem)[0]));
  return [`${shape.trainees} × ${shape.mentors}, ${problem.pairs.length} pairs`, ms.toFixed(0), free.toFixed(0), (ms / free).toFixed(1)];
}

/** Quotas at random, each problem a minute at most; what is proven must be what HiGHS finds. */
async function atRandom(shape) {
  const runs = [];
  for (let seed = 1; seed <= Number(options.random); seed++) {
    const problem = randomQuotaProblem({ ...shape, seed });
    const begin = performance.now();
    const solution = solve(problem, { timeLimitMs: RANDOM_LIMIT_MS });
    const seconds = (performance.now() - begin) / 1000;
    const { valid, problems } = verify(problem, solution);
    if (!valid) fail(`random quotas, seed ${seed}: ${problems.join('; ')}`);
    const highs = highsLimitS === 0 ? { highsMs: NaN, highsStatus: 'none' } : await timeHighs(problem, solution, highsLimitS);
    if (solution.status === 'optimal' && highs.highsStatus.startsWith('WRONG')) fail(`random quotas, seed ${seed}: ${highs.highsStatus}`);
    const gap = solution.status === 'optimal' ? 0 : (solution.bound - solution.objective) / solution.objective;
    runs.push({ seconds, gap, highsS: highs.highsMs / 1000, isSilent: highs.highsStatus.startsWith('over') });
  }
  const seconds = runs.map((run) => run.seconds);
  return [
    `${shape.quotas}: ${shape.trainees} × ${shape.mentors}${shape.room ? ', places to spare' : ''}`,
    `${runs.filter(({ gap }) => gap === 0).length} of ${runs.length}`,
    `${(100 * Math.max(...runs.map(({ gap }) => gap))).toFixed(4)} %`,
    ...[median(seconds), Math.max(...seconds), median(runs.map(({ highsS }) => highsS))].map((value) => value.toFixed(1)),
    String(runs.filter(({ isSilent }) => isSilent).length),
  ];
}

/** 500 × 400 with 20 quotas and what contradicts them: one of them, the sum of all, or minutes that a minimum cannot do with. */
function infeasible(kind) {
  const runs = seeds.map((seed) => {
    const problem = quotaProblem({ ...SHAPES[1], seed });
    const sides = problem.sideConstraints;
    const ofKind = problem.pairs.filter(([t]) => Number(t.slice(1)) % 3 === 0).map(([t, m]) => [t, m, 1]);
    const least = { id: 'least', op: '>=' };
    const group = problem.pairs.filter(([, m]) => Number(m.slice(1)) % 20 === 3);
    const added = {
      pair: [{ ...least, terms: sides[3].terms, rhs: sides[3].rhs + 1 }],
      sum: [{ ...least, terms: ofKind, rhs: sides.reduce((total, { rhs }) => total + rhs, 1) }],
      minutes: [
        { ...least, terms: group.map(([t, m]) => [t, m, 1]), rhs: 15 },
        { id: 'minutes', terms: group.map(([t, m, score]) => [t, m, 10 + Math.round(score * 100)]), op: '<=', rhs: 151 },
      ],
    }[kind];
    const whole = { ...problem, sideConstraints: [...sides, ...added] };
    const [ms, solution] = timed(whole, 'infeasible');
    const [conflict] = solution.diagnosis.conflicts;
    const without = conflict.slice(0, 3).map((id) => conflict.filter((other) => other !== id));
    const isFeasible = (ids) =>
      solve({ ...whole, sideConstraints: whole.sideConstraints.filter(({ id }) => ids.includes(id)) }, { nodeLimit: 0 }).status !==
      'infeasible';
    if (isFeasible(conflict) || !without.every(isFeasible)) fail(`${kind}, seed ${seed}: the conflict is not irreducible`);
    return { ms, size: conflict.length };
  });
  const times = runs.map(({ ms }) => ms);
  return [kind, median(times).toFixed(0), Math.max(...times).toFixed(0), [...new Set(runs.map(({ size }) => size))].join(', ')];
}

function timed(problem, expected = 'optimal') {
  const begin = performance.now();
  const solution = solve(problem);
  const ms = performance.now() - begin;
  const { valid, problems } = verify(problem, solution);
  if (!valid || solution.status !== expected) fail(`${solution.status}; ${problems.join('; ')}`);
  return [ms, solution];
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

function fail(text) {
  console.log(text);
  process.exitCode = 1;
}
