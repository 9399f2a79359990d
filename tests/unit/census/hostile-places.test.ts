/** Cells made to take long: every unknown spelling is read in bounded time. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCensus } from '../../../src/census/index.ts';
import { parseReference } from '../../../src/reference/index.ts';

test('ten thousand services and communes that nobody knows, each of many words, take seconds', { timeout: 60_000 }, async () => {
  const read = (name: string): string => readFileSync(new URL(`../../../data/reference/${name}.csv`, import.meta.url), 'utf8');
  const reference = await parseReference({
    ...{ directorates: read('directorates'), services: read('services'), sites: read('sites') },
    ...{ communes: read('communes'), aliases: read('aliases') },
  });
  const words = ['libourne', 'gironde', 'saint', 'mo', 'spip', '33', 'de', 'la', 'antenne', 'vienne', 'lyon', '7e', 'arles', 'aix'];
  const rows = Array.from({ length: 10_000 }, (_, k) => {
    const mixed = words.map((_word, n) => words[(k * (n + 3) + n * n) % words.length]!).join(' ');
    return `S${k};A;B;${mixed} x${k} ${'('.repeat(20)};CPIP 29;${mixed} y${k} ${'('.repeat(50)}`;
  });
  const text = ['matricule;nom;prénom;service;promotion;commune', ...rows, ''].join('\n');
  const bytes = (async function* () {
    await Promise.resolve();
    yield new TextEncoder().encode(text);
  })();
  const before = performance.now();
  const { files, census } = await readCensus([{ name: 'c.csv', bytes }], reference);
  expect(census.trainees).toEqual([]);
  expect(files[0]!.rejected.length).toBeGreaterThanOrEqual(20_000);
  expect(performance.now() - before).toBeLessThan(30_000);
});
