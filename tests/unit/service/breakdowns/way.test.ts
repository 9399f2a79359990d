/** The whole way of a case, with real runs: reported, heard, options, submitted, decided, in effect, followed up; and a second case after it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { run as commandLine } from '../../../e2e/command-line.ts';
import { asked, type CaseView, decide, followedUp, heardCase, ifMatch, options, refused, submitted } from '../../../service/case.ts';
import { applyCensus, MENTORS, publishedRound, TRAINEES, work } from '../../../service/published-round.ts';
import { type TestService, useService } from '../../../service/service.ts';

// Ten minutes before midnight in Paris.
const fresh = useService('2025-09-10T21:50:00Z');
const root = mkdtempSync(path.join(os.tmpdir(), 'binome-breakdowns-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Who is with whom from when to when, void matches left out. */
async function inForce({ store }: TestService): Promise<string[]> {
  const { rows } = await store.owner.transaction((tx) =>
    sql<{ line: string }>`select concat_ws(' ', trainee, mentor, lower(during), upper(during) - 1) as line
      from match where not void order by trainee, lower(during)`.execute(tx),
  );
  return rows.map(({ line }) => line);
}

const BEFORE = ['S-1 T-1 2025-08-28 2025-10-24', 'S-2 T-2 2025-08-28 2025-10-24', 'S-3 T-3 2025-08-28 2025-10-24'];

it('goes from a report to its follow-up', async () => {
  const test = await fresh();
  const { matches } = await publishedRound(test);
  const trainee = await test.as(['trainee', 'S-1']);
  const board = await test.as(['board', 'DISP-LYO']);
  const [loire, isere, rhone] = [
    await test.as(['director', 'SPIP-42']),
    await test.as(['director', 'SPIP-38']),
    await test.as(['director', 'SPIP-69']),
  ];
  const match = matches.get('S-1')!.id;

  const report = await trainee.ask('POST', '/api/breakdowns', { match, reason: 'distance', knownOn: '2025-09-08', note: 'Deux heures.' });
  expect(report.statusCode).toBe(201);
  const { id } = report.json<CaseView>();
  expect([report.headers['location'], report.headers['etag']]).toEqual([`/api/breakdowns/${id}`, '"1"']);
  expect(report.json()).toMatchObject({
    ...{ match, state: 'reported', reportedBy: 'trainee', reason: 'distance', knownOn: '2025-09-08', notes: 1, version: 1 },
    ...{ trainee: { id: 'S-1', name: 'Ève Érable', service: 'SPIP-69' }, mentor: { id: 'T-1', name: 'Alix Ajonc', service: 'SPIP-69' } },
    ...{ reportedAt: '2025-09-10T21:50:00.000Z', actedOn: null, option: null, pairs: [], closing: null },
  });

  const url = `/api/breakdowns/${id}`;
  const missing = await board.ask('POST', `${url}/options`, { from: '2025-09-15' });
  expect(missing.json()).toMatchObject({ status: 409, code: 'BREAKDOWN_NOT_HEARD' });
  expect(missing.json<{ title: string }>().title).toContain('l’audition du stagiaire, l’audition du tuteur');
  const heard = await board.ask('POST', `${url}/hearings`, { party: 'trainee', on: '2025-09-09', note: 'Fatiguée.' });
  expect([heard.statusCode, heard.headers['etag']]).toEqual([201, '"2"']);
  const half = await board.ask('POST', `${url}/options`, { from: '2025-09-15' }, { 'accept-language': 'en' });
  expect(half.json<{ title: string }>().title).toBe('Not everybody has been heard. Missing: the mentor’s hearing.');
  await asked(board, 201, 'POST', `${url}/hearings`, { party: 'mentor', on: '2025-09-10' });
  expect(await asked(board, 200, 'GET', url)).toMatchObject({ state: 'heard', version: 3, notes: 1 });

  const run = await options(test, board, id, '2025-09-15');
  expect(await asked(board, 200, 'GET', url)).toMatchObject({ state: 'options', version: 4, runs: [{ run, from: '2025-09-15' }] });
  const option = await submitted(board, id, run, 2);
  expect(option).toMatchObject({ state: 'submitted', version: 5, option: { number: 1, point: 2, label: '2', from: '2025-09-15' } });
  expect(option.pairs.map(({ trainee: { id: of }, to, decidedIn }) => [of, to?.id, decidedIn])).toEqual([
    ['S-1', 'T-3', 'SPIP-42'],
    ['S-3', 'T-1', 'SPIP-69'],
  ]);

  expect(await inForce(test)).toEqual(BEFORE);
  expect(await refused(rhone, 'PUT', `${url}/pairs/S-1/decision`, { kind: 'accept', reason: 'x' }, ifMatch(5))).toEqual([
    403,
    'SERVICE_FORBIDDEN',
  ]);
  const first = await decide(loire, option, 'S-1');
  expect(first).toMatchObject({ state: 'submitted', version: 6, pairs: [{ decision: { kind: 'accept' } }, { decision: null }] });
  expect(await inForce(test)).toEqual(BEFORE);
  test.clock = new Date('2025-09-10T22:05:00Z');
  const last = await decide(rhone, first, 'S-3');
  expect(last).toMatchObject({
    ...{ state: 'in-effect', version: 7, knownOn: '2025-09-08', actedOn: '2025-09-11' },
    closing: { kind: 'in-effect', on: '2025-09-15', reason: null },
  });
  expect(await inForce(test)).toEqual([
    'S-1 T-1 2025-08-28 2025-09-14',
    'S-1 T-3 2025-09-15 2025-10-24',
    'S-2 T-2 2025-08-28 2025-10-24',
    'S-3 T-3 2025-08-28 2025-09-14',
    'S-3 T-1 2025-09-15 2025-10-24',
  ]);

  expect(await asked(board, 200, 'PUT', `${url}/follow-up`, { on: '2025-10-01' }, ifMatch(7))).toMatchObject({
    state: 'in-effect',
    version: 8,
  });
  const followed = await followedUp(test, id, 8, 'Tout va bien.');
  expect(followed).toMatchObject({
    state: 'followed-up',
    version: 9,
    followUps: [{ outcome: null }, { on: '2025-10-01', outcome: 'Tout va bien.' }],
  });
  expect(await asked(trainee, 200, 'GET', url)).toMatchObject({ state: 'followed-up', version: 9, notes: 1, pairs: [], hearings: [] });

  const { acts, notices } = await test.store.owner.transaction(async (tx) => ({
    acts: (await tx.selectFrom('audit').select('act').where('subject', '=', id).orderBy('number').execute()).map(({ act }) => act),
    notices: await tx.selectFrom('notice').select(['account', 'kind']).where('subject', '=', id).execute(),
  }));
  expect(acts).toEqual([
    ...['breakdown.report', 'breakdown.hear', 'breakdown.hear', 'breakdown.look-for-options', 'breakdown.submit', 'breakdown.decide'],
    ...['breakdown.decide', 'breakdown.take-effect', 'breakdown.follow-up', 'breakdown.follow-up'],
  ]);
  const told = (account: string): string[] =>
    notices
      .filter((notice) => notice.account === account)
      .map(({ kind }) => kind)
      .sort();
  expect(told(board.account)).toEqual(['breakdown.in-effect', 'breakdown.reported']);
  expect(told(loire.account)).toEqual(['breakdown.in-effect', 'breakdown.submitted']);
  // Who took the last decision knows it.
  expect(told(rhone.account)).toEqual(['breakdown.submitted']);
  expect(told(isere.account)).toEqual([]);
  expect(told(trainee.account)).toEqual(['match.changed']);
});

it('computes what the command line computes from the same files', async () => {
  const test = await fresh();
  const { matches } = await publishedRound(test);
  const board = await test.as(['board', 'DISP-LYO']);
  const id = await heardCase(board, matches.get('S-1')!.id, 'workload');
  const { id: run } = await asked<{ id: string }>(board, 202, 'POST', `/api/breakdowns/${id}/options`, {
    from: '2025-09-15',
    alternates: 1,
    pinned: ['S-2'],
  });
  const outputs = await work(test, run);
  const inputs = await test.store.owner.transaction((tx) =>
    sql<{ place: string; bytes: Buffer }>`select i.place, b.bytes from run r, jsonb_to_recordset(r.inputs) as i(place text, sha256 text)
      join blob b using (sha256) where r.id = ${run}`.execute(tx),
  );
  for (const { place, bytes } of inputs.rows) {
    mkdirSync(path.join(root, path.dirname(place)), { recursive: true });
    writeFileSync(path.join(root, place), bytes);
  }
  expect(inputs.rows.map(({ place }) => place)).toContain('in-force/decisions.json');
  const out = path.join(root, 'out');
  const census = ['tuteurs.csv', 'stagiaires.csv'].map((name) => path.join(root, 'census', name));
  const ending = await commandLine(
    ...['reassign', path.join(root, 'in-force'), '--breakdown', 'S-1:T-1', '--reason', 'workload', '--pin', 'S-2', '--alternates', '1'],
    ...['--census', ...census, '--from', '2025-09-15', '--out', out],
  );
  expect([ending.error, ending.code]).toEqual([null, 0]);
  for (const name of ['frontier.json', 'problem.json', 'proposal.json', 'journeys.json'])
    expect(readFileSync(path.join(out, name)).equals(outputs.get(name)!)).toBe(true);
});

it('goes back to its options when one director refuses, and on with another', async () => {
  const test = await fresh();
  const { matches } = await publishedRound(test);
  const board = await test.as(['board', 'DISP-LYO']);
  const [loire, rhone] = [await test.as(['director', 'SPIP-42']), await test.as(['director', 'SPIP-69'])];
  const id = await heardCase(board, matches.get('S-1')!.id);
  const url = `/api/breakdowns/${id}`;
  const run = await options(test, board, id, '2025-09-15');
  const accepted = await decide(loire, await submitted(board, id, run, 2), 'S-1');
  const sentBack = await decide(rhone, accepted, 'S-3', 'refuse');
  expect(sentBack).toMatchObject({
    state: 'options',
    closing: null,
    pairs: [{ decision: { kind: 'accept' } }, { decision: { kind: 'refuse' } }],
  });
  const again = await loire.ask(
    'PUT',
    `${url}/pairs/S-1/decision`,
    { kind: 'accept', reason: 'x' },
    { ...ifMatch(sentBack.version), 'accept-language': 'en' },
  );
  expect(again.json()).toMatchObject({ status: 409, code: 'BREAKDOWN_REFUSED' });
  expect(again.json<{ title: string }>().title).toMatch(/^This option was refused: by Agent .*, 2025-09-10\.$/);
  const other = await submitted(board, id, run, 1);
  expect(other).toMatchObject({
    state: 'submitted',
    option: { number: 2 },
    // Left without: the director of the trainee's service decides.
    pairs: [{ trainee: { id: 'S-1' }, to: null, decidedIn: 'SPIP-69', decision: null }],
  });
  // Whom the earlier option concerned, and not this one, has nothing to decide.
  expect(await refused(loire, 'PUT', `${url}/pairs/S-1/decision`, { kind: 'accept', reason: 'x' }, ifMatch(other.version))).toEqual([
    403,
    'SERVICE_FORBIDDEN',
  ]);
  expect(await decide(rhone, other, 'S-1')).toMatchObject({ state: 'in-effect' });
  expect(await inForce(test)).toEqual(['S-1 T-1 2025-08-28 2025-09-14', ...BEFORE.slice(1)]);
});

it('lets a director take an acceptance back until the last one', async () => {
  const test = await fresh();
  const { matches } = await publishedRound(test);
  const board = await test.as(['board', 'DISP-LYO']);
  const loire = await test.as(['director', 'SPIP-42']);
  const id = await heardCase(board, matches.get('S-1')!.id);
  const accepted = await decide(loire, await submitted(board, id, await options(test, board, id, '2025-09-15'), 2), 'S-1');
  expect(
    await refused(loire, 'PUT', `/api/breakdowns/${id}/pairs/S-1/decision`, { kind: 'accept', reason: 'x' }, ifMatch(accepted.version)),
  ).toEqual([409, 'BREAKDOWN_DECIDED']);
  expect(await decide(loire, accepted, 'S-1', 'refuse')).toMatchObject({ state: 'options' });
});

it('takes one of two decisions at once, and effect once', async () => {
  const test = await fresh();
  const { matches } = await publishedRound(test);
  const board = await test.as(['board', 'DISP-LYO']);
  const [loire, second, rhone] = [
    await test.as(['director', 'SPIP-42']),
    await test.as(['director', 'SPIP-42']),
    await test.as(['director', 'SPIP-69']),
  ];
  const id = await heardCase(board, matches.get('S-1')!.id);
  const url = `/api/breakdowns/${id}`;
  const option = await submitted(board, id, await options(test, board, id, '2025-09-15'), 2);
  const body = { kind: 'accept', reason: 'x' };
  const at = (client: typeof loire, trainee: string, version: number): Promise<[number, string]> =>
    refused(client, 'PUT', `${url}/pairs/${trainee}/decision`, body, ifMatch(version));
  const both = await Promise.all([at(loire, 'S-1', option.version), at(second, 'S-1', option.version), at(rhone, 'S-3', option.version)]);
  // Of the same pair one; on the other pair the acceptance bears nothing.
  expect(both.map(([status]) => status).sort()).toEqual([200, 200, 412]);
  expect(both[2]).toEqual([200, '']);
  const { version, state } = await asked(board, 200, 'GET', url);
  expect([version, state]).toEqual([option.version + 2, 'in-effect']);
  expect(await at(second, 'S-1', version)).toEqual([409, 'BREAKDOWN_CLOSED']);
  expect(await inForce(test)).toHaveLength(5);
});

it('follows what is in force: a second case starts from the first, and options computed before it are none any more', async () => {
  const test = await fresh();
  const { matches } = await publishedRound(test);
  const board = await test.as(['board', 'DISP-LYO']);
  const director = await test.as(['director', 'SPIP-42'], ['director', 'SPIP-38'], ['director', 'SPIP-69']);
  const first = await heardCase(board, matches.get('S-1')!.id);
  const beside = await heardCase(board, matches.get('S-2')!.id, 'workload');
  const stale = await options(test, board, beside, '2025-09-15');
  const waiting = await submitted(board, beside, stale, 1);
  const run = await options(test, board, first, '2025-09-15');
  const accepted = await decide(director, await submitted(board, first, run, 2), 'S-1');
  expect(await decide(director, accepted, 'S-3')).toMatchObject({ state: 'in-effect' });

  const late = await director.ask(
    'PUT',
    `/api/breakdowns/${beside}/pairs/S-2/decision`,
    { kind: 'accept', reason: 'x' },
    { ...ifMatch(waiting.version), 'accept-language': 'en' },
  );
  expect(late.json()).toMatchObject({ status: 409, code: 'BREAKDOWN_STALE' });
  expect(late.json<{ title: string }>().title).toMatch(/another change is in effect from 2025-09-15, decided by Agent /);
  expect(await refused(board, 'PUT', `/api/breakdowns/${beside}/option`, { run: stale, point: 1 }, ifMatch(waiting.version))).toEqual([
    409,
    'BREAKDOWN_STALE',
  ]);
  // Nothing changes before what is in force has begun.
  expect(await refused(board, 'POST', `/api/breakdowns/${beside}/options`, { from: '2025-09-14' })).toEqual([422, 'BREAKDOWN_DAY']);

  const { rows } = await test.store.owner.transaction((tx) =>
    sql<{ id: string }>`select id from match where trainee = 'S-1' and mentor = 'T-3'`.execute(tx),
  );
  const second = await heardCase(board, rows[0]!.id, 'working-relationship', '2025-09-10');
  const again = await options(test, board, second, '2025-10-01');
  const { document, places } = await test.store.owner.transaction(async (tx) => ({
    document: (await tx.selectFrom('run_result').select('document').where('run', '=', again).executeTakeFirstOrThrow()).document as {
      broken: string[][];
      frontier: { changes: { trainee: string; from: string; to: string }[] }[];
    },
    places: (
      (await tx.selectFrom('run').select('inputs').where('id', '=', again).executeTakeFirstOrThrow()).inputs as { place: string }[]
    ).map(({ place }) => place),
  }));
  expect(places).toEqual(expect.arrayContaining(['in-force/frontier.json', 'in-force/decisions.json', 'in-force/proposal.json']));
  expect(document.broken).toEqual([
    ['S-1', 'T-1'],
    ['S-1', 'T-3'],
  ]);
  const option = await submitted(board, second, again, 1);
  let view: CaseView = option;
  for (const { trainee } of option.pairs) view = await decide(director, view, trainee.id);
  expect(view.state).toBe('in-effect');
  const now = await inForce(test);
  expect(now).toEqual(expect.arrayContaining(['S-1 T-1 2025-08-28 2025-09-14', 'S-1 T-3 2025-09-15 2025-09-30']));

  // The third step follows the second.
  const third = await options(test, board, beside, '2025-10-02');
  await submitted(board, beside, third, 1);
});

it('ends a pair that has not begun as if it had never been', async () => {
  const test = await fresh();
  test.clock = new Date('2025-08-21T08:00:00Z');
  const { matches } = await publishedRound(test);
  const board = await test.as(['board', 'DISP-LYO']);
  const director = await test.as(['director', 'SPIP-42'], ['director', 'SPIP-69']);
  const id = await heardCase(board, matches.get('S-1')!.id);
  expect(await refused(board, 'POST', `/api/breakdowns/${id}/options`, { from: '2025-08-27' })).toEqual([422, 'BREAKDOWN_DAY']);
  const option = await submitted(board, id, await options(test, board, id, '2025-08-28'), 2);
  await decide(director, await decide(director, option, 'S-1'), 'S-3');
  expect(await inForce(test)).toEqual(['S-1 T-3 2025-08-28 2025-10-24', BEFORE[1], 'S-3 T-1 2025-08-28 2025-10-24']);
});

it('takes the census of today: who has left gives up the place by a decision, who has come gets one', async () => {
  const test = await fresh();
  const { matches } = await publishedRound(test);
  const board = await test.as(['board', 'DISP-LYO']);
  const director = await test.as(['director', 'SPIP-42'], ['director', 'SPIP-38'], ['director', 'SPIP-69']);
  const trainees = [...TRAINEES.filter((line) => !line.startsWith('S-2')), 'S-4;stagiaire;Houx;Hugo;SPIP-42-01;CPIP 29;arts;insertion;'];
  const id = await heardCase(board, matches.get('S-1')!.id);
  await applyCensus(test, { number: 2, by: board.account, trainees, mentors: MENTORS });
  const option = await submitted(board, id, await options(test, board, id, '2025-09-15'), 1);
  expect(option.pairs.map(({ trainee, to }) => [trainee.id, to === null])).toEqual([
    ['S-1', false],
    ['S-2', true],
    ['S-4', false],
  ]);
  expect(option.pairs[1]).toMatchObject({
    trainee: { name: 'Fadi Frêne' },
    from: { id: 'T-2' },
    decidedIn: 'SPIP-69',
    decidedInName: 'SPIP du Rhône',
  });
  let view: CaseView = option;
  for (const { trainee } of option.pairs) view = await decide(director, view, trainee.id);
  expect(view.state).toBe('in-effect');
  expect(await inForce(test)).toEqual(expect.arrayContaining(['S-2 T-2 2025-08-28 2025-09-14']));
});

it('writes nothing of the last acceptance where a mentor has no place any more', async () => {
  const test = await fresh();
  const { matches, run } = await publishedRound(test);
  const board = await test.as(['board', 'DISP-LYO']);
  const director = await test.as(['director', 'SPIP-42'], ['director', 'SPIP-69']);
  const id = await heardCase(board, matches.get('S-1')!.id);
  const option = await submitted(board, id, await options(test, board, id, '2025-09-15'), 2);
  await test.store.owner.transaction((tx) =>
    sql`insert into match (id, round, publication, board, trainee, mentor, trainee_service, mentor_service, during, capacity, decision, run, made_at)
      select gen_random_uuid(), round, publication, board, 'S-9', 'T-3', 'SPIP-42', 'SPIP-42', daterange('2025-10-20', '2025-11-01'), 2, decision, ${run}, made_at
      from match where trainee = 'S-2'`.execute(tx),
  );
  const { version } = await decide(director, option, 'S-3');
  const url = `/api/breakdowns/${id}/pairs/S-1/decision`;
  expect(await refused(director, 'PUT', url, { kind: 'accept', reason: 'x' }, ifMatch(version))).toEqual([409, 'DECISION_MENTOR_FULL']);
  expect(await asked(board, 200, 'GET', `/api/breakdowns/${id}`)).toMatchObject({ state: 'submitted', version });
  expect(await inForce(test)).toEqual([...BEFORE, 'S-9 T-3 2025-10-20 2025-10-31']);
});
