/** Small networks with side rows, drawn for the tests of the relaxation. */
import type { Network } from '../../src/solver/network/network.ts';
import type { SideRow } from '../../src/solver/network/side-rows.ts';
import type { Random } from './random.ts';

export interface DrawnNetwork {
  readonly network: Network;
  readonly sides: SideRow[];
  readonly weight: Float64Array;
  readonly optional: boolean;
}

export function drawnNetwork(random: Random): DrawnNetwork {
  const [rows, columns] = [random.int(2, 14), random.int(2, 10)];
  const [rowOf, columnOf]: [number[], number[]] = [[], []];
  const density = random.pick([0.3, 0.6, 1]);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++)
      if (random.chance(density)) {
        rowOf.push(i);
        columnOf.push(j);
      }
  const arcs = rowOf.length;
  const network = {
    ...{ rows, columns, arcs, rowOf: Int32Array.from(rowOf), columnOf: Int32Array.from(columnOf) },
    need: Int32Array.from({ length: rows }, () => random.pick([1, 1, 1, 2])),
    min: Int32Array.from({ length: columns }, () => random.pick([0, 0, 0, 1])),
    max: Int32Array.from({ length: columns }, () => random.int(1, 3)),
  };
  const spread = random.pick([1, 20, 100_000]);
  const sides = Array.from({ length: random.int(0, 6) }, (): SideRow => {
    const own = [...Array(arcs).keys()].filter(() => random.chance(0.4));
    const op = random.pick(['<=', '<=', '>=', '='] as const);
    const most = random.pick([1, 1, 25]);
    const rhs = random.int(op === '<=' ? 0 : 1, Math.max(1, Math.round((rows * most) / 4)));
    return { arcs: Int32Array.from(own), coefficients: Float64Array.from(own, () => random.int(1, most)), op, rhs };
  });
  return { network, sides, weight: Float64Array.from(rowOf, () => random.int(-1, spread)), optional: random.chance(0.7) };
}
