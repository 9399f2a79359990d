/** How far a matching depends on the weights: against all matchings, and against new runs with the weights changed. */
import { describe, expect, it } from 'vitest';
import { CRITERIA, SCORE_SCALE } from '../../../src/domain/documents/pair.ts';
import type { Guidelines } from '../../../src/domain/documents/guidelines.ts';
import { match, weightRobustness, type PairValues, type RobustnessInput, type WeightRobustness } from '../../../src/matching/index.ts';
import { explainWeights } from '../../../src/matching/robustness-sentences.ts';
import { scoreOfValues } from '../../../src/scoring/index.ts';
import { solve } from '../../../src/solver/index.ts';
import { allMatchings } from '../../oracles/all-matchings.ts';
import { seededRandom, type Random } from '../../oracles/random.ts';
import type { ListedProblem } from '../../oracles/rules.ts';
import { guidelinesWith, input, mentor, trainee } from './small-census.ts';

const ONE = 10_000;

function weighted(weights: readonly number[]): Guidelines {
  const [background, workload, location, preferences, generation] = weights as [number, number, number, number, number];
  return guidelinesWith({ weights: { background, workload, location, preferences, generation } });
}

interface Drawn extends RobustnessInput {
  readonly problem: ListedProblem;
  readonly values: readonly PairValues[];
}

/** Values of two decimals at most, so that no weight of four makes a part of a score that must be rounded. */
function draw(random: Random, weights: readonly number[]): Drawn {
  const guidelines = weighted(weights);
  const levels = random.pick([
    [0, 0.5, 1, null],
    [0, 0.25, 0.4, 0.7, 0.85, 1, null],
  ]);
  const ids = (letter: string, count: number): { id: string }[] => Array.from({ length: count }, (_, k) => ({ id: `${letter}${k}` }));
  const trainees = ids('t', random.int(2, 4));
  const mentors = ids('m', random.int(2, 4)).map(({ id }) => ({ id, max: random.int(1, 2) }));
  const eligible = trainees.flatMap(({ id }) => mentors.filter(() => random.chance(0.85)).map((to) => [id, to.id] as const));
  const values = eligible.map(() => CRITERIA.map(() => random.pick(levels)));
  const pairs = eligible.map(([t, m], k): [string, string, number] => [t, m, scoreOfValues(guidelines, values[k]!) / SCORE_SCALE]);
  const terms = eligible.filter(() => random.chance(0.4)).map(([t, m]) => [t, m, 1] as const);
  const sideConstraints = random.chance(0.4) && terms.length > 0 ? [{ id: 'q', terms, op: '<=' as const, rhs: random.int(1, 2) }] : [];
  const problem: ListedProblem = { format: 'binome.problem/1', trainees, mentors, pairs, sideConstraints };
  return { problem, solution: solve(problem), guidelines, values };
}

const WEIGHTS = [
  [0.3, 0.25, 0.2, 0.15, 0.1],
  [0.2, 0.2, 0.2, 0.2, 0.2],
  [0.5, 0.25, 0.25, 0, 0],
  [0.4, 0.3, 0.2, 0.1, 0],
];

describe('weightRobustness', () => {
  const count = { instances: 0, inside: 0, outside: 0, lost: 0, kept: 0, narrow: 0 };
  const drawn = Array.from({ length: 120 }, (_, seed) => {
    const random = seededRandom('robustness', seed);
    const weights = random.pick(WEIGHTS);
    const one = draw(random, weights);
    return { seed, weights: weights.map((weight) => Math.round(weight * ONE)), ...one, found: weightRobustness(one) };
  }).filter(({ solution }) => solution.status === 'optimal' && solution.pairs.length > 0);

  it('gives the very weights at which a new run finds the same matching the best', { timeout: 300_000 }, () => {
    for (const { seed, weights, problem, solution, values, found } of drawn) {
      const chosen = new Set(solution.pairs.map((pair) => pair.join()));
      CRITERIA.forEach((criterion, c) => {
        const { low, high, status } = found.criteria[c]!;
        expect(status).toBe('exact');
        // The weights that guidelines can hold with the proportions exactly as they are.
        const rest = ONE - weights[c]!;
        const exact = Array.from({ length: ONE + 1 }, (_, k) => k).filter((k) => weights.every((w) => (w * (ONE - k)) % rest === 0));
        const near = (bound: number): number[] =>
          [...exact].sort((a, b) => Math.abs(a - bound * ONE) - Math.abs(b - bound * ONE)).slice(0, 4);
        for (const k of [...near(low!), ...near(high!)]) {
          const guidelines = weighted(weights.map((w, d) => (d === c ? k : (w * (ONE - k)) / rest) / ONE));
          const pairs = problem.pairs.map(([t, m], n): [string, string, number] => [
            t,
            m,
            scoreOfValues(guidelines, values[n]!) / SCORE_SCALE,
          ]);
          const again = solve({ ...problem, pairs, incumbent: solution.pairs });
          const own = pairs
            .filter(([t, m]) => chosen.has(`${t},${m}`))
            .reduce((sum, [, , score]) => sum + Math.round(score * SCORE_SCALE), 0);
          const isInside = Math.round(low! * ONE) <= k && k <= Math.round(high! * ONE);
          const said = `${seed}, ${criterion} at ${k}, said to be ${low}–${high}`;
          if (isInside) expect(again.pairs, said).toEqual(solution.pairs);
          else expect(Math.round(again.objective * SCORE_SCALE), said).toBeGreaterThan(own);
          count[isInside ? 'inside' : 'outside']++;
        }
        if (low! > 0 && high! < 1) count.narrow++;
      });
    }
    expect(count.inside).toBeGreaterThan(500);
    expect(count.outside).toBeGreaterThan(300);
    expect(count.narrow).toBeGreaterThan(50);
  });

  it('says which pairs survive a fifth, which criterion undoes the others, and what is tied', { timeout: 300_000 }, () => {
    for (const { seed, weights, problem, solution, values, guidelines, found } of drawn) {
      const all = allMatchings(problem, 3000)!;
      const covered = all.filter(({ matched }) => matched === all[0]!.matched);
      const whole = values.map((own) => own.map((value) => Math.round((value ?? guidelines.unknownValue) * ONE)));
      const sums = covered.map(({ chosen }) => CRITERIA.map((_, d) => chosen.reduce((sum, k) => sum + whole[k]![d]!, 0)));
      /** The best matchings with weight k for criterion c, by integers of their own. */
      const bestAt = (c: number, k: number): readonly number[][] => {
        const rest = weights.reduce((sum, w, d) => (d === c ? sum : sum + w), 0);
        const totals = sums.map((own) => own.reduce((sum, value, d) => sum + value * (d === c ? k * rest : (ONE - k) * weights[d]!), 0));
        const most = Math.max(...totals);
        return covered.filter((_, n) => totals[n] === most).map(({ chosen }) => [...chosen]);
      };
      const today = bestAt(0, weights[0]!);
      found.pairs.forEach(({ trainee: t, mentor: m, certainty, survives, losses }, n) => {
        expect([t, m]).toEqual(solution.pairs[n]);
        const place = problem.pairs.findIndex((pair) => pair[0] === t && pair[1] === m);
        const said = `${seed}: ${t}–${m}`;
        expect(certainty, said).toBe(today.every((chosen) => chosen.includes(place)) ? 'certain' : 'uncertain');
        expect(survives, said).toBe(losses.length === 0);
        CRITERIA.forEach((criterion, c) => {
          const loss = losses.find((each) => each.criterion === criterion);
          const { from, to } = found.criteria[c]!;
          const bests = Array.from({ length: Math.round((to - from) * ONE) + 1 }, (_, k) => Math.round(from * ONE) + k).map((k) => ({
            k,
            best: bestAt(c, k),
          }));
          const gone = bests.filter(({ best }) => best.every((chosen) => !chosen.includes(place)));
          const move = (k: number): number => Math.abs(k - weights[c]!);
          if (gone.length > 0) expect(loss, `${said} by ${criterion}`).toBeDefined();
          if (bests.every(({ best }) => best.every((chosen) => chosen.includes(place)))) {
            expect(loss, `${said} by ${criterion}`).toBeUndefined();
            count.kept++;
          }
          if (loss === undefined) return;
          count.lost++;
          const at = bests.find(({ k }) => k === Math.round(loss.weight * ONE))!;
          expect(
            at.best.some((chosen) => !chosen.includes(place)),
            `${said} by ${criterion}`,
          ).toBe(true);
          if (gone.length > 0) expect(move(at.k), `${said} by ${criterion}`).toBeLessThanOrEqual(Math.min(...gone.map(({ k }) => move(k))));
        });
        const moves = losses.map(({ criterion, weight }) => {
          const own = weights[CRITERIA.indexOf(criterion)]!;
          return Math.abs(weight * ONE - own) / own;
        });
        expect(moves).toEqual([...moves].sort((a, b) => a - b));
      });
      found.criteria.forEach(({ criterion, lost }) =>
        expect(lost).toBe(found.pairs.filter(({ losses }) => losses.some((loss) => loss.criterion === criterion)).length),
      );
    }
    expect(count.lost).toBeGreaterThan(50);
    expect(count.kept).toBeGreaterThan(500);
  });
});

describe('what weightRobustness cannot say', () => {
  const one = draw(seededRandom('robustness', 3), [0.3, 0.25, 0.2, 0.15, 0.1]);
  const names = (found: WeightRobustness): string => explainWeights(found, (id) => id.toUpperCase(), 'en').join('\n');

  it('it says: stopped', () => {
    const found = weightRobustness(one, { signal: { aborted: true } });
    expect(found.criteria.map(({ from, to }) => [from, to])).toEqual([
      [0.24, 0.36],
      [0.2, 0.3],
      [0.16, 0.24],
      [0.12, 0.18],
      [0.08, 0.12],
    ]);
    expect(new Set(found.criteria.map(({ status }) => status))).toEqual(new Set(['limit']));
    for (const { survives } of found.pairs) expect(survives).toBe(null);
    expect(names(found)).toContain('left without an answer');
    expect(names(found)).toContain('At least 0 of');
  });

  it('it says: one criterion with all the weight', () => {
    const alone = draw(seededRandom('robustness', 4), [0, 1, 0, 0, 0]);
    const found = weightRobustness(alone);
    expect(found.criteria.map(({ status }) => status)).toEqual(['exact', 'alone', 'exact', 'exact', 'exact']);
    expect(found.criteria[1]).toMatchObject({ low: null, high: null, lost: 0 });
    expect(names(found)).toContain('A criterion that has all the weight');
  });

  it('it says: fairness, where only the ends are tried', () => {
    const { problem, ...rest } = one;
    const fair: ListedProblem = { ...problem, objective: 'fair', bands: [0.4, 0.6] };
    const found = weightRobustness({ ...rest, problem: fair, solution: solve(fair) });
    for (const range of found.criteria) expect(range).toMatchObject({ status: 'ends', low: null, high: null });
    expect(names(found)).toContain('at the two ends only');
    // At each end the pairs kept are those of a run with the weights of that end.
    const [{ from, to }] = found.criteria as [WeightRobustness['criteria'][0]];
    for (const k of [from, to].map((weight) => Math.round(weight * ONE))) {
      const guidelines = weighted(
        [k, ...[0.25, 0.2, 0.15, 0.1].map((weight) => Math.round((weight * (ONE - k)) / 0.7))].map((w) => w / ONE),
      );
      const pairs = fair.pairs.map(([t, m], n): [string, string, number] => [
        t,
        m,
        scoreOfValues(guidelines, one.values[n]!) / SCORE_SCALE,
      ]);
      const kept = new Set(solve({ ...fair, pairs, incumbent: solve(fair).pairs }).pairs.map((pair) => pair.join()));
      for (const { trainee: t, mentor: m, survives } of found.pairs) if (survives === true) expect(kept).toContain(`${t},${m}`);
    }
  });
});

describe('the sentences', () => {
  const found: WeightRobustness = {
    criteria: CRITERIA.map((criterion) => ({
      criterion,
      weight: 0.2,
      low: 0.2,
      high: 0.25,
      from: 0.16,
      to: 0.24,
      lost: 1,
      status: 'exact',
    })),
    pairs: [
      { trainee: 's1', mentor: 't1', certainty: 'certain', survives: true, losses: [] },
      { trainee: 's2', mentor: 't2', certainty: 'uncertain', survives: false, losses: [{ criterion: 'location', weight: 0.1871 }] },
      { trainee: 's3', mentor: 't3', certainty: 'unknown', survives: false, losses: [{ criterion: 'workload', weight: 0.2001 }] },
    ],
  };
  const said = (language: 'fr' | 'en'): string => explainWeights(found, (id) => id.toUpperCase(), language).join('\n');

  it('name the pairs, the most fragile first, and the weight that undoes each', () => {
    expect(said('fr')).toContain('\n1 binôme sur 3 résiste à');
    expect(said('fr')).toMatch(
      /2 binômes ne résistent pas.*\n {2}T3 – S3\u202f: charge de travail 20,01\u202f%\n {2}T2 – S2\u202f: trajet 18,71\u202f%\n/,
    );
    expect(said('en')).toMatch(/2 pairs do not.*\n {2}T3 – S3: workload 20\.01%\n {2}T2 – S2: journey 18\.71%\n/);
  });

  it('tell what is tied, what is not known, and what a bound at today’s weight means', () => {
    expect(said('fr')).toMatch(/Un binôme n’est pas certain\u202f: .*\n {2}T2 – S2\n/);
    expect(said('en')).toMatch(/One pair of which it is not known .*\n {2}T3 – S3$/);
    expect(said('fr')).toContain('Une borne égale au poids actuel');
    expect(said('fr')).toMatch(/ {2}trajet +20,00\u202f% +20,00\u202f% +25,00\u202f% +1 +16,00\u202f% +24,00\u202f%/);
  });
});

describe('a match', () => {
  it('keeps what each criterion says of every pair, in the order of the problem', () => {
    const given = input([trainee('t1'), trainee('t2')], [mentor('m1'), mentor('m2')]);
    const { problem, values } = match(given);
    const scores = Array.from(values, (own) => scoreOfValues(given.guidelines, own) / SCORE_SCALE);
    expect(scores).toEqual(Array.from(problem.pairs, ([, , score]) => score));
    expect(scores).toHaveLength(4);
  });
});
