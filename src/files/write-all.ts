/**
 * Outputs into a folder, all or none: they are made beside their final names and renamed once all are whole. Whoever stops the writer from
 * outside learns what there is to take away, and from when on it is too late.
 */
import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, mkdtemp, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { blocksOf, type Output, type Seal } from '../app/index.ts';
import type { FileRef } from '../domain/index.ts';
import { BinomeError, foreignDetail, systemDetail } from '../errors/index.ts';
import { STAGING, takeAway } from './unfinished/index.ts';

/** What whoever may stop a writer from outside is told by it. */
export interface Writing {
  /** Folders made for this result, the outermost first: taken away again if it does not come about. The last one holds unfinished outputs. */
  readonly made: (folder: string) => void;
  /** From here on outputs are put in place. @throws whatever keeps it from that. */
  readonly commit: () => void;
}

const UNWATCHED: Writing = { made: () => {}, commit: () => {} };

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

export interface WriteOptions {
  readonly seal?: Seal | null;
  /** Files of the folder that are removed once all outputs are in place. */
  readonly remove?: readonly string[];
  /** Files of an earlier result, moved into a folder beside this one before the outputs are put in place: `NAME.previous-1`, `-2` … */
  readonly aside?: readonly string[];
  readonly writing?: Writing;
}

/**
 * Writes all of these into a folder, made if need be, or none of them.
 * @returns their names, the seal's last.
 * @throws BinomeError CALL_OUTPUT_UNWRITABLE.
 */
export async function writeAll(
  folder: string,
  outputs: readonly Output[],
  { seal = null, remove = [], aside = [], writing = UNWATCHED }: WriteOptions = {},
): Promise<string[]> {
  const made: string[] = [];
  const note = (place: string): void => {
    made.push(place);
    writing.made(place);
  };
  try {
    await makeFolder(folder, note);
    const staging = await mkdtemp(path.join(folder, STAGING));
    note(staging);
    const written: FileRef[] = [];
    for (const output of outputs) written.push(...(await stage(staging, output)));
    const last = seal === null ? [] : [seal(written)];
    for (const output of last) await stage(staging, output);
    const names = [...outputs, ...last].map(({ name }) => name);
    for (const name of names) await refuseFolder(path.join(folder, name));
    writing.commit();
    if (aside.length > 0) await setAside(folder, aside);
    for (const name of names) await rename(path.join(staging, name), path.join(folder, name));
    for (const name of remove) await rm(path.join(folder, name), { force: true });
    await takeAway([staging]);
    return names;
  } catch (error) {
    await takeAway(made);
    // What fails while an output is made is not the folder's fault.
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new BinomeError('CALL_OUTPUT_UNWRITABLE', { ...foreignDetail(error) }, { file: folder });
  }
}

/** Moves these, as far as they are there, into the first folder of that name that is free. */
async function setAside(folder: string, names: readonly string[]): Promise<void> {
  const base = `${path.resolve(folder)}.previous-`;
  let number = 1;
  while ((await stat(`${base}${number}`).catch(() => null)) !== null) number++;
  await mkdir(`${base}${number}`);
  for (const name of new Set(names)) {
    const isThere = (await stat(path.join(folder, name)).catch(() => null)) !== null;
    if (isThere) await rename(path.join(folder, name), path.join(`${base}${number}`, name));
  }
}

/** Makes a folder and those above it, one by one: asked for them all at once, some file systems never answer. */
async function makeFolder(folder: string, made: (place: string) => void): Promise<void> {
  const place = path.resolve(folder);
  if ((await stat(place).catch(() => null)) !== null) return;
  if (path.dirname(place) !== place) await makeFolder(path.dirname(place), made);
  await mkdir(place);
  made(place);
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
