/** The answer depends on what the problem says, never on the order in which it says it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solve, verify } from '../../src/solver/index.ts';
import { seededRandom } from '../oracles/random.ts';
import type { ListedProblem } from '../oracles/rules.ts';
import { RUNS, SEED, coarseScore, fineScore, problems, type Shape } from './problems.ts';

/** The same problem with every list in another order. */
function permuted(problem: ListedProblem, seed: number): ListedProblem {
  const random = seededRandom('permutation', seed);
  return {
    ...problem,
    trainees: random.shuffle(problem.trainees),
    mentors: random.shuffle(problem.mentors),
    pairs: random.shuffle(problem.pairs),
    required: random.shuffle(problem.required ?? []),
    sideConstraints: random
      .shuffle(problem.sideConstraints ?? [])
      .map((constraint) => ({ ...constraint, terms: random.shuffle(constraint.terms) })),
    incumbent: random.shuffle(problem.incumbent ?? []),
  };
}

const shapes: [name: string, shape: Shape][] = [
  ['ties', { score: fc.constantFrom(1, 2) }],
  ['all scores equal', { score: fc.constant(1), capacities: false }],
  ['decimals', { score: fineScore }],
  ['floats', { score: coarseScore.map((score) => score * Math.PI) }],
  ['several needs', { needs: true }],
  ['minimums', { minimums: true }],
  ['incumbent', { incumbent: true, score: fc.constantFrom(1, 2) }],
  ['side constraints', { sideConstraints: true, score: fc.constantFrom(1, 2) }],
  ['everything', { needs: true, minimums: true, sideConstraints: true, incumbent: true }],
];

describe('permuting the lists gives the same bytes', () => {
  test.each(shapes)('%s', { timeout: 120_000 }, (_, shape) => {
    let matchings = 0;
    let proofs = 0;
    fc.assert(
      fc.property(problems(shape), fc.integer(), (problem, seed) => {
        const solution = solve(problem);
        expect(JSON.stringify(solve(permuted(problem, seed)))).toBe(JSON.stringify(solution));
        if (solution.pairs.length >= 2) matchings++;
        if (solution.status === 'infeasible') proofs++;
      }),
      { seed: SEED, numRuns: RUNS },
    );
    expect(matchings).toBeGreaterThan(RUNS / 10);
    expect(proofs).toBeGreaterThan(RUNS / 20);
  });

  test('the certificate of one order proves the problem in another', () => {
    let matchings = 0;
    fc.assert(
      fc.property(problems({ needs: true, sideConstraints: true }), fc.integer(), (problem, seed) => {
        const solution = solve(problem);
        expect(verify(permuted(problem, seed), solution)).toEqual({ valid: true, problems: [] });
        if (solution.pairs.length >= 2) matchings++;
      }),
      { seed: SEED, numRuns: RUNS },
    );
    expect(matchings).toBeGreaterThan(RUNS / 10);
  });
});

test('solving twice, or a problem read from JSON, gives the same bytes and changes nothing in the problem', () => {
  fc.assert(
    fc.property(problems({ needs: true, minimums: true, sideConstraints: true, incumbent: true }), (problem) => {
      const before = JSON.stringify(problem);
      const first = JSON.stringify(solve(problem));
      expect(JSON.stringify(solve(JSON.parse(before) as ListedProblem))).toBe(first);
      expect(JSON.stringify(problem)).toBe(before);
    }),
    { seed: SEED, numRuns: RUNS },
  );
});

test('pairs come sorted, and any iterable of pairs will do', () => {
  let several = 0;
  fc.assert(
    fc.property(problems({ needs: true }), (problem) => {
      const solution = solve(problem);
      const sorted = [...solution.pairs].sort(([a, b], [c, d]) => (a < c || (a === c && b < d) ? -1 : 1));
      expect(solution.pairs).toEqual(sorted);
      expect(solve({ ...problem, pairs: new Set(problem.pairs) })).toEqual(solution);
      if (solution.pairs.length >= 3) several++;
    }),
    { seed: SEED, numRuns: RUNS },
  );
  expect(several).toBeGreaterThan(RUNS / 10);
});
