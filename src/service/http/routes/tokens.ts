/** Tokens for scripts, and links to one's calendar. A secret is in the answer that makes it and nowhere else. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { addCalendarLink, addToken, listCalendarLinks, listTokens, revokeCalendarLink, revokeToken } from '../../acts/tokens.ts';
import { carryOut, contentWithSecret, derivedSecret, mustTellAgain } from '../call.ts';
import { calendarLinkSchema, newTokenSchema, tokenSchema } from '../schemas/account.ts';
import { listSchema, refusals } from '../schemas/common.ts';
import type { Service } from '../service.ts';

export async function tokenRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const params = z.object({ id: z.uuid() });

  app.get(
    '/tokens',
    {
      schema: {
        ...{ tags: ['tokens'], summary: 'One’s own tokens for scripts' },
        response: { 200: listSchema(tokenSchema), ...refusals(401) },
      },
    },
    (request, reply) => carryOut(service, request, reply, async (act) => ({ body: { items: await listTokens(act) } })),
  );

  app.post(
    '/tokens',
    {
      schema: {
        ...{ tags: ['tokens'], summary: 'Make a token for a script: `Authorization: Bearer …`' },
        description:
          'The secret is shown this once; the same Idempotency-Key tells it again within ten minutes, to the same session, for an answer that was lost. Asks for a sign-in of the last 15 minutes.',
        body: newTokenSchema,
        response: { 201: tokenSchema.extend({ token: z.string() }), ...refusals(401, 403, 409, 422) },
      },
    },
    async (request, reply) => {
      const secretFor = (id: string): string => derivedSecret(service, request, `token ${id}`);
      const token = await carryOut(
        ...[service, request, reply],
        async (act) => ({ status: 201, body: await addToken(act, request.body, secretFor) }),
        contentWithSecret(service, request),
      );
      mustTellAgain(service, token.createdAt);
      return { ...token, token: secretFor(token.id) };
    },
  );

  app.delete(
    '/tokens/:id',
    { schema: { ...{ tags: ['tokens'], summary: 'Revoke a token', params }, response: { 204: z.null(), ...refusals(401, 404, 422) } } },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        await revokeToken(act, request.params.id);
        return { status: 204, body: null };
      }),
  );

  app.get(
    '/calendar-links',
    {
      schema: {
        ...{ tags: ['calendar'], summary: 'Links to one’s own calendar that hold' },
        response: { 200: listSchema(calendarLinkSchema), ...refusals(401) },
      },
    },
    (request, reply) => carryOut(service, request, reply, async (act) => ({ body: { items: await listCalendarLinks(act) } })),
  );

  app.post(
    '/calendar-links',
    {
      schema: {
        ...{ tags: ['calendar'], summary: 'Make a link to one’s own calendar (iCalendar)' },
        description: 'The address is shown this once; the same Idempotency-Key tells it again within ten minutes, to the same session.',
        body: z.strictObject({}).nullish(),
        response: { 201: calendarLinkSchema.extend({ url: z.url() }), ...refusals(401, 403, 409, 422) },
      },
    },
    async (request, reply) => {
      const secretFor = (id: string): string => derivedSecret(service, request, `calendar ${id}`);
      const link = await carryOut(
        ...[service, request, reply],
        async (act) => ({ status: 201, body: await addCalendarLink(act, secretFor) }),
        contentWithSecret(service, request),
      );
      mustTellAgain(service, link.createdAt);
      return { ...link, url: `${service.origin}/calendar/${secretFor(link.id)}.ics` };
    },
  );

  app.delete(
    '/calendar-links/:id',
    {
      schema: {
        ...{ tags: ['calendar'], summary: 'Revoke a link to one’s calendar', params },
        response: { 204: z.null(), ...refusals(401, 404, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        await revokeCalendarLink(act, request.params.id);
        return { status: 204, body: null };
      }),
  );
  await Promise.resolve();
}
