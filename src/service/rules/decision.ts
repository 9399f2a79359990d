/** Who may decide what on a pair, and when a decision is refused whoever asks for it. */
import type { ThrownCode } from '../../errors/index.ts';
import type { Grant } from './rights.ts';
import { mayDo } from './rights.ts';
import { type DecisionKind, isInForce, type PairFacts, stands } from './pair-state.ts';

export interface AskedDecision {
  readonly kind: DecisionKind;
  /** Of `change`, whom; of `accept` and `refuse` the mentor that is meant, where that was said; else null. */
  readonly mentor: string | null;
}

/** Where a pair is decided. */
export interface DecidedAt {
  readonly board: string;
  /** Of the mentor who is proposed; null where nobody is. */
  readonly proposedService: string | null;
  /** Of `change`: of the mentor chosen instead. */
  readonly chosenService: string | null;
  /** Of `withdraw`: of the mentor of the last decision; null where it left the trainee without. */
  readonly decidedService: string | null;
  /** Whom it is about: the trainee, and the mentors who are proposed, chosen or decided. */
  readonly people: readonly (string | null)[];
}

/**
 * Whether these grants allow it. Accepting and refusing is for who directs the mentor's service; choosing another mentor, for who directs the
 * services of both; leaving somebody without, for the board; withdrawing, for who may have decided, and for the board. Nobody decides on a pair
 * that they are of themselves.
 */
export function mayDecide(grants: readonly Grant[], kind: DecisionKind, at: DecidedAt): boolean {
  const directs = (service: string | null): boolean => mayDo(grants, 'pair.decide', { services: [service], people: at.people });
  const isBoard = mayDo(grants, 'pair.without', { board: at.board, people: at.people });
  switch (kind) {
    case 'accept':
    case 'refuse':
      return directs(at.proposedService);
    case 'change':
      return directs(at.chosenService) && (at.proposedService === null || directs(at.proposedService));
    case 'without':
      return isBoard;
    case 'withdraw':
      return isBoard || (at.decidedService !== null && directs(at.decidedService));
  }
}

/** Whether somebody may see that there is anything to decide: a board or a director who could decide one kind or another. */
export function mayDecideAnything(grants: readonly Grant[], board: string): boolean {
  return mayDo(grants, 'pair.without', { board }) || grants.some(({ role, board: of }) => role === 'director' && of === board);
}

type Refusal = Extract<ThrownCode, `DECISION_${string}`>;

/**
 * Why the pair does not allow it; null where it does. What is stale cannot be accepted, but what was decided already may be decided again on the
 * facts of today.
 */
export function decisionRefused(pair: PairFacts, { kind, mentor }: AskedDecision): Refusal | null {
  const { proposed, last } = pair;
  switch (kind) {
    case 'accept':
    case 'refuse':
      if (proposed === null) return 'DECISION_NO_PROPOSAL';
      if (mentor !== null && mentor !== proposed) return 'DECISION_OTHER_PROPOSAL';
      return kind === 'accept' && pair.isStale && !(stands(last) && last.mentor === proposed) ? 'DECISION_STALE' : null;
    case 'change': {
      const isAgain = stands(last) && last.kind === 'change' && last.mentor === mentor;
      return mentor === proposed && !isAgain ? 'DECISION_SAME_MENTOR' : null;
    }
    case 'without':
      return null;
    case 'withdraw':
      return isInForce(last) ? null : 'DECISION_NOTHING_TO_WITHDRAW';
  }
}
