/**
 * Confidential notes are read by their authors and by the reviewers of the case, and are nowhere else: not in an answer, a table, the record, a
 * run's files or inputs, an error, a log. Each note is a word that is nowhere else by chance; everything is searched for it.
 */
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { makeServer } from '../../../../src/service/http/server.ts';
import { asked, decide, followedUp, ifMatch } from '../../../service/case.ts';
import { publishedRound, ROUND, work } from '../../../service/published-round.ts';
import { type Client, useService } from '../../../service/service.ts';

const fresh = useService('2025-09-10T08:00:00Z');

const WORDS = ['Zirconium-7431-rapport', 'Zirconium-2906-stagiaire', 'Zirconium-5518-tuteur', 'Zirconium-8842-refus'] as const;
const [REPORTED, OF_TRAINEE, OF_MENTOR, FAILED] = WORDS;
/** As text, and as the store shows bytes. */
const FORMS = WORDS.map((word) => ({ word, forms: [word, Buffer.from(word).toString('hex'), Buffer.from(word).toString('base64')] }));

const found = (text: string): string[] => FORMS.filter(({ forms }) => forms.some((form) => text.includes(form))).map(({ word }) => word);

it('are read by whom they are for, and are nowhere else', async () => {
  const test = await fresh();
  const { matches, run: published } = await publishedRound(test);
  let log = '';
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      log += chunk.toString();
      done();
    },
  });
  const server = await makeServer(test.service, pino({ level: 'trace' }, stream));
  /** Whoever asks, on the server that writes a log. */
  const logged = ({ account, secret }: Client): Client => ({
    ...{ account, secret },
    ask: (method, url, body, headers = {}) =>
      server.inject({
        ...{ method: method!, url },
        headers: {
          ...(secret === '' ? {} : { cookie: `binome=${secret}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
  });
  const people = {
    trainee: logged(await test.as(['trainee', 'S-1'])),
    mentor: logged(await test.as(['mentor', 'T-1'])),
    otherTrainee: logged(await test.as(['trainee', 'S-2'])),
    newMentor: logged(await test.as(['mentor', 'T-3'])),
    board: logged(await test.as(['board', 'DISP-LYO'])),
    colleague: logged(await test.as(['board', 'DISP-LYO'])),
    otherBoard: logged(await test.as(['board', 'DISP-BOR'])),
    loire: logged(await test.as(['director', 'SPIP-42'])),
    rhone: logged(await test.as(['director', 'SPIP-69'])),
    isere: logged(await test.as(['director', 'SPIP-38'])),
    school: logged(await test.as(['training-unit', '*'])),
    administrator: logged(await test.as(['administrator', '*'])),
    nobody: logged(test.nobody),
  };
  const { trainee, board, colleague, loire, rhone } = people;

  // A note in every place that takes one, with a key, so that the answer is kept too.
  const key = { 'idempotency-key': 'k' };
  const match = matches.get('S-1')!.id;
  const report = { match, reason: 'other', knownOn: '2025-09-09', note: REPORTED };
  const { id } = await asked(trainee, 201, 'POST', '/api/breakdowns', report, key);
  const url = `/api/breakdowns/${id}`;
  await asked(board, 201, 'POST', `${url}/hearings`, { party: 'trainee', on: '2025-09-09', note: OF_TRAINEE }, key);
  await asked(colleague, 201, 'POST', `${url}/hearings`, { party: 'mentor', on: '2025-09-09', note: OF_MENTOR }, key);

  // And in requests that are refused for every kind of reason.
  let places = 0;
  const misplaced: string[] = [];
  const search = (where: string, text: string): string[] => {
    places++;
    const words = found(text);
    if (words.length > 0) misplaced.push(`${where}: ${words.join(', ')}`);
    return words;
  };
  const answers = async (who: Client, body: unknown, headers = {}): Promise<number> => {
    const answer = await who.ask('POST', `${url}/hearings`, body, headers);
    search('refusal', `${answer.body}\n${JSON.stringify(answer.headers)}`);
    return answer.statusCode;
  };
  const hearing = { party: 'mentor', on: '2025-09-09', note: FAILED };
  expect(await answers(board, { ...hearing, party: 'father' })).toBe(422);
  expect(await answers(board, { ...hearing, note: [FAILED] })).toBe(422);
  expect(await answers(board, { ...hearing, note: { text: FAILED } })).toBe(422);
  expect(await answers(board, { ...hearing, note: `${FAILED}\0` })).toBe(422);
  expect(await answers(board, { ...hearing, note: FAILED.repeat(1000) })).toBe(422);
  expect(await answers(board, { ...hearing, on: '2026-01-01' })).toBe(422);
  expect(await answers(board, `{"party": "mentor", "note": "${FAILED}" "on"}`)).toBe(422);
  expect(await answers(board, hearing, key)).toBe(422);
  expect(await answers(board, hearing, ifMatch(77))).toBe(412);
  expect(await answers(trainee, hearing)).toBe(403);
  expect(await answers(people.otherBoard, hearing)).toBe(404);
  expect(await answers(people.nobody, hearing)).toBe(401);
  // The database itself refuses the row, and says all of it to the service.
  const failing = sql`alter table confidential_note add constraint refused check (body not like '%refus%')`;
  await test.store.owner.transaction((tx) => failing.execute(tx));
  expect(await answers(board, hearing)).toBe(500);
  expect(log).toContain('violates check constraint');

  // Before anybody has to decide nobody but the authors reads them.
  expect((await rhone.ask('GET', `${url}/notes`)).statusCode).toBe(403);
  const { id: run } = await asked<{ id: string }>(board, 202, 'POST', `${url}/options`, { from: '2025-09-15' });
  const outputs = await work(test, run);
  const option = await asked(board, 200, 'PUT', `${url}/option`, { run, point: 2 }, ifMatch(4));
  expect(option['reviewers']).toHaveLength(2);
  const accepted = await decide(rhone, await decide(loire, option, 'S-1'), 'S-3');
  await followedUp(test, id, accepted.version, 'Bien.');

  // The notes' own address.
  const readers: Record<string, readonly string[] | number> = {};
  for (const [who, client] of Object.entries(people)) {
    const answer = await client.ask('GET', `${url}/notes`);
    expect(answer.statusCode === 200).toBe(found(answer.body).length > 0);
    readers[who] = answer.statusCode === 200 ? found(answer.body) : answer.statusCode;
  }
  expect(readers).toEqual({
    ...{ trainee: [REPORTED], board: [OF_TRAINEE], colleague: [OF_MENTOR] },
    ...{ loire: [REPORTED, OF_TRAINEE, OF_MENTOR], rhone: [REPORTED, OF_TRAINEE, OF_MENTOR] },
    ...{ mentor: 404, otherTrainee: 404, newMentor: 404, otherBoard: 404, isere: 404, school: 404, administrator: 404, nobody: 401 },
  });
  const counts = async (client: Client): Promise<number | null> => (await asked(client, 200, 'GET', url)).notes;
  expect([await counts(trainee), await counts(board), await counts(colleague), await counts(loire)]).toEqual([1, 1, 1, 3]);

  // Every other address, for everybody; of those who are alike for one of them.
  const alike = new Set(['otherTrainee', 'newMentor', 'rhone']);
  const asking = Object.entries(people).filter(([who]) => !alike.has(who));
  const { rows: newMatches } = await test.store.owner.transaction((tx) =>
    sql<{ id: string }>`select id from match where not void`.execute(tx),
  );
  const known: Readonly<Record<string, readonly string[]>> = {
    rounds: [encodeURIComponent(ROUND)],
    runs: [run, published],
    breakdowns: [id],
    people: ['S-1', 'T-1'],
    matches: newMatches.slice(0, 2).map((row) => row.id),
    pairs: ['S-1'],
    files: [...outputs.keys()],
  };
  const { paths = {} } = (server as unknown as { swagger(): { paths?: Record<string, Record<string, unknown>> } }).swagger();
  const gets = Object.entries(paths).flatMap(([path, methods]) => ('get' in methods ? [path] : []));
  expect(gets).toEqual(
    expect.arrayContaining(['/api/breakdowns', '/api/breakdowns/{id}', '/api/breakdowns/{id}/notes', '/api/me', '/api/matches']),
  );
  const addresses = gets
    .filter((path) => path !== '/api/breakdowns/{id}/notes')
    .flatMap((path) =>
      path
        .split('/')
        .reduce<string[]>(
          (made, part, k, parts) =>
            made.flatMap((start) =>
              (part.startsWith('{') ? (known[parts[k - 1]!] ?? [id, 'S-1']) : [part]).map((next) => `${start}/${next}`),
            ),
          [''],
        ),
    )
    .map((path) => path.replace(/^\/\//, '/'));
  for (const [who, client] of asking)
    for (const address of [...addresses, '/api/openapi.json', '/healthz']) {
      const answer = await client.ask('GET', address);
      expect([address, answer.statusCode]).not.toEqual([address, 429]);
      search(`GET ${address} as ${who}`, `${answer.body}\n${JSON.stringify(answer.headers)}`);
    }

  // Every table and view: as each of them, as the service by itself, and as the owner.
  const tables = await test.store.owner.transaction((tx) =>
    sql<{
      name: string;
    }>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'm')`.execute(tx),
  );
  const seen: Record<string, string[]> = {};
  const scan = async (who: string, store: (typeof test.store)['app'], secret: string, name: string): Promise<void> => {
    try {
      const text = await store.transaction(async (tx) => {
        await sql`select set_config('binome.token', ${secret}, true)`.execute(tx);
        const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(tx);
        return rows.map(({ row }) => row).join('\n');
      });
      if (name !== 'confidential_note') search(`${name} as ${who}`, text);
      else if (found(text).length > 0) seen[who] = found(text);
    } catch (error) {
      // Some have columns that are not everybody's: then the rest of them.
      expect(String(error)).toMatch(/permission denied/);
      places++;
    }
  };
  for (const { name } of tables.rows) {
    for (const [who, { secret }] of asking) await scan(who, test.store.app, secret, name);
    await scan('the service', test.store.system, '', name);
    await scan('the owner', test.store.owner, '', name);
  }
  expect(seen).toEqual({
    ...{ trainee: [REPORTED], board: [OF_TRAINEE], colleague: [OF_MENTOR] },
    ...{
      loire: [REPORTED, OF_TRAINEE, OF_MENTOR],
      'the owner': [REPORTED, OF_TRAINEE, OF_MENTOR],
    },
  });

  // All that is kept as files, of runs and of their inputs, and all that was logged.
  const blobs = await test.store.owner.transaction((tx) => tx.selectFrom('blob').select('bytes').execute());
  for (const { bytes } of blobs) search('a file', bytes.toString('latin1'));
  for (const [name, bytes] of outputs) search(name, bytes.toString('latin1'));
  search('the log', log);

  // With all that is held on who wrote it, for themselves alone.
  expect(misplaced).toEqual([`GET /api/people/S-1/export as trainee: ${REPORTED}`]);
  // It would have been found.
  expect(search('a place that has one', `{"note":"${REPORTED}"}`)).toEqual([REPORTED]);
  expect(blobs.length).toBeGreaterThan(20);
  expect(places).toBeGreaterThan(600);
  await server.close();
}, 120_000);

it('are read no more by whoever directs that service no longer', async () => {
  const test = await fresh();
  const { matches } = await publishedRound(test);
  const board = await test.as(['board', 'DISP-LYO']);
  const loire = await test.as(['director', 'SPIP-42'], ['director', 'SPIP-38']);
  const { id } = await asked(board, 201, 'POST', '/api/breakdowns', {
    ...{ match: matches.get('S-1')!.id, reason: 'other', knownOn: '2025-09-09', note: REPORTED },
  });
  const url = `/api/breakdowns/${id}`;
  for (const party of ['trainee', 'mentor']) await asked(board, 201, 'POST', `${url}/hearings`, { party, on: '2025-09-10' });
  const { id: run } = await asked<{ id: string }>(board, 202, 'POST', `${url}/options`, { from: '2025-09-15' });
  await work(test, run);
  await asked(board, 200, 'PUT', `${url}/option`, { run, point: 2 }, ifMatch(4));
  const { items } = await asked<{ items: { body: string; by: string }[] }>(loire, 200, 'GET', `${url}/notes`);
  expect(items).toMatchObject([{ body: REPORTED, hearing: null }]);
  const { rows } = await test.store.owner.transaction((tx) =>
    sql<{ account: string }>`select account from audit where act = 'breakdown.read-notes' and subject = ${id}`.execute(tx),
  );
  expect(rows).toEqual([{ account: loire.account }]);
  await test.store.owner.transaction((tx) =>
    sql`update role_grant set ended_at = now() where account = ${loire.account} and scope = 'SPIP-42'`.execute(tx),
  );
  expect((await loire.ask('GET', `${url}/notes`)).statusCode).toBe(404);
});

it('page as lists do', async () => {
  const test = await fresh();
  const { matches } = await publishedRound(test);
  const board = await test.as(['board', 'DISP-LYO']);
  const { id } = await asked(board, 201, 'POST', '/api/breakdowns', {
    match: matches.get('S-1')!.id,
    reason: 'other',
    knownOn: '2025-09-09',
    note: 'un',
  });
  const url = `/api/breakdowns/${id}`;
  test.clock = new Date('2025-09-10T08:01:00Z');
  await asked(board, 201, 'POST', `${url}/hearings`, { party: 'mentor', on: '2025-09-10', note: 'deux' });
  type Page = { items: { id: string; body: string }[]; next?: string };
  const first = await asked<Page>(board, 200, 'GET', `${url}/notes?limit=1`);
  expect(first).toMatchObject({ items: [{ body: 'un' }], next: first.items[0]!.id });
  const rest = await asked<Page>(board, 200, 'GET', `${url}/notes?limit=1&after=${first.next}`);
  expect([rest.items.map(({ body }) => body), rest.next]).toEqual([['deux'], undefined]);
});
