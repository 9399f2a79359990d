/** What each role is expected to do as a season goes on, and the same as a calendar that other programs fetch. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { dueDay, LEAST_DAYS, TODO_KINDS, type TodoKind, UNDATED } from '../../../src/service/rules/todo.ts';
import { pageWordsOf } from '../../../src/wording/index.ts';
import { asked, decide, heardCase, options, submitted } from '../../service/case.ts';
import { publishedRound } from '../../service/published-round.ts';
import { seedCensus } from '../../service/seed.ts';
import { rounds } from '../../service/season.ts';
import { asOwner, BOARD, PEOPLE, smallRound, without, withChange } from '../../service/small-round.ts';
import type { Role } from '../../../src/service/rules/rights.ts';
import { trainee } from '../matching/small-census.ts';
import { type Client, useService } from '../../service/service.ts';
import { readCalendar } from './icalendar.ts';

const fresh = useService();

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly title: string;
  readonly otherwise: string;
  readonly count: number;
  readonly dueOn: string | null;
  readonly undated: string | null;
  readonly late: boolean;
  readonly link: string;
}

async function todo(client: Client, language = 'en'): Promise<Item[]> {
  const answer = await client.ask('GET', '/api/todo', undefined, { 'accept-language': language });
  expect(answer.statusCode).toBe(200);
  return answer.json<{ items: Item[] }>().items;
}

const told = (items: readonly Item[]): unknown[] => items.map(({ kind, count, dueOn }) => [kind, count, dueOn]);

/** The day so many days before 2025-11-03, on which the small round begins. */
const SMALL = { run: '2025-09-22', submit: '2025-09-29', decide: '2025-10-13', publish: '2025-10-20', starts: '2025-11-03' };

describe('a board and its directors', () => {
  it('are told what comes next, and no longer what is done', async () => {
    const test = await fresh();
    const { board, director, otherDirector, ...round } = await smallRound(test);
    const trainee = await test.as(['trainee', 'S1']);
    expect(told(await todo(board))).toEqual([['proposal-submit', 1, SMALL.submit]]);
    expect(told(await todo(director))).toEqual([]);
    expect(told(await todo(trainee))).toEqual([['facts-check', 1, SMALL.run]]);

    await round.submit(round.run);
    expect(told(await todo(board))).toEqual([]);
    expect(told(await todo(director))).toEqual([['pairs-decide', 2, SMALL.decide]]);
    expect(told(await todo(otherDirector))).toEqual([['pairs-decide', 1, SMALL.decide]]);
    await round.decide(director, 'S2', { kind: 'refuse', reason: 'Trop de dossiers' });
    expect(told(await todo(director))).toEqual([['pairs-decide', 1, SMALL.decide]]);
    expect(told(await todo(board))).toEqual([['pairs-again', 1, SMALL.decide]]);
    test.clock = new Date('2025-07-01T08:05:00Z');
    const again = await round.match(withChange('M2', { volunteer: false }));
    expect(told(await todo(board))).toEqual([['proposal-submit', 1, SMALL.decide]]);
    await round.submit(again);
    expect(told(await todo(board))).toEqual([]);
    expect(told(await todo(director))).toEqual([['pairs-decide', 2, SMALL.decide]]);
  });

  it('publish once all is decided, answered and as it was; then people read their match', async () => {
    const test = await fresh();
    const { board, director, ...round } = await smallRound(test);
    const trainee = await test.as(['trainee', 'S1']);
    const mentor = await test.as(['mentor', 'M1']);
    await round.acceptAll();
    expect(told(await todo(board))).toEqual([['round-publish', 1, SMALL.publish]]);
    const flagged = await mentor.ask('POST', '/api/people/M1/flags', { field: 'caseload', comment: 'Plutôt 40.' });
    expect(flagged.statusCode, flagged.body).toBe(201);
    expect(told(await todo(board))).toEqual([['flags-answer', 1, SMALL.publish]]);
    // The list gives the same day as the to-do, and where the fact is corrected.
    const [listed] = (await board.ask('GET', '/api/flags')).json<{ items: unknown[] }>().items;
    expect(listed).toMatchObject({ dueOn: SMALL.publish, column: 'dossiers' });
    await round.census(withChange('M1', { caseload: 99 }));
    expect(told(await todo(board))).toEqual([['flags-answer', 1, SMALL.publish]]);
    expect(told(await todo(director))).toEqual([['stale-settle', 1, SMALL.publish]]);
    await round.census(PEOPLE);
    const { id } = flagged.json<{ id: string }>();
    expect(
      (
        await board.ask(
          'PUT',
          `/api/flags/${id}/answer`,
          { kind: 'kept', comment: 'Vérifié.' },
          { 'if-match': flagged.headers['etag'] as string },
        )
      ).statusCode,
    ).toBe(200);
    expect((await round.publish()).statusCode).toBe(200);
    expect(told(await todo(board))).toEqual([]);
    expect(told(await todo(director))).toEqual([]);
    expect(told(await todo(trainee))).toEqual([['match-read', 1, SMALL.starts]]);
    expect(told(await todo(mentor))).toEqual([['match-read', 1, SMALL.starts]]);
    test.clock = new Date('2025-11-04T08:00:00Z');
    expect(told(await todo(await test.as(['trainee', 'S1'])))).toEqual([]);
  });

  it('begin with a census, on days that they may set', async () => {
    const test = await fresh();
    await rounds(test);
    const board = await test.as(['board', 'DISP-LYO']);
    const [first, ...others] = await todo(board);
    expect([first!.kind, first!.dueOn, first!.late, others.length]).toEqual(['census-import', '2025-07-17', false, 0]);
    const settings = await board.ask('GET', '/api/settings?scope=DISP-LYO');
    const changed = await board.ask(
      'PUT',
      '/api/settings?scope=DISP-LYO',
      { runDaysBefore: 60 },
      { 'if-match': settings.headers['etag'] as string },
    );
    expect(changed.statusCode, changed.body).toBe(200);
    expect((await todo(board)).map(({ dueOn, late }) => [dueOn, late])).toEqual([['2025-06-29', true]]);
  });
});

it('follows a breakdown to its follow-up', async () => {
  const test = await fresh();
  test.clock = new Date('2025-09-10T08:00:00Z');
  const { matches } = await publishedRound(test);
  const board = await test.as(['board', 'DISP-LYO']);
  const id = await heardCase(board, matches.get('S-1')!.id);
  await asOwner(test, sql`delete from hearing`);
  const of = async (client: Client): Promise<unknown[]> => told((await todo(client)).filter(({ subject }) => subject === id));
  // Reported on 10 September, though known on 20 August: nobody is late with what they have just been told.
  expect(await of(board)).toEqual([['hearings-hold', 1, '2025-09-17']]);
  for (const party of ['trainee', 'mentor']) await asked(board, 201, 'POST', `/api/breakdowns/${id}/hearings`, { party, on: '2025-08-21' });
  expect(await of(board)).toEqual([['options-ask', 1, '2025-09-13']]);
  const run = await options(test, board, id, '2025-09-15');
  expect(await of(board)).toEqual([['option-choose', 1, '2025-09-13']]);
  const { pairs } = await submitted(board, id, run, 1);
  expect(await of(board)).toEqual([]);
  for (const { trainee, decidedIn } of pairs) {
    const director = await test.as(['director', decidedIn]);
    const before = await of(director);
    expect(before).toEqual([['breakdown-decide', expect.any(Number), '2025-09-17']]);
    const { version } = await asked<{ version: number }>(director, 200, 'GET', `/api/breakdowns/${id}`);
    await decide(director, { id, version }, trainee.id);
    expect(await of(director)).not.toEqual(before);
  }
  expect(await of(board)).toEqual([['follow-up', 1, '2025-10-15']]);
});

it('tells the school of boards that are late and of a calendar that ends, the administrator of directorates without an account', async () => {
  const test = await fresh();
  const school = await test.as(['training-unit', '*']);
  expect(told(await todo(school))).toEqual([['calendar-import', 1, null]]);
  await rounds(test);
  expect(told(await todo(school))).toEqual([]);
  test.clock = new Date('2025-08-20T08:00:00Z');
  const later = await test.as(['training-unit', '*'], ['board', 'DISP-LYO']);
  expect(told((await todo(later)).filter(({ kind }) => kind === 'rounds-late'))).toEqual([['rounds-late', 10, '2025-08-28']]);
  const admin = await test.as(['administrator', '*']);
  const [only, ...others] = await todo(admin);
  expect([only!.kind, only!.count, others.length]).toEqual(['roles-give', 9, 0]);
  expect(only!.title).toContain('DISP-BOR, DISP-DIJ');
  // A promotion that is over altogether is gone through again.
  test.clock = new Date('2027-01-01T08:00:00Z');
  const after = await todo(await test.as(['training-unit', '*']));
  expect(told(after.filter(({ kind }) => kind === 'calendar-import'))).toEqual([['calendar-import', 1, '2026-06-26']]);
  expect(after.filter(({ kind }) => kind === 'rounds-late').length).toBe(10);
});

it('has words in both languages for every kind, an id that stays, and a place to go', async () => {
  for (const language of ['fr', 'en'] as const)
    for (const kind of TODO_KINDS) {
      const { title, otherwise } = pageWordsOf(language).todo.kinds[kind];
      for (const n of [1, 12]) expect(title('SP1', n)).toMatch(/^\p{Lu}|^\d/u);
      expect(otherwise).toMatch(/\.$/);
    }
  expect(new Set(TODO_KINDS)).toEqual(new Set(Object.keys(pageWordsOf('fr').todo.kinds)));
  const test = await fresh();
  const { board } = await smallRound(test);
  const [french] = await todo(board, 'fr');
  const [english] = await todo(board, 'en');
  expect([french!.id, french!.link]).toEqual([english!.id, '/rounds/DISP-BOR.CPIP%2029.SP1']);
  expect([french!.title, english!.title]).toEqual([
    expect.stringMatching(/^Relire la proposition et la soumettre\u202f: /),
    expect.stringMatching(/^Read the proposal again and submit it: /),
  ]);
  expect((await test.nobody.ask('GET', '/api/todo')).statusCode).toBe(401);
});

describe('a day', () => {
  it.each(TODO_KINDS)('of %s is the planned one, but never before whoever has it to do could have done it', (kind) => {
    const least = LEAST_DAYS[kind];
    const after = new Date(Date.parse('2025-10-01T00:00:00Z') + least * 86_400_000).toISOString().slice(0, 10);
    expect(dueDay(kind, '2025-01-01', '2025-10-01')).toBe(after);
    // By the days of France.
    expect(dueDay(kind, '2025-01-01', new Date('2025-09-30T22:30:00Z'))).toBe(after);
    expect(dueDay(kind, '2026-01-01', '2025-10-01')).toBe('2026-01-01');
    expect(dueDay(kind, null, '2025-10-01')).toBe(after);
    expect([dueDay(kind, '2025-01-01', null), dueDay(kind, null, null)]).toEqual(['2025-01-01', null]);
  });

  it('or why there is none is told in both languages', () => {
    for (const language of ['fr', 'en'] as const)
      expect(new Set(Object.keys(pageWordsOf(language).todo.undated))).toEqual(new Set(UNDATED));
  });

  /** Who is told of each kind, in a season in which everything comes late. */
  const TOLD: Readonly<Record<TodoKind, readonly Role[]>> = {
    'hearings-hold': ['board'],
    'breakdown-decide': ['director'],
    'option-choose': ['board'],
    'options-ask': ['board'],
    'review-answer': ['board'],
    'census-import': ['board'],
    'census-apply': ['board'],
    'flags-answer': ['board'],
    'run-start': ['board'],
    'pairs-again': ['board'],
    'stale-settle': ['director', 'board'],
    'proposal-submit': ['board'],
    'pairs-decide': ['director'],
    'pairs-taken': ['director'],
    'without-decide': ['board'],
    'round-publish': ['board'],
    'publication-late': ['board'],
    'rounds-late': ['training-unit'],
    'match-read': ['mentor', 'trainee'],
    'facts-check': ['mentor', 'trainee'],
    'follow-up': ['board'],
    'calendar-import': ['training-unit'],
    'roles-give': ['administrator'],
  };
  /** What no act of others begins is late from its day on. */
  const LATE_AT_ONCE = new Set(TODO_KINDS.filter((kind) => LEAST_DAYS[kind] === 0));

  it('is there for everybody whom something is told to, or why it is not, and nobody is late with what has just become theirs', async () => {
    const seen = new Map<string, Set<Role>>();
    const late = new Set<string>();
    const look = async (clients: readonly (readonly [Role, Client])[]): Promise<void> => {
      for (const [role, client] of clients)
        for (const item of await todo(client)) {
          seen.set(item.kind, (seen.get(item.kind) ?? new Set()).add(role));
          expect([item.kind, (item.dueOn === null) === (item.undated !== null)]).toEqual([item.kind, true]);
          if (item.late) late.add(item.kind);
        }
    };

    const bare = await fresh();
    await look([
      ['training-unit', await bare.as(['training-unit', '*'])],
      ['administrator', await bare.as(['administrator', '*'])],
    ]);
    bare.clock = new Date('2025-08-27T08:00:00Z');
    await rounds(bare);
    await look([
      ['training-unit', await bare.as(['training-unit', '*'])],
      ['board', await bare.as(['board', 'DISP-LYO'])],
    ]);

    // Two days before the period begins nothing has been done.
    const test = await fresh();
    test.clock = new Date('2025-11-01T08:00:00Z');
    const nobody = trainee('S4', { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01', avoids: ['M1', 'M2', 'M3', 'M5'] });
    const people = [...PEOPLE, nobody];
    const { board, director, otherDirector, ...round } = await smallRound(test, people);
    const person = async (): Promise<(readonly [Role, Client])[]> => [
      ['mentor', await test.as(['mentor', 'M3'])],
      ['trainee', await test.as(['trainee', 'S3'])],
    ];
    const all = async (): Promise<void> =>
      look([['board', board], ['director', director], ['director', otherDirector], ...(await person())]);
    await all();
    await round.submit(round.run);
    await all();
    const reason = 'Vu avec le service';
    await round.decide(director, 'S1', { kind: 'change', mentor: 'M2', reason });
    await round.decide(otherDirector, 'S3', { kind: 'accept', reason });
    await round.decide(board, 'S4', { kind: 'without', reason });
    await all();
    await round.census(withChange('M3', { caseload: 99 }, people));
    await all();
    await round.census(people);
    await round.decide(director, 'S2', { kind: 'change', mentor: 'M1', reason });
    const mentor = await test.as(['mentor', 'M3']);
    const flag = await mentor.ask('POST', '/api/people/M3/flags', { field: 'caseload', comment: 'Plutôt 40.' });
    await all();
    const answer = { kind: 'kept', comment: 'Vérifié.' };
    await board.ask('PUT', `/api/flags/${flag.json<{ id: string }>().id}/answer`, answer, { 'if-match': flag.headers['etag'] as string });
    await all();
    await asOwner(
      test,
      sql`insert into census (id, board, by, at, compared_with, accepted, rejected, warnings, changes, stale, content_hash)
        select gen_random_uuid(), board, by, ${new Date(test.clock.getTime() + 1000)}, 1, 1, '[]', '[]', '{}', '{}', 'another' from census where board = ${BOARD} limit 1`,
    );
    test.clock = new Date('2025-11-05T08:00:00Z');
    expect((await round.publish(await test.as(['board', BOARD]))).statusCode).toBe(200);
    // Published after the first day: there are still days to read it.
    for (const [, client] of await person())
      expect((await todo(client)).filter(({ kind }) => kind === 'match-read').map(({ dueOn, late: isLate }) => [dueOn, isLate])).toEqual([
        ['2025-11-19', false],
      ]);
    const reader = await test.as(['trainee', 'S3']);
    const [match] = (await reader.ask('GET', '/api/matches')).json<{ items: { id: string }[] }>().items;
    await reader.ask('POST', `/api/matches/${match!.id}/reviews`, {});
    await look([['board', await test.as(['board', BOARD])], ...(await person())]);

    const broken = await fresh();
    broken.clock = new Date('2025-10-10T08:00:00Z');
    const { matches } = await publishedRound(broken);
    const lyon = await broken.as(['board', 'DISP-LYO']);
    const directors = async (): Promise<(readonly [Role, Client])[]> =>
      Promise.all(['SPIP-69', 'SPIP-42', 'SPIP-38'].map(async (service) => ['director', await broken.as(['director', service])] as const));
    const id = (
      await asked<{ id: string }>(lyon, 201, 'POST', '/api/breakdowns', {
        ...{ match: matches.get('S-1')!.id, reason: 'distance', knownOn: '2025-08-29' },
      })
    ).id;
    await look([['board', lyon]]);
    for (const party of ['trainee', 'mentor'])
      await asked(lyon, 201, 'POST', `/api/breakdowns/${id}/hearings`, { party, on: '2025-09-01' });
    await look([['board', lyon]]);
    const run = await options(broken, lyon, id, '2025-10-13');
    await look([['board', lyon]]);
    const { pairs } = await submitted(lyon, id, run, 1);
    await look([['board', lyon], ...(await directors())]);
    for (const { trainee: moved, decidedIn } of pairs) {
      const chief = await broken.as(['director', decidedIn]);
      await decide(chief, await asked<{ id: string; version: number }>(chief, 200, 'GET', `/api/breakdowns/${id}`), moved.id);
    }
    await look([['board', lyon]]);

    // A round of which nothing is computed yet, and a decision of the board's own that is stale.
    const other = await fresh();
    other.clock = new Date('2025-11-01T08:00:00Z');
    const left = await smallRound(other, people);
    await left.submit(left.run);
    await left.decide(left.board, 'S2', { kind: 'without', reason });
    await left.decide(left.director, 'S1', { kind: 'refuse', reason });
    await left.census(withChange('S2', { preferences: [] }, people));
    await look([['board', left.board]]);
    await left.census(without('S4', people));
    await look([['board', left.board]]);
    const ready = await fresh();
    ready.clock = new Date('2025-08-27T08:00:00Z');
    await rounds(ready);
    await ready.store.owner.transaction((tx) => seedCensus(tx, BOARD, PEOPLE, ready.clock));
    await look([['board', await ready.as(['board', BOARD])]]);

    expect(Object.fromEntries(TODO_KINDS.map((kind) => [kind, [...(seen.get(kind) ?? [])].sort()]))).toEqual(
      Object.fromEntries(TODO_KINDS.map((kind) => [kind, [...TOLD[kind]].sort()])),
    );
    expect([...late].filter((kind) => !LATE_AT_ONCE.has(kind as TodoKind))).toEqual([]);
    expect(late).toContain('publication-late');
  });
});

describe('a calendar link', () => {
  it('is a calendar of due dates and periods for whoever has the address, until it is revoked', async () => {
    const test = await fresh();
    const { board, ...round } = await smallRound(test);
    const made = await board.ask('POST', '/api/calendar-links', undefined, { 'idempotency-key': 'k' });
    expect(made.statusCode, made.body).toBe(201);
    const { id, url } = made.json<{ id: string; url: string }>();
    // The same again for the same key; another for another session.
    expect((await board.ask('POST', '/api/calendar-links', undefined, { 'idempotency-key': 'k' })).json()).toEqual(made.json());
    const place = new URL(url).pathname;
    expect(place).toMatch(/^\/calendar\/[\w-]{43}\.ics$/);
    const feed = await test.nobody.ask('GET', place);
    expect([feed.statusCode, feed.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    const events = readCalendar(feed.rawPayload);
    expect(events.find(({ DTSTART }) => DTSTART === '20250929')).toMatchObject({
      SUMMARY: expect.stringMatching(/^À faire\u202f: Relire la proposition et la soumettre/) as unknown,
      DTEND: '20250930',
      URL: 'http://127.0.0.1:8080/rounds/DISP-BOR.CPIP%2029.SP1',
    });
    expect(events.some(({ DTSTART, DTEND }) => DTSTART === '20251103' && DTEND === '20251129')).toBe(true);
    expect(new Set(events.map(({ UID }) => UID)).size).toBe(events.length);
    const tag = feed.headers['etag'] as string;
    expect((await test.nobody.ask('GET', place, undefined, { 'if-none-match': tag })).statusCode).toBe(304);
    // What is done goes, and what stays keeps its id.
    await round.submit(round.run);
    const later = readCalendar((await test.nobody.ask('GET', place)).rawPayload);
    const stays = events.filter(({ DTSTART }) => DTSTART === '20251103').map(({ UID }) => UID);
    expect(later.map(({ UID }) => UID)).toEqual(expect.arrayContaining(stays));
    expect(later.some(({ DTSTART }) => DTSTART === '20250929')).toBe(false);

    // It opens nothing else, in whatever form it is sent.
    const secret = place.slice('/calendar/'.length, -'.ics'.length);
    for (const headers of [
      { authorization: `Bearer ${secret}` },
      { cookie: `binome=${secret}` },
      { cookie: `binome=calendar%20${secret}` },
      { cookie: `binome="calendar ${secret}"` },
    ])
      expect((await test.nobody.ask('GET', '/api/me', undefined, headers)).statusCode).toBe(401);
    expect((await board.ask('GET', '/api/calendar-links')).json()).toMatchObject({ items: [{ id }] });
    expect((await (await test.as(['board', 'DISP-BOR'])).ask('DELETE', `/api/calendar-links/${id}`)).statusCode).toBe(404);
    expect((await board.ask('DELETE', `/api/calendar-links/${id}`)).statusCode).toBe(204);
    for (const gone of [place, '/calendar/x.ics', `/calendar/${'a'.repeat(43)}.ics`]) {
      const answer = await test.nobody.ask('GET', gone);
      expect([answer.statusCode, answer.body.includes(secret)]).toEqual([404, false]);
    }
  });

  it('tells people of their own match, and of nobody', async () => {
    const test = await fresh();
    const { ...round } = await smallRound(test);
    await round.acceptAll();
    await round.publish();
    const trainee = await test.as(['trainee', 'S1']);
    const { url } = (await trainee.ask('POST', '/api/calendar-links')).json<{ url: string }>();
    const text = (await test.nobody.ask('GET', new URL(url).pathname)).body;
    const events = readCalendar(Buffer.from(text));
    expect(events.map(({ DTSTART }) => DTSTART)).toEqual(['20251103', '20251103']);
    expect(text.replace(/\r\n /g, '')).toContain('votre binôme');
    expect(text).not.toContain('M1');
  });
});
