/**
 * Eligibility: the hard rules. A pair that breaks one is forbidden, and each exclusion carries its reason.
 *
 * Rules stand in a fixed order, those that concern the mentor alone first, so that "the reason" of an exclusion, where one is counted, is
 * always the same.
 */
import {
  type Exclusion,
  expectedDays,
  isSamePerson,
  type Guidelines,
  type Mentor,
  type Period,
  presence,
  type Reference,
} from '../domain/index.ts';
import {
  AlikeTable,
  journey,
  minutesOf,
  NamedPairs,
  placeOf,
  type PreparedMentor,
  type PreparedTrainee,
  type TravelTable,
} from '../scoring/index.ts';

export interface EligibilityContext {
  readonly guidelines: Guidelines;
  readonly period: Period;
  readonly reference: Reference;
  readonly travelTable: TravelTable;
}

/** Trainees whom a mentor may follow at the same time: the census's, else the default or the minimum asked for, never above the limit. */
export function capacityOf({ guidelines: { rules } }: EligibilityContext, mentor: Mentor): number {
  return Math.min(rules.capacityLimit, mentor.capacityMax ?? Math.max(rules.defaultCapacity, mentor.capacityMin));
}

/** Places that are left in this period: those whom the mentor follows already take one each. */
export function placesLeft(context: EligibilityContext, mentor: Mentor): number {
  return Math.max(0, capacityOf(context, mentor) - mentor.followed);
}

/** Trainees whom the mentor must have besides those followed already. */
export function minimumLeft({ capacityMin, followed }: Mentor): number {
  return Math.max(0, capacityMin - followed);
}

const DAYS = new WeakMap<Period, readonly number[]>();

/** Counted once a period: every mentor is asked for their presence. */
function daysOf(period: Period): readonly number[] {
  const days = DAYS.get(period) ?? expectedDays(period);
  DAYS.set(period, days);
  return days;
}

/** The rules that a mentor breaks whoever the trainee is. */
export function mentorExclusions(context: EligibilityContext, mentor: Mentor): Exclusion[] {
  const { rules } = context.guidelines;
  const start = context.period.segments[0]?.start ?? '';
  const found: Exclusion[] = [];
  if (rules.volunteer && mentor.volunteer === false) found.push({ code: 'MENTOR_NOT_VOLUNTEER', values: {} });
  if (rules.volunteer && mentor.volunteer === null) found.push({ code: 'MENTOR_VOLUNTEER_UNKNOWN', values: {} });
  if (rules.trained && mentor.trainedOn === null) found.push({ code: 'MENTOR_NOT_TRAINED', values: {} });
  if (rules.trained && mentor.trainedOn !== null && mentor.trainedOn > start) {
    found.push({ code: 'MENTOR_TRAINED_LATER', values: { trainedOn: mentor.trainedOn, start } });
  }
  const capacity = capacityOf(context, mentor);
  if (capacity === 0) found.push({ code: 'MENTOR_NO_CAPACITY', values: {} });
  else if (mentor.followed >= capacity) found.push({ code: 'MENTOR_FULL', values: { followed: mentor.followed, capacity } });
  const present = presence(daysOf(context.period), mentor.absences);
  if (present < rules.minimumPresence) {
    found.push({
      code: 'MENTOR_ABSENT',
      // 29 of 50 days are 58 %, and 0.58 × 100 is just below 58 in floating point.
      values: { presence: Math.floor(Number((present * 100).toFixed(6))), minimum: Math.round(rules.minimumPresence * 100) },
    });
  }
  return found;
}

/** The first rule that this pair breaks, mentor's own rules aside; null when it is eligible. */
export function pairExclusion(context: EligibilityContext, trainee: PreparedTrainee, mentor: PreparedMentor): Exclusion | null {
  for (const rule of PAIR_RULES) {
    const found = rule(context, trainee, mentor);
    if (found !== null) return found;
  }
  return null;
}

/** `pairExclusion` for all pairs of these people, by number, and the code alone. To be asked for trainee by trainee. */
export class PairExclusions {
  /** Number → code; 0 is no exclusion. */
  readonly #codes: (Exclusion['code'] | undefined)[] = [undefined];
  readonly #named: NamedPairs;
  readonly #read: (trainee: number, mentor: number) => number;
  readonly #table: AlikeTable;

  constructor(context: EligibilityContext, trainees: readonly PreparedTrainee[], mentors: readonly PreparedMentor[]) {
    this.#named = new NamedPairs(trainees, mentors);
    this.#read = (i, j) => {
      const code = pairExclusion(context, trainees[i]!, mentors[j]!)?.code;
      if (!this.#codes.includes(code)) this.#codes.push(code);
      return this.#codes.indexOf(code);
    };
    const alike = {
      trainee: ({ person, home }: PreparedTrainee) => [
        ...[person.boardCode, person.serviceCode, person.requiredSetting, person.maxTravelMinutes],
        placeOf(home),
      ],
      mentor: ({ person, office, settings }: PreparedMentor) => [person.boardCode, person.serviceCode, settings.possible, placeOf(office)],
    };
    this.#table = new AlikeTable(trainees, mentors, alike, this.#read);
  }

  /** The first rule that the pair breaks; undefined when it is eligible. */
  of(i: number, j: number): Exclusion['code'] | undefined {
    return this.#codes[this.#named.has(i, j) ? this.#read(i, j) : this.#table.at(i, j)];
  }
}

/** Every rule that this pair breaks, mentor's own rules aside. */
export function pairExclusions(context: EligibilityContext, trainee: PreparedTrainee, mentor: PreparedMentor): Exclusion[] {
  return PAIR_RULES.map((rule) => rule(context, trainee, mentor)).filter((found) => found !== null);
}

/** Rules that are the board's own to waive, for one pair or one mentor: how far, within which service and directorate, training. */
export const WAIVABLE_RULES = ['TOO_FAR', 'JOURNEY_UNKNOWN', 'OTHER_SERVICE', 'OTHER_BOARD', 'MENTOR_NOT_TRAINED'] as const;
export type WaivableRule = (typeof WAIVABLE_RULES)[number];

/**
 * The rule that alone keeps this pair out, where a board may waive it; null for any other pair. `own`: the mentor's own exclusions.
 *
 * Not waivable: what people decided (volunteering, whom they avoid, how far a trainee will go, pairs that broke down or were refused), what is so
 * (no road, no place, absence), and the setting, which the training asks of the internship.
 */
export function waivableRule(
  context: EligibilityContext,
  trainee: PreparedTrainee,
  mentor: PreparedMentor,
  own: readonly Exclusion[],
): WaivableRule | null {
  if (own.length > 1 || own.some(({ code }) => code !== 'MENTOR_NOT_TRAINED' && code !== 'MENTOR_TRAINED_LATER')) return null;
  const [first, second] = [...own, ...pairExclusions(context, trainee, mentor)];
  if (first === undefined || second !== undefined) return null;
  if (own.length > 0) return 'MENTOR_NOT_TRAINED';
  if (first.code === 'OTHER_BOARD' || first.code === 'OTHER_SERVICE') return first.code;
  const { maxTravelMinutes } = trainee.person;
  if (first.code === 'JOURNEY_UNKNOWN') return maxTravelMinutes === null ? first.code : null;
  return first.code === 'TOO_FAR' && (maxTravelMinutes === null || Number(first.values['minutes']) <= maxTravelMinutes) ? first.code : null;
}

/** What would make a mentor usable whom one rule alone keeps out: training in time, or an agreement that is theirs to give. */
export interface Lift {
  readonly measure: 'train' | 'volunteer';
  readonly rule: Exclusion;
}

const LIFTS: Partial<Readonly<Record<Exclusion['code'], Lift['measure']>>> = {
  MENTOR_NOT_TRAINED: 'train',
  MENTOR_TRAINED_LATER: 'train',
  MENTOR_VOLUNTEER_UNKNOWN: 'volunteer',
  MENTOR_NOT_VOLUNTEER: 'volunteer',
};

/** null for a mentor whom no rule keeps out, another one does, or more than one. */
export function liftOf(context: EligibilityContext, mentor: Mentor): Lift | null {
  const [rule, other] = mentorExclusions(context, mentor);
  const measure = rule === undefined || other !== undefined ? undefined : LIFTS[rule.code];
  return measure === undefined ? null : { measure, rule: rule! };
}

type PairRule = (context: EligibilityContext, trainee: PreparedTrainee, mentor: PreparedMentor) => Exclusion | null;

const otherBoard: PairRule = ({ guidelines }, { person: trainee }, { person: mentor }) => {
  if (!guidelines.rules.sameBoard || trainee.boardCode === mentor.boardCode) return null;
  return { code: 'OTHER_BOARD', values: { mentorBoard: mentor.boardCode, traineeBoard: trainee.boardCode } };
};

const samePerson: PairRule = (_, { person: trainee }, { person: mentor }) =>
  isSamePerson(trainee, mentor) ? { code: 'SAME_PERSON', values: {} } : null;

const formerPair: PairRule = (_, { person: trainee }, { person: mentor }) => {
  const former = trainee.formerPairs.includes(mentor.id) || mentor.formerPairs.includes(trainee.id);
  return former ? { code: 'FORMER_PAIR', values: {} } : null;
};

const refusedPair: PairRule = (_, { person: trainee }, { person: mentor }) =>
  trainee.refusedPairs?.includes(mentor.id) === true ? { code: 'REFUSED_PAIR', values: {} } : null;

const avoidedByTrainee: PairRule = (_, { person: trainee }, { person: mentor }) =>
  trainee.avoids.includes(mentor.id) ? { code: 'AVOIDED_BY_TRAINEE', values: {} } : null;

const avoidedByMentor: PairRule = (_, { person: trainee }, { person: mentor }) =>
  mentor.avoids.includes(trainee.id) ? { code: 'AVOIDED_BY_MENTOR', values: {} } : null;

/** Where the mentor has not said, and may be in it, the pair is possible, and to be checked: the location criterion says so. */
const setting: PairRule = ({ guidelines }, { person: { requiredSetting: required } }, { settings }) => {
  if (!guidelines.rules.setting || required === null || settings.possible.includes(required)) return null;
  return { code: 'SETTING', values: { required } };
};

const road: PairRule = ({ guidelines, travelTable }, { home }, { office }) => {
  if (!guidelines.rules.reachableByRoad || home.landmass === office.landmass) return null;
  // A board's own table may know a ferry.
  if (journey(guidelines, travelTable, home, office).kind !== 'noRoad') return null;
  return { code: 'NO_ROAD', values: { from: home.town, to: office.town } };
};

/** Nobody knows that an unknown journey is within the limit: with a mentor of one's own service alone it is taken on trust. */
const distance: PairRule = ({ guidelines, travelTable }, { person, home }, { person: mentor, office }) => {
  const limits = [person.maxTravelMinutes, guidelines.rules.maxTravelMinutes].filter((limit) => limit !== null);
  if (limits.length === 0) return null;
  const found = journey(guidelines, travelTable, home, office);
  const minutes = minutesOf(found);
  const maximum = Math.min(...limits);
  if (minutes !== null) return minutes <= maximum ? null : { code: 'TOO_FAR', values: { minutes, maximum } };
  // Told as what it is, where roads are asked for.
  if (found.kind === 'noRoad' && guidelines.rules.reachableByRoad) return null;
  if (guidelines.rules.unknownJourney === 'allow' || person.serviceCode === mentor.serviceCode) return null;
  return { code: 'JOURNEY_UNKNOWN', values: { from: home.town, to: office.town, maximum } };
};

const otherService: PairRule = ({ guidelines, reference: { services } }, { person: trainee }, { person: mentor }) => {
  if (guidelines.rules.sameService !== 'require' || trainee.serviceCode === mentor.serviceCode) return null;
  const nameOf = (code: string): string => services.get(code)?.name ?? code;
  return { code: 'OTHER_SERVICE', values: { mentorService: nameOf(mentor.serviceCode), traineeService: nameOf(trainee.serviceCode) } };
};

/** That the service is another one comes last: where it is the first rule that a pair breaks, it is the only one. */
const PAIR_RULES: readonly PairRule[] = [
  samePerson,
  otherBoard,
  formerPair,
  refusedPair,
  avoidedByTrainee,
  avoidedByMentor,
  setting,
  road,
  distance,
  otherService,
];
