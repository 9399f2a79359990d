/**
 * The facts of a person as the service keeps them: flat, lists without an order of their own sorted, so that what says the same is the same. Two
 * fingerprints are made from them: that of what counts for a pair, and that of all the people of a census.
 */
import { createHash } from 'node:crypto';
import {
  compareIds,
  FACT_FIELDS,
  FACT_NAMES,
  type FactName,
  type Facts,
  type FactValue,
  type Mentor,
  type Trainee,
} from '../../domain/index.ts';

/** Somebody of a census, with the facts. */
export interface PersonFacts {
  readonly id: string;
  readonly role: 'mentor' | 'trainee';
  readonly facts: Facts;
}

/** Lists whose order says something: the best first. */
const ORDERED: ReadonlySet<FactName> = new Set(['preferences', 'droppedPreferences']);

export function factsOf(person: Mentor | Trainee): Facts {
  const { lastName, firstName, email, serviceCode, siteCode, communeCode, domains, preferences, droppedPreferences = [] } = person;
  const { avoids, formerPairs, apartFrom = [], imposed = [] } = person;
  const common = { lastName, firstName, email, service: serviceCode, site: siteCode, commune: communeCode, domains, preferences };
  const own: Facts = {
    ...{ ...common, droppedPreferences, avoids, formerPairs, apartFrom, imposed },
    ...(person.role === 'mentor' ? factsOfMentor(person) : factsOfTrainee(person)),
  };
  return Object.fromEntries(FACT_NAMES.flatMap((name) => (own[name] === undefined ? [] : [[name, sorted(name, own[name])]])));
}

function factsOfMentor(mentor: Mentor): Facts {
  const { volunteer, trainedOn, tenureYear, workingTime, caseload, followed, capacityMin, capacityMax, skills } = mentor;
  return {
    ...{ volunteer, trainedOn, tenureYear, workingTime, caseload, followed, capacityMin, capacityMax, skills },
    settings: mentor.settings ?? [],
    absences: mentor.absences.map(({ start, end }) => `${start}/${end}`),
  };
}

function factsOfTrainee({ promotion, learningNeeds, requiredSetting, maxTravelMinutes, sharesCarWith = [], priority }: Trainee): Facts {
  return { promotion, learningNeeds, requiredSetting, maxTravelMinutes, sharesCarWith, priority: priority ?? null };
}

function sorted(name: FactName, value: FactValue): FactValue {
  return Array.isArray(value) && !ORDERED.has(name) ? value.toSorted(compareIds) : value;
}

/** Of what counts for a pair: the same as long as nothing of it changes, wherever and in whatever file the row stands. */
export function factsHash(person: Mentor | Trainee): string {
  return hashOfFacts({ id: person.id, role: person.role, facts: factsOf(person) });
}

/** As `factsHash`, of facts that are kept. */
export function hashOfFacts({ role, facts }: PersonFacts): string {
  return fingerprint([role, FACT_NAMES.filter((name) => FACT_FIELDS[name].counts).map((name) => facts[name] ?? null)]);
}

/** Of the people of a census, whatever files they stood in. */
export function contentHash(people: readonly PersonFacts[]): string {
  const all = people.toSorted((a, b) => compareIds(a.id, b.id));
  return fingerprint(all.map(({ id, role, facts }) => [id, role, FACT_NAMES.map((name) => facts[name] ?? null)]));
}

function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** Somebody as the engine takes them, from the facts that are kept. */
export function personOf({ id, role, facts }: PersonFacts, boardCode: string): Mentor | Trainee {
  const text = (name: FactName): string => String(facts[name] ?? '');
  const texts = (name: FactName): readonly string[] => {
    const value = facts[name];
    return typeof value === 'object' && value !== null ? value : [];
  };
  const textOrNull = (name: FactName): string | null => (typeof facts[name] === 'string' ? facts[name] : null);
  const number = (name: FactName): number | null => (typeof facts[name] === 'number' ? facts[name] : null);
  const setting = (code: string | null): 'MO' | 'MF' | null => (code === 'MO' || code === 'MF' ? code : null);
  const common = {
    ...{ id, boardCode, lastName: text('lastName'), firstName: text('firstName'), email: textOrNull('email') },
    ...{ serviceCode: text('service'), siteCode: textOrNull('site'), communeCode: textOrNull('commune'), domains: texts('domains') },
    ...{ preferences: texts('preferences'), avoids: texts('avoids'), formerPairs: texts('formerPairs') },
    ...given('droppedPreferences', texts('droppedPreferences')),
    ...given('apartFrom', texts('apartFrom')),
    ...given('imposed', texts('imposed')),
  };
  if (role === 'trainee') {
    const priority = ([1, 2, 3] as const).find((level) => level === facts.priority);
    return {
      ...{ role, ...common, promotion: text('promotion'), learningNeeds: texts('learningNeeds') },
      ...{ requiredSetting: setting(textOrNull('requiredSetting')), maxTravelMinutes: number('maxTravelMinutes') },
      ...given('sharesCarWith', texts('sharesCarWith')),
      ...(priority === undefined ? {} : { priority }),
    };
  }
  const settings = texts('settings').flatMap((code) => setting(code) ?? []);
  return {
    ...{ role, ...common, skills: texts('skills'), tenureYear: number('tenureYear'), caseload: number('caseload') },
    ...{ followed: number('followed') ?? 0, workingTime: number('workingTime') ?? 1, capacityMin: number('capacityMin') ?? 0 },
    ...{ capacityMax: number('capacityMax'), trainedOn: textOrNull('trainedOn') },
    volunteer: typeof facts.volunteer === 'boolean' ? facts.volunteer : null,
    settings: settings.length === 0 ? null : settings,
    absences: texts('absences').map((range) => ({ start: range.slice(0, 10), end: range.slice(11) })),
  };
}

/** Absent where there is none. */
function given<Name extends string>(name: Name, list: readonly string[]): Partial<Record<Name, readonly string[]>> {
  return list.length === 0 ? {} : ({ [name]: list } as Record<Name, readonly string[]>);
}
