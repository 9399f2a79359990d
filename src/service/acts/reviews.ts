/** A trainee asks that a person looks at their match again; the board answers. */
import { sql } from 'kysely';
import { BinomeError } from '../../errors/index.ts';
import { dayInFrance } from '../rules/preparation.ts';
import { dueDay } from '../rules/todo.ts';
import { reviewVersion } from '../rules/review.ts';
import { type Act, found, type Listed, mustBeVersion, mustHave, mustJudge, type Page, pageOf, record, tell } from './acting.ts';
import { namedAs } from './round-lock.ts';

export interface ReviewView {
  readonly id: string;
  readonly match: string;
  readonly trainee: string;
  readonly comment: string | null;
  readonly at: string;
  /** ISO day by which it is to be answered; null once it is. */
  readonly dueOn: string | null;
  readonly answer: { readonly comment: string; readonly by: string; readonly at: string } | null;
  readonly version: number;
}

/** @throws BinomeError SERVICE_*; REVIEW_OPEN while an earlier one waits. */
export async function askReview(act: Act, matchId: string, comment: string | null): Promise<ReviewView> {
  const { tx, who, moment } = act;
  const match = found(
    await tx
      .selectFrom('match')
      .select(['board', 'trainee', 'trainee_service', 'mentor_service', 'mentor'])
      .where('id', '=', matchId)
      .executeTakeFirst(),
    matchId,
  );
  mustHave(act, 'review.ask', { people: [match.trainee] });
  // One at a time of the same match.
  await sql`select pg_advisory_xact_lock(8010006, hashtext(${matchId}))`.execute(tx);
  const [open] = await rowsOf(act, { match: matchId, open: true, limit: 1 });
  if (open !== undefined) throw new BinomeError('REVIEW_OPEN', { value: dayInFrance(open.at) });
  const id = moment.newId();
  const { board, trainee } = match;
  await tx
    .insertInto('review_request')
    .values({ ...{ id, match: matchId, board, trainee, comment, by: who.account, at: moment.now } })
    .execute();
  await tell(act, { role: 'board', scope: board }, { event: `review ${id}`, kind: 'review.asked', board, subject: id });
  await record(act, 'review.ask', { subject: matchId, board, payload: { review: id } });
  return readReview(act, id);
}

/** The oldest first. */
export async function listReviews(act: Act, { open }: { readonly open?: boolean | undefined }, page: Page): Promise<Listed<ReviewView>> {
  const rows = await rowsOf(act, { open: open ?? null, after: page.after, limit: page.limit + 1 });
  return pageOf(rows, page, viewOf, ({ id }) => id);
}

/** @throws BinomeError SERVICE_NOT_FOUND. */
export async function readReview(act: Act, id: string): Promise<ReviewView> {
  const [row] = await rowsOf(act, { id, limit: 1 });
  return viewOf(found(row, id));
}

/** @throws BinomeError SERVICE_*; REVIEW_ANSWERED. */
export async function answerReview(act: Act, id: string, comment: string, asked: number | null): Promise<ReviewView> {
  const { tx, who, moment } = act;
  const review = found((await rowsOf(act, { id, limit: 1 }))[0], id);
  const { board, trainee, match } = review;
  const about = await tx.selectFrom('match').select(['mentor', 'trainee_service']).where('id', '=', match).executeTakeFirst();
  await mustJudge(act, 'review.answer', { board, people: [trainee, about?.mentor ?? null] }, about?.trainee_service ?? null);
  await sql`select pg_advisory_xact_lock(8010006, hashtext(${match}))`.execute(tx);
  const now = found((await rowsOf(act, { id, limit: 1 }))[0], id);
  mustBeVersion(asked, reviewVersion(now.answered_at !== null));
  if (now.answered_at !== null) throw new BinomeError('REVIEW_ANSWERED', { value: dayInFrance(now.answered_at) });
  await tx
    .insertInto('review_answer')
    .values({ ...{ request: id, comment, by: who.account, at: moment.now }, by_name: await namedAs(act, { board }) })
    .execute();
  await tell(act, { role: 'trainee', scope: trainee }, { event: `review ${id} answered`, kind: 'review.answered', board, subject: match });
  await record(act, 'review.answer', { subject: match, board, payload: { review: id } });
  return readReview(act, id);
}

interface ReviewRow {
  readonly id: string;
  readonly match: string;
  readonly board: string;
  readonly trainee: string;
  readonly comment: string | null;
  readonly at: Date;
  readonly answer: string | null;
  readonly answered_by: string | null;
  readonly answered_at: Date | null;
}

async function rowsOf(
  { tx }: Pick<Act, 'tx'>,
  wanted: {
    readonly id?: string;
    readonly match?: string;
    readonly open?: boolean | null;
    readonly after?: string | null;
    readonly limit: number;
  },
): Promise<ReviewRow[]> {
  const { id = null, match = null, open = null, after = null, limit } = wanted;
  const { rows } = await sql<ReviewRow>`
    select r.id, r.match, r.board, r.trainee, r.comment, r.at, a.comment as answer, a.by_name as answered_by, a.at as answered_at
    from review_request r left join review_answer a on a.request = r.id
    where (${id}::uuid is null or r.id = ${id}) and (${match}::uuid is null or r.match = ${match})
      and (${open}::boolean is null or (a.request is null) = ${open})
      and (${after}::uuid is null or (r.at, r.id) > (select x.at, x.id from review_request x where x.id = ${after}))
    order by r.at, r.id limit ${limit}`.execute(tx);
  return rows;
}

function viewOf({ id, match, trainee, comment, at, answer, answered_by: by, answered_at: answeredAt }: ReviewRow): ReviewView {
  return {
    ...{ id, match, trainee, comment, at: at.toISOString() },
    dueOn: answer === null ? dueDay('review-answer', null, at) : null,
    answer: answer === null ? null : { comment: answer, by: by!, at: answeredAt!.toISOString() },
    version: reviewVersion(answer !== null),
  };
}
