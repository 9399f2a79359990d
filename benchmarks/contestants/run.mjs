// One contestant on one instance in this process: `node run.mjs MODULE INSTANCE ANSWER`. Prints what it took as JSON.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { readInstance } from '../instance-file.mjs';

/** After the first call, calls follow until this time has passed: at least one. The native drivers do the same. */
const WARM_MS = 300;

const [module, instancePath, answerPath] = process.argv.slice(2);
const instance = readInstance(instancePath);
const { rows, columns } = instance;
const dense = instance.kind === 'dense';
const given = dense
  ? { rows, cols: columns, cost: instance.data }
  : {
      ...{ T: rows, M: columns, nnz: instance.column.length, rowptr: instance.start },
      ...{ col: instance.column, score: instance.score, cap: instance.capacity },
    };

const contestant = await import(pathToFileURL(module));
const solve = dense ? contestant.solveDense : contestant.solveSparse;
// Each contestant gets its input in the form that it takes; only what it makes of it is timed.
const input = (dense ? contestant.prepareDense?.(given) : undefined) ?? given;

const first = timed();
const peakMb = process.resourceUsage().maxRSS / 1024;
const walls = [];
let last = first;
const cpuBefore = process.cpuUsage().user;
const begin = performance.now();
while (performance.now() - begin < WARM_MS) {
  last = timed();
  walls.push(last.wallMs);
}
const warmCpuMs = (process.cpuUsage().user - cpuBefore) / 1000 / walls.length;
walls.sort((a, b) => a - b);

const answer = new Int32Array(2 * rows);
answer.set(first.rowToColumn, 0);
answer.set(last.rowToColumn, rows);
writeFileSync(answerPath, answer);
console.log(
  JSON.stringify({
    coldMs: first.wallMs,
    coldCpuMs: first.cpuMs,
    warmMs: walls[walls.length >> 1],
    warmCpuMs,
    calls: walls.length,
    peakMb,
  }),
);

function timed() {
  const cpu = process.cpuUsage().user;
  const wall = performance.now();
  const rowToColumn = solve(input);
  return { rowToColumn, wallMs: performance.now() - wall, cpuMs: (process.cpuUsage().user - cpu) / 1000 };
}
