/**
 * What the table of rights gives is all that the database gives, past every route: as the role that serves, with somebody's token or with none, by
 * statements of one's own. Which rows are whose stands in `tests/service/whose-rows.ts`, for every table that there is; what of them somebody sees
 * follows from the table.
 */
import type pg from 'pg';
import { expect, it } from 'vitest';
import { type Action, RIGHTS } from '../../../../src/service/rules/rights.ts';
import { APP } from '../../../../src/service/store/roles.ts';
import { connected } from '../../../service/database.ts';
import { useService } from '../../../service/service.ts';
import { type Actor, cases, gives, type Place, twoBoards, type TwoBoards } from '../../../service/two-boards.ts';
import { ANYBODY, CALLS, CHANGED, FOR_SIGNED_IN, OWN, READ, type Ways, WRITTEN } from '../../../service/whose-rows.ts';

const fresh = useService('2025-09-10T08:00:00Z');

interface Owned {
  readonly key: string;
  readonly way: string;
  readonly board: string | null;
  readonly services: string[] | null;
  readonly people: string[] | null;
  readonly account: string | null;
}

const isGiven = ({ grants, client, manner }: Actor, { way, board, services, people, account }: Owned): boolean => {
  if (manner === 'out') return false;
  if (way === 'own') return account === client.account;
  const place: Place = { board, services: services ?? [], people: people ?? [] };
  if (way !== 'signed in' && manner === 'reading' && !RIGHTS[way as Action].reads) return false;
  return way === 'signed in' || gives(grants, way as Action, place);
};

/** The ways as one statement for the owner. @param also what else it selects of `t`. */
function ownedSql(table: string, { key, ways }: Ways, also = 'null::jsonb'): string {
  const each = ways.map(
    ([way, from = '', { board = 'null', services = 'null', people = 'null', account = 'null' } = {}]) =>
      `select (${key})::text as key, '${way}' as way, ${board}::text as board, (${services})::text[] as services, (${people})::text[] as people,
        ${account}::uuid as account, ${also} as row from ${table} t ${from}`,
  );
  return each.join(' union all ');
}

interface Databases {
  readonly season: TwoBoards;
  readonly all: Awaited<ReturnType<typeof cases>>;
  readonly owner: pg.Client;
  readonly app: pg.Client;
  /** All of it in one transaction that is taken back. @param actor null: no token. */
  readonly as: <T>(actor: Pick<Actor, 'client'> | null, work: () => Promise<T>) => Promise<T>;
  /** What a statement is refused by; null where it is not. It is taken back. */
  readonly refusal: (statement: string, values?: unknown[]) => Promise<pg.DatabaseError | null>;
  readonly actors: readonly Actor[];
  readonly end: () => Promise<void>;
}

async function databases(): Promise<Databases> {
  const test = await fresh();
  const season = await twoBoards(test);
  const all = await cases(season);
  await season.bordeaux.acceptAll();
  const [owner, app] = [await connected(test.store.connection('binome_owner')), await connected(test.store.connection(APP))];
  // As its own clock would end what has ended.
  await owner.query(
    `create or replace function time_now() returns timestamptz language sql stable as $$ select '${test.clock.toISOString()}'::timestamptz $$`,
  );
  const as: Databases['as'] = async (actor, work) => {
    await app.query('begin');
    try {
      if (actor !== null) await app.query(`select set_config('binome.token', $1, true)`, [actor.client.secret]);
      return await work();
    } finally {
      await app.query('rollback');
    }
  };
  const refusal: Databases['refusal'] = async (statement, values = []) => {
    await app.query('savepoint before');
    try {
      await app.query(statement, values);
      return null;
    } catch (error) {
      return error as pg.DatabaseError;
    } finally {
      await app.query('rollback to before');
    }
  };
  // For how long somebody may do nothing is the program's to know.
  const actors = season.actors.filter(({ name }) => name !== 'an idle session');
  return {
    ...{ season, all, owner, app, as, refusal, actors },
    end: async () => {
      await owner.end();
      await app.end();
    },
  };
}

const tablesOf = async (owner: pg.Client): Promise<string[]> =>
  (
    await owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'm', 'f')`,
    )
  ).rows
    .map(({ name }) => name)
    .sort();

it('shows everybody the rows of every table that the table of rights gives them, and no other', async () => {
  const { owner, app, as, actors, end } = await databases();
  const tables = await tablesOf(owner);
  expect(tables).toEqual(Object.keys(READ).sort());
  const readable = tables.flatMap((name) => {
    const ways = READ[name]!;
    return typeof ways === 'string' ? [] : [{ name, ways }];
  });
  const owned = new Map<string, Owned[]>();
  for (const { name, ways } of readable) owned.set(name, (await owner.query<Owned>(ownedSql(name, ways))).rows);
  const statement = `select jsonb_build_object(${readable
    .map(({ name, ways }) => `'${name}', (select coalesce(jsonb_agg((${ways.key})::text), '[]') from ${name} t)`)
    .join(', ')}) as seen`;
  const wrong: string[] = [];
  let compared = 0;
  for (const actor of [...actors, null]) {
    const seen = await as(actor, async () => (await app.query<{ seen: Record<string, string[]> }>(statement)).rows[0]!.seen);
    for (const { name } of readable) {
      const expected =
        actor === null
          ? []
          : [
              ...new Set(
                owned
                  .get(name)!
                  .filter((row) => isGiven(actor, row))
                  .map(({ key }) => key),
              ),
            ];
      if (JSON.stringify(seen[name]!.toSorted()) !== JSON.stringify(expected.sort()))
        wrong.push(`${name} as ${actor?.name}: ${String(seen[name]!.toSorted())} instead of ${String(expected)}`);
      compared++;
    }
  }
  expect(wrong).toEqual([]);
  // Everything has rows, and nothing is everybody's by oversight.
  expect([...owned].filter(([, rows]) => rows.length === 0).map(([name]) => name)).toEqual([]);
  expect(compared).toBe((actors.length + 1) * readable.length);
  const { rows: open } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity order by 1`,
  );
  expect(open.map(({ name }) => name)).toEqual(tables.filter((name) => READ[name] === ANYBODY));
  const { rows: views } = await owner.query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v' and has_table_privilege('${APP}', oid, 'select') and not coalesce('security_invoker=true' = any (reloptions), false)`,
  );
  expect(views).toEqual([]);
  await end();
}, 120_000);

it('takes from everybody the rows that the table of rights lets them write, and no other', async () => {
  const { owner, app, as, refusal, actors, end } = await databases();
  const tables = await tablesOf(owner);
  const columnsOf = async (name: string, privilege: string): Promise<string[]> => {
    const { rows } = await owner.query<{ column: string }>(
      `select attname as column from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''
        and has_column_privilege('${APP}', attrelid, attnum, $2) order by 1`,
      [name, privilege],
    );
    return rows.map(({ column }) => column);
  };
  const { rows: beyond } = await owner.query(
    `select relname, privilege from pg_class cross join unnest(array['delete', 'truncate', 'references', 'trigger']) privilege
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') and has_table_privilege('${APP}', oid, privilege)`,
  );
  expect(beyond).toEqual([]);
  const wrong: string[] = [];
  let tried = 0;
  const written: string[] = [];
  for (const name of tables) {
    const insertable = await columnsOf(name, 'insert');
    if (insertable.length === 0) continue;
    written.push(name);
    const { key } = READ[name] as Ways;
    const { rows } = await owner.query<Owned & { row: Record<string, unknown> }>(
      ownedSql(name, { key, ways: WRITTEN[name]!.length === 0 ? [['signed in']] : WRITTEN[name]! }, 'to_jsonb(t)'),
    );
    // One of each place.
    const places = new Map(rows.map((row) => [JSON.stringify([row.way, row.board, row.services?.slice(0, 1)]), row]));
    for (const { key: k, row } of [...places.values()].slice(0, 4))
      for (const actor of [...actors, null]) {
        const ways = rows.filter((other) => other.key === k);
        const mayWrite = actor?.manner !== 'reading' && actor !== null;
        if (mayWrite && actor.manner !== 'out' && (OWN.has(name) || ways.some((way) => isGiven(actor, way)))) continue;
        // As if it were their own.
        const own = Object.fromEntries(
          ['by', 'author', 'account', 'set_by', 'granted_by']
            .filter((column) => column in row)
            .map((column) => [column, actor?.client.account]),
        );
        const record = { ...row, ...(actor === null || actor.client.account === '' ? {} : own) };
        const list = insertable.map((column) => `"${column}"`).join(', ');
        const error = await as(actor, () =>
          refusal(`insert into ${name} (${list}) select ${list} from jsonb_populate_record(null::${name}, $1)`, [JSON.stringify(record)]),
        );
        tried++;
        if (error?.code !== '42501') wrong.push(`${name} ${k} by ${actor?.name}: ${error?.message ?? 'written'}`);
      }
  }
  expect(wrong).toEqual([]);
  expect(written).toEqual(Object.keys(WRITTEN).sort());

  const changeable: Record<string, string[]> = {};
  for (const name of tables) {
    const columns = await columnsOf(name, 'update');
    if (columns.length > 0) changeable[name] = columns;
  }
  expect(changeable).toEqual(Object.fromEntries(Object.entries(CHANGED).map(([name, { columns }]) => [name, columns])));
  for (const [name, { columns, ways }] of Object.entries(CHANGED)) {
    const { key } = READ[name] as Ways;
    const owned = (await owner.query<Owned>(ownedSql(name, { key, ways }))).rows;
    // Of one column whose value nobody reads: another.
    const column = columns[0]!;
    for (const actor of [...actors, null]) {
      const changed = await as(actor, async () => {
        try {
          return (await app.query<{ key: string }>(`update ${name} t set ${column} = null returning (${key})::text as key`)).rows.map(
            (row) => row.key,
          );
        } catch (error) {
          // Of a row that may be changed null may be refused, after its rights: which rows these are is compared where it is not.
          if ((error as { code: string }).code !== '42501' && (error as { code: string }).code !== '23502') throw error;
          return (error as { code: string }).code === '23502' ? ['?'] : [];
        }
      });
      tried++;
      const mayWrite = actor !== null && actor.manner !== 'reading' && actor.manner !== 'out';
      const allowed = new Set(mayWrite ? owned.filter((row) => isGiven(actor, row)).map((row) => row.key) : []);
      const beyondThem = changed.filter((one) => (one === '?' ? allowed.size === 0 : !allowed.has(one)));
      if (beyondThem.length > 0) wrong.push(`${name}.${column} by ${actor?.name}: ${String(beyondThem)}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(1000);
  await end();
}, 120_000);

it('tells by its functions nothing of another directorate, and nothing at all without a token', async () => {
  const { season, all, owner, app, as, refusal, actors, end } = await databases();
  const { rows: functions } = await owner.query<{ name: string; definer: boolean; path: string }>(
    `select p.proname as name, p.prosecdef as definer, coalesce(array_to_string(p.proconfig, ' '), '') as path, has_function_privilege('${APP}', p.oid, 'execute')
        and p.prorettype <> 'trigger'::regtype as callable
      from pg_proc p where p.pronamespace = 'public'::regnamespace
        and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e') order by 1`,
  );
  expect(functions.filter((one) => (one as unknown as { callable: boolean }).callable).map(({ name }) => name)).toEqual(
    Object.keys(CALLS).sort(),
  );
  // What looks for a table finds ours first, and what somebody makes for themselves last.
  expect(
    functions.filter(({ definer, path }) => definer && path !== 'search_path=pg_catalog, public, pg_temp').map(({ name }) => name),
  ).toEqual([]);
  const values = [all.closed, season.matches.get('S-2')!.id];
  const elsewhere = ['first board of Bordeaux', 'director of the Gironde', 'mentor M1', 'trainee S1', 'nobody’s account', 'administrator'];
  const asking = [...actors.filter(({ name, manner }) => elsewhere.includes(name) || manner === 'out'), null];
  expect(asking.length).toBeGreaterThan(10);
  const told: string[] = [];
  for (const [name, call] of Object.entries(CALLS)) {
    if (call === ANYBODY) continue;
    const wanted = values.filter((_, k) => call.includes(`$${k + 1}`));
    const statement = wanted.length === 1 ? call.replaceAll('$2', '$1') : call;
    for (const actor of asking) {
      if (actor?.manner === 'session' && FOR_SIGNED_IN.has(name)) continue;
      // Administrators give roles anywhere; the head of the record is also for whoever publishes.
      if (name === 'audit_head' && (actor?.name === 'administrator' || actor?.name === 'first board of Bordeaux')) continue;
      if (name === 'board_of' && actor?.name === 'administrator') continue;
      await as(actor, async () => {
        if ((await refusal(statement, wanted)) !== null) return;
        const { rows } = await app.query<Record<string, unknown>>(statement, wanted);
        if (rows.some((row) => Object.values(row).some((value) => value !== null)))
          told.push(`${name} to ${actor?.name}: ${JSON.stringify(rows)}`);
      });
    }
  }
  expect(told).toEqual([]);
  // What they are for, they tell.
  const board = season.actors.find(({ name }) => name === 'board of Lyon')!;
  const silent: string[] = [];
  for (const name of [
    'round_facts',
    'round_trainees',
    'round_pairs',
    'held_on',
    'breakdown_facts',
    'told_of_pair',
    'pair_facts',
    'mentor_load',
  ]) {
    const call = CALLS[name]!;
    const { rows } = await as(board, () => app.query<Record<string, unknown>>(call, call.includes('$1') ? [all.closed] : []));
    if (!rows.some((row) => Object.values(row).some((value) => value !== null))) silent.push(name);
  }
  expect(silent).toEqual([]);
  await end();
}, 60_000);

it('is not fooled: not by tables of one’s own, roles, settings, files, errors, plans and what the server tells of itself', async () => {
  const { season, all, owner, app, as, refusal, end } = await databases();
  const code = async (statement: string, values?: unknown[]): Promise<string | undefined> => (await refusal(statement, values))?.code;
  const trainee = season.actors.find(({ name }) => name === 'trainee S1')!;
  const bordeaux = season.actors.find(({ name }) => name === 'board of Bordeaux')!;
  const lyon = season.actors.find(({ name }) => name === 'board of Lyon')!;
  await owner.query('analyze');

  // Tables, types and functions of one's own: nobody can make one, and where they can they are looked for last.
  const { rows: databasesWithout } = await owner.query(
    `select from pg_database where datname like 'test\\_%' and not has_database_privilege('${APP}', oid, 'temporary')`,
  );
  expect(databasesWithout).toHaveLength(1);
  const forge = (): Promise<Record<string, unknown>[]> =>
    as(trainee, async () => {
      await app.query(`create temp table session (token_hash bytea, account uuid, revoked_at timestamptz, ends_at timestamptz);
        create temp table role_grant (account uuid, role text, scope text, board text, ended_at timestamptz);
        create temp table account (id uuid, disabled_at timestamptz);
        create temp table right_rule (action text, role text, reach text, reads boolean);
        insert into pg_temp.account select id from public.account;
        insert into pg_temp.role_grant select id, role, scope, scope from public.account cross join (values ('board', 'DISP-LYO'), ('administrator', '*')) g(role, scope);
        insert into pg_temp.right_rule select action, role, reach, true from public.right_rule;
        grant all on all tables in schema pg_temp to public`);
      return (
        await app.query<Record<string, unknown>>(`select everywhere('account.read') as admin, scopes('census.read', 'board') as boards`)
      ).rows;
    });
  expect(await forge()).toEqual([{ admin: false, boards: [] }]);
  // A function that tells of every row that it is asked of is asked of those alone that one may see.
  const notices: string[] = [];
  app.on('notice', ({ message }) => notices.push(message ?? ''));
  await app.query(`set client_min_messages = notice`);
  await as(bordeaux, async () => {
    await app.query(
      `create function pg_temp.leak(text) returns boolean language plpgsql cost 0.0000001 as $$ begin raise notice '%', $1; return true; end $$`,
    );
    await app.query(`select from census_person where pg_temp.leak(name)`);
    expect(notices.length).toBeGreaterThan(0);
    notices.length = 0;
    for (const [table, column] of [
      ...[
        ['census_person', 'name'],
        ['current_person', 'name'],
        ['confidential_note', 'body'],
        ['breakdown', 'reason'],
        ['flag', 'comment'],
      ],
      ...[
        ['decision', 'reason'],
        ['last_decision', 'reason'],
        ['publication', 'by_name'],
        ['run', 'request::text'],
        ['match', 'trainee'],
      ],
    ] as const)
      await app.query(`select from ${table} where pg_temp.leak(${column}) and ${column}::text <> 'x'`);
  });
  const ofLyon = await owner.query<{ name: string }>(`select name from census_person where board = 'DISP-LYO'`);
  expect(
    notices.filter((text) => text.startsWith('note of') || ofLyon.rows.some(({ name }) => name === text) || /^[ST]-\d$/.test(text)),
  ).toEqual([]);

  await as(trainee, async () => {
    const denied = '42501';
    // Other roles, and without the policies.
    for (const role of ['binome_owner', 'binome_system', 'pg_read_all_data', 'pg_execute_server_program'])
      expect(await code(`set role ${role}`)).toBe(denied);
    expect(await code('set session authorization binome_owner')).toBe(denied);
    expect(await code('set row_security = off; select from account')).toBe(denied);
    expect(await code('alter table account disable row level security')).toBe(denied);
    expect(await code('create policy mine on account using (true)')).toBe(denied);
    expect(await code('create table public.mine ()')).toBe(denied);
    expect(await code('create schema mine')).toBe(denied);
    expect(await code(`create or replace function public.actor() returns uuid language sql as 'select null::uuid'`)).toBe(denied);
    expect(await code(`alter function public.actor() owner to ${APP}`)).toBe(denied);
    expect(await code('grant binome_owner to binome_app')).toBe(denied);
    expect(await code('create extension dblink')).toMatch(/42501|0A000|58P01/);
    // Files and programs of the server.
    for (const statement of [`select pg_read_file('postgresql.conf')`, `select pg_ls_dir('.')`, `select lo_import('/etc/hostname')`])
      expect(await code(statement)).toBe(denied);
    for (const statement of [`copy service to '/tmp/x'`, `copy service to program 'true'`, `copy flag from '/etc/hostname'`])
      expect(await code(statement)).toBe(denied);
    // Columns that only the service reads.
    for (const column of ['account.password_hash', 'session.token_hash', 'personal_token.token_hash']) {
      const [table, name] = column.split('.');
      expect([column, await code(`select ${name} from ${table}`)]).toEqual([column, denied]);
    }
    expect(await code('select from pg_authid')).toBe(denied);
    expect(await code('select from pg_statistic')).toBe(denied);
    // A sample of the values of columns is kept of every table; of these nobody is shown any.
    const { rows: sampled } = await app.query(`select tablename from pg_stats where schemaname = 'public'`);
    expect([...new Set(sampled.map((row) => (row as { tablename: string }).tablename))].sort()).toEqual(
      expect.not.arrayContaining(['account', 'census_person', 'person', 'decision', 'flag', 'confidential_note']),
    );
    // Nor what others carry: a statement is shown without its values.
    const { rows: running } = await app.query<{ query: string }>('select query from pg_stat_activity');
    expect(running.some(({ query }) => query.includes(lyon.client.secret))).toBe(false);
    expect(
      await app.query(`copy (select name from census_person where board = 'DISP-LYO') to stdout`).catch((error: unknown) => error),
    ).toBeDefined();
  });
  // An error names no row that is not one's own.
  await as(lyon, async () => {
    const error = await refusal(
      `insert into publication (round, number, kind, by, at, audit_head) values ('DISP-LYO.CPIP 29.SP1', 1, 'published', $1, now(), '')`,
      [lyon.client.account],
    );
    expect([error?.code, error?.detail]).toEqual(['23505', undefined]);
  });
  // Nor do the triggers, before it is known who asks.
  await as(bordeaux, async () => {
    const full = `insert into match (id, round, publication, board, trainee, mentor, trainee_service, mentor_service, during, capacity, decision, run, made_at)
      select gen_random_uuid(), 'DISP-LYO.CPIP 29.SP1', 1, 'DISP-LYO', 'S-9', 'T-3', 'SPIP-69', 'SPIP-42', '[2025-08-28,2025-10-25)', 1, $1, $2, now()`;
    expect(await code(full, [all.run, all.run])).toBe('42501');
  });
  // What one transaction carries, another does not.
  await as(lyon, async () => expect((await app.query('select from census')).rows.length).toBeGreaterThan(0));
  expect((await app.query('select from census')).rows).toHaveLength(0);
  expect((await app.query(`select current_setting('binome.token', true) as token`)).rows).toEqual([{ token: '' }]);
  // It would have been seen: this is what the order of schemas is for.
  await owner.query(
    `alter function everywhere(text) set search_path = pg_catalog, public; alter function scopes(text, text) set search_path = pg_catalog, public`,
  );
  expect(await forge()).toEqual([{ admin: true, boards: ['DISP-LYO'] }]);
  await end();
}, 60_000);
