/** From a run to the directors: who submits what, and what they then read. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { seedRun } from '../../service/seed.ts';
import { asOwner, BOARD, PEOPLE, ROUND, ROUND_PATH, smallRound, told, withChange, without } from '../../service/small-round.ts';
import { useService } from '../../service/service.ts';
import { guidelinesWith, matchSmall, mentor, trainee } from '../matching/small-census.ts';

const fresh = useService();

describe('a run is submitted', () => {
  it('by the board of the round alone, on the version that it has read', async () => {
    const test = await fresh();
    const round = await smallRound(test);
    const { run } = round;
    const others = {
      director: [403, round.director],
      school: [403, await test.as(['training-unit', '*'])],
      admin: [404, await test.as(['administrator', '*'])],
      board: [404, await test.as(['board', 'DISP-LYO'])],
      mentor: [404, await test.as(['mentor', 'M1'])],
      trainee: [404, await test.as(['trainee', 'S1'])],
      nobody: [401, test.nobody],
    } as const;
    for (const [who, [status, client]] of Object.entries(others))
      expect([who, (await round.submit(run, client)).statusCode]).toEqual([who, status]);
    expect(told(await round.submit(run, round.board, { version: 'none' }))).toEqual([428, 'SERVICE_IF_MATCH']);
    expect(told(await round.submit(run, round.board, { version: 7 }))).toEqual([412, 'SERVICE_MOVED_ON']);
    const answer = await round.submit(run);
    expect([answer.statusCode, answer.headers['etag'], answer.json()]).toMatchObject([
      200,
      '"2"',
      { state: 'review', version: 2, counts: { trainees: 3, decided: 0 }, proposal: { run, number: 1 } },
    ]);
    expect((await round.submit(run)).json()).toMatchObject({ version: 2, proposal: { number: 1 } });
    const rows = await asOwner(test, sql<{ act: string; payload: object }>`select act, payload from audit where act = 'proposal.submit'`);
    expect(rows).toEqual([{ act: 'proposal.submit', payload: { run, number: 1 } }]);
    const notices = await asOwner(test, sql<{ kind: string }>`select kind from notice where account = ${round.director.account}`);
    expect(notices).toEqual([{ kind: 'proposal.submitted' }]);
  });

  it('only where it is a verified proposal of this round', async () => {
    const test = await fresh();
    const round = await smallRound(test);
    const add = async (changes: {
      command?: string;
      round?: string | null;
      state?: string;
      ending?: string | null;
      verified?: boolean;
    }) => {
      const { command = 'match', round: of = ROUND, state = 'done', ending = 'done', verified = true } = changes;
      const rows = await asOwner(
        test,
        sql<{ id: string }>`
        insert into run (id, command, board, round, request, inputs, language, at) values (gen_random_uuid(), ${command}, ${BOARD}, ${of}, '{}', '[]', 'fr', now())
        returning id`,
      );
      const { id } = rows[0]!;
      await asOwner(
        test,
        sql`insert into job (id, kind, state, ended_at, lease_until) values (${id}, 'run', ${state},
        case when ${state} in ('done', 'failed', 'cancelled') then now() end, case when ${state} = 'running' then now() end)`,
      );
      if (ending !== null)
        await asOwner(
          test,
          sql`insert into run_result (run, attempt, ending, document, verified, at) values (${id}, 1, ${ending}, '{}', ${verified}, now())`,
        );
      return id;
    };
    await asOwner(
      test,
      sql`insert into round (id, board, promotion, period, name, starts_on, ends_on, document, made_at)
      values ('DISP-BOR.CPIP 29.SP2', 'DISP-BOR', 'CPIP 29', 'SP2', 'SP2', '2026-01-05', '2026-02-27', '{}', now())`,
    );
    const cases = {
      PROPOSAL_OTHER_ROUND: [{ command: 'stress' }, { round: null }, { round: 'DISP-BOR.CPIP 29.SP2' }],
      PROPOSAL_RUN_UNFINISHED: [
        { state: 'queued', ending: null },
        { state: 'running', ending: null },
      ],
      PROPOSAL_RUN_FAILED: [{ state: 'failed', ending: null }, { state: 'cancelled', ending: null }, { ending: 'infeasible' }],
      PROPOSAL_UNVERIFIED: [{ verified: false }],
    };
    for (const [code, runs] of Object.entries(cases))
      for (const changes of runs) expect([changes, ...told(await round.submit(await add(changes)))]).toEqual([changes, 409, code]);
    expect(told(await round.submit('00000000-0000-4000-8000-000000000009'))).toEqual([404, 'SERVICE_NOT_FOUND']);
    expect(told(await round.submit('no-run'))).toEqual([422, 'SERVICE_BODY']);
    expect(await round.version()).toBe(1);
  });

  it('only while the census is the one that it has read, and the refusal says who has changed', async () => {
    const test = await fresh();
    const round = await smallRound(test);
    const changes = {
      'le binôme de 1 stagiaire (Camille Nom-S1)': withChange('M1', { caseload: 20 }),
      'ce que le recensement dit d’une personne (Dominique Nom-M5)': withChange('M5', { caseload: 20 }),
      '1 stagiaire de plus au recensement (Camille Nom-S9)': [...PEOPLE, trainee('S9')],
      'le binôme de 1 stagiaire (Camille Nom-S2)': without('S2'),
    };
    for (const [said, people] of Object.entries(changes)) {
      await round.census(people);
      const answer = await round.submit(round.run);
      expect(told(answer)).toEqual([409, 'PROPOSAL_STALE']);
      expect(answer.json<{ title: string }>().title.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(said);
    }
    await round.census(PEOPLE);
    expect((await round.submit(round.run)).statusCode).toBe(200);
    await asOwner(test, sql`insert into blob (sha256, size, bytes) values (encode(sha256('x'), 'hex'), 1, 'x')`);
    await asOwner(
      test,
      sql`insert into guidelines_version (scope, number, sha256, at, reason) values ('*', 1, encode(sha256('x'), 'hex'), now(), 'r')`,
    );
    const late = await test.store.owner.transaction((tx) => seedRun(tx, ROUND, matched(), test.clock));
    expect((await round.submit(late)).statusCode).toBe(200);
    await asOwner(test, sql`insert into blob (sha256, size, bytes) values (encode(sha256('y'), 'hex'), 1, 'y')`);
    const again = await test.store.owner.transaction((tx) => seedRun(tx, ROUND, matched(), test.clock));
    await asOwner(
      test,
      sql`insert into guidelines_version (scope, number, sha256, at, reason) values (${BOARD}, 1, encode(sha256('y'), 'hex'), now(), 'r')`,
    );
    expect(told(await round.submit(again))).toEqual([409, 'PROPOSAL_STALE']);
  });
});

describe('the pairs of a submission are read', () => {
  it('by the board all, by a director those of their service, by nobody else', async () => {
    const test = await fresh();
    const round = await smallRound(test);
    await round.submit(round.run);
    const list = async (client: (typeof round)['board'], query = '') => {
      const answer = await client.ask('GET', `${ROUND_PATH}/pairs${query}`);
      return answer.statusCode === 200
        ? answer.json<{ items: { trainee: { id: string } }[] }>().items.map((item) => item.trainee.id)
        : answer.statusCode;
    };
    expect(await list(round.board)).toEqual(['S1', 'S2', 'S3']);
    expect(await list(round.director)).toEqual(['S1', 'S2']);
    expect(await list(round.otherDirector)).toEqual(['S3']);
    expect(await list(await test.as(['training-unit', '*']))).toBe(403);
    for (const grant of [
      ['administrator', '*'] as const,
      ['board', 'DISP-LYO'] as const,
      ['mentor', 'M1'] as const,
      ['trainee', 'S1'] as const,
    ])
      expect(await list(await test.as(grant))).toBe(404);
    expect((await round.pair('S3', round.director)).statusCode).toBe(404);
    expect((await round.pair('S1', round.otherDirector)).statusCode).toBe(404);
    expect((await round.pair('S1', round.director)).statusCode).toBe(200);
    expect((await round.pair('nobody', round.board)).statusCode).toBe(404);
    expect((await round.pair('a%00b', round.board)).statusCode).toBe(422);
    expect(await list(round.board, '?service=SPIP-24')).toEqual(['S3']);
    expect(await list(round.board, '?q=nom-s2')).toEqual(['S2']);
    expect(await list(round.board, '?q=m3')).toEqual(['S3']);
    expect(await list(round.board, '?state=decided')).toEqual([]);
    expect(await list(round.board, '?state=open')).toEqual(['S1', 'S2', 'S3']);
    expect((await round.board.ask('GET', `${ROUND_PATH}/pairs?limit=2`)).json()).toMatchObject({ next: 'S2' });
    expect(await list(round.board, '?limit=2&after=S2')).toEqual(['S3']);
    expect(await list(round.board, '?state=none')).toBe(422);
  });

  it('as the contract has them, with what a reader needs to decide', async () => {
    const test = await fresh();
    const round = await smallRound(test, [
      ...PEOPLE,
      trainee('S4', { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01', avoids: ['M1', 'M2', 'M3', 'M5'] }),
    ]);
    expect((await round.board.ask('GET', `${ROUND_PATH}/pairs`)).json()).toEqual({ items: [] });
    await round.submit(round.run);
    const answer = await round.pair('S1');
    expect([answer.statusCode, answer.headers['etag']]).toEqual([200, '"1"']);
    expect(answer.json()).toMatchObject({
      trainee: { id: 'S1', name: 'Camille Nom-S1', service: 'SPIP-33', serviceName: 'SPIP de la Gironde' },
      mentor: { id: 'M1', name: 'Dominique Nom-M1', service: 'SPIP-33' },
      ...{ stale: false, state: 'open', decision: null, submission: 1, ownProposal: true, version: 1, history: [], changes: [] },
    });
    const { score, parts, alternatives } = answer.json<{
      score: number;
      parts: { points: number; facts: { fr: string }[] }[];
      alternatives: { mentor: { id: string | null; serviceName: string }; loss: number }[];
    }>();
    expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(score);
    expect(parts.flatMap(({ facts }) => facts.map(({ fr }) => fr))).toContain('choix n° 1 du stagiaire (sur 1)');
    expect(alternatives.length).toBeGreaterThan(0);
    expect((await round.pair('S4')).json()).toMatchObject({ mentor: null, score: null, state: 'unmet', marks: ['nobody-possible'] });
    expect((await round.pair('S1', round.director)).json()).toMatchObject({ ownProposal: false });
  });

  it('without a name of anybody whom a director may not see', async () => {
    const test = await fresh();
    const people = [
      trainee('S1', { preferences: ['M1'] }),
      trainee('S2', { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01', preferences: ['M3'] }),
      mentor('M1', { capacityMax: 1 }),
      mentor('M3', { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01', capacityMax: 1 }),
    ];
    const round = await smallRound(test, people);
    await round.submit(round.run);
    const [own, board] = [await round.pair('S1', round.director), await round.pair('S1')];
    expect(board.json()).toMatchObject({ alternatives: [{ mentor: { id: 'M3' }, moves: [{ trainee: { id: 'S2' } }] }] });
    expect(own.json()).toMatchObject({
      alternatives: [{ mentor: { id: null, name: null, service: 'SPIP-24' }, moves: [{ trainee: null, to: { id: 'M1' }, left: false }] }],
    });
    expect(own.body).not.toMatch(/S2|M3/);
  });
});

function matched() {
  return matchSmall(
    PEOPLE.filter((person) => person.role === 'trainee'),
    PEOPLE.filter((person) => person.role === 'mentor'),
    guidelinesWith(),
  ).proposal;
}

it('the contract tells of every address of this', async () => {
  const answer = await (await fresh()).nobody.ask('GET', '/api/openapi.json');
  expect(answer.statusCode).toBe(200);
  const { paths } = answer.json<{ paths: Record<string, Record<string, object>> }>();
  const told = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
  expect(told).toEqual(
    expect.arrayContaining([
      ...['put /api/rounds/{id}/proposal', 'get /api/rounds/{id}/pairs', 'get /api/rounds/{id}/pairs/{trainee}'],
      ...['get /api/rounds/{id}/pairs/{trainee}/price', 'put /api/rounds/{id}/pairs/{trainee}/decision'],
      ...['get', 'put', 'delete'].map((method) => `${method} /api/rounds/{id}/publication`),
      ...['get /api/matches', 'get /api/matches/{id}', 'get /api/matches/{id}/explanation', 'post /api/matches/{id}/reviews'],
      ...['get /api/reviews', 'get /api/reviews/{id}', 'put /api/reviews/{id}/answer'],
    ]),
  );
});
