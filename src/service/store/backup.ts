/**
 * Backup and restore of a whole store, rows by rows of its own format: from any version of PostgreSQL to any other, by the role that owns
 * the store, superuser or not. A season to rehearse on is the same without what only the real service may hold.
 */
import type { ClientBase } from 'pg';
import { BinomeError } from '../../errors/index.ts';
import { damaged, type FileKind, FORMATS, type Header, readBackup, writeBackup } from './backup-file.ts';
import { MIGRATOR_LOCK } from './migrate.ts';
import { PROGRAM_TABLES } from './program-rows.ts';
import { setMode } from './store-mode.ts';
import { suspend } from './suspended.ts';
import { codeOf, postgresDetail, storeError } from './store-error.ts';
import { AS_TEXT, appliedIn, rowsAsText, tablesOf, type Asked, type Table } from './tables.ts';

/** Rows of a fetch: a row may be as large as the results of a run. */
const ROWS_AT_ONCE = 64;

/** Of rows that are handed to the database in one statement, in characters. */
const BATCH_LENGTH = 4_000_000;
const BATCH_ROWS = 1_000;

/**
 * What a copy to rehearse on does not get. A table without columns here is left out whole; of the others these columns hold something else.
 */
export const KEPT_FROM_COPIES: Readonly<Record<string, Readonly<Record<string, string>> | null>> = {
  session: null,
  personal_token: null,
  calendar_token: null,
  idempotency: null,
  sign_in_request: null,
  mail_attempt: null,
  mail: null,
  account: { email: 'null', password_hash: 'null', oidc_subject: 'null' },
  confidential_note: { body: `'…'` },
};

/**
 * Writes all rows of a store, as they are at one moment, while others go on working.
 *
 * @param owner a connection to itself, of the role that owns the store
 * @param kind of a season without what `KEPT_FROM_COPIES` says
 * @param file is replaced once the new one is whole
 * @returns how many rows it holds
 * @throws BinomeError BACKUP_FILE, STORE_UNREACHABLE, STORE_NOT_MIGRATED
 */
export async function backUp(owner: ClientBase, file: string, kind: FileKind = 'backup'): Promise<number> {
  try {
    await owner.query('begin isolation level repeatable read read only');
    try {
      await owner.query(AS_TEXT);
      const header = { format: FORMATS[kind], migrations: await appliedIn(owner) };
      return await writeBackup(file, header, linesOf(owner, kind === 'season' ? KEPT_FROM_COPIES : {}));
    } finally {
      await owner.query('rollback');
    }
  } catch (error) {
    throw storeError(error);
  }
}

async function* linesOf(owner: Asked, left: typeof KEPT_FROM_COPIES): AsyncGenerator<string[]> {
  for (const table of await tablesOf(owner)) {
    const instead = left[table.name];
    if (instead === null) continue;
    yield [JSON.stringify({ table: table.name, columns: table.columns.map(({ name }) => name) })];
    await owner.query(`declare content no scroll cursor for ${rowsAsText(table, instead)}`);
    // Bytes are files: one at a time.
    const most = table.columns.some(({ type }) => type === 'bytea') ? 1 : ROWS_AT_ONCE;
    for (;;) {
      const { rows } = await owner.query<{ line: string }>(`fetch ${most} from content`);
      if (rows.length > 0) yield rows.map(({ line }) => line);
      if (rows.length < most) break;
    }
    await owner.query('close content');
  }
  for (const { name, quoted } of await sequencesOf(owner)) {
    const { rows } = await owner.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${quoted}`,
    );
    yield [JSON.stringify({ sequence: name, ...rows[0]! })];
  }
}

/**
 * Fills an empty store with what a backup holds: all of it or nothing. The store must be at the migrations that the backup was made at;
 * afterwards it may be migrated further. Foreign keys hold again at the end, checked.
 *
 * @param owner as for `backUp`
 * @param afterwards what else is done, or nothing at all
 * @returns how many rows were written
 * @throws BinomeError CALL_FILE_MISSING, BACKUP_FILE, BACKUP_FORMAT, BACKUP_CUT_SHORT, BACKUP_DAMAGED, BACKUP_OTHER_MIGRATIONS,
 *   BACKUP_STORE_NOT_EMPTY, STORE_UNREACHABLE
 */
export async function restore(
  owner: ClientBase,
  file: string,
  afterwards: (owner: ClientBase) => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  return filled(owner, file, 'backup', () => afterwards(owner));
}

/**
 * As `restore`, of a season: the store is marked as a rehearsal, and everybody has the same password.
 *
 * @param passwordHash as `hashOf` makes it
 * @throws BinomeError as `restore`
 */
export async function importSeason(
  owner: ClientBase,
  file: string,
  { passwordHash, now }: { readonly passwordHash: string; readonly now: Date },
): Promise<number> {
  return filled(owner, file, 'season', async () => {
    await owner.query('update account set password_hash = $1', [passwordHash]);
    await setMode(owner, 'rehearsal', now);
  });
}

/** @param finish in the same transaction. */
async function filled(owner: ClientBase, file: string, kind: FileKind, finish: () => Promise<void>): Promise<number> {
  try {
    await owner.query('begin');
    try {
      const rows = await fill(owner, file, kind);
      await finish();
      await owner.query('commit');
      return rows;
    } catch (error) {
      await owner.query('rollback');
      throw error;
    }
  } catch (error) {
    // What the database does not take as a row was none.
    if (/^2[23]/.test(codeOf(error))) throw new BinomeError('BACKUP_REFUSED', { ...postgresDetail(error) }, { file });
    throw storeError(error);
  }
}

async function fill(owner: Asked, file: string, kind: FileKind): Promise<number> {
  await owner.query('select pg_advisory_xact_lock($1)', [MIGRATOR_LOCK]);
  await owner.query(AS_TEXT);
  const tables = new Map((await tablesOf(owner)).map((table) => [table.name, table]));
  const sequences = new Map((await sequencesOf(owner)).map(({ name, quoted }) => [name, quoted]));
  const filling = new Filling(owner);
  let resume = (): Promise<void> => Promise.resolve();
  let line = 1;
  const begin = async (header: Header) => {
    const here = await appliedIn(owner);
    if (JSON.stringify(here) !== JSON.stringify(header.migrations)) {
      throw new BinomeError('BACKUP_OTHER_MIGRATIONS', { found: header.migrations.length, expected: here.length }, { file });
    }
    await empty(owner, [...tables.values()]);
    resume = await makeRoom(owner);
  };
  for await (const said of readBackup(file, kind, begin)) {
    line++;
    if ('row' in said) {
      if (!filling.began) throw damaged(file, line);
      await filling.add(said.row);
    } else if ('table' in said) {
      const table = tables.get(said.table);
      if (table?.columns.map(({ name }) => name).join() !== said.columns.join()) throw damaged(file, line);
      await filling.begin(table);
    } else {
      const quoted = sequences.get(said.sequence);
      if (quoted === undefined) throw damaged(file, line);
      await owner.query('select setval($1::regclass, $2::bigint, $3)', [quoted, said.value, said.called]);
    }
  }
  await filling.flush();
  await resume();
  return filling.rows;
}

/** Rows of one table after the other, some at a time. */
class Filling {
  readonly #owner: Asked;
  #table: Table | undefined;
  #batch: string[] = [];
  #length = 0;
  rows = 0;

  constructor(owner: Asked) {
    this.#owner = owner;
  }

  get began(): boolean {
    return this.#table !== undefined;
  }

  async begin(table: Table): Promise<void> {
    await this.flush();
    this.#table = table;
  }

  async add(row: string): Promise<void> {
    this.#batch.push(row);
    this.#length += row.length;
    this.rows++;
    if (this.#length > BATCH_LENGTH || this.#batch.length >= BATCH_ROWS) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#table === undefined || this.#batch.length === 0) return;
    const { quoted, columns } = this.#table;
    const names = columns.map((column) => column.quoted).join(', ');
    const values = columns.map(({ type }, index) => `(r ->> ${index})::${type}`).join(', ');
    await this.#owner.query(
      `insert into ${quoted} (${names}) overriding system value select ${values} from json_array_elements($1::json) as r`,
      [`[${this.#batch.join(',')}]`],
    );
    this.#batch = [];
    this.#length = 0;
  }
}

/** What the program writes by itself gives way; anything else would be mixed with what the backup holds. */
async function empty(owner: Asked, tables: readonly Table[]): Promise<void> {
  if (tables.length > 0) await owner.query(`lock table ${tables.map(({ quoted }) => quoted).join(', ')} in access exclusive mode`);
  for (const { name, quoted } of tables) {
    const isOthers = PROGRAM_TABLES[name] ?? 'true';
    const { rows } = await owner.query<{ filled: boolean }>(`select exists (select from ${quoted} where ${isOthers}) as filled`);
    if (rows[0]?.filled === true) throw new BinomeError('BACKUP_STORE_NOT_EMPTY', { value: name });
  }
}

/** Rows come in any order, and were judged when they were first written. @returns what brings foreign keys and triggers back */
async function makeRoom(owner: Asked): Promise<() => Promise<void>> {
  const resume = await suspend(owner);
  for (const { quoted } of (await tablesOf(owner)).filter(({ name }) => PROGRAM_TABLES[name] !== undefined)) {
    await owner.query(`delete from ${quoted}`);
  }
  return resume;
}

async function sequencesOf(owner: Asked): Promise<{ name: string; quoted: string }[]> {
  const { rows } = await owner.query<{ name: string; quoted: string }>(`
    select c.relname as name, quote_ident(c.relname) as quoted
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public' and c.relkind = 'S' order by c.relname collate "C"`);
  return rows;
}
