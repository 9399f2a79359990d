/** A round of a directorate with a proposal, a decision on each pair and the matches in force: rows as the acts leave them, for tests of what follows. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { TestService } from './service.ts';

export interface DecidedPair {
  readonly trainee: string;
  readonly mentor: string;
  readonly traineeService: string;
  readonly mentorService: string;
}

export interface DecidedRound {
  readonly id: string;
  /** Of the pairs, in their order. */
  readonly matches: readonly string[];
}

/** @param published whether people see their matches already. */
export async function decidedRound(
  { store, clock }: TestService,
  board: string,
  pairs: readonly DecidedPair[],
  { published, submitter, decider }: { readonly published: boolean; readonly submitter: string; readonly decider: string },
): Promise<DecidedRound> {
  const id = `${board}.CPIP 29.SP1`;
  const [startsOn, endsOn] = ['2025-08-28', '2025-10-24'];
  return store.owner.transaction(async (tx) => {
    await tx
      .insertInto('round')
      .values({
        ...{ id, board, promotion: 'CPIP 29', period: 'SP1', name: 'SP1', starts_on: startsOn, ends_on: endsOn },
        ...{ document: '{}', made_at: clock },
      })
      .execute();
    const run = randomUUID();
    await tx
      .insertInto('run')
      .values({ id: run, command: 'match', board, round: id, request: '{}', inputs: '[]', language: 'fr', by: submitter, at: clock })
      .execute();
    await tx.insertInto('run_result').values({ run, attempt: 1, ending: 'done', document: '{}', verified: true, at: clock }).execute();
    await tx.insertInto('submission').values({ round: id, number: 1, run, by: submitter, at: clock }).execute();
    if (published)
      await tx
        .insertInto('publication')
        .values({ round: id, number: 1, kind: 'published', by: submitter, at: clock, audit_head: '' })
        .execute();
    const matches: string[] = [];
    for (const { trainee, mentor, traineeService, mentorService } of pairs) {
      const facts = sql<string>`pair_facts(${trainee}, ${mentor})`;
      await tx
        .insertInto('run_pair')
        .values({
          ...{ run, trainee, mentor, board, trainee_service: traineeService, mentor_service: mentorService, score: 1 },
          ...{ entry: '{}', facts_hash: facts },
        })
        .execute();
      const decision = randomUUID();
      await tx
        .insertInto('decision')
        .values({
          ...{ id: decision, round: id, trainee, number: 1, submission: 1, kind: 'accept', mentor, mentor_service: mentorService },
          ...{ trainee_service: traineeService, proposed: mentor, reason: 'Bonne proximité', facts_hash: facts },
          ...{ by: decider, by_name: 'La direction', at: clock },
        })
        .execute();
      if (!published) continue;
      const match = randomUUID();
      await tx
        .insertInto('match')
        .values({
          ...{ id: match, round: id, publication: 1, board, trainee, mentor, trainee_service: traineeService },
          ...{ mentor_service: mentorService, during: sql<string>`daterange(${startsOn}, ${endsOn}, '[]')`, capacity: 2, decision, run },
          made_at: clock,
        })
        .execute();
      matches.push(match);
    }
    return { id, matches };
  });
}
