// The differential campaign for problems with side constraints: `npm run campaign:constrained -- --seed 1 --instances 10000 --workers 2`.
// Each is solved, verified, counted anew and compared with HiGHS. Ends with 1 on any difference or hang, or when the relaxation of less
// than half of the instances leaves something to search for.
//
//   --only FAMILY/NAME   one instance again, as the tables name it, told in full; its problem goes to out/campaign/
//   --workers N (1)      --limit SECONDS for one instance (60)
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CONSTRAINED_FAMILIES, constrainedProblem } from './campaign/constrained/families.mjs';
import { CAMPAIGN_OPTIONS, runCampaign } from './campaign/run.mjs';
import { figure, table } from './report.mjs';

const SLOWEST = 15;
/** Every instance that takes longer is named. */
const SLOW_MS = 1000;

const { values } = parseArgs({ options: CAMPAIGN_OPTIONS });
const options = { instances: '10000', limit: '60', ...values };
const results = [];
if (options.only !== undefined) writeProblem(options.only);
const { sums, clean } = await runCampaign({
  options,
  families: CONSTRAINED_FAMILIES,
  worker: new URL('./campaign/constrained/worker.mjs', import.meta.url),
  columns: {
    ...{ integral: 'integral', fractional: 'fractional', relaxedOnly: 'relaxed only', infeasible: 'infeasible', unknown: 'unknown' },
    ...{ short: 'short', highsWrong: 'HiGHS wrong', highsSilent: 'HiGHS silent' },
  },
  onResult: ({ name, found }) => {
    if (found !== undefined) results.push({ name, ...found });
  },
});
const searched = sums.fractional + sums.relaxedOnly;
const enough = 2 * searched >= sums.compared;
const share = ((100 * searched) / Math.max(1, sums.compared)).toFixed(1);
console.log(
  `\nfractional, or with an answer in fractions only: ${searched} of ${sums.compared}, ${share} %${enough ? '' : ': less than half'}`,
);
for (const { name, highsWrong } of results) for (const text of highsWrong) console.log(`HiGHS wrong: ${name}: ${text}`);
if (options.only === undefined) reportTimes();
else console.log(JSON.stringify(results[0], (_, value) => (typeof value === 'bigint' ? Number(value) : value), 2));
if (!clean || (options.only === undefined && !enough)) process.exitCode = 1;

function reportTimes() {
  const ours = results.map((result) => result.ours.ms);
  const highs = results.flatMap((result) => (result.highs === null ? [] : [result.highs.ms]));
  console.log(`\n${table(['ms', 'median', '95 %', '99.9 %', 'max'], [quantiles('Binôme', ours), quantiles('HiGHS', highs)])}`);
  const slowest = results.toSorted((a, b) => b.ours.ms - a.ours.ms).filter(({ ours: { ms } }, k) => k < SLOWEST || ms > SLOW_MS);
  const row = ({ name, relaxation, ours: { ms, status }, highs: other }) => [name, status, relaxation, figure(ms), figure(other?.ms)];
  console.log(`\n${table(['slowest', 'status', 'relaxation', 'Binôme ms', 'HiGHS ms'], slowest.map(row))}`);
  console.log(`${ours.filter((ms) => ms > SLOW_MS).length} over ${SLOW_MS} ms`);
}

function quantiles(name, times) {
  const sorted = times.toSorted((a, b) => a - b);
  return [name, ...[0.5, 0.95, 0.999, 1].map((share) => figure(sorted[Math.ceil(share * sorted.length) - 1]))];
}

function writeProblem(only) {
  const [family, name] = only.split('/');
  const file = `out/campaign/${family}-${name}.json`;
  mkdirSync('out/campaign', { recursive: true });
  writeFileSync(file, `${JSON.stringify(constrainedProblem(family, name))}\n`);
  console.log(file);
}
