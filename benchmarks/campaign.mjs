// The differential campaign: `npm run campaign -- --seed 1 --instances 100000`. Both public functions on random instances of every family,
// against the reference kernels, with certificates checked, and one in 50 against HiGHS. Ends with 1 on any difference or hang.
//
//   --only FAMILY/SEED   one instance again, as a difference names it     --scale N   sides N times as long
//   --highs N            HiGHS on every N-th (50)                         --workers N (1)     --limit SECONDS for one instance (10)
import { Worker } from 'node:worker_threads';
import { parseArgs } from 'node:util';
import { FAMILIES } from './campaign/families.mjs';
import { task } from './campaign/tasks.mjs';
import { environment, heading, table } from './report.mjs';

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    instances: { type: 'string', default: '100000' },
    only: { type: 'string' },
    scale: { type: 'string', default: '1' },
    highs: { type: 'string', default: '50' },
    workers: { type: 'string', default: '1' },
    limit: { type: 'string', default: '10' },
  },
});
const instances = options.only === undefined ? Number(options.instances) : 1;
const step = options.only === undefined ? Number(options.workers) : 1;
const settings = {
  ...{ instances, step, seed: options.seed, only: options.only, scale: Number(options.scale) },
  // Coprime to the number of families, so that every family gets its turn with HiGHS.
  highsEvery: options.only === undefined ? oddAbove(Number(options.highs)) : 1,
};
const LIMIT_MS = 1000 * Number(options.limit);
const WATCH_MS = 500;
/** A campaign that finds this many faults has said enough. */
const ENOUGH = 50;

const counts = new Map(FAMILIES.map((family) => [family, { compared: 0, highs: 0, infeasible: 0, short: 0, differences: 0, hangs: 0 }]));
const faults = [];
console.log(`${heading(environment())}\n${instances} instances, seed ${options.seed}, sides × ${options.scale}`);
const begin = performance.now();
await Promise.all(Array.from({ length: step }, (_, k) => lane(k)));
report();

/** Instances k, k + step …: a worker after the other, a new one behind each hang. */
async function lane(k) {
  for (let next = k; next < instances && faults.length < ENOUGH;) next = (await watch(next)) + step;
}

/** Runs a worker from instance `first` on. Resolves with the last instance that it is done with, a hang included. */
function watch(first) {
  const progress = new Int32Array(new SharedArrayBuffer(4)).fill(first);
  const worker = new Worker(new URL('./campaign/worker.mjs', import.meta.url), { workerData: { ...settings, first, progress } });
  return new Promise((resolve) => {
    let seen = -1;
    let since = 0;
    const end = (number) => {
      clearInterval(timer);
      void worker.terminate().then(() => resolve(number));
    };
    const timer = setInterval(() => {
      const number = Atomics.load(progress, 0);
      if (number !== seen) [seen, since] = [number, performance.now()];
      if (number >= instances || performance.now() - since < LIMIT_MS) return;
      note(number, 'hangs', `no end after ${options.limit} s`);
      end(number);
    }, WATCH_MS);
    worker.on('message', ({ number, family, differences, highs, infeasible, short }) => {
      const count = counts.get(family);
      count.compared++;
      count.highs += highs;
      count.infeasible += infeasible;
      count.short += short;
      for (const difference of differences.slice(0, 3)) note(number, 'differences', difference);
      if (faults.length >= ENOUGH) end(instances);
    });
    worker.on('error', (error) => {
      const number = Atomics.load(progress, 0);
      note(number, 'differences', `the worker ended: ${error.message}`);
      end(number);
    });
    worker.on('exit', () => end(Math.max(first, Atomics.load(progress, 0))));
  });
}

function note(number, kind, text) {
  const { family, name } = task(number, settings.seed, settings.only);
  counts.get(family)[kind]++;
  faults.push(`${family}/${name}: ${text}`);
}

function oddAbove(number) {
  return number % 2 === 0 ? number + 1 : number;
}

function report() {
  const rows = [...counts].map(([family, count]) => [family, ...Object.values(count).map(String)]);
  const total = (kind) => [...counts.values()].reduce((sum, count) => sum + count[kind], 0);
  const heads = ['family', 'compared', 'with HiGHS', 'infeasible', 'short', 'differences', 'hangs'];
  const kinds = ['compared', 'highs', 'infeasible', 'short', 'differences', 'hangs'];
  console.log(table(heads, [...rows, ['all', ...kinds.map((kind) => String(total(kind)))]]));
  for (const fault of faults) console.log(fault);
  console.log(`${((performance.now() - begin) / 1000).toFixed(0)} s`);
  // Instances that nobody compared were not found to agree.
  if (faults.length > 0 || total('compared') < instances) process.exitCode = 1;
}
