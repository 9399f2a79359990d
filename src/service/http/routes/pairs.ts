/** Submitting a run, and deciding on its pairs, one at a time. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { readAlternatives, toHold } from '../../acts/alternatives.ts';
import { decide } from '../../acts/decisions.ts';
import { listPairs, readPair, rulesInBoth } from '../../acts/pairs.ts';
import { submitProposal } from '../../acts/submission.ts';
import { priceOfChange } from '../../acts/mentor-standing.ts';
import { toPrice } from '../../acts/told-of-pair.ts';
import { PAIR_STATES } from '../../rules/pair-state.ts';
import { beforehand, carryOut, etag, versionAsked } from '../call.ts';
import { idText, listSchema, pageQuery, refusals } from '../schemas/common.ts';
import { alternativesSchema, decisionBody, pairInFullSchema, pairSchema, toldOfPairSchema } from '../schemas/pair.ts';
import { roundSchema } from '../schemas/round.ts';
import type { Service } from '../service.ts';

export async function pairRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const round = z.object({ id: idText });
  const pair = z.object({ id: idText, trainee: idText });

  /** Outside of any transaction: it may take a second. */
  const priced = async (request: FastifyRequest, { id, trainee }: z.infer<typeof pair>, mentor: string): Promise<void> => {
    const asked = await beforehand(service, request, (act) => toPrice(act, id, trainee, mentor));
    if (asked !== null) await service.prices.price(asked, mentor);
  };

  app.put(
    '/rounds/:id/proposal',
    {
      schema: {
        tags: ['pairs'],
        summary: 'Submit a verified run of the round to the directors; If-Match of the round',
        params: round,
        body: z.strictObject({ run: z.uuid() }),
        response: { 200: roundSchema, ...refusals(401, 403, 404, 409, 412, 422, 428) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const body = await submitProposal(act, request.params.id, request.body.run, versionAsked(request));
        return { headers: etag(body.version), body };
      }),
  );

  app.get(
    '/rounds/:id/pairs',
    {
      schema: {
        tags: ['pairs'],
        summary: 'What the current submission gives each trainee, by trainee, with the decision on it',
        params: round,
        querystring: z.strictObject({
          ...pageQuery,
          service: idText.optional().describe('Of the trainee or the mentor.'),
          state: z.enum(PAIR_STATES).optional(),
          q: z.string().max(200).optional().describe('Part of a name or an id.'),
        }),
        response: { 200: listSchema(pairSchema), ...refusals(401, 403, 404, 422) },
      },
    },
    (request, reply) => {
      const { limit, after = null, ...filter } = request.query;
      return carryOut(service, request, reply, async (act) => ({
        body: await listPairs(act, request.params.id, filter, { limit, after }),
      }));
    },
  );

  app.get(
    '/rounds/:id/pairs/:trainee',
    {
      schema: {
        tags: ['pairs'],
        summary: 'One pair, with what has changed for it and every decision on it',
        params: pair,
        response: { 200: pairInFullSchema, ...refusals(401, 404) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const body = await readPair(act, request.params.id, request.params.trainee);
        return { headers: etag(body.version), body };
      }),
  );

  app.get(
    '/rounds/:id/pairs/:trainee/alternatives',
    {
      schema: {
        tags: ['pairs'],
        summary: 'Who else could be the mentor once what is decided on the others is held, at which price',
        params: pair,
        response: { 200: alternativesSchema, ...refusals(401, 404) },
      },
    },
    async (request, reply) => {
      const { id, trainee } = request.params;
      const asked = await beforehand(service, request, (act) => toHold(act, id, trainee));
      const since = asked === null ? null : await service.prices.alternatives(asked);
      return carryOut(service, request, reply, async (act) => ({ body: await readAlternatives(act, id, trainee, since) }));
    },
  );

  app.get(
    '/rounds/:id/pairs/:trainee/price',
    {
      schema: {
        tags: ['pairs'],
        summary: 'What another mentor would cost: loss, hard rules broken, places, and who would lose that mentor',
        params: pair,
        querystring: z.strictObject({ mentor: idText }),
        response: { 200: toldOfPairSchema, ...refusals(401, 404, 422) },
      },
    },
    async (request, reply) => {
      await priced(request, request.params, request.query.mentor);
      return carryOut(service, request, reply, async (act) => {
        const { id, trainee } = request.params;
        const { brokenRules, ...told } = await priceOfChange(act, id, trainee, request.query.mentor);
        return { body: { trainee, ...told, brokenRules: rulesInBoth(brokenRules) } };
      });
    },
  );

  app.put(
    '/rounds/:id/pairs/:trainee/decision',
    {
      schema: {
        tags: ['pairs'],
        summary: 'Decide on a pair, with a reason; If-Match of the pair',
        description:
          'accept, refuse and change: the director of the mentor’s service. without: the board. withdraw: either. Again what was decided, once it is stale: a confirmation.',
        params: pair,
        body: decisionBody,
        response: { 200: pairInFullSchema, ...refusals(401, 403, 404, 409, 412, 422, 428) },
      },
    },
    async (request, reply) => {
      const { kind, mentor = null, reason } = request.body;
      // Kept with the decision, whether its price was looked at before or not.
      if (kind === 'change' && mentor !== null) await priced(request, request.params, mentor);
      return carryOut(service, request, reply, async (act) => {
        const body = await decide(act, request.params.id, request.params.trainee, { kind, mentor, reason }, versionAsked(request));
        return { headers: etag(body.version), body };
      });
    },
  );
  await Promise.resolve();
}
