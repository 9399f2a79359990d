/** What whoever runs the service sees: a log and numbers that know nobody, and a contract that tells every route. */
import { readdirSync, readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { makeServer } from '../../../src/service/http/server.ts';
import { makeLog } from '../../../src/service/shell/log.ts';
import { openApiDocument } from '../../../src/service/shell/openapi.ts';
import type { Store } from '../../../src/service/store/database.ts';
import type { Database } from '../../../src/service/store/schema.ts';
import { type TestService, useService } from '../../service/service.ts';

const fresh = useService();

/** The same service with a log, and another way to the store where asked. */
async function logged(test: TestService, changes: { app?: Store<Database>; metricsToken?: string } = {}) {
  const lines: Record<string, unknown>[] = [];
  const log = makeLog('debug', (line) => lines.push(JSON.parse(line) as Record<string, unknown>));
  return { server: await makeServer({ ...test.service, ...changes }, log), lines };
}

describe('the log', () => {
  it('has a line a request, by the pattern of its route, and nothing that somebody sent', async () => {
    const test = await fresh();
    const { server, lines } = await logged(test);
    const secret = 'Séraphine-Dupont';
    const headers = { 'content-type': 'application/json', 'user-agent': secret, 'x-request-id': secret, referer: secret };
    for (const request of [
      { method: 'POST', url: '/api/session', payload: { login: secret, password: secret } },
      { method: 'GET', url: `/api/rounds?board=${encodeURIComponent(secret)}&x=${encodeURIComponent(secret)}` },
      { method: 'GET', url: `/api/people/${encodeURIComponent(secret)}` },
      { method: 'GET', url: `/calendar/${encodeURIComponent(secret)}.ics` },
      { method: 'GET', url: `/${encodeURIComponent(secret)}` },
      { method: 'POST', url: '/api/session', payload: `{"login": "${secret}"` },
      { method: 'GET', url: '/healthz', headers: { ...headers, cookie: `binome=${encodeURIComponent(secret)}` } },
    ] as const)
      await server.inject({ headers, ...request });
    expect(lines.map(({ method, route, status, code }) => [method, route, status, code])).toEqual([
      ['POST', '/api/session', 401, 'SERVICE_WRONG_PASSWORD'],
      ['GET', '/api/rounds', 422, 'SERVICE_BODY'],
      ['GET', '/api/people/:id', 401, 'SERVICE_SIGN_IN'],
      ['GET', '/calendar/:file', 404, 'SERVICE_NOT_FOUND'],
      ['GET', 'unknown', 404, 'SERVICE_NOT_FOUND'],
      ['POST', '/api/session', 422, 'SERVICE_BODY'],
      ['GET', '/healthz', 200, undefined],
    ]);
    for (const line of lines) expect(Object.keys(line)).toEqual(expect.arrayContaining(['level', 'time', 'reqId', 'ms']));
    expect(JSON.stringify(lines)).not.toMatch(/S.{1,6}raphine|Dupont/);
    await server.close();
  });

  it('tells of an error of ours where it arose, not what a database repeats in it', async () => {
    const test = await fresh();
    const broken = {
      transaction: () => {
        throw Object.assign(new Error('invalid input: "Séraphine"'), {
          code: '22P02',
          detail: 'Key (login)=(Séraphine)',
          table: 'account',
        });
      },
    } as unknown as Store<Database>;
    const { server, lines } = await logged(test, { app: broken });
    const answer = await server.inject({ method: 'GET', url: '/api/me', headers: { 'accept-language': 'en' } });
    const problem = answer.json<{ code: string; detail: string }>();
    expect([answer.statusCode, problem.code]).toEqual([500, 'SERVICE_INTERNAL']);
    const [error, request] = lines;
    expect(error).toMatchObject({ level: 50, err: { type: 'Error', code: '22P02', table: 'account' } });
    expect((error!['err'] as { at: string[] }).at[0]).toMatch(/observed\.test\.ts/);
    expect(JSON.stringify(lines)).not.toContain('Séraphine');
    expect(answer.body).not.toContain('Séraphine');
    // The number that the answer gives finds it.
    expect(problem.detail).toContain(String(error!['reqId']));
    expect(request).toMatchObject({ reqId: error!['reqId'], status: 500 });
    await server.close();
  });
});

describe('the numbers', () => {
  it('are read from this machine itself, or with their token from anywhere', async () => {
    const test = await fresh();
    await test.as(['board', 'DISP-LYO']);
    const ask = async (remoteAddress: string, headers: Record<string, string> = {}, metricsToken?: string): Promise<string | number> => {
      const { server } = await logged(test, metricsToken === undefined ? {} : { metricsToken });
      await server.inject({ method: 'GET', url: '/api/rounds/some-round-id' });
      const { statusCode, body } = await server.inject({ method: 'GET', url: '/metrics', remoteAddress, headers });
      await server.close();
      return statusCode === 200 ? body : statusCode;
    };
    const text = await ask('127.0.0.1');
    expect(text).toContain('binome_http_request_seconds_count{method="GET",route="/api/rounds/:id",status="401"} 1');
    expect(text).toContain('binome_problems_total{code="SERVICE_SIGN_IN"} 1');
    expect(text).toContain('binome_jobs{state="queued"} 0');
    expect(text).toContain('binome_sessions 1');
    expect(text).not.toContain('some-round-id');
    expect(await ask('10.0.0.7')).toBe(404);
    // A reverse proxy of this machine passes on what comes from elsewhere.
    expect(await ask('127.0.0.1', { 'x-forwarded-for': '10.0.0.7' })).toBe(404);
    const token = 'a-token-of-some-length';
    expect(await ask('127.0.0.1', {}, token)).toBe(404);
    expect(await ask('10.0.0.7', { authorization: 'Bearer another-of-this-length' }, token)).toBe(404);
    expect(await ask('10.0.0.7', { authorization: `Bearer ${token}` }, token)).toContain('binome_sessions');
  });
});

describe('the contract', () => {
  interface Operation {
    readonly operationId: string;
    readonly summary?: string;
    readonly tags?: readonly string[];
    readonly parameters?: readonly { readonly $ref?: string }[];
    readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
    readonly security?: readonly unknown[];
  }
  interface Contract {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
    readonly components: { readonly schemas: object };
  }

  it('is valid OpenAPI 3.1, and the one that is committed', async () => {
    const contract = await openApiDocument('0.1.0');
    const result = await new Validator().validate(structuredClone(contract) as Parameters<Validator['validate']>[0]);
    expect(result).toMatchObject({ valid: true });
    expect(JSON.parse(readFileSync('docs/openapi.json', 'utf8'))).toEqual(JSON.parse(JSON.stringify(contract)));
  });

  it('tells every route, what it may refuse, and the headers that a change takes', async () => {
    const { paths } = (await openApiDocument('0.1.0')) as Contract;
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, method, operation })),
    );
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
    for (const { name, method, operation } of operations) {
      expect(operation.summary, name).toMatch(/^\S.{5,}/);
      expect(operation.tags?.length, name).toBe(1);
      const isOpen = operation.security?.length === 0;
      if (!isOpen) expect(Object.keys(operation.responses), name).toContain('401');
      for (const [status, { content = {} }] of Object.entries(operation.responses))
        if (Number(status) >= 400) expect(Object.keys(content), `${name} ${status}`).toEqual(['application/problem+json']);
      const named = operation.parameters?.map(({ $ref }) => $ref) ?? [];
      expect(named.includes('#/components/parameters/IfMatch'), name).toBe('428' in operation.responses);
      expect(named.includes('#/components/parameters/IdempotencyKey'), name).toBe(method === 'post' && !isOpen);
    }
    expect(operations.filter(({ operation }) => operation.security?.length === 0).map(({ name }) => name)).toEqual([
      ...['post /api/session', 'delete /api/session', 'get /calendar/{file}'],
      ...['get /auth/login', 'get /auth/callback', 'post /auth/logout', 'get /api/sign-in'],
      ...['get /healthz', 'get /readyz', 'get /metrics'],
    ]);
  });

  it('gives no name to two schemas, since one of them would then be told for both', () => {
    const folders = ['src/service/http/', 'src/domain/'];
    const ids = folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .flatMap((name) => [...readFileSync(folder + name, 'utf8').matchAll(/\.meta\(\{\s*id: '(\w+)'/g)].map(([, id]) => id!)),
    );
    expect(ids.length).toBeGreaterThan(60);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('is what the service itself gives', async () => {
    const test = await fresh();
    const given = (await test.nobody.ask('GET', '/api/openapi.json')).json<Contract>();
    expect(Object.keys(given.paths)).toEqual(Object.keys(((await openApiDocument('0.1.0')) as Contract).paths));
    expect(Object.keys(given.components.schemas).length).toBeGreaterThan(5);
  });
});
