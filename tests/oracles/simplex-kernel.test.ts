/** The dual simplex in WebAssembly against its reference in TypeScript: every double the same, to the last bit, whoever used the memory between. */
import { expect, test } from 'vitest';
import { Columns } from '../../src/solver/side-constraints/columns.ts';
import { ReferenceSimplex } from '../../src/solver/side-constraints/simplex-reference.ts';
import { KernelSimplex } from '../../src/solver/side-constraints/simplex-wasm.ts';
import type { Simplex, SimplexArrays, SimplexProblem } from '../../src/solver/side-constraints/simplex.ts';
import { drawnNetwork } from './drawn-network.ts';
import { seededRandom, type Random } from './random.ts';

const NEVER = { steps: 2000, isOver: (): boolean => false };

function problemOf(random: Random): { problem: SimplexProblem; bound: (simplex: Simplex) => void } {
  const { network, sides, weight, optional } = drawnNetwork(random);
  const columns = new Columns(network, Int32Array.from(weight.keys()), sides);
  const { rows, root, arcs, firstArc, scale } = columns;
  const rhs = Float64Array.from(sides, (side, k) => side.rhs / scale[k]!);
  const bound = ({ arrays: { lower, upper, basic, isBasic } }: Simplex): void => {
    for (let i = 0; i < rows; i++) upper[i] = optional ? network.need[i]! : 0;
    for (let j = rows; j < root; j++) [lower[j], upper[j]] = [network.min[j - rows]!, network.max[j - rows]!];
    sides.forEach(({ op }, k) => ([lower[root + k], upper[root + k]] = [op === '>=' ? -1000 : 0, op === '<=' ? 1000 : 0]));
    for (let k = 0; k < arcs; k++) upper[firstArc + k] = 1;
    for (let v = 0; v < firstArc; v++) [basic[v], isBasic[v]] = [v, 1];
  };
  return { problem: { columns, weight, rhs, need: network.need }, bound };
}

/** What a simplex has in its arrays, as bits: −0 is not 0 here, and NaN is NaN. */
function bitsOf(arrays: SimplexArrays): string {
  return Object.values(arrays)
    .map((array: Float64Array | Int32Array | Uint8Array) => Buffer.from(array.slice().buffer).toString('base64'))
    .join(' ');
}

function kernelOf(problem: SimplexProblem): KernelSimplex {
  const kernel = KernelSimplex.of(problem);
  if (kernel === null) throw new Error('no WebAssembly here');
  return kernel;
}

test('runs, losses and rays come out the same from node to node', () => {
  const seen = { optimal: 0, empty: 0, stopped: 0, lost: 0, losses: 0 };
  let other: KernelSimplex | null = null;
  for (let seed = 0; seed < 150; seed++) {
    const random = seededRandom('simplex kernel', seed);
    const { problem, bound } = problemOf(random);
    const [kernel, reference] = [kernelOf(problem), new ReferenceSimplex(problem)];
    for (const simplex of [kernel, reference]) bound(simplex);
    for (let step = 0; step < 6; step++) {
      // Another one takes the memory, and gives it back.
      if (random.chance(0.3)) other?.run(-Infinity, NEVER);
      const enough = random.chance(0.2) ? random.int(0, 200_000) : -Infinity;
      const limit = { ...NEVER, steps: random.chance(0.1) ? random.int(1, 6) : NEVER.steps };
      const [ours, expected] = [kernel.run(enough, limit), reference.run(enough, limit)];
      expect(ours, `seed ${seed}, step ${step}`).toEqual(expected);
      seen[ours.status]++;
      expect(bitsOf(kernel.arrays), `seed ${seed}, step ${step}`).toBe(bitsOf(reference.arrays));
      expect([kernel.leaver, kernel.raySign]).toEqual([reference.leaver, reference.raySign]);
      if (ours.status === 'lost') break;
      const prices = Float64Array.from(problem.rhs, () => random.int(-5, 5));
      if (random.chance(0.3)) other?.run(-Infinity, NEVER);
      const basic = random.pick([...reference.arrays.basic]);
      for (const weighted of [true, false])
        expect(kernel.spread(weighted, basic, 64, prices)).toEqual(reference.spread(weighted, basic, 64, prices));
      if (ours.status === 'optimal') {
        expect(kernel.losses(basic, 500)).toEqual(reference.losses(basic, 500));
        seen.losses++;
      }
      const arc = problem.columns.firstArc + random.int(0, problem.columns.arcs - 1);
      const state = random.pick([
        [0, 0],
        [1, 1],
        [0, 1],
      ]);
      for (const { arrays } of [kernel, reference]) [arrays.lower[arc], arrays.upper[arc]] = [state[0]!, state[1]!];
    }
    other = kernel;
  }
  expect(seen.optimal).toBeGreaterThan(200);
  expect(seen.empty).toBeGreaterThan(50);
  for (const count of [seen.stopped, seen.lost, seen.losses]) expect(count).toBeGreaterThan(10);
});

test('a poll that uses another simplex, and one that says stop', () => {
  const random = seededRandom('simplex poll', 3);
  const drawn = Array.from({ length: 120 }, () => problemOf(random));
  let [polls, stopped] = [0, 0];
  for (const [k, { problem, bound }] of drawn.entries()) {
    const [kernel, reference] = [kernelOf(problem), new ReferenceSimplex(problem)];
    const between = drawn[(k + 1) % drawn.length]!;
    const other = kernelOf(between.problem);
    for (const simplex of [kernel, reference]) bound(simplex);
    between.bound(other);
    const steps = random.pick([4, 8, 2000]);
    const isOver = (): boolean => {
      polls++;
      other.run(-Infinity, NEVER);
      return polls % 7 === 0;
    };
    const ours = kernel.run(-Infinity, { steps, isOver });
    if (ours.status === 'lost') stopped++;
    else expect(ours).toEqual(reference.run(-Infinity, NEVER));
  }
  expect(polls).toBeGreaterThan(30);
  expect(stopped).toBeGreaterThan(0);
});
