/**
 * What applying a census would lose, told before anybody applies it: facts that it would empty, and losses so great that somebody has to confirm
 * them: people, mentors who can be used, trainees, all of a service. What the census in force never had is not lost.
 */
import { compareIds, FACT_NAMES, type FactName, grouped } from '../../domain/index.ts';
import { saysNothing } from './census-changes.ts';
import type { PersonFacts } from './census-facts.ts';

/** By role the facts of which the files have a column. */
export type GivenFacts = Readonly<Record<PersonFacts['role'], ReadonlySet<FactName>>>;

/** A fact that was known of people who are still there, and would be of nobody, or of fewer of them. */
export interface EmptiedFact {
  readonly field: FactName;
  /** Of whom. */
  readonly people: number;
  /** Whether no file has a column for it; else their cells are empty. */
  readonly isMissing: boolean;
}

/** What people have of whom nothing is said: beside a missing column it is no answer. */
const UNSAID: Partial<Readonly<Record<FactName, number>>> = { followed: 0, capacityMin: 0, workingTime: 1 };

/** In the order of the facts, those of a missing column first of each. O(people). */
export function emptiedFacts(before: readonly PersonFacts[], after: readonly PersonFacts[], given: GivenFacts): EmptiedFact[] {
  const old = new Map(before.map((person) => [person.id, person]));
  const known = after.flatMap((person) => {
    const was = old.get(person.id);
    return was?.role === person.role ? [{ was: was.facts, now: person.facts, role: person.role }] : [];
  });
  return FACT_NAMES.flatMap((field) => {
    // A wish that is not followed any more is still written there, and said as such; a site is told with its service.
    if (field === 'droppedPreferences' || field === 'site') return [];
    const emptied = known.filter(({ was, now, role }) => {
      if (saysNothing(was[field])) return false;
      if (field === 'preferences' && !saysNothing(now.droppedPreferences)) return false;
      const unsaid = UNSAID[field];
      return saysNothing(now[field]) || (unsaid !== undefined && !given[role].has(field) && now[field] === unsaid && was[field] !== unsaid);
    });
    return [true, false].flatMap((isMissing) => {
      const people = emptied.filter(({ role }) => given[role].has(field) !== isMissing).length;
      return people === 0 ? [] : [{ field, people, isMissing }];
    });
  });
}

/** How many there are in the census in force, and how many of them there would still be. */
export interface Loss {
  readonly before: number;
  readonly after: number;
}

/** A fact without which nobody can be used, said of no mentor of the census. */
export interface UnsaidNeed {
  readonly field: 'volunteer' | 'trainedOn';
  readonly isMissing: boolean;
}

export type ConfirmCode = 'CENSUS_FEWER_USABLE' | 'CENSUS_FEWER_PEOPLE' | 'CENSUS_SERVICE_LEFT_OUT' | 'CENSUS_FEWER_TRAINEES';

/** Why an application has to be confirmed: it names the losses; the gravest gives the code. */
export interface ConfirmReason extends Loss {
  readonly code: ConfirmCode;
  /** Of the people of before who are still there, rounded down. */
  readonly percent: number;
  /** Those that are too great; absent where they are not. Mentors who can be used: not of those of before alone. */
  readonly usable?: Loss & { readonly unsaid: readonly UnsaidNeed[] };
  readonly trainees?: Loss;
  /** Services of several people of whom nobody is there any more, and how many people they had. */
  readonly services?: readonly { readonly service: string; readonly people: number }[];
}

/** Fewer of the people of before than this ask for a confirmation. */
const LEAST_SHARE = 0.9;
/** Of mentors who can be used, and of trainees, whose number moves more: promotions come and go. */
const LEAST_HALF = 0.5;
/** Somebody who was alone in a service and leaves is told among the departures. */
const SERVICE_PEOPLE = 2;

/** null where nobody has to confirm anything. O(people). */
export function confirmReason(before: readonly PersonFacts[], after: readonly PersonFacts[], given: GivenFacts): ConfirmReason | null {
  const now = new Set(after.map(({ id }) => id));
  const kept = (people: readonly PersonFacts[]): Loss => ({
    before: people.length,
    after: people.filter(({ id }) => now.has(id)).length,
  });
  const people = kept(before);
  const trainees = kept(before.filter(({ role }) => role === 'trainee'));
  const usable = { before: before.filter(isUsable).length, after: after.filter(isUsable).length };
  const services = servicesLeftOut(before, after);
  const isFewerUsable = usable.before > 0 && (usable.after === 0 || usable.after < usable.before * LEAST_HALF);
  const isFewerTrainees = trainees.after < trainees.before * LEAST_HALF;
  const code: ConfirmCode | null = isFewerUsable
    ? 'CENSUS_FEWER_USABLE'
    : people.after < people.before * LEAST_SHARE
      ? 'CENSUS_FEWER_PEOPLE'
      : services.length > 0
        ? 'CENSUS_SERVICE_LEFT_OUT'
        : isFewerTrainees
          ? 'CENSUS_FEWER_TRAINEES'
          : null;
  if (code === null) return null;
  return {
    ...{ code, ...people, percent: Math.floor((100 * people.after) / people.before) },
    ...(isFewerUsable ? { usable: { ...usable, unsaid: unsaidNeeds(after, given) } } : {}),
    ...(isFewerTrainees ? { trainees } : {}),
    ...(services.length > 0 ? { services } : {}),
  };
}

/** As the national guidelines ask of every mentor: a volunteer who was trained. */
function isUsable({ role, facts }: PersonFacts): boolean {
  return role === 'mentor' && facts.volunteer === true && !saysNothing(facts.trainedOn);
}

function unsaidNeeds(people: readonly PersonFacts[], given: GivenFacts): UnsaidNeed[] {
  const mentors = people.filter(({ role }) => role === 'mentor');
  return (['volunteer', 'trainedOn'] as const).flatMap((field) =>
    mentors.length > 0 && mentors.every(({ facts }) => saysNothing(facts[field])) ? [{ field, isMissing: !given.mentor.has(field) }] : [],
  );
}

function servicesLeftOut(before: readonly PersonFacts[], after: readonly PersonFacts[]): { service: string; people: number }[] {
  const serviceOf = ({ facts }: PersonFacts): string => String(facts.service ?? '');
  const there = new Set(after.map(serviceOf));
  return [...grouped(before, serviceOf)]
    .filter(([service, people]) => people.length >= SERVICE_PEOPLE && !there.has(service))
    .map(([service, people]) => ({ service, people: people.length }))
    .sort((a, b) => compareIds(a.service, b.service));
}
