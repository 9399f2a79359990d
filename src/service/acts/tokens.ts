/** Tokens for scripts, and links to one's calendar feed: each is shown once, kept by its fingerprint, and revoked by whoever has it. */
import { BinomeError } from '../../errors/index.ts';
import { secretHash } from '../store/secret-hash.ts';
import { type Act, found, mustBeFresh, record } from './acting.ts';

const DAY_MS = 86_400_000;
/** The longest that a token holds. */
const MOST_DAYS = 366;

export interface TokenView {
  readonly id: string;
  readonly name: string;
  /** Whether it may change something. */
  readonly mayWrite: boolean;
  readonly createdAt: string;
  readonly endsAt: string;
}

/** Those that hold, the latest first. */
export async function listTokens({ tx, who, moment }: Act): Promise<TokenView[]> {
  const rows = await tx
    .selectFrom('personal_token')
    .select(['id', 'name', 'may_write', 'created_at', 'ends_at'])
    .where('account', '=', who.account)
    .where('revoked_at', 'is', null)
    .where('ends_at', '>', moment.now)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(({ id, name, may_write: mayWrite, created_at, ends_at }) => ({
    ...{ id, name, mayWrite },
    createdAt: created_at.toISOString(),
    endsAt: ends_at.toISOString(),
  }));
}

/**
 * @param secretOf the secret of the token of an id
 * @throws BinomeError TOKEN_TOO_LONG; SERVICE_SIGN_IN_AGAIN.
 */
export async function addToken(
  act: Act,
  { name, mayWrite, days }: { readonly name: string; readonly mayWrite: boolean; readonly days: number },
  secretOf: (id: string) => string,
): Promise<TokenView> {
  mustBeFresh(act);
  if (days > MOST_DAYS) throw new BinomeError('TOKEN_TOO_LONG', { expected: MOST_DAYS });
  const { tx, who, moment } = act;
  const id = moment.newId();
  const ends = new Date(moment.now.getTime() + days * DAY_MS);
  await tx
    .insertInto('personal_token')
    .values({
      ...{ id, account: who.account, name, may_write: mayWrite, created_at: moment.now, ends_at: ends },
      token_hash: secretHash(secretOf(id)),
    })
    .execute();
  await record(act, 'token.add', { subject: id, payload: { mayWrite, days } });
  return { ...{ id, name, mayWrite }, createdAt: moment.now.toISOString(), endsAt: ends.toISOString() };
}

/** @throws BinomeError SERVICE_NOT_FOUND. */
export async function revokeToken(act: Act, id: string): Promise<void> {
  await revoke(act, 'personal_token', id);
  await record(act, 'token.revoke', { subject: id });
}

export interface CalendarLinkView {
  readonly id: string;
  readonly createdAt: string;
}

/** Those that hold, the latest first. */
export async function listCalendarLinks({ tx, who }: Act): Promise<CalendarLinkView[]> {
  const rows = await tx
    .selectFrom('calendar_token')
    .select(['id', 'created_at'])
    .where('account', '=', who.account)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(({ id, created_at }) => ({ id, createdAt: created_at.toISOString() }));
}

/** @param secretOf the secret of the link of an id */
export async function addCalendarLink(act: Act, secretOf: (id: string) => string): Promise<CalendarLinkView> {
  const { tx, who, moment } = act;
  // A link outlives what a token allows.
  if (who.freshAt === null) throw new BinomeError('SERVICE_TOKEN_ACT');
  const id = moment.newId();
  await tx
    .insertInto('calendar_token')
    .values({ id, account: who.account, created_at: moment.now, token_hash: secretHash(carriedBy(secretOf(id))) })
    .execute();
  await record(act, 'calendar-link.add', { subject: id });
  return { id, createdAt: moment.now.toISOString() };
}

/** @throws BinomeError SERVICE_NOT_FOUND. */
export async function revokeCalendarLink(act: Act, id: string): Promise<void> {
  await revoke(act, 'calendar_token', id);
  await record(act, 'calendar-link.revoke', { subject: id });
}

async function revoke({ tx, who, moment }: Act, table: 'personal_token' | 'calendar_token', id: string): Promise<void> {
  const revoked = await tx
    .updateTable(table)
    .set({ revoked_at: moment.now })
    .where('id', '=', id)
    .where('account', '=', who.account)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  found(revoked, id);
}

/** What a transaction carries for the secret of a calendar link: no session and no token of a script looks like this. */
export function carriedBy(calendarSecret: string): string {
  return `calendar ${calendarSecret}`;
}
