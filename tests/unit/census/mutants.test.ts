/** A share of `npm run campaign:workbooks`: damaged workbooks are read or refused, and never stop the reading. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MUTATIONS, opened } from '../../../benchmarks/workbooks/mutate.mjs';
import { seededRandom } from '../../../benchmarks/random.mjs';
import { censusErrors } from '../../../src/errors/census.ts';
import { read } from './files.ts';

const folder = new URL('workbooks/', import.meta.url);
const books = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(xlsx|ods)$/.test(name))
  .sort();
const EACH = 20;

test.each(Object.entries(MUTATIONS))('%s', async (kind, mutate) => {
  let refused = 0;
  for (let k = 0; k < EACH; k++) {
    const random = seededRandom(`test/${kind}/${k}`);
    const name = random.pick(books);
    const bytes = mutate(opened(readFileSync(new URL(name, folder))), random);
    const begin = performance.now();
    const [file] = (await read([name, bytes])).files;
    expect(performance.now() - begin).toBeLessThan(5000);
    for (const { code } of [...(file?.rejected ?? []), ...(file?.warnings ?? [])]) expect(Object.keys(censusErrors)).toContain(code);
    if ((file?.rejected.length ?? 0) > 0) refused++;
  }
  // Damage that never shows would be none.
  expect(refused).toBeGreaterThan(0);
});
