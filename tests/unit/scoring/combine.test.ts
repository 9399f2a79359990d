import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CRITERIA, SCORE_SCALE } from '../../../src/domain/documents/pair.ts';
import { journeyKey, prepareMentor, prepareTrainee, scoreOf, scorePair, type Scoring } from '../../../src/scoring/index.ts';
import { guidelinesWith, mentor, period, reference, trainee } from '../matching/small-census.ts';

/** Five weights in ten-thousandths that sum to 10,000. */
const weights = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 4, maxLength: 4 }).map((cuts) => {
  const at = [0, ...cuts.sort((a, b) => a - b), 10_000];
  const [background, workload, location, preferences, generation] = CRITERIA.map((_, k) => (at[k + 1]! - at[k]!) / 10_000);
  return { background: background!, workload: workload!, location: location!, preferences: preferences!, generation: generation! };
});

const share = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000);
const terms = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 7 });
const commune = fc.constantFrom(null, '33063', '33243', '24322', '2A004', '33999');

const traineeArbitrary = fc
  .record({ domains: terms, learningNeeds: terms, communeCode: commune, preferences: fc.subarray(['m1', 'm2', 'm3']) })
  .map((changes) => trainee('t1', changes));

const mentorArbitrary = fc
  .record({
    domains: terms,
    skills: terms,
    siteCode: fc.constant(null),
    communeCode: commune,
    preferences: fc.subarray(['t1', 't2', 't3']),
    caseload: fc.option(fc.integer({ min: 0, max: 300 })),
    followed: fc.integer({ min: 0, max: 9 }),
    workingTime: fc.integer({ min: 1, max: 100 }).map((n) => n / 100),
    tenureYear: fc.option(fc.integer({ min: 1970, max: 2030 })),
  })
  .map((changes) => mentor('m1', changes));

describe('a score', () => {
  it('is the exact sum of its parts, whoever the people and whatever the weights', () => {
    let unknown = 0;
    fc.assert(
      fc.property(traineeArbitrary, mentorArbitrary, weights, share, share, (t, m, weighting, unknownValue, domainsShare) => {
        const guidelines = guidelinesWith({ weights: weighting, unknownValue, background: { domainsShare } });
        const scoring: Scoring = { guidelines, travelTable: new Map([[journeyKey('33063', '24322'), 71.5]]) };
        const [prepared, office] = [prepareTrainee(t, reference), prepareMentor(m, reference, period)];
        const { score, parts } = scorePair(scoring, prepared, office);

        expect(parts.map(({ criterion }) => criterion)).toEqual(CRITERIA);
        expect(parts.reduce((sum, { points }) => sum + points, 0)).toBe(score);
        expect(scoreOf(scoring, prepared, office)).toBe(score);
        expect(Number.isSafeInteger(score)).toBe(true);
        expect(score >= 0 && score <= SCORE_SCALE + CRITERIA.length).toBe(true);
        for (const { criterion, weight, value, points, facts } of parts) {
          expect(weight).toBe(weighting[criterion]);
          expect(facts.length).toBeGreaterThan(0);
          if (value === null) unknown++;
          const counted = value ?? unknownValue;
          expect(counted >= 0 && counted <= 1).toBe(true);
          expect(Number(counted.toFixed(4))).toBe(counted);
          expect(Math.abs(points - weight * counted * SCORE_SCALE)).toBeLessThanOrEqual(0.500001);
          for (const text of Object.values(facts.flatMap(({ values }) => Object.values(values)))) expect(text).not.toBeNaN();
        }
      }),
      { numRuns: 1000, seed: 3 },
    );
    expect(unknown).toBeGreaterThan(500);
  });

  it('of the best pair is one, of the worst zero', () => {
    const scoring: Scoring = { guidelines: guidelinesWith(), travelTable: new Map() };
    const best = scorePair(
      scoring,
      prepareTrainee(trainee('t1', { domains: ['x'], learningNeeds: ['a'], preferences: ['m1'] }), reference),
      prepareMentor(
        mentor('m1', { domains: ['x'], skills: ['a'], preferences: ['t1'], caseload: 10, tenureYear: 2000 }),
        reference,
        period,
      ),
    );
    expect(best.score).toBe(SCORE_SCALE);
    const worst = scorePair(
      { ...scoring, guidelines: guidelinesWith({ preferences: { ranks: [0], notListed: 0 } }) },
      prepareTrainee(trainee('t1', { domains: ['y'], learningNeeds: ['b'], preferences: ['m1'] }), reference),
      prepareMentor(
        mentor('m1', { domains: ['x'], skills: ['a'], caseload: 200, tenureYear: 2025, siteCode: 'SPIP-24-01' }),
        reference,
        period,
      ),
    );
    expect(worst.score).toBe(0);
  });

  it('counts an unknown criterion with the neutral value, and says that it is unknown', () => {
    const scoring: Scoring = { guidelines: guidelinesWith({ unknownValue: 0.4 }), travelTable: new Map() };
    const { parts } = scorePair(scoring, prepareTrainee(trainee('t1'), reference), prepareMentor(mentor('m1'), reference, period));
    expect(parts.map(({ value, points }) => [value, points])).toEqual([
      [null, 120_000],
      [null, 100_000],
      [1, 200_000],
      [null, 60_000],
      [null, 40_000],
    ]);
  });

  it('that is no number is refused before a table of integers makes 0 of it', () => {
    const weightless = { ...guidelinesWith().weights, generation: NaN };
    const scoring: Scoring = { guidelines: guidelinesWith({ weights: weightless }), travelTable: new Map() };
    const [t, m] = [prepareTrainee(trainee('t1'), reference), prepareMentor(mentor('m1'), reference, period)];
    expect(() => scoreOf(scoring, t, m)).toThrow('the score of t1 and m1 is no number');
  });
});
