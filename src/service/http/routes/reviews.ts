/** Reviews: a person looks at a match again because its trainee has asked. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { answerReview, askReview, listReviews, readReview } from '../../acts/reviews.ts';
import { carryOut, etag, versionAsked } from '../call.ts';
import { listSchema, pageQuery, refusals, writtenText } from '../schemas/common.ts';
import { reviewSchema } from '../schemas/publication.ts';
import type { Service } from '../service.ts';

export async function reviewRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const params = z.object({ id: z.uuid() });

  app.post(
    '/matches/:id/reviews',
    {
      schema: {
        tags: ['matches'],
        summary: 'Ask that a person looks at one’s match again',
        params,
        body: z.strictObject({ comment: writtenText(2000).optional() }).nullish(),
        response: { 201: reviewSchema, ...refusals(401, 403, 404, 409, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const body = await askReview(act, request.params.id, request.body?.comment ?? null);
        return { status: 201, headers: { ...etag(body.version), location: `/api/reviews/${body.id}` }, body };
      }),
  );

  app.get(
    '/reviews',
    {
      schema: {
        tags: ['matches'],
        summary: 'Reviews that were asked for, the oldest first',
        querystring: z.strictObject({ ...pageQuery, after: z.uuid().optional(), open: z.stringbool().optional() }),
        response: { 200: listSchema(reviewSchema), ...refusals(401, 422) },
      },
    },
    (request, reply) => {
      const { limit, after = null, ...filter } = request.query;
      return carryOut(service, request, reply, async (act) => ({ body: await listReviews(act, filter, { limit, after }) }));
    },
  );

  app.get(
    '/reviews/:id',
    { schema: { tags: ['matches'], summary: 'One review', params, response: { 200: reviewSchema, ...refusals(401, 404) } } },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const body = await readReview(act, request.params.id);
        return { headers: etag(body.version), body };
      }),
  );

  app.put(
    '/reviews/:id/answer',
    {
      schema: {
        tags: ['matches'],
        summary: 'Answer a review; If-Match of the review',
        params,
        body: z.strictObject({ comment: writtenText(2000) }),
        response: { 200: reviewSchema, ...refusals(401, 403, 404, 409, 412, 422, 428) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const body = await answerReview(act, request.params.id, request.body.comment, versionAsked(request));
        return { headers: etag(body.version), body };
      }),
  );
  await Promise.resolve();
}
