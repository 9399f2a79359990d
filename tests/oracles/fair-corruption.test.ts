/** The verifier takes no false word about fairness, and needs none that is true to be taken on trust. */
import { beforeAll, describe, expect, test } from 'vitest';
import { solve, verify, type Certificate, type FairnessStage, type Solution } from '../../src/solver/index.ts';
import { certificateOf, mutations, withCertificate } from './certificates.ts';
import { withPairs } from './corruptions.ts';
import { countsOf, thresholdsOf } from './fair-brute-force.ts';
import { fairInstance } from './fair-instances.ts';
import { integerScores, keyOf, measure, type ListedProblem, type Pair } from './rules.ts';
import { seededRandom } from './random.ts';
import { mutated, partsWith, tampered, type Case } from './tampering.ts';

/** Other seeds than those that went through the comparison with brute force. */
const FIRST_SEED = 10_000;
const FAMILIES = ['contrast', 'contrastLimited', 'needs', 'minimums', 'tight', 'negative', 'quotas', 'fractions', 'everything'];

const cases: Case[] = [];

beforeAll(() => {
  for (const family of FAMILIES) {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + 28; seed++) {
      const problem = fairInstance(family, seed);
      const solution = solve(problem);
      if (solution.status === 'optimal' && solution.certificate!.scale.exact)
        cases.push({ name: `fairInstance('${family}', ${seed})`, problem, solution });
    }
  }
}, 60_000);

/** The first stage of the first part that has one, changed; `undefined` takes it out. null when there is none. */
function withStage(solution: Solution, change: (stage: FairnessStage) => FairnessStage | undefined): Solution | null {
  const at = solution.certificate!.parts.findIndex(({ fairness }) => fairness!.length > 0);
  if (at < 0) return null;
  return partsWith(solution, (part, p) => {
    const [first, ...rest] = part.fairness!;
    if (p !== at || first === undefined) return part;
    const changed = change(first);
    return { ...part, fairness: changed === undefined ? rest : [changed, ...rest] };
  });
}

const CORRUPTIONS: Record<string, (solution: Solution, problem: ListedProblem) => Solution | null> = {
  'fairness left out': (solution) => partsWith(solution, ({ fairness: _, ...part }) => part),
  'a stage left out': (solution) => withStage(solution, () => undefined),
  'a stage without its proof': (solution) => withStage(solution, (stage) => ({ ...stage, proof: null })),
  'a count one less': (solution) => withStage(solution, (stage) => ({ ...stage, count: stage.count - 1 })),
  'a count one more': (solution) => withStage(solution, (stage) => ({ ...stage, count: stage.count + 1 })),
  'a bound above the count': (solution) => withStage(solution, (stage) => ({ ...stage, countBound: stage.count + 1 })),
  'a bound below the count': (solution) => withStage(solution, (stage) => ({ ...stage, countBound: stage.count - 1 })),
  'a stage of another band': (solution) => withStage(solution, (stage) => ({ ...stage, band: stage.band + 1 })),
  'a stage twice': (solution) => partsWith(solution, (part) => ({ ...part, fairness: part.fairness!.flatMap((stage) => [stage, stage]) })),
  'stages in the wrong order': (solution) => {
    const turned = partsWith(solution, (part) => ({ ...part, fairness: [...part.fairness!].reverse() }));
    return solution.certificate!.parts.some(({ fairness }) => fairness!.length > 1) ? turned : null;
  },
  'a stage of the last band': (solution, problem) => {
    const last = { band: thresholdsOf(problem).length, count: 0, proof: null };
    return partsWith(solution, (part) => ({ ...part, fairness: [...part.fairness!, last] }));
  },
  'prices of bands before there are any': (solution) =>
    partsWith(solution, (part) => {
      const { coverage } = part;
      if (coverage === null || !('leaf' in coverage.tree)) return part;
      return { ...part, coverage: { ...coverage, tree: { ...coverage.tree, duals: { ...coverage.tree.duals, bands: [0] } } } };
    }),
};

describe('a corrupted certificate is rejected', () => {
  test.each(Object.entries(CORRUPTIONS))('%s', (_, corrupt) => {
    const { tried, accepted } = tampered(cases, corrupt);
    expect(accepted).toEqual([]);
    expect(tried).toBeGreaterThan(30);
  });

  test('negative prices of bands', () => {
    const bent = (certificate: Certificate): Certificate =>
      JSON.parse(JSON.stringify(certificate), (key, value: unknown) =>
        key === 'bands' && Array.isArray(value) ? value.map(() => -1) : value,
      ) as Certificate;
    const { tried, accepted } = tampered(cases, (solution) => withCertificate(solution, bent(solution.certificate!)));
    expect(accepted).toEqual([]);
    expect(tried).toBeGreaterThan(30);
  });

  test('fairness proven where nobody asked for it', () => {
    for (const { name, problem, solution } of cases) {
      const { bands: _, ...scored } = problem;
      expect(verify({ ...scored, objective: 'score' }, solution).valid, name).toBe(false);
    }
  });

  test('bands that do not ascend are not read', () => {
    const { problem, solution } = cases[0]!;
    expect(verify({ ...problem, bands: [2, 1] }, solution)).toEqual({
      valid: false,
      problems: ['problem /bands: the bands do not ascend'],
    });
  });

  test('falsified numbers are mostly rejected, and never crash the verifier', () => {
    const { tried, rejected } = mutated(cases, 'fair mutations');
    expect(tried).toBeGreaterThan(3000);
    expect(rejected / tried).toBeGreaterThan(0.5);
  });
});

/** Matchings that satisfy every rule, and are worse in the order of the objectives. */
function lesserMatchings({ problem, solution }: Case, seed: number): Solution['pairs'][] {
  const random = seededRandom('less fair', seed);
  const { bands: _, ...scored } = { ...problem, objective: 'score' as const };
  const others = [
    solve(scored).pairs,
    ...[0, 1, 2].map(
      () => solve({ ...scored, pairs: problem.pairs.map(([t, m]): [string, string, number] => [t, m, random.int(0, 9)]) }).pairs,
    ),
    ...solution.pairs.map((_pair, k) => solution.pairs.filter((_other, i) => i !== k)),
  ];
  return others.filter((pairs) => {
    const { violations, matched } = measure(problem, pairs);
    if (violations.length > 0) return false;
    if (matched < solution.matched) return true;
    const [own, best] = [countsOf(problem, pairs), countsOf(problem, solution.pairs)];
    const at = own.findIndex((count, band) => count !== best[band]);
    return at >= 0 ? own[at]! > best[at]! : measure(problem, pairs).objective < solution.objective;
  });
}

/** The certificate of the true solution with every claim made to fit the false one, its proofs kept or lent to the bands that lack one. */
function adapted(problem: ListedProblem, solution: Solution, pairs: Solution['pairs']): Certificate {
  const { integers } = integerScores(problem)!;
  const scoreOf = new Map(problem.pairs.map(([t, m], k) => [keyOf(t, m), integers[k]!]));
  const certificate = solution.certificate!;
  return {
    ...certificate,
    parts: certificate.parts.map((part) => {
      const own = pairs.filter(([trainee]) => part.trainees.includes(trainee)).map(([t, m]): Pair => [t, m]);
      const fairness = countsOf(problem, own).flatMap((count, band): FairnessStage[] => {
        const known = part.fairness!.find((stage) => stage.band === band) ?? part.fairness!.find((stage) => stage.band > band);
        return count === 0 ? [] : [{ band, count, proof: known?.proof ?? part.optimality }];
      });
      return { ...part, matched: own.length, score: own.reduce((sum, [t, m]) => sum + scoreOf.get(keyOf(t, m))!, 0), fairness };
    }),
  };
}

test('a less fair matching is rejected whatever proof comes with it', { timeout: 60_000 }, () => {
  const accepted: string[] = [];
  let [tried, fairer] = [0, 0];
  cases.forEach((one, k) => {
    const { name, problem, solution } = one;
    for (const pairs of lesserMatchings(one, k)) {
      const claim = withPairs(problem, solution, pairs);
      if (claim.matched === solution.matched) fairer++;
      const fitted = adapted(problem, solution, pairs);
      const { bands: _, ...scored } = { ...problem, objective: 'score' as const };
      const byScore = partsWith(solve({ ...scored, required: pairs }), (part) => ({ ...part, fairness: [] }));
      const certificates: unknown[] = [
        solution.certificate,
        fitted,
        solve({ ...problem, required: pairs }).certificate,
        byScore.certificate,
        ...seededRandom('false fairness', k)
          .sample(mutations(certificateOf(withCertificate(solution, fitted))), 6)
          .map((mutation) => mutation.certificate()),
      ];
      for (const certificate of certificates) {
        tried++;
        if (verify(problem, withCertificate(claim, certificate)).valid) accepted.push(`${name} ${JSON.stringify(pairs)}`);
      }
    }
  });
  expect(accepted).toEqual([]);
  expect(tried).toBeGreaterThan(5000);
  expect(fairer).toBeGreaterThan(200);
});
