/** People and what counts of them, flags and their answers, what a census makes stale, all that is held on somebody; and who sees nothing of it. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import {
  applied,
  apply,
  send,
  withCell,
  type SentFile,
  type CensusBody,
  type FlagBody,
  type Items,
  type PersonBody,
  type Problem,
} from '../../service/census.ts';
import { decidedRound } from '../../service/decided-round.ts';
import { smallRound, withChange } from '../../service/small-round.ts';
import { useService, type Client, type TestService } from '../../service/service.ts';

const fresh = useService();
const LYO = 'DISP-LYO';
const MENTORS = 'matricule;rôle;nom;prénom;service;dossiers;volontaire';
const TRAINEES = 'matricule;rôle;nom;prénom;service;promotion;évite';

const mentorRow = (k: number): string =>
  `M${String(k).padStart(3, '0')};tuteur;Fougère-${k};Anaïs;${k % 2 === 0 ? 'SPIP-01' : 'SPIP-26'};${50 + (k % 40)};oui`;
const traineeRow = (k: number): string =>
  `S${String(k).padStart(3, '0')};stagiaire;Lierre-${k};Émile;${k % 2 === 0 ? 'SPIP-01' : 'SPIP-26'};CPIP 29;`;

function census(mentors: readonly string[], trainees: readonly string[]): SentFile[] {
  return [
    { name: 'tuteurs.csv', content: [MENTORS, ...mentors].join('\n') },
    { name: 'stagiaires.csv', content: [TRAINEES, ...trainees].join('\n') },
  ];
}

const many = (count: number, row: (k: number) => string): string[] => Array.from({ length: count }, (_, k) => row(k));

/** Ten of each, applied. */
async function small(): Promise<{ test: TestService; board: Client }> {
  const test = await fresh();
  const board = await test.as(['board', LYO]);
  await applied(board, LYO, census(many(10, mentorRow), many(10, traineeRow)));
  return { test, board };
}

const pairOf = (k: number) => {
  const service = k % 2 === 0 ? 'SPIP-01' : 'SPIP-26';
  return { trainee: traineeRow(k).slice(0, 4), mentor: mentorRow(k).slice(0, 4), traineeService: service, mentorService: service };
};

it('shows somebody’s facts with their source, and who answers for them', async () => {
  const { test, board } = await small();
  const director = await test.as(['director', 'SPIP-01']);
  const school = await test.as(['training-unit', '*']);
  const self = await test.as(['trainee', 'S002']);
  const answer = await self.ask('GET', '/api/people/S002', undefined, { 'accept-language': 'fr' });
  expect([answer.statusCode, answer.headers['etag']]).toEqual([200, '"1"']);
  const person = answer.json<PersonBody>();
  expect(person).toMatchObject({
    ...{
      id: 'S002',
      role: 'trainee',
      name: 'Émile Lierre-2',
      board: LYO,
      service: 'SPIP-01',
      promotion: 'CPIP 29',
      version: 1,
      isPresent: true,
    },
    team: {
      ...{ on: '2025-07-01', mentor: null, trainees: [], board: { code: LYO, name: 'DISP de Lyon' } },
      service: { code: 'SPIP-01', name: "SPIP de l'Ain" },
    },
    matches: [],
  });
  expect(person.team.service.directors).toEqual([`Agent ${director.account.slice(0, 4)}`]);
  expect(person.team.board.people).toEqual([`Agent ${board.account.slice(0, 4)}`]);
  expect(person.team.trainingUnit).toEqual([`Agent ${school.account.slice(0, 4)}`]);
  expect(person.facts).toContainEqual({
    ...{
      field: 'lastName',
      column: 'nom',
      label: 'Nom',
      value: 'Lierre-2',
      said: 'Lierre-2',
      source: { file: 'stagiaires.csv', line: 4 },
      at: '2025-07-01T08:00:00.000Z',
    },
  });
  expect(person.facts.map(({ field }) => field)).not.toContain('caseload');
  expect((await self.ask('GET', '/api/people/S002?on=yesterday')).statusCode).toBe(422);
});

it('finds people by board, role, service and a part of their name, page by page', async () => {
  const { board } = await small();
  const ids = async (query: string): Promise<string[]> =>
    (await board.ask('GET', `/api/people?${query}`)).json<Items<PersonBody>>().items.map(({ id }) => id);
  expect(await ids('role=mentor&service=SPIP-26')).toEqual(['M001', 'M003', 'M005', 'M007', 'M009']);
  expect(await ids(`q=${encodeURIComponent('FOUGERE-3')}`)).toEqual(['M003']);
  expect(await ids(`q=${encodeURIComponent('emile lierre-4')}`)).toEqual(['S004']);
  expect(await ids('q=s00&role=trainee&limit=3&after=S006')).toEqual(['S007', 'S008', 'S009']);
  expect(await ids(`q=${encodeURIComponent('%_')}`)).toEqual([]);
  expect(await ids('board=DISP-BOR')).toEqual([]);
});

it('shows a director the people of the service, somebody themselves, and others nothing', async () => {
  const { test, board } = await small();
  const seen = async (client: Client): Promise<number> => (await client.ask('GET', '/api/people')).json<Items<PersonBody>>().items.length;
  const director = await test.as(['director', 'SPIP-01']);
  const self = await test.as(['mentor', 'M003']);
  expect([await seen(board), await seen(director), await seen(self)]).toEqual([20, 10, 1]);
  expect((await director.ask('GET', '/api/people/M002')).statusCode).toBe(200);
  expect((await director.ask('GET', '/api/people/M003')).statusCode).toBe(404);
  expect((await self.ask('GET', '/api/people/M003')).statusCode).toBe(200);
  expect((await self.ask('GET', '/api/people/M002')).statusCode).toBe(404);
  for (const grant of [
    ['board', 'DISP-BOR'],
    ['director', 'SPIP-33'],
    ['training-unit', '*'],
    ['administrator', '*'],
  ] as const) {
    const other = await test.as(grant);
    expect(await seen(other)).toBe(0);
    for (const url of ['M002', 'nobody', 'M002/export']) expect((await other.ask('GET', `/api/people/${url}`)).statusCode).toBe(404);
  }
  expect((await director.ask('GET', '/api/people/M002/export')).statusCode).toBe(404);
});

it('is kept from others by the database itself, previews from all but their board', async () => {
  const { test, board } = await small();
  await send(board, LYO, census([withCell(mentorRow(0), 5, '88')], []));
  const rows = async (client: Client | null): Promise<number[]> =>
    test.store.app.transaction(async (tx) => {
      if (client !== null) await sql`select set_config('binome.token', ${client.secret}, true)`.execute(tx);
      const counts: number[] = [];
      for (const table of ['census', 'census_file', 'census_person', 'current_person', 'person', 'blob', 'flag'])
        counts.push((await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(tx)).rows[0]!.count);
      return counts;
    });
  const self = await test.as(['mentor', 'M000']);
  await self.ask('POST', '/api/people/M000/flags', { field: 'caseload' });
  expect(await rows(board)).toEqual([2, 4, 21, 20, 20, 4, 1]);
  expect(await rows(await test.as(['director', 'SPIP-01']))).toEqual([0, 0, 10, 10, 10, 0, 0]);
  expect(await rows(self)).toEqual([0, 0, 1, 1, 1, 0, 1]);
  for (const other of [await test.as(['board', 'DISP-BOR']), await test.as(['administrator', '*'], ['training-unit', '*']), null])
    expect(await rows(other)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  // Nor can they write, or take people over.
  const bordeaux = await test.as(['board', 'DISP-BOR']);
  const { id } = (await send(board, LYO, census([mentorRow(0)], []))).json<CensusBody>();
  for (const attempt of [
    sql`insert into census_version (board, number, census, by, at, accept_partial) values (${LYO}, 2, ${id}, ${bordeaux.account}, now(), false)`,
    sql`insert into census_person (census, person, role, board, service, name, facts, facts_hash) values (${id}, 'X', 'mentor', ${LYO}, 'SPIP-01', 'X', '{}', 'x')`,
    sql`insert into flag (id, person, board, field, by, at, census_version) values (${randomUUID()}, 'M000', ${LYO}, 'x', ${bordeaux.account}, now(), 1)`,
    sql`select * from claim_people(${id})`,
    sql`update census set accepted = 0`,
    sql`delete from census_person`,
  ])
    await expect(
      test.store.app.transaction(async (tx) => {
        await sql`select set_config('binome.token', ${bordeaux.secret}, true)`.execute(tx);
        await attempt.execute(tx);
      }),
    ).rejects.toThrow(/row-level security|not among the rights|permission denied/);
  const held = await test.store.app.transaction(async (tx) => {
    await sql`select set_config('binome.token', ${bordeaux.secret}, true)`.execute(tx);
    return (
      await sql<{ held: unknown; name: string | null }>`select held_on('M000') as held, account_name(${board.account}) as name`.execute(tx)
    ).rows[0]!;
  });
  expect(held.held).toBeNull();
});

it('takes a flag from the person alone, and one answer from the board, saying who gave it', async () => {
  const { test, board } = await small();
  const self = await test.as(['mentor', 'M003']);
  const raised = await self.ask('POST', '/api/people/M003/flags', { field: 'dossiers', comment: ' Plutôt 40 ' });
  expect([raised.statusCode, raised.headers['etag']]).toEqual([201, '"1"']);
  const flag = raised.json<FlagBody>();
  expect(flag).toMatchObject({
    ...{ person: { id: 'M003', name: 'Anaïs Fougère-3' }, board: LYO, field: 'caseload', label: 'Dossiers suivis', comment: 'Plutôt 40' },
    ...{ censusVersion: 1, answer: null, version: 1 },
  });
  expect((await self.ask('POST', '/api/people/M003/flags', { field: 'nonsense' })).json()).toMatchObject({
    status: 422,
    code: 'FLAG_FIELD',
  });
  expect((await self.ask('POST', '/api/people/M003/flags', { field: 'promotion' })).statusCode).toBe(422);
  expect((await self.ask('POST', '/api/people/M003/flags', { field: 'caseload', more: 1 })).statusCode).toBe(422);
  expect((await self.ask('POST', '/api/people/M002/flags', { field: 'caseload' })).statusCode).toBe(404);
  expect((await board.ask('POST', '/api/people/M003/flags', { field: 'caseload' })).statusCode).toBe(403);

  const url = `/api/flags/${flag.id}`;
  const answer = { kind: 'kept', comment: 'Vérifié avec le service.' };
  expect((await self.ask('PUT', `${url}/answer`, answer, { 'if-match': '"1"' })).statusCode).toBe(403);
  expect((await board.ask('PUT', `${url}/answer`, answer)).statusCode).toBe(428);
  expect((await board.ask('PUT', `${url}/answer`, answer, { 'if-match': '"4"' })).statusCode).toBe(412);
  expect((await board.ask('PUT', `${url}/answer`, { ...answer, kind: 'no' }, { 'if-match': '"1"' })).statusCode).toBe(422);
  const second = await test.as(['board', LYO]);
  const both = await Promise.all([board, second].map((client) => client.ask('PUT', `${url}/answer`, answer, { 'if-match': '"1"' })));
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  const [won, lost] = both[0]!.statusCode === 200 ? [board, both[1]!] : [second, both[0]!];
  expect(lost.json<Problem>().code).toBe('FLAG_ANSWERED');
  expect(lost.json<Problem>().title).toContain(`Agent ${won.account.slice(0, 4)}`);
  expect((await self.ask('GET', url)).json()).toMatchObject({ answer: { ...answer, by: `Agent ${won.account.slice(0, 4)}` }, version: 2 });
  const listed = async (query: string): Promise<number> =>
    (await board.ask('GET', `/api/flags?${query}`)).json<Items<FlagBody>>().items.length;
  expect([await listed('answered=true'), await listed('answered=false'), await listed('board=DISP-BOR')]).toEqual([1, 0, 0]);
  const other = await test.as(['board', 'DISP-BOR']);
  expect((await other.ask('GET', url)).statusCode).toBe(404);
  expect((await other.ask('PUT', `${url}/answer`, answer, { 'if-match': '"1"' })).statusCode).toBe(404);
  expect((await other.ask('GET', '/api/flags')).json()).toEqual({ items: [] });
  const told = await test.store.owner.transaction((tx) => tx.selectFrom('notice').select(['account', 'kind']).orderBy('kind').execute());
  expect(told.filter(({ account }) => account === self.account).map(({ kind }) => kind)).toEqual(['flag.answered']);
  expect(told.filter(({ account }) => account === board.account).map(({ kind }) => kind)).toEqual(['flag.raised']);
});

it('loses no decision and no match when 37 of 400 rows have changed, and says which became stale', async () => {
  const test = await fresh();
  const [board, director] = [await test.as(['board', LYO]), await test.as(['director', 'SPIP-01'], ['director', 'SPIP-26'])];
  const self = await test.as(['trainee', 'S005']);
  const [mentors, trainees] = [many(200, mentorRow), many(200, traineeRow)];
  await applied(board, LYO, census(mentors, trainees));
  const pairs = Array.from({ length: 200 }, (_, k) => pairOf(k));
  const round = await decidedRound(test, LYO, pairs, { published: true, submitter: board.account, decider: director.account });
  const before = await board.ask('GET', `/api/rounds/${encodeURIComponent(round.id)}`);
  expect(before.json()).toMatchObject({ state: 'published', counts: { trainees: 200, decided: 200, stale: 0 } });

  // 30 mentors follow other numbers of files, 5 trainees bear another name, and 2 are wished to be kept from somebody.
  const files = mentors.map((row, k) => (k < 30 ? withCell(row, 5, '99') : row));
  const named = trainees.map((row, k) =>
    k >= 100 && k < 105 ? withCell(row, 2, `Autre-${k}`) : k === 110 || k === 111 ? withCell(row, 6, 'M150') : row,
  );
  const preview = (await send(board, LYO, census(files, named))).json<CensusBody>();
  const changed = new Set(preview.changes.changed.map(({ id }) => id));
  expect([changed.size, preview.changes.changed.length]).toEqual([37, 37]);
  const concerned = [...Array(30).keys(), 110, 111].map((k) => pairOf(k).trainee);
  for (const list of [preview.stale.proposals, preview.stale.decisions, preview.stale.matches])
    expect(list.map(({ trainee }) => trainee).sort()).toEqual(concerned.sort());
  expect(preview.stale.matches[0]).toMatchObject({ match: expect.any(String) as string, round: round.id, trainee: 'S000', mentor: 'M000' });

  expect((await apply(board, preview.id)).statusCode).toBe(200);
  const after = await board.ask('GET', `/api/rounds/${encodeURIComponent(round.id)}`);
  expect(after.json()).toMatchObject({
    state: 'published',
    counts: { trainees: 200, decided: 200, stale: 32 },
    version: before.json<{ version: number }>().version + 1,
  });
  const kept = await test.store.owner.transaction(async (tx) => ({
    decisions: (await tx.selectFrom('decision').select('id').execute()).length,
    matches: (await tx.selectFrom('match').select('id').where('void', '=', false).execute()).length,
    notices: await tx.selectFrom('notice').select(['account', 'kind']).orderBy('kind').execute(),
  }));
  expect(kept).toMatchObject({ decisions: 200, matches: 200 });
  // Of the first census alone: in the second nothing about them is another.
  expect(kept.notices).toEqual([
    { account: self.account, kind: 'census.facts' },
    { account: director.account, kind: 'census.pairs-stale' },
  ]);
  // And what is stale already is not said to become so.
  const next = (
    await send(
      board,
      LYO,
      census(
        files.map((row, k) => (k < 31 ? withCell(row, 5, '98') : row)),
        named,
      ),
    )
  ).json<CensusBody>();
  expect(next.stale.decisions.map(({ trainee }) => trainee)).toEqual(['S030']);
});

it('names whom a published match gives somebody, on the days of the match, and whoever has left', async () => {
  const { test, board } = await small();
  const director = await test.as(['director', 'SPIP-01']);
  await decidedRound(test, LYO, [pairOf(2), { ...pairOf(4), mentor: 'M002' }], {
    published: true,
    submitter: board.account,
    decider: director.account,
  });
  const [trainee, mentor] = [await test.as(['trainee', 'S002']), await test.as(['mentor', 'M002'])];
  const on = async (client: Client, id: string, day: string): Promise<PersonBody> =>
    (await client.ask('GET', `/api/people/${id}?on=${day}`)).json<PersonBody>();
  const during = await on(trainee, 'S002', '2025-10-24');
  expect(during.team.mentor).toMatchObject({ id: 'M002', name: 'Anaïs Fougère-2', service: 'SPIP-01' });
  expect(during.matches).toMatchObject([{ from: '2025-08-28', to: '2025-10-24', trainee: { id: 'S002' }, mentor: { id: 'M002' } }]);
  for (const day of ['2025-08-27', '2025-10-25']) expect((await on(trainee, 'S002', day)).team.mentor).toBeNull();
  expect((await on(mentor, 'M002', '2025-09-01')).team.trainees.map(({ name }) => name)).toEqual(['Émile Lierre-2', 'Émile Lierre-4']);
  // The trainee sees their mentor's name, and nothing else of them.
  expect((await trainee.ask('GET', '/api/people/M002')).statusCode).toBe(404);
  await test.store.owner.transaction((tx) => tx.updateTable('match').set({ void: true }).execute());
  expect(await on(trainee, 'S002', '2025-09-01')).toMatchObject({ team: { mentor: null }, matches: [] });
  // Gone from the census: what was known stays theirs to read.
  await applied(board, LYO, census(many(10, mentorRow), many(10, traineeRow).slice(0, 2).concat(many(10, traineeRow).slice(3))));
  expect(await on(trainee, 'S002', '2025-09-01')).toMatchObject({ isPresent: false, version: 1, name: 'Émile Lierre-2' });
  expect((await board.ask('GET', '/api/people?role=trainee')).json<Items<PersonBody>>().items).toHaveLength(9);
});

it('exports all that is held on somebody to themselves and to their board, without what is not theirs yet', async () => {
  const { test, board } = await small();
  const director = await test.as(['director', 'SPIP-01']);
  const round = await decidedRound(test, LYO, [pairOf(2)], { published: false, submitter: board.account, decider: director.account });
  const self = await test.as(['trainee', 'S002']);
  await self.ask('POST', '/api/people/S002/flags', { field: 'service', comment: 'Autre antenne' });
  await applied(
    board,
    LYO,
    census(
      many(10, mentorRow),
      many(10, traineeRow).map((row) => withCell(row, 6, 'M009')),
    ),
  );
  await send(board, LYO, census(many(10, mentorRow), many(10, traineeRow)));
  const mine = await self.ask('GET', '/api/people/S002/export');
  expect([mine.statusCode, mine.headers['content-disposition']]).toEqual([
    200,
    `attachment; filename="S002.json"; filename*=UTF-8''S002.json`,
  ]);
  expect(mine.json()).toMatchObject({
    ...{ id: 'S002', board: LYO, decisions: [], decisionsToCome: 1, matches: [], breakdowns: [], moves: [] },
    censuses: [
      { version: 1, facts: { lastName: 'Lierre-2', avoids: [] }, source: 'stagiaires.csv:4' },
      { version: 2, facts: { avoids: ['M009'] } },
    ],
    imports: [{ facts: { avoids: [] } }],
    flags: [{ field: 'service', comment: 'Autre antenne', answer: null }],
    accounts: [{ id: self.account, grants: [{ role: 'trainee', scope: 'S002' }] }],
    sessions: [{ seenAt: expect.any(String) as string }],
    notices: [{ kind: 'census.facts' }],
    acts: [{ act: 'flag.raise' }],
  });
  expect(mine.body).not.toContain('password');
  expect((await board.ask('GET', '/api/people/S002/export')).json()).toMatchObject({
    ...{ decisions: [{ round: round.id, kind: 'accept', mentor: 'M002', reason: 'Bonne proximité' }], decisionsToCome: 0 },
  });

  // A case of theirs, and of its notes what they wrote themselves: the readers of the others have them with the case.
  await test.store.owner.transaction(async (tx) => {
    await tx
      .insertInto('publication')
      .values({ round: round.id, number: 1, kind: 'published', by: board.account, at: test.clock, audit_head: '' })
      .execute();
    const [match, breakdown] = [randomUUID(), randomUUID()];
    const { id: decision } = await tx.selectFrom('decision').select('id').executeTakeFirstOrThrow();
    const { run } = await tx.selectFrom('submission').select('run').executeTakeFirstOrThrow();
    await tx
      .insertInto('match')
      .values({
        ...{ id: match, round: round.id, publication: 1, board: LYO, trainee: 'S002', mentor: 'M002', trainee_service: 'SPIP-01' },
        ...{ mentor_service: 'SPIP-01', during: '[2025-08-28,2025-10-25)', capacity: 1, decision, run, made_at: test.clock },
      })
      .execute();
    const at = sql`${test.clock}`;
    await sql`insert into breakdown select (jsonb_populate_record(null::breakdown, jsonb_build_object('id', ${breakdown}::text, 'match', ${match}::text,
      'board', 'DISP-LYO', 'round', ${round.id}::text, 'trainee', 'S002', 'mentor', 'M002', 'trainee_service', 'SPIP-01', 'mentor_service', 'SPIP-01',
      'reason', 'distance', 'known_on', '2025-09-02', 'reported_as', 'trainee', 'by', ${self.account}::text, 'at', ${at}::timestamptz))).*`.execute(
      tx,
    );
    for (const [author, body] of [
      [self.account, 'Ma note'],
      [board.account, 'Leur note'],
    ] as const)
      await tx
        .insertInto('confidential_note')
        .values({ id: randomUUID(), breakdown, author, author_name: 'A', at: test.clock, body })
        .execute();
  });
  const later = (await self.ask('GET', '/api/people/S002/export')).json<object>();
  expect(later).toMatchObject({
    ...{ decisions: [{ kind: 'accept' }], decisionsToCome: 0, matches: [{ from: '2025-08-28', to: '2025-10-24' }] },
    breakdowns: [{ reason: 'distance', ownNotes: [{ text: 'Ma note' }] }],
  });
  expect(JSON.stringify(later)).not.toContain('Leur note');
  expect((await board.ask('GET', '/api/people/S002/export')).body).not.toMatch(/(?:Ma|Leur) note/);
  expect((await (await test.as(['mentor', 'M009'])).ask('GET', '/api/people/S002/export')).statusCode).toBe(404);
  const record = await test.store.owner.transaction((tx) =>
    tx.selectFrom('audit').select(['act', 'subject']).where('act', '=', 'person.export').execute(),
  );
  expect(record).toHaveLength(4);
});

it('names whom somebody’s own facts name, to themselves and to their director, with the id of namesakes alone', async () => {
  const test = await fresh();
  const namesake = { lastName: 'Fougère', firstName: 'Anaïs' };
  const people = withChange('M2', namesake, withChange('M3', namesake, withChange('S1', { preferences: ['M1', 'M2'], apartFrom: ['M5'] })));
  const { director, board } = await smallRound(test, people);
  const wishes = async (client: Client, field: string): Promise<string | null | undefined> => {
    const { facts } = (await client.ask('GET', '/api/people/S1')).json<{ facts: { field: string; said: string | null }[] }>();
    return facts.find((fact) => fact.field === field)?.said;
  };
  const self = await test.as(['trainee', 'S1']);
  for (const client of [self, director, board]) {
    const said = await wishes(client, 'preferences');
    expect(said).toMatch(/^\S+ \S+, Anaïs Fougère \(M2\)$/);
    expect(said).not.toMatch(/^M1/);
  }
  // Whom others want to be kept from somebody is named to nobody who does not see them.
  expect(await wishes(self, 'apartFrom')).toBe('M5');
  expect((await (await test.as(['trainee', 'S2'])).ask('GET', '/api/people/S1')).statusCode).toBe(404);
});
