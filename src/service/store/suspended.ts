/** Foreign keys and triggers laid down for a transaction of the owner's, for rows that are written or removed as a whole. */
import type { Asked } from './tables.ts';

/** The statements that lay down foreign keys and triggers, and those that bring them back. */
const SUSPENDED = `
  select format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname) as down,
    format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) as up
  from pg_constraint k join pg_namespace n on n.oid = k.connamespace and n.nspname = 'public'
  where k.contype = 'f' and k.conparentid = 0
  union all
  select format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname),
    format('alter table %s enable %s trigger %I', t.tgrelid::regclass,
      case t.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, t.tgname)
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  where not t.tgisinternal and t.tgenabled <> 'D'
  order by 1`;

/** Everybody else waits. @returns what brings all back, and proves each foreign key again. */
export async function suspend(owner: Asked): Promise<() => Promise<void>> {
  const { rows } = await owner.query<{ down: string; up: string }>(SUSPENDED);
  for (const { down } of rows) await owner.query(down);
  return async () => {
    await owner.query('set constraints all immediate');
    for (const { up } of rows) await owner.query(up);
  };
}
