/** The page: its files as they were built, and its addresses, each answered with the same document, which then shows what stands there. */
import serveFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PAGES } from '../rules/pages.ts';

/** Files whose names hold a fingerprint of what is in them never change. */
const FOR_EVER_SECONDS = 31_536_000;

/** @param folder where the page was built. */
export async function pageRoutes(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(serveFiles, {
    ...{ root: folder, serve: false, cacheControl: false, lastModified: false, preCompressed: true },
  });
  /** Whoever follows a wrong link reads it on a page; a program gets a problem, as everywhere. */
  const isReader = ({ headers }: FastifyRequest): boolean => headers.accept?.includes('text/html') === true;
  const document = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-cache').sendFile('index.html');
  for (const path of Object.values(PAGES)) app.get(path, { schema: { hide: true } }, (_, reply) => document(reply));
  app.get('/*', { schema: { hide: true } }, (request, reply) =>
    isReader(request) && !request.url.startsWith('/api/') ? document(reply.status(404)) : reply.callNotFound(),
  );
  app.get('/assets/:file', { schema: { hide: true } }, (request, reply) =>
    reply
      .header('cache-control', `public, max-age=${FOR_EVER_SECONDS}, immutable`)
      .sendFile(`assets/${(request.params as { file: string }).file}`),
  );
}
