/** The relaxation that guides the search under side constraints, against the same linear programme in HiGHS; and from node to node. */
import loadHighs from 'highs';
import { expect, test } from 'vitest';
import { EXCLUDED, FREE, IMPOSED, maximise, openChoices } from '../../src/solver/network/network.ts';
import { CoreRelaxation } from '../../src/solver/side-constraints/core-relaxation.ts';
import type { SideRow } from '../../src/solver/network/side-rows.ts';
import { Relaxation } from '../../src/solver/side-constraints/relaxation.ts';
import { drawnNetwork, type DrawnNetwork } from './drawn-network.ts';
import { seededRandom, type Random } from './random.ts';

const highs = await loadHighs();

/** null where it is infeasible. */
function byHighs({ network, sides, weight, optional }: DrawnNetwork, state: Uint8Array): number | null {
  const all = [...Array(network.arcs).keys()];
  const line = (arcs: readonly number[], of: (k: number) => number, op: string, rhs: number): string =>
    ` ${arcs.map((arc, k) => `${of(k) < 0 ? '-' : '+'} ${Math.abs(of(k))} x${arc}`).join('\n ')} + 0 zero ${op} ${rhs}`;
  const ofRow = (i: number): number[] => all.filter((arc) => network.rowOf[arc] === i);
  const ofColumn = (j: number): number[] => all.filter((arc) => network.columnOf[arc] === j);
  const one = (): number => 1;
  const rows = [
    ...Array.from(network.need, (need, i) => line(ofRow(i), one, optional ? '<=' : '=', need)),
    ...Array.from(network.max, (max, j) => line(ofColumn(j), one, '<=', max)),
    ...Array.from(network.min, (min, j) => line(ofColumn(j), one, '>=', min)),
    ...sides.map(({ arcs, coefficients, op, rhs }) => line([...arcs], (k) => coefficients[k]!, op, rhs)),
  ];
  const bounds = all.map((arc) => ` ${state[arc] === IMPOSED ? 1 : 0} <= x${arc} <= ${state[arc] === EXCLUDED ? 0 : 1}`);
  const objective = line(all, (k) => weight[k]!, '', 0).replace(/ {2}0$/, '');
  const text = ['Maximize', objective, 'Subject To', ...rows, 'Bounds', ...bounds, 'End'].join('\n');
  const { Status, ObjectiveValue } = highs.solve(text);
  return Status === 'Optimal' ? ObjectiveValue : null;
}

test('the value of the same programme in HiGHS, and again after each of some decisions', () => {
  const seen = { optimal: 0, empty: 0, fractional: 0, decided: 0 };
  for (let seed = 0; seed < 120; seed++) {
    const random = seededRandom('relaxation', seed);
    const problem = drawnNetwork(random);
    const { network, sides, weight, optional } = problem;
    if (network.arcs === 0) continue;
    const choices = openChoices(network, [], optional);
    const start = maximise(network, choices, weight);
    if (start.status === 'empty') continue;
    const relaxation = CoreRelaxation.from(network, choices, sides, new Float64Array(sides.length).fill(1), weight, start);
    const state = choices.state.slice();
    for (let step = 0; step < 5; step++) {
      const { status, value } = relaxation.run(-Infinity, { steps: 5000, isOver: () => false });
      const expected = byHighs(problem, state);
      expect(status, `seed ${seed}, step ${step}`).toBe(expected === null ? 'empty' : 'optimal');
      if (expected === null) {
        seen.empty++;
        break;
      }
      seen.optimal++;
      expect(Math.abs(value - expected), `seed ${seed}, step ${step}: ${value} for ${expected}`).toBeLessThan(
        1e-5 * (1 + Math.abs(expected)),
      );
      const { values } = relaxation;
      const loose = [...values.keys()].filter((arc) => values[arc]! > 1e-6 && values[arc]! < 1 - 1e-6);
      if (loose.length > 0) seen.fractional++;
      const arc = random.pick(loose.length > 0 ? loose : [...Array(network.arcs).keys()]);
      state[arc] = random.pick([IMPOSED, EXCLUDED]);
      relaxation.decide(arc, state[arc]);
      relaxation.resume(relaxation.basis);
      seen.decided++;
    }
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20);
});

/** Enough arcs for a core, and rules that ask for arcs that no row would begin with. */
function large(random: Random): DrawnNetwork {
  const [rows, columns] = [random.int(60, 90), random.int(70, 90)];
  const arcs = rows * columns;
  const network = {
    ...{ rows, columns, arcs },
    rowOf: Int32Array.from({ length: arcs }, (_, arc) => Math.floor(arc / columns)),
    columnOf: Int32Array.from({ length: arcs }, (_, arc) => arc % columns),
    need: new Int32Array(rows).fill(1),
    min: new Int32Array(columns),
    max: Int32Array.from({ length: columns }, () => random.int(1, 2)),
  };
  const weight = Float64Array.from({ length: arcs }, () => random.int(0, 10_000));
  const poor = random.pick([300, 3000]);
  const sides = Array.from({ length: random.int(3, 9) }, (_, k): SideRow => {
    const own = [...Array(arcs).keys()].filter((arc) => (k % 2 === 0 ? weight[arc]! < poor && arc % 3 === 0 : random.chance(0.3)));
    const rhs = k % 2 === 0 ? random.int(1, rows) : random.int(1, rows * 4);
    return {
      ...{ arcs: Int32Array.from(own), op: k % 2 === 0 ? '>=' : '<=', rhs },
      coefficients: Float64Array.from(own, () => (k % 2 === 0 ? 1 : random.int(1, 60))),
    };
  });
  return { network, sides, weight, optional: random.chance(0.5) };
}

test('a core of the arcs comes to the value of all, and to the same emptiness', () => {
  const seen = { optimal: 0, empty: 0, decided: 0 };
  const limit = { steps: 5000, isOver: (): boolean => false };
  for (let seed = 0; seed < 30; seed++) {
    const random = seededRandom('core', seed);
    const { network, sides, weight, optional } = large(random);
    const choices = openChoices(network, [], optional);
    const start = maximise(network, choices, weight);
    if (start.status === 'empty') continue;
    const ceiling = new Float64Array(sides.length).fill(1);
    const core = CoreRelaxation.from(network, choices, sides, ceiling, weight, start);
    const whole = new Relaxation(network, Int32Array.from(weight.keys()), choices, sides, ceiling, weight);
    whole.startFrom(start.taken, start.rowDual, start.columnDual);
    const root = core.basis;
    for (let step = 0; step < 4; step++) {
      const [ours, expected] = [core.run(-Infinity, limit), whole.run(-Infinity, limit)];
      expect(ours.status, `seed ${seed}, step ${step}`).toBe(expected.status);
      if (ours.status === 'empty') {
        seen.empty++;
        break;
      }
      seen.optimal++;
      expect(Math.abs(ours.value - expected.value), `seed ${seed}, step ${step}`).toBeLessThan(1e-6 * (1 + Math.abs(expected.value)));
      const state = random.pick([IMPOSED, EXCLUDED]);
      const { values } = core;
      const chosen = [...values.keys()].filter((arc) => values[arc]! > 0.5);
      // Any arc may be imposed, whether the core holds it or not.
      const arc = state === IMPOSED ? random.int(0, network.arcs - 1) : random.pick(chosen);
      core.decide(arc, state);
      whole.decide(arc, state);
      // Back to the first basis now and then, as a search goes back.
      if (random.chance(0.3)) core.resume(root);
      seen.decided++;
    }
  }
  expect(seen.optimal).toBeGreaterThan(40);
  expect(seen.empty).toBeGreaterThan(3);
});

test('a narrower core goes on from where the wider one was', () => {
  const random = seededRandom('narrow', 1);
  const { network, sides, weight } = large(random);
  const choices = openChoices(network, [], true);
  const start = maximise(network, choices, weight);
  if (start.status === 'empty') throw new Error('nothing to begin with');
  const limit = { steps: 5000, isOver: (): boolean => false };
  const packing = sides.filter(({ op }) => op === '<=');
  const core = CoreRelaxation.from(network, choices, packing, new Float64Array(packing.length).fill(1), weight, start);
  const { value } = core.run(-Infinity, limit);
  const values = core.values;
  // All that is worth nothing to the relaxation, but one arc in seven.
  const state = choices.state.map((_, arc) => (values[arc] === 0 && arc % 7 !== 0 && arc % 2 === 0 ? EXCLUDED : FREE));
  const basic = new Set(Array.from(core.basis.basic, (name) => name - (network.rows + network.columns + packing.length)));
  const narrow = core.narrowed(state.map((value, arc) => (basic.has(arc) ? FREE : value)));
  expect(narrow.run(-Infinity, { ...limit, steps: 1 })).toEqual({ status: 'optimal', value });
});
