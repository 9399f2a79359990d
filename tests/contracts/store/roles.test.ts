import { describe, expect, it } from 'vitest';
import { migrate, type Migration } from '../../../src/service/store/migrate.ts';
import { APP, checkRole, ensureRoles, OWNER, SYSTEM } from '../../../src/service/store/roles.ts';
import { useServer } from '../../service/database.ts';
import { SERVERS } from '../../service/servers.ts';

const NOTES: readonly Migration[] = [
  {
    name: '0001-notes.sql',
    sha256: '',
    sql: `create table note (region text, content text); alter table note enable row level security;
      create policy of_the_region on note to ${APP} using (region = current_setting('test.region', true)); grant select on note to ${APP}`,
  },
];

describe.each(SERVERS)('the roles of a store on $name', (kind) => {
  const server = useServer(kind);

  it('serve when they own nothing and stand under the policies', async () => {
    const database = await server.database();
    const owner = await database.client(OWNER);
    await migrate(owner, NOTES);
    await owner.query(`insert into note values ('north', 'a'), ('south', 'b')`);
    for (const role of [APP, SYSTEM]) await checkRole(await database.client(role));
    const app = await database.client(APP);
    expect((await app.query('select * from note')).rows).toEqual([]);
    await app.query(`set test.region = 'north'`);
    expect((await app.query('select * from note')).rows).toEqual([{ region: 'north', content: 'a' }]);
    await expect(app.query('set row_security = off; select * from note')).rejects.toThrow('row-level security');
    await expect(app.query(`set role ${OWNER}`)).rejects.toThrow('permission denied');
    await expect(app.query('create table mine (x int)')).rejects.toThrow('permission denied');
  });

  it.each<[string, string, string, RegExp]>([
    ['is superuser', `alter role ${APP} superuser`, `alter role ${APP} nosuperuser`, /it is a superuser/],
    ['bypasses the policies', `alter role ${APP} bypassrls`, `alter role ${APP} nobypassrls`, /it bypasses row-level security/],
    ['owns a table', `create table mine (x int); alter table mine owner to ${APP}`, 'drop table mine', /it owns tables/],
    [
      'may become who owns them',
      `create role holder; create table theirs (x int); alter table theirs owner to holder; grant holder to ${APP}`,
      'drop table theirs; drop role holder',
      /it owns tables/,
    ],
    [
      'may become superuser',
      `create role mighty superuser; grant mighty to ${APP}`,
      'drop role mighty',
      /it is a superuser, or may become one/,
    ],
  ])('do not serve when one %s', async (_, make, undo, reason) => {
    const database = await server.database();
    const superuser = await database.client(server.superuser);
    await superuser.query(make);
    try {
      const app = await database.client(APP);
      // What it has taken on meanwhile does not hide who logged in.
      await expect(checkRole(app)).rejects.toThrow(reason);
      await expect(checkRole(app)).rejects.toThrow('STORE_ROLE_TOO_STRONG');
    } finally {
      await superuser.query(undo);
    }
    await checkRole(await database.client(APP));
  });

  it('are made where they are missing, and lose what they should not have', async () => {
    const database = await server.database();
    const superuser = await database.client(server.superuser);
    await superuser.query(`drop role ${SYSTEM}; alter role ${APP} bypassrls createrole`);
    await ensureRoles(superuser);
    await ensureRoles(superuser);
    const { rows } = await superuser.query(
      'select rolname, rolcanlogin, rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = any ($1) order by rolname',
      [[APP, SYSTEM]],
    );
    const plain = { rolcanlogin: true, rolsuper: false, rolbypassrls: false, rolcreaterole: false };
    expect(rows).toEqual([APP, SYSTEM].map((rolname) => ({ rolname, ...plain })));
  });

  it('are asked for where the owner may not make them', async () => {
    const database = await server.database();
    const superuser = await database.client(server.superuser);
    await superuser.query(`drop role ${SYSTEM}; create role plain_owner login`);
    try {
      // As who keeps the database on a server that somebody else keeps.
      await superuser.query('set session authorization plain_owner');
      await expect(ensureRoles(superuser)).rejects.toThrow(
        /“binome_system” does not exist.*CREATE ROLE binome_system LOGIN.*\[STORE_ROLE_MISSING\]/,
      );
    } finally {
      await superuser.query('reset session authorization; drop role plain_owner');
      await ensureRoles(superuser);
    }
  });
});
