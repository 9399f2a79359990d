/** Pairs as the verifier reads them: from a list, from what gives them once, from columns; and which pair stands where. */
import { describe, expect, test } from 'vitest';
import { PairColumns } from '../../../../src/solver/model/pair-columns.ts';
import type { Problem } from '../../../../src/solver/index.ts';
import { readPairs } from '../../../../src/solver/verify/problem-pairs.ts';
import { ReadProblem } from '../../../../src/solver/verify/read-problem.ts';
import { Refusal } from '../../../../src/solver/verify/refusal.ts';
import { seededRandom } from '../../../oracles/random.ts';

const TRAINEES = ['a', 'b', 'c'];
const MENTORS = ['x', 'y', 'z'];
const indices = [new Map(TRAINEES.map((id, i) => [id, i])), new Map(MENTORS.map((id, j) => [id, j]))] as const;
const people = { trainees: TRAINEES.map((id) => ({ id })), mentors: MENTORS.map((id) => ({ id })) };
const read = (pairs: unknown): ReturnType<typeof readPairs> => readPairs({ ...people, pairs } as unknown as Problem, indices);
const listed = (pairs: unknown): [number, number, number][] => {
  const { trainee, mentor, score } = read(pairs);
  return Array.from(trainee, (i, pair) => [i, mentor[pair]!, score[pair]!]);
};
type Pair = [string, string, number];

test('a list, in any order: each pair is found, no other is', () => {
  const all = TRAINEES.flatMap((trainee) => MENTORS.map((mentor): Pair => [trainee, mentor, Math.PI]));
  const random = seededRandom('pairs of the verifier', 0);
  for (let round = 0; round < 40; round++) {
    const pairs = round === 0 ? all : random.shuffle(all).slice(0, random.int(0, 9));
    const { find } = read(pairs);
    for (const [i, trainee] of TRAINEES.entries())
      for (const [j, mentor] of MENTORS.entries()) expect(find(i, j)).toBe(pairs.findIndex(([t, m]) => t === trainee && m === mentor));
    expect(listed(pairs)).toEqual(pairs.map(([t, m, score]) => [TRAINEES.indexOf(t), MENTORS.indexOf(m), score]));
  }
});

test('more pairs than were reckoned with, given once', () => {
  const many = Array.from({ length: 2100 }, (_, k) => k);
  const own = [new Map(many.map((k) => [`t${k}`, k])), indices[1]] as const;
  const given = (function* (): Generator<Pair> {
    for (const k of many) yield [`t${k}`, MENTORS[k % 3]!, k / 7];
  })();
  const { trainee, mentor, score, find } = readPairs(
    { trainees: many.map((k) => ({ id: `t${k}` })), mentors: people.mentors, pairs: given } as unknown as Problem,
    own,
  );
  expect([...trainee]).toEqual(many);
  expect([...mentor]).toEqual(many.map((k) => k % 3));
  expect([...score]).toEqual(many.map((k) => k / 7));
  expect([find(2099, 2), find(2099, 1), find(0, 0)]).toEqual([2099, -1, 0]);
});

test.each<[string, unknown, string]>([
  ['nothing', undefined, 'problem /pairs: not a list'],
  ['null', null, 'problem /pairs: not a list'],
  ['a word', 'abc', 'problem /pairs: not a list'],
  ['no list', {}, 'problem /pairs: not a list'],
  [
    'an unknown trainee',
    [
      ['a', 'x', 1],
      ['d', 'x', 1],
    ],
    'problem /pairs/1: not a known trainee, a known mentor and a score',
  ],
  ['an unknown mentor', [['a', 'd', 1]], 'problem /pairs/0: not a known trainee, a known mentor and a score'],
  ['no score', [['a', 'x']], 'problem /pairs/0: not a known trainee, a known mentor and a score'],
  ['more than a score', [['a', 'x', 1, 1]], 'problem /pairs/0: not a known trainee, a known mentor and a score'],
  ['a score that is text', [['a', 'x', '1']], 'problem /pairs/0: not a known trainee, a known mentor and a score'],
  ['a score without end', [['a', 'x', Infinity]], 'problem /pairs/0: not a known trainee, a known mentor and a score'],
  ['no pair', [null], 'problem /pairs/0: not a known trainee, a known mentor and a score'],
  [
    'twice, side by side',
    [
      ['a', 'x', 1],
      ['a', 'x', 2],
    ],
    'problem /pairs/1: it stands twice',
  ],
  [
    'twice, apart',
    [
      ['b', 'x', 1],
      ['a', 'x', 2],
      ['b', 'x', 1],
    ],
    'problem /pairs/2: it stands twice',
  ],
  [
    'two that stand twice, in order: the first',
    [
      ['a', 'x', 1],
      ['a', 'z', 1],
      ['a', 'x', 1],
      ['a', 'z', 1],
    ],
    'problem /pairs/2: it stands twice',
  ],
  [
    'two that stand twice: the first',
    [
      ['a', 'z', 1],
      ['a', 'x', 1],
      ['a', 'z', 1],
      ['a', 'x', 1],
    ],
    'problem /pairs/2: it stands twice',
  ],
  [
    'two that stand twice, of two trainees',
    [
      ['b', 'x', 1],
      ['b', 'x', 1],
      ['a', 'x', 1],
      ['a', 'x', 1],
    ],
    'problem /pairs/3: it stands twice',
  ],
])('refused: %s', (_, pairs, words) => expect(() => read(pairs)).toThrow(new Refusal(words)));

describe('columns', () => {
  const columns = (more: object = {}): PairColumns =>
    new PairColumns({
      ...{ trainees: TRAINEES, mentors: MENTORS, start: Int32Array.of(0, 2, 2, 3), unit: 4 },
      ...{ mentor: Int32Array.of(0, 2, 1), score: Int32Array.of(1, 2, -3) },
      ...more,
    });
  const pairs = [
    [0, 0, 0.25],
    [0, 2, 0.5],
    [2, 1, -0.75],
  ];

  test('are read as the list that they are', () => {
    expect(listed(columns())).toEqual(pairs);
    expect(listed([...columns()])).toEqual(pairs);
    expect(listed(Object.assign({}, columns(), { [Symbol.iterator]: () => [][Symbol.iterator]() }))).toEqual(pairs); // without reading it as a list
    expect(listed(columns({ trainees: ['c', 'a', 'b'], mentors: ['z', 'y', 'x'] }))).toEqual([
      [2, 2, 0.25],
      [2, 0, 0.5],
      [1, 1, -0.75],
    ]);
    // Nobody in their own place.
    expect(listed(columns({ mentors: ['y', 'z', 'x'] }))).toEqual([
      [0, 1, 0.25],
      [0, 0, 0.5],
      [2, 2, -0.75],
    ]);
  });

  /** Columns that say nothing right are read as a list, here an empty one. */
  test.each<[string, object]>([
    ['trainees that are no list', { trainees: 'abc' }],
    ['mentors that are no list', { mentors: 'xyz' }],
    ['a unit that is text', { unit: '4' }],
    ['a unit of nothing', { unit: 0 }],
    ['a unit that is no number', { unit: NaN }],
    ['a unit that makes scores infinite', { unit: 5e-324 }],
    ['places in a list', { start: [0, 2, 2, 3] }],
    ['mentors in a list', { mentor: [0, 2, 1] }],
    ['scores in a list', { score: [1, 2, 3] }],
    ['places of fewer trainees', { start: Int32Array.of(0, 2, 3) }],
    ['places that do not begin with 0', { start: Int32Array.of(1, 2, 2, 3) }],
    ['places that end too early', { start: Int32Array.of(0, 2, 2, 2) }],
    ['places that end too late', { start: Int32Array.of(0, 2, 2, 4) }],
    ['places that fall', { start: Int32Array.of(0, 3, 2, 3) }],
    ['fewer scores', { score: Int32Array.of(1, 2) }],
    ['more scores', { score: Int32Array.of(1, 2, 3, 4) }],
    ['an unknown trainee', { trainees: ['a', 'b', 'd'] }],
    ['an unknown mentor', { mentors: ['x', 'y', 'd'] }],
    ['a mentor beyond the last', { mentor: Int32Array.of(0, 3, 1) }],
    ['a mentor below the first', { mentor: Int32Array.of(0, -1, 1) }],
  ])('not: %s', (_, more) => {
    const list = function* (): Generator<never> {};
    const own = Object.assign({}, columns(), more, { [Symbol.iterator]: list });
    expect(listed(own)).toEqual([]);
  });

  test('with a pair twice', () => {
    expect(() => read(columns({ mentor: Int32Array.of(0, 0, 1) }))).toThrow('problem /pairs/1: it stands twice');
    expect(() => read(columns({ trainees: ['a', 'b', 'a'], mentor: Int32Array.of(0, 1, 1) }))).toThrow('problem /pairs/2: it stands twice');
  });
});

describe('a problem read', () => {
  const problem = (more: object = {}): Problem =>
    ({
      ...people,
      pairs: [
        ['a', 'x', 1],
        ['a', 'y', 2],
        ['b', 'x', 3],
      ],
      ...more,
    }) as unknown as Problem;

  test('numbers of people and pairs', () => {
    const own = new ReadProblem(
      problem({
        required: [['b', 'x']],
        incumbent: [
          ['a', 'y'],
          ['c', 'x'],
          ['nobody', 'x'],
          ['a', 'nobody'],
        ],
      }),
    );
    expect([own.traineeAt('b'), own.traineeAt('x'), own.mentorAt('z'), own.mentorAt('a')]).toEqual([1, -1, 2, -1]);
    expect([own.find('b', 'x'), own.find('b', 'y'), own.find('nobody', 'x'), own.find('a', 'nobody')]).toEqual([2, -1, -1, -1]);
    expect([[...own.required], own.incumbent]).toEqual([[2], [1]]);
  });

  test.each([
    ['required', { required: [['b', 'y']] }, 'problem required: b – y is not a pair'],
    [
      'in a side constraint',
      { sideConstraints: [{ id: 's', terms: [['b', 'y', 1]], op: '<=', rhs: 1 }] },
      'problem side constraint s: b – y is not a pair',
    ],
  ])('no pair, %s', (_, more, words) => expect(() => new ReadProblem(problem(more))).toThrow(new Refusal(words)));

  test.each([
    [{}, 3],
    [
      {
        trainees: [
          { id: 'a', need: 2 },
          { id: 'b', need: 0 },
          { id: 'c', need: 0 },
        ],
      },
      2,
    ],
    [
      {
        mentors: [
          { id: 'x', max: 1 },
          { id: 'y', max: 0 },
          { id: 'z', max: 0 },
        ],
      },
      1,
    ],
    [{ pairs: [['a', 'x', 1]] }, 1],
    [{ trainees: TRAINEES.map((id) => ({ id, need: 5 })), mentors: MENTORS.map((id) => ({ id, max: 5 })) }, 3],
  ])('places of %j', (more, places) => expect(new ReadProblem(problem(more)).places).toBe(places));
});
