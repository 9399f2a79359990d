/** The record as an administrator reads it: what was done, when, by which account, on what; not what it said. */
import { type Act, type Listed, mustHave, pageOf } from './acting.ts';

export interface AuditView {
  readonly number: number;
  readonly at: string;
  readonly account: string | null;
  readonly act: string;
  readonly board: string | null;
  readonly subject: string;
  readonly previous: string;
  readonly hash: string;
}

/** In the order in which it was written. @param after the number of the last line that was seen */
export async function listAudit(
  act: Act,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<Listed<AuditView>> {
  mustHave(act, 'audit.read', {});
  const rows = await act.tx
    .selectFrom('audit')
    .select(['number', 'at', 'account', 'act', 'board', 'subject', 'previous', 'hash'])
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit + 1)
    .execute();
  return pageOf(
    rows,
    { limit, after: null },
    ({ at, ...row }) => ({ ...row, at: at.toISOString() }),
    ({ number }) => String(number),
  );
}
