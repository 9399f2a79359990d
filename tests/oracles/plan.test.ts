/** Plans over several periods against every plan there is: what is found, what is claimed of it, what bounds it, and what proves it. */
import { expect, test } from 'vitest';
import type { PlanBound, PlanValue } from '../../src/domain/documents/plan.ts';
import { bestPlan, type PlanLimits, type Proof } from '../../src/planning/periods/best-plan.ts';
import { findPlan, type FoundPlan } from '../../src/planning/periods/find-plan.ts';
import type { Placement, Scope, PreparedPeriod } from '../../src/planning/periods/horizon.ts';
import { partsOf } from '../../src/planning/periods/parts.ts';
import { compareValues, valueOf } from '../../src/planning/periods/plan-value.ts';
import { priceBound } from '../../src/planning/periods/price-bound.ts';
import { improved, rollingHorizon } from '../../src/planning/periods/rolling-horizon.ts';
import { verify, type Solution } from '../../src/solver/index.ts';
import { breachesOf, bruteForcePlan, HARD, rankOf, SOFT, worthOf, type BestOfAll } from './plan-brute-force.ts';
import { planInstance } from './plan-instances.ts';
import { seededRandom } from './random.ts';
import { seedsOf } from './share.ts';

const SHARE = 0.5;
const SEEDS = 1_600;
/** How often something is seen at least, of what it is in all seeds. */
const often = (ofAll: number): number => Math.floor(seedsOf(ofAll, SHARE));

interface Case {
  readonly seed: number;
  readonly scope: Scope;
  readonly all: BestOfAll;
}

const isDecided = ({ scopes }: Scope): boolean => scopes.some(({ kind }) => kind === 'decided');
/** Who must have a mentor in every period, where a period is decided: looked at in tests of its own. */
const isOwed = (scope: Scope): boolean => scope.horizon.coverage === 'all' && isDecided(scope);

const everyCase: Case[] = Array.from({ length: SEEDS }, (_, seed) => {
  const scope = planInstance(seed);
  return { seed, scope, all: bruteForcePlan(scope) };
});
const cases = everyCase.filter(({ scope }) => !isOwed(scope));
const owed = everyCase.filter(({ scope }) => isOwed(scope));
/** Of what takes long. */
const shareOf = (all: readonly Case[]): readonly Case[] => all.slice(0, seedsOf(all.length, SHARE));

const find = (scope: Scope, limits: PlanLimits = {}): FoundPlan => findPlan(scope, limits, () => {});

/** Millionths may be unknown: then they bound nothing. */
function isBounded(scope: Scope, best: PlanValue, bound: PlanBound): boolean {
  return compareValues(scope, best, { ...best, ...bound, points: bound.points ?? Infinity }) <= 0;
}

/** What a found plan claims and every plan there is belies; empty where nothing is. */
function falseClaims({ scope, all: { best } }: Case, found: FoundPlan): string[] {
  const { status, placements, bound } = found;
  if (status === 'infeasible')
    return best === null && placements.every(({ size }) => size === 0) ? [] : ['infeasible, and there is a plan'];
  if (status === 'unknown') return placements.every(({ size }) => size === 0) ? [] : ['none found, and something planned'];
  if (best === null) return status === 'limit' ? [] : ['optimal, and there is no plan'];
  const own = valueOf(scope, placements);
  const counted = worthOf(scope, placements);
  return [
    ...breachesOf(scope, placements),
    ...(JSON.stringify(own) === JSON.stringify(counted) ? [] : [`worth ${JSON.stringify(own)}, counted ${JSON.stringify(counted)}`]),
    ...(status === 'optimal' && compareValues(scope, own, best) !== 0 ? [`optimal ${JSON.stringify(own)}: ${JSON.stringify(best)}`] : []),
    ...(compareValues(scope, own, best) > 0 ? ['better than the best'] : []),
    ...(bound === null || isBounded(scope, best, bound) ? [] : [`bound ${JSON.stringify(bound)}: ${JSON.stringify(best)}`]),
    ...(status === 'optimal' && (bound === null || compareValues(scope, { ...own, ...bound, points: bound.points! }, own) !== 0)
      ? ['optimal, and the bound is another']
      : []),
  ];
}

function failuresOf(some: readonly Case[], judge: (one: Case) => readonly string[]): string[] {
  return some.flatMap((one) => judge(one).map((failure) => `seed ${one.seed}: ${failure}`));
}

test('the best plan is as good as the best of all plans, follows every rule, and is infeasible only where there is none', () => {
  const statuses = { optimal: 0, limit: 0, infeasible: 0, unknown: 0 };
  const failures = failuresOf(shareOf(cases), (one) => {
    const found = find(one.scope);
    statuses[found.status]++;
    // At this size nothing comes near a limit, and breaches are told of the whole plan, no part left out.
    const broken = found.status === 'optimal' ? breachesOf(one.scope, found.placements) : [];
    return [...falseClaims(one, found), ...broken, ...(found.status === 'limit' ? ['limit'] : [])];
  });
  expect(failures).toEqual([]);
  expect(statuses.optimal).toBeGreaterThan(often(900));
  expect(statuses.infeasible).toBeGreaterThan(often(100));
});

test('each rule makes a difference often enough for the comparison to mean something', () => {
  for (const rule of [...HARD, ...SOFT])
    expect(cases.filter(({ all }) => all.matters.includes(rule)).length, rule).toBeGreaterThan(rule === 'noneTwice' ? 20 : 30);
  const decided = cases.filter(({ scope }) => isDecided(scope));
  expect(decided.length).toBeGreaterThan(400);
  // Decisions that no rule would have allowed are facts.
  const open = (scope: Scope): Scope => ({ ...scope, scopes: scope.scopes.map(() => ({ kind: 'open' })) });
  const unruly = decided.filter(({ scope }) =>
    breachesOf(
      open(scope),
      scope.scopes.map((one): Placement => (one.kind === 'decided' ? one.placement : new Map())),
    ).some((breach) => !/coverage|minimums/.test(breach)),
  );
  expect(unruly.length).toBeGreaterThan(200);
});

test.each([
  ['one node', () => ({ nodeLimit: 1 }), 100],
  ['no time at all', () => ({ signal: AbortSignal.abort() }), 500],
] as const)('with %s nothing false is claimed', { timeout: 180_000 }, (_, limits, limited) => {
  const seen = { limit: 0, bounded: 0, best: 0 };
  const failures = failuresOf(shareOf(cases), (one) => {
    const found = find(one.scope, limits());
    if ((found.status === 'limit' || found.status === 'unknown') && one.all.best !== null) {
      seen.limit++;
      if (found.bound !== null) seen.bounded++;
      if (compareValues(one.scope, valueOf(one.scope, found.placements), one.all.best) === 0) seen.best++;
    }
    return falseClaims(one, found);
  });
  expect(failures).toEqual([]);
  expect(seen.limit).toBeGreaterThan(often(limited));
  expect(seen.best).toBeGreaterThan(often(limited / 10));
});

test('prices bound the points of every plan that reaches the counts, after however few steps', () => {
  const stoppingAfter = (steps: number): { readonly aborted: boolean } => {
    let asked = 0;
    return {
      get aborted() {
        return asked++ >= steps;
      },
    };
  };
  let [tight, compared] = [0, 0];
  const failures = failuresOf(shareOf(everyCase), ({ seed, scope, all: { best, pointsOf } }) => {
    const found: string[] = [];
    for (const [counts, points] of pointsOf) {
      const [served, settings] = counts.split('/').map(Number) as [number, number];
      for (const steps of [0, 1, 4]) {
        compared++;
        const bound = priceBound(scope, { served, settings }, points, stoppingAfter(steps));
        if (!(bound >= points)) found.push(`${counts}, ${steps} steps: ${bound}, and there are ${points}`);
      }
    }
    if (best === null) return found;
    // Whatever it is told to aim at; all its steps take a while.
    for (const known of seed % 8 === 0
      ? [best.points, best.points - 700_000, best.points + 700_000]
      : seed % 2 === 0
        ? [best.points]
        : []) {
      const bound = priceBound(scope, best, known);
      if (!(bound >= best.points) || !Number.isSafeInteger(bound)) found.push(`aiming at ${known}: ${bound}, and there are ${best.points}`);
      if (known === best.points && bound === best.points) tight++;
    }
    return found;
  });
  expect(failures).toEqual([]);
  expect(compared).toBeGreaterThan(often(10_000));
  expect(tight).toBeGreaterThan(often(150));
});

test('the best plans of the parts are together the best of the whole', () => {
  let [several, infeasible] = [0, 0];
  const failures = failuresOf(everyCase, ({ scope, all: { best } }) => {
    const parts = partsOf(scope);
    const split = <T>(of: (period: PreparedPeriod, part: Scope, k: number) => Iterable<T>): string =>
      parts
        .flatMap((part) =>
          part.horizon.periods.flatMap((period, k) => [...of(period, part, k)].map((one) => `${k} ${JSON.stringify(one)}`)),
        )
        .sort()
        .join('\n');
    const whole = <T>(of: (period: PreparedPeriod, part: Scope, k: number) => Iterable<T>): string =>
      scope.horizon.periods
        .flatMap((period, k) => [...of(period, scope, k)].map((one) => `${k} ${JSON.stringify(one)}`))
        .sort()
        .join('\n');
    const found: string[] = [];
    if (split(({ trainees }) => trainees) !== whole(({ trainees }) => trainees)) found.push('trainees lost or there twice');
    if (split(({ sideConstraints }) => sideConstraints) !== whole(({ sideConstraints }) => sideConstraints)) found.push('side constraints');
    const decidedIn = (_: PreparedPeriod, { scopes }: Scope, k: number): Iterable<unknown> => {
      const one = scopes[k]!;
      return one.kind === 'decided' ? one.placement : [];
    };
    if (split(decidedIn) !== whole(decidedIn)) found.push('decided placements');
    if (parts.length < 2) return found;
    several++;
    const bests = parts.map((part) => bruteForcePlan(part).best);
    if (bests.includes(null)) {
      infeasible++;
      return [...found, ...(best === null ? [] : ['a part is infeasible, and the whole is not'])];
    }
    const sum = (of: (value: PlanValue) => number): number => bests.reduce((total, value) => total + of(value!), 0);
    const [served, settings, points] = [sum((value) => value.served), sum((value) => value.settings), sum((value) => value.points)];
    const isSame = best !== null && compareValues(scope, { ...best, served, settings, points }, best) === 0;
    return [...found, ...(isSame ? [] : [`${served}, ${settings}, ${points}: ${JSON.stringify(best)}`])];
  });
  expect(failures).toEqual([]);
  expect(several).toBeGreaterThan(200);
  expect(infeasible).toBeGreaterThan(20);
});

test('certificates are valid and prove what is claimed: served, settings and points of all parts add up to the plan’s', () => {
  let [told, infeasible] = [0, 0];
  const failures = failuresOf(shareOf(cases), ({ scope }) => {
    const found = find(scope);
    const refused = found.proofs.flat().flatMap(({ aim, problem, solution }) => {
      const { valid, problems } = verify(problem, solution);
      return valid ? [] : [`${aim} not valid: ${problems.join('; ')}`];
    });
    if (found.status === 'infeasible') {
      infeasible++;
      const isProven = found.proofs.flat().some(({ solution }) => solution.status === 'infeasible');
      return [...refused, ...(isProven ? [] : ['no proof that there is no plan'])];
    }
    const { served, settings, points } = valueOf(scope, found.placements);
    const parts = partsOf(scope);
    const proven = found.proofs.map((proofs, k) => provenBy(parts[k]!, proofs));
    const sum = (of: (part: Proven) => number): number => proven.reduce((total, part) => total + of(part), 0);
    told += proven.filter((part) => part.told > 0).length;
    return [
      ...refused,
      ...(sum((part) => part.served) === served ? [] : [`served ${served}, proven ${sum((part) => part.served)}`]),
      ...(sum((part) => part.points) === points ? [] : [`points ${points}, proven ${sum((part) => part.points)}`]),
      ...(!scope.horizon.rules.bothSettings || sum((part) => part.settings) === settings
        ? []
        : [`settings ${settings}, proven ${sum((part) => part.settings)}`]),
    ];
  });
  expect(failures).toEqual([]);
  expect(told).toBeGreaterThan(often(100));
  expect(infeasible).toBeGreaterThan(often(100));
});

interface Proven {
  readonly served: number;
  readonly settings: number;
  readonly points: number;
  /** Settings that the proof tells apart: the others could be seen by all who could see them. */
  readonly told: number;
}

/** From the integers of the certificates, with the problems' ids: a row that is no choice begins with the number of its period. */
function provenBy(scope: Scope, proofs: readonly Proof[]): Proven {
  const counts = proofs.find(({ aim }) => aim === 'counts');
  const points = proofs.find(({ aim }) => aim === 'points')!;
  const told = (counts?.problem.trainees ?? []).filter(({ id }) => id.startsWith('setting ')).length;
  const worth = [...(counts?.problem.pairs ?? [])].find(([, mentor]) => mentor.endsWith('=seen'))?.[2];
  const seen = worth === undefined ? 0 : Math.floor(scoreOf(counts!.solution) / (worth * 1_000_000));
  const choices = points.problem.trainees.filter(({ id }) => !/^\d+\//.test(id)).length;
  return {
    served: points.solution.certificate!.parts.reduce((total, { matched }) => total + matched, 0) - choices,
    settings: visible(scope) - told + seen,
    points: scoreOf(points.solution),
    told,
  };
}

/** What the parts of a certificate come to, in millionths. */
function scoreOf({ certificate }: Solution): number {
  const { scale, parts } = certificate!;
  return Math.round((parts.reduce((total, { score }) => total + score, 0) / scale.base ** scale.exponent) * 1_000_000);
}

/** Settings that trainees could see at all. */
function visible({ horizon, scopes }: Scope): number {
  const found = new Set<string>();
  horizon.periods.forEach(({ trainees, scores }, k) => {
    const one = scopes[k]!;
    for (const trainee of trainees) {
      const mentors = one.kind === 'decided' ? [one.placement.get(trainee)].filter((id) => id !== undefined) : scores.get(trainee)!.keys();
      for (const mentor of mentors) for (const setting of horizon.settingsOf(mentor)) found.add(`${setting} ${trainee}`);
    }
  });
  return found.size;
}

test('a claim of more than a certificate proves is refused', () => {
  let refused = 0;
  for (const { scope, seed } of cases.slice(0, 200))
    for (const { problem, solution } of find(scope).proofs.flat()) {
      if (solution.status !== 'optimal') continue;
      const more = solution.objective + 0.000_001;
      expect(verify(problem, { ...solution, objective: more, bound: more }).valid, `seed ${seed}`).toBe(false);
      expect(verify(problem, { ...solution, pairs: solution.pairs.slice(1), matched: solution.matched }).valid).toBe(
        solution.pairs.length === 0,
      );
      refused++;
    }
  expect(refused).toBeGreaterThan(200);
});

test(
  'period after period, then each once more: a plan that follows every rule, worth what it says, never better than the best',
  { timeout: 120_000 },
  () => {
    let [gained, best] = [0, 0];
    const failures = failuresOf(
      shareOf(cases).filter(({ scope }) => scope.horizon.coverage === 'most'),
      ({ scope, all }) => {
        const rolled = rollingHorizon(scope, { nodeLimit: 100 });
        if (rolled === null) return [];
        if (all.best === null) return ['a plan where there is none'];
        const after = improved(scope, rolled, { nodeLimit: 100 });
        if (compareValues(scope, after.value, rolled.value) > 0) gained++;
        if (compareValues(scope, after.value, all.best) === 0) best++;
        return [
          ...breachesOf(scope, rolled.placements),
          ...breachesOf(scope, after.placements),
          ...(compareValues(scope, after.value, rolled.value) < 0 ? ['worse for being looked at again'] : []),
          ...(compareValues(scope, after.value, all.best) > 0 ? ['better than the best'] : []),
          ...(JSON.stringify(after.value) === JSON.stringify(worthOf(scope, after.placements)) ? [] : ['worth something else']),
        ];
      },
    );
    expect(failures).toEqual([]);
    expect(gained).toBeGreaterThan(often(30));
    expect(best).toBeGreaterThan(often(600));
  },
);

test('the order in which pairs, mentors and side constraints stand makes no difference', () => {
  for (const { scope, seed } of cases.slice(0, 250)) {
    const random = seededRandom('plan order', seed);
    const shuffled = <K, V>(map: ReadonlyMap<K, V>): Map<K, V> => new Map(random.shuffle([...map]));
    const other: Scope = {
      scopes: scope.scopes.map((one) => (one.kind === 'decided' ? { ...one, placement: shuffled(one.placement) } : one)),
      horizon: {
        ...scope.horizon,
        periods: scope.horizon.periods.map((period) => ({
          ...period,
          mentors: shuffled(period.mentors),
          scores: shuffled(new Map([...period.scores].map(([trainee, own]) => [trainee, shuffled(own)]))),
          sideConstraints: random.shuffle(period.sideConstraints),
        })),
      },
    };
    const sorted = ({ placements }: FoundPlan): string[][] => placements.map((one) => [...one].map((pair) => pair.join('–')).sort());
    expect(sorted(find(other)), `seed ${seed}`).toEqual(sorted(find(scope)));
  }
});

test('where one period is decided, coverage "all" is owed to everybody in the others', () => {
  // a has nobody in the second period: no plan gives everybody a mentor, whatever was decided of the first.
  const scope = handmade({ first: { a: { x: 500_000 } }, second: { a: {} }, coverage: 'all' });
  const decided: Scope = { ...scope, scopes: [{ kind: 'decided', placement: new Map([['a', 'x']]) }, { kind: 'open' }] };
  expect(find(scope).status).toBe('infeasible');
  expect(find(decided).status).toBe('infeasible');
});

test('with coverage "all" and decided periods the best plan is as good as the best of all plans', () => {
  expect(owed.length).toBeGreaterThan(100);
  const failures = failuresOf(owed, (one) => [{}, { nodeLimit: 1 }].flatMap((limits) => falseClaims(one, find(one.scope, limits))));
  expect(failures).toEqual([]);
});

test('a plan put together period after period leaves nobody without where everybody must have a mentor', () => {
  const strict = everyCase.filter(({ scope }) => scope.horizon.coverage === 'all');
  const failures = failuresOf(strict, ({ scope }) => {
    const rolled = rollingHorizon(scope, { nodeLimit: 100 });
    return rolled === null ? [] : breachesOf(scope, rolled.placements);
  });
  expect(failures).toEqual([]);
});

test('settings that later periods could show do not count, and a plan proven optimal is the best without them', () => {
  // Both mentors' settings can be seen in the second period: a and b share x and y for the points, though x shows more.
  const scope = handmade({
    first: { a: { x: 1_000_000, y: 900_000 }, b: { x: 1_000_000, y: 900_000 } },
    second: { a: { z: 0 }, b: { z: 0 } },
    coverage: 'most',
  });
  const now: Scope = { ...scope, scopes: [{ kind: 'open' }, { kind: 'later' }] };
  const { status, best } = bestPlan(now, {});
  expect([status, rankOf(now, best!.placements)]).toEqual(['optimal', bruteForcePlan(now).rank]);
  expect(best!.value.points).toBe(1_900_000);
});

test('some periods left for later, the plan of the others is the best, to the settings that cannot wait', () => {
  let compared = 0;
  const failures = failuresOf(cases, ({ seed, scope }) => {
    const random = seededRandom('plan later', seed);
    const now: Scope = { ...scope, scopes: scope.scopes.map((one) => (random.chance(0.4) ? { kind: 'later' } : one)) };
    if (now.scopes.every(({ kind }) => kind !== 'later')) return [];
    const { status, best } = bestPlan(now, {});
    const { rank } = bruteForcePlan(now);
    if (status !== 'optimal') return status === 'infeasible' && rank === -Infinity ? [] : [status];
    compared++;
    return rankOf(now, best!.placements) === rank ? [] : [`${rankOf(now, best!.placements)}, and there is ${rank}`];
  });
  expect(compared).toBeGreaterThan(400);
  expect(failures).toEqual([]);
});

/** Two periods of one promotion; x and z show both settings, y none; x has two places, a second trainee costs a mentor 0.3. */
function handmade(given: {
  first: Record<string, Record<string, number>>;
  second: Record<string, Record<string, number>>;
  coverage: 'all' | 'most';
}): Scope {
  const period = (scores: Record<string, Record<string, number>>, k: number): PreparedPeriod => ({
    label: `SP${k + 1}`,
    period: {
      ...{ id: `SP${k + 1}`, promotion: 'P1', name: '', evaluationDue: null, daysOff: [] },
      segments: [{ start: `2026-0${k + 1}-01`, end: `2026-0${k + 1}-20` }],
    },
    trainees: Object.keys(scores),
    mentors: new Map(['x', 'y', 'z'].map((id) => [id, { id, min: 0, max: 2 }])),
    scores: new Map(Object.entries(scores).map(([trainee, own]) => [trainee, new Map(Object.entries(own))])),
    sideConstraints: [],
  });
  return {
    horizon: {
      periods: [period(given.first, 0), period(given.second, 1)],
      rules: { bothSettings: true, continuity: 0, mostWithOneMentor: null, rest: null, load: { free: 1, points: 0.3 } },
      settingsOf: (mentor) => (mentor === 'y' ? [] : ['MO', 'MF']),
      coverage: given.coverage,
    },
    scopes: [{ kind: 'open' }, { kind: 'open' }],
  };
}
