/** A new cluster: what PostgreSQL keeps on the disk, made whole or not at all, and who may connect to it. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BinomeError, foreignDetail } from '../../../errors/index.ts';
import { callers, type Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { clusterIn, give, keepNames, partOf, privateFolder } from './places.ts';
import { OWNER, ROLES } from '../roles.ts';

/** Of the server and what it is made with: the account's variables may say otherwise. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** The locale of the store, the same on every machine: order is asked for where people read. */
const INITDB = [
  ...['--username', OWNER, '--auth=peer', '--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--data-checksums'],
  '--no-instructions',
];

/**
 * Makes the cluster below a folder unless it is there.
 *
 * @param durable false: nothing is forced to the disk, for what is thrown away
 * @throws BinomeError STORE_NOT_STARTED, STORE_OTHER_MAJOR, STORE_FOLDER
 */
export async function openCluster(folder: string, account: Account, binaries: Binaries, durable: boolean): Promise<void> {
  const cluster = clusterIn(folder);
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) await makeCluster(folder, account, binaries, durable);
  const found = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (found !== binaries.major) throw new BinomeError('STORE_OTHER_MAJOR', { found, expected: binaries.major }, { file: folder });
  // Each time: another account of the machine may start it than the one that made it.
  writeFor(account, path.join(cluster, 'pg_hba.conf'), 'local all all peer map=binome\n');
  const lines = callers(account).flatMap((name) => ROLES.map((role) => `binome "${name}" ${role}\n`));
  writeFor(account, path.join(cluster, 'pg_ident.conf'), lines.join(''));
}

/** In a folder beside, which takes its name once it is whole. */
async function makeCluster(folder: string, account: Account, { initdb }: Binaries, durable: boolean): Promise<void> {
  const cluster = clusterIn(folder);
  removeAbandoned(folder);
  const part = partOf(cluster);
  privateFolder(part, account);
  try {
    await run(initdb, ['-D', part, ...INITDB, ...(durable ? [] : ['--no-sync'])], account);
    if (existsSync(path.join(cluster, 'PG_VERSION'))) return;
    renameSync(part, cluster);
    keepNames(folder);
  } catch (error) {
    // Another starter was quicker.
    if (error instanceof BinomeError || !existsSync(path.join(cluster, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

/** What starters left that were killed while they made a cluster. */
function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = Number(/^cluster\.(\d+)-\d+$/.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function run(program: string, options: readonly string[], account: Account): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, { ...account.drop, env: SERVER_ENVIRONMENT, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', (error) => reject(new BinomeError('STORE_NOT_STARTED', { ...foreignDetail(error) })));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(notStarted(said, code));
    });
  });
}

/** @param said the last words of a program that should have gone on, or have ended well */
export function notStarted(said: string, code: number | null): BinomeError {
  return new BinomeError('STORE_NOT_STARTED', {
    detail: said.trim().slice(-380),
    detailFr: `le programme s’est arrêté (code ${code ?? '?'})`,
  });
}

/** Under its name only when it is whole. */
function writeFor(account: Account, file: string, text: string): void {
  const part = partOf(file);
  writeFileSync(part, text, { mode: 0o600 });
  give(part, account.drop);
  renameSync(part, file);
}
