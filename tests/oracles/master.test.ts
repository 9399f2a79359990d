/** The master problem: its prices and its shares prove each other optimal, on degenerate cuts too. */
import { describe, expect, test } from 'vitest';
import { MAX_CUTS, solveMaster, type Cut } from '../../src/solver/side-constraints/master.ts';
import { seededRandom, type Random } from './random.ts';

interface Case {
  cuts: Cut[];
  low: Float64Array;
  high: Float64Array;
}

/** Small whole slacks, values all the same or few, prices within one unit: nearly every vertex is degenerate. */
function degenerate(random: Random): Case {
  const sides = random.int(1, 18);
  const ops = Array.from({ length: sides }, () => random.pick(['<=', '>=', '='] as const));
  const values = random.pick([[0], [0, 1], [5, 6, 7]]);
  const reach = random.pick([1, 2, 14]);
  return {
    cuts: Array.from({ length: random.int(1, MAX_CUTS) }, () => ({
      taken: new Uint8Array(0),
      value: random.pick(values),
      slack: Float64Array.from(ops, () => (random.chance(0.4) ? 0 : random.int(-reach, reach))),
    })),
    low: Float64Array.from(ops, (op) => (op === '<=' ? 0 : -1)),
    high: Float64Array.from(ops, (op) => (op === '>=' ? 0 : 1)),
  };
}

/** Scores and budgets of the size that they have. */
function ordinary(random: Random): Case {
  const sides = random.int(1, 12);
  const [score, budget] = [random.pick([1e3, 1e6, 1e9]), random.pick([3, 1e3, 1e5])];
  return {
    cuts: Array.from({ length: random.int(1, 80) }, () => ({
      taken: new Uint8Array(0),
      value: random.int(score / 2, score),
      slack: Float64Array.from({ length: sides }, () => random.int(-budget, budget)),
    })),
    low: new Float64Array(sides),
    // A unit of the constraint is worth a few times what it can weigh at most.
    high: new Float64Array(sides).fill((20 * score) / budget),
  };
}

/** How far the bound of the prices is above what the shares reach: 0 when both are optimal, by weak duality never less. */
function gap({ cuts, low, high }: Case): { gap: number; unit: number } | null {
  const master = solveMaster(cuts, low, high);
  if (master === null) return null;
  const { bound, prices, shares } = master;
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(shares.every((share) => share >= 0)).toBe(true);
  expect(prices.every((price, k) => price >= low[k]! && price <= high[k]!)).toBe(true);
  const height = Math.max(...cuts.map(({ value, slack }) => slack.reduce((sum, own, k) => sum + own * prices[k]!, value)));
  expect(bound).toBeCloseTo(height, 6);
  let reached = cuts.reduce((sum, { value }, q) => sum + value * shares[q]!, 0);
  low.forEach((least, k) => {
    const slack = cuts.reduce((sum, cut, q) => sum + cut.slack[k]! * shares[q]!, 0);
    reached += Math.min(slack * least, slack * high[k]!);
  });
  return { gap: bound - reached, unit: Math.max(1, ...cuts.map(({ value }) => Math.abs(value))) };
}

describe('solveMaster', () => {
  test.each([
    ['degenerate', degenerate],
    ['ordinary', ordinary],
  ])('%s cuts', (name, make) => {
    let solved = 0;
    for (let seed = 0; seed < 250; seed++) {
      const found = gap(make(seededRandom(name, seed)));
      if (found === null) continue;
      solved++;
      expect(Math.abs(found.gap), `${name} ${seed}`).toBeLessThan(1e-5 * found.unit);
    }
    // The package may give no usable answer; hardly ever.
    expect(solved).toBeGreaterThan(247);
  });

  test('prices that cannot move stay where they are', () => {
    const cuts: Cut[] = [{ taken: new Uint8Array(0), value: 7, slack: Float64Array.of(-3) }];
    expect(solveMaster(cuts, Float64Array.of(0), Float64Array.of(0))).toEqual({
      bound: 7,
      prices: Float64Array.of(0),
      shares: Float64Array.of(1),
    });
  });
});
