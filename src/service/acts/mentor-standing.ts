/**
 * Whose a mentor already is in a round: who is proposed to them, who was decided to be theirs, whom another decision left without the mentor who
 * was proposed. Names are those of pairs that whoever asks may see; the rest is counted.
 */
import { sql } from 'kysely';
import { type MentorState, mentorState } from '../rules/mentor-state.ts';
import { isInForce, stands } from '../rules/pair-state.ts';
import { isPair } from '../rules/proposed-entry.ts';
import type { Act } from './acting.ts';
import { factsOfPair, type PairRow, pairRows } from './pair-rows.ts';
import { type ProposedRow, type ShownAlternative, whatIsTold } from './proposed-view.ts';
import { type ChosenMentor, type Move, priceOfPair, toldOfPair, type ToldOfPair } from './told-of-pair.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Of the others of the round: not of the trainee who is looked at. */
export interface MentorStanding {
  readonly state: MentorState;
  readonly trainees: (Named & { readonly decided: boolean })[];
  /** Trainees decided to be theirs whom whoever asks may not see. */
  readonly others: number;
}

export type StandingAlternative = ShownAlternative & {
  /** null of a mentor who is not named. */
  readonly standing: MentorStanding | null;
};

/** Of what a run proposes: nothing is decided in it. */
export function standingsInRun(rows: readonly ProposedRow[], trainee: string): (mentor: string) => MentorStanding {
  return (mentor) => {
    const trainees = rows
      .filter((row) => row.mentor === mentor && row.trainee !== trainee)
      .map((row) => ({ id: row.trainee, name: row.trainee_name, decided: false }));
    return { state: mentorState(trainees, 0), trainees, others: 0 };
  };
}

/** Of what lies with the directors. @param mentors of whom it will be asked. */
export async function standingsInRound(
  { tx }: Pick<Act, 'tx'>,
  round: string,
  rows: readonly PairRow[],
  trainee: string,
  mentors: readonly string[],
): Promise<(mentor: string) => MentorStanding> {
  const { rows: loads } = await sql<{ mentor: string; given: number }>`
    select m as mentor, l.given from unnest(${[...new Set(mentors)]}::text[]) m cross join lateral mentor_load(${round}, m, ${trainee}) l`.execute(
    tx,
  );
  const given = new Map(loads.map((load) => [load.mentor, load.given]));
  return (mentor) => {
    const trainees = rows
      .filter((row) => row.trainee !== trainee)
      .flatMap((row) => {
        const decided = row.decided_mentor === mentor && stands(factsOfPair(row).last);
        return decided || isWaitingFor(row, mentor) ? [{ id: row.trainee, name: row.trainee_name, decided }] : [];
      });
    const others = Math.max(0, (given.get(mentor) ?? 0) - trainees.filter(({ decided }) => decided).length);
    return { state: mentorState(trainees, others), trainees, others };
  };
}

/** Whether the mentor is proposed to the trainee and nothing is decided on it. */
function isWaitingFor(row: PairRow, mentor: string): boolean {
  return row.mentor === mentor && !isInForce(factsOfPair(row).last);
}

export function withStandings(
  alternatives: readonly ShownAlternative[] | null,
  standingOf: (mentor: string) => MentorStanding,
): StandingAlternative[] | null {
  return alternatives?.map((each) => ({ ...each, standing: each.mentor.id === null ? null : standingOf(each.mentor.id) })) ?? null;
}

/** Of a trainee to whom a mentor is proposed whom a decision on another one takes. */
export interface Losing {
  readonly trainee: Named;
  /** Whom the matching with that decision gives them: null where that is nobody, or nobody who may be named. */
  readonly instead: Named | null;
  /** `unknown`: not computed, or no longer from what is so today. */
  readonly comes: 'mentor' | 'nobody' | 'unknown';
  /** Of the pair that was proposed, and of that instead, millionths; null where it is not known. */
  readonly scores: { readonly before: number | null; readonly after: number | null };
}

export interface LosingAll {
  readonly trainees: Losing[];
  /** How many of them keep the mentor all the same. */
  readonly keep: number;
}

/**
 * What somebody is told of another mentor before they decide, with who would lose that one.
 * @throws BinomeError SERVICE_NOT_FOUND: no such pair, or no such mentor, for whoever asks.
 */
export async function priceOfChange(
  act: Act,
  round: string,
  trainee: string,
  mentor: string,
): Promise<Omit<ToldOfPair, 'chain'> & { readonly losing: LosingAll }> {
  const { chain, ...told } = await priceOfPair(act, round, trainee, mentor);
  const rows = await pairRows(act, round);
  const { mayName } = await whatIsTold(
    act,
    rows.slice(0, 1),
    (chain ?? []).flatMap(({ to }) => (to === null ? [] : [to])),
  );
  return {
    ...told,
    losing: losingBy(rows, trainee, { ...told, chain }, (id, name) => (mayName.has(id) ? { id, name: name ?? id } : null)),
  };
}

/** Who loses the mentor once a trainee is given them. @param rows of the round, as far as whoever asks sees them. */
function losingBy(
  rows: readonly PairRow[],
  trainee: string,
  { mentor, places, chain }: Pick<ToldOfPair, 'mentor' | 'places' | 'chain'>,
  named: (id: string, name: string | null) => Named | null,
): LosingAll {
  const own = rows.find((row) => row.trainee === trainee);
  const waiting = own?.mentor === mentor.id ? [] : rows.filter((row) => row.trainee !== trainee && isWaitingFor(row, mentor.id));
  const keep = Math.max(0, places.capacity - places.taken - 1);
  if (waiting.length <= keep) return { trainees: [], keep };
  const moves = new Map((chain ?? []).map((move) => [move.trainee, move]));
  // The matching with that decision says which of them keep the mentor, as far as it is of today.
  const moved = waiting.filter((row) => moves.has(row.trainee));
  const [losing, kept] = moved.length >= waiting.length - keep ? [moved, 0] : [waiting, keep];
  return { trainees: losing.map((row) => losingOf(row, moves.get(row.trainee), named)), keep: kept };
}

function losingOf(row: PairRow, move: Move | undefined, named: (id: string, name: string | null) => Named | null): Losing {
  const to = move?.to ?? null;
  const entry = isPair(row.entry) ? row.entry : null;
  const after = to === null ? null : (entry?.alternatives?.find(({ mentor }) => mentor.id === to)?.score ?? null);
  return {
    trainee: { id: row.trainee, name: row.trainee_name },
    instead: to === null ? null : named(to, move?.toName ?? null),
    comes: move === undefined ? 'unknown' : to === null ? 'nobody' : 'mentor',
    scores: { before: row.score, after },
  };
}

/** By which decision a trainee can no longer have the mentor who is proposed to them. */
export interface Taken {
  /** Who has the mentor instead; null where whoever asks may not see them. */
  readonly trainee: Named | null;
  readonly by: string;
  readonly at: string;
}

/** By trainee, of those rows whose proposed mentor has no place left because another mentor than the proposed one was chosen for somebody. */
export async function takenIn(act: Pick<Act, 'tx'>, round: string, rows: readonly PairRow[]): Promise<ReadonlyMap<string, Taken>> {
  const waiting = rows.filter((row) => row.mentor !== null && !isInForce(factsOfPair(row).last));
  const mentors = [...new Set(waiting.map(({ mentor }) => mentor!))];
  if (mentors.length === 0) return new Map();
  const { rows: chosen } = await sql<{ trainee: string; mentor: string; by_name: string; at: Date }>`
    select trainee, mentor, by_name, at from last_decision
    where round = ${round} and kind = 'change' and stands and mentor = any (${mentors}::text[]) order by at desc`.execute(act.tx);
  const taken = new Map<string, Taken>();
  for (const row of waiting) {
    const by = chosen.find(({ mentor, trainee }) => mentor === row.mentor && trainee !== row.trainee);
    if (by === undefined || !(await isFull(act, round, row))) continue;
    const seen = rows.find(({ trainee }) => trainee === by.trainee) ?? (await pairRows(act, round, by.trainee))[0];
    const trainee = seen === undefined ? null : { id: seen.trainee, name: seen.trainee_name };
    taken.set(row.trainee, { trainee, by: by.by_name, at: by.at.toISOString() });
  }
  return taken;
}

async function isFull(act: Pick<Act, 'tx'>, round: string, row: PairRow): Promise<boolean> {
  const mentor: ChosenMentor = { id: row.mentor!, name: row.mentor_name!, service: row.mentor_service! };
  const { capacity, taken } = (await toldOfPair(act, round, row, mentor)).places;
  return taken >= capacity;
}
