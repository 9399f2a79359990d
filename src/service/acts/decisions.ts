/** Deciding on one pair: a person with the right to it, by name, with a reason. */
import { sql } from 'kysely';
import { BinomeError } from '../../errors/index.ts';
import { saidOfRound } from '../../wording/index.ts';
import { type AskedDecision, decisionRefused, mayDecide, mayDecideAnything } from '../rules/decision.ts';
import { pairVersion } from '../rules/pair-state.ts';
import { mayDo } from '../rules/rights.ts';
import { type Act, found, mustBeVersion, record, refuseOneself, tell } from './acting.ts';
import { factsOfPair, type PairRow, pairRows, refuseChanged } from './pair-rows.ts';
import { type PairInFull, readPair } from './pairs.ts';
import { growRound, type HeldRound, holdRound, mustBeOpen, namedAs } from './round-lock.ts';
import { type ChosenMentor, mentorOf, toldOfPair, type ToldOfPair } from './told-of-pair.ts';

/** Of what nothing is left in force the facts do not count. */
const GONE = 'gone';

/**
 * @param asked the pair's version.
 * @throws BinomeError SERVICE_*; DECISION_OWN_PROPOSAL, DECISION_CLOSED, DECISION_STALE, DECISION_GONE, DECISION_MENTOR_FULL and what
 *   `decisionRefused` refuses by.
 */
export async function decide(
  act: Act,
  roundId: string,
  trainee: string,
  decision: AskedDecision & { readonly reason: string },
  asked: number | null,
): Promise<PairInFull> {
  const round = await holdRound(act, roundId);
  const row = found((await pairRows(act, roundId, trainee))[0], trainee);
  const chosen = await mayBeDecided(act, round, row, decision);
  const pair = factsOfPair(row);
  mustBeVersion(asked, pairVersion(pair));
  await mustBeOpen(act, roundId);
  const refusal = decisionRefused(pair, decision);
  const proposed = { trainee, traineeName: row.trainee_name, mentor: row.mentor, mentorName: row.mentor_name };
  if (refusal === 'DECISION_STALE') return refuseChanged(act, refusal, proposed, row.pair_hash);
  if (refusal !== null) throw new BinomeError(refusal);
  const written = await writeDecision(act, round, row, decision, chosen);
  await growRound(act, round);
  await tellBoard(act, round, trainee, decision.kind, row.decisions + 1);
  await record(act, `decision.${decision.kind}`, { subject: `${roundId}/${trainee}`, board: round.board, payload: { decision: written } });
  return readPair(act, roundId, trainee);
}

/** @returns the mentor of a change. @throws BinomeError DECISION_OWN_PROPOSAL, SERVICE_FORBIDDEN, SERVICE_ONESELF; SERVICE_NOT_FOUND for an unknown mentor. */
async function mayBeDecided(act: Act, { board }: HeldRound, row: PairRow, { kind, mentor }: AskedDecision): Promise<ChosenMentor | null> {
  const { who } = act;
  // Whom there are is nothing for who may not decide at all.
  if (!mayDecideAnything(who.grants, board)) throw new BinomeError('SERVICE_FORBIDDEN', { value: 'pair.decide' });
  const chosen = kind === 'change' && mentor !== null ? await mentorOf(act, mentor) : null;
  const at = {
    ...{ board, proposedService: row.mentor_service, chosenService: chosen?.service ?? null },
    decidedService: row.decided_mentor_service,
  };
  const people = [row.trainee, row.mentor, chosen?.id ?? null, kind === 'withdraw' ? row.decided_mentor : null];
  const action = kind === 'without' ? 'pair.without' : 'pair.decide';
  if (!mayDecide(who.grants, kind, { ...at, people: [] })) throw new BinomeError('SERVICE_FORBIDDEN', { value: action });
  if (!mayDecide(who.grants, kind, { ...at, people })) await refuseOneself(act, action, row.mentor_service ?? row.trainee_service);
  if ((kind === 'accept' || kind === 'change') && row.submitted_by === who.account) throw new BinomeError('DECISION_OWN_PROPOSAL');
  return chosen;
}

/** @returns the id of the row. */
async function writeDecision(
  act: Act,
  round: HeldRound,
  row: PairRow,
  { kind, reason }: AskedDecision & { readonly reason: string },
  chosen: ChosenMentor | null,
): Promise<string> {
  const { tx, who, moment } = act;
  const proposed = row.mentor === null ? null : { id: row.mentor, name: row.mentor_name!, service: row.mentor_service! };
  const mentor = kind === 'change' ? chosen : kind === 'without' || kind === 'withdraw' ? null : proposed;
  const about = { trainee: row.trainee, traineeName: row.trainee_name, mentor: mentor?.id ?? null, mentorName: mentor?.name ?? null };
  const isLeft = kind === 'refuse' || kind === 'withdraw';
  const { rows } = await sql<{ hash: string | null }>`select pair_facts(${about.trainee}, ${about.mentor}) as hash`.execute(tx);
  const hash = rows[0]?.hash ?? null;
  if (hash === null && !isLeft) return refuseChanged(act, 'DECISION_GONE', about, mentor?.id === row.mentor ? row.pair_hash : null);
  const told = mentor === null || isLeft ? null : await withPlace(act, round.id, row, mentor);
  // What a director withdraws is of their service; a board's act names none.
  const directs = (service: string | null): boolean => mayDo(who.grants, 'pair.decide', { services: [service] });
  const withdrawnAt = kind === 'withdraw' && directs(row.decided_mentor_service) ? row.decided_mentor_service : null;
  const service = mentor?.service ?? withdrawnAt;
  const id = act.moment.newId();
  await tx
    .insertInto('decision')
    .values({
      ...{ id, round: round.id, trainee: row.trainee, number: row.decisions + 1, submission: row.submission, kind, reason },
      ...{ mentor: mentor?.id ?? null, mentor_service: service, trainee_service: row.trainee_service },
      ...{ proposed: row.mentor, proposed_service: row.mentor_service, facts_hash: hash ?? GONE },
      price: kind === 'change' && told?.price != null ? JSON.stringify(told.price) : null,
      broken_rules: JSON.stringify(kind === 'change' ? told!.brokenRules : []),
      rules_known: kind === 'change' ? told!.rulesKnown : true,
      ...{ by: who.account, at: moment.now, by_name: await namedAs(act, service === null ? { board: round.board } : { service }) },
    })
    .execute();
  return id;
}

/** @throws BinomeError DECISION_MENTOR_FULL. */
async function withPlace(act: Act, round: string, row: PairRow, mentor: ChosenMentor): Promise<ToldOfPair> {
  const told = await toldOfPair(act, round, row, mentor);
  const { capacity, taken } = told.places;
  if (taken < capacity) return told;
  throw new BinomeError('DECISION_MENTOR_FULL', { ...saidOfRound(({ places }) => places(mentor.name, capacity, taken)) });
}

/** What the board has to do something about: another run after a refusal or a change; publication once all are decided. */
async function tellBoard(act: Act, { id, board }: HeldRound, trainee: string, kind: AskedDecision['kind'], number: number): Promise<void> {
  const to = { role: 'board', scope: board } as const;
  if (kind === 'refuse' || kind === 'change' || kind === 'withdraw')
    await tell(act, to, { event: `decision ${id} ${trainee} ${number}`, kind: `decision.${kind}`, board, subject: id });
  const { rows } = await sql<{ trainees: number; decided: number; stale: number; number: number }>`
    select trainees, decided, stale, (select max(number) from submission where round = ${id}) as number from round_facts(${id})`.execute(
    act.tx,
  );
  const [facts] = rows;
  if (facts !== undefined && facts.decided >= facts.trainees && facts.stale === 0)
    await tell(act, to, { event: `decided ${id} ${facts.number}`, kind: 'round.decided', board, subject: id });
}
