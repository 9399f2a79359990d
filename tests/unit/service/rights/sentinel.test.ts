/**
 * A word in every place where somebody writes a text, a word of its own in each confidential note; then everything that the service gives, to everybody,
 * is searched for them. `SENTINEL=all` asks as everybody there is for every file, instead of as one of each kind.
 */
import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { unzipSync } from 'fflate';
import { pino } from 'pino';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Action } from '../../../../src/service/rules/rights.ts';
import { asked, ifMatch } from '../../../service/case.ts';
import { useService } from '../../../service/service.ts';
import {
  type Actor,
  BORDEAUX,
  BORDEAUX_ROUND,
  cases,
  gives,
  lookedAhead,
  LYON,
  LYON_ROUND,
  type Place,
  twoBoards,
} from '../../../service/two-boards.ts';

let log = '';
const stream = new Writable({
  write: (chunk: Buffer, _, done) => {
    log += chunk.toString();
    done();
  },
});
const fresh = useService('2025-09-10T08:00:00Z', pino({ level: 'trace' }, stream));

const WORD = `Vanadium${randomBytes(8).toString('hex')}`;
const wordOf = (place: string): string => `${WORD}-${place.replaceAll(' ', '-')}-end`;
const placesIn = (text: string): string[] =>
  [...text.matchAll(new RegExp(`${WORD}-([a-z-]+?)-end`, 'g'))].map(([, place]) => place!.replaceAll('-', ' '));

const NOTES = { report: wordOf('note of a report'), hearing: wordOf('note of a hearing'), reviewed: wordOf('note of a decided case') };

/** As text, out of what it is packed in. */
function unpacked(type: string, bytes: Buffer): string {
  if (!/zip|spreadsheet/.test(type)) return bytes.toString();
  return Object.values(unzipSync(bytes))
    .map((file) => Buffer.from(file).toString())
    .join('\n');
}

it('is read by whom it is for, and by nobody else, wherever it was written', async () => {
  const test = await fresh();
  const season = await twoBoards(test, wordOf);
  const { matches, run, bordeaux, client, ids } = season;
  const { open, closed, run: ofCase } = await cases(season, wordOf, NOTES);
  const ahead = await lookedAhead(season);
  const [lyon, board] = [client('board of Lyon'), client('first board of Bordeaux')];
  const url = `/api/rounds/${encodeURIComponent(BORDEAUX_ROUND)}`;
  expect((await bordeaux.submit(bordeaux.run)).statusCode).toBe(200);
  for (const [who, trainee] of [
    ['Gironde', 'S1'],
    ['Gironde', 'S2'],
    ['Dordogne', 'S3'],
  ] as const)
    expect(
      (await bordeaux.decide(client(`director of the ${who}`), trainee, { kind: 'accept', reason: wordOf('decision') })).statusCode,
    ).toBe(200);
  await asked(board, 200, 'PUT', `/api/flags/${ids.flag}/answer`, { kind: 'kept', comment: wordOf('answer to a flag') }, ifMatch(1));
  await asked(board, 200, 'PUT', `${url}/publication`, { reason: wordOf('publication') }, ifMatch(await bordeaux.version()));
  const { version } = await asked<{ version: number }>(lyon, 200, 'GET', `/api/breakdowns/${open}`);
  await asked(lyon, 200, 'PUT', `/api/breakdowns/${open}/drop`, { reason: wordOf('drop') }, ifMatch(version));
  await asked(client('administrator'), 201, 'POST', '/api/accounts', { login: 'named', name: wordOf('account') });

  const ask = async (statement: ReturnType<typeof sql>): Promise<Record<string, string>[]> =>
    test.store.owner.transaction(async (tx) => (await statement.execute(tx)).rows as Record<string, string>[]);
  const moves = await ask(
    sql`select trainee, from_mentor, to_mentor, trainee_service, from_service, to_service, decided_in from breakdown_move`,
  );
  const of = (...columns: string[]): string[] => moves.flatMap((move) => columns.flatMap((column) => move[column] ?? []));
  const touched = { board: LYON, services: of('trainee_service', 'from_service', 'to_service') };
  const allMatches = await ask(sql`select id, trainee_service, mentor_service from match order by id`);
  const serviceOfMentor = (await ask(sql`select mentor_service from match where id = ${matches.get('S-2')!.id}`))[0]!['mentor_service']!;

  /** By which actions, at which places, a text is read; or by which accounts. */
  const readers: Record<string, readonly (readonly [Action | 'signed in', Place] | string)[]> = {
    calendar: [['signed in', {}]],
    guidelines: [['signed in', {}]],
    'own guidelines': [['guidelines.read', { board: LYON }]],
    flag: [['flag.read', { board: BORDEAUX, people: ['S1'] }]],
    'answer to a flag': [['flag.read', { board: BORDEAUX, people: ['S1'] }]],
    review: [['review.read', { board: LYON, people: ['S-1'] }]],
    'answered review': [['review.read', { board: LYON, people: ['S-3'] }]],
    'answer to a review': [['review.read', { board: LYON, people: ['S-3'] }]],
    token: [lyon.account],
    account: [['account.read', {}]],
    decision: [
      ['decision.read', { board: BORDEAUX }],
      ['pair.read', { services: ['SPIP-33', 'SPIP-24'] }],
      // It made their match.
      ['match.read', { board: BORDEAUX, services: ['SPIP-33', 'SPIP-24'], people: ['S1', 'S2', 'S3', 'M1', 'M2', 'M3'] }],
    ],
    publication: [['round.read', { board: BORDEAUX }]],
    'decision of a case': [
      ['breakdown.read', touched],
      ['match.read', { ...touched, people: of('trainee', 'from_mentor', 'to_mentor') }],
    ],
    'follow up': [
      ['breakdown.read', touched],
      // All that is held on them.
      ['person.export', { people: ['S-1', matches.get('S-1')!.mentor] }],
    ],
    drop: [
      ['breakdown.read', { board: LYON, services: ['SPIP-69', serviceOfMentor] }],
      ['person.export', { people: ['S-2', matches.get('S-2')!.mentor] }],
      client('trainee S-2').account,
    ],
    'note of a report': [client('trainee S-2').account],
    'note of a hearing': [lyon.account],
    // Its author, and whoever had to decide.
    'note of a decided case': [
      lyon.account,
      client('all roles').account,
      ...moves.map(({ decided_in }) => client(DIRECTORS[decided_in!]!).account),
    ],
  };
  const mayRead = ({ manner, grants, client: { account } }: Actor, place: string): boolean =>
    manner !== 'out' &&
    readers[place]!.some((way) => (typeof way === 'string' ? way === account : way[0] === 'signed in' || gives(grants, way[0], way[1])));

  const isAll = process.env['SENTINEL'] === 'all';
  const files = await ask(sql`select run, name from run_file`);
  const someMatches = allMatches.slice(0, isAll ? allMatches.length : 4).map(({ id }) => [id!]);
  const rounds = [LYON_ROUND, BORDEAUX_ROUND].map(encodeURIComponent);
  const pairs = rounds.flatMap((round) => ['S-1', 'S1', 'S2'].map((trainee) => [round, trainee]));
  const people = [['S-1'], ['S-2'], ['S-3'], ['S1'], [matches.get('S-1')!.mentor], ['M1']];
  const runs = [[run], [ofCase], [bordeaux.run]];

  /** What stands in the place of the parameters of an address; none: it has none. */
  const parameters: Record<string, readonly (readonly string[])[]> = {
    '/api/rounds/{id}': rounds.map((id) => [id]),
    '/api/rounds/{id}/pairs': rounds.map((id) => [id]),
    '/api/rounds/{id}/publication': rounds.map((id) => [id]),
    '/api/rounds/{id}/pairs/{trainee}': pairs,
    '/api/rounds/{id}/pairs/{trainee}/alternatives': pairs.map(([id, trainee]) => [id!, trainee!]),
    '/api/rounds/{id}/pairs/{trainee}/price': pairs.map(([id, trainee]) => [id!, trainee!]),
    '/api/breakdowns/{id}': [[open], [closed]],
    '/api/breakdowns/{id}/notes': [[open], [closed]],
    '/api/breakdowns/{id}/options/{run}': [[closed, ofCase]],
    '/api/censuses/{id}': [[ids.census]],
    '/api/censuses/{id}/annotated.zip': [[ids.census]],
    '/api/censuses/{id}/reading': [[ids.census]],
    '/api/censuses/{id}/files/{number}': [[ids.census, '1']],
    '/api/people/{id}': people,
    '/api/people/{id}/export': people,
    '/api/flags/{id}': [[ids.flag]],
    '/api/matches/{id}': someMatches,
    '/api/matches/{id}/explanation': someMatches,
    '/api/reviews/{id}': [[ids.review]],
    '/api/runs/{id}': runs,
    '/api/runs/{id}/events': runs,
    '/api/runs/{id}/plan': [[ahead['plan-periods']]],
    '/api/runs/{id}/recruitment': [[ahead.recruitment]],
    '/api/runs/{id}/places': [[ahead.recruitment]],
    '/api/runs/{id}/stress': [[ahead.stress]],
    '/api/runs/{id}/pairs': runs,
    '/api/runs/{id}/pairs/{trainee}': runs.flatMap(([one]) => pairs.map(([, trainee]) => [one!, trainee!])),
    '/api/runs/{id}/diagnosis': runs,
    '/api/runs/{id}/bundle.zip': runs,
    '/api/runs/{id}/frozen': runs,
    '/api/runs/{id}/files/{name}': files.map((file) => [file['run']!, encodeURIComponent(file['name']!)]),
    '/api/guidelines/{scope}/{number}': [
      ['*', '1'],
      [LYON, '1'],
    ],
    '/api/calendars/{number}': [['1']],
    '/api/accounts/{id}': [[ids.account]],
    '/calendar/{file}': [[ids.feed]],
  };
  const QUERIES: Record<string, string> = {
    '/api/censuses/template': `?board=${LYON}`,
    '/api/rounds/{id}/pairs/{trainee}/price': '?mentor=M5',
    '/api/settings': `?scope=${LYON}`,
    '/api/matches': '?withdrawn=true',
  };
  const { paths = {} } = (test.server as unknown as { swagger(): { paths?: Record<string, object> } }).swagger();
  const addresses = Object.entries(paths)
    .filter(([, methods]) => 'get' in methods)
    .flatMap(([path]) => {
      const sets = path.includes('{') ? parameters[path] : [[]];
      expect([path, sets !== undefined]).toEqual([path, true]);
      return sets!.map((values) => {
        let k = 0;
        return path.replaceAll(/\{\w+\}/g, () => values[k++]!) + (QUERIES[path] ?? '');
      });
    });
  addresses.push('/api/openapi.json', '/metrics', '/healthz', '/readyz', '/api/nothing');

  const kinds = new Set([
    ...['administrator', 'training unit', 'board of Lyon', 'first board of Bordeaux', 'director of the Rhône', 'mentor of S-1'],
    ...['trainee S-1', 'trainee S-2', 'trainee S1', 'nobody’s account', 'whoever has not signed in'],
  ]);
  const asking = season.actors.filter(({ name }) => isAll || kinds.has(name));
  const isRead = ({ grants }: Actor): boolean => isAll || gives(grants, 'run.read', { board: LYON });
  // Of the files of runs whoever may read none asks for a few.
  const few = new Set(addresses.filter((address) => address.includes('/files/')).slice(0, 4));
  const askedFor = (actor: Actor): string[] =>
    addresses.filter((address) => isRead(actor) || !/runs\/.*\/files\//.test(address) || few.has(address));
  const misplaced: string[] = [];
  const read = new Map<string, Set<string>>();
  let requests = 0;
  for (const actor of asking)
    for (const address of askedFor(actor))
      for (const accept of address.endsWith('/explanation') ? ['application/json', 'text/html'] : ['*/*']) {
        const answer = await actor.client.ask('GET', address, undefined, { accept });
        requests++;
        expect([address, answer.statusCode < 500 && answer.statusCode !== 429]).toEqual([address, true]);
        const text = `${unpacked(String(answer.headers['content-type']), answer.rawPayload)}\n${JSON.stringify(answer.headers)}`;
        for (const place of new Set(placesIn(text))) {
          if (!mayRead(actor, place)) misplaced.push(`${place} in ${address} as ${actor.name}`);
          // A note is with the notes alone, whoever asks; and with all that is held on who wrote it, for themselves.
          const isOwn = address === '/api/people/S-2/export' && actor.name === 'trainee S-2';
          if (place.startsWith('note') && !address.endsWith('/notes') && !isOwn) misplaced.push(`${place} in ${address}`);
          read.set(place, (read.get(place) ?? new Set()).add(actor.name));
        }
      }
  expect(misplaced).toEqual([]);
  // Each was found where it is.
  const named = new Set(asking.map(({ name }) => name));
  expect([...read.keys()].sort()).toEqual(Object.keys(readers).sort());
  expect([...read.get('note of a decided case')!].sort()).toEqual(
    season.actors
      .filter((actor) => named.has(actor.name) && mayRead(actor, 'note of a decided case'))
      .map(({ name }) => name)
      .sort(),
  );

  // What nobody reads over HTTP, and what is kept: of texts only those of the tables that they are in.
  const tables = await ask(
    sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  const kept: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await ask(sql`select to_jsonb(t)::text as row from ${sql.table(name!)} t`);
    const text = rows.map(({ row }) => row).join('\n');
    for (const place of new Set(placesIn(text))) kept[place] = [...(kept[place] ?? []), name!];
  }
  const homes: Record<string, string[]> = {
    ...{
      account: ['account'],
      calendar: ['calendar_version'],
      guidelines: ['guidelines_version'],
      'own guidelines': ['guidelines_version'],
    },
    // The answer to a request with a key is kept for whoever asked.
    ...{
      flag: ['flag', 'idempotency'],
      'answer to a flag': ['flag_answer'],
      review: ['review_request'],
      'answered review': ['review_request'],
    },
    ...{ 'answer to a review': ['review_answer'], token: ['personal_token'], decision: ['decision'], publication: ['publication'] },
    ...{ 'decision of a case': ['breakdown_decision'], 'follow up': ['follow_up'], drop: ['breakdown_closing'] },
    ...{
      'note of a report': ['confidential_note'],
      'note of a hearing': ['confidential_note'],
      'note of a decided case': ['confidential_note'],
    },
  };
  expect(kept).toEqual(homes);
  const blobs = await test.store.owner.transaction((tx) => tx.selectFrom('blob').select('bytes').execute());
  expect(blobs.flatMap(({ bytes }) => placesIn(bytes.toString('latin1')))).toEqual([]);
  expect(log.split('\n').length).toBeGreaterThan(requests);
  expect(placesIn(log)).toEqual([]);
  expect([Object.keys(readers).length, requests > (isAll ? 2500 : 800)]).toEqual([18, true]);
}, 240_000);

const DIRECTORS: Readonly<Record<string, string>> = {
  ...{ 'SPIP-69': 'director of the Rhône', 'SPIP-42': 'director of the Loire', 'SPIP-38': 'director of the Isère' },
};
