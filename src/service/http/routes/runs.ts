/** Runs: asked for, watched, cancelled, and their files. */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { startOther } from '../../acts/other-runs.ts';
import { diagnosisOf } from '../../acts/run-diagnosis.ts';
import { listRunPairs, readRunPair } from '../../acts/run-pairs.ts';
import { bundledFiles, frozenMatch, readBlob, readRunFile } from '../../acts/run-files.ts';
import { cancelRun, listRuns, readRun, type RunView, startMatch } from '../../acts/runs.ts';
import { RUN_COMMANDS } from '../../rules/run-state.ts';
import { type Language, sentencesOverHttp } from '../../../errors/index.ts';
import { type Answer, carryOut, etag, beforehand } from '../call.ts';
import { languageOf } from '../problem.ts';
import { runEvents } from '../run-events.ts';
import { idText, listSchema, pageQuery, refusals } from '../schemas/common.ts';
import { diagnosisSchema, runPairInFullSchema, runPairSchema } from '../schemas/pair.ts';
import { askedMatchSchema, askedRunSchema, runSchema, startedSchema } from '../schemas/run.ts';
import type { Service } from '../service.ts';
import { zipped } from '../zip.ts';

export async function runRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  const app = instance.withTypeProvider<ZodTypeProvider>();
  const code = z.string().min(1).max(300).optional();
  const params = z.object({ id: z.uuid() });
  /** Streams that wait: they would keep the service from stopping. */
  const waiting = new Set<AbortController>();
  app.addHook('preClose', (done) => {
    for (const controller of waiting) controller.abort();
    done();
  });

  app.post(
    '/rounds/:id/runs',
    {
      schema: {
        tags: ['runs'],
        summary: 'Ask for a match of the round, with what is in force at this moment',
        params: z.object({ id: z.string() }),
        body: askedMatchSchema.nullish(),
        response: { 202: startedSchema, ...refusals(401, 403, 404, 409, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => started(await startMatch(act, request.params.id, request.body ?? {}, service.runs))),
  );

  app.post(
    '/runs',
    {
      schema: {
        tags: ['runs'],
        summary: 'Ask for another command, on the census of a directorate or of them all',
        body: askedRunSchema,
        response: { 202: startedSchema, ...refusals(401, 403, 404, 409, 422) },
      },
    },
    (request, reply) => carryOut(service, request, reply, async (act) => started(await startOther(act, request.body, service.runs))),
  );

  app.get(
    '/runs',
    {
      schema: {
        tags: ['runs'],
        summary: 'Runs that one may see, the latest first',
        querystring: z.strictObject({
          round: code,
          board: code,
          command: z.enum(RUN_COMMANDS).optional(),
          ...pageQuery,
          after: z.uuid().optional(),
        }),
        response: { 200: listSchema(runSchema), ...refusals(401, 422) },
      },
    },
    (request, reply) => {
      const { limit, after = null, ...filter } = request.query;
      const language = languageOf(request);
      return carryOut(service, request, reply, async (act) => {
        const { items, ...page } = await listRuns(act, filter, { limit, after });
        return { body: { items: items.map((run) => shown(run, language)), ...page } };
      });
    },
  );

  app.get(
    '/runs/:id',
    {
      schema: { tags: ['runs'], summary: 'One run', params, response: { 200: runSchema, ...refusals(401, 404, 422) } },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const run = await readRun(act, request.params.id);
        return { headers: etag(run.version), body: shown(run, languageOf(request)) };
      }),
  );

  app.delete(
    '/runs/:id',
    {
      schema: { tags: ['runs'], summary: 'Cancel a run', params, response: { 204: z.null(), ...refusals(401, 403, 404, 409, 422) } },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        await cancelRun(act, request.params.id);
        return { status: 204, body: null };
      }),
  );

  app.get(
    '/runs/:id/events',
    {
      schema: {
        tags: ['runs'],
        summary: 'Progress, states and end of a run as they happen: text/event-stream with the events progress, state, end',
        params,
        response: { 200: z.unknown().describe('text/event-stream'), ...refusals(401, 404, 422) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const language = languageOf(request);
      const read = (): Promise<RunView> => beforehand(service, request, (act) => readRun(act, id));
      // What may not be seen is refused as such, before a stream begins.
      await read();
      const controller = new AbortController();
      waiting.add(controller);
      reply.raw.once('close', () => {
        waiting.delete(controller);
        controller.abort();
      });
      void reply.header('connection', 'close');
      const events = runEvents(read, (run) => shown(run, language), controller.signal);
      return sendStream(reply, 'text/event-stream; charset=utf-8', events);
    },
  );

  app.get(
    '/runs/:id/files/:name',
    {
      schema: {
        tags: ['runs'],
        summary: 'One file of a result',
        params: params.extend({ name: z.string().min(1).max(200) }),
        response: { 200: z.unknown().describe('The bytes of the file'), ...refusals(401, 404, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act): Promise<Answer<unknown>> => {
        const { id, name } = request.params;
        const body = await readRunFile(act, id, name);
        return { headers: headersOf(name), body };
      }),
  );

  app.get(
    '/runs/:id/frozen',
    {
      schema: {
        tags: ['runs'],
        summary: 'What a match of a directorate was computed from, for a session that tries changes on it (binome.frozen/1)',
        params,
        response: { 200: z.unknown().describe('application/json'), ...refusals(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const asked = await beforehand(service, request, (act) => frozenMatch(act, request.params.id));
      // Outside of any transaction: it may take a second.
      const document = await service.frozen(asked);
      return reply.type('application/json; charset=utf-8').header('cache-control', 'no-store').send(document);
    },
  );

  app.get(
    '/runs/:id/pairs',
    {
      schema: {
        tags: ['runs'],
        summary: 'What a match of a round proposes to each trainee, by trainee, whether submitted or not',
        params,
        querystring: z.strictObject(pageQuery),
        response: { 200: listSchema(runPairSchema), ...refusals(401, 403, 404, 409, 422) },
      },
    },
    (request, reply) => {
      const { limit, after = null } = request.query;
      return carryOut(service, request, reply, async (act) => ({ body: await listRunPairs(act, request.params.id, { limit, after }) }));
    },
  );

  app.get(
    '/runs/:id/pairs/:trainee',
    {
      schema: {
        tags: ['runs'],
        summary: 'One pair that a match of a round proposes, submitted or not, with whose each alternative is',
        params: params.extend({ trainee: idText }),
        response: { 200: runPairInFullSchema, ...refusals(401, 403, 404, 409, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => ({ body: await readRunPair(act, request.params.id, request.params.trainee) })),
  );

  app.get(
    '/runs/:id/diagnosis',
    {
      schema: {
        tags: ['runs'],
        summary: 'Who has no mentor in a match, why, what is short, and what would help',
        params,
        response: { 200: diagnosisSchema, ...refusals(401, 403, 404, 409, 422) },
      },
    },
    (request, reply) => carryOut(service, request, reply, async (act) => ({ body: await diagnosisOf(act, request.params.id) })),
  );

  app.get(
    '/runs/:id/bundle.zip',
    {
      schema: {
        tags: ['runs'],
        summary: 'What a run was made from (inputs/) and came to (result/): unpacked, `binome replay result` makes it again',
        params,
        response: { 200: z.unknown().describe('application/zip'), ...refusals(401, 403, 404, 409, 422) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const files = await beforehand(service, request, (act) => bundledFiles(act, id));
      const pieces = zipped(
        files.map(({ path, sha256 }) => ({ path, read: () => beforehand(service, request, (act) => readBlob(act, sha256)) })),
      );
      void reply.header('content-disposition', `attachment; filename="run-${id}.zip"`);
      return sendStream(reply, 'application/zip', pieces);
    },
  );
  await Promise.resolve();
}

function started(id: string): Answer<{ id: string }> {
  return { status: 202, headers: { location: `/api/runs/${id}` }, body: { id } };
}

function shown({ error, files, parts, leftOut, periods, ...run }: RunView, language: Language): z.input<typeof runSchema> {
  const told = error === null ? null : sentencesOverHttp(error, language);
  return {
    ...run,
    result: run.result as z.input<typeof runSchema>['result'],
    error: error === null ? null : { code: error.code, says: told!.wrong, remedy: told!.remedy, place: { ...error.place } },
    files: [...files],
    periods: [...periods],
    ...(parts === undefined ? {} : { parts: [...parts] }),
    ...(leftOut === undefined ? {} : { leftOut: [...leftOut] }),
  };
}

/** What stands between passes each piece on as it comes. Whoever goes away ends what makes the pieces. */
function sendStream(reply: FastifyReply, type: string, pieces: AsyncIterable<string | Uint8Array>): FastifyReply {
  return reply
    .status(200)
    .type(type)
    .headers({ 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' })
    .send(Readable.from(pieces, { objectMode: false }));
}

const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

/** A page that a run has written is read on its own: it runs nothing and asks for nothing. */
const PAGE_POLICY =
  "sandbox; default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

function headersOf(name: string): Record<string, string> {
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return {
    'content-type': type,
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
    ...(type.startsWith('text/html') ? { 'content-security-policy': PAGE_POLICY } : {}),
  };
}
