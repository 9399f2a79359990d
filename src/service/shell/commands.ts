/** What the commands of the machine do beside a service, whether it runs or not. */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { BinomeError, foreignDetail, type Language } from '../../errors/index.ts';
import type { Moment } from '../acts/acting.ts';
import { accountOf, disable, makeAccount, makeGrant, newPasswordHash, putPassword } from '../acts/accounts.ts';
import type { AuditAct } from '../rules/audit-acts.ts';
import type { ChainReport } from '../rules/audit-chain.ts';
import { isMailAddress } from '../rules/notices.ts';
import type { Role } from '../rules/rights.ts';
import { backUp, importSeason, restore } from '../store/backup.ts';
import { checkMigrated, migrate } from '../store/migrate.ts';
import { applyRetention, type RetentionPart } from '../store/retention.ts';
import { OWNER, SYSTEM } from '../store/roles.ts';
import { openStore, type Store } from '../store/database.ts';
import type { Database } from '../store/schema.ts';
import type { Configuration } from './configuration.ts';
import { prepareStore } from './program-data.ts';
import { verifyRecord } from '../acts/record-verified.ts';
import { reachStoreBeside, type Reached, withClient } from './stores.ts';

/** @returns how many migrations were applied. */
export async function migrateStore(configuration: Configuration): Promise<number> {
  return beside(configuration, (reached) => prepareStore(reached, new Date()));
}

/** @returns how many rows were written. */
export async function backUpStore(configuration: Configuration, file: string): Promise<number> {
  return beside(configuration, (reached) =>
    withClient(reached, OWNER, async (owner) => {
      const rows = await backUp(owner, file);
      await tellRecord(owner, 'backup.write', rows);
      return rows;
    }),
  );
}

/** Into an empty store, which is made first where there is none. @returns how many rows were written. */
export async function restoreStore(configuration: Configuration, file: string): Promise<number> {
  return beside(configuration, (reached) =>
    withClient(reached, OWNER, async (owner) => {
      await migrate(owner);
      // What waited to be sent has been sent from where the backup was made: a copy sends none of it.
      return restore(owner, file, async (filled) => {
        await filled.query(`update job set state = 'cancelled', ended_at = clock_timestamp(), lease_until = null
          where kind = 'mail' and state in ('queued', 'running')`);
      });
    }),
  );
}

/** A copy to rehearse on. @returns how many rows were written. */
export async function exportSeasonHere(configuration: Configuration, file: string): Promise<number> {
  return beside(configuration, (reached) =>
    withClient(reached, OWNER, async (owner) => {
      const rows = await backUp(owner, file, 'season');
      await tellRecord(owner, 'season.export', rows);
      return rows;
    }),
  );
}

/** That a copy was made, and how large; once it is whole. A server that only reads keeps no record. */
async function tellRecord(owner: Parameters<typeof backUp>[0], act: AuditAct, rows: number): Promise<void> {
  await owner.query(`select audit_append($1, 'service', null, $2, $3) where not pg_is_in_recovery()`, [
    act,
    JSON.stringify({ rows }),
    new Date().toISOString(),
  ]);
}

/**
 * Into an empty store, which is made first where there is none: one that a rehearsal is meant for, since nothing else will work on it.
 * @param passwordFile of everybody's password; null: one is made up
 * @returns how many rows were written, and the password where it was made up, to be told once.
 * @throws BinomeError CONFIG_IMPORT_MODE, before anything is read or made; as `importSeason`.
 */
export async function importSeasonHere(
  configuration: Configuration,
  file: string,
  passwordFile: string | null,
): Promise<{ readonly rows: number; readonly password: string | null }> {
  if (configuration.mode !== 'rehearsal') throw new BinomeError('CONFIG_IMPORT_MODE', { value: configuration.mode });
  const { password, isMadeUp } = passwordFrom(passwordFile);
  const passwordHash = await newPasswordHash(password, null);
  const rows = await beside(configuration, (reached) =>
    withClient(reached, OWNER, async (owner) => {
      await migrate(owner);
      return importSeason(owner, file, { passwordHash, now: new Date() });
    }),
  );
  return { rows, password: isMadeUp ? password : null };
}

export interface GivenAccount {
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
  readonly grants: readonly { readonly role: Role; readonly scope: string }[];
  /** A file whose first line is the password; `-`: the input; null: one is made up. */
  readonly passwordFile: string | null;
}

/** @returns the password where it was made up, to be told once. */
export async function addAccountHere(configuration: Configuration, given: GivenAccount): Promise<{ readonly password: string | null }> {
  if (given.email !== null && !isMailAddress(given.email)) throw new BinomeError('ACCOUNT_EMAIL', { value: given.email });
  const { password, isMadeUp } = passwordFrom(given.passwordFile);
  const passwordHash = await newPasswordHash(password, given.login);
  await asService(configuration, (tx, moment) => makeAccount({ tx, moment }, { ...given, passwordHash }, null));
  return { password: isMadeUp ? password : null };
}

export async function grantHere(
  configuration: Configuration,
  login: string,
  grant: { readonly role: Role; readonly scope: string },
): Promise<void> {
  await asService(configuration, async (tx, moment) => {
    const account = await accountOf({ tx }, login);
    await makeGrant({ tx, moment }, account, grant, null);
    await sql`update account set version = version + 1 where id = ${account}`.execute(tx);
  });
}

/** @returns whether it was enabled until now. */
export async function disableHere(configuration: Configuration, login: string): Promise<boolean> {
  return asService(configuration, async (tx, moment) => disable({ tx, moment }, await accountOf({ tx }, login)));
}

/** @returns the password where it was made up. */
export async function passwordHere(
  configuration: Configuration,
  login: string,
  passwordFile: string | null,
): Promise<{ readonly password: string | null }> {
  const { password, isMadeUp } = passwordFrom(passwordFile);
  const hash = await newPasswordHash(password, login);
  await asService(configuration, async (tx, moment) => putPassword({ tx, moment }, await accountOf({ tx }, login), hash));
  return { password: isMadeUp ? password : null };
}

/** @returns what was deleted, or with `isDry` what would be. */
export async function applyRetentionHere(
  configuration: Configuration,
  { isDry }: { readonly isDry: boolean },
): Promise<readonly RetentionPart[]> {
  const now = new Date().toISOString();
  return beside(configuration, (reached) =>
    withClient(reached, OWNER, async (owner) => {
      await checkMigrated(owner);
      return applyRetention(owner, configuration.retention, { now, isDry });
    }),
  );
}

/** @param head a fingerprint that was kept elsewhere */
export async function verifyAudit(configuration: Configuration, head: string | null): Promise<ChainReport> {
  return withSystem(configuration, (store) => verifyRecord(store, head));
}

async function beside<T>(configuration: Configuration, act: (reached: Reached) => Promise<T>): Promise<T> {
  const reached = await reachStoreBeside(configuration.store);
  try {
    return await act(reached);
  } finally {
    await reached.leave();
  }
}

async function withSystem<T>(configuration: Configuration, act: (store: Store<Database>) => Promise<T>): Promise<T> {
  return beside(configuration, async (reached) => {
    await withClient(reached, SYSTEM, (client) => checkMigrated(client));
    const store = openStore<Database>(reached.address(SYSTEM), { name: 'binome command', connections: 2 });
    try {
      return await act(store);
    } finally {
      await store.close();
    }
  });
}

async function asService<T>(
  configuration: Configuration,
  act: (tx: Parameters<Parameters<Store<Database>['transaction']>[0]>[0], moment: Moment) => Promise<T>,
): Promise<T> {
  return withSystem(configuration, (store) => store.transaction((tx) => act(tx, { now: new Date(), newId: () => randomUUID() })));
}

/** 128 bits: twenty-two characters. */
const MADE_UP_BYTES = 16;

function passwordFrom(file: string | null): { readonly password: string; readonly isMadeUp: boolean } {
  if (file === null) return { password: randomBytes(MADE_UP_BYTES).toString('base64url'), isMadeUp: true };
  try {
    const text = readFileSync(file === '-' ? 0 : file, 'utf8');
    return { password: text.split(/\r?\n/, 1)[0]!, isMadeUp: false };
  } catch (error) {
    throw new BinomeError('CALL_FILE_UNREADABLE', { ...foreignDetail(error) }, { file });
  }
}
