/** Publishing a round, taking that back, and what people then see: matches, explanations, reviews. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { REVIEW_DAYS } from '../../../src/service/rules/todo.ts';
import { demoMatch, seedRound } from '../../service/seed.ts';
import {
  asOwner,
  BOARD,
  DAYS,
  PEOPLE,
  refusalOf,
  ROUND,
  ROUND_PATH,
  smallRound,
  type SmallRound,
  told,
  withChange,
  without,
} from '../../service/small-round.ts';
import { type Client, useService } from '../../service/service.ts';
import { trainee } from '../matching/small-census.ts';

const fresh = useService();
const reason = 'Bien vu';
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const publication = (client: Client) => client.ask('GET', `${ROUND_PATH}/publication`);

async function decided(): Promise<SmallRound> {
  const round = await smallRound(await fresh());
  await round.acceptAll();
  return round;
}

async function published(): Promise<SmallRound> {
  const round = await decided();
  const answer = await round.publish();
  expect([answer.statusCode, answer.json()]).toMatchObject([200, { state: 'published', matches: 3 }]);
  return round;
}

interface ShownMatch {
  id: string;
  trainee: { id: string };
  mentor: { id: string };
}

async function matches(client: Client, query = ''): Promise<ShownMatch[]> {
  return (await client.ask('GET', `/api/matches${query}`)).json<{ items: ShownMatch[] }>().items;
}

describe('a round is published', () => {
  it('by its board alone, after a recent sign-in, on the version that it has read', async () => {
    const round = await decided();
    const { test } = round;
    const others = {
      director: [403, round.director],
      school: [403, await test.as(['training-unit', '*'])],
      admin: [404, await test.as(['administrator', '*'])],
      board: [404, await test.as(['board', 'DISP-LYO'])],
      mentor: [404, await test.as(['mentor', 'M1'])],
      trainee: [404, await test.as(['trainee', 'S1'])],
      nobody: [401, test.nobody],
    } as const;
    for (const [who, [status, client]] of Object.entries(others)) {
      expect([who, (await round.publish(client)).statusCode]).toEqual([who, status]);
      expect([who, (await round.withdraw(client)).statusCode]).toEqual([who, status]);
    }
    expect(told(await round.publish(round.board, { version: 'none' }))).toEqual([428, 'SERVICE_IF_MATCH']);
    expect(told(await round.publish(round.board, { version: 1 }))).toEqual([412, 'SERVICE_MOVED_ON']);
    expect(told(await round.withdraw())).toEqual([409, 'PUBLICATION_NONE']);
    expect((await publication(round.board)).json()).toMatchObject({
      state: 'open',
      number: 0,
      by: null,
      missing: { notSubmitted: false, undecided: [] },
    });
    expect((await publication(round.director)).json()).toMatchObject({ state: 'open', missing: null });
    test.clock = new Date(test.clock.getTime() + 16 * 60_000);
    expect(told(await round.publish())).toEqual([403, 'SERVICE_SIGN_IN_AGAIN']);
    const board = await test.as(['board', BOARD]);
    const version = await round.version();
    const [first, second] = await Promise.all([round.publish(board, { version }), round.publish(board, { version })]);
    expect([first.statusCode, second.statusCode].sort()).toEqual([200, 412]);
    const again = await round.publish(board);
    expect([again.statusCode, again.json()]).toMatchObject([200, { state: 'published', number: 1, matches: 3, missing: null }]);
    expect(again.json<{ by: string }>().by).toMatch(/^Agent \w+ \(instance régionale, /);
    expect((await board.ask('GET', ROUND_PATH)).json()).toMatchObject({ state: 'published' });
    const rows = await asOwner(
      test,
      sql`select trainee, mentor, lower(during)::text as first, upper(during)::text as after, capacity, void from match order by 1`,
    );
    expect(rows).toEqual(
      ['1', '2', '3'].map((n) => ({
        ...{ trainee: `S${n}`, mentor: `M${n}`, first: DAYS.startsOn, after: '2025-11-29', void: false },
        capacity: n === '3' ? 2 : 1,
      })),
    );
    const [head] = await asOwner(
      test,
      sql`select p.audit_head = a.previous as same from publication p, audit a where a.act = 'round.publish'`,
    );
    expect(head).toEqual({ same: true });
    expect(told(await round.decide(round.director, 'S1', { kind: 'refuse', reason }))).toEqual([409, 'DECISION_CLOSED']);
    expect(told(await round.submit(await round.match()))).toEqual([409, 'DECISION_CLOSED']);
    expect((await round.submit(round.run, await test.as(['board', BOARD]))).statusCode).toBe(200);
  });

  it('only once nothing is lacking, and the refusal says what is', async () => {
    const round = await smallRound(await fresh());
    const { test } = round;
    const lacking = async (): Promise<string> => {
      const answer = await round.publish();
      expect(told(answer)).toEqual([409, 'PUBLICATION_INCOMPLETE']);
      return plain(answer.json<{ title: string }>().title).replace(/^Cette campagne ne peut pas encore être publiée : /, '');
    };
    expect(await lacking()).toBe(
      'aucune proposition n’est soumise ; 3 stagiaires sans décision (Camille Nom-S1, Camille Nom-S2 et Camille Nom-S3).',
    );
    await round.submit(round.run);
    await round.decide(round.director, 'S1', { kind: 'accept', reason });
    await round.decide(round.director, 'S2', { kind: 'refuse', reason });
    await round.decide(round.otherDirector, 'S3', { kind: 'accept', reason });
    expect(await lacking()).toBe('1 stagiaire sans décision (Camille Nom-S2).');
    await round.decide(round.director, 'S2', { kind: 'accept', reason });
    await round.census([...withChange('M1', { caseload: 3 }), trainee('S9')]);
    expect(await lacking()).toBe(
      '1 stagiaire hors de la proposition (Camille Nom-S9) ; 1 décision à confirmer ou à retirer (Camille Nom-S1).',
    );
    expect((await publication(round.board)).json()).toMatchObject({
      missing: { undecided: [], notProposed: [{ id: 'S9' }], stale: [{ id: 'S1', name: 'Camille Nom-S1' }], elsewhere: [], full: [] },
    });
    await round.census(PEOPLE);
    await asOwner(
      test,
      sql`insert into flag (id, person, board, field, by, at, census_version)
      select gen_random_uuid(), 'M1', ${BOARD}, 'caseload', id, now(), 1 from account limit 1`,
    );
    await asOwner(
      test,
      sql`insert into run (id, command, board, round, request, inputs, language, at)
      values ('00000000-0000-4000-8000-000000000007', 'match', ${BOARD}, ${ROUND}, '{}', '[]', 'fr', now())`,
    );
    await asOwner(test, sql`insert into job (id, kind) values ('00000000-0000-4000-8000-000000000007', 'run')`);
    expect(await lacking()).toBe('une exécution est en cours ; 1 signalement attend une réponse.');
    await asOwner(test, sql`insert into flag_answer select id, 'kept', 'Vu', by, now() from flag`);
    await asOwner(test, sql`update job set state = 'cancelled', ended_at = now() where state = 'queued'`);
    await round.census(withChange('M1', { followed: 1 }));
    expect(await lacking()).toBe(
      '1 décision à confirmer ou à retirer (Camille Nom-S1) ; 1 tuteur au-delà de ses places (Dominique Nom-M1).',
    );
    await round.census(PEOPLE);
    expect((await round.publish()).statusCode).toBe(200);
  });

  it('where no other round gives the same people others on the same days', async () => {
    const round = await decided();
    const { test } = round;
    const other = 'DISP-BOR.CPIP 29.SP9';
    await asOwner(
      test,
      sql`insert into round (id, board, promotion, period, name, starts_on, ends_on, document, made_at)
      values (${other}, 'DISP-BOR', 'CPIP 29', 'SP9', 'SP9', '2025-11-28', '2026-02-27', '{}', now())`,
    );
    await asOwner(test, sql`insert into submission select ${other}, 1, run, by, at from submission`);
    await asOwner(
      test,
      sql`insert into publication (round, number, kind, by, at, audit_head) select ${other}, 1, 'published', by, at, '' from submission limit 1`,
    );
    const put = (trainee: string, mentor: string, days: string, capacity = 1) => sql`
      insert into match (id, round, publication, board, trainee, mentor, trainee_service, mentor_service, during, capacity, decision, run, made_at)
      select gen_random_uuid(), ${other}, 1, 'DISP-BOR', ${trainee}, ${mentor}, 'SPIP-33', 'SPIP-33', ${days}::daterange, ${capacity}, d.id, s.run, now()
      from decision d, submission s where d.trainee = 'S1' limit 1`;
    await asOwner(test, put('S1', 'M5', '[2025-11-28,2025-12-05]'));
    await asOwner(test, put('S7', 'M2', '[2025-11-01,2025-11-03]'));
    const answer = await round.publish();
    expect(told(answer)).toEqual([409, 'PUBLICATION_INCOMPLETE']);
    const { title } = answer.json<{ title: string }>();
    expect(plain(title)).toContain('1 stagiaire avec un tuteur d’une autre campagne aux mêmes dates (Camille Nom-S1)');
    expect(plain(title)).toContain('1 tuteur au-delà de ses places (Dominique Nom-M2)');
    // The store refuses as much by itself: a trainee with two mentors on a day, a mentor with more than their places on any day.
    expect(await refusalOf(test, put('S1', 'M4', '[2025-12-05,2025-12-06]'))).toBe('one_mentor_at_a_time');
    expect(await refusalOf(test, put('S1', 'M4', '[2025-12-06,2025-12-08]'))).toBe(null);
    expect(await refusalOf(test, put('S8', 'M2', '[2025-11-03,2025-11-04]'))).toBe('mentor_within_capacity');
    expect(await refusalOf(test, put('S8', 'M2', '[2025-11-04,2025-11-05]'))).toBe(null);
    expect(await refusalOf(test, put('S9', 'M2', '[2025-11-01,2025-11-30]', 2))).toBe(null);
    expect(await refusalOf(test, put('S10', 'M2', '[2025-10-01,2025-12-30]', 2))).toBe('mentor_within_capacity');
    expect(await refusalOf(test, put('S11', 'M3', 'empty'))).toBe('match_during_check');
    for (const change of [
      sql`trainee = 'S2'`,
      sql`capacity = 9`,
      sql`during = '[2025-11-28,2025-12-31]'`,
      sql`during = '[2025-11-29,2025-12-01]'`,
    ])
      expect(await refusalOf(test, sql`update match set ${change} where trainee = 'S1' and mentor = 'M5'`)).toBe('23000');
    expect(await refusalOf(test, sql`update match set void = true where trainee = 'S1'`)).toBe(null);
    expect(await refusalOf(test, sql`update match set void = false where trainee = 'S1'`)).toBe('23000');
    expect(
      await refusalOf(
        test,
        sql`insert into publication (round, number, kind, by, at, audit_head) select round, 2, 'published', by, at, '' from publication`,
      ),
    ).toBe('publication_check');
  });
});

describe('a publication is withdrawn', () => {
  it('with a reason: its matches are void, its history stays, decisions are open again', async () => {
    const round = await published();
    const { test, board } = round;
    const trainee1 = await test.as(['trainee', 'S1']);
    const [own] = await matches(trainee1);
    const headers = { 'if-match': `"${await round.version()}"` };
    for (const body of [{}, { reason: ' ' }, { reason, x: 1 }])
      expect(told(await board.ask('DELETE', `${ROUND_PATH}/publication`, body, headers))).toEqual([422, 'SERVICE_BODY']);
    const answer = await round.withdraw();
    expect([answer.statusCode, answer.json()]).toMatchObject([
      200,
      { state: 'withdrawn', number: 2, reason: 'Erreur de date', matches: 0, missing: { undecided: [] } },
    ]);
    expect(await matches(trainee1)).toEqual([]);
    expect((await trainee1.ask('GET', `/api/matches/${own!.id}`)).statusCode).toBe(404);
    expect((await trainee1.ask('GET', `/api/matches/${own!.id}/explanation`)).statusCode).toBe(404);
    expect(await matches(board)).toEqual([]);
    expect(await matches(board, '?withdrawn=true')).toMatchObject([{ state: 'withdrawn', version: 2 }, {}, {}]);
    expect((await board.ask('GET', `/api/matches/${own!.id}`)).json()).toMatchObject({ state: 'withdrawn' });
    expect(told(await round.withdraw())).toEqual([409, 'PUBLICATION_NONE']);
    expect((await round.decide(round.director, 'S1', { kind: 'change', mentor: 'M5', reason })).statusCode).toBe(200);
    expect((await round.publish()).json()).toMatchObject({ state: 'published', number: 3, matches: 3 });
    expect(await matches(trainee1)).toMatchObject([{ mentor: { id: 'M5' } }]);
    const notices = await asOwner(
      test,
      sql`select kind from notice where account = ${round.director.account} and kind like 'round.%' order by at, event`,
    );
    expect(notices).toEqual([{ kind: 'round.published' }, { kind: 'round.withdrawn' }, { kind: 'round.published' }]);
  });

  it('never once a breakdown is open, or in effect, on one of its matches', async () => {
    const round = await published();
    const { test } = round;
    await asOwner(
      test,
      sql`insert into breakdown (id, match, board, round, trainee, mentor, trainee_service, mentor_service, reason, known_on, reported_as, by, at)
      select gen_random_uuid(), m.id, m.board, m.round, m.trainee, m.mentor, m.trainee_service, m.mentor_service, 'distance', '2025-11-10', 'board', ${round.board.account}, now()
      from match m where m.trainee = 'S1'`,
    );
    const answer = await round.withdraw();
    expect(told(answer)).toEqual([409, 'PUBLICATION_BREAKDOWN']);
    expect(plain(answer.json<{ title: string }>().title)).toBe('Une rupture est ouverte ou a pris effet sur 1 binôme.');
    await asOwner(
      test,
      sql`insert into breakdown_closing (breakdown, kind, round, reason, by, by_name, at) select id, 'dropped', round, 'r', by, 'N', now() from breakdown`,
    );
    expect((await round.withdraw()).statusCode).toBe(200);
  });
});

describe('a match is seen', () => {
  it('by whom it concerns, and by nobody else', async () => {
    const round = await published();
    const { test, board, director, otherDirector } = round;
    const seen = async (client: Client, query = '') => (await matches(client, query)).map((match) => match.trainee.id);
    expect(await seen(board)).toEqual(['S1', 'S2', 'S3']);
    expect(await seen(await test.as(['training-unit', '*']))).toEqual(['S1', 'S2', 'S3']);
    expect(await seen(director)).toEqual(['S1', 'S2']);
    expect(await seen(otherDirector)).toEqual(['S3']);
    expect(await seen(await test.as(['trainee', 'S1']))).toEqual(['S1']);
    expect(await seen(await test.as(['mentor', 'M2']))).toEqual(['S2']);
    expect(await seen(await test.as(['mentor', 'M2'], ['trainee', 'S3']))).toEqual(['S2', 'S3']);
    for (const grant of [
      ['administrator', '*'] as const,
      ['board', 'DISP-LYO'] as const,
      ['mentor', 'M5'] as const,
      ['trainee', 'S9'] as const,
    ]) {
      const client = await test.as(grant);
      expect(await seen(client)).toEqual([]);
      const [any] = await matches(board);
      for (const path of ['', '/explanation']) expect((await client.ask('GET', `/api/matches/${any!.id}${path}`)).statusCode).toBe(404);
    }
    expect((await test.nobody.ask('GET', '/api/matches')).statusCode).toBe(401);
    expect(await seen(board, '?person=M3')).toEqual(['S3']);
    expect(await seen(board, '?on=2025-11-28&board=DISP-BOR')).toEqual(['S1', 'S2', 'S3']);
    expect(await seen(board, '?on=2025-11-29')).toEqual([]);
    expect(await seen(board, '?round=other')).toEqual([]);
    const first = (await board.ask('GET', '/api/matches?limit=2')).json<{ next: string }>();
    expect(await seen(board, `?limit=2&after=${first.next}`)).toEqual(['S3']);
    const [own] = await matches(await test.as(['trainee', 'S1']));
    expect(own).toMatchObject({
      ...{ round: ROUND, board: BOARD, ...DAYS, state: 'to-come', publication: 1, version: 1 },
      trainee: { id: 'S1', name: 'Camille Nom-S1', service: 'SPIP-33' },
      mentor: { id: 'M1', name: 'Dominique Nom-M1', service: 'SPIP-33', serviceName: 'SPIP de la Gironde' },
      decision: { kind: 'accept', reason: 'Bien vu' },
    });
    for (const [now, state] of [
      ['2025-11-03', 'in-force'],
      ['2025-11-28', 'in-force'],
      ['2025-11-29', 'over'],
    ] as const) {
      test.clock = new Date(`${now}T10:00:00Z`);
      expect((await (await test.as(['trainee', 'S1'])).ask('GET', `/api/matches/${own!.id}`)).json()).toMatchObject({ state });
    }
  });

  it('nowhere before it is published', async () => {
    const round = await decided();
    for (const grant of [['trainee', 'S1'] as const, ['mentor', 'M1'] as const, ['director', 'SPIP-33'] as const])
      expect(await matches(await round.test.as(grant))).toEqual([]);
  });
});

describe('a match is explained', () => {
  it('to each by their own sheet, with the four things that the law lets them ask for, and nobody else’s situation', async () => {
    const people = withChange(
      'S1',
      { domains: ['droit'], learningNeeds: ['addictions'] },
      withChange('M1', { domains: ['droit'], caseload: 61 }),
    );
    const round = await smallRound(await fresh(), people);
    await round.submit(round.run);
    await round.decide(round.director, 'S1', { kind: 'accept', reason: 'Parcours proches' });
    await round.decide(round.director, 'S2', { kind: 'change', mentor: 'M4', reason: 'Accord donné de vive voix' });
    await round.decide(round.otherDirector, 'S3', { kind: 'accept', reason });
    expect((await round.publish()).statusCode).toBe(200);
    const { test } = round;
    const [s1, s2, m1] = [await test.as(['trainee', 'S1']), await test.as(['trainee', 'S2']), await test.as(['mentor', 'M1'])];
    const explained = async (client: Client, query = '?lang=fr', accept = 'application/json') => {
      const [match] = await matches(client);
      return client.ask('GET', `/api/matches/${match!.id}/explanation${query}`, undefined, { accept });
    };
    const own = await explained(s1);
    expect([own.statusCode, own.headers['content-language']]).toEqual([200, 'fr']);
    const sheet = own.json<Record<'degree' | 'data' | 'parameters' | 'operations' | 'result', { title: string; paragraphs: string[] }>>();
    expect(sheet).toMatchObject({
      ...{ language: 'fr', of: { role: 'trainee', id: 'S1' } },
      degree: { title: '1. Degré et mode de contribution du traitement à la décision' },
      data: { title: '2. Données traitées et leurs sources' },
      parameters: { title: '3. Paramètres appliqués et leur pondération' },
      operations: { title: '4. Opérations effectuées' },
    });
    expect(sheet.result.paragraphs.join('\n')).toMatch(/Camille Nom-S1 avec Dominique Nom-M1, par Agent .* Motif.: Parcours proches/);
    expect(sheet.data.paragraphs.join('\n')).toContain('Parcours | ');
    expect(sheet.parameters.paragraphs.join('\n')).toContain('Charge de travail | 25');
    expect(own.body).not.toMatch(/\b61 dossiers|ne respecte pas|Nom-S2|Nom-M2|Nom-M5|<|&amp;/);
    expect((await explained(s1, '?lang=en')).json()).toMatchObject({
      language: 'en',
      data: { title: '2. Data processed and their sources' },
    });
    expect((await explained(s1, '', 'application/json')).headers['content-language']).toBe('fr');
    const page = await explained(s1, '?lang=fr', 'text/html,application/xhtml+xml');
    expect([page.statusCode, page.headers['content-type'], page.headers['content-security-policy']]).toMatchObject([
      200,
      'text/html; charset=utf-8',
      expect.stringContaining("default-src 'none'; object-src 'none'"),
    ]);
    expect(page.body).toMatch(/^<!doctype html>[^]*Fiche individuelle de Camille Nom-S1/);
    // Why the mentor of a change was not proposed is the mentor's situation.
    const changed = await explained(s2);
    expect(changed.body).toMatch(/Accord donné de vive voix/);
    expect(changed.body).toMatch(/ne respecte pas une règle que le résultat ne détaille pas/);
    expect(changed.body).not.toMatch(/n’est pas volontaire/);
    const mentors = await explained(m1);
    expect(mentors.json()).toMatchObject({ of: { role: 'mentor', id: 'M1' } });
    expect(mentors.body).toMatch(/\b61 dossiers/);
    expect(mentors.body).toMatch(/Camille Nom-S1/);
    expect(mentors.body).not.toMatch(/addictions|Nom-S2|Nom-M2/);
    const all = await matches(round.board);
    for (const client of [round.board, round.director])
      expect((await client.ask('GET', `/api/matches/${all[0]!.id}/explanation`)).json()).toMatchObject({ of: { role: 'trainee' } });
    expect((await round.otherDirector.ask('GET', `/api/matches/${all[0]!.id}/explanation`)).statusCode).toBe(404);
    const school = await test.as(['training-unit', '*']);
    expect(told(await school.ask('GET', `/api/matches/${all[0]!.id}/explanation`))).toEqual([403, 'SERVICE_FORBIDDEN']);
    // From the proposal as it was kept: whatever the census says by now.
    await round.census(without('S1'));
    expect((await explained(s1)).body).toBe(own.body);
  });

  it('of a change by what the run says of that pair, and does not call its mentor another one', async () => {
    const round = await smallRound(await fresh());
    await round.submit(round.run);
    await round.decide(round.director, 'S1', { kind: 'change', mentor: 'M5', reason: 'Projet du service' });
    await round.decide(round.director, 'S2', { kind: 'accept', reason });
    await round.decide(round.otherDirector, 'S3', { kind: 'accept', reason });
    expect((await round.publish()).statusCode).toBe(200);
    const { test } = round;
    for (const person of [['trainee', 'S1'] as const, ['mentor', 'M5'] as const]) {
      const client = await test.as(person);
      const [match] = await matches(client);
      const answer = await client.ask('GET', `/api/matches/${match!.id}/explanation?lang=en`);
      const sheet = answer.json<Record<'data' | 'operations' | 'result', { paragraphs: string[] }>>();
      expect(sheet.result.paragraphs.join('\n')).toMatch(/The decided pair scores \d+(?:\.\d)? points out of 100/);
      expect(sheet.data.paragraphs.join('\n')).toContain('what each criterion gave the decided pair is under point 4');
      expect(sheet.operations.paragraphs.filter((line) => /^(?:Workload|Background|Journey) /.test(line))).toHaveLength(3);
      expect(answer.body).not.toMatch(/No criterion was assessed|no score/);
    }
    const client = await test.as(['trainee', 'S1']);
    const proposed = (await round.pair('S1')).json<{ alternatives: { mentor: { id: string } }[] }>().alternatives;
    expect(proposed.map(({ mentor }) => mentor.id)).toContain('M5');
    const [match] = await matches(client);
    const { operations } = (await client.ask('GET', `/api/matches/${match!.id}/explanation?lang=en`)).json<{
      operations: { paragraphs: string[] };
    }>();
    expect(operations.paragraphs.filter((line) => line.startsWith('with another mentor'))).toHaveLength(proposed.length - 1);
  });

  it('on a directorate of the demo, from submission to explanation', async () => {
    const test = await fresh();
    const demo = await demoMatch('DISP-STR');
    const { round, run } = await test.store.owner.transaction((tx) => seedRound(tx, { ...demo, at: test.clock }));
    const path = `/api/rounds/${encodeURIComponent(round)}`;
    const board = await test.as(['board', 'DISP-STR']);
    expect((await board.ask('PUT', `${path}/proposal`, { run }, { 'if-match': '"1"' })).statusCode).toBe(200);
    interface Item {
      trainee: { id: string };
      mentor: { service: string } | null;
      version: number;
    }
    const { items } = (await board.ask('GET', `${path}/pairs?limit=500`)).json<{ items: Item[] }>();
    expect(items.length).toBe(demo.proposal.pairs.length + demo.proposal.unmet.length);
    const directors = new Map<string, Client>();
    for (const { trainee: person, mentor, version } of items) {
      const url = `${path}/pairs/${person.id}/decision`;
      const headers = { 'if-match': `"${version}"` };
      if (mentor === null) {
        expect((await board.ask('PUT', url, { kind: 'without', reason }, headers)).statusCode).toBe(200);
        continue;
      }
      const client = directors.get(mentor.service) ?? (await test.as(['director', mentor.service]));
      directors.set(mentor.service, client);
      expect((await client.ask('PUT', url, { kind: 'accept', reason }, headers)).statusCode).toBe(200);
    }
    const read = await board.ask('GET', path);
    expect(read.json()).toMatchObject({ state: 'decided' });
    const answer = await board.ask('PUT', `${path}/publication`, {}, { 'if-match': String(read.headers['etag']) });
    expect(answer.json()).toMatchObject({ state: 'published', matches: demo.proposal.pairs.length });
    const id = demo.proposal.pairs[0]!.trainee.id;
    const client = await test.as(['trainee', id]);
    const [match] = await matches(client);
    const page = await client.ask('GET', `/api/matches/${match!.id}/explanation?lang=fr`, undefined, { accept: 'text/html' });
    expect(page.body).toContain(demo.proposal.pairs[0]!.trainee.name);
    const others = demo.people.filter((person) => person.id !== id && person.id !== demo.proposal.pairs[0]!.mentor.id);
    for (const { lastName } of others) expect(page.body).not.toContain(`>${lastName}`);
  });
});

describe('a review', () => {
  it('is asked for by the trainee, seen by them and the board, and answered once by the board', async () => {
    const round = await published();
    const { test, board } = round;
    const own = await test.as(['trainee', 'S1']);
    const [match] = await matches(own);
    const path = `/api/matches/${match!.id}/reviews`;
    const others = { board: 403, director: 403, mentor: 403, school: 403, trainee: 404, otherBoard: 404 };
    const clients = {
      ...{ board, director: round.director, mentor: await test.as(['mentor', 'M1']), school: await test.as(['training-unit', '*']) },
      ...{ trainee: await test.as(['trainee', 'S2']), otherBoard: await test.as(['board', 'DISP-LYO']) },
    };
    for (const [name, status] of Object.entries(others))
      expect([name, (await clients[name as keyof typeof clients].ask('POST', path, {})).statusCode]).toEqual([name, status]);
    const asked = await own.ask('POST', path, { comment: 'Trajet trop long' }, { 'idempotency-key': 'k' });
    expect([asked.statusCode, asked.json()]).toMatchObject([
      201,
      { match: match!.id, trainee: 'S1', comment: 'Trajet trop long', answer: null, version: 1 },
    ]);
    expect((await own.ask('POST', path, { comment: 'Trajet trop long' }, { 'idempotency-key': 'k' })).json()).toEqual(asked.json());
    expect(told(await own.ask('POST', path, {}))).toEqual([409, 'REVIEW_OPEN']);
    const { id, at, dueOn } = asked.json<{ id: string; at: string; dueOn: string }>();
    expect((Date.parse(dueOn) - Date.parse(at.slice(0, 10))) / 86_400_000).toBe(REVIEW_DAYS);
    const list = async (client: Client, query = '') =>
      (await client.ask('GET', `/api/reviews${query}`)).json<{ items: unknown[] }>().items.length;
    expect([await list(own), await list(board), await list(board, '?open=false')]).toEqual([1, 1, 0]);
    for (const client of [round.director, clients.mentor, clients.trainee, clients.school, clients.otherBoard]) {
      expect(await list(client)).toBe(0);
      expect((await client.ask('GET', `/api/reviews/${id}`)).statusCode).toBe(404);
      expect((await client.ask('PUT', `/api/reviews/${id}/answer`, { comment: 'Non' }, { 'if-match': '"1"' })).statusCode).toBe(404);
    }
    const answer = (client: Client, version: string | null = '"1"') =>
      client.ask('PUT', `/api/reviews/${id}/answer`, { comment: 'Revu : maintenu' }, version === null ? {} : { 'if-match': version });
    expect(told(await answer(own))).toEqual([403, 'SERVICE_FORBIDDEN']);
    expect(told(await answer(board, null))).toEqual([428, 'SERVICE_IF_MATCH']);
    const both = await Promise.all([answer(board), answer(board)]);
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412]);
    expect(told(await answer(board, '"2"'))).toEqual([409, 'REVIEW_ANSWERED']);
    const seen = await own.ask('GET', `/api/reviews/${id}`);
    expect([seen.headers['etag'], seen.json()]).toMatchObject(['"2"', { answer: { comment: 'Revu : maintenu' }, dueOn: null, version: 2 }]);
    expect((await own.ask('POST', path)).statusCode).toBe(201);
    expect(await refusalOf(test, sql`update review_answer set comment = 'x'`)).toBe('23000');
    expect(await refusalOf(test, sql`update review_request set comment = 'x'`)).toBe('23000');
  });
});
