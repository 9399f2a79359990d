/** What stands of a pair: what a submission proposes to one trainee, and the last decision on it. */

export const DECISION_KINDS = ['accept', 'refuse', 'change', 'without', 'withdraw'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** The last decision on a trainee. */
export interface LastDecision {
  readonly kind: DecisionKind;
  /** Whom it is about; null for `without` and `withdraw`. */
  readonly mentor: string | null;
  /** Whether a later submission gives the trainee another mentor than it, and than the one that it was made about. */
  readonly isSuperseded: boolean;
  /** Whether what counted for it is not as it was. */
  readonly isStale: boolean;
}

export interface PairFacts {
  /** The mentor of the current submission; null where it has nobody. */
  readonly proposed: string | null;
  /** Whether what counted for the proposed pair is not as the run had it. */
  readonly isStale: boolean;
  /** The number of the current submission. */
  readonly submission: number;
  /** How many decisions there are on the trainee, of all submissions. */
  readonly decisions: number;
  /** How often facts or guidelines that bear on the trainee and on whoever was proposed or chosen have changed since the first submission. */
  readonly moves: number;
  /** null where there was none. */
  readonly last: LastDecision | null;
}

export const PAIR_STATES = ['open', 'unmet', 'refused', 'stale', 'decided'] as const;
/** `open`: to be decided. `unmet`: nobody is proposed, and nobody has decided. `refused`: waits for another proposal, or another decision. */
export type PairState = (typeof PAIR_STATES)[number];

/** Grows with every submission, with every decision on the trainee, and with the facts that it would be decided on. */
export function pairVersion({ submission, decisions, moves }: Pick<PairFacts, 'submission' | 'decisions' | 'moves'>): number {
  return submission + decisions + moves;
}

/** Whether the last decision is about what is proposed now; what was withdrawn, or is to be looked at again, is not. */
export function isInForce(last: LastDecision | null): last is LastDecision {
  return last !== null && last.kind !== 'withdraw' && !last.isSuperseded;
}

/** Whether the trainee is decided: has a mentor, or is left without, by a decision. */
export function stands(last: LastDecision | null): last is LastDecision {
  return isInForce(last) && last.kind !== 'refuse';
}

/** Of what stands; of the proposal where nothing does. */
export function isStale({ isStale, last }: Pick<PairFacts, 'isStale' | 'last'>): boolean {
  return stands(last) ? last.isStale : isStale;
}

export function pairState(pair: PairFacts): PairState {
  const { last, proposed } = pair;
  if (isInForce(last) && !stands(last)) return 'refused';
  if (isStale(pair)) return 'stale';
  if (stands(last)) return 'decided';
  return proposed === null ? 'unmet' : 'open';
}
