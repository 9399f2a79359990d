/** Where the embedded store keeps what, below its folder, and to whom each belongs. */
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, closeSync, fsyncSync, lstatSync, mkdirSync, openSync, realpathSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { BinomeError, foreignDetail } from '../../../errors/index.ts';
import type { Account, Ids } from './account.ts';

/** PostgreSQL puts the port into the socket's name, although nothing listens on one. */
export const PORT = 5432;

/** Longest path of a socket, in bytes, that every system takes (macOS: 103, Linux: 107). */
const SOCKET_PATH_MAX = 103;

/** The cluster, as PostgreSQL calls what `initdb` makes. */
export const clusterIn = (folder: string): string => path.join(folder, 'cluster');

let drawn = 0;

/** A name beside another for what is not whole yet, which no other starter gives; the process that gave it is told by its number. */
export const partOf = (name: string): string => `${name}.${process.pid}-${++drawn}`;

/** The folder of the socket: beside the cluster, or, where its path is too long for a socket, one of ours among the temporary ones. */
export function socketFolder(folder: string, account: Account): string {
  const beside = path.join(folder, 'socket');
  if (Buffer.byteLength(path.join(beside, `.s.PGSQL.${PORT}.lock`)) <= SOCKET_PATH_MAX) return beside;
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  return path.join(os.tmpdir(), `binome-${account.drop?.uid ?? process.getuid?.() ?? 0}-${hash}`);
}

/**
 * The folder of a store, made if need be; the account must be able to go through it, and nobody else may have laid it out for us.
 *
 * @throws BinomeError STORE_FOLDER, STORE_FOLDER_FOREIGN, STORE_FOLDER_OUT_OF_REACH
 */
export function openFolder(folder: string, account: Account): void {
  attempt(folder, () => {
    // The process's umask may be strict, and the account another.
    if (mkdirSync(folder, { recursive: true }) !== undefined) chmodSync(folder, account.drop === undefined ? 0o700 : 0o755);
    if (isForeign(folder) || isForeign(realpathSync(folder))) throw new BinomeError('STORE_FOLDER_FOREIGN', {}, { file: folder });
  });
  if (account.drop === undefined) return;
  const { status } = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account.drop, cwd: '/', stdio: 'ignore' });
  if (status !== 0) throw new BinomeError('STORE_FOLDER_OUT_OF_REACH', { value: account.name }, { file: folder });
}

/** Whose it is could put another store in the place of ours. Root opens anybody's, but not where everybody could have put it. */
function isForeign(folder: string): boolean {
  const us = process.getuid?.() ?? 0;
  const { uid } = lstatSync(folder);
  if (uid === us || uid === 0) return false;
  return us !== 0 || (statSync(path.dirname(folder)).mode & 0o002) !== 0;
}

/** A folder that is the account's alone, made if need be; one that is somebody else's is refused. @throws BinomeError STORE_FOLDER, STORE_FOLDER_FOREIGN */
export function privateFolder(folder: string, account: Account): void {
  attempt(folder, () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    const ours = [account.drop?.uid, process.getuid?.()];
    if (!found.isDirectory() || !ours.includes(found.uid)) throw new BinomeError('STORE_FOLDER_FOREIGN', {}, { file: folder });
    give(folder, account.drop);
    chmodSync(folder, 0o700);
  });
}

export function give(file: string, drop: Ids | undefined): void {
  if (drop !== undefined) chownSync(file, drop.uid, drop.gid);
}

/** A name that a power cut must not take back. */
export function keepNames(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function attempt(file: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (error instanceof BinomeError) throw error;
    throw new BinomeError('STORE_FOLDER', { ...foreignDetail(error) }, { file });
  }
}
