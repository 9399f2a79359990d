/** Every pair of a census, scored or excluded: what `match` would look at, one by one. */
import type { PairScore } from '../domain/index.ts';
import { prepareMentor, prepareTrainee, scorePair } from '../scoring/index.ts';
import { withRefused } from './asked-pairs.ts';
import { mentorExclusions, pairExclusions } from './eligibility.ts';
import type { CensusInput } from './prepare.ts';

/** A pair with its score and parts, or with the rules that exclude it. */
export type ScoredPair =
  | ({ readonly trainee: string; readonly mentor: string; readonly excluded: null } & PairScore)
  | { readonly trainee: string; readonly mentor: string; readonly excluded: ReturnType<typeof pairExclusions> };

/** Every pair of a trainee and a mentor of the census, lazily, in the order of their ids. O(trainees × mentors). */
export function* scorePairs(input: Omit<CensusInput, 'incumbent'>): Generator<ScoredPair> {
  const { period, guidelines, reference, travelTable } = input;
  const census = withRefused(input.census, input.refusedPairs);
  const context = { guidelines, period, reference, travelTable };
  const mentors = census.mentors.map((mentor) => prepareMentor(mentor, reference, period));
  const own = mentors.map(({ person }) => mentorExclusions(context, person));
  for (const person of census.trainees) {
    const trainee = prepareTrainee(person, reference);
    for (const [j, mentor] of mentors.entries()) {
      const ids = { trainee: person.id, mentor: mentor.person.id };
      const excluded = [...own[j]!, ...pairExclusions(context, trainee, mentor)];
      yield excluded.length > 0
        ? { ...ids, excluded }
        : { ...ids, excluded: null, ...scorePair({ guidelines, travelTable }, trainee, mentor) };
    }
  }
}
