// Times the solver on seeded problems of growing size: `npm run bench`. Every answer is verified before it is timed.
import { Bench } from 'tinybench';
import { linearSumAssignment, solve, verify } from '../dist/solver/index.js';

/** sfc32: the same problems on every machine. */
function random(seed) {
  let [a, b, c, d] = [0x9e3779b9 ^ seed, 0x243f6a88, 0xb7e15162, 1];
  return () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 2 ** 32;
  };
}

function census(trainees, mentors, density, seed, quotas = 0) {
  const next = random(seed);
  const pairs = [];
  for (let i = 0; i < trainees; i++) {
    for (let j = 0; j < mentors; j++) if (next() < density) pairs.push([`t${i}`, `m${j}`, Math.round(next() * 10_000) / 10_000]);
  }
  // As boards state them: of one kind of trainee, at most so many in each group of mentors.
  const sideConstraints = Array.from({ length: quotas }, (_, k) => {
    const terms = pairs.filter(([t, m]) => Number(t.slice(1)) % 3 === 0 && Number(m.slice(1)) % quotas === k).map(([t, m]) => [t, m, 1]);
    return { id: `q${k}`, terms, op: '<=', rhs: Math.max(1, Math.round((trainees / quotas) * 0.3)) };
  });
  return {
    format: 'binome.problem/1',
    trainees: Array.from({ length: trainees }, (_, i) => ({ id: `t${i}` })),
    mentors: Array.from({ length: mentors }, (_, j) => ({ id: `m${j}`, max: 1 + (j % 2) })),
    pairs,
    sideConstraints,
  };
}

function matrix(n, seed) {
  const next = random(seed);
  return { rows: n, columns: n, data: Int32Array.from({ length: n * n }, () => Math.floor(next() * 1e6)) };
}

const bench = new Bench({ time: 300, iterations: 3, warmupTime: 50, warmupIterations: 1 });
for (const [trainees, mentors, density, quotas] of [
  [50, 40, 0.5, 0],
  [500, 400, 0.2, 0],
  [2000, 1600, 0.1, 0],
  [50, 40, 0.5, 5],
  [100, 80, 0.2, 10],
]) {
  const problem = census(trainees, mentors, density, trainees, quotas);
  const solution = solve(problem);
  const { valid, problems } = verify(problem, solution);
  if (!valid) throw new Error(problems.join('; '));
  const name = `${trainees} × ${mentors}, ${problem.pairs.length} pairs${quotas === 0 ? '' : `, ${quotas} quotas`}`;
  bench.add(`solve ${name}`, () => solve(problem));
  bench.add(`verify ${name}`, () => verify(problem, solution));
}
for (const n of [100, 500, 1000]) {
  const cost = matrix(n, n);
  bench.add(`linearSumAssignment ${n} × ${n}`, () => linearSumAssignment(cost));
}
await bench.run();
console.table(
  bench.tasks.map(({ name, result }) => ({ name, 'median ms': Number(result.latency.p50.toFixed(2)), runs: result.latency.samplesCount })),
);
