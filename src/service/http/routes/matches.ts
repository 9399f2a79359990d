/** Matches, and why each is as it is. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { explainMatch, type Explanation, explanationPage } from '../../acts/explanation.ts';
import { listMatches, readMatch } from '../../acts/matches.ts';
import { carryOut, etag } from '../call.ts';
import { languageOf } from '../problem.ts';
import { day, idText, listSchema, pageQuery, refusals } from '../schemas/common.ts';
import { explanationSchema, matchSchema } from '../schemas/publication.ts';
import type { Service } from '../service.ts';

/** A page that needs nothing else brings its style along. */
const PAGE_POLICY =
  "default-src 'none'; object-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export async function matchRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const params = z.object({ id: z.uuid() });

  app.get(
    '/matches',
    {
      schema: {
        tags: ['matches'],
        summary: 'Matches that one may see, by trainee',
        querystring: z.strictObject({
          ...pageQuery,
          after: z.uuid().optional(),
          ...{ round: idText.optional(), board: idText.optional() },
          person: idText.optional().describe('Trainee or mentor.'),
          on: day.optional().describe('In force on this day.'),
          withdrawn: z.stringbool().optional().describe('With those of withdrawn publications.'),
        }),
        response: { 200: listSchema(matchSchema), ...refusals(401, 422) },
      },
    },
    (request, reply) => {
      const { limit, after = null, ...filter } = request.query;
      return carryOut(service, request, reply, async (act) => ({ body: await listMatches(act, filter, { limit, after }) }));
    },
  );

  app.get(
    '/matches/:id',
    { schema: { tags: ['matches'], summary: 'One match', params, response: { 200: matchSchema, ...refusals(401, 404) } } },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const body = await readMatch(act, request.params.id);
        return { headers: etag(body.version), body };
      }),
  );

  app.get(
    '/matches/:id/explanation',
    {
      schema: {
        tags: ['matches'],
        summary: 'The four things that the law lets a person ask for; as JSON, or as a page (Accept: text/html)',
        params,
        querystring: z.strictObject({ lang: z.enum(['fr', 'en']).optional() }),
        response: {
          200: {
            description: 'Of the trainee, or of the mentor who reads it.',
            content: { 'application/json': { schema: explanationSchema }, 'text/html': { schema: z.string() } },
          },
          ...refusals(401, 403, 404, 422),
        },
      },
    },
    (request, reply) => {
      const language = request.query.lang ?? languageOf(request);
      const headers = { 'content-language': language, vary: 'Accept' };
      return carryOut<string | Explanation>(service, request, reply, async (act) => {
        if (!wantsPage(request)) return { headers, body: await explainMatch(act, request.params.id, language) };
        const page = await explanationPage(act, request.params.id, language);
        return { headers: { ...headers, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY }, body: page };
      });
    },
  );
  await Promise.resolve();
}

/** Whether HTML is asked for before JSON: programs that say nothing get JSON. */
function wantsPage({ headers }: FastifyRequest): boolean {
  const accepted = (headers.accept ?? '').split(',').map((part) => part.split(';', 1)[0]!.trim().toLowerCase());
  const [page, data] = ['text/html', 'application/json'].map((type) => accepted.indexOf(type)) as [number, number];
  return page >= 0 && (data < 0 || page < data);
}
