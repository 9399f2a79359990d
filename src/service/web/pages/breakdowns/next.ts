/** What is to be done next in a case, in words. */
import { words } from '../../frame/words.ts';
import { dated } from '../../parts/dates.ts';
import { type Case, isHeard, mayDecide, PARTIES } from './case.ts';

export function nextInWords(found: Case): string {
  const { breakdowns } = words();
  const mine = found.pairs.filter((pair) => pair.decision === null && mayDecide(pair));
  if (found.state === 'submitted' && mine.length > 0) return breakdowns.decideYours(mine.length);
  const planned = found.followUps.at(-1);
  if (found.state === 'in-effect' && planned !== undefined) return breakdowns.followOn(dated(planned.on));
  if (found.state !== 'reported') return breakdowns.next[found.state];
  const left = PARTIES.filter((party) => !isHeard(found, party));
  return left.length === PARTIES.length
    ? breakdowns.next.reported
    : breakdowns.hearingsLeft(left.map((party) => breakdowns.parties[party]));
}
