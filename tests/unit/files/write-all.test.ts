import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/app/content.ts';
import { refOfOutput, type Output } from '../../../src/app/output.ts';
import type { FileRef } from '../../../src/domain/documents/bundle.ts';
import { hashFile } from '../../../src/files/hash-file.ts';
import { takeAway } from '../../../src/files/unfinished/index.ts';
import { writeAll } from '../../../src/files/write-all.ts';

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
    const seal = (written: FileRef[]): Output => text('seal', JSON.stringify(written));
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

  it('tells what it has made, and takes it away again when it may not put it in place', async () => {
    const out = path.join(folder, 'a', 'b');
    const made: string[] = [];
    const stopped = new Error('stopped');
    const writing = {
      made: (place: string) => void made.push(place),
      commit: () => {
        expect(readFileSync(path.join(made.at(-1)!, 'x'), 'utf8')).toBe('whole');
        throw stopped;
      },
    };
    await expect(writeAll(out, [text('x', 'whole')], { writing })).rejects.toBe(stopped);
    expect(made.slice(0, 2)).toEqual([path.join(folder, 'a'), out]);
    expect(path.dirname(made[2]!)).toBe(out);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves to others what it made and they have used since', async () => {
    const out = path.join(folder, 'a');
    const made: string[] = [];
    await writeAll(out, [text('x', '')], { writing: { made: (place) => void made.push(place), commit: () => {} } });
    await takeAway(made);
    expect(readdirSync(out)).toEqual(['x']);
  });
});
