/** What a problem or a solution must look like before anything of it is checked: each field, what may stand there and what may not. */
import { describe, expect, test } from 'vitest';
import { problemFaults } from '../../../../src/solver/verify/problem-shape.ts';
import { solutionFaults } from '../../../../src/solver/verify/solution-shape.ts';
import { replaced, type Json } from '../../../oracles/certificates.ts';

const duals = { denominator: 1, trainees: [0], mentors: [0], sideConstraints: [0], coverage: 0, bands: [0] };
const proof = { fixing: duals, margin: 1, tree: { leaf: 'bound', duals } };
const stage = { level: [1, 2], proof, levelBound: [1, 3] };
const part = {
  ...{
    trainees: ['a'],
    mentors: ['x'],
    sideConstraints: ['s'],
    matched: 1,
    score: 1,
    coverage: proof,
    optimality: proof,
    infeasibility: null,
  },
  balance: { worst: stage, least: stage },
  fairness: [{ band: 0, count: 1, proof, countBound: 0 }],
  ties: [{ score: 1, kept: 1, lotBits: 30, proof }],
  ...{ matchedBound: 1, scoreBound: 1 },
};
const witness = { trainees: ['a'], mentors: ['x'], missing: 1 };
const solution: Json = {
  ...{ format: 'binome.solution/1', status: 'optimal', pairs: [['a', 'x']], matched: 1, objective: 1, bound: 1 },
  unmet: [{ trainee: 'a', missing: 1 }],
  certificate: { scale: { base: 10, exponent: 0, exact: true, tolerance: 0 }, parts: [part], tieBreak: 'complete' },
  diagnosis: {
    shortages: [{ ...witness, needed: 1, capacity: 0, otherPairs: 0, reserved: 0 }],
    minimums: [{ ...witness, minimum: 1, reserved: 0, available: -1 }],
    overbooked: [{ side: 'mentor', id: 'x', required: 2, limit: 1 }],
    conflicts: [['s']],
    unmetBySideConstraints: 1,
  },
};
const impossible: Json = {
  ...(solution as object),
  ...{ status: 'infeasible', pairs: [], matched: 0, objective: 0, bound: null },
  certificate: {
    scale: { base: 2, exponent: -3, exact: false, tolerance: 0 },
    parts: [
      {
        ...{
          trainees: ['a'],
          mentors: ['x'],
          sideConstraints: ['s'],
          matched: 0,
          score: 0,
          coverage: null,
          optimality: null,
          infeasibility: proof,
        },
        conflict: [{ without: 's', pairs: [['a', 'x']] }],
      },
    ],
    tieBreak: 'partial',
  },
};
const problem: Json = {
  format: 'binome.problem/1',
  trainees: [{ id: 'a', need: 1 }, { id: 'b' }],
  mentors: [{ id: 'x', min: 0, max: 1, load: 0, share: 1 }, { id: 'y' }],
  pairs: [['a', 'x', 1]],
  required: [
    ['a', 'x'],
    ['a', 'y'],
  ],
  sideConstraints: [
    {
      id: 's',
      terms: [
        ['a', 'x', 1],
        ['a', 'y', 1],
      ],
      op: '<=',
      rhs: 1,
    },
    { id: 't', terms: [], op: '=', rhs: 0 },
  ],
  ...{ coverage: 'all', balance: 'worst', objective: 'fair', bands: [0, 1], incumbent: [['a', 'x']] },
};

const GONE = undefined;
const id = { good: ['', 'é'], bad: [1, null, GONE] };
const ids = { good: [[], ['a', 'b']], bad: [[1], 'a', null, GONE] };
const count = { good: [0, 1, 2147483648], bad: [-1, 0.5, '1', null, GONE] };
const whole = { good: [0, -1, 9007199254740991], bad: [0.5, 9007199254740992, '1', null, GONE] };
const long = '9'.repeat(400);
const dual = {
  good: [-1, 0, '9007199254740993', '-9007199254740993', long],
  bad: [0.5, '1', '-1', '09007199254740993', 'x9007199254740993', '9007199254740993x', `${long}9`, null, GONE],
};
const positive = {
  good: [1, '9007199254740993', long],
  bad: [0, -1, 0.5, '1', '-9007199254740993', '09007199254740993', 'x9007199254740993', '9007199254740993x', `${long}9`, null, GONE],
};
const dualList = { good: [[], [-1, 2]], bad: [[0.5], ['1'], 1, null, GONE] };
const optional = ({ good, bad }: Cases): Cases => ({ good: [...good, GONE], bad: bad.filter((value) => value !== GONE) });
const proofs = {
  good: [null, { fixing: null, tree: null }, { fixing: null, tree: [] }],
  bad: [{ tree: null }, { fixing: null, tree: null, more: 1 }, 'x', GONE],
};
const level = { good: [null, ['9007199254740993', 1]], bad: [[1, 0], [1], [1, 1, 1], [0.5, 1], 1, GONE] };
const flag = (words: readonly string[]): Cases => ({ good: words, bad: ['', 'x', null, GONE] });

interface Cases {
  readonly good: readonly (Json | undefined)[];
  readonly bad: readonly (Json | undefined)[];
}

const P = 'certificate/parts/0';
const SOLUTION: Record<string, Cases> = {
  format: flag(['binome.solution/1']),
  status: flag(['optimal', 'limit']),
  pairs: { good: [[]], bad: [[['a']], [['a', 'x', 1]], [['a', 1]], null, GONE] },
  matched: count,
  objective: { good: [-1.5], bad: [null, '1', GONE] },
  bound: { good: [-1.5, null], bad: ['1', GONE] },
  unmet: {
    good: [[]],
    bad: [[{ trainee: 'a' }], [{ trainee: 'a', missing: -1 }], [{ trainee: 1, missing: 1 }], [{ trainee: 'a', missing: 1, x: 1 }], GONE],
  },
  diagnosis: { good: [null], bad: [GONE, {}] },
  certificate: { good: [], bad: [null, {}, GONE] },
  'certificate/scale/base': { good: [2, 10], bad: [3, '10', null, GONE] },
  'certificate/scale/exponent': whole,
  'certificate/scale/exact': { good: [false], bad: [0, null, GONE] },
  'certificate/scale/tolerance': { good: [0.5], bad: [-1, null, GONE] },
  'certificate/scale/more': { good: [GONE], bad: [1] },
  'certificate/parts': { good: [[]], bad: [null, GONE] },
  'certificate/tieBreak': flag(['complete', 'partial']),
  'certificate/more': { good: [GONE], bad: [1] },
  more: { good: [GONE], bad: [1] },
  [`${P}/trainees`]: ids,
  [`${P}/mentors`]: ids,
  [`${P}/sideConstraints`]: ids,
  [`${P}/matched`]: count,
  [`${P}/score`]: whole,
  [`${P}/coverage`]: proofs,
  [`${P}/optimality`]: proofs,
  [`${P}/infeasibility`]: { good: [null], bad: [proof, GONE] },
  [`${P}/conflict`]: { good: [GONE], bad: [[]] },
  [`${P}/matchedBound`]: optional(count),
  [`${P}/scoreBound`]: optional(whole),
  [`${P}/more`]: { good: [GONE], bad: [1] },
  [`${P}/balance`]: { good: [GONE], bad: [{}, null] },
  [`${P}/balance/least`]: { good: [GONE], bad: [null] },
  [`${P}/balance/more`]: { good: [GONE], bad: [1] },
  [`${P}/balance/worst/level`]: level,
  [`${P}/balance/worst/levelBound`]: optional(level),
  [`${P}/balance/worst/proof`]: proofs,
  [`${P}/balance/worst/more`]: { good: [GONE], bad: [1] },
  [`${P}/fairness`]: { good: [GONE, []], bad: [null] },
  [`${P}/fairness/0/band`]: count,
  [`${P}/fairness/0/count`]: count,
  [`${P}/fairness/0/countBound`]: optional(count),
  [`${P}/fairness/0/proof`]: proofs,
  [`${P}/fairness/0/more`]: { good: [GONE], bad: [1] },
  [`${P}/ties`]: { good: [GONE, []], bad: [null, [1, 2, 3].map(() => part.ties[0]!)] },
  [`${P}/ties/0/score`]: dual,
  [`${P}/ties/0/kept`]: dual,
  [`${P}/ties/0/lotBits`]: { good: [0, 30], bad: [31, -1, 0.5, null, GONE] },
  [`${P}/ties/0/proof`]: { good: [{ fixing: null, tree: null }], bad: [null, GONE] },
  [`${P}/ties/0/more`]: { good: [GONE], bad: [1] },
  [`${P}/coverage/fixing`]: { good: [null], bad: [GONE, {}] },
  [`${P}/coverage/margin`]: { good: [GONE, 2], bad: [0, 0.5, '1', null] },
  [`${P}/coverage/fixing/denominator`]: positive,
  [`${P}/coverage/fixing/trainees`]: dualList,
  [`${P}/coverage/fixing/mentors`]: dualList,
  [`${P}/coverage/fixing/sideConstraints`]: dualList,
  [`${P}/coverage/fixing/coverage`]: dual,
  [`${P}/coverage/fixing/bands`]: optional(dualList),
  [`${P}/coverage/fixing/more`]: { good: [GONE], bad: [1] },
  'diagnosis/shortages/0/trainees': ids,
  'diagnosis/shortages/0/mentors': ids,
  ...Object.fromEntries(
    ['missing', 'needed', 'capacity', 'otherPairs', 'reserved'].map((name) => [`diagnosis/shortages/0/${name}`, count]),
  ),
  'diagnosis/shortages/0/more': { good: [GONE], bad: [1] },
  'diagnosis/minimums/0/trainees': ids,
  ...Object.fromEntries(['missing', 'minimum', 'reserved'].map((name) => [`diagnosis/minimums/0/${name}`, count])),
  'diagnosis/minimums/0/available': whole,
  'diagnosis/minimums/0/more': { good: [GONE], bad: [1] },
  'diagnosis/overbooked/0/side': flag(['trainee', 'mentor']),
  'diagnosis/overbooked/0/id': id,
  'diagnosis/overbooked/0/required': count,
  'diagnosis/overbooked/0/limit': count,
  'diagnosis/overbooked/0/more': { good: [GONE], bad: [1] },
  'diagnosis/conflicts': { good: [[], [[]]], bad: [[1], ['s'], GONE] },
  'diagnosis/unmetBySideConstraints': count,
  'diagnosis/more': { good: [GONE], bad: [1] },
};

const IMPOSSIBLE: Record<string, Cases> = {
  [`${P}/matched`]: { good: [], bad: [1] },
  [`${P}/score`]: { good: [], bad: [1] },
  [`${P}/coverage`]: { good: [], bad: [proof] },
  [`${P}/optimality`]: { good: [], bad: [proof] },
  [`${P}/infeasibility`]: { good: [null], bad: [GONE] },
  [`${P}/balance`]: { good: [], bad: [part.balance] },
  [`${P}/fairness`]: { good: [], bad: [[]] },
  [`${P}/ties`]: { good: [], bad: [[]] },
  [`${P}/matchedBound`]: { good: [], bad: [0] },
  [`${P}/scoreBound`]: { good: [], bad: [0] },
  [`${P}/conflict`]: { good: [GONE, []], bad: [null] },
  [`${P}/conflict/0/without`]: id,
  [`${P}/conflict/0/pairs`]: { good: [[]], bad: [[['a']], [['a', 1]], GONE] },
  [`${P}/conflict/0/more`]: { good: [GONE], bad: [1] },
  certificate: { good: [], bad: [null, GONE] },
};

const size = { good: [0, 2147483647, GONE], bad: [-1, 0.5, 2147483648, '1', null] };
const PROBLEM: Record<string, Cases> = {
  format: flag(['binome.problem/1']),
  more: { good: [GONE], bad: [1] },
  trainees: { good: [[]], bad: [[{ id: 'a' }, { id: 'a' }], null, GONE] },
  'trainees/0/id': { good: ['', 'c'], bad: [1, 'b', GONE] },
  'trainees/0/need': size,
  'trainees/0/more': { good: [GONE], bad: [1] },
  mentors: { good: [[]], bad: [[{ id: 'x' }, { id: 'x' }], null, GONE] },
  'mentors/0/id': { good: ['', 'a'], bad: [1, 'y', GONE] },
  'mentors/0/min': { good: [0, 1, GONE], bad: [2, -1, 0.5, '1', null] },
  'mentors/0/max': { ...size, bad: size.bad },
  'mentors/1': {
    good: [
      { id: 'y', min: 1 },
      { id: 'y', max: 0 },
      { id: 'y', min: 2147483647, max: 2147483647 },
    ],
    bad: [
      { id: 'y', min: 2 },
      { id: 'y', min: 1, max: 0 },
      { id: 'y', min: 2147483648, max: 2147483648 },
    ],
  },
  'mentors/0/load': { good: [0, 1.5, 1e15, GONE], bad: [-1, 1e16, '1', null] },
  'mentors/0/share': { good: [1e-15, 1e15, GONE], bad: [0, 1e-16, 1e16, '1', null] },
  'mentors/0/more': { good: [GONE], bad: [1] },
  required: {
    good: [[], GONE],
    bad: [
      [
        ['a', 'x'],
        ['a', 'x'],
      ],
      [['a']],
      [['a', 'x', 1]],
      null,
    ],
  },
  sideConstraints: { good: [[], GONE], bad: [null] },
  'sideConstraints/0/id': { good: ['', 'a'], bad: [1, 't', GONE] },
  'sideConstraints/0/terms': {
    good: [[], [['a', 'x', -0.5]]],
    bad: [
      [
        ['a', 'x', 1],
        ['a', 'x', 2],
      ],
      [['a', 'x']],
      [['a', 'x', '1']],
      GONE,
    ],
  },
  'sideConstraints/0/op': flag(['<=', '>=', '=']),
  'sideConstraints/0/rhs': { good: [-0.5], bad: ['1', null, GONE] },
  'sideConstraints/0/more': { good: [GONE], bad: [1] },
  coverage: { good: ['all', 'most', GONE], bad: ['', 'ALL', null] },
  balance: { good: ['worst', 'spread', GONE], bad: ['', 'x', null] },
  objective: { good: ['fair'], bad: ['', 'Fair', 'score', null, GONE] },
  bands: { good: [[], [-1], [0, 0.5, 1], GONE], bad: [[1, 0], [0, 0], [0, 1, 1], ['1'], null] },
  incumbent: {
    good: [
      [],
      [
        ['a', 'x'],
        ['a', 'x'],
      ],
      GONE,
    ],
    bad: [[['a']], null],
  },
};

const stepsOf = (path: string): (string | number)[] => path.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step));

describe.each<[string, Json, Record<string, Cases>, (value: unknown) => string[]]>([
  ['a solution', solution, SOLUTION, solutionFaults],
  ['an infeasible solution', impossible, IMPOSSIBLE, solutionFaults],
  ['a problem', problem, PROBLEM, problemFaults],
])('%s', (_, whole_, table, faultsOf) => {
  test('as it is', () => expect(faultsOf(whole_)).toEqual([]));

  test.each(Object.entries(table))('%s', (path, { good, bad }) => {
    const faults = (value: Json | undefined): string[] => faultsOf(replaced(whole_, stepsOf(path), value));
    for (const value of good) expect(faults(value), JSON.stringify(value)).toEqual([]);
    for (const value of bad) expect(faults(value), JSON.stringify(value)).not.toEqual([]);
  });
});

test('a solution that claims no more than to keep every rule has no certificate', () => {
  const feasible = { ...(solution as object), status: 'feasible', certificate: null };
  expect(solutionFaults(feasible)).toEqual([]);
  expect(solutionFaults({ ...(solution as object), status: 'feasible' })).not.toEqual([]);
});

test.each(['optimal', 'limit'])('%s, and a part of it impossible', (status) => {
  const own = { ...(solution as object), status } as Json;
  expect(solutionFaults(own)).toEqual([]);
  expect(solutionFaults(replaced(own, stepsOf(`${P}/infeasibility`), proof))).not.toEqual([]);
});

test('bands are of a fair problem', () => {
  const rest = replaced(replaced(problem, ['bands'], GONE), ['objective'], GONE) as Record<string, Json>;
  for (const more of [{}, { objective: 'score' }, { objective: 'fair', bands: [1] }])
    expect(problemFaults({ ...rest, ...more })).toEqual([]);
  expect(problemFaults({ ...rest, bands: [] })).not.toEqual([]);
});

test('a fault names its place', () => {
  expect(solutionFaults({ ...(solution as object), matched: -1 })[0]).toMatch(/^\/matched: \S/);
  expect(problemFaults({ ...(problem as object), trainees: [{ id: 1 }] })[0]).toMatch(/^problem \/trainees\/0\/id: \S/);
});
