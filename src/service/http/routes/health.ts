/** How the service is, for administrators, in one answer. For programs there are `/healthz`, `/readyz` and `/metrics`. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { mustHave } from '../../acts/acting.ts';
import { readHealth } from '../../acts/health.ts';
import { MAIL_STATES } from '../../acts/mail.ts';
import { beforehand } from '../call.ts';
import { moment, refusals } from '../schemas/common.ts';
import type { Service } from '../service.ts';

const count = z.int().min(0);

const healthSchema = z
  .object({
    at: moment.describe('When all this was so.'),
    version: z.string().describe('Of the program.'),
    mode: z.enum(['office', 'demo', 'rehearsal']).describe('What this service is for.'),
    startedAt: moment.describe('Since when the process that answers runs.'),
    workers: count.describe('For runs, in the process that answers; those of other processes and machines are not counted.'),
    store: z
      .object({
        server: z.string().describe('Version of PostgreSQL.'),
        bytes: z.number().describe('On its disk, of this database.'),
        migrations: count.describe('That were applied: the form of the store.'),
      })
      .describe('It answers, or there would be no answer here.'),
    queue: z
      .object({
        waiting: count.describe('Jobs that are due and that no worker has taken.'),
        waitingSince: moment.nullable().describe('Of the one that has been due the longest; null where none is.'),
        running: count.describe('Jobs that a worker holds.'),
        lost: count.describe('Of these, those whose worker has not been heard of in time.'),
        failed: count.describe('Jobs other than letters, of the last seven days.'),
        failedAt: moment.nullable().describe('When one last did; null where none has.'),
        takenAt: moment.nullable().describe('When a worker last took a job.'),
        preparedAt: moment
          .nullable()
          .describe('When rounds are next looked at for what is to be prepared; in the past only while no worker works.'),
      })
      .describe('Of the workers.'),
    mail: z
      .object({
        isOn: z.boolean().describe('Whether the service was started to send any.'),
        states: z
          .array(z.object({ state: z.enum(MAIL_STATES).describe('As of `GET /api/mail`.'), count }))
          .describe('Of the last seven days.'),
        sentAt: moment.nullable().describe('When a letter was last sent.'),
      })
      .describe('Letters.'),
    backupAt: moment.nullable().describe('Of the last `binome backup`; null: none is known. Backups made otherwise are not known here.'),
    retentionAt: moment.nullable().describe('Of the last `binome retention`; null: never.'),
    sessions: count.describe('That are open.'),
    record: z
      .object({ lines: count.describe('Of the record.'), at: moment.nullable().describe('Of the last of them.') })
      .describe('What was done.'),
  })
  .meta({ id: 'Health' });

export async function healthRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  instance.withTypeProvider<ZodTypeProvider>().get(
    '/health',
    {
      schema: {
        ...{ tags: ['health'], summary: 'Version, store, workers, letters, backup, retention, each with its date' },
        response: { 200: healthSchema, ...refusals(401, 403) },
      },
    },
    async (request) => {
      await beforehand(service, request, (act) => {
        mustHave(act, 'metrics.read', {});
        return Promise.resolve();
      });
      const { version, mode, startedAt, workers } = service;
      return { version, mode, startedAt: startedAt.toISOString(), workers, ...(await readHealth(service.system, service.now())) };
    },
  );
  await Promise.resolve();
}
