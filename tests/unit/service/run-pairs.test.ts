/** What a board reads of its run before it submits it: the pairs, and what the proposal lacks; and nobody else. */
import { expect, it } from 'vitest';
import { asOwner, PEOPLE, ROUND_PATH, smallRound, told } from '../../service/small-round.ts';
import { useService } from '../../service/service.ts';
import { sql } from 'kysely';
import { trainee } from '../matching/small-census.ts';

const fresh = useService();

const WITH_ONE_MORE = [...PEOPLE, trainee('S4', { serviceCode: 'SPIP-24', siteCode: 'SPIP-24-01', avoids: ['M1', 'M2', 'M3', 'M5'] })];

interface Row {
  readonly trainee: { readonly id: string; readonly coordinates: unknown };
  readonly mentor: { readonly id: string } | null;
}

it('is read by the board before it is submitted, as the directors read it afterwards', async () => {
  const test = await fresh();
  const round = await smallRound(test, WITH_ONE_MORE);
  const at = `/api/runs/${round.run}/pairs`;
  const before = (await round.board.ask('GET', at)).json<{ items: Row[] }>().items;
  expect(before.map(({ trainee: { id }, mentor }) => [id, mentor?.id ?? null])).toEqual([
    ['S1', 'M1'],
    ['S2', 'M2'],
    ['S3', 'M3'],
    ['S4', null],
  ]);
  for (const row of before) expect(row).not.toHaveProperty('state');
  expect((await round.board.ask('GET', `${at}?limit=2`)).json()).toMatchObject({ items: [{}, {}], next: 'S2' });
  expect((await round.board.ask('GET', `${at}?limit=2&after=S2`)).json<{ items: Row[] }>().items.map((row) => row.trainee.id)).toEqual([
    'S3',
    'S4',
  ]);
  const one = (await round.board.ask('GET', `${at}/S1`)).json<Row & { alternatives: { mentor: { id: string }; standing: unknown }[] }>();
  expect(one).toMatchObject({
    trainee: { id: 'S1' },
    mentor: { id: 'M1' },
    parts: expect.any(Array) as unknown,
    marks: expect.any(Array) as unknown,
    lostBy: [],
  });
  expect(before[0]).not.toHaveProperty('lostBy');
  expect(one).not.toHaveProperty('state');
  const standings = Object.fromEntries(one.alternatives.map(({ mentor, standing }) => [mentor.id, standing]));
  expect(standings).toMatchObject({
    M2: { state: 'proposed', trainees: [{ id: 'S2', decided: false }], others: 0 },
    M5: { state: 'free', trainees: [], others: 0 },
  });
  expect(told(await round.board.ask('GET', `${at}/S9`))).toEqual([404, 'SERVICE_NOT_FOUND']);
  await round.submit(round.run);
  const after = (await round.board.ask('GET', `${ROUND_PATH}/pairs`)).json<{ items: Row[] }>().items;
  expect(after).toMatchObject(before);
  for (const part of ['pairs', 'pairs/S1', 'diagnosis']) {
    const url = `/api/runs/${round.run}/${part}`;
    for (const [client, status] of [
      [round.director, 404],
      [await test.as(['training-unit', '*']), 403],
      [await test.as(['board', 'DISP-LYO']), 404],
      [test.nobody, 401],
    ] as const)
      expect([part, (await client.ask('GET', url)).statusCode]).toEqual([part, status]);
  }
});

it('says who has nobody and why', async () => {
  const test = await fresh();
  const round = await smallRound(test, WITH_ONE_MORE);
  const answer = (await round.board.ask('GET', `/api/runs/${round.run}/diagnosis`)).json<{
    unmet: { trainee: { id: string }; reasons: { fr: string[]; en: string[] }; shortage: number | null }[];
    shortages: { says: { fr: string }; missing: number; trainees: { id: string }[] }[];
  }>();
  expect(answer).toMatchObject({ status: 'optimal', infeasibility: [], waysOut: [] });
  expect(answer.unmet.map((each) => each.trainee.id)).toEqual(['S4']);
  expect(answer.unmet[0]!.reasons.fr.length).toBeGreaterThan(0);
  expect(answer.unmet[0]!.reasons.en.length).toBe(answer.unmet[0]!.reasons.fr.length);
  const { shortage } = answer.unmet[0]!;
  expect(shortage).not.toBeNull();
  expect(answer.shortages[shortage!]).toMatchObject({ missing: 1, trainees: [{ id: 'S4' }] });
});

it('is refused where there is no match that has come to its end', async () => {
  const test = await fresh();
  const round = await smallRound(test);
  const add = async (command: string): Promise<string> => {
    const rows = await asOwner(
      test,
      sql<{ id: string }>`
      insert into run (id, command, board, round, request, inputs, language, at)
      values (gen_random_uuid(), ${command}, 'DISP-BOR', null, '{}', '[]', 'fr', now()) returning id`,
    );
    return rows[0]!.id;
  };
  expect(told(await round.board.ask('GET', `/api/runs/${await add('match')}/pairs`))).toEqual([409, 'RUN_NOT_DONE']);
  expect(told(await round.board.ask('GET', `/api/runs/${await add('stress')}/diagnosis`))).toEqual([404, 'SERVICE_NOT_FOUND']);
});
