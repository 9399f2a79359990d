/**
 * Deletes what has been kept for long enough. Facts are changed by nobody else: this is the owner's, in one transaction in which the triggers that
 * say so are laid down, and every foreign key is proven again at its end.
 */
import type { ClientBase } from 'pg';
import { monthsBefore, RETENTION_RULES, type RetentionPeriods, type RetentionRule } from '../rules/retention.ts';
import { mayBeRepeated, storeError } from './store-error.ts';
import { suspend } from './suspended.ts';

export interface RetentionPart {
  /** null: files that nothing refers to any more. */
  readonly rule: RetentionRule | null;
  /** What is older than this day goes. */
  readonly before: string | null;
  /** By table, only where there are some; `account`: those that keep no name. */
  readonly rows: Readonly<Record<string, number>>;
}

/** What goes, by its key. A later set may ask an earlier one; all are made before anything is deleted, so that a dry run counts what a real one deletes. */
const SETS: readonly (readonly [name: string, rule: RetentionRule | null, select: string])[] = [
  ['gone_round', 'seasonMonths', `select id from round where ends_on < $1`],
  ['gone_case', 'seasonMonths', `select id from breakdown where round in (select id from gone_round)`],
  [
    'gone_run',
    'seasonMonths',
    `select id from run where round in (select id from gone_round) or breakdown in (select id from gone_case)
      or round is null and breakdown is null and at < $1`,
  ],
  [
    'gone_draft',
    'draftMonths',
    `select r.id from run r join job j using (id) where r.at < $1 and j.state in ('done', 'failed', 'cancelled')
      and not exists (select from gone_run g where g.id = r.id) and not exists (select from submission s where s.run = r.id)
      and not exists (select from match m where m.run = r.id) and not exists (select from breakdown_run b where b.run = r.id)
      and not exists (select from breakdown_option o where o.run = r.id)`,
  ],
  ['kept_run', null, `select id from run where id not in (select id from gone_run union all select id from gone_draft)`],
  [
    'gone_import',
    'importMonths',
    `select id from census c where c.at < $1 and not exists (select from census_version v where v.census = c.id)`,
  ],
  [
    'gone_census',
    'seasonMonths',
    `select v.census as id from census_version v where v.at < $1 and v.number < (select max(number) from census_version w where w.board = v.board)
      and not exists (select from run r join kept_run using (id) where r.census = v.census)`,
  ],
  [
    'gone_person',
    'seasonMonths',
    `select id from person except (
      select person from census_person where census not in (select id from gone_census union all select id from gone_import)
      union all select unnest(array[trainee, mentor]) from match where round not in (select id from gone_round)
      union all select unnest(array[trainee, mentor]) from decision where round not in (select id from gone_round)
      union all select unnest(array[trainee, mentor]) from run_pair where run in (select id from kept_run)
      union all select unnest(array[m.trainee, m.from_mentor, m.to_mentor]) from breakdown_move m where m.breakdown not in (select id from gone_case))`,
  ],
  [
    'gone_flag',
    'seasonMonths',
    `select f.id from flag f where f.person in (select id from gone_person)
      or f.at < $1 and exists (select from flag_answer a where a.flag = f.id)`,
  ],
  [
    'gone_note',
    'noteMonths',
    `select n.id from confidential_note n where n.breakdown not in (select id from gone_case) and exists (
      select from breakdown_closing c where c.breakdown = n.breakdown and c.at < $1
        and not exists (select from follow_up f where f.breakdown = n.breakdown and greatest(f.at, f.on_day) >= $1))`,
  ],
  [
    'gone_account',
    'seasonMonths',
    `select a.id from account a where a.login <> 'efface-' || a.id and exists (select from role_grant g where g.account = a.id)
      and not exists (select from role_grant g where g.account = a.id and (g.ended_at is null or g.ended_at >= $1)
        and not (g.role in ('mentor', 'trainee') and g.scope in (select id from gone_person)))`,
  ],
  [
    'gone_blob',
    null,
    `select sha256 as id from blob except (
      select sha256 from census_file where census not in (select id from gone_census union all select id from gone_import)
      union all select sha256 from run_file where run in (select id from kept_run)
      union all select sha256 from calendar_version union all select sha256 from guidelines_version
      union all select i ->> 'sha256' from run join kept_run using (id), jsonb_array_elements(run.inputs) as i)`,
  ],
];

const WITH_RUN: readonly (readonly [table: string, key: string])[] = [
  ['pair_price', 'run'],
  ['run_pair', 'run'],
  ['run_file', 'run'],
  ['run_result', 'run'],
  ['job_attempt', 'job'],
  ['job', 'id'],
  ['run', 'id'],
];
const WITH_CENSUS = ['census_person', 'census_file', 'census_version'] as const;
const WITH_CASE = [
  ...['confidential_note', 'breakdown_decision', 'breakdown_move', 'breakdown_option', 'breakdown_run', 'breakdown_closing'],
  ...['hearing', 'reviewer', 'follow_up'],
];

const inSet = (key: string, set: string): string => `${key} in (select id from ${set})`;
/** Of a run of the whole country: gone with either. */
const partIn = (set: string): string => `(${inSet('part', set)} or ${inSet('whole', set)})`;
const ofMatch = `(select id from match where ${inSet('round', 'gone_round')})`;

const oldMail = `(select m.notice from mail m join notice n on n.id = m.notice left join job j on j.id = m.job where n.at < $1 or j.ended_at < $1)`;

/** Each row is told of once, under the rule that it goes by. Rounds stay: they are the calendar's, and hold nobody's data. */
export const DELETED: readonly (readonly [rule: RetentionRule | null, table: string, where: string])[] = [
  ['noteMonths', 'confidential_note', inSet('id', 'gone_note')],
  ...['census_person', 'census_file'].map((table) => ['importMonths', table, inSet('census', 'gone_import')] as const),
  ['importMonths', 'census', inSet('id', 'gone_import')],
  ['importMonths', 'idempotency', `at < $1`],
  ['draftMonths', 'run_part', partIn('gone_draft')],
  ...WITH_RUN.map(([table, key]) => ['draftMonths', table, inSet(key, 'gone_draft')] as const),
  ...['mail_attempt', 'mail'].map((table) => ['traceMonths', table, `notice in ${oldMail}`] as const),
  ['traceMonths', 'notice', `at < $1`],
  ['traceMonths', 'session', `least(ends_at, revoked_at) < $1`],
  ['traceMonths', 'personal_token', `least(ends_at, revoked_at) < $1`],
  ['traceMonths', 'calendar_token', `revoked_at < $1`],
  ['traceMonths', 'sign_in_request', `at < $1`],
  ['traceMonths', 'job_attempt', `job in (select id from job where kind <> 'run' and ended_at < $1)`],
  ['traceMonths', 'job', `kind <> 'run' and ended_at < $1`],
  ['seasonMonths', 'review_answer', `request in (select id from review_request where match in ${ofMatch})`],
  ['seasonMonths', 'review_request', `match in ${ofMatch}`],
  ['seasonMonths', 'match', inSet('round', 'gone_round')],
  ...WITH_CASE.map((table) => ['seasonMonths', table, inSet('breakdown', 'gone_case')] as const),
  ['seasonMonths', 'breakdown', inSet('id', 'gone_case')],
  ...['decision', 'publication', 'submission_document', 'submission'].map(
    (table) => ['seasonMonths', table, inSet('round', 'gone_round')] as const,
  ),
  ['seasonMonths', 'run_part', `${partIn('gone_run')} and not ${partIn('gone_draft')}`],
  ...WITH_RUN.map(([table, key]) => ['seasonMonths', table, inSet(key, 'gone_run')] as const),
  ...WITH_CENSUS.map((table) => ['seasonMonths', table, inSet('census', 'gone_census')] as const),
  ['seasonMonths', 'census', inSet('id', 'gone_census')],
  ['seasonMonths', 'flag_answer', inSet('flag', 'gone_flag')],
  ['seasonMonths', 'flag', inSet('id', 'gone_flag')],
  ['seasonMonths', 'role_grant', inSet('account', 'gone_account')],
  ['seasonMonths', 'person', inSet('id', 'gone_person')],
  [null, 'blob', inSet('sha256', 'gone_blob')],
];

/** Rows that name it stay in the record and with what others did: the account as such stays, and nothing in it says whose it was. */
const FORGET = `update account set login = 'efface-' || id, name = 'Compte effacé', email = null, password_hash = null, oidc_subject = null,
  disabled_at = coalesce(disabled_at, $1::timestamptz), version = version + 1 where ${inSet('id', 'gone_account')}`;

/** As often as that it gives way to others. */
const ATTEMPTS = 5;

/**
 * @param owner a connection to itself, of the role that owns the store
 * @param now ISO; the day is that of its date
 * @returns what went, or with `isDry` what would go, by rule
 * @throws BinomeError STORE_UNREACHABLE, STORE_NOT_MIGRATED
 */
export async function applyRetention(
  owner: ClientBase,
  periods: RetentionPeriods,
  { now, isDry }: { readonly now: string; readonly isDry: boolean },
): Promise<readonly RetentionPart[]> {
  const cutoff = (rule: RetentionRule | null): string | null => (rule === null ? null : monthsBefore(now.slice(0, 10), periods[rule]));
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        return await attemptRetention(owner, { cutoff, now, isDry });
      } catch (error) {
        // Whoever works meanwhile may hold what it waits for, and wait for what it holds.
        if (attempt === ATTEMPTS || !mayBeRepeated(error)) throw error;
      }
    }
  } catch (error) {
    throw storeError(error);
  }
}

interface Attempt {
  readonly cutoff: (rule: RetentionRule | null) => string | null;
  readonly now: string;
  readonly isDry: boolean;
}

async function attemptRetention(owner: ClientBase, { cutoff, now, isDry }: Attempt): Promise<readonly RetentionPart[]> {
  /** With its day written in: a statement that makes a table takes no parameters. */
  const dated = (rule: RetentionRule | null, text: string): string => text.replaceAll('$1', `'${cutoff(rule)}'::date`);
  await owner.query('begin');
  try {
    await owner.query(`set local timezone = 'UTC'; set local row_security = off; set local statement_timeout = 0;
        set local idle_in_transaction_session_timeout = 0`);
    const resume = isDry ? null : await suspend(owner);
    for (const [name, rule, select] of SETS) {
      await owner.query(`create temporary table ${name} on commit drop as ${dated(rule, select)}`);
      await owner.query(`analyze ${name}`);
    }
    const parts = new Map<RetentionRule | null, Record<string, number>>();
    const tell = (rule: RetentionRule | null, table: string, count: number): void => {
      const rows = parts.get(rule) ?? {};
      if (count > 0) rows[table] = (rows[table] ?? 0) + count;
      parts.set(rule, rows);
    };
    for (const rule of [...RETENTION_RULES, null]) tell(rule, '', 0);
    for (const [rule, table, which] of DELETED) {
      const where = dated(rule, which);
      const { rows } = await owner.query<{ count: number }>(
        isDry
          ? `select count(*)::int as count from ${table} where ${where}`
          : `with gone as (delete from ${table} where ${where} returning 1) select count(*)::int as count from gone`,
      );
      tell(rule, table, rows[0]!.count);
    }
    const { rows: forgotten } = await owner.query<{ count: number }>('select count(*)::int as count from gone_account');
    tell('seasonMonths', 'account', forgotten[0]!.count);
    const report = [...parts].map(([rule, rows]) => ({ rule, before: cutoff(rule), rows }));
    if (resume !== null) {
      await owner.query(FORGET, [now]);
      await resume();
      const payload = Object.fromEntries(report.map(({ rule, rows }) => [rule ?? 'files', rows]));
      await owner.query(`select audit_append('retention.apply', 'service', null, $1, $2)`, [JSON.stringify(payload), now]);
    }
    await owner.query(isDry ? 'rollback' : 'commit');
    return report;
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}
