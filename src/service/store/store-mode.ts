/** What a store is for, written in itself: a demonstration, a rehearsal, or, without a word, a real service. */
import { BinomeError } from '../../errors/index.ts';
import type { Asked } from './tables.ts';

export type Mode = 'demo' | 'office' | 'rehearsal';

export interface StoreMode {
  /** `loading` until all of the demonstration is there; null of a real service's. */
  readonly mode: 'demo' | 'loading' | 'rehearsal' | null;
  readonly hasAccounts: boolean;
}

export async function storeMode(client: Asked): Promise<StoreMode> {
  const { rows } = await client.query<{ mode: StoreMode['mode']; accounts: boolean }>(
    `select (select value #>> '{}' from setting where scope = 'service' and name = 'mode') as mode, exists (select from account) as accounts`,
  );
  return { mode: rows[0]!.mode, hasAccounts: rows[0]!.accounts };
}

export async function setMode(owner: Asked, mode: NonNullable<StoreMode['mode']>, now: Date): Promise<void> {
  await owner.query(
    `insert into setting (scope, name, value, set_at) values ('service', 'mode', to_jsonb($1::text), $2)
      on conflict (scope, name) do update set value = excluded.value, set_at = excluded.set_at`,
    [mode, now],
  );
}

/**
 * What is shown or tried out never takes a real service's data, nor the other way round.
 * @throws BinomeError CONFIG_DEMO_STORE, CONFIG_OFFICE_STORE, CONFIG_REHEARSAL_STORE, CONFIG_NO_REHEARSAL.
 */
export function mustFit({ mode, hasAccounts }: StoreMode, wanted: Mode): void {
  if (wanted === 'rehearsal') {
    if (mode !== 'rehearsal') throw new BinomeError('CONFIG_NO_REHEARSAL');
    return;
  }
  if (mode === 'rehearsal') throw new BinomeError('CONFIG_REHEARSAL_STORE');
  if (wanted === 'office' && mode !== null) throw new BinomeError('CONFIG_DEMO_STORE');
  if (wanted === 'demo' && mode === null && hasAccounts) throw new BinomeError('CONFIG_OFFICE_STORE');
}
