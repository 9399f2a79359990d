/** Deciding on pairs: who decides what, what is refused, what is stale, what of it the store itself refuses. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import {
  asOwner,
  BOARD,
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
const THERE = { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01' };
const reason = 'Bien vu';
const accept = { kind: 'accept', reason };
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

async function submitted(people = PEOPLE): Promise<SmallRound> {
  const round = await smallRound(await fresh(), people);
  expect((await round.submit(round.run)).statusCode).toBe(200);
  return round;
}

describe('a pair is decided', () => {
  it('by whom it is for, each kind, and by nobody else', async () => {
    const round = await submitted();
    const { test } = round;
    const both = await test.as(['director', 'SPIP-33'], ['director', 'SPIP-24']);
    const clients: Record<string, Client> = {
      ...{ board: await test.as(['board', BOARD]), director: round.director, otherDirector: round.otherDirector, both },
      school: await test.as(['training-unit', '*']),
      admin: await test.as(['administrator', '*']),
      otherBoard: await test.as(['board', 'DISP-LYO']),
      foreignDirector: await test.as(['director', 'SPIP-69']),
      mentor: await test.as(['mentor', 'M1']),
      trainee: await test.as(['trainee', 'S1']),
      nobody: test.nobody,
    };
    /** On S1, which is proposed M1 of Gironde. */
    const expected: Record<string, Record<string, number>> = {
      accept: { board: 403, director: 200, otherDirector: 404, both: 200, school: 404, admin: 404, otherBoard: 404 },
      refuse: { board: 403, director: 200, otherDirector: 404, both: 200, school: 404, admin: 404, otherBoard: 404 },
      // To a mentor of Dordogne: who directs Gironde alone does not know of them.
      change: { board: 403, director: 404, otherDirector: 404, both: 200, school: 404, admin: 404, otherBoard: 404 },
      without: { board: 200, director: 403, otherDirector: 404, both: 403, school: 404, admin: 404, otherBoard: 404 },
      withdraw: { board: 200, director: 200, otherDirector: 404, both: 200, school: 404, admin: 404, otherBoard: 404 },
    };
    for (const [kind, rights] of Object.entries(expected))
      for (const [name, client] of Object.entries(clients)) {
        const status = rights[name] ?? (name === 'nobody' ? 401 : 404);
        // There is something to withdraw.
        if (kind === 'withdraw') expect((await round.decide(round.director, 'S1', accept)).statusCode).toBe(200);
        const answer = await round.decide(client, 'S1', { kind, reason, ...(kind === 'change' ? { mentor: 'M3' } : {}) });
        expect([kind, name, answer.statusCode]).toEqual([kind, name, status]);
      }
    // What leaves somebody without is the board's to take back.
    await round.decide(clients['board']!, 'S1', { kind: 'without', reason });
    expect(told(await round.decide(round.director, 'S1', { kind: 'withdraw', reason }))).toEqual([403, 'SERVICE_FORBIDDEN']);
  });

  it('never by who submitted it, whatever else they may do', async () => {
    const test = await fresh();
    const round = await smallRound(test);
    const chief = await test.as(['board', BOARD], ['director', 'SPIP-33'], ['director', 'SPIP-24']);
    await round.submit(round.run, chief);
    expect(told(await round.decide(chief, 'S1', accept))).toEqual([403, 'DECISION_OWN_PROPOSAL']);
    expect(told(await round.decide(chief, 'S1', { kind: 'change', mentor: 'M5', reason }))).toEqual([403, 'DECISION_OWN_PROPOSAL']);
    expect((await round.pair('S1', chief)).json()).toMatchObject({ ownProposal: true });
    for (const kind of ['refuse', 'without', 'withdraw'] as const)
      expect((await round.decide(chief, 'S1', { kind, reason })).statusCode).toBe(200);
    expect(told(await round.decide(round.board, 'S1', accept))).toEqual([403, 'SERVICE_FORBIDDEN']);
  });

  it('with a reason, on the version that was read', async () => {
    const round = await submitted();
    const bodies = [
      { kind: 'accept' },
      ...['', '   ', '\u200b', '…', 'x'.repeat(2001), 'a\u0000b'].map((text) => ({ kind: 'accept', reason: text })),
      { kind: 'change', reason },
      { kind: 'without', mentor: 'M1', reason },
      { kind: 'withdraw', mentor: 'M1', reason },
      { kind: 'approve', reason },
      { kind: 'accept', reason, by: 'me' },
    ];
    for (const body of bodies) expect([body, ...told(await round.decide(round.director, 'S1', body))]).toEqual([body, 422, 'SERVICE_BODY']);
    expect(told(await round.decide(round.director, 'S1', accept, { version: 'none' }))).toEqual([428, 'SERVICE_IF_MATCH']);
    expect(told(await round.decide(round.director, 'S1', accept, { version: 5 }))).toEqual([412, 'SERVICE_MOVED_ON']);
    const before = await round.version();
    const answer = await round.decide(round.director, 'S1', { kind: 'accept', mentor: 'M1', reason: `  ${reason} ` });
    expect([answer.statusCode, answer.headers['etag']]).toEqual([200, '"2"']);
    expect(answer.json()).toMatchObject({
      state: 'decided',
      version: 2,
      decision: {
        kind: 'accept',
        mentor: 'M1',
        mentorName: 'Dominique Nom-M1',
        reason,
        at: '2025-07-01T08:00:00.000Z',
        stands: true,
        stale: false,
      },
      history: [{ number: 1, kind: 'accept', mentor: 'M1', reason }],
    });
    expect(answer.json<{ decision: { by: string } }>().decision.by).toMatch(/^Agent \w+ \(direction, SPIP de la Gironde\)$/);
    expect(await round.version()).toBe(before + 1);
    const [audit] = await asOwner(
      round.test,
      sql<{ subject: string; text: string }>`
      select subject, payload::text as text from audit where act = 'decision.accept'`,
    );
    expect(audit!.subject).toBe(`${ROUND}/S1`);
    expect(audit!.text).not.toMatch(/Nom|vu/);
    expect((await round.board.ask('GET', ROUND_PATH)).json()).toMatchObject({ state: 'review', counts: { decided: 1, stale: 0 } });
  });

  it('as the pair allows it', async () => {
    const round = await submitted([
      ...PEOPLE,
      trainee('S4', { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01', avoids: ['M1', 'M2', 'M3', 'M5'] }),
    ]);
    const { director, otherDirector, board } = round;
    const other = await round.test.as(['board', BOARD], ['director', 'SPIP-24']);
    // Nobody is proposed to S4: whoever directs the service of a mentor may choose them; the pair is seen by who sees the trainee.
    expect(told(await round.decide(otherDirector, 'S4', accept))).toEqual([403, 'SERVICE_FORBIDDEN']);
    expect(told(await round.decide(other, 'S4', { kind: 'accept', reason }))).toEqual([403, 'SERVICE_FORBIDDEN']);
    expect(told(await round.decide(board, 'S4', { kind: 'withdraw', reason }))).toEqual([409, 'DECISION_NOTHING_TO_WITHDRAW']);
    const changed = await round.decide(otherDirector, 'S4', { kind: 'change', mentor: 'M3', reason });
    expect([changed.statusCode, changed.json()]).toMatchObject([
      200,
      {
        mentor: null,
        state: 'decided',
        decision: {
          kind: 'change',
          mentor: 'M3',
          price: null,
          brokenRules: [{ code: 'AVOIDED_BY_TRAINEE', fr: 'écarté par le stagiaire' }],
        },
      },
    ]);
    expect(told(await round.decide(director, 'S1', { kind: 'change', mentor: 'M1', reason }))).toEqual([409, 'DECISION_SAME_MENTOR']);
    expect(told(await round.decide(director, 'S1', { kind: 'accept', mentor: 'M2', reason }))).toEqual([409, 'DECISION_OTHER_PROPOSAL']);
    expect(told(await round.decide(director, 'S1', { kind: 'refuse', mentor: 'M2', reason }))).toEqual([409, 'DECISION_OTHER_PROPOSAL']);
    expect(told(await round.decide(director, 'S1', { kind: 'change', mentor: 'nobody', reason }))).toEqual([404, 'SERVICE_NOT_FOUND']);
    expect(told(await round.decide(director, 'S1', { kind: 'change', mentor: 'S2', reason }))).toEqual([404, 'SERVICE_NOT_FOUND']);
    // A mind is changed by another decision; the last one is what counts.
    for (const [kind, state] of [
      ['refuse', 'refused'],
      ['accept', 'decided'],
      ['refuse', 'refused'],
      ['withdraw', 'open'],
    ] as const)
      expect((await round.decide(director, 'S1', { kind, reason })).json()).toMatchObject({ state });
    expect((await round.pair('S1')).json()).toMatchObject({ decision: null, version: 5, history: [{}, {}, {}, { kind: 'withdraw' }] });
    expect((await round.decide(board, 'S4', { kind: 'without', reason })).json()).toMatchObject({
      state: 'decided',
      decision: { kind: 'without', mentor: null, mentorName: null },
    });
  });

  it('after its price is told, which is kept with it', async () => {
    const round = await submitted();
    const price = async (client: Client, mentor: string) => client.ask('GET', `${ROUND_PATH}/pairs/S1/price?mentor=${mentor}`);
    const before = await price(round.director, 'M5');
    expect([before.statusCode, before.json()]).toMatchObject([
      200,
      { trainee: 'S1', mentor: { id: 'M5', service: 'SPIP-33' }, brokenRules: [], rulesKnown: true, places: { capacity: 1, taken: 0 } },
    ]);
    const told5 = before.json<{ price: { loss: number; unmet: number; moves: number } }>().price;
    expect(told5.loss).toBeGreaterThan(0);
    expect((await price(round.director, 'M1')).json()).toMatchObject({ price: { loss: 0, unmet: 0, moves: 0 } });
    expect((await price(round.director, 'M4')).json()).toMatchObject({
      ...{ price: null, score: null, rulesKnown: true },
      brokenRules: [{ code: 'MENTOR_NOT_VOLUNTEER', fr: 'le tuteur n’est pas volontaire' }],
    });
    expect((await price(round.director, 'M3')).statusCode).toBe(404);
    expect((await price(round.otherDirector, 'M3')).statusCode).toBe(404);
    expect((await price(round.board, 'M3')).statusCode).toBe(200);
    expect((await price(round.board, 'nobody')).statusCode).toBe(404);
    const changed = await round.decide(round.director, 'S1', { kind: 'change', mentor: 'M5', reason });
    expect(changed.json()).toMatchObject({ decision: { kind: 'change', mentor: 'M5', price: told5, brokenRules: [], rulesKnown: true } });
    const against = await round.decide(round.director, 'S1', { kind: 'change', mentor: 'M4', reason });
    expect(against.json()).toMatchObject({ decision: { mentor: 'M4', price: null, brokenRules: [{ code: 'MENTOR_NOT_VOLUNTEER' }] } });
  });

  it('never beyond the places of a mentor', async () => {
    const round = await submitted();
    const { director } = round;
    expect((await round.decide(director, 'S1', accept)).statusCode).toBe(200);
    const full = await round.decide(director, 'S2', { kind: 'change', mentor: 'M1', reason });
    expect(told(full)).toEqual([409, 'DECISION_MENTOR_FULL']);
    expect(plain(full.json<{ title: string }>().title)).toBe(
      'Ce tuteur n’a plus de place à ces dates : Dominique Nom-M1 a 1 place et 1 stagiaire déjà.',
    );
    expect((await round.decide(director, 'S1', { kind: 'change', mentor: 'M5', reason })).statusCode).toBe(200);
    expect((await round.decide(director, 'S2', { kind: 'change', mentor: 'M1', reason })).statusCode).toBe(200);
    expect(told(await round.decide(director, 'S1', accept))).toEqual([409, 'DECISION_MENTOR_FULL']);
    // Those whom the census says that the mentor follows take a place too.
    const busy = withChange('M3', { followed: 1, capacityMax: 2 }, withChange('S1', { ...THERE, preferences: ['M3'] }));
    const other = await smallRound(await fresh(), busy);
    await other.submit(other.run);
    const change = { kind: 'change', mentor: 'M3', reason };
    expect((await other.decide(other.otherDirector, 'S3', change)).statusCode).toBe(409);
    const answers = [await other.decide(other.otherDirector, 'S1', accept), await other.decide(other.otherDirector, 'S3', accept)];
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
  });

  it('by exactly one of twenty at once', async () => {
    const round = await submitted();
    const version = await round.pairVersion('S1');
    const directors = await Promise.all(Array.from({ length: 5 }, () => round.test.as(['director', 'SPIP-33'])));
    const kinds = ['accept', 'refuse', 'change', 'accept'] as const;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, k) =>
        round.decide(
          directors[k % 5]!,
          'S1',
          { kind: kinds[k % 4]!, reason: `Essai ${k}`, ...(kinds[k % 4] === 'change' ? { mentor: 'M5' } : {}) },
          { version },
        ),
      ),
    );
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    expect(answers.filter(({ statusCode }) => statusCode === 412 || statusCode === 409)).toHaveLength(19);
    expect(await asOwner(round.test, sql`select number from decision`)).toEqual([{ number: 1 }]);
    // On pairs of one mentor with one place: one as well.
    const free = await Promise.all([
      round.decide(directors[0]!, 'S2', { kind: 'change', mentor: 'M4', reason }),
      round.decide(directors[1]!, 'S1', { kind: 'change', mentor: 'M4', reason }),
    ]);
    expect(free.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  });
});

describe('when something changes', () => {
  it('a stale pair is not accepted, and the refusal names what has changed', async () => {
    const round = await submitted();
    await round.census(withChange('M1', { capacityMax: 2, caseload: 12 }, withChange('S1', { domains: ['droit'] })));
    expect((await round.pair('S1')).json()).toMatchObject({
      ...{ stale: true, state: 'stale' },
      changes: [
        { who: 'trainee', field: 'domains', said: { en: 'trainee: domains' } },
        { who: 'mentor', field: 'capacityMax' },
        { who: 'mentor', field: 'caseload' },
      ],
    });
    const answer = await round.decide(round.director, 'S1', accept);
    expect(told(answer)).toEqual([409, 'DECISION_STALE']);
    expect(plain(answer.json<{ title: string }>().title)).toBe(
      'Ce qui a compté pour ce binôme a changé depuis la proposition : stagiaire : domaines ; tuteur : stagiaires au plus, dossiers suivis.',
    );
    expect((await round.board.ask('GET', `${ROUND_PATH}/pairs/S1/price?mentor=M5`)).json()).toMatchObject({ price: null, score: null });
    // It may be refused, or decided otherwise, or be run again.
    expect((await round.decide(round.director, 'S1', { kind: 'change', mentor: 'M5', reason })).statusCode).toBe(200);
    await round.census(without('M2'));
    const gone = await round.decide(round.director, 'S2', accept);
    expect(told(gone)).toEqual([409, 'DECISION_STALE']);
    expect(gone.json<{ title: string }>().title).toContain('Dominique Nom-M2 n’est plus dans le recensement parmi les tuteurs');
    expect((await round.decide(round.director, 'S2', { kind: 'refuse', reason })).statusCode).toBe(200);
    await round.census(without('S3'));
    expect(told(await round.decide(round.board, 'S3', { kind: 'without', reason }))).toEqual([409, 'DECISION_GONE']);
    expect(told(await round.decide(round.otherDirector, 'S3', { kind: 'change', mentor: 'M3', reason }))).toEqual([
      409,
      'DECISION_SAME_MENTOR',
    ]);
  });

  it('a decision stays, and is confirmed or withdrawn', async () => {
    const round = await submitted();
    await round.decide(round.director, 'S1', accept);
    await round.decide(round.director, 'S2', { kind: 'change', mentor: 'M5', reason });
    await round.decide(round.board, 'S3', { kind: 'without', reason });
    const changed = withChange('S3', { domains: ['droit'] }, withChange('M5', { caseload: 5 }, withChange('S1', { domains: ['droit'] })));
    await round.census(changed);
    expect((await round.board.ask('GET', ROUND_PATH)).json()).toMatchObject({ state: 'decided', counts: { decided: 3, stale: 3 } });
    for (const id of ['S1', 'S2', 'S3'])
      expect((await round.pair(id)).json()).toMatchObject({ stale: true, state: 'stale', decision: { stands: true, stale: true } });
    const answers = [
      await round.decide(round.director, 'S1', { kind: 'accept', reason: 'Toujours' }),
      await round.decide(round.director, 'S2', { kind: 'change', mentor: 'M5', reason: 'Toujours' }),
      await round.decide(round.board, 'S3', { kind: 'without', reason: 'Toujours' }),
    ];
    // A submission, two decisions, and other facts of one person of each.
    for (const answer of answers)
      expect(answer.json()).toMatchObject({ stale: false, state: 'decided', version: 4, decision: { reason: 'Toujours', stale: false } });
    await round.census(PEOPLE);
    expect((await round.decide(round.director, 'S1', { kind: 'withdraw', reason })).json()).toMatchObject({
      state: 'open',
      decision: null,
    });
    // Whoever has gone is not confirmed, and a decision on them is withdrawn by the board too.
    await round.census(without('M5'));
    expect(told(await round.decide(round.director, 'S2', { kind: 'change', mentor: 'M5', reason }))).toEqual([404, 'SERVICE_NOT_FOUND']);
    expect((await round.decide(round.board, 'S2', { kind: 'withdraw', reason })).statusCode).toBe(200);
  });

  it('whoever confirms has read the facts of today: a census, and guidelines, move the version of the pairs that they bear on', async () => {
    const round = await submitted();
    await round.decide(round.director, 'S1', accept);
    await round.decide(round.director, 'S2', { kind: 'change', mentor: 'M5', reason });
    const etags = async () => Promise.all(['S1', 'S2', 'S3'].map(async (id) => String((await round.pair(id)).headers['etag'])));
    const before = await etags();
    await round.census(withChange('M5', { caseload: 5 }, withChange('S1', { domains: ['droit'] })));
    const after = await etags();
    expect(after.map((etag, k) => etag === before[k])).toEqual([false, false, true]);
    const confirm = (etag: string) =>
      round.director.ask('PUT', `${ROUND_PATH}/pairs/S1/decision`, { kind: 'accept', reason: 'Toujours' }, { 'if-match': etag });
    expect(told(await confirm(before[0]!))).toEqual([412, 'SERVICE_MOVED_ON']);
    // What has changed once more is read once more, though the pair was stale already.
    await round.census(withChange('S1', { domains: ['psychologie'] }));
    expect(told(await confirm(after[0]!))).toEqual([412, 'SERVICE_MOVED_ON']);
    const [last] = await etags();
    const version = await round.version();
    const { owner } = round.test.store;
    await owner.transaction(async (tx) => {
      await sql`insert into blob (sha256, size, bytes) values (encode(sha256('{}'), 'hex'), 2, '{}')`.execute(tx);
      await sql`insert into guidelines_version (scope, number, sha256, by, at, reason)
        values (${BOARD}, 1, encode(sha256('{}'), 'hex'), ${round.board.account}, ${round.test.clock}, 'Essai')`.execute(tx);
    });
    expect(told(await confirm(last!))).toEqual([412, 'SERVICE_MOVED_ON']);
    expect(await round.version()).toBe(version + 1);
    expect((await confirm((await etags())[0]!)).statusCode).toBe(200);
  });

  it('a confirmation asks for places as they are now', async () => {
    const people = withChange('M1', { capacityMax: 2 });
    const round = await submitted(withChange('S2', { preferences: ['M1'] }, people));
    for (const id of ['S1', 'S2']) expect((await round.decide(round.director, id, accept)).statusCode).toBe(200);
    await round.census(withChange('M1', { capacityMax: 1 }));
    expect(told(await round.decide(round.director, 'S1', accept))).toEqual([409, 'DECISION_MENTOR_FULL']);
    expect((await round.decide(round.director, 'S2', { kind: 'withdraw', reason })).statusCode).toBe(200);
    expect((await round.decide(round.director, 'S1', accept)).statusCode).toBe(200);
  });

  it('another submission leaves what did not change, and has what did looked at again', async () => {
    const round = await submitted();
    await round.decide(round.director, 'S1', accept);
    await round.decide(round.director, 'S2', { kind: 'change', mentor: 'M5', reason });
    await round.decide(round.otherDirector, 'S3', accept);
    // With what is decided held fast.
    const held = await round.match(PEOPLE, [['S1', 'M1'] as const, ['S2', 'M5'] as const]);
    expect((await round.submit(held)).json()).toMatchObject({ state: 'decided', proposal: { number: 2 }, counts: { decided: 3 } });
    expect((await round.pair('S2')).json()).toMatchObject({
      mentor: { id: 'M5' },
      state: 'decided',
      decision: { kind: 'change' },
      version: 3,
    });
    // Otherwise: S1 would go elsewhere, S2 to whom the change was about.
    const moved = await round.match(PEOPLE, [['S1', 'M5'] as const]);
    expect((await round.submit(moved)).json()).toMatchObject({ state: 'review', counts: { decided: 2 } });
    expect((await round.pair('S1')).json()).toMatchObject({ state: 'open', decision: null, version: 4, history: [{ kind: 'accept' }] });
    expect((await round.pair('S2')).json()).toMatchObject({ mentor: { id: 'M2' }, state: 'decided', decision: { mentor: 'M5' } });
    // What was to be looked at again is so even where the first pair comes back.
    expect((await round.submit(held)).json()).toMatchObject({ counts: { decided: 2 } });
    expect((await round.pair('S1')).json()).toMatchObject({ mentor: { id: 'M1' }, state: 'open', version: 5 });
    // M5 is S2's by decision.
    expect(told(await round.decide(round.director, 'S1', { kind: 'change', mentor: 'M5', reason }))).toEqual([409, 'DECISION_MENTOR_FULL']);
    expect((await round.decide(round.director, 'S1', accept)).statusCode).toBe(200);
  });

  it('a trainee whom a decision leaves without is still there when the run leaves them out', async () => {
    const round = await submitted();
    await round.decide(round.board, 'S2', { kind: 'without', reason });
    const rest = await round.match(without('S2'));
    expect((await round.submit(rest)).json()).toMatchObject({ counts: { trainees: 3, decided: 1 } });
    expect((await round.pair('S2')).json()).toMatchObject({ mentor: null, state: 'decided', decision: { kind: 'without' }, version: 3 });
    expect((await round.board.ask('GET', `${ROUND_PATH}/pairs`)).json<{ items: unknown[] }>().items).toHaveLength(3);
  });
});

describe('the store itself refuses', () => {
  it('a decision by its proposer, one that is changed, two with one number, a mentor too many or too few', async () => {
    const round = await submitted();
    await round.decide(round.director, 'S1', accept);
    const insert = (changes: { by?: string; kind?: string; mentor?: string | null; number?: number; reason?: string }) => {
      const { by = round.director.account, kind = 'accept', mentor = 'M2', number = 1, reason: why = reason } = changes;
      return sql`insert into decision (id, round, trainee, number, submission, kind, mentor, mentor_service, trainee_service, reason, facts_hash, by, by_name, at)
        values (gen_random_uuid(), ${ROUND}, 'S2', ${number}, 1, ${kind}, ${mentor}, 'SPIP-33', 'SPIP-33', ${why}, 'x', ${by}, 'N', now())`;
    };
    const { test } = round;
    expect(await refusalOf(test, insert({ by: round.board.account }))).toBe('decision_not_by_its_proposer');
    expect(await refusalOf(test, insert({ by: round.board.account, kind: 'change' }))).toBe('decision_not_by_its_proposer');
    expect(await refusalOf(test, insert({ reason: '  ' }))).toBe('decision_reason_check');
    expect(await refusalOf(test, insert({ mentor: null }))).toBe('decision_check');
    expect(await refusalOf(test, insert({ kind: 'without' }))).toBe('decision_check');
    expect(await refusalOf(test, insert({}))).toBe(null);
    expect(await refusalOf(test, insert({}))).toBe('decision_round_trainee_number_key');
    for (const table of ['decision', 'submission', 'submission_document', 'publication']) {
      expect(await refusalOf(test, sql`update ${sql.table(table)} set round = round`)).toBe('23000');
      expect(await refusalOf(test, sql`delete from ${sql.table(table)}`)).toBe('23000');
      expect(await refusalOf(test, sql`truncate ${sql.table(table)} cascade`)).toBe('23000');
    }
  });

  it('what is not of whoever asks, though an act forgot to', async () => {
    const round = await submitted();
    const { test } = round;
    const as = (client: Client, statement: ReturnType<typeof sql>) =>
      test.store.app
        .transaction(async (tx) => {
          await sql`select set_config('binome.token', ${client.secret}, true)`.execute(tx);
          return (await statement.execute(tx)).rows.length;
        })
        .catch((error: unknown) => (error as { code: string }).code);
    const insert = (client: Client, kind: string, trainee: string, mentor: string | null, service: string | null) =>
      as(
        client,
        sql`insert into decision (id, round, trainee, number, submission, kind, mentor, mentor_service, trainee_service, proposed, proposed_service, reason,
            facts_hash, by, by_name, at)
          values (gen_random_uuid(), ${ROUND}, ${trainee}, 1, 1, ${kind}, ${mentor}, ${service}, 'SPIP-33', ${trainee.replace('S', 'M')}, 'SPIP-33', 'r',
            'x', ${client.account}, 'N', now())`,
      );
    const board = await test.as(['board', BOARD]);
    const refused = '42501';
    expect(await insert(round.otherDirector, 'accept', 'S1', 'M1', 'SPIP-33')).toBe(refused);
    // Of their own service, but the pair is another's.
    expect(await insert(round.otherDirector, 'change', 'S1', 'M3', 'SPIP-24')).toBe(refused);
    expect(await insert(board, 'accept', 'S1', 'M1', 'SPIP-33')).toBe(refused);
    expect(await insert(round.director, 'without', 'S1', null, null)).toBe(refused);
    expect(await insert(round.director, 'accept', 'S1', 'M1', 'SPIP-33')).toBe(0);
    expect(await insert(board, 'without', 'S2', null, null)).toBe(0);
    expect(await as(round.otherDirector, sql`select 1 from decision`)).toBe(0);
    expect(await as(round.director, sql`select 1 from decision`)).toBe(2);
    expect(await as(round.director, sql`select 1 from submission_document`)).toBe(0);
    expect(await as(round.director, sql`insert into submission select round, 2, run, ${round.director.account}, at from submission`)).toBe(
      refused,
    );
    expect(await as(round.director, sql`select * from round_trainees(${ROUND})`)).toBe(0);
    expect(await as(round.director, sql`select * from round_pairs(${ROUND})`)).toBe(2);
    expect(await as(round.otherDirector, sql`select * from told_of_pair(${ROUND}, 'S1', 'M1') t where t is not null`)).toBe(0);
    expect(await as(round.director, sql`select name_of('S3')`)).toBe(refused);
  });
});
