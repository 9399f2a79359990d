/** Another mentor is chosen who was proposed to somebody: who loses theirs is told before, afterwards, and to whoever has to do something about it. */
import { describe, expect, it } from 'vitest';
import { PEOPLE, ROUND_PATH, smallRound, type SmallRound, told, withChange } from '../../service/small-round.ts';
import { type Client, useService } from '../../service/service.ts';

const fresh = useService();
const reason = 'Le projet du service';

interface Pair {
  readonly state: string;
  readonly taken: { readonly trainee: { readonly id: string } | null; readonly by: string; readonly at: string } | null;
  readonly alternatives: readonly {
    readonly mentor: { readonly id: string | null; readonly name: string | null };
    readonly standing: { readonly state: string; readonly trainees: readonly object[]; readonly others: number } | null;
  }[];
  readonly history: readonly { readonly mentor: string | null; readonly mentorName: string | null }[];
}

interface Losing {
  readonly trainees: readonly {
    readonly trainee: { readonly id: string; readonly name: string };
    readonly instead: { readonly id: string; readonly name: string } | null;
    readonly comes: string;
    readonly scores: { readonly before: number | null; readonly after: number | null };
  }[];
  readonly keep: number;
}

async function submitted(people = PEOPLE): Promise<SmallRound> {
  const round = await smallRound(await fresh(), people);
  expect((await round.submit(round.run)).statusCode).toBe(200);
  return round;
}

async function losing(client: Client, trainee: string, mentor: string): Promise<Losing> {
  const answer = await client.ask('GET', `${ROUND_PATH}/pairs/${trainee}/price?mentor=${mentor}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<{ losing: Losing }>().losing;
}

const pairOf = async (round: SmallRound, trainee: string, by?: Client): Promise<Pair> => (await round.pair(trainee, by)).json<Pair>();
const todo = async (client: Client): Promise<unknown[]> =>
  (await client.ask('GET', '/api/todo')).json<{ items: { kind: string; count: number }[] }>().items.map(({ kind, count }) => [kind, count]);

describe('before it is confirmed', () => {
  it('names who would lose the mentor, whom they would have instead, and what both pairs score', async () => {
    const { director } = await submitted();
    const { trainees, keep } = await losing(director, 'S1', 'M2');
    expect(trainees.map(({ trainee, comes }) => [trainee.id, comes])).toEqual([['S2', 'mentor']]);
    expect(['M1', 'M5']).toContain(trainees[0]!.instead!.id);
    expect(trainees[0]!.trainee.name).not.toBe('S2');
    expect(trainees[0]!.scores.before).toBeGreaterThan(trainees[0]!.scores.after ?? 0);
    expect(keep).toBe(0);
    expect((await losing(director, 'S1', 'M5')).trainees).toEqual([]);
    expect((await losing(director, 'S1', 'M1')).trainees).toEqual([]);
  });

  it('says that one of several loses, where the mentor has places for the others', async () => {
    const people = withChange('M1', { capacityMax: 2 }, withChange('S2', { preferences: ['M1'] }));
    const round = await submitted(people);
    const both = await round.test.as(['director', 'SPIP-33'], ['director', 'SPIP-24']);
    const { trainees, keep } = await losing(both, 'S3', 'M1');
    expect(trainees.length - keep).toBe(1);
    expect(trainees.every(({ trainee: { id } }) => id === 'S1' || id === 'S2')).toBe(true);
  });

  it('tells of each other mentor whose they are', async () => {
    const round = await submitted();
    const standing = async (): Promise<Record<string, unknown>> =>
      Object.fromEntries(
        (await pairOf(round, 'S1', round.director)).alternatives.map(({ mentor: { id }, standing: said }) => [String(id), said] as const),
      );
    expect(await standing()).toMatchObject({
      M2: { state: 'proposed', trainees: [{ id: 'S2', decided: false }], others: 0 },
      M5: { state: 'free', trainees: [], others: 0 },
    });
    await round.decide(round.director, 'S2', { kind: 'change', mentor: 'M5', reason });
    expect(await standing()).toMatchObject({ M2: { state: 'free' }, M5: { state: 'decided', trainees: [{ id: 'S2', decided: true }] } });
  });

  it('counts, and does not name, whom one may not see', async () => {
    const round = await submitted();
    const both = await round.test.as(['director', 'SPIP-33'], ['director', 'SPIP-24']);
    expect((await round.decide(both, 'S3', { kind: 'change', mentor: 'M5', reason })).statusCode).toBe(200);
    const seenBy = async (client: Client): Promise<object | null | undefined> =>
      (await pairOf(round, 'S1', client)).alternatives.find(({ mentor: { id } }) => id === 'M5')?.standing;
    expect(await seenBy(round.director)).toEqual({ state: 'decided', trainees: [], others: 1 });
    expect(await seenBy(both)).toMatchObject({ trainees: [{ id: 'S3', decided: true }], others: 0 });
    expect(await seenBy(round.board)).toMatchObject({ trainees: [{ id: 'S3', decided: true }], others: 0 });
    expect((await round.otherDirector.ask('GET', `${ROUND_PATH}/pairs/S1/price?mentor=M2`)).statusCode).toBe(404);
  });
});

it('is told afterwards on the page of who lost theirs, and to whoever decides there and prepares again', async () => {
  const round = await submitted();
  const { director, board, otherDirector } = round;
  expect(await todo(director)).toEqual([['pairs-decide', 2]]);
  expect((await pairOf(round, 'S2')).taken).toBeNull();
  expect((await round.decide(director, 'S1', { kind: 'change', mentor: 'M2', reason })).statusCode).toBe(200);
  const lost = await pairOf(round, 'S2', director);
  expect(lost).toMatchObject({ state: 'open', taken: { trainee: { id: 'S1' } } });
  expect(lost.taken!.by).toContain('Agent');
  expect(await todo(director)).toEqual([['pairs-taken', 1]]);
  expect(await todo(board)).toEqual([['pairs-again', 1]]);
  expect(await todo(otherDirector)).toEqual([['pairs-decide', 1]]);
  expect(told(await round.decide(director, 'S2', { kind: 'accept', reason }))).toEqual([409, 'DECISION_MENTOR_FULL']);
  const list = (await director.ask('GET', `${ROUND_PATH}/pairs`)).json<{ items: (Pair & { trainee: { id: string } })[] }>().items;
  expect(list.map(({ trainee: { id }, taken }) => [id, taken === null])).toEqual([
    ['S1', true],
    ['S2', false],
  ]);
  // Names of whom the decisions were about, of the earlier ones too.
  expect((await pairOf(round, 'S1')).history).toMatchObject([{ mentor: 'M2', mentorName: expect.stringMatching(/ /) as unknown }]);
  // Once the mentor is free again, nobody has lost anybody.
  await round.decide(director, 'S1', { kind: 'withdraw', reason });
  expect((await pairOf(round, 'S2', director)).taken).toBeNull();
  expect(await todo(director)).toEqual([['pairs-decide', 2]]);
});

it('is not told where the mentor still has a place', async () => {
  const round = await submitted(withChange('M2', { capacityMax: 2 }));
  await round.decide(round.director, 'S1', { kind: 'change', mentor: 'M2', reason });
  expect((await pairOf(round, 'S2')).taken).toBeNull();
  expect((await round.decide(round.director, 'S2', { kind: 'accept', reason })).statusCode).toBe(200);
});
