/**
 * A real PostgreSQL for tests: a server, started once a process, and a migrated database of its own for each test, made from a template in some
 * hundredths of a second.
 *
 * ```ts
 * const fresh = useStore();
 * it('…', async () => {
 *   const { owner, app, system } = await fresh();   // three stores on one new database, closed and dropped after the test
 *   await app.transaction((transaction) => …);
 * });
 * ```
 */
import pg from 'pg';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { openStore, type Store } from '../../src/service/store/database.ts';
import type { Connection } from '../../src/service/store/embedded.ts';
import { migrate } from '../../src/service/store/migrate.ts';
import { APP, OWNER, SYSTEM, type Role } from '../../src/service/store/roles.ts';
import { EMBEDDED, type Server, type ServerKind } from './servers.ts';

export interface TestStore<Schema> {
  /** As the role that owns all: to lay out what a test needs, past every policy. */
  readonly owner: Store<Schema>;
  readonly app: Store<Schema>;
  readonly system: Store<Schema>;
  /** For what connects by itself: a process, a client. */
  connection(role: Role): Connection;
}

/** A new database without anything, and clients on it. */
export interface TestDatabase {
  readonly name: string;
  connection(user: string): Connection;
  /** Ended after the test. */
  client(user: string): Promise<pg.Client>;
}

export interface TestServer {
  /** For the test that asks. @param template a database that nobody is connected to; none: nothing is there */
  database(template?: string): Promise<TestDatabase>;
  /** One that stays. */
  lasting(): Promise<TestDatabase>;
  readonly superuser: string;
}

/** To be called once a file, or a `describe`, outside of its tests. Databases are dropped after the test that made them. */
export function useServer(kind: ServerKind = EMBEDDED): TestServer {
  return serverOf(
    () => kind.start(),
    (server) => server.stop(),
  );
}

/** Of all files of this process whose tests leave the server itself as it was. It ends with the process, as every embedded server does. */
let shared: Promise<Server> | undefined;

let number = 0;

function serverOf(start: () => Promise<Server>, end: (server: Server) => Promise<void>): TestServer {
  let server: Server;
  let keeper: pg.Client;
  const lasting: string[] = [];
  const made: string[] = [];
  const clients: pg.Client[] = [];

  beforeAll(async () => {
    server = await start();
    keeper = await connected(server.connection(server.superuser, 'postgres'));
  }, 60_000);

  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.end().catch(() => undefined)));
    await drop(made);
  });

  afterAll(async () => {
    await drop(lasting);
    await keeper.end();
    await end(server);
  });

  const drop = async (names: string[]): Promise<void> => {
    for (const name of names.splice(0)) await keeper.query(`drop database if exists ${name} with (force)`);
  };

  const make = async (template = 'template1') => {
    const name = `test_${++number}`;
    await keeper.query(`create database ${name} owner ${OWNER} template ${template} strategy file_copy`);
    const connection = (user: string) => server.connection(user, name);
    const client = async (user: string) => {
      const opened = await connected(connection(user));
      clients.push(opened);
      return opened;
    };
    return { name, connection, client };
  };
  return {
    async lasting() {
      const database = await make();
      lasting.push(database.name);
      return database;
    },
    async database(template) {
      const database = await make(template);
      made.push(database.name);
      return database;
    },
    get superuser() {
      return server.superuser;
    },
  };
}

/**
 * To be called once a file, outside of its tests.
 *
 * @param prepare what every database of this file has from the start, beside the migrations
 * @returns a function that makes a database for the test that calls it
 */
export function useStore<Schema>(prepare?: (client: pg.Client) => Promise<void>): () => Promise<TestStore<Schema>> {
  const server = serverOf(
    () => (shared ??= EMBEDDED.start(inject('kept'))),
    () => Promise.resolve(),
  );
  let template = '';
  const open: Store<Schema>[] = [];

  beforeAll(async () => {
    const database = await server.lasting();
    template = database.name;
    const client = await connected(database.connection(OWNER));
    await migrate(client);
    await prepare?.(client);
    await client.end();
  }, 60_000);

  // Runs before that of the server: the last that was said is done first.
  afterEach(() => Promise.all(open.splice(0).map((store) => store.close())));

  return async () => {
    const { connection } = await server.database(template);
    const [owner, app, system] = [OWNER, APP, SYSTEM].map((role) => openStore<Schema>(connection(role), { name: 'test', connections: 4 }));
    open.push(owner!, app!, system!);
    return { owner: owner!, app: app!, system: system!, connection };
  };
}

export async function connected(connection: Connection): Promise<pg.Client> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
