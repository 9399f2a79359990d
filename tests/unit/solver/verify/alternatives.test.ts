/** `verifyAlternatives` on true lists of small problems, and on false ones: each is refused for its own reason. */
import { describe, expect, test } from 'vitest';
import { alternatives, solve, type Alternatives, type Problem, type Solution } from '../../../../src/solver/index.ts';
import { verifyAlternatives } from '../../../../src/solver/verify/alternatives.ts';

const problem: Problem = {
  format: 'binome.problem/1',
  trainees: [{ id: 'a' }, { id: 'b' }],
  mentors: [{ id: 'x' }, { id: 'y' }],
  pairs: [
    ['a', 'x', 0.9],
    ['a', 'y', 0.2],
    ['b', 'x', 0.8],
    ['b', 'y', 0.5],
  ],
};
type Pair = [trainee: string, mentor: string, score: number];
const unproven = (one: Solution): Solution => ({ ...one, status: 'feasible', bound: null, certificate: null });

/** A list is made when a test runs: a mutant of the solver is none of the verifier. */
const made = (own: Problem, k: number): { solution: Solution; found: Alternatives } => {
  const solution = solve(own);
  return { solution, found: alternatives(own, solution, k) };
};
const said = (own: Problem, k: number, change: (found: Alternatives, solution: Solution) => object): readonly string[] => {
  const { solution, found } = made(own, k);
  return verifyAlternatives(own, solution, { ...found, ...change(found, solution) }).problems;
};

describe('true lists', () => {
  const more = {
    'two by two': problem,
    'scores that are equal': { ...problem, pairs: [...problem.pairs].map(([t, m]): [string, string, number] => [t, m, 0.5]) },
    'needs and places': { ...problem, trainees: [{ id: 'a', need: 2 }, { id: 'b' }], mentors: [{ id: 'x', max: 2 }, { id: 'y' }] },
    // Once its own proof that there are no others was refused: it said that nothing was missing to "a".
    'somebody without a need': { ...problem, trainees: [{ id: 'a', need: 0 }, { id: 'b' }] },
    'a constraint by the name of the first exclusion': {
      ...problem,
      sideConstraints: [{ id: 'excluded:0', terms: [['a', 'x', 1]], op: '<=', rhs: 1 }],
    },
    'places left, and somebody who may not have them': {
      ...problem,
      mentors: [{ id: 'x', max: 3 }],
      pairs: [...problem.pairs].filter(([, mentor]) => mentor === 'x'),
      sideConstraints: [
        {
          id: 's',
          terms: [
            ['a', 'x', 1],
            ['b', 'x', 1],
          ],
          op: '<=',
          rhs: 1,
        },
      ],
    },
    'all needs': { ...problem, coverage: 'all' },
    'as fair as can be': { ...problem, objective: 'fair' },
    'a constraint by the name of an exclusion': {
      ...problem,
      sideConstraints: [
        { id: 'excluded:1', terms: [['a', 'x', 1]], op: '<=', rhs: 1 },
        { id: '+excluded:', terms: [['b', 'x', 1]], op: '<=', rhs: 1 },
      ],
    },
  } satisfies Record<string, Problem>;

  test.each(Object.entries(more))('%s', (_, own) => {
    for (const k of [1, 2, 4, 10]) {
      const { solution, found } = made(own, k);
      expect(verifyAlternatives(own, solution, found)).toEqual({ valid: true, problems: [] });
    }
  });

  test('more needs met for fewer points, without a proof of its own', () => {
    const pairs: Pair[] = [
      ['a', 'x', 0.9],
      ['b', 'x', 0.1],
      ['b', 'y', -0.8],
      ['a', 'y', -0.9],
    ];
    const { solution, found } = made({ ...problem, pairs }, 2);
    expect(found.solutions.map(({ matched }) => matched)).toEqual([2, 1]);
    const solutions = found.solutions.map((one, n) => (n === 0 ? unproven(one) : one));
    expect(verifyAlternatives({ ...problem, pairs }, solution, { ...found, solutions })).toEqual({ valid: true, problems: [] });
  });

  test('on a binary scale', () => {
    const pairs = [...problem.pairs].map(([t, m], k): Pair => [t, m, (k + 1) * 2 ** -60]);
    const { solution, found } = made({ ...problem, pairs }, 3);
    expect(found.solutions.at(-1)!.certificate!.scale.base).toBe(2);
    const solutions = found.solutions.map((one, n) => (n < 2 ? unproven(one) : one));
    expect(verifyAlternatives({ ...problem, pairs }, solution, { ...found, solutions })).toEqual({ valid: true, problems: [] });
  });

  test('some without a proof of their own, before one that has', () => {
    const { solution, found } = made(problem, 2);
    const solutions = found.solutions.map((one, n) => (n === 0 ? unproven(one) : one));
    expect(verifyAlternatives(problem, solution, { ...found, solutions }).valid).toBe(true);
  });
});

describe('false lists', () => {
  const twice = { ...problem, pairs: [...problem.pairs].map(([t, m]): [string, string, number] => [t, m, 0.5]) };

  test.each<[string, Problem, number, (found: Alternatives, solution: Solution) => object, RegExp]>([
    [
      'one left out',
      problem,
      3,
      ({ solutions }) => ({ solutions: solutions.slice(1) }),
      /^alternative 1: part 0 names a side constraint that is unknown/,
    ],
    ['none, and no proof', problem, 1, () => ({ solutions: [], exhaustion: null }), /^the last alternative is not proven$/],
    [
      'the last without a proof',
      problem,
      2,
      ({ solutions }) => ({ solutions: solutions.map(unproven), exhaustion: null }),
      /^the last alternative is not proven$/,
    ],
    [
      'one listed before',
      problem,
      3,
      ({ solutions: [first, ...rest] }) => ({ solutions: [unproven(first!), first, ...rest] }),
      /^alternative 1: /,
    ],
    [
      'one listed before, unproven',
      problem,
      3,
      ({ solutions: [first, ...rest] }) => ({ solutions: [unproven(first!), unproven(first!), ...rest] }),
      /^alternative 1: it is listed before$/,
    ],
    [
      'the solution itself',
      problem,
      2,
      ({ solutions }, solution) => ({ solutions: [unproven(solution), ...solutions] }),
      /^alternative 0: it is listed before$/,
    ],
    [
      'one that says it is impossible',
      twice,
      2,
      ({ solutions: [first, ...rest] }) => ({ solutions: [{ ...first, status: 'limit' }, ...rest] }),
      /^alternative 0: /,
    ],
    [
      'unproven, and fair',
      { ...problem, objective: 'fair' },
      2,
      ({ solutions: [first, ...rest] }) => ({ solutions: [unproven(first!), ...rest] }),
      /^alternative 0: its status is feasible$/,
    ],
    [
      'the wrong order',
      problem,
      3,
      ({ solutions: [a, b, c] }) => ({ solutions: [unproven(b!), unproven(a!), c] }),
      /^alternative 0 is not as good as the next$/,
    ],
    [
      'the wrong order, of as many needs',
      problem,
      4,
      ({ solutions: [a, b, c, d] }) => ({ solutions: [a, unproven(c!), unproven(b!), d] }),
      /^alternative 1 is not as good as the next$/,
    ],
    [
      'fewer needs met before more',
      problem,
      3,
      ({ solutions: [a, b, c] }, { certificate }) => ({ solutions: [unproven(c!), unproven(a!), { ...b, certificate }] }),
      /^alternative 0 is not as good as the next$/,
    ],
    [
      'an objective with an error',
      problem,
      2,
      ({ solutions: [a, b] }) => ({ solutions: [{ ...unproven(a!), objective: a!.objective + 1e-12 }, b] }),
      /^alternative 0: its objective is .*, but its scores sum to 1$/,
    ],
    [
      'nothing left, though there is',
      problem,
      1,
      ({ solutions: [first] }) => ({ exhaustion: first }),
      /^the proof that there are no others: /,
    ],
    ['a proof of something else', problem, 2, (_, solution) => ({ exhaustion: solution }), /^the proof that there are no others: /],
    ['no list', problem, 1, () => ({ solutions: undefined }), /^cannot be read: /],
    ['a list of nothing', problem, 1, () => ({ solutions: [null] }), /^cannot be read: /],
  ])('%s', (_, own, k, change, reason) => expect(said(own, k, change).join('\n')).toMatch(new RegExp(reason, 'm')));

  test('where balance is asked for', () => {
    const balanced: Problem = { ...problem, balance: 'worst' };
    const { found } = made(problem, 1);
    expect(verifyAlternatives(balanced, solve(balanced), found).problems).toEqual([
      'alternatives are not ranked where balance is asked for',
    ]);
  });

  test('a solution that is not the best', () => {
    const { found, solution } = made(problem, 1);
    expect(verifyAlternatives(problem, unproven(solution), found).problems[0]).toMatch(/^the solution: its status is feasible$/);
    expect(verifyAlternatives(problem, { ...solution, matched: 1 }, found).problems[0]).toMatch(/^the solution: matched is 1/);
  });

  test('the word of a list that is not valid', () => {
    expect(verifyAlternatives(problem, solve(problem), { solutions: [], exhaustion: null })).toEqual({
      valid: false,
      problems: ['the last alternative is not proven'],
    });
  });
});
