/** What an office has set, of the whole country or of a directorate, as one resource each. */
import { sql } from 'kysely';
import { SETTING_NAMES, type Settings, settingsOf } from '../rules/settings.ts';
import { type Act, found, mustBeVersion, mustHave, record } from './acting.ts';

export interface SettingsView {
  /** `*` for the whole country, else a directorate. */
  readonly scope: string;
  /** What was set here. */
  readonly own: Partial<Settings>;
  /** What holds here. */
  readonly holds: Settings;
  readonly version: number;
}

/** @param configured what the service was started with. @throws BinomeError SERVICE_NOT_FOUND. */
export async function readSettings(act: Act, scope: string, configured: Partial<Settings>): Promise<SettingsView> {
  if (scope !== '*') {
    const board = await act.tx.selectFrom('board').select('code').where('code', '=', scope).executeTakeFirst();
    found(board, scope);
  }
  const [own, country] = [await layerOf(act, scope), await layerOf(act, '*')];
  return { scope, own: own.values, holds: settingsOf(own.values, country.values, configured), version: own.version };
}

/** @param change null takes back what was set. */
export async function changeSettings(
  act: Act,
  scope: string,
  version: number | null,
  change: { readonly [Name in keyof Settings]?: number | null | undefined },
  configured: Partial<Settings>,
): Promise<SettingsView> {
  const { tx, who, moment } = act;
  mustHave(act, 'setting.change', { board: scope });
  await sql`select pg_advisory_xact_lock(8010005, hashtext(${scope}))`.execute(tx);
  const before = await readSettings(act, scope, configured);
  mustBeVersion(version, before.version);
  const changed = SETTING_NAMES.filter((name) => change[name] !== undefined && (change[name] ?? null) !== (before.own[name] ?? null));
  for (const name of changed)
    await sql`insert into setting (scope, name, value, set_at, set_by)
      values (${scope}, ${name}, ${JSON.stringify(change[name])}::jsonb, ${moment.now}, ${who.account})
      on conflict (scope, name) do update set value = excluded.value, set_at = excluded.set_at, set_by = excluded.set_by,
        version = setting.version + 1`.execute(tx);
  if (changed.length > 0)
    await record(act, 'setting.change', {
      subject: scope,
      board: scope === '*' ? null : scope,
      payload: Object.fromEntries(changed.map((name) => [name, change[name]])),
    });
  return readSettings(act, scope, configured);
}

async function layerOf({ tx }: Pick<Act, 'tx'>, scope: string): Promise<{ readonly values: Partial<Settings>; readonly version: number }> {
  const rows = await tx.selectFrom('setting').select(['name', 'value', 'version']).where('scope', '=', scope).execute();
  const known = rows.filter(({ name, value }) => (SETTING_NAMES as string[]).includes(name) && value !== null);
  return {
    values: Object.fromEntries(known.map(({ name, value }) => [name, Number(value)])),
    // Grows with every change of any of them.
    version: rows.reduce((sum, { version }) => sum + version, 1),
  };
}
