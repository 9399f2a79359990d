/** `verify` on a solution small enough to be written by hand, and on false claims about it: each with all that is said of it. */
import { describe, expect, test } from 'vitest';
import { solve, type Problem, type Solution } from '../../../../src/solver/index.ts';
import { verify } from '../../../../src/solver/verify/verify.ts';

type Changes = Record<string, unknown>;

/** a and b at x, who has one place, y knows nobody; apart from them c at w. */
const problemOf = (more: Changes = {}): Problem =>
  ({
    format: 'binome.problem/1',
    trainees: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    mentors: [{ id: 'x' }, { id: 'y' }, { id: 'w' }],
    pairs: [
      ['a', 'x', 0.5],
      ['b', 'x', 0.4],
      ['c', 'w', 0.3],
    ],
    ...more,
  }) as unknown as Problem;
const duals = (trainees: number[], mentors: number[]): object => ({ denominator: 1, trainees, mentors, sideConstraints: [], coverage: 0 });
const bound = (trainees: number[], mentors: number[]): object => ({
  fixing: null,
  tree: { leaf: 'bound', duals: duals(trainees, mentors) },
});
const FIRST = {
  ...{ trainees: ['a', 'b'], mentors: ['x', 'y'], sideConstraints: [], matched: 1, score: 5, infeasibility: null },
  ...{ coverage: bound([0, 0], [1, 0]), optimality: bound([0, 0], [5, 0]) },
};
const SECOND = {
  ...{ trainees: ['c'], mentors: ['w'], sideConstraints: [], matched: 1, score: 3, infeasibility: null, coverage: null },
  optimality: bound([0], [3]),
};
const SCALE = { base: 10, exponent: 1, exact: true, tolerance: 0 };
const SHORT = {
  shortages: [{ trainees: ['a', 'b'], mentors: ['x'], needed: 2, capacity: 1, otherPairs: 0, reserved: 0, missing: 1 }],
  ...{ minimums: [], overbooked: [], conflicts: [], unmetBySideConstraints: 0 },
};
const certificateOf = (parts: readonly object[], more: Changes = {}): object => ({ scale: SCALE, parts, tieBreak: 'partial', ...more });
const solutionOf = (more: Changes = {}): Solution =>
  ({
    ...{ format: 'binome.solution/1', status: 'optimal', matched: 2, objective: 0.8, bound: 0.8, diagnosis: SHORT },
    pairs: [
      ['a', 'x'],
      ['c', 'w'],
    ],
    unmet: [{ trainee: 'b', missing: 1 }],
    certificate: certificateOf([FIRST, SECOND]),
    ...more,
  }) as unknown as Solution;

const said = (more: Changes, problem: Changes = {}): readonly string[] => verify(problemOf(problem), solutionOf(more)).problems;
const parts = (first: Changes, second: Changes = {}): Changes => ({
  certificate: certificateOf([
    { ...FIRST, ...first },
    { ...SECOND, ...second },
  ]),
});

test('as it is', () => {
  expect(verify(problemOf(), solutionOf())).toEqual({ valid: true, problems: [] });
  expect(verify(problemOf(), solutionOf({ matched: 3 }))).toEqual({ valid: false, problems: ['matched is 3, but there are 2 pairs'] });
});

test.each<[string, Changes, string[]]>([
  ['needs said to be met', { unmet: [] }, ['unmet is [], but should be [{"trainee":"b","missing":1}]']],
  [
    'other needs',
    { unmet: [{ trainee: 'a', missing: 1 }] },
    ['unmet is [{"trainee":"a","missing":1}], but should be [{"trainee":"b","missing":1}]'],
  ],
  [
    'more needs of the same',
    { unmet: [{ trainee: 'b', missing: 2 }] },
    ['unmet is [{"trainee":"b","missing":2}], but should be [{"trainee":"b","missing":1}]'],
  ],
  ['no reason', { diagnosis: null }, ['needs are unmet, but there is no diagnosis']],
  ['a higher score', { objective: 0.9 }, ['objective is 0.9, but the scores sum to 0.8']],
  ['a higher bound', { bound: 0.9 }, ['bound is 0.9, but the proofs give 0.8']],
  ['no bound', { bound: null }, ['bound is null, but the proofs give 0.8']],
  ['a lot', { certificate: certificateOf([FIRST, SECOND], { tieBreak: 'complete' }) }, ['tieBreak is complete, but the lot is not proven']],
  ['at a limit', { status: 'limit' }, ['status is limit, but the proofs are closed']],
  [
    'a tolerance',
    { certificate: certificateOf([FIRST, SECOND], { scale: { ...SCALE, tolerance: 0.1 } }) },
    ['tolerance is 0.1, but the rounding of the scores is 0'],
  ],
  ['no parts', { certificate: certificateOf([FIRST]) }, ['the parts leave somebody or some side constraint out']],
  [
    'a scale that is none',
    { certificate: certificateOf([FIRST, SECOND], { scale: { ...SCALE, exponent: 0 } }) },
    ['the scale is not exact'],
  ],
  ['a part that has more', parts({}, { matched: 2 }), ['part 1 claims 2 pairs, but has 1']],
  [
    'a part that scores more',
    parts({}, { score: 4, optimality: bound([0], [4]) }),
    ['part 1 claims a score of 4, but has 3', 'bound is 0.8, but the proofs give 0.9'],
  ],
  [
    'a part that scores less',
    parts({ score: 4 }, {}),
    [
      'part 0 claims a score of 4, but has 5',
      'part 0, score: the duals bound the weight by 5/1, not by 4',
      'bound is 0.8, but the proofs give 0.7',
    ],
  ],
])('%s', (_, more, problems) => expect(said(more)).toEqual(problems));

describe('pairs', () => {
  test.each<[string, string[][], Changes, string[]]>([
    [
      'in another order',
      [
        ['c', 'w'],
        ['a', 'x'],
      ],
      {},
      ['pair ["a","x"] is out of order, or stands twice'],
    ],
    [
      'one twice',
      [
        ['a', 'x'],
        ['a', 'x'],
        ['c', 'w'],
      ],
      {},
      ['pair ["a","x"] is out of order, or stands twice'],
    ],
    [
      'one that is none',
      [
        ['a', 'x'],
        ['b', 'y'],
        ['c', 'w'],
      ],
      {},
      ['pair ["b","y"] is not eligible'],
    ],
    [
      'one of nobody',
      [
        ['a', 'x'],
        ['c', 'w'],
        ['d', 'w'],
      ],
      {},
      ['pair ["d","w"] is not eligible'],
    ],
    [
      'one more than a mentor can have',
      [
        ['a', 'x'],
        ['b', 'x'],
        ['c', 'w'],
      ],
      {},
      ['mentor x has 2 trainees, not between 0 and 1'],
    ],
    [
      'one less than a mentor must have',
      [
        ['a', 'x'],
        ['c', 'w'],
      ],
      { mentors: [{ id: 'x' }, { id: 'y', min: 1 }, { id: 'w' }] },
      ['mentor y has 0 trainees, not between 1 and 1'],
    ],
    [
      'one more than a trainee needs',
      [
        ['a', 'x'],
        ['c', 'w'],
      ],
      { trainees: [{ id: 'a', need: 0 }, { id: 'b' }, { id: 'c' }] },
      ['trainee a has 1 mentors for a need of 0'],
    ],
    [
      'one that must be, left out',
      [
        ['a', 'x'],
        ['c', 'w'],
      ],
      { required: [['b', 'x']] },
      ['required pair b – x is not chosen'],
    ],
    [
      'that break a constraint',
      [
        ['a', 'x'],
        ['c', 'w'],
      ],
      { sideConstraints: [{ id: 's', terms: [['a', 'x', 1]], op: '<=', rhs: 0 }] },
      ['side constraint s does not hold'],
    ],
  ])('%s', (_, pairs, problem, problems) => expect(said({ pairs }, problem).slice(0, problems.length)).toEqual(problems));

  test('are ordered by trainee, then by mentor', () => {
    const problem = {
      trainees: [{ id: 'a', need: 2 }],
      mentors: [{ id: 'x' }, { id: 'y' }],
      pairs: [
        ['a', 'y', 1],
        ['a', 'x', 1],
      ],
    };
    const claim = { status: 'feasible', certificate: null, bound: null, diagnosis: null, unmet: [], objective: 2 };
    expect(
      said(
        {
          ...claim,
          pairs: [
            ['a', 'x'],
            ['a', 'y'],
          ],
        },
        problem,
      ),
    ).toEqual([]);
    expect(
      said(
        {
          ...claim,
          pairs: [
            ['a', 'y'],
            ['a', 'x'],
          ],
        },
        problem,
      ),
    ).toEqual(['pair ["a","x"] is out of order, or stands twice']);
  });

  test('all asked for', () => {
    expect(said({}, { coverage: 'all' })[0]).toBe('coverage is "all", but 1 of 3 trainees have unmet needs');
  });
});

describe('left open', () => {
  const open = { status: 'limit' };
  test.each<[string, Changes, string[]]>([
    ['the score of the first', { ...open, bound: 0.9, ...parts({ scoreBound: 6 }) }, []],
    ['the score of the last', { ...open, bound: 0.9, ...parts({}, { scoreBound: 4 }) }, []],
    ['the score, said to be closed', { bound: 0.9, ...parts({ scoreBound: 6 }) }, ['status is optimal, but the proofs are open']],
    ['the needs of the first', { ...open, bound: null, ...parts({ matchedBound: 2 }) }, []],
    ['the needs of the last', { ...open, bound: null, ...parts({}, { matchedBound: 2 }) }, []],
    ['the needs, with a bound', { ...open, ...parts({ matchedBound: 2 }) }, ['bound is 0.8, but the proofs give null']],
    ['the needs, said to be closed', { bound: null, ...parts({ matchedBound: 2 }) }, ['status is optimal, but the proofs are open']],
  ])('%s', (_, more, problems) => expect(said(more)).toEqual(problems));
});

describe('no more than feasible', () => {
  const claim = { status: 'feasible', certificate: null, bound: null };

  test.each<[string, Changes, string[]]>([
    ['with its reason', {}, []],
    ['without', { diagnosis: null }, []],
    ['with another', { diagnosis: { ...SHORT, shortages: [] } }, ['the diagnosis accounts for 0 unmet needs of 1']],
    ['with a bound', { bound: 0.8 }, ['a solution without a proof has no bound']],
    ['almost the score', { objective: 0.8 + 0.9e-9 }, []],
    ['almost the score, below', { objective: 0.8 - 0.9e-9 }, []],
    ['not quite the score', { objective: 0.8 + 1.1e-9 }, ['objective is 0.8000000011, but the scores sum to 0.8']],
  ])('%s', (_, more, problems) => expect(said({ ...claim, ...more })).toEqual(problems));

  test('of large scores', () => {
    const pairs = [
      ['a', 'x', 5e5],
      ['c', 'w', 3e5],
    ];
    expect(said({ ...claim, objective: 8e5 + 7e-4, diagnosis: null }, { pairs })).toEqual([]);
    expect(said({ ...claim, objective: 8e5 + 9e-4, diagnosis: null }, { pairs })).toEqual([
      'objective is 800000.0009, but the scores sum to 800000',
    ]);
  });
});

describe('infeasible', () => {
  const empty = (trainees: number[], mentors: number[]): object => ({
    fixing: null,
    tree: { leaf: 'empty', duals: duals(trainees, mentors) },
  });
  const part = {
    ...{ trainees: ['a', 'b'], mentors: ['x', 'y'], sideConstraints: [], matched: 0, score: 0, coverage: null, optimality: null },
    infeasibility: empty([-1, -1], [1, 0]),
  };
  const claim = {
    ...{ status: 'infeasible', pairs: [], matched: 0, objective: 0, bound: null, certificate: certificateOf([part]), diagnosis: SHORT },
    unmet: ['a', 'b', 'c'].map((trainee) => ({ trainee, missing: 1 })),
  };
  const VALUES = 'an infeasible solution has neither pairs nor values';

  test.each<[string, Changes, string[]]>([
    ['as it is', {}, []],
    ['with a pair', { pairs: [['c', 'w']] }, [VALUES]],
    ['with needs met', { matched: 1 }, [VALUES]],
    ['with a score', { objective: 1 }, [VALUES]],
    ['with a bound', { bound: 0 }, [VALUES]],
    ['with needs left out', { unmet: claim.unmet.slice(1) }, ['in an infeasible solution every need is unmet']],
    ['no part', { certificate: certificateOf([]) }, ['there is no proof of infeasibility']],
    [
      'a tolerance',
      { certificate: certificateOf([part], { scale: { ...SCALE, tolerance: 0.1 } }) },
      ['an infeasible solution has no tolerance'],
    ],
    ['no proof', { certificate: certificateOf([{ ...part, infeasibility: null }]) }, ['part 0 has no proof of infeasibility']],
    [
      'a false proof',
      { certificate: certificateOf([{ ...part, infeasibility: empty([-1, 0], [1, 0]) }]) },
      ['part 0, infeasibility: the duals do not exclude every matching: 0 is not negative'],
    ],
    [
      'a wrong reason',
      { diagnosis: { ...SHORT, unmetBySideConstraints: 1 } },
      ['in an infeasible solution no need is unmet because of side constraints'],
    ],
  ])('%s', (_, more, problems) => expect(said({ ...claim, ...more }, { coverage: 'all' })).toEqual(problems));

  test('though needs may be left unmet', () => {
    expect(said(claim)[0]).toBe('part 0, infeasibility: the duals do not exclude every matching: 1 is not negative');
  });
});

describe('what is said', () => {
  test('of what has another shape, nothing else', () => {
    expect(said({ matched: -1 })).toEqual([expect.stringMatching(/^\/matched: /)]);
  });

  test('fifty sentences at most', () => {
    const many = Array.from({ length: 60 }, (_, k) => k);
    expect(said({ pairs: many.map((k) => [`a${String(k).padStart(2, '0')}`, 'x']) }).length).toBe(50);
    expect(said({ pairs: many.map(() => [1, 2]) }).length).toBe(50);
    expect(said({ unmet: many.map((k) => ({ trainee: `t${k}`, missing: 1 })) })[0]).toMatch(/^unmet is .{197}…, but should be /);
  });
});

test('how far scores that had to be rounded may be off', () => {
  // With room for one pair, not for forty.
  const many = Array.from({ length: 40 }, (_, k) => k);
  const problem = problemOf({
    trainees: many.map((k) => ({ id: `t${k}` })),
    mentors: many.map((k) => ({ id: `m${k}` })),
    pairs: many.map((k) => [`t${k}`, `m${k}`, 2 ** 48 + 2 * k + 1]),
  });
  const solution = solve(problem);
  expect(solution.certificate!.scale.tolerance).toBeGreaterThan(0);
  expect(verify(problem, solution)).toEqual({ valid: true, tolerance: solution.certificate!.scale.tolerance, problems: [] });
  expect(
    verify(problem, { ...solution, certificate: { ...solution.certificate!, scale: { ...solution.certificate!.scale, tolerance: 0 } } })
      .problems[0],
  ).toMatch(/^tolerance is 0/);
});
