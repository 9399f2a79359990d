/** A store's tables as its catalog has them, and their rows as text, the form in which no type loses anything. */
import type { ClientBase } from 'pg';
import { z } from 'zod';

export type Asked = Pick<ClientBase, 'query'>;

export interface Column {
  readonly name: string;
  /** Quoted as SQL wants it. */
  readonly quoted: string;
  /** `numeric(10,2)` */
  readonly type: string;
}

export interface Table {
  readonly name: string;
  readonly quoted: string;
  /** Those that are written: not what PostgreSQL computes. */
  readonly columns: readonly Column[];
}

/** What was applied, in order: the store's form. */
export const Applied = z.array(z.strictObject({ number: z.number(), name: z.string(), sha256: z.string() }));

/** The migrator's own: it says of what form a store is, and is no content. */
const LEFT_OUT = 'migration';

/** By name. */
export async function tablesOf(client: Asked): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; quoted: string; columns: Column[] }>(TABLES, [LEFT_OUT]);
  return rows;
}

const TABLES = `
  select c.relname as name, quote_ident(c.relname) as quoted,
    jsonb_agg(jsonb_build_object('name', a.attname, 'quoted', quote_ident(a.attname), 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relkind = 'r' and c.relname <> $1
  group by c.relname order by c.relname collate "C"`;

/**
 * The form of each row: a JSON array of texts, a line without a line break.
 * @param instead an expression by column, in place of what the column holds
 */
export function rowsAsText({ quoted, columns }: Table, instead: Readonly<Record<string, string>> = {}): string {
  const values = columns.map((column) => `(${instead[column.name] ?? column.quoted})::text`);
  return `select to_json(array[${values.join(', ')}]::text[])::text as line from ${quoted}`;
}

/** Text of times, days, numbers and bytes is written and read by these, whatever the server's or the role's say. For the transaction. */
export const AS_TEXT = `
  set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC'; set local extra_float_digits = 1;
  set local bytea_output = 'hex'; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
  set local row_security = off`;

export async function appliedIn(client: Asked): Promise<z.infer<typeof Applied>> {
  const { rows } = await client.query('select number, name, sha256 from migration order by number');
  return Applied.parse(rows);
}

export interface Fingerprint {
  /** Of all content, in hexadecimal: two stores that hold the same rows have the same. */
  readonly sha256: string;
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly sha256: string }>>;
}

/** Of a store's rows, whatever their order and the server's version. */
export async function fingerprint(owner: Asked): Promise<Fingerprint> {
  await owner.query('begin isolation level repeatable read read only');
  try {
    await owner.query(AS_TEXT);
    const tables: Record<string, { rows: number; sha256: string }> = {};
    for (const table of await tablesOf(owner)) {
      const { rows } = await owner.query<{ rows: number; sha256: string }>(`
        select count(*)::int as rows, ${hashed(`coalesce(string_agg(hash, '' order by hash), '')`)} as sha256
        from (select ${hashed('line')} as hash from (${rowsAsText(table)}) as l) as h`);
      tables[table.name] = rows[0]!;
    }
    const { rows } = await owner.query<{ sha256: string }>(`select ${hashed('$1::text')} as sha256`, [JSON.stringify(tables)]);
    return { sha256: rows[0]!.sha256, tables };
  } finally {
    await owner.query('rollback');
  }
}

const hashed = (text: string) => `encode(sha256(convert_to(${text}, 'UTF8')), 'hex')`;
