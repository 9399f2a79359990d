/**
 * The store's three database roles, and what the two that serve must not be: a role that is superuser, bypasses row-level security, owns
 * tables, or may become one that does, would read and write whatever the policies say.
 */
import type { ClientBase } from 'pg';
import { BinomeError } from '../../errors/index.ts';
import { codeOf } from './store-error.ts';

/** Owns everything, and migrates; the bootstrap superuser of the embedded store. */
export const OWNER = 'binome_owner';
/** Requests: logs in, owns nothing. */
export const APP = 'binome_app';
/** What the service does by itself (sign-in, jobs, mail): the same. */
export const SYSTEM = 'binome_system';

export const ROLES = [OWNER, APP, SYSTEM] as const;

/** Those that serve. */
export const SERVING = [APP, SYSTEM] as const;

export type Role = (typeof ROLES)[number];

/**
 * Makes the roles that serve where they are missing, and takes from them what they should not have.
 *
 * @throws BinomeError STORE_ROLE_MISSING where the owner may not make roles; what they have too much is left to `checkRole` then
 */
export async function ensureRoles(owner: Pick<ClientBase, 'query'>): Promise<void> {
  const { rows } = await owner.query<{ role: string; sound: boolean }>(FOUND, [SERVING]);
  for (const role of SERVING) {
    const found = rows.find((row) => row.role === role);
    if (found?.sound === true) continue;
    try {
      await owner.query(`${found === undefined ? 'create' : 'alter'} role ${role} login ${WITHOUT}`);
    } catch (error) {
      if (codeOf(error) === DUPLICATE && found === undefined) continue;
      if (codeOf(error) !== NOT_PERMITTED) throw error;
      if (found === undefined) throw new BinomeError('STORE_ROLE_MISSING', { value: role });
    }
  }
}

const WITHOUT = 'nosuperuser nocreatedb nocreaterole noreplication nobypassrls';
const FOUND = `
  select rolname as role, rolcanlogin and not (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls) as sound
  from pg_roles where rolname = any($1)`;
/** Roles are the cluster's: another database of it may have made one meanwhile. */
const DUPLICATE = '42710';
const NOT_PERMITTED = '42501';

/** What a role could do that it must not: one row where it is sound, each column false. */
const POWERS = `
  select me.rolname as role,
    exists (select from pg_roles r where r.rolsuper and pg_has_role(me.oid, r.oid, 'member')) as superuser,
    exists (select from pg_roles r where r.rolbypassrls and pg_has_role(me.oid, r.oid, 'member')) as bypasses,
    exists (
      select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname not like 'pg\\_temp%'
        and n.nspname not like 'pg\\_toast\\_temp%' and pg_has_role(me.oid, c.relowner, 'member')
    ) as owns
  from pg_roles me where me.rolname = session_user`;

/**
 * Whether the role that a connection logged in as may serve. `member` counts what it could become by `set role`.
 *
 * @throws BinomeError STORE_ROLE_TOO_STRONG
 */
export async function checkRole(client: Pick<ClientBase, 'query'>): Promise<void> {
  const { rows } = await client.query<{ role: string; superuser: boolean; bypasses: boolean; owns: boolean }>(POWERS);
  const { role = '', superuser = true, bypasses = true, owns = true } = rows[0] ?? {};
  const fault = superuser ? WRONG.superuser : bypasses ? WRONG.bypasses : owns ? WRONG.owns : undefined;
  if (fault !== undefined) throw new BinomeError('STORE_ROLE_TOO_STRONG', { value: role, ...fault });
}

const WRONG = {
  superuser: { detail: 'it is a superuser, or may become one', detailFr: 'il est superutilisateur, ou peut le devenir' },
  bypasses: { detail: 'it bypasses row-level security', detailFr: 'il échappe à la sécurité par ligne' },
  owns: { detail: 'it owns tables', detailFr: 'il possède des tables' },
};
