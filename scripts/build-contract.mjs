// Writes src/service/web/api/contract.ts: the types by which the page calls the API, from docs/openapi.json alone.
// With --check, says whether the file there is what that document gives.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

const FILE = 'src/service/web/api/contract.ts';
const HEAD = '/** Made of docs/openapi.json by `npm run openapi`: what the API takes and gives. */\n';

/** What is refused has one shape, that of a problem; descriptions are read in the contract itself. */
function inShort(node) {
  if (Array.isArray(node)) return node.map(inShort);
  if (node === null || typeof node !== 'object') return node;
  const kept = Object.entries(node).filter(([key, value]) => !(key === 'description' || key === 'summary') || typeof value !== 'string');
  return Object.fromEntries(kept.map(([key, value]) => [key, key === 'responses' ? successes(value) : inShort(value)]));
}

function successes(responses) {
  const good = Object.entries(responses).filter(([status]) => !/^[45]/.test(status));
  return Object.fromEntries(good.map(([status, response]) => [status, { description: '', ...inShort(response) }]));
}

const contract = inShort(JSON.parse(readFileSync('docs/openapi.json', 'utf8')));
// Comments go, and methods that an address does not have: what is not there cannot be called either way.
const types = astToString(await openapiTS(contract, { emptyObjectsUnknown: true }))
  .replaceAll(/^ *\/\*\*[\s\S]*?\*\/\n/gm, '')
  .replaceAll(/^ *(?:get|put|post|delete|options|head|patch|trace)\?: never;\n/gm, '');
const text = await format(HEAD + types, { ...(await resolveConfig(FILE)), parser: 'typescript' });

if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text) {
  console.error(`${FILE} is not as docs/openapi.json gives it: run "npm run openapi".`);
  process.exit(1);
}
