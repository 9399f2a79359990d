/** What went out by mail and when, for administrators: without what a letter was about. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { listMail, MAIL_STATES } from '../../acts/mail.ts';
import { carryOut } from '../call.ts';
import { listSchema, moment, pageQuery, refusals } from '../schemas/common.ts';
import type { Service } from '../service.ts';

const mailSchema = z
  .object({
    ...{ id: z.uuid(), account: z.uuid(), login: z.string() },
    kind: z.string().describe('Of what happened.'),
    board: z.string().nullable(),
    at: moment.describe('Of what happened.'),
    state: z
      .enum(MAIL_STATES)
      .describe('`unknown`: handed over, and nobody heard the answer; it is not sent again. `no-address`: the account has none.'),
    attempts: z.int().min(0).describe('How often it was handed over, or tried to be.'),
    triedAt: moment.nullable().describe('When it was last tried.'),
    endedAt: moment.nullable().describe('When that ended.'),
    reply: z.int().nullable().describe('Of the mail server (RFC 5321).'),
    stage: z.string().nullable().describe('Where the last attempt ended, other than by being sent.'),
  })
  .meta({ id: 'Mail' });

export async function mailRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  instance.withTypeProvider<ZodTypeProvider>().get(
    '/mail',
    {
      schema: {
        ...{ tags: ['mail'], summary: 'Letters, the newest first, and what became of each' },
        querystring: z.strictObject({ limit: pageQuery.limit, after: z.uuid().optional(), state: z.enum(MAIL_STATES).optional() }),
        response: { 200: listSchema(mailSchema), ...refusals(401, 403, 422) },
      },
    },
    (request, reply) => {
      const { limit, after = null, state = null } = request.query;
      return carryOut(service, request, reply, async (act) => ({ body: await listMail(act, { state }, { limit, after }) }));
    },
  );
  await Promise.resolve();
}
