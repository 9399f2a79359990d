/**
 * How long each command takes to end when it is asked to (Ctrl-C), at ten moments spread over its run: `npm run bench:cancel`, on the demo;
 * with `--large`, `match` and `check` on the census that `node benchmarks/large-census.mjs 24` writes (20,160 people). Fails where an end
 * takes longer than it may, is not said, or leaves anything behind.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const MOMENTS = 10;
const { values } = parseArgs({ options: { large: { type: 'boolean' }, only: { type: 'string' } } });
const mostMs = values.large ? 1000 : 200;
const folder = values.large ? 'out/large' : 'data/demo';
const work = path.resolve('out/cancel');
const census = ['--census', `${folder}/tuteurs.csv`, `${folder}/stagiaires.csv`];
const kept = path.join(work, 'kept');

rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
await ended(start(['match', ...census, '--period', 'SP1', '--out', kept]));

const out = path.join(work, 'new', 'result');
const commands = {
  match: ['match', ...census, '--period', 'SP1', '--out', out],
  check: ['check', ...census.slice(1), '--period', 'SP1'],
  ...(values.large
    ? {}
    : {
        explain: ['explain', kept, '--trainee', 'S-0001'],
        weights: ['explain', kept, '--weights'],
        'shadow prices': ['explain', kept, '--shadow-prices'],
        reassign: ['reassign', kept, '--departure', 'T-0001', '--alternates', '2', '--out', out],
        periods: ['plan', '--periods', 'SP1,SP2,SP3,SP4', ...census, '--out', out],
        recruitment: ['plan', '--recruitment', '--periods', 'SP1', ...census, '--out', out],
        stress: ['plan', kept, '--stress', '--out', out],
        backtest: ['backtest', '--pairs', 'data/demo/binomes.csv', ...census, '--period', 'SP1', '--out', out],
        replay: ['replay', kept, '--inputs', 'data/demo', '--out', out],
      }),
  solve: ['solve', path.join(kept, 'problem.json'), '--out', path.join(work, 'new', 'solution.json')],
  verify: ['verify', path.join(kept, 'problem.json'), path.join(kept, 'solution.json')],
};

let failed = false;
console.log(`${'command'.padEnd(14)} ${'run ms'.padStart(8)} ${'end: median'.padStart(12)} ${'longest ms'.padStart(11)}`);
for (const [name, argv] of Object.entries(commands)) {
  if (values.only !== undefined && values.only !== name) continue;
  const whole = await ended(start(argv));
  rmSync(path.join(work, 'new'), { recursive: true, force: true });
  const times = [];
  for (let k = 0; k < MOMENTS; k++) {
    const run = start(argv);
    await new Promise((resolve) => setTimeout(resolve, ((k + 0.5) / MOMENTS) * whole.ms));
    const asked = performance.now();
    if (!run.child.kill('SIGINT')) continue;
    const { code, log, at } = await ended(run);
    const left = existsSync(path.join(work, 'new')) ? readdirSync(path.join(work, 'new'), { recursive: true }) : [];
    rmSync(path.join(work, 'new'), { recursive: true, force: true });
    // One that was over, or was putting its result in place, has ended as usual.
    if (code !== 130) continue;
    times.push(at - asked);
    if (!log.includes('CALL_CANCELLED') || left.length > 0) {
      failed = true;
      console.log(`${name}, moment ${k}: ${JSON.stringify({ left, log: log.slice(-200) })}`);
    }
  }
  times.sort((a, b) => a - b);
  const [median, longest] = [times[times.length >> 1] ?? NaN, times.at(-1) ?? NaN];
  failed ||= longest > mostMs;
  console.log(
    `${name.padEnd(14)} ${whole.ms.toFixed(0).padStart(8)} ${median.toFixed(0).padStart(12)} ${longest.toFixed(0).padStart(11)}  of ${times.length}`,
  );
}
writeFileSync(path.join(work, 'done'), '');
if (failed) {
  console.log(`an end took longer than ${mostMs} ms, was not said, or left something`);
  process.exitCode = 1;
}

function start(argv) {
  const child = spawn(process.execPath, ['dist/program/main.js', ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
  return { child, begun: performance.now() };
}

function ended({ child, begun }) {
  return new Promise((resolve) => {
    let log = '';
    child.stdout.resume();
    child.stderr.on('data', (text) => (log += text));
    child.on('close', (code) => resolve({ code, log, at: performance.now(), ms: performance.now() - begun }));
  });
}
