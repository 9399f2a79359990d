/** Results that look ahead, as the API gives them: of the same bytes as their files, with names where there are ids, and to nobody who may not read these. */
import { expect, it } from 'vitest';
import { semicolonRows } from '../../../src/service/acts/places-view.ts';
import { asked } from '../../service/case.ts';
import { work } from '../../service/published-round.ts';
import { useService } from '../../service/service.ts';
import { lookedAhead, LYON, LYON_ROUND, twoBoards } from '../../service/two-boards.ts';

const fresh = useService('2025-09-10T08:00:00Z');

interface Counts {
  readonly trainees: number;
  readonly mentors: number;
  readonly usable: number;
  readonly places: number;
  readonly served: number | null;
  readonly short: number | null;
}

it('gives a plan, a recruitment, places and a stress test with names, in the language asked for', async () => {
  const season = await twoBoards(await fresh());
  const ahead = await lookedAhead(season);
  const lyon = season.client('board of Lyon');
  const english = { 'accept-language': 'en' };
  const read = async <T>(url: string): Promise<T> => (await lyon.ask('GET', `/api/runs/${url}`, undefined, english)).json<T>();

  const plan = await read<{ summary: string[]; trainees: { id: string; sentence: string }[] }>(`${ahead['plan-periods']}/plan`);
  expect(plan).toMatchObject({
    board: LYON,
    status: 'optimal',
    rules: { rest: null },
    periods: [{ label: 'SP1', promotion: 'CPIP 29', trainees: 3, served: 3, isDecided: false }],
  });
  expect(plan.summary[0]).toBe('Mentors found for 3 of 3 internships.');
  expect(plan.trainees.map(({ id }) => id)).toEqual(['S-1', 'S-2', 'S-3']);
  expect(plan.trainees[0]).toMatchObject({
    name: 'Ève Érable',
    stages: [{ period: 'SP1', mentor: { id: 'T-1', name: 'Alix Ajonc' }, isKept: false }],
    sentence: expect.stringContaining('SP1 with Alix Ajonc') as unknown,
  });

  const { candidates } = await read<{ candidates: object[] }>(`${ahead.recruitment}/recruitment`);
  expect(candidates.length).toBeGreaterThan(0);
  expect(candidates[0]).toMatchObject({
    measure: 'recruit',
    service: expect.stringMatching(/^SPIP-/) as unknown,
    boardName: 'DISP de Lyon',
  });
  // What the spreadsheet says is what the document says.
  const places = await read<{ services: { code: string; name: string; coordinates: object; periods: Counts[] }[] }>(
    `${ahead.recruitment}/places`,
  );
  const document = await read<{ periods: { boards: { services: (Counts & { code: string; name: string })[] }[] }[] }>(
    `${ahead.recruitment}/files/recruitment.json`,
  );
  const numbers = ({ trainees, mentors, usable, places: free, served, short }: Counts) => [trainees, mentors, usable, free, served, short];
  expect(places.services.map(({ code, name, periods }) => [code, name, numbers(periods[0]!)])).toEqual(
    document.periods[0]!.boards[0]!.services.map((service) => [service.code, service.name, numbers(service)]),
  );
  expect(places.services.find(({ code }) => code === 'SPIP-69')!.coordinates).toMatchObject({
    latitude: expect.closeTo(45.75, 0) as unknown,
    longitude: expect.closeTo(4.85, 0) as unknown,
  });

  const stress = await read<{ mentors: object[] }>(`${ahead.stress}/stress`);
  expect(stress).toMatchObject({ of: season.run, round: LYON_ROUND });
  expect(stress.mentors).toContainEqual(
    expect.objectContaining({ mentor: { id: 'T-1', name: 'Alix Ajonc' }, serviceName: 'SPIP du Rhône' }) as unknown,
  );

  // Of each kind the runs are listed by themselves, with what they were asked for.
  const { items } = await asked<{ items: { id: string; periods: string[] }[] }>(lyon, 200, 'GET', '/api/runs?command=recruitment');
  expect(items.map(({ id, periods }) => [id, periods])).toEqual([[ahead.recruitment, ['SP1']]]);
});

it('gives nothing before the end, nothing of another command, and of the whole country numbers alone', async () => {
  const season = await twoBoards(await fresh());
  const [lyon, school] = [season.client('board of Lyon'), season.client('training unit')];
  const body = { command: 'recruitment', periods: ['SP1'], calendar: 0 };
  const { id } = await asked<{ id: string }>(lyon, 202, 'POST', '/api/runs', { ...body, board: LYON });
  for (const part of ['recruitment', 'places'])
    expect(await asked(lyon, 409, 'GET', `/api/runs/${id}/${part}`)).toMatchObject({ code: 'RUN_NOT_DONE' });
  for (const part of ['plan', 'stress'])
    expect(await asked(lyon, 404, 'GET', `/api/runs/${id}/${part}`)).toMatchObject({ code: 'SERVICE_NOT_FOUND' });
  const { id: ofAll } = await asked<{ id: string }>(school, 202, 'POST', '/api/runs', body);
  await work(season.test, ofAll);
  expect(await asked(school, 200, 'GET', `/api/runs/${ofAll}/places`)).toMatchObject({ board: null });
  expect(await asked(school, 403, 'GET', `/api/runs/${ofAll}/recruitment`)).toMatchObject({ code: 'SERVICE_FORBIDDEN' });
  await asked(lyon, 404, 'GET', `/api/runs/${ofAll}/places`);
});

it('reads spreadsheets of its own', () => {
  expect(semicolonRows('\ufeffa;b;c\r\n;"x; ""y""";\r\n1;;2\r\n')).toEqual([
    ['a', 'b', 'c'],
    ['', 'x; "y"', ''],
    ['1', '', '2'],
  ]);
});
