import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { censusSource, hashFile, readJson, readText, refOfOutput, sha256, writeAll, type Output } from '../../../src/app/files.ts';
import type { FileRef } from '../../../src/domain/bundle.ts';

const root = mkdtempSync(path.join(tmpdir(), 'binome-files-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folder = '';
let count = 0;
beforeEach(() => {
  folder = path.join(root, String(count++));
  mkdirSync(folder);
});

const text = (name: string, content: string): Output => ({ name, pieces: () => [content] });
const refused = (code: string, file: string): unknown => expect.objectContaining({ code, place: { file } });

describe('writeAll', () => {
  it('writes every file, in a folder made if need be, over older ones', async () => {
    const out = path.join(folder, 'a', 'b');
    await writeAll(out, [text('x', 'old'), text('y', '')]);
    await writeAll(out, [text('x', 'new é')]);
    expect(readdirSync(out).sort()).toEqual(['x', 'y']);
    expect(readFileSync(path.join(out, 'x'), 'utf8')).toBe('new é');
  });

  it('writes more than it holds at once', async () => {
    const piece = 'é'.repeat(100_000);
    const pieces = function* (): Generator<string> {
      for (let k = 0; k < 25; k++) yield piece;
    };
    await writeAll(folder, [{ name: 'big', pieces }]);
    expect(readFileSync(path.join(folder, 'big'), 'utf8')).toBe(piece.repeat(25));
  });

  it('seals what it writes with its fingerprints, a confidential file not among them, and removes last what it is told to', async () => {
    writeFileSync(path.join(folder, 'old'), 'stale');
    const seal = (written: readonly FileRef[]): Output => text('seal', JSON.stringify(written));
    const outputs = [text('x', 'é'), { ...text('secret', 'nobody'), confidential: true }];
    await writeAll(folder, outputs, { seal, remove: ['old', 'never there'] });
    expect(readdirSync(folder).sort()).toEqual(['seal', 'secret', 'x']);
    expect(JSON.parse(readFileSync(path.join(folder, 'seal'), 'utf8'))).toEqual([{ name: 'x', sha256: sha256('é') }]);
    expect(refOfOutput(outputs[0]!)).toEqual({ name: 'x', sha256: sha256('é') });
    expect(await hashFile(path.join(folder, 'x'))).toBe(sha256('é'));
  });

  it('removes nothing where it cannot write everything', async () => {
    writeFileSync(path.join(folder, 'old'), 'stale');
    mkdirSync(path.join(folder, 'seal'));
    await expect(writeAll(folder, [text('x', '')], { seal: () => text('seal', ''), remove: ['old'] })).rejects.toThrow();
    expect(readdirSync(folder).sort()).toEqual(['old', 'seal']);
  });

  it('refuses a file where a folder should be', async () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, 'mine');
    for (const out of [file, path.join(file, 'below')]) {
      await expect(writeAll(out, [text('x', '')])).rejects.toEqual(refused('CALL_OUTPUT_UNWRITABLE', out));
    }
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('refuses a folder where a file should be, and then writes none of them', async () => {
    mkdirSync(path.join(folder, 'y'));
    writeFileSync(path.join(folder, 'x'), 'old');
    await expect(writeAll(folder, [text('x', 'new'), text('y', 'new')])).rejects.toMatchObject({
      code: 'CALL_OUTPUT_UNWRITABLE',
      values: { detail: 'it is a folder (EISDIR)', detailFr: 'c’est un dossier (EISDIR)' },
    });
    expect(readdirSync(folder).sort()).toEqual(['x', 'y']);
    expect(readFileSync(path.join(folder, 'x'), 'utf8')).toBe('old');
  });

  it('lets through what fails while an output is made, and leaves nothing', async () => {
    const broken = function* (): Generator<string> {
      yield 'half';
      throw new TypeError('broken');
    };
    await expect(writeAll(folder, [text('x', 'whole'), { name: 'y', pieces: broken }])).rejects.toThrow(new TypeError('broken'));
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a file to read', () => {
  it('must exist and be a file', async () => {
    const missing = path.join(folder, 'none');
    for (const read of [readText, readJson, censusSource, hashFile]) {
      await expect(read(missing)).rejects.toEqual(refused('CALL_FILE_MISSING', missing));
      await expect(read(folder)).rejects.toMatchObject({
        code: 'CALL_FILE_UNREADABLE',
        place: { file: folder },
        values: { detail: 'it is a folder (EISDIR)', detailFr: 'c’est un dossier (EISDIR)' },
      });
    }
  });

  it('must be UTF-8, and keeps its digest', async () => {
    const file = path.join(folder, 'a.txt');
    writeFileSync(file, 'é');
    expect(await readText(file)).toEqual({ name: 'a.txt', text: 'é', sha256: sha256('é') });
    writeFileSync(file, Buffer.from([0xe9]));
    await expect(readText(file)).rejects.toEqual(refused('CALL_FILE_NOT_UTF8', file));
  });

  it('must be JSON where JSON is read, with or without a byte order mark', async () => {
    const file = path.join(folder, 'a.json');
    writeFileSync(file, '\u{feff}{"a":1}');
    expect(await readJson(file)).toEqual({ a: 1 });
    writeFileSync(file, '{"a":');
    await expect(readJson(file)).rejects.toMatchObject({ code: 'PROBLEM_NOT_JSON', place: { file, line: 1 }, values: { column: 6 } });
  });

  it('is streamed as a census', async () => {
    const file = path.join(folder, 'a.csv');
    writeFileSync(file, 'matricule');
    const { name, bytes } = await censusSource(file);
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    expect([name, Buffer.concat(pieces).toString()]).toEqual(['a.csv', 'matricule']);
  });
});
