// Writes src/service/store/schema.txt and schema.ts: the schema as text and as types, of a new store with all migrations.
// With --check, says whether the files there are what the migrations give.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { format, resolveConfig } from 'prettier';
import { createViteServer } from 'vitest/node';

const folder = 'src/service/store';

// The sources are read as the tests read them: nothing has to be built first, on any version of Node.
const server = await createViteServer({
  ...{ configFile: false, logLevel: 'error', appType: 'custom', server: { middlewareMode: true, watch: null, ws: false } },
  optimizeDeps: { noDiscovery: true },
});
const load = (name) => server.ssrLoadModule(`/${folder}/${name}.ts`);
const modules = ['embedded', 'migrate', 'schema-dump', 'schema-types'];
const [{ startEmbedded }, { migrate }, { schemaText }, { schemaTypes }] = await Promise.all(modules.map(load));

const data = mkdtempSync(path.join(os.tmpdir(), 'binome-schema-'));
// The account that the server runs under has to enter.
chmodSync(data, 0o755);
const files = new Map();
try {
  const store = await startEmbedded(data, { durable: false });
  const client = new pg.Client(store.connection('binome_owner'));
  await client.connect();
  await migrate(client);
  files.set('schema.txt', await schemaText(client));
  const options = await resolveConfig(`${folder}/schema.ts`);
  files.set('schema.ts', await format(await schemaTypes(client), { ...options, parser: 'typescript' }));
  await client.end();
  await store.stop();
} finally {
  await server.close();
  rmSync(data, { recursive: true, force: true });
}

const stale = [...files].filter(([name, text]) => !existsSync(`${folder}/${name}`) || readFileSync(`${folder}/${name}`, 'utf8') !== text);
if (!process.argv.includes('--check')) {
  for (const [name, text] of stale) writeFileSync(`${folder}/${name}`, text);
} else if (stale.length > 0) {
  const names = stale.map(([name]) => name).join(', ');
  console.error(`${folder}: ${names} not as the migrations give: run "npm run store:schema".`);
  process.exit(1);
}
