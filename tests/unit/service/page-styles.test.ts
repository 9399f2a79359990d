/**
 * A class of the page is laid out in one file of its styles: else one page changes how another looks. What is wider than its window is scrolled by
 * the keyboard too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { project } from '../../e2e/build.ts';

const FOLDER = path.join(project, 'src/service/web/style');
const PAGES = path.join(project, 'src/service/web/pages');

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

it('lets each table that may be too wide be reached by the keyboard, and names it', () => {
  const pages = readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
  const found = pages.flatMap((file) =>
    [...readFileSync(path.join(PAGES, file), 'utf8').matchAll(/<div[^>]*? class="scroll"[^>]*>/g)].map(([tag]) => ({ file, tag })),
  );
  expect(found.length).toBeGreaterThan(30);
  expect(found.filter(({ tag }) => !/tabIndex=\{0\} role="(?:group|region)" aria-label=/.test(tag))).toEqual([]);
});
