/**
 * Signing in by an identity provider, in a browser. What is begun here is bound to the browser by a cookie: state, nonce and PKCE's verifier are made
 * of its secret, the store keeps fingerprints, and each comes back once.
 */
import { createHmac } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { BinomeError } from '../../../errors/index.ts';
import { beginSignIn, signInAs, takeSignIn } from '../../acts/sign-in.ts';
import { isOwnPath, SIGN_IN_MINUTES } from '../../rules/sign-in.ts';
import { secretHash } from '../../store/secret-hash.ts';
import { beforehand } from '../call.ts';
import { type Begun, IdentityProvider } from '../identity-provider.ts';
import { refusals } from '../schemas/common.ts';
import type { Service } from '../service.ts';
import { endSession, giveSession } from '../session-cookie.ts';

const A_MINUTE = { config: { rateLimit: { max: 120, timeWindow: '1 minute' } } };
const SECRET = /^[\w-]{43}$/;

export async function authRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const known = service.oidc === null ? null : new IdentityProvider(service.oidc);
  const cookie = service.origin.startsWith('https:') ? '__Host-binome-sign-in' : 'binome-sign-in';
  const tags = ['session'];

  if (known !== null)
    app.addHook('onListen', () => {
      // Nobody waits for it: who wants to sign in before it is there is told.
      known.look().catch((error: unknown) => app.log.warn({ err: error }, 'identity provider'));
    });

  function provider(request: FastifyRequest): IdentityProvider {
    if (known === null) throw new BinomeError('SERVICE_NOT_FOUND', { value: request.url.split('?', 1)[0]! });
    return known;
  }

  app.get(
    '/auth/login',
    {
      ...A_MINUTE,
      schema: {
        ...{ tags, summary: 'Sign in by the identity provider: a browser is sent there' },
        querystring: z.strictObject({
          to: z.string().default('/').describe('A path of this service, where the browser is sent in the end.'),
          fresh: z.enum(['0', '1']).default('0').describe('1: they prove who they are again, as some acts ask for.'),
        }),
        response: { 303: z.null(), ...refusals(404, 422, 429) },
      },
    },
    async (request, reply) => {
      const { to, fresh } = request.query;
      const asked = provider(request);
      if (!isOwnPath(to, service.origin))
        throw new BinomeError('SERVICE_BODY', {
          detail: '“to” is no path of this service',
          detailFr: '« to » n’est pas un chemin de ce service',
        });
      const kept = request.cookies[cookie];
      const browser = kept !== undefined && SECRET.test(kept) ? kept : service.newSecret();
      const state = service.newSecret();
      const isFresh = fresh === '1';
      const url = await asked.begin({ redirect: `${service.origin}/auth/callback`, ...begunIn(browser, state) }, isFresh);
      await beginSignIn(service.system, { state: secretHash(state), browser: secretHash(browser), goesTo: to, isFresh }, service.now());
      void reply.setCookie(cookie, browser, {
        ...{ path: '/', httpOnly: true, sameSite: 'lax', maxAge: SIGN_IN_MINUTES * 60 },
        secure: service.origin.startsWith('https:'),
      });
      return leave(reply, url.href);
    },
  );

  app.get(
    '/auth/callback',
    {
      ...A_MINUTE,
      schema: {
        ...{ tags, summary: 'Where the identity provider sends the browser back to' },
        querystring: z.looseObject({ state: z.string().max(200).optional() }),
        response: { 303: z.null(), ...refusals(403, 404, 422, 429) },
      },
    },
    async (request, reply) => {
      const asked = provider(request);
      const now = service.now();
      const { state } = request.query;
      const browser = request.cookies[cookie];
      const begun =
        state === undefined || browser === undefined
          ? null
          : await takeSignIn(service.system, { state: secretHash(state), browser: secretHash(browser) }, now);
      if (begun === null) throw new BinomeError('OIDC_STATE', { value: SIGN_IN_MINUTES });
      const back = new URL(request.url, service.origin);
      const maxAge = begun.isFresh ? Math.ceil((now.getTime() - begun.at.getTime()) / 1000) : null;
      const proven = await asked.finish(back, begunIn(browser!, state!), maxAge).catch((error: unknown) => {
        request.log.warn({ err: error }, 'identity provider');
        throw error;
      });
      const secret = service.newSecret();
      const session = { secret, address: request.ip, agent: request.headers['user-agent'] ?? null };
      request.actor = await signInAs(service.system, proven, session, {
        now,
        newId: service.newId,
        longestHours: service.sessions.longestHours,
      });
      await giveSession(request, reply, service, secret);
      return leave(reply, new URL(begun.goesTo, service.origin).href);
    },
  );

  app.post(
    '/auth/logout',
    {
      schema: {
        ...{ tags, summary: 'Sign out here, and learn where to sign out at the identity provider' },
        response: { 200: z.object({ to: z.string().describe('Where the browser is to go.') }), ...refusals(404) },
      },
    },
    async (request, reply) => {
      const asked = provider(request);
      await endSession(request, reply, service);
      return reply.header('cache-control', 'no-store').send({ to: (await asked.farewell(`${service.origin}/`)) ?? '/' });
    },
  );

  app.get(
    '/api/sign-in',
    {
      schema: {
        ...{ tags, summary: 'How one may sign in' },
        response: {
          200: z
            .object({
              mode: z.enum(['office', 'demo', 'rehearsal']).describe('What this service is for.'),
              isSignedIn: z.boolean().describe('Whether whoever asks is.'),
              passwords: z.enum(['everybody', 'administrators']).describe('Who may sign in by a password.'),
              provider: z
                .object({ name: z.string().nullable(), link: z.string().describe('A path of this service.') })
                .nullable()
                .describe('Another party by which one may sign in; null where none is set up.'),
              accessibilityContact: z
                .string()
                .nullable()
                .describe('Whom people write to about barriers on the page: an address of mail, or one that begins with https://.'),
            })
            .meta({ id: 'SignIn' }),
        },
      },
    },
    async (request) => ({
      mode: service.mode,
      isSignedIn: await beforehand(service, request, () => Promise.resolve(true)).catch(signedOut),
      passwords: service.oidc?.passwords ?? ('everybody' as const),
      accessibilityContact: service.accessibilityContact,
      provider: service.oidc === null ? null : { name: service.oidc.name, link: '/auth/login' },
    }),
  );
  await Promise.resolve();
}

function signedOut(error: unknown): boolean {
  if (error instanceof BinomeError && error.code === 'SERVICE_SIGN_IN') return false;
  throw error;
}

function begunIn(browser: string, state: string): Omit<Begun, 'redirect'> {
  const made = (purpose: string): string => createHmac('sha256', browser).update(`${purpose} ${state}`).digest('base64url');
  return { state, nonce: made('nonce'), verifier: made('verifier') };
}

function leave(reply: FastifyReply, to: string): FastifyReply {
  return reply.header('cache-control', 'no-store').redirect(to, 303);
}
