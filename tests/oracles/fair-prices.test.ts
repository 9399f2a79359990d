/** Prices where matchings are fair: what imposing a pair costs, against solving the whole problem again with the pair required. */
import { describe, expect, test } from 'vitest';
import { PRICE, Prices, solve, type PairPrice, type Solution } from '../../src/solver/index.ts';
import { countsOf, thresholdsOf } from './fair-brute-force.ts';
import { fairInstance } from './fair-instances.ts';
import { seededRandom } from './random.ts';
import { keyOf, measure, type ListedProblem } from './rules.ts';

const FAMILIES = [
  'contrast',
  'ties',
  'negative',
  'needs',
  'minimums',
  'required',
  'disconnected',
  'contrastLimited',
  'fractions',
  'everything',
];
const SEEDS = 14;

interface Expected {
  mentor: string;
  price: Pick<PairPrice, 'unmet' | 'loss' | 'fairness'>;
  /** Needs unmet, pairs more in each band, score lost: the order of prices. */
  order: number[];
}

/** null when the pair cannot be imposed. */
function priceBySolving(problem: ListedProblem, solution: Solution, [trainee, mentor]: readonly [string, string]): Expected | null {
  const imposed = solve({ ...problem, required: [...(problem.required ?? []), [trainee, mentor]] });
  if (imposed.status === 'infeasible') return null;
  const before = countsOf(problem, solution.pairs);
  const more = countsOf(problem, imposed.pairs).map((count, band) => count - before[band]!);
  const at = more.findIndex((difference) => difference !== 0);
  const unmet = solution.matched - imposed.matched;
  const loss = Math.round((solution.objective - imposed.objective) * 1e6) / 1e6 + 0;
  const fairness = at < 0 ? null : { below: thresholdsOf(problem)[at]!, more: more[at]! };
  return { mentor, price: { unmet, loss, fairness }, order: [unmet, ...more, loss] };
}

function inOrder(a: Expected, b: Expected): number {
  const at = a.order.findIndex((value, k) => value !== b.order[k]);
  return at < 0 ? 0 : a.order[at]! - b.order[at]!;
}

/** The matching after everybody has moved. */
function moved(solution: Solution, { moves }: PairPrice): [string, string][] {
  const given = new Set(moves.flatMap(({ trainee, from }) => from.map((mentor) => keyOf(trainee, mentor))));
  const kept = solution.pairs.filter(([t, m]) => !given.has(keyOf(t, m))).map(([t, m]): [string, string] => [t, m]);
  return [...kept, ...moves.flatMap(({ trainee, to }) => to.map((mentor): [string, string] => [trainee, mentor]))];
}

const kinds = new Map<string, number>();

function check(problem: ListedProblem, solution: Solution): string[] {
  const found: string[] = [];
  const prices = new Prices(problem, solution);
  const chosen = new Set(solution.pairs.map(([t, m]) => keyOf(t, m)));
  const rounded = (price: PairPrice): Expected['price'] => ({
    unmet: price.unmet,
    loss: Math.round(price.loss * 1e6) / 1e6 + 0,
    fairness: price.fairness!,
  });
  for (const { id } of problem.trainees) {
    const expected: Expected[] = [];
    for (const [trainee, mentor] of problem.pairs.filter(([t]) => t === id)) {
      const price = prices.of(trainee, mentor);
      if (chosen.has(keyOf(trainee, mentor))) {
        expect(price).toBeNull();
        continue;
      }
      const wanted = priceBySolving(problem, solution, [trainee, mentor]);
      if (JSON.stringify(price && rounded(price)) !== JSON.stringify(wanted?.price ?? null))
        found.push(`${trainee} ${mentor}: ${JSON.stringify(price)}, expected ${JSON.stringify(wanted?.price)}`);
      if (wanted === null || price === null) continue;
      expected.push(wanted);
      const after = measure(problem, moved(solution, price));
      if (after.violations.length > 0 || after.matched !== solution.matched - price.unmet)
        found.push(`${trainee} ${mentor}: its moves break a rule`);
      const first = price.unmet > 0 ? 'a need' : price.fairness !== null ? 'fairness' : price.loss > 0 ? 'score' : 'nothing';
      const kind = `${(problem.sideConstraints ?? []).length > 0 ? 'limited ' : ''}${first}${price.loss < 0 ? ', gaining score' : ''}`;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    expected.sort(inOrder);
    for (const count of [1, 3]) {
      const cheapest = prices.cheapest(id, count);
      const wanted = expected.slice(0, count).map(({ price }) => price);
      if (JSON.stringify(cheapest.map(rounded)) !== JSON.stringify(wanted))
        found.push(`cheapest of ${id}: ${JSON.stringify(cheapest.map(rounded))}, expected ${JSON.stringify(wanted)}`);
    }
  }
  return found;
}

describe('prices with objective "fair"', () => {
  test.each(FAMILIES)('%s', { timeout: 60_000 }, (family) => {
    const failures: string[] = [];
    for (let seed = 0; seed < SEEDS; seed++) {
      const problem = fairInstance(family, 2_000 + seed);
      const solution = solve(problem);
      if (solution.status !== 'optimal') continue;
      const found = check(problem, solution);
      if (found.length > 0) failures.push(`fairInstance('${family}', ${2_000 + seed}): ${found.join('; ')}`);
    }
    expect(failures).toEqual([]);
  });

  test('and they were of every kind', () => {
    const wanted = ['a need', 'fairness', 'fairness, gaining score', 'score', 'nothing'];
    for (const kind of [...wanted, ...wanted.map((one) => `limited ${one}`)]) expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(4);
  });

  test('where bands are so many that the problem is solved again instead', () => {
    const random = seededRandom('many bands', 0);
    const ids = (letter: string): { id: string }[] => Array.from({ length: 17 }, (_, k) => ({ id: `${letter}${k}` }));
    const [trainees, mentors] = [ids('t'), ids('m')];
    const pairs = trainees.flatMap((t) => mentors.map((m): [string, string, number] => [t.id, m.id, random.int(0, 1e6) / 1e6]));
    const problem: ListedProblem = { format: 'binome.problem/1', trainees, mentors, pairs, objective: 'fair' };
    expect(thresholdsOf(problem).length).toBeGreaterThan(256);
    const solution = solve(problem);
    const chosen = new Set(solution.pairs.map(([t, m]) => keyOf(t, m)));
    const expected = pairs
      .filter(([t, m]) => t === 't0' && !chosen.has(keyOf(t, m)))
      .map(([t, m]) => priceBySolving(problem, solution, [t, m])!)
      .sort(inOrder);
    expect(new Prices(problem, solution).cheapest('t0', 2).map(({ mentor }) => mentor)).toEqual(
      expected.slice(0, 2).map(({ mentor }) => mentor),
    );
  });

  test('a table of them solves as often as it may, and says no more of the others than is proven', () => {
    for (const family of ['contrast', 'contrastLimited']) {
      for (let seed = 0; seed < 6; seed++) {
        const problem = fairInstance(family, seed);
        const solution = solve(problem);
        if (solution.status !== 'optimal') continue;
        const prices = new Prices(problem, solution);
        const { trainees, mentors, start, mentor, kind, unmet, loss } = prices.all({ solveLimit: 3 });
        trainees.forEach((trainee, i) => {
          for (let k = start[i]!; k < start[i + 1]!; k++) {
            const price = prices.of(trainee, mentors[mentor[k]!]!);
            if (kind[k] === PRICE.exact) expect([unmet[k], loss[k]]).toEqual([price!.unmet, price!.loss]);
            else if (kind[k] === PRICE.atLeast && price !== null) {
              expect(unmet[k]).toBeLessThanOrEqual(price.unmet);
              if (price.unmet === unmet[k]) expect(loss[k]).toBeLessThanOrEqual(price.loss + 1e-9);
            } else expect(price).toBeNull();
          }
        });
      }
    }
  });
});
