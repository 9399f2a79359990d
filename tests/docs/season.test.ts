/** One set of figures: what the benchmark measured is what docs/season.md and its drawing show. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { drawing, page, type SeasonFigures } from '../../benchmarks/season-pages.mjs';

const figures = JSON.parse(readFileSync('benchmarks/season-figures.json', 'utf8')) as SeasonFigures;

it.each([
  ['docs/season.md', page],
  ['docs/season.svg', drawing],
] as const)('%s is what the figures make', (file, made) => {
  expect(readFileSync(file, 'utf8')).toBe(made(figures));
});
