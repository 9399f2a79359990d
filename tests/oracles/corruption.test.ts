/** The verifier rejects what is false, however it is dressed up. */
import { beforeAll, describe, expect, test } from 'vitest';
import { solve, verify, type Solution } from '../../src/solver/index.ts';
import { bruteForce, type Optimum } from './brute-force.ts';
import { certificateOf, mutations, withCertificate, type Mutation } from './certificates.ts';
import { CORRUPTIONS, withPairs } from './corruptions.ts';
import { FAMILY_NAMES, instance } from './instances.ts';
import { seededRandom } from './random.ts';
import { measure, type ListedProblem } from './rules.ts';

/** Other seeds than the first, which the comparison with brute force already went through. */
const FIRST_SEED = 100_000;
const SEEDS_PER_FAMILY = 40;

/** Each way of corrupting must have been tried at least this often. */
const LEAST_TRIED = 20;

interface Case {
  name: string;
  problem: ListedProblem;
  solution: Solution;
  optimum: Optimum;
}

const cases: Case[] = [];

beforeAll(() => {
  for (const family of FAMILY_NAMES) {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS_PER_FAMILY; seed++) {
      const problem = instance(family, seed);
      const optimum = bruteForce(problem);
      if (optimum.exact) cases.push({ name: `instance('${family}', ${seed})`, problem, solution: solve(problem), optimum });
    }
  }
}, 120_000);

test('the solutions to corrupt are true, and of every kind', () => {
  const kinds = new Map<string, number>();
  for (const { name, problem, solution } of cases) {
    expect(verify(problem, solution), name).toEqual({ valid: true, problems: [] });
    const kind = solution.status === 'optimal' && solution.unmet.length > 0 ? 'short' : solution.status;
    const constrained = (problem.sideConstraints ?? []).length > 0 ? 'constrained ' : '';
    kinds.set(constrained + kind, (kinds.get(constrained + kind) ?? 0) + 1);
  }
  for (const kind of ['optimal', 'short', 'infeasible']) {
    expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(40);
    expect(kinds.get(`constrained ${kind}`) ?? 0, `constrained ${kind}`).toBeGreaterThan(20);
  }
});

describe('a corrupted solution is rejected', () => {
  test.each(Object.entries(CORRUPTIONS))('%s', { timeout: 60_000 }, (way, corrupt) => {
    const accepted: string[] = [];
    let tried = 0;
    for (const { name, problem, solution } of cases) {
      const corrupted = corrupt(problem, solution, seededRandom(way, tried));
      if (corrupted === null) continue;
      tried++;
      const { valid, problems } = verify(problem, corrupted);
      if (valid || problems.length === 0) accepted.push(name);
    }
    expect(accepted).toEqual([]);
    expect(tried).toBeGreaterThanOrEqual(LEAST_TRIED);
  });
});

describe('a falsified certificate', () => {
  test('of a true solution is mostly rejected, and never crashes the verifier', { timeout: 120_000 }, () => {
    const counts = new Map<Mutation['how'], { tried: number; rejected: number }>();
    cases.forEach(({ name, problem, solution }, k) => {
      const all = mutations(certificateOf(solution));
      for (const { how, path, certificate } of seededRandom('mutations', k).sample(all, 60)) {
        const { valid, problems } = verify(problem, withCertificate(solution, certificate()));
        expect(valid, `${name} ${how} ${path.join('/')}`).toBe(problems.length === 0);
        const count = counts.get(how) ?? { tried: 0, rejected: 0 };
        counts.set(how, { tried: count.tried + 1, rejected: count.rejected + (valid ? 0 : 1) });
      }
    });
    const total = [...counts.values()].reduce((sum, count) => ({
      tried: sum.tried + count.tried,
      rejected: sum.rejected + count.rejected,
    }));
    expect([...counts.keys()].sort()).toEqual(['deleted', 'minus one', 'plus one', 'swapped', 'zero']);
    for (const [how, { tried }] of counts) expect(tried, how).toBeGreaterThan(500);
    expect(total.rejected / total.tried).toBeGreaterThan(0.6);
  });
});

/** Matchings that satisfy every rule and are not the best: best for other scores, or with needs left unmet that could be met. */
function lesserMatchings({ problem, optimum }: Case, seed: number): Solution['pairs'][] {
  const random = seededRandom('lesser', seed);
  const rescored = [-1, 1, 1].map((sign) =>
    bruteForce({ ...problem, pairs: problem.pairs.map(([t, m, score]) => [t, m, sign === -1 ? -score : random.int(0, 9)]) }),
  );
  const matchings = [...rescored.map(({ pairs }) => pairs), ...optimum.pairs.map((_, k) => optimum.pairs.filter((_pair, i) => i !== k))];
  return matchings.filter((pairs) => {
    const { violations, matched, objective } = measure(problem, pairs);
    return violations.length === 0 && (matched < optimum.matched || objective < optimum.objective);
  });
}

/** The certificate's own claims made to fit false ones: each number that states the true value states the false one. */
function adapted(solution: Solution, claim: Solution): unknown {
  const scale = solution.certificate?.scale;
  const factor = scale === undefined ? 1 : scale.base ** scale.exponent;
  const integer = (objective: number): number => Math.round(objective * factor);
  return JSON.parse(
    JSON.stringify(solution.certificate, (key, value: unknown) => {
      if (key === 'matched' && value === solution.matched) return claim.matched;
      if (key === 'score' && value === integer(solution.objective)) return integer(claim.objective);
      return value;
    }),
  );
}

describe('a false claim is rejected whatever proof comes with it', () => {
  test('a lesser matching presented as optimal', { timeout: 120_000 }, () => {
    const accepted: string[] = [];
    let tried = 0;
    cases.forEach((one, k) => {
      const { name, problem, solution, optimum } = one;
      if (!optimum.feasible) return;
      for (const pairs of lesserMatchings(one, k)) {
        const claim = withPairs(problem, solution, pairs);
        const twin = solve({ ...problem, required: pairs });
        const certificates: unknown[] = [
          solution.certificate,
          adapted(solution, claim),
          twin.certificate,
          ...seededRandom('false claims', k)
            .sample(mutations(certificateOf(withCertificate(solution, adapted(solution, claim)))), 15)
            .map((mutation) => mutation.certificate()),
        ];
        for (const certificate of certificates) {
          tried++;
          if (verify(problem, withCertificate(claim, certificate)).valid)
            accepted.push(`${name} ${JSON.stringify(pairs)} ${JSON.stringify(certificate)}`);
        }
      }
    });
    expect(accepted).toEqual([]);
    expect(tried).toBeGreaterThan(5000);
  });

  test('a bound below the optimum', { timeout: 120_000 }, () => {
    const accepted: string[] = [];
    let tried = 0;
    cases.forEach((one, k) => {
      const { name, problem, solution, optimum } = one;
      if (!optimum.feasible) return;
      for (const pairs of lesserMatchings(one, k)) {
        const claim = withPairs(problem, solution, pairs);
        if (claim.matched < optimum.matched) continue;
        for (const bound of [claim.objective, (claim.objective + optimum.objective) / 2]) {
          for (const certificate of [solution.certificate, adapted(solution, claim)]) {
            tried++;
            if (verify(problem, withCertificate({ ...claim, status: 'limit', bound }, certificate)).valid) accepted.push(name);
          }
        }
      }
    });
    expect(accepted).toEqual([]);
    expect(tried).toBeGreaterThan(500);
  });

  test('a problem with an answer presented as infeasible, with the proof of a harder one', { timeout: 120_000 }, () => {
    const accepted: string[] = [];
    let tried = 0;
    for (const { name, problem, solution, optimum } of cases) {
      if (!optimum.feasible) continue;
      const terms = problem.pairs.map(([trainee, mentor]): [string, string, number] => [trainee, mentor, 1]);
      const harder: ListedProblem[] = [
        {
          ...problem,
          sideConstraints: [...(problem.sideConstraints ?? []), { id: 'one more', terms, op: '>=', rhs: optimum.matched + 1 }],
        },
        { ...problem, mentors: problem.mentors.map((mentor) => ({ ...mentor, max: 0, min: 0 })), coverage: 'all' },
        { ...problem, pairs: [], required: [], sideConstraints: [], coverage: 'all' },
      ];
      for (const twin of harder) {
        const proof = solve(twin);
        if (proof.status !== 'infeasible') continue;
        const claims = [
          proof,
          withCertificate(proof, solution.certificate),
          ...mutations(certificateOf(proof))
            .slice(0, 10)
            .map(({ certificate }) => withCertificate(proof, certificate())),
        ];
        for (const claim of claims) {
          tried++;
          if (verify(problem, claim).valid) accepted.push(name);
        }
      }
    }
    expect(accepted).toEqual([]);
    expect(tried).toBeGreaterThan(1000);
  });
});
