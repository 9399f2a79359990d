/**
 * A pair and what documents say of it: its score with the parts that make it, or the hard rules that exclude it.
 *
 * Everything that a person will read travels as a code with its values (a `Fact`, an `Exclusion`); the sentences, in
 * French and English, are in `wording/`.
 */
import * as z from 'zod';
import { list, millionths, pairIds } from './parts.ts';

/** Scores and points are whole millionths: sums of them are exact. */
export const SCORE_SCALE = 1_000_000;

export const CRITERIA = ['background', 'workload', 'location', 'preferences', 'generation'] as const;

const FACT_CODES = [
  'DOMAINS_SHARED', // terms, found, total
  'DOMAINS_NONE_SHARED', // total
  'DOMAINS_UNKNOWN',
  'NEEDS_COVERED', // terms, found, total
  'NEEDS_NONE_COVERED', // total
  'NEEDS_UNKNOWN',
  'CASELOAD', // files
  'CASELOAD_PART_TIME', // files, percent, fullTimeFiles
  'CASELOAD_UNKNOWN',
  'TRAINEES_FOLLOWED', // followed
  'TRAVEL_TABLE', // minutes, from, to
  'TRAVEL_ESTIMATED', // minutes, distanceKm, from, to
  'TRAVEL_NO_ROAD', // from, to
  'TRAVEL_UNKNOWN', // from, to
  'SAME_SERVICE', // share (percent)
  'ANOTHER_SERVICE', // share (percent)
  'SETTING_TO_CHECK', // required
  'PREFERRED_BY_TRAINEE', // rank, total
  'PREFERRED_BY_MENTOR', // rank, total
  'NOT_LISTED_BY_TRAINEE', // total
  'NOT_LISTED_BY_MENTOR', // total
  'NO_PREFERENCE',
  'PREFERENCE_DROPPED_BY_TRAINEE', // names
  'PREFERENCE_DROPPED_BY_MENTOR', // names
  'TENURE', // years, year
  'TENURE_UNKNOWN',
] as const;

const EXCLUSION_CODES = [
  'MENTOR_NOT_VOLUNTEER',
  'MENTOR_VOLUNTEER_UNKNOWN',
  'MENTOR_NOT_TRAINED',
  'MENTOR_TRAINED_LATER', // trainedOn, start
  'MENTOR_NO_CAPACITY',
  'MENTOR_FULL', // followed, capacity
  'MENTOR_ABSENT', // presence, minimum (percent)
  'OTHER_BOARD', // mentorBoard, traineeBoard
  'SETTING', // required
  'NO_ROAD', // from, to
  'TOO_FAR', // minutes, maximum
  'JOURNEY_UNKNOWN', // from, to, maximum
  'OTHER_SERVICE', // mentorService, traineeService
  'AVOIDED_BY_TRAINEE',
  'AVOIDED_BY_MENTOR',
  'FORMER_PAIR',
  'REFUSED_PAIR',
  'SAME_PERSON',
] as const;

export const criterion = z.enum(CRITERIA).meta({ id: 'Criterion', description: 'What a pair is scored by.' });
export const value = z.number().min(0).max(1).nullable().describe('In [0, 1], at most four decimals; null: unknown, which is not 0.');

/** A code that is not of these lists has no sentence: a document with one is refused rather than shown with a gap. */
const values = z.record(z.string(), z.union([z.string(), z.number()])).readonly();
const fact = z
  .object({ code: z.enum(FACT_CODES), values: values.describe('What the sentence of the fact quotes, by name.') })
  .meta({ id: 'Fact', description: 'What is known of a pair under one criterion.' });
const exclusionCode = z.enum(EXCLUSION_CODES);
export const exclusion = z.object({ code: exclusionCode, values: values.describe('What the sentence of the rule quotes, by name.') }).meta({
  id: 'Exclusion',
  description: 'A hard rule that a pair breaks. A mentor’s own (absent, untrained …) excludes every pair of theirs.',
});
/** Mentors by the rule that excludes them. */
export const excludedCounts = list(z.object({ code: exclusionCode, mentors: z.int().min(1) }));

const criterionValue = z.object({ value, facts: list(fact) });
export const scorePart = z
  .object({
    criterion,
    weight: z.number().min(0).max(1).describe('Of the criterion, as the guidelines have it.'),
    ...criterionValue.shape,
    points: millionths.describe('weight × value, the guidelines’ neutral value standing in where it is unknown; millionths.'),
  })
  .meta({ id: 'ScorePart', description: 'One criterion’s share of a score.' });
export const pairScore = z.object({
  score: millionths.describe('The sum of the parts’ points, exactly; millionths.'),
  parts: list(scorePart),
});

export type Criterion = z.infer<typeof criterion>;
export type FactCode = Fact['code'];
export type Fact = z.infer<typeof fact>;
export type CriterionValue = z.infer<typeof criterionValue>;
export type ScorePart = z.infer<typeof scorePart>;
export type PairScore = z.infer<typeof pairScore>;
export type ExclusionCode = z.infer<typeof exclusionCode>;
export type Exclusion = z.infer<typeof exclusion>;
export type PairIds = z.infer<typeof pairIds>;
