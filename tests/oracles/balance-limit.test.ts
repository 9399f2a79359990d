/** Stopped early, the solver says how balanced the matching is and what is proven of it, and both are true. */
import { expect, test } from 'vitest';
import { solve, verify, type Solution } from '../../src/solver/index.ts';
import { balancedBruteForce, compareRatios, loadsOf, ratioOf, type BalancedOptimum } from './balance-brute-force.ts';
import { balanceInstance } from './balance-instances.ts';
import { stoppingAfter } from './judgement.ts';
import { integerScores, measure, type ListedProblem } from './rules.ts';

const SEEDS = 40;

function falsehoods(problem: ListedProblem, solution: Solution, optimum: BalancedOptimum): string[] {
  const { valid, problems } = verify(problem, solution);
  const found = valid ? [] : [...problems];
  if (!optimum.feasible) return solution.status === 'infeasible' ? found : [...found, `status ${solution.status}`];
  if (solution.status === 'infeasible') return [...found, 'infeasible'];
  found.push(...measure(problem, solution.pairs).violations);
  if (solution.matched > optimum.matched) found.push(`matched ${solution.matched} of ${optimum.matched}`);
  const own = loadsOf(problem, solution.pairs);
  for (const { mentors, balance } of solution.certificate!.parts) {
    const measured = own.get(mentors[0] ?? '');
    const best = optimum.loads.get(mentors[0] ?? '');
    if (measured === undefined || best === undefined) continue;
    const { worst, least } = balance!;
    if (compareRatios(ratioOf(worst.level), measured.worst) !== 0) found.push('a worst load that is another');
    if (least !== undefined && compareRatios(ratioOf(least.level), measured.least) !== 0) found.push('a least load that is another');
    if (solution.matched < optimum.matched) continue;
    const isWorstProven = worst.levelBound === undefined;
    if (isWorstProven && compareRatios(measured.worst, best.worst) !== 0) found.push('a worst load that is not the best');
    if (worst.levelBound !== undefined && worst.levelBound !== null && compareRatios(ratioOf(worst.levelBound), best.worst) > 0)
      found.push('a bound above the best worst load');
    if (least === undefined || !isWorstProven) continue;
    if (least.levelBound === undefined && compareRatios(measured.least, best.least) !== 0) found.push('a least load that is not the best');
    if (
      least.levelBound !== undefined &&
      least.levelBound !== null &&
      best.least !== null &&
      compareRatios(ratioOf(least.levelBound), best.least) < 0
    )
      found.push('a bound below the best least load');
  }
  const { scale } = integerScores(problem)!;
  if (solution.status === 'optimal' && solution.objective !== optimum.score / scale) found.push(`objective ${solution.objective}`);
  if (
    solution.bound !== null &&
    problem.objective !== 'fair' &&
    solution.matched === optimum.matched &&
    solution.bound < optimum.score / scale
  )
    found.push(`bound ${solution.bound}`);
  return found;
}

const kinds = new Map<string, number>();
function tally(solution: Solution): void {
  const stages =
    solution.certificate?.parts.flatMap(({ balance }) =>
      balance === undefined ? [] : [balance.worst, ...(balance.least ? [balance.least] : [])],
    ) ?? [];
  const open = stages.filter(({ levelBound }) => levelBound !== undefined);
  const kind =
    solution.status !== 'limit'
      ? solution.status
      : open.length === 0
        ? 'score open'
        : open.every(({ levelBound }) => levelBound === null)
          ? 'levels open'
          : 'levels bounded';
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
}

test('stopped after so many steps', { timeout: 120_000 }, () => {
  kinds.clear();
  const failures: string[] = [];
  for (const family of ['uneven', 'unevenLimited', 'needs', 'minimums', 'required', 'wide', 'quotas', 'budgets']) {
    for (let seed = 0; seed < SEEDS; seed++) {
      const problem = balanceInstance(family, seed);
      const optimum = problem.pairs.length > 16 ? null : balancedBruteForce(problem, 20_000);
      if (optimum === null) continue;
      for (const steps of [0, 1, 2, 3, 5, 8, 12]) {
        const solution = solve(problem, stoppingAfter(steps));
        const found = falsehoods(problem, solution, optimum);
        if (found.length > 0) failures.push(`balanceInstance('${family}', ${seed}), ${steps} steps: ${found.join('; ')}`);
        tally(solution);
      }
    }
  }
  expect(failures).toEqual([]);
  for (const kind of ['optimal', 'score open', 'levels open', 'levels bounded']) expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(10);
});

test('with a limit of nodes', { timeout: 120_000 }, () => {
  kinds.clear();
  const failures: string[] = [];
  for (const family of ['unevenLimited', 'quotas', 'fractions', 'apartTogether', 'budgets', 'integrality', 'everything']) {
    for (let seed = 0; seed < SEEDS; seed++) {
      const problem = balanceInstance(family, seed);
      const optimum = problem.pairs.length > 16 ? null : balancedBruteForce(problem, 20_000);
      if (optimum === null) continue;
      for (const nodeLimit of [0, 1, 2]) {
        const solution = solve(problem, { nodeLimit });
        const found = falsehoods(problem, solution, optimum);
        if (found.length > 0) failures.push(`balanceInstance('${family}', ${seed}), nodeLimit ${nodeLimit}: ${found.join('; ')}`);
        tally(solution);
      }
    }
  }
  expect(failures).toEqual([]);
  for (const kind of ['optimal', 'infeasible']) expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(10);
});
