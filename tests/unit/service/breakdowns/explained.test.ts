/** What each is told of a match that a breakdown made: by the options that were computed then, and not by the round's run. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { asked, type CaseView, decide, heardCase, options, submitted } from '../../../service/case.ts';
import { applyCensus, MENTORS, publishedRound, TRAINEES } from '../../../service/published-round.ts';
import { type Client, type TestService, useService } from '../../../service/service.ts';

const fresh = useService('2025-09-10T08:00:00Z');

type Part = { readonly title: string; readonly paragraphs: string[] };
type Sheet = Record<'degree' | 'data' | 'parameters' | 'operations' | 'result', Part>;

async function explained(client: Client, match: string): Promise<{ sheet: Sheet; body: string }> {
  const answer = await client.ask('GET', `/api/matches/${match}/explanation?lang=en`);
  expect([answer.statusCode, answer.body]).toEqual([200, expect.anything()]);
  return { sheet: answer.json<Sheet>(), body: answer.body };
}

const said = ({ paragraphs }: Part): string => paragraphs.join('\n').replaceAll(/[\u00a0\u202f]/g, ' ');

async function matchOf({ store }: TestService, trainee: string, mentor: string): Promise<string> {
  const { rows } = await store.owner.transaction((tx) =>
    sql<{ id: string }>`select id from match where trainee = ${trainee} and mentor = ${mentor} and not void`.execute(tx),
  );
  return rows[0]!.id;
}

async function moved(test: TestService, label: number): Promise<{ run: string; sha256: string[] }> {
  const { matches } = await publishedRound(test);
  const board = await test.as(['board', 'DISP-LYO']);
  const directors = await test.as(['director', 'SPIP-42'], ['director', 'SPIP-69'], ['director', 'SPIP-38']);
  const id = await heardCase(board, matches.get('S-1')!.id);
  const run = await options(test, board, id, '2025-09-15');
  let view: CaseView = await submitted(board, id, run, label);
  for (const { trainee } of view.pairs) view = await decide(directors, view, trainee.id);
  expect(view.state).toBe('in-effect');
  const { inputs } = await test.store.owner.transaction((tx) =>
    tx.selectFrom('run').select('inputs').where('id', '=', run).executeTakeFirstOrThrow(),
  );
  return { run, sha256: (inputs as { sha256: string }[]).map(({ sha256 }) => sha256) };
}

it('tells the trainee the score with what made it, the files, the parameters and the steps of the change', async () => {
  const test = await fresh();
  const { run, sha256 } = await moved(test, 2);
  const trainee = await test.as(['trainee', 'S-1']);
  const { sheet, body } = await explained(trainee, await matchOf(test, 'S-1', 'T-3'));
  const { frontier } = (await test.store.owner
    .transaction((tx) => tx.selectFrom('run_result').select('document').where('run', '=', run).executeTakeFirstOrThrow())
    .then(({ document }) => document)) as {
    frontier: { changes: { trainee: string }[]; details: { after: number; parts: { points: number }[] }[] }[];
  };
  const point = frontier[1]!;
  const own = point.details[point.changes.findIndex((change) => change.trainee === 'S-1')]!;
  expect(own.parts.reduce((sum, { points }) => sum + points, 0)).toBe(own.after);
  expect(said(sheet.result)).toContain(`The decided pair scores ${(own.after / 10_000).toFixed(1)} points out of 100.`);
  expect(said(sheet.data)).toContain('Background | ');
  expect(said(sheet.data)).toMatch(/fields shared/);
  expect(said(sheet.operations)).toMatch(/The option decided, 2, moves at most 1 person/);
  expect(said(sheet.operations)).toMatch(/option 1: no mentor/);
  expect(said(sheet.operations)).toMatch(/while moving as few people/);
  expect(said(sheet.parameters)).toContain('from 15 September 2025 on');
  for (const hash of sha256) expect(body).toContain(hash);
  expect(body).not.toMatch(/No criterion was assessed|no score|excluded by a hard rule|Gaël|Gui\b/);
});

it('tells the mentor whom they have now, and of nobody who has left as if they were there', async () => {
  const test = await fresh();
  await moved(test, 2);
  const mentor = await test.as(['mentor', 'T-3']);
  const { sheet, body } = await explained(mentor, await matchOf(test, 'S-1', 'T-3'));
  expect(said(sheet.result)).toMatch(/Trainee by decision: Ève Érable/);
  expect(said(sheet.result)).not.toMatch(/Proposed trainee/);
  expect(body).not.toMatch(/Gaël|no score|No criterion was assessed/);
  // The pair of before is explained as it was: by the round's own run.
  const before = await explained(await test.as(['trainee', 'S-1']), await matchOf(test, 'S-1', 'T-1'));
  expect(said(before.sheet.data)).toContain('Background | ');
  expect(said(before.sheet.operations)).not.toMatch(/option/);
});

it('explains the pair of somebody who came in the middle of the period', async () => {
  const test = await fresh();
  const { matches } = await publishedRound(test);
  const board = await test.as(['board', 'DISP-LYO']);
  const director = await test.as(['director', 'SPIP-42'], ['director', 'SPIP-38'], ['director', 'SPIP-69']);
  const id = await heardCase(board, matches.get('S-1')!.id);
  const trainees = [...TRAINEES, 'S-4;stagiaire;Houx;Hugo;SPIP-42-01;CPIP 29;arts;insertion;'];
  const mentors = [...MENTORS, 'T-9;tuteur;Iris;Inès;SPIP-42-01;arts;insertion;2012;60;1;01/09/2020;oui'];
  await applyCensus(test, { number: 2, by: board.account, trainees, mentors });
  const run = await options(test, board, id, '2025-09-15');
  let view: CaseView = await submitted(board, id, run, 1);
  for (const { trainee } of view.pairs) view = await decide(director, view, trainee.id);
  const arrived = view.pairs.find(({ trainee }) => trainee.id === 'S-4')!;
  expect(arrived.to).not.toBeNull();
  const match = await matchOf(test, 'S-4', arrived.to!.id);
  const { sheet } = await explained(await test.as(['trainee', 'S-4']), match);
  expect(said(sheet.result)).toMatch(/Hugo Houx/);
  expect(said(sheet.data)).toContain('Background | ');
  const mentorOfNew = view.pairs.find(({ to }) => to?.id === 'T-9')!;
  const theirs = await explained(await test.as(['mentor', 'T-9']), await matchOf(test, mentorOfNew.trainee.id, 'T-9'));
  expect(said(theirs.sheet.result)).toMatch(/Trainee by decision/);
  expect(await asked(board, 200, 'GET', `/api/breakdowns/${id}`)).toMatchObject({ state: 'in-effect' });
});
