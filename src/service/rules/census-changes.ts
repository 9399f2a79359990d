/** What a new census changes: who comes, who goes, which facts of whom; and whether so many go that somebody has to confirm it. */
import { compareIds, FACT_NAMES, type FactName, type FactValue } from '../../domain/index.ts';
import { contentHash, hashOfFacts, type PersonFacts } from './census-facts.ts';

export interface SomebodyInCensus {
  readonly id: string;
  readonly name: string;
  readonly role: 'mentor' | 'trainee';
  readonly service: string;
}

export interface ChangedFact {
  readonly id: string;
  readonly field: FactName | 'role';
  readonly before: FactValue;
  readonly after: FactValue;
}

export interface CensusChanges {
  readonly arrivals: readonly SomebodyInCensus[];
  readonly departures: readonly SomebodyInCensus[];
  /** By person, then in the order of the facts. */
  readonly changed: readonly ChangedFact[];
  /** Whether both say the same, whatever files they stand in. */
  readonly identical: boolean;
}

/** Whether a fact says nothing. */
export function saysNothing(value: FactValue | undefined): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** A census that was given once all of it is read. Sorted by id. O(people). */
export function changesBetween(before: readonly PersonFacts[], after: readonly PersonFacts[]): CensusChanges {
  const [old, current] = [byId(before), byId(after)];
  return {
    arrivals: [...current.values()].filter(({ id }) => !old.has(id)).map(somebody),
    departures: [...old.values()].filter(({ id }) => !current.has(id)).map(somebody),
    changed: [...current.values()].flatMap((person) => changedFacts(old.get(person.id), person)),
    identical: contentHash(before) === contentHash(after),
  };
}

function byId(people: readonly PersonFacts[]): ReadonlyMap<string, PersonFacts> {
  return new Map(people.toSorted((a, b) => compareIds(a.id, b.id)).map((person) => [person.id, person]));
}

function somebody({ id, role, facts }: PersonFacts): SomebodyInCensus {
  return { id, name: nameIn(facts), role, service: String(facts.service ?? '') };
}

export function nameIn(facts: PersonFacts['facts']): string {
  return `${String(facts.firstName ?? '')} ${String(facts.lastName ?? '')}`.trim();
}

function changedFacts(old: PersonFacts | undefined, { id, role, facts }: PersonFacts): ChangedFact[] {
  if (old === undefined) return [];
  const changed: ChangedFact[] = old.role === role ? [] : [{ id, field: 'role', before: old.role, after: role }];
  for (const field of FACT_NAMES) {
    const [before, after] = [old.facts[field] ?? null, facts[field] ?? null];
    if (JSON.stringify(before) !== JSON.stringify(after)) changed.push({ id, field, before, after });
  }
  return changed;
}

/** Whose pairs are not what they were: whoever has gone, and whoever has another fact that counts. Sorted. */
export function concernedBy(before: readonly PersonFacts[], after: readonly PersonFacts[]): string[] {
  const now = byId(after);
  return before
    .filter((old) => {
      const person = now.get(old.id);
      return person === undefined || hashOfFacts(person) !== hashOfFacts(old);
    })
    .map(({ id }) => id)
    .sort(compareIds);
}
