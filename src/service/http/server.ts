/** The server: what holds for every request, and the routes, a file a subject. */
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject, serializerCompiler } from 'fastify-type-provider-zod';
import { BinomeError } from '../../errors/index.ts';
import { mustMayWrite, SAFE } from './call.ts';
import { observe } from './observed.ts';
import { pageRoutes } from './page.ts';
import { completed } from './openapi.ts';
import { problems } from './problem.ts';
import { breakdownRoutes } from './routes/breakdowns.ts';
import { censusRoutes } from './routes/censuses.ts';
import { peopleRoutes } from './routes/people.ts';
import { mailRoutes } from './routes/mail.ts';
import { matchRoutes } from './routes/matches.ts';
import { pairRoutes } from './routes/pairs.ts';
import { planningRoutes } from './routes/planning.ts';
import { publicationRoutes } from './routes/publication.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { calendarRoutes } from './routes/calendars.ts';
import { guidelinesRoutes } from './routes/guidelines.ts';
import { accountRoutes } from './routes/accounts.ts';
import { auditRoutes } from './routes/audit.ts';
import { healthRoutes } from './routes/health.ts';
import { authRoutes } from './routes/auth.ts';
import { roundRoutes } from './routes/rounds.ts';
import { runRoutes } from './routes/runs.ts';
import { sessionRoutes } from './routes/session.ts';
import { settingRoutes } from './routes/settings.ts';
import { calendarFeedRoutes, todoRoutes } from './routes/todo.ts';
import { tokenRoutes } from './routes/tokens.ts';
import type { Service } from './service.ts';
import { SignInLimit } from './sign-in-limit.ts';
import { readRequest } from './validation.ts';

/** Of a JSON body, in bytes; files have their own limit. */
const BODY_LIMIT = 1_000_000;
const REQUEST_MS = 60_000;
const HEADERS_MS = 20_000;

const NO_REQUEST: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

/** @param logger null: nothing is logged. */
export async function makeServer(service: Service, logger: FastifyBaseLogger | null = null): Promise<FastifyInstance> {
  const app = fastify({
    ...(logger === null ? { logger: false } : { loggerInstance: logger }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_MS,
    connectionTimeout: REQUEST_MS,
    http: { headersTimeout: HEADERS_MS },
    clientErrorHandler: (error, socket) => {
      const status = NO_REQUEST[error.code] ?? '400 Bad Request';
      // What is no request is answered without anything that a browser could show.
      if (socket.writable && error.code !== 'ECONNRESET')
        socket.write(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
      socket.destroy(error);
    },
    genReqId: () => service.newId(),
    requestIdHeader: false,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: service.proxies.length > 0 ? [...service.proxies] : false,
    return503OnClosing: true,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 300 },
  });
  app.removeContentTypeParser('text/plain');
  app.setValidatorCompiler(readRequest);
  app.setSerializerCompiler(serializerCompiler);
  // Of a request without a body many programs say that it is JSON.
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parseJson(request, body.toString(), done);
  });
  problems(app);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Binôme', version: service.version, description: 'Rounds, runs, decisions and breakdowns.' },
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => completed(jsonSchemaTransformObject(document)),
  });
  await app.register(helmet, {
    strictTransportSecurity: service.origin.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(cookie);
  await app.register(rateLimit, {
    global: true,
    max: 6000,
    timeWindow: '1 minute',
    errorResponseBuilder: (_, { ttl }) => new BinomeError('SERVICE_TOO_MANY', { value: Math.ceil(ttl / 1000) }),
  });
  app.addHook('onRequest', (request, reply, done) => {
    // What a route does not say otherwise is nobody's to keep.
    void reply.header('x-request-id', request.id).header('cache-control', 'no-store');
    done(refusedOrigin(request, service) ?? undefined);
  });

  observe(app, service);
  app.get('/healthz', { schema: { hide: true } }, () => ({ status: 'ok' }));
  app.get('/readyz', { schema: { hide: true } }, async (_, reply) => {
    await service.app.transaction((tx) => tx.selectNoFrom((build) => build.lit(1).as('one')).execute());
    return reply.send({ status: 'ok' });
  });
  await app.register(
    async (api) => {
      api.addHook('onRequest', (request) => mustMayWrite(service, request));
      const limit = new SignInLimit();
      await sessionRoutes(api, service, limit);
      await roundRoutes(api, service);
      await breakdownRoutes(api, service);
      await censusRoutes(api, service);
      await peopleRoutes(api, service);
      await pairRoutes(api, service);
      await publicationRoutes(api, service);
      await matchRoutes(api, service);
      await reviewRoutes(api, service);
      await runRoutes(api, service);
      await planningRoutes(api, service);
      await guidelinesRoutes(api, service);
      await calendarRoutes(api, service);
      await accountRoutes(api, service, limit);
      await tokenRoutes(api, service);
      await settingRoutes(api, service);
      await todoRoutes(api, service);
      await auditRoutes(api, service);
      await mailRoutes(api, service);
      await healthRoutes(api, service);
    },
    { prefix: '/api' },
  );
  await calendarFeedRoutes(app, service);
  await authRoutes(app, service);
  if (service.page !== null) await pageRoutes(app, service.page);
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger());
  return app;
}

const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  objectSrc: ["'none'"],
  scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
  workerSrc: ["'self'"],
  connectSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  requireTrustedTypesFor: ["'script'"],
  trustedTypes: ['binome'],
};

/**
 * A page of another site cannot make a browser act here: cookies are kept from it (SameSite), and where the browser says that a request comes from
 * elsewhere it is refused. Programs that are no browser say nothing of the kind.
 */
function refusedOrigin({ method, headers }: FastifyRequest, { origin }: Service): BinomeError | null {
  if (SAFE.has(method)) return null;
  const site = headers['sec-fetch-site'];
  const isForeign =
    headers.origin === undefined
      ? site !== undefined && site !== 'same-origin' && site !== 'none'
      : named(headers.origin) !== named(origin);
  return isForeign ? new BinomeError('SERVICE_FOREIGN_ORIGIN') : null;
}

/** This machine has two names. */
function named(origin: string): string {
  return origin.replace(/^http:\/\/localhost(?=:|$)/, 'http://127.0.0.1');
}
