/** Calendars and the rounds that they make, guidelines, and the runs that are prepared by themselves. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { prepareRounds } from '../../../src/service/jobs/prepare.ts';
import { RUN_SETTINGS } from '../../../src/service/rules/run-settings.ts';
import { applied, FILES, hash, ROUND, ROUND_PATH, rounds } from '../../service/season.ts';
import { type Client, type TestService, useService } from '../../service/service.ts';

const fresh = useService();

const shipped = readFileSync(new URL('../../../data/reference/guidelines.json', import.meta.url), 'utf8');
const HEAD = 'promotion,kind,name,start,end,evaluation_due,period';
const CALENDAR = `${HEAD}\nCPIP 30,internship,Stage 1,2026-09-01,2026-10-30,2026-10-30,SP1\nCPIP 30,school cycle,Cycle 8,2026-11-02,2026-11-30,,\n`;

async function reads(client: Client, url: string): Promise<{ items: Record<string, unknown>[] }> {
  return (await client.ask('GET', url)).json<{ items: Record<string, unknown>[] }>();
}

it('makes the rounds of the calendar that is shipped, for each directorate and each internship', async () => {
  const test = await fresh();
  await rounds(test);
  const school = await test.as(['training-unit', '*']);
  const { items } = await reads(school, '/api/rounds?board=DISP-BOR');
  expect(items.map(({ period }) => period).sort()).toEqual(['DEC', 'MC', 'MS1', 'MS2', 'PART', 'SP1', 'SP2', 'SP3', 'SP4', 'TJ']);
  expect(items.find(({ period }) => period === 'SP2')).toMatchObject({ startsOn: '2025-11-17', endsOn: '2026-02-20', version: 1 });
  await rounds(test);
  expect((await reads(school, '/api/rounds?board=DISP-BOR')).items).toEqual(items);
});

it('applies a calendar that the training unit gives, and changes rounds only as far as it says', async () => {
  const test = await fresh();
  await rounds(test);
  const school = await test.as(['training-unit', '*']);
  const board = await test.as(['board', 'DISP-BOR']);
  const give = (text: string, client = school) =>
    client.ask('POST', '/api/calendars', { name: 'cpip-30.csv', text, reason: 'Arrêté du 1er juin' });
  expect((await give(CALENDAR, board)).statusCode).toBe(403);
  const boards = await test.store.owner.transaction((tx) => tx.selectFrom('board').select('code').execute());
  const first = await give(CALENDAR);
  expect([first.statusCode, first.headers['location'], first.json()]).toMatchObject([
    ...[201, '/api/calendars/1'],
    { number: 1, name: 'cpip-30.csv', sha256: hash(CALENDAR), reason: 'Arrêté du 1er juin', rounds: { made: boards.length, changed: 0 } },
  ]);
  const path = `/api/rounds/${encodeURIComponent('DISP-BOR.CPIP 30.SP1')}`;
  expect((await board.ask('GET', path)).json()).toMatchObject({ startsOn: '2026-09-01', endsOn: '2026-10-30', version: 1 });
  expect((await give(CALENDAR)).json()).toMatchObject({ number: 2, rounds: { made: 0, changed: boards.length } });
  const later = CALENDAR.replace('2026-09-01', '2026-09-07');
  expect((await give(later)).json()).toMatchObject({ number: 3, rounds: { made: 0, changed: boards.length } });
  expect((await board.ask('GET', path)).json()).toMatchObject({ startsOn: '2026-09-07', version: 3 });
  // The program's own comes after.
  await rounds(test);
  expect((await board.ask('GET', path)).json()).toMatchObject({ startsOn: '2026-09-07', version: 3 });
  expect((await board.ask('GET', '/api/calendars/3')).json()).toMatchObject({ number: 3, text: later });
  expect(await reads(board, '/api/calendars?limit=2')).toMatchObject({ items: [{ number: 3 }, { number: 2 }], next: '2' });
  for (const [text, code, place] of [
    [CALENDAR.replace('2026-10-30,2026-10-30', '2026-10-32,2026-10-30'), 'CALENDAR_DATE', { line: 2 }],
    [`${HEAD}\nCPIP 30,school cycle,Cycle 8,2026-11-02,2026-11-30,,\n`, 'SEASON_NO_PERIODS', { file: 'cpip-30.csv' }],
  ] as const) {
    const refused = await give(text);
    expect([refused.statusCode, refused.json()]).toMatchObject([422, { place }]);
    expect(refused.json<{ code: string }>().code).toMatch(new RegExp(code));
  }
  expect((await school.ask('POST', '/api/calendars', { text: CALENDAR, reason: ' ' })).statusCode).toBe(422);
});

it('numbers the guidelines of the country and of directorates; a run takes those in force', async () => {
  const test = await fresh();
  const school = await test.as(['training-unit', '*']);
  const board = await test.as(['board', 'DISP-BOR']);
  const other = await test.as(['board', 'DISP-LYO']);
  await rounds(test);
  await applied(test, 'DISP-BOR', board.account);
  const give = (client: Client, scope: string, document: unknown) =>
    client.ask('POST', `/api/guidelines?scope=${encodeURIComponent(scope)}`, { document, reason: 'Décision du 2 juin' });
  expect([(await give(board, '*', shipped)).statusCode, (await give(other, 'DISP-BOR', shipped)).statusCode]).toEqual([403, 403]);
  expect((await give(school, 'DISP-BOR', shipped)).statusCode).toBe(403);
  const national = await give(school, '*', shipped);
  expect([national.statusCode, national.headers['location'], national.json()]).toMatchObject([
    ...[201, '/api/guidelines/*/1'],
    { scope: '*', number: 1, sha256: hash(shipped), isLast: true, findings: null },
  ]);
  const rules = JSON.parse(shipped) as Record<string, unknown>;
  const wrong = await give(board, 'DISP-BOR', { ...rules, weights: {} });
  expect([wrong.statusCode, wrong.json()]).toMatchObject([422, { code: 'GUIDELINES_FIELD', place: { file: 'guidelines.json' } }]);
  const own = await give(board, 'DISP-BOR', rules);
  expect([own.statusCode, own.json()]).toMatchObject([201, { scope: 'DISP-BOR', number: 1, findings: [] }]);
  // Three trainees are more than nobody's 99.
  const quota = { id: 'trop', label: { fr: 'Trop demandé', en: 'Too much asked' }, kind: 'quota', min: 99 };
  const findings = expect.arrayContaining([expect.objectContaining({ kind: 'impossible', rules: ['trop'] })]) as unknown;
  // Looked at before: nothing is kept by that.
  const check = (client: Client, document: unknown) => client.ask('POST', '/api/guidelines/check?scope=DISP-BOR', { document });
  expect((await check(board, { ...rules, sideConstraints: [quota] })).json()).toMatchObject({ findings });
  expect([(await check(board, { ...rules, weights: {} })).statusCode, (await check(other, rules)).statusCode]).toEqual([422, 403]);
  expect((await give(board, 'DISP-BOR', { ...rules, sideConstraints: [quota] })).json()).toMatchObject({ number: 2, findings });
  expect((await give(board, 'DISP-BOR', rules)).json()).toMatchObject({ number: 3 });
  expect(await reads(board, '/api/guidelines')).toMatchObject({
    items: [{ scope: '*' }, { scope: 'DISP-BOR', number: 3, isLast: true }, { number: 2, isLast: false }, { number: 1 }],
  });
  expect((await reads(other, '/api/guidelines')).items.map(({ scope }) => scope)).toEqual(['*']);
  expect((await board.ask('GET', '/api/guidelines/*/0')).json()).toMatchObject({ text: shipped, sha256: hash(shipped) });
  expect((await board.ask('GET', '/api/guidelines/DISP-BOR/1')).json()).toMatchObject({ document: rules });
  expect((await other.ask('GET', '/api/guidelines/DISP-BOR/1')).statusCode).toBe(404);

  const frozen = async (body: object): Promise<string> => {
    const { id } = (await board.ask('POST', `${ROUND_PATH}/runs`, body)).json<{ id: string }>();
    await board.ask('DELETE', `/api/runs/${id}`);
    const run = await test.store.owner.transaction((tx) =>
      tx.selectFrom('run').select(['guidelines', 'inputs']).where('id', '=', id).executeTakeFirstOrThrow(),
    );
    const input = (run.inputs as { name: string; sha256: string }[]).find(({ name }) => name === 'guidelines.json');
    expect(input?.sha256 ?? 'shipped').toBe(run.guidelines);
    return run.guidelines;
  };
  const ownHash = own.json<{ sha256: string }>().sha256;
  expect(await frozen({})).toBe(ownHash);
  expect([await frozen({ guidelines: 1 }), await frozen({ guidelines: 0 })]).toEqual([ownHash, 'shipped']);
});

const DAY = 86_400_000;
const at = (day: string, time = '06:00:00Z'): Date => new Date(`${day}T${time}`);

async function prepare(test: TestService, now: Date, configured = {}): ReturnType<typeof prepareRounds> {
  return prepareRounds(test.store.system, { now, newId: test.service.newId }, RUN_SETTINGS, configured);
}

it('prepares a run so many days before a period, once; tells a directorate that has no census', async () => {
  const test = await fresh();
  const board = await test.as(['board', 'DISP-BOR']);
  const lyon = await test.as(['board', 'DISP-LYO']);
  await rounds(test);
  await applied(test, 'DISP-BOR', board.account);
  // SP1 begins on 28 August: 42 days before it is 17 July.
  expect((await prepare(test, at('2025-07-16', '21:59:59Z'))).prepared).toEqual([]);
  const { prepared, told } = await prepare(test, at('2025-07-16', '22:00:01Z'));
  expect([prepared, told.includes('DISP-LYO.CPIP 29.SP1'), told.includes(ROUND)]).toEqual([[ROUND], true, false]);
  expect(await prepare(test, at('2025-07-18'))).toMatchObject({ prepared: [] });
  const runs = await reads(board, '/api/runs');
  expect(runs.items).toMatchObject([{ command: 'match', round: ROUND, state: 'queued', by: null }]);
  expect((await board.ask('GET', ROUND_PATH)).json()).toMatchObject({ state: 'running', proposal: null });
  const notices = await test.store.owner.transaction((tx) =>
    tx.selectFrom('notice').select(['kind', 'subject']).where('account', '=', lyon.account).execute(),
  );
  expect(notices).toEqual([{ kind: 'census.missing', subject: 'DISP-LYO.CPIP 29.SP1' }]);
  // Whoever brings the census later has the run on the next morning.
  await applied(test, 'DISP-LYO', lyon.account, FILES);
  expect((await prepare(test, at('2025-07-19'))).prepared).toEqual(['DISP-LYO.CPIP 29.SP1']);
  expect((await prepare(test, new Date(at('2025-07-19').getTime() + DAY))).prepared).toEqual([]);
});

it('takes the days that a directorate has set; a run that was asked for by hand is left alone', async () => {
  const test = await fresh();
  const board = await test.as(['board', 'DISP-BOR']);
  await rounds(test);
  await applied(test, 'DISP-BOR', board.account);
  await test.store.owner.transaction((tx) =>
    tx.insertInto('setting').values({ scope: 'DISP-BOR', name: 'runDaysBefore', value: '10', set_at: test.clock }).execute(),
  );
  expect((await prepare(test, at('2025-07-17'), { runDaysBefore: 60 })).prepared).toEqual([]);
  const { id } = (await board.ask('POST', `${ROUND_PATH}/runs`)).json<{ id: string }>();
  expect((await prepare(test, at('2025-08-18'))).prepared).toEqual([]);
  await board.ask('DELETE', `/api/runs/${id}`);
  expect((await prepare(test, at('2025-08-18'))).prepared).toEqual([ROUND]);
});
