/** What scripts of a season met: answers that say what is so, to whom it concerns. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { catalogue, type ErrorCode, sentencesOverHttp } from '../../../src/errors/index.ts';
import { asked, heardCase, ifMatch, options, refused, submitted, decide, type CaseView } from '../../service/case.ts';
import { publishedRound } from '../../service/published-round.ts';
import { seedCensus } from '../../service/seed.ts';
import { BOARD, DAYS, PEOPLE, ROUND, ROUND_PATH, smallRound, told, withChange } from '../../service/small-round.ts';
import { type Client, useService } from '../../service/service.ts';

const fresh = useService();
const reason = 'Bien vu';
const todo = async (client: Client): Promise<string[]> =>
  (await client.ask('GET', '/api/todo'))
    .json<{ items: { kind: string; subject: string; count: number }[] }>()
    .items.map(({ kind, subject, count }) => `${kind} ${subject} ${count}`);

describe('a decision that has become stale', () => {
  it('is its director’s to do, and once confirmed the sheet says which facts the computation did not have', async () => {
    const round = await smallRound(await fresh());
    const { test, board, director, otherDirector } = round;
    await round.acceptAll();
    await round.census(withChange('M1', { caseload: 61 }, withChange('S1', { domains: ['droit'] })));
    expect(await todo(director)).toContain(`stale-settle ${ROUND} 1`);
    expect((await todo(otherDirector)).join()).not.toContain('stale-settle');
    expect((await todo(board)).join()).not.toContain('stale-settle');
    const said = (await round.pair('S1')).json<{ changes: { field: string; said: { en: string } }[] }>().changes;
    expect(said.map(({ said: { en } }) => en).join()).toMatch(/(?:F|f)ields|domains/);
    expect((await round.decide(director, 'S1', { kind: 'accept', reason: 'Toujours' })).statusCode).toBe(200);
    expect((await todo(director)).join()).not.toContain('stale-settle');
    expect((await round.publish()).statusCode).toBe(200);
    const sheet = async (client: Client): Promise<string> => {
      const [match] = (await client.ask('GET', '/api/matches')).json<{ items: { id: string }[] }>().items;
      return (await client.ask('GET', `/api/matches/${match!.id}/explanation?lang=en`)).body;
    };
    const own = await sheet(await test.as(['trainee', 'S1']));
    expect(own).toMatch(/these have changed: [^(]*\(– → droit\)/);
    expect(own).toMatch(/data of the other person of the pair have changed/);
    expect(own).not.toMatch(/\b61\b/);
    expect(await sheet(await test.as(['mentor', 'M1']))).toMatch(/→ 61\)/);
    expect(await sheet(await test.as(['trainee', 'S2']))).not.toMatch(/have changed/);
  });

  it('of the board itself stays the board’s', async () => {
    const round = await smallRound(await fresh());
    await round.acceptAll();
    await round.decide(round.board, 'S3', { kind: 'without', reason });
    await round.census(withChange('S3', { domains: ['droit'] }));
    expect(await todo(round.board)).toContain(`stale-settle ${ROUND} 1`);
  });
});

describe('days of a case', () => {
  it('come one after the other, and what came of it is known once its day has come', async () => {
    const test = await fresh();
    test.clock = new Date('2025-09-10T08:00:00Z');
    const { matches } = await publishedRound(test);
    const board = await test.as(['board', 'DISP-LYO']);
    const directors = await test.as(['director', 'SPIP-42'], ['director', 'SPIP-69'], ['director', 'SPIP-38']);
    const match = matches.get('S-1')!.id;
    const report = (knownOn: string) => refused(board, 'POST', '/api/breakdowns', { match, reason: 'distance', knownOn });
    expect(await report('2023-01-01')).toEqual([422, 'BREAKDOWN_EARLY_DAY']);
    expect(await report('2025-09-11')).toEqual([422, 'BREAKDOWN_FUTURE_DAY']);
    const id = await heardCase(board, match);
    const url = `/api/breakdowns/${id}`;
    expect(await refused(board, 'POST', `${url}/hearings`, { party: 'mentor', on: '2025-08-19' })).toEqual([422, 'BREAKDOWN_EARLY_DAY']);
    const run = await asked<{ id: string }>(board, 202, 'POST', `${url}/options`, { from: '2025-09-15' });
    const twice = await board.ask('POST', `${url}/options`, { from: '2025-09-15' });
    expect(twice.json()).toMatchObject({ status: 409, code: 'RUN_UNDER_WAY' });
    expect(twice.body).toContain(run.id);
    await board.ask('DELETE', `/api/runs/${run.id}`);
    const found = await options(test, board, id, '2025-09-15');
    const shown = await asked<{ from: string; options: { label: string; changes: { trainee: { id: string; name: string } }[] }[] }>(
      ...[board, 200, 'GET' as const, `${url}/options/${found}`],
    );
    expect([shown.from, shown.options.map(({ label }) => label)]).toEqual(['2025-09-15', ['1', '2']]);
    expect(shown.options[1]!.changes.map(({ trainee }) => trainee.name)).toEqual(['Ève Érable', 'Gaël Gui']);
    expect((await (await test.as(['board', 'DISP-BOR'])).ask('GET', `${url}/options/${found}`)).statusCode).toBe(404);
    let view: CaseView = await decide(directors, await submitted(board, id, found, 2), 'S-1');
    // The same again drops nothing that was accepted.
    const again = await submitted(board, id, found, 2);
    expect([again.version, again.pairs.map(({ decision }) => decision?.kind ?? null)]).toEqual([view.version, ['accept', null]]);
    view = await decide(directors, view, 'S-3');
    const follow = (on: string, outcome?: string) => refused(board, 'PUT', `${url}/follow-up`, { on, outcome }, ifMatch(view.version));
    expect(await follow('2025-09-14')).toEqual([422, 'BREAKDOWN_EARLY_DAY']);
    expect(await follow('2025-10-01', 'Tout va bien')).toEqual([422, 'BREAKDOWN_FUTURE_DAY']);
    test.clock = new Date('2025-10-01T08:00:00Z');
    const later = await test.as(['board', 'DISP-LYO']);
    await asked(later, 200, 'PUT', `${url}/follow-up`, { on: '2025-10-01', outcome: 'Tout va bien' }, ifMatch(view.version));
  });
});

describe('a run that is of no use', () => {
  it('is refused at once: of a promotion of whom nobody is in the census, whose round waits; of a round that is published', async () => {
    const test = await fresh();
    const round = await smallRound(test);
    await test.store.owner.transaction(async (tx) => {
      await seedCensus(tx, 'DISP-LYO', [{ ...PEOPLE[3]!, id: 'X1', boardCode: 'DISP-LYO' }], test.clock);
      await sql`insert into round (id, board, promotion, period, name, starts_on, ends_on, document, made_at)
        values ('DISP-LYO.CPIP 29.SP1', 'DISP-LYO', 'CPIP 29', 'SP1', 'SP1', ${DAYS.startsOn}, ${DAYS.endsOn}, '{}', ${test.clock})`.execute(
        tx,
      );
    });
    const lyon = await test.as(['board', 'DISP-LYO']);
    const path = '/api/rounds/DISP-LYO.CPIP%2029.SP1';
    expect((await lyon.ask('GET', path)).json()).toMatchObject({ state: 'waiting' });
    expect(told(await lyon.ask('POST', `${path}/runs`))).toEqual([409, 'RUN_NO_TRAINEE']);
    await round.acceptAll();
    expect((await round.publish()).statusCode).toBe(200);
    expect(told(await round.board.ask('POST', `${ROUND_PATH}/runs`))).toEqual([409, 'DECISION_CLOSED']);
  });

  it('says what to do in words of the API, whatever the code', () => {
    const values = { value: 'x', command: 'match' };
    for (const code of Object.keys(catalogue) as ErrorCode[])
      for (const language of ['fr', 'en'] as const)
        expect([code, sentencesOverHttp({ code, values }, language).remedy]).not.toEqual([
          code,
          expect.stringMatching(/(?:^|[\s“«(])--[a-z]/),
        ]);
    expect(sentencesOverHttp({ code: 'MATCH_CENSUS_REJECTED', values: { rejected: 2 } }, 'en').remedy).toMatch(/acceptPartial/);
  });
});

it('ends the wait after wrong passwords by a new password, and says what it waits for', async () => {
  const test = await fresh();
  const admin = await test.as(['administrator', '*']);
  const [first, second] = ['cheval pile agrafe', 'autre chose de long'];
  const made = await admin.ask('POST', '/api/accounts', { login: 'claire', name: 'Claire', password: first });
  const { id } = made.json<{ id: string }>();
  const sign = (password: string) => test.nobody.ask('POST', '/api/session', { login: 'claire', password });
  for (let k = 0; k < 10; k++) expect((await sign('faux')).statusCode).toBe(401);
  const locked = await sign(first);
  expect([...told(locked), Number(locked.headers['retry-after'])]).toEqual([429, 'SERVICE_SIGN_IN_LOCKED', 900]);
  expect((await admin.ask('PUT', `/api/accounts/${id}/password`, { password: second })).statusCode).toBe(204);
  expect((await sign(second)).statusCode).toBe(204);
});

it('says of an address which methods it has, of a body which kind, and of a problem what it is', async () => {
  const test = await fresh();
  const round = await smallRound(test);
  const { board } = round;
  const wrong = await board.ask('PUT', ROUND_PATH, {});
  expect([...told(wrong), wrong.headers['allow']]).toEqual([405, 'SERVICE_METHOD', 'GET, HEAD']);
  expect(told(await board.ask('POST', '/api/nowhere', {}))).toEqual([404, 'SERVICE_NOT_FOUND']);
  expect(told(await board.ask('POST', `${ROUND_PATH}/runs`, 'x', { 'content-type': 'text/plain' }))).toEqual([415, 'SERVICE_MEDIA']);
  expect(told(await board.ask('PUT', `${ROUND_PATH}/proposal`, { run: round.run }, { 'if-match': '*' }))).toEqual([422, 'SERVICE_BODY']);
  const { type } = wrong.json<{ type: string }>();
  expect((await board.ask('GET', type)).json()).toMatchObject({
    code: 'SERVICE_METHOD',
    status: 405,
    en: { title: expect.any(String) as string },
  });
  expect((await board.ask('GET', '/problems/x')).statusCode).toBe(404);
  // Whoever never has the right hears that, and not that the proposal is theirs.
  await round.submit(round.run);
  expect(told(await round.decide(board, 'S1', { kind: 'accept', reason }))).toEqual([403, 'SERVICE_FORBIDDEN']);
});

it('finds an account among many, by its login or a part of it', async () => {
  const test = await fresh();
  const admin = await test.as(['administrator', '*']);
  for (const [login, name] of [
    ['trainee.s-1', 'Ève Érable'],
    ['trainee.s-10', 'Fadi Frêne'],
  ])
    expect((await admin.ask('POST', '/api/accounts', { login, name })).statusCode).toBe(201);
  const found = async (query: string): Promise<string[]> =>
    (await admin.ask('GET', `/api/accounts?${query}`)).json<{ items: { login: string }[] }>().items.map(({ login }) => login);
  expect(await found('login=TRAINEE.S-1')).toEqual(['trainee.s-1']);
  expect(await found('q=trainee.s-1')).toEqual(['trainee.s-1', 'trainee.s-10']);
  expect(await found('q=erable')).toEqual(['trainee.s-1']);
});

it('takes in a file that is too large, so that whoever sends it with fetch hears why', async () => {
  const test = await fresh();
  const board = await test.as(['board', BOARD]);
  const origin = await test.server.listen({ host: '127.0.0.1', port: 0 });
  const form = new FormData();
  form.set('board', BOARD);
  form.append('files', new Blob([new Uint8Array(52_000_000).fill(97)]), 'gros.csv');
  const headers = { cookie: `binome=${board.secret}` };
  const large = await fetch(`${origin}/api/censuses`, { method: 'POST', body: form, headers });
  expect([large.status, await large.json()]).toMatchObject([413, { code: 'SERVICE_TOO_LARGE', title: 'L’envoi dépasse 50 Mo.' }]);
  const json = await fetch(`${origin}/api/tokens`, {
    method: 'POST',
    body: JSON.stringify({ name: 'x'.repeat(5_000_000) }),
    headers: { ...headers, 'content-type': 'application/json', 'accept-language': 'en' },
  });
  expect([json.status, await json.json()]).toMatchObject([413, { code: 'SERVICE_TOO_LARGE', title: 'What was sent is larger than 1 MB.' }]);
  await test.server.close();
});

it('tells nobody that a fact was corrected, or removed, while the census says what it said', async () => {
  const round = await smallRound(await fresh(), withChange('M1', { caseload: 60 }));
  const mentor = await round.test.as(['mentor', 'M1']);
  const flag = (await mentor.ask('POST', '/api/people/M1/flags', { field: 'caseload' })).json<{ id: string }>();
  const answer = (kind: string) =>
    round.board.ask('PUT', `/api/flags/${flag.id}/answer`, { kind, comment: 'Vu' }, { 'if-match': '"1"', 'accept-language': 'en' });
  for (const kind of ['corrected', 'removed']) expect(told(await answer(kind))).toEqual([409, 'FLAG_NOT_DONE']);
  expect((await answer('removed')).json<{ title: string }>().title).toContain('version 1');
  await round.census(withChange('M1', { caseload: 40 }));
  expect(told(await answer('removed'))).toEqual([409, 'FLAG_NOT_DONE']);
  expect((await answer('corrected')).statusCode).toBe(200);
  const second = (await mentor.ask('POST', '/api/people/M1/flags', { field: 'caseload' })).json<{ id: string }>();
  await round.census(withChange('M1', { caseload: null }));
  const removed = await round.board.ask('PUT', `/api/flags/${second.id}/answer`, { kind: 'removed', comment: 'Vu' }, { 'if-match': '"1"' });
  expect(removed.statusCode).toBe(200);
});
