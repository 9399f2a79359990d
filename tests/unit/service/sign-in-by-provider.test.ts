/** Signing in by an identity provider: a real one, and one that lies. */
import { randomBytes, randomUUID } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { generateKeyPair } from 'jose';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeServer } from '../../../src/service/http/server.ts';
import type { ProviderSettings } from '../../../src/service/http/identity-provider.ts';
import { isOwnPath } from '../../../src/service/rules/sign-in.ts';
import { makeLog } from '../../../src/service/shell/log.ts';
import { hashOf } from '../../../src/service/store/passwords.ts';
import type { Problem } from '../../service/census.ts';
import { type FalseProvider, falseProvider, type RealProvider, realProvider, SECRET } from '../../service/identity-provider.ts';
import { CHEAP, type TestService, useService } from '../../service/service.ts';

const ORIGIN = 'http://127.0.0.1:8080';
const fresh = useService();
const servers: FastifyInstance[] = [];
let test: TestService;

beforeEach(async () => {
  test = await fresh();
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(oidc: ProviderSettings, more: { now?: () => Date; log?: (line: string) => void } = {}): Promise<FastifyInstance> {
  const service = { ...test.service, now: more.now ?? (() => new Date()), oidc, origin: ORIGIN };
  const server = await makeServer(service, more.log === undefined ? null : makeLog('info', more.log));
  servers.push(server);
  return server;
}

/** A browser's cookies here. */
class Browser {
  readonly #server: FastifyInstance;
  readonly cookies = new Map<string, string>();

  constructor(server: FastifyInstance) {
    this.#server = server;
  }

  async go(url: string, method: 'GET' | 'POST' | 'PATCH' = 'GET', payload?: object): Promise<LightMyRequestResponse> {
    const { pathname, search } = new URL(url, ORIGIN);
    const headers = { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '), 'accept-language': 'en' };
    const answer = await this.#server.inject({ method, url: pathname + search, headers, ...(payload === undefined ? {} : { payload }) });
    for (const { name, value } of answer.cookies as { name: string; value: string }[])
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    return answer;
  }
}

async function account(
  login: string,
  {
    subject,
    issuer,
    role,
    disabled = false,
    password,
  }: {
    subject?: string;
    issuer?: string;
    role?: 'administrator' | 'board';
    disabled?: boolean;
    password?: string;
  } = {},
): Promise<string> {
  const id = randomUUID();
  const hash = password === undefined ? null : await hashOf(password, CHEAP);
  await test.store.owner.transaction(async (tx) => {
    await sql`insert into account (id, login, name, created_at, oidc_subject, disabled_at, password_hash)
      values (${id}, ${login}, ${login}, now(), ${subject === undefined ? null : `${issuer} ${subject}`}, ${disabled ? new Date() : null}, ${hash})`.execute(
      tx,
    );
    if (role !== undefined)
      await sql`insert into role_grant (id, account, role, scope, board, granted_at)
        values (gen_random_uuid(), ${id}, ${role}, ${role === 'board' ? 'DISP-LYO' : '*'}, ${role === 'board' ? 'DISP-LYO' : '*'}, now())`.execute(
        tx,
      );
  });
  return id;
}

const who = async (browser: Browser): Promise<string | number> => {
  const me = await browser.go('/api/me');
  return me.statusCode === 200 ? me.json<{ account: { login: string } }>().account.login : me.statusCode;
};
const codeOf = (answer: LightMyRequestResponse): [number, string] => [answer.statusCode, answer.json<Problem>().code];

describe('with a real provider', () => {
  let provider: RealProvider;

  async function signIn(browser: Browser, query = ''): Promise<LightMyRequestResponse> {
    const begun = await browser.go(`/auth/login${query}`);
    expect(begun.statusCode).toBe(303);
    return browser.go(await provider.browse(begun.headers.location!));
  }

  it('opens a session for the account that was linked, and sends the browser on', async () => {
    provider = await realProvider(ORIGIN);
    await account('claire', { subject: 'u-1', issuer: provider.settings.issuer });
    const browser = new Browser(await serve(provider.settings));
    expect((await browser.go('/api/sign-in')).json()).toEqual({
      ...{ mode: 'office', isSignedIn: false },
      passwords: 'everybody',
      accessibilityContact: null,
      provider: { name: 'Annuaire', link: '/auth/login' },
    });
    const begun = await browser.go('/auth/login?to=/rounds/x%3Fy');
    const asked = new URL(begun.headers.location!).searchParams;
    expect(Object.fromEntries(asked)).toEqual({
      ...{
        client_id: 'binome',
        redirect_uri: `${ORIGIN}/auth/callback`,
        response_type: 'code',
        scope: 'openid',
        code_challenge_method: 'S256',
      },
      state: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as unknown,
    });
    expect(begun.cookies).toMatchObject([{ name: 'binome-sign-in', httpOnly: true, sameSite: 'Lax', path: '/' }]);
    const back = await provider.browse(begun.headers.location!);
    const done = await browser.go(back);
    expect([done.statusCode, done.headers.location, done.headers['cache-control']]).toEqual([303, `${ORIGIN}/rounds/x?y`, 'no-store']);
    expect(done.cookies).toMatchObject([{ name: 'binome', httpOnly: true, sameSite: 'Lax' }]);
    expect(await who(browser)).toBe('claire');
    // The way back is open once, in the browser in which it was begun.
    expect(codeOf(await browser.go(back))).toEqual([403, 'OIDC_STATE']);
    const rows = await test.store.owner.transaction((tx) => sql`select count(*)::int as left from sign_in_request`.execute(tx));
    expect(rows.rows).toEqual([{ left: 0 }]);
    const line = await test.store.owner.transaction((tx) => sql`select act from audit order by number desc limit 1`.execute(tx));
    expect(line.rows).toEqual([{ act: 'session.open' }]);
  });

  it('makes no account, and opens none that is disabled, or another issuer’s', async () => {
    provider = await realProvider(ORIGIN);
    await account('elsewhere', { subject: 'u-1', issuer: 'https://other.example.org' });
    await account('gone', { subject: 'u-2', issuer: provider.settings.issuer, disabled: true });
    // No claim is a login unless the configuration says so.
    await account('u-1');
    provider.person = { sub: 'u-1', preferred_username: 'u-1' };
    const server = await serve(provider.settings);
    const before = await count('account');
    for (const person of [{ sub: 'u-1', preferred_username: 'u-1' }, { sub: 'u-3' }]) {
      provider.person = person;
      const browser = new Browser(server);
      expect(codeOf(await signIn(browser))).toEqual([403, 'OIDC_NO_ACCOUNT']);
      expect(await who(browser)).toBe(401);
    }
    expect([await count('account'), await count('session')]).toEqual([before, 0]);
  });

  it('refuses a disabled account', async () => {
    provider = await realProvider(ORIGIN);
    await account('gone', { subject: 'u-1', issuer: provider.settings.issuer, disabled: true });
    const browser = new Browser(await serve(provider.settings));
    expect(codeOf(await signIn(browser))).toEqual([403, 'OIDC_NO_ACCOUNT']);
  });

  it('finds an account by the claim that is a login, and keeps it for that identity', async () => {
    provider = await realProvider(ORIGIN, { claim: 'preferred_username' });
    const id = await account('claire');
    const server = await serve(provider.settings);
    provider.person = { sub: 'u-1', preferred_username: 'Claire' };
    const first = new Browser(server);
    expect((await signIn(first)).statusCode).toBe(303);
    expect(await who(first)).toBe('claire');
    const row = await test.store.owner.transaction((tx) => sql`select oidc_subject, version from account where id = ${id}`.execute(tx));
    expect(row.rows).toEqual([{ oidc_subject: `${provider.settings.issuer} u-1`, version: 2 }]);
  });

  it('does not open an account to whoever is given its login later', async () => {
    provider = await realProvider(ORIGIN, { claim: 'preferred_username' });
    await account('claire', { subject: 'u-1', issuer: provider.settings.issuer });
    provider.person = { sub: 'u-2', preferred_username: 'claire' };
    const browser = new Browser(await serve(provider.settings));
    expect(codeOf(await signIn(browser))).toEqual([403, 'OIDC_NO_ACCOUNT']);
  });

  it.each([
    [true, 303],
    [false, 403],
  ])('takes a mail address for a login where it is verified (%s)', async (email_verified, status) => {
    provider = await realProvider(ORIGIN, { claim: 'email' });
    await account('claire@example.org');
    provider.person = { sub: 'u-1', email: 'claire@example.org', email_verified };
    expect((await signIn(new Browser(await serve(provider.settings)))).statusCode).toBe(status);
  });

  it('asks who one is again before what asks for it, and not otherwise', async () => {
    provider = await realProvider(ORIGIN);
    await account('admin', { subject: 'u-1', issuer: provider.settings.issuer, role: 'administrator' });
    const target = await account('other');
    const shift = { ms: 0 };
    const server = await serve(provider.settings, { now: () => new Date(Date.now() + shift.ms) });
    const browser = new Browser(server);
    expect((await signIn(browser)).statusCode).toBe(303);
    expect(provider.proofs()).toBe(1);
    // A provider that does not say when: nobody knows whether it was just now.
    const change = (): Promise<LightMyRequestResponse> =>
      browser.go(`/api/accounts/${target}/grants`, 'POST', { role: 'board', scope: 'DISP-LYO' });
    expect(codeOf(await change())).toEqual([403, 'SERVICE_SIGN_IN_AGAIN']);
    // Signed in there already: nobody is asked, and it is as old as it was.
    expect((await signIn(browser)).statusCode).toBe(303);
    expect(provider.proofs()).toBe(1);
    expect(codeOf(await change())).toEqual([403, 'SERVICE_SIGN_IN_AGAIN']);
    const begun = await browser.go('/auth/login?fresh=1&to=/accounts');
    expect(new URL(begun.headers.location!).searchParams.get('prompt')).toBe('login');
    expect(new URL(begun.headers.location!).searchParams.get('max_age')).toBe('0');
    expect((await browser.go(await provider.browse(begun.headers.location!))).statusCode).toBe(303);
    expect(provider.proofs()).toBe(2);
    expect((await change()).statusCode).toBe(201);
    // And once that is long ago, again.
    shift.ms = 16 * 60_000;
    expect(codeOf(await change())).toEqual([403, 'SERVICE_SIGN_IN_AGAIN']);
  });

  it('signs out here and says where to sign out there', async () => {
    provider = await realProvider(ORIGIN);
    await account('claire', { subject: 'u-1', issuer: provider.settings.issuer });
    const browser = new Browser(await serve(provider.settings));
    await signIn(browser);
    const secret = browser.cookies.get('binome')!;
    const left = await browser.go('/auth/logout', 'POST');
    const to = new URL(left.json<{ to: string }>().to);
    expect([left.statusCode, to.origin, to.searchParams.get('post_logout_redirect_uri')]).toEqual([
      200,
      provider.settings.issuer,
      `${ORIGIN}/`,
    ]);
    browser.cookies.set('binome', secret);
    expect(await who(browser)).toBe(401);
  });

  it('has several sign-ins of one browser at a time, and none of another’s', async () => {
    provider = await realProvider(ORIGIN);
    await account('claire', { subject: 'u-1', issuer: provider.settings.issuer });
    const server = await serve(provider.settings);
    const [browser, other] = [new Browser(server), new Browser(server)];
    const [one, two] = [await browser.go('/auth/login?to=/one'), await browser.go('/auth/login?to=/two')];
    const back = await provider.browse(one.headers.location!);
    expect(codeOf(await other.go(back))).toEqual([403, 'OIDC_STATE']);
    await other.go('/auth/login');
    expect(codeOf(await other.go(back))).toEqual([403, 'OIDC_STATE']);
    expect((await browser.go(await provider.browse(two.headers.location!))).headers.location).toBe(`${ORIGIN}/two`);
    expect((await browser.go(back)).headers.location).toBe(`${ORIGIN}/one`);
  });

  it('takes ten minutes at most', async () => {
    provider = await realProvider(ORIGIN);
    await account('claire', { subject: 'u-1', issuer: provider.settings.issuer });
    const shift = { ms: 0 };
    const browser = new Browser(await serve(provider.settings, { now: () => new Date(Date.now() + shift.ms) }));
    const begun = await browser.go('/auth/login');
    const back = await provider.browse(begun.headers.location!);
    shift.ms = 10 * 60_000 + 1000;
    expect(codeOf(await browser.go(back))).toEqual([403, 'OIDC_STATE']);
  });

  it('goes nowhere but to paths of its own', async () => {
    provider = await realProvider(ORIGIN);
    const browser = new Browser(await serve(provider.settings));
    for (const to of [
      'https://evil.example.org',
      '//evil.example.org',
      '/\\evil.example.org',
      'javascript:alert(1)',
      'rounds',
      '/auth/login',
      '/a\r\nset-cookie: x',
    ])
      expect([to, ...codeOf(await browser.go(`/auth/login?to=${encodeURIComponent(to)}`))]).toEqual([to, 422, 'SERVICE_BODY']);
    expect(await count('sign_in_request')).toBe(0);
  });
});

async function count(table: string): Promise<number> {
  const { rows } = await test.store.owner.transaction((tx) =>
    sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(tx),
  );
  return rows[0]!.count;
}

describe('with a provider that lies', () => {
  let provider: FalseProvider;
  let browser: Browser;
  const now = (): number => Math.floor(Date.now() / 1000);

  beforeEach(async () => {
    provider = await falseProvider();
    await account('claire', { subject: 'u-1', issuer: provider.settings.issuer });
    browser = new Browser(await serve(provider.settings));
  });

  /** Begun in the browser. */
  async function begin(query = ''): Promise<{ readonly state: string; readonly nonce: string }> {
    const { searchParams } = new URL((await browser.go(`/auth/login${query}`)).headers.location!);
    return { state: searchParams.get('state')!, nonce: searchParams.get('nonce')! };
  }

  const right = (nonce: string): Record<string, unknown> => ({
    ...{ iss: provider.settings.issuer, aud: 'binome', sub: 'u-1', nonce, iat: now(), exp: now() + 300 },
  });
  const answering = (token: (nonce: string) => Promise<string> | string, nonce: string): void => {
    provider.token = async () => [200, { access_token: 'x', token_type: 'Bearer', id_token: await token(nonce) }];
  };

  async function comeBack(token: (nonce: string) => Promise<string> | string, query = ''): Promise<LightMyRequestResponse> {
    const { state, nonce } = await begin(query);
    answering(token, nonce);
    return browser.go(`/auth/callback?code=c&state=${state}`);
  }

  it('believes it while it tells the truth, with what proves the code to be ours', async () => {
    const forms: URLSearchParams[] = [];
    const { state, nonce } = await begin();
    provider.token = async (form) => {
      forms.push(form);
      return [200, { access_token: 'x', token_type: 'Bearer', id_token: await provider.sign(right(nonce)) }];
    };
    expect((await browser.go(`/auth/callback?code=the-code&state=${state}`)).statusCode).toBe(303);
    expect(await who(browser)).toBe('claire');
    expect(Object.fromEntries(forms[0]!)).toMatchObject({
      ...{ grant_type: 'authorization_code', code: 'the-code', client_secret: SECRET, redirect_uri: `${ORIGIN}/auth/callback` },
      code_verifier: expect.stringMatching(/^[\w-]{43,}$/) as unknown,
    });
  });

  const unsigned = (claims: Record<string, unknown>): string =>
    `${[{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;

  it.each<[string, (nonce: string) => Promise<string> | string]>([
    ['another nonce', () => provider.sign(right('another'))],
    ['no nonce', (nonce) => provider.sign({ ...right(nonce), nonce: undefined })],
    ['another issuer', (nonce) => provider.sign({ ...right(nonce), iss: 'https://other.example.org' })],
    ['another audience', (nonce) => provider.sign({ ...right(nonce), aud: 'another' })],
    ['two audiences without who asked', (nonce) => provider.sign({ ...right(nonce), aud: ['binome', 'another'] })],
    ['another who asked', (nonce) => provider.sign({ ...right(nonce), aud: ['binome', 'another'], azp: 'another' })],
    ['no subject', (nonce) => provider.sign({ ...right(nonce), sub: undefined })],
    ['no end', (nonce) => provider.sign({ ...right(nonce), exp: undefined })],
    ['an end that is over', (nonce) => provider.sign({ ...right(nonce), iat: now() - 400, exp: now() - 60 })],
    ['a beginning to come', (nonce) => provider.sign({ ...right(nonce), nbf: now() + 60 })],
    ['no signature', (nonce) => unsigned(right(nonce))],
    ['a signature of another key', async (nonce) => provider.sign(right(nonce), { key: (await generateKeyPair('RS256')).privateKey })],
    ['an unknown key', async (nonce) => provider.sign(right(nonce), { kid: 'two', key: (await generateKeyPair('RS256')).privateKey })],
    ['another algorithm', async (nonce) => provider.sign(right(nonce), { key: (await generateKeyPair('ES256')).privateKey, alg: 'ES256' })],
    ['the client’s secret as a key', (nonce) => provider.sign(right(nonce), { key: Buffer.from(SECRET), alg: 'HS256' })],
    [
      'a signature of something else',
      async (nonce) => {
        const [header, , signature] = (await provider.sign({ ...right(nonce), sub: 'u-2' })).split('.');
        return [header, Buffer.from(JSON.stringify(right(nonce))).toString('base64url'), signature].join('.');
      },
    ],
    ['nonsense', () => 'nonsense'],
  ])('refuses %s', async (_, token) => {
    expect(codeOf(await comeBack(token))).toEqual([403, 'OIDC_REFUSED']);
    expect([await who(browser), await count('session')]).toEqual([401, 0]);
  });

  it('allows its clock to be some seconds off, not a minute', async () => {
    const at = (exp: number) => (nonce: string) => provider.sign({ ...right(nonce), iat: now() - 60, exp: now() + exp });
    expect((await comeBack(at(-5))).statusCode).toBe(303);
    expect(codeOf(await comeBack(at(-30)))).toEqual([403, 'OIDC_REFUSED']);
  });

  it.each<[string, number | undefined, number]>([
    ['just now', 0, 303],
    ['an hour ago', -3600, 403],
    ['at a time that it does not say', undefined, 403],
  ])('whoever was to prove it again has done so %s', async (_, seconds, status) => {
    const token = (nonce: string) => provider.sign({ ...right(nonce), ...(seconds === undefined ? {} : { auth_time: now() + seconds }) });
    const answer = await comeBack(token, '?fresh=1');
    expect(answer.statusCode).toBe(status);
    if (status === 403) expect(answer.json<Problem>().code).toBe('OIDC_REFUSED');
  });

  it('refuses what was not begun here: another state, none, the same one again, another browser’s', async () => {
    const { state, nonce } = await begin();
    answering((of) => provider.sign(right(of)), nonce);
    for (const query of ['code=c', `code=c&state=${randomBytes(32).toString('base64url')}`, 'code=c&state='])
      expect(codeOf(await browser.go(`/auth/callback?${query}`))).toEqual([403, 'OIDC_STATE']);
    expect((await browser.go(`/auth/callback?code=c&state=${state}&state=x`)).statusCode).toBe(422);
    const cookies = new Map(browser.cookies);
    browser.cookies.clear();
    expect(codeOf(await browser.go(`/auth/callback?code=c&state=${state}`))).toEqual([403, 'OIDC_STATE']);
    browser.cookies.set('binome-sign-in', randomBytes(32).toString('base64url'));
    expect(codeOf(await browser.go(`/auth/callback?code=c&state=${state}`))).toEqual([403, 'OIDC_STATE']);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    expect((await browser.go(`/auth/callback?code=c&state=${state}`)).statusCode).toBe(303);
    expect(codeOf(await browser.go(`/auth/callback?code=c&state=${state}`))).toEqual([403, 'OIDC_STATE']);
    expect(await count('session')).toBe(1);
  });

  it('says what the provider refused by its code alone, and takes no other’s answer for its own', async () => {
    const denied = await begin();
    const answer = await browser.go(`/auth/callback?error=access_denied&error_description=Call%20me%20on%20555&state=${denied.state}`);
    expect(codeOf(answer)).toEqual([403, 'OIDC_REFUSED']);
    expect(answer.body).toContain('access_denied');
    expect(answer.body).not.toContain('555');
    const mixed = await begin();
    answering((of) => provider.sign(right(of)), mixed.nonce);
    expect(codeOf(await browser.go(`/auth/callback?code=c&state=${mixed.state}&iss=https%3A%2F%2Fother.example.org`))).toEqual([
      403,
      'OIDC_REFUSED',
    ]);
    const spent = await begin();
    provider.token = () => Promise.resolve([400, { error: 'invalid_grant', error_description: 'the code has been used' }]);
    expect(codeOf(await browser.go(`/auth/callback?code=used&state=${spent.state}`))).toEqual([403, 'OIDC_REFUSED']);
  });

  it('says that the provider does not answer, when it goes as when it comes late', async () => {
    const one = await begin();
    provider.token = () => Promise.resolve([503, {}]);
    expect(codeOf(await browser.go(`/auth/callback?code=c&state=${one.state}`))).toEqual([503, 'OIDC_UNAVAILABLE']);
    const two = await begin();
    await provider.stop();
    expect(codeOf(await browser.go(`/auth/callback?code=c&state=${two.state}`))).toEqual([503, 'OIDC_UNAVAILABLE']);
    await provider.start();
    expect((await comeBack((nonce) => provider.sign(right(nonce)))).statusCode).toBe(303);
  });

  it('is not followed to where it sends the service on', async () => {
    const { state } = await begin();
    const asked: string[] = [];
    const elsewhere = http.createServer((request, response) => {
      asked.push(request.url!);
      response.end();
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    provider.token = () => Promise.resolve([307, `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/token`]);
    expect(codeOf(await browser.go(`/auth/callback?code=c&state=${state}`))).toEqual([403, 'OIDC_REFUSED']);
    await new Promise((resolve) => elsewhere.close(resolve));
    expect(asked).toEqual([]);
  });

  it('is refused where it describes itself as another', async () => {
    provider.described = { issuer: 'https://other.example.org' };
    const other = new Browser(await serve(provider.settings));
    expect(codeOf(await other.go('/auth/login'))).toEqual([403, 'OIDC_REFUSED']);
  });
});

it('starts while the provider is away, says so in the log and to whoever signs in, and goes on once it is there', async () => {
  const provider = await falseProvider({}, false);
  const lines: { level: number; msg: string; err?: { code: string } }[] = [];
  const server = await serve(provider.settings, { log: (line) => lines.push(JSON.parse(line) as (typeof lines)[number]) });
  await server.listen({ host: '127.0.0.1', port: 0 });
  await expect
    .poll(() => lines.find(({ msg }) => msg === 'identity provider'))
    .toMatchObject({ level: 40, err: { code: 'OIDC_UNAVAILABLE' } });
  const browser = new Browser(server);
  expect((await browser.go('/healthz')).statusCode).toBe(200);
  expect(codeOf(await browser.go('/auth/login'))).toEqual([503, 'OIDC_UNAVAILABLE']);
  await provider.start();
  expect((await browser.go('/auth/login')).statusCode).toBe(303);
  // Its secrets are in no line.
  expect(JSON.stringify(lines)).not.toContain(SECRET);
});

it('leaves passwords to administrators where the configuration says so', async () => {
  const provider = await falseProvider({ passwords: 'administrators' });
  const server = await serve(provider.settings);
  await account('admin', { role: 'administrator', password: 'quatre mots sans rapport' });
  await account('board', { role: 'board', password: 'quatre mots sans rapport' });
  const give = (login: string, password: string): Promise<LightMyRequestResponse> =>
    new Browser(server).go('/api/session', 'POST', { login, password });
  expect((await give('admin', 'quatre mots sans rapport')).statusCode).toBe(204);
  expect(codeOf(await give('board', 'quatre mots sans rapport'))).toEqual([403, 'SIGN_IN_BY_PROVIDER']);
  // Whoever guesses learns nothing of it.
  expect(codeOf(await give('board', 'wrong'))).toEqual([401, 'SERVICE_WRONG_PASSWORD']);
  expect(await count('session')).toBe(1);
});

it('is not there unless it is configured', async () => {
  for (const [method, url] of [
    ['GET', '/auth/login'],
    ['GET', '/auth/callback?code=c&state=s'],
    ['POST', '/auth/logout'],
  ] as const)
    expect(codeOf(await test.nobody.ask(method, url))).toEqual([404, 'SERVICE_NOT_FOUND']);
  expect((await test.nobody.ask('GET', '/api/sign-in')).json()).toEqual({
    mode: 'office',
    isSignedIn: false,
    passwords: 'everybody',
    accessibilityContact: null,
    provider: null,
  });
});

it('an identity is linked by an administrator, to one account, whose sessions end', async () => {
  const administrator = await test.as(['administrator', '*']);
  const identity = { issuer: 'https://login.example.org', subject: 'u-1' };
  const added = await administrator.ask('POST', '/api/accounts', { login: 'claire', name: 'Claire B.', identity });
  expect([added.statusCode, added.json<{ identity: unknown }>().identity]).toEqual([201, identity]);
  const board = await test.as(['board', 'DISP-LYO']);
  const url = `/api/accounts/${board.account}`;
  expect(codeOf(await administrator.ask('PATCH', url, { identity }, { 'if-match': '"1"' }))).toEqual([409, 'ACCOUNT_IDENTITY_TAKEN']);
  const other = { ...identity, subject: 'u-2' };
  expect((await board.ask('PATCH', url, { identity: other }, { 'if-match': '"1"' })).statusCode).toBe(403);
  const linked = await administrator.ask('PATCH', url, { identity: other }, { 'if-match': '"1"' });
  expect([linked.statusCode, linked.json()]).toMatchObject([200, { identity: other, version: 2 }]);
  expect((await board.ask('GET', '/api/me')).statusCode).toBe(401);
  expect((await administrator.ask('PATCH', url, { identity: null }, { 'if-match': '"2"' })).json()).toMatchObject({
    identity: null,
    version: 3,
  });
  for (const wrong of [
    { issuer: 'login.example.org', subject: 'u' },
    { issuer: 'https://a b', subject: 'u' },
    { issuer: 'https://a', subject: 'a b' },
  ])
    expect((await administrator.ask('PATCH', url, { identity: wrong }, { 'if-match': '"3"' })).statusCode).toBe(422);
});

it('knows its own paths', () => {
  const origin = 'https://binome.example.org';
  for (const good of ['/', '/rounds/DISP-LYO.CPIP%2029.SP1', '/census?board=DISP-LYO#x', '/a//b', '/authors'])
    expect([good, isOwnPath(good, origin)]).toEqual([good, true]);
  for (const bad of [
    '',
    'a',
    '//a',
    '/\\a',
    '\\a',
    '/a\\b',
    'https://a',
    '/é',
    '/a b',
    '/a\tb',
    '/\n/a',
    '/\t/evil.example.org',
    '/auth',
    '/auth/login',
    '/./auth/login',
    `/${'a'.repeat(2000)}`,
  ])
    expect([bad, isOwnPath(bad, origin)]).toEqual([bad, false]);
});
