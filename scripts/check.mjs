// All that can be said of the sources without running them: types, lint, format, layers, generated files, what nobody uses. As many at a time as
// there are cores; what one of them has to say is printed once it ends. Ends with 1 where any fails.
import { spawn } from 'node:child_process';
import os from 'node:os';

// The longest first.
const STEPS = [
  'eslint .',
  'tsc --noEmit',
  'tsc --noEmit -p src/service/web',
  'knip',
  'prettier --check --log-level warn .',
  'node scripts/build-openapi.mjs --check',
  'node scripts/build-contract.mjs --check',
  'node scripts/build-kernels.mjs --check',
  'node scripts/build-schemas.mjs --check',
  'node scripts/check-layers.mjs',
];

/** @returns whether it ended well. */
async function run(step) {
  const child = spawn(step, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => said.push(piece));
  const code = await new Promise((resolve) => child.on('close', resolve));
  process.stdout.write(Buffer.concat(said));
  if (code !== 0) console.log(`${step}: exit code ${code}`);
  return code === 0;
}

const waiting = [...STEPS];
let isWell = true;
const worker = async () => {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) isWell = (await run(step)) && isWell;
};
await Promise.all(Array.from({ length: Math.max(1, os.availableParallelism()) }, worker));
process.exit(isWell ? 0 : 1);
