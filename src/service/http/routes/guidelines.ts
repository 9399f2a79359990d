/** Guidelines: given, listed, read. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { addGuidelines, checkGuidelines, listGuidelines, readGuidelines, type Reviewed } from '../../acts/guidelines.ts';
import type { Language } from '../../../errors/index.ts';
import { carryOut, etag } from '../call.ts';
import { languageOf } from '../problem.ts';
import { listSchema, pageQuery, refusals } from '../schemas/common.ts';
import {
  addedGuidelinesSchema,
  checkedGuidelinesSchema,
  guidelinesSchema,
  newGuidelinesSchema,
  scope,
  wholeGuidelinesSchema,
} from '../schemas/season.ts';
import type { Service } from '../service.ts';

/** What a review may take, in milliseconds: others wait for it. */
const REVIEW_MS = 3000;

export async function guidelinesRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.post(
    '/guidelines',
    {
      schema: {
        tags: ['season'],
        summary: 'Give guidelines of the country or of a directorate: a new number, from now on in force',
        querystring: z.strictObject({ scope: scope.default('*') }),
        body: newGuidelinesSchema,
        response: { 201: addedGuidelinesSchema, ...refusals(401, 403, 404, 409, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const { document, reason } = request.body;
        const added = await addGuidelines(act, { scope: request.query.scope, text: textOf(document), reason }, endingIn(REVIEW_MS));
        const { findings } = toldOf(added, languageOf(request));
        const location = `/api/guidelines/${encodeURIComponent(added.scope)}/${added.number}`;
        return { status: 201, headers: { location }, body: { ...added, findings } };
      }),
  );

  app.post(
    '/guidelines/check',
    {
      schema: {
        tags: ['season'],
        summary: 'What guidelines would be refused for, and what is found in their constraints, before they are given',
        querystring: z.strictObject({ scope: scope.default('*') }),
        body: newGuidelinesSchema.pick({ document: true }),
        response: { 200: checkedGuidelinesSchema, ...refusals(401, 403, 404, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const given = { scope: request.query.scope, text: textOf(request.body.document) };
        return { body: toldOf(await checkGuidelines(act, given, endingIn(REVIEW_MS)), languageOf(request)) };
      }),
  );

  app.get(
    '/guidelines',
    {
      schema: {
        tags: ['season'],
        summary: 'Guidelines that one may see, by scope, the latest first',
        querystring: z.strictObject({ scope: scope.optional(), ...pageQuery }),
        response: { 200: listSchema(guidelinesSchema), ...refusals(401, 422) },
      },
    },
    (request, reply) => {
      const { limit, after = null, scope: wanted } = request.query;
      return carryOut(service, request, reply, async (act) => ({ body: await listGuidelines(act, wanted, { limit, after }) }));
    },
  );

  app.get(
    '/guidelines/:scope/:number',
    {
      schema: {
        tags: ['season'],
        summary: 'One document; number 0 of the country: the one that is shipped',
        params: z.object({ scope, number: z.coerce.number().int().min(0).max(1_000_000) }),
        response: { 200: wholeGuidelinesSchema, ...refusals(401, 404, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const guidelines = await readGuidelines(act, request.params.scope, request.params.number);
        const document = JSON.parse(guidelines.text) as Record<string, unknown>;
        return { headers: etag(guidelines.number), body: { ...guidelines, document } };
      }),
  );
  await Promise.resolve();
}

function textOf(document: string | Readonly<Record<string, unknown>>): string {
  return typeof document === 'string' ? document : `${JSON.stringify(document, null, 2)}\n`;
}

function toldOf({ findings }: Reviewed, language: Language): z.input<typeof checkedGuidelinesSchema> {
  return { findings: findings?.map(({ kind, rules, sentence }) => ({ kind, rules: [...rules], says: sentence[language] })) ?? null };
}

/** The clock starts when it is first asked: what is loaded once does not count. */
function endingIn(ms: number): { readonly aborted: boolean } {
  let end: number | null = null;
  return {
    get aborted(): boolean {
      end ??= performance.now() + ms;
      return performance.now() >= end;
    },
  };
}
