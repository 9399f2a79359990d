/** What is shown of a proposal. Its shape is `documents/proposal.ts`. */
import type { Proposal } from './documents/proposal.ts';
import type { Text } from './text.ts';

/** Ways out that are shown for each group; the proposal has them all. */
const MOST_SHOWN = 8;

/** What a menu shows: the first ways out of each group, in sentences. */
export function shownWaysOut({ waysOut }: Proposal): Text[] {
  return (waysOut ?? []).flatMap(({ options }) => options.slice(0, MOST_SHOWN).map(({ sentence }) => sentence));
}
