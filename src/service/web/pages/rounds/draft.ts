/** The latest proposal of a round that the directors do not have. */
import { hasEnded } from '../../../rules/run-state.ts';
import type { Round, Run } from './loads.ts';

/** undefined where there is none, a later run gave nothing or is under way, or nothing more is submitted in the round. */
export function draftOf(round: Round, runs: readonly Run[]): Run | undefined {
  if (round.state === 'published' || round.state === 'closed' || runs.some(({ state }) => !hasEnded(state))) return undefined;
  const [latest] = runs;
  if (latest?.state !== 'done' || latest.result?.verified !== true || latest.endedAt === null) return undefined;
  if (latest.result.ending !== 'done' && latest.result.ending !== 'limit') return undefined;
  const { proposal } = round;
  return proposal !== null && (proposal.run === latest.id || proposal.submittedAt > latest.endedAt) ? undefined : latest;
}
