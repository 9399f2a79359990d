/**
 * The embedded store: a real PostgreSQL beside this process, on a folder of its own, reached through a Unix socket by the accounts of this
 * machine that may (peer authentication: no port, no password). It ends when its starter does, in whatever way.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import pg, { type ClientConfig } from 'pg';
import { BinomeError } from '../../errors/index.ts';
import { serverAccount, type Account } from './embedded/account.ts';
import { binariesFor } from './embedded/binaries.ts';
import { notStarted, openCluster, SERVER_ENVIRONMENT } from './embedded/cluster.ts';
import { clusterIn, openFolder, PORT, privateFolder, socketFolder } from './embedded/places.ts';
import { end, GUARD, readPostmaster, settle, STARTER_LOCK } from './embedded/postmaster.ts';
import { ensureRoles, OWNER, type Role } from './roles.ts';

/** The database of the service, in the embedded cluster. */
export const DATABASE = 'binome';

export interface EmbeddedOptions {
  /** What root runs the server as; by default `postgres`, else `nobody`. Of no effect for other accounts. */
  readonly account?: string;
  /** Settings of PostgreSQL by name, over ours. */
  readonly settings?: Readonly<Record<string, string | number>>;
  /** False: nothing is forced to the disk. For what is thrown away, such as the store of a test. */
  readonly durable?: boolean;
  /** What the server says, a piece of text a call: no row's content among it. */
  readonly log?: (text: string) => void;
  /** How long it may take to be ready, with the repair after a crash: 120 s by default. */
  readonly startMs?: number;
  /** How long it may take to be ready again once a process of its own was killed: 60 s by default. It is ended then. */
  readonly recoveryMs?: number;
}

export interface Embedded {
  /** How to reach the store as one of its roles, in the form that `pg` takes. */
  connection(role: Role): Connection;
  /** Of the server's first process. */
  readonly pid: number;
  /** Ends it: what was committed stays. */
  stop(): Promise<void>;
  /** Resolves when the server has ended, asked or not, with what it said last. */
  readonly ended: Promise<string>;
}

export type Connection = Required<Pick<ClientConfig, 'host' | 'port' | 'user' | 'database'>>;

/** Where the machine has room for little else: a board's store is some hundred megabytes. */
const SETTINGS = {
  shared_buffers: '32MB',
  max_connections: 40,
  max_wal_size: '128MB',
  min_wal_size: '32MB',
  io_method: 'sync',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  // A log holds no row: neither the statement that failed nor the key that was there twice.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' };

/**
 * Holds our end of a pipe: when this process dies in any way the pipe closes, and the server is told to end. Signals of a terminal do not
 * reach it, since it leads a session of its own.
 */
const GUARDED = `
"$@" 3<&- & server=$!
trap 'kill -INT $server' INT TERM
{ read -r _ <&3; kill -INT $server; } 2>/dev/null & reader=$!
wait $server; code=$?
while kill -0 $server 2>/dev/null; do wait $server; code=$?; done
kill $reader 2>/dev/null
exit $code`;

const START_MS = 120_000;
/** What there is to repair is at most `max_wal_size`. */
const RECOVERY_MS = 60_000;
/** After that long a server that was asked to end is made to; the next start repairs. */
const STOP_MS = 30_000;
/** What a server that was killed left running may take to notice. */
const LEFTOVERS_MS = 10_000;

/**
 * Starts the server on a folder, which becomes the store's; a new cluster takes about a second, one that is there a tenth.
 *
 * @throws BinomeError STORE_NO_SERVER_HERE, STORE_SERVER_UNUSABLE, STORE_NO_ACCOUNT, STORE_FOLDER, STORE_FOLDER_FOREIGN,
 *   STORE_FOLDER_OUT_OF_REACH, STORE_OTHER_MAJOR, STORE_IN_USE, STORE_NOT_STARTED
 */
export async function startEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const { log = () => undefined, durable = true } = options;
  const account = serverAccount(clusterIn(path.resolve(folder)), options.account);
  openFolder(path.resolve(folder), account);
  // As PostgreSQL names itself among the processes.
  const at = realpathSync(folder);
  const binaries = await binariesFor(account, at);
  const socket = socketFolder(at, account);
  privateFolder(socket, account);
  await openCluster(at, account, binaries, durable);
  const cluster = clusterIn(at);
  await settle(cluster, socket, OWNER, (line) => log(`${line}\n`));
  const settings = { ...SETTINGS, ...(durable ? {} : NOT_DURABLE), ...options.settings };
  const { ended } = await run(account, binaries.postgres, cluster, socket, settings, { log, startMs: options.startMs ?? START_MS });
  const pid = readPostmaster(cluster)?.pid ?? 0;
  const stop = async () => {
    end(pid, 'SIGINT');
    const late = setTimeout(() => end(pid, 'SIGQUIT'), STOP_MS);
    await ended;
    clearTimeout(late);
  };
  const connection = (user: Role) => ({ host: socket, port: PORT, user, database: DATABASE });
  try {
    const keeper = { ...connection(OWNER), database: 'postgres' };
    await makeWhatLacks(keeper);
    await hold(keeper, { pid, ended, mostMs: options.recoveryMs ?? RECOVERY_MS, log });
  } catch (error) {
    await stop();
    throw error;
  }
  return { connection, pid, stop, ended };
}

/**
 * How to reach the embedded store that another process of this machine has started on a folder.
 *
 * @throws BinomeError STORE_NOT_RUNNING
 */
export function runningEmbedded(folder: string): (role: Role) => Connection {
  const found = readPostmaster(clusterIn(path.resolve(folder)));
  if (found === undefined || found.socket === '') throw new BinomeError('STORE_NOT_RUNNING', {}, { file: folder });
  return (user) => ({ host: found.socket, port: PORT, user, database: DATABASE });
}

interface Running {
  readonly ended: Promise<string>;
}

interface Watch {
  readonly log: (text: string) => void;
  readonly startMs: number;
}

async function run(
  account: Account,
  postgres: string,
  cluster: string,
  socket: string,
  settings: Readonly<Record<string, string | number>>,
  watch: Watch,
): Promise<Running> {
  const options = ['-D', cluster, '-k', socket, '-c', 'listen_addresses=', '-c', 'unix_socket_permissions=0700'];
  for (const [name, value] of Object.entries(settings)) options.push('-c', `${name}=${value}`);
  for (const since = performance.now(); ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const child = spawn('/bin/sh', ['-c', GUARDED, GUARD, postgres, ...options], {
      ...account.drop,
      env: SERVER_ENVIRONMENT,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const { ready, ended } = follow(child, watch);
    const outcome = await ready;
    if (outcome === 'ready') return { ended };
    const said = await ended;
    if (said.includes('lock file "postmaster.pid" already exists')) throw new BinomeError('STORE_IN_USE', { value: 0 }, { file: cluster });
    const leftovers = said.includes('pre-existing shared memory block') && performance.now() - since < LEFTOVERS_MS;
    if (!leftovers) throw notStarted(said, child.exitCode);
  }
}

/** @returns `ready`: whether it came to take connections; `ended`: its last words. */
function follow(child: ChildProcess, { log, startMs }: Watch): { ready: Promise<'ready' | 'ended'>; ended: Promise<string> } {
  let said = '';
  const exited = new Promise<void>((resolve) => {
    child.on('error', (error) => {
      said += error.message;
      resolve();
    });
    child.on('exit', () => resolve());
  });
  // The guard may be killed and the server go on: it has ended when nobody holds its stderr any more.
  const silent = new Promise<void>((resolve) => child.stderr?.on('close', resolve));
  const ended = Promise.all([exited, silent]).then(() => {
    // What waits there for our end, if the guard could not end it.
    const pipe = child.stdio[3];
    if (pipe !== null && pipe !== undefined && 'destroy' in pipe) pipe.destroy();
    return said;
  });
  const ready = new Promise<'ready' | 'ended'>((resolve) => {
    const late = setTimeout(() => child.kill('SIGTERM'), startMs);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log(text);
      said = (said + text).slice(-4000);
      if (!said.includes('ready to accept connections')) return;
      clearTimeout(late);
      resolve('ready');
    });
    void ended.then(() => {
      clearTimeout(late);
      resolve('ended');
    });
  });
  return { ready, ended };
}

async function makeWhatLacks(connection: Connection): Promise<void> {
  const client = new pg.Client({ ...connection, application_name: 'binome starter' });
  await client.connect();
  try {
    await ensureRoles(client);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

interface Held {
  readonly pid: number;
  readonly ended: Promise<string>;
  /** How long nobody may be able to connect. */
  readonly mostMs: number;
  readonly log: (text: string) => void;
}

const AGAIN_MS = 200;

/**
 * Takes the lock by which a second starter knows that this one lives, and takes it again whenever the server has dropped its connections to repair
 * itself. PostgreSQL may stay in that state for ever: where the process that repairs is killed as well, its server waits for nobody. It is ended
 * then, so that whoever started it can start it again.
 */
async function hold(connection: Connection, { pid, ended, mostMs, log }: Held): Promise<void> {
  const server = { isOver: false };
  void ended.then(() => (server.isOver = true));
  const take = async (): Promise<{ readonly lost: Promise<void> }> => {
    const keeper = new pg.Client({ ...connection, application_name: 'binome starter', connectionTimeoutMillis: mostMs });
    const lost = new Promise<void>((resolve) => {
      keeper.on('error', () => resolve());
      keeper.on('end', () => resolve());
    });
    await keeper.connect();
    await keeper.query('select pg_advisory_lock($1)', [STARTER_LOCK]);
    return { lost };
  };
  /** @returns null once the server has ended. */
  const takeAgain = async (): Promise<{ readonly lost: Promise<void> } | null> => {
    for (const since = performance.now(); !server.isOver; await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))) {
      try {
        return await take();
      } catch (error) {
        if (performance.now() - since < mostMs) continue;
        log(`ending the server ${pid}, which does not come back: ${error instanceof Error ? error.message : ''}\n`);
        end(pid, 'SIGKILL');
        await ended;
      }
    }
    return null;
  };
  const keep = async (first: Promise<void>): Promise<void> => {
    for (let lost: Promise<void> | undefined = first; lost !== undefined; lost = (await takeAgain())?.lost) await lost;
  };
  const { lost } = await take();
  void keep(lost);
}
