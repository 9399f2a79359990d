/** What the census asks for after a match: while changes are tried, over several periods, when somebody leaves. */
import { describe, expect, test } from 'vitest';
import { backtest } from '../../../src/backtest/index.ts';
import type { Mentor, Trainee } from '../../../src/domain/person.ts';
import { ChangedCensus, match, type CensusChange } from '../../../src/matching/index.ts';
import { applyEvents } from '../../../src/reassignment/index.ts';
import { repairs, solve } from '../../../src/solver/index.ts';
import { chosen, input, matchSmall, mentor, plain, trainee } from './small-census.ts';

const row = (line: number): { row: { file: string; line: number } } => ({ row: { file: 'a.csv', line } });
const libourne = { siteCode: 'SPIP-33-02' };

describe('changes that somebody tries', () => {
  const trainees: readonly Trainee[] = [
    trainee('t1', { apartFrom: ['t2', 'm3'], ...row(2) }),
    trainee('t2', { priority: 2 }),
    trainee('t3', { imposed: ['m2'], avoids: ['m2'], ...row(4) }),
    trainee('t4', { priority: 1, sharesCarWith: ['t2'], ...row(5) }),
  ];
  const mentors: readonly Mentor[] = [mentor('m1'), mentor('m2', { trainedOn: null }), mentor('m3', libourne), mentor('m4', libourne)];
  const whole = input(trainees, mentors, { sideConstraints: [] });
  const census = new ChangedCensus(whole);
  const newcomer = mentor('m5', { ...libourne, siteCode: null, apartFrom: ['t1'], imposed: ['t2'], ...row(9) });

  const cases: [name: string, change: CensusChange, then: { trainees?: readonly Trainee[]; mentors?: readonly Mentor[] }][] = [
    [
      'nothing that matters',
      { kind: 'places', mentor: 'm1', places: 2 },
      { mentors: [mentor('m1', { capacityMax: 2 }), ...mentors.slice(1)] },
    ],
    [
      'places of the mentor who is imposed',
      { kind: 'places', mentor: 'm2', places: 2 },
      { mentors: [mentors[0]!, { ...mentors[1]!, capacityMax: 2 }, ...mentors.slice(2)] },
    ],
    ['the mentor to be kept from leaves', { kind: 'take-out', mentor: 'm3' }, { mentors: mentors.filter(({ id }) => id !== 'm3') }],
    ['the mentor who is imposed leaves', { kind: 'take-out', mentor: 'm2' }, { mentors: mentors.filter(({ id }) => id !== 'm2') }],
    ['somebody comes who asks for things too', { kind: 'add', mentor: newcomer }, { mentors: [...mentors, newcomer] }],
  ];

  test.each(cases)('%s: the problem is that of the census as it would be', (_, change, then) => {
    const expected = match({ ...whole, census: input(then.trainees ?? trainees, then.mentors ?? mentors).census }).problem;
    expect(plain(census.after([change]))).toEqual(plain(expected));
  });

  test('without a change it is that of the match, and what is imposed is required', () => {
    const problem = census.after([]);
    expect(plain(problem)).toEqual(plain(match(whole).problem));
    expect(problem.required).toEqual([['t3', 'm2']]);
  });

  test('a pin or a ban comes before what is imposed', () => {
    expect(census.after([{ kind: 'pin', trainee: 't3', mentor: 'm1' }]).required).toEqual([['t3', 'm1']]);
    expect(census.after([{ kind: 'ban', trainee: 't3', mentor: 'm2' }]).required).toBeUndefined();
    expect(census.after([{ kind: 'pin', trainee: 't1', mentor: 'm1' }]).required).toEqual([
      ['t3', 'm2'],
      ['t1', 'm1'],
    ]);
  });

  test('names in the guidelines are read as before', () => {
    const named = input(trainees, mentors, {
      sideConstraints: [{ id: 'x', kind: 'apart', level: 'site', trainees: ['Camille Nom-t1', 't4'], label: { fr: 'X', en: 'X' } }],
    });
    expect(plain(new ChangedCensus(named).after([]))).toEqual(plain(match(named).problem));
  });
});

describe('somebody leaves', () => {
  const short = matchSmall([trainee('t1', { priority: 1 }), trainee('t2'), trainee('t3')], [mentor('m1'), mentor('m2')]);
  const situation = { problem: plain(short.problem), incumbent: short.solution.pairs, pinned: [], otherMentors: [] };

  test('who is served first and is not affected keeps a mentor, and no more is asked', () => {
    const [[, own]] = short.solution.pairs as [[string, string]];
    const [[, other]] = short.solution.pairs.slice(1) as [[string, string]];
    const kept = applyEvents({ ...situation, events: [{ kind: 'departure', mentor: other }] });
    expect(kept.problem.sideConstraints).toEqual([{ id: 'census:priority:1/min', terms: [['t1', own, 1]], op: '>=', rhs: 1 }]);
    for (const { solution } of repairs(kept.problem, kept.kept)) expect(solution.pairs.map(([id]) => id)).toEqual(['t1']);
    const left = applyEvents({ ...situation, events: [{ kind: 'departure', mentor: own }] });
    expect(left.problem.sideConstraints).toEqual([]);
    expect(solve(left.problem).status).toBe('optimal');
  });
});

test('pairs of a past period are not held against what the census imposes', () => {
  const whole = input([trainee('t1', { imposed: ['m1'] })], [mentor('m1'), mentor('m2')]);
  const past = backtest({ ...whole, pairs: [{ trainee: 't1', mentor: 'm2' }], unlisted: [], leftOut: [] });
  expect(past.broken).toEqual([]);
});

test('the order of people makes no difference', () => {
  const trainees = [
    trainee('t1', { imposed: ['m2'], priority: 1 }),
    trainee('t2', { apartFrom: ['t3'] }),
    trainee('t3', { sharesCarWith: ['t1'] }),
  ];
  const mentors = [mentor('m1'), mentor('m2'), mentor('m3', libourne)];
  const one = input(trainees, mentors);
  const other = { ...one, census: { trainees: [...one.census.trainees].reverse(), mentors: [...one.census.mentors].reverse() } };
  expect(JSON.stringify(match(other).proposal)).toBe(JSON.stringify(match(one).proposal));
  expect(chosen(match(one))).toContain('t1-m2');
});
