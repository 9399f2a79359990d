/** What is read once for all who are alike, against what is read pair by pair. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentorExclusions, pairExclusion, PairExclusions, type EligibilityContext } from '../../../src/matching/eligibility.ts';
import { journey, minutesOf, PairScores, prepareMentor, prepareTrainee, scoreOf, scorePair } from '../../../src/scoring/index.ts';
import { randomInput } from '../matching/random-census.ts';

describe('scores, values, journeys and exclusions of all pairs', () => {
  it('are those of each pair by itself', () => {
    const count = { pairs: 0, excluded: 0, named: 0 };
    fc.assert(
      fc.property(randomInput(true), ({ census, guidelines, period, reference, travelTable }) => {
        const context: EligibilityContext = { guidelines, period, reference, travelTable };
        const trainees = census.trainees.map((person) => prepareTrainee(person, reference));
        const mentors = census.mentors.map((person) => prepareMentor(person, reference, period));
        const scores = new PairScores(context, trainees, mentors);
        const exclusions = new PairExclusions(context, trainees, mentors);
        for (const [i, trainee] of trainees.entries()) {
          for (const [j, mentor] of mentors.entries()) {
            expect(scores.score(i, j)).toBe(scoreOf(context, trainee, mentor));
            expect(scores.values(i, j)).toEqual(scorePair(context, trainee, mentor).parts.map(({ value }) => value));
            expect(scores.minutes(i, j)).toBe(minutesOf(journey(guidelines, travelTable, trainee.home, mentor.office)));
            const code = pairExclusion(context, trainee, mentor)?.code;
            expect(exclusions.of(i, j)).toBe(code);
            count.pairs++;
            if (code !== undefined) count.excluded++;
            if (trainee.ranks.has(mentor.person.id) || mentor.ranks.has(trainee.person.id)) count.named++;
          }
        }
        expect(census.mentors.every((person) => Array.isArray(mentorExclusions(context, person)))).toBe(true);
      }),
      { numRuns: 60, seed: 12 },
    );
    expect(Math.min(count.excluded, count.named)).toBeGreaterThan(50);
  });
});
