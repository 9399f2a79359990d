/** A season to rehearse on: all that the real service holds, but for what only the real one may. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, afterEach, expect, it } from 'vitest';
import { backUp, importSeason, KEPT_FROM_COPIES, restore } from '../../../src/service/store/backup.ts';
import { migrate } from '../../../src/service/store/migrate.ts';
import { OWNER } from '../../../src/service/store/roles.ts';
import { storeMode } from '../../../src/service/store/store-mode.ts';
import { fingerprint, tablesOf } from '../../../src/service/store/tables.ts';
import { useServer } from '../../service/database.ts';
import { useService } from '../../service/service.ts';
import { NOTES, wholeSeason } from '../../service/whole-season.ts';

const fresh = useService('2025-09-10T08:00:00Z');
const server = useServer();
const opened: pg.Client[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((client) => client.end()));
});
const folder = mkdtempSync(path.join(os.tmpdir(), 'binome-season-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ACCOUNT = '00000000-0000-4000-8000-000000000001';

async function store(): Promise<pg.Client> {
  const client = await (await server.database()).client(OWNER);
  await migrate(client);
  return client;
}

it('keeps secrets, addresses and notes back, gives everybody one password, and says what it is', async () => {
  const test = await fresh();
  const from = new pg.Client(test.store.connection(OWNER));
  await from.connect();
  opened.push(from);
  await wholeSeason(test, from);
  await from.query(
    `insert into account (id, login, name, email, password_hash, created_at) values ($1, 'anne', 'Anne', 'anne@example.org', 'geheim', now())`,
    [ACCOUNT],
  );
  await from.query(
    `insert into personal_token (id, token_hash, account, name, may_write, created_at, ends_at)
      values (gen_random_uuid(), sha256('b'), $1, 'script', true, now(), now())`,
    [ACCOUNT],
  );
  await from.query(`insert into calendar_token (id, token_hash, account, created_at) values (gen_random_uuid(), sha256('c'), $1, now())`, [
    ACCOUNT,
  ]);
  await from.query(`insert into idempotency (account, key, request_hash, at, body) values ($1, 'k', 'h', now(), 'answered')`, [ACCOUNT]);

  const file = path.join(folder, 'a.season');
  await backUp(from, file, 'season');
  const text = gunzipSync(readFileSync(file)).toString();
  for (const secret of ['anne@example.org', 'geheim', 'script', 'answered', NOTES.dropped, NOTES.followedUp])
    expect(text).not.toContain(secret);
  const { rows: hashes } = await from.query<{ hash: string }>(
    `select encode(token_hash, 'hex') as hash from (select token_hash from session union all select token_hash from personal_token
      union all select token_hash from calendar_token) as t`,
  );
  expect(hashes.length).toBeGreaterThan(2);
  for (const { hash } of hashes) expect(text).not.toContain(hash);
  // Those who rehearse see that there was a note.
  expect(text).toContain('"…"');

  const to = await store();
  await expect(restore(to, file)).rejects.toMatchObject({ code: 'BACKUP_OTHER_KIND' });
  await importSeason(to, file, { passwordHash: 'everybody’s', now: new Date() });
  expect(await storeMode(to)).toEqual({ mode: 'rehearsal', hasAccounts: true });
  expect((await to.query(`select distinct email, password_hash from account`)).rows).toEqual([
    { email: null, password_hash: 'everybody’s' },
  ]);
  const [real, copy] = [await fingerprint(from), await fingerprint(to)];
  const differ = Object.keys(real.tables).filter((table) => real.tables[table]!.sha256 !== copy.tables[table]!.sha256);
  expect(differ).toEqual(['account', 'calendar_token', 'confidential_note', 'idempotency', 'personal_token', 'session', 'setting']);
});

it('has an answer for every column that may hold a secret, an address or a note', async () => {
  const client = await store();
  const suspicious = /hash|token|secret|password|email|address|subject$|note|body|key$/;
  /** Fingerprints of content, names of places in it, keys of jobs: what they say stands elsewhere in the copy. */
  const harmless = [
    ...['audit.hash', 'audit.subject', 'notice.subject', 'job.key', 'census.content_hash'],
    ...['census_person.facts_hash', 'run_pair.facts_hash', 'decision.facts_hash'],
  ];
  const left = (await tablesOf(client)).flatMap(({ name, columns }) =>
    KEPT_FROM_COPIES[name] === null ? [] : columns.map((column) => [name, column.name] as const),
  );
  const unanswered = left
    .filter(([table, column]) => suspicious.test(column) && KEPT_FROM_COPIES[table]?.[column] === undefined)
    .map(([table, column]) => `${table}.${column}`);
  expect(unanswered.filter((column) => !harmless.includes(column))).toEqual([]);
  // Names of tables and columns as they are.
  const known = (await tablesOf(client)).flatMap(({ name, columns }) => [name, ...columns.map((column) => `${name}.${column.name}`)]);
  for (const [table, columns] of Object.entries(KEPT_FROM_COPIES))
    for (const each of [table, ...Object.keys(columns ?? {}).map((column) => `${table}.${column}`)]) expect(known).toContain(each);
});
