// A national run of ten directorates with one worker, then with more: `npm run bench:service-nation -- --copies 24 --workers 1,3`. The
// demonstration's people are copied under new ids (24 copies: 20,160), imported and applied by each directorate over HTTP; then the training unit
// asks for the match of one period, again and again. Prints seconds, memory at most, and how much the database has grown at each step.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { runningEmbedded } from '../dist/service/store/embedded.js';
import { every, Person } from './service-crash/office.mjs';
import { familyMemory, freePort, send, start } from './service-crash/processes.mjs';

const { values: options } = parseArgs({
  options: {
    copies: { type: 'string', default: '24' },
    workers: { type: 'string', default: '1,3' },
    runs: { type: 'string', default: '3' },
  },
});
const COPIES = Number(options.copies);
const RUNS = Number(options.runs);
const PERIOD = 'SP1';

/** @returns the text with every id of the copy numbered, wherever it stands. The first copy keeps its ids. */
function copied(text) {
  const [header, ...rows] = text.trimEnd().split('\r\n');
  const copies = Array.from({ length: COPIES }, (_, copy) =>
    copy === 0 ? rows : rows.map((row) => row.replace(/\b([TS])-(\d{4})\b/g, `$1-$2-${copy}`)),
  );
  return `${[header, ...copies.flat()].join('\r\n')}\r\n`;
}

async function measured(workers) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'binome-nation-'));
  chmodSync(folder, 0o755);
  const [port, store] = [await freePort(), path.join(folder, 'store')];
  const origin = `http://127.0.0.1:${port}`;
  const config = path.join(folder, 'binome.json');
  writeFileSync(config, JSON.stringify({ mode: 'demo', port, database: { folder: store }, limits: { workers }, log: { level: 'info' } }));
  const service = start('serve', { config });
  if (!(await service.ready)) throw new Error(service.said());
  const client = new pg.Client(runningEmbedded(store)('binome_owner'));
  await client.connect();
  const megabytes = async () => {
    await client.query('checkpoint');
    return Number((await client.query('select pg_database_size(current_database()) / 1048576.0 as size')).rows[0].size);
  };
  const steps = [];
  let [size, most] = [await megabytes(), 0];
  const timer = setInterval(() => (most = Math.max(most, familyMemory(service.pid))), 500);
  const step = async (what, act) => {
    most = familyMemory(service.pid);
    const since = performance.now();
    const result = await act();
    const seconds = (performance.now() - since) / 1000;
    const now = await megabytes();
    steps.push({ workers, what, seconds: Math.round(seconds * 10) / 10, 'memory MB': most, 'database +MB': Math.round(now - size) });
    size = now;
    return result;
  };

  const school = await Person.signedIn(origin, 'ecole');
  const boards = [...new Set((await every(school, `/api/rounds?limit=200`)).map(({ board }) => board))];
  let people = 0;
  await step('ten censuses imported and applied', async () => {
    for (const board of boards) {
      const officer = await Person.signedIn(origin, `board.${board.toLowerCase()}`);
      const [{ id }] = await every(officer, '/api/censuses?limit=1');
      const { files } = await officer.must('GET', `/api/censuses/${id}`);
      const form = new FormData();
      form.set('board', board);
      for (const [number, { name }] of files.entries()) {
        const text = copied(await officer.must('GET', `/api/censuses/${id}/files/${number + 1}`));
        people += text.trimEnd().split('\r\n').length - 1;
        form.append('files', new File([text], name));
      }
      const census = await officer.must('POST', '/api/censuses', form);
      await officer.must('POST', `/api/censuses/${census.id}/application`, census.confirm === null ? {} : { confirm: census.confirm });
    }
  });
  let totals;
  for (let run = 1; run <= RUNS; run++)
    await step(`match of the country, ${run}`, async () => {
      const { id } = await school.must('POST', '/api/runs', { command: 'match', period: PERIOD });
      for (;;) {
        const { state, error, result, leftOut } = await school.must('GET', `/api/runs/${id}`);
        if (state === 'done') {
          totals = `${result.totals.matched} of ${result.totals.trainees} trainees, ${result.totals.rounds} rounds (${leftOut.length} left out)`;
          break;
        }
        if (state !== 'queued' && state !== 'running') throw new Error(JSON.stringify(error));
        await pause(200);
      }
    });
  clearInterval(timer);
  await client.end();
  send([service.pid], 'SIGTERM');
  await service.ended;
  rmSync(folder, { recursive: true, force: true });
  console.log(`${workers} worker(s): ${people} people, ${totals}`);
  return steps;
}

const all = [];
for (const workers of options.workers.split(',').map(Number)) all.push(...(await measured(workers)));
console.table(all);
console.log(`${os.cpus().length} cores, Node ${process.versions.node}`);
