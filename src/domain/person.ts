/**
 * The people of a census, as the matching sees them.
 *
 * What the law forbids to keep (birth date, sex, nationality, address, health, union, exam rank …) has no field
 * here: nothing below can hold it. Terms (domains, skills, learning needs) are kept as written; `termKey` compares them.
 */
import type { Setting } from './site.ts';

export interface Person {
  id: string;
  lastName: string;
  firstName: string;
  email: string | null;
  boardCode: string;
  serviceCode: string;
  /** null when the census names a service only. */
  siteCode: string | null;
  /** INSEE code of the commune: of residence for a trainee, of the office for a mentor; null when not given. */
  communeCode: string | null;
  /** Fields of study and work. */
  domains: readonly string[];
  /** Ids of the other side, best first. */
  preferences: readonly string[];
  /** Preferences that were stated and could not be followed (nobody, or more than one, was meant), as written; absent when there is none. */
  droppedPreferences?: readonly string[];
  /** Ids of the other side that must not be matched with this person. */
  avoids: readonly string[];
  /** Ids of the other side with whom a pair broke down: never again. */
  formerPairs: readonly string[];
  /** Ids of people, of either side, who must not be where this person is; absent when there is none. */
  apartFrom?: readonly string[];
  /** Ids of the other side who must be matched with this person: at most one of a trainee; absent when there is none. */
  imposed?: readonly string[];
  /** The row that asks for these, or for a car shared; absent when it asks for nothing of the kind. */
  row?: CensusRow;
}

/** A row of a census file. */
export interface CensusRow {
  file: string;
  /** Of the file, from 1. */
  line: number;
}

/** Who is served first where places are short: 1 before 2 before 3. Why is nobody's business here, and is not kept. */
export type Priority = 1 | 2 | 3;

export interface Mentor extends Person {
  role: 'mentor';
  /** Learning needs that the mentor can cover. */
  skills: readonly string[];
  /** Year of tenure; null when unknown. */
  tenureYear: number | null;
  /** Files followed now; null when unknown. */
  caseload: number | null;
  /** Trainees already followed when the period starts, of any promotion. */
  followed: number;
  /** Share of full time, in ]0, 1]; 1 when not given. */
  workingTime: number;
  capacityMin: number;
  /** null when not given: the guidelines' default. */
  capacityMax: number | null;
  /** ISO date of the mentor training; null when not trained. */
  trainedOn: string | null;
  /** null when not stated: not a volunteer until they say so. */
  volunteer: boolean | null;
  /** null when not stated: those of the site. */
  settings: readonly Setting[] | null;
  absences: readonly DateRange[];
}

export interface Trainee extends Person {
  role: 'trainee';
  promotion: string;
  learningNeeds: readonly string[];
  /** Setting that the trainee's internship must be in; null when any will do. */
  requiredSetting: Setting | null;
  /** The longest acceptable journey, minutes one way; null when no limit is stated. */
  maxTravelMinutes: number | null;
  /** Ids of trainees who must have a mentor in the same service; absent when there is none. */
  sharesCarWith?: readonly string[];
  /** Absent when there is none. */
  priority?: Priority;
  /** Ids of mentors with whom somebody has refused a pair for this round; absent when there is none. Whoever asks for a run says so, no census. */
  refusedPairs?: readonly string[];
}

/** Both ends included, ISO dates. */
export interface DateRange {
  start: string;
  end: string;
}

/** Both lists sorted by id (UTF-16 code units), ids unique over both. */
export interface Census {
  mentors: readonly Mentor[];
  trainees: readonly Trainee[];
}

/** Comparison key of a term or a name: case, accents, ligatures and punctuation make no difference. */
export function termKey(term: string): string {
  return term
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The order of ids everywhere: UTF-16 code units, the same on every machine and in every locale. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
