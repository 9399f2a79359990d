// What every campaign does: instances dealt out to lanes of workers, hangs cut short, a table of what was found.
import { Worker } from 'node:worker_threads';
import { environment, heading, table } from '../report.mjs';
import { task } from './tasks.mjs';

/** What every campaign takes on its command line, for `parseArgs`. */
export const CAMPAIGN_OPTIONS = {
  seed: { type: 'string', default: '1' },
  instances: { type: 'string' },
  only: { type: 'string' },
  workers: { type: 'string', default: '1' },
  limit: { type: 'string' },
};

const WATCH_MS = 500;
/** A campaign that finds this many faults has said enough. */
const ENOUGH = 50;

/**
 * Runs the module `worker` (a URL; see `eachTask`) on all instances and prints the table. A worker posts { number, family, differences,
 * counts }: `counts` are added up by family, under the headings that `columns` has for their keys; `onResult` sees every message, with
 * the name of its instance. Returns { sums, clean }: the counts over all families, and whether all was compared without a fault.
 */
export async function runCampaign({ options, families, worker, settings = {}, columns, onResult = () => undefined }) {
  const instances = options.only === undefined ? Number(options.instances) : 1;
  const step = options.only === undefined ? Number(options.workers) : 1;
  const limitMs = 1000 * Number(options.limit);
  const given = { seed: options.seed, only: options.only };
  const headings = { compared: 'compared', ...columns, differences: 'differences', hangs: 'hangs' };
  const kinds = Object.keys(headings);
  const none = () => Object.fromEntries(kinds.map((kind) => [kind, 0]));
  const counts = new Map(families.map((family) => [family, none()]));
  const faults = [];
  const begin = performance.now();
  console.log(`${heading(environment())}\n${instances} instances, seed ${options.seed}`);
  await Promise.all(Array.from({ length: step }, (_, k) => lane(k)));
  return report();

  /** Instances k, k + step …: a worker after the other, a new one behind each hang. */
  async function lane(k) {
    for (let next = k; next < instances && faults.length < ENOUGH;) next = (await watch(next)) + step;
  }

  /** Runs a worker from instance `first` on. Resolves with the last instance that it is done with, a hang included. */
  function watch(first) {
    const progress = new Int32Array(new SharedArrayBuffer(4)).fill(first);
    const thread = new Worker(worker, { workerData: { ...settings, ...given, instances, step, first, progress } });
    return new Promise((resolve) => {
      let seen = -1;
      let since = 0;
      const end = (number) => {
        clearInterval(timer);
        void thread.terminate().then(() => resolve(number));
      };
      const timer = setInterval(() => {
        const number = Atomics.load(progress, 0);
        if (number !== seen) [seen, since] = [number, performance.now()];
        if (number >= instances || performance.now() - since < limitMs) return;
        note(number, 'hangs', `no end after ${options.limit} s`);
        end(number);
      }, WATCH_MS);
      thread.on('message', (message) => {
        const count = counts.get(message.family);
        count.compared++;
        for (const [kind, more] of Object.entries(message.counts)) count[kind] += more;
        for (const difference of message.differences.slice(0, 3)) note(message.number, 'differences', difference);
        onResult({ ...message, name: nameOf(message.number) });
        if (faults.length >= ENOUGH) end(instances);
      });
      thread.on('error', (error) => {
        const number = Atomics.load(progress, 0);
        note(number, 'differences', `the worker ended: ${error.message}`);
        end(number);
      });
      thread.on('exit', () => end(Math.max(first, Atomics.load(progress, 0))));
    });
  }

  function nameOf(number) {
    const { family, name } = task(number, families, given);
    return `${family}/${name}`;
  }

  function note(number, kind, text) {
    counts.get(task(number, families, given).family)[kind]++;
    faults.push(`${nameOf(number)}: ${text}`);
  }

  function report() {
    const sums = none();
    for (const count of counts.values()) for (const kind of kinds) sums[kind] += count[kind];
    const row = (name, count) => [name, ...kinds.map((kind) => String(count[kind]))];
    console.log(
      table(['family', ...Object.values(headings)], [...[...counts].map(([family, count]) => row(family, count)), row('all', sums)]),
    );
    for (const fault of faults) console.log(fault);
    console.log(`${((performance.now() - begin) / 1000).toFixed(0)} s`);
    // Instances that nobody compared were not found to agree.
    return { sums, clean: faults.length === 0 && sums.compared >= instances };
  }
}
