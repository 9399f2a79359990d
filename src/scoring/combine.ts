/**
 * The score of a pair: the weighted sum of the criteria, in whole millionths, so that the parts sum exactly to it.
 *
 * A criterion that is unknown for a pair counts with the guidelines' neutral value, and its part says so: unknown is neither a merit nor a
 * fault.
 */
import { CRITERIA, type Criterion, type Guidelines, type PairScore, SCORE_SCALE } from '../domain/index.ts';
import { AlikeTable, NamedPairs, placeOf, type Alike } from './alike.ts';
import type { Assessment } from './assessment.ts';
import { background } from './background.ts';
import { generation } from './generation.ts';
import { journey, location, minutesOf, type TravelTable } from './location.ts';
import { preferences } from './preferences.ts';
import type { PreparedMentor, PreparedTrainee } from './prepared.ts';
import { workload } from './workload.ts';

export interface Scoring {
  readonly guidelines: Guidelines;
  readonly travelTable: TravelTable;
}

interface Rule extends Alike {
  readonly assess: (scoring: Scoring, trainee: PreparedTrainee, mentor: PreparedMentor) => Assessment;
}

/** One entry a criterion: a new criterion is a file of its own and a line here, which says what of the two people its value depends on. */
const RULES: Readonly<Record<Criterion, Rule>> = {
  background: {
    assess: ({ guidelines }, trainee, mentor) => background(guidelines, trainee, mentor),
    trainee: ({ domains, needs }) => [[...domains.keys()], [...needs.keys()]],
    mentor: ({ domains, skills }) => [[...domains.keys()], [...skills.keys()]],
  },
  workload: {
    assess: ({ guidelines }, _trainee, mentor) => workload(guidelines, mentor),
    trainee: () => null,
    mentor: ({ fullTimeFiles, person }) => [fullTimeFiles, person.followed],
  },
  location: {
    assess: ({ guidelines, travelTable }, trainee, mentor) => location(guidelines, travelTable, trainee, mentor),
    trainee: ({ home, person }) => [placeOf(home), person.serviceCode],
    mentor: ({ office, person }) => [placeOf(office), person.serviceCode],
  },
  preferences: {
    assess: ({ guidelines }, trainee, mentor) => preferences(guidelines, trainee, mentor),
    trainee: ({ ranks }) => ranks.size > 0,
    mentor: ({ ranks }) => ranks.size > 0,
  },
  generation: {
    assess: ({ guidelines }, _trainee, mentor) => generation(guidelines, mentor),
    trainee: () => null,
    mentor: ({ tenureYears }) => tenureYears,
  },
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
  for (const criterion of CRITERIA) score += points(scoring.guidelines, criterion, RULES[criterion].assess(scoring, trainee, mentor).value);
  // A weight that is no number would count as 0 in a table of integers, and be proven.
  if (!Number.isFinite(score)) throw new Error(`the score of ${trainee.person.id} and ${mentor.person.id} is no number`);
  return score;
}

/** The score in millionths that these guidelines make of such values. */
export function scoreOfValues(guidelines: Guidelines, values: readonly (number | null)[]): number {
  return CRITERIA.reduce((total, criterion, k) => total + points(guidelines, criterion, values[k] ?? null), 0);
}

/** As `scoreOfValues`, with its parts; facts are not known of values alone. */
export function partsOfValues(guidelines: Guidelines, values: readonly (number | null)[]): PairScore {
  const parts = CRITERIA.map((criterion, k) => {
    const value = values[k] ?? null;
    return { criterion, weight: guidelines.weights[criterion], value, facts: [], points: points(guidelines, criterion, value) };
  });
  return { score: parts.reduce((total, part) => total + part.points, 0), parts };
}

/** The score with its parts and their facts: what a person reads. */
export function scorePair(scoring: Scoring, trainee: PreparedTrainee, mentor: PreparedMentor): PairScore {
  const { guidelines } = scoring;
  const parts = CRITERIA.map((criterion) => {
    const { value, facts } = RULES[criterion].assess(scoring, trainee, mentor);
    return { criterion, weight: guidelines.weights[criterion], value, facts: facts(), points: points(guidelines, criterion, value) };
  });
  return { score: parts.reduce((total, part) => total + part.points, 0), parts };
}

const VALUE_STEPS = 10_000;
const UNKNOWN = -1;
/** Ten-thousandths, from `UNKNOWN` on → the value. */
const VALUES: readonly (number | null)[] = [null, ...Array.from({ length: VALUE_STEPS + 1 }, (_, k) => k / VALUE_STEPS)];

/** What is read of every pair of these people, by number. Facts and sentences are for few: `scorePair`. */
export class PairScores {
  readonly #scoring: Scoring;
  readonly #trainees: readonly PreparedTrainee[];
  readonly #mentors: readonly PreparedMentor[];
  /** What is read of these depends on the two people themselves. */
  readonly #named: NamedPairs;
  /** Of each criterion the value in ten-thousandths, and what that value is worth. */
  readonly #values: readonly AlikeTable[];
  readonly #points: readonly Float64Array[];
  readonly #minutes: AlikeTable;

  /** `read`: of the same people under guidelines that differ in weights only; what it has read is not read again. */
  constructor(scoring: Scoring, trainees: readonly PreparedTrainee[], mentors: readonly PreparedMentor[], read?: PairScores) {
    this.#scoring = scoring;
    this.#trainees = trainees;
    this.#mentors = mentors;
    this.#named = read === undefined ? new NamedPairs(trainees, mentors) : read.#named;
    const valuesOf = (criterion: Criterion): AlikeTable => {
      const rule = RULES[criterion];
      return new AlikeTable(trainees, mentors, rule, (i, j) => {
        const { value } = rule.assess(scoring, trainees[i]!, mentors[j]!);
        return value === null ? UNKNOWN : Math.round(value * VALUE_STEPS);
      });
    };
    this.#values = read === undefined ? CRITERIA.map(valuesOf) : read.#values;
    this.#points = CRITERIA.map((criterion) =>
      Float64Array.from({ length: VALUE_STEPS + 2 }, (_, k) =>
        points(scoring.guidelines, criterion, k === 0 ? null : (k - 1) / VALUE_STEPS),
      ),
    );
    this.#minutes =
      read === undefined ? new AlikeTable(trainees, mentors, RULES.location, (i, j) => this.#minutesOf(i, j) ?? UNKNOWN) : read.#minutes;
  }

  /** The same pairs under other weights: values, minutes and points need no reading again. */
  withWeights(weights: Guidelines['weights']): PairScores {
    const scoring = { ...this.#scoring, guidelines: { ...this.#scoring.guidelines, weights } };
    return new PairScores(scoring, this.#trainees, this.#mentors, this);
  }

  /** In millionths. */
  score(i: number, j: number): number {
    if (this.#named.has(i, j)) return scoreOf(this.#scoring, this.#trainees[i]!, this.#mentors[j]!);
    let score = 0;
    for (let k = 0; k < CRITERIA.length; k++) score += this.#points[k]![this.#values[k]!.at(i, j) + 1]!;
    if (!Number.isFinite(score)) return scoreOf(this.#scoring, this.#trainees[i]!, this.#mentors[j]!);
    return score;
  }

  /** What each criterion says, in the order of `CRITERIA`: in [0, 1], at most four decimals; null is unknown. */
  values(i: number, j: number): (number | null)[] {
    if (this.#named.has(i, j))
      return CRITERIA.map((criterion) => RULES[criterion].assess(this.#scoring, this.#trainees[i]!, this.#mentors[j]!).value);
    const values = new Array<number | null>(CRITERIA.length);
    for (let k = 0; k < values.length; k++) values[k] = VALUES[this.#values[k]!.at(i, j) + 1]!;
    return values;
  }

  /** Of the journey, one way; null when unknown or not comparable. */
  minutes(i: number, j: number): number | null {
    const minutes = this.#minutes.at(i, j);
    return minutes === UNKNOWN ? null : minutes;
  }

  #minutesOf(i: number, j: number): number | null {
    const { guidelines, travelTable } = this.#scoring;
    return minutesOf(journey(guidelines, travelTable, this.#trainees[i]!.home, this.#mentors[j]!.office));
  }
}
