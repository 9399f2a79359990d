/** Shadow prices: what is refused, what a limit leaves open, and the ways that small numbers never take. */
import { describe, expect, it } from 'vitest';
import {
  shadowPrices,
  solve,
  type Problem,
  type ShadowPrice,
  type ShadowPrices,
  type ShadowStep,
  type Solution,
} from '../../../../../src/library/solver.ts';
import { instance } from '../../../../oracles/instances.ts';
import { fairInstance } from '../../../../oracles/fair-instances.ts';

const problem: Problem = {
  format: 'binome.problem/1',
  trainees: [{ id: 't0' }, { id: 't1' }, { id: 't2' }],
  mentors: [{ id: 'm0' }, { id: 'm1' }],
  pairs: [
    ['t0', 'm0', 0.5],
    ['t1', 'm0', 0.75],
    ['t2', 'm0', 0.75],
    ['t2', 'm1', 0.25],
  ],
};
const limited: Problem = {
  ...problem,
  sideConstraints: [
    {
      id: 'budget',
      terms: [
        ['t0', 'm0', 40],
        ['t1', 'm0', 25],
        ['t2', 'm1', 30],
      ],
      op: '<=',
      rhs: 57,
    },
    {
      id: 'quota',
      terms: [
        ['t0', 'm0', 1],
        ['t1', 'm0', 1],
      ],
      op: '<=',
      rhs: 1,
    },
  ],
};

function priced(of: Problem, options: Parameters<typeof shadowPrices>[2] = {}): ShadowPrices {
  return shadowPrices(of, solve(of), options);
}

/** A problem whose search needs more than a node, and what is known of it after one. */
function stoppedAtOnce(): [Problem, Solution] {
  for (let seed = 0; seed < 100; seed++) {
    const drawn = instance('everything', seed);
    const solution = solve(drawn, { nodeLimit: 1 });
    if (solution.status === 'limit') return [drawn, solution];
  }
  throw new Error('every search ends at its first node');
}

const all = ({ mentors, sideConstraints }: ShadowPrices): readonly ShadowPrice[] => [...mentors, ...sideConstraints];

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return null;
}

describe('shadowPrices', () => {
  it('prices a place, and how far each further one is worth as much', () => {
    const { mentors } = priced(problem);
    expect(mentors[0]).toEqual({
      ...{ id: 'm0', value: 1, unit: 1, countsPairs: true, used: 1, stable: { from: 1, to: 1 } },
      higher: { status: 'optimal', to: 2, matched: 3, objective: 1.5, perUnit: null, until: 2, isOpen: false },
      lower: { status: 'optimal', to: 0, matched: 1, objective: 0.25, perUnit: null, until: 0, isOpen: false },
    });
    expect(mentors[1]).toMatchObject({
      used: 1,
      stable: { from: 1, to: null },
      higher: null,
      lower: { to: 0, matched: 1, objective: 0.75 },
    });
  });

  it('prices a budget at the next number at which anything changes, in its own steps', () => {
    const { sideConstraints } = priced(limited, { sideConstraints: ['budget'] });
    expect(sideConstraints).toHaveLength(1);
    expect(sideConstraints[0]).toEqual({
      ...{ id: 'budget', value: 57, unit: 5, countsPairs: false, used: 55, stable: { from: 55, to: null }, higher: null },
      lower: { status: 'optimal', to: 50, matched: 1, objective: 0.75, perUnit: null, until: 0, isOpen: false },
    });
  });

  it('refuses what has no such price, and calls that make no sense', () => {
    const solution = solve(problem);
    const balanced = { ...problem, balance: 'worst' } as const;
    expect(errorOf(() => shadowPrices(balanced, solve(balanced)))).toMatchObject({
      code: 'SHADOW_PRICES_BALANCE',
      place: { path: '/balance' },
    });
    expect(errorOf(() => shadowPrices({ ...problem, mentors: [] }, solution))).toMatchObject({ code: 'PROBLEM_UNKNOWN_ID' });
    expect(errorOf(() => shadowPrices({ ...problem, coverage: 'all' }, solution))).toMatchObject({ code: 'SOLUTION_NOT_OPTIMAL' });
    const [open, stopped] = stoppedAtOnce();
    expect(errorOf(() => shadowPrices(open, stopped))).toMatchObject({
      code: 'SOLUTION_NOT_OPTIMAL',
      values: { value: 'status: limit' },
    });
    for (const option of ['nodeLimit', 'solveLimit', 'timeLimitMs'])
      expect(errorOf(() => shadowPrices(problem, solution, { [option]: NaN }))).toMatchObject({ code: 'SOLVE_OPTION', values: { option } });
    expect(errorOf(() => priced(limited, { sideConstraints: ['none'] }))).toMatchObject({
      code: 'PROBLEM_UNKNOWN_ID',
      values: { value: 'none' },
    });
  });

  it('tells its progress, and throws what is thrown at it', () => {
    const shares: number[] = [];
    priced(limited, { onProgress: (done) => shares.push(done) });
    expect(shares).toEqual([0, 0.25, 0.5, 0.75, 1]);
    const stop = new Error('stop');
    const thrown = errorOf(() =>
      priced(limited, {
        onProgress: () => {
          throw stop;
        },
      }),
    );
    expect(thrown).toBe(stop);
  });

  it('knows nothing but today’s numbers once the time is up or the signal given', () => {
    for (const options of [{ timeLimitMs: 0 }, { signal: AbortSignal.abort() }]) {
      for (const price of all(priced(limited, options)))
        expect([price.higher, price.lower]).toEqual([{ status: 'limit' }, { status: 'limit' }]);
    }
  });
});

/** What a limited answer claims must be what the full one says. */
function agrees(limitedStep: ShadowStep | null, full: ShadowStep | null): 'same' | 'open' {
  if (limitedStep?.status === 'limit') return 'open';
  if (limitedStep === null || full === null || full.status === 'limit' || !limitedStep.isOpen) {
    expect(limitedStep).toEqual(full);
    return 'same';
  }
  expect({ ...limitedStep, until: null, isOpen: false }).toEqual({ ...full, until: null });
  const reach = (until: number | null): number => (until === null ? Infinity : Math.abs(until - full.to));
  expect(reach(limitedStep.until)).toBeLessThanOrEqual(reach(full.until));
  return 'open';
}

describe('limits of shadowPrices', () => {
  it('leave open what they do, and never say what is not so', () => {
    const seen = { same: 0, open: 0, narrower: 0 };
    for (const family of ['quotas', 'budgets', 'fractions', 'apartTogether', 'everything']) {
      for (let seed = 0; seed < 10; seed++) {
        const drawn = seed % 4 === 3 ? fairInstance(family, seed) : instance(family, seed);
        const solution = solve(drawn);
        if (solution.status !== 'optimal') continue;
        const full = all(shadowPrices(drawn, solution));
        for (const options of [{ solveLimit: 0 }, { solveLimit: 3 }, { solveLimit: 12 }, { nodeLimit: 1 }, { nodeLimit: 3 }]) {
          all(shadowPrices(drawn, solution, options)).forEach((price, k) => {
            const known = full[k]!;
            expect([price.id, price.value, price.unit, price.used]).toEqual([known.id, known.value, known.unit, known.used]);
            seen[agrees(price.higher, known.higher)]++;
            seen[agrees(price.lower, known.lower)]++;
            const inside = (a: number | null, b: number | null, sign: 1 | -1): boolean =>
              b === null || (a !== null && sign * a <= sign * b);
            expect(inside(price.stable.to, known.stable.to, 1) && inside(price.stable.from, known.stable.from, -1)).toBe(true);
            if (price.stable.to !== known.stable.to || price.stable.from !== known.stable.from) seen.narrower++;
          });
        }
      }
    }
    expect(seen.same).toBeGreaterThan(500);
    expect(seen.open).toBeGreaterThan(500);
    expect(seen.narrower).toBeGreaterThan(80);
  });
});

describe('the price of a place', () => {
  const many = (factor: number, objective: Partial<Problem> = {}): Problem => ({
    ...{ format: 'binome.problem/1', ...objective },
    trainees: Array.from({ length: 12 }, (_, i) => ({ id: `t${i}`, need: 1 + (i % 2) })),
    mentors: Array.from({ length: 6 }, (_, j) => ({ id: `m${j}`, max: 1 + (j % 3) })),
    pairs: Array.from({ length: 72 }, (_, k): [string, string, number] => {
      const [i, j] = [Math.floor(k / 6), k % 6];
      return [`t${i}`, `m${j}`, (((i * 37 + j * 53 + i * j * 11) % 97) + 1) * factor];
    }).filter((_, k) => k % 5 !== 2),
  });

  it('is found by solving again where numbers leave no room for paths', () => {
    const [small, large] = [priced(many(1)), priced(many(2 ** 40))];
    const grown = (step: ShadowStep | null): ShadowStep | null =>
      step?.status !== 'optimal'
        ? step
        : { ...step, objective: step.objective * 2 ** 40, perUnit: step.perUnit === null ? null : step.perUnit * 2 ** 40 };
    expect(small.mentors.some(({ higher }) => higher !== null)).toBe(true);
    expect(large.mentors).toEqual(small.mentors.map((price) => ({ ...price, higher: grown(price.higher), lower: grown(price.lower) })));
    // And there, too, a limit says what it leaves open.
    const open = priced(many(2 ** 40), { solveLimit: 0 }).mentors;
    expect(open.filter(({ lower }) => lower?.status === 'limit')).toHaveLength(6);
  });

  it('is the same with more bands than paths are made for', () => {
    const fair = { objective: 'fair', bands: Array.from({ length: 96 }, (_, k) => k + 1.5) } as const;
    const { mentors } = priced(many(1, fair));
    const today = solve(many(1, fair));
    for (const { id, value, higher, stable } of mentors) {
      const wider = solve({ ...many(1, fair), mentors: many(1).mentors.map((one) => (one.id === id ? { ...one, max: value + 1 } : one)) });
      const expected = stable.to === null ? today : wider;
      expect([wider.matched, wider.objective]).toEqual([expected.matched, expected.objective]);
      if (higher !== null) expect(higher).toMatchObject({ to: value + 1, matched: wider.matched, objective: wider.objective });
    }
    expect(mentors.some(({ higher }) => higher !== null)).toBe(true);
  });

  it('is left open where nothing exact can be said', () => {
    const rounded = {
      ...problem,
      pairs: [
        ['t0', 'm0', 1 / 3],
        ['t1', 'm0', 1e-12],
        ['t2', 'm1', 2 / 7],
      ],
    } as Problem;
    const far: Problem = {
      ...{
        ...problem,
        mentors: [{ id: 'm0' }],
        pairs: [
          ['t0', 'm0', 1],
          ['t1', 'm0', 2],
        ],
      },
      sideConstraints: [
        {
          id: 'q',
          terms: [
            ['t0', 'm0', 2 ** 33],
            ['t1', 'm0', 1],
          ],
          op: '<=',
          rhs: 2 ** 33,
        },
      ],
    };
    expect(solve(rounded).certificate?.scale.exact).toBe(false);
    for (const open of [rounded, far]) {
      for (const { value, stable, higher, lower } of all(priced(open))) {
        expect(stable).toEqual({ from: value, to: value });
        expect([higher, lower]).toEqual([{ status: 'limit' }, { status: 'limit' }]);
      }
    }
  });
});
