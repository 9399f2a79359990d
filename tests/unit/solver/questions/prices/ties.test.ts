/** Where many chains cost the same, which of them is shown is part of every result: recorded, so that no faster search changes it. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { Prices, solve, type Problem } from '../../../../../src/solver/index.ts';

/** Three scores for all pairs; needs, minimums and places of more than one here and there. */
function tiedProblem(seed: number, count: number, need: number): Problem {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) / 2 ** 23;
  };
  const ids = (letter: string, length: number): string[] => Array.from({ length }, (_, k) => `${letter}${String(k).padStart(2, '0')}`);
  const [trainees, mentors] = [ids('t', count), ids('m', count - 2)];
  return {
    format: 'binome.problem/1',
    trainees: trainees.map((id, i) => ({ id, need: i % 5 === 0 ? need : 1 })),
    mentors: mentors.map((id, j) => ({ id, min: j % 7 === 0 ? 1 : 0, max: 1 + (j % 3 === 0 ? 1 : 0) })),
    pairs: trainees.flatMap((trainee) =>
      mentors.filter(() => random() < 0.7).map((mentor) => [trainee, mentor, Math.floor(random() * 3) / 10] as const),
    ),
  };
}

it.each([
  [1, 12, 1, '068fdf86f55245ed'],
  [2, 20, 1, 'd1593dae4c6a9c9b'],
  [3, 30, 2, '17ed0881b29e9fb0'],
  [4, 30, 1, '11ed002c15cc90df'],
  [5, 40, 2, '972caeb2f73d644f'],
  [6, 16, 2, '9f9a0b0288ff2fd4'],
])('chains of seed %i, %i trainees, needs of %i', (seed, count, need, digest) => {
  const problem = tiedProblem(seed, count, need);
  const solution = solve(problem);
  expect(solution.status).toBe('optimal');
  const prices = new Prices(problem, solution);
  const cheapest = problem.trainees.map(({ id }) => [prices.cheapest(id, 3), prices.cheapest(id, Infinity)]);
  const ones = [...problem.pairs].slice(0, 60).map(([trainee, mentor]) => prices.of(trainee, mentor));
  expect(
    createHash('sha256')
      .update(JSON.stringify([cheapest, ones]))
      .digest('hex')
      .slice(0, 16),
  ).toBe(digest);
});
