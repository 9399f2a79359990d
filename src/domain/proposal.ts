/** A proposal, and what is shown of it. Its shape is `documents/proposal.ts`. */
import type { Proposal } from './documents/proposal.ts';
import type { Text } from './text.ts';

export { incumbentSchema } from './documents/proposal.ts';
export type {
  Alternative,
  BoardResult,
  GroupResult,
  GuidelineFinding,
  PersonSummary,
  Proposal,
  ProposedPair,
  Shortage,
  UnmetTrainee,
  WayOut,
} from './documents/proposal.ts';

/** Ways out that are shown for each group; the proposal has them all. */
const MOST_SHOWN = 8;

/** What a menu shows: the first ways out of each group, in sentences. */
export function shownWaysOut({ waysOut }: Proposal): Text[] {
  return (waysOut ?? []).flatMap(({ options }) => options.slice(0, MOST_SHOWN).map(({ sentence }) => sentence));
}
