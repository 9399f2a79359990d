/**
 * A share of the campaign with side constraints (`npm run campaign:constrained`) with fixed seeds: solved, verified, counted anew, against
 * HiGHS; and that it finds out a solver that is wrong.
 */
import { describe, expect, test } from 'vitest';
import { compareConstrained, judge, type ConstrainedSolver, type Counted } from '../../benchmarks/campaign/constrained/compare.mjs';
import { CONSTRAINED_FAMILIES, constrainedProblem, type ConstrainedProblem } from '../../benchmarks/campaign/constrained/families.mjs';
import { solve, verify, type Problem, type Solution } from '../../src/solver/index.ts';

const OF_EACH_FAMILY = 2;
const MOST_PAIRS = 50;

/** Quick ones: of at most 30 pairs. */
const SMALL: [family: string, name: number][] = [
  ['everything', 2],
  ['everything', 19],
  ['minimums', 12],
  ['minimums', 14],
  ['minimums', 29],
];

/** The first of each family that are not too large for a test. */
const names = CONSTRAINED_FAMILIES.flatMap((family) => {
  const small = Array.from({ length: 30 }, (_, k) => k).filter((k) => constrainedProblem(family, k).pairs.length <= MOST_PAIRS);
  return small.slice(0, OF_EACH_FAMILY).map((k): [string, number] => [family, k]);
});

test('a name is always the same problem, and no other', () => {
  expect(names).toHaveLength(CONSTRAINED_FAMILIES.length * OF_EACH_FAMILY);
  const texts = names.map(([family, name]) => JSON.stringify(constrainedProblem(family, name)));
  expect(names.map(([family, name]) => JSON.stringify(constrainedProblem(family, name)))).toEqual(texts);
  expect(new Set(texts).size).toBe(names.length);
});

test('every answer is valid and as good as that of HiGHS; whole pairs alone are often not what the relaxation takes', async () => {
  const faults: string[] = [];
  const kinds = new Map<string, number>();
  const count = (kind: string): unknown => kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  for (const [family, name] of names) {
    const { differences, highsWrong, relaxation, ours, highs } = await compareConstrained(constrainedProblem(family, name), {
      solve,
      verify,
    });
    faults.push(...[...differences, ...highsWrong].map((text) => `${family}/${name}: ${text}`));
    count(relaxation);
    if (highs !== null) count('answered by HiGHS');
    if (ours.feasible && ours.unmet.length > 0) count('short');
  }
  expect(faults).toEqual([]);
  expect(kinds.get('answered by HiGHS')).toBe(names.length);
  for (const kind of ['integral', 'relaxed only', 'infeasible', 'short']) expect(kinds.get(kind), kind).toBeGreaterThan(0);
  expect(2 * ((kinds.get('fractional') ?? 0) + (kinds.get('relaxed only') ?? 0))).toBeGreaterThanOrEqual(names.length);
});

describe('a faulty solver is found out, though its verifier accepts everything', () => {
  const objectiveOf = (problem: ConstrainedProblem, pairs: Solution['pairs']): number => {
    const scores = new Map(problem.pairs.map(([trainee, mentor, score]) => [`${trainee} ${mentor}`, Math.round(score * 10_000)]));
    return pairs.reduce((sum, [trainee, mentor]) => sum + (scores.get(`${trainee} ${mentor}`) ?? 0), 0) / 10_000;
  };
  /** The solution of another problem with the same people, its objective counted in this one. */
  const ofAnother = (problem: Problem, other: Partial<Problem>): Solution => {
    const solution = solve({ ...problem, ...other });
    const objective = solution.status === 'infeasible' ? 0 : objectiveOf(problem as ConstrainedProblem, solution.pairs);
    return { ...solution, objective, bound: solution.status === 'infeasible' ? null : objective };
  };
  const worst = (problem: Problem): Solution =>
    ofAnother(problem, {
      pairs: [...problem.pairs].map(([trainee, mentor, score]): [string, string, number] => [trainee, mentor, -score]),
    });
  const faulty: [name: string, faultySolve: ConstrainedSolver['solve'], said: RegExp][] = [
    ['the worst matching', worst, /; HiGHS: \d/],
    ['infeasible, where there is a matching', () => solve(IMPOSSIBLE), /^infeasible; HiGHS: \d/],
    ['a side constraint that is not kept', (problem) => ofAnother(problem, { sideConstraints: [] }), /does not hold/],
    [
      'a minimum that is not kept',
      (problem) => ofAnother(problem, { mentors: problem.mentors.map(({ id, max = 1 }) => ({ id, max })), sideConstraints: [] }),
      /outside/,
    ],
    [
      'a pair less than was found',
      (problem) => {
        const solution = solve(problem);
        return { ...solution, pairs: solution.pairs.slice(1), matched: Math.max(0, solution.matched - 1) };
      },
      /unmet/,
    ],
    ['a wrong objective', (problem) => ({ ...solve(problem), objective: -7 }), /claimed/],
    ['an answer that is not final', (problem) => ({ ...solve(problem), status: 'limit' }), /status limit/],
  ];

  test.each(faulty)('%s', async (_, faultySolve, said) => {
    let found = 0;
    for (const [family, name] of SMALL) {
      const { differences } = await compareConstrained(constrainedProblem(family, name), {
        solve: faultySolve,
        verify: () => ({ valid: true, problems: [] }),
      });
      if (differences.some((text) => said.test(text))) found++;
    }
    expect(found).toBeGreaterThanOrEqual(2);
  });

  test('and a verifier that refuses is heard', async () => {
    const refusing = { solve, verify: () => ({ valid: false, problems: ['no'] }) };
    expect((await compareConstrained(constrainedProblem('minimums', 29), refusing)).differences).toEqual(['verify: no']);
  });
});

describe('HiGHS is believed only what its matching bears out', () => {
  const counted = (score: bigint, more: Partial<Counted> = {}): Counted => ({
    ...{ feasible: true, violations: [], matched: 3, score, unmet: [] },
    ...more,
  });
  const none = counted(0n, { feasible: false, matched: 0 });

  test.each<[string, Counted, Counted, boolean, number, number]>([
    ['the same', counted(5n), counted(5n), true, 0, 0],
    ['both infeasible', none, none, true, 0, 0],
    ['a better matching', counted(5n), counted(6n), true, 1, 0],
    ['a matching with more pairs', counted(5n), counted(1n, { matched: 4 }), true, 1, 0],
    ['a matching where we have none', none, counted(6n), true, 1, 0],
    ['a better matching that breaks a rule', counted(5n), counted(6n, { violations: ['c0 does not hold'] }), true, 0, 1],
    ['a worse matching', counted(5n), counted(4n), true, 0, 1],
    ['infeasible, where ours was counted', counted(5n), none, true, 0, 1],
    ['infeasible, where ours breaks a rule', counted(5n), none, false, 1, 0],
  ])('%s', (_, ours, highs, sound, differences, highsWrong) => {
    const judged = judge(ours, highs, sound);
    expect([judged.differences.length, judged.highsWrong.length]).toEqual([differences, highsWrong]);
  });
});

const IMPOSSIBLE: Problem = { format: 'binome.problem/1', trainees: [{ id: 't' }], mentors: [], pairs: [], coverage: 'all' };
