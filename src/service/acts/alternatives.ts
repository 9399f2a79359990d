/** Who else could be the mentor of a trainee, at the prices that hold once what is decided on the others is kept. */
import { sql } from 'kysely';
import type { SinceDecided } from '../../app/index.ts';
import type { Alternative, Text } from '../../domain/index.ts';
import type { Asked } from '../rules/priced-pair.ts';
import { isPair, isUnmet } from '../rules/proposed-entry.ts';
import { type Act, found } from './acting.ts';
import { type StandingAlternative, standingsInRound, withStandings } from './mentor-standing.ts';
import { type PairRow, pairRows } from './pair-rows.ts';
import { alternativeView, movesView, peopleIn, type ShownAlternative, whatIsTold } from './proposed-view.ts';
import { seeRound } from './round-lock.ts';

export interface AlternativesView {
  /** `proposal`: nothing is decided on the others, or what that changes could not be computed. */
  readonly basis: 'proposal' | 'decisions';
  /** null where they can no longer be had, or nobody is proposed. */
  readonly proposed: ShownAlternative | null;
  /** Cheapest first; null where they were not priced. */
  readonly alternatives: StandingAlternative[] | null;
  /** Of trainees on whom nothing is decided: what the decisions alone change. */
  readonly already: ShownAlternative['moves'];
  /** Where no matching keeps what is decided: what is in its way, as far as it is known. */
  readonly constraints: { readonly id: string; readonly label: Text }[] | null;
}

/** Of which trainee prices are to be computed first; null where those of the proposal hold, or tell nothing. @throws BinomeError SERVICE_NOT_FOUND. */
export async function toHold(act: Act, roundId: string, trainee: string): Promise<Asked | null> {
  await seeRound(act, roundId);
  const row = found((await pairRows(act, roundId, trainee))[0], trainee);
  const { rows } = await sql<{ decided: string }>`select decided_on_others(${roundId}, ${trainee}) as decided`.execute(act.tx);
  return row.pair_stale || rows[0]!.decided === '' ? null : { round: roundId, run: row.run, trainee };
}

/** @param since what was computed; null: nothing. @throws BinomeError SERVICE_NOT_FOUND. */
export async function readAlternatives(act: Act, roundId: string, trainee: string, since: SinceDecided | null): Promise<AlternativesView> {
  await seeRound(act, roundId);
  const rows = await pairRows(act, roundId);
  const row = found(
    rows.find((each) => each.trainee === trainee),
    trainee,
  );
  const priced = since === null || !(since.kind === 'alternatives' || since.kind === 'impossible') ? ofProposal(row) : since;
  const { proposed, alternatives, already } = priced.kind === 'alternatives' ? priced : NOTHING;
  const all = [...(proposed === null ? [] : [proposed]), ...(alternatives ?? [])];
  const named = [...all.flatMap(({ mentor, moves }) => [mentor.id, ...peopleIn(moves)]), ...peopleIn(already)];
  const told = await whatIsTold(act, [row], named);
  const shown = alternatives === null ? null : alternatives.map((each) => alternativeView(each, told));
  const mentors = (shown ?? []).flatMap(({ mentor: { id } }) => (id === null ? [] : [id]));
  return {
    basis: since === null ? 'proposal' : 'decisions',
    proposed: proposed === null ? null : alternativeView(proposed, told),
    alternatives: withStandings(shown, await standingsInRound(act, roundId, rows, trainee, mentors)),
    already: movesView(already, told),
    constraints: priced.kind === 'impossible' ? priced.constraints.map(({ id, label }) => ({ id, label })) : null,
  };
}

const NOTHING = { proposed: null, alternatives: null, already: [] } as const;

/** Its own mentor costs nothing. */
function ofProposal({ entry }: PairRow): Extract<SinceDecided, { kind: 'alternatives' }> {
  const alternatives = isPair(entry) || isUnmet(entry) ? entry.alternatives : null;
  return { kind: 'alternatives', proposed: isPair(entry) ? ownOf(entry) : null, alternatives, already: [] };
}

function ownOf({ mentor: { id, name, service }, score }: Extract<PairRow['entry'], { readonly mentor: object }>): Alternative {
  return { mentor: { id, name, service }, score, loss: 0, unmet: 0, moves: [] };
}
