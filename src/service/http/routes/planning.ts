/** Results of runs that look ahead, in a shape that a page can show. The files themselves stand among those of the run. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { readPlaces } from '../../acts/places-view.ts';
import { readPlan } from '../../acts/plan-view.ts';
import { readRecruitment } from '../../acts/recruitment-view.ts';
import { readStress } from '../../acts/stress-view.ts';
import { carryOut } from '../call.ts';
import { languageOf } from '../problem.ts';
import { refusals } from '../schemas/common.ts';
import { placesSchema, planSchema, recruitmentSchema, stressSchema } from '../schemas/planning.ts';
import type { Service } from '../service.ts';

export async function planningRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const params = z.object({ id: z.uuid() });
  const refused = refusals(401, 403, 404, 409, 422);

  app.get(
    '/runs/:id/plan',
    { schema: { tags: ['runs'], summary: 'A plan over several periods', params, response: { 200: planSchema, ...refused } } },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => ({ body: await readPlan(act, request.params.id, languageOf(request)) })),
  );
  app.get(
    '/runs/:id/recruitment',
    {
      schema: {
        tags: ['runs'],
        summary: 'What one more mentor would be worth, and who could be trained',
        params,
        response: { 200: recruitmentSchema, ...refused },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => ({ body: await readRecruitment(act, request.params.id, languageOf(request)) })),
  );
  app.get(
    '/runs/:id/places',
    {
      schema: {
        tags: ['runs'],
        summary: 'Places against trainees by service, of a recruitment: nobody is named',
        params,
        response: { 200: placesSchema, ...refusals(401, 404, 409, 422) },
      },
    },
    (request, reply) => carryOut(service, request, reply, async (act) => ({ body: await readPlaces(act, request.params.id) })),
  );
  app.get(
    '/runs/:id/stress',
    {
      schema: {
        tags: ['runs'],
        summary: 'What losing any one mentor would cost, and who would take over',
        params,
        response: { 200: stressSchema, ...refused },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => ({ body: await readStress(act, request.params.id, languageOf(request)) })),
  );
  await Promise.resolve();
}
