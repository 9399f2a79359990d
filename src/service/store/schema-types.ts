/** A store's tables and views as types for kysely, from its catalog: what `schema.ts` is made of. */
import type { ClientBase } from 'pg';

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly is_array: boolean;
  readonly is_view: boolean;
  readonly is_required: boolean;
  readonly is_generated: boolean;
}

/** What is the migrator's own. */
const LEFT_OUT = ['migration'];

/** PostgreSQL's type → what a query gives and takes (`types.ts`). */
const TYPES: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bytea: 'Buffer',
  date: 'string',
  daterange: 'string',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  int8: 'Int8',
  json: 'Json',
  jsonb: 'Json',
  numeric: 'Numeric',
  text: 'string',
  timestamptz: 'Timestamp',
  uuid: 'string',
};

const HELPERS = {
  Int8: 'export type Int8 = ColumnType<number, number, number>;',
  Json: `/** Given as text, so that a list is not taken for one of the database; read as what it says. */
export type Json = ColumnType<unknown, string, string>;`,
  Numeric: 'export type Numeric = ColumnType<string, number | string, number | string>;',
  Timestamp: 'export type Timestamp = ColumnType<Date, Date | string, Date | string>;',
};

const COLUMNS = `
  select c.relname as table, c.relkind in ('v', 'm') as is_view, a.attname as column, a.attnotnull as is_required,
    a.atthasdef or a.attidentity <> '' as is_generated,
    coalesce(e.typname, t.typname) as type, e.oid is not null as is_array
  from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
  where c.relkind in ('r', 'p', 'v', 'm') and c.relname <> all ($1)
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by c.relname collate "C", a.attname collate "C"`;

/** The text of `schema.ts`, before it is formatted. @throws Error where a column is of a type that is not known here */
export async function schemaTypes(client: Pick<ClientBase, 'query'>): Promise<string> {
  const { rows } = await client.query<Column>(COLUMNS, [LEFT_OUT]);
  const used = new Set<string>();
  const tables = grouped(rows);
  const interfaces = [...tables].map(([table, columns]) => {
    const lines = columns.map((column) => `  ${column.column}: ${typeOf(column, used)};`);
    return `export interface ${nameOf(table)} {\n${lines.join('\n')}\n}`;
  });
  const helpers = Object.entries(HELPERS).filter(([name]) => used.has(name));
  return [
    "/** The tables and views as the migrations make them: made by npm run store:schema. */\nimport type { ColumnType } from 'kysely';",
    `export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;`,
    ...helpers.map(([, text]) => text),
    ...interfaces,
    `export interface Database {\n${[...tables.keys()].map((table) => `  ${table}: ${nameOf(table)};`).join('\n')}\n}\n`,
  ].join('\n\n');
}

function grouped(rows: readonly Column[]): Map<string, Column[]> {
  const tables = new Map<string, Column[]>();
  for (const row of rows) tables.set(row.table, [...(tables.get(row.table) ?? []), row]);
  return tables;
}

/** Of a view every column may be null, as far as PostgreSQL says. */
function typeOf({ table, column, type, is_array, is_view, is_required, is_generated }: Column, used: Set<string>): string {
  const plain = TYPES[type];
  if (plain === undefined) throw new Error(`${table}.${column}: no type is known for ${type}`);
  used.add(plain);
  const element = is_array ? `${plain}[]` : plain;
  const value = is_view || !is_required ? `${element} | null` : element;
  return is_generated ? `Generated<${value}>` : value;
}

const nameOf = (table: string): string => table.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
