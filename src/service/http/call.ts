/**
 * A request as an act: who asks, in one transaction that carries their token, with the answer kept where it has to be given again. A route is
 * the schema of what comes in and goes out; what happens is in `acts/`.
 */
import { createHash, createHmac } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { type Language, BinomeError } from '../../errors/index.ts';
import type { Act, Acting, Tx } from '../acts/acting.ts';
import type { Grant } from '../rules/rights.ts';
import { secretHash } from '../store/secret-hash.ts';
import type { Service } from './service.ts';

/** Of the cookie: behind TLS browsers keep the one with the prefix for this host and for TLS alone. */
export function cookieName(service: Pick<Service, 'origin'>): string {
  return service.origin.startsWith('https:') ? '__Host-binome' : 'binome';
}

/** The secret that a request carries: a session's cookie, or a script's token. */
export function secretOf(request: FastifyRequest, service: Pick<Service, 'origin'>): string | null {
  const bearer = /^Bearer ([\w-]{20,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? request.cookies[cookieName(service)] ?? null;
}

const MINUTE_MS = 60_000;

/** Methods that change nothing: a script's token that only reads does no more. */
export const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** @throws BinomeError SERVICE_SIGN_IN; SERVICE_TOKEN_READS, whatever it asks to change. */
async function signedIn(
  tx: Tx,
  service: Service,
  { secret, now, method }: { readonly secret: string | null; readonly now: Date; readonly method: string },
): Promise<Acting & { readonly seenAt: Date | null }> {
  if (secret === null) throw new BinomeError('SERVICE_SIGN_IN');
  await sql`select set_config('binome.token', ${secret}, true)`.execute(tx);
  const { rows } = await sql<{
    account: string;
    login: string;
    name: string;
    language: Language;
    by_script: boolean;
    fresh_at: Date | null;
    seen_at: Date | null;
    ends_at: Date;
    may_write: boolean;
    grants: Grant[];
  }>`select w.*, actor_may_write() as may_write, coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'scope', g.scope, 'board', g.board) order by g.role, g.scope)
      from role_grant g where g.account = w.account and g.ended_at is null), '[]') as grants from who_acts() w`.execute(tx);
  const [row] = rows;
  const isIdle = row?.seen_at != null && now.getTime() - row.seen_at.getTime() > service.sessions.idleMinutes * MINUTE_MS;
  if (row === undefined || row.ends_at <= now || isIdle) throw new BinomeError('SERVICE_SIGN_IN');
  if (!row.may_write && !SAFE.has(method)) throw new BinomeError('SERVICE_TOKEN_READS');
  const { account, login, name, language, grants } = row;
  return { ...{ account, login, name, language, grants }, freshAt: row.by_script ? null : row.fresh_at, seenAt: row.seen_at };
}

/**
 * What is looked at before what somebody sends is read, so that nobody else's bytes are taken in, and what is read piece by piece and answers by
 * itself: nothing is sent, and no session is kept open by it.
 * @throws BinomeError SERVICE_SIGN_IN, SERVICE_TOKEN_READS.
 */
export async function beforehand<T>(service: Service, request: FastifyRequest, look: (act: Act) => Promise<T>): Promise<T> {
  const now = service.now();
  return service.app.transaction(async (tx) => {
    const { seenAt: _, ...who } = await signedIn(tx, service, { secret: secretOf(request, service), now, method: request.method });
    request.actor = who.account;
    return look({ tx, who, moment: { now, newId: service.newId } });
  });
}

/**
 * A script's token that only reads changes nothing, whatever route it asks: it is told so before anything else is looked at, body and state of the
 * world included. The database holds to the same: none of its acting rights are that token's.
 * @throws BinomeError SERVICE_TOKEN_READS, SERVICE_SIGN_IN.
 */
export async function mustMayWrite(service: Service, request: FastifyRequest): Promise<void> {
  const isSession = request.routeOptions.url === '/api/session';
  if (request.headers.authorization === undefined || SAFE.has(request.method) || isSession) return;
  await beforehand(service, request, () => Promise.resolve());
}

/** What a route answers with, once the transaction has been committed. */
export interface Answer<Body> {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: Body;
}

/**
 * Carries out what a request asks for, once: a POST that comes again with the same `Idempotency-Key` gets the first answer again.
 * @param content what the key stands for besides method and address; the body of the request unless given.
 */
export async function carryOut<Body>(
  service: Service,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (act: Act) => Promise<Answer<Body>>,
  content: unknown = request.body,
): Promise<Body> {
  const now = service.now();
  const secret = secretOf(request, service);
  const key = request.method === 'POST' ? keyOf(request) : null;
  const { answer, seenAt } = await service.app.transaction(async (tx) => {
    const { seenAt, ...who } = await signedIn(tx, service, { secret, now, method: request.method });
    request.actor = who.account;
    const act: Act = { tx, who, moment: { now, newId: service.newId } };
    if (key === null) return { answer: await work(act), seenAt };
    const hash = createHash('sha256')
      .update(JSON.stringify([request.method, request.url, content ?? null]))
      .digest('hex');
    return { answer: await once(act, key, hash, () => work(act)), seenAt };
  });
  if (seenAt !== null && now.getTime() - seenAt.getTime() > MINUTE_MS) await touch(service, secret!, now);
  return send(reply, answer);
}

function send<Body>(reply: FastifyReply, { status = 200, headers = {}, body }: Answer<Body>): Body {
  void reply.status(status).header('cache-control', 'no-store').headers(headers);
  return body;
}

function keyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || key.length === 0 || key.length > 200)
    throw new BinomeError('SERVICE_BODY', {
      detail: 'Idempotency-Key has 1 to 200 characters',
      detailFr: 'Idempotency-Key a de 1 à 200 caractères',
    });
  return key;
}

/** Whoever comes second with the same key waits here for the first, and then has the answer of the first. */
async function once<Body>({ tx, who, moment }: Act, key: string, hash: string, work: () => Promise<Answer<Body>>): Promise<Answer<Body>> {
  const begun = await tx
    .insertInto('idempotency')
    .values({ account: who.account, key, request_hash: hash, at: moment.now })
    .onConflict((conflict) => conflict.columns(['account', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (begun === undefined) {
    const first = await tx
      .selectFrom('idempotency')
      .select(['request_hash', 'status', 'headers', 'body'])
      .where('account', '=', who.account)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    if (first.request_hash !== hash) throw new BinomeError('SERVICE_KEY_REUSED');
    return { status: first.status!, headers: first.headers as Record<string, string>, body: JSON.parse(first.body!) as Body };
  }
  const answer = await work();
  await tx
    .updateTable('idempotency')
    .set({ status: answer.status ?? 200, headers: JSON.stringify(answer.headers ?? {}), body: JSON.stringify(answer.body ?? null) })
    .where('account', '=', who.account)
    .where('key', '=', key)
    .execute();
  return answer;
}

/** A session that is used stays open. */
async function touch(service: Service, secret: string, now: Date): Promise<void> {
  const hash = secretHash(secret);
  await service.system.transaction((tx) =>
    tx.updateTable('session').set({ seen_at: now }).where('token_hash', '=', hash).where('seen_at', '<', now).execute(),
  );
}

/** The version that `If-Match` names: null where it is missing. @throws BinomeError SERVICE_BODY: `*` is no version that somebody has seen. */
export function versionAsked(request: FastifyRequest): number | null {
  const header = request.headers['if-match'];
  if (header === undefined) return null;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim())?.[1];
  if (version === undefined)
    throw new BinomeError('SERVICE_BODY', {
      detail: 'If-Match is the ETag of what was read, such as "4"; * names no version',
      detailFr: 'If-Match est l’ETag de ce qui a été lu, par exemple "4" ; * ne nomme aucune version',
    });
  return Number(version);
}

export function etag(version: number): { readonly etag: string } {
  return { etag: `"${version}"` };
}

/**
 * A secret that only this request's sender and whoever they give it to will know, made from what they sign in with: the store keeps its fingerprint
 * alone, and the same request gives the same again.
 * @param purpose what it is for, with an id that is used once
 */
export function derivedSecret(service: Pick<Service, 'origin'>, request: FastifyRequest, purpose: string): string {
  return createHmac('sha256', secretOf(request, service) ?? '')
    .update(purpose)
    .digest('base64url');
}

/** For how long a request that comes again is told its secret again: its answer may have been lost on the way. */
const TOLD_AGAIN_MS = 10 * MINUTE_MS;

/** @param madeAt ISO; of what the secret opens. @throws BinomeError SERVICE_SECRET_TOLD. */
export function mustTellAgain(service: Pick<Service, 'now'>, madeAt: string): void {
  if (service.now().getTime() - Date.parse(madeAt) > TOLD_AGAIN_MS) throw new BinomeError('SERVICE_SECRET_TOLD', { value: madeAt });
}

/** What an `Idempotency-Key` stands for where the answer holds a derived secret: another session would derive another. */
export function contentWithSecret(service: Pick<Service, 'origin'>, request: FastifyRequest): unknown {
  return [request.body ?? null, derivedSecret(service, request, 'idempotency')];
}
