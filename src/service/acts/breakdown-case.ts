/** What the acts on a breakdown case share: the case held fast, whether it is open, how whoever acts signs. */
import { sql } from 'kysely';
import { BinomeError, type Detail } from '../../errors/index.ts';
import type { BreakdownFacts } from '../rules/breakdown-state.ts';
import { dayInFrance } from '../rules/preparation.ts';
import type { Breakdown, Match } from '../store/schema.ts';
import { type Act, found, mustBeVersion, mustHave } from './acting.ts';
import { factsNow, mustBeId } from './breakdown-view.ts';

export interface HeldCase {
  readonly row: Readonly<Record<Exclude<keyof Breakdown, 'at'>, string>>;
  readonly facts: BreakdownFacts;
  /** Before the act. */
  readonly version: number;
}

/** A case that nobody else changes before this act has ended. @throws BinomeError SERVICE_NOT_FOUND. */
export async function holdCase(act: Act, id: string): Promise<HeldCase> {
  mustBeId(id);
  await sql`select pg_advisory_xact_lock(8010005, hashtext(${id}))`.execute(act.tx);
  const row = found(await act.tx.selectFrom('breakdown').selectAll().where('id', '=', id).executeTakeFirst(), id);
  const { facts, version } = await factsNow(act, id);
  return { row, facts, version };
}

/**
 * A case held by its board. @param asked the version that the change was asked on: null where it did not say, undefined where it need not.
 * @throws BinomeError SERVICE_NOT_FOUND, SERVICE_FORBIDDEN, SERVICE_IF_MATCH, SERVICE_MOVED_ON.
 */
export async function handleCase(act: Act, id: string, asked: number | null | undefined): Promise<HeldCase> {
  const held = await holdCase(act, id);
  mustHave(act, 'breakdown.handle', { board: held.row.board });
  if (asked !== undefined) mustBeVersion(asked, held.version);
  return held;
}

/** @throws BinomeError BREAKDOWN_CLOSED, with what closed it and who did. */
export async function mustBeOpen({ tx }: Act, { row, facts }: HeldCase): Promise<void> {
  if (facts.closed === null) return;
  const { kind, on_day, by_name, at } = await tx
    .selectFrom('breakdown_closing')
    .select(['kind', 'on_day', 'by_name', 'at'])
    .where('breakdown', '=', row.id)
    .executeTakeFirstOrThrow();
  throw new BinomeError(
    'BREAKDOWN_CLOSED',
    kind === 'dropped'
      ? { detail: `dropped on ${dayInFrance(at)} by ${by_name}`, detailFr: `classé le ${dayInFrance(at)} par ${by_name}` }
      : { detail: `in effect from ${on_day}, decided by ${by_name}`, detailFr: `en vigueur depuis le ${on_day}, décidé par ${by_name}` },
  );
}

/** Whether a match stands, and its first and last day. */
export interface Standing {
  readonly first: string;
  readonly last: string;
  readonly isVoid: boolean;
  /** The case that ended it. */
  readonly endedBy: string | null;
}

/** `madeAt`: from when people knew of it. */
export type MatchRow = Standing & { readonly madeAt: Date } & Readonly<
    Pick<Match, 'board' | 'round' | 'trainee' | 'mentor' | 'trainee_service' | 'mentor_service'>
  >;

/** undefined where there is none, or none for whoever asks. */
export async function matchRow({ tx }: Pick<Act, 'tx'>, id: string): Promise<MatchRow | undefined> {
  const { rows } = await sql<MatchRow>`
    select round, board, trainee, mentor, trainee_service, mentor_service, lower(during)::text as first, (upper(during) - 1)::text as last,
      void as "isVoid", ended_by as "endedBy", made_at as "madeAt"
    from match where id = ${id}`.execute(tx);
  return rows[0];
}

/** The match of a case, which still stands. @throws BinomeError BREAKDOWN_MATCH_VOID, BREAKDOWN_MATCH_OVER. */
export async function standingMatch({ tx, moment }: Act, { row }: HeldCase): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select first::text, last::text, is_void as "isVoid", ended_by as "endedBy" from case_match(${row.id})`.execute(tx);
  const match = found(rows[0], row.id);
  mustStand(match, dayInFrance(moment.now));
  return match;
}

/** The match is one that can break down. @throws BinomeError BREAKDOWN_MATCH_VOID, BREAKDOWN_MATCH_OVER. */
export function mustStand({ isVoid, endedBy, last }: Standing, today: string): void {
  if (isVoid) throw new BinomeError('BREAKDOWN_MATCH_VOID');
  if (endedBy !== null || last < today) throw new BinomeError('BREAKDOWN_MATCH_OVER', { value: last });
}

/** @throws BinomeError BREAKDOWN_EARLY_DAY. */
export function mustNotBeBefore(day: string, first: string, what: Detail): void {
  if (day < first) throw new BinomeError('BREAKDOWN_EARLY_DAY', { value: day, start: first, ...what });
}

/** @throws BinomeError BREAKDOWN_FUTURE_DAY. */
export function mustBePast(day: string, { moment }: Pick<Act, 'moment'>): void {
  if (day > dayInFrance(moment.now)) throw new BinomeError('BREAKDOWN_FUTURE_DAY', { value: day });
}
