/** A class of the page is laid out in one file of its styles: else one page changes how another looks. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { project } from '../../e2e/build.ts';

const FOLDER = path.join(project, 'src/service/web/style');

it('lays out each class in one file', () => {
  const files = new Map<string, Set<string>>();
  for (const file of readdirSync(FOLDER))
    // A class by itself, or as one of a list: within something else, with another, or on some screens alone it is told apart.
    for (const [, name = ''] of readFileSync(path.join(FOLDER, file), 'utf8').matchAll(/^\.([\w-]+)\s*[,{]/gm))
      files.set(name, (files.get(name) ?? new Set()).add(file));
  expect(files.size).toBeGreaterThan(80);
  const shared = [...files].filter(([, of]) => of.size > 1).map(([name]) => name);
  expect(shared).toEqual([]);
});
