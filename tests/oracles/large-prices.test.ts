/** Prices are whole numbers of any size: a proof is as good times any number, and no worse one passes, in doubles or beyond them. */
import { expect, test } from 'vitest';
import { solve, verify, type Problem, type Solution } from '../../src/solver/index.ts';

const PROBLEM: Problem = {
  format: 'binome.problem/1',
  trainees: ['a', 'b', 'c'].map((id) => ({ id })),
  mentors: ['x', 'y'].map((id) => ({ id })),
  pairs: [
    ['a', 'x', 7],
    ['a', 'y', 4],
    ['b', 'x', 5],
    ['b', 'y', 3],
    ['c', 'y', 1],
  ],
};

/** The proof of the score, with all prices times `factor`, and `more` on the first trainee's. */
function priced({ certificate, ...rest }: Solution, factor: bigint, more: bigint): Solution {
  const times = (value: number | string, by = 0n): number | string => {
    const product = BigInt(value) * factor + by;
    return Number.isSafeInteger(Number(product)) ? Number(product) : String(product);
  };
  const [part] = certificate!.parts;
  const { tree } = part!.optimality!;
  if (!('leaf' in tree)) throw new Error('a proof of one leaf');
  const { denominator, trainees, mentors, sideConstraints, coverage } = tree.duals;
  const duals = {
    denominator: times(denominator),
    trainees: trainees.map((price, i) => times(price, i === 0 ? more : 0n)),
    mentors: mentors.map((price) => times(price)),
    sideConstraints,
    coverage: times(coverage),
  };
  const optimality = { fixing: null, tree: { ...tree, duals } };
  return { ...rest, certificate: { ...certificate!, parts: [{ ...part!, optimality }] } };
}

const FACTORS = [1n, 3n, 2n ** 30n, 2n ** 49n, 2n ** 50n - 1n, 2n ** 51n, 2n ** 53n + 1n, 10n ** 20n, 10n ** 308n, 10n ** 320n];

test.each(FACTORS)('times %d', (factor) => {
  const solution = solve(PROBLEM);
  expect(solution.certificate!.parts).toHaveLength(1);
  // The last digit decides: a bound is good while it is below the next whole number.
  expect(verify(PROBLEM, priced(solution, factor, 0n))).toEqual({ valid: true, problems: [] });
  if (factor > 1n) expect(verify(PROBLEM, priced(solution, factor, factor - 1n)).problems.join()).not.toMatch(/, score:/);
  expect(verify(PROBLEM, priced(solution, factor, factor)).problems.join()).toMatch(/part 0, score: the duals bound the weight by/);
});
