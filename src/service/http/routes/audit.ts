/** The record, for administrators: who did what and when, without what it said; and whether it is whole. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { mustHave } from '../../acts/acting.ts';
import { listAudit } from '../../acts/audit.ts';
import { lineOfHead, verifyRecord } from '../../acts/record-verified.ts';
import { AUDIT_ACTS } from '../../rules/audit-acts.ts';
import { beforehand, carryOut } from '../call.ts';
import { day, listSchema, moment, pageQuery, refusals } from '../schemas/common.ts';
import type { Service } from '../service.ts';

const lineSchema = z
  .object({
    number: z.int().min(1),
    at: moment,
    account: z.uuid().nullable().describe('null: the service itself, or a command of its machine.'),
    login: z.string().nullable().describe('Of that account, as it is now.'),
    ...{ act: z.string(), board: z.string().nullable(), subject: z.string() },
    subjectLogin: z.string().nullable().describe('Of the account that it is about; null where it is about something else.'),
    previous: z.string().describe('Fingerprint of the line before.'),
    hash: z.string(),
  })
  .meta({ id: 'AuditLine' });

const checkSchema = z
  .object({
    at: moment.describe('When it was verified.'),
    lines: z.int().min(0).describe('That were read, up to the first fault.'),
    head: z.string().describe('Fingerprint of the last of them: to be noted elsewhere. Empty where there is none.'),
    fault: z
      .object({
        kind: z
          .enum(['missing', 'changed', 'broken', 'cut'])
          .describe(
            '`missing`: lines were taken out or put in; `changed`: the line is not the one that was written; `broken`: it does not follow from the one before; `cut`: a fingerprint that a publication keeps is in no line.',
          ),
        number: z.int().nullable().describe('Of the line; null of `cut`.'),
      })
      .nullable()
      .describe('The first; null: the record is whole.'),
    noted: z
      .object({ number: z.int(), at: moment })
      .nullable()
      .describe('The line that has the fingerprint that was asked for; null: none has, or none was asked for.'),
  })
  .meta({ id: 'AuditCheck' });

export async function auditRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.get(
    '/audit',
    {
      schema: {
        ...{ tags: ['audit'], summary: 'The record in its order, from the line after `after`' },
        querystring: z.strictObject({
          limit: pageQuery.limit,
          after: z.coerce.number().int().min(0).default(0),
          order: z.enum(['oldest', 'newest']).default('oldest').describe('Which line comes first.'),
          act: z.enum(AUDIT_ACTS).optional().describe('Acts of this kind alone.'),
          on: day.optional().describe('Acts of this day alone, by the clocks of France.'),
        }),
        response: { 200: listSchema(lineSchema), ...refusals(401, 403, 422) },
      },
    },
    (request, reply) => {
      const { limit, after, order, act: kind = null, on = null } = request.query;
      return carryOut(service, request, reply, async (act) => ({
        body: await listAudit(act, { act: kind, on }, { limit, after, newestFirst: order === 'newest' }),
      }));
    },
  );

  app.get(
    '/audit/verification',
    {
      // All lines are read.
      config: { rateLimit: { max: 120, timeWindow: '1 minute' } },
      schema: {
        ...{ tags: ['audit'], summary: 'Whether the record is whole' },
        querystring: z.strictObject({
          head: z
            .string()
            .regex(/^[0-9a-f]{64}$/i)
            .optional()
            .describe('A fingerprint that was noted earlier.'),
        }),
        response: { 200: checkSchema, ...refusals(401, 403, 422) },
      },
    },
    async (request) => {
      await beforehand(service, request, (act) => {
        mustHave(act, 'audit.read', {});
        return Promise.resolve();
      });
      const { head } = request.query;
      const { fault, ...read } = await verifyRecord(service.system, null);
      return {
        ...{ at: service.now().toISOString(), ...read },
        fault: fault === null ? null : { kind: fault.kind, number: fault.kind === 'cut' ? null : fault.number },
        noted: head === undefined ? null : await lineOfHead(service.system, head),
      };
    },
  );
  await Promise.resolve();
}
