/**
 * A party that reported a breakdown finds again what they wrote and how far the case has come, and nothing else of it; nobody who is not of the case
 * finds anything. Asked over HTTP and, in case that fails, of the database itself, at every stage of a case and once it is closed.
 */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { asked, decide, ifMatch, options, submitted } from '../../../service/case.ts';
import { publishedRound } from '../../../service/published-round.ts';
import { type Client, type TestService, useService } from '../../../service/service.ts';

const fresh = useService('2025-09-10T08:00:00Z');
const NOTE = 'Rubidium-3307-note';
const OF_BOARD = 'Rubidium-5520-audition';
const TABLES = ['breakdown', 'breakdown_closing', 'breakdown_option', 'breakdown_move', 'breakdown_decision', 'breakdown_run'] as const;
const OTHERS = ['confidential_note', 'hearing', 'follow_up', 'reviewer'] as const;

/** Table → how many rows of the case are shown to them, past every route. */
async function rowsOf({ store }: TestService, { secret }: Client, id: string): Promise<Record<string, number>> {
  return store.app.transaction(async (tx) => {
    await sql`select set_config('binome.token', ${secret}, true)`.execute(tx);
    const counts: Record<string, number> = {};
    for (const table of [...TABLES, ...OTHERS]) {
      const key = table === 'breakdown' ? sql`id` : sql`breakdown`;
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where ${key} = ${id}`.execute(tx);
      if (rows[0]!.n > 0) counts[table] = rows[0]!.n;
    }
    const { rows } = await sql<{ told: number }>`
      select (select count(*)::int from breakdown_reviewers(${id})) + (select count(*)::int from breakdown_facts(${id}))
        + (select count(*)::int from breakdown_names(${id})) + (select count(*)::int from case_match(${id})) as told`.execute(tx);
    return { ...counts, told: rows[0]!.told };
  });
}

it('shows whoever reported it what they wrote and how far it is, others nothing, from the report until it has taken effect', async () => {
  const test = await fresh();
  const { matches } = await publishedRound(test);
  const match = matches.get('S-1')!.id;
  const mentor = await test.as(['mentor', 'T-1']);
  const board = await test.as(['board', 'DISP-LYO']);
  const [loire, rhone] = [await test.as(['director', 'SPIP-42']), await test.as(['director', 'SPIP-69'])];
  const strangers: Readonly<Record<string, Client>> = {
    'the other of the pair': await test.as(['trainee', 'S-1']),
    'a trainee who is moved': await test.as(['trainee', 'S-3']),
    'another trainee': await test.as(['trainee', 'S-2']),
    'the mentor to whom': await test.as(['mentor', 'T-3']),
    'a mentor of another pair': await test.as(['mentor', 'T-2']),
    'a director of another service': await test.as(['director', 'SPIP-38']),
    'another board': await test.as(['board', 'DISP-BOR']),
    'the school': await test.as(['training-unit', '*']),
    'the administrator': await test.as(['administrator', '*']),
  };
  const { id } = await asked(mentor, 201, 'POST', '/api/breakdowns', { match, reason: 'workload', knownOn: '2025-09-08', note: NOTE });
  const url = `/api/breakdowns/${id}`;
  const exported = async (person: string, who: Client): Promise<{ decisions: unknown[] }[]> =>
    (await asked<{ breakdowns: { decisions: unknown[] }[] }>(who, 200, 'GET', `/api/people/${person}/export`)).breakdowns;

  let stages = 0;
  const check = async (expected: object, closing: Record<string, number> = {}): Promise<void> => {
    stages++;
    const own = await asked(mentor, 200, 'GET', url);
    const written = { match, reportedBy: 'mentor', reason: 'workload', knownOn: '2025-09-08', notes: 1 };
    expect(own).toMatchObject({ ...written, hearings: [], runs: [], option: null, pairs: [], followUps: [], ...expected });
    const notes = await mentor.ask('GET', `${url}/notes`);
    expect(notes.json<{ items: unknown[] }>().items).toMatchObject([{ hearing: null, body: NOTE }]);
    expect(notes.body).not.toContain(OF_BOARD);
    // What they and the functions are shown, that is their names, how far it is and the match.
    const rows = { breakdown: 1, confidential_note: 1, told: 3, ...closing };
    expect(await rowsOf(test, mentor, id)).toEqual(rows);
    for (const [who, client] of Object.entries(strangers)) {
      const answers = [await client.ask('GET', url), await client.ask('GET', `${url}/notes`), await client.ask('GET', '/api/breakdowns')];
      expect([who, ...answers.map(({ statusCode }) => statusCode)]).toEqual([who, 404, 404, 200]);
      expect([who, answers[2]!.json<{ items: unknown[] }>().items]).toEqual([who, []]);
      for (const address of [`/api/matches/${match}`, '/api/people/S-1/export', '/api/people/T-1/export', '/api/todo'])
        expect((await client.ask('GET', address)).body).not.toContain(NOTE);
      expect([who, await rowsOf(test, client, id)]).toEqual([who, { told: 0 }]);
    }
  };

  await check({ state: 'reported', heard: [], reviewers: [], closing: null });
  await asked(board, 201, 'POST', `${url}/hearings`, { party: 'mentor', on: '2025-09-09', note: OF_BOARD });
  await check({ state: 'reported', heard: ['mentor'], reviewers: [], closing: null });
  await asked(board, 201, 'POST', `${url}/hearings`, { party: 'trainee', on: '2025-09-09' });
  await check({ state: 'heard', heard: ['trainee', 'mentor'], reviewers: [], closing: null });
  const run = await options(test, board, id, '2025-09-15');
  await check({ state: 'options', reviewers: [], closing: null });
  const option = await submitted(board, id, run, 2);
  // Who reads it from now on would tell where the option leads.
  expect(option['reviewers']).toHaveLength(2);
  await check({ state: 'submitted', reviewers: [], closing: null });
  const half = await decide(loire, option, 'S-1');
  await check({ state: 'submitted', reviewers: [], closing: null });
  // Nor is it told before by the export of all that is held on somebody.
  expect(await exported('T-1', mentor)).toMatchObject([{ decisions: [] }]);
  expect(await exported('S-1', strangers['the other of the pair']!)).toMatchObject([{ decisions: [] }]);
  expect(await exported('S-1', board)).toMatchObject([{ decisions: [{ trainee: 'S-1' }] }]);
  await decide(rhone, half, 'S-3');
  await check(
    { state: 'in-effect', reviewers: [expect.anything(), expect.anything()], closing: { kind: 'in-effect', on: '2025-09-15' } },
    { breakdown_closing: 1, told: 5 },
  );
  expect(stages).toBe(7);
  // To each what was decided on them: S-3 went to the mentor, and is nothing of the trainee’s.
  expect(await exported('T-1', mentor)).toMatchObject([{ decisions: [{ trainee: 'S-1' }, { trainee: 'S-3' }] }]);
  expect((await exported('S-1', strangers['the other of the pair']!))[0]!.decisions).toMatchObject([{ trainee: 'S-1' }]);
}, 60_000);

it('tells whoever reported it, and not the other, that a case was closed without a change, and of two cases each its own', async () => {
  const test = await fresh();
  const { matches } = await publishedRound(test);
  const match = matches.get('S-1')!.id;
  const [trainee, mentor] = [await test.as(['trainee', 'S-1']), await test.as(['mentor', 'T-1'])];
  const board = await test.as(['board', 'DISP-LYO']);
  const report = (note: string): object => ({ match, reason: 'other', knownOn: '2025-09-08', note });
  const first = await asked(trainee, 201, 'POST', '/api/breakdowns', report('Rubidium-premier'));
  await asked(board, 200, 'PUT', `/api/breakdowns/${first.id}/drop`, { reason: 'Une réunion a suffi.' }, ifMatch(1));
  test.clock = new Date('2025-09-10T08:01:00Z');
  const second = await asked(mentor, 201, 'POST', '/api/breakdowns', report('Rubidium-second'));
  for (const [who, own, other] of [
    [trainee, first, second],
    [mentor, second, first],
  ] as const) {
    const list = await asked<{ items: { id: string }[] }>(who, 200, 'GET', '/api/breakdowns');
    expect(list.items.map(({ id }) => id)).toEqual([own.id]);
    expect((await who.ask('GET', `/api/breakdowns/${other.id}`)).statusCode).toBe(404);
    expect((await who.ask('GET', `/api/breakdowns/${other.id}/notes`)).statusCode).toBe(404);
    expect(await rowsOf(test, who, other.id)).toEqual({ told: 0 });
  }
  expect(await asked(trainee, 200, 'GET', `/api/breakdowns/${first.id}`)).toMatchObject({
    ...{ state: 'dropped', heard: [], closing: { kind: 'dropped', reason: 'Une réunion a suffi.' } },
  });
  // Nobody finds again what another wrote, whoever else they have become: the new account of the mentor has written nothing.
  const again = await test.as(['mentor', 'T-1']);
  expect((await again.ask('GET', `/api/breakdowns/${second.id}/notes`)).statusCode).toBe(404);
});
