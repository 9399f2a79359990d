/** Files and folders as the source of a run: a place is a path. */
import { createReadStream } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FoundInputs, Source, Wanted } from '../app/index.ts';
import { BinomeError, systemDetail } from '../errors/index.ts';
import { findInputs } from './find-inputs.ts';
import { hashFile } from './hash-file.ts';
import { readError } from './system-error.ts';

/** The reference data that the package ships, whatever the current folder is. From src/files as from dist/files. */
const REFERENCE = fileURLToPath(new URL('../../data/reference/', import.meta.url));

export class FileSource implements Source {
  readonly #roots: readonly string[];

  /** @param roots the folders in which inputs of an earlier run are looked for, with all that is below them. */
  constructor(roots: readonly string[] = []) {
    this.#roots = roots;
  }

  nameOf(place: string): string {
    return path.basename(place);
  }

  placeIn(folder: string, name: string): string {
    return path.join(folder, name);
  }

  async read(file: string): Promise<Uint8Array> {
    return readFile(file).catch((error: unknown) => {
      throw readError(file, error);
    });
  }

  async stream(file: string): Promise<AsyncIterable<Uint8Array>> {
    const handle = await open(file).catch((error: unknown) => {
      throw readError(file, error);
    });
    const isFile = (await handle.stat()).isFile();
    await handle.close();
    if (!isFile) throw new BinomeError('CALL_FILE_UNREADABLE', { ...systemDetail('EISDIR') }, { file });
    return createReadStream(file);
  }

  async fingerprint(file: string): Promise<string | null> {
    const found = await stat(file).catch(() => null);
    return found?.isFile() === true ? hashFile(file) : null;
  }

  referencePlace(name: string): string {
    return path.join(REFERENCE, ...name.split('/'));
  }

  async referenceNames(folder: string): Promise<string[]> {
    return (await readdir(this.referencePlace(folder))).map((name) => `${folder}/${name}`);
  }

  async find(wanted: Wanted): Promise<FoundInputs> {
    return findInputs(this.#roots, wanted);
  }
}
