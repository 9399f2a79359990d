/** Equations that no whole numbers satisfy, which no relaxation sees: a search decides what is odd, and a division settles the rest. */
import { expect, test } from 'vitest';
import { solve, verify, type Problem, type ProofNode, type Solution } from '../../src/solver/index.ts';

/** Everybody has one of two mentors; twos and a one, which may not be there, are to add up to an odd number. */
function oddSum(count: number): Problem {
  const ids = Array.from({ length: count }, (_, k) => `s${String(k).padStart(2, '0')}`);
  return {
    format: 'binome.problem/1',
    trainees: ids.map((id) => ({ id })),
    mentors: ['in', 'out'].map((id) => ({ id, max: count })),
    pairs: ids.flatMap((id): [string, string, number][] => [
      [id, 'in', 1],
      [id, 'out', 0],
    ]),
    coverage: 'all',
    sideConstraints: [
      { id: 'not first', terms: [[ids[0]!, 'in', 1]], op: '<=', rhs: 0 },
      { id: 'odd', terms: ids.map((id, k) => [id, 'in', k === 0 ? 1 : 2]), op: '=', rhs: count + (1 - (count % 2)) },
    ],
  };
}

const problem = oddSum(40);
const solution = solve(problem);

function leavesOf(root: ProofNode): ProofNode[] {
  return 'pair' in root ? [...leavesOf(root.without), ...leavesOf(root.with)] : [root];
}

test('an odd sum of even numbers is settled in a few nodes, and names both rules', () => {
  expect(solution.status).toBe('infeasible');
  expect(verify(problem, solution)).toEqual({ valid: true, problems: [] });
  expect(solution.diagnosis!.conflicts).toEqual([['not first', 'odd']]);
  const leaves = leavesOf(solution.certificate!.parts[0]!.infeasibility!.tree);
  expect(leaves.length).toBeLessThan(4);
  expect(leaves.some((leaf) => 'leaf' in leaf && leaf.leaf === 'indivisible')).toBe(true);
});

/** The solution with every leaf that divides changed. */
function changed(change: (text: string) => string): Solution {
  const text = JSON.stringify(solution);
  return JSON.parse(text.replace(/\{"leaf":"indivisible".*?\}\}/g, change)) as Solution;
}

test.each<[string, (text: string) => string, RegExp]>([
  ['another divisor', (text) => text.replace('"denominator":2', '"denominator":3'), /no multiple of the divisor/],
  ['a divisor of 1', (text) => text.replace('"denominator":2', '"denominator":1'), /is a multiple of the divisor/],
  ['a price on what is no equation', (text) => text.replace('"sideConstraints":[0,1]', '"sideConstraints":[1,1]'), /no equation/],
  [
    'a price on no more than a need met',
    (text) => text.replace('"sideConstraints":[0,1]', '"sideConstraints":[0,0]'),
    /is a multiple of the divisor/,
  ],
  ['called empty', (text) => text.replace('indivisible', 'empty'), /do not exclude every matching/],
])('%s is refused', (_, change, reason) => {
  const false_ = changed(change);
  expect(JSON.stringify(false_)).not.toBe(JSON.stringify(solution));
  expect(verify(problem, false_).problems[0]).toMatch(reason);
});

test('what can add up is not called indivisible', () => {
  for (const count of [5, 8, 13]) {
    const { sideConstraints, ...rest } = oddSum(count);
    const possible: Problem = { ...rest, sideConstraints: sideConstraints!.filter(({ id }) => id === 'odd') };
    const found = solve(possible);
    expect(found.status).toBe('optimal');
    expect(verify(possible, found).valid).toBe(true);
  }
});
