/** What is to be done next in a case, in words. */
import { words } from '../../frame/words.ts';
import { type Case, isHeard, PARTIES } from './case.ts';

export function nextInWords(found: Case): string {
  const { breakdowns } = words();
  if (found.state !== 'reported') return breakdowns.next[found.state];
  const left = PARTIES.filter((party) => !isHeard(found, party));
  return left.length === PARTIES.length
    ? breakdowns.next.reported
    : breakdowns.hearingsLeft(left.map((party) => breakdowns.parties[party]));
}
