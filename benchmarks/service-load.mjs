// People at work while a national run solves: `npm run bench:service-load -- --people 50 --seconds 120`. Directors, boards, mentors, trainees and the
// school browse and decide on the demonstration, with pauses as people make them, while recruitment for the whole country is computed again and
// again. Prints the times of each route; ends with 1 where any answer is an error, or where the 95th percentile of all is over the goal.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { seededRandom } from './random.mjs';
import { every, Person, runDone, version } from './service-crash/office.mjs';
import { familyMemory, freePort, send, start } from './service-crash/processes.mjs';

const { values: options } = parseArgs({
  options: {
    ...{ people: { type: 'string', default: '50' }, seconds: { type: 'string', default: '120' }, seed: { type: 'string', default: '1' } },
    goal: { type: 'string', default: '300' },
  },
});
const PEOPLE = Number(options.people);
const GOAL_MS = Number(options.goal);
const BOARDS = ['DISP-LYO', 'DISP-BOR', 'DISP-REN'];
const PERIOD = 'SP1';
const random = seededRandom(`service-load ${options.seed}`);

const folder = mkdtempSync(path.join(os.tmpdir(), 'binome-load-'));
chmodSync(folder, 0o755);
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const config = path.join(folder, 'binome.json');
writeFileSync(config, JSON.stringify({ mode: 'demo', port, database: { folder: path.join(folder, 'store') }, log: { level: 'error' } }));
const service = start('serve', { config });
// At this level of the log nothing tells that it serves.
for (;;) {
  try {
    if ((await fetch(`${origin}/readyz`)).ok) break;
  } catch {
    await pause(100);
  }
}

const roundOf = (board) => `/api/rounds/${encodeURIComponent(`${board}.CPIP 29.${PERIOD}`)}`;
const pairs = {};
for (const board of BOARDS) {
  const officer = await Person.signedIn(origin, `board.${board.toLowerCase()}`);
  const { id } = await officer.must('POST', `${roundOf(board)}/runs`, {});
  await runDone(officer, id);
  await officer.must('PUT', `${roundOf(board)}/proposal`, { run: id }, version((await officer.must('GET', roundOf(board))).version));
  pairs[board] = (await every(officer, `${roundOf(board)}/pairs?limit=200`)).filter(({ mentor }) => mentor !== null);
}

/** Route → milliseconds. */
const times = new Map();
const errors = [];
/** @param expected statuses besides success that are no fault: somebody else was quicker. */
async function timed(person, route, method, place, body, headers, expected = []) {
  const since = performance.now();
  const answer = await person.ask(method, place, body, headers).catch((error) => ({ status: 0, body: error.message }));
  const list = times.get(`${method} ${route}`) ?? [];
  list.push(performance.now() - since);
  times.set(`${method} ${route}`, list);
  if ((answer.status === 0 || answer.status >= 400) && !expected.includes(answer.status))
    errors.push(`${method} ${route}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`);
  return answer;
}

const browsers = {
  director: async (person, { board }) => {
    await timed(person, '/todo', 'GET', '/api/todo');
    const list = await timed(person, '/rounds/{id}/pairs', 'GET', `${roundOf(board)}/pairs?limit=200`);
    const own = (list.body.items ?? []).filter(({ mentor }) => mentor !== null);
    if (own.length === 0) return;
    const { trainee } = random.pick(own);
    const place = `${roundOf(board)}/pairs/${trainee.id}`;
    const pair = await timed(person, '/rounds/{id}/pairs/{trainee}', 'GET', place);
    await pause(random.int(500, 2000));
    const body = { kind: 'accept', reason: 'Bon binôme.' };
    // Of the mentor's service; who looks at a trainee who goes elsewhere does not decide.
    await timed(person, '/rounds/{id}/pairs/{trainee}/decision', 'PUT', `${place}/decision`, body, version(pair.body.version), [403, 412]);
  },
  board: async (person, { board }) => {
    await timed(person, '/rounds', 'GET', `/api/rounds?board=${board}`);
    await timed(person, '/rounds/{id}/pairs', 'GET', `${roundOf(board)}/pairs?limit=200`);
    await timed(person, '/people', 'GET', '/api/people?limit=100');
    await timed(person, '/runs', 'GET', '/api/runs?limit=20');
    await timed(person, '/flags', 'GET', '/api/flags?limit=50');
  },
  trainee: async (person, { id }) => {
    await timed(person, '/me', 'GET', '/api/me');
    await timed(person, '/people/{id}', 'GET', `/api/people/${id}`);
    await timed(person, '/matches', 'GET', '/api/matches');
    if (random.chance(0.2))
      await timed(person, '/people/{id}/flags', 'POST', `/api/people/${id}/flags`, { field: 'Nom', comment: 'À revoir' });
  },
  school: async (person) => {
    await timed(person, '/rounds', 'GET', '/api/rounds?limit=200');
    await timed(person, '/matches', 'GET', '/api/matches?limit=200');
    await timed(person, '/runs', 'GET', '/api/runs?limit=20');
  },
};

const cast = [{ kind: 'school', login: 'ecole' }];
for (let k = 0; cast.length < PEOPLE; k++) {
  const board = BOARDS[k % BOARDS.length];
  const { trainee, mentor } = random.pick(pairs[board]);
  if (k % 10 === 0) cast.push({ kind: 'board', login: `board.${board.toLowerCase()}`, board });
  else if (k % 10 < 6) cast.push({ kind: 'director', login: `director.${mentor.service.toLowerCase()}`, board });
  else cast.push({ kind: 'trainee', login: `trainee.${trainee.id.toLowerCase()}`, id: trainee.id });
}
const people = [];
// One after the other: a sign-in costs a fifth of a second of one core, on purpose.
for (const one of cast) people.push({ ...one, person: await Person.signedIn(origin, one.login) });

const school = people[0].person;
const memory = { most: 0 };
let isOver = false;
let nationalRuns = 0;
const solving = (async () => {
  while (!isOver) {
    const { id } = await school.must('POST', '/api/runs', { command: 'recruitment', board: null, periods: [`CPIP 29/${PERIOD}`] });
    await runDone(school, id);
    nationalRuns++;
  }
})();
const watching = (async () => {
  while (!isOver) {
    memory.most = Math.max(memory.most, familyMemory(service.pid));
    await pause(1000);
  }
})();
const idle = familyMemory(service.pid);
const until = performance.now() + Number(options.seconds) * 1000;
await Promise.all(
  people.map(async (one) => {
    await pause(random.int(0, 3000));
    while (performance.now() < until) {
      await browsers[one.kind](one.person, one);
      await pause(random.int(1000, 4000));
    }
  }),
);
isOver = true;
await Promise.all([solving, watching]);
send([service.pid], 'SIGTERM');
await service.ended;
rmSync(folder, { recursive: true, force: true });

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
const row = (name, list) => {
  const sorted = [...list].sort((a, b) => a - b);
  return {
    route: name,
    requests: list.length,
    p50: Math.round(quantile(sorted, 0.5)),
    p95: Math.round(quantile(sorted, 0.95)),
    p99: Math.round(quantile(sorted, 0.99)),
  };
};
const all = row('all', [...times.values()].flat());
console.table([...[...times].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, list]) => row(name, list)), all]);
console.log(
  `${PEOPLE} people, ${options.seconds} s, seed ${options.seed}: ${errors.length} errors, ${nationalRuns} national runs, ${os.cpus().length} cores`,
);
console.log(`memory of service and database: ${idle} MB before, ${memory.most} MB at most`);
for (const error of errors.slice(0, 20)) console.log(error);
process.exit(errors.length === 0 && all.p95 < GOAL_MS ? 0 : 1);
