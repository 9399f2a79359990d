/**
 * A season of two directorates with everybody who has a role in it, and with something of every kind that the service keeps: for tests of who sees and
 * does what. Lyon is published; in Bordeaux a proposal can be submitted. The same people stand on either side, so that each is the other of somebody.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { type Action, type Reach, RIGHTS, type Role } from '../../src/service/rules/rights.ts';
import { asked, decide, followedUp, heardCase, ifMatch, options, submitted } from './case.ts';
import { BOUNDARY, form } from './census.ts';
import { publishedRound, ROUND as LYON_ROUND, TRAINEES, work } from './published-round.ts';
import type { Client, TestService } from './service.ts';
import { type SmallRound, smallRound } from './small-round.ts';

export const LYON = 'DISP-LYO';
export const BORDEAUX = 'DISP-BOR';
export { LYON_ROUND };
export { ROUND as BORDEAUX_ROUND } from './small-round.ts';

/** Whose something is. */
export interface Place {
  readonly board?: string | null;
  readonly services?: readonly (string | null)[];
  readonly people?: readonly (string | null)[];
}

/** How somebody comes in: what holds of their grants besides. */
export type Manner = 'session' | 'reading' | 'writing' | 'out';

export interface Actor {
  readonly name: string;
  readonly client: Client;
  readonly grants: readonly (readonly [Role, string])[];
  /** `reading`, `writing`: by a token of that kind; `out`: not signed in, or no longer. */
  readonly manner: Manner;
}

/** Service → directorate, of those that anybody here works in. */
const BOARD_OF: Readonly<Record<string, string>> = {
  ...{ 'SPIP-69': LYON, 'SPIP-42': LYON, 'SPIP-38': LYON },
  ...{ 'SPIP-33': BORDEAUX, 'SPIP-24': BORDEAUX },
};

/** Whether the table of rights gives it: read here a second time, without the functions that the service and the database read it by. */
export function gives(grants: Actor['grants'], action: Action, { board = null, services = [], people = [] }: Place): boolean {
  const isOneself = grants.some(([role, scope]) => (role === 'mentor' || role === 'trainee') && people.includes(scope));
  if (RIGHTS[action].ofOthers && isOneself) return false;
  return grants.some(([role, scope]) => {
    const reach = (RIGHTS[action].roles as Partial<Record<Role, Reach>>)[role];
    if (reach === 'nation') return true;
    if (reach === 'board') return board !== null && board === (role === 'director' ? BOARD_OF[scope] : scope);
    return reach === 'service' ? services.includes(scope) : reach === 'self' && people.includes(scope);
  });
}

const EVERYTHING: Actor['grants'] = [
  ['administrator', '*'],
  ['training-unit', '*'],
  ['board', LYON],
  ['board', BORDEAUX],
  ...Object.keys(BOARD_OF).map((service) => ['director', service] as const),
  ['mentor', 'T-1'],
  ['trainee', 'S-1'],
  ['trainee', 'S1'],
];

export interface TwoBoards {
  readonly test: TestService;
  readonly actors: readonly Actor[];
  readonly bordeaux: SmallRound;
  /** Trainee → match and mentor, of Lyon. */
  readonly matches: ReadonlyMap<string, { readonly id: string; readonly mentor: string }>;
  readonly run: string;
  readonly ids: {
    readonly flag: string;
    readonly review: string;
    readonly census: string;
    readonly token: string;
    readonly link: string;
    /** File of its feed. */
    readonly feed: string;
    readonly account: string;
    readonly grant: string;
  };
  /** @throws where there is none of that name. */
  readonly client: (name: string) => Client;
}

export const CALENDAR =
  'promotion,kind,name,start,end,evaluation_due,period\n' +
  'CPIP 30,internship,Stage 1,2026-09-01,2026-10-30,2026-10-30,SP1\nCPIP 30,school cycle,Cycle 8,2026-11-02,2026-11-30,,\n';
export const GUIDELINES = readFileSync(new URL('../../data/reference/guidelines.json', import.meta.url), 'utf8');

/** As a browser sends a census of Lyon. */
export const SENT_CENSUS = {
  body: (board: string) => form({ board }, [{ name: 'stagiaires.csv', content: TRAINEES.join('\r\n') }]),
  headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
};

/** @param text what somebody writes in a place that takes one. */
export async function twoBoards(test: TestService, text: (place: string) => string = (place) => place): Promise<TwoBoards> {
  const signed = async (name: string, ...grants: Actor['grants']): Promise<Actor> => ({
    ...{ name, grants, manner: 'session' as const },
    client: await test.as(...grants),
  });
  const made = async (who: Client, url: string, body: unknown, headers?: Record<string, string>): Promise<{ readonly id: string }> =>
    asked<{ id: string }>(who, 201, 'POST', url, body, headers);
  // What counts for pairs, before there are any.
  const school = await signed('training unit', ['training-unit', '*']);
  await made(school.client, '/api/calendars', { text: CALENDAR, reason: text('calendar') });
  await made(school.client, '/api/guidelines', { document: GUIDELINES, reason: text('guidelines') });
  const { matches, run } = await publishedRound(test);
  const { owner } = test.store;
  await owner.transaction(async (tx) => {
    await sql`insert into job (id, kind, state, attempt, ended_at) values (${run}, 'run', 'done', 1, now())`.execute(tx);
    await sql`insert into run_pair (run, trainee, mentor, board, trainee_service, mentor_service, score, entry, facts_hash)
      select run, trainee, mentor, board, trainee_service, mentor_service, 1, '{}', 'x' from match`.execute(tx);
    // As part of one of the whole country.
    const whole = randomUUID();
    await sql`insert into run (id, command, request, inputs, language, by, at)
      values (${whole}, 'match', '{}', '[]', 'fr', ${school.client.account}, ${test.clock})`.execute(tx);
    await sql`insert into job (id, kind, state, attempt, ended_at) values (${whole}, 'run', 'done', 1, now())`.execute(tx);
    await tx.insertInto('run_part').values({ part: run, whole }).execute();
  });
  const bordeaux = await smallRound(test);
  const mentorOf = (trainee: string): string => matches.get(trainee)!.mentor;
  const actors: Actor[] = [
    await signed('administrator', ['administrator', '*']),
    school,
    await signed('board of Lyon', ['board', LYON]),
    { ...{ name: 'first board of Bordeaux', grants: [['board', BORDEAUX]], manner: 'session' }, client: bordeaux.board },
    await signed('board of Bordeaux', ['board', BORDEAUX]),
    await signed('director of the Rhône', ['director', 'SPIP-69']),
    await signed('director of the Loire', ['director', 'SPIP-42']),
    await signed('director of the Isère', ['director', 'SPIP-38']),
    { ...{ name: 'director of the Gironde', grants: [['director', 'SPIP-33']], manner: 'session' }, client: bordeaux.director },
    { ...{ name: 'director of the Dordogne', grants: [['director', 'SPIP-24']], manner: 'session' }, client: bordeaux.otherDirector },
    await signed('mentor of S-1', ['mentor', mentorOf('S-1')]),
    await signed('mentor of S-2', ['mentor', mentorOf('S-2')]),
    await signed('mentor M1', ['mentor', 'M1']),
    await signed('trainee S-1', ['trainee', 'S-1']),
    await signed('trainee S-2', ['trainee', 'S-2']),
    await signed('trainee S-3', ['trainee', 'S-3']),
    await signed('trainee S1', ['trainee', 'S1']),
    await signed('nobody’s account'),
    await signed('all roles', ...EVERYTHING),
  ];
  const client = (name: string): Client => {
    const found = actors.find((actor) => actor.name === name);
    if (found === undefined) throw new Error(`nobody is called ${name}`);
    return found.client;
  };
  actors.push(...(await otherWays(test, client('all roles'))));

  const [lyon, first] = [client('board of Lyon'), client('first board of Bordeaux')];
  await made(lyon, `/api/guidelines?scope=${LYON}`, { document: GUIDELINES, reason: text('own guidelines') });
  await asked(lyon, 200, 'PUT', `/api/settings?scope=${LYON}`, { runDaysBefore: 50 }, ifMatch(1));
  const census = await made(lyon, '/api/censuses', SENT_CENSUS.body(LYON), SENT_CENSUS.headers);
  const flagged = { field: 'preferences', comment: text('flag') };
  const answered = await made(client('trainee S1'), '/api/people/S1/flags', flagged);
  await asked(first, 200, 'PUT', `/api/flags/${answered.id}/answer`, { kind: 'kept', comment: text('answer to a flag') }, ifMatch(1));
  const flag = await made(client('trainee S1'), '/api/people/S1/flags', flagged, { 'idempotency-key': 'k' });
  const asking = (comment: string): object => ({ comment: text(comment) });
  const looked = await made(client('trainee S-3'), `/api/matches/${matches.get('S-3')!.id}/reviews`, asking('answered review'));
  await asked(lyon, 200, 'PUT', `/api/reviews/${looked.id}/answer`, { comment: text('answer to a review') }, ifMatch(1));
  const review = await made(client('trainee S-1'), `/api/matches/${matches.get('S-1')!.id}/reviews`, asking('review'));
  const token = await made(lyon, '/api/tokens', { name: text('token') });
  const link = await asked<{ id: string; url: string }>(lyon, 201, 'POST', '/api/calendar-links', {});
  const account = await test.as(['mentor', 'M5']);
  const { rows } = await owner.transaction((tx) =>
    sql<{ id: string }>`select id from role_grant where account = ${account.account}`.execute(tx),
  );
  return {
    ...{ test, actors, bordeaux, matches, run, client },
    ids: {
      ...{ flag: flag.id, review: review.id, census: census.id, token: token.id, link: link.id },
      ...{ feed: link.url.slice(link.url.lastIndexOf('/') + 1), account: account.account, grant: rows[0]!.id },
    },
  };
}

/** Those who are not, or no longer, whom they say; and scripts, within the rights of an account that has them all. */
async function otherWays(test: TestService, all: Client): Promise<Actor[]> {
  const { owner } = test.store;
  const hash = (secret: string): Buffer => createHash('sha256').update(secret).digest();
  const out = async (name: string, change: (account: string) => ReturnType<typeof sql>): Promise<Actor> => {
    const client = await test.as(...EVERYTHING);
    await owner.transaction((tx) => change(client.account).execute(tx));
    return { ...{ name, grants: [], manner: 'out' }, client };
  };
  const script = async (name: string, manner: Manner, mayWrite: boolean, hours: number): Promise<Actor> => {
    const secret = randomBytes(32).toString('base64url');
    const times = { created_at: test.clock, ends_at: new Date(test.clock.getTime() + hours * 3_600_000) };
    const token = { id: randomUUID(), account: all.account, name, may_write: mayWrite, token_hash: hash(secret), ...times };
    await owner.transaction((tx) => tx.insertInto('personal_token').values(token).execute());
    const ask: Client['ask'] = (method, url, body, headers = {}) =>
      test.nobody.ask(method, url, body, { authorization: `Bearer ${secret}`, ...headers });
    return { ...{ name, manner, grants: manner === 'out' ? [] : EVERYTHING }, client: { account: all.account, secret, ask } };
  };
  const forged = randomBytes(32).toString('base64url');
  return [
    await script('a token that reads', 'reading', false, 24),
    await script('a token that writes', 'writing', true, 24),
    await script('a token that has ended', 'out', true, -1),
    await out('a disabled account', (id) => sql`update account set disabled_at = now() where id = ${id}`),
    await out('a revoked session', (id) => sql`update session set revoked_at = now() where account = ${id}`),
    await out(
      'a session that has ended',
      (id) => sql`update session set ends_at = ${new Date(test.clock.getTime() - 1000)} where account = ${id}`,
    ),
    await out(
      'an idle session',
      (id) => sql`update session set seen_at = ${new Date(test.clock.getTime() - 31 * 60_000)} where account = ${id}`,
    ),
    {
      ...{ name: 'a forged cookie', grants: [], manner: 'out' },
      client: {
        ...{ account: '', secret: forged },
        ask: (method, url, body, headers = {}) => test.nobody.ask(method, url, body, { cookie: `binome=${forged}`, ...headers }),
      },
    },
    { ...{ name: 'whoever has not signed in', grants: [], manner: 'out' }, client: test.nobody },
  ];
}

export interface Notes {
  /** Of the open case, by its trainee and by its board. */
  readonly report: string;
  readonly hearing: string;
  /** Of the other one, by its board: directors have decided it. */
  readonly reviewed: string;
}

/** A case in Lyon that has gone its whole way, with notes, and one that was reported by a trainee. */
export async function cases(
  { test, matches, client }: Pick<TwoBoards, 'test' | 'matches' | 'client'>,
  text: (place: string) => string = (place) => place,
  notes: Notes = { report: 'note of a report', hearing: 'note of a hearing', reviewed: 'note of a case that was decided' },
): Promise<{ readonly closed: string; readonly open: string; readonly run: string }> {
  const board = client('board of Lyon');
  const report = { reason: 'other', knownOn: '2025-09-09' };
  const { id: open } = await asked(client('trainee S-2'), 201, 'POST', '/api/breakdowns', {
    ...{ ...report, match: matches.get('S-2')!.id, note: notes.report },
  });
  const hearing = { party: 'trainee', on: '2025-09-09', note: notes.hearing };
  await asked(board, 201, 'POST', `/api/breakdowns/${open}/hearings`, hearing);
  const closed = await heardCase(board, matches.get('S-1')!.id);
  await asked(board, 201, 'POST', `/api/breakdowns/${closed}/hearings`, { ...hearing, note: notes.reviewed });
  const run = await options(test, board, closed, '2025-09-15');
  let view = await submitted(board, closed, run, 2);
  const directors: Readonly<Record<string, string>> = {
    ...{ 'SPIP-69': 'director of the Rhône', 'SPIP-42': 'director of the Loire', 'SPIP-38': 'director of the Isère' },
  };
  for (const { trainee, decidedIn } of view.pairs)
    view = await decide(client(directors[decidedIn]!), view, trainee.id, 'accept', text('decision of a case'));
  await followedUp(test, closed, view.version, text('follow up'));
  return { closed, open, run };
}

/** Runs of Lyon that look ahead, as a worker leaves them: each by its command. */
export async function lookedAhead({
  test,
  client,
  run,
}: TwoBoards): Promise<Readonly<Record<'plan-periods' | 'recruitment' | 'stress', string>>> {
  const made = async (body: object): Promise<string> => {
    const { id } = await asked<{ id: string }>(client('board of Lyon'), 202, 'POST', '/api/runs', body);
    await work(test, id);
    return id;
  };
  const common = { board: LYON, periods: ['SP1'], calendar: 0 };
  return {
    'plan-periods': await made({ command: 'plan-periods', ...common }),
    recruitment: await made({ command: 'recruitment', ...common }),
    stress: await made({ command: 'stress', run }),
  };
}
