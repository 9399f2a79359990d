/** Censuses: sending one, what it would change, applying it; its files, as they came and with what is to be corrected. */
import multipart from '@fastify/multipart';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import * as z from 'zod';
import { BinomeError } from '../../../errors/index.ts';
import { type Act, mustHave } from '../../acts/acting.ts';
import { applyCensus } from '../../acts/census-application.ts';
import { annotatedFiles, censusTemplate, understoodFiles } from '../../acts/census-files.ts';
import { formerIn, importCensus, listImports, readFileOf, readFilesOf, readImport } from '../../acts/census.ts';
import { knownPeriods, promotionsOf, readGiven } from '../../acts/census-reading.ts';
import { namesOfChanges } from '../../acts/facts-said.ts';
import { mayDo } from '../../rules/rights.ts';
import { beforehand, carryOut, etag, versionAsked } from '../call.ts';
import { attachment } from '../file-names.ts';
import { languageOf } from '../problem.ts';
import { appliedSchema, applicationBody, censusSchema, censusSummarySchema, understoodSchema } from '../schemas/census.ts';
import { listSchema, pageQuery, refusals } from '../schemas/common.ts';
import type { Service } from '../service.ts';
import { readUpload } from '../upload.ts';
import { censusBody } from '../census-body.ts';
import { zipped } from '../zip.ts';

const byId = z.object({ id: z.uuid() });
const code = z.string().min(1).max(100);
/** Under which the files of a census are sent. */
const FILES = ['files', 'files[]', 'file'];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const turn = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export async function censusRoutes(instance: FastifyInstance, service: Service): Promise<void> {
  await instance.register(async (upload) => importRoute(upload, service));
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.get(
    '/censuses',
    {
      schema: {
        tags: ['censuses'],
        summary: 'Censuses that were sent, the last first',
        querystring: z.strictObject({ board: code.optional(), ...pageQuery }),
        response: { 200: listSchema(censusSummarySchema), ...refusals(401, 422) },
      },
    },
    (request, reply) => {
      const { board, limit, after = null } = request.query;
      return carryOut(service, request, reply, async (act) => ({ body: await listImports(act, board, { limit, after }) }));
    },
  );

  app.get(
    '/censuses/template',
    {
      schema: {
        tags: ['censuses'],
        summary: 'A workbook to be filled in, with the people of the census in force',
        querystring: z.strictObject({ board: code }),
        response: { 200: z.unknown().describe(XLSX), ...refusals(401, 403, 422) },
      },
    },
    async (request, reply) => {
      const { board } = request.query;
      const bytes = await beforehand(service, request, (act) => censusTemplate(act, board, languageOf(request)));
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', attachment(`census-${board}.xlsx`))
        .type(XLSX)
        .send(Buffer.from(bytes));
    },
  );

  app.get(
    '/censuses/:id',
    {
      schema: {
        tags: ['censuses'],
        summary: 'What was understood of a census, and what it changes',
        params: byId,
        response: { 200: censusSchema, ...refusals(401, 404, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const census = await readImport(act, request.params.id);
        return { headers: etag(census.version), body: await censusBody(census, languageOf(request), await namesOfChanges(act, census)) };
      }),
  );

  app.post(
    '/censuses/:id/application',
    {
      schema: {
        tags: ['censuses'],
        summary: 'Apply a census: from then on it counts',
        params: byId,
        body: applicationBody,
        response: { 200: appliedSchema, ...refusals(401, 403, 404, 409, 412, 422) },
      },
    },
    (request, reply) =>
      carryOut(service, request, reply, async (act) => {
        const { id } = request.params;
        const applied = await applyCensus(act, id, request.body ?? {}, versionAsked(request));
        return { headers: etag((await readImport(act, id)).version), body: applied };
      }),
  );

  app.get(
    '/censuses/:id/files/:number',
    {
      schema: {
        tags: ['censuses'],
        summary: 'A file of a census as it came',
        params: byId.extend({ number: z.coerce.number().int().min(1) }),
        response: { 200: z.unknown().describe('application/octet-stream'), ...refusals(401, 404, 422) },
      },
    },
    async (request, reply) => {
      const { id, number } = request.params;
      const { name, bytes } = await beforehand(service, request, (act) => readFileOf(act, id, number));
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', attachment(name))
        .type('application/octet-stream')
        .send(Buffer.from(bytes));
    },
  );

  app.get(
    '/censuses/:id/reading',
    {
      schema: {
        tags: ['censuses'],
        summary: 'How each file of a census was read',
        params: byId,
        response: { 200: listSchema(understoodSchema), ...refusals(401, 404, 422) },
      },
    },
    async (request, reply) => {
      const { given, periods } = await beforehand(service, request, (act) => whatWasSent(act, request.params.id));
      void reply.header('cache-control', 'no-store');
      return { items: await understoodFiles(given, { promotions: promotionsOf(periods), turn, before: given.before }) };
    },
  );

  app.get(
    '/censuses/:id/annotated.zip',
    {
      schema: {
        tags: ['censuses'],
        summary: 'The files of a census as workbooks, what is to be corrected marked in its cells',
        params: byId,
        response: { 200: z.unknown().describe('application/zip'), ...refusals(401, 404, 422) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { given, periods } = await beforehand(service, request, (act) => whatWasSent(act, id));
      const files = await annotatedFiles(given, {
        ...{ promotions: promotionsOf(periods), turn, before: given.before },
        language: languageOf(request),
      });
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', attachment(`census-${given.board}.zip`))
        .type('application/zip')
        .send(
          Readable.from(zipped(files.map(({ name, bytes }) => ({ path: name, read: () => Promise.resolve(bytes) }))), {
            objectMode: false,
          }),
        );
    },
  );
}

async function whatWasSent(act: Act, id: string) {
  return { given: await readFilesOf(act, id), periods: await knownPeriods(act) };
}

/** Apart: here bodies are read by the route itself, piece by piece. */
async function importRoute(instance: FastifyInstance, service: Service): Promise<void> {
  instance.removeAllContentTypeParsers();
  await instance.register(multipart);
  // Whoever may not send anything is told that first; what else comes than a form the route refuses.
  instance.addContentTypeParser('*', (_request, _payload, done) => done(null));
  const app = instance.withTypeProvider<ZodTypeProvider>();

  app.post(
    '/censuses',
    {
      // The body is described here, and checked where it is read.
      validatorCompiler: () => (value: unknown) => ({ value }),
      schema: {
        tags: ['censuses'],
        summary: 'Send a census: what is understood and what it would change; nothing is applied',
        consumes: ['multipart/form-data'],
        body: z.object({
          board: z.string(),
          files: z.array(z.string().meta({ format: 'binary' })).describe('CSV, XLSX or ODS, up to 50 MB together.'),
        }),
        response: { 201: censusSchema, ...refusals(401, 403, 413, 415, 422, 429) },
      },
    },
    async (request, reply) => {
      const { who, periods } = await beforehand(service, request, async (act) => {
        const { grants } = act.who;
        // For which directorate is said further on.
        if (!grants.some(({ board }) => mayDo(grants, 'census.import', { board }))) mustHave(act, 'census.import', {});
        return { who: act.who, periods: await knownPeriods(act) };
      });
      const { fields, files } = await readUpload(request, FILES, service.uploadBytes);
      const board = fields.get('board') ?? '';
      const unknown = [...fields.keys()].find((name) => name !== 'board');
      if (unknown !== undefined) throw missing(`the part “${unknown}” is unknown`, `la partie « ${unknown} » est inconnue`);
      if (board === '') throw missing('the part “board” is missing', 'la partie « board » manque');
      if (files.length === 0) throw missing('there is no file under “files”', 'il n’y a aucun fichier sous « files »');
      mustHave({ who }, 'census.import', { board });
      const before = await beforehand(service, request, (act) => formerIn(act, board));
      const read = await readGiven(files, { board, promotions: promotionsOf(periods), turn, before });
      const content = [board, ...files.map(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest('hex')])];
      return carryOut(
        service,
        request,
        reply,
        async (act) => {
          const census = await importCensus(act, { board, files, read });
          const headers = { ...etag(census.version), location: `/api/censuses/${census.id}` };
          return { status: 201, headers, body: await censusBody(census, languageOf(request), await namesOfChanges(act, census)) };
        },
        content,
      );
    },
  );
}

function missing(detail: string, detailFr: string): BinomeError {
  return new BinomeError('SERVICE_BODY', { detail, detailFr });
}
