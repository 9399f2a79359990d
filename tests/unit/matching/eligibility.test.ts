import { describe, expect, it } from 'vitest';
import type { ExclusionCode } from '../../../src/domain/documents/pair.ts';
import type { Mentor, Trainee } from '../../../src/domain/person.ts';
import { scorePairs } from '../../../src/matching/index.ts';
import { journeyKey } from '../../../src/scoring/index.ts';
import { chosen, input, matchSmall, mentor, trainee, type GuidelinesChanges, type InputChanges } from './small-census.ts';

/** The rules that exclude the one pair of these two. */
function excluded(
  of: Partial<Trainee>,
  by: Partial<Mentor>,
  rules: GuidelinesChanges['rules'] = {},
  changes: InputChanges = {},
): [ExclusionCode, object][] {
  const [pair] = scorePairs(input([trainee('t1', of)], [mentor('m1', by)], { rules }, changes));
  return (pair?.excluded ?? []).map(({ code, values }) => [code, values]);
}

const codes = (...args: Parameters<typeof excluded>): ExclusionCode[] => excluded(...args).map(([code]) => code);

describe('a mentor’s own rules', () => {
  it('ask for a volunteer who says so', () => {
    expect(codes({}, { volunteer: false })).toEqual(['MENTOR_NOT_VOLUNTEER']);
    expect(codes({}, { volunteer: null })).toEqual(['MENTOR_VOLUNTEER_UNKNOWN']);
    expect(codes({}, { volunteer: false }, { volunteer: false })).toEqual([]);
    expect(codes({}, { volunteer: null }, { volunteer: false })).toEqual([]);
  });

  it('ask for a training by the first day', () => {
    expect(codes({}, { trainedOn: null })).toEqual(['MENTOR_NOT_TRAINED']);
    expect(excluded({}, { trainedOn: '2025-11-04' })).toEqual([['MENTOR_TRAINED_LATER', { trainedOn: '2025-11-04', start: '2025-11-03' }]]);
    expect(codes({}, { trainedOn: '2025-11-03' })).toEqual([]);
    expect(codes({}, { trainedOn: null }, { trained: false })).toEqual([]);
    expect(codes({}, { trainedOn: '2030-01-01' }, { trained: false })).toEqual([]);
  });

  it('ask for a place', () => {
    expect(codes({}, { capacityMax: 0 })).toEqual(['MENTOR_NO_CAPACITY']);
    expect(codes({}, {}, { defaultCapacity: 0 })).toEqual(['MENTOR_NO_CAPACITY']);
    expect(codes({}, { capacityMax: 1 }, { defaultCapacity: 0 })).toEqual([]);
    expect(codes({}, { capacityMax: 2 }, { capacityLimit: 0 })).toEqual(['MENTOR_NO_CAPACITY']);
  });

  it('ask for enough presence, weekends not counted', () => {
    const away = (start: string, end: string): Partial<Mentor> => ({ absences: [{ start, end }] });
    expect(codes({}, away('2025-11-08', '2025-11-13'))).toEqual([]);
    expect(excluded({}, away('2025-11-03', '2025-11-07'))).toEqual([['MENTOR_ABSENT', { presence: 75, minimum: 80 }]]);
    expect(codes({}, away('2025-11-03', '2025-11-07'), { minimumPresence: 0.75 })).toEqual([]);
    expect(codes({}, away('2025-11-01', '2025-12-31'), { minimumPresence: 0 })).toEqual([]);
  });

  it('state the share of days present without losing one to rounding', () => {
    // 29 of 50 days are 58 %, though 29 / 50 × 100 is a little less in floating point.
    const segments = [{ start: '2025-01-06', end: '2025-03-14' }];
    const period = { ...input([], []).period, segments };
    const absences = [{ start: '2025-01-06', end: '2025-02-03' }];
    expect(excluded({}, { absences }, {}, { period })).toEqual([['MENTOR_ABSENT', { presence: 58, minimum: 80 }]]);
  });

  it('stand before those of the pair, all of them told', () => {
    const both = codes({ avoids: ['m1'] }, { volunteer: false, trainedOn: null, capacityMax: 0, formerPairs: ['t1'] });
    expect(both).toEqual(['MENTOR_NOT_VOLUNTEER', 'MENTOR_NOT_TRAINED', 'MENTOR_NO_CAPACITY', 'FORMER_PAIR', 'AVOIDED_BY_TRAINEE']);
  });
});

describe('a pair’s rules', () => {
  const lyon = { boardCode: 'DISP-LYO', serviceCode: 'SPIP-69', siteCode: 'SPIP-69-01' };

  it('keep to the board, if so asked', () => {
    expect(excluded({}, lyon)).toEqual([['OTHER_BOARD', { mentorBoard: 'DISP-LYO', traineeBoard: 'DISP-BOR' }]]);
    expect(codes({}, lyon, { sameBoard: false })).toEqual([]);
  });

  it('never join a former pair, whichever side tells it', () => {
    expect(codes({ formerPairs: ['m1'] }, {})).toEqual(['FORMER_PAIR']);
    expect(codes({}, { formerPairs: ['t1'] })).toEqual(['FORMER_PAIR']);
    expect(codes({ formerPairs: ['m2'] }, { formerPairs: ['t2'] })).toEqual([]);
  });

  it('never join a pair that was refused for the round, however it is handed over', () => {
    expect(codes({ refusedPairs: ['m1'] }, {})).toEqual(['REFUSED_PAIR']);
    expect(codes({}, {}, {}, { refusedPairs: [['t1', 'm1']] })).toEqual(['REFUSED_PAIR']);
    expect(codes({ formerPairs: ['m1'], avoids: ['m1'] }, {}, {}, { refusedPairs: [['t1', 'm1']] })).toEqual([
      'FORMER_PAIR',
      'REFUSED_PAIR',
      'AVOIDED_BY_TRAINEE',
    ]);
    const others: InputChanges['refusedPairs'] = [
      ['t1', 'm2'],
      ['gone', 'm1'],
    ];
    expect(codes({ refusedPairs: ['m2'] }, {}, {}, { refusedPairs: others })).toEqual([]);
  });

  it('never propose anybody to themselves: one address, or one name in one service', () => {
    const [one, other] = [
      { firstName: 'David', lastName: 'Dahlia' },
      { firstName: 'DAHLIA', lastName: 'Davíd' },
    ];
    expect(codes(one, other)).toEqual(['SAME_PERSON']);
    expect(codes(one, { ...other, serviceCode: 'SPIP-24' })).toEqual([]);
    expect(codes({ email: 'D@x.fr' }, { email: 'd@x.fr', serviceCode: 'SPIP-24' })).toEqual(['SAME_PERSON']);
    expect(codes({ email: 'd@x.fr' }, { email: 'e@x.fr' })).toEqual([]);
    expect(codes({ firstName: '', lastName: '' }, { firstName: '', lastName: '' })).toEqual([]);
  });

  it('respect whom each side avoids', () => {
    expect(codes({ avoids: ['m1'] }, {})).toEqual(['AVOIDED_BY_TRAINEE']);
    expect(codes({}, { avoids: ['t1'] })).toEqual(['AVOIDED_BY_MENTOR']);
    expect(codes({ avoids: ['m1'] }, { avoids: ['t1'] })).toEqual(['AVOIDED_BY_TRAINEE', 'AVOIDED_BY_MENTOR']);
  });

  it('ask for the setting required: the mentor’s own, else the site’s, else any', () => {
    expect(excluded({ requiredSetting: 'MF' }, {})).toEqual([['SETTING', { required: 'MF' }]]);
    expect(codes({ requiredSetting: 'MF' }, { siteCode: 'SPIP-33-02' })).toEqual([]);
    expect(codes({ requiredSetting: 'MF' }, { siteCode: null })).toEqual([]);
    expect(codes({ requiredSetting: 'MF' }, { settings: ['MF'] })).toEqual([]);
    expect(codes({ requiredSetting: 'MF' }, { siteCode: 'SPIP-33-02', settings: ['MO'] })).toEqual(['SETTING']);
    expect(codes({ requiredSetting: 'MF' }, {}, { setting: false })).toEqual([]);
    expect(codes({ requiredSetting: null }, { settings: [] })).toEqual([]);
  });

  it('ask for a road, or a journey in the board’s table', () => {
    const corsica = { communeCode: '2A004' };
    expect(excluded(corsica, {})).toEqual([['NO_ROAD', { from: 'Ajaccio', to: 'Bordeaux' }]]);
    expect(codes(corsica, {}, { reachableByRoad: false })).toEqual([]);
    expect(codes(corsica, {}, {}, { travelTable: new Map([[journeyKey('2A004', '33063'), 300]]) })).toEqual([]);
  });

  it('keep the journey within the trainee’s limit and the guidelines’', () => {
    const away = { communeCode: '33243' };
    expect(codes(away, {})).toEqual([]);
    expect(excluded({ ...away, maxTravelMinutes: 35 }, {})).toEqual([['TOO_FAR', { minutes: 36, maximum: 35 }]]);
    expect(codes({ ...away, maxTravelMinutes: 36 }, {})).toEqual([]);
    expect(excluded({ ...away, maxTravelMinutes: 99 }, {}, { maxTravelMinutes: 30 })).toEqual([['TOO_FAR', { minutes: 36, maximum: 30 }]]);
    expect(codes({ communeCode: '33999', maxTravelMinutes: 10 }, {})).toEqual([]);
  });
});

describe('what is excluded', () => {
  it('is the trainee alone, of people who are alike to every other rule', () => {
    const me = { firstName: 'David', lastName: 'Dahlia' };
    const result = matchSmall(
      [trainee('t1', me), trainee('t2')],
      [mentor('m1', me), mentor('m2', { volunteer: false }), mentor('m3', { capacityMax: 0 })],
    );
    expect(chosen(result)).toEqual(['t2-m1']);
    expect(result.proposal.excludedPairs).toEqual([{ trainee: 't1', mentor: 'm1', rules: [{ code: 'SAME_PERSON', values: {} }] }]);
    expect(result.proposal.unmet[0]?.excluded).toContainEqual({ code: 'SAME_PERSON', mentors: 1 });
  });

  it('is never matched, and what is not is scored', () => {
    const result = matchSmall([trainee('t1', { avoids: ['m2'] }), trainee('t2')], [mentor('m1', { volunteer: false }), mentor('m2')]);
    expect(chosen(result)).toEqual(['t2-m2']);
    const [unmet] = result.proposal.unmet;
    expect(unmet?.eligibleMentors).toBe(0);
    expect(unmet?.excluded).toEqual([
      { code: 'AVOIDED_BY_TRAINEE', mentors: 1 },
      { code: 'MENTOR_NOT_VOLUNTEER', mentors: 1 },
    ]);
    expect(result.proposal.excludedPairs).toEqual([{ trainee: 't1', mentor: 'm2', rules: [{ code: 'AVOIDED_BY_TRAINEE', values: {} }] }]);
    expect(result.proposal.mentors.map(({ id, places, rules }) => [id, places, rules.map(({ code }) => code)])).toEqual([
      ['m1', 1, ['MENTOR_NOT_VOLUNTEER']],
      ['m2', 1, []],
    ]);
  });

  it('is listed across boards where boards may mix', () => {
    const lyon = { boardCode: 'DISP-LYO', serviceCode: 'SPIP-69', siteCode: 'SPIP-69-01' };
    const result = matchSmall([trainee('t1', { avoids: ['m2'] })], [mentor('m1', lyon), mentor('m2', lyon)], {
      rules: { sameBoard: false },
    });
    expect(chosen(result)).toEqual(['t1-m1']);
    expect(result.proposal.mentors.map(({ id }) => id)).toEqual(['m1', 'm2']);
    expect(result.proposal.excludedPairs?.map(({ mentor: other, rules }) => [other, rules[0]?.code])).toEqual([
      ['m2', 'AVOIDED_BY_TRAINEE'],
    ]);
  });

  it('comes out of scorePairs in the order of the ids', () => {
    const pairs = [...scorePairs(input([trainee('t2'), trainee('t1')], [mentor('m2', { volunteer: null }), mentor('m1')]))];
    expect(pairs.map((pair) => [pair.trainee, pair.mentor, pair.excluded === null ? pair.score : pair.excluded[0]?.code])).toEqual([
      ['t1', 'm1', 600_000],
      ['t1', 'm2', 'MENTOR_VOLUNTEER_UNKNOWN'],
      ['t2', 'm1', 600_000],
      ['t2', 'm2', 'MENTOR_VOLUNTEER_UNKNOWN'],
    ]);
  });
});
