/** What is loaded for the page is kept by a key: two places that use one key load the same, or one of them would be shown what it does not understand. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { project } from '../../e2e/build.ts';

const FOLDER = path.join(project, 'src/service/web/pages');

/** Of a call of `useLoaded`: its key with its variables named alike, and what it loads: the addresses, and whether their answers are taken out. */
function loadsOf(text: string): [key: string, loads: string][] {
  return [...text.matchAll(/useLoaded\(\s*(`[^`]*`|'[^']*'),/g)].map(({ 1: key = '', index }) => {
    let [depth, end] = [1, index + 'useLoaded('.length];
    for (; depth > 0; end++) depth += text[end] === '(' ? 1 : text[end] === ')' ? -1 : 0;
    const load = text.slice(index, end);
    const addresses = [...load.matchAll(/'(\/api\/[^']*)'/g)].map(([, address]) => address);
    return [key.replaceAll(/\$\{[^}]*\}/g, '*'), `${addresses.join(' ')}${/\.body\b/.test(load) ? ' body' : ''}`];
  });
}

it('loads one thing under one key', () => {
  const seen = new Map<string, Set<string>>();
  for (const file of readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)))
    for (const [key, loads] of loadsOf(readFileSync(path.join(FOLDER, file), 'utf8')))
      seen.set(key, (seen.get(key) ?? new Set()).add(loads));
  expect(seen.size).toBeGreaterThan(40);
  expect([...seen].filter(([, loads]) => loads.size > 1).map(([key, loads]) => [key, ...loads])).toEqual([]);
});
