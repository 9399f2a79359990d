/**
 * What whoever runs the service sees of it: a line of the log a request, and numbers. Neither knows an address, a name, a login or a body: requests
 * are told by the pattern of their route, who asked by the number of their account.
 */
import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { BinomeError } from '../../errors/index.ts';
import { MAIL_STATES } from '../acts/mail.ts';
import type { Service } from './service.ts';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Hooks and `/metrics`; to be called before the routes. */
export function observe(app: FastifyInstance, service: Service): void {
  const register = new Registry();
  collectDefaultMetrics({ register, prefix: 'binome_' });
  const seconds = new Histogram({
    ...{ name: 'binome_http_request_seconds', help: 'Time until the answer was sent, by route.' },
    ...{ labelNames: ['method', 'route', 'status'], buckets: SECONDS, registers: [register] },
  });
  const problems = new Counter({
    ...{ name: 'binome_problems_total', help: 'Errors told, by code of the catalogue.' },
    ...{ labelNames: ['code'], registers: [register] },
  });
  const gauge = (name: string, help: string, labelNames: string[] = []): Gauge =>
    new Gauge({ ...{ name: `binome_${name}`, help, labelNames }, registers: [register] });
  const jobs = gauge('jobs', 'Jobs by state.', ['state']);
  const waiting = gauge('jobs_waiting_seconds', 'How long the job that is due the longest has waited.');
  const leases = gauge('jobs_late_leases', 'Running jobs whose worker has not been heard of in time.');
  const sessions = gauge('sessions', 'Sessions that are open.');
  const lines = gauge('audit_lines', 'Lines of the record.');
  const mail = gauge('mails', 'Letters of the last week by what became of them.', ['state']);

  app.decorateRequest('problemCode', null);
  app.decorateRequest('actor', null);
  app.addHook('onResponse', (request, reply, done) => {
    const { method, problemCode, actor } = request;
    const route = routeOf(request);
    const status = reply.statusCode;
    seconds.observe({ method, route, status }, reply.elapsedTime / 1000);
    if (problemCode !== null) problems.inc({ code: problemCode });
    const line = {
      ...{ method, route, status, ms: Math.round(reply.elapsedTime) },
      ...(problemCode === null ? {} : { code: problemCode }),
      ...(actor === null ? {} : { account: actor }),
    };
    request.log[status >= 500 ? 'error' : 'info'](line, 'request');
    done();
  });

  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!mayRead(request, service)) throw new BinomeError('SERVICE_NOT_FOUND', { value: '/metrics' });
    const now = service.now();
    const found = await service.system.transaction(async (tx) => {
      const { rows } = await sql<{ waiting: number; leases: number; sessions: number; lines: number }>`
        select coalesce((select extract(epoch from now() - min(run_at))::float8 from job where state = 'queued' and run_at <= now()), 0) as waiting,
          (select count(*)::int from job where state = 'running' and lease_until < now()) as leases,
          (select count(*)::int from session where revoked_at is null and ends_at > ${now}) as sessions,
          coalesce((select max(number) from audit), 0) as lines`.execute(tx);
      const states = await sql<{ state: string; jobs: number }>`
        select state, count(j.id)::int as jobs from unnest(array['queued', 'running', 'done', 'failed', 'cancelled']) state
        left join job j using (state) group by state`.execute(tx);
      const mails = await sql<{ state: string; mails: number }>`
        select w.state, count(s.notice)::int as mails from unnest(${[...MAIL_STATES]}::text[]) w(state)
        left join mail_state s on s.state = w.state and s.at > ${now}::timestamptz - interval '7 days' group by w.state`.execute(tx);
      return { ...rows[0]!, states: states.rows, mails: mails.rows };
    });
    for (const { state, jobs: count } of found.states) jobs.set({ state }, count);
    waiting.set(found.waiting);
    leases.set(found.leases);
    sessions.set(found.sessions);
    lines.set(found.lines);
    mail.reset();
    for (const { state, mails: count } of found.mails) mail.set({ state }, count);
    return reply
      .type(register.contentType)
      .header('cache-control', 'no-store')
      .send(await register.metrics());
  });
}

/** `/rounds/:id`: what no route knows is told as one, since an address may hold anything. */
function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'unknown';
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * By its token where one is set; else this machine alone. What a reverse proxy passes on comes from this machine too: where it says so, it is not
 * taken for it.
 */
function mayRead(request: FastifyRequest, { metricsToken }: Service): boolean {
  const { headers, socket } = request;
  if (metricsToken !== null) {
    const given = Buffer.from(/^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '');
    const wanted = Buffer.from(metricsToken);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
  const isPassedOn = headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined || headers['x-real-ip'] !== undefined;
  return !isPassedOn && LOOPBACK.has(socket.remoteAddress ?? '');
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Of the error that was told, for the log and the numbers. */
    problemCode: string | null;
    /** The account that asked, once it is known; of a sign-in that was refused, the one that was tried. */
    actor: string | null;
  }
}
