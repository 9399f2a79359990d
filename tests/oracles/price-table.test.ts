/** Every price against the best of all matchings that hold the pair. */
import { constrainedProblem } from '../../benchmarks/campaign/constrained/families.mjs';
import { describe, expect, test } from 'vitest';
import { PRICE, Prices, solve, verify, type PriceTable, type Problem } from '../../src/solver/index.ts';
import { allMatchings, type Matching } from './all-matchings.ts';
import { familiesOf, instance } from './instances.ts';
import { seededRandom } from './random.ts';
import { integerScores, type ListedProblem } from './rules.ts';

const FIRST_SEED = 400_000;
const MOST = 3000;

interface Price {
  kind: number;
  unmet: number;
  loss: number;
}

function tableOf({ trainees, mentors, start, mentor, kind, unmet, loss }: PriceTable): Map<string, Price> {
  const prices = new Map<string, Price>();
  trainees.forEach((trainee, i) => {
    for (let pair = start[i]!; pair < start[i + 1]!; pair++)
      prices.set(JSON.stringify([trainee, mentors[mentor[pair]!]]), { kind: kind[pair]!, unmet: unmet[pair]!, loss: loss[pair]! });
  });
  return prices;
}

interface Count {
  instances: number;
  exact: number;
  impossible: number;
  costly: number;
}

const newCount = (): Count => ({ instances: 0, exact: 0, impossible: 0, costly: 0 });

/** All prices of an instance, from the table and one by one, against all matchings. */
function compare(problem: ListedProblem, count: Count): string[] {
  const solution = solve(problem);
  const all = solution.status === 'optimal' ? allMatchings(problem, MOST) : null;
  if (all === null) return [];
  count.instances++;
  const prices = new Prices(problem, solution);
  const table = tableOf(prices.all());
  const scale = integerScores(problem)!.scale;
  const best = all[0]!;
  const chosen = new Set(solution.pairs.map((pair) => JSON.stringify(pair)));
  const bestWith = new Map<number, Matching>();
  for (const matching of all) for (const k of matching.chosen) if (!bestWith.has(k)) bestWith.set(k, matching);
  const wrong: string[] = [];
  if (table.size !== problem.pairs.length) wrong.push(`${table.size} prices for ${problem.pairs.length} pairs`);
  problem.pairs.forEach(([trainee, mentor], k) => {
    const key = JSON.stringify([trainee, mentor]);
    const found = table.get(key)!;
    const imposed = bestWith.get(k);
    const expected: Price = chosen.has(key)
      ? { kind: PRICE.chosen, unmet: NaN, loss: NaN }
      : imposed === undefined
        ? { kind: PRICE.impossible, unmet: NaN, loss: NaN }
        : { kind: PRICE.exact, unmet: best.matched - imposed.matched, loss: (best.score - imposed.score) / scale };
    if (!Object.is(found.unmet, expected.unmet) || !Object.is(found.loss, expected.loss) || found.kind !== expected.kind)
      wrong.push(`${key}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
    const one = prices.of(trainee, mentor);
    if (expected.kind === PRICE.exact ? one?.unmet !== expected.unmet || one.loss !== expected.loss : one !== null)
      wrong.push(`${key} alone: ${JSON.stringify(one)}, expected ${JSON.stringify(expected)}`);
    if (expected.kind === PRICE.exact) count.exact++;
    if (expected.kind === PRICE.impossible) count.impossible++;
    if (expected.unmet > 0) count.costly++;
  });
  return wrong;
}

describe('all prices against all matchings', () => {
  const groups = ['scores', 'capacities', 'sideConstraints'] as const;
  test.each(groups.flatMap((group) => familiesOf(group).map(([family]) => [group, family] as const)))('%s: %s', (group, family) => {
    const failures: string[] = [];
    const count = newCount();
    const seeds = group === 'sideConstraints' ? 12 : 100;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + seeds && failures.length < 3; seed++) {
      const wrong = compare(instance(family, seed), count);
      if (wrong.length > 0) failures.push(`instance('${family}', ${seed}): ${wrong.join('; ')}`);
    }
    expect(failures).toEqual([]);
    // Where scores have no exact scale, or nobody can be matched, there is nothing to compare with.
    if (!['floats', 'infeasible', 'empty'].includes(family)) expect(count.exact).toBeGreaterThan(seeds / 5);
  });

  test('small problems of every kind, one after the other', () => {
    const failures: string[] = [];
    const count = newCount();
    for (let seed = 0; seed < 4000 && failures.length < 3; seed++) {
      const wrong = compare(small(seed), count);
      if (wrong.length > 0) failures.push(`small(${seed}): ${wrong.join('; ')}`);
    }
    expect(failures).toEqual([]);
    expect(count.instances).toBeGreaterThan(1200);
    expect(count.exact).toBeGreaterThan(8000);
    expect(count.impossible).toBeGreaterThan(100);
    expect(count.costly).toBeGreaterThan(500);
  });
});

/** At most 6 × 6, without side constraints. */
function small(seed: number): ListedProblem {
  const random = seededRandom('prices', seed);
  const [rows, columns] = [random.int(1, 6), random.int(1, 6)];
  const needs = random.chance(0.3);
  const trainees = Array.from({ length: rows }, (_, i) => ({ id: `t${i}`, need: needs ? random.int(1, 3) : 1 }));
  const mentors = Array.from({ length: columns }, (_, j) => ({ id: `m${j}`, min: random.chance(0.15) ? 1 : 0, max: random.int(1, 2) }));
  const best = random.pick([0, 3, 1000]);
  const density = random.pick([0.3, 0.5, 0.8]);
  const pairs = trainees.flatMap(({ id }) =>
    mentors.flatMap((mentor): [string, string, number][] =>
      random.chance(density) ? [[id, mentor.id, random.int(-best / 4, best) / 100]] : [],
    ),
  );
  const required = random.sample(pairs, Math.min(pairs.length, random.int(0, 2))).map(([t, m]): [string, string] => [t, m]);
  return {
    format: 'binome.problem/1',
    trainees,
    mentors,
    pairs,
    coverage: random.chance(0.3) ? 'all' : 'most',
    ...(random.chance(0.25) ? { required } : {}),
  };
}

function dense(rows: number, columns: number, largest: number): ListedProblem {
  const random = seededRandom('dense', rows);
  const trainees = Array.from({ length: rows }, (_, i) => ({ id: `t${i}` }));
  const mentors = Array.from({ length: columns }, (_, j) => ({ id: `m${j}`, max: 2 }));
  const pairs = trainees.flatMap((t) => mentors.map((m): [string, string, number] => [t.id, m.id, random.int(0, largest) / largest]));
  return { format: 'binome.problem/1', trainees, mentors, pairs };
}

describe('larger problems', () => {
  test('the table says what a search for each pair says', () => {
    const problem = dense(60, 45, 1000);
    const prices = new Prices(problem, solve(problem));
    const table = tableOf(prices.all());
    const wrong = problem.pairs.filter(([trainee, mentor]) => {
      const { kind, unmet, loss } = table.get(JSON.stringify([trainee, mentor]))!;
      const one = prices.of(trainee, mentor);
      return one === null ? kind !== PRICE.chosen : kind !== PRICE.exact || one.unmet !== unmet || one.loss !== loss;
    });
    expect(table.size).toBe(2700);
    expect(wrong).toEqual([]);
  });

  test('a price is what solving again with the pair required loses', () => {
    const problem = dense(25, 20, 100);
    const solution = solve(problem);
    const table = tableOf(new Prices(problem, solution).all());
    for (const [trainee, mentor] of seededRandom('required', 0).sample(problem.pairs, 40)) {
      const { kind, loss } = table.get(JSON.stringify([trainee, mentor]))!;
      const imposed = solve({ ...problem, required: [[trainee, mentor]] });
      const lost = Math.round((solution.objective - imposed.objective) * 100) / 100;
      expect(kind === PRICE.chosen ? 0 : loss).toBe(lost);
    }
  });
});

describe('side constraints', () => {
  const problem: Problem = {
    ...dense(5, 5, 100),
    mentors: ['m0', 'm1', 'm2', 'm3', 'm4'].map((id) => ({ id })),
    sideConstraints: [{ id: 'quota', terms: ['t0', 't1', 't2'].map((t) => [t, 'm0', 1] as const), op: '<=', rhs: 0 }],
  };
  const prices = new Prices(problem, solve(problem));
  const solved = tableOf(prices.all());

  test('at most so many pairs are solved for, those first that could be cheapest; the others get a bound', () => {
    for (const solveLimit of [0, 1, 7]) {
      const limited = tableOf(prices.all({ solveLimit }));
      const [exact, open] = [PRICE.exact, PRICE.atLeast].map((kind) => [...limited].filter(([, price]) => price.kind === kind));
      const impossible = [...limited].filter(([, { kind }]) => kind === PRICE.impossible);
      expect(exact!.length + impossible.length).toBe(solveLimit);
      expect(open!.length).toBe(20 - solveLimit);
      for (const [key, price] of exact!) expect(price).toEqual(solved.get(key));
      for (const [key, { unmet, loss }] of open!) {
        const price = solved.get(key)!;
        expect(unmet).toBe(0);
        if (price.kind === PRICE.exact && price.unmet === 0) expect(price.loss).toBeGreaterThanOrEqual(loss);
      }
    }
    expect([...solved.values()].filter(({ kind }) => kind === PRICE.impossible)).toHaveLength(3);
  });
});

describe('fairness', () => {
  test('the table says of needs and score what is said of each pair', () => {
    const problem: Problem = { ...dense(7, 5, 100), objective: 'fair', bands: [0.2, 0.5, 0.8] };
    const prices = new Prices(problem, solve(problem));
    const table = tableOf(prices.all());
    let exact = 0;
    for (const [trainee, mentor] of problem.pairs) {
      const { kind, unmet, loss } = table.get(JSON.stringify([trainee, mentor]))!;
      const one = prices.of(trainee, mentor);
      if (one === null) expect(kind).toBe(PRICE.chosen);
      else expect([kind, unmet, loss]).toEqual([PRICE.exact, one.unmet, one.loss]);
      if (one !== null) exact++;
    }
    expect(exact).toBeGreaterThan(20);
    // Few bands and no side constraint: nothing is solved again.
    expect(tableOf(prices.all({ solveLimit: 0 }))).toEqual(table);
  });
});

describe('one trainee at a time', () => {
  /** The cheapest pairs of a trainee, as the table has them. */
  const cheapestOf = (table: Map<string, Price>, trainee: string): [unmet: number, loss: number][] =>
    [...table]
      .filter(([key, { kind }]) => kind === PRICE.exact && (JSON.parse(key) as string[])[0] === trainee)
      .map(([, { unmet, loss }]): [number, number] => [unmet, loss])
      .sort(([unmetA, lossA], [unmetB, lossB]) => unmetA - unmetB || lossA - lossB);

  test.each(['needs', 'minimums', 'required', 'quotas', 'everything'])('the cheapest are the least of the table: %s', (family) => {
    let tried = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + 30; seed++) {
      const problem = instance(family, seed);
      const solution = solve(problem);
      if (solution.status !== 'optimal') continue;
      const prices = new Prices(problem, solution);
      const table = tableOf(prices.all());
      for (const { id } of problem.trainees) {
        const found = prices.cheapest(id, 2).map(({ unmet, loss }) => [unmet, loss]);
        expect(found, `instance('${family}', ${seed}) ${id}`).toEqual(cheapestOf(table, id).slice(0, 2));
        if (found.length > 0) tried++;
      }
    }
    expect(tried).toBeGreaterThan(10);
  });

  test('nobody, and nothing, has no price', () => {
    const problem = dense(3, 3, 10);
    const constrained: Problem = { ...problem, sideConstraints: [{ id: 'one', terms: [['t0', 'm0', 1]], op: '<=', rhs: 1 }] };
    for (const own of [problem, constrained]) {
      const prices = new Prices(own, solve(own));
      expect([prices.of('nobody', 'm0'), prices.of('t0', 'nobody'), prices.cheapest('nobody', 2)]).toEqual([null, null, []]);
    }
  });
});

describe('parts', () => {
  test('whose scores have fewer decimals than those of the others', () => {
    const problem: ListedProblem = {
      ...dense(2, 2, 10),
      trainees: ['t0', 't1', 'u'].map((id) => ({ id })),
      mentors: ['m0', 'm1', 'n'].map((id) => ({ id })),
      pairs: [
        ...['t0', 't1'].flatMap((t) => ['m0', 'm1'].map((m): [string, string, number] => [t, m, t === 't0' && m === 'm0' ? 2 : 1])),
        ['u', 'n', 0.125],
      ],
      sideConstraints: [{ id: 'one', terms: [['t0', 'm0', 1]], op: '<=', rhs: 1 }],
    };
    expect(compare(problem, newCount())).toEqual([]);
  });

  test('where the search had to round the scores', () => {
    const great = 2 ** 50;
    const problem: ListedProblem = {
      format: 'binome.problem/1',
      trainees: ['t0', 't1', 'u'].map((id) => ({ id })),
      mentors: ['m0', 'm1', 'n', 'o'].map((id) => ({ id })),
      pairs: [
        ['t0', 'm0', great + 1],
        ['t0', 'm1', great - 5],
        ['t1', 'm0', great / 2],
        ['t1', 'm1', great / 4 + 3],
        ['u', 'n', great / 2],
        ['u', 'o', great / 4],
      ],
      sideConstraints: [{ id: 'one', terms: [['t0', 'm0', 1]], op: '<=', rhs: 1 }],
    };
    const solution = solve(problem);
    expect(solution.certificate!.scale.exact).toBe(false);
    const table = tableOf(new Prices(problem, solution).all());
    expect(table.get('["u","o"]')).toEqual({ kind: PRICE.exact, unmet: 0, loss: great / 4 });
    const { loss } = table.get('["t0","m0"]')!;
    expect(Math.abs(loss - (great / 4 - 9))).toBeLessThanOrEqual(2 * solution.certificate!.scale.tolerance);
  });
});

describe('scores that the solver had to round', () => {
  test('are priced at the scale of the certificate', () => {
    const random = seededRandom('floats', 0);
    let rounded = 0;
    for (let seed = 0; seed < 40; seed++) {
      const problem = instance('floats', seed);
      const solution = solve(problem);
      if (solution.status !== 'optimal' || solution.pairs.length === 0 || !verify(problem, solution).valid) continue;
      if (solution.certificate!.scale.exact) continue;
      rounded++;
      const [trainee, mentor] = random.pick(problem.pairs);
      const price = tableOf(new Prices(problem, solution).all()).get(JSON.stringify([trainee, mentor]))!;
      const imposed = solve({ ...problem, required: [...(problem.required ?? []), [trainee, mentor]] });
      if (price.kind !== PRICE.exact) continue;
      expect(solution.matched - imposed.matched).toBe(price.unmet);
      expect(Math.abs(solution.objective - imposed.objective - price.loss)).toBeLessThan(1e-9 * Math.max(1, Math.abs(solution.objective)));
    }
    expect(rounded).toBeGreaterThan(5);
  });
});

test('a limit of nodes: the same prices, or none', { timeout: 60_000 }, () => {
  const problem = constrainedProblem('everything', '1.1879');
  const prices = new Prices(problem, solve(problem));
  const limited = problem.trainees.map(({ id }) => prices.cheapest(id, 1, 5));
  expect(limited.filter((found) => found === null).length).toBeGreaterThan(3);
  expect(limited.filter((found) => found !== null).length).toBeGreaterThan(3);
  limited.forEach((found, i) => {
    if (found !== null) expect(found).toEqual(prices.cheapest(problem.trainees[i]!.id, 1));
  });
});
