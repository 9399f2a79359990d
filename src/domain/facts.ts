/** What a census says of somebody, fact by fact: the names under which the service keeps, compares and shows it. */

interface FactField {
  readonly of: 'both' | 'mentor' | 'trainee';
  /** Whether it counts for a pair: a name or an address does not. */
  readonly counts: boolean;
}

const both = { of: 'both', counts: true } as const;
const shown = { of: 'both', counts: false } as const;
const mentor = { of: 'mentor', counts: true } as const;
const trainee = { of: 'trainee', counts: true } as const;

/** In the order in which they are shown. */
export const FACT_FIELDS = {
  ...{ lastName: shown, firstName: shown, email: shown, service: both, site: both, commune: both },
  ...{ promotion: trainee, volunteer: mentor, trainedOn: mentor, tenureYear: mentor, workingTime: mentor, caseload: mentor },
  ...{ followed: mentor, capacityMin: mentor, capacityMax: mentor, settings: mentor, absences: mentor, domains: both, skills: mentor },
  ...{ learningNeeds: trainee, requiredSetting: trainee, maxTravelMinutes: trainee, preferences: both, droppedPreferences: shown },
  ...{ avoids: both, formerPairs: both, apartFrom: both, sharesCarWith: trainee, imposed: both, priority: trainee },
} as const satisfies Record<string, FactField>;

export type FactName = keyof typeof FACT_FIELDS;
export const FACT_NAMES = Object.keys(FACT_FIELDS) as readonly FactName[];

export type FactValue = string | number | boolean | readonly string[] | null;
/** Of somebody: every fact of their role; null or an empty list where the census says nothing. */
export type Facts = Readonly<Partial<Record<FactName, FactValue>>>;
