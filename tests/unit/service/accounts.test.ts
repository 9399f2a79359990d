/** Accounts by administrators, passwords, tokens for scripts, settings: who may, what is refused, what nobody learns. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { newPasswordHash } from '../../../src/service/acts/accounts.ts';
import { passwordFault } from '../../../src/service/rules/password.ts';
import { settingsOf } from '../../../src/service/rules/settings.ts';
import { verifyRecord } from '../../../src/service/acts/record-verified.ts';
import { hashOf, matches } from '../../../src/service/store/passwords.ts';
import { asOwner, told } from '../../service/small-round.ts';
import { type Client, type TestService, useService } from '../../service/service.ts';

const fresh = useService();
const PASSWORD = 'quatre mots sans rapport';

interface Account {
  readonly id: string;
  readonly login: string;
  readonly version: number;
  readonly grants: readonly { readonly id: string; readonly role: string; readonly scope: string }[];
}

async function signIn(
  { nobody }: TestService,
  login: string,
  password: string,
): Promise<{ readonly status: number; readonly cookie: string }> {
  const answer = await nobody.ask('POST', '/api/session', { login, password });
  return { status: answer.statusCode, cookie: String(answer.headers['set-cookie']).split(';')[0]! };
}

describe('accounts', () => {
  it('are added, given roles, changed on the version that was seen, and disabled by an administrator', async () => {
    const test = await fresh();
    const admin = await test.as(['administrator', '*']);
    const body = { login: 'Claire.B', name: 'Claire B.', password: PASSWORD, grants: [{ role: 'board', scope: 'DISP-LYO' }] };
    const key = { 'idempotency-key': 'one' };
    const added = await admin.ask('POST', '/api/accounts', body, key);
    expect(added.statusCode, added.body).toBe(201);
    const account = added.json<Account>();
    expect(added.headers['location']).toBe(`/api/accounts/${account.id}`);
    expect(account).toMatchObject({ login: 'claire.b', grants: [{ role: 'board', scope: 'DISP-LYO' }], version: 1 });
    expect((await admin.ask('POST', '/api/accounts', body, key)).json()).toEqual(account);
    expect(told(await admin.ask('POST', '/api/accounts', body))).toEqual([409, 'ACCOUNT_LOGIN_TAKEN']);
    expect(told(await admin.ask('POST', '/api/accounts', { ...body, login: 'x', password: 'court' }))).toEqual([
      422,
      'ACCOUNT_PASSWORD_WEAK',
    ]);
    expect(told(await admin.ask('POST', '/api/accounts', { ...body, login: 'x', password: `claire.b-x` }))).toEqual([
      422,
      'ACCOUNT_PASSWORD_WEAK',
    ]);
    expect(told(await admin.ask('POST', '/api/accounts', { ...body, login: 'x', extra: 1 }))).toEqual([422, 'SERVICE_BODY']);
    expect((await signIn(test, 'CLAIRE.b', PASSWORD)).status).toBe(204);

    const place = `/api/accounts/${account.id}`;
    for (const [role, scope] of [
      ['board', 'DISP-X'],
      ['board', '*'],
      ['director', 'DISP-LYO'],
      ['mentor', 'T-1'],
      ['administrator', 'DISP-LYO'],
    ])
      expect(told(await admin.ask('POST', `${place}/grants`, { role, scope })), role).toEqual([422, 'ACCOUNT_PLACE']);
    const granted = await admin.ask('POST', `${place}/grants`, { role: 'director', scope: 'SPIP-69' });
    expect([granted.statusCode, granted.json()]).toMatchObject([201, { role: 'director', scope: 'SPIP-69' }]);
    expect(told(await admin.ask('POST', `${place}/grants`, { role: 'director', scope: 'SPIP-69' }))).toEqual([409, 'ACCOUNT_GRANT_THERE']);
    const rows = await asOwner(test, sql<{ board: string }>`select board from role_grant where scope = 'SPIP-69'`);
    expect(rows).toEqual([{ board: 'DISP-LYO' }]);
    expect((await admin.ask('DELETE', `${place}/grants/${granted.json<{ id: string }>().id}`)).statusCode).toBe(204);
    expect((await admin.ask('DELETE', `${place}/grants/${granted.json<{ id: string }>().id}`)).statusCode).toBe(404);

    const read = await admin.ask('GET', place);
    expect([read.headers['etag'], read.json<Account>().version]).toEqual(['"3"', 3]);
    expect(told(await admin.ask('PATCH', place, { name: 'C. B.' }))).toEqual([428, 'SERVICE_IF_MATCH']);
    expect(told(await admin.ask('PATCH', place, { name: 'C. B.' }, { 'if-match': '"2"' }))).toEqual([412, 'SERVICE_MOVED_ON']);
    const changed = await admin.ask('PATCH', place, { name: 'C. B.', email: 'c.b@example.org' }, { 'if-match': '"3"' });
    expect([changed.statusCode, changed.headers['etag'], changed.json()]).toMatchObject([
      200,
      '"4"',
      { name: 'C. B.', email: 'c.b@example.org' },
    ]);
    const { cookie } = await signIn(test, 'claire.b', PASSWORD);
    const disabled = await admin.ask('PATCH', place, { disabled: true }, { 'if-match': '"4"' });
    expect(disabled.json()).toMatchObject({ disabledAt: '2025-07-01T08:00:00.000Z', version: 5 });
    expect((await test.nobody.ask('GET', '/api/me', undefined, { cookie })).statusCode).toBe(401);
    expect((await signIn(test, 'claire.b', PASSWORD)).status).toBe(401);
    expect((await admin.ask('PATCH', place, { disabled: false }, { 'if-match': '"5"' })).json()).toMatchObject({ disabledAt: null });
    expect((await signIn(test, 'claire.b', PASSWORD)).status).toBe(204);
    // The record has all of it, and nobody's name, login or password.
    expect(await verifyRecord(test.store.system, null)).toMatchObject({ fault: null });
    const lines = await asOwner(test, sql<{ act: string; text: string }>`select act, audit_text(a) as text from audit a`);
    expect(new Set(lines.map(({ act }) => act))).toEqual(
      new Set(['account.add', 'account.grant', 'account.grant.end', 'account.change', 'session.open']),
    );
    for (const { text } of lines) expect(text).not.toMatch(/claire|C\. B|example\.org|quatre/i);
  });

  it('are nobody else’s, and an administrator’s only with a password just given', async () => {
    const test = await fresh();
    const admin = await test.as(['administrator', '*']);
    const board = await test.as(['board', 'DISP-LYO']);
    const place = `/api/accounts/${board.account}`;
    for (const [method, url, body] of [
      ['GET', '/api/accounts', undefined],
      ['GET', place, undefined],
      ['POST', '/api/accounts', { login: 'x', name: 'x' }],
      ['PATCH', `/api/accounts/${board.account}`, { name: 'x' }],
      ['POST', `${place}/grants`, { role: 'administrator', scope: '*' }],
      ['PUT', `${place}/password`, { password: PASSWORD }],
      ['DELETE', `${place}/sessions`, undefined],
    ] as const) {
      expect(told(await board.ask(method, url, body, { 'if-match': '"1"' })), url).toEqual([403, 'SERVICE_FORBIDDEN']);
      expect((await test.nobody.ask(method, url, body)).statusCode, url).toBe(401);
    }
    const listed = (await admin.ask('GET', '/api/accounts?limit=1')).json<{ items: Account[]; next: string }>();
    const rest = (await admin.ask('GET', `/api/accounts?after=${listed.next}`)).json<{ items: Account[] }>();
    expect([listed.items.length, rest.items.length]).toEqual([1, 1]);
    test.clock = new Date('2025-07-01T08:16:00Z');
    expect((await admin.ask('GET', place)).statusCode).toBe(200);
    expect(told(await admin.ask('POST', '/api/accounts', { login: 'x', name: 'x' }))).toEqual([403, 'SERVICE_SIGN_IN_AGAIN']);
    expect(told(await admin.ask('DELETE', `${place}/sessions`))).toEqual([403, 'SERVICE_SIGN_IN_AGAIN']);
    expect((await test.as(['administrator', '*']).then((other) => other.ask('DELETE', `${place}/sessions`))).statusCode).toBe(204);
    expect((await board.ask('GET', '/api/me')).statusCode).toBe(401);
  });

  it('keep one administrator, whatever two of them do to each other', async () => {
    const test = await fresh();
    const admin = await test.as(['administrator', '*']);
    const own = `/api/accounts/${admin.account}`;
    const [grant] = (await admin.ask('GET', own)).json<Account>().grants;
    expect(told(await admin.ask('DELETE', `${own}/grants/${grant!.id}`))).toEqual([409, 'ACCOUNT_LAST_ADMINISTRATOR']);
    expect(told(await admin.ask('PATCH', own, { disabled: true }, { 'if-match': '"1"' }))).toEqual([409, 'ACCOUNT_LAST_ADMINISTRATOR']);
    const other = await test.as(['administrator', '*']);
    const answers = await Promise.all([
      admin.ask('PATCH', `/api/accounts/${other.account}`, { disabled: true }, { 'if-match': '"1"' }),
      other.ask('PATCH', own, { disabled: true }, { 'if-match': '"1"' }),
    ]);
    expect(answers.filter(({ statusCode }) => statusCode === 200).length).toBe(1);
    const left = await asOwner(
      test,
      sql`select from role_grant g join account a on a.id = g.account where a.disabled_at is null and g.role = 'administrator'`,
    );
    expect(left.length).toBe(1);
  });
});

describe('a password', () => {
  it('is changed by its owner, who gives the present one, and by an administrator; others’ sessions end', async () => {
    const test = await fresh();
    const admin = await test.as(['administrator', '*']);
    const hash = await hashOf(PASSWORD);
    await asOwner(test, sql`update account set password_hash = ${hash}, login = 'admin' where id = ${admin.account}`);
    const elsewhere = await signIn(test, 'admin', PASSWORD);
    const change = (current: string, password: string, client: Client = admin): ReturnType<Client['ask']> =>
      client.ask('PUT', '/api/me/password', { current, password });
    expect(told(await change('faux', 'cinq mots pour une porte'))).toEqual([403, 'ACCOUNT_PASSWORD_WRONG']);
    expect(told(await change(PASSWORD, 'court'))).toEqual([422, 'ACCOUNT_PASSWORD_WEAK']);
    expect((await change(PASSWORD, 'cinq mots pour une porte')).statusCode).toBe(204);
    expect((await admin.ask('GET', '/api/me')).statusCode).toBe(200);
    expect((await test.nobody.ask('GET', '/api/me', undefined, { cookie: elsewhere.cookie })).statusCode).toBe(401);
    expect((await signIn(test, 'admin', PASSWORD)).status).toBe(401);
    expect((await signIn(test, 'admin', 'cinq mots pour une porte')).status).toBe(204);
    const board = await test.as(['board', 'DISP-LYO']);
    expect(
      (await admin.ask('PUT', `/api/accounts/${board.account}/password`, { password: 'six mots que personne ne lit' })).statusCode,
    ).toBe(204);
    expect((await board.ask('GET', '/api/me')).statusCode).toBe(401);
  });

  it('is long, varied and not the login', () => {
    expect(passwordFault('demo', 'admin')).toBe('short');
    expect(passwordFault('aaaaaaaaaaaaaaa', 'admin')).toBe('same');
    expect(passwordFault('abcabcabcabcabc', 'admin')).toBe('same');
    expect(passwordFault('x'.repeat(300), 'admin')).toBe('long');
    expect(passwordFault('mon ADMIN à moi, bien sûr', 'admin')).toBe('login');
    expect(passwordFault('épée épée été', 'admin')).toBeNull();
    // A letter with its accent apart is one.
    expect(passwordFault('e\u0301te\u0301 chaud', 'admin')).toBe('short');
  });

  it.each([
    ['SPIP-Stagiaire-2026', 'words'],
    ['Pénitentiaire!2026', 'words'],
    ['binome binome binome', 'words'],
    ['le tuteur aime les figues', null],
    ['figues et noix sèches', null],
  ])('%j is made of words that are tried here first: %j', (password, fault) => {
    expect(passwordFault(password, 'a.martin')).toBe(fault);
  });

  it('has not leaked elsewhere, in capitals or not; any signs will do, and 64 characters and more', async () => {
    for (const leaked of ['1qaz2wsx3edc4rfv', '1QAZ2wsx3edc4RFV', 'q1w2e3r4t5y6', 'unbelievable'])
      await expect(newPasswordHash(leaked, 'a.martin')).rejects.toMatchObject({
        code: 'ACCOUNT_PASSWORD_WEAK',
        values: { detail: /leaked/ },
      });
    const long = `${'½ ∑ 漢字, une phrase longue '.repeat(6)}?`;
    const hash = await newPasswordHash(long, 'a.martin');
    const tried = [long, long.slice(0, -1), long.toUpperCase()];
    expect(await Promise.all(tried.map((password) => matches(password, hash)))).toEqual([true, false, false]);
    // scrypt with the least that OWASP asks for, and a salt each.
    const other = await hashOf(long);
    for (const each of [hash, other]) expect(each).toMatch(/^scrypt\$65536\$8\$2\$/);
    expect(other.split('$')[4]).not.toBe(hash.split('$')[4]);
  });
});

describe('a token for scripts', () => {
  it('is shown once, acts within its owner’s rights and its own, and ends', async () => {
    const test = await fresh();
    const admin = await test.as(['administrator', '*']);
    const key = { 'idempotency-key': randomUUID() };
    const made = await admin.ask('POST', '/api/tokens', { name: 'lecture' }, key);
    expect([made.statusCode, made.json()]).toMatchObject([201, { name: 'lecture', mayWrite: false, endsAt: '2025-09-29T08:00:00.000Z' }]);
    expect((await admin.ask('POST', '/api/tokens', { name: 'lecture' }, key)).json()).toEqual(made.json());
    const { id, token } = made.json<{ id: string; token: string }>();
    expect(token).toMatch(/^[\w-]{43}$/);
    const listed = await admin.ask('GET', '/api/tokens');
    expect([listed.json<{ items: unknown[] }>().items.length, listed.body.includes(token)]).toEqual([1, false]);
    const kept = await asOwner(test, sql<{ body: string }>`select body from idempotency where body is not null`);
    expect(JSON.stringify(kept)).not.toContain(token);
    // The same key of another session would give another secret.
    const secret = 'b'.repeat(43);
    await asOwner(
      test,
      sql`insert into session (token_hash, account, opened_at, fresh_at, seen_at, ends_at)
        select sha256(${secret}::bytea), account, opened_at, fresh_at, seen_at, ends_at from session where account = ${admin.account}`,
    );
    const again = await test.nobody.ask('POST', '/api/tokens', { name: 'lecture' }, { ...key, cookie: `binome=${secret}` });
    expect(told(again)).toEqual([422, 'SERVICE_KEY_REUSED']);

    const script = (method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, body?: unknown, headers = {}): ReturnType<Client['ask']> =>
      test.nobody.ask(method, url, body, { authorization: `Bearer ${token}`, ...headers });
    expect((await script('GET', '/api/accounts')).statusCode).toBe(200);
    // Whatever it asks to change, it is told the same, before its body or the state of the world are looked at.
    const { paths } = (await script('GET', '/api/openapi.json')).json<{ paths: Record<string, Record<string, unknown>> }>();
    let changing = 0;
    for (const [path, operations] of Object.entries(paths))
      for (const method of Object.keys(operations)) {
        // Signing in and out is no act of a token.
        if (method === 'get' || path === '/api/session' || path.startsWith('/auth/')) continue;
        const url = path.replaceAll(/\{\w+\}/g, 'x');
        expect([method, path, ...told(await script(method.toUpperCase() as 'PUT', url, { wrong: true }))]).toEqual([
          ...[method, path, 403, 'SERVICE_TOKEN_READS'],
        ]);
        changing++;
      }
    expect(changing).toBeGreaterThan(30);
    // The answer was lost, and asked for again: for some minutes.
    test.clock = new Date('2025-07-01T08:10:00Z');
    expect((await admin.ask('POST', '/api/tokens', { name: 'lecture' }, key)).json()).toEqual(made.json());
    test.clock = new Date('2025-07-01T08:10:01Z');
    expect(told(await admin.ask('POST', '/api/tokens', { name: 'lecture' }, key))).toEqual([409, 'SERVICE_SECRET_TOLD']);
    test.clock = new Date('2025-07-01T08:00:00Z');
    const writing = (await admin.ask('POST', '/api/tokens', { name: 'écriture', mayWrite: true, days: 1 })).json<{ token: string }>();
    const bearer = { authorization: `Bearer ${writing.token}`, 'if-match': '"1"' };
    for (const [method, url, body] of [
      ['POST', '/api/accounts', { login: 'x', name: 'x' }],
      ['POST', '/api/tokens', { name: 'x' }],
      ['POST', '/api/calendar-links', undefined],
      ['PUT', '/api/me/password', { current: 'x', password: PASSWORD }],
    ] as const)
      expect(told(await test.nobody.ask(method, url, body, bearer))).toEqual([403, 'SERVICE_TOKEN_ACT']);
    expect((await test.nobody.ask('PUT', '/api/settings', { runDaysBefore: 30 }, bearer)).statusCode).toBe(200);
    expect(told(await admin.ask('POST', '/api/tokens', { name: 'long', days: 400 }))).toEqual([422, 'TOKEN_TOO_LONG']);
    const board = await test.as(['board', 'DISP-LYO']);
    expect((await board.ask('DELETE', `/api/tokens/${id}`)).statusCode).toBe(404);
    expect((await admin.ask('DELETE', `/api/tokens/${id}`)).statusCode).toBe(204);
    expect((await script('GET', '/api/me')).statusCode).toBe(401);
    test.clock = new Date('2025-07-02T08:00:01Z');
    expect((await test.nobody.ask('GET', '/api/me', undefined, bearer)).statusCode).toBe(401);
  });
});

describe('settings', () => {
  it('hold from the nearest that set them, and are taken back', async () => {
    const test = await fresh();
    const admin = await test.as(['administrator', '*']);
    const board = await test.as(['board', 'DISP-LYO']);
    const own = '/api/settings?scope=DISP-LYO';
    const put = (client: Client, url: string, body: object, version: number): ReturnType<Client['ask']> =>
      client.ask('PUT', url, body, { 'if-match': `"${version}"` });
    expect((await board.ask('GET', own)).json()).toMatchObject({ own: {}, holds: { runDaysBefore: 42, decideDaysBefore: 21 }, version: 1 });
    expect((await put(admin, '/api/settings', { runDaysBefore: 50 }, 1)).json()).toMatchObject({
      scope: '*',
      own: { runDaysBefore: 50 },
      version: 2,
    });
    expect((await put(board, own, { runDaysBefore: 30 }, 1)).json()).toMatchObject({ holds: { runDaysBefore: 30 }, version: 2 });
    expect(told(await put(board, own, { runDaysBefore: 31 }, 1))).toEqual([412, 'SERVICE_MOVED_ON']);
    expect(told(await board.ask('PUT', own, { runDaysBefore: 31 }))).toEqual([428, 'SERVICE_IF_MATCH']);
    expect((await put(board, own, { runDaysBefore: null }, 2)).json()).toMatchObject({ own: {}, holds: { runDaysBefore: 50 }, version: 3 });
    expect(told(await put(board, '/api/settings', { runDaysBefore: 30 }, 2))).toEqual([403, 'SERVICE_FORBIDDEN']);
    expect(told(await put(board, '/api/settings?scope=DISP-BOR', { runDaysBefore: 30 }, 1))).toEqual([403, 'SERVICE_FORBIDDEN']);
    expect(told(await put(board, own, { runDaysBefore: 0 }, 3))).toEqual([422, 'SERVICE_BODY']);
    expect(told(await put(board, own, { days: 3 }, 3))).toEqual([422, 'SERVICE_BODY']);
    expect((await board.ask('GET', '/api/settings?scope=DISP-X')).statusCode).toBe(404);
    expect(settingsOf({}, { runDaysBefore: 1 }, { runDaysBefore: 2, publishDaysBefore: 3 })).toEqual({
      ...{ runDaysBefore: 1, submitDaysBefore: 35, decideDaysBefore: 21, publishDaysBefore: 3 },
    });
  });
});
