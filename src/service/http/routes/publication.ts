/** Publishing a round, and taking that back. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { publish, readPublication, withdrawPublication } from '../../acts/publication.ts';
import { carryOut, etag, versionAsked } from '../call.ts';
import { idText, refusals, writtenText } from '../schemas/common.ts';
import { publicationSchema } from '../schemas/publication.ts';
import type { Service } from '../service.ts';

export async function publicationRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const params = z.object({ id: idText });
  const response = { 200: publicationSchema, ...refusals(401, 403, 404, 409, 412, 422, 428) };

  app.get(
    '/rounds/:id/publication',
    {
      schema: {
        tags: ['publication'],
        summary: 'Whether a round is published; before, what is lacking',
        params,
        response: { 200: publicationSchema, ...refusals(401, 404) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const body = await readPublication(act, request.params.id);
        return { headers: etag(body.version), body };
      }),
  );

  app.put(
    '/rounds/:id/publication',
    {
      schema: {
        tags: ['publication'],
        summary: 'Publish a round: from here people see their match; If-Match of the round, after a recent sign-in',
        params,
        body: z.strictObject({ reason: writtenText(2000).optional() }).nullish(),
        response,
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const body = await publish(act, request.params.id, request.body?.reason ?? null, versionAsked(request));
        return { headers: etag(body.version), body };
      }),
  );

  app.delete(
    '/rounds/:id/publication',
    {
      schema: {
        tags: ['publication'],
        summary: 'Withdraw a publication: its matches are void, its history stays; If-Match of the round, after a recent sign-in',
        params,
        body: z.strictObject({ reason: writtenText(2000) }),
        response,
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const body = await withdrawPublication(act, request.params.id, request.body.reason, versionAsked(request));
        return { headers: etag(body.version), body };
      }),
  );
  await Promise.resolve();
}
