/** The record as an administrator reads it: what was done, when, by which account, on what; not what it said. */
import { sql } from 'kysely';
import type { AuditAct } from '../rules/audit-acts.ts';
import { FRANCE } from '../rules/preparation.ts';
import { type Act, type Listed, mustHave, pageOf } from './acting.ts';

export interface AuditView {
  readonly number: number;
  readonly at: string;
  readonly account: string | null;
  readonly login: string | null;
  readonly act: string;
  readonly board: string | null;
  readonly subject: string;
  readonly subjectLogin: string | null;
  readonly previous: string;
  readonly hash: string;
}

export interface AuditFilter {
  readonly act: AuditAct | null;
  /** By the clocks of France. */
  readonly on: string | null;
}

/**
 * In the order in which it was written, or the other way round.
 * @param page after: the number of the last line that was seen; 0 for the beginning of either
 */
export async function listAudit(
  act: Act,
  filter: AuditFilter,
  { after, limit, newestFirst }: { readonly after: number; readonly limit: number; readonly newestFirst: boolean },
): Promise<Listed<AuditView>> {
  mustHave(act, 'audit.read', {});
  let lines = act.tx
    .selectFrom('audit as a')
    .leftJoin('account as w', 'w.id', 'a.account')
    // Signing in is the service's own act: what it is about says who it was.
    .leftJoin('account as s', (join) => join.on(sql<boolean>`s.id::text = a.subject`))
    .select([
      'a.number',
      'a.at',
      'a.account',
      'w.login',
      'a.act',
      'a.board',
      'a.subject',
      's.login as subjectLogin',
      'a.previous',
      'a.hash',
    ]);
  if (after > 0 || !newestFirst) lines = lines.where('a.number', newestFirst ? '<' : '>', after);
  if (filter.act !== null) lines = lines.where('a.act', '=', filter.act);
  if (filter.on !== null) {
    const begins = sql<Date>`(${filter.on}::date)::timestamp at time zone ${FRANCE}`;
    const ends = sql<Date>`(${filter.on}::date + 1)::timestamp at time zone ${FRANCE}`;
    lines = lines.where('a.at', '>=', begins).where('a.at', '<', ends);
  }
  const rows = await lines
    .orderBy('a.number', newestFirst ? 'desc' : 'asc')
    .limit(limit + 1)
    .execute();
  return pageOf(
    rows,
    { limit, after: null },
    ({ at, ...row }) => ({ ...row, at: at.toISOString() }),
    ({ number }) => String(number),
  );
}
