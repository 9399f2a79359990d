/** What of a kept result stands against a pair of its people. */
import type { Exclusion, Proposal } from '../domain/index.ts';
import type { Problem } from '../solver/index.ts';

interface Result {
  readonly proposal: Proposal;
  readonly problem: Problem;
}

/**
 * The hard rules that keep a pair out; null for a pair that is eligible. None are named where the pairs of a census are too many to be listed.
 * O(pairs).
 */
export function rulesAgainst(
  { proposal, problem }: Result,
  traineeId: string,
  mentorId: string,
): { readonly rules: readonly Exclusion[] } | null {
  const mentor = proposal.mentors.find(({ id }) => id === mentorId);
  const listed = proposal.excludedPairs?.find((pair) => pair.trainee === traineeId && pair.mentor === mentorId);
  // What people said of each other first, then what keeps the mentor out by themselves.
  const rules = [...(listed?.rules ?? refusal(proposal, traineeId, mentorId)), ...(mentor?.rules ?? [])];
  if (rules.length > 0) return { rules };
  if (scoreOfPair(problem, traineeId, mentorId) !== null) return null;
  // Of another board; or of the same, in a census too large for its excluded pairs to be listed.
  const board = boardOf(proposal, traineeId);
  const isApart = mentor !== undefined && board !== null && mentor.board !== board;
  return { rules: isApart ? [{ code: 'OTHER_BOARD', values: { mentorBoard: mentor.board, traineeBoard: board } }] : [] };
}

/** That a pair was refused is told of every result, however many pairs it has. */
function refusal({ refusedPairs = [] }: Proposal, traineeId: string, mentorId: string): Exclusion[] {
  const isRefused = refusedPairs.some(([trainee, mentor]) => trainee === traineeId && mentor === mentorId);
  return isRefused ? [{ code: 'REFUSED_PAIR', values: {} }] : [];
}

/** null for a pair that is not eligible. */
export function scoreOfPair({ pairs }: Problem, traineeId: string, mentorId: string): { readonly score: number } | null {
  for (const [trainee, mentor, score] of pairs) if (trainee === traineeId && mentor === mentorId) return { score };
  return null;
}

function boardOf(proposal: Proposal, traineeId: string): string | null {
  return [...proposal.pairs, ...proposal.unmet].find(({ trainee }) => trainee.id === traineeId)?.trainee.board ?? null;
}
