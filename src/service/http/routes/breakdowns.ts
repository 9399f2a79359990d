/** Breakdown cases: reported, heard, solved by an option that directors accept, followed up; their notes. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { decideMove } from '../../acts/breakdown-decisions.ts';
import { askOptions, readOptions, submitOption } from '../../acts/breakdown-options.ts';
import { listBreakdowns, readBreakdown, type BreakdownView } from '../../acts/breakdown-view.ts';
import { dropBreakdown, followUp, hear, readNotes, reportBreakdown } from '../../acts/breakdowns.ts';
import { BREAKDOWN_STATES } from '../../rules/breakdown-state.ts';
import { type Answer, carryOut, etag, versionAsked } from '../call.ts';
import {
  breakdownSchema,
  dropBody,
  followUpBody,
  hearingBody,
  hearingSchema,
  moveDecisionBody,
  noteSchema,
  optionBody,
  optionsBody,
  optionsSchema,
  reportBody,
} from '../schemas/breakdown.ts';
import { idText, listSchema, pageQuery, refusals } from '../schemas/common.ts';
import type { Service } from '../service.ts';

const tags = ['breakdowns'];
const params = z.object({ id: idText });
const after = z.guid().optional();

function answer(view: BreakdownView, status = 200, headers: Record<string, string> = {}): Answer<BreakdownView> {
  return { status, headers: { ...headers, ...etag(view.version) }, body: view };
}

export async function breakdownRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.post(
    '/breakdowns',
    {
      schema: {
        ...{ tags, summary: 'Report that a relationship breaks down: either of the two, or their board' },
        body: reportBody,
        response: { 201: breakdownSchema, ...refusals(401, 403, 404, 409, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const view = await reportBreakdown(act, request.body);
        return answer(view, 201, { location: `/api/breakdowns/${view.id}` });
      }),
  );

  app.get(
    '/breakdowns',
    {
      schema: {
        ...{ tags, summary: 'Cases that one may see, the latest first' },
        querystring: z.strictObject({
          board: idText.optional(),
          state: z.enum(BREAKDOWN_STATES).optional(),
          ...{ ...pageQuery, after },
        }),
        response: { 200: listSchema(breakdownSchema), ...refusals(401, 422) },
      },
    },
    (request, reply) => {
      const { limit, after: last = null, ...filter } = request.query;
      return carryOut(service, request, reply, async (act) => ({ body: await listBreakdowns(act, filter, { limit, after: last }) }));
    },
  );

  app.get(
    '/breakdowns/:id',
    { schema: { tags, summary: 'One case', params, response: { 200: breakdownSchema, ...refusals(401, 404, 422) } } },
    (request, reply) => carryOut(service, request, reply, async (act) => answer(await readBreakdown(act, request.params.id))),
  );

  app.get(
    '/breakdowns/:id/options/:run',
    {
      schema: {
        ...{ tags, summary: 'The options that a run found, by label', params: params.extend({ run: z.guid() }) },
        response: { 200: optionsSchema, ...refusals(401, 404, 409, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => ({ body: await readOptions(act, request.params.id, request.params.run) })),
  );

  app.get(
    '/breakdowns/:id/notes',
    {
      schema: {
        ...{ tags, summary: 'The confidential notes: one’s own, and all of them for the reviewers of the case', params },
        querystring: z.strictObject({ ...pageQuery, after }),
        response: { 200: listSchema(noteSchema), ...refusals(401, 403, 404, 422) },
      },
    },
    (request, reply) => {
      const { limit, after: last = null } = request.query;
      return carryOut(service, request, reply, async (act) => ({
        body: await readNotes(act, request.params.id, { limit, after: last }),
      }));
    },
  );

  app.post(
    '/breakdowns/:id/hearings',
    {
      schema: {
        ...{ tags, summary: 'Record that one side was heard, apart from the other', params },
        body: hearingBody,
        response: { 201: hearingSchema, ...refusals(401, 403, 404, 409, 412, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const hearing = await hear(act, request.params.id, request.body, versionAsked(request) ?? undefined);
        return { status: 201, headers: { location: `/api/breakdowns/${request.params.id}`, ...etag(hearing.version) }, body: hearing };
      }),
  );

  app.post(
    '/breakdowns/:id/options',
    {
      schema: {
        ...{ tags, summary: 'Look for options, from what is in force; once both sides are heard', params },
        body: optionsBody,
        response: { 202: z.object({ id: z.uuid() }).describe('The run.'), ...refusals(401, 403, 404, 409, 412, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const run = await askOptions(act, request.params.id, request.body, {
          asked: versionAsked(request) ?? undefined,
          settings: service.runs,
        });
        return { status: 202, headers: { location: `/api/runs/${run}` }, body: { id: run } };
      }),
  );

  app.put(
    '/breakdowns/:id/option',
    {
      schema: {
        ...{ tags, summary: 'Submit one option to the directors concerned', params },
        body: optionBody,
        response: { 200: breakdownSchema, ...refusals(401, 403, 404, 409, 412, 422, 428) },
      },
    },
    (request, reply) => {
      const { run, point } = request.body;
      return carryOut(service, request, reply, async (act) =>
        answer(await submitOption(act, request.params.id, { run, label: String(point), asked: versionAsked(request) })),
      );
    },
  );

  app.put(
    '/breakdowns/:id/pairs/:trainee/decision',
    {
      schema: {
        ...{ tags, summary: 'Accept or refuse one pair of the option: the director of the service that it is about' },
        params: params.extend({ trainee: idText }),
        body: moveDecisionBody,
        response: { 200: breakdownSchema, ...refusals(401, 403, 404, 409, 412, 422, 428) },
      },
    },
    (request, reply) => {
      const { id, trainee } = request.params;
      return carryOut(service, request, reply, async (act) =>
        answer(await decideMove(act, id, trainee, { ...request.body, asked: versionAsked(request) })),
      );
    },
  );

  app.put(
    '/breakdowns/:id/follow-up',
    {
      schema: {
        ...{ tags, summary: 'Plan the follow-up of a change in effect, or record what came of it', params },
        body: followUpBody,
        response: { 200: breakdownSchema, ...refusals(401, 403, 404, 409, 412, 422, 428) },
      },
    },
    (request, reply) => {
      const { on, outcome = null } = request.body;
      return carryOut(service, request, reply, async (act) =>
        answer(await followUp(act, request.params.id, { on, outcome, asked: versionAsked(request) })),
      );
    },
  );

  app.put(
    '/breakdowns/:id/drop',
    {
      schema: {
        ...{ tags, summary: 'Close a case without a change: the relationship holds', params },
        body: dropBody,
        response: { 200: breakdownSchema, ...refusals(401, 403, 404, 409, 412, 422, 428) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) =>
        answer(await dropBreakdown(act, request.params.id, { ...request.body, asked: versionAsked(request) })),
      ),
  );
  await Promise.resolve();
}
