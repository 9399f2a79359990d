/**
 * The score of a pair: the weighted sum of the criteria, in whole millionths, so that the parts sum exactly to it.
 *
 * A criterion that is unknown for a pair counts with the guidelines' neutral value, and its part says so: unknown is neither a merit nor a
 * fault.
 */
import { CRITERIA, type Criterion, type Guidelines, type PairScore, SCORE_SCALE } from '../domain/index.ts';
import type { Assessment } from './assessment.ts';
import { background } from './background.ts';
import { generation } from './generation.ts';
import { location, type TravelTable } from './location.ts';
import { preferences } from './preferences.ts';
import type { PreparedMentor, PreparedTrainee } from './prepared.ts';
import { workload } from './workload.ts';

export interface Scoring {
  readonly guidelines: Guidelines;
  readonly travelTable: TravelTable;
}

/** One entry a criterion: a new criterion is a file of its own and a line here. */
const ASSESS: Readonly<Record<Criterion, (scoring: Scoring, trainee: PreparedTrainee, mentor: PreparedMentor) => Assessment>> = {
  background: ({ guidelines }, trainee, mentor) => background(guidelines, trainee, mentor),
  workload: ({ guidelines }, _trainee, mentor) => workload(guidelines, mentor),
  location: ({ guidelines, travelTable }, trainee, mentor) => location(guidelines, travelTable, trainee, mentor),
  preferences: ({ guidelines }, trainee, mentor) => preferences(guidelines, trainee, mentor),
  generation: ({ guidelines }, _trainee, mentor) => generation(guidelines, mentor),
};

/** Weight and value have four decimals each: their product is rounded to millionths once, here. */
function points(guidelines: Guidelines, criterion: Criterion, value: number | null): number {
  const weight = Math.round(guidelines.weights[criterion] * 10_000);
  const counted = Math.round((value ?? guidelines.unknownValue) * 10_000);
  return Math.round((weight * counted * SCORE_SCALE) / 100_000_000);
}

/** The score alone, in millionths: what the matching needs for every pair. */
export function scoreOf(scoring: Scoring, trainee: PreparedTrainee, mentor: PreparedMentor): number {
  let score = 0;
  for (const criterion of CRITERIA) score += points(scoring.guidelines, criterion, ASSESS[criterion](scoring, trainee, mentor).value);
  // A weight that is no number would count as 0 in a table of integers, and be proven.
  if (!Number.isFinite(score)) throw new Error(`the score of ${trainee.person.id} and ${mentor.person.id} is no number`);
  return score;
}

/** What each criterion says of a pair, in the order of `CRITERIA`: in [0, 1], at most four decimals; null is unknown. */
export function valuesOf(scoring: Scoring, trainee: PreparedTrainee, mentor: PreparedMentor): (number | null)[] {
  return CRITERIA.map((criterion) => ASSESS[criterion](scoring, trainee, mentor).value);
}

/** The score in millionths that these guidelines make of such values. */
export function scoreOfValues(guidelines: Guidelines, values: readonly (number | null)[]): number {
  return CRITERIA.reduce((total, criterion, k) => total + points(guidelines, criterion, values[k] ?? null), 0);
}

/** The score with its parts and their facts: what a person reads. */
export function scorePair(scoring: Scoring, trainee: PreparedTrainee, mentor: PreparedMentor): PairScore {
  const { guidelines } = scoring;
  const parts = CRITERIA.map((criterion) => {
    const { value, facts } = ASSESS[criterion](scoring, trainee, mentor);
    return { criterion, weight: guidelines.weights[criterion], value, facts: facts(), points: points(guidelines, criterion, value) };
  });
  return { score: parts.reduce((total, part) => total + part.points, 0), parts };
}
