// Writes the JSON Schema of each document into data/schemas, from the schemas in src/domain/documents by which they are read.
// With --check, says whether the files there are what these give.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { createViteServer } from 'vitest/node';

const folder = 'data/schemas';

// The sources are read as the tests read them: nothing has to be built first, on any version of Node.
const server = await createViteServer({
  ...{ configFile: false, logLevel: 'error', appType: 'custom', server: { middlewareMode: true, watch: null, ws: false } },
  optimizeDeps: { noDiscovery: true },
});
const { DOCUMENTS, jsonSchemaOf } = await server.ssrLoadModule('/src/domain/documents/index.ts');
await server.close();

const files = new Map();
for (const [name, { schema }] of Object.entries(DOCUMENTS)) {
  const { $schema, id: _, title, description, ...rest } = jsonSchemaOf(schema);
  const head = { $schema, $id: `urn:${name.replace('.', ':')}`, title, description };
  const file = `${name.replace('/', '.')}.json`;
  files.set(file, await format(JSON.stringify({ ...head, ...rest }), { parser: 'json', printWidth: 140 }));
}

if (!process.argv.includes('--check')) {
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of files) writeFileSync(path.join(folder, file), text);
} else {
  const found = existsSync(folder) ? readdirSync(folder) : [];
  const stale = [...files].filter(([file, text]) => !found.includes(file) || readFileSync(path.join(folder, file), 'utf8') !== text);
  const others = found.filter((file) => !files.has(file));
  if (stale.length > 0 || others.length > 0) {
    console.error(`${folder}: ${[...stale.map(([file]) => file), ...others].join(', ')} not as the sources give: run "npm run schemas".`);
    process.exit(1);
  }
}
