/** What whoever looks at a pair may decide on it now: the service’s own rules, so that nothing is offered that it would refuse. */
import { decisionRefused, mayDecide } from '../../../rules/decision.ts';
import type { DecisionKind, PairFacts } from '../../../rules/pair-state.ts';
import type { Grant } from '../../../rules/rights.ts';
import type { PairInFull, Round } from './loads.ts';

/** `confirm`: the same once more, on the facts of today. */
export const CHOICES = ['accept', 'confirm', 'change', 'refuse', 'without', 'withdraw'] as const;
export type Choice = (typeof CHOICES)[number];

export interface Deciding {
  readonly kind: DecisionKind;
  readonly mentor: string | null;
}

/** What is sent for a choice; null where it cannot be made of this pair. */
export function decisionOf(choice: Choice, pair: PairInFull, chosen: string): Deciding | null {
  const { decision, mentor } = pair;
  switch (choice) {
    case 'confirm':
      return decision?.stands === true && decision.stale ? { kind: decision.kind, mentor: decision.mentor } : null;
    case 'change':
      return { kind: 'change', mentor: chosen };
    case 'accept':
    case 'refuse':
      return mentor === null ? null : { kind: choice, mentor: mentor.id };
    case 'without':
    case 'withdraw':
      return { kind: choice, mentor: null };
  }
}

/** Those that the pair and one’s grants allow. */
export function choicesOf(grants: readonly Grant[], round: Round, pair: PairInFull): readonly Choice[] {
  if (round.state === 'published' || round.state === 'closed') return [];
  return CHOICES.filter((choice) => isOffered(choice, grants, round, pair));
}

function isOffered(choice: Choice, grants: readonly Grant[], round: Round, pair: PairInFull): boolean {
  const { mentor, decision, ownProposal, taken, trainee } = pair;
  // Whom is said later; until then it is somebody of one’s own service.
  const own = grants.find(({ role, board }) => role === 'director' && board === round.board)?.scope ?? null;
  const asked = decisionOf(choice, pair, '');
  if (asked === null || (ownProposal && (asked.kind === 'accept' || asked.kind === 'change'))) return false;
  const proposedService = mentor?.service ?? null;
  const chosenService = proposedService ?? own;
  const decidedService = decision?.mentor == null ? null : chosenService;
  const people = [trainee.id, mentor?.id ?? null, ...(choice === 'withdraw' ? [decision?.mentor ?? null] : [])];
  if (choice === 'accept' && taken !== null) return false;
  if (!mayDecide(grants, asked.kind, { board: round.board, proposedService, chosenService, decidedService, people })) return false;
  if (decisionRefused(factsOf(pair), asked) !== null) return false;
  // What is decided so already is not offered once more.
  return choice === 'change' || choice === 'confirm' || choice === 'withdraw' || decision?.kind !== choice;
}

function factsOf({ mentor, decision, stale, submission }: PairInFull): PairFacts {
  return {
    proposed: mentor?.id ?? null,
    isStale: decision?.stands === true ? decision.stale : stale,
    submission,
    decisions: decision === null ? 0 : 1,
    moves: 0,
    last: decision === null ? null : { kind: decision.kind, mentor: decision.mentor, isSuperseded: false, isStale: decision.stale },
  };
}
