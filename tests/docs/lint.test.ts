/** The lint rules that are our own find what they are there to find. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { beforeAll, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../../', import.meta.url));
const eslint = new ESLint({ cwd: project });

/** What our rules say of a text in the place of a file of the project, as `line rule`. */
async function faults(file: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: path.join(project, file) });
  const ours = /^binome\/|^no-restricted-/;
  return result!.messages.filter(({ ruleId }) => ours.test(ruleId ?? '')).map(({ line, ruleId }) => `${line} ${ruleId ?? ''}`);
}

// The first call reads the whole project's types.
beforeAll(() => faults('src/domain/text.ts', ''), 120_000);

it('asks for a comment at the head that speaks to a reader', async () => {
  const file = 'src/domain/text.ts';
  expect(await faults(file, 'export const a = 1;\n/** Late. */\n')).toEqual(['1 binome/head-comment']);
  expect(await faults(file, '// eslint-disable-next-line no-var\nexport const a = 1;\n')).toEqual(['1 binome/head-comment']);
  expect(await faults(file, '/// <reference types="node" />\nexport const a = 1;\n')).toEqual(['1 binome/head-comment']);
  expect(await faults(file, '/** What a is. */\nexport const a = 1;\n')).toEqual([]);
  expect(await faults(file, '#!/usr/bin/env node\n// What it does.\nexport const a = 1;\n')).toEqual([]);
  expect(await faults('scripts/build.mjs', "import './a.mjs';\n")).toEqual(['1 binome/head-comment']);
});

it('keeps clocks, chance and the process out of everything but the shells', async () => {
  const text = `/** What it does. */
import { createHash, randomUUID } from 'node:crypto';
Date.now();
new Date();
performance.now();
globalThis.performance.now();
Math.random();
process.hrtime();
setTimeout(() => {}, 1);
crypto.randomUUID();
document.title = '';
export const pure = [new Date(0), createHash, randomUUID];
`;
  expect(await faults('src/domain/text.ts', text)).toEqual([
    '2 no-restricted-imports',
    '3 no-restricted-properties',
    '4 no-restricted-syntax',
    '5 no-restricted-globals',
    '6 no-restricted-globals',
    '7 no-restricted-properties',
    '8 no-restricted-globals',
    '9 no-restricted-globals',
    '10 no-restricted-globals',
    '11 no-restricted-globals',
  ]);
  expect(await faults('src/cli/terminal.ts', text)).toEqual(['11 no-restricted-globals']);
});
