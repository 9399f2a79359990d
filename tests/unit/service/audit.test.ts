/** The record as a chain: whatever is done to it is found, and two who write at once make one chain. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { record } from '../../../src/service/acts/acting.ts';
import { AUDIT_ACTS } from '../../../src/service/rules/audit-acts.ts';
import { type AuditLine, auditText, verifyChain } from '../../../src/service/rules/audit-chain.ts';
import { verifyRecord } from '../../../src/service/acts/record-verified.ts';
import { type TestService, useService } from '../../service/service.ts';

const fresh = useService();

/** Six lines, with all that text can hold. */
async function filled(): Promise<TestService> {
  const test = await fresh();
  const { secret } = await test.as(['administrator', '*']);
  for (const [k, payload] of [{}, { a: [1.5, null] }, { reason: 'l’été « ß » \n 𝄞' }, { z: 1, aa: 2 }, { big: 1e300 }, { n: -0 }].entries())
    // One of them by the service itself.
    await (k === 3 ? test.store.system : test.store.app).transaction(async (tx) => {
      if (k !== 3) await sql`select set_config('binome.token', ${secret}, true)`.execute(tx);
      const moment = { now: new Date(Date.parse('2025-07-01T08:00:00.123Z') + k), newId: () => '' };
      await record({ tx, moment }, AUDIT_ACTS[k]!, { subject: `s${k}`, board: k % 2 === 0 ? 'DISP-LYO' : null, payload });
    });
  return test;
}

/** As whoever owns the database and does not mind its triggers. */
async function tamper({ store }: TestService, statement: string): Promise<void> {
  await store.owner.transaction(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql.raw(statement).execute(tx);
  });
}

it('holds as it was written', async () => {
  const test = await filled();
  const report = await verifyRecord(test.store.system, null);
  expect(report).toMatchObject({ lines: 6, fault: null });
  expect(report.head).toMatch(/^[0-9a-f]{64}$/);
  expect(await verifyRecord(test.store.system, report.head.toUpperCase())).toEqual(report);
});

const HASH_AGAIN = `update audit a set hash = encode(sha256(convert_to(audit_text(a), 'UTF8')), 'hex')`;
const SWAP = `update audit set number = 1000 + number where number in (3, 4); update audit set number = 1007 - number where number > 1000`;

it.each([
  [
    'a line that was edited',
    [
      [`update audit set payload = '{"a": [1.5, 0]}' where number = 2`, { kind: 'changed', number: 2 }],
      [`update audit set at = at + interval '1 microsecond' where number = 4`, { kind: 'changed', number: 4 }],
      [`update audit set account = (select id from account limit 1) where number = 4`, { kind: 'changed', number: 4 }],
      [`update audit set act = 'forged' where number = 5; ${HASH_AGAIN} where number = 5`, { kind: 'broken', number: 6 }],
    ],
  ],
  [
    'a line that was taken out',
    [
      ['delete from audit where number = 3', { kind: 'missing', number: 4 }],
      ['delete from audit where number = 1', { kind: 'missing', number: 2 }],
      [
        `delete from audit where number = 3; update audit set number = number - 1 where number > 3; ${HASH_AGAIN} where number >= 3`,
        { kind: 'broken', number: 3 },
      ],
    ],
  ],
  [
    'a line that was put in',
    [
      [
        `update audit set number = 1001 + number where number > 3; update audit set number = number - 1000 where number > 1000;
          insert into audit select 4, at, account, 'forged', board, subject, payload, previous, '' from audit where number = 3;
          ${HASH_AGAIN} where number > 3`,
        { kind: 'broken', number: 4 },
      ],
    ],
  ],
  [
    'lines that changed places',
    [
      [SWAP, { kind: 'changed', number: 3 }],
      [`${SWAP}; ${HASH_AGAIN} where number in (3, 4)`, { kind: 'broken', number: 3 }],
    ],
  ],
] as const)('finds %s', async (_, cases) => {
  const test = await filled();
  await tamper(test, 'create table kept as select * from audit');
  for (const [statement, fault] of cases) {
    await tamper(test, statement);
    expect((await verifyRecord(test.store.system, null)).fault, statement).toEqual(fault);
    await tamper(test, 'delete from audit; insert into audit select * from kept');
  }
  expect((await verifyRecord(test.store.system, null)).fault).toBeNull();
});

it('finds an end that was cut off, and a chain written anew, by a head that was kept', async () => {
  const test = await filled();
  const { head } = await verifyRecord(test.store.system, null);
  await tamper(test, 'delete from audit where number > 4');
  expect((await verifyRecord(test.store.system, null)).fault).toBeNull();
  expect((await verifyRecord(test.store.system, head)).fault).toEqual({ kind: 'cut', head });
});

it('finds them by the head that a publication keeps', async () => {
  const test = await filled();
  const { head } = await verifyRecord(test.store.system, null);
  await tamper(
    test,
    `insert into publication (round, number, kind, by, at, audit_head) select 'DISP-LYO.P.X', 1, 'published', id, now(), '${head}' from account limit 1;
      delete from audit where number = 6`,
  );
  expect((await verifyRecord(test.store.system, null)).fault).toEqual({ kind: 'cut', head });
});

it('is one chain when two write at once', async () => {
  const test = await filled();
  const moment = { now: test.clock, newId: () => '' };
  const writer = async (name: string): Promise<void> => {
    for (let k = 0; k < 10; k++)
      await test.store.system.transaction((tx) => record({ tx, moment }, 'token.add', { subject: `${name} ${k}`, payload: { k } }));
  };
  await Promise.all([writer('a'), writer('b')]);
  expect(await verifyRecord(test.store.system, null)).toMatchObject({ lines: 26, fault: null });
});

it('tells the same text as the database, and takes no number twice', async () => {
  const line: AuditLine = {
    ...{ number: 1, at: '2025-07-01T08:00:00.000000Z', account: null, act: 'a', board: null, subject: 's', payload: '{}', previous: '' },
    hash: '',
  };
  const hashed = (each: AuditLine): AuditLine => ({ ...each, hash: createHash('sha256').update(auditText(each)).digest('hex') });
  const first = hashed(line);
  expect(auditText(first)).toBe('1\n2025-07-01T08:00:00.000000Z\n-\na\n-\ns\n{}\n');
  expect((await verifyChain([first, hashed({ ...line, previous: first.hash })], [])).fault).toEqual({ kind: 'missing', number: 1 });
  expect(await verifyChain([], [])).toEqual({ lines: 0, head: '', fault: null });
  expect((await verifyChain([], ['ab'])).fault).toEqual({ kind: 'cut', head: 'ab' });
});

it('is read by administrators, page by page, without what it says', async () => {
  const test = await filled();
  const admin = await test.as(['administrator', '*']);
  const board = await test.as(['board', 'DISP-LYO']);
  const first = (await admin.ask('GET', '/api/audit?limit=4')).json<{ items: Record<string, unknown>[]; next: string }>();
  expect(first.items.map(({ number }) => number)).toEqual([1, 2, 3, 4]);
  expect(Object.keys(first.items[0]!)).toEqual([
    'number',
    'at',
    'account',
    'login',
    'act',
    'board',
    'subject',
    'subjectLogin',
    'previous',
    'hash',
  ]);
  expect(JSON.stringify(first)).not.toContain('été');
  const rest = (await admin.ask('GET', `/api/audit?after=${first.next}`)).json<{ items: unknown[]; next?: string }>();
  expect([rest.items.length, rest.next]).toEqual([2, undefined]);
  expect((await board.ask('GET', '/api/audit')).statusCode).toBe(403);
  expect((await test.nobody.ask('GET', '/api/audit')).statusCode).toBe(401);
});

it('is read from its end too, by kind of act and by day in France', async () => {
  const test = await filled();
  const admin = await test.as(['administrator', '*']);
  const numbers = async (query: string): Promise<number[]> =>
    (await admin.ask('GET', `/api/audit?${query}`)).json<{ items: { number: number }[] }>().items.map(({ number }) => number);
  expect(await numbers('order=newest&limit=2')).toEqual([6, 5]);
  expect(await numbers('order=newest&after=3')).toEqual([2, 1]);
  expect(await numbers(`act=${AUDIT_ACTS[2]}`)).toEqual([3]);
  expect(await numbers('on=2025-07-01')).toHaveLength(6);
  expect(await numbers('on=2025-06-30')).toEqual([]);
  expect((await admin.ask('GET', '/api/audit?act=nothing.done')).statusCode).toBe(422);
  // Half past one in the night of France is the evening before elsewhere.
  await test.store.system.transaction((tx) =>
    record({ tx, moment: { now: new Date('2025-07-01T23:30:00Z'), newId: () => '' } }, 'token.add', { subject: 'late' }),
  );
  expect(await numbers('on=2025-07-02')).toEqual([7]);
});

it('is verified for administrators, and a head noted earlier is found or not', async () => {
  const test = await filled();
  const admin = await test.as(['administrator', '*']);
  const check = async (query = ''): Promise<{ lines: number; head: string; fault: unknown; noted: unknown }> =>
    (await admin.ask('GET', `/api/audit/verification${query}`)).json();
  const { head, ...whole } = await check();
  expect(whole).toMatchObject({ lines: 6, fault: null, noted: null });
  expect((await check(`?head=${head.toUpperCase()}`)).noted).toEqual({ number: 6, at: '2025-07-01T08:00:00.128Z' });
  expect((await check(`?head=${'0'.repeat(64)}`)).noted).toBeNull();
  await tamper(test, `update audit set subject = 'else' where number = 4`);
  expect(await check()).toMatchObject({ lines: 3, fault: { kind: 'changed', number: 4 } });
  expect((await admin.ask('GET', '/api/audit/verification?head=x')).statusCode).toBe(422);
});
