import { describe, expect, it } from 'vitest';
import { openChoices, type Network } from '../../../../src/solver/network/network.ts';
import { fallback } from '../../../../src/solver/side-constraints/fallback.ts';
import type { SideRow } from '../../../../src/solver/network/side-rows.ts';

/** Two rows, two columns, all four arcs: 0 and 1 of the first row, 2 and 3 of the second. */
function network(changes: Partial<Network> = {}): Network {
  return {
    ...{ rows: 2, columns: 2, arcs: 4 },
    rowOf: Int32Array.of(0, 0, 1, 1),
    columnOf: Int32Array.of(0, 1, 0, 1),
    need: Int32Array.of(1, 1),
    min: Int32Array.of(0, 0),
    max: Int32Array.of(1, 1),
    ...changes,
  };
}

function side(terms: readonly (readonly [arc: number, coefficient: number])[], op: SideRow['op'], rhs: number): SideRow {
  return {
    arcs: Int32Array.from(terms, ([arc]) => arc),
    coefficients: Float64Array.from(terms, ([, coefficient]) => coefficient),
    op,
    rhs,
  };
}

const VALUES = Float64Array.of(0.9, 0.1, 0.2, 0.8);

function taken(given: Network, imposed: readonly number[], optional: boolean, sides: readonly SideRow[]): number[] | null {
  const marks = fallback({ network: given, choices: openChoices(given, imposed, optional), sides }, VALUES);
  return marks === null ? null : [...marks.keys()].filter((arc) => marks[arc] === 1);
}

describe('fallback', () => {
  it('takes what the fractional matching has most of, within needs and places', () => {
    expect(taken(network(), [], true, [])).toEqual([0, 3]);
    expect(taken(network({ max: Int32Array.of(2, 0) }), [], true, [])).toEqual([0, 2]);
  });

  it('starts from what is imposed', () => {
    expect(taken(network(), [1], true, [])).toEqual([1, 2]);
  });

  it('leaves out what would break a side constraint', () => {
    expect(
      taken(network(), [], true, [
        side(
          [
            [0, 1],
            [3, 1],
          ],
          '<=',
          1,
        ),
      ]),
    ).toEqual([0]);
    expect(
      taken(network(), [], true, [
        side(
          [
            [0, 1],
            [3, -1],
          ],
          '=',
          0,
        ),
      ]),
    ).toEqual([1, 2]);
  });

  it('takes in the second pass what a pair that came later makes possible', () => {
    // The first arc needs the fourth, which the fractional matching has less of.
    expect(
      taken(network(), [], true, [
        side(
          [
            [0, 1],
            [3, -1],
          ],
          '<=',
          0,
        ),
      ]),
    ).toEqual([0, 3]);
  });

  it('makes a constraint good that nothing imposed meets', () => {
    const roomy = network({ max: Int32Array.of(1, 2) });
    expect(taken(roomy, [], true, [side([[1, 1]], '>=', 1), side([[0, 1]], '<=', 0)])).toEqual([1, 3]);
  });

  it('gives nothing where a rule is still broken, by what it takes and by what is imposed', () => {
    expect(
      taken(network(), [], false, [
        side(
          [
            [0, 1],
            [1, 1],
            [2, 1],
            [3, 1],
          ],
          '<=',
          1,
        ),
      ]),
    ).toBeNull();
    expect(
      taken(network({ min: Int32Array.of(0, 1) }), [], true, [
        side(
          [
            [1, 1],
            [3, 1],
          ],
          '<=',
          0,
        ),
      ]),
    ).toBeNull();
  });

  it('gives what is imposed where only the pairs that it took stand in the way', () => {
    // The first arc is most wanted; with it, exactly two can never be reached again within the other constraint.
    const sides = [
      side(
        [
          [0, 1],
          [1, 2],
          [2, 1],
        ],
        '=',
        0,
      ),
    ];
    expect(taken(network({ need: Int32Array.of(1, 0) }), [], true, sides)).toEqual([]);
  });
});
