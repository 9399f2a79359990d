/**
 * Who acts, when, and within which transaction: what every act is given. An act reads no clock and draws no lot; it writes all of what it does or
 * none, with its line in the record, in the transaction that it is given.
 */
import { type Transaction, sql } from 'kysely';
import type { Language } from '../../errors/index.ts';
import { BinomeError } from '../../errors/index.ts';
import type { AuditAct } from '../rules/audit-acts.ts';
import { type Notice, NOTICES } from '../rules/notices.ts';
import { type Action, type Grant, mayDo, type Place, RIGHTS, type Role } from '../rules/rights.ts';
import type { Database } from '../store/schema.ts';

export type Tx = Transaction<Database>;

/** Who is signed in. */
export interface Acting {
  readonly account: string;
  readonly login: string;
  /** Of the person. */
  readonly name: string;
  readonly language: Language;
  readonly grants: readonly Grant[];
  /** When the password was last given; null for a script's token, which never gives one. */
  readonly freshAt: Date | null;
}

/** The moment of an act, and where its new ids come from. */
export interface Moment {
  readonly now: Date;
  /** A new id each time: a UUID. */
  readonly newId: () => string;
}

/** What an act runs in. */
export interface Act {
  readonly tx: Tx;
  readonly who: Acting;
  readonly moment: Moment;
}

/** @throws BinomeError SERVICE_FORBIDDEN. */
export function mustHave({ who }: Pick<Act, 'who'>, action: Action, place: Place): void {
  if (!mayDo(who.grants, action, place)) throw new BinomeError('SERVICE_FORBIDDEN', { value: action });
}

/**
 * As `mustHave`, of a judgement that nobody passes on themselves.
 * @param service of which those are named who may do it instead.
 * @throws BinomeError SERVICE_FORBIDDEN; SERVICE_ONESELF, with who does it instead.
 */
export async function mustJudge(act: Pick<Act, 'tx' | 'who'>, action: Action, place: Place, service: string | null): Promise<void> {
  mustHave(act, action, { ...place, people: [] });
  if (!mayDo(act.who.grants, action, place)) await refuseOneself(act, action, service);
}

/** @throws BinomeError SERVICE_ONESELF, always. */
export async function refuseOneself(act: Pick<Act, 'tx' | 'who'>, action: Action, service: string | null): Promise<never> {
  const names = await othersInCharge(act, action, service);
  throw new BinomeError('SERVICE_ONESELF', {
    detail: names.length === 0 ? 'so far nobody else has this role there' : `this is for ${names.join(', ')}`,
    detailFr: names.length === 0 ? 'personne d’autre n’a ce rôle pour l’instant' : `cela revient à ${names.join(', ')}`,
  });
}

/** Others who have a right at a service, or at its directorate, by name. */
export async function othersInCharge({ tx, who }: Pick<Act, 'tx' | 'who'>, action: Action, service: string | null): Promise<string[]> {
  const { rows } = await sql<{ role: Role; name: string }>`select role, name from in_charge(${service})`.execute(tx);
  const roles = RIGHTS[action].roles as Partial<Record<Role, unknown>>;
  return rows.filter(({ role, name }) => role in roles && name !== who.name).map(({ name }) => name);
}

/** What is not there, or is not for whoever asks, which they cannot tell apart. @throws BinomeError SERVICE_NOT_FOUND. */
export function found<Row>(row: Row | undefined, name: string): Row {
  if (row === undefined) throw new BinomeError('SERVICE_NOT_FOUND', { value: name });
  return row;
}

/** The version that a change was asked on is the one that is there. @param asked null where the request did not say. */
export function mustBeVersion(asked: number | null, current: number): void {
  if (asked === null) throw new BinomeError('SERVICE_IF_MATCH');
  if (asked !== current) throw new BinomeError('SERVICE_MOVED_ON', { value: asked, current });
}

/** For how long a password counts as just given. */
const FRESH_MS = 15 * 60_000;

/** Before what cannot be taken back lightly. @throws BinomeError SERVICE_TOKEN_ACT, SERVICE_SIGN_IN_AGAIN. */
export function mustBeFresh({ who, moment }: Pick<Act, 'who' | 'moment'>): void {
  if (who.freshAt === null) throw new BinomeError('SERVICE_TOKEN_ACT');
  if (moment.now.getTime() - who.freshAt.getTime() > FRESH_MS) throw new BinomeError('SERVICE_SIGN_IN_AGAIN');
}

/** The act's line in the record, last in its transaction: writers wait for each other from here on. No name and no content belongs into it. */
export async function record(
  { tx, moment }: Pick<Act, 'tx' | 'moment'>,
  act: AuditAct,
  {
    subject,
    board = null,
    payload = {},
  }: { readonly subject: string; readonly board?: string | null; readonly payload?: Record<string, unknown> },
): Promise<void> {
  await sql`select audit_append(${act}, ${subject}, ${board}, ${JSON.stringify(payload)}::jsonb, ${moment.now})`.execute(tx);
}

/** Tells everybody with a role at a place, once an event; by mail too, where the service sends any. */
export async function tell(
  { tx, moment }: Pick<Act, 'tx' | 'moment'>,
  to: { readonly role: Grant['role']; readonly scope: string },
  { event, kind, board, subject }: Notice,
): Promise<void> {
  await sql`select tell(${to.role}, ${to.scope}, ${event}, ${kind}, ${board}, ${subject}, ${moment.now}, ${NOTICES[kind]})`.execute(tx);
}

/** A page of a list: at most so many, after the last one that was seen. */
export interface Page {
  readonly limit: number;
  readonly after: string | null;
}

export interface Listed<Item> {
  readonly items: Item[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string;
}

/** Of rows of which one more than a page was asked for. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  { limit }: Page,
  item: (row: Row) => Item,
  keyOf: (row: Row) => string,
): Listed<Item> {
  const shown = rows.slice(0, limit);
  const items = shown.map(item);
  return rows.length > limit ? { items, next: keyOf(shown.at(-1)!) } : { items };
}
