// A session while somebody tries things out: pin, ban, take out, add, places, weight, withdraw, drawn at random; after each all pairs are
// priced. In Node behind a port, then in a worker of Chromium: the same answers to the byte, and how long an act with its prices takes.
// `npm run bench:session`; --acts N (200)   --seed N (1)   --board CODE (the one with most trainees)   --no-chromium
import { parseArgs } from 'node:util';
import { environment, figure, heading, table } from './report.mjs';
import { bundled, inChromium, opened } from './session/chromium.mjs';
import { drawnActs, inNode } from './session/course.mjs';
import { asJson, demoInput } from './session/inputs.mjs';

const { values: options } = parseArgs({
  options: {
    ...{ acts: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' }, board: { type: 'string' } },
    'no-chromium': { type: 'boolean', default: false },
  },
});
console.log(heading(environment()));
const demo = await demoInput();
const count = (code) => demo.census.trainees.filter(({ boardCode }) => boardCode === code).length;
const boards = [...new Set(demo.census.trainees.map(({ boardCode }) => boardCode))].sort((a, b) => count(b) - count(a));
const board = options.board ?? boards[0];
const inputs = [
  [`${board} alone`, await demoInput(board), undefined, 100],
  [`the demo, ${board} priced`, demo, board, 100],
  ['the demo, all priced', demo, undefined, 1000],
];

let page = null;
if (!options['no-chromium']) {
  const { files, workerBytes, workerGzipBytes } = await bundled();
  page = await opened(files);
  console.log(`Chromium ${page.version}; worker ${Math.round(workerBytes / 1000)} kB, ${Math.round(workerGzipBytes / 1000)} kB gzip`);
}
const rows = [];
for (const [name, input, priced, goalMs] of inputs) {
  const lists = drawnActs(input, Number(options.acts), Number(options.seed));
  const node = await inNode(input, lists, priced);
  rows.push(rowOf(name, 'Node', node, goalMs));
  if (page === null) continue;
  const chromium = await inChromium(page, asJson(input), lists, priced);
  rows.push(rowOf(name, 'Chromium', chromium, goalMs));
  const other = node.acts.findIndex(({ said }, k) => said !== chromium.acts[k].said);
  if (other >= 0) {
    console.error(`${name}: act ${other} is answered otherwise in Chromium: ${JSON.stringify(lists[other])}`);
    process.exitCode = 1;
  }
}
console.log(table(['session', 'in', 'start ms', 'acts', 'refused', 'ms, median', 'ms, 95 %', 'ms, worst', 'goal'], rows));
if (page !== null) {
  const faults = [...(await page.run('violations')), ...page.strangers, ...page.said];
  if (faults.length > 0) process.exitCode = 1;
  for (const fault of faults) console.error(fault);
  await page.close();
}

function rowOf(name, where, { ms, acts }, goalMs) {
  const times = acts.filter(({ outcome }) => outcome === 'done').map((act) => act.ms);
  times.sort((a, b) => a - b);
  const at = (share) => figure(times[Math.min(times.length - 1, Math.floor(share * times.length))]);
  return [name, where, figure(ms), `${times.length}`, `${acts.length - times.length}`, at(0.5), at(0.95), at(1), `<${goalMs}`];
}
