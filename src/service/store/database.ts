/**
 * The store as use cases see it: transactions on a pool of connections. Types as PostgreSQL's come out of it, what went wrong on the way
 * as errors that say what to do.
 */
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg, { type ClientConfig } from 'pg';
import { BinomeError } from '../../errors/index.ts';
import { mayBeRepeated, storeError } from './store-error.ts';
import { columnTypes } from './types.ts';

/** An address (`postgresql://…`), or its parts. */
export type Address = string | Pick<ClientConfig, 'host' | 'port' | 'user' | 'password' | 'database' | 'ssl'>;

export interface StoreOptions {
  /** Who asks, as `pg_stat_activity` shows it. */
  readonly name: string;
  /** Most connections at a time: 8 by default. */
  readonly connections?: number;
  /** Longest statement: 30 s by default; 0: any. */
  readonly statementMs?: number;
  /** Longest wait for what somebody else holds: 10 s by default. */
  readonly lockMs?: number;
  /** Longest that a transaction may hold what it holds while it does nothing: 30 s by default. */
  readonly idleMs?: number;
  /** Longest wait for a connection: 5 s by default. */
  readonly connectMs?: number;
}

export interface TransactionOptions {
  /** `read committed` by default. */
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readonly readOnly?: boolean;
}

/** How often an act is tried that stood in another's way. */
const ATTEMPTS = 5;
/** Before the second attempt; doubled before each other. */
const PAUSE_MS = 10;

/** Of a schema as kysely knows it: tables by name. */
export class Store<Schema> {
  readonly #kysely: Kysely<Schema>;

  constructor(kysely: Kysely<Schema>) {
    this.#kysely = kysely;
  }

  /**
   * All that `work` does, or nothing. Where it meets another transaction so that neither can be right (a deadlock, a serialization
   * failure) it is done again from the start, so that it must change nothing but the store. A connection that is lost while it commits
   * leaves open whether it did: that is never done again.
   *
   * @throws BinomeError STORE_UNREACHABLE, STORE_REFUSED, STORE_BUSY, STORE_FULL, STORE_NUMBER_TOO_LARGE; what else `work` throws, and
   *   errors of the database's constraints, as they are
   */
  async transaction<T>(work: (transaction: Transaction<Schema>) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    let builder = this.#kysely.transaction().setIsolationLevel(options.isolation ?? 'read committed');
    if (options.readOnly === true) builder = builder.setAccessMode('read only');
    for (let attempt = 1; ; attempt++) {
      try {
        return await builder.execute(work);
      } catch (error) {
        if (attempt === ATTEMPTS || !mayBeRepeated(error)) throw storeError(error);
      }
      // Not both again at the same moment.
      const pauseMs = PAUSE_MS * 2 ** (attempt - 1) * (1 + Math.random());
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }

  /** Lets go of all connections once what is under way has ended. */
  async close(): Promise<void> {
    await this.#kysely.destroy();
  }
}

/** Connects when it is first asked, and again whenever the server has been away. */
export function openStore<Schema>(address: Address, options: StoreOptions): Store<Schema> {
  const pool = new pg.Pool({
    ...clientConfig(address, options),
    max: options.connections ?? 8,
    connectionTimeoutMillis: options.connectMs ?? 5_000,
    idleTimeoutMillis: 30_000,
  });
  // A connection that is lost while nobody asks: the pool makes another one, and whoever asks then is told if it cannot.
  pool.on('error', () => undefined);
  // While it is lent the pool does not listen, and an error that nobody hears ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Store<Schema>(new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }));
}

/** One connection beside the pool, for what needs one to itself. @throws BinomeError STORE_UNREACHABLE, STORE_REFUSED */
export async function connect(address: Address, options: StoreOptions): Promise<pg.Client> {
  const client = new pg.Client({ ...clientConfig(address, options), connectionTimeoutMillis: options.connectMs ?? 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw storeError(error);
  }
  return client;
}

function clientConfig(address: Address, options: StoreOptions): ClientConfig {
  return {
    ...(typeof address === 'string' ? { connectionString: parsable(address) } : address),
    application_name: options.name,
    keepAlive: true,
    statement_timeout: options.statementMs ?? 30_000,
    lock_timeout: options.lockMs ?? 10_000,
    idle_in_transaction_session_timeout: options.idleMs ?? 30_000,
    // Text of a date or a time is read by its form.
    options: '-c datestyle=ISO,YMD -c intervalstyle=iso_8601 -c timezone=UTC -c client_min_messages=warning',
    types: columnTypes,
  };
}

/** @throws BinomeError STORE_ADDRESS; the address is not repeated, since it may hold a password */
function parsable(address: string): string {
  if (URL.canParse(address) && /^postgres(?:ql)?:$/.test(new URL(address).protocol)) return address;
  throw new BinomeError('STORE_ADDRESS');
}
