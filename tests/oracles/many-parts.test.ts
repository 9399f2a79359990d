/** Thousands of independent parts cost what they hold, not their number times what all hold. */
import { expect, test } from 'vitest';
import { solve, verify, type Problem } from '../../src/solver/index.ts';

/** Two trainees and two mentors a part, the better of the two matchings the incumbent. */
function partsOf(count: number): Problem {
  const ids = (letter: string): { id: string }[] => Array.from({ length: 2 * count }, (_, k) => ({ id: `${letter}${k}` }));
  const pairs = Array.from({ length: count }, (_, k) => 2 * k).flatMap((k): [string, string, number][] => [
    [`s${k}`, `t${k}`, 1],
    [`s${k}`, `t${k + 1}`, 2],
    [`s${k + 1}`, `t${k}`, 3],
    [`s${k + 1}`, `t${k + 1}`, 1],
  ]);
  const incumbent = pairs.filter(([, , score]) => score > 1).map(([t, m]): [string, string] => [t, m]);
  return { format: 'binome.problem/1', trainees: ids('s'), mentors: ids('t'), pairs, incumbent };
}

test('with an incumbent in each', () => {
  const msOf = (count: number): number => {
    const problem = partsOf(count);
    const begin = performance.now();
    const solution = solve(problem);
    expect(verify(problem, solution)).toEqual({ valid: true, problems: [] });
    return performance.now() - begin;
  };
  msOf(500);
  const small = msOf(1000);
  // Eight times as many; where each looks at all it is sixty-four times as long.
  expect(msOf(8000) / small).toBeLessThan(30);
});
