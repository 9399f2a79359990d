// Sudden deaths of the whole service: `npm run campaign:kills -- --seed 1 --kills 1000 [--store server]`. Directors decide, trainees flag, boards
// answer, run and report breakdowns with confidential notes over HTTP, while the service, a worker, the database's server, one of its processes,
// or all of them are killed (SIGKILL) at random moments, and workers frozen past their leases. At the end nothing that was acknowledged may be
// missing, nothing be there twice, every run have one result, and the record be whole. Ends with 1 otherwise.
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { spawnSync } from 'node:child_process';
import pg from 'pg';
import { runningEmbedded, startEmbedded } from '../dist/service/store/embedded.js';
import { seededRandom } from './random.mjs';
import { compare, Ledger, prepareSeason, work } from './service-crash/office.mjs';
import { commandOf, family, freePort, isAlive, MAIN, send, start } from './service-crash/processes.mjs';

const { values: options } = parseArgs({
  options: {
    ...{ seed: { type: 'string', default: '1' }, kills: { type: 'string', default: '1000' } },
    /** embedded: the service's own; server: one that stands by itself. */
    store: { type: 'string', default: 'embedded' },
    lease: { type: 'string', default: '5' },
  },
});
const KILLS = Number(options.kills);
const LEASE_SECONDS = Number(options.lease);
const random = seededRandom(`service-kills ${options.seed}`);
/** By how often. */
const WAYS = ['service', 'service', 'worker', 'worker', 'freeze', 'backend', 'backend', 'server', 'guard', 'all'];
/** What a store that does not come back by itself may take: its service ends it after a minute. */
const START_MS = 150_000;

const folder = mkdtempSync(path.join(os.tmpdir(), 'binome-kills-'));
chmodSync(folder, 0o755);
const storeFolder = path.join(folder, 'store');
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const config = path.join(folder, 'binome.json');
/** Where the store stands by itself: this process holds it, and starts it again. */
let standing = options.store === 'server' ? await startEmbedded(storeFolder) : null;
const urlAs = (role) => {
  const { host, port: number } = standing.connection(role);
  return `postgresql://${role}@${encodeURIComponent(host)}:${number}/binome`;
};
writeFileSync(
  config,
  JSON.stringify({
    ...{ mode: 'demo', port, limits: { leaseSeconds: LEASE_SECONDS, workers: 1 }, log: { level: 'info' } },
    database:
      standing === null
        ? { folder: storeFolder }
        : { url: urlAs('binome_app'), systemUrl: urlAs('binome_system'), ownerUrl: urlAs('binome_owner') },
  }),
);

const ownerConnection = () => (standing === null ? runningEmbedded(storeFolder)('binome_owner') : standing.connection('binome_owner'));

async function owner(act) {
  const client = new pg.Client({ ...ownerConnection(), connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

if (standing !== null) {
  const { status, stderr } = spawnSync(process.execPath, [MAIN, 'migrate', '--config', config], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

const restarts = [];
async function upAgain(command) {
  const since = performance.now();
  for (;;) {
    const started = start(command, { config });
    if (await started.ready) {
      if (command === 'serve') restarts.push(performance.now() - since);
      return started;
    }
    const { said } = await started.ended;
    // Nobody is taken on while the service is down, and it ends by itself where its store does not come back.
    if (command === 'worker' && !isAlive(service.pid)) service = await upAgain('serve');
    // The server of before may still be ending.
    if (performance.now() - since > START_MS) throw new Error(`${command} does not start: ${said}`);
    await pause(100);
  }
}

let service = await upAgain('serve');
let worker = await upAgain('worker');
const firstStart = restarts.pop();
const season = await prepareSeason(origin, 4);
const ledger = new Ledger();
const ending = new AbortController();
let isOver = false;
const working = work(season, ledger, random, ending.signal).finally(() => (isOver = true));
working.catch(() => undefined);

/** From a death until another attempt, of the jobs that were under way. */
const takenUp = [];
const watches = new Set();
function watchJobs(rows) {
  for (const { id, attempt } of rows) {
    const since = performance.now();
    const watch = (async () => {
      while (performance.now() - since < 120_000) {
        await pause(100);
        const now = await owner(async (client) => (await client.query('select attempt, state from job where id = $1', [id])).rows[0]).catch(
          () => undefined,
        );
        if (now !== undefined && (now.attempt > attempt || ['done', 'failed', 'cancelled'].includes(now.state))) break;
      }
      takenUp.push(performance.now() - since);
    })().finally(() => watches.delete(watch));
    watches.add(watch);
  }
}

const underWay = () =>
  owner(async (client) => (await client.query(`select id, attempt from job where state = 'running' and kind = 'run'`)).rows).catch(
    () => [],
  );

const counts = Object.fromEntries(['service', 'worker', 'freeze', 'backend', 'server', 'guard', 'all'].map((way) => [way, 0]));
const thawing = new Set();
/** The server's first process, whose guard is a shell. */
const postmaster = () => standing?.pid ?? family(service.pid).find((pid) => /^\S*\/postgres -D/.test(commandOf(pid)));
/** What ends the server when its service dies. */
const guards = () => (standing === null ? family(service.pid).filter((pid) => commandOf(pid).startsWith('/bin/sh')) : []);
async function serverGone(pid) {
  while (isAlive(pid)) await pause(20);
}

const began = performance.now();
for (let kill = 0; kill < KILLS && !isOver; kill++) {
  await pause(random.int(0, 700));
  const way = random.pick(WAYS);
  counts[way]++;
  const jobs = await underWay();
  if (way === 'worker') {
    send([worker.pid], 'SIGKILL');
    worker = await upAgain('worker');
  } else if (way === 'freeze') {
    const frozen = worker;
    send([frozen.pid], 'SIGSTOP');
    // Back once its lease is long over; what it then wants to write must be refused.
    const thawed = pause(LEASE_SECONDS * 2000)
      .then(() => {
        send([frozen.pid], 'SIGCONT');
        return pause(1500);
      })
      .then(() => {
        send([frozen.pid], 'SIGKILL');
        thawing.delete(thawed);
      });
    thawing.add(thawed);
    worker = await upAgain('worker');
  } else if (way === 'service') {
    send([service.pid], 'SIGKILL');
    await service.ended;
    service = await upAgain('serve');
  } else if (way === 'guard') {
    const victims = guards();
    if (victims.length > 0) send([random.pick(victims)], 'SIGKILL');
  } else if (way === 'backend') {
    const server = postmaster();
    const victims = server === undefined ? [] : family(server).slice(1);
    if (victims.length > 0) send([random.pick(victims)], 'SIGKILL');
  } else if (way === 'server') {
    const server = postmaster();
    if (server !== undefined) {
      const all = family(server);
      send([server], 'SIGKILL');
      if (standing !== null) {
        await serverGone(server);
        send(all, 'SIGKILL');
        standing = await startEmbedded(storeFolder);
      }
    }
  } else {
    const all = [...family(service.pid), worker.pid, ...(standing === null ? [] : family(standing.pid))];
    send(random.shuffle(all), 'SIGKILL');
    await Promise.all([service.ended, worker.ended]);
    if (standing !== null) standing = await startEmbedded(storeFolder);
    service = await upAgain('serve');
    worker = await upAgain('worker');
  }
  watchJobs(jobs);
  // What has ended by itself because its store was gone is started again, as an operator's supervisor does.
  await pause(way === 'server' || way === 'backend' ? 300 : 0);
  if (!isAlive(service.pid)) service = await upAgain('serve');
  if (!isAlive(worker.pid)) worker = await upAgain('worker');
  if ((kill + 1) % 25 === 0)
    console.log(
      `${kill + 1} of ${KILLS} after ${Math.round((performance.now() - began) / 1000)} s: ${JSON.stringify(ledger.count('acknowledged'))}`,
    );
}

await Promise.all(thawing);
if (!isAlive(service.pid)) service = await upAgain('serve');
if (!isAlive(worker.pid)) worker = await upAgain('worker');
ending.abort();
const watchdog = pause(120_000, 'late');
const lastWord = await Promise.race([working.then(() => 'done'), watchdog]).catch((error) => `failed: ${error.message}`);
const calm = performance.now();
while (performance.now() - calm < 120_000) {
  const { rows } = await owner((client) =>
    client.query(`select count(*)::int as count from job where kind = 'run' and state in ('queued', 'running')`),
  );
  if (rows[0].count === 0) break;
  await pause(200);
}
await Promise.all(watches);
const outcome = await owner((client) => compare(client, ledger));
const verified = spawnSync(process.execPath, [MAIN, 'audit', 'verify', '--config', config], { encoding: 'utf8' });
send([worker.pid], 'SIGTERM');
send([service.pid], 'SIGTERM');
await Promise.all([service.ended, worker.ended]);
if (standing !== null) await standing.stop();
if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });

const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => sorted(values)[Math.floor(values.length / 2)] ?? 0;
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const slow = takenUp.filter((ms) => ms > 60_000).length;
console.log(
  `deaths: ${JSON.stringify(counts)}, store: ${options.store}, seed ${options.seed}, lease ${LEASE_SECONDS} s, ${seconds(performance.now() - began)}`,
);
console.log(`acknowledged: ${JSON.stringify(ledger.count('acknowledged'))}`);
console.log(`refused: ${JSON.stringify(ledger.count('refused'))}; without an answer: ${JSON.stringify(ledger.count('unknown'))}`);
console.log(`runs given up after five dead workers, and said: ${outcome.givenUp}`);
console.log(`a job taken up again: median ${seconds(median(takenUp))}, worst ${seconds(Math.max(0, ...takenUp))} (${takenUp.length} jobs)`);
console.log(
  `service up again: median ${seconds(median(restarts))}, worst ${seconds(Math.max(0, ...restarts))}; first start ${seconds(firstStart)}`,
);
console.log(`record: ${verified.stdout.trim().split('\n')[0] || verified.stderr.trim()}`);
const faults = [
  ...outcome.lost.map((each) => `lost: ${each}`),
  ...outcome.doubled.map((each) => `doubled: ${each}`),
  ...outcome.undone.map((each) => `not done: ${each}`),
  ...(slow > 0 ? [`${slow} jobs waited more than 60 s`] : []),
  ...(verified.status === 0 ? [] : [`the record: exit ${verified.status}`]),
  ...(lastWord === 'done' ? [] : [`the clients: ${lastWord}`]),
];
console.log(faults.length === 0 ? 'lost 0, doubled 0' : faults.slice(0, 50).join('\n'));
process.exit(faults.length === 0 ? 0 : 1);
