/** A small country and its people: two boards on the mainland, one site on an island, and people who differ from each other by what a test says. */
import type { GroupConstraint, Guidelines } from '../../../src/domain/documents/guidelines.ts';
import { compareIds, type Mentor, type Trainee } from '../../../src/domain/person.ts';
import type { Period } from '../../../src/domain/period.ts';
import type { Commune, Reference, Service, Site } from '../../../src/domain/site.ts';
import { match, type MatchInput, type MatchResult } from '../../../src/matching/index.ts';
import type { Problem } from '../../../src/solver/index.ts';

function commune(inseeCode: string, name: string, latitude: number, longitude: number): Commune {
  return { inseeCode, name, departmentCode: inseeCode.slice(0, 2), coordinates: { latitude, longitude } };
}

const COMMUNES: readonly Commune[] = [
  commune('33063', 'Bordeaux', 44.84, -0.58),
  commune('33243', 'Libourne', 44.91, -0.24),
  commune('24322', 'Périgueux', 45.19, 0.72),
  commune('69123', 'Lyon', 45.76, 4.84),
  commune('2A004', 'Ajaccio', 41.92, 8.74),
  { inseeCode: '33999', name: 'Nulle-Part', departmentCode: '33', coordinates: null },
];

function service(code: string, name: string, boardCode: string, inseeCode: string, town: string): Service {
  return { code, name, boardCode, departmentCode: inseeCode.slice(0, 2), inseeCode, town };
}

const SERVICES: readonly Service[] = [
  service('SPIP-33', 'SPIP de la Gironde', 'DISP-BOR', '33063', 'Bordeaux'),
  service('SPIP-24', 'SPIP de la Dordogne', 'DISP-BOR', '24322', 'Périgueux'),
  service('SPIP-69', 'SPIP du Rhône', 'DISP-LYO', '69123', 'Lyon'),
  service('SPIP-2A', 'SPIP de la Corse-du-Sud', 'DISP-LYO', '2A004', 'Ajaccio'),
];

function site(code: string, name: string, inseeCode: string, settings: Site['settings']): Site {
  const { name: town, coordinates } = COMMUNES.find((known) => known.inseeCode === inseeCode)!;
  return { code, name, serviceCode: code.slice(0, 7), town, inseeCode, coordinates: coordinates!, settings };
}

const SITES: readonly Site[] = [
  site('SPIP-33-01', 'Antenne de Bordeaux', '33063', ['MO']),
  site('SPIP-33-02', 'Antenne de Libourne', '33243', ['MO', 'MF']),
  site('SPIP-24-01', 'Antenne de Périgueux', '24322', ['MF']),
  site('SPIP-69-01', 'Antenne de Lyon', '69123', ['MO']),
];

export const reference: Reference = {
  boards: new Map([
    ['DISP-BOR', { code: 'DISP-BOR', name: 'DISP de Bordeaux' }],
    ['DISP-LYO', { code: 'DISP-LYO', name: 'DISP de Lyon' }],
  ]),
  services: new Map(SERVICES.map((item) => [item.code, item])),
  sites: new Map(SITES.map((item) => [item.code, item])),
  communes: new Map(COMMUNES.map((item) => [item.inseeCode, item])),
};

/** Four whole weeks, twenty expected days. */
export const period: Period = {
  id: 'SP1',
  promotion: 'CPIP 29',
  name: 'Stage 1',
  segments: [{ start: '2025-11-03', end: '2025-11-28' }],
  evaluationDue: null,
  daysOff: [],
};

const NATIONAL: Guidelines = {
  format: 'binome.guidelines/1',
  id: 'test',
  version: '1',
  title: { fr: 'Orientations d’essai', en: 'Test guidelines' },
  weights: { background: 0.3, workload: 0.25, location: 0.2, preferences: 0.15, generation: 0.1 },
  unknownValue: 0.5,
  background: { domainsShare: 0.5 },
  workload: {
    curve: [
      [60, 1],
      [80, 0.5],
      [100, 0],
    ],
    perTraineeFollowed: 0.3,
  },
  location: {
    curve: [
      [30, 1],
      [60, 0.5],
      [90, 0],
    ],
    detourFactor: 1.3,
    speedKmPerHour: 60,
  },
  preferences: { ranks: [1, 0.8, 0.6], notListed: 0.2 },
  generation: {
    curve: [
      [2, 0],
      [3, 1],
    ],
  },
  rules: {
    volunteer: true,
    trained: true,
    sameBoard: true,
    setting: true,
    reachableByRoad: true,
    minimumPresence: 0.8,
    defaultCapacity: 1,
    capacityLimit: 3,
    maxTravelMinutes: null,
  },
  sideConstraints: [],
  objective: 'score',
  coverage: 'most',
};

export interface GuidelinesChanges extends Omit<Partial<Guidelines>, 'rules'> {
  readonly rules?: Partial<Guidelines['rules']>;
}

export function guidelinesWith({ rules, ...changes }: GuidelinesChanges = {}): Guidelines {
  return { ...NATIONAL, ...changes, rules: { ...NATIONAL.rules, ...rules } };
}

/** A list of constraints, each with a label of its own. */
export function constraints(...rules: readonly Unlabelled[]): GuidelinesChanges {
  const labelled = rules.map((rule) => ({ ...rule, label: { fr: `Contrainte ${rule.id}`, en: `Constraint ${rule.id}` } }));
  return { sideConstraints: labelled };
}

type WithoutLabel<Rule> = Rule extends GroupConstraint ? Omit<Rule, 'label'> : never;
export type Unlabelled = WithoutLabel<GroupConstraint>;

const PERSON = {
  email: null,
  boardCode: 'DISP-BOR',
  serviceCode: 'SPIP-33',
  siteCode: 'SPIP-33-01',
  communeCode: null,
  domains: [],
  preferences: [],
  avoids: [],
  formerPairs: [],
} as const;

export function trainee(id: string, changes: Partial<Trainee> = {}): Trainee {
  return {
    ...PERSON,
    role: 'trainee',
    id,
    lastName: `Nom-${id}`,
    firstName: 'Camille',
    promotion: 'CPIP 29',
    learningNeeds: [],
    requiredSetting: null,
    maxTravelMinutes: null,
    ...changes,
  };
}

export function mentor(id: string, changes: Partial<Mentor> = {}): Mentor {
  return {
    ...PERSON,
    role: 'mentor',
    id,
    lastName: `Nom-${id}`,
    firstName: 'Dominique',
    skills: [],
    tenureYear: null,
    caseload: null,
    followed: 0,
    workingTime: 1,
    capacityMin: 0,
    capacityMax: null,
    trainedOn: '2020-01-01',
    volunteer: true,
    settings: null,
    absences: [],
    ...changes,
  };
}

export type InputChanges = Partial<Omit<MatchInput, 'guidelines' | 'census'>>;

export function input(
  trainees: readonly Trainee[],
  mentors: readonly Mentor[],
  guidelines: GuidelinesChanges = {},
  changes: InputChanges = {},
): MatchInput {
  const byId = (a: { id: string }, b: { id: string }): number => compareIds(a.id, b.id);
  return {
    census: { trainees: [...trainees].sort(byId), mentors: [...mentors].sort(byId) },
    period,
    guidelines: guidelinesWith(guidelines),
    guidelinesSha256: 'f'.repeat(64),
    reference,
    travelTable: new Map(),
    inputs: [],
    incumbent: [],
    engineVersion: '0.0.0',
    ...changes,
  };
}

export function matchSmall(...args: Parameters<typeof input>): MatchResult {
  return match(input(...args));
}

/** The chosen pairs, `trainee-mentor`. */
export function chosen({ solution }: MatchResult): string[] {
  return solution.pairs.map(([t, m]) => `${t}-${m}`);
}

/** The same problem with its pairs as a list, as its file holds it. */
export function plain(problem: Problem): Problem {
  return { ...problem, pairs: [...problem.pairs] };
}
