import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readBundle } from '../../../src/app/bundle-file.ts';
import { bundleOutput } from '../../../src/app/bundle.ts';
import type { Output } from '../../../src/app/output.ts';
import { FileResults, FileSource, FolderResults } from '../../../src/files/index.ts';
import type { FileRef } from '../../../src/domain/documents/bundle.ts';
import { guidelinesWith } from '../matching/small-census.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-results-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folder = '';
let count = 0;
beforeEach(() => {
  folder = path.join(root, String(count++));
  mkdirSync(folder);
});

const put = (name: string, content: string): string => {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
};
const seal = (outputs: FileRef[]): Output =>
  bundleOutput({
    ...{ format: 'binome.bundle/1', engine: { name: 'binome', version: '0', webAssembly: true }, command: 'match', language: 'fr' },
    ...{ request: {}, reference: [], guidelines: guidelinesWith(), pins: { people: [], pairs: [] }, decisions: [], outputs },
  });

/** What every adapter does is in `tests/contracts/ports.test.ts`; here is what only a folder meets. */
async function write(...names: string[]): Promise<string[]> {
  const results = new FolderResults(folder);
  await results.check('match');
  return results.write(
    names.map((name) => ({ name, pieces: () => [`of ${name}`] })),
    seal,
    [],
  );
}

describe('a folder as the place of a result', () => {
  it.each(['not JSON', '{}', '{"format":"binome.bundle/2"}'])('is written to over a bundle.json that is none: %s', async (text) => {
    put('bundle.json', text);
    put('mine', '');
    await write('a');
    expect(readdirSync(folder).sort()).toEqual(['a', 'bundle.json', 'mine']);
  });

  it('never takes a name from a bundle that leads out of it', async () => {
    await write('a');
    const outside = path.join(root, 'outside');
    writeFileSync(outside, 'of a');
    const text = readFileSync(path.join(folder, 'bundle.json'), 'utf8');
    for (const name of ['../outside', '..', '.', 'x/../../outside', '..\\\\outside', '']) {
      put('bundle.json', text.replace('{"name":"a"', `{"name":"${name}"`));
      const place = { path: '/outputs/0/name' };
      await expect(readBundle(new FileSource(), folder)).rejects.toMatchObject({ code: 'BUNDLE_FORMAT', place });
      await write('b');
    }
    expect(readFileSync(outside, 'utf8')).toBe('of a');
  });

  it('is the same folder however its inputs are named', async () => {
    const own = put('a', 'mine');
    const results = new FolderResults(path.relative('.', folder));
    await results.check('match');
    const theirs = { name: 'a', pieces: () => ['theirs'] };
    await expect(results.write([theirs], seal, [path.join(folder, '..', path.basename(folder), 'a')])).rejects.toMatchObject({
      code: 'BUNDLE_OWN_INPUT',
      values: { value: 'a' },
    });
    expect(readFileSync(own, 'utf8')).toBe('mine');
  });
});

describe('a file as the place of a result', () => {
  it('takes the one output under its own name, without a seal', async () => {
    const file = path.join(folder, 'below', 'mine.json');
    const results = new FileResults(file);
    await results.check();
    expect(await results.write([{ name: 'solution.json', pieces: () => ['{}'] }], seal, [])).toEqual([file]);
    expect([readdirSync(path.dirname(file)), readFileSync(file, 'utf8')]).toEqual([['mine.json'], '{}']);
  });

  it('is not the file that was read', async () => {
    const file = put('problem.json', '{}');
    const write = new FileResults(file).write([{ name: 'solution.json', pieces: () => ['gone'] }], null, [
      path.join(folder, '.', 'problem.json'),
    ]);
    await expect(write).rejects.toMatchObject({ code: 'BUNDLE_OWN_INPUT' });
    expect(readFileSync(file, 'utf8')).toBe('{}');
  });
});
