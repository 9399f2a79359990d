/**
 * Files in and out, with errors that say what to do. Nothing is left half written: outputs are made beside their final names and
 * renamed once all are whole.
 */
import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, mkdir, mkdtemp, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CensusSource } from '../census/index.ts';
import { BinomeError } from '../errors/error.ts';

export interface TextFile {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** @throws BinomeError CALL_FILE_MISSING, CALL_FILE_UNREADABLE. */
export async function readBytes(file: string): Promise<Omit<TextFile, 'text'> & { readonly bytes: Uint8Array }> {
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
  try {
    return JSON.parse(text.replace(/^\u{feff}/u, ''));
  } catch (error) {
    throw new BinomeError('PROBLEM_NOT_JSON', { detail: messageOf(error) }, { file });
  }
}

/** A census file to be read as a stream; that it can be opened is checked first. */
export async function censusSource(file: string): Promise<CensusSource> {
  const handle = await open(file).catch((error: unknown) => {
    throw readError(file, error);
  });
  const isFile = (await handle.stat()).isFile();
  await handle.close();
  if (!isFile) throw new BinomeError('CALL_FILE_UNREADABLE', { detail: 'EISDIR' }, { file });
  return { name: path.basename(file), bytes: createReadStream(file) };
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
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
    if (found?.isDirectory() !== true) throw new BinomeError('CALL_OUTPUT_UNWRITABLE', { detail: `${place}: ENOTDIR` }, { file: folder });
    await access(place, constants.W_OK).catch((error: unknown) => {
      throw new BinomeError('CALL_OUTPUT_UNWRITABLE', { detail: codeOf(error) }, { file: folder });
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

/**
 * Writes all of these into a folder, made if need be, or none of them.
 * @throws BinomeError CALL_OUTPUT_UNWRITABLE.
 */
export async function writeAll(folder: string, outputs: readonly Output[]): Promise<void> {
  let staging: string | null = null;
  try {
    await makeFolder(folder);
    staging = await mkdtemp(path.join(folder, '.binome-'));
    for (const { name, pieces, confidential } of outputs) await writePieces(path.join(staging, name), pieces(), confidential === true);
    for (const { name } of outputs) await refuseFolder(path.join(folder, name));
    for (const { name } of outputs) await rename(path.join(staging, name), path.join(folder, name));
  } catch (error) {
    // What fails while an output is made is not the folder's fault.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new BinomeError('CALL_OUTPUT_UNWRITABLE', { detail: codeOf(error) }, { file: folder });
  } finally {
    if (staging !== null) await rm(staging, { recursive: true, force: true });
  }
}

/** A folder that bears an output's name could not be replaced: better known before the first output is in place. */
async function refuseFolder(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory() === true) throw Object.assign(new Error(file), { code: 'EISDIR', syscall: 'rename' });
}

const WRITE_SIZE = 1 << 20;

async function writePieces(file: string, pieces: Iterable<string>, isConfidential: boolean): Promise<void> {
  const handle = await open(file, 'w', isConfidential ? 0o600 : 0o666);
  try {
    let waiting: string[] = [];
    let size = 0;
    for (const piece of pieces) {
      waiting.push(piece);
      size += piece.length;
      if (size < WRITE_SIZE) continue;
      // Not write(), which may stop half way without an error.
      await handle.appendFile(waiting.join(''));
      waiting = [];
      size = 0;
    }
    await handle.appendFile(waiting.join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function readError(file: string, error: unknown): BinomeError {
  return codeOf(error) === 'ENOENT'
    ? new BinomeError('CALL_FILE_MISSING', {}, { file })
    : new BinomeError('CALL_FILE_UNREADABLE', { detail: codeOf(error) }, { file });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : messageOf(error);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
