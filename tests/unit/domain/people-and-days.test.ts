import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, expectedDays, presence } from '../../../src/domain/period.ts';
import { compareIds, termKey } from '../../../src/domain/person.ts';
import { departmentOf, landmassOf } from '../../../src/domain/site.ts';
import { period } from '../matching/small-census.ts';

describe('a day', () => {
  it('is numbered from 1970, and none is made up', () => {
    expect(['1970-01-01', '1970-01-02', '2024-02-29', '1969-12-31'].map(dayNumber)).toEqual([0, 1, 19_782, -1]);
    for (const text of ['2025-02-29', '2025-13-01', '2025-1-01', '01/02/2025', '', '2025-02-29T00:00']) expect(dayNumber(text)).toBeNaN();
  });

  it('is expected on weekdays of the segments that are not days off', () => {
    expect(expectedDays(period)).toHaveLength(20);
    expect(expectedDays({ ...period, daysOff: ['2025-11-11', '2025-11-15', '2026-01-01'] })).toHaveLength(19);
    const segments = [
      { start: '2025-11-07', end: '2025-11-10' },
      { start: '2025-11-15', end: '2025-11-16' },
    ];
    expect(expectedDays({ ...period, segments })).toEqual(['2025-11-07', '2025-11-10'].map(dayNumber));
  });
});

describe('presence', () => {
  const days = expectedDays(period);

  it('is a share of the expected days, overlaps counted once', () => {
    expect(presence(days, [])).toBe(1);
    expect(
      presence(days, [
        { start: '2025-11-03', end: '2025-11-07' },
        { start: '2025-11-05', end: '2025-11-10' },
      ]),
    ).toBe(14 / 20);
    expect(presence(days, [{ start: '2025-01-01', end: '2025-12-31' }])).toBe(0);
    expect(presence(days, [{ start: '2025-11-08', end: '2025-11-09' }])).toBe(1);
  });

  it('is whole when no day is expected', () => expect(presence([], [{ start: '2025-01-01', end: '2025-12-31' }])).toBe(1));
});

describe('termKey', () => {
  it('makes nothing of case, accents, ligatures and punctuation', () => {
    expect(['Sœurs & cœurs', 'SOEURS COEURS', 'soeurs—cœurs '].map(termKey)).toEqual(Array.from({ length: 3 }, () => 'soeurs coeurs'));
    expect(termKey('Travail d’intérêt général')).toBe('travail d interet general');
    expect([termKey('Ætat'), termKey('—'), termKey('N° 3')]).toEqual(['aetat', '', 'n 3']);
  });

  it('is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(termKey(termKey(text))).toBe(termKey(text));
      }),
      { numRuns: 2000, seed: 8 },
    );
  });
});

describe('compareIds', () => {
  it('orders by code units', () => {
    expect(['é', 'z', 'a', 'Z', '10', '9'].sort(compareIds)).toEqual(['10', '9', 'Z', 'a', 'z', 'é']);
    expect(compareIds('a', 'a')).toBe(0);
  });
});

describe('a landmass', () => {
  it.each([
    ['33063', '33', 'mainland'],
    ['2A004', '2A', 'corsica'],
    ['2B033', '2B', 'corsica'],
    ['97411', '974', '974'],
    ['98735', '987', '987'],
  ])('of commune %s is that of department %s', (commune, department, landmass) => {
    expect([departmentOf(commune), landmassOf(departmentOf(commune))]).toEqual([department, landmass]);
  });
});
