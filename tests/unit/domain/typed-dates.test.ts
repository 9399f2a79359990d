import { describe, expect, test } from 'vitest';
import { readTypedDate, readTypedRange } from '../../../src/domain/typed-dates.ts';

const one = (date: string, isRead = false): unknown => ({ first: date, last: date, isRead });
const span = (first: string, last: string): unknown => ({ first, last, isRead: true });

describe('a date as people type it', () => {
  test.each<[string, unknown]>([
    ['2019-03-15', one('2019-03-15')],
    ['15/03/2019', one('2019-03-15')],
    ['15-03-2019', one('2019-03-15')],
    ['15.03.2019', one('2019-03-15')],
    ['15 03 2019', one('2019-03-15')],
    ['1/9/2020', one('2020-09-01')],
    ['15/03/19', one('2019-03-15', true)],
    ['15.03.49', one('2049-03-15', true)],
    ['15-03-50', one('1950-03-15', true)],
    ['15 mars 2019', one('2019-03-15')],
    ['15 MARS 2019', one('2019-03-15')],
    ['1er septembre 2019', one('2019-09-01')],
    ['1 er août 2020', one('2020-08-01')],
    ['15-mars-19', one('2019-03-15', true)],
    ['15 déc. 2019', one('2019-12-15')],
    ['lundi 8 septembre 2025', one('2025-09-08')],
    ['8 September 2025', one('2025-09-08')],
    ['2019-03-15T00:00:00', one('2019-03-15')],
    ['15/03/2019 00:00', one('2019-03-15')],
    ['sept. 2019', span('2019-09-01', '2019-09-30')],
    ['Février 2024', span('2024-02-01', '2024-02-29')],
    ['03/2019', span('2019-03-01', '2019-03-31')],
    ['2019-03', span('2019-03-01', '2019-03-31')],
    ['2019', span('2019-01-01', '2019-12-31')],
  ])('%s', (text, expected) => expect(readTypedDate(text)).toEqual(expected));

  test.each([
    '',
    '29/02/2023',
    '03/15/2019',
    '2019-13-01',
    '01/09/0020',
    '45536',
    'septembre',
    'mars 19',
    '15/03-2019',
    'le 15 ou 16',
    '1850',
    '2200',
    'x'.repeat(500),
  ])('%s is none', (text) => expect(readTypedDate(text)).toBeNull());
});

describe('a range of dates', () => {
  const week = { first: '2025-09-08', last: '2025-09-12', isRead: false, isReversed: false };
  test.each([
    '08/09/2025-12/09/2025',
    '8/9/2025 – 12/9/2025',
    '2025-09-08/2025-09-12',
    '2025-09-08..2025-09-12',
    '2025-09-08-2025-09-12',
    '08-09-2025-12-09-2025',
    '08.09.2025 -> 12.09.2025',
    'du 08/09/2025 au 12/09/2025',
    'du 8 au 12 septembre 2025',
    '8-12 septembre 2025',
    '08/09-12/09/2025',
    'du lundi 8 septembre 2025 au vendredi 12 septembre 2025',
    'du 8 septembre au 12 septembre 2025',
  ])('%s', (text) => expect(readTypedRange(text)).toEqual(week));

  test.each([
    ['septembre 2025', '2025-09-01', '2025-09-30'],
    ['du 28 août 2025 au 03/09/25', '2025-08-28', '2025-09-03'],
    ['de septembre 2025 à octobre 2025', null, null],
    ['septembre 2025 à octobre 2025', '2025-09-01', '2025-10-31'],
  ])('%s is read, and said to be', (text, first, last) =>
    expect(readTypedRange(text)).toEqual(first === null ? null : { first, last, isRead: true, isReversed: false }),
  );

  test('may be the wrong way round', () => {
    expect(readTypedRange('12/09/2025-08/09/2025')).toMatchObject({ isReversed: true });
    // The year is the second date's: what crosses New Year needs both.
    expect(readTypedRange('20/12-05/01/2026')).toMatchObject({ isReversed: true });
  });

  test.each(['01/03/2026 05/03/2026', '01/03/2026-32/03/2026', 'mars', 'été', '8 ou 12 septembre 2025', 'du 8 au'])('%s is none', (text) =>
    expect(readTypedRange(text)).toBeNull(),
  );
});
