/** The service as it is started: the demonstration, beside it the commands of the machine, its end, and its second start. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEmbedded } from '../../src/service/store/embedded.ts';
import { APP, OWNER } from '../../src/service/store/roles.ts';
import { falseProvider, SECRET } from '../service/identity-provider.ts';
import { temporaryFolder } from '../service/servers.ts';
import { mailServer } from '../service/smtp.ts';
import { build, project } from './build.ts';
import { run } from './command-line.ts';

const root = temporaryFolder();
const started: ChildProcess[] = [];
beforeAll(build, 240_000);
afterAll(() => {
  for (const process of started) process.kill('SIGKILL');
  // A server that lost its starter takes a moment to end.
  rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}, 60_000);

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly log: string;
}

interface Program {
  readonly out: () => string;
  readonly log: () => string;
  readonly ended: Promise<Ended>;
  readonly signal: (name: NodeJS.Signals) => void;
}

function start(argv: readonly string[], environment: Record<string, string> = {}): Program {
  const { HOME, PATH } = process.env;
  const child = spawn(process.execPath, [path.join(project, 'dist/program/main.js'), ...argv], {
    cwd: root,
    env: { HOME: HOME ?? '', PATH: PATH ?? '', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let [out, log] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (log += text.toString()));
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, out, log })));
  return { out: () => out, log: () => log, ended, signal: (name) => child.kill(name) };
}

/** A command with a configuration of its own, in this process. */
function configured(name: string, configuration: object): (...argv: string[]) => ReturnType<typeof run> {
  const file = path.join(root, name);
  writeFileSync(file, JSON.stringify(configuration));
  return (...argv) => run(...argv, '--config', file, '--lang', 'en');
}

function posted(address: string, login: string, password: string): Promise<Response> {
  const body = JSON.stringify({ login, password });
  return fetch(`${address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}

/** @returns where it answers. */
async function answering(program: Program): Promise<string> {
  let over: Ended | null = null;
  void program.ended.then((ended) => (over = ended));
  for (;;) {
    const address = /"address": "([^"]+)"/.exec(program.out())?.[1];
    if (address !== undefined) return address;
    if (over !== null) throw new Error(program.log());
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function signedIn(address: string, login: string): Promise<(place: string) => Promise<Response>> {
  const answer = await posted(address, login, 'demo');
  expect(answer.status, login).toBe(204);
  const cookie = answer.headers.get('set-cookie')!.split(';')[0]!;
  return (place) => fetch(`${address}${place}`, { headers: { cookie } });
}

interface List {
  readonly items: readonly Record<string, unknown>[];
}

it('serves a season to everybody of it, is looked after meanwhile, ends when asked, and is there again', async () => {
  const first = start(['serve', '--json']);
  const address = await answering(first);
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await fetch(`${address}/readyz`)).status).toBe(200);

  const board = await signedIn(address, 'board.disp-lyo');
  const rounds = (await (await board('/api/rounds')).json()) as List;
  expect(rounds.items.map(({ period }) => period).sort()).toEqual(['DEC', 'MC', 'MS1', 'MS2', 'PART', 'SP1', 'SP2', 'SP3', 'SP4', 'TJ']);
  const sp1 = rounds.items.find(({ period }) => period === 'SP1')!;
  // The calendar is moved so that an internship has just begun, and all can be tried.
  expect(sp1).toMatchObject({ id: 'DISP-LYO.CPIP 29.SP1', state: 'ready' });
  const days = (Date.now() - Date.parse(String(sp1['startsOn']))) / 86_400_000;
  expect(days > 9 && days < 19, String(sp1['startsOn'])).toBe(true);
  const todo = (await (await board('/api/todo')).json()) as List;
  expect(todo.items.map(({ kind }) => kind)).toContain('run-start');
  for (const [login, role, scope] of [
    ['admin', 'administrator', '*'],
    ['ecole', 'training-unit', '*'],
    ['director.spip-69', 'director', 'SPIP-69'],
    ['mentor.t-0001', 'mentor', 'T-0001'],
    ['Trainee.S-0001', 'trainee', 'S-0001'],
  ] as const)
    expect(await (await (await signedIn(address, login))('/api/me')).json()).toMatchObject({ grants: [{ role, scope }] });
  const nation = await signedIn(address, 'ecole');
  const all = (await (await nation('/api/rounds?limit=500')).json()) as { items: { counts: { trainees: number }; period: string }[] };
  const trainees = all.items.filter(({ period }) => period === 'SP1').reduce((sum, { counts }) => sum + counts.trainees, 0);
  expect([all.items.length, trainees]).toEqual([100, 360]);

  // A second service on the same data is refused; the commands work beside the first.
  const beside = configured('beside.json', { mode: 'demo', database: { folder: 'out/service' } });
  expect((await beside('serve')).error?.code).toBe('STORE_IN_USE');
  const added = await beside('account', 'add', 'Zoé.Quelqu’un', '--name', 'Zoé', '--role', 'board', '--scope', 'DISP-BOR', '--json');
  const { password } = JSON.parse(added.out) as { password: string };
  expect((await posted(address, 'zoé.quelqu’un', password)).status).toBe(204);
  const verified = await beside('audit', 'verify');
  expect([verified.code, verified.out]).toEqual([0, expect.stringMatching(/^The record holds: [\d,]+ lines, each in its place\.\n/)]);
  const head = /elsewhere: (\w+)/.exec(verified.out)![1]!;
  expect((await beside('audit', 'verify', '--head', head)).code).toBe(0);
  const other = await beside('audit', 'verify', '--head', 'f00');
  expect([other.code, other.out]).toEqual([5, expect.stringContaining('f00')]);
  const file = path.join(root, 'demo.backup');
  const backup = await beside('backup', file);
  expect([backup.code, statSync(file).mode & 0o777]).toEqual([0, 0o600]);

  first.signal('SIGTERM');
  const { code, log } = await first.ended;
  expect(code, log).toBe(0);
  // What was logged tells no person: neither who signed in, nor what was asked for.
  expect(log).toContain('"route":"/api/session"');
  for (const secret of ['disp-lyo', 'DISP-LYO', 'zoé', 'Zoé', 's-0001', 'S-0001', 'limit=500', 'demo"}']) expect(log).not.toContain(secret);
  await expect(fetch(`${address}/healthz`)).rejects.toThrow();

  const again = start(['serve', '--json']);
  const there = await answering(again);
  await signedIn(there, 'board.disp-lyo');
  again.signal('SIGINT');
  expect((await again.ended).code).toBe(0);

  // A real service takes no demonstration's data, and a backup is restored into an empty store alone.
  const office = configured('office.json', { database: { folder: 'out/service' } });
  expect((await office('serve')).error?.code).toBe('CONFIG_DEMO_STORE');
  expect((await office('restore', file)).error?.code).toBe('BACKUP_STORE_NOT_EMPTY');
  const restored = configured('restored.json', { database: { folder: 'restored' } });
  // What the program itself lays out in a new store gives way.
  expect((await restored('migrate')).code).toBe(0);
  expect(await restored('restore', file)).toMatchObject({ code: 0, error: null });
  expect((await restored('audit', 'verify', '--head', head)).code).toBe(0);

  // Hands beside a service never hold its store: it could not start then.
  expect((await beside('worker')).error?.code).toBe('STORE_NOT_RUNNING');

  // A copy to rehearse on is another thing than a backup, and than a service.
  const season = path.join(root, 'demo.season');
  expect((await beside('export', season)).code).toBe(0);
  const unasked = path.join(root, 'unasked');
  expect((await configured('unasked.json', { database: { folder: unasked } })('import', season)).error?.code).toBe('CONFIG_IMPORT_MODE');
  expect(existsSync(unasked)).toBe(false);
  const copy = configured('copy.json', { mode: 'rehearsal', database: { folder: 'copy' }, port: 0 });
  expect((await copy('import', file)).error?.code).toBe('BACKUP_OTHER_KIND');
  expect((await copy('serve')).error?.code).toBe('CONFIG_NO_REHEARSAL');
  const imported = JSON.parse((await copy('import', season, '--json')).out) as { rows: number; password: string };
  expect(imported.rows).toBeGreaterThan(1000);
  expect((await configured('real.json', { database: { folder: 'copy' } })('serve')).error?.code).toBe('CONFIG_REHEARSAL_STORE');
  expect((await copy('audit', 'verify', '--head', head)).code).toBe(0);
  const rehearsal = start(['serve', '--json', '--config', path.join(root, 'copy.json')]);
  const stage = await answering(rehearsal);
  expect((await posted(stage, 'board.disp-lyo', 'demo')).status).toBe(401);
  expect((await posted(stage, 'board.disp-lyo', imported.password)).status).toBe(204);
  rehearsal.signal('SIGTERM');
  expect((await rehearsal.ended).code).toBe(0);
}, 300_000);

it('is an office’s from a configuration and a first account', async () => {
  const own = configured('own.json', { database: { folder: 'own' }, log: { level: 'warn' } });
  const secret = (text: string): string => {
    const file = path.join(root, 'password');
    writeFileSync(file, text);
    return file;
  };
  expect((await own('migrate')).out).toMatch(/^\d+ migrations applied\.\n$/);
  expect((await own('migrate')).out).toBe('The database is up to date.\n');
  const add = ['account', 'add', 'chef', '--name', 'Chef', '--role', 'administrator', '--password-file'];
  expect((await own(...add, secret('court\n'))).error?.code).toBe('ACCOUNT_PASSWORD_WEAK');
  expect((await own(...add, secret('quatre mots sans rapport\n'))).out).toBe(
    'Account “chef” made.\n“chef” has the role administrator for *.\n',
  );
  const serving = start(['serve', '--json', '--config', path.join(root, 'own.json')]);
  const address = await answering(serving);
  expect((await posted(address, 'chef', 'quatre mots sans rapport')).status).toBe(204);
  const codes: unknown[] = [];
  for (const argv of [
    ['add', 'CHEF', '--name', 'Chef'],
    ['grant', 'chef', '--role', 'boss'],
    ['grant', 'chef', '--role', 'director', '--scope', 'SPIP-0'],
    ['grant', 'nobody', '--role', 'board', '--scope', 'DISP-LYO'],
    ['grant', 'chef', '--role', 'board', '--scope', 'DISP-LYO'],
    ['grant', 'chef', '--role', 'board', '--scope', 'DISP-LYO'],
    ['disable', 'chef'],
  ])
    codes.push((await own('account', ...argv)).error?.code);
  expect(codes).toEqual([
    ...['ACCOUNT_LOGIN_TAKEN', 'ACCOUNT_ROLE', 'ACCOUNT_PLACE', 'ACCOUNT_UNKNOWN', undefined, 'ACCOUNT_GRANT_THERE'],
    'ACCOUNT_LAST_ADMINISTRATOR',
  ]);
  const changed = await own('account', 'password', 'chef');
  expect(changed.out).toMatch(/Password, shown this once: \S{22}\n$/);
  expect((await posted(address, 'chef', 'quatre mots sans rapport')).status).toBe(401);
  expect((await posted(address, 'chef', /once: (\S+)/.exec(changed.out)![1]!)).status).toBe(204);
  const assistant = await own('account', 'add', 'aide', '--name', 'Aide', '--json');
  expect(assistant.code).toBe(0);
  expect((await own('account', 'disable', 'aide')).out).toBe('Account “aide” disabled; its sessions have ended.\n');
  expect((await own('account', 'disable', 'aide')).out).toBe('The account “aide” was disabled already.\n');
  serving.signal('SIGTERM');
  expect(await serving.ended).toMatchObject({ code: 0 });
  // The demonstration leaves it alone.
  const demo = configured('demo.json', { mode: 'demo', database: { folder: 'own' } });
  expect((await demo('serve')).error?.code).toBe('CONFIG_OFFICE_STORE');
}, 300_000);

it('refuses what would open the demonstration to others, or cannot be', async () => {
  const open = await start(['serve', '--lang', 'en'], { HOST: '0.0.0.0' }).ended;
  expect([open.code, open.log]).toEqual([2, expect.stringContaining('[CONFIG_DEMO_HOST]')]);
  expect((await run('serve', '--config', path.join(root, 'none.json'))).error?.code).toBe('CONFIG_UNREADABLE');
  const mail = configured('mail.json', { mode: 'demo', database: { folder: 'none' }, mail: { host: 'localhost', from: 'a@example.org' } });
  expect((await mail('serve')).error?.code).toBe('CONFIG_OFFICE_ALONE');
  expect(existsSync(path.join(root, 'none'))).toBe(false);
});

it('writes to people and signs them in by another party where it is set up so, and starts although that is away', async () => {
  const { server, taken } = await mailServer();
  const provider = await falseProvider({}, false);
  writeFileSync(path.join(root, 'oidc.txt'), `${SECRET}\n`);
  const [password, board] = ['quatre mots sans rapport', ['--role', 'board', '--scope', 'DISP-LYO']];
  writeFileSync(path.join(root, 'password.txt'), password);
  const { issuer, clientId } = provider.settings;
  const office = configured('outside.json', {
    ...{ database: { folder: 'outside' }, port: 0, log: { level: 'info' } },
    mail: { host: '127.0.0.1', port: server.port, from: 'binome@example.org' },
    oidc: { issuer, clientId, clientSecretFile: 'oidc.txt' },
  });
  expect((await office('migrate')).code).toBe(0);
  const add = ['account', 'add', '--name', 'X', '--password-file', path.join(root, 'password.txt')];
  expect((await office(...add, 'odd', '--email', 'a@example.org\r\nBcc: b@example.org')).error?.code).toBe('ACCOUNT_EMAIL');
  expect((await office(...add, 'claire', ...board, '--email', 'claire@example.org')).code).toBe(0);
  expect((await office(...add, 'board', ...board)).code).toBe(0);
  expect((await office(...add, 'admin', '--role', 'administrator')).code).toBe(0);
  const serving = start(['serve', '--json', '--config', path.join(root, 'outside.json')]);
  const address = await answering(serving);
  const as = async (login: string) => {
    const cookie = (await posted(address, login, password)).headers.get('set-cookie')!.split(';')[0]!;
    return (place: string, body?: FormData | object): Promise<Response> =>
      fetch(`${address}${place}`, {
        ...(body === undefined ? {} : { method: 'POST', body: body instanceof FormData ? body : JSON.stringify(body) }),
        headers: { cookie, ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }) },
      });
  };
  const asBoard = await as('board');
  const form = new FormData();
  form.set('board', 'DISP-LYO');
  form.append(
    'files',
    new Blob(['matricule;rôle;nom;prénom;service;dossiers;volontaire\nM000;tuteur;Fougère;Anaïs;SPIP-01;50;oui']),
    'tuteurs.csv',
  );
  const { id } = (await (await asBoard('/api/censuses', form)).json()) as { id: string };
  expect((await asBoard(`/api/censuses/${id}/application`, {})).status).toBe(200);
  expect((await office(...add, 'anais', '--role', 'mentor', '--scope', 'M000')).code).toBe(0);
  expect((await (await as('anais'))('/api/people/M000/flags', { field: 'caseload' })).status).toBe(201);
  await expect.poll(() => taken.map(({ to }) => to), { timeout: 20_000 }).toEqual([['claire@example.org']]);
  expect(taken[0]!.content).toContain(`${address}/`);
  const letters = (await (await (await as('admin'))('/api/mail')).json()) as List;
  expect(letters.items.map(({ login, state }) => `${String(login)} ${String(state)}`).sort()).toEqual(['board no-address', 'claire sent']);

  const login = (): Promise<Response> => fetch(`${address}/auth/login`, { redirect: 'manual' });
  expect([(await login()).status, serving.log()]).toEqual([
    503,
    expect.stringMatching(/"code":"OIDC_UNAVAILABLE".*"msg":"identity provider"/),
  ]);
  await provider.start();
  const sent = await login();
  expect([sent.status, new URL(sent.headers.get('location')!).searchParams.get('redirect_uri')]).toEqual([303, `${address}/auth/callback`]);
  serving.signal('SIGTERM');
  const ended = await serving.ended;
  expect(ended.code).toBe(0);
  expect(ended.log).not.toMatch(/claire|example\.org|Foug|secret of the client|quatre mots/);
}, 300_000);

it('works on a server’s database as the three roles, once its owner has migrated it', async () => {
  const server = await startEmbedded(path.join(root, 'server'), { durable: false });
  try {
    const { host, port, database } = server.connection(APP);
    const address = (user: string): string => `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host!)}`;
    const office = configured('server.json', { database: { url: address(APP) }, port: 0, log: { level: 'warn' } });
    expect((await office('serve')).error?.code).toBe('STORE_NOT_MIGRATED');
    expect((await office('worker')).error?.code).toBe('STORE_NOT_MIGRATED');
    expect((await office('account', 'add', 'chef', '--name', 'Chef')).error?.code).toBe('STORE_NOT_MIGRATED');
    expect((await office('migrate')).code).toBe(0);
    expect((await office('account', 'add', 'chef', '--name', 'Chef', '--role', 'administrator')).code).toBe(0);
    // Asked to end as soon as it serves.
    const served = await office('serve', '--json');
    expect([served.code, served.out]).toEqual([0, expect.stringMatching(/"mode": "office",\n {2}"folder": null/)]);
    expect((await office('worker')).code).toBe(0);
    const strong = configured('strong.json', { database: { url: address(OWNER) }, port: 0 });
    expect((await strong('serve')).error?.code).toBe('STORE_ROLE_TOO_STRONG');
    const demo = configured('demo-on-server.json', { mode: 'demo', database: { url: address(APP) }, port: 0 });
    expect((await demo('serve')).error?.code).toBe('CONFIG_OFFICE_STORE');
  } finally {
    await server.stop();
  }
});
