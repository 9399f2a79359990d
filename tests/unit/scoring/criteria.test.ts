import { describe, expect, it } from 'vitest';
import type { Guidelines } from '../../../src/domain/documents/guidelines.ts';
import type { Fact } from '../../../src/domain/documents/pair.ts';
import type { Mentor, Trainee } from '../../../src/domain/person.ts';
import { onCurve, rounded, type Assessment } from '../../../src/scoring/assessment.ts';
import { background } from '../../../src/scoring/background.ts';
import { generation } from '../../../src/scoring/generation.ts';
import { prepareMentor, prepareTrainee } from '../../../src/scoring/index.ts';
import { preferences } from '../../../src/scoring/preferences.ts';
import { workload } from '../../../src/scoring/workload.ts';
import { guidelinesWith, mentor, period, reference, trainee } from '../matching/small-census.ts';

const guidelines = guidelinesWith();
const asMentor = (changes: Partial<Mentor>) => prepareMentor(mentor('m1', changes), reference, period);
const asTrainee = (changes: Partial<Trainee>) => prepareTrainee(trainee('t1', changes), reference);

function read({ value, facts }: Assessment): [value: number | null, ...codes: Fact['code'][]] {
  return [value, ...facts().map(({ code }) => code)];
}

describe('a curve', () => {
  const curve: Guidelines['workload']['curve'] = [
    [60, 1],
    [80, 0.5],
    [100, 0],
  ];

  it.each([
    [-5, 1],
    [59, 1],
    [60, 1],
    [70, 0.75],
    [80, 0.5],
    [90, 0.25],
    [100, 0],
    [1000, 0],
  ])('at %d is %d', (x, value) => expect(onCurve(curve, x)).toBe(value));

  it('of one point is flat', () => {
    expect([-1, 3, 9].map((x) => onCurve([[3, 0.4]], x))).toEqual([0.4, 0.4, 0.4]);
  });
});

describe('a value', () => {
  it('is clamped to [0, 1] and has four decimals', () => {
    expect([-0.2, 0, 1 / 3, 2 / 3, 1, 7].map(rounded)).toEqual([0, 0, 0.3333, 0.6667, 1, 1]);
  });
});

describe('background', () => {
  const pair = (of: Partial<Trainee>, by: Partial<Mentor>, share = 0.5): Assessment =>
    background(guidelinesWith({ background: { domainsShare: share } }), asTrainee(of), asMentor(by));

  it('is the mean of the fields shared and the needs covered', () => {
    const found = pair(
      { domains: ['Droit', 'Arts'], learningNeeds: ['a', 'b', 'c', 'd'] },
      { domains: ['droit'], skills: ['A', 'b', 'C'] },
    );
    expect(read(found)).toEqual([0.625, 'DOMAINS_SHARED', 'NEEDS_COVERED']);
    expect(found.facts().map(({ values }) => values)).toEqual([
      { terms: 'Droit', found: 1, total: 2 },
      { terms: 'a, b, c', found: 3, total: 4 },
    ]);
  });

  it('weighs the two as the guidelines say', () => {
    expect(pair({ domains: ['x'], learningNeeds: ['a'] }, { domains: ['x'], skills: ['z'] }, 0.2).value).toBe(0.2);
    expect(pair({ domains: ['x'], learningNeeds: ['a'] }, { domains: ['z'], skills: ['a'] }, 0.2).value).toBe(0.8);
  });

  it('compares terms without case, accents or punctuation, each counted once', () => {
    const found = pair({ domains: ['Sciences de l’éducation', 'SCIENCES DE L EDUCATION'] }, { domains: ['sciences de l’education'] });
    expect(read(found)).toEqual([1, 'DOMAINS_SHARED', 'NEEDS_UNKNOWN']);
  });

  it('is zero where both are known and nothing is shared', () => {
    const found = pair({ domains: ['x'], learningNeeds: ['a'] }, { domains: ['y'], skills: ['b'] });
    expect(read(found)).toEqual([0, 'DOMAINS_NONE_SHARED', 'NEEDS_NONE_COVERED']);
  });

  it('counts the part that is known alone, and is unknown when neither is', () => {
    expect(read(pair({ domains: ['x'] }, { domains: ['x'], skills: ['b'] }))).toEqual([1, 'DOMAINS_SHARED', 'NEEDS_UNKNOWN']);
    expect(read(pair({ domains: ['x'], learningNeeds: ['a'] }, { skills: ['b'] }))).toEqual([0, 'DOMAINS_UNKNOWN', 'NEEDS_NONE_COVERED']);
    expect(read(pair({}, { domains: ['x'], skills: ['b'] }))).toEqual([null, 'DOMAINS_UNKNOWN', 'NEEDS_UNKNOWN']);
  });
});

describe('workload', () => {
  const of = (changes: Partial<Mentor>): Assessment => workload(guidelines, asMentor(changes));

  it('reads the curve at the files of a full-time officer', () => {
    const half = of({ caseload: 40, workingTime: 0.5 });
    expect(read(half)).toEqual([0.5, 'CASELOAD_PART_TIME']);
    expect(half.facts()[0]?.values).toEqual({ files: 40, percent: 50, fullTimeFiles: 80 });
    expect(read(of({ caseload: 70 }))).toEqual([0.75, 'CASELOAD']);
    expect(of({ caseload: 0 }).value).toBe(1);
  });

  it('takes off a part for each trainee followed, never below zero', () => {
    expect(read(of({ caseload: 60, followed: 1 }))).toEqual([0.7, 'CASELOAD', 'TRAINEES_FOLLOWED']);
    expect(of({ caseload: 60, followed: 5 }).value).toBe(0);
  });

  it('is unknown without a caseload, whoever is followed', () => {
    expect(read(of({}))).toEqual([null, 'CASELOAD_UNKNOWN']);
    expect(read(of({ followed: 2 }))).toEqual([null, 'CASELOAD_UNKNOWN', 'TRAINEES_FOLLOWED']);
  });
});

describe('preferences', () => {
  const pair = (of: readonly string[], by: readonly string[]): Assessment =>
    preferences(guidelines, asTrainee({ preferences: of }), asMentor({ preferences: by }));

  it('is unknown when neither stated any', () => expect(read(pair([], []))).toEqual([null, 'NO_PREFERENCE']));

  it('says of nobody whose wish was dropped that they stated none; it counts for nothing', () => {
    const dropping = (of: readonly string[], ofMentor: readonly string[], kept: readonly string[] = []): Assessment =>
      preferences(guidelines, asTrainee({ preferences: kept, droppedPreferences: of }), asMentor({ droppedPreferences: ofMentor }));
    expect(read(dropping(['Mme Zinnia'], []))).toEqual([null, 'PREFERENCE_DROPPED_BY_TRAINEE']);
    expect(read(dropping([], ['Luc']))).toEqual([null, 'PREFERENCE_DROPPED_BY_MENTOR']);
    expect(read(dropping(['Zoé'], ['Luc'], ['m1']))).toEqual([
      1,
      'PREFERRED_BY_TRAINEE',
      'PREFERENCE_DROPPED_BY_TRAINEE',
      'PREFERENCE_DROPPED_BY_MENTOR',
    ]);
    expect(dropping(['a', 'b', 'c', 'd', 'e', 'f'], []).facts()[0]?.values).toEqual({ names: 'a, b, c, d, e, …' });
  });

  it('counts the one side that did', () => {
    expect(read(pair(['x', 'm1'], []))).toEqual([0.8, 'PREFERRED_BY_TRAINEE']);
    expect(read(pair([], ['t1']))).toEqual([1, 'PREFERRED_BY_MENTOR']);
    expect(read(pair(['x'], []))).toEqual([0.2, 'NOT_LISTED_BY_TRAINEE']);
    expect(read(pair([], ['x', 'y']))).toEqual([0.2, 'NOT_LISTED_BY_MENTOR']);
  });

  it('is the mean of the two when both did', () => {
    expect(read(pair(['m1'], ['x', 't1']))).toEqual([0.9, 'PREFERRED_BY_TRAINEE', 'PREFERRED_BY_MENTOR']);
    expect(read(pair(['m1'], ['x']))).toEqual([0.6, 'PREFERRED_BY_TRAINEE', 'NOT_LISTED_BY_MENTOR']);
    expect(
      pair(['x', 'm1'], ['t1', 'y', 'z'])
        .facts()
        .map(({ values }) => values),
    ).toEqual([
      { rank: 2, total: 2 },
      { rank: 1, total: 3 },
    ]);
  });

  it('gives a rank beyond the list its last value', () => {
    expect(pair(['a', 'b', 'c', 'd', 'e', 'm1'], []).value).toBe(0.6);
  });
});

describe('generation', () => {
  const of = (tenureYear: number | null): Assessment => generation(guidelines, asMentor({ tenureYear }));

  it.each([
    [2026, 0, 0],
    [2025, 0, 0],
    [2023, 0, 2],
    [2022, 1, 3],
    [1990, 1, 35],
  ])('of a mentor tenured in %d is %d', (year, value, years) => {
    expect(read(of(year))).toEqual([value, 'TENURE']);
    expect(of(year).facts()[0]?.values).toEqual({ years, year });
  });

  it('is unknown without a year', () => expect(read(of(null))).toEqual([null, 'TENURE_UNKNOWN']));
});
