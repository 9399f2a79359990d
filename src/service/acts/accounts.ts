/**
 * Accounts, the roles that they have, their passwords and sessions. Whoever asks over HTTP is an administrator who has just signed in; the commands
 * of the machine do the same as the service itself, with nobody signed in.
 */
import { sql } from 'kysely';
import { BinomeError, type Language } from '../../errors/index.ts';
import { PASSWORD, passwordFault, type PasswordFault } from '../rules/password.ts';
import type { Role } from '../rules/rights.ts';
import { type Identity, identityKey, identityOf } from '../rules/sign-in.ts';
import type { Store } from '../store/database.ts';
import { hasLeaked } from '../store/leaked-passwords.ts';
import { hashOf, matches } from '../store/passwords.ts';
import type { Database } from '../store/schema.ts';
import { plainText } from './people.ts';
import { placeNames } from './place-names.ts';
import { type Act, found, type Listed, mustBeFresh, mustBeVersion, mustHave, type Page, pageOf, record } from './acting.ts';

/** What an act on accounts runs in, whoever does it. */
type Doing = Pick<Act, 'tx' | 'moment'>;

export interface GrantView {
  readonly id: string;
  readonly role: Role;
  readonly scope: string;
  /** Of a directorate or a service; else null. */
  readonly placeName: string | null;
  readonly grantedAt: string;
}

export interface AccountView {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
  /** Who they are at the identity provider; null: nobody has linked it. */
  readonly identity: Identity | null;
  readonly createdAt: string;
  readonly disabledAt: string | null;
  readonly grants: readonly GrantView[];
  readonly version: number;
}

export interface NewAccount {
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
  /** As `newPasswordHash` makes it; null for somebody who signs in by another party. */
  readonly passwordHash: string | null;
  readonly identity?: Identity | null;
  readonly grants: readonly { readonly role: Role; readonly scope: string }[];
}

export interface AccountFilter {
  readonly login?: string | undefined;
  /** A part of a login or a name; case and accents make no difference. */
  readonly q?: string | undefined;
}

/** By login. */
export async function listAccounts(act: Act, filter: AccountFilter, page: Page): Promise<Listed<AccountView>> {
  mustHave(act, 'account.read', {});
  const rows = await rowsOf(act, { ...filter, after: page.after, limit: page.limit + 1 });
  return pageOf(rows, page, viewOf, ({ login }) => login);
}

/** @throws BinomeError SERVICE_NOT_FOUND. */
export async function readAccount(act: Act, id: string): Promise<AccountView> {
  mustHave(act, 'account.read', {});
  return oneOf(act, id);
}

/** @throws BinomeError ACCOUNT_LOGIN_TAKEN, ACCOUNT_PLACE; ACCOUNT_IDENTITY_TAKEN by the database. */
export async function addAccount(act: Act, wanted: NewAccount): Promise<AccountView> {
  mustChangeAccounts(act);
  return oneOf(act, await makeAccount(act, wanted, act.who.account));
}

export interface AccountChange {
  readonly name?: string | undefined;
  readonly email?: string | null | undefined;
  readonly language?: Language | undefined;
  /** All sessions end, since they may be somebody else's. */
  readonly identity?: Identity | null | undefined;
  readonly disabled?: boolean | undefined;
}

/** @throws BinomeError ACCOUNT_LAST_ADMINISTRATOR. */
export async function changeAccount(act: Act, id: string, version: number | null, change: AccountChange): Promise<AccountView> {
  mustChangeAccounts(act);
  await lockAccounts(act);
  const before = await oneOf(act, id);
  mustBeVersion(version, before.version);
  const { disabled, identity, ...rest } = change;
  const isLinked = identity !== undefined && keyOf(identity) !== keyOf(before.identity);
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  const isDisabled = before.disabledAt !== null;
  const turned = disabled !== undefined && disabled !== isDisabled;
  if (turned && disabled) await mustLeaveAnAdministrator(act, id);
  if (given.length === 0 && !turned && !isLinked) return before;
  await act.tx
    .updateTable('account')
    .set({
      ...Object.fromEntries(given),
      ...(turned ? { disabled_at: disabled ? act.moment.now : null } : {}),
      ...(isLinked ? { oidc_subject: keyOf(identity) } : {}),
      version: before.version + 1,
    })
    .where('id', '=', id)
    .execute();
  if (isLinked || (turned && disabled)) await endSessions(act, id);
  // Which fields, not what they say.
  const fields = [
    ...given.map(([name]) => name),
    ...(turned ? [disabled ? 'disabled' : 'enabled'] : []),
    ...(isLinked ? ['identity'] : []),
  ];
  await record(act, 'account.change', { subject: id, payload: { fields } });
  return oneOf(act, id);
}

/** @throws BinomeError ACCOUNT_PLACE, ACCOUNT_GRANT_THERE. */
export async function addGrant(act: Act, account: string, grant: { readonly role: Role; readonly scope: string }): Promise<GrantView> {
  mustChangeAccounts(act);
  await oneOf(act, account);
  const made = await makeGrant(act, account, grant, act.who.account);
  await grow(act, account);
  return made;
}

/** @throws BinomeError SERVICE_NOT_FOUND; ACCOUNT_LAST_ADMINISTRATOR. */
export async function endGrant(act: Act, account: string, grant: string): Promise<void> {
  mustChangeAccounts(act);
  await lockAccounts(act);
  const { grants } = await oneOf(act, account);
  const { role, scope } = found(
    grants.find(({ id }) => id === grant),
    grant,
  );
  if (role === 'administrator') await mustLeaveAnAdministrator(act, account);
  await act.tx.updateTable('role_grant').set({ ended_at: act.moment.now }).where('id', '=', grant).execute();
  await grow(act, account);
  await record(act, 'account.grant.end', { subject: account, payload: { role, scope } });
}

/** Another's, by an administrator: whoever was signed in is no more. */
export async function givePassword(act: Act, account: string, passwordHash: string): Promise<void> {
  mustChangeAccounts(act);
  await oneOf(act, account);
  await putPassword(act, account, passwordHash);
}

/** Ends all sessions of an account; tokens of scripts stay. */
export async function revokeSessions(act: Act, account: string): Promise<void> {
  mustChangeAccounts(act);
  await oneOf(act, account);
  await endSessions(act, account);
  await record(act, 'account.sessions.end', { subject: account });
}

export interface SessionView {
  readonly openedAt: string;
  readonly seenAt: string;
  readonly endsAt: string;
  readonly address: string | null;
  /** Of the browser, as it names itself. */
  readonly agent: string | null;
}

/** One's own that are open, the one that was used last first. @param idleMs after which one opens nothing any more */
export async function listOwnSessions({ tx, who, moment }: Act, idleMs: number): Promise<SessionView[]> {
  const rows = await tx
    .selectFrom('session')
    .select(['opened_at', 'seen_at', 'ends_at', 'address', 'agent'])
    .where('account', '=', who.account)
    .where('revoked_at', 'is', null)
    .where('ends_at', '>', moment.now)
    .where('seen_at', '>=', new Date(moment.now.getTime() - idleMs))
    .orderBy('seen_at', 'desc')
    .orderBy('opened_at', 'desc')
    .execute();
  return rows.map(({ opened_at, seen_at, ends_at, address, agent }) => ({
    ...{ openedAt: opened_at.toISOString(), seenAt: seen_at.toISOString(), endsAt: ends_at.toISOString() },
    ...{ address, agent },
  }));
}

/** One's own but for the one that asks, by whoever has just signed in. @throws BinomeError SERVICE_TOKEN_ACT, SERVICE_SIGN_IN_AGAIN. */
export async function endOtherSessions(act: Act, secretHash: Buffer): Promise<void> {
  mustBeFresh(act);
  await endSessions(act, act.who.account, secretHash);
  await record(act, 'account.sessions.end', { subject: act.who.account });
}

/** One's own, by whoever has just given the present one; all other sessions end. */
export async function changeOwnPassword(act: Act, passwordHash: string, secretHash: Buffer): Promise<void> {
  await sql`select put_own_password(${passwordHash})`.execute(act.tx);
  await endSessions(act, act.who.account, secretHash);
  await record(act, 'account.password', { subject: act.who.account });
}

/** Whether it is the password of an account. As the service itself, since nobody else reads what is kept of it. */
export async function isPasswordOf(system: Store<Database>, account: string, password: string): Promise<boolean> {
  const row = await system.transaction((tx) =>
    tx.selectFrom('account').select('password_hash').where('id', '=', account).executeTakeFirst(),
  );
  return matches(password, row?.password_hash ?? null);
}

/**
 * What is kept of a password that somebody chooses: takes a tenth of a second or more, so that it is made before the transaction.
 * @throws BinomeError ACCOUNT_PASSWORD_WEAK.
 */
export async function newPasswordHash(password: string, login: string | null): Promise<string> {
  const fault = passwordFault(password, login) ?? (hasLeaked(password) ? 'leaked' : null);
  if (fault !== null) throw new BinomeError('ACCOUNT_PASSWORD_WEAK', { expected: PASSWORD.least, ...FAULTS[fault] });
  return hashOf(password);
}

const FAULTS: Readonly<Record<PasswordFault | 'leaked', { readonly detail: string; readonly detailFr: string }>> = {
  short: { detail: 'it is too short', detailFr: 'il est trop court' },
  long: { detail: `it has more than ${PASSWORD.most} characters`, detailFr: `il a plus de ${PASSWORD.most} caractères` },
  same: { detail: 'it has too few different characters', detailFr: 'il a trop peu de caractères différents' },
  login: { detail: 'it contains the login', detailFr: 'il contient l’identifiant' },
  words: { detail: 'it is made of words of this service', detailFr: 'il est fait de mots de ce service' },
  leaked: {
    detail: 'it is among the leaked passwords that are tried first',
    detailFr: 'il est parmi les mots de passe divulgués, essayés en premier',
  },
};

/** @param by null: a command of the machine. @returns its id. */
export async function makeAccount(doing: Doing, wanted: NewAccount, by: string | null): Promise<string> {
  const { tx, moment } = doing;
  const id = moment.newId();
  const login = wanted.login.toLowerCase();
  const made = await tx
    .insertInto('account')
    .values({
      ...{ id, login, name: wanted.name, email: wanted.email, language: wanted.language },
      ...{ password_hash: wanted.passwordHash, created_at: moment.now, oidc_subject: keyOf(wanted.identity ?? null) },
    })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) throw new BinomeError('ACCOUNT_LOGIN_TAKEN', { value: login });
  await record(doing, 'account.add', { subject: id });
  for (const grant of wanted.grants) await makeGrant(doing, id, grant, by);
  return id;
}

/** @throws BinomeError ACCOUNT_PLACE, ACCOUNT_GRANT_THERE. */
export async function makeGrant(
  doing: Doing,
  account: string,
  { role, scope }: { readonly role: Role; readonly scope: string },
  by: string | null,
): Promise<GrantView> {
  const { tx, moment } = doing;
  const { rows } = await sql<{ board: string | null }>`select board_of(${role}, ${scope}) as board`.execute(tx);
  const board = rows[0]?.board ?? null;
  if (board === null) throw new BinomeError('ACCOUNT_PLACE', { value: role, found: scope, ...PLACES[role] });
  const id = moment.newId();
  const made = await tx
    .insertInto('role_grant')
    .values({ ...{ id, account, role, scope, board }, granted_at: moment.now, granted_by: by })
    .onConflict((conflict) => conflict.columns(['account', 'role', 'scope']).where('ended_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) throw new BinomeError('ACCOUNT_GRANT_THERE');
  await record(doing, 'account.grant', { subject: account, board: board === '*' ? null : board, payload: { role, scope } });
  const names = await placeNames(doing, [scope]);
  return { id, role, scope, placeName: names.get(scope) ?? null, grantedAt: moment.now.toISOString() };
}

const COUNTRY = { expected: 'the whole country, “*”', expectedFr: 'le pays entier, « * »' };
const PERSON = {
  expected: 'the id of somebody of an applied census',
  expectedFr: 'le matricule d’une personne d’un recensement appliqué',
};
const PLACES: Readonly<Record<Role, { readonly expected: string; readonly expectedFr: string }>> = {
  administrator: COUNTRY,
  'training-unit': COUNTRY,
  board: { expected: 'the code of a directorate, such as DISP-LYO', expectedFr: 'le code d’une direction, comme DISP-LYO' },
  director: { expected: 'the code of a service, such as SPIP-69', expectedFr: 'le code d’un service, comme SPIP-69' },
  mentor: PERSON,
  trainee: PERSON,
};

/** Who has a login. @throws BinomeError ACCOUNT_UNKNOWN. */
export async function accountOf({ tx }: Pick<Doing, 'tx'>, login: string): Promise<string> {
  const row = await tx.selectFrom('account').select('id').where('login', '=', login.toLowerCase()).executeTakeFirst();
  if (row === undefined) throw new BinomeError('ACCOUNT_UNKNOWN', { value: login });
  return row.id;
}

export async function putPassword(doing: Doing, account: string, passwordHash: string): Promise<void> {
  const { tx } = doing;
  await tx
    .updateTable('account')
    .set(({ eb }) => ({ password_hash: passwordHash, version: eb('version', '+', 1) }))
    .where('id', '=', account)
    .execute();
  await endSessions(doing, account);
  await record(doing, 'account.password', { subject: account });
}

/** @returns whether it was enabled until now. @throws BinomeError ACCOUNT_LAST_ADMINISTRATOR. */
export async function disable(doing: Doing, account: string): Promise<boolean> {
  const { tx, moment } = doing;
  await lockAccounts(doing);
  await mustLeaveAnAdministrator(doing, account);
  const disabled = await tx
    .updateTable('account')
    .set(({ eb }) => ({ disabled_at: moment.now, version: eb('version', '+', 1) }))
    .where('id', '=', account)
    .where('disabled_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (disabled === undefined) return false;
  await endSessions(doing, account);
  await record(doing, 'account.change', { subject: account, payload: { fields: ['disabled'] } });
  return true;
}

function mustChangeAccounts(act: Act): void {
  mustHave(act, 'account.change', {});
  mustBeFresh(act);
}

async function endSessions({ tx, moment }: Doing, account: string, except: Buffer | null = null): Promise<void> {
  // Which one goes on is known by its fingerprint, which the role that serves does not read.
  await sql`select end_sessions(${account}::uuid, ${moment.now}, ${except}::bytea)`.execute(tx);
}

/** Two who take each other's role away at the same time would leave nobody. */
async function lockAccounts({ tx }: Pick<Doing, 'tx'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(8010006)`.execute(tx);
}

async function mustLeaveAnAdministrator({ tx }: Pick<Doing, 'tx'>, account: string): Promise<void> {
  const administrators = await tx
    .selectFrom('role_grant as g')
    .innerJoin('account as a', 'a.id', 'g.account')
    .select('a.id')
    .distinct()
    .where('g.role', '=', 'administrator')
    .where('g.ended_at', 'is', null)
    .where('a.disabled_at', 'is', null)
    .execute();
  if (administrators.length === 1 && administrators[0]!.id === account) throw new BinomeError('ACCOUNT_LAST_ADMINISTRATOR');
}

async function grow({ tx }: Pick<Doing, 'tx'>, account: string): Promise<void> {
  await tx
    .updateTable('account')
    .set(({ eb }) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', account)
    .execute();
}

interface AccountRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
  readonly oidc_subject: string | null;
  readonly created_at: Date;
  readonly disabled_at: Date | null;
  readonly version: number;
  readonly grants: readonly GrantView[];
}

async function rowsOf(
  { tx }: Pick<Act, 'tx'>,
  wanted: AccountFilter & { readonly id?: string | null; readonly after?: string | null; readonly limit: number },
): Promise<AccountRow[]> {
  const { id = null, after = null, login = null, q = null, limit } = wanted;
  const { rows } = await sql<AccountRow>`
    select a.id, a.login, a.name, a.email, a.language, a.oidc_subject, a.created_at, a.disabled_at, a.version,
      coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role, 'scope', g.scope,
          'placeName', coalesce((select name from board where code = g.scope), (select name from service where code = g.scope)),
          'grantedAt', to_char(g.granted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by g.role, g.scope)
        from role_grant g where g.account = a.id and g.ended_at is null), '[]') as grants
    from account a
    where (${id}::uuid is null or a.id = ${id}::uuid) and (${after}::text is null or a.login > ${after})
      and (${login}::text is null or a.login = lower(${login}::text))
      and (${q}::text is null or position(${plainText(sql`${q}::text`)} in ${plainText(sql`a.name || ' ' || a.login`)}) > 0)
    order by a.login limit ${limit}`.execute(tx);
  return rows;
}

async function oneOf(act: Pick<Act, 'tx'>, id: string): Promise<AccountView> {
  const [row] = await rowsOf(act, { id, limit: 1 });
  return viewOf(found(row, id));
}

const keyOf = (identity: Identity | null): string | null => (identity === null ? null : identityKey(identity));

function viewOf({ id, login, name, email, language, oidc_subject, created_at, disabled_at, version, grants }: AccountRow): AccountView {
  return {
    ...{ id, login, name, email, language, grants, version },
    identity: oidc_subject === null ? null : identityOf(oidc_subject),
    createdAt: created_at.toISOString(),
    disabledAt: disabled_at?.toISOString() ?? null,
  };
}
