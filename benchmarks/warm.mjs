// Times one change of a large instance against solving it anew: `npm run build && node benchmarks/warm.mjs`.
//
//   --only NAME,NAME   instances (plenty_10000, short_10000; any size)   --changes N   of each kind (200)   --verify N   every Nth is verified (50)
//   --anew N           after every N changes the session is solved anew, untimed (never): a second or two each
//   --kinds KIND,KIND  these kinds of change (all); what undoes a change comes after it
//
// Each kind of change goes on from where the one before it ended, as a session does. After the last change of a kind, and every Nth, the
// proof is verified and the value compared with a cold solve of the instance as it is then. Only the change itself is timed.
import { parseArgs } from 'node:util';
import { DynamicAssignment, capacitatedAssignment, verifyAssignment } from '../dist/solver/index.js';
import { seededRandom } from './random.mjs';
import { environment, figure, heading, table, writeResults } from './report.mjs';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    changes: { type: 'string', default: '200' },
    verify: { type: 'string', default: '50' },
    anew: { type: 'string' },
    kinds: { type: 'string' },
  },
});
const [changes, every, anew] = [options.changes, options.verify, options.anew ?? Infinity].map(Number);
const COLD_RUNS = 5;
/** What one change may take of a cold solve, in the median. */
const ALLOWED = 0.02;

const PLACES = {
  /** Places for 1.3 of 1 trainee; some regions are short all the same. */
  plenty: [1, 1, 1, 1, 1, 1, 2, 2, 2, 3],
  /** Places for 0.96 of 1: most regions are short. */
  short: [1, 1, 1, 1, 1, 1, 1, 1, 2, 2],
};

/**
 * A census of 8 regions of unequal size and strength, 8 mentors for 10 trainees: nine in ten of the pairs of a region are eligible, and one
 * trainee in four can go to three mentors anywhere. The score has parts in steps, as criteria have, so that there are many ties.
 */
function census(name) {
  const [, kind, size] = /^([a-z]+)_(\d+)$/.exec(name);
  const rows = Number(size);
  const columns = Math.round(0.8 * rows);
  const random = seededRandom(name);
  const people = (count, shares) => {
    const regions = shares.flatMap((share, region) => Array.from({ length: share }, () => region));
    const person = () => ({ region: random.pick(regions), x: random.fraction(), field: random.int(0, 11), days: random.int(0, 31) });
    return Array.from({ length: count }, person);
  };
  const shares = Array.from({ length: 8 }, () => random.int(60, 140));
  const trainees = people(rows, shares);
  const mentors = people(
    columns,
    shares.map((share) => Math.round((share * random.int(75, 125)) / 100)),
  );
  const within = shares.map((_, region) => [...mentors.keys()].filter((j) => mentors[j].region === region));
  const start = new Int32Array(rows + 1);
  const column = [];
  const score = [];
  trainees.forEach((trainee, i) => {
    const eligible = new Set(within[trainee.region].filter(() => random.chance(0.9)));
    if (random.chance(0.25)) for (let k = 0; k < 3; k++) eligible.add(random.int(0, columns - 1));
    for (const j of [...eligible].sort((a, b) => a - b)) {
      column.push(j);
      score.push(suitability(trainee, mentors[j]));
    }
    start[i + 1] = column.length;
  });
  const capacity = Int32Array.from({ length: columns }, () => random.pick(PLACES[kind]));
  return { rows, columns, start, column: Int32Array.from(column), score: Int32Array.from(score), capacity };
}

function suitability(trainee, mentor) {
  const field = trainee.field === mentor.field ? 100 : trainee.field >> 1 === mentor.field >> 1 ? 60 : 0;
  const near = trainee.region === mentor.region ? 100 - 5 * Math.floor(20 * Math.abs(trainee.x - mentor.x)) : 0;
  let shared = 0;
  for (let days = trainee.days & mentor.days; days > 0; days &= days - 1) shared++;
  return 40 * field + 40 * near + 400 * shared;
}

/** Kind → (what is held, row → column now) → a change to be timed, or null where what was drawn does not lend itself to it. */
const KINDS = {
  'mentor leaves': (held, now) => {
    const j = now[presentRow(held)];
    if (j < 0 || isPinned(held, j)) return null;
    held.capacity[j] = 0;
    held.gone.push(j);
    return () => held.session.removeColumn(j);
  },
  'mentor comes back': ({ session, random, capacity, gone }) => {
    const j = gone.pop();
    const places = (capacity[j] = random.int(1, 3));
    return () => session.setCapacity(j, places);
  },
  'one place less': (held, now) => {
    const j = now[presentRow(held)];
    if (j < 0 || isPinned(held, j)) return null;
    const places = --held.capacity[j];
    return () => held.session.setCapacity(j, places);
  },
  'one place more': ({ session, random, capacity }) => {
    const j = random.int(0, capacity.length - 1);
    const places = ++capacity[j];
    return () => session.setCapacity(j, places);
  },
  'trainee leaves': (held) => {
    const i = presentRow(held);
    held.removed.add(i);
    return () => held.session.removeRow(i);
  },
  'trainee arrives': (held) => {
    const { start, column, score } = held.scores;
    const like = presentRow(held);
    const columns = column.slice(start[like], start[like + 1]);
    const scores = score.slice(start[like], start[like + 1]).map((points) => points - (points % 7));
    return () => held.session.addRow(columns, scores);
  },
  'mentor arrives': (held) => {
    const { region, scores, capacity } = inReachOf(held, pair(held)[1]);
    return () => held.session.addColumn(capacity, region, scores);
  },
  'chosen pair banned': (held, now) => {
    const i = presentRow(held);
    const j = now[i];
    if (j < 0 || !hasArc(held, i, j) || held.pins.some(([row]) => row === i)) return null;
    held.bans.push([i, j]);
    return () => held.session.ban(i, j);
  },
  'ban lifted': ({ session, bans }) => {
    const [i, j] = bans.pop();
    return () => session.unban(i, j);
  },
  'other pair pinned': (held, now) => {
    const [i, j] = pair(held);
    if (now[i] === j || held.capacity[j] === 0 || isPinned(held, j) || held.pins.some(([row]) => row === i)) return null;
    held.pins.push([i, j]);
    return () => held.session.pin(i, j);
  },
  'pin lifted': ({ session, pins }) => {
    const [i] = pins.pop();
    return () => session.unpin(i);
  },
  'chosen pair scores less': (held, now) => {
    const i = presentRow(held);
    if (now[i] < 0 || !hasArc(held, i, now[i])) return null;
    const less = Math.floor(scoreOf(held, i, now[i]) * 0.8);
    return () => held.session.setScore(i, now[i], less);
  },
  'other pair scores more': (held, now) => {
    const [i, j] = pair(held);
    if (now[i] === j || now[i] < 0 || !hasArc(held, i, now[i])) return null;
    const more = scoreOf(held, i, now[i]) + 1000;
    return () => held.session.setScore(i, j, more);
  },
};

function presentRow({ scores, removed, random }) {
  for (;;) {
    const i = random.int(0, scores.rows - 1);
    if (!removed.has(i) && scores.start[i + 1] > scores.start[i]) return i;
  }
}

function pair(held) {
  const i = presentRow(held);
  return [i, held.scores.column[held.random.int(held.scores.start[i], held.scores.start[i + 1] - 1)]];
}

function isPinned({ pins }, j) {
  return pins.some(([, column]) => column === j);
}

/** The score that a pair had at first; −1 where it is not one of them. */
function scoreOf({ scores: { start, column, score } }, i, j) {
  const at = column.subarray(start[i], start[i + 1]).indexOf(j);
  return at < 0 ? -1 : score[start[i] + at];
}

function hasArc(held, i, j) {
  return scoreOf(held, i, j) >= 0;
}

/** Somebody new like mentor j: the same rows, other scores. */
function inReachOf({ scores, removed, random }, j) {
  const region = [];
  for (let i = 0; i < scores.rows; i++) if (!removed.has(i) && hasArc({ scores }, i, j)) region.push(i);
  const points = region.map((i) => Math.max(0, scoreOf({ scores }, i, j) - 5 * random.int(0, 100)));
  return { region, scores: points, capacity: random.int(1, 3) };
}

const where = environment();
console.log(heading(where));
const sessions = (options.only?.split(',') ?? ['plenty_10000', 'short_10000']).map(timeSession);
if (options.only === undefined && options.kinds === undefined)
  writeResults(where, options.anew === undefined ? '-warm' : `-warm-anew-${anew}`, { changes, sessions });
if (sessions.some(({ wrong, kinds }) => wrong.length > 0 || kinds.some(({ share }) => share > ALLOWED))) process.exitCode = 1;

function timeSession(name) {
  const scores = census(name);
  const cold = [];
  let answer;
  for (let k = 0; k < COLD_RUNS; k++) cold.push(timed(() => (answer = capacitatedAssignment(scores))));
  const coldMs = median(cold);
  let session;
  const buildMs = timed(() => (session = new DynamicAssignment(scores, answer)));
  const random = seededRandom(`warm ${name}`);
  const held = { session, scores, random, capacity: scores.capacity.slice(), bans: [], pins: [], gone: [], removed: new Set() };
  const wrong = [];
  let verified = 0;
  const chosen = options.kinds?.split(',') ?? Object.keys(KINDS);
  const kinds = chosen.map((kind) => {
    const draw = KINDS[kind];
    if (draw === undefined) throw new Error(`--kinds ${kind}: take some of ${Object.keys(KINDS).join(', ')}`);
    const times = [];
    while (times.length < changes) {
      const change = draw(held, session.matching().rowToColumn);
      if (change === null) continue;
      times.push(timed(change));
      if (times.length % anew === 0) solveAnew(held);
      if (times.length % every !== 0 && times.length < changes) continue;
      verified++;
      wrong.push(...problemsOf(session).map((problem) => `${kind}: ${problem}`));
    }
    return { kind, medianMs: median(times), p95Ms: quantile(times, 0.95), worstMs: Math.max(...times), share: median(times) / coldMs };
  });
  const { rows, columns, column } = scores;
  console.log(`\n${name}: ${rows} × ${columns}, ${column.length} pairs, ${answer.matched} matched`);
  console.log(`cold solve ${figure(coldMs)} ms (median of ${COLD_RUNS}); session from its answer, verified, ${figure(buildMs)} ms`);
  const lines = kinds.map(({ kind, medianMs, p95Ms, worstMs, share }) => [
    ...[kind, figure(medianMs), figure(100 * share), figure(p95Ms), figure(worstMs), figure((100 * worstMs) / coldMs)],
  ]);
  console.log(table(['change', 'median ms', '% of cold', '95 % ms', 'worst ms', '% of cold'], lines));
  console.log(
    `${verified} states verified and compared with a cold solve: ${wrong.length === 0 ? 'all as they should be' : wrong.join('; ')}`,
  );
  return { name, rows, columns, arcs: column.length, coldMs, buildMs, kinds, verified, wrong };
}

/** So many scores at once are not followed one by one, even if they are what they were. */
function solveAnew({ session }) {
  const { rows, start, column, score } = session.scores();
  const present = Array.from({ length: rows }, (_, i) => i).filter((i) => start[i] < start[i + 1]);
  const first = (values) => present.map((i) => values[start[i]]);
  session.setScores(present, first(column), first(score));
}

/** What is wrong with a session's answer. */
function problemsOf(session) {
  const [scores, result] = [session.scores(), session.result()];
  const { problems } = verifyAssignment(scores, result);
  const { matched, score } = capacitatedAssignment(scores);
  const same = matched === result.matched && score === result.score;
  return same ? problems : [...problems, `${result.matched} matched for ${result.score}, a cold solve finds ${matched} for ${score}`];
}

function timed(work) {
  const since = performance.now();
  work();
  return performance.now() - since;
}

function quantile(times, share) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

function median(times) {
  return quantile(times, 0.5);
}
