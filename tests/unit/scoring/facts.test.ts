/** What each fact of a criterion says besides its code, whether a value is read alone or of all pairs; scores made again of values. */
import { describe, expect, it } from 'vitest';
import type { Mentor, Trainee } from '../../../src/domain/person.ts';
import { background } from '../../../src/scoring/background.ts';
import { PairScores, prepareMentor, prepareTrainee, scoreOf, scoreOfValues, scorePair } from '../../../src/scoring/index.ts';
import { journeyKey, location } from '../../../src/scoring/location.ts';
import { preferences } from '../../../src/scoring/preferences.ts';
import { workload } from '../../../src/scoring/workload.ts';
import { guidelinesWith, mentor, period, reference, trainee } from '../matching/small-census.ts';

const guidelines = guidelinesWith();
const asMentor = (changes: Partial<Mentor>) => prepareMentor(mentor('m1', changes), reference, period);
const asTrainee = (changes: Partial<Trainee>) => prepareTrainee(trainee('t1', changes), reference);

describe('facts say', () => {
  it.each([
    [
      'how many fields none of which is shared',
      background(guidelines, asTrainee({ domains: ['a', 'b'] }), asMentor({ domains: ['c'] })),
      { code: 'DOMAINS_NONE_SHARED', values: { total: 2 } },
    ],
    [
      'of how many one is not among',
      preferences(guidelines, asTrainee({ preferences: ['x', 'y', 'z'] }), asMentor({})),
      { code: 'NOT_LISTED_BY_TRAINEE', values: { total: 3 } },
    ],
    ['how many files', workload(guidelines, asMentor({ caseload: 70, workingTime: 1 })), { code: 'CASELOAD', values: { files: 70 } }],
    [
      'how many are followed',
      workload(guidelines, asMentor({ caseload: null, followed: 2 })),
      { code: 'TRAINEES_FOLLOWED', values: { followed: 2 } },
    ],
    [
      'the minutes of the table',
      location(guidelines, new Map([[journeyKey('33243', '33063'), 60]]), asTrainee({ communeCode: '33243' }), asMentor({})),
      { code: 'TRAVEL_TABLE', values: { from: 'Libourne', to: 'Bordeaux', minutes: 60 } },
    ],
  ])('%s', (_, { facts }, fact) => expect(facts()).toContainEqual(fact));
});

describe('a score', () => {
  const scoring = { guidelines, travelTable: new Map<string, number>() };
  /** Nothing is known of the one, and of the other's journey. */
  const people: [Partial<Trainee>, Partial<Mentor>][] = [
    [
      { domains: ['a'], learningNeeds: ['b'] },
      { domains: ['a'], skills: ['c'], caseload: 80, tenureYear: 1990 },
    ],
    [
      { communeCode: '33999', siteCode: null },
      { caseload: null, tenureYear: null },
    ],
  ];

  it.each(people)('is made again of its values: %j', (own, other) => {
    const [from, to] = [asTrainee(own), asMentor(other)];
    const values = scorePair(scoring, from, to).parts.map(({ value }) => value);
    expect(scoreOfValues(guidelines, values)).toBe(scoreOf(scoring, from, to));
    expect(scoreOfValues(guidelines, [])).toBe(scoreOfValues(guidelines, [null, null, null, null, null]));
  });

  it('has no minutes where the journey is unknown', () => {
    const scores = new PairScores(scoring, [asTrainee({ communeCode: '33999', siteCode: null })], [asMentor({})]);
    expect([scores.minutes(0, 0), scores.values(0, 0)[2]]).toEqual([null, null]);
  });
});
