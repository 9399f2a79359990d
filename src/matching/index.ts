/** From a census to a proposal, and each step of it by itself. */
import { verify, Prices, type PairPrice, type Verification } from '../solver/index.ts';
import type { PairScore } from '../domain/pair.ts';
import { prepareMentor, prepareTrainee, scorePair } from '../scoring/index.ts';
import { mentorExclusions, pairExclusions } from './eligibility.ts';
import type { CensusInput } from './prepare.ts';
import type { MatchResult } from './propose.ts';

export type { GuidelinesReview, LimitCount } from './guideline-findings.ts';
export { addedMentors, type AddedMentor } from './added-mentor.ts';
export { capacityOf, liftOf, mentorExclusions, settingsOf, type Lift } from './eligibility.ts';
export { fullName, personSummary } from './person-summary.ts';
export { prepare, type CensusInput, type Prepared } from './prepare.ts';
export { lintGuidelines, match, type MatchInput, type MatchResult, type PairValues, type Progress } from './propose.ts';
export { weightRobustness, type PairRobustness, type RobustnessOptions, type WeightRange, type WeightRobustness } from './robustness.ts';
export { limitPrices, type LimitPrices } from './shadow-prices.ts';
export { shortageOf } from './shortages.ts';
export { checkVerified, solveVerified } from './verified.ts';
export type { RobustnessInput } from './weight-axis.ts';

/** A pair with its score and parts, or with the rules that exclude it. */
export type ScoredPair =
  | ({ readonly trainee: string; readonly mentor: string; readonly excluded: null } & PairScore)
  | { readonly trainee: string; readonly mentor: string; readonly excluded: ReturnType<typeof pairExclusions> };

/** Every pair of a trainee and a mentor of the census, lazily, in the order of their ids. O(trainees × mentors). */
export function* scorePairs({ census, period, guidelines, reference, travelTable }: Omit<CensusInput, 'incumbent'>): Generator<ScoredPair> {
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

/** The price of giving this trainee that mentor in an optimal result; null when the pair is chosen already or cannot be. */
export function explain(
  { problem, solution }: Pick<MatchResult, 'problem' | 'solution'>,
  trainee: string,
  mentor: string,
): PairPrice | null {
  return solution.status === 'optimal' ? new Prices(problem, solution).of(trainee, mentor) : null;
}

/** Checks a result with the independent verifier, and that the proposal says what the solution says. */
export function verifyProposal({ proposal, problem, solution }: Pick<MatchResult, 'proposal' | 'problem' | 'solution'>): Verification {
  const problems = [...verify(problem, solution).problems];
  const proposed = proposal.pairs.map(({ trainee, mentor }) => [trainee.id, mentor.id]);
  if (JSON.stringify(proposed) !== JSON.stringify(solution.pairs)) problems.push('the proposal and the solution name different pairs');
  if (proposal.status !== solution.status) problems.push(`the proposal is ${proposal.status}, the solution ${solution.status}`);
  return { valid: problems.length === 0, problems };
}
