/** Errors as `application/problem+json` (RFC 9457), in the reader's language. What is ours is told to nobody: a number finds it in the log. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BinomeError, catalogue, type CatalogueEntry, type ErrorCode, type Language, sentencesOverHttp } from '../../errors/index.ts';
import type { SchemaFault } from '../../errors/schema/index.ts';
import { refusedByStore } from '../store/refused.ts';
import { statusOf } from './status.ts';
import { WrongRequest } from './validation.ts';

export const PROBLEM = 'application/problem+json';

/** @returns the language asked for, French unless English comes first of the two. */
export function languageOf(request: FastifyRequest): Language {
  const wanted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = Number(/^\s*q=([\d.]+)\s*$/.exec(parameters.join(';'))?.[1] ?? '1');
      return { language: tag.trim().toLowerCase().slice(0, 2), quality: Number.isNaN(quality) ? 0 : quality };
    })
    .filter(({ language, quality }) => (language === 'fr' || language === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted[0]?.language === 'en' ? 'en' : 'fr';
}

/** What Fastify itself refuses, in the catalogue's words. */
const REFUSED_BY_SERVER: Readonly<Record<string, (type: string) => BinomeError>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: () => new BinomeError('SERVICE_BODY', { detail: 'it is no JSON', detailFr: 'ce n’est pas du JSON' }),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new BinomeError('SERVICE_BODY', { detail: 'it is empty', detailFr: 'elle est vide' }),
  FST_ERR_CTP_BODY_TOO_LARGE: () => new BinomeError('SERVICE_TOO_LARGE', { value: 1 }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: (type) => new BinomeError('SERVICE_MEDIA', { value: type, expected: 'application/json' }),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new BinomeError('SERVICE_BODY', { detail: 'its length is not the one announced', detailFr: 'sa longueur n’est pas celle annoncée' }),
  FST_ERR_BAD_URL: () => new BinomeError('SERVICE_BODY', { detail: 'its address is no address', detailFr: 'son adresse n’en est pas une' }),
};

/** What of a request its schema refuses, each by itself. */
function faultsOf(error: unknown, language: Language): { readonly place: string; readonly says: string }[] {
  if (!(error instanceof WrongRequest)) return [];
  return error.faults.map((fault) => ({ place: placeOf(error, fault), says: fault[language] }));
}

function placeOf({ validationContext = 'body' }: WrongRequest, { path }: SchemaFault): string {
  return path === '/' ? validationContext : `${validationContext}${path}`;
}

/** An error as one that may be told. */
function told(error: unknown, request: FastifyRequest): BinomeError {
  if (error instanceof BinomeError) return error;
  if (error instanceof WrongRequest)
    return new BinomeError('SERVICE_BODY', {
      detail: error.faults.map((fault) => `${placeOf(error, fault)}: ${fault.en}`).join('; '),
      detailFr: error.faults.map((fault) => `${placeOf(error, fault)} : ${fault.fr}`).join(' ; '),
    });
  const refused = refusedByStore(error);
  if (refused !== null) return refused;
  const { code = '', statusCode = 500 } = error as { code?: string; statusCode?: number };
  if (statusCode < 500)
    return (
      REFUSED_BY_SERVER[code]?.(request.headers['content-type'] ?? '?') ?? new BinomeError('SERVICE_BODY', { detail: code, detailFr: code })
    );
  request.log.error({ err: error }, 'unexpected');
  return new BinomeError('SERVICE_INTERNAL', { value: request.id });
}

/** Of a body that nobody reads, so much is taken in and let go, for so long: many programs hear no answer before they have sent all of it. */
const MOST_DRAINED = 200_000_000;
const LONGEST_DRAIN_MS = 20_000;

/** @returns whether all of it has come. */
async function drained({ raw }: FastifyRequest): Promise<boolean> {
  if (raw.readableEnded || raw.destroyed) return true;
  if (Number(raw.headers['content-length'] ?? 0) > MOST_DRAINED) return false;
  return new Promise((resolve) => {
    let taken = 0;
    const end = (isAll: boolean): void => {
      clearTimeout(timer);
      raw.off('data', take).off('end', all).off('close', all).off('error', all);
      resolve(isAll);
    };
    const all = (): void => end(true);
    const take = (piece: Uint8Array | string): void => {
      taken += piece.length;
      if (taken > MOST_DRAINED) end(false);
    };
    const timer = setTimeout(() => end(false), LONGEST_DRAIN_MS);
    raw.on('data', take).on('end', all).on('close', all).on('error', all);
    raw.resume();
  });
}

function hasBody({ raw }: FastifyRequest): boolean {
  return raw.headers['transfer-encoding'] !== undefined || Number(raw.headers['content-length'] ?? 0) > 0;
}

async function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const language = languageOf(request);
  const faults = faultsOf(error, language);
  const known = told(error, request);
  const { code, values, place } = known;
  request.problemCode = code;
  const status = statusOf(code, catalogue[code].kind);
  // Of whoever may not send anything nothing is taken in.
  if (status === 413 && hasBody(request) && !(await drained(request))) void reply.header('connection', 'close');
  if (status === 429) void reply.header('retry-after', values['value']);
  const { wrong, remedy } = sentencesOverHttp({ code, values }, language);
  return reply
    .status(status)
    .type(PROBLEM)
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .send(
      JSON.stringify({
        type: `/problems/${code}`,
        ...{ title: wrong, status, detail: remedy, code },
        ...(Object.keys(place).length === 0 ? {} : { place }),
        ...(faults.length > 0 ? { errors: faults } : {}),
      }),
    );
}

export function problems(app: FastifyInstance): void {
  const routes: { readonly method: string; readonly path: RegExp }[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    const path = new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`);
    for (const one of [method].flat()) routes.push({ method: one, path });
  });
  app.setErrorHandler(sendProblem);
  // What `type` leads to.
  app.get('/problems/:code', { schema: { hide: true } }, (request, reply) => {
    const { code } = request.params as { code: string };
    if (!Object.hasOwn(catalogue, code)) throw new BinomeError('SERVICE_NOT_FOUND', { value: code });
    const { kind, fr, en, remedy }: CatalogueEntry = catalogue[code as ErrorCode];
    return reply.send({
      code,
      status: statusOf(code, kind),
      ...{ fr: { title: fr, detail: remedy.fr } },
      ...{ en: { title: en, detail: remedy.en } },
    });
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0]!;
    const allowed = [...new Set(routes.filter((route) => route.path.test(path)).map(({ method }) => method))].sort();
    if (allowed.length > 0) {
      void reply.header('allow', allowed.join(', '));
      return sendProblem(new BinomeError('SERVICE_METHOD', { value: request.method }), request, reply);
    }
    return sendProblem(new BinomeError('SERVICE_NOT_FOUND', { value: `${request.method} ${path}` }), request, reply);
  });
}
