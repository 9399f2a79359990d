/** The k best matchings against all matchings, sorted. */
import { describe, expect, test } from 'vitest';
import {
  alternatives,
  solve,
  verify,
  verifyAlternatives,
  type Alternatives,
  type Certificate,
  type Problem,
  type Solution,
} from '../../src/solver/index.ts';
import { allMatchings, pairsOf, placesOf, type Matching } from './all-matchings.ts';
import { familiesOf, instance } from './instances.ts';
import { seededRandom } from './random.ts';
import type { ListedProblem } from './rules.ts';

const FIRST_SEED = 300_000;
const MOST = 1000;

interface Count {
  tried: number;
  exhausted: number;
  tied: number;
  fewerNeeds: number;
}

function newCount(): Count {
  return { tried: 0, exhausted: 0, tied: 0, fewerNeeds: 0 };
}

/** What is wrong with the alternatives, given all matchings in order. */
function differences(problem: ListedProblem, solution: Solution, found: Alternatives, all: readonly Matching[], k: number): string[] {
  const wrong: string[] = [];
  const given = placesOf(problem, solution.pairs);
  const others = all.filter(({ chosen }) => chosen.join() !== given);
  const expected = others.slice(0, k);
  if (found.solutions.length !== expected.length) wrong.push(`${found.solutions.length} alternatives, expected ${expected.length}`);
  if ((found.exhaustion !== null) !== others.length < k) wrong.push(`exhaustion is ${String(found.exhaustion !== null)}`);
  const known = new Map(others.map((matching) => [matching.chosen.join(), matching]));
  const places = found.solutions.map(({ pairs }) => placesOf(problem, pairs));
  if (new Set(places).size < places.length) wrong.push('two are the same');
  // With side constraints ties are broken by searches that may stop early. Rounded scores are right within a stated tolerance.
  const lot = (problem.sideConstraints ?? []).length === 0;
  const scale = (found.exhaustion ?? found.solutions.at(-1))?.certificate?.scale;
  const margin = scale === undefined || scale.exact ? 0 : problem.trainees.length * 4 * 2 ** Math.max(0, -scale.exponent);
  places.forEach((place, n) => {
    const [matching, wanted] = [known.get(place), expected[n]];
    if (matching === undefined || wanted === undefined) return wrong.push(`${n} is not another matching`);
    const ties = ({ kept, lot: sum }: Matching): string => `${kept}, ${sum}`;
    const same = matching.matched === wanted.matched && Math.abs(matching.score - wanted.score) <= margin;
    if (!same || (lot && margin === 0 && ties(matching) !== ties(wanted)))
      wrong.push(`${n} is ${JSON.stringify(matching)}, expected ${JSON.stringify(wanted)}`);
  });
  return [...wrong, ...verifyAlternatives(problem, solution, found).problems];
}

function compare(problem: ListedProblem, ks: readonly number[], count: Count): string[] {
  const solution = solve(problem);
  const all = solution.status === 'optimal' ? allMatchings(problem, MOST) : null;
  if (all === null) return [];
  const k = ks[count.tried++ % ks.length]!;
  const found = alternatives(problem, solution, k);
  if (found.exhaustion !== null) count.exhausted++;
  if (found.solutions.some((one) => one.matched === solution.matched && one.objective === solution.objective)) count.tied++;
  if (found.solutions.some((one) => one.matched < solution.matched)) count.fewerNeeds++;
  return differences(problem, solution, found, all, k).map((text) => `k = ${k}: ${text}`);
}

describe('alternatives against all matchings', () => {
  const groups = ['scores', 'capacities', 'sideConstraints'] as const;
  test.each(groups.flatMap((group) => familiesOf(group).map(([family]) => [group, family] as const)))('%s: %s', (group, family) => {
    const failures: string[] = [];
    const count = newCount();
    const seeds = group === 'sideConstraints' ? 20 : 60;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + seeds && failures.length < 3; seed++) {
      const problem = instance(family, seed);
      const wrong = compare(problem, (problem.sideConstraints ?? []).length > 0 ? [1, 2, 4] : [1, 2, 5, 12, 40], count);
      if (wrong.length > 0) failures.push(`instance('${family}', ${seed}): ${wrong.join('; ')}`);
    }
    expect(failures).toEqual([]);
    // Where scores have no exact scale there is nothing to compare with.
    if (family !== 'floats' && family !== 'infeasible') expect(count.tried).toBeGreaterThan(seeds / 10);
  });

  test('small problems of every kind, one after the other', () => {
    const failures: string[] = [];
    const count = newCount();
    for (let seed = 0; seed < 2500 && failures.length < 3; seed++) {
      const wrong = compare(small(seed), [1, 2, 3, 8, 30], count);
      if (wrong.length > 0) failures.push(`small(${seed}): ${wrong.join('; ')}`);
    }
    expect(failures).toEqual([]);
    expect(count.tried).toBeGreaterThan(1500);
    expect(count.exhausted).toBeGreaterThan(300);
    expect(count.tied).toBeGreaterThan(300);
    expect(count.fewerNeeds).toBeGreaterThan(300);
  });
});

/** At most 5 × 5, without side constraints: needs, minimums, required pairs, an incumbent, scores with many ties or hardly any. */
function small(seed: number): ListedProblem {
  const random = seededRandom('small', seed);
  const [rows, columns] = [random.int(1, 5), random.int(1, 5)];
  const needs = random.chance(0.3);
  const trainees = Array.from({ length: rows }, (_, i) => ({ id: `t${i}`, need: needs ? random.int(1, 2) : 1 }));
  const mentors = Array.from({ length: columns }, (_, j) => ({ id: `m${j}`, min: random.chance(0.1) ? 1 : 0, max: random.int(1, 2) }));
  const best = random.pick([0, 2, 1000]);
  const density = random.pick([0.4, 0.7, 1]);
  const pairs = trainees.flatMap(({ id }) =>
    mentors.flatMap((mentor): [string, string, number][] =>
      random.chance(density) ? [[id, mentor.id, random.int(-best / 4, best) / 100]] : [],
    ),
  );
  const some = (): [string, string][] => random.sample(pairs, Math.min(pairs.length, random.int(0, 2))).map(([t, m]) => [t, m]);
  return {
    format: 'binome.problem/1',
    trainees,
    mentors,
    pairs,
    coverage: random.chance(0.3) ? 'all' : 'most',
    ...(random.chance(0.2) ? { required: some().slice(0, 1) } : {}),
    ...(random.chance(0.3) ? { incumbent: some() } : {}),
  };
}

/** Not small: every alternative is checked by its proof alone. */
function dense(rows: number, columns: number, seed: number): ListedProblem {
  const random = seededRandom('dense', seed);
  const trainees = Array.from({ length: rows }, (_, i) => ({ id: `t${i}` }));
  const mentors = Array.from({ length: columns }, (_, j) => ({ id: `m${j}`, max: 2 }));
  const pairs = trainees.flatMap((t) => mentors.map((m): [string, string, number] => [t.id, m.id, random.int(0, 10_000) / 10_000]));
  return { format: 'binome.problem/1', trainees, mentors, pairs };
}

describe('larger problems', () => {
  test('the first of many are those of few', () => {
    const problem = dense(40, 30, 1);
    const solution = solve(problem);
    const many = alternatives(problem, solution, 25);
    const few = alternatives(problem, solution, 6);
    const read = JSON.parse(JSON.stringify(many)) as Alternatives;
    expect(verifyAlternatives(problem, solution, read)).toEqual({ valid: true, problems: [] });
    expect(few.solutions.map(({ pairs }) => pairs)).toEqual(many.solutions.slice(0, 6).map(({ pairs }) => pairs));
    expect(new Set(many.solutions.map(({ pairs }) => placesOf(problem, pairs))).size).toBe(25);
  });

  test('the order of the lists changes nothing', () => {
    const problem = dense(12, 9, 2);
    const random = seededRandom('shuffle', 0);
    const shuffled = {
      ...problem,
      trainees: random.shuffle(problem.trainees),
      mentors: random.shuffle(problem.mentors),
      pairs: random.shuffle(problem.pairs),
    };
    const [one, other] = [problem, shuffled].map((own) => alternatives(own, solve(own), 20));
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  });
});

describe('fairness', () => {
  test('each alternative is proven by itself', () => {
    const problem: Problem = { ...dense(5, 4, 3), objective: 'fair', bands: [0.3, 0.6] };
    const solution = solve(problem);
    const found = alternatives(problem, solution, 3);
    expect(found.solutions.map(({ status }) => status)).toEqual(['optimal', 'optimal', 'optimal']);
    expect(verifyAlternatives(problem, solution, found)).toEqual({ valid: true, problems: [] });
    const unproven: Solution[] = found.solutions.map((one) => ({ ...one, status: 'feasible', bound: null, certificate: null }));
    const claim = { ...found, solutions: [unproven[0]!, ...found.solutions.slice(1)] };
    expect(verify(problem, unproven[0]!).valid).toBe(true);
    expect(verifyAlternatives(problem, solution, claim).valid).toBe(false);
  });
});

describe('what is refused', () => {
  const problem = dense(3, 3, 4);
  const solution = solve(problem);

  test.each([0, -1, 1.5, NaN, Infinity, '2'])('k = %s', (k) => {
    expect(() => alternatives(problem, solution, k as number)).toThrow(expect.objectContaining({ code: 'ALTERNATIVES_COUNT' }));
  });

  test('a solution that is not a proven optimum', () => {
    const other = alternatives(problem, solution, 1).solutions[0]!;
    const feasible: Solution = { ...other, status: 'feasible', bound: null, certificate: null };
    const infeasible = { ...problem, coverage: 'all', trainees: [...problem.trainees, { id: 'alone' }] } as const;
    expect(verify(problem, feasible).valid).toBe(true);
    for (const [own, given] of [
      [problem, other],
      [problem, feasible],
      [problem, null as unknown as Solution],
      [infeasible, solve(infeasible)],
      [{ ...problem, mentors: problem.mentors.slice(1), pairs: problem.pairs.slice(0, 0) }, solution],
    ] as const)
      expect(() => alternatives(own, given, 1)).toThrow(expect.objectContaining({ code: 'SOLUTION_NOT_OPTIMAL' }));
  });

  test('a problem that is not one', () => {
    expect(() => alternatives({ ...problem, coverage: 'some' } as unknown as Problem, solution, 1)).toThrow(
      expect.objectContaining({ code: 'PROBLEM_FIELD' }),
    );
  });
});

describe('a solution made elsewhere', () => {
  test('may be another of those that are best, and is not listed again', () => {
    const problem: ListedProblem = { ...dense(4, 3, 5), pairs: dense(4, 3, 5).pairs.map(([t, m]) => [t, m, 1]) };
    const solution = solve(problem);
    const all = allMatchings(problem, MOST)!;
    const best = all.filter(({ matched, score }) => matched === all[0]!.matched && score === all[0]!.score);
    expect(best.length).toBeGreaterThan(20);
    for (const k of [3, best.length + 3]) {
      const { parts, ...certificate } = solution.certificate!;
      const made: Solution = {
        ...solution,
        pairs: pairsOf(problem, best[10]!),
        certificate: { ...certificate, parts: parts.map(({ ties: _, ...part }) => part), tieBreak: 'partial' },
      };
      const found = alternatives(problem, made, k);
      expect(verifyAlternatives(problem, made, found)).toEqual({ valid: true, problems: [] });
      const expected = all.filter((matching) => matching !== best[10]).slice(0, k);
      expect(found.solutions.map(({ pairs }) => placesOf(problem, pairs))).toEqual(expected.map(({ chosen }) => chosen.join()));
    }
  });
});

describe('side constraints named like exclusions', () => {
  test('are told apart', () => {
    const problem: ListedProblem = {
      ...dense(4, 3, 6),
      sideConstraints: ['excluded:0', '+excluded:1'].map((id, n) => ({ id, terms: [[`t${n}`, 'm0', 1]], op: '<=', rhs: 0 })),
    };
    const solution = solve(problem);
    const found = alternatives(problem, solution, 4);
    expect(verifyAlternatives(problem, solution, found)).toEqual({ valid: true, problems: [] });
    expect(found.solutions.map(({ objective }) => objective)).toEqual(
      allMatchings(problem, MOST)!
        .slice(1, 5)
        .map(({ score }) => score / 10_000),
    );
  });
});

/** A certificate at another scale. */
function rescaled(certificate: Certificate, scale: Partial<Certificate['scale']>): Certificate {
  return { ...certificate, scale: { ...certificate.scale, ...scale } };
}

describe('the scale by which a list without other proof is ordered', () => {
  const problem: ListedProblem = {
    ...dense(2, 1, 7),
    pairs: [
      ['t0', 'm0', 0.5],
      ['t1', 'm0', 0.25],
    ],
    coverage: 'most',
  };
  const solution = solve(problem);
  const found = alternatives(problem, solution, 50);
  const withScale = (scale: Partial<Certificate['scale']>): Alternatives => ({
    ...found,
    exhaustion: { ...found.exhaustion!, certificate: rescaled(found.exhaustion!.certificate!, scale) },
  });

  test.each([
    [{}, true],
    [{ base: 2, exponent: 2 }, true],
    // Nothing had to be rounded.
    [{ base: 2, exponent: 40, exact: false }, false],
    [{ base: 10, exponent: 1 }, false],
    [{ base: 10, exponent: 30 }, false],
    [{ base: 2, exponent: 2, exact: false }, false],
  ] as const)('%o: %s', (scale, valid) => {
    expect(verifyAlternatives(problem, solution, withScale(scale)).valid).toBe(valid);
  });
});

describe('the verifier rejects', () => {
  const lists: Record<string, (found: Alternatives, solution: Solution) => Alternatives | null> = {
    'a gap': ({ solutions, exhaustion }) => ({ solutions: solutions.filter((_, n) => n !== 1), exhaustion }),
    'the first left out': ({ solutions, exhaustion }) => ({ solutions: solutions.slice(1), exhaustion }),
    'the last left out': ({ solutions, exhaustion }) => ({ solutions: solutions.slice(0, -1), exhaustion }),
    'one twice': ({ solutions, exhaustion }) => ({ solutions: [solutions[0]!, ...solutions], exhaustion }),
    'the solution again': ({ solutions, exhaustion }, solution) => ({
      solutions: [{ ...solution, status: 'feasible', bound: null, certificate: null }, ...solutions],
      exhaustion,
    }),
    'the wrong order': ({ solutions: [first, second, ...rest], exhaustion }) =>
      first!.matched === second!.matched && first!.objective === second!.objective
        ? null
        : { solutions: [second!, first!, ...rest], exhaustion },
    'a wrong objective': ({ solutions: [first, ...rest], exhaustion }) => ({
      solutions: [{ ...first!, objective: first!.objective + 1e-12 * Math.max(1, Math.abs(first!.objective)) }, ...rest],
      exhaustion,
    }),
    'a broken rule': ({ solutions: [first, ...rest], exhaustion }) => ({
      solutions: [{ ...first!, pairs: [...first!.pairs, ['nobody', 'at all']] }, ...rest],
      exhaustion,
    }),
    'no proof at all': ({ solutions }) => ({
      solutions: solutions.map((one): Solution => ({ ...one, status: 'feasible', bound: null, certificate: null })),
      exhaustion: null,
    }),
    'nothing at all': () => ({ solutions: [], exhaustion: null }),
    'the proof of something else': ({ solutions, exhaustion }, solution) =>
      exhaustion === null ? { solutions, exhaustion: solution } : { solutions, exhaustion: solutions[0]! },
    'a scale that fits no score': ({ solutions, exhaustion }) => ({
      solutions,
      exhaustion: exhaustion ?? solutions[0]!,
      ...(exhaustion !== null && { exhaustion: { ...exhaustion, certificate: rescaled(exhaustion.certificate!, { exponent: 400 }) } }),
    }),
    'no lists': () => ({}) as Alternatives,
  };

  const cases = Array.from({ length: 120 }, (_, k) => small(5000 + k)).flatMap((problem) => {
    const solution = solve(problem);
    const found = solution.status === 'optimal' ? alternatives(problem, solution, 6) : null;
    return found === null || found.solutions.length < 3 ? [] : [{ problem, solution, found }];
  });

  test.each(Object.entries(lists))('%s', (_, corrupt) => {
    const accepted: number[] = [];
    let [proven, exhausted] = [0, 0];
    cases.forEach(({ problem, solution, found }, k) => {
      const claim = corrupt(found, solution);
      if (claim === null) return;
      if (found.exhaustion === null) proven++;
      else exhausted++;
      const { valid, problems } = verifyAlternatives(problem, solution, claim);
      if (valid || problems.length === 0) accepted.push(k);
    });
    expect(accepted).toEqual([]);
    expect(proven).toBeGreaterThan(10);
    expect(exhausted).toBeGreaterThan(5);
  });
});
