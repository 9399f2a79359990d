/** People: what counts of somebody, with where it comes from, and all that is held on them; flags on facts, and their answers. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import type { FactName } from '../../../domain/index.ts';
import type { Language } from '../../../errors/index.ts';
import { factInWords, factLabel, type NameOf } from '../../../wording/index.ts';
import { namesOfFacts } from '../../acts/facts-said.ts';
import type { Act } from '../../acts/acting.ts';
import { flagDays } from '../../acts/answer-days.ts';
import { columnOfFact } from '../../acts/census-reading.ts';
import { answerFlag, ANSWER_KINDS, type FlagView, listFlags, raiseFlag, readFlag } from '../../acts/flags.ts';
import { exportPerson, type FactView, listPeople, type PersonView, readPerson } from '../../acts/people.ts';
import { carryOut, etag, versionAsked } from '../call.ts';
import { attachment, plainFileName } from '../file-names.ts';
import { languageOf } from '../problem.ts';
import { day, listSchema, pageQuery, refusals } from '../schemas/common.ts';
import { exportSchema, flagSchema, personSchema, personSummarySchema } from '../schemas/person.ts';
import type { Service } from '../service.ts';

const code = z.string().min(1).max(100);
const person = z.object({ id: z.string().min(1).max(100) });

export async function peopleRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.get(
    '/people',
    {
      schema: {
        tags: ['people'],
        summary: 'People of the censuses in force whom one may see, by id',
        querystring: z.strictObject({
          ...{ board: code.optional(), role: z.enum(['mentor', 'trainee']).optional(), service: code.optional() },
          q: z.string().min(1).max(200).optional().describe('A part of a name or an id; case and accents make no difference.'),
          ...pageQuery,
        }),
        response: { 200: listSchema(personSummarySchema), ...refusals(401, 422) },
      },
    },
    (request, reply) => {
      const { limit, after = null, ...filter } = request.query;
      return carryOut(service, request, reply, async (act) => ({ body: await listPeople(act, filter, { limit, after }) }));
    },
  );

  app.get(
    '/people/:id',
    {
      schema: {
        tags: ['people'],
        summary: 'What counts of somebody, with source and date; who answers for them; their matches',
        params: person,
        querystring: z.strictObject({ on: day.optional().describe('The day of the team; today unless given.') }),
        response: { 200: personSchema, ...refusals(401, 404, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const view = await readPerson(act, request.params.id, request.query.on ?? null);
        return { headers: etag(view.version), body: personBody(view, languageOf(request), await namesOfFacts(act, view.facts, view.id)) };
      }),
  );

  app.get(
    '/people/:id/export',
    {
      schema: {
        tags: ['people'],
        summary: 'All that is held on somebody (GDPR, article 15), for themselves and their board',
        params: person,
        response: { 200: exportSchema, ...refusals(401, 404) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const { id } = request.params;
        const body = exportSchema.parse(await exportPerson(act, id));
        return { headers: { 'content-disposition': attachment(plainFileName(`${id}.json`)) }, body };
      }),
  );

  app.post(
    '/people/:id/flags',
    {
      schema: {
        tags: ['flags'],
        summary: 'Flag a fact about oneself as wrong',
        params: person,
        body: z.strictObject({
          field: z.string().min(1).max(100).describe('Of a fact, or the name of its column.'),
          comment: z.string().max(2000).nullish(),
        }),
        response: { 201: flagSchema, ...refusals(401, 403, 404, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const { field, comment } = request.body;
        const text = comment?.trim() ?? '';
        const flag = await raiseFlag(act, { person: request.params.id, field, comment: text === '' ? null : text });
        const headers = { ...etag(flag.version), location: `/api/flags/${flag.id}` };
        return { status: 201, headers, body: (await flagBodies(act, service, [flag], languageOf(request)))[0]! };
      }),
  );

  app.get(
    '/flags',
    {
      schema: {
        tags: ['flags'],
        summary: 'Flags that one may see, the oldest first',
        querystring: z.strictObject({
          ...{ board: code.optional(), person: code.optional() },
          answered: z
            .enum(['true', 'false'])
            .transform((text) => text === 'true')
            .optional(),
          ...pageQuery,
        }),
        response: { 200: listSchema(flagSchema), ...refusals(401, 422) },
      },
    },
    (request, reply) => {
      const { limit, after = null, ...filter } = request.query;
      return carryOut(service, request, reply, async (act) => {
        const { items, ...rest } = await listFlags(act, filter, { limit, after });
        return { body: { ...rest, items: await flagBodies(act, service, items, languageOf(request)) } };
      });
    },
  );

  app.get(
    '/flags/:id',
    {
      schema: {
        tags: ['flags'],
        summary: 'One flag',
        params: z.object({ id: z.uuid() }),
        response: { 200: flagSchema, ...refusals(401, 404, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const flag = await readFlag(act, request.params.id);
        return { headers: etag(flag.version), body: (await flagBodies(act, service, [flag], languageOf(request)))[0]! };
      }),
  );

  app.put(
    '/flags/:id/answer',
    {
      schema: {
        tags: ['flags'],
        summary: 'Answer a flag',
        params: z.object({ id: z.uuid() }),
        body: z.strictObject({ kind: z.enum(ANSWER_KINDS), comment: z.string().trim().min(1).max(2000) }),
        response: { 200: flagSchema, ...refusals(401, 403, 404, 409, 412, 422, 428) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const flag = await answerFlag(act, request.params.id, request.body, versionAsked(request));
        return { headers: etag(flag.version), body: (await flagBodies(act, service, [flag], languageOf(request)))[0]! };
      }),
  );
  await Promise.resolve();
}

function personBody(view: PersonView, language: Language, nameOf: NameOf) {
  const said = ({ field, value }: FactView) => ({
    ...{ label: factLabel(field, language), column: columnOfFact(field) },
    said: factInWords(field, value, language, nameOf),
  });
  return { ...view, facts: view.facts.map((fact) => ({ ...fact, ...said(fact) })) };
}

async function flagBodies(act: Act, { configured }: Pick<Service, 'configured'>, flags: readonly FlagView[], language: Language) {
  const dueOn = await flagDays(act, flags, configured);
  return flags.map((flag) => {
    const field = flag.field as FactName;
    return { ...flag, label: factLabel(field, language), column: columnOfFact(field), dueOn: dueOn(flag) };
  });
}
