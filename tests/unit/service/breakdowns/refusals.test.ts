/** What may not be done with a case: by whom, when, and past the service by SQL. */
import { type RawBuilder, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../../../src/service/rules/rights.ts';
import { asked, type CaseView, decide, heardCase, ifMatch, options, refused, submitted } from '../../../service/case.ts';
import { publishedRound, ROUND } from '../../../service/published-round.ts';
import { type Client, type TestService, useService } from '../../../service/service.ts';

const fresh = useService('2025-09-10T08:00:00Z');
const NOBODY = '00000000-0000-4000-8000-000000000000';

async function setUp(): Promise<{ readonly test: TestService; readonly board: Client; readonly matchOf: (trainee: string) => string }> {
  const test = await fresh();
  const { matches } = await publishedRound(test);
  const board = await test.as(['board', 'DISP-LYO']);
  return { test, board, matchOf: (trainee: string): string => matches.get(trainee)!.id };
}

const report = (match: string, more: object = {}): object => ({ match, reason: 'other', knownOn: '2025-09-01', ...more });

describe('reporting', () => {
  it('is for the two concerned and their board', async () => {
    const { test, board, matchOf } = await setUp();
    const match = matchOf('S-1');
    const ask = async (...grants: readonly (readonly [Role, string])[]): Promise<[number, string]> =>
      refused(await test.as(...grants), 'POST', '/api/breakdowns', report(match));
    expect(await refused(test.nobody, 'POST', '/api/breakdowns', report(match))).toEqual([401, 'SERVICE_SIGN_IN']);
    expect(await ask(['board', 'DISP-BOR'])).toEqual([404, 'SERVICE_NOT_FOUND']);
    expect(await ask(['trainee', 'S-2'])).toEqual([404, 'SERVICE_NOT_FOUND']);
    expect(await ask(['administrator', '*'])).toEqual([404, 'SERVICE_NOT_FOUND']);
    expect(await ask(['director', 'SPIP-69'])).toEqual([403, 'SERVICE_FORBIDDEN']);
    expect(await ask(['training-unit', '*'])).toEqual([403, 'SERVICE_FORBIDDEN']);
    const mentor = await test.as(['mentor', 'T-1']);
    expect(await asked(mentor, 201, 'POST', '/api/breakdowns', report(match))).toMatchObject({ reportedBy: 'mentor', notes: null });
    expect(await asked(board, 201, 'POST', '/api/breakdowns', report(matchOf('S-2')))).toMatchObject({ reportedBy: 'board' });
  });

  it('asks for a known reason, a day that has come, and a match that stands and has no open case', async () => {
    const { test, board, matchOf } = await setUp();
    const ask = (body: object): Promise<[number, string]> => refused(board, 'POST', '/api/breakdowns', body);
    const match = matchOf('S-1');
    expect(await ask(report(match, { reason: 'boredom' }))).toEqual([422, 'SERVICE_BODY']);
    expect(await ask(report(match, { knownOn: '2025-09-31' }))).toEqual([422, 'SERVICE_BODY']);
    expect(await ask(report(match, { knownOn: '2025-09-11' }))).toEqual([422, 'BREAKDOWN_FUTURE_DAY']);
    expect(await ask(report(match, { note: '  ' }))).toEqual([422, 'SERVICE_BODY']);
    expect(await ask(report(match, { note: 'a\0b' }))).toEqual([422, 'SERVICE_BODY']);
    expect(await ask(report(match, { note: 'x'.repeat(10_001) }))).toEqual([422, 'SERVICE_BODY']);
    expect(await ask(report(match, { remark: 'x' }))).toEqual([422, 'SERVICE_BODY']);
    expect(await ask(report(NOBODY))).toEqual([404, 'SERVICE_NOT_FOUND']);
    const { id } = await asked(board, 201, 'POST', '/api/breakdowns', report(match));
    const open = await board.ask('POST', '/api/breakdowns', report(match), { 'accept-language': 'en' });
    expect(open.json()).toMatchObject({
      status: 409,
      code: 'BREAKDOWN_OPEN',
      title: 'A breakdown of this match was reported on 10\u00a0September\u00a02025, and the case is open.',
    });
    await asked(board, 200, 'PUT', `/api/breakdowns/${id}/drop`, { reason: 'Ils continuent.' }, ifMatch(1));
    await asked(board, 201, 'POST', '/api/breakdowns', report(match));
    await test.store.owner.transaction((tx) => sql`update match set void = true where trainee = 'S-2'`.execute(tx));
    expect(await ask(report(matchOf('S-2')))).toEqual([409, 'BREAKDOWN_MATCH_VOID']);
    // The trainee does not see a match whose publication was withdrawn.
    expect(await refused(await test.as(['trainee', 'S-2']), 'POST', '/api/breakdowns', report(matchOf('S-2')))).toEqual([
      404,
      'SERVICE_NOT_FOUND',
    ]);
    test.clock = new Date('2025-10-24T22:00:00Z');
    expect(await refused(await test.as(['board', 'DISP-LYO']), 'POST', '/api/breakdowns', report(matchOf('S-3')))).toEqual([
      409,
      'BREAKDOWN_MATCH_OVER',
    ]);
  });

  it('at once by both makes one case', async () => {
    const { test, matchOf } = await setUp();
    const both = await Promise.all([
      refused(await test.as(['trainee', 'S-1']), 'POST', '/api/breakdowns', report(matchOf('S-1'))),
      refused(await test.as(['mentor', 'T-1']), 'POST', '/api/breakdowns', report(matchOf('S-1'))),
    ]);
    expect(both.map(([status]) => status).sort()).toEqual([201, 409]);
  });

  it('is done once with the same key', async () => {
    const { board, matchOf } = await setUp();
    const key = { 'idempotency-key': 'a' };
    const first = await board.ask('POST', '/api/breakdowns', report(matchOf('S-1'), { note: 'Une note.' }), key);
    const second = await board.ask('POST', '/api/breakdowns', report(matchOf('S-1'), { note: 'Une note.' }), key);
    expect([second.statusCode, second.body, second.headers['location']]).toEqual([201, first.body, first.headers['location']]);
    expect(await refused(board, 'POST', '/api/breakdowns', report(matchOf('S-1'), { note: 'Une autre.' }), key)).toEqual([
      422,
      'SERVICE_KEY_REUSED',
    ]);
  });
});

describe('reading', () => {
  it('is for the board, the directors whom it touches and whoever reported it', async () => {
    const { test, board, matchOf } = await setUp();
    const trainee = await test.as(['trainee', 'S-1']);
    const { id } = await asked(trainee, 201, 'POST', '/api/breakdowns', report(matchOf('S-1')));
    const other = await asked(board, 201, 'POST', '/api/breakdowns', report(matchOf('S-3')));
    const see = async (client: Client): Promise<string[]> => {
      const { items } = await asked<{ items: CaseView[] }>(client, 200, 'GET', '/api/breakdowns');
      for (const each of [id, other.id])
        expect((await client.ask('GET', `/api/breakdowns/${each}`)).statusCode).toBe(items.some((item) => item.id === each) ? 200 : 404);
      return items.map((item) => item.id);
    };
    expect((await see(board)).sort()).toEqual([id, other.id].sort());
    expect(await see(trainee)).toEqual([id]);
    expect(await see(await test.as(['director', 'SPIP-69']))).toEqual([id]);
    expect(await see(await test.as(['director', 'SPIP-42']))).toEqual([other.id]);
    for (const grant of [
      ['mentor', 'T-1'],
      ['trainee', 'S-2'],
      ['director', 'SPIP-38'],
      ['board', 'DISP-BOR'],
      ['training-unit', '*'],
      ['administrator', '*'],
    ] as const)
      expect(await see(await test.as(grant))).toEqual([]);
    expect(await refused(test.nobody, 'GET', `/api/breakdowns/${id}`)).toEqual([401, 'SERVICE_SIGN_IN']);
    expect(await refused(board, 'GET', '/api/breakdowns/none')).toEqual([404, 'SERVICE_NOT_FOUND']);
  });

  it('goes by board, state and page', async () => {
    const { test, board, matchOf } = await setUp();
    const ids: string[] = [];
    for (const [k, trainee] of ['S-1', 'S-2', 'S-3'].entries()) {
      test.clock = new Date(Date.parse('2025-09-10T08:00:00Z') + k * 60_000);
      ids.unshift((await asked(board, 201, 'POST', '/api/breakdowns', report(matchOf(trainee)))).id);
    }
    await asked(board, 200, 'PUT', `/api/breakdowns/${ids[1]}/drop`, { reason: 'Ils continuent.' }, ifMatch(1));
    const list = async (query: string): Promise<[string[], string | undefined]> => {
      const { items, next } = await asked<{ items: CaseView[]; next?: string }>(board, 200, 'GET', `/api/breakdowns?${query}`);
      return [items.map(({ id }) => id), next];
    };
    expect(await list('')).toEqual([ids, undefined]);
    expect(await list('state=dropped&board=DISP-LYO')).toEqual([[ids[1]], undefined]);
    expect(await list('state=reported&limit=1')).toEqual([[ids[0]], ids[0]]);
    expect(await list(`state=reported&limit=1&after=${ids[0]}`)).toEqual([[ids[2]], undefined]);
    expect(await list('board=DISP-BOR')).toEqual([[], undefined]);
    expect(await refused(board, 'GET', '/api/breakdowns?state=unknown')).toEqual([422, 'SERVICE_BODY']);
  });
});

describe('each step', () => {
  it('is for the board, on the version that it has seen', async () => {
    const { test, board, matchOf } = await setUp();
    const trainee = await test.as(['trainee', 'S-1']);
    const { id } = await asked(trainee, 201, 'POST', '/api/breakdowns', report(matchOf('S-1')));
    const url = `/api/breakdowns/${id}`;
    const steps = [
      ['POST', `${url}/hearings`, { party: 'trainee', on: '2025-09-02' }],
      ['POST', `${url}/options`, { from: '2025-09-15' }],
      ['PUT', `${url}/option`, { run: NOBODY, point: 1 }],
      ['PUT', `${url}/follow-up`, { on: '2025-10-01', outcome: 'x' }],
      ['PUT', `${url}/drop`, { reason: 'x' }],
    ] as const;
    for (const [method, to, body] of steps) {
      // Rights come before the version.
      expect(await refused(trainee, method, to, body, ifMatch(9))).toEqual([403, 'SERVICE_FORBIDDEN']);
      expect(await refused(await test.as(['director', 'SPIP-69']), method, to, body, ifMatch(9))).toEqual([403, 'SERVICE_FORBIDDEN']);
      expect(await refused(await test.as(['board', 'DISP-BOR']), method, to, body, ifMatch(1))).toEqual([404, 'SERVICE_NOT_FOUND']);
      expect(await refused(board, method, to, body, ifMatch(9))).toEqual([412, 'SERVICE_MOVED_ON']);
      if (method === 'PUT') expect(await refused(board, method, to, body)).toEqual([428, 'SERVICE_IF_MATCH']);
      expect(await refused(board, method, to, { ...body, more: 1 }, ifMatch(1))).toEqual([422, 'SERVICE_BODY']);
    }
    expect(await refused(board, 'POST', `${url}/hearings`, { party: 'trainee', on: '2025-09-11' })).toEqual([422, 'BREAKDOWN_FUTURE_DAY']);
    expect(await refused(board, 'POST', `${url}/hearings`, { party: 'father', on: '2025-09-09' })).toEqual([422, 'SERVICE_BODY']);
    expect(await refused(board, 'PUT', `${url}/follow-up`, { on: '2025-10-01', outcome: 'x' }, ifMatch(1))).toEqual([
      409,
      'BREAKDOWN_NOT_IN_EFFECT',
    ]);
    expect(await refused(board, 'PUT', `${url}/option`, { run: NOBODY, point: 1 }, ifMatch(1))).toEqual([422, 'BREAKDOWN_RUN']);
    const decision = { kind: 'accept', reason: 'x' };
    expect(await refused(board, 'PUT', `${url}/pairs/S-1/decision`, decision, ifMatch(1))).toEqual([403, 'SERVICE_FORBIDDEN']);
    expect(await refused(await test.as(['director', 'SPIP-69']), 'PUT', `${url}/pairs/S-1/decision`, decision, ifMatch(1))).toEqual([
      409,
      'BREAKDOWN_NO_OPTION',
    ]);
    await asked(board, 200, 'PUT', `${url}/drop`, { reason: 'Ils continuent.' }, ifMatch(1));
    const closed = await board.ask('POST', `${url}/hearings`, { party: 'trainee', on: '2025-09-02' }, { 'accept-language': 'en' });
    expect(closed.json()).toMatchObject({ status: 409, code: 'BREAKDOWN_CLOSED' });
    expect(closed.json<{ title: string }>().title).toMatch(/^This case is closed: dropped on 2025-09-10 by Agent /);
    expect(await refused(board, 'PUT', `${url}/drop`, { reason: 'x' }, ifMatch(2))).toEqual([409, 'BREAKDOWN_CLOSED']);
    expect(await refused(board, 'POST', `${url}/options`, { from: '2025-09-15' })).toEqual([409, 'BREAKDOWN_CLOSED']);
    expect(await refused(board, 'PUT', `${url}/follow-up`, { on: '2025-10-01', outcome: 'x' }, ifMatch(2))).toEqual([
      409,
      'BREAKDOWN_NOT_IN_EFFECT',
    ]);
  });

  it('waits for a run that is done, of this case, with such an option', async () => {
    const { test, board, matchOf } = await setUp();
    const id = await heardCase(board, matchOf('S-1'));
    const other = await heardCase(board, matchOf('S-2'));
    const url = `/api/breakdowns/${id}`;
    for (const from of ['2025-08-27', '2025-10-25'])
      expect(await refused(board, 'POST', `${url}/options`, { from })).toEqual([422, 'BREAKDOWN_DAY']);
    // Within the match, and over: who had whom then is decided no more.
    expect(await refused(board, 'POST', `${url}/options`, { from: '2025-09-09' })).toEqual([422, 'BREAKDOWN_PAST_DAY']);
    const waiting = await board.ask('POST', `${url}/options`, { from: '2025-09-15' });
    const { id: run } = waiting.json<{ id: string }>();
    expect([waiting.statusCode, waiting.headers['location']]).toEqual([202, `/api/runs/${run}`]);
    const unfinished = await board.ask('PUT', `${url}/option`, { run, point: 1 }, { ...ifMatch(4), 'accept-language': 'en' });
    expect(unfinished.json()).toMatchObject({ status: 409, code: 'BREAKDOWN_RUN_UNFINISHED', title: 'This run has no result: it waits.' });
    const done = await options(test, board, other, '2025-09-15');
    expect(await refused(board, 'PUT', `${url}/option`, { run: done, point: 1 }, ifMatch(4))).toEqual([422, 'BREAKDOWN_RUN']);
    const missing = await board.ask(
      'PUT',
      `/api/breakdowns/${other}/option`,
      { run: done, point: '2c' },
      { ...ifMatch(4), 'accept-language': 'en' },
    );
    expect(missing.json()).toMatchObject({
      status: 422,
      code: 'BREAKDOWN_POINT',
      title: 'This run has no option “2c”. Its options: 1, 2.',
    });
  });

  it('of a decision is for the director of that service, who has not submitted it', async () => {
    const { test, matchOf } = await setUp();
    const both = await test.as(['board', 'DISP-LYO'], ['director', 'SPIP-42']);
    const rhone = await test.as(['director', 'SPIP-69']);
    const id = await heardCase(both, matchOf('S-1'));
    const { version } = await submitted(both, id, await options(test, both, id, '2025-09-15'), 2);
    const url = `/api/breakdowns/${id}/pairs`;
    const body = { kind: 'accept', reason: 'x' };
    expect(await refused(both, 'PUT', `${url}/S-1/decision`, body, ifMatch(version))).toEqual([403, 'DECISION_OWN_PROPOSAL']);
    expect(await refused(rhone, 'PUT', `${url}/S-1/decision`, body, ifMatch(version))).toEqual([403, 'SERVICE_FORBIDDEN']);
    expect(await refused(rhone, 'PUT', `${url}/S-2/decision`, body, ifMatch(version))).toEqual([404, 'SERVICE_NOT_FOUND']);
    expect(await refused(rhone, 'PUT', `${url}/S-3/decision`, body)).toEqual([428, 'SERVICE_IF_MATCH']);
    expect(await refused(rhone, 'PUT', `${url}/S-3/decision`, body, ifMatch(version - 1))).toEqual([412, 'SERVICE_MOVED_ON']);
    expect(await refused(rhone, 'PUT', `${url}/S-3/decision`, { kind: 'accept', reason: ' ' }, ifMatch(version))).toEqual([
      422,
      'SERVICE_BODY',
    ]);
    expect(await refused(rhone, 'PUT', `${url}/S-3/decision`, { kind: 'change', reason: 'x' }, ifMatch(version))).toEqual([
      422,
      'SERVICE_BODY',
    ]);
    expect(await decide(rhone, { id, version }, 'S-3')).toMatchObject({ state: 'submitted' });
    // Who submitted reads no note as a director either.
    expect((await asked(rhone, 200, 'GET', `/api/breakdowns/${id}`))['reviewers']).toMatchObject([{ id: rhone.account }]);
  });

  it('ends where the publication was withdrawn', async () => {
    const { test, board, matchOf } = await setUp();
    const director = await test.as(['director', 'SPIP-42']);
    const id = await heardCase(board, matchOf('S-1'));
    const { version } = await submitted(board, id, await options(test, board, id, '2025-09-15'), 2);
    await test.store.owner.transaction(async (tx) => {
      await sql`insert into publication (round, number, kind, reason, by, at, audit_head) values (${ROUND}, 2, 'withdrawn', 'x', ${board.account}, now(), '')`.execute(
        tx,
      );
      await sql`update match set void = true where round = ${ROUND}`.execute(tx);
    });
    const url = `/api/breakdowns/${id}`;
    expect(await refused(director, 'PUT', `${url}/pairs/S-1/decision`, { kind: 'accept', reason: 'x' }, ifMatch(version))).toEqual([
      409,
      'BREAKDOWN_MATCH_VOID',
    ]);
    expect(await refused(board, 'POST', `${url}/options`, { from: '2025-09-15' })).toEqual([409, 'BREAKDOWN_MATCH_VOID']);
    await asked(board, 200, 'PUT', `${url}/drop`, { reason: 'Publication retirée.' }, ifMatch(version));
  });
});

describe('the database by itself', () => {
  let test: TestService;
  let board: Client;
  let loire: Client;
  let id: string;
  let match: string;
  let option: CaseView;
  const owner = <T>(statement: RawBuilder<T>): Promise<unknown> => test.store.owner.transaction((tx) => statement.execute(tx));
  const asApp = (client: Client, statement: RawBuilder<unknown>): Promise<unknown> =>
    test.store.app.transaction(async (tx) => {
      await sql`select set_config('binome.token', ${client.secret}, true)`.execute(tx);
      return statement.execute(tx);
    });
  const decision = (number: number, trainee: string, kind = 'accept'): RawBuilder<unknown> =>
    sql`insert into breakdown_decision (id, breakdown, option, trainee, number, kind, reason, by, by_name, at)
      values (gen_random_uuid(), ${id}, 1, ${trainee}, ${number}, ${kind}, 'x', ${loire.account}, 'x', now())`;
  const newMatch = (trainee: string, mentor: string, from: string): RawBuilder<unknown> =>
    sql`insert into match (id, round, publication, board, trainee, mentor, trainee_service, mentor_service, during, capacity, breakdown_decision, run, made_at)
      select gen_random_uuid(), m.round, m.publication, m.board, ${trainee}, ${mentor}, 'x', 'x', daterange(${from}, '2025-10-25'), 1, d.id, m.run, now()
      from match m, breakdown_decision d where m.id = ${match} and d.trainee = 'S-1'`;

  // Each refusal leaves everything as it was: they all are on one case.
  const needed = async (): Promise<void> => {
    const made = await setUp();
    ({ test, board } = made);
    loire = await test.as(['director', 'SPIP-42']);
    match = made.matchOf('S-1');
    id = await heardCase(board, match);
    option = await submitted(board, id, await options(test, board, id, '2025-09-15'), 2);
  };

  it('refuses what no act would do', async () => {
    await needed();
    const secondCase = sql`insert into breakdown (id, match, board, round, trainee, mentor, trainee_service, mentor_service, reason, known_on, reported_as, by, at)
      select gen_random_uuid(), match, board, round, trainee, mentor, trainee_service, mentor_service, reason, known_on, reported_as, by, at from breakdown`;
    await expect(owner(secondCase)).rejects.toThrow('a case on this match is open');
    const effect = (day: string): RawBuilder<unknown> =>
      sql`insert into breakdown_closing (breakdown, kind, on_day, round, effect, by, by_name, at)
        values (${id}, 'in-effect', ${day}, ${ROUND}, 1, ${board.account}, 'x', now())`;
    await expect(owner(effect('2025-09-15'))).rejects.toThrow('not every pair is accepted');
    await decide(loire, option, 'S-1');
    await expect(owner(effect('2025-09-15'))).rejects.toThrow('not every pair is accepted');
    await expect(owner(newMatch('S-1', 'T-3', '2025-09-15'))).rejects.toThrow('nobody has decided this match');
    const end = sql`update match set ended_by = ${id}, during = daterange('2025-08-28', '2025-09-15') where id = ${match}`;
    await expect(owner(end)).rejects.toThrow('nobody has decided that this match ends');
    await expect(owner(decision(1, 'S-1'))).rejects.toThrow('duplicate key');
    await expect(owner(decision(2, 'S-1', 'without'))).rejects.toThrow('check constraint');
    const own = sql`insert into breakdown_decision (id, breakdown, option, trainee, number, kind, reason, by, by_name, at)
      values (gen_random_uuid(), ${id}, 1, 'S-3', 1, 'accept', 'x', ${board.account}, 'x', now())`;
    await expect(owner(own)).rejects.toThrow('who proposed does not decide');
    for (const table of ['breakdown', 'hearing', 'breakdown_run', 'breakdown_option', 'breakdown_move', 'breakdown_decision'])
      await expect(
        owner(sql`update ${sql.table(table)} set ${sql.ref(table === 'breakdown_move' ? 'trainee' : 'by')} = null`),
      ).rejects.toThrow('are never changed');
    for (const table of ['breakdown_option', 'breakdown_move', 'breakdown_decision'])
      await expect(owner(sql`delete from ${sql.table(table)}`)).rejects.toThrow('are never changed');

    // Once all have accepted, nothing but what they accepted, on its day.
    await owner(sql`insert into breakdown_decision (id, breakdown, option, trainee, number, kind, reason, by, by_name, at)
      values (gen_random_uuid(), ${id}, 1, 'S-3', 1, 'accept', 'x', ${loire.account}, 'x', now())`);
    await expect(owner(effect('2025-09-16'))).rejects.toThrow('not every pair is accepted');
    await expect(owner(newMatch('S-1', 'T-2', '2025-09-15'))).rejects.toThrow('nobody has decided this match');
    await expect(owner(newMatch('S-1', 'T-3', '2025-09-16'))).rejects.toThrow('nobody has decided this match');
    // Two mentors at once, and a mentor beyond their places.
    await expect(owner(newMatch('S-1', 'T-3', '2025-09-15'))).rejects.toThrow('one_mentor_at_a_time');
    await owner(end);
    await expect(owner(newMatch('S-1', 'T-3', '2025-09-15'))).rejects.toThrow('mentor T-3 is full on 2025-09-15');
    await owner(sql`update match set ended_by = ${id}, during = daterange('2025-08-28', '2025-09-15') where trainee = 'S-3'`);
    await owner(newMatch('S-1', 'T-3', '2025-09-15'));
    await expect(asApp(board, sql`select take_effect(${id}, '{}', 'x', now())`)).rejects.toThrow('not every pair is accepted');
    await expect(asApp(loire, sql`select take_effect(${id}, '{}', 'x', now())`)).rejects.toThrow('a pair of before is not in force');
  });

  it('lets nobody write for others, nor past their own rights', async () => {
    await needed();
    const rhone = await test.as(['director', 'SPIP-69']);
    const trainee = await test.as(['trainee', 'S-2']);
    const note = (author: string): RawBuilder<unknown> =>
      sql`insert into confidential_note (id, breakdown, author, author_name, at, body) values (gen_random_uuid(), ${id}, ${author}, 'x', now(), 'x')`;
    const denied = /row-level security|permission denied/;
    await expect(asApp(board, note(loire.account))).rejects.toThrow(denied);
    await expect(asApp(trainee, note(trainee.account))).rejects.toThrow(denied);
    await expect(
      asApp(board, sql`insert into reviewer (breakdown, account, named_at) values (${id}, ${board.account}, now())`),
    ).rejects.toThrow(denied);
    await expect(
      asApp(
        loire,
        sql`insert into hearing (id, breakdown, party, on_day, by, at)
      values (gen_random_uuid(), ${id}, 'mentor', '2025-09-01', ${loire.account}, now())`,
      ),
    ).rejects.toThrow(denied);
    const byRhone = sql`insert into breakdown_decision (id, breakdown, option, trainee, number, kind, reason, by, by_name, at)
      values (gen_random_uuid(), ${id}, 1, 'S-1', 1, 'accept', 'x', ${rhone.account}, 'x', now())`;
    await expect(asApp(rhone, byRhone)).rejects.toThrow(denied);
    await expect(asApp(rhone, sql`update match set void = true where id = ${match}`)).resolves.toMatchObject({ numAffectedRows: 0n });
    await expect(
      asApp(
        loire,
        sql`insert into breakdown_closing (breakdown, kind, round, reason, by, by_name, at)
      values (${id}, 'dropped', ${ROUND}, 'x', ${loire.account}, 'x', now())`,
      ),
    ).rejects.toThrow(denied);
    await expect(asApp(board, sql`delete from confidential_note`)).rejects.toThrow(denied);
    const { rows } = (await asApp(trainee, sql`select * from breakdown_facts(${id})`)) as { rows: unknown[] };
    expect(rows).toEqual([]);
  });
});
