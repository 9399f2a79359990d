import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { backUp, restore } from '../../../src/service/store/backup.ts';
import { migrate, type Migration } from '../../../src/service/store/migrate.ts';
import { writeProgramRows } from '../../../src/service/store/program-rows.ts';
import { OWNER } from '../../../src/service/store/roles.ts';
import { schemaText } from '../../../src/service/store/schema-dump.ts';
import { fingerprint } from '../../../src/service/store/tables.ts';
import { useServer, type TestServer } from '../../service/database.ts';
import { SERVERS } from '../../service/servers.ts';
import { EVERY_TYPE, KNOTS, type Case } from './backup-cases.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'binome-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
const newFile = () => path.join(folder, `${++made}.backup`);

const asMigration = ({ tables }: Case): Migration[] => [
  { name: '0001-tables.sql', sql: tables, sha256: createHash('sha256').update(tables).digest('hex') },
];

async function emptyStore(server: TestServer, what: Case): Promise<pg.Client> {
  const client = await (await server.database()).client(OWNER);
  await migrate(client, asMigration(what));
  return client;
}

async function filledStore(server: TestServer, what: Case): Promise<pg.Client> {
  const client = await emptyStore(server, what);
  await client.query(what.rows);
  return client;
}

/** Of all tables. */
async function countOf(client: pg.Client): Promise<number> {
  return Object.values((await fingerprint(client)).tables).reduce((sum, { rows }) => sum + rows, 0);
}

/** Started once each. */
const servers = SERVERS.map((kind) => ({ name: kind.name, server: useServer(kind) }));
const embedded = servers[0]!.server;

describe.each(servers)('a backup on $name', ({ server }) => {
  it('gives back every kind of column as it was, whatever the role’s own settings', async () => {
    const file = newFile();
    const [from, to] = [await filledStore(server, EVERY_TYPE), await emptyStore(server, EVERY_TYPE)];
    for (const client of [from, to]) {
      await client.query(
        `set datestyle = 'German'; set timezone = 'Asia/Kolkata'; set extra_float_digits = 0; set intervalstyle = 'sql_standard'; set bytea_output = 'escape'`,
      );
    }
    expect(await backUp(from, file)).toBe(4);
    expect(await restore(to, file)).toBe(4);
    for (const client of [from, to]) {
      await client.query(`reset all; set datestyle = 'ISO'; set timezone = 'UTC'; set extra_float_digits = 1`);
    }
    const all = 'select e.*, e::text as whole from every_type e order by id';
    const rows = (await to.query(all)).rows;
    expect(rows).toHaveLength(4);
    expect(rows).toEqual((await from.query(all)).rows);
    expect(await fingerprint(to)).toEqual(await fingerprint(from));
    expect((await to.query('insert into every_type default values returning id')).rows).toEqual([{ id: '5' }]);
  });

  it('gives back what refers in circles, and leaves the store as the migrations made it', async () => {
    const file = newFile();
    const [from, to] = [await filledStore(server, KNOTS), await emptyStore(server, KNOTS)];
    const schema = await schemaText(to);
    await backUp(from, file);
    expect(await restore(to, file)).toBe(2508);
    expect(await fingerprint(to)).toEqual(await fingerprint(from));
    expect(await schemaText(to)).toBe(schema);
    await expect(to.query('insert into closed values (2)')).rejects.toThrow('never');
    await expect(to.query('insert into egg values (3, 9)')).rejects.toThrow('foreign key');
    expect((await to.query(`insert into counted (what) values ('d') returning n`)).rows).toEqual([{ n: 4 }]);
  });

  it('is of one moment, while others write', async () => {
    const pairs = { tables: 'create table a (n int); create table b (n int); create table c (bytes bytea)', rows: '' };
    const database = await server.database();
    const [from, writer] = [await database.client(OWNER), await database.client(OWNER)];
    await migrate(from, asMigration(pairs));
    await from.query(`insert into a select generate_series(1, 20000); insert into b select generate_series(1, 20000)`);
    const file = newFile();
    let done = false;
    const writing = (async () => {
      let written = 0;
      while (!done) {
        await writer.query('begin; insert into a values (0); insert into b values (0); commit');
        written++;
      }
      return written;
    })();
    await backUp(from, file).finally(() => (done = true));
    expect(await writing).toBeGreaterThan(5);
    const to = await emptyStore(server, pairs);
    await restore(to, file);
    const { a, b } = (await fingerprint(to)).tables;
    expect(a!.rows).toBeGreaterThanOrEqual(20_000);
    expect(a).toEqual(b);
  });

  it('of the service gives back what it holds, beside the program’s own rows', async () => {
    const stores = [];
    for (const name of ['Lyon', 'Lyon, autrefois']) {
      const client = await (await server.database()).client(OWNER);
      await migrate(client);
      await writeProgramRows(client, { boards: [{ code: 'DISP-LYO', name }], services: [] });
      stores.push(client);
    }
    const [from, to] = stores as [pg.Client, pg.Client];
    await from.query(`insert into account (id, login, name, created_at) values (gen_random_uuid(), 'a', 'Anne', now());
      select audit_append('account.add', 'a', null, '{}', now())`);
    const file = newFile();
    await backUp(from, file);
    await restore(to, file);
    expect(await fingerprint(to)).toEqual(await fingerprint(from));
    await expect(to.query('delete from audit')).rejects.toThrow('never changed');
  });
});

describe.each(servers.slice(1))('between the embedded server and $name', ({ server }) => {
  it('a backup goes there and back', async () => {
    for (const what of [EVERY_TYPE, KNOTS]) {
      const [from, to, back] = [await filledStore(embedded, what), await emptyStore(server, what), await emptyStore(embedded, what)];
      const [first, second] = [newFile(), newFile()];
      await backUp(from, first);
      await restore(to, first);
      await backUp(to, second);
      await restore(back, second);
      expect(await fingerprint(to)).toEqual(await fingerprint(from));
      expect(await fingerprint(back)).toEqual(await fingerprint(from));
      expect(gunzipSync(readFileSync(second)).equals(gunzipSync(readFileSync(first)))).toBe(true);
    }
  });
});

describe('a backup', () => {
  it('is its owner’s alone to read, and replaces one that is there', async () => {
    const from = await filledStore(embedded, KNOTS);
    const file = newFile();
    writeFileSync(file, 'before', { mode: 0o644 });
    await backUp(from, file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.part`)).toBe(false);
    await backUp(from, file);
    await restore(await emptyStore(embedded, KNOTS), file);
  });

  it('of large files keeps them', async () => {
    const files = {
      tables: 'create table file (n int, bytes bytea)',
      rows: `insert into file select n, decode(repeat(md5(n::text), 62500), 'hex') from generate_series(1, 3) n`,
    };
    const [from, to] = [await filledStore(embedded, files), await emptyStore(embedded, files)];
    const file = newFile();
    await backUp(from, file);
    await restore(to, file);
    const { rows } = await to.query<{ n: number; bytes: Buffer }>('select * from file order by n');
    expect(rows.map(({ bytes }) => bytes.length)).toEqual([1_000_000, 1_000_000, 1_000_000]);
    expect(await fingerprint(to)).toEqual(await fingerprint(from));
  });

  it('leaves the one before when it cannot be made', async () => {
    const file = newFile();
    writeFileSync(file, 'before');
    const database = await embedded.database();
    const [from, other] = [await database.client(OWNER), await database.client(OWNER)];
    await migrate(from, asMigration(KNOTS));
    await from.query(KNOTS.rows);
    const { rows } = await from.query<{ pid: number }>('select pg_backend_pid() as pid');
    // Its own rows wait for a lock, and it is ended there.
    await other.query('begin; lock table counted in access exclusive mode');
    const made = backUp(from, file);
    const refused = expect(made).rejects.toThrow('STORE_UNREACHABLE');
    const waits = `select from pg_locks where pid = ${rows[0]!.pid} and not granted`;
    while ((await other.query(waits)).rowCount === 0);
    await other.query(`select pg_terminate_backend(${rows[0]!.pid})`);
    await refused;
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(existsSync(`${file}.part`)).toBe(false);
    await expect(backUp(other, path.join(folder, 'nowhere', 'x.backup'))).rejects.toThrow();
  });
});

describe('a restore', () => {
  const whole = newFile();
  let text = '';

  async function wholeBackup(): Promise<Buffer> {
    if (!existsSync(whole)) await backUp(await filledStore(embedded, KNOTS), whole);
    text = gunzipSync(readFileSync(whole)).toString();
    return readFileSync(whole);
  }

  /** Each is refused with its code, and the store is as empty as it was. */
  async function areRefused(contents: readonly (readonly [content: Buffer, code: string])[]): Promise<void> {
    const to = await emptyStore(embedded, KNOTS);
    const schema = await schemaText(to);
    for (const [content, code] of contents) {
      const file = newFile();
      writeFileSync(file, content);
      await expect(restore(to, file)).rejects.toThrow(code);
      expect(await countOf(to)).toBe(0);
      expect(await schemaText(to)).toBe(schema);
    }
  }

  const compressed = (lines: readonly string[]) => gzipSync(lines.map((line) => `${line}\n`).join(''));

  /** As somebody would who knows how. */
  function hashed(lines: readonly string[]): Buffer {
    const content = lines.map((line) => `${line}\n`).join('');
    const rows = lines.filter((line) => line.startsWith('[')).length;
    return compressed([...lines, JSON.stringify({ end: true, rows, sha256: createHash('sha256').update(content).digest('hex') })]);
  }

  it('takes no file that is cut short', async () => {
    const bytes = await wholeBackup();
    const lines = text.trimEnd().split('\n');
    await areRefused([
      ...[0.3, 0.9, 0.999].map((share) => [bytes.subarray(0, Math.floor(bytes.length * share)), 'BACKUP_CUT_SHORT'] as const),
      [compressed(lines.slice(0, -1)), 'BACKUP_CUT_SHORT'],
      [gzipSync(text.trimEnd()), 'BACKUP_CUT_SHORT'],
      [Buffer.alloc(0), 'BACKUP_CUT_SHORT'],
    ]);
  });

  it('takes no file that was changed', async () => {
    const bytes = Buffer.from(await wholeBackup());
    bytes[bytes.length >> 1]! ^= 0x10;
    const lines = text.trimEnd().split('\n');
    const row = lines.findIndex((line) => line.startsWith('["1234'));
    expect(row).toBeGreaterThan(0);
    await areRefused([
      [compressed(lines.with(row, '["1235",null]')), 'BACKUP_DAMAGED'],
      [compressed(lines.toSpliced(row, 1)), 'BACKUP_DAMAGED'],
      [compressed([...lines, '["1",null]']), 'BACKUP_DAMAGED'],
      [compressed(lines.with(row, '{"table":"unknown","columns":["x"]}')), 'BACKUP_DAMAGED'],
      [compressed(lines.with(row, 'neither')), 'BACKUP_DAMAGED'],
      [bytes, 'BACKUP_DAMAGED'],
    ]);
  });

  it('takes no other file', async () => {
    await areRefused([
      [Buffer.from('id;nom\n1;Anne\n'), 'BACKUP_FORMAT'],
      [gzipSync('id;nom\n1;Anne\n'), 'BACKUP_FORMAT'],
      [gzipSync('{"format":"binome.backup/2","migrations":[]}\n'), 'BACKUP_FORMAT'],
    ]);
    const to = await emptyStore(embedded, KNOTS);
    await expect(restore(to, path.join(folder, 'missing'))).rejects.toThrow('CALL_FILE_MISSING');
    await expect(restore(to, folder)).rejects.toThrow('BACKUP_FILE');
  });

  it('takes no rows that the database would not', async () => {
    await wholeBackup();
    const lines = text.trimEnd().split('\n').slice(0, -1);
    const egg = lines.findIndex((line) => line.startsWith('{"table":"egg"'));
    const rows = ['["1","9"]', '["-1","1"]', '["one","1"]', '['];
    await areRefused(rows.map((row) => [hashed(lines.with(egg + 1, row)), 'BACKUP_REFUSED'] as const));
  });

  it('needs a store of the same migrations, without rows', async () => {
    await wholeBackup();
    const other = await emptyStore(embedded, { ...KNOTS, tables: `${KNOTS.tables} -- otherwise` });
    await expect(restore(other, whole)).rejects.toThrow('BACKUP_OTHER_MIGRATIONS');
    const filled = await filledStore(embedded, KNOTS);
    const before = await fingerprint(filled);
    await expect(restore(filled, whole)).rejects.toThrow(/chicken|closed|an "odd" name/);
    await expect(restore(filled, whole)).rejects.toThrow('BACKUP_STORE_NOT_EMPTY');
    expect(await fingerprint(filled)).toEqual(before);
  });
});
