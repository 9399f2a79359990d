import { sql } from 'kysely';
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { connect, openStore, type Store } from '../../../../src/service/store/database.ts';
import { startEmbedded } from '../../../../src/service/store/embedded.ts';
import { APP, OWNER } from '../../../../src/service/store/roles.ts';
import { useStore } from '../../../service/database.ts';
import { temporaryFolder } from '../../../service/servers.ts';

interface Schema {
  box: { id: number; content: string; version: number };
}

const fresh = useStore<Schema>(async (client) => {
  await client.query(`create table box (id int primary key, content text not null, version int not null default 0);
    grant select, insert, update on box to binome_app`);
});

/** One value, as a query gives it. */
async function valueOf(store: Store<Schema>, expression: string): Promise<unknown> {
  const { rows } = await store.transaction((tx) => sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(tx));
  return rows[0]!.value;
}

/** Another's turn. */
function signal(): { given: Promise<void>; give: () => void } {
  let give = (): void => undefined;
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}

describe('what comes out of a store', () => {
  it('is what it says, to the last digit', async () => {
    const { app } = await fresh();
    const cases: [string, unknown][] = [
      ['42::int8', 42],
      ['9007199254740991::int8', 9_007_199_254_740_991],
      [`'{1,NULL,3}'::int8[]`, [1, null, 3]],
      [`'{}'::int8[]`, []],
      [`'2025-03-30'::date`, '2025-03-30'],
      [`'{2025-03-30,NULL}'::date[]`, ['2025-03-30', null]],
      [`'2025-03-30 02:30:00'::timestamp`, '2025-03-30 02:30:00'],
      [`'2025-03-30 02:30:00+02'::timestamptz`, new Date('2025-03-30T00:30:00Z')],
      ['12.30::numeric(6,2)', '12.30'],
      ['0.1::float8', 0.1],
      [`'{"a": [1, null]}'::jsonb`, { a: [1, null] }],
      [`'1 day 02:00'::interval`, 'P1DT2H'],
      [`'\\x00ff'::bytea`, Buffer.from([0, 255])],
      [`'[2025-01-01,2025-02-01)'::daterange`, '[2025-01-01,2025-02-01)'],
      ['null::int8', null],
    ];
    for (const [expression, value] of cases) expect(await valueOf(app, expression), expression).toEqual(value);
  });

  it('is refused where a number would lose digits', async () => {
    const { app } = await fresh();
    await expect(valueOf(app, '9007199254740993::int8')).rejects.toThrow(/9007199254740993.*\[STORE_NUMBER_TOO_LARGE\]/);
    expect(await valueOf(app, '1::int8')).toBe(1);
  });
});

describe('a transaction', () => {
  it('is all or nothing', async () => {
    const { app, owner } = await fresh();
    const work = app.transaction(async (tx) => {
      await tx.insertInto('box').values({ id: 1, content: 'a', version: 0 }).execute();
      throw new Error('half-way');
    });
    await expect(work).rejects.toThrow('half-way');
    expect(await owner.transaction((tx) => tx.selectFrom('box').selectAll().execute())).toEqual([]);
  });

  it('gives errors of constraints as they are', async () => {
    const { app } = await fresh();
    const add = () => app.transaction((tx) => tx.insertInto('box').values({ id: 1, content: 'a', version: 0 }).execute());
    await add();
    await expect(add()).rejects.toMatchObject({ code: '23505', constraint: 'box_pkey' });
  });

  it('that only reads writes nothing', async () => {
    const { app } = await fresh();
    const work = app.transaction((tx) => tx.insertInto('box').values({ id: 1, content: 'a', version: 0 }).execute(), { readOnly: true });
    await expect(work).rejects.toMatchObject({ code: '25006' });
  });

  it('is done again after a serialization failure, and counts each once', async () => {
    const { app, owner } = await fresh();
    await owner.transaction((tx) => tx.insertInto('box').values({ id: 1, content: '', version: 0 }).execute());
    let attempts = 0;
    let reads = 0;
    // Nobody writes before all have read: one after the other they would not meet.
    const all = signal();
    const add = async () =>
      app.transaction(
        async (tx) => {
          attempts++;
          const { version } = await tx.selectFrom('box').select('version').where('id', '=', 1).executeTakeFirstOrThrow();
          if (++reads === 3) all.give();
          await all.given;
          await tx
            .updateTable('box')
            .set({ version: version + 1 })
            .where('id', '=', 1)
            .execute();
        },
        { isolation: 'serializable' },
      );
    await Promise.all([add(), add(), add()]);
    expect(await valueOf(owner, '(select version from box)')).toBe(3);
    expect(attempts).toBeGreaterThan(3);
  });

  it('is done again after a deadlock', async () => {
    const { app, owner } = await fresh();
    await owner.transaction((tx) =>
      tx
        .insertInto('box')
        .values([1, 2].map((id) => ({ id, content: '', version: 0 })))
        .execute(),
    );
    const [a, b] = [signal(), signal()];
    let attempts = 0;
    const both = async (first: number, second: number, mine: { give: () => void }, other: { given: Promise<void> }) =>
      app.transaction(async (tx) => {
        attempts++;
        await tx
          .updateTable('box')
          .set({ version: sql<number>`version + 1` })
          .where('id', '=', first)
          .execute();
        mine.give();
        await other.given;
        await tx
          .updateTable('box')
          .set({ version: sql<number>`version + 1` })
          .where('id', '=', second)
          .execute();
      });
    await Promise.all([both(1, 2, a, b), both(2, 1, b, a)]);
    expect(attempts).toBe(3);
    expect(await valueOf(owner, `(select string_agg(version::text, ' ') from box)`)).toBe('2 2');
  });

  it('gives up after some attempts, and says so', async () => {
    const { app } = await fresh();
    let attempts = 0;
    const work = app.transaction(async (tx) => {
      attempts++;
      await sql`do $$ begin raise exception 'again' using errcode = 'serialization_failure'; end $$`.execute(tx);
    });
    await expect(work).rejects.toThrow('STORE_BUSY');
    expect(attempts).toBe(5);
  });

  it('does not wait for ever, for a statement, a lock or whoever holds it', async () => {
    const { app, connection } = await fresh();
    const hasty = openStore<Schema>(connection(APP), {
      name: 'hasty',
      statementMs: 50,
      lockMs: 50,
      idleMs: 50,
      connections: 1,
      connectMs: 100,
    });
    try {
      await expect(valueOf(hasty, 'pg_sleep(5)')).rejects.toThrow(/statement timeout.*\[STORE_BUSY\]/);
      await app.transaction(async (tx) => {
        await sql`lock table box in row exclusive mode`.execute(tx);
        await expect(hasty.transaction((other) => sql`lock table box in exclusive mode`.execute(other))).rejects.toThrow('STORE_BUSY');
      });
      const idle = hasty.transaction(async (tx) => {
        await sql`select 1`.execute(tx);
        await expect(valueOf(hasty, '1')).rejects.toThrow('STORE_UNREACHABLE');
        await sql`select 1`.execute(tx);
      });
      await expect(idle).rejects.toThrow('STORE_UNREACHABLE');
      expect(await valueOf(hasty, '1')).toBe(1);
      expect(await valueOf(hasty, `current_setting('application_name')`)).toBe('hasty');
    } finally {
      await hasty.close();
    }
  });
});

describe('a store that is away', () => {
  const folder = temporaryFolder();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is told of, and used again once it is back', async () => {
    const server = await startEmbedded(folder, { durable: false });
    const store = openStore<Schema>(server.connection(OWNER), { name: 'test' });
    try {
      expect(await valueOf(store, '1')).toBe(1);
      const halfWay = store.transaction(async (tx) => {
        await sql`select 1`.execute(tx);
        process.kill(server.pid, 'SIGKILL');
        await server.ended;
        await sql`select 1`.execute(tx);
      });
      await expect(halfWay).rejects.toThrow('STORE_UNREACHABLE');
      await expect(valueOf(store, '1')).rejects.toThrow(/The database does not answer.*\[STORE_UNREACHABLE\]/);
      await expect(connect(server.connection(OWNER), { name: 'test' })).rejects.toThrow('STORE_UNREACHABLE');
      const again = await startEmbedded(folder, { durable: false });
      expect(await valueOf(store, '1')).toBe(1);
      // While nobody asks.
      await again.stop();
      const third = await startEmbedded(folder, { durable: false });
      expect(await valueOf(store, '1')).toBe(1);
      await store.close();
      await third.stop();
    } finally {
      await store.close().catch(() => undefined);
    }
  });

  it('refuses who is not known there, and an address that is none, without repeating it', async () => {
    const { connection } = await fresh();
    const nowhere = openStore<Schema>({ ...connection(APP), database: 'nowhere' }, { name: 'test' });
    await expect(valueOf(nowhere, '1')).rejects.toThrow(/database "nowhere" does not exist.*\[STORE_REFUSED\]/);
    await nowhere.close();
    const stranger = openStore<Schema>({ ...connection(APP), user: 'stranger' }, { name: 'test' });
    await expect(valueOf(stranger, '1')).rejects.toThrow('STORE_REFUSED');
    await stranger.close();
    for (const address of ['mysql://u:secret@h/d', 'u:secret', '']) {
      expect(() => openStore(address, { name: 'test' })).toThrow('STORE_ADDRESS');
      expect(() => openStore(address, { name: 'test' })).not.toThrow('secret');
    }
    const { host, database } = connection(APP);
    const url = openStore<Schema>(`postgresql://${APP}@${encodeURIComponent(String(host))}/${String(database)}`, { name: 'test' });
    expect(await valueOf(url, 'current_user::text')).toBe(APP);
    await url.close();
  });
});
