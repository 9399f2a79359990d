/**
 * The files that a run reads, each with the fingerprint of the bytes that were used. A use case whose result is kept reads through this
 * and in no other way, so that its bundle lists all of them.
 */
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CensusSource } from '../census/index.ts';
import type { FileRef } from '../domain/bundle.ts';
import { compareIds } from '../domain/person.ts';
import { censusSource, hashFile, parseJson, readBytes, readText, type BytesFile, type TextFile } from './files.ts';

/** The reference data that the package ships, whatever the current folder is. From src/app as from dist/app. */
const REFERENCE = fileURLToPath(new URL('../../data/reference/', import.meta.url));

/** Where the program's own reference file of a name lies. */
export function referenceFile(name: string): string {
  return path.join(REFERENCE, ...name.split('/'));
}

export interface JsonFile {
  readonly name: string;
  readonly sha256: string;
  readonly value: unknown;
}

export class RunFiles {
  /** Path as given → fingerprint; null for a census file that was not read to its end. */
  readonly #files = new Map<string, string | null>();
  readonly #folders = new Map<string, FileRef[]>();
  readonly #reference = new Map<string, string>();
  readonly #given: ReadonlyMap<string, string> | null;

  /** @param given where each reference file lies that is to be read in place of the program's own; there are no other calendars then. */
  constructor(given: ReadonlyMap<string, string> | null = null) {
    this.#given = given;
  }

  /** @throws BinomeError as `readBytes`. */
  async bytes(file: string): Promise<BytesFile> {
    const read = await readBytes(file);
    this.#files.set(file, read.sha256);
    return read;
  }

  /** @throws BinomeError as `readText`. */
  async text(file: string): Promise<TextFile> {
    const read = await readText(file);
    this.#files.set(file, read.sha256);
    return read;
  }

  /** @throws BinomeError as `readJson`. */
  async json(file: string): Promise<JsonFile> {
    const { name, sha256, text } = await this.text(file);
    return { name, sha256, value: parseJson(text, file) };
  }

  /** A file in a folder that a command wrote. @throws BinomeError as `readText`. */
  async textIn(folder: string, name: string): Promise<TextFile> {
    const read = await readText(path.join(folder, name));
    this.#folders.set(folder, [...(this.#folders.get(folder) ?? []).filter((other) => other.name !== name), { name, sha256: read.sha256 }]);
    return read;
  }

  /** JSON of a file in a folder that a command wrote. @throws BinomeError as `readJson`. */
  async jsonIn(folder: string, name: string): Promise<JsonFile> {
    const { sha256, text } = await this.textIn(folder, name);
    return { name, sha256, value: parseJson(text, path.join(folder, name)) };
  }

  /** A census file to be read as a stream; that it can be opened is checked first. @throws BinomeError as `censusSource`. */
  async census(file: string): Promise<CensusSource> {
    const { name, bytes } = await censusSource(file);
    this.#files.set(file, null);
    return { name, bytes: this.#hashed(file, bytes) };
  }

  async *#hashed(file: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    for await (const piece of bytes) {
      hash.update(piece);
      yield piece;
    }
    this.#files.set(file, hash.digest('hex'));
  }

  /** A reference file, by its place in `data/reference`. @throws BinomeError as `readText`. */
  async referenceText(name: string): Promise<string> {
    const { text, sha256 } = await readText(this.#given?.get(name) ?? referenceFile(name));
    this.#reference.set(name, sha256);
    return text;
  }

  /** Names of the calendars' files, as `referenceText` takes them; sorted. */
  async calendarNames(): Promise<string[]> {
    const names =
      this.#given === null ? (await readdir(referenceFile('calendar'))).map((name) => `calendar/${name}`) : [...this.#given.keys()];
    return names.filter((name) => /^calendar\/.*\.csv$/.test(name)).sort(compareIds);
  }

  /** To be called once the run is over: a census file that was refused half way is read again, to its end. */
  async settle(): Promise<void> {
    for (const [file, sha256] of this.#files) if (sha256 === null) this.#files.set(file, await hashFile(file));
  }

  /** Where all that was read lies, but for the reference files. */
  paths(): string[] {
    const inFolders = [...this.#folders].flatMap(([folder, refs]) => refs.map(({ name }) => path.join(folder, name)));
    return [...this.#files.keys(), ...inFolders];
  }

  /** A file that was read; after `settle`. */
  fileRef(file: string): FileRef {
    const sha256 = this.#files.get(file) ?? null;
    if (sha256 === null) throw new Error(`${path.basename(file)} was asked for and not read`);
    return { name: path.basename(file), sha256 };
  }

  /** What was read of a folder; sorted. */
  folderRefs(folder: string): FileRef[] {
    return sorted(this.#folders.get(folder) ?? []);
  }

  referenceRefs(): FileRef[] {
    return sorted([...this.#reference].map(([name, sha256]) => ({ name, sha256 })));
  }
}

function sorted(refs: readonly FileRef[]): FileRef[] {
  return [...refs].sort((a, b) => compareIds(a.name, b.name));
}
