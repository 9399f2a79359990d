/** The parts of a certificate: nobody in two, nobody left out, nothing across; each in numbers of its own. */
import { describe, expect, test } from 'vitest';
import type { CertificatePart, Problem } from '../../../../src/solver/index.ts';
import { isConnected, partitionOf } from '../../../../src/solver/verify/partition.ts';
import type { PartView } from '../../../../src/solver/verify/proof.ts';
import { ReadProblem } from '../../../../src/solver/verify/read-problem.ts';

/** a and c at x, b at y and z; d and w know nobody. */
const problem = (more: object = {}): Problem =>
  ({
    trainees: [{ id: 'a', need: 2 }, { id: 'b' }, { id: 'c' }, { id: 'd' }],
    mentors: [{ id: 'w' }, { id: 'x', min: 1, max: 3 }, { id: 'y' }, { id: 'z' }],
    pairs: [
      ['b', 'z', 7],
      ['a', 'x', 5],
      ['c', 'x', 6],
      ['b', 'y', 4],
    ],
    required: [['c', 'x']],
    incumbent: [
      ['b', 'y'],
      ['a', 'x'],
    ],
    sideConstraints: [
      {
        id: 's',
        terms: [
          ['a', 'x', 1],
          ['c', 'x', 2],
        ],
        op: '<=',
        rhs: 2,
      },
      { id: 't', terms: [['b', 'y', 3]], op: '=', rhs: 3 },
    ],
    ...more,
  }) as unknown as Problem;
const part = (trainees: string[], mentors: string[], sideConstraints: string[] = []): CertificatePart =>
  ({ trainees, mentors, sideConstraints }) as unknown as CertificatePart;
const LEFT = part(['c', 'a'], ['x'], ['s']);
const RIGHT = part(['b'], ['z', 'y'], ['t']);
const ALONE = part(['d'], ['w']);

const split = (parts: CertificatePart[], whole = true, more: object = {}, chosen: number[] = [2, 1, 0]): ((p: number) => PartView) =>
  partitionOf(new ReadProblem(problem(more)), parts, (score) => 10 * score, chosen, whole);

test('each in numbers of its own', () => {
  const viewOf = split([LEFT, RIGHT, ALONE]);
  const { find, ...left } = viewOf(0);
  expect(left).toEqual({
    ...{ trainees: [2, 0], mentors: [1], pairs: Int32Array.of(1, 2), pairRow: Int32Array.of(1, 0), pairColumn: Int32Array.of(0, 0) },
    ...{
      sides: [
        {
          id: 's',
          terms: new Map([
            [0, 1n],
            [1, 2n],
          ]),
          op: '<=',
          rhs: 2n,
        },
      ],
      need: [1, 2],
      min: [1],
      max: [3],
      bandOf: null,
    },
    ...{ score: Float64Array.of(50, 60), required: new Set([1]), incumbent: new Set([0]), chosen: [0, 1] },
  });
  expect([find(['a', 'x']), find(['c', 'x']), find(['b', 'y']), find(['a', 'y']), find('ax'), find(null), find(undefined)]).toEqual([
    0, 1, -1, -1, -1, -1, -1,
  ]);
  const right = viewOf(1);
  expect(right).toMatchObject({
    ...{ trainees: [1], mentors: [3, 2], pairs: Int32Array.of(0, 3), pairRow: Int32Array.of(0, 0), pairColumn: Int32Array.of(0, 1) },
    ...{ sides: [{ id: 't', terms: new Map([[1, 1n]]), op: '=', rhs: 1n }], need: [1], min: [0, 0], max: [1, 1] },
    ...{ score: Float64Array.of(70, 40), required: new Set(), incumbent: new Set([1]), chosen: [0] },
  });
  expect([right.find(['b', 'y']), right.find(['a', 'x'])]).toEqual([1, -1]);
  expect(viewOf(2)).toMatchObject({ trainees: [3], mentors: [0], pairs: new Int32Array(0), sides: [], chosen: [] });
});

test('with its bands', () => {
  const fair = split([LEFT, RIGHT, ALONE], true, { objective: 'fair', bands: [5, 7] });
  expect([fair(0).bandOf, fair(1).bandOf]).toEqual([Int32Array.of(1, 1), Int32Array.of(2, 0)]);
});

describe('what is refused', () => {
  const PERSON = 'part 1 names a person that is unknown or in two parts';
  const SIDE = 'part 1 names a side constraint that is unknown or in two parts';
  const OUT = 'the parts leave somebody or some side constraint out';

  test.each<[string, CertificatePart[], string | null]>([
    ['an unknown trainee', [LEFT, part(['b', 'nobody'], ['z', 'y'], ['t']), ALONE], PERSON],
    ['an unknown mentor', [LEFT, part(['b'], ['z', 'y', 'nobody'], ['t']), ALONE], PERSON],
    ['a trainee in two parts', [LEFT, part(['b', 'a'], ['z', 'y'], ['t']), ALONE], PERSON],
    ['a mentor in two parts', [LEFT, part(['b'], ['z', 'y', 'x'], ['t']), ALONE], PERSON],
    ['a trainee twice', [LEFT, part(['b', 'b'], ['z', 'y'], ['t']), ALONE], PERSON],
    ['an unknown constraint', [LEFT, part(['b'], ['z', 'y'], ['t', 'u']), ALONE], SIDE],
    ['a constraint in two parts', [LEFT, part(['b'], ['z', 'y'], ['t', 's']), ALONE], SIDE],
    ['a constraint twice', [LEFT, part(['b'], ['z', 'y'], ['t', 't']), ALONE], SIDE],
    ['a trainee left out', [LEFT, RIGHT, part([], ['w'])], OUT],
    ['a mentor left out', [LEFT, RIGHT, part(['d'], [])], OUT],
    ['a constraint left out', [LEFT, part(['b'], ['z', 'y']), ALONE], OUT],
    ['a pair across', [part(['c', 'a'], [], ['s']), part(['b'], ['z', 'y', 'x'], ['t']), ALONE], 'a pair joins two parts'],
    [
      'a constraint across',
      [part(['c', 'a'], ['x'], ['t']), part(['b'], ['z', 'y'], ['s']), ALONE],
      'side constraint t reaches beyond part 0',
    ],
    [
      'a constraint in part across',
      [part(['c', 'a'], ['x'], []), part(['b'], ['z', 'y'], ['t', 's']), ALONE],
      'side constraint s reaches beyond part 1',
    ],
    ['nothing', [part(['c', 'a', 'b'], ['x', 'z', 'y'], ['s', 't']), ALONE], null],
  ])('%s', (_, parts, words) => {
    if (words === null) expect(split(parts)(0).pairs.length).toBe(4);
    else expect(() => split(parts)).toThrow(words);
  });

  test('of some parts', () => {
    expect(split([LEFT], false)(0).pairs).toEqual(Int32Array.of(1, 2));
    expect(split([LEFT], false, {}, [0, 2])(0).chosen).toEqual([1]);
    expect(() => split([part(['c', 'a'], [])], false)).toThrow('a pair joins two parts');
    expect(() => split([part([], ['x'])], false)).toThrow('a pair joins two parts');
    expect(() => split([part(['c', 'a'], ['x'], ['t'])], false)).toThrow('side constraint t reaches beyond part 0');
  });

  test('a constraint some terms of which are across', () => {
    const more = {
      sideConstraints: [
        {
          id: 's',
          terms: [
            ['a', 'x', 1],
            ['b', 'y', 1],
          ],
          op: '<=',
          rhs: 2,
        },
      ],
    };
    expect(() => split([LEFT, part(['b'], ['z', 'y']), ALONE], true, more)).toThrow('side constraint s reaches beyond part 0');
  });
});

describe('connected', () => {
  /** Trainees and mentors by number, and constraints over pairs. */
  const view = (rows: number, columns: number, pairs: [number, number][], sides: number[][] = []): PartView =>
    ({
      trainees: Array.from({ length: rows }, (_, i) => i),
      mentors: Array.from({ length: columns }, (_, j) => j),
      pairs: Int32Array.from(pairs, (_, n) => n),
      pairRow: Int32Array.from(pairs, ([i]) => i),
      pairColumn: Int32Array.from(pairs, ([, j]) => j),
      sides: sides.map((terms) => ({ terms: new Map(terms.map((n) => [n, 1n])) })),
    }) as unknown as PartView;

  test.each<[string, PartView, boolean]>([
    ['one pair', view(1, 1, [[0, 0]]), true],
    ['one person', view(1, 0, []), true],
    ['nobody', view(0, 0, []), true],
    ['two people, no pair', view(1, 1, []), false],
    [
      'two pairs',
      view(2, 2, [
        [0, 0],
        [1, 1],
      ]),
      false,
    ],
    [
      'two pairs and one between',
      view(2, 2, [
        [0, 0],
        [1, 1],
        [0, 1],
      ]),
      true,
    ],
    [
      'two pairs in one constraint',
      view(
        2,
        2,
        [
          [0, 0],
          [1, 1],
        ],
        [[0, 1]],
      ),
      true,
    ],
    [
      'two pairs in two constraints',
      view(
        2,
        2,
        [
          [0, 0],
          [1, 1],
        ],
        [[0], [1]],
      ),
      false,
    ],
    [
      'two pairs, each in a constraint, and one in both',
      view(
        3,
        3,
        [
          [0, 0],
          [1, 1],
          [2, 2],
        ],
        [
          [0, 1],
          [1, 2],
        ],
      ),
      true,
    ],
    ['a constraint over nothing', view(1, 1, [[0, 0]], [[]]), false],
    [
      'a mentor alone',
      view(2, 3, [
        [0, 0],
        [1, 0],
        [1, 1],
      ]),
      false,
    ],
    [
      'a long way',
      view(6, 6, [
        [5, 5],
        [0, 0],
        [3, 2],
        [1, 0],
        [1, 1],
        [4, 4],
        [2, 1],
        [2, 2],
        [3, 3],
        [4, 3],
        [5, 4],
      ]),
      true,
    ],
  ])('%s', (_, own, result) => expect(isConnected(own)).toBe(result));
});
