/** Issue 5: scores in whole hundredths tie so often that the relaxation went round; each node took its 20,000 steps and proved nothing. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { solve, verify, type Problem, type SideConstraint } from '../../../../../src/solver/index.ts';

interface Fixture {
  readonly max: readonly number[];
  readonly pairs: readonly (readonly (readonly [mentor: number, hundredths: number])[])[];
  readonly sides: readonly {
    readonly op: SideConstraint['op'];
    readonly rhs: number;
    readonly terms: readonly (readonly [trainee: number, mentor: number, coefficient: number])[];
  }[];
}

/** Ids in the order of the indices. */
function named(letter: string): (index: number) => string {
  return (index) => `${letter}${String(index).padStart(3, '0')}`;
}

function problem(): Problem {
  const { max, pairs, sides } = JSON.parse(readFileSync(new URL('going-round.json', import.meta.url), 'utf8')) as Fixture;
  const [t, m, s] = [named('t'), named('m'), named('s')];
  return {
    format: 'binome.problem/1',
    trainees: pairs.map((_, trainee) => ({ id: t(trainee) })),
    mentors: max.map((places, mentor) => ({ id: m(mentor), max: places })),
    pairs: pairs.flatMap((own, trainee) => own.map(([mentor, score]): [string, string, number] => [t(trainee), m(mentor), score / 100])),
    sideConstraints: sides.map(({ terms, ...side }, k) => ({
      ...side,
      id: s(k),
      terms: terms.map(([trainee, mentor, coefficient]): [string, string, number] => [t(trainee), m(mentor), coefficient]),
    })),
  };
}

test('a problem full of ties is solved at its first node', () => {
  const given = problem();
  const solution = solve(given, { nodeLimit: 1 });
  expect(solution.status).toBe('optimal');
  expect(solution.matched).toBe(163);
  expect(verify(given, solution)).toEqual({ valid: true, problems: [] });
}, 30_000);
