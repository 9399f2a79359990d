// Writes docs/openapi.json: the contract of the service's API, from the schemas of its routes.
// With --check, says whether the file there is what these give.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { createViteServer } from 'vitest/node';

const FILE = 'docs/openapi.json';

// The sources are read as the tests read them: nothing has to be built first, on any version of Node.
const server = await createViteServer({
  ...{ configFile: false, logLevel: 'error', appType: 'custom', server: { middlewareMode: true, watch: null, ws: false } },
  optimizeDeps: { noDiscovery: true },
});
const { openApiDocument } = await server.ssrLoadModule('/src/service/shell/openapi.ts');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const text = await format(JSON.stringify(await openApiDocument(version)), { parser: 'json', printWidth: 140 });
await server.close();

if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text) {
  console.error(`${FILE} is not as the routes give it: run "npm run openapi".`);
  process.exit(1);
}
