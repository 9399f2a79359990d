/** Which arcs the optimal matchings share, against all of them. */
import { expect, test } from 'vitest';
import { encode } from '../../src/solver/model/encode.ts';
import { EXCLUDED, FREE, IMPOSED, maximise, networkOf, openChoices, restrictToFace } from '../../src/solver/network/network.ts';
import { settleArcs } from '../../src/solver/network/settled-arcs.ts';
import { allMatchings } from './all-matchings.ts';
import { familiesOf, instance } from './instances.ts';
import type { ListedProblem } from './rules.ts';

const FIRST_SEED = 500_000;
const SEEDS = 150;

/** Pair → the state that the optimal matchings call for; null when they are too many to list, or none. */
function expectedStates(problem: ListedProblem): Record<string, number> | null {
  const all = allMatchings(problem, 3000) ?? [];
  const best = all.filter(({ matched, score }) => matched === all[0]!.matched && score === all[0]!.score);
  if (best.length === 0) return null;
  const required = new Set((problem.required ?? []).map((pair) => JSON.stringify(pair)));
  return Object.fromEntries(
    problem.pairs.map(([trainee, mentor], k) => {
      const key = JSON.stringify([trainee, mentor]);
      const held = best.filter(({ chosen }) => chosen.includes(k)).length;
      return [key, held === best.length || required.has(key) ? IMPOSED : held === 0 ? EXCLUDED : FREE];
    }),
  );
}

/** The states after both objectives, the whole instance taken as one block. */
function foundStates(problem: ListedProblem): Record<string, number> | null {
  const encoded = encode(problem);
  const all = (count: number): Int32Array => Int32Array.from({ length: count }, (_, k) => k);
  const network = networkOf(encoded, {
    rows: all(encoded.traineeIds.length),
    columns: all(encoded.mentorIds.length),
    arcs: all(encoded.column.length),
    sides: [],
  });
  const choices = openChoices(network, encoded.required, encoded.coverage === 'most');
  let taken: Uint8Array | null = null;
  for (const weight of encoded.coverage === 'most' ? [new Float64Array(network.arcs).fill(1), encoded.score] : [encoded.score]) {
    const optimum = maximise(network, choices, weight);
    if (optimum.status === 'empty') return null;
    restrictToFace(network, choices, weight, optimum);
    taken = optimum.taken;
  }
  settleArcs(network, choices, taken!);
  return Object.fromEntries(
    Array.from(choices.state, (state, arc) => [
      JSON.stringify([encoded.traineeIds[network.rowOf[arc]!], encoded.mentorIds[network.columnOf[arc]!]]),
      state,
    ]),
  );
}

test.each(['scores', 'capacities'] as const)('%s', (group) => {
  const count = { compared: 0, free: 0, settled: 0 };
  for (const [family] of familiesOf(group)) {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      const problem = instance(family, seed);
      const expected = (problem.sideConstraints ?? []).length > 0 ? null : expectedStates(problem);
      if (expected === null) continue;
      expect(foundStates(problem), `${family}/${seed}`).toEqual(expected);
      count.compared++;
      for (const state of Object.values(expected)) count[state === FREE ? 'free' : 'settled']++;
    }
  }
  expect(count.compared).toBeGreaterThan(200);
  expect(count.free).toBeGreaterThan(200);
  expect(count.settled).toBeGreaterThan(1500);
});
