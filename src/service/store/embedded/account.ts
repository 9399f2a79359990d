/** Under which account of the machine the embedded server runs: ours, or, since PostgreSQL refuses root, another that root drops to. */
import { execFileSync } from 'node:child_process';
import { lstatSync } from 'node:fs';
import os from 'node:os';
import { BinomeError } from '../../../errors/index.ts';

/** As `spawn` takes them. */
export interface Ids {
  readonly uid: number;
  readonly gid: number;
}

export interface Account {
  readonly name: string;
  /** What root drops to; undefined where we are not root and the server runs as we do. */
  readonly drop: Ids | undefined;
}

/** Tried in this order when root names no account. */
const USUAL = ['postgres', 'nobody'];

/**
 * The account to run the server of a cluster: our own; for root the one that owns the cluster's folder, else the one wanted, else the
 * first of `postgres` and `nobody` that the machine knows.
 *
 * @throws BinomeError STORE_NO_ACCOUNT
 */
export function serverAccount(cluster: string, wanted?: string): Account {
  if (process.getuid?.() !== 0) return { name: ownName(), drop: undefined };
  const owner = ownerOf(cluster);
  const candidates = wanted !== undefined ? [wanted] : owner === 0 ? USUAL : [String(owner)];
  for (const candidate of candidates) {
    const uid = Number(idOf('-u', candidate));
    if (uid > 0) return { name: idOf('-un', candidate), drop: { uid, gid: Number(idOf('-g', candidate)) } };
  }
  throw new BinomeError('STORE_NO_ACCOUNT', { value: candidates.join(', ') });
}

/** Who may connect: peer authentication asks the system for the caller's name. Root may be anybody anyway. */
export function callers(account: Account): string[] {
  return [...new Set([ownName(), account.name, 'root'])];
}

/** An account is known to PostgreSQL by its name: a number that no name belongs to, as some containers give, does not do. */
function ownName(): string {
  try {
    return os.userInfo().username;
  } catch {
    throw new BinomeError('STORE_NO_ACCOUNT', { value: String(process.getuid?.() ?? '') });
  }
}

/** Root's where there is nothing. */
function ownerOf(file: string): number {
  try {
    return lstatSync(file).uid;
  } catch {
    return 0;
  }
}

function idOf(flag: string, account: string): string {
  try {
    return execFileSync('id', [flag, '--', account], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}
