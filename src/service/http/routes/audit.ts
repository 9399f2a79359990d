/** The record, for administrators: who did what and when, without what it said. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { listAudit } from '../../acts/audit.ts';
import { carryOut } from '../call.ts';
import { listSchema, moment, pageQuery, refusals } from '../schemas/common.ts';
import type { Service } from '../service.ts';

const lineSchema = z
  .object({
    number: z.int().min(1),
    at: moment,
    account: z.uuid().nullable().describe('null: the service itself, or a command of its machine.'),
    ...{ act: z.string(), board: z.string().nullable(), subject: z.string() },
    previous: z.string().describe('Fingerprint of the line before.'),
    hash: z.string(),
  })
  .meta({ id: 'AuditLine' });

export async function auditRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  instance.withTypeProvider<ZodTypeProvider>().get(
    '/audit',
    {
      schema: {
        ...{ tags: ['audit'], summary: 'The record in its order, from the line after `after`' },
        querystring: z.strictObject({ limit: pageQuery.limit, after: z.coerce.number().int().min(0).default(0) }),
        response: { 200: listSchema(lineSchema), ...refusals(401, 403, 422) },
      },
    },
    (request, reply) => carryOut(service, request, reply, async (act) => ({ body: await listAudit(act, request.query) })),
  );
  await Promise.resolve();
}
