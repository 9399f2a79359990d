import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { runningEmbedded, startEmbedded, type Embedded, type EmbeddedOptions } from '../../../src/service/store/embedded.ts';
import { serverAccount } from '../../../src/service/store/embedded/account.ts';
import { binariesFor, packageFolder } from '../../../src/service/store/embedded/binaries.ts';
import { OWNER, ROLES, type Role } from '../../../src/service/store/roles.ts';
import { connected } from '../../service/database.ts';
import { childrenOf, gone, isAlive, parentOf, startElsewhere } from '../../service/processes.ts';
import { temporaryFolder } from '../../service/servers.ts';

const folders: string[] = [];
const running: Embedded[] = [];
const clients: pg.Client[] = [];

function newFolder(): string {
  folders.push(temporaryFolder());
  return folders.at(-1)!;
}

async function started(folder: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const store = await startEmbedded(folder, options);
  running.push(store);
  return store;
}

async function as(role: Role, { connection }: Pick<Embedded, 'connection'>): Promise<pg.Client> {
  const client = await connected(connection(role));
  clients.push(client);
  return client;
}

/** Made once, and opened by most tests: a new one costs ten times as much. */
const shared = newFolder();
let last = 0;

/** One row more, committed. */
async function write(store: Pick<Embedded, 'connection'>): Promise<void> {
  const client = await as(OWNER, store);
  await client.query('create table if not exists kept (value int)');
  await client.query('insert into kept values ($1)', [++last]);
}

/** What was written last is there. */
async function keptAll(store: Pick<Embedded, 'connection'>): Promise<void> {
  const { rows } = await (await as(OWNER, store)).query<{ value: number }>('select max(value) as value from kept');
  expect(rows).toEqual([{ value: last }]);
}

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end().catch(() => undefined)));
  await Promise.all(running.splice(0).map((store) => store.stop()));
});
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })), 60_000);

const isRoot = process.getuid?.() === 0;

describe('the embedded store', () => {
  it('is reached by its three roles through a socket alone, and forces what is committed to the disk', async () => {
    const folder = shared;
    const store = await started(folder);
    for (const role of ROLES) {
      const { rows } = await (
        await as(role, store)
      ).query('select current_user as role, rolsuper as superuser from pg_roles where rolname = current_user');
      expect(rows).toEqual([{ role, superuser: role === OWNER }]);
    }
    const owner = await as(OWNER, store);
    const { rows } = await owner.query(`select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync,
      current_setting('full_page_writes') as pages, current_setting('synchronous_commit') as commits, current_setting('data_checksums') as checksums,
      current_setting('server_encoding') as encoding, (select datlocale from pg_database where datname = current_database()) as locale`);
    expect(rows).toEqual([
      { addresses: '', fsync: 'on', pages: 'on', commits: 'on', checksums: 'on', encoding: 'UTF8', locale: 'C.UTF-8' },
    ]);
    for (const name of ['cluster', 'socket']) expect(statSync(path.join(folder, name)).mode & 0o777).toBe(0o700);
    const stranger = new pg.Client({ ...store.connection(OWNER), user: 'postgres' });
    await expect(stranger.connect()).rejects.toThrow(/[Pp]eer authentication failed/);
    expect(runningEmbedded(folder)(OWNER)).toEqual(store.connection(OWNER));
  });

  it('opens again with what was committed', async () => {
    const folder = shared;
    const first = await started(folder);
    await write(first);
    await first.stop();
    await first.stop();
    expect(isAlive(first.pid)).toBe(false);
    expect(await first.ended).toContain('database system is shut down');
    expect(() => runningEmbedded(folder)).toThrow('STORE_NOT_RUNNING');
    await keptAll(await started(folder));
  });

  it('refuses a second starter, in this process or another, and goes on', async () => {
    const folder = shared;
    const store = await started(folder);
    await expect(startEmbedded(folder)).rejects.toThrow(new RegExp(`process ${store.pid}.*\\[STORE_IN_USE\\]`));
    await expect(startElsewhere(folder)).rejects.toThrow('refused STORE_IN_USE');
    await write(store);
    await keptAll(store);
  });

  it('of two starters at once on a new folder has one', async () => {
    const folder = newFolder();
    const outcomes = await Promise.allSettled([started(folder, { durable: false }), started(folder, { durable: false })]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'STORE_IN_USE' });
    await write(running[0]!);
    await keptAll(running[0]!);
  });

  it('writes no row into its log', async () => {
    let log = '';
    const store = await started(shared, { log: (text) => (log += text) });
    const owner = await as(OWNER, store);
    await owner.query('create table if not exists note (content text primary key)');
    await owner.query('insert into note values ($1)', ['très confidentiel']);
    await expect(owner.query('insert into note values ($1)', ['très confidentiel'])).rejects.toThrow('duplicate key');
    await expect(owner.query(`select 'très confidentiel'::date`)).rejects.toThrow('invalid input syntax');
    await store.stop();
    expect(log).toContain('ready to accept connections');
    expect(log).not.toContain('confidentiel');
  });

  it('lies wherever it is put, however long the path', async () => {
    const folder = path.join(newFolder(), 'é à'.repeat(12), 'x'.repeat(60));
    const store = await started(folder, { durable: false });
    expect(store.connection(OWNER).host).not.toContain('xxx');
    await write(store);
    expect(runningEmbedded(folder)(OWNER)).toEqual(store.connection(OWNER));
    folders.push(String(store.connection(OWNER).host));
  });
});

describe('after a sudden death', () => {
  it('of the server, tells its starter, and opens again with what was committed', async () => {
    const folder = shared;
    const store = await started(folder);
    await write(store);
    process.kill(store.pid, 'SIGKILL');
    // At once, as whoever keeps a service up would.
    const again = await startEmbedded(folder);
    running.push(again);
    await store.ended;
    await keptAll(again);
  });

  it('of a process of the server, it repairs itself, and still nobody else takes it', async () => {
    const folder = shared;
    const store = await started(folder);
    await write(store);
    const owner = await as(OWNER, store);
    const { rows } = await owner.query<{ pid: number }>('select pg_backend_pid() as pid');
    process.kill(rows[0]!.pid, 'SIGKILL');
    await expect.poll(() => startElsewhere(folder).then(String, String), { timeout: 20_000 }).toContain('refused STORE_IN_USE');
    await keptAll(store);
    await expect(startElsewhere(folder)).rejects.toThrow('refused STORE_IN_USE');
  });

  it('of what repairs the server, it is ended, and opens again', async () => {
    const folder = newFolder();
    const store = await started(folder, { recoveryMs: 1500 });
    await write(store);
    // As after the death of its first process's child that repairs: it is there, and lets nobody in.
    process.kill(store.pid, 'SIGSTOP');
    for (const pid of childrenOf(store.pid)) process.kill(pid, 'SIGKILL');
    await store.ended;
    expect(isAlive(store.pid)).toBe(false);
    await keptAll(await started(folder));
  });

  it('of its starter, the server ends by itself', async () => {
    const folder = shared;
    const { child, pid } = await startElsewhere(folder);
    await write({ connection: runningEmbedded(folder) });
    child.kill('SIGKILL');
    // Before it has ended: the next starter waits for it.
    const store = await started(folder);
    expect(isAlive(pid)).toBe(false);
    await keptAll(store);
  });

  it('of its starter and its guard, the orphan is ended by the next starter', async () => {
    const folder = shared;
    const { child, pid } = await startElsewhere(folder);
    await write({ connection: runningEmbedded(folder) });
    const guard = parentOf(pid);
    // The one that waits for the starter's end goes first, or it would do its work.
    const waiting = childrenOf(guard).filter((each) => each !== pid);
    expect(waiting).toHaveLength(1);
    for (const each of [guard, ...waiting]) process.kill(each, 'SIGKILL');
    child.kill('SIGKILL');
    await gone(guard);
    expect(isAlive(pid)).toBe(true);
    let log = '';
    const store = await started(folder, { log: (text) => (log += text) });
    expect(log).toContain(`ending the server ${pid}, whose starter is gone`);
    await keptAll(store);
  });

  it('of its starter and of what waits for its end, the orphan is ended by the next starter', async () => {
    const folder = shared;
    const { child, pid } = await startElsewhere(folder);
    await write({ connection: runningEmbedded(folder) });
    const guard = parentOf(pid);
    for (const each of childrenOf(guard).filter((one) => one !== pid)) process.kill(each, 'SIGKILL');
    child.kill('SIGKILL');
    const store = await started(folder);
    expect(isAlive(pid)).toBe(false);
    await keptAll(store);
  });

  it('of its guard alone, the server goes on, and nobody else takes it', async () => {
    const folder = shared;
    const store = await started(folder);
    process.kill(parentOf(store.pid), 'SIGKILL');
    await write(store);
    await expect(startEmbedded(folder)).rejects.toThrow('STORE_IN_USE');
    await store.stop();
    await keptAll(await started(folder));
  });

  it('of the machine, is not misled by a stranger that has the number of a server', async () => {
    const folder = shared;
    const store = await started(folder);
    await write(store);
    const left = readFileSync(path.join(folder, 'cluster/postmaster.pid'), 'utf8');
    await store.stop();
    const owner = statSync(path.join(folder, 'cluster'));
    const files = {
      'cluster/postmaster.pid': left.replace(/^\d+/, String(process.pid)),
      'socket/.s.PGSQL.5432.lock': `${process.pid}\n${path.join(folder, 'cluster')}\n`,
    };
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(path.join(folder, name), text, { mode: 0o600 });
      chownSync(path.join(folder, name), owner.uid, owner.gid);
    }
    let log = '';
    await keptAll(await started(folder, { log: (text) => (log += text) }));
    expect(log).toContain(`postmaster.pid names ${process.pid}, which is another program`);
  });

  it('while a cluster is made, begins anew', async () => {
    const folder = newFolder();
    // The number of a process that has ended.
    const { pid } = spawnSync(process.execPath, ['--eval', '']);
    const part = path.join(folder, `cluster.${pid}-1`);
    mkdirSync(part);
    writeFileSync(path.join(part, 'PG_VERSION'), '18\n');
    await write(await started(folder, { durable: false }));
    expect(existsSync(part)).toBe(false);
  });
});

describe('where it cannot be', () => {
  it('says which platforms have it, and what else there is', () => {
    expect(() => packageFolder('linux-riscv64')).toThrow(/linux-riscv64.*DATABASE_URL.*linux-x64, linux-arm64.*\[STORE_NO_SERVER_HERE\]/);
  });

  it('refuses a folder that is none, or somebody else’s', async () => {
    const folder = newFolder();
    writeFileSync(path.join(folder, 'file'), '');
    await expect(startEmbedded(path.join(folder, 'file'))).rejects.toThrow('STORE_FOLDER');
    writeFileSync(path.join(folder, 'socket'), '');
    await expect(startEmbedded(folder)).rejects.toThrow('STORE_FOLDER');
  });

  it('refuses data of another version of PostgreSQL, and leaves them', async () => {
    const folder = newFolder();
    mkdirSync(path.join(folder, 'cluster'), { mode: 0o700 });
    writeFileSync(path.join(folder, 'cluster/PG_VERSION'), '17\n');
    await expect(startEmbedded(folder)).rejects.toThrow(/PostgreSQL 17.*\[STORE_OTHER_MAJOR\]/);
    expect(readFileSync(path.join(folder, 'cluster/PG_VERSION'), 'utf8')).toBe('17\n');
  });

  it('tells what PostgreSQL says when it does not start', async () => {
    await expect(startEmbedded(shared, { settings: { no_such_setting: 1 } })).rejects.toThrow(/no_such_setting.*\[STORE_NOT_STARTED\]/);
  });

  it('copies programs beside the data that the account cannot reach, with the links that npm left out', async () => {
    const folder = newFolder();
    const original = packageFolder(`${process.platform}-${process.arch}`);
    const hidden = path.join(folder, 'hidden');
    mkdirSync(hidden, { mode: 0o700 });
    const copy = path.join(hidden, 'package');
    cpSync(original, copy, { recursive: true, verbatimSymlinks: true, filter: (file) => !lstatSync(file).isSymbolicLink() });
    for (const name of ['initdb', 'postgres']) chmodSync(path.join(copy, 'native/bin', name), 0o644);
    const { postgres, major } = await binariesFor(serverAccount(folder), folder, copy);
    expect(major).toBe('18');
    // Root has to be told apart: others reach what is theirs.
    expect(path.relative(folder, postgres).startsWith(isRoot ? 'postgresql-18' : 'hidden')).toBe(true);
    expect(lstatSync(path.join(path.dirname(postgres), '../lib/libpq.so.5')).isSymbolicLink()).toBe(true);
  });
});

// Who runs the tests is what can be tried: root drops to another account, and can be another; others can be themselves alone.
if (isRoot)
  describe('as root', () => {
    it('runs under an account that is not', async () => {
      const folder = shared;
      const store = await started(folder);
      const account = serverAccount(folder);
      expect(account.drop!.uid).toBeGreaterThan(0);
      expect(statSync(path.join(folder, 'cluster')).uid).toBe(account.drop!.uid);
      expect(statSync(folder).uid).toBe(0);
      await write(store);
    });

    it('names the account that cannot enter', async () => {
      const folder = newFolder();
      chmodSync(folder, 0o700);
      await expect(startEmbedded(path.join(folder, 'store'))).rejects.toThrow(/“(?:postgres|nobody)”.*\[STORE_FOLDER_OUT_OF_REACH\]/);
    });

    it('takes no account that is root or unknown', () => {
      expect(() => serverAccount('/nowhere', 'root')).toThrow('STORE_NO_ACCOUNT');
      expect(() => serverAccount('/nowhere', 'nobody-of-that-name')).toThrow('STORE_NO_ACCOUNT');
      expect(serverAccount('/nowhere', 'nobody').name).toBe('nobody');
    });

    it('takes no folder that another account has laid out where all may', async () => {
      const folder = newFolder();
      const { drop } = serverAccount('/nowhere', 'nobody');
      mkdirSync(path.join(folder, 'cluster'));
      for (const each of [folder, path.join(folder, 'cluster')]) chownSync(each, drop!.uid, drop!.gid);
      await expect(startEmbedded(folder)).rejects.toThrow('STORE_FOLDER_FOREIGN');
      const link = path.join(os.tmpdir(), `${path.basename(folder)}-link`);
      folders.push(link);
      symlinkSync(shared, link);
      lchownSync(link, drop!.uid, drop!.gid);
      await expect(startEmbedded(link)).rejects.toThrow('STORE_FOLDER_FOREIGN');
    });

    it('opens what a plain account has made, which opens it again', async () => {
      const folder = path.join(newFolder(), 'theirs');
      mkdirSync(folder);
      const { drop } = serverAccount('/nowhere', 'nobody');
      chownSync(folder, drop!.uid, drop!.gid);
      const plain = await startElsewhere(folder, drop);
      // Root may ask the server of another account.
      await write({ connection: runningEmbedded(folder) });
      plain.child.kill('SIGTERM');
      const store = await started(folder);
      expect(statSync(path.join(folder, 'cluster')).uid).toBe(drop!.uid);
      await write(store);
      await store.stop();
      const again = await startElsewhere(folder, drop);
      await keptAll({ connection: runningEmbedded(folder) });
      again.child.kill('SIGKILL');
      await gone(again.pid);
    });
  });
