/**
 * Migrations: numbered SQL files, each applied once, in order, in a transaction of its own. What was applied is kept by its hash, so that
 * a store is never taken for what it is not.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg, { type ClientBase } from 'pg';
import { BinomeError } from '../../errors/index.ts';
import { ensureRoles, SERVING } from './roles.ts';
import { codeOf, postgresDetail, storeError } from './store-error.ts';

export interface Migration {
  /** `0001-people.sql` */
  readonly name: string;
  readonly sql: string;
  /** Of the text with lines ending in LF, in hexadecimal: a checkout may end them otherwise. */
  readonly sha256: string;
}

interface Applied {
  number: number;
  name: string;
  sha256: string;
}

/** Those of this program. */
export const MIGRATIONS = fileURLToPath(new URL('migrations/', import.meta.url));

/** Held while a migrator is at work, or a backup is restored. */
export const MIGRATOR_LOCK = 8_010_002;

const NO_SUCH_TABLE = '42P01';

/** The migrations of a folder, in order; their numbers leave no gap. @throws BinomeError STORE_MIGRATION_NAME */
export function readMigrations(folder: string = MIGRATIONS): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name, index) => {
    const number = String(index + 1).padStart(4, '0');
    if (!new RegExp(`^${number}-[a-z0-9-]+\\.sql$`).test(name))
      throw new BinomeError('STORE_MIGRATION_NAME', { value: name, expected: number });
    const sql = readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

/**
 * Applies what a store lacks. Of two at once the second waits, and finds nothing to do.
 *
 * @param owner a connection to itself, of the role that owns the store
 * @returns how many were applied
 * @throws BinomeError STORE_MIGRATION_CHANGED, STORE_NEWER, STORE_MIGRATION_FAILED, STORE_ROLE_MISSING
 */
export async function migrate(owner: ClientBase, migrations: readonly Migration[] = readMigrations()): Promise<number> {
  try {
    await owner.query('set statement_timeout = 0; set lock_timeout = 0');
    await owner.query('select pg_advisory_lock($1)', [MIGRATOR_LOCK]);
    try {
      await ensureRoles(owner);
      await owner.query(TABLE);
      const done = await applied(owner);
      compare(done, migrations);
      for (const [index, migration] of migrations.entries()) if (index >= done.length) await apply(owner, migration, index + 1);
      return migrations.length - done.length;
    } finally {
      await owner.query('select pg_advisory_unlock($1)', [MIGRATOR_LOCK]);
    }
  } catch (error) {
    throw storeError(error);
  }
}

/**
 * Whether a store is at this program's migrations, for what runs on it and does not migrate.
 *
 * @throws BinomeError STORE_NOT_MIGRATED, STORE_NEWER, STORE_MIGRATION_CHANGED
 */
export async function checkMigrated(client: Pick<ClientBase, 'query'>, migrations: readonly Migration[] = readMigrations()): Promise<void> {
  const done = await applied(client).catch((error: unknown) => {
    if (codeOf(error) === NO_SUCH_TABLE) return [];
    throw storeError(error);
  });
  compare(done, migrations);
  if (done.length < migrations.length) throw new BinomeError('STORE_NOT_MIGRATED', { found: done.length, expected: migrations.length });
}

const TABLE = `
  create table if not exists migration (
    number int primary key,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now()
  );
  grant select on migration to ${SERVING.join(', ')}`;

async function applied(client: Pick<ClientBase, 'query'>): Promise<Applied[]> {
  const { rows } = await client.query<Applied>('select number, name, sha256 from migration order by number');
  return rows;
}

function compare(done: readonly Applied[], migrations: readonly Migration[]): void {
  for (const [index, { number, name, sha256 }] of done.entries()) {
    const known = migrations[index];
    if (known === undefined) throw new BinomeError('STORE_NEWER', { found: done.length, expected: migrations.length });
    if (number === index + 1 && known.sha256 === sha256) continue;
    throw new BinomeError('STORE_MIGRATION_CHANGED', { value: known.name, found: name });
  }
}

async function apply(owner: ClientBase, { name, sql, sha256 }: Migration, number: number): Promise<void> {
  await owner.query('begin');
  try {
    const before = await transactionOf(owner);
    await owner.query(sql);
    // A file that commits would be half applied when its second half fails.
    if ((await transactionOf(owner)) !== before) throw new BinomeError('STORE_MIGRATION_COMMITS', {}, { file: name });
    await owner.query('insert into migration (number, name, sha256) values ($1, $2, $3)', [number, name, sha256]);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    if (error instanceof BinomeError) throw error;
    throw new BinomeError('STORE_MIGRATION_FAILED', { ...postgresDetail(error) }, { file: name, ...lineOf(error, sql) });
  }
}

async function transactionOf(owner: ClientBase): Promise<string | undefined> {
  const { rows } = await owner.query<{ id: string }>('select pg_current_xact_id()::text as id');
  return rows[0]?.id;
}

/** PostgreSQL counts characters. */
function lineOf(error: unknown, sql: string): { line?: number } {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN;
  return Number.isNaN(position) ? {} : { line: Array.from(sql).slice(0, position).join('').split('\n').length };
}
