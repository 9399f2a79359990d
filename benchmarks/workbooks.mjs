// Damaged workbooks: `npm run campaign:workbooks -- --seed 1 --mutants 20000`. The workbooks of tests/unit/census/workbooks are damaged at
// random (benchmarks/workbooks/mutate.mjs) and read as a census, in a process that is watched: no crash, no hang over 5 s, no more than
// 256 MB. A table by kind of damage; ends with 1 where one of these was broken. `--only K` reads one mutant, alone, and tells what came of it.
import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { environment, heading, table } from './report.mjs';

const { values: options } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, mutants: { type: 'string', default: '20000' }, only: { type: 'string' } },
});
const LIMIT_MS = 5000;
const LIMIT_MB = 256;
const READER = new URL('workbooks/reader.mjs', import.meta.url);

const [from, to] = options.only === undefined ? [0, Number(options.mutants)] : [Number(options.only), Number(options.only) + 1];
const sums = new Map();
const endings = new Map();
const faults = [];
let [slowest, largest] = [0, 0];
const begin = performance.now();
console.log(`${heading(environment())}\nmutants ${from} to ${to - 1}, seed ${options.seed}`);
for (let next = from; next < to;) next = await watch(next, to);

const count = (kind, key) => sums.get(kind)?.[key] ?? 0;
console.log(
  table(
    ['damage', 'mutants', 'read', 'rows refused', 'file refused', 'faults'],
    [...sums.keys()].map((kind) => [kind, ...['all', 'read', 'rows', 'file', 'fault'].map((key) => String(count(kind, key)))]),
  ),
);
console.log(
  [...endings]
    .sort((a, b) => b[1] - a[1])
    .map(([ending, times]) => `${times} ${ending}`)
    .join('\n'),
);
console.log(
  `slowest ${Math.round(slowest)} ms, largest process ${Math.round(largest)} MB, ${Math.round((performance.now() - begin) / 1000)} s in all; ${faults.length} faults`,
);
for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** Reads mutants from `first` on in one process. Resolves with the first one that another process has to read. */
function watch(first, end, alone = false) {
  const child = fork(READER, [options.seed, String(first), String(end)], { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  let said = '';
  child.stderr.on('data', (piece) => (said = `${said}${piece}`.slice(-500)));
  return new Promise((resolve) => {
    let current = null;
    let timer = null;
    let next = first;
    let stopped = false;
    const over = (message) => {
      current = null;
      next = message.ends + 1;
      if (message.megabytes > LIMIT_MB && !alone) {
        // What earlier mutants left behind counts for the process, not for this one: it is read again alone.
        stopped = true;
        child.kill();
        next = message.ends;
        return;
      }
      largest = Math.max(largest, message.megabytes);
      slowest = Math.max(slowest, message.ms);
      const isFault = message.ending.startsWith('crash') || message.ms > LIMIT_MS || message.megabytes > LIMIT_MB;
      if (isFault)
        faults.push(
          `${message.ends} (${message.kind}, ${message.name}): ${message.ending}, ${Math.round(message.ms)} ms, ${Math.round(message.megabytes)} MB`,
        );
      tell(message.kind, message.ending, isFault);
    };
    child.on('message', (message) => {
      if (stopped) return;
      clearTimeout(timer);
      if (message.begins === undefined) {
        over(message);
        return;
      }
      current = message;
      timer = setTimeout(() => child.kill('SIGKILL'), 2 * LIMIT_MS);
    });
    child.on('exit', () => {
      clearTimeout(timer);
      if (current !== null) {
        faults.push(`${current.begins} (${current.kind}, ${current.name}): the process ended. ${said}`);
        tell(current.kind, 'the process ended', true);
        next = current.begins + 1;
      }
      if (next >= end || alone) resolve(next);
      // The one that was too large is read alone, before the others go on.
      else void watch(next, next + 1, true).then((after) => resolve(after));
    });
  });
}

function tell(kind, ending, isFault) {
  const sum = sums.get(kind) ?? {};
  const way = ending.startsWith('read') ? 'read' : ending === 'rows refused' ? 'rows' : 'file';
  for (const key of ['all', isFault ? 'fault' : way]) sum[key] = (sum[key] ?? 0) + 1;
  sums.set(kind, sum);
  const name = ending.split('\n')[0];
  endings.set(name, (endings.get(name) ?? 0) + 1);
}
