/**
 * What stands in a cluster's `postmaster.pid` before a server is started there: nobody, one that has just died, a stranger that was given
 * its number, a server whose starter is gone, or one that is in use.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { BinomeError } from '../../../errors/index.ts';
import { PORT } from './places.ts';

/** Advisory lock of database `postgres` that a starter holds for as long as it lives. */
export const STARTER_LOCK = 8_010_001;

/** The guard's name among the processes: `sh -c SCRIPT binome-postgres …`. */
export const GUARD = 'binome-postgres';

const PAUSE_MS = 20;
/** A starter that dies lets its guard end the server: that long it may take to be told. */
const GUARDED_MS = 5_000;
/** What a server may take to notice that its starter has died. */
const HELD_MS = 300;
/** From here on an orphan that was asked to end is made to: what it had committed is in its log. */
const PATIENCE_MS = 20_000;
const MOST_MS = 60_000;

/** What `postmaster.pid` says, as far as it is written. */
export interface Postmaster {
  readonly pid: number;
  readonly socket: string;
  /** `starting`, `ready` or `stopping`. */
  readonly state: string;
}

/** @returns undefined where no server runs, or its file is not written yet. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
    return pid > 0 ? { pid, socket: lines[4] ?? '', state: (lines[7] ?? '').trim() } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Returns once no server runs on the cluster and nothing that a dead one left stands in the way of the next. An orphan is ended.
 *
 * @param user whom the starter connects as
 * @param log one line of text a call, for who keeps the machine
 * @throws BinomeError STORE_IN_USE
 */
export async function settle(cluster: string, socket: string, user: string, log: (line: string) => void): Promise<void> {
  const since = performance.now();
  let guarded = 0;
  /** Since when it has answered the same. */
  let [freeSince, heldSince, unreadSince]: (number | undefined)[] = [];
  let asked: 'SIGINT' | 'SIGQUIT' | undefined;
  for (let turn = 0; existsSync(path.join(cluster, 'postmaster.pid')); turn++) {
    if (turn > 0) await pause(PAUSE_MS);
    const waited = performance.now() - since;
    const found = readPostmaster(cluster);
    if (found === undefined) {
      // Not written yet, or just being taken away.
      unreadSince ??= waited;
      if (waited - unreadSince > GUARDED_MS) throw inUse(cluster, 0);
      continue;
    }
    unreadSince = undefined;
    const { pid, state } = found;
    const lock = await lockOf(found.socket, user);
    freeSince = lock === 'free' ? (freeSince ?? waited) : undefined;
    heldSince = lock === 'held' ? (heldSince ?? waited) : undefined;
    if (waited - (heldSince ?? waited) > HELD_MS || waited > MOST_MS) throw inUse(cluster, pid);
    if (heldSince !== undefined) continue;
    const process = look(pid);
    if (process === 'dying' || process === 'hidden') continue;
    if (process === 'gone' || !process.command.includes(cluster)) {
      // It answers although its number is nobody's here: it runs in another container, on the same folder.
      if (lock === 'free') throw inUse(cluster, pid);
      if (process !== 'gone') log(`postmaster.pid names ${pid}, which is another program`);
      rmSync(path.join(cluster, 'postmaster.pid'), { force: true });
      break;
    }
    const signal = waited > PATIENCE_MS ? 'SIGQUIT' : 'SIGINT';
    if (state === 'stopping') asked ??= 'SIGINT';
    else if (isGuarded(process.parent) && (freeSince === undefined || waited - freeSince < GUARDED_MS)) {
      // Its starter has not taken the lock yet, or has just died: the guard will see to that, unless it has lost who tells it.
      guarded += PAUSE_MS;
      if (guarded > GUARDED_MS && freeSince === undefined) throw inUse(cluster, pid);
      continue;
    }
    if (signal === asked) continue;
    log(`ending the server ${pid}, whose starter is gone`);
    asked = signal;
    end(pid, signal);
  }
  // After a power cut the number in there may be anybody's, and PostgreSQL would take its word for it.
  for (const left of [`.s.PGSQL.${PORT}.lock`, `.s.PGSQL.${PORT}`]) rmSync(path.join(socket, left), { force: true });
}

export function end(pid: number, signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended by itself.
  }
}

function inUse(cluster: string, pid: number): BinomeError {
  return new BinomeError('STORE_IN_USE', { value: pid }, { file: path.dirname(cluster) });
}

/** Whether the starter's lock could be had from the server that answers on a socket. */
async function lockOf(socket: string, user: string): Promise<'held' | 'free' | 'silent'> {
  if (socket === '') return 'silent';
  const client = new pg.Client({ host: socket, port: PORT, user, database: 'postgres', connectionTimeoutMillis: 2000 });
  // Errors of a connection that is lost between two questions; those of a question are thrown where it is asked.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [STARTER_LOCK]);
    return rows[0]?.free === true ? 'free' : 'held';
  } catch {
    return 'silent';
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface Seen {
  readonly parent: number;
  readonly command: string;
}

/** A dead process that nobody has buried is `dying`: PostgreSQL would take it for alive. `hidden`: there, but not to be looked at. */
function look(pid: number): Seen | 'gone' | 'dying' | 'hidden' {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return 'gone';
  }
  const [state, parent, command] = existsSync('/proc/self/status') ? fromProc(pid) : fromPs(pid);
  if (state === '') return 'hidden';
  return state.startsWith('Z') ? 'dying' : { parent: Number(parent), command };
}

type Description = readonly [state: string, parent: string, command: string];

function fromProc(pid: number): Description {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return [/^State:\s+(\S)/m.exec(status)?.[1] ?? '', /^PPid:\s+(\d+)/m.exec(status)?.[1] ?? '', command];
  } catch {
    return ['', '', ''];
  }
}

/** macOS has no `/proc`. */
function fromPs(pid: number): Description {
  try {
    const said = execFileSync('ps', ['-ww', '-o', 'stat=,ppid=,command=', '-p', String(pid)], { encoding: 'utf8' });
    const [, state = '', parent = '', command = ''] = /^\s*(\S+)\s+(\d+)\s+(.*)/s.exec(said) ?? [];
    return [state, parent, command];
  } catch {
    return ['', '', ''];
  }
}

function isGuarded(parent: number): boolean {
  const seen = look(parent);
  return typeof seen === 'object' && seen.command.includes(GUARD);
}
