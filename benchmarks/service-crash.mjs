// Crashes: `npm run campaign:crash -- --seed 1 --kills 1000`. Workers of the service are killed (SIGKILL) and frozen past their leases (SIGSTOP) at
// random moments while runs and other jobs wait. At the end every job must have had its effect, once: a result a run, a row a job, one line of the
// record each. Ends with 1 where something is lost, doubled or written by a worker that no longer held it.
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { addRun } from '../dist/service/acts/runs.js';
import { addJob } from '../dist/service/acts/queueing.js';
import { RUN_SETTINGS } from '../dist/service/rules/run-settings.js';
import { openStore } from '../dist/service/store/database.js';
import { startEmbedded } from '../dist/service/store/embedded.js';
import { migrate } from '../dist/service/store/migrate.js';
import { seededRandom } from './random.mjs';

const { values: options } = parseArgs({
  options: {
    ...{ seed: { type: 'string', default: '1' }, kills: { type: 'string', default: '1000' } },
    ...{ workers: { type: 'string', default: '3' }, lease: { type: 'string', default: '1' } },
  },
});
const KILLS = Number(options.kills);
const LEASE_SECONDS = Number(options.lease);
/** Jobs that wait at any time, so that every kill meets some. */
const WAITING = 6;
/** Of the jobs, those that are runs. */
const RUNS = 0.3;
/** Of the kills, those that only freeze. */
const FROZEN = 0.25;
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const random = seededRandom(`service-crash ${options.seed}`);

const MENTORS =
  'matricule;rôle;nom;prénom;service;capacité_max;formé_le;volontaire\r\nT-1;tuteur;Ajonc;Alix;SPIP-33-01;1;01/09/2020;oui\r\n';
const TRAINEES = 'matricule;rôle;nom;prénom;service;promotion\r\nS-1;stagiaire;Érable;Ève;SPIP-33-01;CPIP 29\r\n';

const folder = mkdtempSync(path.join(os.tmpdir(), 'binome-crash-'));
chmodSync(folder, 0o755);
const server = await startEmbedded(folder, { durable: false });
const owner = new pg.Client(server.connection('binome_owner'));
await owner.connect();
await migrate(owner);
await owner.query(`insert into board (code, name) values ('DISP-BOR', 'Bordeaux')`);
const connection = server.connection('binome_system');
const store = openStore(connection, { name: 'campaign', connections: 4 });

const inputs = [];
for (const [name, text] of Object.entries({ 'tuteurs.csv': MENTORS, 'stagiaires.csv': TRAINEES })) {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await owner.query('insert into blob (sha256, size, bytes) values ($1, $2, $3)', [sha256, bytes.length, bytes]);
  inputs.push({ place: `census/${name}`, name, sha256 });
}

const asked = { run: 0, probe: 0 };

async function ask() {
  const kind = random.chance(RUNS) ? 'run' : 'probe';
  asked[kind]++;
  await store.transaction(async (tx) => {
    if (kind === 'probe') return addJob(tx, { id: randomUUID(), kind, maxAttempts: 10_000 });
    const request = { period: 'SP1', census: inputs.map(({ place }) => place), acceptPartial: false, limits: {} };
    const moment = { now: new Date(), newId: randomUUID };
    const run = { command: 'match', board: 'DISP-BOR', request, inputs, guidelines: 'shipped' };
    return addRun({ tx, moment, by: null, language: 'fr' }, run, RUN_SETTINGS);
  });
  // Kills are not the job's fault here: none is to fail for their number.
  await owner.query('update job set max_attempts = 10000 where max_attempts < 10000');
}

async function waiting() {
  const { rows } = await owner.query(`select count(*)::int as count from job where state in ('queued', 'running')`);
  return rows[0].count;
}

async function start() {
  const child = spawn(
    process.execPath,
    [new URL('service-crash/worker.mjs', import.meta.url).pathname, JSON.stringify({ connection, version, leaseSeconds: LEASE_SECONDS })],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await once(child.stdout, 'data');
  return child;
}

const workers = await Promise.all(Array.from({ length: Number(options.workers) }, start));
const counts = { killed: 0, frozen: 0 };
const thawing = new Set();

for (let kill = 0; kill < KILLS; kill++) {
  while ((await waiting()) < WAITING) await ask();
  await pause(random.int(0, 400));
  const k = random.int(0, workers.length - 1);
  if (random.chance(FROZEN)) {
    counts.frozen++;
    const child = workers[k];
    child.kill('SIGSTOP');
    workers[k] = await start();
    // Back once its lease is long over; what it then wants to write must be refused.
    const thawed = pause(LEASE_SECONDS * 2500).then(async () => {
      child.kill('SIGCONT');
      await pause(500);
      child.kill('SIGKILL');
      thawing.delete(thawed);
    });
    thawing.add(thawed);
  } else {
    counts.killed++;
    workers[k].kill('SIGKILL');
    workers[k] = await start();
  }
  if ((kill + 1) % 50 === 0) console.log(`${kill + 1} of ${KILLS}; jobs: ${asked.run} runs, ${asked.probe} others`);
}

await Promise.all(thawing);
const calm = performance.now();
while ((await waiting()) > 0 && performance.now() - calm < 120_000) await pause(100);
const recovered = Math.round(performance.now() - calm);
for (const worker of workers) worker.kill('SIGKILL');

const one = async (sql) => (await owner.query(sql)).rows[0];
const found = {
  ...(await one(
    `select count(*) filter (where state = 'done')::int as done, count(*) filter (where state <> 'done')::int as others from job where kind in ('run', 'probe')`,
  )),
  ...(await one(`select count(*)::int as effects from schedule where kind = 'effect'`)),
  ...(await one(`select count(*)::int as results from run_result`)),
  ...(await one(`select count(*)::int as recorded, count(distinct subject)::int as subjects from audit where act = 'run.done'`)),
  ...(await one(`select count(*)::int as wrong from run_result y join job j on j.id = y.run where y.attempt <> j.attempt`)),
  ...(await one(`select count(distinct sha256)::int as bundles from run_file where name = 'bundle.json'`)),
  ...(await one(`select coalesce(max(attempt), 0)::int as most from job`)),
};
await store.close();
await owner.end();
await server.stop();
rmSync(folder, { recursive: true, force: true });

const faults = [
  ...(found.others > 0 ? [`${found.others} jobs are not done`] : []),
  ...(found.effects === asked.probe ? [] : [`${found.effects} effects of ${asked.probe} jobs`]),
  ...(found.results === asked.run ? [] : [`${found.results} results of ${asked.run} runs`]),
  ...(found.recorded === asked.run && found.subjects === asked.run ? [] : [`${found.recorded} lines of the record for ${asked.run} runs`]),
  ...(found.wrong > 0 ? [`${found.wrong} results of an attempt that was not the last`] : []),
  ...(found.bundles > 1 ? [`${found.bundles} different results of the same inputs`] : []),
];
console.log(
  `${counts.killed} killed, ${counts.frozen} frozen; ${asked.run} runs, ${asked.probe} other jobs, at most ${found.most} attempts; the last done after ${recovered} ms`,
);
console.log(faults.length === 0 ? 'lost 0, doubled 0, late writes 0' : faults.join('\n'));
if (faults.length > 0) process.exitCode = 1;
