/** Breakdown cases: reporting one, hearing both sides, dropping it, following it up; and the notes on it, which only few may read. */
import type { Reason } from '../../domain/index.ts';
import { BinomeError } from '../../errors/index.ts';
import type { Party } from '../rules/breakdown-state.ts';
import type { Notice } from '../rules/notices.ts';
import { mayDo } from '../rules/rights.ts';
import { sql } from 'kysely';
import { dayInFrance } from '../rules/preparation.ts';
import { type Act, found, type Listed, mustHave, type Page, pageOf, record, tell } from './acting.ts';
import { handleCase, matchRow, mustBeOpen, mustBePast, mustNotBeBefore, mustStand } from './breakdown-case.ts';
import { type BreakdownView, type HearingView, readBreakdown } from './breakdown-view.ts';
import { namedAs } from './round-lock.ts';
import { tellEach } from './tell-each.ts';

export interface Report {
  readonly match: string;
  readonly reason: Reason;
  /** ISO day. */
  readonly knownOn: string;
  readonly note?: string | undefined;
}

/**
 * By either of the two, or by their board.
 * @throws BinomeError SERVICE_NOT_FOUND, SERVICE_FORBIDDEN, BREAKDOWN_FUTURE_DAY, BREAKDOWN_EARLY_DAY, BREAKDOWN_MATCH_VOID, BREAKDOWN_MATCH_OVER, BREAKDOWN_OPEN.
 */
export async function reportBreakdown(act: Act, { match: matchId, reason, knownOn, note }: Report): Promise<BreakdownView> {
  const { tx, who, moment } = act;
  const match = found(await matchRow(act, matchId), matchId);
  mustHave(act, 'breakdown.report', { board: match.board, people: [match.trainee, match.mentor] });
  mustBePast(knownOn, act);
  const made = dayInFrance(match.madeAt);
  mustNotBeBefore(knownOn, made < match.first ? made : match.first, {
    ...{ detail: 'from which the match was known', detailFr: 'depuis lequel le binôme était connu' },
  });
  mustStand(match, dayInFrance(moment.now));
  await sql`select pg_advisory_xact_lock(8010005, hashtext(${matchId}))`.execute(tx);
  const open = await sql<{ since: Date | null }>`select case_open_since(${matchId}) as since`.execute(tx);
  const since = open.rows[0]?.since ?? null;
  if (since !== null) throw new BinomeError('BREAKDOWN_OPEN', { value: dayInFrance(since) });
  const id = moment.newId();
  const { round, board, trainee, mentor, trainee_service, mentor_service } = match;
  const isSelf = (person: string): boolean => mayDo(who.grants, 'breakdown.report', { people: [person] });
  await tx
    .insertInto('breakdown')
    .values({
      ...{ id, match: matchId, board, round, trainee, mentor, trainee_service, mentor_service, reason },
      ...{ known_on: knownOn, by: who.account, at: moment.now },
      reported_as: isSelf(trainee) ? 'trainee' : isSelf(mentor) ? 'mentor' : 'board',
    })
    .execute();
  await keepNote(act, id, null, note);
  await record(act, 'breakdown.report', { subject: id, board, payload: { match: matchId } });
  await tell(act, { role: 'board', scope: board }, { event: `breakdown.reported:${id}`, kind: 'breakdown.reported', board, subject: id });
  return readBreakdown(act, id);
}

/** @throws BinomeError SERVICE_NOT_FOUND, SERVICE_FORBIDDEN, BREAKDOWN_FUTURE_DAY, BREAKDOWN_EARLY_DAY, BREAKDOWN_CLOSED. */
export async function hear(
  act: Act,
  id: string,
  { party, on, note }: { readonly party: Party; readonly on: string; readonly note?: string | undefined },
  asked: number | undefined,
): Promise<HearingView & { readonly version: number }> {
  const { tx, who, moment } = act;
  const held = await handleCase(act, id, asked);
  const { board } = held.row;
  await mustBeOpen(act, held);
  mustBePast(on, act);
  mustNotBeBefore(on, held.row.known_on, { detail: 'on which the breakdown became known', detailFr: 'où la rupture a été connue' });
  const hearing = moment.newId();
  await tx.insertInto('hearing').values({ id: hearing, breakdown: id, party, on_day: on, by: who.account, at: moment.now }).execute();
  await keepNote(act, id, hearing, note);
  await record(act, 'breakdown.hear', { subject: id, board, payload: { hearing } });
  return { id: hearing, party, on, at: moment.now.toISOString(), version: held.version + 1 };
}

/** The relationship holds: nothing changes. @throws BinomeError SERVICE_*, BREAKDOWN_CLOSED. */
export async function dropBreakdown(
  act: Act,
  id: string,
  { reason, asked }: { readonly reason: string; readonly asked: number | null },
): Promise<BreakdownView> {
  const { tx, who, moment } = act;
  const held = await handleCase(act, id, asked);
  const { board, round, trainee, mentor } = held.row;
  await mustBeOpen(act, held);
  const by_name = await namedAs(act, { board });
  await tx
    .insertInto('breakdown_closing')
    .values({ breakdown: id, kind: 'dropped', round, reason, by: who.account, by_name, at: moment.now })
    .execute();
  await record(act, 'breakdown.drop', { subject: id, board });
  const notice: Notice = { event: `breakdown.dropped:${id}`, kind: 'breakdown.dropped', board, subject: id };
  const view = await readBreakdown(act, id);
  await tellEach(
    act,
    'director',
    view.pairs.map(({ decidedIn }) => decidedIn),
    notice,
  );
  if (held.row.reported_as === 'trainee') await tell(act, { role: 'trainee', scope: trainee }, notice);
  if (held.row.reported_as === 'mentor') await tell(act, { role: 'mentor', scope: mentor }, notice);
  return view;
}

/**
 * Planned with a day alone, done with what came of it.
 * @throws BinomeError SERVICE_*, BREAKDOWN_NOT_IN_EFFECT, BREAKDOWN_EARLY_DAY, BREAKDOWN_FUTURE_DAY.
 */
export async function followUp(
  act: Act,
  id: string,
  { on, outcome, asked }: { readonly on: string; readonly outcome: string | null; readonly asked: number | null },
): Promise<BreakdownView> {
  const { tx, who, moment } = act;
  const { row, facts } = await handleCase(act, id, asked);
  if (facts.closed !== 'in-effect') throw new BinomeError('BREAKDOWN_NOT_IN_EFFECT');
  const { on_day: since } = await tx.selectFrom('breakdown_closing').select('on_day').where('breakdown', '=', id).executeTakeFirstOrThrow();
  mustNotBeBefore(on, since!, { detail: 'on which the change takes effect', detailFr: 'où le changement prend effet' });
  // What came of it is known once the day has come.
  if (outcome !== null) mustBePast(on, act);
  const { last } = await tx
    .selectFrom('follow_up')
    .select((build) => build.fn.coalesce(build.fn.max('number'), build.lit(0)).as('last'))
    .where('breakdown', '=', id)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('follow_up')
    .values({ breakdown: id, number: last + 1, on_day: on, outcome, by: who.account, at: moment.now })
    .execute();
  await record(act, 'breakdown.follow-up', { subject: id, board: row.board, payload: { on, isDone: outcome !== null } });
  return readBreakdown(act, id);
}

export interface NoteView {
  readonly id: string;
  /** The hearing that it is of; null of the report. */
  readonly hearing: string | null;
  readonly by: string;
  readonly at: string;
  readonly body: string;
}

/** In the order in which they were written. That a reviewer reads another's note is recorded. @throws BinomeError SERVICE_NOT_FOUND, SERVICE_FORBIDDEN. */
export async function readNotes(act: Act, id: string, page: Page): Promise<Listed<NoteView>> {
  const { tx, who } = act;
  const { notes, board } = await readBreakdown(act, id);
  if (notes === null) throw new BinomeError('SERVICE_FORBIDDEN', { value: 'breakdown.notes' });
  const rows = await tx
    .selectFrom('confidential_note')
    .select(['id', 'hearing', 'author', 'author_name', 'at', 'body'])
    .where('breakdown', '=', id)
    .$if(page.after !== null, (query) =>
      query.where(sql<boolean>`(at, id) > (select a.at, a.id from confidential_note a where a.id = ${page.after}::uuid)`),
    )
    .orderBy('at')
    .orderBy('id')
    .limit(page.limit + 1)
    .execute();
  if (rows.some(({ author }) => author !== who.account)) await record(act, 'breakdown.read-notes', { subject: id, board });
  return pageOf(
    rows,
    page,
    ({ id: note, hearing, author_name, at, body }) => ({ id: note, hearing, by: author_name, at: at.toISOString(), body }),
    ({ id: note }) => note,
  );
}

/** Into the table of its own; nothing else of an act repeats it. */
async function keepNote({ tx, who, moment }: Act, breakdown: string, hearing: string | null, body: string | undefined): Promise<void> {
  if (body === undefined) return;
  await tx
    .insertInto('confidential_note')
    .values({ id: moment.newId(), breakdown, hearing, author: who.account, author_name: who.name, at: moment.now, body })
    .execute();
}
