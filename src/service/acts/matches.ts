/** Matches: pairs in force from a day to a day because of a decision, for whoever may see them. */
import { sql } from 'kysely';
import { matchState, type MatchState, matchVersion } from '../rules/match-state.ts';
import { dayInFrance } from '../rules/preparation.ts';
import { type Act, found, type Listed, type Page, pageOf } from './acting.ts';

export interface MatchView {
  readonly id: string;
  readonly round: string;
  readonly board: string;
  readonly trainee: Matched;
  readonly mentor: Matched;
  /** ISO days, both included. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly state: MatchState;
  /** Name and function of who decided it, when and why. */
  readonly decision: { readonly kind: string; readonly by: string; readonly at: string; readonly reason: string };
  /** Of the round's publications. */
  readonly publication: number;
  readonly version: number;
}

interface Matched {
  readonly id: string;
  readonly name: string;
  readonly service: string;
  readonly serviceName: string;
}

export interface MatchFilter {
  readonly round?: string | undefined;
  readonly board?: string | undefined;
  /** Trainee or mentor. */
  readonly person?: string | undefined;
  /** In force on this ISO day. */
  readonly on?: string | undefined;
  /** Whether those of withdrawn publications are wanted too. */
  readonly withdrawn?: boolean | undefined;
}

/** By trainee, then by their first day. */
export async function listMatches(act: Act, filter: MatchFilter, page: Page): Promise<Listed<MatchView>> {
  const rows = await rowsOf(act, { ...filter, after: page.after, limit: page.limit + 1 });
  return pageOf(
    rows,
    page,
    (row) => viewOf(row, act.moment.now),
    ({ id }) => id,
  );
}

/** @throws BinomeError SERVICE_NOT_FOUND. */
export async function readMatch(act: Act, id: string): Promise<MatchView> {
  const [row] = await rowsOf(act, { id, withdrawn: true, limit: 1 });
  return viewOf(found(row, id), act.moment.now);
}

interface MatchRow {
  readonly id: string;
  readonly round: string;
  readonly publication: number;
  readonly board: string;
  readonly trainee: string;
  readonly trainee_name: string;
  readonly trainee_service: string;
  readonly trainee_service_name: string | null;
  readonly mentor: string;
  readonly mentor_name: string;
  readonly mentor_service: string;
  readonly mentor_service_name: string | null;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly ended_by: string | null;
  readonly void: boolean;
  readonly kind: string;
  readonly by_name: string;
  readonly at: Date;
  readonly reason: string;
}

async function rowsOf(
  { tx }: Pick<Act, 'tx'>,
  wanted: MatchFilter & { readonly id?: string; readonly after?: string | null; readonly limit: number },
): Promise<MatchRow[]> {
  const { id = null, round = null, board = null, person = null, on = null, withdrawn = false, after = null, limit } = wanted;
  const { rows } = await sql<MatchRow>`
    with wanted as (
      select * from match m
      where (${id}::uuid is null or m.id = ${id}) and (${round}::text is null or m.round = ${round})
        and (${board}::text is null or m.board = ${board}) and (${person}::text is null or m.trainee = ${person} or m.mentor = ${person})
        and (${on}::date is null or m.during @> ${on}::date) and (${withdrawn} or not m.void)
        and (${after}::uuid is null or (m.trainee, lower(m.during), m.id) >
          (select a.trainee, lower(a.during), a.id from match a where a.id = ${after}))
      order by m.trainee, lower(m.during), m.id limit ${limit}
    ), made_by as (
      select * from match_made_by(array(select id from wanted))
    )
    select m.id, m.round, m.publication, m.board, m.trainee, n.trainee_name, m.trainee_service, t.name as trainee_service_name,
      m.mentor, n.mentor_name, m.mentor_service, s.name as mentor_service_name, lower(m.during) as starts_on, upper(m.during) - 1 as ends_on,
      m.ended_by, m.void, n.kind, n.by_name, n.at, n.reason
    from wanted m join made_by n on n.match = m.id
    left join service t on t.code = m.trainee_service left join service s on s.code = m.mentor_service
    order by m.trainee, lower(m.during), m.id`.execute(tx);
  return rows;
}

function viewOf(row: MatchRow, now: Date): MatchView {
  const { id, round, board, publication } = row;
  const period = { startsOn: row.starts_on, endsOn: row.ends_on };
  const facts = { ...period, isVoid: row.void, isEnded: row.ended_by !== null };
  return {
    ...{ id, round, board },
    trainee: {
      ...{ id: row.trainee, name: row.trainee_name, service: row.trainee_service },
      serviceName: row.trainee_service_name ?? row.trainee_service,
    },
    mentor: {
      ...{ id: row.mentor, name: row.mentor_name, service: row.mentor_service },
      serviceName: row.mentor_service_name ?? row.mentor_service,
    },
    ...period,
    state: matchState(facts, dayInFrance(now)),
    decision: { kind: row.kind, by: row.by_name, at: row.at.toISOString(), reason: row.reason },
    publication,
    version: matchVersion(facts),
  };
}
