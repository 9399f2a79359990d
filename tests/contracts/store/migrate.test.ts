import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkMigrated, migrate, readMigrations, type Migration } from '../../../src/service/store/migrate.ts';
import { APP, OWNER, SYSTEM } from '../../../src/service/store/roles.ts';
import { useServer } from '../../service/database.ts';
import { SERVERS } from '../../service/servers.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'binome-migrations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
/** Files as a folder has them. */
function files(contents: Readonly<Record<string, string>>): Migration[] {
  const at = path.join(folder, String(++made));
  mkdirSync(at);
  for (const [name, sql] of Object.entries(contents)) writeFileSync(path.join(at, name), sql);
  return readMigrations(at);
}

const ONE = { '0001-box.sql': 'create table box (id int primary key);\n' };
const TWO = { ...ONE, '0002-lid.sql': 'create table lid (box int references box);\n' };

describe('the files of a program', () => {
  it('have a number each, without a gap', () => {
    expect(files(TWO).map(({ name }) => name)).toEqual(['0001-box.sql', '0002-lid.sql']);
    expect(() => files({ ...ONE, '0003-lid.sql': '' })).toThrow(/“0003-lid\.sql” is out of place: number 0002.*\[STORE_MIGRATION_NAME\]/);
    expect(() => files({ ...ONE, '0001-other.sql': '' })).toThrow('STORE_MIGRATION_NAME');
    expect(() => files({ ...ONE, '0002_lid.sql': '' })).toThrow('STORE_MIGRATION_NAME');
  });

  it('are the same with lines that end otherwise', () => {
    const [unix, windows] = [files(ONE), files({ '0001-box.sql': ONE['0001-box.sql'].replace('\n', '\r\n') })];
    expect(windows).toEqual(unix);
  });

  it('never end their transaction themselves', () => {
    const ours = readMigrations();
    expect(ours.length).toBeGreaterThan(5);
    for (const { sql } of ours) expect(sql).not.toMatch(/^\s*(?:begin|commit|rollback|start transaction)\s*;/im);
  });
});

describe.each(SERVERS)('migrations on $name', (kind) => {
  const server = useServer(kind);
  const tables = `select string_agg(relname, ' ' order by relname) as names from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;

  it('are applied once, in order', async () => {
    const client = await (await server.database()).client(OWNER);
    expect(await migrate(client, files(ONE))).toBe(1);
    expect(await migrate(client, files(TWO))).toBe(1);
    expect(await migrate(client, files(TWO))).toBe(0);
    expect((await client.query(tables)).rows).toEqual([{ names: 'box lid migration' }]);
    const { rows } = await client.query('select number, name, sha256 from migration order by number');
    expect(rows).toEqual(files(TWO).map(({ name, sha256 }, index) => ({ number: index + 1, name, sha256 })));
  });

  it('are applied once by two migrators at once', async () => {
    const database = await server.database();
    const slow = files({
      '0001-box.sql': 'create table box (id int); select pg_sleep(0.2);',
      '0002-lid.sql': 'create table lid (id int);',
    });
    const clients = await Promise.all([database.client(OWNER), database.client(OWNER), database.client(OWNER)]);
    const applied = await Promise.all(clients.map((client) => migrate(client, slow)));
    expect(applied.sort()).toEqual([0, 0, 2]);
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['changed', { ...TWO, '0001-box.sql': 'create table box (id bigint primary key);\n' }, 'STORE_MIGRATION_CHANGED'],
    [
      'inserted',
      { ...ONE, '0002-between.sql': 'create table between_ (id int);\n', '0003-lid.sql': TWO['0002-lid.sql'] },
      'STORE_MIGRATION_CHANGED',
    ],
    ['missing', ONE, 'STORE_NEWER'],
    ['missing in the middle', { '0001-lid.sql': TWO['0002-lid.sql'] }, 'STORE_MIGRATION_CHANGED'],
  ])('are refused when one was %s', async (_, contents, code) => {
    const client = await (await server.database()).client(OWNER);
    await migrate(client, files(TWO));
    await expect(migrate(client, files(contents))).rejects.toThrow(code);
    await expect(checkMigrated(client, files(contents))).rejects.toThrow(code);
    expect((await client.query(tables)).rows).toEqual([{ names: 'box lid migration' }]);
    // The lock is free again.
    expect(await migrate(client, files(TWO))).toBe(0);
  });

  it('leave nothing of a file that fails half-way, and keep those before it', async () => {
    const client = await (await server.database()).client(OWNER);
    const failing = files({
      ...TWO,
      '0003-half.sql': '-- é\ncreate table half (id int);\ninsert into half values (1), (2);\nselect wrong from half;\n',
    });
    await expect(migrate(client, failing)).rejects.toThrow(
      /0003-half\.sql:4: .*column "wrong" does not exist \(42703\).*\[STORE_MIGRATION_FAILED\]/,
    );
    expect((await client.query(tables)).rows).toEqual([{ names: 'box lid migration' }]);
    expect(await migrate(client, files({ ...TWO, '0003-half.sql': 'create table half (id int);' }))).toBe(1);
  });

  it('are refused when a file ends its transaction', async () => {
    const client = await (await server.database()).client(OWNER);
    await expect(migrate(client, files({ '0001-box.sql': 'create table box (id int); commit; select 1;' }))).rejects.toThrow(
      'STORE_MIGRATION_COMMITS',
    );
  });

  it('are looked at by those that do not migrate, in the role that serves', async () => {
    const database = await server.database();
    const owner = await database.client(OWNER);
    const app = await database.client(APP);
    await expect(checkMigrated(app, files(ONE))).rejects.toThrow(/0 of 1 migrations.*STORE_NOT_MIGRATED/);
    await migrate(owner, files(ONE));
    await expect(checkMigrated(app, files(TWO))).rejects.toThrow(/1 of 2 migrations.*STORE_NOT_MIGRATED/);
    await migrate(owner, files(TWO));
    await checkMigrated(app, files(TWO));
    await checkMigrated(await database.client(SYSTEM), files(TWO));
    await expect(checkMigrated(app, files(ONE))).rejects.toThrow('STORE_NEWER');
  });

  it('are those of this program', async () => {
    const database = await server.database();
    const owner = await database.client(OWNER);
    expect(await migrate(owner)).toBe(readMigrations().length);
    await checkMigrated(await database.client(APP));
  });
});
