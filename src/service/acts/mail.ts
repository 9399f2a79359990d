/**
 * Letters: claimed before they are handed over, so that each goes out at most once, and told to the administrator without what they were about.
 * What tells somebody queues the letter itself, in the transaction of the act.
 */
import { sql } from 'kysely';
import type { Language } from '../../errors/index.ts';
import { isMailAddress, isMailed, type MailedKind } from '../rules/notices.ts';
import type { Store } from '../store/database.ts';
import type { Database } from '../store/schema.ts';
import { type Act, type Listed, mustHave, type Page, pageOf } from './acting.ts';

/** What may have become of a letter. `unknown`: it was handed over, and nobody heard the answer; it is not sent again. */
export const MAIL_STATES = ['waiting', 'under-way', 'sent', 'refused', 'failed', 'unknown', 'dropped', 'no-address', 'cancelled'] as const;
export type MailState = (typeof MAIL_STATES)[number];

export interface Letter {
  readonly notice: string;
  readonly kind: MailedKind;
  readonly to: string;
  readonly language: Language;
}

/** An attempt at one job's letter. */
export interface MailAttempt {
  readonly job: string;
  readonly attempt: number;
  readonly notice: string;
}

/** Whether acts queue letters from now on; what waits when they no longer do is never sent. */
export async function setMailing(system: Store<Database>, isOn: boolean, now: Date): Promise<void> {
  await system.transaction(async (tx) => {
    if (isOn) {
      await sql`insert into setting (scope, name, value, set_at) values ('service', 'mail', 'true', ${now}) on conflict do nothing`.execute(
        tx,
      );
      return;
    }
    await sql`delete from setting where scope = 'service' and name = 'mail'`.execute(tx);
    await sql`update job set state = 'cancelled', ended_at = clock_timestamp() where kind = 'mail' and state = 'queued'`.execute(tx);
  });
}

/**
 * Writes down that the letter is about to be handed over. Whoever crashes after this leaves a letter of which nobody knows whether it went out.
 * @returns null where it is not to be sent: it may have been sent already, the job is another's by now, or nobody is to be written to any more.
 */
export async function claimLetter(system: Store<Database>, { job, attempt, notice }: MailAttempt, now: Date): Promise<Letter | null> {
  return system.transaction(async (tx) => {
    const held = await sql`select from job where id = ${job} and attempt = ${attempt} and state = 'running' for update`.execute(tx);
    if (held.rows.length === 0) return null;
    const { rows } = await sql<{ kind: string; email: string | null; language: Language; is_disabled: boolean; is_on: boolean }>`
      select n.kind, a.email, a.language, a.disabled_at is not null as is_disabled, mail_is_on() as is_on
      from mail m join notice n on n.id = m.notice join account a on a.id = n.account where m.notice = ${notice} and m.job = ${job}`.execute(
      tx,
    );
    // A copy to rehearse on has the jobs and no letters.
    if (rows[0] === undefined) return null;
    const { kind, email, language, is_disabled: isDisabled, is_on: isOn } = rows[0];
    const to = email !== null && isMailAddress(email) ? email : null;
    const isSent = isOn && !isDisabled && to !== null && isMailed(kind);
    const ended = isSent ? null : now;
    const [outcome, stage] = isSent ? [null, null] : ['dropped', isOn ? (isDisabled ? 'account' : 'address') : 'off'];
    const claimed = await sql`
      insert into mail_attempt (notice, attempt, at, ended_at, outcome, stage) values (${notice}, ${attempt}, ${now}, ${ended}, ${outcome}, ${stage})
      on conflict do nothing returning notice`.execute(tx);
    return isSent && claimed.rows.length > 0 ? { notice, kind, to, language } : null;
  });
}

/** What the mail server made of it, by the attempt that handed it over: what is once written stays. */
export async function endAttempt(
  system: Store<Database>,
  { attempt, notice }: MailAttempt,
  ended: { readonly outcome: 'sent' | 'refused' | 'deferred'; readonly reply: number | null; readonly stage: string | null },
  now: Date,
): Promise<void> {
  const { outcome, reply, stage } = ended;
  await system.transaction((tx) =>
    sql`update mail_attempt set outcome = ${outcome}, reply = ${reply}, stage = ${stage}, ended_at = ${now}
      where notice = ${notice} and attempt = ${attempt} and outcome is null`.execute(tx),
  );
}

export interface MailLine {
  readonly id: string;
  readonly account: string;
  readonly login: string;
  readonly kind: string;
  readonly board: string | null;
  readonly at: string;
  readonly state: MailState;
  readonly attempts: number;
  readonly triedAt: string | null;
  readonly endedAt: string | null;
  readonly reply: number | null;
  readonly stage: string | null;
}

/** The newest first. */
export async function listMail(act: Act, { state }: { readonly state: MailState | null }, page: Page): Promise<Listed<MailLine>> {
  mustHave(act, 'mail.read', {});
  const { rows } = await sql<{
    notice: string;
    account: string;
    login: string;
    kind: string;
    board: string | null;
    at: Date;
    state: MailState;
    attempts: number;
    tried_at: Date | null;
    ended_at: Date | null;
    reply: number | null;
    stage: string | null;
  }>`select * from mail_log(${state}, ${page.after}::uuid, ${page.limit + 1})`.execute(act.tx);
  return pageOf(
    rows,
    page,
    ({ notice, at, tried_at, ended_at, ...row }) => ({
      ...row,
      ...{ id: notice, at: at.toISOString(), triedAt: tried_at?.toISOString() ?? null, endedAt: ended_at?.toISOString() ?? null },
    }),
    ({ notice }) => notice,
  );
}
