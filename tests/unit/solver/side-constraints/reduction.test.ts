import { describe, expect, it } from 'vitest';
import { EXCLUDED, FREE, IMPOSED, openChoices, weightOf, type Network } from '../../../../src/solver/network/network.ts';
import { leftSideOf, reducedCosts, satisfies, type NetworkDuals, type SideRow } from '../../../../src/solver/network/side-rows.ts';
import type { SearchTask } from '../../../../src/solver/side-constraints/outcome.ts';
import { reductionOf } from '../../../../src/solver/side-constraints/reduction.ts';
import { search, searchWithin, type Fixing, type SearchNode, type SearchResult } from '../../../../src/solver/side-constraints/search.ts';
import { drawnNetwork } from '../../../oracles/drawn-network.ts';
import { seededRandom } from '../../../oracles/random.ts';

function taskOf(network: Network, sides: readonly SideRow[], weight: Float64Array, state: Uint8Array, optional = true): SearchTask {
  return {
    ...{ network, sides, weight, known: null, nodeLimit: 10_000, isOver: () => false },
    choices: { ...openChoices(network, [], optional), state },
  };
}

/** Two rows, two columns, all four arcs. */
const SQUARE: Network = {
  ...{ rows: 2, columns: 2, arcs: 4, rowOf: Int32Array.of(0, 0, 1, 1), columnOf: Int32Array.of(0, 1, 0, 1) },
  ...{ need: Int32Array.of(1, 1), min: Int32Array.of(0, 0), max: Int32Array.of(1, 1) },
};

/** What the duals come to in these states, and the reduced costs; weights of 0 for an empty leaf. */
function boundOf(
  { network, choices, sides, weight }: SearchTask,
  state: Uint8Array,
  duals: NetworkDuals,
  weightless: boolean,
): [number, Float64Array] {
  const reduced = reducedCosts(network, sides, weightless ? new Float64Array(network.arcs) : weight, duals);
  let bound = 0;
  duals.rows.forEach((dual, i) => (bound += dual > 0 || choices.optional[i] === 0 ? dual * network.need[i]! : 0));
  duals.columns.forEach((dual, j) => (bound += dual * (dual > 0 ? choices.upper[j]! : choices.lower[j]!)));
  duals.sides.forEach((dual, k) => (bound += dual * sides[k]!.rhs));
  reduced.forEach((cost, arc) => (bound += state[arc] === IMPOSED || (state[arc] === FREE && cost > 0) ? cost : 0));
  return [bound, reduced];
}

/** Whether every leaf of the tree shows, in the whole network, that nothing weighs more than the value. */
function isProven(task: SearchTask, { tree, fixing, value }: SearchResult): boolean {
  const fixed = (state: Uint8Array, by: Fixing | null): Uint8Array => {
    if (by === null) return state;
    const [bound, reduced] = boundOf(task, state, by.duals, false);
    const isSpared = (arc: number): boolean => bound - Math.abs(reduced[arc]!) >= by.atLeast * by.duals.denominator;
    return state.map((known, arc) => (known !== FREE || isSpared(arc) ? known : reduced[arc]! > 0 ? IMPOSED : EXCLUDED));
  };
  const holds = (node: SearchNode, above: Uint8Array): boolean => {
    const state = fixed(above, node.fixing);
    if (node.split !== null) {
      const { arc, without, with: chosen } = node.split;
      const taking = (decided: number): Uint8Array => state.map((known, other) => (other === arc ? decided : known));
      return holds(without, taking(EXCLUDED)) && holds(chosen, taking(IMPOSED));
    }
    const { leaf, duals } = node.settled!;
    if (leaf === 'indivisible') return true;
    const [bound] = boundOf(task, state, duals, leaf === 'empty');
    return leaf === 'empty' ? bound < 0 : bound < (value + 1) * duals.denominator;
  };
  return holds(tree, fixed(task.choices.state, fixing));
}

describe('a reduced task', () => {
  it('holds what is left: limits less what is imposed, and only those who have a free pair', () => {
    const side = { arcs: Int32Array.of(0, 3), coefficients: Float64Array.of(2, 5), op: '<=', rhs: 7 } as const;
    const state = Uint8Array.of(IMPOSED, EXCLUDED, EXCLUDED, FREE);
    const { task, offset, arcOf, liftTaken, liftDuals } = reductionOf(taskOf(SQUARE, [side], Float64Array.of(10, 20, 30, 40), state))!;
    expect([task.network.rows, task.network.columns, [...arcOf], offset]).toEqual([1, 1, [3], 10]);
    expect(task.sides).toEqual([{ arcs: Int32Array.of(0), coefficients: Float64Array.of(5), op: '<=', rhs: 5 }]);
    expect([...liftTaken(Uint8Array.of(1))]).toEqual([1, 0, 0, 1]);
    const duals = { denominator: 2, rows: Float64Array.of(-3), columns: Float64Array.of(9), sides: Float64Array.of(1) };
    expect(liftDuals(duals)).toEqual({ ...duals, rows: Float64Array.of(0, -3), columns: Float64Array.of(0, 9) });
  });

  it('is none where little is decided, or where that breaks a limit', () => {
    const weight = Float64Array.of(1, 1, 1, 1);
    expect(reductionOf(taskOf(SQUARE, [], weight, Uint8Array.of(EXCLUDED, FREE, FREE, FREE)))).toBeNull();
    expect(reductionOf(taskOf(SQUARE, [], weight, Uint8Array.of(IMPOSED, IMPOSED, FREE, FREE)))).toBeNull();
    expect(reductionOf(taskOf(SQUARE, [], weight, Uint8Array.of(IMPOSED, FREE, IMPOSED, FREE)))).toBeNull();
  });

  it('has the optimum of the whole, whatever is decided, and its duals prove it there', () => {
    const seen = { optimal: 0, infeasible: 0, smaller: 0 };
    for (let seed = 0; seed < 300; seed++) {
      const random = seededRandom('reduction', seed);
      const { network, sides, weight, optional } = drawnNetwork(random);
      const state = Uint8Array.from(weight, () => (random.chance(0.4) ? (random.chance(0.9) ? EXCLUDED : IMPOSED) : FREE));
      const task = taskOf(network, sides, weight, state, optional);
      const [within, whole] = [searchWithin(task), search(task)];
      expect([within.status, within.value], `seed ${seed}`).toEqual([whole.status, whole.value]);
      if (reductionOf(task) !== null) seen.smaller++;
      if (within.status === 'infeasible') seen.infeasible++;
      if (within.taken === null) continue;
      seen.optimal++;
      expect(within.bound).toBe(within.value);
      expect(isProven(task, within), `seed ${seed}`).toBe(true);
      expect(weightOf(weight, within.taken)).toBe(within.value);
      expect(
        satisfies(
          sides,
          Float64Array.from(sides, (side) => side.rhs - leftSideOf(side, within.taken!)),
        ),
      ).toBe(true);
      expect(within.taken.every((taken, arc) => state[arc] === FREE || (taken === 1) === (state[arc] === IMPOSED))).toBe(true);
    }
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(30);
  });
});

describe('a search for no less than so much', () => {
  it('finds the optimum where that is as much, and says where nothing is', () => {
    const seen = { found: 0, none: 0 };
    for (let seed = 0; seed < 200; seed++) {
      const random = seededRandom('at least', seed);
      const { network, sides, weight } = drawnNetwork(random);
      const task = taskOf(network, sides, weight, new Uint8Array(network.arcs));
      const { value, status } = search(task);
      if (status !== 'optimal') continue;
      const atLeast = value + random.pick([-3, 0, 1, 5]);
      const result = search({ ...task, atLeast });
      if (atLeast <= value) expect([result.status, result.value, result.bound]).toEqual(['optimal', value, value]);
      else expect([result.status, result.taken, result.bound < atLeast]).toEqual(['infeasible', null, true]);
      seen[atLeast <= value ? 'found' : 'none']++;
    }
    expect(seen.found).toBeGreaterThan(50);
    expect(seen.none).toBeGreaterThan(50);
  });
});
