/** Workbooks that offices had trouble with: what the sheet shows is what is read, or it is said. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import type { CensusReading } from '../../../src/census/index.ts';
import type { Mentor } from '../../../src/domain/person.ts';
import { people, read, rejected, warnings } from './files.ts';

function census(folder: string, ...names: string[]): Promise<CensusReading> {
  return read(...names.map((name): [string, Buffer] => [name, readFileSync(new URL(`cases/${folder}/${name}`, import.meta.url))]));
}
const mentors = (reading: CensusReading): Mentor[] => people(reading).filter((person) => person.role === 'mentor');
const codes = (findings: unknown[]): unknown[] => findings.map((finding) => (finding as unknown[])[0]);

test('01: an id is what the sheet shows, zeros and all, and is found where it is named', async () => {
  const reading = await census('01-leading-zero-format', 'tuteurs.xlsx', 'stagiaires.csv');
  expect(mentors(reading).map(({ id }) => id)).toEqual(['00123', '00124']);
  expect(reading.census.trainees).toMatchObject([{ preferences: ['00123'], avoids: ['00124'] }, {}]);
  const one = await census('01-leading-zero-format', 'one-mentor.xlsx', 'one-trainee.csv');
  expect([one.census.mentors.map(({ id }) => id), one.census.trainees.map(({ avoids }) => avoids)]).toEqual([['00124'], [['00124']]]);
  for (const { files } of [reading, one]) expect(files.flatMap((file) => [...file.rejected, ...file.warnings])).toEqual([]);
});

test.each(['tuteurs-hidden.xlsx', 'tuteurs-veryHidden.xlsx', 'tuteurs-openpyxl.xlsx'])(
  '03: of %s the visible sheet is read',
  async (name) => {
    const reading = await census('03-hidden-sheet-first', name);
    expect(reading.files[0]?.file.sheet).toBe('2025');
    expect(mentors(reading).length).toBeGreaterThan(0);
    expect(codes(warnings(reading)).filter((code) => /SHEET/.test(String(code)))).toEqual(['CENSUS_HIDDEN_SHEETS']);
  },
);

describe('04: a day is the same one in every zone', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  test.each([
    ['UTC', 0],
    ['Europe/Paris', -60],
    ['Pacific/Kiritimati', -840],
    ['Pacific/Pago_Pago', 660],
  ])('%s', async (name, offset) => {
    process.env['TZ'] = name;
    expect(new Date('2025-01-01').getTimezoneOffset()).toBe(offset);
    const days = async (file: string): Promise<unknown> =>
      mentors(await census('04-strict-iso-dates', file)).map(({ trainedOn }) => trainedOn);
    expect(await days('tuteurs.xlsx')).toEqual(await days('tuteurs-prefix.xlsx'));
    expect(await days('one-mentor.xlsx')).toEqual(['2025-08-29']);
    expect(await days('tuteurs.xlsx')).toContain('2025-08-29');
    expect(await days('tuteurs-openpyxl-iso.xlsx')).toContain('2025-08-29');
    for (const [file, shift] of [
      ['tuteurs-1.xlsx', '2025-06-12'],
      ['late-training.xlsx', '2026-01-10'],
    ] as const) {
      expect(mentors(await census('05-date1904-true', file))[0]?.trainedOn).toBe(shift);
    }
  });
});

test('05: days are counted from 1904 where the workbook says so, in whatever words', async () => {
  const [one, word] = await Promise.all(['tuteurs-1.xlsx', 'tuteurs-true.xlsx'].map((name) => census('05-date1904-true', name)));
  expect(one?.census).toEqual(word?.census);
  expect(one?.census.mentors[0]).toMatchObject({ trainedOn: '2025-06-12', absences: [{ start: '2025-09-08', end: '2025-09-08' }] });
});

test('06: text in a CDATA section is text', async () => {
  const whole = await census('06-cdata', 'tuteurs-inline.xlsx', 'stagiaires.csv');
  expect(whole.census.mentors.length).toBe(2);
  expect(whole.census.mentors[0]).toMatchObject({ id: 'T1', avoids: ['S1'] });
  for (const name of ['tuteurs-shared.xlsx', 'tuteurs-some.xlsx'])
    expect((await census('06-cdata', name, 'stagiaires.csv')).census).toEqual(whole.census);
  const plain = await census('06-cdata', 'one-mentor-plain.xlsx', 'one-trainee.csv');
  expect(plain.census.mentors[0]?.avoids).toEqual(['S1']);
  expect((await census('06-cdata', 'one-mentor-cdata.xlsx', 'one-trainee.csv')).census).toEqual(plain.census);
});

test('07: a cell without a reference follows the one before', async () => {
  for (const name of ['tuteurs.xlsx', 'tuteurs-some.xlsx']) {
    const reading = await census('07-cells-without-reference', name);
    expect(mentors(reading)).toHaveLength(2);
    expect([rejected(reading), warnings(reading)]).toEqual([[], []]);
  }
});

test('10: a formula without a stored result is refused, as a failed one is', async () => {
  for (const name of ['tuteurs.xlsx', 'tuteurs-openpyxl.xlsx']) {
    const reading = await census('10-formula-without-value', name, 'one-trainee.csv');
    expect(mentors(reading)).toEqual([]);
    expect([...new Set(codes(rejected(reading)))]).toEqual(['CENSUS_FORMULA_NOT_COMPUTED']);
    expect(reading.files.flatMap((file) => file.rejected.map(({ column }) => column))).toEqual(
      expect.arrayContaining(['quotité', 'capacité_max', 'évite']),
    );
  }
});

test('15: what is merged over several rows is read for each of them, and said', async () => {
  const reading = await census('15-merged-cells', 'tuteurs.xlsx', 'stagiaires.csv');
  expect(mentors(reading).map(({ id, volunteer, capacityMax }) => [id, volunteer, capacityMax])).toEqual([
    ['T1', true, 2],
    ['T2', true, 2],
    ['T3', true, 2],
  ]);
  expect(reading.files[1]?.warnings.map(({ code, column, values }) => [code, column, values['ranges']])).toEqual([
    ['CENSUS_MERGED_ROWS', 'capacité_max', 'J2:J4'],
    ['CENSUS_MERGED_ROWS', 'volontaire', 'L2:L4'],
  ]);
  const other = await census('15-merged-cells', 'tuteurs-openpyxl.xlsx', 'stagiaires.csv');
  expect(codes(warnings(other)).filter((code) => code === 'CENSUS_MERGED_ROWS')).toHaveLength(3);
  expect(mentors(other).map(({ volunteer, avoids }) => [volunteer, avoids])).toEqual([
    [true, ['S1']],
    [true, ['S1']],
    [true, ['S1']],
  ]);
});
