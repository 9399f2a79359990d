/** Telling everybody with a role at any of some places, in one statement. */
import { sql } from 'kysely';
import { type Notice, NOTICES } from '../rules/notices.ts';
import type { Grant } from '../rules/rights.ts';
import type { Act } from './acting.ts';

export async function tellEach(
  { tx, moment }: Pick<Act, 'tx' | 'moment'>,
  role: Grant['role'],
  scopes: Iterable<string>,
  { event, kind, board, subject }: Notice,
): Promise<void> {
  await sql`select tell(${role}, scope, ${event}, ${kind}, ${board}, ${subject}, ${moment.now}, ${NOTICES[kind]})
    from jsonb_array_elements_text(${JSON.stringify([...new Set(scopes)])}::jsonb) scope`.execute(tx);
}
