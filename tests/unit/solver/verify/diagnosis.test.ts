/** Reasons: every count is counted again, and a reason that does not count up is refused for that alone. */
import { describe, expect, test } from 'vitest';
import type { CertificatePart, Problem, Solution } from '../../../../src/solver/index.ts';
import { checkReasons, checkShortfall } from '../../../../src/solver/verify/diagnosis.ts';
import { partitionOf } from '../../../../src/solver/verify/partition.ts';
import { ReadProblem } from '../../../../src/solver/verify/read-problem.ts';

/** a, b, c at x alone, who has one place; c at y, too, who has two and must have both. a–x is required. */
const problem = (more: object = {}): Problem =>
  ({
    trainees: [{ id: 'a' }, { id: 'b' }, { id: 'c', need: 2 }],
    mentors: [{ id: 'x' }, { id: 'y', min: 2, max: 2 }],
    pairs: [
      ['a', 'x', 1],
      ['b', 'x', 1],
      ['c', 'x', 1],
      ['c', 'y', 1],
    ],
    ...more,
  }) as unknown as Problem;
const NOTHING = { shortages: [], minimums: [], overbooked: [], conflicts: [], unmetBySideConstraints: 0 };
const shortage = { trainees: ['a', 'b'], mentors: ['x'], needed: 2, capacity: 1, otherPairs: 0, reserved: 0, missing: 1 };
const minimum = { trainees: [], mentors: ['y'], minimum: 2, reserved: 0, available: 1, missing: 1 };

function shortfall(diagnosis: object | null, unmet: number, more: object = {}, chosen: readonly number[] = []): string[] {
  const said: string[] = [];
  checkShortfall(new ReadProblem(problem(more)), { diagnosis } as unknown as Solution, unmet, new Set(chosen), (text) => said.push(text));
  return said;
}
const NOT_COUNTED = (ids: string): string => `the shortage of ${ids} does not count up`;

describe('needs unmet', () => {
  test.each<[string, object | null, number, string[]]>([
    ['none, no reason', null, 0, []],
    ['none, but a reason', NOTHING, 0, ['nothing is unmet, but there is a diagnosis']],
    ['one, no reason', null, 1, ['needs are unmet, but there is no diagnosis']],
    ['one, by a shortage', { ...NOTHING, shortages: [shortage] }, 1, []],
    ['two, by a shortage of one', { ...NOTHING, shortages: [shortage] }, 2, ['the diagnosis accounts for 1 unmet needs of 2']],
    ['none accounted for', NOTHING, 1, ['the diagnosis accounts for 0 unmet needs of 1']],
    ['one, and a conflict', { ...NOTHING, shortages: [shortage], conflicts: [['s']] }, 1, ['a solution with pairs names a conflict']],
    [
      'a shortage twice',
      { ...NOTHING, shortages: [shortage, shortage] },
      2,
      ['the diagnosis says a reason twice', 'a is in two shortages', 'b is in two shortages'],
    ],
    [
      'two shortages of one',
      {
        ...NOTHING,
        shortages: [shortage, { ...shortage, trainees: ['b'], mentors: [], needed: 1, capacity: 0, otherPairs: 1, missing: 0 }],
      },
      1,
      ['b is in two shortages', NOT_COUNTED('["b"]')],
    ],
    [
      'ids in another order',
      { ...NOTHING, shortages: [{ ...shortage, trainees: ['b', 'a'] }] },
      1,
      ['the diagnosis has ids that are not in order'],
    ],
    [
      'an id twice',
      { ...NOTHING, shortages: [{ ...shortage, trainees: ['a', 'a', 'b'] }] },
      1,
      ['the diagnosis has ids that are not in order', 'a is in two shortages', NOT_COUNTED('["a","a","b"]')],
    ],
    [
      'a mentor twice',
      { ...NOTHING, shortages: [{ ...shortage, mentors: ['x', 'x'] }] },
      1,
      ['the diagnosis has ids that are not in order', NOT_COUNTED('["a","b"]')],
    ],
    ['an unknown trainee', { ...NOTHING, shortages: [{ ...shortage, trainees: ['a', 'b', 'z'] }] }, 1, [NOT_COUNTED('["a","b","z"]')]],
    ['an unknown mentor', { ...NOTHING, shortages: [{ ...shortage, mentors: ['x', 'z'] }] }, 1, [NOT_COUNTED('["a","b"]')]],
    [
      'a conflict out of order',
      { ...NOTHING, shortages: [shortage], conflicts: [['t', 's']] },
      1,
      ['the diagnosis has ids that are not in order', 'a solution with pairs names a conflict'],
    ],
    ...(['needed', 'capacity', 'otherPairs', 'reserved'] as const).map((name): [string, object, number, string[]] => [
      `${name} off by one`,
      { ...NOTHING, shortages: [{ ...shortage, [name]: shortage[name] + 1 }] },
      1,
      [NOT_COUNTED('["a","b"]')],
    ]),
    ['one missing more', { ...NOTHING, shortages: [{ ...shortage, missing: 2 }] }, 2, [NOT_COUNTED('["a","b"]')]],
    [
      'nothing missing',
      { ...NOTHING, shortages: [shortage, { ...shortage, trainees: ['c'], mentors: ['x', 'y'], needed: 2, capacity: 3, missing: 0 }] },
      1,
      [NOT_COUNTED('["c"]')],
    ],
    [
      'missing less than nothing',
      { ...NOTHING, shortages: [{ ...shortage, trainees: ['a'], mentors: ['x', 'y'], needed: 1, capacity: 3, missing: -2 }] },
      -2,
      [NOT_COUNTED('["a"]')],
    ],
    [
      'exactly none missing',
      { ...NOTHING, shortages: [{ ...shortage, trainees: ['a'], needed: 1, missing: 0 }] },
      0 + 1,
      [NOT_COUNTED('["a"]'), 'the diagnosis accounts for 0 unmet needs of 1'],
    ],
  ])('%s', (_, diagnosis, unmet, said) => expect(shortfall(diagnosis, unmet)).toEqual(said));

  test('pairs to others, and places taken by others', () => {
    // c needs two: x is one place, taken by a for certain; the pair with y is another's.
    const more = { trainees: [{ id: 'a' }, { id: 'b' }, { id: 'c', need: 3 }], required: [['a', 'x']] };
    const own = { trainees: ['c'], mentors: ['x'], needed: 3, capacity: 1, otherPairs: 1, reserved: 1, missing: 2 };
    expect(shortfall({ ...NOTHING, shortages: [own] }, 2, more)).toEqual([]);
    expect(shortfall({ ...NOTHING, shortages: [{ ...own, otherPairs: 0, missing: 3 }] }, 3, more)).toEqual([NOT_COUNTED('["c"]')]);
    expect(shortfall({ ...NOTHING, shortages: [{ ...own, reserved: 0, missing: 1 }] }, 1, more)).toEqual([NOT_COUNTED('["c"]')]);
  });

  test('a minimum', () => {
    const said = (own: object, more: object = {}): string[] =>
      shortfall({ ...NOTHING, shortages: [shortage], minimums: [own] }, 1, more).filter((text) => text.includes('minimums'));
    const wrong = ['the minimums of ["y"] do not count up'];
    expect(said(minimum)).toEqual([]);
    for (const more of [{ minimum: 3 }, { reserved: 1 }, { available: 2 }, { missing: 2 }, { missing: 0 }])
      expect(said({ ...minimum, ...more })).toEqual(wrong);
    expect(said({ ...minimum, mentors: ['z'] })).toEqual(['the minimums of ["z"] do not count up']);
    // What trainees bring: their needs, less what is promised to others, in place of their pairs.
    const promised = { ...minimum, trainees: ['c'], reserved: 1, available: 1 };
    expect(said(promised, { required: [['c', 'x']] })).toEqual([]);
    expect(said({ ...promised, reserved: 0, available: 2, missing: 0 }, { required: [['c', 'x']] })).toEqual(wrong);
    // A minimum that is reached misses nothing.
    expect(said({ ...minimum, minimum: 1, missing: 0 }, { mentors: [{ id: 'x' }, { id: 'y', min: 1, max: 2 }] })).toEqual(wrong);
  });

  test('a person booked too often', () => {
    const more = {
      required: [
        ['a', 'x'],
        ['b', 'x'],
        ['c', 'x'],
        ['c', 'y'],
      ],
      trainees: [{ id: 'a' }, { id: 'b' }, { id: 'c', need: 1 }],
    };
    const said = (own: object): string[] =>
      shortfall({ ...NOTHING, shortages: [shortage], overbooked: [own] }, 1, more).filter((text) => text.startsWith('that'));
    const mentor = { side: 'mentor', id: 'x', required: 3, limit: 1 };
    const trainee = { side: 'trainee', id: 'c', required: 2, limit: 1 };
    expect([said(mentor), said(trainee)]).toEqual([[], []]);
    for (const own of [
      { ...mentor, required: 2 },
      { ...mentor, limit: 2 },
      { ...mentor, side: 'trainee' },
      { ...mentor, id: 'z' },
      { ...mentor, id: 'z', required: 0 },
    ])
      expect(said(own)).toEqual([`that ${own.id} is booked too often does not count up`]);
    for (const own of [
      { ...trainee, required: 1 },
      { ...trainee, limit: 2 },
      { ...trainee, id: 'a', required: 1 },
      { side: 'mentor', id: 'y', required: 1, limit: 2 },
    ])
      expect(said(own)).toEqual([`that ${own.id} is booked too often does not count up`]);
  });
});

describe('needs that rules keep from being met', () => {
  /** Two chains: a from x to y frees x for b; c and d, of z. */
  const chain = (more: object = {}): object => ({
    trainees: [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }],
    mentors: [{ id: 'x' }, { id: 'y' }, { id: 'z', max: 2 }],
    pairs: [
      ['a', 'x', 1],
      ['a', 'y', 1],
      ['b', 'x', 1],
      ['c', 'z', 1],
      ['d', 'z', 1],
    ],
    ...more,
  });
  const kept = (count: number): object => ({ ...NOTHING, unmetBySideConstraints: count });
  const not = (count: number): string[] => [
    `the diagnosis says that rules keep ${count} needs from being met, but without them they could not be met either`,
  ];

  test.each<[string, number[], number, object, string[]]>([
    ['a place that is free', [0, 3], 1, { trainees: [{ id: 'a' }, { id: 'b', need: 0 }, { id: 'c' }, { id: 'd' }] }, []],
    ['a place that is made free', [0, 3, 4], 1, {}, []],
    ['two of them', [0, 3], 2, {}, []],
    ['all of them', [], 4, {}, []],
    ['one more than there are', [0, 3], 3, {}, not(3)],
    ['none that is made free, the pair being required', [0, 3, 4], 1, { required: [['a', 'x']] }, not(1)],
    [
      'none, without the other pair',
      [0, 2, 3],
      1,
      {
        pairs: [
          ['a', 'x', 1],
          ['b', 'x', 1],
          ['c', 'z', 1],
          ['d', 'z', 1],
        ],
      },
      not(1),
    ],
    ['none, without the place', [0, 3, 4], 1, { mentors: [{ id: 'x' }, { id: 'y', max: 0 }, { id: 'z', max: 2 }] }, not(1)],
    [
      'places that are taken twice',
      [3],
      1,
      {
        mentors: [
          { id: 'x', max: 0 },
          { id: 'y', max: 0 },
          { id: 'z', max: 1 },
        ],
      },
      not(1),
    ],
    [
      'a need of two',
      [0],
      1,
      {
        trainees: [
          { id: 'a', need: 2 },
          { id: 'b', need: 0 },
          { id: 'c', need: 0 },
          { id: 'd', need: 0 },
        ],
      },
      [],
    ],
    [
      'a need of two, met by the same',
      [0],
      1,
      {
        trainees: [
          { id: 'a', need: 2 },
          { id: 'b', need: 0 },
          { id: 'c', need: 0 },
          { id: 'd', need: 0 },
        ],
        mentors: [{ id: 'x', max: 2 }, { id: 'y', max: 0 }, { id: 'z' }],
      },
      not(1),
    ],
  ])('%s', (_, chosen, count, more, said) => expect(shortfall(kept(count), count, chain(more), chosen)).toEqual(said));

  /** All of `people` with one need each, but `need` of the first; every mentor takes one. */
  const small = (people: string, mentors: string, pairs: string, need = 1): object => ({
    trainees: Array.from(people, (id, i) => ({ id, need: i === 0 ? need : 1 })),
    mentors: Array.from(mentors, (id) => ({ id })),
    pairs: pairs.split(' ').map((pair) => [pair[0]!, pair[1]!, 1]),
  });

  test.each<[string, object, number[], number, string[]]>([
    ['two for one place', small('ab', 'x', 'ax bx'), [], 2, not(2)],
    ['one for two places', small('ab', 'xy', 'ax ay'), [], 2, not(2)],
    ['one who moved is no longer there to move', small('abc', 'xyz', 'ax ay az bx cx'), [0], 2, not(2)],
    ['one who moves twice', small('abc', 'xyz', 'ax ay az bx cy'), [0], 2, []],
    ['a way that could come back', small('bac', 'xyz', 'bx ax ay cy cx cz'), [1, 3], 1, []],
    ['one who needs more and moves', small('ab', 'xyz', 'ax ay bx az', 2), [0], 2, []],
  ])('%s', (_, own, chosen, count, said) => expect(shortfall(kept(count), count, own, chosen)).toEqual(said));

  test('a long way, several times', () => {
    // t0 … t5 each at its own mentor, and at the next: m0 is wanted, m6 is free.
    const ids = [0, 1, 2, 3, 4, 5];
    const long = {
      trainees: [{ id: 'new' }, ...ids.map((k) => ({ id: `t${k}` }))],
      mentors: [...ids, 6].map((k) => ({ id: `m${k}` })),
      pairs: [
        ['new', 'm0', 1],
        ...ids.flatMap((k) => [
          [`t${k}`, `m${k}`, 1],
          [`t${k}`, `m${k + 1}`, 1],
        ]),
      ],
    };
    const chosen = ids.map((k) => 1 + 2 * k);
    expect(shortfall(kept(1), 1, long, chosen)).toEqual([]);
    const blocked = { ...long, mentors: long.mentors.slice(0, 6), pairs: long.pairs.filter(([, mentor]) => mentor !== 'm6') };
    expect(shortfall(kept(1), 1, blocked, chosen)).toEqual(not(1));
  });
});

describe('an infeasible problem', () => {
  const side = (id: string, mentor: string, op: string, rhs: number): object => ({ id, terms: [['c', mentor, 1]], op, rhs });
  const own = {
    ...{ coverage: 'all', mentors: [{ id: 'x' }, { id: 'y', max: 2 }] },
    sideConstraints: [side('s', 'x', '>=', 1), side('t', 'x', '<=', 0), side('u', 'y', '<=', 1)],
    trainees: [
      { id: 'a', need: 0 },
      { id: 'b', need: 0 },
      { id: 'c', need: 1 },
    ],
  };
  const infeasibility = (prices: number[]): object => ({
    fixing: null,
    tree: { leaf: 'empty', duals: { denominator: 1, trainees: [], mentors: [], sideConstraints: prices, coverage: 0 } },
  });
  const part = {
    trainees: ['a', 'b', 'c'],
    mentors: ['x', 'y'],
    sideConstraints: ['s', 't', 'u'],
    infeasibility: infeasibility([-1, 1, 0]),
  };
  const conflict = [
    { without: 's', pairs: [['c', 'y']] },
    { without: 't', pairs: [['c', 'x']] },
  ];
  const PROVEN = { ...part, conflict };

  function reasons(diagnosis: object | null, parts: readonly object[], more: object = {}): string[] {
    const read = new ReadProblem(problem({ ...own, ...more }));
    const list = parts as unknown as CertificatePart[];
    const viewOf = partitionOf(read, list, (score) => score, [], false);
    const said: string[] = [];
    const views = list.map((_, p) => viewOf(p));
    checkReasons(read, { diagnosis } as unknown as Solution, list, views, (text) => said.push(text));
    return said;
  }
  const named = { ...NOTHING, conflicts: [['s', 't']] };

  test.each<[string, object | null, object, string[]]>([
    ['no reason given', null, part, []],
    ['a conflict that the diagnosis does not know', null, PROVEN, ['a conflict is not in the diagnosis']],
    ['a conflict', named, PROVEN, []],
    ['a conflict, not named', NOTHING, PROVEN, ['the conflict of part 0 is not in the diagnosis']],
    [
      'a conflict, not proven',
      named,
      part,
      ['the diagnosis gives no reason for part 0', 'the diagnosis names a conflict that is not proven'],
    ],
    [
      'two conflicts, one proven',
      {
        ...NOTHING,
        conflicts: [
          ['s', 't'],
          ['s', 'u'],
        ],
      },
      PROVEN,
      ['the diagnosis names a conflict that is not proven'],
    ],
    [
      'needs said to be unmet',
      { ...named, unmetBySideConstraints: 1 },
      PROVEN,
      ['in an infeasible solution no need is unmet because of side constraints'],
    ],
    [
      'a member that is none',
      { ...NOTHING, conflicts: [['s', 'z']] },
      { ...part, conflict: [conflict[0], { without: 'z', pairs: [] }] },
      ['part 0, conflict: a member is no side constraint of the part'],
    ],
    [
      'a member twice',
      { ...NOTHING, conflicts: [['s', 's']] },
      { ...part, conflict: [conflict[0], conflict[0]] },
      ['the diagnosis has ids that are not in order', 'part 0, conflict: a member is listed twice, or there is none'],
    ],
    [
      'no member',
      { ...NOTHING, conflicts: [[]] },
      { ...part, conflict: [] },
      ['part 0, conflict: a member is listed twice, or there is none'],
    ],
    ['a price of another', named, { ...PROVEN, infeasibility: infeasibility([-1, 1, 1]) }, ['part 0, conflict: the proof needs u as well']],
    [
      'a member that may be left out',
      { ...NOTHING, conflicts: [['s', 't', 'u']] },
      { ...part, conflict: [...conflict, { without: 'u', pairs: [['c', 'y']] }] },
      ['part 0, conflict: the matching without u: side constraint s does not hold'],
    ],
    [
      'a matching that shows nothing',
      named,
      { ...part, conflict: [{ without: 's', pairs: [['c', 'x']] }, conflict[1]] },
      ['part 0, conflict: the matching without s: side constraint t does not hold'],
    ],
    [
      'a matching that leaves a need',
      named,
      { ...part, conflict: [{ without: 's', pairs: [] }, conflict[1]] },
      ['part 0, conflict: the matching without s: a trainee has not the need'],
    ],
  ])('%s', (_, diagnosis, one, said) => {
    expect(reasons(diagnosis, [one])).toEqual(said);
  });

  test('a price of another, deep down', () => {
    const leafOf = (prices: number[]): object => (infeasibility(prices) as { tree: object }).tree;
    const said = (without: number[], chosen: number[]): string[] => {
      const tree = { pair: ['c', 'y'], without: leafOf(without), with: leafOf(chosen) };
      return reasons(named, [{ ...PROVEN, infeasibility: { fixing: null, tree } }]);
    };
    expect(said([-1, 1, 0], [-1, 1, 0])).toEqual([]);
    expect(said([-1, 1, 1], [-1, 1, 0])).toEqual(['part 0, conflict: the proof needs u as well']);
    expect(said([-1, 1, 0], [-1, 1, 1])).toEqual(['part 0, conflict: the proof needs u as well']);
  });

  test('a conflict of one part among several that the diagnosis does not know', () => {
    const alone = { trainees: [], mentors: [], sideConstraints: [], infeasibility: infeasibility([]) };
    expect(reasons(null, [PROVEN, alone])).toEqual(['a conflict is not in the diagnosis']);
  });

  test('with most needs a matching may leave some', () => {
    expect(reasons(named, [{ ...part, conflict: [{ without: 's', pairs: [] }, conflict[1]] }], { coverage: 'most' })).toEqual([]);
  });

  describe('a part without a conflict has a count of its own', () => {
    const more = {
      sideConstraints: [],
      trainees: [{ id: 'a' }, { id: 'b' }, { id: 'c', need: 3 }],
      required: [
        ['a', 'x'],
        ['b', 'x'],
      ],
      mentors: [{ id: 'x' }, { id: 'y', min: 2, max: 2 }],
    };
    const NO_REASON = ['the diagnosis gives no reason for part 0'];
    const of = (trainees: string[], mentors: string[]): object => ({
      trainees,
      mentors,
      sideConstraints: [],
      infeasibility: infeasibility([]),
    });
    const whole = of(['a', 'b', 'c'], ['x', 'y']);
    const short = { trainees: ['a', 'b'], mentors: ['x'], needed: 2, capacity: 1, otherPairs: 0, reserved: 0, missing: 1 };
    const booked = { side: 'mentor', id: 'x', required: 2, limit: 1 };

    test.each<[string, object, string[]]>([
      ['none', NOTHING, NO_REASON],
      ['a shortage', { ...NOTHING, shortages: [short] }, []],
      ['a minimum', { ...NOTHING, minimums: [minimum] }, []],
      ['somebody booked too often', { ...NOTHING, overbooked: [booked] }, []],
    ])('%s', (_, diagnosis, said) => expect(reasons(diagnosis, [whole], more)).toEqual(said));

    test('a shortage is none where not all needs are asked for', () => {
      expect(reasons({ ...NOTHING, shortages: [short] }, [whole], { ...more, coverage: 'most' })).toEqual(NO_REASON);
    });

    test('a count about people of another part is none', () => {
      const split = {
        ...more,
        pairs: [
          ['a', 'x', 1],
          ['b', 'x', 1],
          ['c', 'y', 1],
        ],
        trainees: [{ id: 'a' }, { id: 'b' }, { id: 'c', need: 1 }],
        coverage: 'all',
      };
      const [left, right] = [of(['a', 'b'], ['x']), of(['c'], ['y'])];
      expect(reasons({ ...NOTHING, shortages: [short] }, [left], split)).toEqual([]);
      expect(reasons({ ...NOTHING, shortages: [short] }, [right], split)).toEqual(NO_REASON);
      expect(reasons({ ...NOTHING, minimums: [minimum] }, [right], split)).toEqual([]);
      expect(reasons({ ...NOTHING, minimums: [minimum] }, [left], split)).toEqual(NO_REASON);
      expect(reasons({ ...NOTHING, overbooked: [booked] }, [left], split)).toEqual([]);
      expect(reasons({ ...NOTHING, overbooked: [booked] }, [right], split)).toEqual(NO_REASON);
      const twice = {
        ...split,
        pairs: [...split.pairs, ['a', 'y', 1]],
        required: [
          ['a', 'x'],
          ['a', 'y'],
        ],
      };
      expect(reasons({ ...NOTHING, overbooked: [{ side: 'trainee', id: 'a', required: 2, limit: 1 }] }, [whole], twice)).toEqual([]);
      // By their trainees alone, or their mentors alone.
      expect(
        reasons({ ...NOTHING, shortages: [{ ...short, mentors: [], capacity: 0, otherPairs: 2, missing: 0 }] }, [left], split),
      ).toEqual([NOT_COUNTED('["a","b"]')]);
    });
  });
});
