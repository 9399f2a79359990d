import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/app/content.ts';
import { findInputs } from '../../../src/files/find-inputs.ts';
import type { FileRef } from '../../../src/domain/documents/bundle.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-find-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folder = '';
let count = 0;
beforeEach(() => {
  folder = path.join(root, String(count++));
  mkdirSync(folder);
});

function put(file: string, content: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
}
const ref = (name: string, content: string): FileRef => ({ name, sha256: sha256(content) });

describe('the inputs of a bundle', () => {
  it('are found by name, at any depth, and told apart by their bytes', async () => {
    put('a.csv', 'later');
    put('2024/a.csv', 'earlier');
    put('2024/deep/down/b.csv', 'b');
    put('b-copy.csv', 'b');
    const found = await findInputs([folder], { files: [ref('a.csv', 'earlier'), ref('b.csv', 'b'), ref('c.csv', '')], folders: [] });
    expect(found.placeOf(ref('a.csv', 'earlier'))).toBe(path.join(folder, '2024/a.csv'));
    expect(found.placeOf(ref('b.csv', 'b'))).toBe(path.join(folder, '2024/deep/down/b.csv'));
    expect(found.placeOf(ref('c.csv', ''))).toBeNull();
    expect([found.hasName('a.csv'), found.hasName('c.csv')]).toEqual([true, false]);
  });

  it('are the nearest of several that are the same', async () => {
    put('z/a.csv', 'a');
    put('a/far/a.csv', 'a');
    const found = await findInputs([folder, path.join(folder, 'a')], { files: [ref('a.csv', 'a')], folders: [] });
    expect(found.placeOf(ref('a.csv', 'a'))).toBe(path.join(folder, 'z/a.csv'));
  });

  it('lie together in one folder, whatever its name, where a command read a folder', async () => {
    const files = [ref('problem.json', 'p'), ref('solution.json', 's')];
    put('apart/problem.json', 'p');
    put('other/solution.json', 's');
    const apart = await findInputs([folder], { files: [], folders: [{ files }] });
    expect(apart.folderOf({ files })).toBeNull();
    expect(files.map((file) => apart.placeOf(file) !== null)).toEqual([true, true]);
    put('renamed/problem.json', 'p');
    put('renamed/solution.json', 's');
    expect((await findInputs([folder], { files: [], folders: [{ files }] })).folderOf({ files })).toBe(path.join(folder, 'renamed'));
  });

  it('are not looked for in hidden folders, among packages, or behind links to folders', async () => {
    for (const place of ['.git', 'node_modules']) put(`${place}/a.csv`, 'a');
    mkdirSync(path.join(root, 'elsewhere'), { recursive: true });
    writeFileSync(path.join(root, 'elsewhere/a.csv'), 'a');
    symlinkSync(path.join(root, 'elsewhere'), path.join(folder, 'link'));
    mkdirSync(path.join(folder, 'b/a.csv'), { recursive: true });
    const wanted = { files: [ref('a.csv', 'a')], folders: [] };
    expect((await findInputs([folder], wanted)).hasName('a.csv')).toBe(false);
    symlinkSync(path.join(root, 'elsewhere/a.csv'), path.join(folder, 'a.csv'));
    expect((await findInputs([folder], wanted)).placeOf(wanted.files[0]!)).toBe(path.join(folder, 'a.csv'));
  });

  it('cannot be looked for in a folder that is not there', async () => {
    const missing = path.join(folder, 'none');
    await expect(findInputs([missing], { files: [], folders: [] })).rejects.toMatchObject({
      code: 'CALL_FILE_MISSING',
      place: { file: missing },
    });
  });
});
