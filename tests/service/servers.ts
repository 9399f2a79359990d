/**
 * PostgreSQL servers for tests, real ones: the embedded, whose owner is the superuser, and those that the system has installed, where the
 * owner of the store is nobody special, as on a server that somebody else keeps.
 */
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbedded, type Connection } from '../../src/service/store/embedded.ts';
import { serverAccount, type Account } from '../../src/service/store/embedded/account.ts';
import { privateFolder } from '../../src/service/store/embedded/places.ts';
import { APP, OWNER, SYSTEM, type Role } from '../../src/service/store/roles.ts';

export interface Server {
  readonly name: string;
  /** Who may make databases and roles. */
  readonly superuser: string;
  connection(user: string, database: string): Connection;
  stop(): Promise<void>;
}

export interface ServerKind {
  readonly name: string;
  /** @param within a folder that the server's own is made in */
  start(within?: string): Promise<Server>;
}

/** A folder that the server's account can enter, for whoever the tests run as. */
export function temporaryFolder(within = os.tmpdir()): string {
  const folder = mkdtempSync(path.join(within, 'binome-store-'));
  chmodSync(folder, 0o755);
  return folder;
}

export const EMBEDDED: ServerKind = {
  name: 'the embedded server',
  async start(within) {
    const folder = temporaryFolder(within);
    const server = await startEmbedded(folder, { durable: false });
    return {
      ...{ name: this.name, superuser: OWNER },
      connection: (user, database) => ({ ...server.connection(user as Role), database }),
      async stop() {
        await server.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

/** The oldest version that the store runs on. */
const OLDEST = 15;

/** As Debian lays them out. */
const INSTALLED = '/usr/lib/postgresql';

/** The embedded one, and one of each major version that is installed here. */
export const SERVERS: readonly ServerKind[] = [
  EMBEDDED,
  ...(existsSync(INSTALLED) ? readdirSync(INSTALLED) : [])
    .filter((version) => Number(version) >= OLDEST && existsSync(path.join(INSTALLED, version, 'bin/initdb')))
    .map((version) => ({ name: `PostgreSQL ${version}`, start: () => startInstalled(version) })),
];

const SUPERUSER = 'keeper_of_the_server';

async function startInstalled(version: string): Promise<Server> {
  const folder = temporaryFolder();
  const account = serverAccount(folder);
  const [cluster, socket] = [path.join(folder, 'cluster'), path.join(folder, 'socket')];
  for (const each of [cluster, socket]) {
    mkdirSync(each);
    privateFolder(each, account);
  }
  const bin = (name: string) => path.join(INSTALLED, version, 'bin', name);
  const options = ['-D', cluster, '-U', SUPERUSER, '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  await run(account, bin('initdb'), options).ended;
  const server = run(account, bin('postgres'), ['-D', cluster, '-k', socket, '-c', 'listen_addresses=', '-c', 'fsync=off']);
  await server.said('ready to accept connections');
  const connection = (user: string, database: string) => ({ host: socket, port: 5432, user, database });
  const client = new pg.Client(connection(SUPERUSER, 'postgres'));
  await client.connect();
  for (const role of [OWNER, APP, SYSTEM]) await client.query(`create role ${role} login nosuperuser nobypassrls`);
  await client.end();
  return {
    ...{ name: `PostgreSQL ${version}`, superuser: SUPERUSER, connection },
    async stop() {
      process.kill(Number(readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGINT');
      await server.ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function run(account: Account, program: string, options: readonly string[]) {
  const child = spawn(program, options, { ...account.drop, cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C' }, stdio: 'pipe' });
  let text = '';
  child.stdout.resume();
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  const ended = new Promise<void>((resolve, reject) => {
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}: ${text}`))));
  });
  const said = (words: string) =>
    Promise.race([
      ended.then(() => Promise.reject(new Error(`${program} ended: ${text}`))),
      new Promise<void>((resolve) => child.stderr.on('data', () => text.includes(words) && resolve())),
    ]);
  return { ended, said };
}
