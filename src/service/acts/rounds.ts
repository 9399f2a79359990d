/** Rounds: one directorate's work for one period of one promotion, and how far it has come. All of that is derived from what was done. */
import { sql } from 'kysely';
import { type Act, found, type Listed, type Page, pageOf } from './acting.ts';
import { dayInFrance } from '../rules/preparation.ts';
import { type RoundState, roundState } from '../rules/round-state.ts';

export interface RoundView {
  readonly id: string;
  readonly board: string;
  readonly boardName: string;
  readonly promotion: string;
  readonly period: string;
  readonly name: string;
  readonly state: RoundState;
  /** ISO days. */
  readonly startsOn: string;
  readonly endsOn: string;
  readonly counts: { readonly trainees: number; readonly decided: number; readonly stale: number; readonly flags: number };
  /** The run submitted to the directors; null where none is. */
  readonly proposal: { readonly run: string; readonly number: number; readonly submittedAt: string } | null;
  readonly version: number;
}

export interface RoundFilter {
  readonly board?: string | undefined;
  readonly promotion?: string | undefined;
  readonly period?: string | undefined;
}

/** By id. */
export async function listRounds(act: Act, filter: RoundFilter, page: Page): Promise<Listed<RoundView>> {
  const rows = await rowsOf(act, { ...filter, after: page.after, limit: page.limit + 1 });
  return pageOf(
    rows,
    page,
    (row) => viewOf(row, act.moment.now),
    ({ id }) => id,
  );
}

/** @throws BinomeError SERVICE_NOT_FOUND. */
export async function readRound(act: Act, id: string): Promise<RoundView> {
  const [row] = await rowsOf(act, { id, limit: 1 });
  return viewOf(found(row, id), act.moment.now);
}

interface RoundRow {
  readonly id: string;
  readonly board: string;
  readonly board_name: string;
  readonly promotion: string;
  readonly period: string;
  readonly name: string;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly version: number;
  readonly trainees: number;
  readonly decided: number;
  readonly stale: number;
  readonly flags: number;
  readonly running: boolean;
  readonly drafted: boolean;
  readonly submission: number | null;
  readonly run: string | null;
  readonly submitted_at: Date | null;
  readonly publication: string | null;
}

/** One statement, whatever the number of rounds. */
async function rowsOf(
  { tx }: Pick<Act, 'tx'>,
  wanted: RoundFilter & { readonly id?: string; readonly after?: string | null; readonly limit: number },
): Promise<RoundRow[]> {
  const { id = null, board = null, promotion = null, period = null, after = null, limit } = wanted;
  const { rows } = await sql<RoundRow>`
    with wanted as (
      select * from round r
      where (${id}::text is null or r.id = ${id}) and (${board}::text is null or r.board = ${board})
        and (${promotion}::text is null or r.promotion = ${promotion}) and (${period}::text is null or r.period = ${period})
        and (${after}::text is null or r.id > ${after})
      order by r.id limit ${limit}
    )
    select r.id, r.board, b.name as board_name, r.promotion, r.period, r.name, r.starts_on, r.ends_on, r.version, f.*,
      s.number as submission, s.run, s.at as submitted_at,
      (select kind from publication p where p.round = r.id order by number desc limit 1) as publication
    from wanted r join board b on b.code = r.board
    cross join lateral round_facts(r.id) f
    left join lateral (select * from submission s where s.round = r.id order by number desc limit 1) s on true
    order by r.id`.execute(tx);
  return rows;
}

function viewOf(row: RoundRow, now: Date): RoundView {
  const { id, board, promotion, period, name, version, trainees, decided, stale, flags } = row;
  return {
    ...{ id, board, boardName: row.board_name, promotion, period, name, startsOn: row.starts_on, endsOn: row.ends_on },
    state: roundState({
      isRunning: row.running,
      isDrafted: row.drafted,
      isSubmitted: row.submission !== null,
      isPublished: row.publication === 'published',
      ...{ trainees, decided },
      isOver: row.ends_on < dayInFrance(now),
    }),
    counts: { trainees, decided, stale, flags },
    proposal: row.run === null ? null : { run: row.run, number: row.submission!, submittedAt: row.submitted_at!.toISOString() },
    version,
  };
}
