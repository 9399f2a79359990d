/**
 * A session in a worker of a real browser, under a content security policy that allows the page's own scripts and WebAssembly and nothing
 * else: the same answers as in Node, to the byte, no violation, no request elsewhere. Times are bounded generously: `npm run bench:session`
 * measures them.
 */
import { builtinModules } from 'node:module';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundled, inChromium, opened, type Bundle, type Page } from '../../benchmarks/session/chromium.mjs';
import { drawnActs, inNode, type Course } from '../../benchmarks/session/course.mjs';
import { asJson, demoInput } from '../../benchmarks/session/inputs.mjs';
import { build } from '../e2e/build.ts';

const ACTS = 30;
/** 180,600. What only a census, a plan or a report says is apart (`errors/thrown.ts`, `wording/analysis-words.ts`). */
const MOST_GZIP_BYTES = 182_000;

let bundle: Bundle;
let page: Page;

beforeAll(async () => {
  await build();
  bundle = await bundled();
  page = await opened(bundle.files);
}, 180_000);
afterAll(() => page.close());

it('is bundled without any module of Node’s, or package that needs one', () => {
  expect(bundle.modules.length).toBeGreaterThan(100);
  const builtin = new Set(builtinModules.flatMap((name) => [name, `node:${name}`, `__vite-browser-external:${name}`]));
  expect(bundle.modules.filter((name) => builtin.has(name) || name.includes('browser-external'))).toEqual([]);
  const packages = new Set(bundle.modules.flatMap((name) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(name)?.[1] ?? []));
  const own = ['events', 'graphology', 'graphology-components', 'graphology-indices', 'graphology-utils', 'javascript-lp-solver', 'zod'];
  expect([...packages].sort()).toEqual(own);
  expect(bundle.workerGzipBytes).toBeLessThan(MOST_GZIP_BYTES);
});

it.each([
  ['a directorate', 'DISP-DIJ', 1000],
  ['the whole demo', undefined, 5000],
])('answers as in Node: %s', { timeout: 180_000 }, async (_, board, mostMs) => {
  const input = await demoInput(board);
  const lists = drawnActs(input, ACTS, 7);
  const node = await inNode(input, lists);
  const chromium = await inChromium(page, asJson(input), lists);
  expect(chromium.acts.map(({ said }) => said)).toEqual(node.acts.map(({ said }) => said));
  expect(chromium.acts.filter(({ outcome }) => outcome === 'done').length).toBeGreaterThan(ACTS / 2);
  expect(medianOf(chromium)).toBeLessThan(mostMs);
  expect(await page.run('violations')).toEqual([]);
});

it('asks nobody else, says nothing on the console, and would have been told of a violation', async () => {
  expect(page.strangers).toEqual([]);
  expect(page.said).toEqual([]);
  expect(await page.run('breakPolicy')).toBe('EvalError');
  expect(await page.run('violations')).toEqual(['page: script-src eval']);
});

function medianOf({ acts }: Course): number {
  const times = acts.map(({ ms }) => ms).sort((a, b) => a - b);
  return times[times.length >> 1]!;
}
