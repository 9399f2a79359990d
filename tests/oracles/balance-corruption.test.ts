/** The verifier takes no false word about balance. */
import { beforeAll, describe, expect, test } from 'vitest';
import {
  solve,
  verify,
  type BalanceProof,
  type BalanceStage,
  type Certificate,
  type CertificatePart,
  type Level,
  type Proof,
  type Solution,
} from '../../src/solver/index.ts';
import { compareRatios, loadsOf, type Ratio } from './balance-brute-force.ts';
import { BALANCE_FAMILIES, balanceInstance } from './balance-instances.ts';
import { certificateOf, mutations, withCertificate } from './certificates.ts';
import { withPairs } from './corruptions.ts';
import { integerScores, keyOf, measure, type ListedProblem, type Pair } from './rules.ts';
import { seededRandom } from './random.ts';
import { mutated, partsWith, tampered, type Case } from './tampering.ts';

/** Other seeds than those that went through the comparison with brute force. */
const FIRST_SEED = 10_000;

const cases: Case[] = [];

beforeAll(() => {
  for (const family of BALANCE_FAMILIES) {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + 20; seed++) {
      const problem = balanceInstance(family, seed);
      if (problem.pairs.length > 24 || integerScores(problem) === null) continue;
      const solution = solve(problem);
      if (solution.status === 'optimal' && solution.certificate!.scale.exact)
        cases.push({ name: `balanceInstance('${family}', ${seed})`, problem, solution });
    }
  }
}, 60_000);

type Name = 'worst' | 'least';

/** The first stage of this name that has a proof, changed; null when there is none. */
function withStage(
  solution: Solution,
  name: Name,
  change: (stage: BalanceStage, part: CertificatePart) => BalanceStage | null,
): Solution | null {
  const at = solution.certificate!.parts.find(({ balance }) => (balance?.[name]?.proof ?? null) !== null);
  if (at === undefined) return null;
  const changed = change(at.balance![name]!, at);
  if (changed === null) return null;
  return partsWith(solution, (part) => (part === at ? { ...part, balance: { ...part.balance!, [name]: changed } } : part));
}

const moved = (level: Level, by: number): Level => [Number(level[0]) + by, level[1]];

const OF_A_STAGE: Record<string, (stage: BalanceStage, part: CertificatePart) => BalanceStage | null> = {
  'level lowered': (stage) => ({ ...stage, level: moved(stage.level!, -1) }),
  'level raised': (stage) => ({ ...stage, level: moved(stage.level!, 1) }),
  'level of nobody': (stage) => ({ ...stage, level: null }),
  'level of nobody, nothing to prove': () => ({ level: null, proof: null }),
  'proof dropped': (stage) => ({ ...stage, proof: null }),
  'proof of nothing': (stage, { trainees, mentors, sideConstraints }) => {
    const zeros = (ids: readonly string[]): number[] => ids.map(() => 0);
    const duals = {
      denominator: 1,
      trainees: zeros(trainees),
      mentors: zeros(mentors),
      sideConstraints: zeros(sideConstraints),
      coverage: 0,
    };
    return { ...stage, proof: { fixing: null, tree: { leaf: 'empty', duals } } };
  },
  'bound that is the level': (stage) => ({ ...stage, levelBound: stage.level }),
  'bound of nobody': (stage) => ({ ...stage, levelBound: null }),
  'negative denominator': (stage) => ({ ...stage, level: [-Number(stage.level![0]), -Number(stage.level![1])] }),
  'denominator of zero': (stage) => ({ ...stage, level: [stage.level![0], 0] }),
};

const CORRUPTIONS: Record<string, (solution: Solution) => Solution | null> = {
  'balance left out': (solution) => partsWith(solution, ({ balance: _, ...part }) => part),
  'least load left out, or proven though nobody asked': (solution) =>
    partsWith(solution, (part) => {
      const { worst, least } = part.balance!;
      return { ...part, balance: least === undefined ? { worst, least: worst } : { worst } };
    }),
  ...Object.fromEntries(
    (['worst', 'least'] as const).flatMap((name) =>
      Object.entries(OF_A_STAGE).map(
        ([what, change]) => [`${name}: ${what}`, (solution: Solution) => withStage(solution, name, change)] as const,
      ),
    ),
  ),
  'worst and least exchanged': (solution) =>
    partsWith(solution, (part) => {
      const { worst, least } = part.balance!;
      return least === undefined || JSON.stringify(worst) === JSON.stringify(least)
        ? part
        : { ...part, balance: { worst: least, least: worst } };
    }),
  'worst with a bound above it': (solution) => withStage(solution, 'worst', (stage) => ({ ...stage, levelBound: moved(stage.level!, 1) })),
  'least with a bound below it': (solution) => withStage(solution, 'least', (stage) => ({ ...stage, levelBound: moved(stage.level!, -1) })),
};

describe('a corrupted certificate is rejected', () => {
  test.each(Object.entries(CORRUPTIONS))('%s', (what, corrupt) => {
    const { tried, accepted } = tampered(cases, corrupt);
    expect(accepted).toEqual([]);
    expect(tried).toBeGreaterThan(what.startsWith('least') ? 10 : 30);
  });

  test('what is proven of a level needs its proof at a limit too', () => {
    const said = new Map<string, number>();
    for (const { problem, solution } of cases) {
      for (const name of ['worst', 'least'] as const) {
        // Open, and said to be so: nothing is wrong with it but what is changed.
        const open = (change: Partial<BalanceStage>): Solution | null => {
          const changed = withStage(solution, name, (stage) => ({ ...stage, ...change }));
          return changed === null ? null : { ...changed, status: 'limit', bound: null };
        };
        const honest = open({ proof: null, levelBound: null });
        if (honest === null) continue;
        expect(verify(problem, honest)).toEqual({ valid: true, problems: [] });
        const bound: Level = name === 'worst' ? [0, 1] : [1_000_000, 1];
        for (const false_ of [open({ proof: null, levelBound: bound }), open({ proof: null }), open({ levelBound: null })]) {
          const { problems } = verify(problem, false_!);
          expect(problems.length).toBeGreaterThan(0);
          for (const text of problems) said.set(text.split(': ')[1]!, (said.get(text.split(': ')[1]!) ?? 0) + 1);
        }
      }
    }
    expect(said.get('there is no proof that it could not be better')).toBeGreaterThan(100);
    expect(said.get('its proof proves no bound')).toBeGreaterThan(50);
  });

  test('balance proven where nobody, or somebody else, asked for it', () => {
    for (const { name, problem, solution } of cases) {
      const { balance, ...plain } = problem;
      expect(verify(plain, solution).valid, name).toBe(false);
      expect(verify({ ...problem, balance: balance === 'worst' ? 'spread' : 'worst' }, solution).valid, name).toBe(false);
    }
  });

  test('loads and shares that are none are not read', () => {
    const { problem, solution } = cases.find(({ problem: { mentors } }) => mentors.length > 0)!;
    for (const wrong of [{ share: 0 }, { share: -1 }, { load: -1 }, { load: NaN }, { share: Infinity }]) {
      const { valid, problems } = verify({ ...problem, mentors: problem.mentors.map((mentor) => ({ ...mentor, ...wrong })) }, solution);
      expect([valid, problems[0]]).toEqual([false, expect.stringMatching(/^problem \/mentors\/0\/(load|share): /)]);
    }
    expect(verify({ ...problem, balance: 'best' as 'worst' }, solution).problems).toEqual([expect.stringMatching(/^problem \/balance: /)]);
  });

  test('falsified numbers are mostly rejected, and never crash the verifier', () => {
    const { tried, rejected } = mutated(cases, 'balance mutations');
    expect(tried).toBeGreaterThan(3000);
    expect(rejected / tried).toBeGreaterThan(0.5);
  });
});

/** Whether a matching of as many pairs is less balanced, or as balanced and of a lower score, in some part. */
function isLess(problem: ListedProblem, pairs: Solution['pairs'], { pairs: best, objective }: Solution): boolean {
  const [own, other] = [loadsOf(problem, pairs), loadsOf(problem, best)];
  let isSame = true;
  for (const [part, { worst, least }] of own) {
    const { worst: bestWorst, least: bestLeast } = other.get(part)!;
    const byWorst = compareRatios(worst, bestWorst);
    const byLeast = least === null || bestLeast === null ? compareRatios(least, bestLeast) : compareRatios(bestLeast, least);
    const by = byWorst !== 0 ? byWorst : problem.balance === 'worst' ? 0 : byLeast;
    if (by > 0) return true;
    isSame &&= by === 0;
  }
  return isSame && problem.objective !== 'fair' && measure(problem, pairs).objective < objective;
}

const levelOf = (ratio: Ratio): Level | null => (ratio === null ? null : ratio);

/** The certificate of the true solution with every claim made to fit the false one, its proofs kept. */
function adapted(problem: ListedProblem, solution: Solution, pairs: Solution['pairs']): Certificate {
  const { integers } = integerScores(problem)!;
  const scoreOf = new Map(problem.pairs.map(([t, m], k) => [keyOf(t, m), integers[k]!]));
  const certificate = solution.certificate!;
  const loads = loadsOf(problem, pairs);
  const stage = (level: Level | null, proof: Proof | null): BalanceStage => ({ level, proof: level === null ? null : proof });
  return {
    ...certificate,
    parts: certificate.parts.map((part): CertificatePart => {
      const own = pairs.filter(([trainee]) => part.trainees.includes(trainee)).map(([t, m]): Pair => [t, m]);
      const measured = loads.get(part.mentors[0] ?? '') ?? { worst: null, least: null };
      const { worst, least } = part.balance!;
      const balance: BalanceProof = {
        worst: stage(levelOf(measured.worst), worst.proof ?? least?.proof ?? part.coverage),
        ...(least === undefined ? {} : { least: stage(levelOf(measured.least), least.proof ?? worst.proof ?? part.coverage) }),
      };
      return { ...part, matched: own.length, score: own.reduce((sum, [t, m]) => sum + scoreOf.get(keyOf(t, m))!, 0), balance };
    }),
  };
}

/** Here the proofs are those of another level than is claimed: what the true matching has, or what a matching with these pairs required has. */
test('a less balanced matching is rejected whatever proof comes with it', { timeout: 60_000 }, () => {
  const accepted: string[] = [];
  let [tried, uneven] = [0, 0];
  cases.forEach(({ name, problem, solution }, k) => {
    const random = seededRandom('less balanced', k);
    const { balance: _, ...plain } = problem;
    const scored = (): ListedProblem => ({
      ...plain,
      pairs: problem.pairs.map(([t, m]): [string, string, number] => [t, m, random.int(0, 9)]),
    });
    const others = [plain, scored(), scored(), scored()].map((other) => solve(other).pairs);
    for (const pairs of others) {
      if (pairs.length !== solution.matched || !isLess(problem, pairs, solution)) continue;
      uneven++;
      const claim = withPairs(problem, solution, pairs);
      const fitted = adapted(problem, solution, pairs);
      const certificates: unknown[] = [
        solution.certificate,
        fitted,
        solve({ ...problem, required: pairs }).certificate,
        partsWith(withCertificate(solution, fitted), (part) => ({
          ...part,
          balance: { ...part.balance!, worst: { level: null, proof: null } },
        })).certificate,
        ...random.sample(mutations(certificateOf(withCertificate(solution, fitted))), 6).map((mutation) => mutation.certificate()),
      ];
      for (const certificate of certificates) {
        tried++;
        if (verify(problem, withCertificate(claim, certificate)).valid) accepted.push(`${name} ${JSON.stringify(pairs)}`);
      }
    }
  });
  expect(accepted).toEqual([]);
  expect(uneven).toBeGreaterThan(100);
  expect(tried).toBeGreaterThan(1000);
});
