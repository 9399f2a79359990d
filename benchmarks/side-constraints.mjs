// `solve` and `verify` on whole problems, with and without quotas; the same quotas as two integer programmes in HiGHS.
import { Bench } from 'tinybench';
import { solve, verify } from 'binome/solver';
import { solveByHighs } from './highs.mjs';
import { quotaProblem } from './quota-problem.mjs';

const PROBLEMS = [
  { trainees: 50, mentors: 40, density: 0.5, quotas: 0 },
  { trainees: 500, mentors: 400, density: 0.2, quotas: 0 },
  { trainees: 2000, mentors: 1600, density: 0.1, quotas: 0 },
  { trainees: 50, mentors: 40, density: 0.5, quotas: 5 },
  { trainees: 100, mentors: 80, density: 0.2, quotas: 10 },
  { trainees: 200, mentors: 160, density: 0.2, quotas: 20 },
  { trainees: 500, mentors: 400, density: 0.1, quotas: 20 },
];

/** Medians in this process, warm: { name, solveMs, verifyMs, highsMs, highsStatus } for each problem. */
export async function timeSideConstraints() {
  const bench = new Bench({ time: 300, iterations: 3, warmupTime: 50, warmupIterations: 1 });
  const lines = [];
  for (const shape of PROBLEMS) {
    const { trainees, mentors, quotas } = shape;
    const problem = quotaProblem(shape);
    const solution = solve(problem);
    const { valid, problems } = verify(problem, solution);
    if (!valid) throw new Error(problems.join('; '));
    const name = `${trainees} × ${mentors}, ${problem.pairs.length} pairs${quotas === 0 ? '' : `, ${quotas} quotas`}`;
    bench.add(`solve ${name}`, () => solve(problem));
    bench.add(`verify ${name}`, () => verify(problem, solution));
    lines.push({ name, ...(quotas === 0 ? { highsStatus: '–' } : await timeHighs(problem, solution)) });
  }
  await bench.run();
  const median = (task) => bench.getTask(task).result.latency.p50;
  return lines.map((line) => ({ ...line, solveMs: median(`solve ${line.name}`), verifyMs: median(`verify ${line.name}`) }));
}

const HIGHS_LIMIT_S = 30;

/** One run: it is slow, and nothing in it gets warmer. */
export async function timeHighs(problem, solution, limitS = HIGHS_LIMIT_S) {
  const { arcs, constraints } = asArcs(problem);
  const begin = performance.now();
  const best = await solveByHighs(arcs, constraints, limitS);
  const highsMs = performance.now() - begin;
  if (best === null) return { highsMs, highsStatus: `over ${limitS} s` };
  const score = best.arcs.reduce((sum, arc) => sum + arcs.score[arc], 0) / SCALE;
  const same = best.matched === solution.matched && score === solution.objective;
  return { highsMs, highsStatus: same ? 'ok' : `WRONG: ${best.matched}, ${score}; proven: ${solution.matched}, ${solution.objective}` };
}

/** Scores here have four decimals. */
const SCALE = 10_000;

function asArcs({ trainees, mentors, pairs, sideConstraints }) {
  const indexOf = (id) => Number(id.slice(1));
  const arcOf = new Map(pairs.map(([trainee, mentor], arc) => [`${trainee} ${mentor}`, arc]));
  const start = new Int32Array(trainees.length + 1);
  for (const [trainee] of pairs) start[indexOf(trainee) + 1]++;
  for (let i = 0; i < trainees.length; i++) start[i + 1] += start[i];
  return {
    arcs: {
      ...{ rows: trainees.length, columns: mentors.length, start },
      column: Int32Array.from(pairs, ([, mentor]) => indexOf(mentor)),
      score: Int32Array.from(pairs, ([, , score]) => Math.round(score * SCALE)),
      capacity: Int32Array.from(mentors, ({ max }) => max),
    },
    constraints: sideConstraints.map(({ terms, op, rhs }) => ({
      arcs: terms.map(([trainee, mentor]) => arcOf.get(`${trainee} ${mentor}`)),
      coefficients: terms.map(([, , coefficient]) => coefficient),
      op,
      rhs,
    })),
  };
}
