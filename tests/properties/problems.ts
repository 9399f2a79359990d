/** Problems as fast-check arbitraries: small, of every shape, and shrinking to the smallest that still fails. */
import fc from 'fast-check';
import type { ListedProblem, SideConstraint } from '../oracles/rules.ts';

/** Every property runs on the same sequence of problems each time. */
export const SEED = 20_290_824;
export const RUNS = 400;

const SIDE = 6;

export interface Shape {
  needs?: boolean;
  capacities?: boolean;
  minimums?: boolean;
  sideConstraints?: boolean;
  incumbent?: boolean;
  coverage?: 'all' | 'most';
  score?: fc.Arbitrary<number>;
}

/** Scores of few levels, so that ties are frequent. */
export const coarseScore: fc.Arbitrary<number> = fc.integer({ min: -2, max: 6 });

/** Scores in hundredths. */
export const fineScore: fc.Arbitrary<number> = fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);

export function problems(shape: Shape = {}): fc.Arbitrary<ListedProblem> {
  const { needs = false, capacities = true, minimums = false, sideConstraints = false, incumbent = false, score = coarseScore } = shape;
  const cells = <T>(content: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(content, { minLength: SIDE * SIDE, maxLength: SIDE * SIDE });
  return fc
    .record({
      needs: fc.array(needs ? fc.integer({ min: 1, max: 3 }) : fc.constant(1), { minLength: 1, maxLength: SIDE }),
      loads: fc.array(
        fc.record({
          max: capacities ? fc.integer({ min: 0, max: 3 }) : fc.constant(1),
          min: minimums ? fc.integer({ min: 0, max: 1 }) : fc.constant(0),
        }),
        { minLength: 1, maxLength: SIDE },
      ),
      scores: cells(fc.option(score, { freq: 3 })),
      earlier: cells(fc.boolean()),
      limits: fc.array(limit(cells), sideConstraints ? { minLength: 1, maxLength: 2 } : { maxLength: 0 }),
      coverage: shape.coverage === undefined ? fc.constantFrom('all', 'most') : fc.constant(shape.coverage),
    })
    .map(({ needs, loads, scores, earlier, limits, coverage }) => {
      const trainees = needs.map((need, i) => ({ id: `t${(i * 5 + 2) % 7}`, need }));
      const mentors = loads.map(({ min, max }, j) => ({ id: `m${(j * 3 + 1) % 7}`, min: Math.min(min, max), max }));
      const eligible = trainees.flatMap((trainee, i) =>
        mentors.flatMap((mentor, j) => {
          const cell = i * SIDE + j;
          const value = scores[cell] ?? null;
          return value === null ? [] : [{ trainee: trainee.id, mentor: mentor.id, cell, score: value }];
        }),
      );
      return {
        format: 'binome.problem/1',
        trainees,
        mentors,
        pairs: eligible.map(({ trainee, mentor, score }): [string, string, number] => [trainee, mentor, score]),
        sideConstraints: limits.map(({ coefficients, op, rhs }, k): SideConstraint => {
          const terms = eligible.map(({ trainee, mentor, cell }): [string, string, number] => [trainee, mentor, coefficients[cell] ?? 0]);
          return { id: `c${k}`, terms: terms.filter(([, , a]) => a !== 0), op, rhs };
        }),
        ...(incumbent && {
          incumbent: eligible.filter(({ cell }) => earlier[cell]).map(({ trainee, mentor }): [string, string] => [trainee, mentor]),
        }),
        coverage,
      };
    });
}

function limit(cells: (content: fc.Arbitrary<number>) => fc.Arbitrary<number[]>) {
  return fc.record({
    coefficients: cells(fc.constantFrom(0, 0, 1, 1, 2, 0.5, -1)),
    op: fc.constantFrom('<=' as const, '>=' as const, '=' as const),
    rhs: fc.integer({ min: 0, max: 4 }),
  });
}
