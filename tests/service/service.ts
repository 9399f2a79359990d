/** The whole service on a database of its own, for tests: accounts are made in a line, time stands where the test puts it, requests are real. */
import { randomBytes, randomUUID, createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyBaseLogger, FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { parse } from 'fast-csv';
import { sql } from 'kysely';
import { VERSION } from '../../src/cli/version.ts';
import { makeServer } from '../../src/service/http/server.ts';
import type { Service } from '../../src/service/http/service.ts';
import { pairPricer } from '../../src/service/jobs/pair-prices.ts';
import { questions } from '../../src/service/jobs/questions.ts';
import type { Role } from '../../src/service/rules/rights.ts';
import { RUN_SETTINGS } from '../../src/service/rules/run-settings.ts';
import type { Cost } from '../../src/service/store/passwords.ts';
import { writeProgramRows } from '../../src/service/store/program-rows.ts';
import type { Database } from '../../src/service/store/schema.ts';
import { useStore, type TestStore } from './database.ts';

const reference = async (name: string): Promise<Record<string, string>[]> => {
  const rows: Record<string, string>[] = [];
  const text = readFileSync(new URL(`../../data/reference/${name}`, import.meta.url), 'utf8');
  const stream = parse<Record<string, string>, Record<string, string>>({ headers: true });
  stream.on('data', (row: Record<string, string>) => rows.push(row));
  await new Promise((resolve, reject) => stream.on('error', reject).on('end', resolve).end(text));
  return rows;
};

export interface TestService {
  readonly store: TestStore<Database>;
  readonly server: FastifyInstance;
  readonly service: Service;
  /** What the service takes for now. */
  clock: Date;
  /** An account with these grants, signed in. @returns how it asks. */
  readonly as: (...grants: readonly (readonly [Role, string])[]) => Promise<Client>;
  /** Who has not signed in. */
  readonly nobody: Client;
}

export interface Client {
  readonly account: string;
  readonly secret: string;
  readonly ask: (
    method: InjectOptions['method'],
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<LightMyRequestResponse>;
}

/** Passwords of accounts that are thrown away. */
export const CHEAP: Cost = { n: 2 ** 10, r: 8, p: 1 };

/** As where nothing else is configured. */
export const UPLOAD_LIMIT = 50_000_000;

/** Time stands where a test puts it: the database's own clock ends nothing. */
const TIMELESS = `create or replace function time_now() returns timestamptz language sql stable as $$ select '-infinity'::timestamptz $$`;

/** To be called once a file; each call of what it returns gives a service without data. @param logger null: nothing is logged. */
export function useService(at = '2025-07-01T08:00:00Z', logger: FastifyBaseLogger | null = null): () => Promise<TestService> {
  const fresh = useStore<Database>(async (client) => {
    const boards = (await reference('directorates.csv')).map(({ code, name }) => ({ code: code!, name: name! }));
    const services = (await reference('services.csv')).map(({ code, name, directorate_code: board }) => ({
      code: code!,
      name: name!,
      board: board!,
    }));
    await writeProgramRows(client, { boards, services });
    await client.query(TIMELESS);
  });
  return async () => {
    const store = await fresh();
    const test = { clock: new Date(at) } as { -readonly [Key in keyof TestService]: TestService[Key] };
    const ask = questions({
      ...{ version: VERSION, memoryMb: null },
      thread: new URL('../../dist/program/service.thread.js', import.meta.url),
    });
    const service: Service = {
      ...{ app: store.app, system: store.system },
      now: () => test.clock,
      newId: () => randomUUID(),
      newSecret: () => randomBytes(32).toString('base64url'),
      origin: 'http://127.0.0.1:8080',
      mode: 'office',
      version: '0.0.0',
      ...{ startedAt: new Date(at), workers: 0, accessibilityContact: null },
      sessions: { idleMinutes: 30, longestHours: 8 },
      uploadBytes: UPLOAD_LIMIT,
      runs: RUN_SETTINGS,
      ...{ configured: {}, proxies: [], metricsToken: null, oidc: null, page: null },
      prices: pairPricer({
        ...{ store: store.system, now: () => test.clock, ask },
        onError: (error) => {
          throw error;
        },
      }),
      frozen: (asked) => ask({ command: 'frozen', ...asked }),
    };
    const server = await makeServer(service, logger);
    const client = (account: string, secret: string): Client => ({
      account,
      secret,
      ask: (method, url, body, headers = {}) =>
        server.inject({
          ...{ method: method!, url },
          headers: {
            ...(secret === '' ? {} : { cookie: `binome=${secret}` }),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { payload: Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
        }),
    });
    Object.assign(test, {
      ...{ store, server, service },
      nobody: client('', ''),
      as: async (...grants: (readonly [Role, string])[]) => {
        const account = randomUUID();
        const secret = randomBytes(32).toString('base64url');
        const now = test.clock;
        await store.owner.transaction(async (tx) => {
          await tx
            .insertInto('account')
            .values({ id: account, login: `a-${account}`, name: `Agent ${account.slice(0, 4)}`, created_at: now })
            .execute();
          for (const [role, scope] of grants) {
            const board = await boardOf(tx, role, scope);
            await tx.insertInto('role_grant').values({ id: randomUUID(), account, role, scope, board, granted_at: now }).execute();
          }
          await tx
            .insertInto('session')
            .values({
              token_hash: createHash('sha256').update(secret).digest(),
              account,
              ...{ opened_at: now, fresh_at: now, seen_at: now },
              ends_at: new Date(now.getTime() + 8 * 3_600_000),
            })
            .execute();
        });
        return client(account, secret);
      },
    });
    return test;
  };
}

async function boardOf(
  tx: Parameters<Parameters<TestStore<Database>['owner']['transaction']>[0]>[0],
  role: Role,
  scope: string,
): Promise<string> {
  if (role === 'board' || scope === '*') return scope;
  if (role === 'director')
    return (await tx.selectFrom('service').select('board').where('code', '=', scope).executeTakeFirstOrThrow()).board;
  const { rows } = await sql<{ board: string }>`select board from person where id = ${scope}`.execute(tx);
  return rows[0]?.board ?? 'DISP-LYO';
}
