/** The cookie of a session, given and taken back. */
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { signOut } from '../acts/sign-in.ts';
import { cookieName, secretOf } from './call.ts';
import type { Service } from './service.ts';

/** Of a name with the prefix for one host browsers take nothing without these, its end neither. */
function attributes({ origin }: Pick<Service, 'origin'>): CookieSerializeOptions {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: origin.startsWith('https:') };
}

/** The session that the browser had until now ends. */
export async function giveSession(request: FastifyRequest, reply: FastifyReply, service: Service, secret: string): Promise<void> {
  const before = request.cookies[cookieName(service)];
  if (before !== undefined) await signOut(service.system, before, { now: service.now(), newId: service.newId });
  void reply.setCookie(cookieName(service), secret, { ...attributes(service), maxAge: service.sessions.longestHours * 3600 });
}

export async function endSession(request: FastifyRequest, reply: FastifyReply, service: Service): Promise<void> {
  const secret = secretOf(request, service);
  if (secret !== null) await signOut(service.system, secret, { now: service.now(), newId: service.newId });
  void reply.clearCookie(cookieName(service), attributes(service)).header('clear-site-data', '"cache", "storage"');
}
