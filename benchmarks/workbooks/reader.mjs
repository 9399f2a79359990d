// A process that reads mutants one after the other and tells of each what came of it: started by benchmarks/workbooks.mjs.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Inputs } from '../../dist/app/inputs.js';
import { loadReference } from '../../dist/app/reference-files.js';
import { readCensus } from '../../dist/census/index.js';
import { FileSource } from '../../dist/files/index.js';
import { seededRandom } from '../random.mjs';
import { MUTATIONS, opened } from './mutate.mjs';

const FOLDER = path.resolve(import.meta.dirname, '../../tests/unit/census/workbooks');
const files = readdirSync(FOLDER, { recursive: true })
  .filter((name) => /\.(xlsx|ods)$/.test(name))
  .sort();
const kinds = Object.keys(MUTATIONS);

const [seed, first, end] = process.argv.slice(2);
// Names of all communes would be sorted anew for each mutant: those of one department are enough.
const all = await loadReference(new Inputs(new FileSource()));
const reference = { ...all, communes: new Map([...all.communes].filter(([code]) => code.startsWith('33'))) };
for (let k = Number(first); k < Number(end); k++) {
  const random = seededRandom(`${seed}/${k}`);
  const kind = kinds[k % kinds.length];
  const name = random.pick(files);
  const bytes = MUTATIONS[kind](opened(readFileSync(path.join(FOLDER, name))), random);
  process.send({ begins: k, kind, name });
  const begin = performance.now();
  let ending;
  try {
    const reading = await readCensus([{ name, bytes: inPieces(bytes) }], reference);
    const [file] = reading.files;
    const refusal = file.rejected.find(({ record }) => record === null);
    ending = refusal?.code ?? (file.rejected.length > 0 ? 'rows refused' : file.warnings.length > 0 ? 'read, with warnings' : 'read');
  } catch (error) {
    ending = `crash: ${error.stack}`;
  }
  process.send({ ends: k, kind, name, ending, ms: performance.now() - begin, megabytes: process.resourceUsage().maxRSS / 1024 });
}
process.disconnect();

async function* inPieces(bytes) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
