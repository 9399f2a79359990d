/** What the places of roles are called. */
import { sql } from 'kysely';
import type { Act } from './acting.ts';

/** Code → name, of directorates and services; the whole country and people have none here. */
export async function placeNames({ tx }: Pick<Act, 'tx'>, scopes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const codes = [...new Set(scopes)];
  const { rows } = await sql<{ code: string; name: string }>`
    select code, name from board where code = any(${codes}) union all select code, name from service where code = any(${codes})`.execute(
    tx,
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}
