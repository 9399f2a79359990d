/** Accounts, for administrators who have just given their password; and one's own password. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { BinomeError } from '../../../errors/index.ts';
import {
  addAccount,
  addGrant,
  changeAccount,
  changeOwnPassword,
  endGrant,
  endOtherSessions,
  givePassword,
  isPasswordOf,
  listAccounts,
  listOwnSessions,
  newPasswordHash,
  readAccount,
  revokeSessions,
} from '../../acts/accounts.ts';
import { type Acting, mustBeFresh, mustHave } from '../../acts/acting.ts';
import { secretHash } from '../../store/secret-hash.ts';
import { carryOut, etag, secretOf, versionAsked, beforehand } from '../call.ts';
import {
  accountChangeSchema,
  accountSchema,
  grantViewSchema,
  newAccountSchema,
  newGrantSchema,
  newPasswordSchema,
  ownPasswordSchema,
  sessionSchema,
} from '../schemas/account.ts';
import { listSchema, pageQuery, refusals } from '../schemas/common.ts';
import type { Service } from '../service.ts';
import type { SignInLimit } from '../sign-in-limit.ts';

export async function accountRoutes(instance: FastifyInstance, service: Service, limit: SignInLimit): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const tags = ['accounts'];
  const params = z.object({ id: z.uuid() });

  app.get(
    '/accounts',
    {
      schema: {
        ...{ tags, summary: 'Accounts with their roles, by login' },
        querystring: z.strictObject({
          ...pageQuery,
          login: z.string().min(1).max(100).optional().describe('This one.'),
          q: z.string().min(1).max(200).optional().describe('Part of a login or a name; case and accents make no difference.'),
        }),
        response: { 200: listSchema(accountSchema), ...refusals(401, 403, 422) },
      },
    },
    (request, reply) => {
      const { limit, after = null, ...filter } = request.query;
      return carryOut(service, request, reply, async (act) => ({ body: await listAccounts(act, filter, { limit, after }) }));
    },
  );

  app.post(
    '/accounts',
    {
      schema: {
        ...{ tags, summary: 'Add an account' },
        body: newAccountSchema,
        response: { 201: accountSchema, ...refusals(401, 403, 409, 422) },
      },
    },
    async (request, reply) => {
      const { password, ...wanted } = request.body;
      mayChange(await beforehand(service, request, ({ who }) => Promise.resolve(who)));
      const passwordHash = password === null ? null : await newPasswordHash(password, wanted.login);
      return carryOut(service, request, reply, async (act) => {
        const account = await addAccount(act, { ...wanted, passwordHash });
        return { status: 201, headers: { location: `/api/accounts/${account.id}`, ...etag(account.version) }, body: account };
      });
    },
  );

  app.get(
    '/accounts/:id',
    { schema: { ...{ tags, summary: 'One account', params }, response: { 200: accountSchema, ...refusals(401, 403, 404, 422) } } },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const account = await readAccount(act, request.params.id);
        return { headers: etag(account.version), body: account };
      }),
  );

  app.patch(
    '/accounts/:id',
    {
      schema: {
        ...{ tags, summary: 'Change an account, or disable it', params },
        body: accountChangeSchema,
        response: { 200: accountSchema, ...refusals(401, 403, 404, 409, 412, 422, 428) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const account = await changeAccount(act, request.params.id, versionAsked(request), request.body);
        return { headers: etag(account.version), body: account };
      }),
  );

  app.post(
    '/accounts/:id/grants',
    {
      schema: {
        ...{ tags, summary: 'Give a role at a place', params },
        body: newGrantSchema,
        response: { 201: grantViewSchema, ...refusals(401, 403, 404, 409, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => ({ status: 201, body: await addGrant(act, request.params.id, request.body) })),
  );

  app.delete(
    '/accounts/:id/grants/:grant',
    {
      schema: {
        ...{ tags, summary: 'Take a role back' },
        params: z.object({ id: z.uuid(), grant: z.uuid() }),
        response: { 204: z.null(), ...refusals(401, 403, 404, 409, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        await endGrant(act, request.params.id, request.params.grant);
        return { status: 204, body: null };
      }),
  );

  app.put(
    '/accounts/:id/password',
    {
      schema: {
        ...{ tags, summary: 'Give a new password: all sessions of the account end', params },
        body: newPasswordSchema,
        response: { 204: z.null(), ...refusals(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      mayChange(await beforehand(service, request, ({ who }) => Promise.resolve(who)));
      const { login } = await carryOut(service, request, reply, async (act) => ({ body: await readAccount(act, request.params.id) }));
      const hash = await newPasswordHash(request.body.password, login);
      await carryOut(service, request, reply, async (act) => {
        await givePassword(act, request.params.id, hash);
        return { status: 204, body: null };
      });
      limit.forgive(login);
      return null;
    },
  );

  app.delete(
    '/accounts/:id/sessions',
    {
      schema: {
        ...{ tags, summary: 'End all sessions of an account', params },
        response: { 204: z.null(), ...refusals(401, 403, 404, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        await revokeSessions(act, request.params.id);
        return { status: 204, body: null };
      }),
  );

  app.get(
    '/me/sessions',
    {
      schema: {
        ...{ tags: ['session'], summary: 'One’s own sessions that are open' },
        response: { 200: listSchema(sessionSchema), ...refusals(401) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => ({
        body: { items: await listOwnSessions(act, service.sessions.idleMinutes * 60_000) },
      })),
  );

  app.delete(
    '/me/sessions',
    {
      schema: {
        ...{ tags: ['session'], summary: 'End all of one’s own sessions but this one' },
        response: { 204: z.null(), ...refusals(401, 403) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        await endOtherSessions(act, secretHash(secretOf(request, service)!));
        return { status: 204, body: null };
      }),
  );

  app.put(
    '/me/password',
    {
      schema: {
        ...{ tags: ['session'], summary: 'Change one’s own password: all other sessions end' },
        body: ownPasswordSchema,
        response: { 204: z.null(), ...refusals(401, 403, 422, 429) },
      },
    },
    async (request, reply) => {
      const { current, password } = request.body;
      const { account, login, freshAt } = await beforehand(service, request, ({ who }) => Promise.resolve(who));
      if (freshAt === null) throw new BinomeError('SERVICE_TOKEN_ACT');
      const now = service.now();
      limit.check(login, request.ip, now);
      if (!(await isPasswordOf(service.system, account, current))) {
        limit.failed(login, request.ip, now);
        throw new BinomeError('ACCOUNT_PASSWORD_WRONG');
      }
      const hash = await newPasswordHash(password, login);
      const session = secretHash(secretOf(request, service)!);
      return carryOut(service, request, reply, async (act) => {
        await changeOwnPassword(act, hash, session);
        return { status: 204, body: null };
      });
    },
  );

  /** Before a password is worked on, which takes a while: nobody else can make the service do so. */
  function mayChange(who: Acting): void {
    mustHave({ who }, 'account.change', {});
    mustBeFresh({ who, moment: { now: service.now(), newId: service.newId } });
  }
  await Promise.resolve();
}
