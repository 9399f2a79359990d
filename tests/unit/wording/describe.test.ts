import { describe, expect, it } from 'vitest';
import type { ExclusionCode, FactCode } from '../../../src/domain/documents/pair.ts';
import {
  describeEvent,
  describeExclusion,
  describeExclusionCount,
  describeFact,
  describeGain,
  describeMove,
  fill,
  REASON_NAMES,
} from '../../../src/wording/index.ts';

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
const REST = {
  ...{ mentorBoard: 'X', traineeBoard: 'Y', required: 'MO', names: 'Anne Fougère' },
  ...{ share: 30, capacity: 2, mentorService: 'SPIP A', traineeService: 'SPIP B' },
};
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
  PREFERENCE_DROPPED_BY_TRAINEE: 0,
  PREFERENCE_DROPPED_BY_MENTOR: 0,
  TENURE: 0,
  SAME_SERVICE: 0,
  ANOTHER_SERVICE: 0,
  SETTING_TO_CHECK: 0,
  TENURE_UNKNOWN: 0,
} satisfies Record<FactCode, 0>;

const EXCLUSIONS = {
  MENTOR_NOT_VOLUNTEER: 0,
  MENTOR_VOLUNTEER_UNKNOWN: 0,
  MENTOR_NOT_TRAINED: 0,
  MENTOR_TRAINED_LATER: 0,
  MENTOR_NO_CAPACITY: 0,
  MENTOR_FULL: 0,
  JOURNEY_UNKNOWN: 0,
  OTHER_SERVICE: 0,
  MENTOR_ABSENT: 0,
  OTHER_BOARD: 0,
  SETTING: 0,
  NO_ROAD: 0,
  TOO_FAR: 0,
  AVOIDED_BY_TRAINEE: 0,
  AVOIDED_BY_MENTOR: 0,
  FORMER_PAIR: 0,
  REFUSED_PAIR: 0,
  SAME_PERSON: 0,
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
    expect(describeFact({ code: 'NEEDS_NONE_COVERED', values: { total: 1 } }, 'fr')).toBe('aucun besoin couvert');
    expect(describeFact({ code: 'NEEDS_NONE_COVERED', values: { total: 3 } }, 'fr')).toBe('aucun besoin couvert sur 3');
    expect(describeExclusionCount('MENTOR_ABSENT', 1, 'fr')).toBe('1 trop absent pendant le stage');
  });

  it('name the setting in words, and one that is not known as it is', () => {
    expect(describeExclusion({ code: 'SETTING', values: { required: 'MF' } }, 'fr')).toContain('milieu fermé');
    expect(describeExclusion({ code: 'SETTING', values: { required: 'XX' } }, 'en')).toContain('XX');
  });
});

describe('fill', () => {
  it('groups thousands, and spaces punctuation as French does', () => {
    expect(fill('{n} : {x} ; « {y} » !', { n: 22_217.6, x: -1200, y: 'a' }, 'fr')).toBe(
      '22\u202f217,6\u202f: −1\u202f200\u202f; «\u202fa\u202f»\u202f!',
    );
    expect(fill('{n}: {x}', { n: 22_217.6, x: -1200 }, 'en')).toBe('22,217.6: −1,200');
  });

  it('writes decimals as each language does', () => {
    expect([fill('{x}', { x: 0.5 }, 'fr'), fill('{x}', { x: 0.5 }, 'en')]).toEqual(['0,5', '0.5']);
  });

  it('leaves what has no value, and counts it as none', () => {
    expect(fill('{x} {x|un|des}', {}, 'fr')).toBe('{x} un');
    expect(fill('{x|one|many}', {}, 'en')).toBe('many');
  });

  it('does not read values as templates', () => expect(fill('{a}', { a: '{b} {b|c|d}', b: 1 }, 'en')).toBe('{b} {b|c|d}'));
});

describe('places, people and years in a sentence', () => {
  const travel = (from: string, to: string): string => describeFact({ code: 'TRAVEL_TABLE', values: { minutes: 1284, from, to } }, 'fr');

  it('elide and contract', () => {
    expect(travel('Ambérieu-en-Bugey', 'Le Mans')).toBe('1\u202f284 min d’Ambérieu-en-Bugey au Mans (table des trajets)');
    expect(travel('Les Ulis', 'Yzeure')).toBe('1\u202f284 min des Ulis à Yzeure (table des trajets)');
    expect(describeMove('Zoé', 'Inès', 'Paul', 'fr')).toBe('Zoé passerait d’Inès à Paul');
    expect(describeMove('Zoé', 'Paul', 'Inès', 'en')).toBe('Zoé would move from Paul to Inès');
    expect(describeEvent({ kind: 'capacity', mentor: 'Inès', places: 2 }, (id) => id, 'fr')).toBe('Places d’Inès\u202f: 2.');
  });

  it('leave the digits of a year together', () => {
    expect(describeFact({ code: 'TENURE', values: { years: 27, year: 1998 } }, 'fr')).toBe('27 ans depuis la titularisation (1998)');
  });

  it('tell moves and gains in full', () => {
    expect(describeMove('Zoé', null, 'Paul', 'fr')).toBe('Zoé, sans tuteur, irait chez Paul');
    expect(describeMove('Zoé', 'Paul', null, 'fr')).toBe('Zoé n’aurait plus de tuteur (avant\u202f: Paul)');
    expect(describeMove('Zoé', null, null, 'en')).toBe('Zoé would be left without a mentor');
    expect([186_000, -186_000, 0].map((gain) => describeGain(gain, 'fr'))).toEqual([
      'le total des binômes augmenterait de 18,6 points',
      'le total des binômes baisserait de 18,6 points',
      'le total resterait le même',
    ]);
  });

  it('name every reason in both languages', () => {
    for (const { fr, en } of Object.values(REASON_NAMES)) expect([fr, en].every((name) => name.length > 3)).toBe(true);
    expect(REASON_NAMES['change-of-post']).toEqual({ fr: 'changement de poste', en: 'change of post' });
  });
});
