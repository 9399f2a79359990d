/** Eligible pairs in columns, eight bytes each, so that those of a whole country fit in memory; read as a list they are `Problem['pairs']`. */

type Pair = readonly [trainee: string, mentor: string, score: number];

export class PairColumns implements Iterable<Pair> {
  /** Ids; trainee i → its pairs start[i] … start[i + 1] − 1. */
  readonly trainees: readonly string[];
  readonly mentors: readonly string[];
  readonly start: Int32Array;
  /** Pair → number of its mentor; pair → its score, times `unit`. */
  readonly mentor: Int32Array;
  readonly score: Int32Array;
  readonly unit: number;

  constructor({ trainees, mentors, start, mentor, score, unit }: Omit<PairColumns, typeof Symbol.iterator>) {
    this.trainees = trainees;
    this.mentors = mentors;
    this.start = start;
    this.mentor = mentor;
    this.score = score;
    this.unit = unit;
  }

  *[Symbol.iterator](): Generator<Pair> {
    const { trainees, mentors, start, mentor, score, unit } = this;
    for (const [i, trainee] of trainees.entries())
      for (let pair = start[i]!; pair < start[i + 1]!; pair++) yield [trainee, mentors[mentor[pair]!]!, score[pair]! / unit];
  }
}
