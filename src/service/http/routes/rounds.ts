/** Rounds: which there are and how far each has come. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { listRounds, readRound } from '../../acts/rounds.ts';
import { carryOut, etag } from '../call.ts';
import { listSchema, pageQuery, refusals } from '../schemas/common.ts';
import { roundSchema } from '../schemas/round.ts';
import type { Service } from '../service.ts';

export async function roundRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const code = z.string().min(1).max(100).optional();

  app.get(
    '/rounds',
    {
      schema: {
        tags: ['rounds'],
        summary: 'Rounds that one may see, by id',
        querystring: z.strictObject({ board: code, promotion: code, period: code, ...pageQuery }),
        response: { 200: listSchema(roundSchema), ...refusals(401, 422) },
      },
    },
    (request, reply) => {
      const { limit, after = null, ...filter } = request.query;
      return carryOut(service, request, reply, async (act) => ({ body: await listRounds(act, filter, { limit, after }) }));
    },
  );

  app.get(
    '/rounds/:id',
    {
      schema: {
        tags: ['rounds'],
        summary: 'One round',
        params: z.object({ id: z.string() }),
        response: { 200: roundSchema, ...refusals(401, 404) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const round = await readRound(act, request.params.id);
        return { headers: etag(round.version), body: round };
      }),
  );
  await Promise.resolve();
}
