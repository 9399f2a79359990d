// Times the solver: `npm run bench` beside npm's packages, `npm run bench:native` also beside SciPy and LEMON where they are installed.
//
//   --set quick|full   the sizes (quick)            --only NAME,NAME   these instances, of any size: uniform_1700, tight_30000
//   --repetitions N    fresh processes each (3)     --limit SECONDS    for one process (10)     --native   SciPy and LEMON too
//
// No instance is timed before its optimum is proven and checked. "cpu" is user time of a warm call, "cold" the first call of a fresh
// process; medians over the processes. What brings the input into a peer's own form is not timed; what this package does with it is.
import { parseArgs } from 'node:util';
import { contest } from './contest.mjs';
import { NPM, OURS, native } from './contestants/index.mjs';
import { SETS } from './instances.mjs';
import { environment, figure, heading, table, writeResults } from './report.mjs';
import { timeSideConstraints } from './side-constraints.mjs';

const { values: options } = parseArgs({
  options: {
    set: { type: 'string', default: 'quick' },
    only: { type: 'string' },
    repetitions: { type: 'string', default: '3' },
    limit: { type: 'string', default: '10' },
    native: { type: 'boolean', default: false },
  },
});
const names = options.only?.split(',') ?? SETS[options.set];
if (names === undefined) throw new Error(`--set ${options.set}: take one of ${Object.keys(SETS).join(', ')}`);
const settings = { repetitions: Number(options.repetitions), limitMs: 1000 * Number(options.limit) };
const where = environment();
console.log(heading(where));
const contestants = [...OURS, ...(options.native ? native(console.log) : []), ...NPM];
const groups = [...new Set(contestants.flatMap(({ peer }) => peer ?? []))];

const contests = names.map((name) => {
  const result = contest(name, contestants, settings);
  printContest(result);
  return result;
});
const solving = options.only === undefined ? await timeSideConstraints() : [];
if (solving.length > 0) printSolving(solving);
// A selection is for looking at; it must not stand in the place of a whole set.
if (options.only === undefined) writeResults(where, `-${options.set}${options.native ? '-native' : ''}`, { settings, contests, solving });
if (contests.some(({ entries }) => entries.some(({ peer, status }) => peer === null && (status === 'WRONG' || status === 'failed')))) {
  process.exitCode = 1;
}

/** Ratios are of the cpu of a warm call: above 1, faster than that peer. */
function printContest({ name, rows, columns, arcs, optimum, entries }) {
  const fastest = (group) =>
    Math.min(
      ...entries.filter(({ peer, status }) => peer !== null && status === 'ok' && (group ?? peer) === peer).map((one) => one.warmCpuMs),
    );
  const rivals = [...groups.map((group) => [`× ${group}`, fastest(group)]), ['× best', fastest()]].filter(([, best]) => best < Infinity);
  const lines = entries.map((entry) => {
    if (entry.status !== 'ok') return [entry.name, entry.status, '', '', '', '', ...rivals.map(() => '')];
    const { warmCpuMs, warmMs, coldCpuMs, coldMs, peakMb } = entry;
    const ratios = rivals.map(([, best]) => figure(best / warmCpuMs));
    return [entry.name, ...[warmCpuMs, warmMs, coldCpuMs, coldMs].map(figure), peakMb.toFixed(0), ...ratios];
  });
  console.log(`\n${name}: ${rows} × ${columns}, ${arcs} pairs; ${optimum.matched} matched, value ${optimum.value}`);
  console.log(table(['', 'cpu ms', 'wall ms', 'cold cpu', 'cold wall', 'peak MB', ...rivals.map(([heading]) => heading)], lines));
  for (const { name: who, status, detail } of entries) if (detail !== undefined) console.log(`${who}: ${status}: ${detail}`);
}

function printSolving(lines) {
  console.log('\nProblems with ids, tie-break, certificate and diagnosis; with side constraints beside HiGHS');
  const cells = lines.map(({ name, solveMs, verifyMs, highsMs, highsStatus }) => [
    ...[name, figure(solveMs), figure(verifyMs), highsStatus === 'ok' ? figure(highsMs) : highsStatus],
    highsStatus === 'ok' ? figure(highsMs / solveMs) : '–',
  ]);
  console.log(table(['', 'solve ms', 'verify ms', 'HiGHS ms', '× HiGHS'], cells));
}
