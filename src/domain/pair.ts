/**
 * A pair and what is said of it: its score with the parts that make it, or the hard rules that exclude it.
 *
 * Everything that a person will read travels as a code with its values (a `Fact`, an `Exclusion`); the sentences, in
 * French and English, are in `wording.ts`.
 */

export const CRITERIA = ['background', 'workload', 'location', 'preferences', 'generation'] as const;
export type Criterion = (typeof CRITERIA)[number];

/**
 * The file that keeps, for each pair of problem.json and in its order, what each criterion says of it (`values`) and the minutes of the
 * journey one way (`minutes`); null is unknown.
 */
export const CRITERIA_FORMAT = 'binome.criteria/1';

/** Scores and points are whole millionths: sums of them are exact. */
export const SCORE_SCALE = 1_000_000;

export interface Fact {
  code: FactCode;
  values: Readonly<Record<string, string | number>>;
}

export type FactCode =
  | 'DOMAINS_SHARED' // terms, found, total
  | 'DOMAINS_NONE_SHARED' // total
  | 'DOMAINS_UNKNOWN'
  | 'NEEDS_COVERED' // terms, found, total
  | 'NEEDS_NONE_COVERED' // total
  | 'NEEDS_UNKNOWN'
  | 'CASELOAD' // files
  | 'CASELOAD_PART_TIME' // files, percent, fullTimeFiles
  | 'CASELOAD_UNKNOWN'
  | 'TRAINEES_FOLLOWED' // followed
  | 'TRAVEL_TABLE' // minutes, from, to
  | 'TRAVEL_ESTIMATED' // minutes, distanceKm, from, to
  | 'TRAVEL_NO_ROAD' // from, to
  | 'TRAVEL_UNKNOWN' // from
  | 'PREFERRED_BY_TRAINEE' // rank, total
  | 'PREFERRED_BY_MENTOR' // rank, total
  | 'NOT_LISTED_BY_TRAINEE' // total
  | 'NOT_LISTED_BY_MENTOR' // total
  | 'NO_PREFERENCE'
  | 'TENURE' // years, year
  | 'TENURE_UNKNOWN';

/** What one criterion says of one pair. */
export interface CriterionValue {
  /** In [0, 1], at most four decimals; null is *unknown*, which is neither 0 nor excluded. */
  value: number | null;
  facts: readonly Fact[];
}

/** One criterion's share of a score. */
export interface ScorePart extends CriterionValue {
  criterion: Criterion;
  /** In [0, 1], at most four decimals. */
  weight: number;
  /** weight × value (× the guidelines' neutral value when unknown), in millionths. */
  points: number;
}

export interface PairScore {
  /** In millionths: the sum of the parts' points, exactly. */
  score: number;
  parts: readonly ScorePart[];
}

export type ExclusionCode =
  | 'MENTOR_NOT_VOLUNTEER'
  | 'MENTOR_VOLUNTEER_UNKNOWN'
  | 'MENTOR_NOT_TRAINED'
  | 'MENTOR_TRAINED_LATER' // trainedOn, start
  | 'MENTOR_NO_CAPACITY'
  | 'MENTOR_ABSENT' // presence, minimum (percent)
  | 'OTHER_BOARD' // mentorBoard, traineeBoard
  | 'SETTING' // required
  | 'NO_ROAD' // from, to
  | 'TOO_FAR' // minutes, maximum
  | 'AVOIDED_BY_TRAINEE'
  | 'AVOIDED_BY_MENTOR'
  | 'FORMER_PAIR';

/** A hard rule that a pair breaks; a mentor's own (absent, untrained …) excludes every pair of theirs. */
export interface Exclusion {
  code: ExclusionCode;
  values: Readonly<Record<string, string | number>>;
}

export interface PairIds {
  trainee: string;
  mentor: string;
}
