// The machine loses power: `npm run campaign:power-cut -- --cuts 20` (Linux, as root: the store lies on an ext4 of its own in a loop device). While
// people write over HTTP every process of the service is stopped at a random moment, and the device is copied as it is: what was never forced to
// the disk is not in the copy. The copy is mounted in its place and the service started on it: all that had been acknowledged must be there.
// Ends with 1 otherwise.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { runningEmbedded } from '../dist/service/store/embedded.js';
import { seededRandom } from './random.mjs';
import { compare, Ledger, prepareSeason, work } from './service-crash/office.mjs';
import { family, freePort, MAIN, send, start } from './service-crash/processes.mjs';

const { values: options } = parseArgs({
  options: {
    ...{ seed: { type: 'string', default: '1' }, cuts: { type: 'string', default: '20' } },
    /** Plants the fault that this campaign exists for: acknowledges what is not on the disk. It must be found. */
    'not-durable': { type: 'boolean', default: false },
  },
});
const random = seededRandom(`power-cut ${options.seed}`);
const IMAGE_MB = 600;

const sh = (command, ...argv) => execFileSync(command, argv, { encoding: 'utf8' });
const folder = mkdtempSync(path.join(os.tmpdir(), 'binome-power-'));
chmodSync(folder, 0o755);
const [base, now, snapshot] = ['base', 'now', 'snapshot'].map((name) => path.join(folder, `${name}.img`));
const mounted = path.join(folder, 'disk');
mkdirSync(mounted);
const mount = (image) => {
  sh('mount', '-o', 'loop', image, mounted);
  chmodSync(mounted, 0o755);
};
async function unmount() {
  for (let turn = 0; ; turn++) {
    if (spawnSync('umount', [mounted]).status === 0) return;
    if (turn > 100) throw new Error('the device is still in use');
    await pause(100);
  }
}
const copy = (from, to) => sh('cp', '--sparse=always', from, to);

const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const config = path.join(folder, 'binome.json');
const storeFolder = path.join(mounted, 'store');
writeFileSync(config, JSON.stringify({ mode: 'demo', port, database: { folder: storeFolder } }));

async function up() {
  const service = start('serve', { config });
  if (await service.ready) return service;
  throw new Error((await service.ended).said);
}

async function down(service) {
  send([service.pid], 'SIGTERM');
  await service.ended;
}

async function owner(act) {
  const client = new pg.Client(runningEmbedded(storeFolder)('binome_owner'));
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

sh('truncate', '-s', `${IMAGE_MB}M`, base);
sh('mkfs.ext4', '-q', '-F', base);
mount(base);
let service = await up();
const season = await prepareSeason(origin, 4);
if (options['not-durable']) await owner((client) => client.query('alter system set synchronous_commit = off'));
await down(service);
await unmount();

const faults = [];
const sums = {};
for (let cut = 1; cut <= Number(options.cuts); cut++) {
  copy(base, now);
  mount(now);
  service = await up();
  const ledger = new Ledger();
  const ending = new AbortController();
  const working = work(season, ledger, random, ending.signal).catch(() => undefined);
  const after = random.int(1500, 9000);
  await pause(after);
  const all = family(service.pid);
  send(all, 'SIGSTOP');
  await pause(150);
  copy(now, snapshot);
  // Whoever still waits for an answer gets none, and asks again once the copy is in its place.
  const acknowledged = ledger.count('acknowledged');
  const marks = new Map(ledger.marks);
  send(all, 'SIGKILL');
  await service.ended;
  ending.abort();
  await unmount();
  mount(snapshot);
  try {
    service = await up();
  } catch (error) {
    faults.push(`cut ${cut}: the service does not start: ${error.message.slice(-500)}`);
    await unmount();
    // Nobody would ever answer.
    break;
  }
  await working;
  // As it was at the cut, and with what was under way then and has had its answer from the copy since.
  const ledgers = [Object.assign(new Ledger(), { marks }), ledger];
  const outcomes = await owner(async (client) => [await compare(client, ledgers[0]), await compare(client, ledgers[1])]);
  const record = spawnSync(process.execPath, [MAIN, 'audit', 'verify', '--config', config], { encoding: 'utf8' });
  await down(service);
  await unmount();
  const lost = [...new Set(outcomes.flatMap((outcome) => outcome.lost))];
  // Of what was asked for since the cut the earlier ledger knows nothing.
  const { doubled } = outcomes[1];
  faults.push(...lost.map((each) => `cut ${cut}: lost: ${each}`), ...doubled.map((each) => `cut ${cut}: doubled: ${each}`));
  if (record.status !== 0) faults.push(`cut ${cut}: the record: ${record.stdout}${record.stderr}`);
  for (const [kind, count] of Object.entries(acknowledged)) sums[kind] = (sums[kind] ?? 0) + count;
  console.log(
    `cut ${cut} after ${(after / 1000).toFixed(1)} s: acknowledged ${JSON.stringify(acknowledged)}, lost ${lost.length}, doubled ${doubled.length}`,
  );
}
rmSync(folder, { recursive: true, force: true });
console.log(`${options.cuts} cuts, seed ${options.seed}: acknowledged ${JSON.stringify(sums)}`);
console.log(faults.length === 0 ? 'lost 0, doubled 0' : faults.slice(0, 50).join('\n'));
process.exit(faults.length === 0 ? 0 : 1);
