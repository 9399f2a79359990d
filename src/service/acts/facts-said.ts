/** What the codes of somebody's facts stand for, as whoever reads them may know it. */
import { sql } from 'kysely';
import type { FactName, FactValue } from '../../domain/index.ts';
import { FACTS_OF_PEOPLE, type NameOf } from '../../wording/index.ts';
import type { Act } from './acting.ts';
import type { CensusView } from './census.ts';
import { shippedData } from './census-reading.ts';

/**
 * Places by the reference that is shipped; people where the reader may see them, or reads whose facts name them, with the id where several bear the
 * name; else by their id, as the census has them.
 * @param of whose facts these are, where they are one person's.
 */
export async function namesOfFacts(
  { tx }: Pick<Act, 'tx'>,
  facts: readonly { readonly field: FactName; readonly value: FactValue }[],
  of: string | null = null,
): Promise<NameOf> {
  const { reference } = await shippedData();
  const ids = facts
    .filter(({ field }) => (FACTS_OF_PEOPLE as readonly FactName[]).includes(field))
    .flatMap(({ value }) => value as readonly string[]);
  const { rows } =
    ids.length === 0
      ? { rows: [] }
      : await sql<{ id: string; name: string }>`select id, name from current_person where id = any (${ids}::text[])`.execute(tx);
  const own =
    of === null || ids.length === 0
      ? []
      : (await sql<{ id: string; name: string; shared: boolean }>`select * from named_in_facts(${of})`.execute(tx)).rows;
  const people = new Map([
    ...rows.map(({ id, name }) => [id, name] as const),
    ...own.map(({ id, name, shared }) => [id, shared ? `${name} (${id})` : name] as const),
  ]);
  return (kind, code) => {
    switch (kind) {
      case 'service':
        return reference.services.get(code)?.name ?? null;
      case 'site':
        return reference.sites.get(code)?.name ?? null;
      case 'commune':
        return reference.communes.get(code)?.name ?? null;
      case 'person':
        return people.get(code) ?? null;
    }
  };
}

/** The same of what a census changes: its own people by the names that it gives them, those whom it would lose by their last ones. */
export async function namesOfChanges(act: Pick<Act, 'tx'>, { id, changes }: Pick<CensusView, 'id' | 'changes'>): Promise<NameOf> {
  const facts = changes.changed.flatMap(({ field, before, after }) =>
    field === 'role' ? [] : [before, after].filter((value) => value !== null).map((value) => ({ field, value })),
  );
  const nameOf = await namesOfFacts(act, facts);
  const own = await act.tx.selectFrom('census_person').select(['person', 'name']).where('census', '=', id).execute();
  const people = new Map([
    ...changes.departures.map((gone) => [gone.id, gone.name] as const),
    ...own.map((row) => [row.person, row.name] as const),
  ]);
  return (kind, code) => (kind === 'person' ? (people.get(code) ?? nameOf(kind, code)) : nameOf(kind, code));
}
