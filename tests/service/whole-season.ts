/** A season with all that can be in one, in the store of a service: it ends with the census of the year after. */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { expect } from 'vitest';
import { asked, decide, followedUp, heardCase, ifMatch, options, submitted } from './case.ts';
import { applyCensus, MENTORS, publishedRound, ROUND, TRAINEES } from './published-round.ts';
import type { TestService } from './service.ts';

/** The confidential notes of its two cases: of one followed up in October, and of one that was dropped in September. */
export const NOTES = { followedUp: 'Confié à voix basse.', dropped: 'Trop de dossiers.' } as const;

/** A season with all that can be in one. */
export async function wholeSeason(test: TestService, owner: pg.Client): Promise<void> {
  const { matches, run: published } = await publishedRound(test);
  const board = await test.as(['board', 'DISP-LYO']);
  const [trainee, mentor] = [await test.as(['trainee', 'S-1']), await test.as(['mentor', 'T-2'])];
  const directors = await test.as(['director', 'SPIP-69'], ['director', 'SPIP-42'], ['director', 'SPIP-38']);
  await asked(trainee, 201, 'POST', `/api/matches/${matches.get('S-1')!.id}/reviews`, { comment: 'Pourquoi ?' });

  const first = await heardCase(board, matches.get('S-1')!.id);
  await asked(board, 201, 'POST', `/api/breakdowns/${first}/hearings`, { party: 'mentor', on: '2025-09-09', note: NOTES.followedUp });
  const run = await options(test, board, first, '2025-09-15');
  let view = await submitted(board, first, run, 2);
  for (const { trainee: moved } of view.pairs) view = await decide(directors, view, moved.id);
  expect(view).toMatchObject({ state: 'in-effect' });
  await followedUp(test, first, view.version, 'Tout va bien.');

  const { id: second } = await asked(mentor, 201, 'POST', '/api/breakdowns', {
    ...{ match: matches.get('S-2')!.id, reason: 'workload', knownOn: '2025-09-09', note: NOTES.dropped },
  });
  const drop = { reason: 'La relation tient.' };
  await asked(board, 200, 'PUT', `/api/breakdowns/${second}/drop`, drop, ifMatch(1));

  const draft = randomUUID();
  await owner.query(
    `insert into run (id, command, board, round, request, inputs, language, by, at) values ($1, 'match', 'DISP-LYO', $2, '{}', '[]', 'fr', $3, $4)`,
    [draft, ROUND, board.account, test.clock],
  );
  await owner.query(`insert into job (id, kind, state, ended_at) values ($1, 'run', 'done', $2), ($3, 'prepare', 'done', $2)`, [
    draft,
    test.clock,
    randomUUID(),
  ]);
  // Of the whole country: a part that was submitted, and one that was not.
  const whole = randomUUID();
  await owner.query(`insert into run (id, command, request, inputs, language, by, at) values ($1, 'match', '{}', '[]', 'fr', $2, $3)`, [
    ...[whole, board.account, test.clock],
  ]);
  await owner.query(`insert into job (id, kind, state, ended_at) values ($1, 'run', 'done', $2)`, [whole, test.clock]);
  await owner.query(`insert into run_part (part, whole) values ($1, $3), ($2, $3)`, [published, draft, whole]);
  const flag = randomUUID();
  await owner.query(
    `insert into flag (id, person, board, field, comment, by, at, census_version) values ($1, 'S-1', 'DISP-LYO', 'background', 'Faux', $2, $3, 1)`,
    [flag, trainee.account, test.clock],
  );
  await owner.query(`insert into flag_answer (flag, kind, comment, by, at) values ($1, 'kept', 'Vérifié', $2, $3)`, [
    flag,
    board.account,
    test.clock,
  ]);
  // Sent and never applied.
  const imported = randomUUID();
  await owner.query(
    `insert into census (id, board, by, at, compared_with, accepted, rejected, warnings, changes, stale, content_hash)
      values ($1, 'DISP-LYO', $2, $3, 1, 1, '[]', '[]', '{}', '{}', 'y')`,
    [imported, board.account, test.clock],
  );
  await owner.query(
    `insert into census_person (census, person, role, board, service, name, facts, facts_hash) values ($1, 'X-1', 'trainee', 'DISP-LYO', 'SPIP-69', 'Jamais Venue', '{}', '')`,
    [imported],
  );
  // The next year's: one trainee has left, and a mentor.
  test.clock = new Date('2026-03-02T08:00:00Z');
  const without = (lines: readonly string[], id: string): string[] => lines.filter((line) => !line.startsWith(id));
  await applyCensus(test, { number: 2, by: board.account, trainees: without(TRAINEES, 'S-1'), mentors: without(MENTORS, 'T-4') });
}
