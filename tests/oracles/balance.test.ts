/** `balance` against every matching there is: needs met, worst and least load of each part, bands, score, incumbent, lot. */
import { describe, expect, test } from 'vitest';
import { solve, verify, type Solution } from '../../src/solver/index.ts';
import { balancedBruteForce, compareRatios, loadsOf, ratioOf, type BalancedOptimum } from './balance-brute-force.ts';
import { BALANCE_FAMILIES, balanceInstance } from './balance-instances.ts';
import { byIds, comparing } from './judgement.ts';
import { integerScores, measure, type ListedProblem } from './rules.ts';

const SEEDS = 100;
/** Beyond this trying every matching takes too long. */
const MOST_MATCHINGS = 20_000;

function differences(problem: ListedProblem, solution: Solution, optimum: BalancedOptimum): string[] {
  const found: string[] = [];
  const expectSame = comparing(found);
  expectSame('status', solution.status, optimum.feasible ? 'optimal' : 'infeasible');
  expectSame('matched', solution.matched, optimum.matched);
  expectSame('verify', verify(problem, solution).problems, []);
  if (!optimum.feasible || solution.status !== 'optimal') return found;
  found.push(...measure(problem, solution.pairs).violations);
  const own = loadsOf(problem, solution.pairs);
  for (const { mentors, balance } of solution.certificate!.parts) {
    if (mentors.length === 0) continue;
    const [best, measured] = [optimum.loads.get(mentors[0]!)!, own.get(mentors[0]!)!];
    for (const [what, claimed, wanted, reached] of [
      ['worst', balance!.worst, best.worst, measured.worst],
      ...(problem.balance === 'spread' ? ([['least', balance!.least!, best.least, measured.least]] as const) : []),
    ] as const) {
      if (compareRatios(ratioOf(claimed.level), wanted) !== 0 || compareRatios(reached, wanted) !== 0)
        found.push(
          `${what} of ${mentors[0]}: ${JSON.stringify(claimed.level)}, ${JSON.stringify(reached)}, expected ${JSON.stringify(wanted)}`,
        );
    }
  }
  expectSame('bound', solution.bound, solution.objective);
  expectSame('objective', solution.objective, optimum.score / integerScores(problem)!.scale);
  if (optimum.unique && solution.certificate?.tieBreak === 'complete') {
    expectSame('incumbent pairs kept', measure(problem, solution.pairs).kept, optimum.kept);
    expectSame('pairs', byIds(solution.pairs), byIds(optimum.pairs));
  }
  return found;
}

describe('solve against brute force', () => {
  const kinds = new Map<string, number>();
  const tally = (kind: string): void => void kinds.set(kind, (kinds.get(kind) ?? 0) + 1);

  test.each(BALANCE_FAMILIES)('%s', { timeout: 120_000 }, (family) => {
    const failures: string[] = [];
    for (let seed = 0; seed < SEEDS && failures.length < 5; seed++) {
      const problem = balanceInstance(family, seed);
      if (problem.pairs.length > 16) continue;
      const optimum = balancedBruteForce(problem, MOST_MATCHINGS);
      if (optimum === null) continue;
      const solution = solve(problem);
      const found = differences(problem, solution, optimum);
      if (found.length > 0) failures.push(`balanceInstance('${family}', ${seed}): ${found.join('; ')}`);
      const kind = `${(problem.sideConstraints ?? []).length > 0 ? 'limited ' : ''}${problem.balance} `;
      tally(`${kind}${solution.status}`);
      if (solution.status !== 'optimal') continue;
      if (solution.unmet.length > 0) tally(`${kind}short`);
      if (problem.objective === 'fair') tally(`${kind}fair`);
      if (solution.certificate!.parts.some(({ balance }) => balance!.worst.proof !== null)) tally(`${kind}worst proven`);
      if (solution.certificate!.parts.some(({ balance }) => (balance!.least?.proof ?? null) !== null)) tally(`${kind}least proven`);
      const { balance: _, ...plain } = problem;
      const richest = solve(plain);
      if (richest.objective > solution.objective) tally(`${kind}balance costs score`);
    }
    expect(failures).toEqual([]);
  });

  test('and they were of every kind', () => {
    for (const limited of ['', 'limited ']) {
      for (const balance of ['worst', 'spread']) {
        for (const kind of [
          'infeasible',
          'short',
          'fair',
          'worst proven',
          'balance costs score',
          ...(balance === 'spread' ? ['least proven'] : []),
        ])
          expect(kinds.get(`${limited}${balance} ${kind}`) ?? 0, `${limited}${balance} ${kind}`).toBeGreaterThan(20);
      }
    }
  });
});
