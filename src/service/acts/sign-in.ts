/**
 * Signing in by login and password or by an identity provider, signing out. The service does all of it by itself: nobody has a token yet, or it is
 * about to end.
 */
import { BinomeError } from '../../errors/index.ts';
import { type Identity, identityKey, SIGN_IN_MINUTES } from '../rules/sign-in.ts';
import type { Store } from '../store/database.ts';
import type { Database } from '../store/schema.ts';
import { matches } from '../store/passwords.ts';
import { secretHash } from '../store/secret-hash.ts';
import { type Act, type Moment, record, type Tx } from './acting.ts';

const HOUR_MS = 3_600_000;

/** What a session is opened with; the caller has made its secret. */
interface Opening {
  readonly secret: string;
  readonly address: string;
  readonly agent: string | null;
}

/**
 * Opens a session.
 * @param asked with what is told whose login it is, whether the password is right or not
 * @param moment with who may sign in by a password of their own
 * @throws BinomeError SERVICE_WRONG_PASSWORD, in the same time whether there is such a login or not; SIGN_IN_BY_PROVIDER.
 */
export async function signIn(
  store: Store<Database>,
  asked: Opening & { readonly login: string; readonly password: string; readonly whose: (account: string) => void },
  { longestHours, passwords, ...moment }: Moment & { readonly longestHours: number; readonly passwords: 'everybody' | 'administrators' },
): Promise<void> {
  const login = asked.login.toLowerCase();
  const account = await store.transaction((tx) =>
    tx.selectFrom('account').select(['id', 'password_hash', 'disabled_at']).where('login', '=', login).executeTakeFirst(),
  );
  if (account !== undefined) asked.whose(account.id);
  const isRight = await matches(asked.password, account?.password_hash ?? null);
  if (account === undefined || !isRight || account.disabled_at !== null) throw new BinomeError('SERVICE_WRONG_PASSWORD');
  await store.transaction(async (tx) => {
    if (passwords === 'administrators' && !(await isAdministrator(tx, account.id))) throw new BinomeError('SIGN_IN_BY_PROVIDER');
    await openSession({ tx, moment }, account.id, asked, { freshAt: moment.now, longestHours });
  });
}

async function isAdministrator(tx: Tx, account: string): Promise<boolean> {
  const grant = await tx
    .selectFrom('role_grant')
    .select('id')
    .where('account', '=', account)
    .where('role', '=', 'administrator')
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return grant !== undefined;
}

async function openSession(
  { tx, moment }: Pick<Act, 'tx' | 'moment'>,
  account: string,
  { secret, address, agent }: Opening,
  { freshAt, longestHours }: { readonly freshAt: Date; readonly longestHours: number },
): Promise<void> {
  const { now } = moment;
  await tx
    .insertInto('session')
    .values({
      ...{ token_hash: secretHash(secret), account },
      ...{ opened_at: now, fresh_at: freshAt, seen_at: now },
      ends_at: new Date(now.getTime() + longestHours * HOUR_MS),
      ...{ address, agent: agent?.slice(0, 300) ?? null },
    })
    .execute();
  await record({ tx, moment }, 'session.open', { subject: account });
}

/** Fingerprints of what a sign-in at an identity provider comes back with, and of what the browser keeps meanwhile. */
interface SignInRequest {
  readonly state: Buffer;
  readonly browser: Buffer;
}

const LONGEST_MS = SIGN_IN_MINUTES * 60_000;

export async function beginSignIn(
  store: Store<Database>,
  { state, browser, goesTo, isFresh }: SignInRequest & { readonly goesTo: string; readonly isFresh: boolean },
  now: Date,
): Promise<void> {
  await store.transaction(async (tx) => {
    await tx
      .deleteFrom('sign_in_request')
      .where('at', '<', new Date(now.getTime() - LONGEST_MS))
      .execute();
    const row = { state_hash: state, browser_hash: browser, at: now, goes_to: goesTo, is_fresh: isFresh };
    await tx.insertInto('sign_in_request').values(row).execute();
  });
}

/** Once. @returns null where this browser has not begun it, it has come back already, or it took too long. */
export async function takeSignIn(
  store: Store<Database>,
  { state, browser }: SignInRequest,
  now: Date,
): Promise<{ readonly goesTo: string; readonly isFresh: boolean; readonly at: Date } | null> {
  const taken = await store.transaction((tx) =>
    tx
      .deleteFrom('sign_in_request')
      .where('state_hash', '=', state)
      .where('browser_hash', '=', browser)
      .where('at', '>=', new Date(now.getTime() - LONGEST_MS))
      .returning(['goes_to', 'is_fresh', 'at'])
      .executeTakeFirst(),
  );
  return taken === undefined ? null : { goesTo: taken.goes_to, isFresh: taken.is_fresh, at: taken.at };
}

/**
 * Opens a session for the account of an identity that has been proven; no account is made. One that is found by its login is that identity's from
 * then on: a login that another person is given there does not open it.
 * @returns the account. @throws BinomeError OIDC_NO_ACCOUNT.
 */
export async function signInAs(
  store: Store<Database>,
  { identity, login, provenAt }: { readonly identity: Identity; readonly login: string | null; readonly provenAt: Date | null },
  opening: Opening,
  { longestHours, ...moment }: Moment & { readonly longestHours: number },
): Promise<string> {
  const key = identityKey(identity);
  return store.transaction(async (tx) => {
    const account = (await accountWith(tx, key)) ?? (login === null ? undefined : await linked({ tx, moment }, login.toLowerCase(), key));
    if (account?.disabled_at !== null) throw new BinomeError('OIDC_NO_ACCOUNT');
    // Signed in there since this morning is not just now; of a provider that does not say when nobody knows.
    const freshAt = provenAt === null ? new Date(0) : provenAt > moment.now ? moment.now : provenAt;
    await openSession({ tx, moment }, account.id, opening, { freshAt, longestHours });
    return account.id;
  });
}

type Found = { readonly id: string; readonly disabled_at: Date | null } | undefined;

function accountWith(tx: Tx, key: string): Promise<Found> {
  return tx.selectFrom('account').select(['id', 'disabled_at']).where('oidc_subject', '=', key).executeTakeFirst();
}

async function linked({ tx, moment }: Pick<Act, 'tx' | 'moment'>, login: string, key: string): Promise<Found> {
  const account = await tx
    .updateTable('account')
    .set(({ eb }) => ({ oidc_subject: key, version: eb('version', '+', 1) }))
    .where('login', '=', login)
    .where('oidc_subject', 'is', null)
    .where('disabled_at', 'is', null)
    .returning(['id', 'disabled_at'])
    .executeTakeFirst();
  if (account !== undefined) await record({ tx, moment }, 'account.change', { subject: account.id, payload: { fields: ['identity'] } });
  return account;
}

export async function signOut(store: Store<Database>, secret: string, moment: Moment): Promise<void> {
  await store.transaction(async (tx) => {
    const ended = await tx
      .updateTable('session')
      .set({ revoked_at: moment.now })
      .where('token_hash', '=', secretHash(secret))
      .where('revoked_at', 'is', null)
      .returning('account')
      .executeTakeFirst();
    if (ended !== undefined) await record({ tx, moment }, 'session.end', { subject: ended.account });
  });
}
