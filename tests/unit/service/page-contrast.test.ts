/** The colours of the page against what they stand on, in both schemes: words 4.5:1, signs and edges of fields 3:1. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const TOKENS = readFileSync(new URL('../../../src/service/web/style/tokens.css', import.meta.url), 'utf8');

function tokensOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name!, value!]));
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const [light = '', dark = ''] = TOKENS.split('prefers-color-scheme: dark');

it.each([
  ['light', tokensOf(light)],
  ['dark', tokensOf(dark)],
])('is enough in the %s', (_, tokens) => {
  const of = (name: string): string => {
    expect(tokens, name).toHaveProperty(name);
    return tokens[name]!;
  };
  const low: string[] = [];
  const look = (front: string, back: string, least: number): void => {
    const found = contrast(of(front), of(back));
    if (found < least) low.push(`${front} on ${back}: ${found.toFixed(2)}`);
  };
  for (const back of ['page', 'surface', 'soft'])
    for (const front of ['text', 'muted', 'accent', 'good', 'warning', 'bad']) look(front, back, 4.5);
  for (const tone of ['good', 'warning', 'bad']) {
    look(tone, `${tone}-soft`, 4.5);
    look('text', `${tone}-soft`, 4.5);
    look('accent', `${tone}-soft`, 4.5);
  }
  look('on-accent', 'accent', 4.5);
  for (const back of ['page', 'surface'])
    for (const sign of ['edge', 'accent', 'background', 'workload', 'location', 'preferences', 'generation']) look(sign, back, 3);
  expect(low).toEqual([]);
});
