/** Single histories of a season that once came to something else than the rules say, each with what must hold. */
import { expect, it } from 'vitest';
import { beginSeason, seasonActors } from '../../service/season-acts.ts';
import { applyCensus, STARTS } from '../../service/season-engine.ts';
import { AcceptRound, Import, Later, Propose, Publish } from '../../service/season-round-steps.ts';
import { AcceptMoves, AskOptions, Decide, happened, Hear, Report, type Step, Submit, Work } from '../../service/season-steps.ts';
import { RoundModel } from '../../service/round-model.ts';
import { useService } from '../../service/service.ts';

const BEGIN = '2025-10-09T08:00:00Z';
const fresh = useService(BEGIN);
const NOW = { by: 'board', back: 0, offset: 0 } as const;

/** Acts out the steps, by the service and the model alike. @returns how often each outcome was met. */
async function play(...steps: readonly Step[]): Promise<ReadonlyMap<string, number>> {
  const test = await fresh();
  await test.store.owner.transaction((tx) => applyCensus(tx, new RoundModel().census, test.clock));
  const { model, real } = await beginSeason(test, await seasonActors(test), 1, new Date(BEGIN));
  happened.clear();
  for (const step of steps) await step.run(model, real);
  return happened;
}

const published = [new Propose(), new AcceptRound(), new Publish('board', false, 0)];
const upToOption = (back: number, from: string, option: number): Step[] => [
  new Report({ by: 'board', back, known: 0 }),
  ...(['trainee', 'mentor'] as const).map((party) => new Hear({ ...NOW, party, day: 0 })),
  ...[new AskOptions({ ...NOW, from }), new Work(), new Submit({ ...NOW, runBack: 0, option })],
];

it('a publication is not withdrawn after a breakdown that took effect before its pairs had begun', async () => {
  // The pair ends as if it had never been: published again, it would be back.
  const met = await play(...published, ...upToOption(0, STARTS, 0), new AcceptMoves(NOW), new Publish('board', true, 0));
  expect(met.get('withdraw publication PUBLICATION_BREAKDOWN')).toBe(1);
});

it('a day begins in France at midnight there: matches begin and end, and rounds close', async () => {
  await play(
    ...[...published, new Later('2025-10-12T21:50:00Z'), new Later('2025-10-12T22:10:00Z')],
    ...[new Later('2025-11-14T22:50:00Z'), new Later('2025-11-14T23:10:00Z')],
  );
});

it('a director decides on what they have read after a hearing, where others have only accepted since', async () => {
  const accept = { ...NOW, isApt: true, kind: 'accept' } as const;
  const met = await play(
    ...[...published, ...upToOption(1, STARTS, 1), new Hear({ ...NOW, party: 'trainee', day: 0 })],
    ...[new Decide({ ...accept, move: 0 }), new Decide({ ...accept, move: 1, offset: -1 })],
  );
  expect(met.get('accept change done')).toBe(2);
});

it('a pair ends by a breakdown also where its mentor has taken more trainees since than places then', async () => {
  const met = await play(
    ...[new Import('M3', 1), ...published, new Import('M3', 0), new Import('M4', null), new Import('M2', 1)],
    ...[...upToOption(2, STARTS, 0), new AcceptMoves(NOW)],
    ...[...upToOption(1, '2025-10-20', 0), new AcceptMoves(NOW)],
  );
  expect(met.get('accept all changes done')).toBe(2);
});

it.each([
  ['the mentor to whom it moves somebody has left', new Import('M4', null), 0],
  ['the mentor to whom it moves somebody has fewer places', new Import('M3', 1), 1],
  ['a fact of somebody whom it moves has changed', new Import('S1', 1), 0],
])('an option is stale where %s: it is neither submitted nor accepted', async (_, change, option) => {
  const way = [...published, ...upToOption(2, STARTS, option)];
  const accepted = await play(...way, change, new AcceptMoves(NOW));
  expect(accepted.get('accept change BREAKDOWN_STALE')).toBe(1);
  const submitted = await play(...way.slice(0, -1), change, way.at(-1)!);
  expect(submitted.get('submit option BREAKDOWN_STALE')).toBe(1);
});

it('a step is refused before its time: options before both are heard, a second run beside the first, an option that is not there yet', async () => {
  const ask = new AskOptions({ ...NOW, from: STARTS });
  const submit = (option: number): Step => new Submit({ ...NOW, runBack: 0, option });
  const met = await play(
    ...[...published, new Report({ by: 'board', back: 0, known: 0 }), ask, new Hear({ ...NOW, party: 'trainee', day: 0 }), ask],
    ...[new Hear({ ...NOW, party: 'mentor', day: 0 }), ask, ask, submit(0), new Work(), submit(10), submit(0)],
  );
  expect(met.get('ask for options BREAKDOWN_NOT_HEARD')).toBe(2);
  expect(met.get('ask for options RUN_UNDER_WAY')).toBe(1);
  expect(met.get('submit option BREAKDOWN_RUN_UNFINISHED')).toBe(1);
  expect(met.get('submit option BREAKDOWN_POINT')).toBe(1);
  expect(met.get('submit option done')).toBe(1);
});
