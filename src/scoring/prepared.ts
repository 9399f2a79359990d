/**
 * People prepared for scoring: what every pair would otherwise compute again, computed once a person.
 */
import {
  type Coordinates,
  departmentOf,
  landmassOf,
  type Mentor,
  onlySiteOf,
  type Period,
  type Reference,
  type Setting,
  termKey,
  type Trainee,
} from '../domain/index.ts';

/** Where a journey starts or ends. */
export interface Point {
  readonly town: string;
  /** INSEE code of the commune. */
  readonly commune: string;
  /** Of a district of Paris, Lyon or Marseille: the INSEE code of the city. */
  readonly within?: string;
  readonly landmass: string;
  /** null where none is published. */
  readonly coordinates: Coordinates | null;
}

/** Comparison key → the term as written. */
export type Terms = ReadonlyMap<string, string>;

export interface PreparedTrainee {
  readonly person: Trainee;
  readonly domains: Terms;
  readonly needs: Terms;
  /** Mentor id → rank, from 1. */
  readonly ranks: ReadonlyMap<string, number>;
  readonly home: Point;
}

export interface PreparedMentor {
  readonly person: Mentor;
  readonly domains: Terms;
  readonly skills: Terms;
  /** Trainee id → rank, from 1. */
  readonly ranks: ReadonlyMap<string, number>;
  readonly office: Point;
  /** Files for a full-time officer; null when unknown. */
  readonly fullTimeFiles: number | null;
  /** Whole years between the year of tenure and that of the period's start; null when unknown. */
  readonly tenureYears: number | null;
  readonly settings: MentorSettings;
}

/** In which settings a mentor may work, and in which they are known to. */
export interface MentorSettings {
  readonly possible: readonly Setting[];
  /** Fewer where the site is mixed, or not told, and the mentor has not said: to be specified. */
  readonly known: readonly Setting[];
}

/** A trainee travels from the commune given, else from the site or the service's seat. */
export function prepareTrainee(person: Trainee, reference: Reference): PreparedTrainee {
  return {
    person,
    domains: termsOf(person.domains),
    needs: termsOf(person.learningNeeds),
    ranks: ranksOf(person.preferences),
    home: pointOf(reference, person.communeCode ?? townCode(reference, person), person),
  };
}

/** A mentor is at the site, else in the commune given, else at the service's seat. */
export function prepareMentor(person: Mentor, reference: Reference, period: Period): PreparedMentor {
  const commune = person.siteCode === null ? (person.communeCode ?? townCode(reference, person)) : townCode(reference, person);
  return {
    person,
    domains: termsOf(person.domains),
    skills: termsOf(person.skills),
    ranks: ranksOf(person.preferences),
    office: pointOf(reference, commune, person),
    fullTimeFiles: person.caseload === null ? null : person.caseload / person.workingTime,
    tenureYears: person.tenureYear === null ? null : Number(period.segments[0]?.start.slice(0, 4)) - person.tenureYear,
    settings: settingsOf(reference, person),
  };
}

const BOTH: readonly Setting[] = ['MO', 'MF'];
const NEITHER: readonly Setting[] = [];

/** What the mentor has said, else what the site is: a site of both kinds says of neither that the mentor works there. */
export function settingsOf(reference: Reference, { settings, siteCode, serviceCode }: Mentor): MentorSettings {
  if (settings !== null) return { possible: settings, known: settings };
  const site = siteCode === null ? onlySiteOf(reference, serviceCode) : reference.sites.get(siteCode);
  const possible = site?.settings ?? BOTH;
  return { possible, known: possible.length === 1 ? possible : NEITHER };
}

function termsOf(terms: readonly string[]): Terms {
  return new Map(terms.map((term) => [termKey(term), term]));
}

function ranksOf(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, k) => [id, k + 1]));
}

function townCode(reference: Reference, person: Trainee | Mentor): string {
  const site = person.siteCode === null ? undefined : reference.sites.get(person.siteCode);
  return site?.inseeCode ?? reference.services.get(person.serviceCode)?.inseeCode ?? '';
}

function pointOf(reference: Reference, commune: string, person: Trainee | Mentor): Point {
  const site = person.siteCode === null ? undefined : reference.sites.get(person.siteCode);
  // A site's own coordinates win over its commune's: some communes have none.
  const here = site?.inseeCode === commune ? site : undefined;
  const known = reference.communes.get(commune);
  return {
    town: here?.town ?? known?.name ?? reference.services.get(person.serviceCode)?.town ?? commune,
    commune,
    ...(known?.within === undefined ? {} : { within: known.within }),
    landmass: landmassOf(departmentOf(commune)),
    coordinates: here?.coordinates ?? known?.coordinates ?? null,
  };
}
