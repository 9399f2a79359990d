/** The departure stress test against solving again without the mentor: freely, and with everybody else held. */
import { describe, expect, it } from 'vitest';
import { stressTest } from '../../src/planning/index.ts';
import { solve, type Problem } from '../../src/solver/index.ts';
import { FAMILY_NAMES, instance } from './instances.ts';
import { integerScores } from './rules.ts';

describe('against solving again', () => {
  it.each(FAMILY_NAMES.filter((family) => family !== 'huge'))('%s', { timeout: 60_000 }, (family) => {
    let compared = 0;
    for (let seed = 0; seed < 60 && compared < 15; seed++) {
      const given = instance(family, seed);
      const solution = solve(given);
      const scale = integerScores(given)?.scale;
      if (solution.status !== 'optimal' || scale === undefined || scale > 1_000_000 || (given.required ?? []).length > 0) continue;
      for (const { mentor, trainees, alone, best } of stressTest(given, solution, () => {}).mentors) {
        const isLeft = ([, id]: readonly [string, string, ...unknown[]]): boolean => id !== mentor;
        const left: Problem = {
          ...given,
          mentors: given.mentors.filter(({ id }) => id !== mentor),
          pairs: given.pairs.filter(isLeft),
          sideConstraints: (given.sideConstraints ?? []).map((side) => ({ ...side, terms: side.terms.filter(isLeft) })),
        };
        const again = solve(left);
        const held = solve({ ...left, required: solution.pairs.filter((pair) => isLeft(pair) && !trainees.includes(pair[0])) });
        for (const [loss, expected] of [
          [best, again],
          [alone, held],
        ] as const) {
          if (expected.status === 'infeasible') expect(loss, `${family} ${seed} ${mentor}`).toBeNull();
          else
            expect([loss?.served, loss?.score], `${family} ${seed} ${mentor}`).toEqual([
              solution.matched - expected.matched,
              Math.round((solution.objective - expected.objective) * 1_000_000) + 0,
            ]);
        }
        compared++;
      }
    }
    // Some families have nobody to lose: no pair, or none that is not required.
    if (!['infeasible', 'required', 'floats', 'integrality', 'empty'].includes(family)) expect(compared).toBeGreaterThan(5);
  });
});
