/** A board submits a run to the directors: from here they decide on its pairs. */
import { sql } from 'kysely';
import type { Proposal } from '../../domain/index.ts';
import { BinomeError } from '../../errors/index.ts';
import { namesInWords, saidOfRound } from '../../wording/index.ts';
import { submissionRefused, toldOfSubmission } from '../rules/submission.ts';
import { type Act, found, mustBeVersion, mustHave, record } from './acting.ts';
import { PROPOSAL_FILE, proposalIn } from './kept-proposal.ts';
import { growRound, type HeldRound, holdRound, mustBeOpen } from './round-lock.ts';
import { readRound, type RoundView } from './rounds.ts';
import { tellEach } from './tell-each.ts';

/**
 * The same run again changes nothing.
 * @param asked the round's version.
 * @throws BinomeError SERVICE_*; PROPOSAL_*; DECISION_CLOSED once the round is published.
 */
export async function submitProposal(act: Act, roundId: string, run: string, asked: number | null): Promise<RoundView> {
  const { tx, who, moment } = act;
  const round = await holdRound(act, roundId);
  mustHave(act, 'proposal.submit', { board: round.board });
  mustBeVersion(asked, round.version);
  const last = await lastSubmission(act, roundId);
  if (last?.run === run) return readRound(act, roundId);
  await mustBeOpen(act, roundId);
  await mustBeSubmittable(act, round, run);
  const told = toldOfSubmission(await proposalOf(act, run));
  const number = (last?.number ?? 0) + 1;
  await tx.insertInto('submission').values({ round: roundId, number, run, by: who.account, at: moment.now }).execute();
  await tx
    .insertInto('submission_document')
    .values({ round: roundId, number, document: JSON.stringify(told) })
    .execute();
  await growRound(act, round);
  const { rows } = await sql<{ service: string }>`
    select distinct mentor_service as service from run_pair where run = ${run} and mentor_service is not null`.execute(tx);
  const services = rows.map(({ service }) => service);
  await tellEach(act, 'director', services, {
    ...{ event: `submission ${roundId} ${number}`, kind: 'proposal.submitted', board: round.board, subject: roundId },
  });
  await record(act, 'proposal.submit', { subject: roundId, board: round.board, payload: { run, number } });
  return readRound(act, roundId);
}

async function lastSubmission({ tx }: Pick<Act, 'tx'>, round: string): Promise<{ number: number; run: string } | undefined> {
  return tx
    .selectFrom('submission')
    .select(['number', 'run'])
    .where('round', '=', round)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function mustBeSubmittable({ tx }: Pick<Act, 'tx'>, round: HeldRound, run: string): Promise<void> {
  const { rows } = await sql<{
    command: string;
    round: string | null;
    state: string | null;
    ending: string | null;
    verified: boolean | null;
  }>`
    select r.command, r.round, j.state, y.ending, y.verified from run r
    left join job j on j.id = r.id left join run_result y on y.run = r.id where r.id = ${run}`.execute(tx);
  const row = found(rows[0], run);
  const isDone = row.ending !== null;
  const stale = isDone ? await stalePairs(tx, run) : [];
  const arrived = isDone ? await traineesWithout(tx, round, run) : [];
  const told = new Set([...stale, ...arrived].map(({ id }) => id));
  const changed = isDone ? (await peopleChanged(tx, round, run)).filter(({ id }) => !told.has(id)) : [];
  const idsOf = (people: readonly Named[]): string[] => people.map(({ id }) => id);
  const refusal = submissionRefused({ ...row, stale: idsOf(stale), arrived: idsOf(arrived), changed: idsOf(changed) }, round.id);
  if (refusal === null) return;
  throw new BinomeError(refusal, {
    ...saidOfRound((words) => {
      const said = words.changed;
      const names = (people: readonly Named[]): string =>
        namesInWords(
          people.map(({ name }) => name),
          words,
        );
      return [
        ...(stale.length === 0 ? [] : [said.stale(stale.length, names(stale))]),
        ...(arrived.length === 0 ? [] : [said.arrived(arrived.length, names(arrived))]),
        ...(changed.length === 0 ? [] : [said.people(changed.length, names(changed))]),
      ].join(words.semicolon);
    }),
  });
}

interface Named {
  readonly id: string;
  readonly name: string;
}

async function stalePairs(tx: Act['tx'], run: string): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select trainee as id, coalesce(entry #>> '{trainee,name}', trainee) as name from run_pair
    where run = ${run} and facts_hash is distinct from pair_facts(trainee, mentor) order by trainee`.execute(tx);
  return rows;
}

/** Trainees of the round whom the run does not have, but for those whom a decision leaves without. */
async function traineesWithout(tx: Act['tx'], { id, board, promotion }: HeldRound, run: string): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select p.id, p.name from current_person p
    where p.board = ${board} and p.promotion = ${promotion} and p.role = 'trainee'
      and not exists (select from run_pair x where x.run = ${run} and x.trainee = p.id)
      and not exists (select from last_decision d where d.round = ${id} and d.trainee = p.id and d.kind = 'without')
    order by p.id`.execute(tx);
  return rows;
}

/** Mentors, and trainees of the promotion, who are not as the run's census had them: the best pairs may be others by now. */
async function peopleChanged(tx: Act['tx'], { board, promotion }: HeldRound, run: string): Promise<Named[]> {
  const { rows } = await sql<Named>`
    with before as (
      select p.person as id, p.name, p.facts_hash from census_person p join run r on r.census = p.census
      where r.id = ${run} and p.board = ${board} and (p.role = 'mentor' or p.promotion = ${promotion})
    ), now as (
      select p.id, p.name, p.facts_hash from current_person p where p.board = ${board} and (p.role = 'mentor' or p.promotion = ${promotion})
    )
    select coalesce(n.id, b.id) as id, coalesce(n.name, b.name) as name from before b full join now n on n.id = b.id
    where exists (select from before) and b.facts_hash is distinct from n.facts_hash order by 1`.execute(tx);
  return rows;
}

/** @throws BinomeError PROPOSAL_RUN_FAILED where the run has kept none. */
async function proposalOf({ tx }: Pick<Act, 'tx'>, run: string): Promise<Proposal> {
  const row = await tx
    .selectFrom('run_file')
    .innerJoin('blob', 'blob.sha256', 'run_file.sha256')
    .select('blob.bytes')
    .where('run_file.run', '=', run)
    .where('run_file.name', '=', PROPOSAL_FILE)
    .executeTakeFirst();
  if (row === undefined) throw new BinomeError('PROPOSAL_RUN_FAILED');
  return proposalIn(row.bytes);
}
