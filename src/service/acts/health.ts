/** How the service is, for who keeps it running: numbers and moments of the store, the queue, letters, backups and retention, and nobody's data. */
import { sql } from 'kysely';
import type { Store } from '../store/database.ts';
import type { Database } from '../store/schema.ts';
import { MAIL_STATES, type MailState } from './mail.ts';

/** For how many days back failures and letters are counted. */
export const COUNTED_DAYS = 7;

export interface Health {
  readonly at: string;
  readonly store: { readonly server: string; readonly bytes: number; readonly migrations: number };
  readonly queue: {
    readonly waiting: number;
    readonly waitingSince: string | null;
    readonly running: number;
    readonly lost: number;
    readonly failed: number;
    readonly failedAt: string | null;
    readonly takenAt: string | null;
    readonly preparedAt: string | null;
  };
  readonly mail: {
    readonly isOn: boolean;
    readonly states: { readonly state: MailState; readonly count: number }[];
    readonly sentAt: string | null;
  };
  readonly backupAt: string | null;
  readonly retentionAt: string | null;
  readonly sessions: number;
  readonly record: { readonly lines: number; readonly at: string | null };
}

/** As the service itself: whoever asks was looked at before. */
export async function readHealth(system: Store<Database>, now: Date): Promise<Health> {
  return system.transaction(
    async (tx) => {
      const { rows } = await sql<{
        server: string;
        bytes: number;
        migrations: number;
        waiting: number;
        waiting_since: Date | null;
        running: number;
        lost: number;
        failed: number;
        failed_at: Date | null;
        taken_at: Date | null;
        prepared_at: Date | null;
        is_on: boolean;
        sent_at: Date | null;
        backup_at: Date | null;
        retention_at: Date | null;
        sessions: number;
        lines: number;
        written_at: Date | null;
      }>`
        select current_setting('server_version') as server, pg_database_size(current_database())::float8 as bytes,
          (select count(*)::int from migration) as migrations, j.*,
          (select max(at) from job_attempt) as taken_at,
          (select min(next_at) from schedule) as prepared_at,
          mail_is_on() as is_on,
          (select max(ended_at) from mail_attempt where outcome = 'sent') as sent_at,
          (select max(at) from audit where act = 'backup.write') as backup_at,
          (select max(at) from audit where act = 'retention.apply') as retention_at,
          (select count(*)::int from session where revoked_at is null and ends_at > ${now}) as sessions,
          coalesce(l.number, 0)::int as lines, l.at as written_at
        from (
          select count(*) filter (where state = 'queued' and run_at <= now())::int as waiting,
            min(run_at) filter (where state = 'queued' and run_at <= now()) as waiting_since,
            count(*) filter (where state = 'running')::int as running,
            count(*) filter (where state = 'running' and lease_until < now())::int as lost,
            count(*) filter (where state = 'failed' and kind <> 'mail' and ended_at > ${now}::timestamptz - make_interval(days => ${COUNTED_DAYS}))::int as failed,
            max(ended_at) filter (where state = 'failed' and kind <> 'mail') as failed_at
          from job
        ) j left join (select number, at from audit order by number desc limit 1) l on true`.execute(tx);
      const states = await sql<{ state: MailState; count: number }>`
        select state, count(*)::int as count from mail_state
        where at > ${now}::timestamptz - make_interval(days => ${COUNTED_DAYS}) group by state`.execute(tx);
      const row = rows[0]!;
      const countOf = (state: MailState): number => states.rows.find((each) => each.state === state)?.count ?? 0;
      return {
        at: now.toISOString(),
        store: { server: row.server, bytes: row.bytes, migrations: row.migrations },
        queue: {
          ...{ waiting: row.waiting, waitingSince: told(row.waiting_since), running: row.running, lost: row.lost },
          ...{ failed: row.failed, failedAt: told(row.failed_at), takenAt: told(row.taken_at), preparedAt: told(row.prepared_at) },
        },
        mail: { isOn: row.is_on, states: MAIL_STATES.map((state) => ({ state, count: countOf(state) })), sentAt: told(row.sent_at) },
        ...{ backupAt: told(row.backup_at), retentionAt: told(row.retention_at), sessions: row.sessions },
        record: { lines: row.lines, at: told(row.written_at) },
      };
    },
    { readOnly: true },
  );
}

function told(moment: Date | null): string | null {
  return moment?.toISOString() ?? null;
}
