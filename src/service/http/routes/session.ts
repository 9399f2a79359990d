/** Signing in and out, and who one is. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { signIn } from '../../acts/sign-in.ts';
import { placeNames } from '../../acts/place-names.ts';
import { carryOut } from '../call.ts';
import { meSchema } from '../schemas/account.ts';
import { refusals } from '../schemas/common.ts';
import type { Service } from '../service.ts';
import { endSession, giveSession } from '../session-cookie.ts';
import type { SignInLimit } from '../sign-in-limit.ts';

export async function sessionRoutes(instance: FastifyInstance, service: Service, limit: SignInLimit): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.post(
    '/session',
    {
      schema: {
        tags: ['session'],
        summary: 'Sign in: the answer sets an HttpOnly cookie',
        body: z.strictObject({ login: z.string().min(1).max(100), password: z.string().min(1).max(200) }),
        response: { 204: z.null(), ...refusals(401, 403, 422, 429) },
      },
    },
    async (request, reply) => {
      const { login, password } = request.body;
      const now = service.now();
      limit.check(login, request.ip, now);
      const secret = service.newSecret();
      try {
        await signIn(
          service.system,
          {
            ...{ login, password, secret, address: request.ip, agent: request.headers['user-agent'] ?? null },
            whose: (account) => (request.actor = account),
          },
          {
            ...{ now, newId: service.newId },
            longestHours: service.sessions.longestHours,
            passwords: service.oidc?.passwords ?? 'everybody',
          },
        );
      } catch (error) {
        limit.failed(login, request.ip, now);
        throw error;
      }
      limit.succeeded(login, request.ip);
      await giveSession(request, reply, service, secret);
      return reply.header('cache-control', 'no-store').status(204).send(null);
    },
  );

  app.delete('/session', { schema: { tags: ['session'], summary: 'Sign out', response: { 204: z.null() } } }, async (request, reply) => {
    await endSession(request, reply, service);
    return reply.status(204).send(null);
  });

  app.get(
    '/me',
    { schema: { tags: ['session'], summary: 'Who is signed in, with which roles', response: { 200: meSchema, ...refusals(401) } } },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const { account, login, name, language, grants } = act.who;
        const names = await placeNames(
          act,
          grants.map(({ scope }) => scope),
        );
        return {
          body: {
            account: { id: account, login, name, language },
            grants: grants.map(({ role, scope, board }) => ({ role, scope, placeName: names.get(scope) ?? null, board })),
          },
        };
      }),
  );
  await Promise.resolve();
}
