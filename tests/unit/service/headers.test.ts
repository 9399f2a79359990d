/** What every answer says to a browser, what a session's cookie is, whose address counts, and what is no request of HTTP. */
import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import type { BinomeError } from '../../../src/errors/index.ts';
import { makeServer } from '../../../src/service/http/server.ts';
import type { Service } from '../../../src/service/http/service.ts';
import { SignInLimit } from '../../../src/service/http/sign-in-limit.ts';
import { makeLog } from '../../../src/service/shell/log.ts';
import { hashOf } from '../../../src/service/store/passwords.ts';
import { CHEAP, type TestService, useService } from '../../service/service.ts';

const fresh = useService();
const PASSWORD = 'quatre mots sans rapport';

function served(test: TestService, changes: Partial<Service> = {}): ReturnType<typeof makeServer> {
  return makeServer({ ...test.service, ...changes });
}

async function addAccount(test: TestService, login: string): Promise<string> {
  const id = '00000000-0000-4000-8000-000000000001';
  const row = { id, login, name: 'A', created_at: test.clock, password_hash: await hashOf(PASSWORD, CHEAP) };
  await test.store.owner.transaction((tx) => tx.insertInto('account').values(row).execute());
  return id;
}

it('every answer is of its type, for one reader, for one’s own pages, and nobody’s to keep', async () => {
  const test = await fresh();
  const server = await served(test, { origin: 'https://binome.example.org' });
  for (const [method, url, status] of [
    ['GET', '/healthz', 200],
    ['GET', '/api/openapi.json', 200],
    ['GET', '/api/me', 401],
    ['GET', '/calendar/none.ics', 404],
    ['GET', '/nothing', 404],
    ['DELETE', '/api/session', 204],
    ['POST', '/api/session', 422],
  ] as const) {
    const answer = await server.inject({ method, url, headers: { origin: 'https://binome.example.org' } });
    expect([url, answer.statusCode]).toEqual([url, status]);
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    });
    const policy = String(answer.headers['content-security-policy']).split(';');
    for (const directive of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "script-src 'self'"])
      expect(policy.filter((one) => one.startsWith(directive))).toHaveLength(1);
    if (answer.body !== '') expect(answer.headers['content-type']).toMatch(/^application\/(?:problem\+)?json; charset=utf-8$/);
    expect(Object.keys(answer.headers).filter((name) => /^(?:access-control|server$|x-powered)/.test(name))).toEqual([]);
    // What is no route costs nothing; all others are counted.
    expect([url, answer.headers['x-ratelimit-limit']]).toEqual([url, status === 404 && url === '/nothing' ? undefined : '6000']);
  }
  await server.close();
  // Beyond TLS there is nothing to hold a browser to.
  const plain = await test.nobody.ask('GET', '/healthz');
  expect(plain.headers).not.toHaveProperty('strict-transport-security');
});

it('a session is a cookie of this host alone, new at each sign-in, and the one before ends', async () => {
  const test = await fresh();
  const account = await addAccount(test, 'a');
  const lines: Record<string, unknown>[] = [];
  const log = makeLog('info', (line) => lines.push(JSON.parse(line) as Record<string, unknown>));
  const server = await makeServer({ ...test.service, origin: 'https://binome.example.org' }, log);
  const signIn = async (cookie = ''): Promise<{ given: string; cookie: string; body: string }> => {
    const { headers, body } = await server.inject({
      ...{ method: 'POST', url: '/api/session', payload: { login: 'a', password: PASSWORD } },
      headers: cookie === '' ? {} : { cookie },
    });
    const given = String(headers['set-cookie']);
    return { given, cookie: given.split(';', 1)[0]!, body };
  };
  const me = async (cookie: string): Promise<number> =>
    (await server.inject({ method: 'GET', url: '/api/me', headers: { cookie } })).statusCode;
  const first = await signIn();
  expect(first.given).toMatch(/^__Host-binome=[\w-]{43}; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  expect(first.body).toBe('');
  expect(await me(first.cookie)).toBe(200);
  const second = await signIn(first.cookie);
  expect(second.cookie).not.toBe(first.cookie);
  expect([await me(first.cookie), await me(second.cookie)]).toEqual([401, 200]);
  // Of a name with this prefix a browser takes nothing, an end neither, but with `Secure` and for the whole host.
  const ended = await server.inject({ method: 'DELETE', url: '/api/session', headers: { cookie: second.cookie } });
  expect(String(ended.headers['set-cookie'])).toMatch(
    /^__Host-binome=; Max-Age=0; Path=\/; Expires=Thu, 01 Jan 1970 [^;]+; HttpOnly; Secure; SameSite=Lax$/,
  );
  expect(ended.headers['clear-site-data']).toBe('"cache", "storage"');
  expect(await me(second.cookie)).toBe(401);

  // The log says which account, by its number, of what was refused as well.
  await server.inject({ method: 'POST', url: '/api/session', payload: { login: 'A', password: 'wrong' } });
  await server.inject({ method: 'POST', url: '/api/session', payload: { login: 'nobody', password: 'wrong' } });
  expect(lines.map(({ route, status, account: by }) => [route, status, by])).toEqual([
    ['/api/session', 204, account],
    ['/api/me', 200, account],
    ['/api/session', 204, account],
    ['/api/me', 401, undefined],
    ['/api/me', 200, account],
    ['/api/session', 204, undefined],
    ['/api/me', 401, undefined],
    ['/api/session', 401, account],
    ['/api/session', 401, undefined],
  ]);
  for (const { time } of lines) expect(time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  await server.close();
});

it('one sees and ends one’s own sessions, after having just signed in', async () => {
  const test = await fresh();
  await addAccount(test, 'a');
  const other = await test.as(['board', 'DISP-LYO']);
  const open = async (agent: string): Promise<string> => {
    const payload = { login: 'a', password: PASSWORD };
    const { headers } = await test.server.inject({ method: 'POST', url: '/api/session', payload, headers: { 'user-agent': agent } });
    return String(headers['set-cookie']).split(';', 1)[0]!;
  };
  const ask = (method: 'GET' | 'DELETE', cookie: string) => test.nobody.ask(method, '/api/me/sessions', undefined, { cookie });
  const agents = async (cookie: string): Promise<unknown[]> =>
    (await ask('GET', cookie)).json<{ items: { agent: string }[] }>().items.map(({ agent }) => agent);
  const office = await open('office');
  test.clock = new Date(test.clock.getTime() + 16 * 60_000);
  const home = await open('home');
  expect(await agents(home)).toEqual(['home', 'office']);
  expect((await ask('GET', home)).body).not.toContain(home.slice(7));
  // Whoever finds an open browser ends nobody's.
  expect((await ask('DELETE', office)).json()).toMatchObject({ code: 'SERVICE_SIGN_IN_AGAIN' });
  expect((await ask('DELETE', home)).statusCode).toBe(204);
  expect([(await ask('GET', office)).statusCode, await agents(home)]).toEqual([401, ['home']]);
  expect((await other.ask('GET', '/api/me')).statusCode).toBe(200);
  // One that lay idle too long is none.
  test.clock = new Date(test.clock.getTime() + 20 * 60_000);
  const again = await open('again');
  test.clock = new Date(test.clock.getTime() + 15 * 60_000);
  expect(await agents(again)).toEqual(['again']);
});

it('whose address it is a proxy says that is known, and nobody else', async () => {
  const test = await fresh();
  await addAccount(test, 'a');
  const addressOf = async (proxies: string[], forwarded: string): Promise<string | null> => {
    const server = await served(test, { proxies });
    await server.inject({
      ...{ method: 'POST', url: '/api/session', payload: { login: 'a', password: PASSWORD } },
      headers: { 'x-forwarded-for': forwarded, 'x-real-ip': '6.6.6.6', forwarded: 'for=6.6.6.6' },
    });
    await server.close();
    const row = await test.store.owner.transaction((tx) => tx.selectFrom('session').select('address').executeTakeFirstOrThrow());
    await test.store.owner.transaction((tx) => tx.deleteFrom('session').execute());
    return row.address;
  };
  expect(await addressOf([], '6.6.6.6')).toBe('127.0.0.1');
  // The one that the proxy has added, not what came with the request.
  expect(await addressOf(['127.0.0.1'], '6.6.6.6, 198.51.100.7')).toBe('198.51.100.7');
});

it.each([
  ['two lengths', 'POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde'],
  ['a length and pieces', 'POST /api/session HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['pieces of an unknown kind', 'POST /api/session HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
  ['a header over two lines', 'GET /healthz HTTP/1.1\r\nHost: a\r\nX-A: b\r\n c: d\r\n\r\n'],
  ['no host', 'GET /healthz HTTP/1.1\r\n\r\n'],
  ['TRACE', 'TRACE /healthz HTTP/1.1\r\nHost: a\r\nX-Secret: seen\r\nConnection: close\r\n\r\n'],
])('%s is refused before anything is read of it', async (_, request) => {
  const test = await fresh();
  const server = await served(test);
  await server.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
  let said = '';
  socket.setEncoding('utf8').on('data', (piece: string) => (said += piece));
  socket.end(request);
  await once(socket, 'close');
  // One answer: what follows is no second request.
  expect(said.match(/^HTTP\/1\.1 \d/gm)).toEqual(['HTTP/1.1 4']);
  expect(said).not.toContain('seen');
  if (said.startsWith('HTTP/1.1 400')) expect(said).not.toMatch(/content-type|[{<]/i);
  else expect(said).toMatch(/\r\nx-content-type-options: nosniff\r\n/i);
  await server.close();
});

it('a parameter that comes twice is no parameter', async () => {
  const test = await fresh();
  const client = await test.as(['board', 'DISP-LYO']);
  for (const url of ['/api/people?board=DISP-LYO&board=DISP-BOR', '/api/accounts?limit=1&limit=2', '/api/people?board[]=DISP-LYO'])
    expect([url, (await client.ask('GET', url)).statusCode]).toEqual([url, 422]);
});

it('after ten wrong passwords the right one is not taken from there, but from elsewhere', async () => {
  const test = await fresh();
  await addAccount(test, 'a');
  const signIn = async (password: string, remoteAddress: string): Promise<number> => {
    const payload = { login: 'a', password };
    return (await test.server.inject({ method: 'POST', url: '/api/session', payload, remoteAddress })).statusCode;
  };
  for (let k = 0; k < 10; k++) expect(await signIn('wrong', '198.51.100.7')).toBe(401);
  expect([await signIn(PASSWORD, '198.51.100.7'), await signIn(PASSWORD, '198.51.100.8')]).toEqual([429, 204]);
});

it('nobody tries passwords without end, and nobody is locked out from elsewhere', () => {
  const limit = new SignInLimit();
  const now = new Date('2025-07-01T08:00:00Z');
  const refused = (login: string, address: string, at = now): boolean => {
    try {
      limit.check(login, address, at);
      return false;
    } catch (error) {
      expect((error as BinomeError).code).toMatch(/^SERVICE_(?:SIGN_IN_LOCKED|TOO_MANY)$/);
      return true;
    }
  };
  for (let k = 0; k < 10; k++) limit.failed(k % 2 === 0 ? 'a' : 'A', '198.51.100.7', now);
  expect([refused('a', '198.51.100.7'), refused('a', '198.51.100.8'), refused('b', '198.51.100.7')]).toEqual([true, false, false]);
  expect(refused('a', '198.51.100.7', new Date(now.getTime() + 15 * 60_000))).toBe(false);
  // Many names from one address, and from many addresses: memory has an end.
  for (let k = 0; k < 90; k++) limit.failed(`n${k}`, '198.51.100.7', now);
  expect([refused('b', '198.51.100.7'), refused('b', '198.51.100.8')]).toEqual([true, false]);
  for (let k = 0; k < 20_000; k++) limit.failed(`n${k}`, `10.0.${k >> 8}.${k & 255}`, now);
  expect([refused('a', '198.51.100.7'), refused('n19999', '10.0.78.31')]).toEqual([false, false]);
});
