/**
 * A pair and what is said of it: its score with the parts that make it, or the hard rules that exclude it.
 *
 * Everything that a person will read travels as a code with its values (a `Fact`, an `Exclusion`); the sentences, in
 * French and English, are in `wording/`. The shapes are in `documents/pair.ts`.
 */
export { CRITERIA_FORMAT } from './documents/criteria.ts';
export { CRITERIA } from './documents/pair.ts';
export type {
  Criterion,
  CriterionValue,
  Exclusion,
  ExclusionCode,
  Fact,
  FactCode,
  PairIds,
  PairScore,
  ScorePart,
} from './documents/pair.ts';

/** Scores and points are whole millionths: sums of them are exact. */
export const SCORE_SCALE = 1_000_000;
