/** Directors decide the option that was submitted, each on the pairs of their service; with the last acceptance it takes effect on its day. */
import { sql } from 'kysely';
import { BinomeError } from '../../errors/index.ts';
import type { Notice } from '../rules/notices.ts';
import { dayInFrance } from '../rules/preparation.ts';
import { type Act, found, mustBeVersion, mustJudge, record, tell } from './acting.ts';
import { type HeldCase, holdCase, mustBeOpen, standingMatch } from './breakdown-case.ts';
import { inForce, mustBeAsCounted, mustFollow } from './breakdown-in-force.ts';
import { type BreakdownView, type MoveView, factsNow, readBreakdown } from './breakdown-view.ts';
import { namedAs } from './round-lock.ts';
import { lockRound } from './runs.ts';
import { tellEach } from './tell-each.ts';

export interface MoveDecision {
  readonly kind: 'accept' | 'refuse';
  readonly reason: string;
  readonly asked: number | null;
}

/**
 * A refusal sends the case back to its options. Until the last acceptance whoever accepted may still refuse.
 * @throws BinomeError SERVICE_*; BREAKDOWN_CLOSED, BREAKDOWN_NO_OPTION, BREAKDOWN_REFUSED, BREAKDOWN_DECIDED, BREAKDOWN_STALE, BREAKDOWN_MATCH_*;
 *   DECISION_OWN_PROPOSAL, DECISION_MENTOR_FULL, DECISION_TWO_MENTORS.
 */
export async function decideMove(act: Act, id: string, trainee: string, { kind, reason, asked }: MoveDecision): Promise<BreakdownView> {
  const { tx, who, moment } = act;
  const held = await holdCase(act, id);
  const { row } = held;
  const option = await tx.selectFrom('last_breakdown_option').selectAll().where('breakdown', '=', id).executeTakeFirst();
  const move =
    option === undefined
      ? undefined
      : await tx
          .selectFrom('breakdown_move')
          .select(['decided_in', 'from_mentor', 'to_mentor'])
          .where('breakdown', '=', id)
          .where('option', '=', option.number!)
          .where('trainee', '=', trainee)
          .executeTakeFirst();
  const place =
    option === undefined
      ? { services: [row.trainee_service, row.mentor_service], people: [] }
      : { services: [found(move, trainee).decided_in], people: [trainee, move!.from_mentor, move!.to_mentor] };
  await mustJudge(act, 'breakdown.decide', place, place.services[0]!);
  mustBeVersion(await asItBears(act, held, option?.number ?? null, trainee, asked), held.version);
  await mustBeOpen(act, held);
  if (option === undefined) throw new BinomeError('BREAKDOWN_NO_OPTION');
  const number = option.number!;
  if (option.by === who.account) throw new BinomeError('DECISION_OWN_PROPOSAL');
  const decided = await tx
    .selectFrom('last_breakdown_decision')
    .selectAll()
    .where('breakdown', '=', id)
    .where('option', '=', number)
    .execute();
  const saidBy = (decision: (typeof decided)[number]): { detail: string; detailFr: string } => ({
    detail: `by ${decision.by_name}, ${dayInFrance(decision.at!)}`,
    detailFr: `par ${decision.by_name}, le ${dayInFrance(decision.at!)}`,
  });
  const refusal = decided.find((decision) => decision.kind === 'refuse');
  if (refusal !== undefined) throw new BinomeError('BREAKDOWN_REFUSED', saidBy(refusal));
  const before = decided.find((decision) => decision.trainee === trainee);
  if (before !== undefined && kind === 'accept') throw new BinomeError('BREAKDOWN_DECIDED', saidBy(before));
  const by_name = await namedAs(act, { service: move!.decided_in });
  if (kind === 'accept') {
    await lockRound(act, row.round);
    await standingMatch(act, held);
    await mustFollow(act, option.run!, await inForce(act, row.round));
    await mustBeAsCounted(act, id);
  }
  const decision = moment.newId();
  await tx
    .insertInto('breakdown_decision')
    .values({
      ...{ id: decision, breakdown: id, option: number, trainee, number: (before?.number ?? 0) + 1, kind, reason },
      ...{ by: who.account, by_name, at: moment.now },
    })
    .execute();
  await record(act, 'breakdown.decide', { subject: id, board: row.board, payload: { option: number, decision } });
  const notice: Notice = { event: `breakdown.refused:${id}:${number}`, kind: 'breakdown.refused', board: row.board, subject: id };
  if (kind === 'refuse') await tell(act, { role: 'board', scope: row.board }, notice);
  else if ((await factsNow(act, id)).facts.undecided === 0) await takeEffect(act, held, { signedBy: by_name, from: option.from_day! });
  return readBreakdown(act, id);
}

/**
 * The version that a decision was asked on: that of today, where others have only accepted other pairs of the option since. What they have accepted
 * changes nothing of this pair; all else does.
 */
async function asItBears(
  { tx }: Pick<Act, 'tx'>,
  { row, version }: HeldCase,
  option: number | null,
  trainee: string,
  asked: number | null,
): Promise<number | null> {
  if (option === null || asked === null || asked >= version) return asked;
  const { rows } = await sql<{ others: number }>`
    select count(*)::int as others from breakdown_decision d
    where d.breakdown = ${row.id} and d.option = ${option} and d.trainee <> ${trainee} and d.kind = 'accept' and d.at >= all (
      select at from hearing where breakdown = ${row.id} union all select at from breakdown_run where breakdown = ${row.id}
      union all select at from breakdown_decision where breakdown = ${row.id} and option = ${option} and kind = 'refuse')`.execute(tx);
  const own = await tx
    .selectFrom('breakdown_decision')
    .select('id')
    .where('breakdown', '=', row.id)
    .where('option', '=', option)
    .where('trainee', '=', trainee)
    .executeTakeFirst();
  return own === undefined && asked >= version - rows[0]!.others ? version : asked;
}

/** Pairs of before end, the accepted ones begin; everybody concerned is told. */
async function takeEffect(
  act: Act,
  { row: { id, board } }: HeldCase,
  { signedBy, from }: { readonly signedBy: string; readonly from: string },
): Promise<void> {
  const { tx, moment } = act;
  const { pairs } = await readBreakdown(act, id);
  const ids = pairs.map(() => moment.newId());
  await sql`select take_effect(${id}, ${ids}::uuid[], ${signedBy}, ${moment.now})`.execute(tx);
  await record(act, 'breakdown.take-effect', { subject: id, board, payload: { from, moves: pairs.length } });
  const notice: Notice = { event: `breakdown.in-effect:${id}`, kind: 'breakdown.in-effect', board, subject: id };
  await tell(act, { role: 'board', scope: board }, notice);
  const ofEach = (of: (pair: MoveView) => readonly (string | undefined)[]): string[] =>
    pairs.flatMap(of).filter((scope) => scope !== undefined);
  const services = ofEach(({ trainee, from: old, to }) => [trainee.service, old?.service, to?.service]);
  await tellEach(act, 'director', services, notice);
  // They see their matches, not the case.
  const changed: Notice = { ...notice, kind: 'match.changed' };
  const trainees = ofEach(({ trainee }) => [trainee.id]);
  const mentors = ofEach(({ from: old, to }) => [old?.id, to?.id]);
  await tellEach(act, 'trainee', trainees, changed);
  await tellEach(act, 'mentor', mentors, changed);
}
