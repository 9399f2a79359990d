// People at work on a service that may die at any moment: each writes facts that carry a mark of their own, asks again until there is an answer,
// and remembers what was acknowledged. What the store then holds is compared with that.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const DAY_MS = 86_400_000;
const ANSWER_MS = 20_000;
/** The two directorates with the fewest trainees in the demonstration: one whose round is under review, one whose matches are in force. */
const REVIEWED = 'DISP-LIL';
const IN_FORCE = 'DSPOM';
const PERIOD = 'SP1';

const dayOf = (time) => new Date(time).toISOString().slice(0, 10);

/** Nobody answered, or not to the end: whether the act was done is not known. */
class Unknown extends Error {}

export class Person {
  #origin;
  #cookie = '';

  constructor(origin) {
    this.#origin = origin;
  }

  static async signedIn(origin, login) {
    const person = new Person(origin);
    const answer = await person.ask('POST', '/api/session', { login, password: 'demo' });
    if (answer.status !== 204) throw new Error(`${login}: ${answer.status} ${JSON.stringify(answer.body)}`);
    person.#cookie = answer.headers.get('set-cookie').split(';')[0];
    return person;
  }

  /** @throws Unknown */
  async ask(method, path, body, headers = {}) {
    const isJson = body !== undefined && !(body instanceof FormData);
    try {
      const answer = await fetch(this.#origin + path, {
        method,
        headers: { cookie: this.#cookie, ...(isJson ? { 'content-type': 'application/json' } : {}), ...headers },
        ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : body }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      const text = await answer.text();
      const isJsonBack = answer.headers.get('content-type')?.includes('json') === true;
      const { status } = answer;
      // A service that loses its store says so: the act may have been committed all the same.
      if (status >= 500) throw new Error(`${status} ${text}`);
      return { status, headers: answer.headers, body: isJsonBack ? JSON.parse(text) : text };
    } catch (error) {
      throw new Unknown(`${method} ${path}: ${error.cause?.message ?? error.message}`);
    }
  }

  /** Until there is an answer. */
  async insist(...request) {
    for (;;) {
      try {
        return await this.ask(...request);
      } catch (error) {
        if (!(error instanceof Unknown)) throw error;
        await pause(100);
      }
    }
  }

  /** @throws Error when the answer is a refusal. */
  async must(...request) {
    const answer = await this.insist(...request);
    if (answer.status >= 400) throw new Error(`${request.slice(0, 2).join(' ')}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}

export const version = (number) => ({ 'if-match': `"${number}"` });

export async function runDone(board, id) {
  for (;;) {
    const { state, error } = await board.must('GET', `/api/runs/${id}`);
    if (state === 'done') return;
    if (state !== 'queued' && state !== 'running') throw new Error(`run ${id}: ${state} ${JSON.stringify(error)}`);
    await pause(100);
  }
}

export const every = async (person, path) => (await person.must('GET', path)).items;

/** A season to work on: one round under review, one whose matches are in force. */
export async function prepareSeason(origin, flaggers) {
  const rounds = {};
  for (const board of [REVIEWED, IN_FORCE]) {
    const round = `/api/rounds/${encodeURIComponent(`${board}.CPIP 29.${PERIOD}`)}`;
    rounds[board] = round;
    const officer = await Person.signedIn(origin, `board.${board.toLowerCase()}`);
    const { id } = await officer.must('POST', `${round}/runs`, {});
    await runDone(officer, id);
    await officer.must('PUT', `${round}/proposal`, { run: id }, version((await officer.must('GET', round)).version));
  }
  const pairs = {};
  const directors = new Map();
  for (const board of [REVIEWED, IN_FORCE]) {
    const officer = await Person.signedIn(origin, `board.${board.toLowerCase()}`);
    pairs[board] = await every(officer, `${rounds[board]}/pairs?limit=200`);
    for (const { trainee, mentor, version: now } of pairs[board]) {
      if (mentor === null) {
        if (board === IN_FORCE)
          await officer.must('PUT', `${rounds[board]}/pairs/${trainee.id}/decision`, { kind: 'without', reason: 'Personne' }, version(now));
        continue;
      }
      if (!directors.has(mentor.service))
        directors.set(mentor.service, await Person.signedIn(origin, `director.${mentor.service.toLowerCase()}`));
      if (board !== IN_FORCE) continue;
      const path = `${rounds[board]}/pairs/${trainee.id}/decision`;
      await directors.get(mentor.service).must('PUT', path, { kind: 'accept', reason: 'Bon binôme' }, version(now));
    }
  }
  const officer = await Person.signedIn(origin, `board.${IN_FORCE.toLowerCase()}`);
  await officer.must('PUT', `${rounds[IN_FORCE]}/publication`, {}, version((await officer.must('GET', rounds[IN_FORCE])).version));
  const matches = await every(officer, '/api/matches?limit=200');
  const trainees = [];
  for (const { trainee } of pairs[REVIEWED].slice(0, flaggers))
    trainees.push({ id: trainee.id, person: await Person.signedIn(origin, `trainee.${trainee.id.toLowerCase()}`) });
  return {
    round: rounds[REVIEWED],
    officer: await Person.signedIn(origin, `board.${REVIEWED.toLowerCase()}`),
    caseOfficer: officer,
    ...{ pairs: pairs[REVIEWED].filter(({ mentor }) => mentor !== null), directors, matches, trainees },
  };
}

/** What was asked for by its mark, and what is known of it. */
export class Ledger {
  /** @type {Map<string, {kind: string, known: 'unknown' | 'acknowledged' | 'refused', id?: string}>} */
  marks = new Map();
  #count = 0;

  open(kind) {
    const mark = `marque-${++this.#count}-${randomUUID().slice(0, 8)}`;
    this.marks.set(mark, { kind, known: 'unknown' });
    return mark;
  }

  close(mark, answer, id) {
    const { kind } = this.marks.get(mark);
    this.marks.set(mark, {
      kind,
      known: answer.status < 300 ? 'acknowledged' : 'refused',
      ...(id === undefined ? {} : { id }),
      status: answer.status,
    });
  }

  count(known) {
    const counts = {};
    for (const entry of this.marks.values()) if (entry.known === known) counts[entry.kind] = (counts[entry.kind] ?? 0) + 1;
    return counts;
  }
}

/** A POST is asked for again with its key: the service knows it. */
async function post(person, ledger, mark, path, body) {
  const answer = await person.insist('POST', path, body, { 'idempotency-key': mark });
  ledger.close(mark, answer, answer.body?.id);
  return answer;
}

/** A PUT is looked for before it is asked for again. */
async function put(person, ledger, mark, { path, body, read, stands }) {
  for (;;) {
    const now = await person.must('GET', read);
    if (stands(now, mark)) {
      ledger.close(mark, { status: 200 });
      return;
    }
    try {
      const answer = await person.ask('PUT', path, body, version(now.version));
      // Somebody else was quicker: look again.
      if (answer.status === 412) continue;
      ledger.close(mark, answer);
      return;
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      await pause(100);
    }
  }
}

/** Everybody at work until the signal. @returns when all have had their last answer. */
export async function work(season, ledger, random, signal) {
  const still = () => !signal.aborted;
  const breath = () => pause(random.int(50, 400));

  const decide = async () => {
    while (still()) {
      const { trainee, mentor } = random.pick(season.pairs);
      const mark = ledger.open('decision');
      const read = `${season.round}/pairs/${trainee.id}`;
      await put(season.directors.get(mentor.service), ledger, mark, {
        ...{ read, path: `${read}/decision`, body: { kind: 'accept', reason: mark } },
        stands: ({ history }) => history.some(({ reason }) => reason === mark),
      });
      await breath();
    }
  };

  const flag = async ({ id, person }) => {
    while (still()) {
      const mark = ledger.open('flag');
      const { body, status } = await post(person, ledger, mark, `/api/people/${id}/flags`, { field: 'Nom', comment: mark });
      if (status !== 201) throw new Error(JSON.stringify(body));
      const answer = ledger.open('flag-answer');
      await put(season.officer, ledger, answer, {
        ...{ read: `/api/flags/${body.id}`, path: `/api/flags/${body.id}/answer`, body: { kind: 'kept', comment: answer } },
        stands: (now) => now.answer?.comment === answer,
      });
      await breath();
    }
  };

  const report = async (matches) => {
    while (still()) {
      const match = random.pick(matches);
      const mark = ledger.open('note');
      const body = { match: match.id, reason: 'distance', knownOn: dayOf(Date.now()), note: mark };
      const answer = await post(season.caseOfficer, ledger, mark, '/api/breakdowns', body);
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      const drop = ledger.open('drop');
      const read = `/api/breakdowns/${answer.body.id}`;
      await put(season.caseOfficer, ledger, drop, {
        ...{ read, path: `${read}/drop`, body: { reason: drop } },
        stands: ({ closing }) => closing?.reason === drop,
      });
      await breath();
    }
  };

  const run = async () => {
    while (still()) {
      const mark = ledger.open('run');
      const { body } = await post(season.officer, ledger, mark, `${season.round}/runs`, {});
      while (still()) {
        const { state } = await season.officer.must('GET', `/api/runs/${body.id}`);
        if (state !== 'queued' && state !== 'running') break;
        await pause(200);
      }
      await breath();
    }
  };

  const half = Math.ceil(season.matches.length / 2);
  await Promise.all([
    ...[decide(), decide(), decide(), run()],
    ...season.trainees.map(flag),
    report(season.matches.slice(0, half)),
    report(season.matches.slice(half)),
  ]);
}

const COUNTED = {
  decision: `select reason as mark, count(*)::int as count from decision group by reason`,
  flag: `select comment as mark, count(*)::int as count from flag group by comment`,
  'flag-answer': `select comment as mark, count(*)::int as count from flag_answer group by comment`,
  note: `select body as mark, count(*)::int as count from confidential_note group by body`,
  drop: `select reason as mark, count(*)::int as count from breakdown_closing group by reason`,
};

/**
 * What the store holds against what was acknowledged.
 * @param owner a client of the owner of the store
 * @returns lost: acknowledged and not there, or refused and there; doubled: there more than once; runs: those acknowledged and not done.
 */
export async function compare(owner, ledger) {
  const found = new Map();
  for (const query of Object.values(COUNTED)) for (const { mark, count } of (await owner.query(query)).rows) found.set(mark, count);
  const { rows: jobs } =
    await owner.query(`select j.id, j.state, j.error ->> 'code' as code, (select count(*)::int from run_result y where y.run = j.id) as results,
    (select count(*)::int from audit a where a.act = 'run.done' and a.subject = j.id::text) as recorded from job j where j.kind = 'run'`);
  const runs = new Map(jobs.map((job) => [job.id, job]));
  /** `givenUp`: runs given up because their workers died again and again. */
  const outcome = { lost: [], doubled: [], undone: [], givenUp: 0 };
  for (const [mark, { kind, known, id }] of ledger.marks) {
    const count = kind === 'run' ? (known === 'acknowledged' ? Number(runs.has(id)) : 0) : (found.get(mark) ?? 0);
    if (known === 'acknowledged' && count === 0) outcome.lost.push(`${kind} ${mark}`);
    if (known === 'refused' && count > 0) outcome.doubled.push(`${kind} ${mark}: refused and there`);
    if (count > 1) outcome.doubled.push(`${kind} ${mark}: ${count} times`);
  }
  const asked = [...ledger.marks.values()].filter(({ kind }) => kind === 'run').length;
  // Of the season's preparation there are two.
  if (runs.size > asked + 2) outcome.doubled.push(`${runs.size} runs, ${asked} asked for`);
  for (const { id, state, code, results, recorded } of jobs) {
    if (results > 1 || recorded > 1) outcome.doubled.push(`run ${id}: ${results} results, ${recorded} lines`);
    if (state === 'done' && (results !== 1 || recorded !== 1))
      outcome.lost.push(`run ${id}: done with ${results} results, ${recorded} lines`);
    // Whose workers died as often as the service lets them has failed, and says so.
    if (state === 'failed' && code === 'RUN_WORKER_DIED') outcome.givenUp++;
    else if (state !== 'done') outcome.undone.push(`${id} ${state}`);
  }
  return outcome;
}
