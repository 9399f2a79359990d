/** One file and a few variables: what they make, and every wrong key and value told with its place. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { BinomeError } from '../../../src/errors/index.ts';
import { type Configuration, type Environment, readConfiguration } from '../../../src/service/shell/configuration.ts';
import { certificate } from '../../service/smtp.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'binome-configuration-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = path.join(folder, 'binome.json');

function read(content: object | string, environment: Environment = {}): Configuration {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return readConfiguration(file, environment);
}

function fault(content: object | string, environment: Environment = {}): BinomeError {
  try {
    read(content, environment);
  } catch (error) {
    if (error instanceof BinomeError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

it('is the demonstration without a file, on this machine alone', () => {
  const usual = readConfiguration(undefined, {});
  expect(usual).toMatchObject({
    ...{ mode: 'demo', origin: 'http://127.0.0.1:8080', host: '127.0.0.1', port: 8080, mail: null, oidc: null, proxies: [] },
    store: { kind: 'embedded', folder: path.resolve('out/service'), isUsual: true },
    sessions: { idleMinutes: 30 },
    ...{ metricsToken: null, settings: {} },
  });
  expect(readConfiguration(undefined, { PORT: '9000', HOST: '::1' })).toMatchObject({ port: 9000, origin: 'http://[::1]:9000' });
  expect(readConfiguration(undefined, { PORT: '', HOST: '', DATABASE_URL: '', BINOME_CONFIG: '' })).toEqual(usual);
  for (const HOST of ['0.0.0.0', '::', '192.168.1.4', 'demo.example.org'])
    expect(() => readConfiguration(undefined, { HOST })).toThrow(/\[CONFIG_DEMO_HOST\]/);
  for (const PORT of ['80a', '-1', '65536', '8 0']) expect(() => readConfiguration(undefined, { PORT })).toThrow(/\[CONFIG_ENVIRONMENT\]/);
});

it('is an office’s with a file, found by the option or the environment; its folder is beside it', () => {
  const content = {
    ...{ origin: 'https://binome.example.org', host: '0.0.0.0', port: 8443, proxies: ['127.0.0.1'] },
    database: { folder: 'data', account: 'binome' },
    mail: { host: 'smtp.example.org', from: 'binome@example.org' },
    sessions: { longestHours: 4 },
    limits: { uploadMb: 10, jobSeconds: 60, workers: 2 },
    ...{ log: { level: 'warn' }, metrics: { token: 'a-token-of-some-length' }, runDaysBefore: 30 },
    accessibility: { contact: 'acces@example.org' },
  };
  const configuration = read(content);
  expect(configuration).toMatchObject({
    ...{ mode: 'office', origin: 'https://binome.example.org', host: '0.0.0.0', port: 8443 },
    store: { kind: 'embedded', folder: path.join(folder, 'data'), isUsual: false, account: 'binome' },
    mail: { host: 'smtp.example.org', port: 587, secure: false, needsTls: true, ca: null, user: null, password: null },
    oidc: null,
    sessions: { idleMinutes: 30, longestHours: 4 },
    limits: { uploadBytes: 10_000_000, jobSeconds: 60, leaseSeconds: 20, workers: 2 },
    ...{ logLevel: 'warn', metricsToken: 'a-token-of-some-length', settings: { runDaysBefore: 30 } },
    accessibilityContact: 'acces@example.org',
  });
  expect(read({ ...content, accessibility: { contact: 'https://example.org/acces' } }).accessibilityContact).toBe(
    'https://example.org/acces',
  );
  for (const contact of ['javascript:alert(1)', 'http://example.org', 'nobody'])
    expect(() => read({ ...content, accessibility: { contact } })).toThrow(/\[CONFIG_WRONG\]/);
  read(content);
  expect(readConfiguration(undefined, { BINOME_CONFIG: file })).toEqual(configuration);
  expect(read(content, { PORT: '1234', BINOME_DB_USER: 'other' })).toMatchObject({ port: 1234, store: { account: 'other' } });
});

it('names a server’s database for each of the three roles', () => {
  const urls = (url: string, more: Environment = {}): unknown => {
    const { store } = readConfiguration(undefined, { DATABASE_URL: url, ...more });
    return store.kind === 'server' ? store.urls : store;
  };
  expect(urls('postgresql://binome_app:secret@db.example.org/binome?sslmode=verify-full')).toEqual({
    binome_app: 'postgresql://binome_app:secret@db.example.org/binome?sslmode=verify-full',
    // Nobody's password is another's.
    binome_system: 'postgresql://binome_system@db.example.org/binome?sslmode=verify-full',
    binome_owner: 'postgresql://binome_owner@db.example.org/binome?sslmode=verify-full',
  });
  expect(
    urls('postgres://localhost/binome', { DATABASE_SYSTEM_URL: 'postgres://s@[::1]/x', DATABASE_OWNER_URL: 'postgres://o@127.0.0.1/x' }),
  ).toEqual({
    ...{
      binome_app: 'postgres://binome_app@localhost/binome',
      binome_system: 'postgres://s@[::1]/x',
      binome_owner: 'postgres://o@127.0.0.1/x',
    },
  });
  expect(readConfiguration(undefined, { DATABASE_URL: 'postgres://localhost/binome' }).mode).toBe('office');
  for (const socket of [
    'postgresql://binome_app@%2Frun%2Fpostgresql/binome',
    'postgresql://binome_app@localhost/binome?host=/run/postgresql',
  ])
    expect(urls(socket)).toMatchObject({ binome_app: socket });
  // Beyond this machine only to a server that proves who it is, for each of the roles.
  const safe = 'postgresql://binome_app@db.example.org/binome?sslmode=verify-full';
  for (const [url, more] of [
    ['postgresql://binome_app:secret@db.example.org/binome', {}],
    ['postgresql://binome_app:secret@db.example.org/binome?sslmode=no-verify', {}],
    ['postgresql://binome_app:secret@db.example.org/binome?sslmode=prefer&ssl=true', {}],
    ['postgresql://binome_app:secret@localhost/binome?host=db.example.org', {}],
    [safe, { DATABASE_SYSTEM_URL: 'postgresql://binome_system:secret@db.example.org/binome' }],
    [safe, { DATABASE_OWNER_URL: 'postgresql://binome_owner:secret@db.example.org/binome?sslmode=disable' }],
  ] as const) {
    expect(() => urls(url, more)).toThrow(/“db\.example\.org”[^]*\[CONFIG_PLAIN_STORE\]/);
    expect(() => urls(url, more)).toThrow(expect.not.objectContaining({ message: expect.stringContaining('secret') as unknown }));
  }
  expect(() => urls('mysql://db/binome')).toThrow(/\[STORE_ADDRESS\]/);
  expect(() => urls('a secret that is no address')).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('secret') as unknown }),
  );
});

it.each([
  [{ prot: 8080 }, '/', '“prot” is not known; perhaps “port” is meant'],
  [{ port: '8080' }, '/port', 'a number must stand here, not “8080”'],
  [{ port: 70_000 }, '/port', 'at most 65535 must stand here, not 70000'],
  [{ origin: 'binome.example.org' }, '/origin', 'an address such as "https://binome.example.org" must stand here'],
  [{ origin: 'https://binome.example.org/app' }, '/origin', 'without a path'],
  [{ database: { url: 'db.example.org' } }, '/database/url', 'an address such as "postgresql://'],
  [{ database: { folders: 'x' } }, '/database', 'perhaps “folder” is meant'],
  [{ mail: { host: 'smtp.example.org' } }, '/mail/from', 'the field is missing'],
  [{ mail: { host: 'smtp.example.org', from: 'Binôme <a@example.org>' } }, '/mail/from', 'a mail address such as'],
  [
    { mail: { host: 'smtp.example.org', from: 'a@example.org', password: 'hidden' } },
    '/mail/password',
    'a file of its own (“passwordFile”)',
  ],
  [{ oidc: { issuer: 'https://login.example.org', clientId: 'x', clientSecret: 'hidden' } }, '/oidc/clientSecret', 'BINOME_OIDC_SECRET'],
  [{ mail: { host: 'smtp.example.org', from: 'a@example.org', port: 0 } }, '/mail/port', 'at least 1'],
  [{ oidc: { clientId: 'binome' } }, '/oidc/issuer', 'the field is missing'],
  [{ oidc: { issuer: 'login.example.org', clientId: 'x' } }, '/oidc/issuer', 'an address such as "https://login.example.org/realm"'],
  [{ oidc: { issuer: 'https://login.example.org/?a=b', clientId: 'x' } }, '/oidc/issuer', 'as the provider gives it'],
  [{ oidc: { issuer: 'https://login.example.org', clientId: 'x', claim: 'a b' } }, '/oidc/claim', 'the name of a claim'],
  [
    { oidc: { issuer: 'https://login.example.org', clientId: 'x', passwords: 'nobody' } },
    '/oidc/passwords',
    'one of "everybody" and "administrators"',
  ],
  [{ sessions: { idleMinutes: 0 } }, '/sessions/idleMinutes', 'at least 1 must stand here, not 0'],
  [{ limits: { jobMemoryMb: 1 } }, '/limits/jobMemoryMb', 'at least 256'],
  [{ log: { level: 'verbose' } }, '/log/level', 'one of "fatal", "error", "warn", "info", "debug", "silent"'],
  [{ metrics: { token: 'short' } }, '/metrics/token', 'at least 16 characters'],
  [{ runDaysBefore: 1.5 }, '/runDaysBefore', 'a whole number'],
  [[], '/', 'an object must stand here'],
])('refuses %j', (content, place, says) => {
  const error = fault(content);
  expect([error.code, error.place.path, error.place.file]).toEqual(['CONFIG_WRONG', place, file]);
  expect(error.explain('en')).toContain(says);
  expect(error.explain('fr')).toContain('docs/service.md');
  expect(error.explain('en')).not.toContain('hidden');
});

it('refuses what is no JSON, at its place, what is not there, and passwords in clear over a network', () => {
  expect(fault('{\n  "port": 8080,\n}')).toMatchObject({ code: 'CONFIG_NOT_JSON', place: { file, line: 3 } });
  expect(() => readConfiguration(path.join(folder, 'none.json'), {})).toThrow(/\[CONFIG_UNREADABLE\]/);
  expect(() => readConfiguration(undefined, { BINOME_CONFIG: folder })).toThrow(/\[CONFIG_UNREADABLE\]/);
  expect(fault({ origin: 'http://binome.example.org' })).toMatchObject({ code: 'CONFIG_PLAIN_ORIGIN', place: { path: '/origin' } });
  expect(fault({ host: '0.0.0.0' }).code).toBe('CONFIG_PLAIN_ORIGIN');
  expect(fault({ mode: 'demo', host: '0.0.0.0' }).code).toBe('CONFIG_DEMO_HOST');
  expect(read({ origin: 'http://localhost:8080' }).mode).toBe('office');
});

describe('mail and the identity provider', () => {
  const secret = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return name;
  };
  const mail = { host: 'smtp.example.org', from: 'binome@example.org' };
  const oidc = { issuer: 'https://login.example.org/realm', clientId: 'binome' };

  it('have their secrets from a file or the environment, which goes before it', () => {
    const content = {
      mail: { ...mail, user: 'binome', passwordFile: secret('mail.txt', 'p@ss wörd\n') },
      oidc: { ...oidc, clientSecretFile: secret('oidc.txt', 'a secret\r\n'), claim: 'preferred_username', passwords: 'administrators' },
    };
    expect(read(content)).toMatchObject({
      mail: { user: 'binome', password: 'p@ss wörd', port: 587, secure: false, needsTls: true },
      oidc: { ...oidc, clientSecret: 'a secret', name: null, claim: 'preferred_username', passwords: 'administrators' },
    });
    expect(read(content, { BINOME_MAIL_PASSWORD: 'other', BINOME_OIDC_SECRET: 'more' })).toMatchObject({
      ...{ mail: { password: 'other' }, oidc: { clientSecret: 'more' } },
    });
    expect(read({ oidc }, { BINOME_OIDC_SECRET: 'more' }).oidc).toMatchObject({ claim: null, passwords: 'everybody' });
    expect(read({ mail: { ...mail, secure: true } }).mail).toMatchObject({ port: 465, secure: true, needsTls: true });
    for (const host of ['localhost', '127.0.0.1', '::1']) expect(read({ mail: { ...mail, host } }).mail).toMatchObject({ needsTls: false });
  });

  it.each([
    ['no password', { mail: { ...mail, user: 'binome' } }, {}, '/mail/user', 'no password goes with it'],
    ['no user', { mail }, { BINOME_MAIL_PASSWORD: 'hidden' }, '/mail/user', 'no “mail.user”'],
    ['no file', { mail: { ...mail, user: 'binome', passwordFile: 'none.txt' } }, {}, '/mail/passwordFile', 'mail.passwordFile'],
    ['an empty file', { mail: { ...mail, user: 'b', passwordFile: 'empty.txt' } }, {}, '/mail/passwordFile', 'one line'],
    ['a file of lines', { oidc: { ...oidc, clientSecretFile: 'lines.txt' } }, {}, '/oidc/clientSecretFile', 'one line'],
    ['no secret', { oidc }, {}, '/oidc', 'BINOME_OIDC_SECRET'],
  ] as const)('refuse %s, saying where it may stand and never what it is', (_, content, environment, place, says) => {
    secret('empty.txt', '');
    secret('lines.txt', 'hidden\nhidden');
    const error = fault(content, environment);
    expect([error.code, error.place.path, error.place.file]).toEqual(['CONFIG_SECRET', place, file]);
    expect(error.explain('en')).toContain(says);
    expect(error.explain('en') + error.explain('fr')).not.toContain('hidden');
  });

  it('refuse certificates that are none, an issuer in clear over a network, and the demonstration', async () => {
    for (const caFile of ['none.pem', secret('no.pem', 'not a certificate')])
      expect(fault({ mail: { ...mail, caFile } })).toMatchObject({ code: 'CONFIG_CERTIFICATES', place: { path: '/mail/caFile' } });
    const { cert } = await certificate();
    expect(read({ mail: { ...mail, caFile: secret('ca.pem', cert) } }).mail?.ca?.trim()).toBe(cert.trim());
    const plain = { ...oidc, issuer: 'http://login.example.org' };
    expect(fault({ oidc: plain }, { BINOME_OIDC_SECRET: 'x' })).toMatchObject({
      code: 'CONFIG_PLAIN_ISSUER',
      place: { path: '/oidc/issuer' },
    });
    expect(read({ oidc: { ...oidc, issuer: 'http://127.0.0.1:9000/realm' } }, { BINOME_OIDC_SECRET: 'x' }).oidc?.issuer).toBe(
      'http://127.0.0.1:9000/realm',
    );
    expect(fault({ mode: 'demo', mail })).toMatchObject({ code: 'CONFIG_OFFICE_ALONE', place: { path: '/mail' } });
    expect(fault({ mode: 'demo', oidc }, { BINOME_OIDC_SECRET: 'x' })).toMatchObject({
      code: 'CONFIG_OFFICE_ALONE',
      place: { path: '/oidc' },
    });
    expect(fault({ mode: 'rehearsal', mail })).toMatchObject({ code: 'CONFIG_OFFICE_ALONE' });
    expect(read({ mode: 'demo', mail: null, oidc: null })).toMatchObject({ mail: null, oidc: null });
  });
});
