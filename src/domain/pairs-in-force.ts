/** Whom everybody of a proposal has now, with what is known of each pair: what was decided, and for all others what is proposed. */
import { pairsInForce, type StandingDecision, type StandingDecisions, traineesOf } from './decisions.ts';
import type { ScorePart } from './documents/pair.ts';
import type { PersonSummary, Proposal } from './documents/proposal.ts';

/** What the engine knows of a pair. */
export interface KnownScore {
  /** Millionths. */
  readonly score: number;
  /** null where the sum alone was kept; without facts where the values alone were. */
  readonly parts: readonly ScorePart[] | null;
}

export interface PairInForce {
  readonly trainee: PersonSummary;
  readonly mentor: Pick<PersonSummary, 'id' | 'name' | 'service' | 'site'>;
  /** null: proposed, and nothing more. */
  readonly decision: StandingDecision | null;
  /** null where the engine never scored the pair. */
  readonly scored: KnownScore | null;
}

/** What the proposal says of its own pairs. */
export function scoreOfProposed({ pairs }: Pick<Proposal, 'pairs'>): (trainee: string, mentor: string) => KnownScore | null {
  const scores = new Map(pairs.map((pair) => [`${pair.trainee.id}\u0000${pair.mentor.id}`, pair]));
  return (trainee, mentor) => scores.get(`${trainee}\u0000${mentor}`) ?? null;
}

/** Sorted by trainee id, then mentor id. A mentor of whom the proposal says nothing has no service. Linear but for the sorting. */
export function standingPairs(
  proposal: Proposal,
  standing: StandingDecisions,
  scoreOf: (trainee: string, mentor: string) => KnownScore | null = scoreOfProposed(proposal),
): PairInForce[] {
  const trainees = new Map(traineesOf(proposal).map((person) => [person.id, person]));
  const mentors = new Map([...proposal.mentors, ...proposal.pairs.map(({ mentor }) => mentor)].map((person) => [person.id, person]));
  const proposed = proposal.pairs.map(({ trainee, mentor }) => [trainee.id, mentor.id] as const);
  return pairsInForce(proposed, standing).flatMap(([traineeId, mentorId]) => {
    const trainee = trainees.get(traineeId);
    if (trainee === undefined) return [];
    const decision = standing.get(traineeId) ?? null;
    const mentor = mentors.get(mentorId) ?? { id: mentorId, name: decision?.outcome.mentor?.name ?? mentorId, service: '', site: null };
    return [{ trainee, mentor, decision, scored: scoreOf(traineeId, mentorId) }];
  });
}
