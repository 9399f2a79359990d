/**
 * How the service is set up: one file of JSON, and a few variables of the environment for what changes from machine to machine. Without either it is
 * the demonstration. Every key that is not known and every value that does not fit is refused, with its place.
 */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { BinomeError, foreignDetail, parseJson, type Place } from '../../errors/index.ts';
import { readBySchema } from '../../errors/schema/index.ts';
import type { ProviderSettings } from '../http/identity-provider.ts';
import type { MailServer } from '../jobs/smtp.ts';
import { isMailAddress } from '../rules/notices.ts';
import { RETENTION, RETENTION_RULES, type RetentionPeriods, type RetentionRule } from '../rules/retention.ts';
import { SETTING_NAMES, SETTINGS, type Settings } from '../rules/settings.ts';
import { APP, OWNER, type Role, SYSTEM } from '../store/roles.ts';
import type { Mode } from '../store/store-mode.ts';

/** Whole numbers within the bounds of a table, each by its name. */
function bounded<Name extends string>(
  table: Readonly<Record<Name, { readonly least: number; readonly most: number }>>,
): Record<Name, z.ZodOptional<z.ZodInt>> {
  const entries = Object.entries<{ readonly least: number; readonly most: number }>(table);
  return Object.fromEntries(entries.map(([name, { least, most }]) => [name, z.int().min(least).max(most).optional()])) as Record<
    Name,
    z.ZodOptional<z.ZodInt>
  >;
}

const usualMonths = Object.fromEntries(RETENTION_RULES.map((rule) => [rule, RETENTION[rule].usual])) as Record<RetentionRule, number>;

/** A rule of ours, said in both languages. */
function rule<Schema extends z.ZodType<string>>(
  schema: Schema,
  holds: (value: string) => boolean,
  said: { en: string; fr: string },
): Schema {
  return schema.refine(holds, { params: said });
}

const origin = rule(z.string(), (value) => /^https?:\/\//.test(value) && URL.canParse(value) && new URL(value).origin === value, {
  en: 'an address such as "https://binome.example.org" must stand here, without a path',
  fr: 'il faut une adresse comme "https://binome.example.org", sans chemin',
});
const host = z.string().min(1).max(253);
const port = z.int().min(0).max(65_535);
const mailAddress = rule(z.string(), isMailAddress, {
  en: 'a mail address such as "binome@example.org" must stand here, and nothing else',
  fr: 'il faut une adresse de courriel comme "binome@example.org", et rien d’autre',
});
const contact = rule(z.string().max(400), (value) => isMailAddress(value) || (value.startsWith('https://') && URL.canParse(value)), {
  en: 'a mail address such as "access@example.org", or an address that begins with https://, must stand here',
  fr: 'il faut une adresse de courriel comme "acces@example.org", ou une adresse qui commence par https://',
});
const issuer = rule(
  z.string(),
  (value) => /^https?:\/\//.test(value) && URL.canParse(value) && !/[?#\s]/.test(value) && new URL(value).username === '',
  {
    en: 'an address such as "https://login.example.org/realm" must stand here, as the provider gives it',
    fr: 'il faut une adresse comme "https://login.example.org/realm", telle que le fournisseur la donne',
  },
);
const claim = rule(z.string(), (value) => /^[A-Za-z0-9_.:/-]{1,100}$/.test(value), {
  en: 'the name of a claim such as "preferred_username" must stand here',
  fr: 'il faut le nom d’une revendication (claim) comme "preferred_username"',
});
/** Where one looks for it first, and it is not to stand. */
const elsewhere = (file: string, variable: string): z.ZodOptional<z.ZodString> =>
  rule(z.string(), () => false, {
    en: `it stands in a file of its own (“${file}”) or in the variable ${variable}`,
    fr: `il se place dans un fichier à part (« ${file} ») ou dans la variable ${variable}`,
  }).optional();
const address = rule(z.string(), (value) => /^postgres(?:ql)?:\/\//.test(value) && URL.canParse(value), {
  en: 'an address such as "postgresql://binome_app@db.example.org/binome" must stand here',
  fr: 'il faut une adresse comme "postgresql://binome_app@db.example.org/binome"',
});

const fileSchema = z.strictObject({
  mode: z.enum(['demo', 'office', 'rehearsal']).optional(),
  origin: origin.optional(),
  host: host.optional(),
  port: port.optional(),
  proxies: z.array(z.string().min(1)).optional(),
  database: z
    .strictObject({
      /** Of the embedded PostgreSQL. */
      folder: z.string().min(1).optional(),
      /** What root runs it as. */
      account: z.string().min(1).optional(),
      /** Of a server, in place of the embedded one. */
      url: address.optional(),
      systemUrl: address.optional(),
      ownerUrl: address.optional(),
      connections: z.int().min(2).max(100).optional(),
    })
    .optional(),
  mail: z
    .strictObject({
      host,
      port: z.int().min(1).max(65_535).optional(),
      /** TLS from the first byte. */
      secure: z.boolean().optional(),
      user: z.string().min(1).max(320).optional(),
      password: elsewhere('passwordFile', 'BINOME_MAIL_PASSWORD'),
      /** BINOME_MAIL_PASSWORD goes before it. */
      passwordFile: z.string().min(1).optional(),
      /** In place of the authorities that Node knows. */
      caFile: z.string().min(1).optional(),
      from: mailAddress,
    })
    .nullable()
    .optional(),
  sessions: z
    .strictObject({ idleMinutes: z.int().min(1).max(1440).optional(), longestHours: z.int().min(1).max(72).optional() })
    .optional(),
  limits: z
    .strictObject({
      uploadMb: z.int().min(1).max(500).optional(),
      jobSeconds: z.int().min(10).max(86_400).optional(),
      jobMemoryMb: z.int().min(256).max(65_536).optional(),
      leaseSeconds: z.int().min(5).max(600).optional(),
      workers: z.int().min(0).max(16).optional(),
    })
    .optional(),
  oidc: z
    .strictObject({
      issuer,
      clientId: z.string().min(1).max(400),
      clientSecret: elsewhere('clientSecretFile', 'BINOME_OIDC_SECRET'),
      /** BINOME_OIDC_SECRET goes before it. */
      clientSecretFile: z.string().min(1).optional(),
      /** What people call it. */
      name: z.string().trim().min(1).max(100).optional(),
      /** Which claim is a login here; without it only accounts that an administrator has linked are found. */
      claim: claim.optional(),
      /** Who may still sign in by a password of their own. */
      passwords: z.enum(['everybody', 'administrators']).optional(),
    })
    .nullable()
    .optional(),
  retention: z.strictObject(bounded(RETENTION)).optional(),
  log: z.strictObject({ level: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).optional() }).optional(),
  metrics: z.strictObject({ token: z.string().min(16).optional() }).optional(),
  /** Whom people write to about barriers on the page. */
  accessibility: z.strictObject({ contact: contact.optional() }).optional(),
  ...bounded(SETTINGS),
});
type ConfigurationFile = z.infer<typeof fileSchema>;

/** Where the store is, for each of its three roles. */
export type StorePlace =
  | { readonly kind: 'embedded'; readonly folder: string; readonly isUsual: boolean; readonly account: string | undefined }
  | { readonly kind: 'server'; readonly urls: Readonly<Record<Role, string>> };

export interface Configuration {
  readonly mode: Mode;
  readonly origin: string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly proxies: readonly string[];
  readonly store: StorePlace;
  /** Connections of each role, at most. */
  readonly connections: number;
  readonly mail: MailServer | null;
  readonly sessions: { readonly idleMinutes: number; readonly longestHours: number };
  readonly limits: Limits;
  readonly oidc: ProviderSettings | null;
  readonly retention: RetentionPeriods;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  readonly metricsToken: string | null;
  readonly accessibilityContact: string | null;
  readonly settings: Partial<Settings>;
}

export interface Limits {
  /** Of the files of one request together. */
  readonly uploadBytes: number;
  readonly jobSeconds: number;
  readonly jobMemoryMb: number;
  /** How long a worker holds a job that it does not renew. */
  readonly leaseSeconds: number;
  /** Jobs at a time in the process that serves. */
  readonly workers: number;
}

/**
 * The environment as it is read: HOST, PORT, DATABASE_URL, DATABASE_SYSTEM_URL, DATABASE_OWNER_URL, BINOME_CONFIG, BINOME_DB_USER,
 * BINOME_MAIL_PASSWORD, BINOME_OIDC_SECRET.
 */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Below the current folder; where neither file nor environment names a store. */
export const USUAL_FOLDER = 'out/service';
const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * @param file the one that `--config` names; else the one that BINOME_CONFIG names, else none
 * @throws BinomeError CONFIG_UNREADABLE, CONFIG_NOT_JSON, CONFIG_WRONG, CONFIG_ENVIRONMENT, CONFIG_DEMO_HOST, CONFIG_OFFICE_ALONE, CONFIG_PLAIN_ORIGIN,
 *   CONFIG_PLAIN_ISSUER, CONFIG_PLAIN_STORE, CONFIG_SECRET, CONFIG_CERTIFICATES, STORE_ADDRESS
 */
export function readConfiguration(file: string | undefined, environment: Environment): Configuration {
  const named = file ?? (environment['BINOME_CONFIG'] === '' ? undefined : environment['BINOME_CONFIG']);
  const given = named === undefined ? {} : readFile(named);
  const mode = given.mode ?? (named === undefined && !environment['DATABASE_URL'] ? 'demo' : 'office');
  const listens = environment['HOST'] || (given.host ?? '127.0.0.1');
  const at = environment['PORT'] ? portOf(environment['PORT']) : (given.port ?? 8080);
  if (mode === 'demo' && !LOOPBACK.has(listens)) throw new BinomeError('CONFIG_DEMO_HOST', { value: listens });
  const usualOrigin = `http://${listens.includes(':') ? `[${listens}]` : listens}:${at}`;
  const { mail = null, oidc = null, log = {}, metrics = {}, sessions = {}, limits = {} } = given;
  const configuration: Configuration = {
    ...{ mode, origin: given.origin ?? usualOrigin, host: listens, port: at, proxies: given.proxies ?? [] },
    store: storePlace(given, environment, named),
    connections: given.database?.connections ?? 8,
    mail: mail === null ? null : mailOf(mail, environment, named),
    sessions: { idleMinutes: sessions.idleMinutes ?? 30, longestHours: sessions.longestHours ?? 10 },
    limits: {
      uploadBytes: (limits.uploadMb ?? 50) * 1_000_000,
      jobSeconds: limits.jobSeconds ?? 900,
      jobMemoryMb: limits.jobMemoryMb ?? 2048,
      leaseSeconds: limits.leaseSeconds ?? 20,
      workers: limits.workers ?? 1,
    },
    oidc: oidc === null ? null : oidcOf(oidc, environment, named),
    retention: { ...usualMonths, ...defined(given.retention ?? {}) },
    logLevel: log.level ?? 'info',
    metricsToken: metrics.token ?? null,
    accessibilityContact: given.accessibility?.contact ?? null,
    settings: defined(Object.fromEntries(SETTING_NAMES.map((name) => [name, given[name]]))),
  };
  const outside = mode === 'office' ? undefined : (['mail', 'oidc'] as const).find((key) => configuration[key] !== null);
  if (outside !== undefined) throw new BinomeError('CONFIG_OFFICE_ALONE', { value: outside }, placeIn(named, `/${outside}`));
  if (mode !== 'demo' && !isSafeOrigin(configuration.origin))
    throw new BinomeError('CONFIG_PLAIN_ORIGIN', { value: configuration.origin }, placeIn(named, '/origin'));
  return configuration;
}

function readFile(file: string): ConfigurationFile {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new BinomeError('CONFIG_UNREADABLE', { ...foreignDetail(error) }, { file });
  }
  const document = parseJson(text, file, 'CONFIG_NOT_JSON');
  return readBySchema((params) => fileSchema.parse(document, params), 'CONFIG_WRONG', { file });
}

type MailFile = NonNullable<ConfigurationFile['mail']>;

function mailOf(mail: MailFile, environment: Environment, file: string | undefined): MailServer {
  const { host, secure = false, user = null, from } = mail;
  const secret = { key: 'passwordFile', file: mail.passwordFile, variable: 'BINOME_MAIL_PASSWORD' };
  const password = secretOf('mail', secret, environment, file);
  const missing = user === null ? 'user' : 'password';
  if ((user === null) !== (password === null)) {
    const why =
      missing === 'user'
        ? {
            detail: 'there is one, and no “mail.user” whose it would be',
            detailFr: 'il y en a un, mais aucun « mail.user » à qui il serait',
          }
        : { detail: 'no password goes with it', detailFr: 'aucun mot de passe ne va avec' };
    throw new BinomeError(
      'CONFIG_SECRET',
      { value: 'mail.user', ...why, expected: 'mail.passwordFile', name: secret.variable },
      placeIn(file, '/mail/user'),
    );
  }
  return {
    ...{ host, port: mail.port ?? (secure ? 465 : 587), secure, needsTls: !isLoopback(host), user, password, from },
    ca: mail.caFile === undefined ? null : certificates('mail.caFile', mail.caFile, file),
  };
}

function oidcOf(oidc: NonNullable<ConfigurationFile['oidc']>, environment: Environment, file: string | undefined): ProviderSettings {
  const { issuer: at, clientId, name = null, claim = null, passwords = 'everybody' } = oidc;
  if (!isSafeOrigin(at)) throw new BinomeError('CONFIG_PLAIN_ISSUER', { value: at }, placeIn(file, '/oidc/issuer'));
  const secret = { key: 'clientSecretFile', file: oidc.clientSecretFile, variable: 'BINOME_OIDC_SECRET' };
  const clientSecret = secretOf('oidc', secret, environment, file);
  if (clientSecret === null) {
    const why = { detail: 'none is given', detailFr: 'aucun n’est donné' };
    throw new BinomeError(
      'CONFIG_SECRET',
      { value: 'oidc.clientId', ...why, expected: 'oidc.clientSecretFile', name: secret.variable },
      placeIn(file, '/oidc'),
    );
  }
  return { issuer: at, clientId, clientSecret, name, claim, passwords };
}

/** A secret stands in a file of its own or in the environment, so that the configuration may be shown. null where none is given. */
function secretOf(
  section: 'mail' | 'oidc',
  { key, file, variable }: { readonly key: string; readonly file: string | undefined; readonly variable: string },
  environment: Environment,
  configuration: string | undefined,
): string | null {
  const given = environment[variable];
  if (given) return given;
  if (file === undefined) return null;
  const wrong = (why: { detail: string; detailFr: string }): BinomeError =>
    new BinomeError(
      'CONFIG_SECRET',
      { value: section, ...why, expected: `${section}.${key}`, name: variable },
      placeIn(configuration, `/${section}/${key}`),
    );
  let text: string;
  try {
    text = readFileSync(besideOf(configuration, file), 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw wrong(foreignDetail(error));
  }
  if (text === '' || /[\r\n\u0000]/.test(text))
    throw wrong({ detail: 'the file has to hold one line', detailFr: 'le fichier doit contenir une seule ligne' });
  return text;
}

function certificates(key: string, file: string, configuration: string | undefined): string {
  const place = placeIn(configuration, `/${key.replace('.', '/')}`);
  try {
    const text = readFileSync(besideOf(configuration, file), 'utf8');
    const each = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [text];
    return each.map((one) => new X509Certificate(one).toString()).join('');
  } catch (error) {
    throw new BinomeError('CONFIG_CERTIFICATES', { value: key, ...foreignDetail(error) }, place);
  }
}

/** What the configuration names lies beside it, unless absolute. */
function besideOf(configuration: string | undefined, file: string): string {
  return path.resolve(configuration === undefined ? '.' : path.dirname(configuration), file);
}

function placeIn(file: string | undefined, at: string): Place {
  return file === undefined ? {} : { file, path: at };
}

function portOf(text: string): number {
  const value = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= 65_535))
    throw new BinomeError('CONFIG_ENVIRONMENT', {
      value: 'PORT',
      detail: `a number from 0 to 65535 is needed, not “${text.slice(0, 40)}”`,
      detailFr: `il faut un nombre de 0 à 65535, et non « ${text.slice(0, 40)} »`,
    });
  return value;
}

/**
 * The embedded store, or a server's database as each of the three roles: what is not given is the same address with the role's own name, so that
 * the passwords may stand in a pgpass file and nowhere else.
 */
function storePlace({ database = {} }: ConfigurationFile, environment: Environment, file: string | undefined): StorePlace {
  const { folder, account, url, systemUrl, ownerUrl } = database;
  const app = environment['DATABASE_URL'] || url;
  if (app === undefined) {
    const at = folder === undefined ? USUAL_FOLDER : besideOf(file, folder);
    return { kind: 'embedded', folder: path.resolve(at), isUsual: folder === undefined, account: environment['BINOME_DB_USER'] || account };
  }
  if (!/^postgres(?:ql)?:\/\//.test(app) || !URL.canParse(app)) throw new BinomeError('STORE_ADDRESS');
  const asRole = (role: Role): string => {
    const other = new URL(app);
    if (other.username !== role) {
      // Another role's password is its own.
      other.username = role;
      other.password = '';
    }
    return other.href;
  };
  const urls = {
    [APP]: new URL(app).username === '' ? asRole(APP) : app,
    [SYSTEM]: environment['DATABASE_SYSTEM_URL'] || (systemUrl ?? asRole(SYSTEM)),
    [OWNER]: environment['DATABASE_OWNER_URL'] || (ownerUrl ?? asRole(OWNER)),
  };
  for (const each of Object.values(urls)) mustBeSafeStore(each);
  return { kind: 'server', urls };
}

/** Beyond this machine a server proves by its certificate that it is the one. */
function mustBeSafeStore(address: string): void {
  if (!URL.canParse(address)) throw new BinomeError('STORE_ADDRESS');
  const { hostname, searchParams } = new URL(address);
  const host = searchParams.get('host') ?? decodeURIComponent(hostname);
  // A path is a socket's.
  if (host === '' || host.startsWith('/') || isLoopback(host)) return;
  if (searchParams.get('sslmode') !== 'verify-full') throw new BinomeError('CONFIG_PLAIN_STORE', { value: host });
}

/** Passwords travel encrypted, or not at all beyond this machine. */
function isSafeOrigin(value: string): boolean {
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || isLoopback(hostname);
}

function isLoopback(hostname: string): boolean {
  return LOOPBACK.has(hostname) || hostname === '[::1]';
}

function defined<Value>(values: Readonly<Record<string, Value>>): Record<string, Exclude<Value, undefined>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Record<string, Exclude<Value, undefined>>;
}
