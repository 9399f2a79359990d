/** The contract of the API, made from its routes: no store is asked and nothing listens. */
import { randomUUID } from 'node:crypto';
import { makeServer } from '../http/server.ts';
import { RUN_SETTINGS } from '../rules/run-settings.ts';
import { openStore } from '../store/database.ts';
import type { Database } from '../store/schema.ts';

/** OpenAPI 3.1. @param version of the program */
export async function openApiDocument(version: string): Promise<object> {
  // Connects when it is first asked, which it is not.
  const store = openStore<Database>('postgresql://nobody@127.0.0.1:1/none', { name: 'openapi', connections: 1 });
  const server = await makeServer({
    ...{ app: store, system: store, now: () => new Date(0), newId: () => randomUUID(), newSecret: () => '' },
    ...{
      origin: 'http://127.0.0.1:8080',
      mode: 'office',
      version,
      startedAt: new Date(0),
      workers: 0,
      accessibilityContact: null,
      sessions: { idleMinutes: 30, longestHours: 10 },
    },
    ...{
      configured: {},
      proxies: [],
      metricsToken: null,
      oidc: null,
      page: null,
      uploadBytes: 0,
      runs: RUN_SETTINGS,
      prices: { price: () => Promise.resolve(), alternatives: () => Promise.resolve(null) },
      frozen: () => Promise.resolve('{}'),
    },
  });
  await server.ready();
  const document = server.swagger();
  await server.close();
  await store.close();
  return document;
}
