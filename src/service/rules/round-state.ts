/** How far a round has come, derived from what was done in it. */

export const ROUND_STATES = ['waiting', 'ready', 'running', 'drafted', 'review', 'decided', 'published', 'closed'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

export interface RoundFacts {
  /** Whether a run of the round waits or works. */
  readonly isRunning: boolean;
  /** Whether there is a verified run. */
  readonly isDrafted: boolean;
  readonly isSubmitted: boolean;
  readonly isPublished: boolean;
  /** Of the round, as the census has them; and those with a standing decision. */
  readonly trainees: number;
  readonly decided: number;
  /** Whether the period's last day is over. */
  readonly isOver: boolean;
}

/** The furthest that holds: a run made again during the review does not take the round back. */
export function roundState(facts: RoundFacts): RoundState {
  if (facts.isPublished) return facts.isOver ? 'closed' : 'published';
  if (facts.isSubmitted) return facts.trainees > 0 && facts.decided >= facts.trainees ? 'decided' : 'review';
  if (facts.isRunning) return 'running';
  if (facts.isDrafted) return 'drafted';
  // Nothing was begun in it, and nothing can be any more.
  if (facts.isOver) return 'closed';
  // Nobody of the promotion is the same as no census.
  return facts.trainees > 0 ? 'ready' : 'waiting';
}
