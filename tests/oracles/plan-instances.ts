/** Small horizons for the oracle of plans: a seed makes each afresh, with few enough placements to look at all of them. */
import type { PlanRules } from '../../src/domain/documents/guidelines.ts';
import type { Period } from '../../src/domain/period.ts';
import type { Setting } from '../../src/domain/site.ts';
import type { Horizon, Placement, Scope, PreparedPeriod, PeriodMentor, PeriodScope } from '../../src/planning/periods/horizon.ts';
import type { SideConstraint } from '../../src/solver/index.ts';
import { seededRandom, type Random } from './random.ts';

/** Placements of all open periods together, capacities not looked at. */
const MOST_PLANS = 40_000;

/** Two periods of the same promotion never overlap; of two promotions they may, by a day or by weeks. */
export function planInstance(seed: number): Scope {
  const random = seededRandom('plan', seed);
  const dated = periodsOf(random);
  const promotions = [...new Set(dated.map(({ promotion }) => promotion))];
  const trainees = names('s', random.int(2, 4));
  const promotionOf = (trainee: string): string => promotions[trainees.indexOf(trainee) % promotions.length]!;
  const mentors = names('m', random.int(2, 4));
  const settings = new Map(mentors.map((mentor) => [mentor, settingsIn(random)]));
  const base = new Map(mentors.map((mentor): [string, number] => [mentor, random.int(1, 2)]));
  // In pools nobody of one could be with anybody of the other.
  const isPooled = random.chance(0.3);
  const density = random.pick([0.6, 0.8, 0.95]);
  const mayFit = (trainee: string, mentor: string): boolean =>
    !isPooled || trainees.indexOf(trainee) % 2 === mentors.indexOf(mentor) % 2 || promotions.length > 1;
  const scoreIn = scoring(random);
  const drafts = dated.map((period) => {
    const own = trainees.filter((trainee) => promotionOf(trainee) === period.promotion && !random.chance(0.06));
    const present = mentors.filter(() => !random.chance(0.08));
    const scores = new Map(
      own.map((trainee) => [
        trainee,
        new Map(present.filter((mentor) => mayFit(trainee, mentor) && random.chance(density)).map((mentor) => [mentor, scoreIn()])),
      ]),
    );
    return { period, trainees: own, present, scores };
  });
  thin(
    random,
    drafts.map(({ scores }) => scores),
  );
  const hasMinimums = random.chance(0.3);
  const hasConstraints = random.chance(0.35);
  const periods = drafts.map(({ period, trainees: own, present, scores }): PreparedPeriod => ({
    label: `${period.promotion}/${period.id}`,
    ...{ period, trainees: own, scores },
    mentors: new Map(
      present.map((id): [string, PeriodMentor] => {
        const max = random.chance(0.93) ? base.get(id)! : random.int(0, 2);
        return [id, { id, min: hasMinimums && max > 0 && random.chance(0.25) ? 1 : 0, max }];
      }),
    ),
    sideConstraints: hasConstraints && random.chance(0.7) ? constraintsOn(random, scores) : [],
  }));
  const horizon: Horizon = {
    periods,
    // Not drawn: a new draw would shift all others.
    rules: { ...rulesIn(random), ...(seed % 16 === 0 ? { noneTwice: false } : {}) },
    settingsOf: (mentor) => settings.get(mentor) ?? [],
    coverage: random.chance(0.3) ? 'all' : 'most',
  };
  const hasDecided = random.chance(0.5);
  const scopes = periods.map((period, k): PeriodScope =>
    hasDecided && random.chance(k === 0 ? 0.7 : 0.2)
      ? { kind: 'decided', placement: decidedIn(random, period, mentors) }
      : { kind: 'open' },
  );
  return { horizon, scopes };
}

function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, k) => `${prefix}${k + 1}`);
}

function periodsOf(random: Random): Period[] {
  const counts = random.pick([[2], [3], [4], [3], [1, 1], [2, 1], [2, 2], [3, 1], [1, 2]]);
  const found = counts.flatMap((count, p) => {
    let day = random.int(0, p === 0 ? 20 : 60);
    return Array.from({ length: count }, (_, k): Period => {
      const [start, length] = [day, random.int(10, 40)];
      day = start + length + random.int(1, 15);
      const pause = random.chance(0.3) ? random.int(2, length - 4) : null;
      const segments =
        pause === null
          ? [{ start: date(start), end: date(start + length) }]
          : [
              { start: date(start), end: date(start + pause) },
              { start: date(start + pause + 2), end: date(start + length) },
            ];
      const promotion = `P${p + 1}`;
      return { id: `SP${k + 1}`, promotion, name: `PreparedPeriod ${k + 1}`, segments, evaluationDue: null, daysOff: [] };
    });
  });
  const keyOf = ({ segments, promotion }: Period): string => `${segments[0]!.start} ${promotion}`;
  return found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function date(day: number): string {
  return new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
}

function settingsIn(random: Random): readonly Setting[] {
  return random.pick<readonly Setting[]>([['MO'], ['MO'], ['MF'], ['MF'], ['MO', 'MF'], []]);
}

/** Millionths: few different ones, so that there are ties, or any. */
function scoring(random: Random): () => number {
  if (random.chance(0.5)) return () => random.pick([0, 500_000, 500_000, 500_001, 900_000, 1_000_000]);
  return () => random.int(0, 1_000_000);
}

/** Takes pairs away until all placements can be looked at. */
function thin(random: Random, periods: readonly Map<string, Map<string, number>>[]): void {
  for (;;) {
    const rows = periods.flatMap((scores) => [...scores.values()]);
    if (rows.reduce((product, own) => product * (own.size + 1), 1) <= MOST_PLANS) return;
    const most = Math.max(...rows.map(({ size }) => size));
    const row = random.pick(rows.filter(({ size }) => size === most));
    row.delete(random.pick([...row.keys()]));
  }
}

function constraintsOn(random: Random, scores: PreparedPeriod['scores']): SideConstraint[] {
  const pairs = [...scores].flatMap(([trainee, own]) => [...own.keys()].map((mentor) => [trainee, mentor] as const));
  if (pairs.length < 2) return [];
  return Array.from({ length: random.int(1, 2) }, (_, k): SideConstraint => {
    const terms = random
      .sample(pairs, random.int(2, Math.min(4, pairs.length)))
      .map(([trainee, mentor]) => [trainee, mentor, random.pick([1, 1, 1, 2, 0.5])] as const);
    const id = `c${k + 1}`;
    // Together: both or neither.
    if (random.chance(0.2)) return { id, terms: terms.slice(0, 2).map(([t, m], n) => [t, m, n === 0 ? 1 : -1]), op: '=', rhs: 0 };
    return random.chance(0.7) ? { id, terms, op: '<=', rhs: 1 } : { id, terms, op: '>=', rhs: 1 };
  });
}

/** Mostly what could have been decided; now and then what breaks a rule of the period, or is of a mentor who has left it. */
function decidedIn(random: Random, period: PreparedPeriod, mentors: readonly string[]): Placement {
  return new Map(
    period.trainees
      .filter(() => random.chance(0.85))
      .map((trainee) => {
        const eligible = [...period.scores.get(trainee)!.keys()];
        return [trainee, random.pick(eligible.length > 0 && random.chance(0.7) ? eligible : mentors)];
      }),
  );
}

function rulesIn(random: Random): PlanRules {
  return {
    bothSettings: random.chance(0.6),
    continuity: random.chance(0.6) ? random.pick([0.000_001, 0.000_003, 0.1, 0.25, 0.5, 1]) : 0,
    mostWithOneMentor: random.chance(0.4) ? random.pick([1, 1, 2]) : null,
    rest: random.chance(0.4)
      ? random.pick([
          { most: 1, of: 2 },
          { most: 1, of: 3 },
          { most: 2, of: 3 },
        ])
      : null,
    load: random.chance(0.5) ? { free: random.int(0, 2), points: random.pick([0, 0.05, 0.300_001, 1]) } : null,
  };
}
