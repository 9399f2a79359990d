import { describe, expect, it } from 'vitest';
import type { ExclusionCode, FactCode } from '../../../src/domain/pair.ts';
import { describeExclusion, describeExclusionCount, describeFact, fill, formatPoints } from '../../../src/domain/wording.ts';

const VALUES = {
  terms: 'droit',
  found: 1,
  total: 2,
  files: 2,
  percent: 80,
  fullTimeFiles: 3,
  followed: 1,
  minutes: 5,
  distanceKm: 4,
  from: 'A',
  to: 'B',
};
const MORE = { rank: 1, years: 3, year: 2020, trainedOn: '2025-01-02', start: '2025-01-01', presence: 70, minimum: 80, maximum: 60 };
const REST = { mentorBoard: 'X', traineeBoard: 'Y', required: 'MO' };
const values = { ...VALUES, ...MORE, ...REST };

/** Every code once: a code that is added and not listed here does not compile. */
const FACTS = {
  DOMAINS_SHARED: 0,
  DOMAINS_NONE_SHARED: 0,
  DOMAINS_UNKNOWN: 0,
  NEEDS_COVERED: 0,
  NEEDS_NONE_COVERED: 0,
  NEEDS_UNKNOWN: 0,
  CASELOAD: 0,
  CASELOAD_PART_TIME: 0,
  CASELOAD_UNKNOWN: 0,
  TRAINEES_FOLLOWED: 0,
  TRAVEL_TABLE: 0,
  TRAVEL_ESTIMATED: 0,
  TRAVEL_NO_ROAD: 0,
  TRAVEL_UNKNOWN: 0,
  PREFERRED_BY_TRAINEE: 0,
  PREFERRED_BY_MENTOR: 0,
  NOT_LISTED_BY_TRAINEE: 0,
  NOT_LISTED_BY_MENTOR: 0,
  NO_PREFERENCE: 0,
  TENURE: 0,
  TENURE_UNKNOWN: 0,
} satisfies Record<FactCode, 0>;

const EXCLUSIONS = {
  MENTOR_NOT_VOLUNTEER: 0,
  MENTOR_VOLUNTEER_UNKNOWN: 0,
  MENTOR_NOT_TRAINED: 0,
  MENTOR_TRAINED_LATER: 0,
  MENTOR_NO_CAPACITY: 0,
  MENTOR_ABSENT: 0,
  OTHER_BOARD: 0,
  SETTING: 0,
  NO_ROAD: 0,
  TOO_FAR: 0,
  AVOIDED_BY_TRAINEE: 0,
  AVOIDED_BY_MENTOR: 0,
  FORMER_PAIR: 0,
} satisfies Record<ExclusionCode, 0>;

describe('the words', () => {
  it.each(Object.keys(FACTS) as FactCode[])('for the fact %s are whole in both languages', (code) => {
    const [fr, en] = [describeFact({ code, values }, 'fr'), describeFact({ code, values }, 'en')];
    for (const text of [fr, en]) expect(text).not.toMatch(/[{}|]|undefined/);
    expect(fr).not.toBe(en);
  });

  it.each(Object.keys(EXCLUSIONS) as ExclusionCode[])('for the rule %s are whole in both languages, counted or not', (code) => {
    const both = (['fr', 'en'] as const).flatMap((language) => [
      describeExclusion({ code, values }, language),
      describeExclusionCount(code, 1, language),
      describeExclusionCount(code, 12, language),
    ]);
    for (const text of both) expect(text).not.toMatch(/[{}|]|undefined/);
    expect(both[2]).toMatch(/^12 /);
    expect(both[0]).not.toBe(both[3]);
  });

  it('agree in number as each language does', () => {
    const followed = (n: number, language: 'fr' | 'en'): string =>
      describeFact({ code: 'TRAINEES_FOLLOWED', values: { followed: n } }, language);
    expect([followed(1, 'fr'), followed(2, 'fr')]).toEqual(['1 stagiaire déjà suivi', '2 stagiaires déjà suivis']);
    expect([followed(1, 'en'), followed(2, 'en')]).toEqual(['1 trainee already followed', '2 trainees already followed']);
    expect(describeFact({ code: 'TENURE', values: { years: 0, year: 2025 } }, 'fr')).toMatch(/^0 an /);
    expect(describeFact({ code: 'TENURE', values: { years: 0, year: 2025 } }, 'en')).toMatch(/^0 years /);
    expect(describeFact({ code: 'NEEDS_NONE_COVERED', values: { total: 1 } }, 'fr')).toBe('son unique besoin n’est pas couvert');
    expect(describeFact({ code: 'NEEDS_NONE_COVERED', values: { total: 3 } }, 'fr')).toBe('aucun de ses 3 besoins n’est couvert');
    expect(describeExclusionCount('MENTOR_ABSENT', 1, 'fr')).toBe('1 trop absent pendant le stage');
  });

  it('name the setting in words, and one that is not known as it is', () => {
    expect(describeExclusion({ code: 'SETTING', values: { required: 'MF' } }, 'fr')).toContain('milieu fermé');
    expect(describeExclusion({ code: 'SETTING', values: { required: 'XX' } }, 'en')).toContain('XX');
  });
});

describe('fill', () => {
  it('writes decimals as each language does', () => {
    expect([fill('{x}', { x: 0.5 }, 'fr'), fill('{x}', { x: 0.5 }, 'en')]).toEqual(['0,5', '0.5']);
  });

  it('leaves what has no value, and counts it as none', () => {
    expect(fill('{x} {x|un|des}', {}, 'fr')).toBe('{x} un');
    expect(fill('{x|one|many}', {}, 'en')).toBe('many');
  });

  it('does not read values as templates', () => expect(fill('{a}', { a: '{b} {b|c|d}', b: 1 }, 'en')).toBe('{b} {b|c|d}'));
});

describe('formatPoints', () => {
  it('gives one decimal out of a hundred', () => {
    expect([0, 499, 500, 831_500, 1_000_000].map((n) => formatPoints(n, 'fr'))).toEqual(['0,0', '0,0', '0,1', '83,2', '100,0']);
    expect(formatPoints(831_500, 'en')).toBe('83.2');
  });
});
