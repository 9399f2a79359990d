/** What somebody may do in one place does not carry over to another: rows and requests that mix places, and ways around the front door. */
import type pg from 'pg';
import { expect, it } from 'vitest';
import { APP } from '../../../../src/service/store/roles.ts';
import { asked, ifMatch, refused } from '../../../service/case.ts';
import { connected } from '../../../service/database.ts';
import { useService } from '../../../service/service.ts';
import { BORDEAUX_ROUND, cases, LYON, LYON_ROUND, SENT_CENSUS, twoBoards } from '../../../service/two-boards.ts';

const fresh = useService('2025-09-10T08:00:00Z');

it('writes no row that mixes places, whoever asks and whatever they may in one of them', async () => {
  const test = await fresh();
  const season = await twoBoards(test);
  const { matches, run, bordeaux, client, ids } = season;
  const { open, closed, run: ofClosed } = await cases(season);
  expect((await bordeaux.submit(bordeaux.run)).statusCode).toBe(200);
  const app = await connected(test.store.connection(APP));
  const tried: [string, string | null][] = [];
  /** `$1`: the account of whoever tries. */
  const attempt = async (who: string, what: string, statement: string, values: unknown[] = []): Promise<void> => {
    const { account, secret } = client(who);
    await app.query('begin');
    await app.query(`select set_config('binome.token', $1, true)`, [secret]);
    const code = await app.query(statement, statement.includes('$1') ? [account, ...values] : values).then(
      () => null,
      (error: unknown) => (error as pg.DatabaseError).code ?? null,
    );
    await app.query('rollback');
    tried.push([what, code]);
  };
  const [lyon, board, gironde] = ['board of Lyon', 'first board of Bordeaux', 'director of the Gironde'];
  const match = matches.get('S-1')!.id;

  await attempt(board, 'another board’s run submitted', `insert into submission values ('${BORDEAUX_ROUND}', 2, '${run}', $1, now())`);
  const newRun = (values: string): string =>
    `insert into run (id, command, request, inputs, language, by, at, board, round, breakdown) values (gen_random_uuid(), 'match', '{}', '[]', 'fr', $1, now(), ${values})`;
  await attempt(board, 'a run in another board’s round', newRun(`'DISP-BOR', '${LYON_ROUND}', null`));
  await attempt(board, 'a run of another board’s case', newRun(`'DISP-BOR', null, '${closed}'`));
  await attempt(lyon, 'a run of a case in another round', newRun(`'DISP-LYO', null, '${closed}'`));
  await attempt(board, 'a job of another kind', `insert into job (id, kind, payload) select id, 'prepare', '{}' from run limit 1`);
  await attempt(
    lyon,
    'options of another case',
    `insert into breakdown_run values ('${open}', '${ofClosed}', '2025-09-20', 1, 0, $1, now())`,
  );
  const option = (breakdown: string, of: string): string =>
    `insert into breakdown_option values ('${breakdown}', 9, '${of}', 1, '1', '2025-09-15', $1, 'x', now())`;
  await attempt(lyon, 'an option of another case', option(open, ofClosed));
  await attempt(lyon, 'an option that is no run of the case', option(closed, run));
  const move = (trainee: string, mentor: string, service: string): string =>
    `insert into breakdown_move (breakdown, option, trainee, to_mentor, to_service, trainee_service, capacity) values ('${closed}', 1, '${trainee}', '${mentor}', '${service}', 'SPIP-69', 1)`;
  await attempt(lyon, 'a move decided by another director than the mentor’s', move('S-2', 'T-4', 'SPIP-69'));
  await attempt(lyon, 'a move to another board’s mentor', move('S-2', 'M1', 'SPIP-33'));
  await attempt(
    lyon,
    'a move from whom the trainee is not with',
    `insert into breakdown_move (breakdown, option, trainee, from_mentor, from_service, trainee_service) values ('${closed}', 1, 'S-2', 'T-4', 'SPIP-38', 'SPIP-69')`,
  );
  const decision = (round: string, trainee: string, rest: string): string =>
    `insert into decision (id, reason, facts_hash, by, by_name, at, round, trainee, trainee_service, number, submission, kind, mentor, mentor_service, proposed, proposed_service)
      values (gen_random_uuid(), 'r', 'x', $1, 'x', now(), '${round}', '${trainee}', ${rest})`;
  await attempt(
    gironde,
    'a decision in another board’s round',
    decision(LYON_ROUND, 'S-1', `'SPIP-69', 1, 1, 'accept', 'M1', 'SPIP-33', null, null`),
  );
  await attempt(
    gironde,
    'a decision on a trainee of another round',
    decision(BORDEAUX_ROUND, 'S-1', `'SPIP-69', 1, 1, 'change', 'M1', 'SPIP-33', null, null`),
  );
  await attempt(
    gironde,
    'another’s mentor said to be of one’s service',
    decision(BORDEAUX_ROUND, 'S1', `'SPIP-33', 1, 1, 'change', 'M3', 'SPIP-33', 'M1', 'SPIP-33'`),
  );
  await attempt(
    gironde,
    'another’s pair said to be proposed to nobody',
    decision(BORDEAUX_ROUND, 'S3', `'SPIP-24', 1, 1, 'change', 'M1', 'SPIP-33', null, null`),
  );
  await attempt(
    gironde,
    'a number that comes later',
    decision(BORDEAUX_ROUND, 'S1', `'SPIP-33', 7, 1, 'accept', 'M1', 'SPIP-33', 'M1', 'SPIP-33'`),
  );
  await attempt(
    gironde,
    'a decision in somebody else’s name',
    decision(BORDEAUX_ROUND, 'S1', `'SPIP-33', 1, 1, 'accept', 'M1', 'SPIP-33', 'M1', 'SPIP-33'`).replace(
      '$1',
      `'${client(board).account}'`,
    ),
  );
  const made = (of: string, round: string, by: string): string =>
    `insert into match (id, round, publication, board, trainee, mentor, trainee_service, mentor_service, during, capacity, decision, run, made_at)
      select gen_random_uuid(), '${round}', 1, '${of}', 'S1', 'M1', 'SPIP-33', 'SPIP-33', '[2025-11-03,2025-11-29)', 1, (${by}), '${run}', now()`;
  await attempt(board, 'a match that nobody has decided', made('DISP-BOR', BORDEAUX_ROUND, 'select id from decision limit 1'));
  await attempt(lyon, 'a match of another board’s round', made('DISP-LYO', BORDEAUX_ROUND, 'select id from decision limit 1'));
  await attempt(lyon, 'a match by the decision on another', made('DISP-LYO', LYON_ROUND, 'select id from decision limit 1'));
  await attempt(
    lyon,
    'a match that is not taken back but shortened',
    `update match set during = daterange(lower(during), lower(during) + 1) where id = '${match}'`,
  );
  await attempt(
    'trainee S1',
    'a flag for another board',
    `insert into flag values (gen_random_uuid(), 'S1', 'DISP-LYO', 'preferences', null, $1, now(), 1)`,
  );
  await attempt(
    'trainee S-1',
    'a review of another’s match',
    `insert into review_request values (gen_random_uuid(), '${matches.get('S-2')!.id}', 'DISP-LYO', 'S-1', null, $1, now())`,
  );
  await attempt(
    'trainee S-1',
    'a review that another board answers',
    `insert into review_request values (gen_random_uuid(), '${match}', 'DISP-BOR', 'S-1', null, $1, now())`,
  );
  const report = (of: string, board_: string, trainee: string): string =>
    `insert into breakdown select gen_random_uuid(), '${of}', '${board_}', '${LYON_ROUND}', '${trainee}', 'T-1', 'SPIP-69', 'SPIP-69', 'other', '2025-09-09', 'trainee', $1, now()`;
  await attempt('trainee S-3', 'another’s match reported as one’s own', report(matches.get('S-2')!.id, LYON, 'S-3'));
  await attempt('trainee S-3', 'a case given to another board', report(matches.get('S-3')!.id, 'DISP-BOR', 'S-3'));
  const person = (census: string): string =>
    `insert into census_person (census, person, role, board, service, name, facts, facts_hash) values ((${census}), 'X-1', 'mentor', 'DISP-BOR', 'SPIP-33', 'x', '{}', 'x')`;
  await attempt(
    board,
    'somebody put into another board’s census',
    person(`select census from census_version where board = 'DISP-LYO' limit 1`),
  );
  await attempt(
    board,
    'somebody put into a census that counts',
    person(`select census from census_version where board = 'DISP-BOR' limit 1`),
  );
  await attempt(
    board,
    'another board’s census applied',
    `insert into census_version values ('DISP-BOR', 9, '${ids.census}', $1, now(), false, null)`,
  );
  await attempt(
    'director of the Rhône',
    'a note by who neither reports nor handles',
    `insert into confidential_note select gen_random_uuid(), '${closed}', null, $1, 'x', now(), 'x'`,
  );
  await attempt(
    lyon,
    'a note of another case’s hearing',
    `insert into confidential_note select gen_random_uuid(), '${open}', (select id from hearing where breakdown = '${closed}' limit 1), $1, 'x', now(), 'x'`,
  );
  await attempt(
    lyon,
    'a case dropped in another round',
    `insert into breakdown_closing values ('${open}', 'dropped', null, '${BORDEAUX_ROUND}', null, 'r', $1, 'x', now())`,
  );
  await attempt(
    lyon,
    'a setting in somebody else’s name',
    `insert into setting values ('DISP-LYO', 'x', '1', now(), '${client(board).account}', 1)`,
  );
  expect(tried.filter(([, code]) => code !== '42501')).toEqual([]);
  expect(tried.length).toBeGreaterThan(30);

  // The same rows where they say what is so.
  tried.length = 0;
  await attempt(gironde, 'a decision', decision(BORDEAUX_ROUND, 'S1', `'SPIP-33', 1, 1, 'accept', 'M1', 'SPIP-33', 'M1', 'SPIP-33'`));
  await attempt(lyon, 'a move', move('S-2', 'T-4', 'SPIP-38'));
  await attempt('trainee S1', 'a flag', `insert into flag values (gen_random_uuid(), 'S1', 'DISP-BOR', 'preferences', null, $1, now(), 1)`);
  await attempt(board, 'a run', newRun(`'DISP-BOR', '${BORDEAUX_ROUND}', null`));
  await attempt(lyon, 'a note', `insert into confidential_note select gen_random_uuid(), '${open}', null, $1, 'x', now(), 'x'`);
  expect(tried.filter(([, code]) => code !== null)).toEqual([]);
  await app.end();
}, 60_000);

it('answers no request that mixes places, and has one door', async () => {
  const test = await fresh();
  const season = await twoBoards(test);
  const { matches, run, bordeaux, client, ids } = season;
  const { open, run: ofClosed } = await cases(season);
  const [all, board, lyon] = [client('all roles'), client('first board of Bordeaux'), client('board of Lyon')];
  const round = `/api/rounds/${encodeURIComponent(BORDEAUX_ROUND)}`;
  const status = async (...asking: Parameters<typeof all.ask>): Promise<number> => (await all.ask(...asking)).statusCode;

  // Of things that are both to be seen.
  const current = ifMatch(await bordeaux.version());
  expect(await refused(all, 'PUT', `${round}/proposal`, { run }, current)).toEqual([409, 'PROPOSAL_OTHER_ROUND']);
  expect(await refused(board, 'PUT', `${round}/proposal`, { run }, current)).toEqual([404, 'SERVICE_NOT_FOUND']);
  const { version } = await asked<{ version: number }>(lyon, 200, 'GET', `/api/breakdowns/${open}`);
  expect(await refused(lyon, 'PUT', `/api/breakdowns/${open}/option`, { run: ofClosed, point: 2 }, ifMatch(version))).toEqual([
    422,
    'BREAKDOWN_RUN',
  ]);
  expect((await refused(all, 'POST', `${round}/runs`, { pins: [['S1', 'T-1']] }))[1]).toMatch(/^RUN_PIN/);
  expect((await bordeaux.submit(bordeaux.run, all)).statusCode).toBe(200);
  expect(await refused(all, 'PUT', `${round}/pairs/S-1/decision`, { kind: 'accept', reason: 'r' }, ifMatch(1))).toEqual([
    404,
    'SERVICE_NOT_FOUND',
  ]);
  expect((await all.ask('GET', `${round}/pairs/S1/price?mentor=nobody`)).statusCode).toBe(404);
  // Who proposed does not decide, whatever else they are.
  for (const [trainee, code] of [
    ['S1', 'SERVICE_ONESELF'],
    ['S2', 'DECISION_OWN_PROPOSAL'],
  ] as const)
    expect((await refused(all, 'PUT', `${round}/pairs/${trainee}/decision`, { kind: 'accept', reason: 'r' }, ifMatch(1)))[1]).toBe(code);

  // A key is of an account: somebody else's answer is not given again.
  const key = { 'idempotency-key': 'k' };
  const flag = { field: 'preferences', comment: 'flag' };
  expect((await board.ask('POST', '/api/people/S1/flags', flag, key)).statusCode).toBe(403);
  const tokens = [await lyon.ask('POST', '/api/tokens', { name: 'n' }, key), await board.ask('POST', '/api/tokens', { name: 'n' }, key)];
  const [first, second] = tokens.map((answer) => answer.json<{ id: string; token: string }>());
  expect([first!.id === second!.id, first!.token === second!.token]).toEqual([false, false]);
  expect(await refused(lyon, 'POST', '/api/tokens', { name: 'other' }, key)).toEqual([422, 'SERVICE_KEY_REUSED']);

  // A version is one that was seen.
  for (const tag of ['*', '"*"', `"${version}", "1"`, '""', '"-1"', '"1e0"', `"${version} "`, 'version'])
    // What is no version at all is said to be none.
    expect([412, 422], tag).toContain(
      (await lyon.ask('PUT', `/api/breakdowns/${open}/drop`, { reason: 'r' }, { 'if-match': tag })).statusCode,
    );
  expect((await lyon.ask('PUT', `/api/breakdowns/${open}/drop`, { reason: 'r' })).statusCode).toBe(428);

  // One secret opens one thing.
  const bearer = (secret: string): Record<string, string> => ({ authorization: `Bearer ${secret}` });
  const feed = /^(.*)\.ics$/.exec(ids.feed)![1]!;
  const nobody = test.nobody;
  for (const headers of [
    bearer(feed),
    { cookie: `binome=${feed}` },
    { cookie: `binome=calendar%20${feed}` },
    bearer(`calendar ${feed}`),
    bearer(''),
  ])
    expect((await nobody.ask('GET', '/api/me', undefined, headers)).statusCode).toBe(401);
  for (const secret of [lyon.secret, first!.token, `${feed}x`, 'calendar', encodeURIComponent(`calendar ${feed}`)])
    expect((await nobody.ask('GET', `/calendar/${secret}.ics`)).statusCode).toBe(404);
  expect((await nobody.ask('GET', `/calendar/${ids.feed}`)).statusCode).toBe(200);
  // A token makes no other, and none says what it may.
  expect((await nobody.ask('POST', '/api/tokens', { name: 'n' }, bearer(first!.token))).statusCode).toBe(403);
  expect((await lyon.ask('POST', '/api/tokens', { name: 'n', grants: [{ role: 'administrator', scope: '*' }] })).statusCode).toBe(422);
  expect((await lyon.ask('POST', '/api/tokens', { name: 'n', account: all.account })).statusCode).toBe(422);

  // Nobody is given a session that they brought along.
  const password = 'correct horse battery';
  await asked(client('administrator'), 201, 'POST', '/api/accounts', { login: 'fixed', name: 'F', password });
  const planted = 'p'.repeat(43);
  const signed = await nobody.ask('POST', '/api/session', { login: 'fixed', password }, { cookie: `binome=${planted}` });
  expect([signed.statusCode, String(signed.headers['set-cookie']).includes(planted)]).toEqual([204, false]);
  expect((await nobody.ask('GET', '/api/me', undefined, { cookie: `binome=${planted}` })).statusCode).toBe(401);

  // Another site's page changes nothing, and reads nothing.
  for (const headers of [
    ...['https://evil.example', 'null', 'http://127.0.0.1:8080.evil.example', 'http://127.0.0.1', 'https://127.0.0.1:8080'].map(
      (origin) => ({ origin }),
    ),
    ...['cross-site', 'same-site'].map((site) => ({ 'sec-fetch-site': site })),
  ])
    expect([headers, (await refused(lyon, 'POST', '/api/tokens', { name: 'n' }, headers as Record<string, string>))[1]]).toEqual([
      headers,
      'SERVICE_FOREIGN_ORIGIN',
    ]);
  for (const method of ['GET', 'OPTIONS'] as const) {
    const answer = await lyon.ask(method, '/api/me', undefined, { origin: 'https://evil.example', 'access-control-request-method': 'PUT' });
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  }
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
    expect([415, 422]).toContain((await lyon.ask('POST', '/api/tokens', { name: 'n' }, { 'content-type': type })).statusCode);

  // Methods are what they are.
  const mine = `/api/runs/${run}`;
  for (const override of ['x-http-method-override', 'x-http-method', 'x-method-override'])
    expect((await lyon.ask('GET', `${mine}?_method=DELETE`, undefined, { [override]: 'DELETE' })).json()).toMatchObject({ state: 'done' });
  expect((await lyon.ask('POST', mine, {})).statusCode).toBe(405);
  const head = await lyon.ask('HEAD', mine);
  expect([head.statusCode, head.body]).toEqual([200, '']);
  expect((await board.ask('HEAD', mine)).statusCode).toBe(404);
  expect((await nobody.ask('HEAD', mine)).statusCode).toBe(401);
  expect((await nobody.ask('OPTIONS', mine)).statusCode).toBe(405);

  // And addresses.
  for (const path of [
    ...[
      '/api/runs/%2e%2e/accounts',
      '/api//accounts',
      '/API/accounts',
      '/api/accounts/',
      '/api/./accounts',
      '/api/accounts;x',
      '/api\\accounts',
    ],
    ...[
      `${mine}/files/..%2f..%2f..%2fetc%2fpasswd`,
      `${mine}/files/%2e%2e%2fproposal.json`,
      `${mine}%2ffiles%2fproposal.json`,
      `${round}%2fpairs`,
    ],
    ...['/api/people/S-1%00', '/api/people/S-1%2fexport', '/api/people/%53-1%20', `/api/censuses/${ids.census}/files/0x1`],
  ])
    expect([path, [403, 404, 422].includes((await board.ask('GET', path)).statusCode)]).toEqual([path, true]);
  expect((await board.ask('GET', '/api/%61ccounts')).statusCode).toBe(403);
  expect((await board.ask('GET', '/api/people/%53-1')).statusCode).toBe(404);

  // Fields that nobody asks for are not taken.
  for (const [url, body] of [
    ['/api/people/S1/flags', { field: 'preferences', board: LYON }],
    [`/api/matches/${matches.get('S-1')!.id}/reviews`, { comment: 'c', trainee: 'S-2' }],
    ['/api/breakdowns', { match: matches.get('S-3')!.id, reason: 'other', knownOn: '2025-09-09', board: 'DISP-BOR' }],
    ['/api/guidelines', { document: '{}', reason: 'r', scope: LYON }],
  ] as const)
    expect([url, await status('POST', url, body)]).toEqual([url, 422]);
  expect(
    await status('POST', '/api/tokens', Buffer.from('{"name": "n", "__proto__": {"mayWrite": true}}'), {
      'content-type': 'application/json',
    }),
  ).toBe(422);
  const twice = Buffer.concat([SENT_CENSUS.body('DISP-BOR').subarray(0, -6), Buffer.from('\r\n'), SENT_CENSUS.body(LYON)]);
  expect(await board.ask('POST', '/api/censuses', twice, SENT_CENSUS.headers).then((answer) => answer.statusCode)).toBeGreaterThanOrEqual(
    400,
  );

  // Filters and pages of lists widen nothing.
  for (const query of [
    `people?board=${LYON}`,
    `runs?board=${LYON}`,
    `runs?round=${encodeURIComponent(LYON_ROUND)}`,
    `runs?after=${run}`,
    'matches?person=S-1&withdrawn=true',
    `breakdowns?board=${LYON}`,
    `flags?board=${LYON}`,
    `censuses?board=${LYON}`,
    `reviews?after=${ids.review}`,
    `guidelines?scope=${LYON}`,
  ])
    expect([query, (await board.ask('GET', `/api/${query}`)).json<{ items: unknown[] }>().items]).toEqual([query, []]);
}, 60_000);
