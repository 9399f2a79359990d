/**
 * The record of what was done, read out of the store to be verified outside of it: by the command of the machine, and for the page. The page cannot
 * do it alone: a line's fingerprint is also of what it says, which is not the administrator's to read.
 */
import { sql } from 'kysely';
import { type AuditLine, type ChainReport, verifyChain } from '../rules/audit-chain.ts';
import type { Store } from '../store/database.ts';
import type { Database } from '../store/schema.ts';

const LINES_AT_ONCE = 5_000;

/** @param head a fingerprint that was kept elsewhere; those that publications keep are looked for in any case */
export async function verifyRecord(system: Store<Database>, head: string | null): Promise<ChainReport> {
  return system.transaction(
    async (tx) => {
      const { rows } = await sql<{ head: string }>`select distinct audit_head as head from publication where audit_head <> ''`.execute(tx);
      return verifyChain(linesOf(tx), [...(head === null ? [] : [head.toLowerCase()]), ...rows.map((row) => row.head)]);
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

/** The line that has a fingerprint; null where none has. @param head in hexadecimal */
export async function lineOfHead(system: Store<Database>, head: string): Promise<{ readonly number: number; readonly at: string } | null> {
  const row = await system.transaction((tx) =>
    tx.selectFrom('audit').select(['number', 'at']).where('hash', '=', head.toLowerCase()).executeTakeFirst(),
  );
  return row === undefined ? null : { number: row.number, at: row.at.toISOString() };
}

type Tx = Parameters<Parameters<Store<Database>['transaction']>[0]>[0];

/** By number, whatever the numbers are; as text, the form in which each line was hashed. */
async function* linesOf(tx: Tx): AsyncGenerator<AuditLine> {
  for (let last: number | null = null; ;) {
    const { rows }: { rows: AuditLine[] } = await sql<AuditLine>`
      select number, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, account::text, act, board, subject,
        payload::text, previous, hash
      from audit where ${last}::bigint is null or number > ${last} order by number limit ${LINES_AT_ONCE}`.execute(tx);
    yield* rows;
    if (rows.length < LINES_AT_ONCE) return;
    last = rows.at(-1)!.number;
  }
}
