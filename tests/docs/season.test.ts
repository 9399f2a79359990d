/** One set of figures: what the report of a reassignment reads is what docs/season.md and its drawing show. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawing, figuresModule, page } from '../../benchmarks/season-pages.mjs';
import { seasonFigures } from '../../src/report/season-figures.ts';

it.each([
  ['docs/season.md', page],
  ['docs/season.svg', drawing],
  ['src/report/season-figures.ts', figuresModule],
] as const)('%s is what the figures make', (file, made) => {
  expect(readFileSync(file, 'utf8')).toBe(made(seasonFigures));
});
