/** Nobody judges of what is about themselves, whatever rights they have: the service refuses it, names who does it instead, and the database refuses it too. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { type Action, isOneOf, mayDo, RIGHTS } from '../../../../src/service/rules/rights.ts';
import { heardCase, ifMatch, options, refused, submitted } from '../../../service/case.ts';
import { publishedRound } from '../../../service/published-round.ts';
import { type Client, type TestService, useService } from '../../../service/service.ts';
import { BOARD, ROUND, smallRound, told } from '../../../service/small-round.ts';

const fresh = useService('2025-09-10T08:00:00Z');
const accept = { kind: 'accept', reason: 'Vu' };

it('is said in the table of rights', () => {
  const ofOthers = (Object.keys(RIGHTS) as Action[]).filter((action) => RIGHTS[action].ofOthers);
  expect(ofOthers).toEqual(['flag.answer', 'pair.decide', 'pair.without', 'review.answer', 'breakdown.decide']);
  const self = { role: 'mentor', scope: 'M', board: 'B' } as const;
  for (const action of ofOthers) {
    const [role] = Object.keys(RIGHTS[action].roles) as ('board' | 'director')[];
    const grants = [{ role: role!, scope: role === 'board' ? 'B' : 'A', board: 'B' }, self];
    const place = { board: 'B', services: ['A'] };
    expect([action, mayDo(grants, action, { ...place, people: ['M'] }), mayDo(grants, action, { ...place, people: ['N'] })]).toEqual([
      action,
      false,
      true,
    ]);
  }
  expect(isOneOf([{ role: 'director', scope: 'M', board: 'B' }], ['M'])).toBe(false);
});

async function statement(test: TestService, client: Client, query: ReturnType<typeof sql>): Promise<string> {
  try {
    await test.store.app.transaction(async (tx) => {
      await sql`select set_config('binome.token', ${client.secret}, true)`.execute(tx);
      await query.execute(tx);
    });
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

it('holds of one’s own pair: another director decides, and is named', async () => {
  const test = await fresh();
  const round = await smallRound(test);
  const chief = await test.as(['director', 'SPIP-33'], ['mentor', 'M1']);
  await round.submit(round.run);
  const answer = await round.decide(chief, 'S1', accept);
  expect(told(answer)).toEqual([403, 'SERVICE_ONESELF']);
  const { name } = await test.store.owner.transaction((tx) =>
    tx.selectFrom('account').select('name').where('id', '=', round.director.account).executeTakeFirstOrThrow(),
  );
  expect(answer.json<{ title: string }>().title).toContain(name);
  for (const kind of ['refuse', 'accept'] as const)
    expect(told(await round.decide(chief, 'S1', { kind, reason: 'Vu' }))[1]).toBe('SERVICE_ONESELF');
  // Nor does one give a trainee to oneself.
  expect(told(await round.decide(chief, 'S2', { kind: 'change', mentor: 'M1', reason: 'Vu' }))).toEqual([403, 'SERVICE_ONESELF']);
  expect((await round.pair('S1', chief)).json()).toMatchObject({ deciders: [name] });
  const items = (await chief.ask('GET', '/api/todo')).json<{ items: { kind: string; count: number }[] }>().items;
  expect(items.filter(({ kind }) => kind === 'pairs-decide').map(({ count }) => count)).toEqual([1]);
  const insert = sql`insert into decision (id, round, trainee, number, submission, kind, mentor, mentor_service, trainee_service, proposed,
      proposed_service, reason, facts_hash, by, by_name, at)
    values (gen_random_uuid(), ${ROUND}, 'S1', 1, 1, 'accept', 'M1', 'SPIP-33', 'SPIP-33', 'M1', 'SPIP-33', 'r', 'x', ${chief.account}, 'N', now())`;
  expect(await statement(test, chief, insert)).toBe('42501');
  expect((await round.decide(chief, 'S2', accept)).statusCode).toBe(200);
  expect((await round.decide(round.director, 'S1', accept)).statusCode).toBe(200);
});

it('holds of one’s own flags and reviews', async () => {
  const test = await fresh();
  const round = await smallRound(test);
  await round.acceptAll();
  const agent = await test.as(['board', BOARD], ['mentor', 'M1']);
  const flagged = await agent.ask('POST', '/api/people/M1/flags', { field: 'caseload', comment: 'Plutôt 40.' });
  const { id } = flagged.json<{ id: string }>();
  const answer = (by: Client) =>
    by.ask('PUT', `/api/flags/${id}/answer`, { kind: 'kept', comment: 'Vu' }, { 'if-match': flagged.headers['etag'] as string });
  expect(told(await answer(agent))).toEqual([403, 'SERVICE_ONESELF']);
  const kinds = async (by: Client): Promise<string[]> =>
    (await by.ask('GET', '/api/todo')).json<{ items: { kind: string }[] }>().items.map(({ kind }) => kind);
  expect(await kinds(agent)).not.toContain('flags-answer');
  expect(await kinds(round.board)).toContain('flags-answer');
  expect((await answer(round.board)).statusCode).toBe(200);
  expect((await round.publish()).statusCode).toBe(200);
  const trainee = await test.as(['trainee', 'S1']);
  const [match] = (await trainee.ask('GET', '/api/matches')).json<{ items: { id: string }[] }>().items;
  const asked = await trainee.ask('POST', `/api/matches/${match!.id}/reviews`, {});
  const review = asked.json<{ id: string; dueOn: string }>();
  // Asked on 10 September: whoever asked knows by when it is answered.
  expect(review.dueOn).toBe('2025-09-24');
  const reply = (by: Client) =>
    by.ask('PUT', `/api/reviews/${review.id}/answer`, { comment: 'Vu' }, { 'if-match': asked.headers['etag'] as string });
  expect(told(await reply(agent))).toEqual([403, 'SERVICE_ONESELF']);
  expect((await reply(round.board)).statusCode).toBe(200);
});

it('holds of a change after a breakdown', async () => {
  const test = await fresh();
  const { matches } = await publishedRound(test);
  const board = await test.as(['board', 'DISP-LYO']);
  const id = await heardCase(board, matches.get('S-1')!.id);
  const { pairs, version } = await submitted(board, id, await options(test, board, id, '2025-09-15'), 2);
  const { trainee, to, decidedIn } = pairs.find((pair) => pair.to !== null)!;
  const self = await test.as(['director', decidedIn], ['mentor', to!.id]);
  const url = `/api/breakdowns/${id}/pairs/${trainee.id}/decision`;
  expect(await refused(self, 'PUT', url, accept, ifMatch(version))).toEqual([403, 'SERVICE_ONESELF']);
  const director = await test.as(['director', decidedIn]);
  expect((await director.ask('PUT', url, accept, ifMatch(version))).statusCode).toBe(200);
});

it('keeps the notes of a case from whoever it is about', async () => {
  const test = await fresh();
  const { matches } = await publishedRound(test);
  const board = await test.as(['board', 'DISP-LYO']);
  const id = await heardCase(board, matches.get('S-1')!.id);
  const concerned = await test.as(
    ['director', 'SPIP-69'],
    ['director', 'SPIP-42'],
    ['director', 'SPIP-38'],
    ['mentor', matches.get('S-1')!.mentor],
  );
  const other = await test.as(['director', 'SPIP-69'], ['director', 'SPIP-42'], ['director', 'SPIP-38']);
  await submitted(board, id, await options(test, board, id, '2025-09-15'), 1);
  const { reviewers } = (await board.ask('GET', `/api/breakdowns/${id}`)).json<{ reviewers: { id: string }[] }>();
  const ids = reviewers.map((each) => each.id);
  expect([ids.includes(concerned.account), ids.includes(other.account)]).toEqual([false, true]);
});
