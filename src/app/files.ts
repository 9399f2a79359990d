/**
 * Files in and out, with errors that say what to do. Nothing is left half written: outputs are made beside their final names and
 * renamed once all are whole.
 */
import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, mkdir, mkdtemp, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CensusSource } from '../census/index.ts';
import type { FileRef } from '../domain/bundle.ts';
import { foreignDetail, systemDetail } from '../errors/detail.ts';
import { BinomeError } from '../errors/error.ts';
import { parseJson as parse } from '../errors/json-fault.ts';

interface NamedFile {
  readonly name: string;
  readonly sha256: string;
}

export interface BytesFile extends NamedFile {
  readonly bytes: Uint8Array;
}

export interface TextFile extends NamedFile {
  readonly text: string;
}

/** @throws BinomeError CALL_FILE_MISSING, CALL_FILE_UNREADABLE. */
export async function readBytes(file: string): Promise<BytesFile> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw readError(file, error);
  });
  return { name: path.basename(file), bytes, sha256: sha256(bytes) };
}

/** @throws BinomeError CALL_FILE_MISSING, CALL_FILE_UNREADABLE, CALL_FILE_NOT_UTF8. */
export async function readText(file: string): Promise<TextFile> {
  const { bytes, ...named } = await readBytes(file);
  try {
    return { ...named, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    throw new BinomeError('CALL_FILE_NOT_UTF8', {}, { file });
  }
}

/** JSON of a file. @throws BinomeError as `readText`, and PROBLEM_NOT_JSON. */
export async function readJson(file: string): Promise<unknown> {
  const { text } = await readText(file);
  return parseJson(text, file);
}

/** @throws BinomeError PROBLEM_NOT_JSON. */
export function parseJson(text: string, file: string): unknown {
  return parse(text, file, 'PROBLEM_NOT_JSON');
}

/** A census file to be read as a stream; that it can be opened is checked first. */
export async function censusSource(file: string): Promise<CensusSource> {
  const handle = await open(file).catch((error: unknown) => {
    throw readError(file, error);
  });
  const isFile = (await handle.stat()).isFile();
  await handle.close();
  if (!isFile) throw new BinomeError('CALL_FILE_UNREADABLE', { ...systemDetail('EISDIR') }, { file });
  return { name: path.basename(file), bytes: createReadStream(file) };
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Of a file of any size. @throws BinomeError CALL_FILE_MISSING, CALL_FILE_UNREADABLE. */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  } catch (error) {
    throw readError(file, error);
  }
  return hash.digest('hex');
}

/** A file to be written, as pieces of text: a large one is never held whole. */
export interface Output {
  readonly name: string;
  readonly pieces: () => Iterable<string>;
  /** Only its owner may read it. */
  readonly confidential?: boolean;
}

/**
 * Checks, before any work is done, that a folder can be written to or made. Makes nothing.
 * @throws BinomeError CALL_OUTPUT_UNWRITABLE.
 */
export async function checkWritable(folder: string): Promise<void> {
  for (let place = path.resolve(folder); ; place = path.dirname(place)) {
    const found = await stat(place).catch(() => null);
    if (found === null && path.dirname(place) !== place) continue;
    if (found?.isDirectory() !== true) {
      const { detail, detailFr } = systemDetail('ENOTDIR');
      const values = { detail: `${place}: ${detail}`, detailFr: `${place} : ${detailFr}` };
      throw new BinomeError('CALL_OUTPUT_UNWRITABLE', values, { file: folder });
    }
    await access(place, constants.W_OK).catch((error: unknown) => {
      throw new BinomeError('CALL_OUTPUT_UNWRITABLE', { ...foreignDetail(error) }, { file: folder });
    });
    return;
  }
}

/** Makes a folder and those above it, one by one: asked for them all at once, some file systems never answer. */
async function makeFolder(folder: string): Promise<void> {
  const place = path.resolve(folder);
  if ((await stat(place).catch(() => null)) !== null) return;
  if (path.dirname(place) !== place) await makeFolder(path.dirname(place));
  await mkdir(place);
}

export interface WriteOptions {
  /** One output more, which tells of those that are written before it, a confidential one not among them. */
  readonly seal?: (written: readonly FileRef[]) => Output;
  /** Files of the folder that are removed once all outputs are in place. */
  readonly remove?: readonly string[];
}

/**
 * Writes all of these into a folder, made if need be, or none of them.
 * @throws BinomeError CALL_OUTPUT_UNWRITABLE.
 */
export async function writeAll(folder: string, outputs: readonly Output[], { seal, remove = [] }: WriteOptions = {}): Promise<void> {
  let staging: string | null = null;
  try {
    await makeFolder(folder);
    staging = await mkdtemp(path.join(folder, '.binome-'));
    const written: FileRef[] = [];
    for (const output of outputs) written.push(...(await stage(staging, output)));
    const last = seal === undefined ? [] : [seal(written)];
    for (const output of last) await stage(staging, output);
    const names = [...outputs, ...last].map(({ name }) => name);
    for (const name of names) await refuseFolder(path.join(folder, name));
    for (const name of names) await rename(path.join(staging, name), path.join(folder, name));
    for (const name of remove) await rm(path.join(folder, name), { force: true });
  } catch (error) {
    // What fails while an output is made is not the folder's fault.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new BinomeError('CALL_OUTPUT_UNWRITABLE', { ...foreignDetail(error) }, { file: folder });
  } finally {
    if (staging !== null) await rm(staging, { recursive: true, force: true });
  }
}

/** A folder that bears an output's name could not be replaced: better known before the first output is in place. */
async function refuseFolder(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory() === true) throw Object.assign(new Error(file), { code: 'EISDIR', syscall: 'rename' });
}

/** Writes an output beside its final name; what may be said of it: nothing of a confidential one. */
async function stage(staging: string, { name, pieces, confidential = false }: Output): Promise<FileRef[]> {
  const hash = createHash('sha256');
  const handle = await open(path.join(staging, name), 'w', confidential ? 0o600 : 0o666);
  try {
    for (const block of blocksOf(pieces())) {
      hash.update(block);
      // Not write(), which may stop half way without an error.
      await handle.appendFile(block);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return confidential ? [] : [{ name, sha256: hash.digest('hex') }];
}

/** What `writeAll` would tell of an output, without writing it. */
export function refOfOutput({ name, pieces }: Output): FileRef {
  const hash = createHash('sha256');
  for (const block of blocksOf(pieces())) hash.update(block);
  return { name, sha256: hash.digest('hex') };
}

const BLOCK_SIZE = 1 << 20;

function* blocksOf(pieces: Iterable<string>): Generator<string> {
  let waiting: string[] = [];
  let size = 0;
  for (const piece of pieces) {
    waiting.push(piece);
    size += piece.length;
    if (size < BLOCK_SIZE) continue;
    yield waiting.join('');
    waiting = [];
    size = 0;
  }
  yield waiting.join('');
}

export function readError(file: string, error: unknown): BinomeError {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
    ? new BinomeError('CALL_FILE_MISSING', {}, { file })
    : new BinomeError('CALL_FILE_UNREADABLE', { ...foreignDetail(error) }, { file });
}
