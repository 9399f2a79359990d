/**
 * Every address of the contract, asked by everybody: what the table of rights gives is done, what it does not give is refused and changes nothing.
 * Which action an address is stands below; what comes of it follows from the table.
 */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Action } from '../../../../src/service/rules/rights.ts';
import { asked, ifMatch } from '../../../service/case.ts';
import { work } from '../../../service/published-round.ts';
import { useService } from '../../../service/service.ts';
import { PEOPLE } from '../../../service/small-round.ts';
import {
  type Actor,
  BORDEAUX,
  BORDEAUX_ROUND,
  CALENDAR,
  gives,
  GUIDELINES,
  lookedAhead,
  LYON,
  LYON_ROUND,
  type Place,
  SENT_CENSUS,
  twoBoards,
} from '../../../service/two-boards.ts';

const fresh = useService('2025-09-10T08:00:00Z');

/** Whose an address is. */
type Need =
  /**
   * Of whoever has the action, or one of them, there; `known`: by which actions somebody knows that it is there, or `all`. They are told 403, others
   * 404. `knownAt`: where they have it, if it is not the same.
   */
  | {
      readonly action: Action | readonly Action[];
      readonly at: Place;
      readonly known?: readonly Action[] | 'all';
      readonly knownAt?: Place;
      readonly asksPassword?: true;
    }
  /** A list for everybody signed in, which holds this text for whoever has the action there. */
  | { readonly lists: Action; readonly at: Place; readonly holds: string }
  | { readonly anybody: 'signed in'; readonly asksPassword?: true }
  /** Of these actors and nobody else. */
  | { readonly only: readonly string[]; readonly known?: readonly Action[]; readonly at?: Place };

interface Example {
  readonly route: string;
  readonly url: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly need: Need;
  /** Once only: whoever comes second finds it done. */
  readonly once?: true;
}

type Outcome = 200 | 401 | 403 | 404;

function outcome({ name, grants, manner }: Actor, method: string, need: Need): Outcome {
  if (manner === 'out') return 401;
  if (manner === 'reading' && method !== 'get') return 403;
  const isScript = manner !== 'session';
  if ('anybody' in need) return need.asksPassword === true && isScript ? 403 : 200;
  if ('lists' in need) return 200;
  if ('only' in need) {
    if (need.only.includes(name)) return 200;
    return need.known?.some((action) => gives(grants, action, need.at!)) === true ? 403 : 404;
  }
  const { action, at, known = [], knownAt = at, asksPassword } = need;
  if ([action].flat().some((one) => gives(grants, one, at))) return asksPassword === true && isScript ? 403 : 200;
  return known === 'all' || known.some((other) => gives(grants, other, knownAt)) ? 403 : 404;
}

it('is done where the table of rights says so, and refused elsewhere', async () => {
  const test = await fresh();
  const season = await twoBoards(test);
  const { actors, matches, run, ids, bordeaux, client } = season;
  const lyon = client('board of Lyon');
  const rows = async (statement: ReturnType<typeof sql>): Promise<Record<string, string>[]> =>
    test.store.owner.transaction(async (tx) => (await statement.execute(tx)).rows as Record<string, string>[]);

  const names = (
    await rows(sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`)
  ).map(({ name }) => name!);
  /** Of every row that the store holds: how many there are, and which transactions wrote them. */
  const fingerprint = async (): Promise<string> => {
    const each = names.map((name) => sql`(select count(*) || '/' || coalesce(sum(xmin::text::bigint), 0) from ${sql.table(name)})`);
    return (await rows(sql`select ${sql.join(each, sql` || ' ' || `)} as all`))[0]!['all']!;
  };

  let requests = 0;
  const wrong: string[] = [];
  const tried = new Set<string>();
  const check = async ({ route, url, body, headers = {}, need, once }: Example): Promise<void> => {
    tried.add(route);
    const method = route.split(' ', 1)[0]!;
    const ask = async (actor: Actor): Promise<{ status: number; body: string }> => {
      requests++;
      const answer = await actor.client.ask(method.toUpperCase() as 'GET', url, body, headers);
      return { status: answer.statusCode, body: answer.body };
    };
    const fail = (actor: Actor, expected: string, { status, body: text }: { status: number; body: string }): void => {
      wrong.push(`${route} by ${actor.name}: ${expected}, and was ${status} ${text.slice(0, 160)}`);
    };
    const before = method === 'get' ? '' : await fingerprint();
    const allowed: Actor[] = [];
    for (const actor of actors) {
      const expected = outcome(actor, method, need);
      if (expected === 200) allowed.push(actor);
      else {
        const answer = await ask(actor);
        if (answer.status !== expected) fail(actor, String(expected), answer);
      }
    }
    if (method !== 'get' && (await fingerprint()) !== before) wrong.push(`${route}: a refusal has changed something`);
    for (const [k, actor] of (once === true ? allowed.slice(0, 1) : allowed).entries()) {
      const answer = await ask(actor);
      const isDone = answer.status >= 200 && answer.status < 300;
      // Whoever comes later may find it done, but is not refused.
      if (k === 0 || method === 'get' ? !isDone : [401, 403, 404].includes(answer.status)) fail(actor, 'done', answer);
      if ('lists' in need && answer.body.includes(need.holds) !== gives(actor.grants, need.lists, need.at))
        fail(actor, `holds ${need.holds}`, answer);
    }
    expect(allowed.length, route).toBeGreaterThan(0);
  };
  const version = async (url: string, who = client('all roles')): Promise<Record<string, string>> =>
    ifMatch((await asked<{ version: number }>(who, 200, 'GET', url)).version);

  const inLyon = { board: LYON };
  const inBordeaux = { board: BORDEAUX };
  const round = `/api/rounds/${encodeURIComponent(BORDEAUX_ROUND)}`;
  const placeOf = (person: string): Place => {
    const { boardCode, serviceCode } = PEOPLE.find(({ id }) => id === person)!;
    return { board: boardCode, services: [serviceCode], people: [person] };
  };
  const ofS1 = { board: LYON, services: ['SPIP-69'], people: ['S-1'] };
  const match = matches.get('S-1')!;
  const serviceOf: Record<string, string> = { 'T-1': 'SPIP-69', 'T-2': 'SPIP-69', 'T-3': 'SPIP-42', 'T-4': 'SPIP-38' };
  const ofMatch = { board: LYON, services: ['SPIP-69', serviceOf[match.mentor]!], people: ['S-1', match.mentor] };

  // Who one is, and what is everybody's own.
  for (const [route, url] of [
    ['get /api/me', '/api/me'],
    ['get /api/todo', '/api/todo'],
    ['get /api/me/sessions', '/api/me/sessions'],
    ['get /api/tokens', '/api/tokens'],
    ['get /api/calendar-links', '/api/calendar-links'],
    ['get /api/settings', `/api/settings?scope=${LYON}`],
    ['get /api/calendars', '/api/calendars'],
    ['get /api/calendars/{number}', '/api/calendars/1'],
  ] as const)
    await check({ route, url, need: { anybody: 'signed in' } });
  await check({ route: 'delete /api/me/sessions', url: '/api/me/sessions', need: { anybody: 'signed in', asksPassword: true } });
  await check({ route: 'post /api/tokens', url: '/api/tokens', body: { name: 't' }, need: { anybody: 'signed in', asksPassword: true } });
  await check({
    route: 'post /api/calendar-links',
    url: '/api/calendar-links',
    body: {},
    need: { anybody: 'signed in', asksPassword: true },
  });
  for (const what of ['tokens', 'calendar-links'] as const)
    await check({
      ...{ route: `delete /api/${what}/{id}`, url: `/api/${what}/${what === 'tokens' ? ids.token : ids.link}` },
      need: { only: ['board of Lyon'] },
    });

  // The season.
  await check({
    route: 'post /api/calendars',
    url: '/api/calendars',
    body: { text: CALENDAR, reason: 'r' },
    need: { action: 'calendar.change', at: {}, known: 'all' },
  });
  await check({ route: 'get /api/guidelines', url: '/api/guidelines', need: { lists: 'guidelines.read', at: inLyon, holds: `"${LYON}"` } });
  await check({
    route: 'get /api/guidelines/{scope}/{number}',
    url: `/api/guidelines/${LYON}/1`,
    need: { action: 'guidelines.read', at: inLyon },
  });
  await check({ route: 'get /api/guidelines/{scope}/{number}', url: '/api/guidelines/*/1', need: { anybody: 'signed in' } });
  await check({
    route: 'put /api/settings',
    url: '/api/settings',
    body: { runDaysBefore: 51 },
    headers: ifMatch(1),
    need: { action: 'setting.change', at: { board: '*' }, known: 'all' },
  });
  await check({
    route: 'put /api/settings',
    url: `/api/settings?scope=${BORDEAUX}`,
    body: { runDaysBefore: 52 },
    headers: ifMatch(1),
    need: { action: 'setting.change', at: inBordeaux, known: 'all' },
  });

  // Accounts and the record.
  const account = `/api/accounts/${ids.account}`;
  const administered = { action: 'account.change', at: {}, known: 'all', asksPassword: true } as const;
  await check({ route: 'get /api/audit', url: '/api/audit', need: { action: 'audit.read', at: {}, known: 'all' } });
  await check({
    route: 'get /api/audit/verification',
    url: '/api/audit/verification',
    need: { action: 'audit.read', at: {}, known: 'all' },
  });
  await check({ route: 'get /api/health', url: '/api/health', need: { action: 'metrics.read', at: {}, known: 'all' } });
  await check({ route: 'get /api/mail', url: '/api/mail', need: { action: 'mail.read', at: {}, known: 'all' } });
  await check({ route: 'get /api/accounts', url: '/api/accounts', need: { action: 'account.read', at: {}, known: 'all' } });
  await check({ route: 'get /api/accounts/{id}', url: account, need: { action: 'account.read', at: {}, known: 'all' } });
  await check({ route: 'post /api/accounts', url: '/api/accounts', body: { login: 'new', name: 'New' }, need: administered });
  await check({
    route: 'patch /api/accounts/{id}',
    url: account,
    body: { name: 'Else' },
    headers: await version(account),
    need: administered,
  });
  await check({
    route: 'post /api/accounts/{id}/grants',
    url: `${account}/grants`,
    body: { role: 'board', scope: LYON },
    need: administered,
  });
  await check({ route: 'delete /api/accounts/{id}/grants/{grant}', url: `${account}/grants/${ids.grant}`, need: administered, once: true });
  await check({
    route: 'put /api/accounts/{id}/password',
    url: `${account}/password`,
    body: { password: 'correct horse battery' },
    need: administered,
    once: true,
  });
  await check({ route: 'delete /api/accounts/{id}/sessions', url: `${account}/sessions`, need: administered });

  // People and what counts of them.
  await check({ route: 'get /api/censuses', url: '/api/censuses', need: { lists: 'census.read', at: inLyon, holds: ids.census } });
  for (const [part, route] of [
    ['', 'get /api/censuses/{id}'],
    ['/files/1', 'get /api/censuses/{id}/files/{number}'],
    ['/annotated.zip', 'get /api/censuses/{id}/annotated.zip'],
    ['/reading', 'get /api/censuses/{id}/reading'],
  ] as const)
    await check({ route, url: `/api/censuses/${ids.census}${part}`, need: { action: 'census.read', at: inLyon } });
  await check({
    route: 'get /api/censuses/template',
    url: `/api/censuses/template?board=${LYON}`,
    need: { action: 'census.read', at: inLyon, known: 'all' },
  });
  await check({
    ...SENT_CENSUS,
    route: 'post /api/censuses',
    url: '/api/censuses',
    body: SENT_CENSUS.body(LYON),
    need: { action: 'census.import', at: inLyon, known: 'all' },
  });
  await check({ route: 'get /api/people', url: '/api/people', need: { lists: 'person.read', at: ofS1, holds: '"S-1"' } });
  await check({ route: 'get /api/people/{id}', url: '/api/people/S-1', need: { action: 'person.read', at: ofS1 } });
  await check({ route: 'get /api/people/{id}', url: '/api/people/M1', need: { action: 'person.read', at: placeOf('M1') } });
  await check({ route: 'get /api/people/{id}/export', url: '/api/people/S-1/export', need: { action: 'person.export', at: ofS1 } });
  await check({ route: 'get /api/flags', url: '/api/flags', need: { lists: 'flag.read', at: placeOf('S1'), holds: ids.flag } });
  await check({ route: 'get /api/flags/{id}', url: `/api/flags/${ids.flag}`, need: { action: 'flag.read', at: placeOf('S1') } });
  await check({
    route: 'put /api/flags/{id}/answer',
    url: `/api/flags/${ids.flag}/answer`,
    body: { kind: 'kept', comment: 'c' },
    headers: ifMatch(1),
    need: { action: 'flag.answer', at: placeOf('S1'), known: ['flag.read'] },
  });
  await check({
    route: 'post /api/people/{id}/flags',
    url: '/api/people/S1/flags',
    body: { field: 'preferences' },
    need: { action: 'flag.raise', at: placeOf('S1'), known: ['person.read'] },
  });
  for (const { id: open } of await rows(sql`select id from flag f where not exists (select from flag_answer a where a.flag = f.id)`))
    await asked(client('first board of Bordeaux'), 200, 'PUT', `/api/flags/${open}/answer`, { kind: 'kept', comment: 'c' }, ifMatch(1));

  // Rounds and runs.
  await check({ route: 'get /api/rounds', url: '/api/rounds', need: { lists: 'round.read', at: inBordeaux, holds: BORDEAUX_ROUND } });
  await check({ route: 'get /api/rounds/{id}', url: round, need: { action: 'round.read', at: inBordeaux } });
  await check({
    route: 'post /api/rounds/{id}/runs',
    url: `${round}/runs`,
    body: {},
    need: { action: 'run.start', at: inBordeaux, known: ['round.read'] },
  });
  const [queued] = await rows(sql`select id from job where state = 'queued'`);
  await check({
    route: 'delete /api/runs/{id}',
    url: `/api/runs/${queued!['id']}`,
    need: { action: 'run.cancel', at: inBordeaux, known: ['run.read'] },
  });
  await check({
    route: 'post /api/runs',
    url: '/api/runs',
    body: { command: 'recruitment', board: LYON, periods: ['SP1'] },
    need: { action: 'run.start', at: inLyon, known: 'all' },
  });
  await check({
    route: 'post /api/runs',
    url: '/api/runs',
    body: { command: 'recruitment', periods: ['SP1'] },
    need: { action: 'run.start', at: {}, known: 'all' },
  });
  await check({
    route: 'post /api/runs',
    url: '/api/runs',
    body: { command: 'stress', run },
    need: { action: 'run.start', at: inLyon, known: ['run.read'] },
  });
  await check({ route: 'get /api/runs', url: '/api/runs', need: { lists: 'run.read', at: inLyon, holds: run } });
  for (const [part, route] of [
    ['', 'get /api/runs/{id}'],
    ['/events', 'get /api/runs/{id}/events'],
  ] as const)
    await check({ route, url: `/api/runs/${run}${part}`, need: { action: 'run.read', at: inLyon } });
  await check({
    route: 'get /api/runs/{id}/files/{name}',
    url: `/api/runs/${run}/files/proposal.json`,
    need: { action: 'person.read', at: inLyon, known: ['run.read'] },
  });
  // Results that look ahead, as a worker leaves them: of a directorate its board reads them, of the country the numbers alone are read.
  const ahead = await lookedAhead(season);
  for (const [route, url] of [
    ['get /api/runs/{id}/plan', `/api/runs/${ahead['plan-periods']}/plan`],
    ['get /api/runs/{id}/recruitment', `/api/runs/${ahead.recruitment}/recruitment`],
    ['get /api/runs/{id}/stress', `/api/runs/${ahead.stress}/stress`],
  ] as const)
    await check({ route, url, need: { action: 'person.read', at: inLyon, known: ['run.read'] } });
  await check({
    route: 'get /api/runs/{id}/places',
    url: `/api/runs/${ahead.recruitment}/places`,
    need: { action: 'run.read', at: inLyon },
  });
  for (const [part, place] of [
    ['pairs', 'pairs'],
    ['pairs/{trainee}', 'pairs/S-1'],
    ['diagnosis', 'diagnosis'],
  ] as const)
    await check({
      ...{ route: `get /api/runs/{id}/${part}`, url: `/api/runs/${run}/${place}` },
      need: { action: 'person.read', at: inLyon, known: ['run.read'] },
    });
  await check({
    route: 'get /api/runs/{id}/bundle.zip',
    url: `/api/runs/${run}/bundle.zip`,
    need: { action: 'census.read', at: inLyon, known: ['run.read'] },
  });

  await check({
    route: 'get /api/runs/{id}/frozen',
    url: `/api/runs/${run}/frozen`,
    need: { action: 'census.read', at: inLyon, known: ['run.read'] },
  });

  // From a proposal to a publication, in Bordeaux.
  await check({
    route: 'put /api/rounds/{id}/proposal',
    url: `${round}/proposal`,
    body: { run: bordeaux.run },
    headers: await version(round),
    need: { action: 'proposal.submit', at: inBordeaux, known: ['round.read'] },
  });
  const ofPair = { board: BORDEAUX, services: ['SPIP-33'] };
  await check({
    route: 'get /api/rounds/{id}/pairs',
    url: `${round}/pairs`,
    need: { action: 'pair.read', at: { board: BORDEAUX, services: ['SPIP-33', 'SPIP-24'] }, known: ['round.read'] },
  });
  await check({ route: 'get /api/rounds/{id}/pairs/{trainee}', url: `${round}/pairs/S1`, need: { action: 'pair.read', at: ofPair } });
  await check({
    route: 'get /api/rounds/{id}/pairs/{trainee}/price',
    url: `${round}/pairs/S1/price?mentor=M5`,
    need: { action: 'pair.read', at: ofPair },
  });
  await check({
    route: 'get /api/rounds/{id}/pairs/{trainee}/alternatives',
    url: `${round}/pairs/S1/alternatives`,
    need: { action: 'pair.read', at: ofPair },
  });
  const decision = 'put /api/rounds/{id}/pairs/{trainee}/decision';
  const decided = async (trainee: string, kind: string, action: Action | Action[], other?: string): Promise<void> =>
    check({
      ...{
        route: decision,
        url: `${round}/pairs/${trainee}/decision`,
        body: { kind, reason: 'r', ...(other === undefined ? {} : { mentor: other }) },
      },
      headers: ifMatch(await bordeaux.pairVersion(trainee)),
      need: { action, at: { ...ofPair, people: [trainee, trainee.replace('S', 'M'), other ?? null] }, known: ['pair.read'] },
      once: true,
    });
  await decided('S1', 'accept', 'pair.decide');
  await decided('S1', 'withdraw', ['pair.decide', 'pair.without']);
  await decided('S1', 'refuse', 'pair.decide');
  await decided('S1', 'change', 'pair.decide', 'M5');
  await decided('S2', 'without', 'pair.without');
  const last = ifMatch(await bordeaux.pairVersion('S3'));
  await asked(client('director of the Dordogne'), 200, 'PUT', `${round}/pairs/S3/decision`, { kind: 'accept', reason: 'r' }, last);
  await check({ route: 'get /api/rounds/{id}/publication', url: `${round}/publication`, need: { action: 'round.read', at: inBordeaux } });
  const publishing = { action: 'round.publish', at: inBordeaux, known: ['round.read'], asksPassword: true } as const;
  await check({
    route: 'put /api/rounds/{id}/publication',
    url: `${round}/publication`,
    body: {},
    headers: await version(round),
    need: publishing,
  });
  await check({
    route: 'delete /api/rounds/{id}/publication',
    url: `${round}/publication`,
    body: { reason: 'r' },
    headers: await version(round),
    need: publishing,
  });

  for (const [scope, action, at] of [
    ['*', 'national-guidelines.change', {}],
    [BORDEAUX, 'guidelines.change', inBordeaux],
  ] as const)
    await check({
      ...{ route: 'post /api/guidelines/check', url: `/api/guidelines/check?scope=${encodeURIComponent(scope)}` },
      ...{ body: { document: GUIDELINES }, need: { action, at, known: 'all' } },
    });

  // Last of the season: what counts for pairs changes by it.
  const guidelines = { document: GUIDELINES, reason: 'r' };
  await check({
    route: 'post /api/guidelines',
    url: '/api/guidelines',
    body: guidelines,
    need: { action: 'national-guidelines.change', at: {}, known: 'all' },
  });
  await check({
    route: 'post /api/guidelines',
    url: `/api/guidelines?scope=${BORDEAUX}`,
    body: guidelines,
    need: { action: 'guidelines.change', at: inBordeaux, known: 'all' },
  });

  // Matches, in Lyon.
  await check({
    route: 'get /api/matches',
    url: `/api/matches?round=${encodeURIComponent(LYON_ROUND)}`,
    need: { lists: 'match.read', at: ofMatch, holds: match.id },
  });
  await check({ route: 'get /api/matches/{id}', url: `/api/matches/${match.id}`, need: { action: 'match.read', at: ofMatch } });
  await check({
    route: 'get /api/matches/{id}/explanation',
    url: `/api/matches/${match.id}/explanation`,
    need: { action: 'match.explain', at: ofMatch, known: ['match.read'] },
  });
  await check({
    route: 'get /api/reviews',
    url: '/api/reviews',
    need: { lists: 'review.read', at: { board: LYON, people: ['S-1'] }, holds: ids.review },
  });
  await check({
    route: 'get /api/reviews/{id}',
    url: `/api/reviews/${ids.review}`,
    need: { action: 'review.read', at: { board: LYON, people: ['S-1'] } },
  });
  await check({
    route: 'put /api/reviews/{id}/answer',
    url: `/api/reviews/${ids.review}/answer`,
    body: { comment: 'c' },
    headers: ifMatch(1),
    need: { action: 'review.answer', at: { board: LYON, people: ['S-1', match.mentor] }, known: ['review.read'] },
  });
  await check({
    ...{ route: 'post /api/matches/{id}/reviews', url: `/api/matches/${match.id}/reviews`, body: {} },
    need: { action: 'review.ask', at: { people: ['S-1'] }, known: ['match.read'], knownAt: ofMatch },
  });

  // A relationship that breaks down.
  const report = { match: match.id, reason: 'other', knownOn: '2025-09-09', note: 'Note' };
  await check({
    route: 'post /api/breakdowns',
    url: '/api/breakdowns',
    body: report,
    need: { action: 'breakdown.report', at: ofMatch, known: ['match.read'] },
  });
  const [{ id } = { id: '' }] = await rows(sql`select id from breakdown`);
  const url = `/api/breakdowns/${id}`;
  const ofCase = { board: LYON, services: ofMatch.services };
  const handled = { action: 'breakdown.handle', at: ofCase, known: ['breakdown.read'] } as const;
  await check({ route: 'get /api/breakdowns', url: '/api/breakdowns', need: { lists: 'breakdown.read', at: ofCase, holds: id } });
  await check({ route: 'get /api/breakdowns/{id}', url, need: { action: 'breakdown.read', at: ofCase } });
  await check({
    route: 'post /api/breakdowns/{id}/hearings',
    url: `${url}/hearings`,
    body: { party: 'mentor', on: '2025-09-09', note: 'Note' },
    need: handled,
  });
  await asked(lyon, 201, 'POST', `${url}/hearings`, { party: 'trainee', on: '2025-09-09' });
  await check({
    route: 'get /api/breakdowns/{id}/notes',
    url: `${url}/notes`,
    need: { only: ['board of Lyon', 'all roles', 'a token that reads', 'a token that writes'], known: ['breakdown.read'], at: ofCase },
  });
  await check({ route: 'post /api/breakdowns/{id}/options', url: `${url}/options`, body: { from: '2025-09-15' }, need: handled });
  const [found] = await rows(sql`select run from breakdown_run order by at limit 1`);
  await work(test, found!['run']!);
  await check({
    route: 'get /api/breakdowns/{id}/options/{run}',
    url: `${url}/options/${found!['run']!}`,
    // Directors see the one that is submitted.
    need: { action: 'breakdown.read', at: inLyon },
  });
  const option = await asked<{ version: number }>(lyon, 200, 'GET', url);
  await check({
    route: 'put /api/breakdowns/{id}/option',
    url: `${url}/option`,
    body: { run: found!['run'], point: 2 },
    headers: ifMatch(option.version),
    need: handled,
  });
  const moves = await rows(
    sql`select trainee, from_mentor, to_mentor, decided_in, trainee_service, from_service, to_service from breakdown_move where breakdown = ${id} and option = 1 order by trainee`,
  );
  const touched = {
    board: LYON,
    services: [...ofMatch.services, ...moves.flatMap((move) => [move['trainee_service']!, move['from_service']!, move['to_service']!])],
  };
  for (const { trainee, decided_in, from_mentor, to_mentor } of moves)
    await check({
      route: 'put /api/breakdowns/{id}/pairs/{trainee}/decision',
      ...{ url: `${url}/pairs/${trainee}/decision`, body: { kind: 'accept', reason: 'r' }, headers: await version(url, lyon) },
      need: {
        action: 'breakdown.decide',
        at: { services: [decided_in!], people: [trainee!, from_mentor ?? null, to_mentor ?? null] },
        known: ['breakdown.read'],
        knownAt: touched,
      },
      once: true,
    });
  expect(touched.services.length).toBeGreaterThan(2);
  await check({
    route: 'put /api/breakdowns/{id}/follow-up',
    url: `${url}/follow-up`,
    body: { on: '2025-10-01' },
    headers: await version(url, lyon),
    need: { ...handled, at: touched },
  });
  const second = { match: matches.get('S-2')!.id, reason: 'other', knownOn: '2025-09-09' };
  const { id: dropped, version: at } = await asked<{ id: string; version: number }>(lyon, 201, 'POST', '/api/breakdowns', second);
  await check({
    route: 'put /api/breakdowns/{id}/drop',
    url: `/api/breakdowns/${dropped}/drop`,
    body: { reason: 'r' },
    headers: ifMatch(at),
    need: { ...handled, at: { board: LYON, services: ['SPIP-69', serviceOf[matches.get('S-2')!.mentor]!] } },
  });

  // A census that counts, last: it changes who there is.
  await check({
    route: 'post /api/censuses/{id}/application',
    url: `/api/censuses/${ids.census}/application`,
    body: { confirm: true, acceptPartial: true },
    need: { action: 'census.apply', at: inLyon, known: ['census.read'] },
  });

  // What needs nobody to be signed in: the address, or the password, is the secret.
  const open = async (route: string, status: number, ...asking: Parameters<typeof test.nobody.ask>): Promise<void> => {
    tried.add(route);
    expect([route, (await test.nobody.ask(...asking)).statusCode]).toEqual([route, status]);
  };
  await open('get /calendar/{file}', 404, 'GET', `/calendar/${ids.feed}`);
  await open('get /api/sign-in', 200, 'GET', '/api/sign-in');
  for (const path of ['/healthz', '/readyz', '/metrics']) await open(`get ${path}`, 200, 'GET', path);
  // Where no provider is set up, none of it is there.
  await open('get /auth/login', 404, 'GET', '/auth/login');
  await open('get /auth/callback', 404, 'GET', '/auth/callback?state=a&code=b');
  await open('post /auth/logout', 404, 'POST', '/auth/logout');
  await open('post /api/session', 401, 'POST', '/api/session', { login: 'nobody', password: 'wrong' });
  await open('delete /api/session', 204, 'DELETE', '/api/session');
  await open('put /api/me/password', 401, 'PUT', '/api/me/password', { current: 'a', password: 'correct horse battery' });

  const { paths = {} } = (test.server as unknown as { swagger(): { paths?: Record<string, object> } }).swagger();
  const routes = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
  expect([...tried].sort()).toEqual(routes.sort());
  expect(wrong).toEqual([]);
  expect(requests).toBeGreaterThan(1500);
}, 300_000);
