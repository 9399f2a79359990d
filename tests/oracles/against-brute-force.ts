import { describe, expect, test } from 'vitest';
import { solve } from '../../src/solver/index.ts';
import { bruteForce } from './brute-force.ts';
import { INSTANCES_PER_FAMILY, familiesOf, instance, type Group, type Promises } from './instances.ts';
import { differences, kindsOf } from './judgement.ts';

/** A broken solver differs everywhere: the first few say enough. */
const DIFFERENCES_SHOWN = 5;

/** Share of the answers that are settled to the last rule, the lot; the certificate of the others says that they are not. */
const LEAST_TIE_BROKEN = { scores: 1, capacities: 0.98, sideConstraints: 0.9 } as const satisfies Record<Group, number>;

/** Registers one test per family of the group: every instance solved, judged against brute force, and counted by kind. */
export function describeFamilies(group: Group): void {
  describe(`${group}: solve against brute force`, () => {
    test.each(familiesOf(group))('%s', { timeout: 300_000 }, (family, { promises }) => {
      const failures: string[] = [];
      let tieBroken = 0;
      const counts = new Map<keyof Promises, number>();
      for (let seed = 0; seed < INSTANCES_PER_FAMILY && failures.length < DIFFERENCES_SHOWN; seed++) {
        const problem = instance(family, seed);
        const optimum = bruteForce(problem);
        const solution = solve(problem);
        const found = differences(problem, solution, optimum);
        if (solution.status === 'optimal' && solution.certificate?.tieBreak === 'complete') tieBroken++;
        if (found.length > 0) failures.push(`instance('${family}', ${seed}): ${found.join('; ')}`);
        for (const kind of kindsOf(problem, optimum)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      }
      expect(failures).toEqual([]);
      expect(tieBroken).toBeGreaterThanOrEqual(LEAST_TIE_BROKEN[group] * (counts.get('feasible') ?? 0));
      for (const [kind, share] of Object.entries(promises) as [keyof Promises, number][]) {
        expect(counts.get(kind) ?? 0, `${family}: instances that are ${kind}`).toBeGreaterThanOrEqual(share * INSTANCES_PER_FAMILY);
      }
    });
  });
}
