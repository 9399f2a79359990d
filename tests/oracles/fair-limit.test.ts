/** Stopped early on the way to the fairest matching, the solver says so: what it still claims is true. */
import { expect, test } from 'vitest';
import { solve, verify, type Solution } from '../../src/solver/index.ts';
import { countsOf, fairBruteForce, type FairOptimum } from './fair-brute-force.ts';
import { fairInstance } from './fair-instances.ts';
import { stoppingAfter } from './judgement.ts';
import { measure, type ListedProblem } from './rules.ts';

const FAMILIES = ['contrastLimited', 'fractions', 'budgets', 'integrality', 'everything'];
const SEEDS = 60;
const NODE_LIMITS = [0, 1, 3];

/** Where the counts first differ from the optimum's: negative when fairer, 0 when the same. */
function compared(counts: readonly number[], optimum: FairOptimum): number {
  const at = counts.findIndex((count, band) => count !== optimum.counts[band]);
  return at < 0 ? 0 : counts[at]! - optimum.counts[at]!;
}

function falsehoods(problem: ListedProblem, solution: Solution, optimum: FairOptimum): string[] {
  const found = [...verify(problem, solution).problems];
  if ((solution.status === 'infeasible') === optimum.feasible) found.push(`status ${solution.status}`);
  if (solution.status === 'infeasible') return found;
  found.push(...measure(problem, solution.pairs).violations);
  const counts = countsOf(problem, solution.pairs);
  const best = optimum.score / optimum.scale;
  const isAsGood = solution.matched === optimum.matched && compared(counts, optimum) === 0;
  if (solution.status === 'optimal' && (!isAsGood || solution.objective !== best)) found.push('called optimal, and is not');
  if (solution.matched > optimum.matched || (solution.matched === optimum.matched && compared(counts, optimum) < 0)) found.push('too good');
  // A bound is a claim that coverage and fairness are settled.
  if (solution.bound !== null && (!isAsGood || solution.bound < best)) found.push(`bound ${solution.bound}`);
  return found;
}

test('whatever the limit, no claim is false', { timeout: 60_000 }, () => {
  const kinds = new Map<string, number>();
  const failures: string[] = [];
  for (const family of FAMILIES) {
    for (let seed = 0; seed < SEEDS; seed++) {
      const problem = fairInstance(family, seed);
      if (problem.pairs.length > 24) continue;
      const optimum = fairBruteForce(problem);
      for (const nodeLimit of NODE_LIMITS) {
        const solution = solve(problem, { nodeLimit });
        const found = falsehoods(problem, solution, optimum);
        if (found.length > 0) failures.push(`fairInstance('${family}', ${seed}), nodeLimit ${nodeLimit}: ${found.join('; ')}`);
        const open = solution
          .certificate!.parts.flatMap(({ fairness = [] }) => fairness)
          .filter(({ countBound }) => countBound !== undefined);
        const kind = solution.status === 'limit' ? (open.length > 0 ? 'fairness open' : 'another limit') : solution.status;
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        for (const { count, countBound } of open) expect(countBound).toBeLessThan(count);
      }
    }
  }
  expect(failures).toEqual([]);
  for (const kind of ['fairness open', 'another limit', 'infeasible']) expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(10);
  expect(kinds.get('optimal') ?? 0).toBeGreaterThan(200);
});

test('stopped at whatever step, without side constraints', { timeout: 60_000 }, () => {
  const kinds = new Map<string, number>();
  const failures: string[] = [];
  for (const family of ['contrast', 'ties', 'needs', 'minimums', 'required', 'tight', 'tall']) {
    for (let seed = 0; seed < SEEDS; seed++) {
      const problem = fairInstance(family, seed);
      if (problem.pairs.length > 24 || (problem.sideConstraints ?? []).length > 0) continue;
      const optimum = fairBruteForce(problem);
      for (const steps of [0, 1, 2, 4, 7]) {
        const solution = solve(problem, stoppingAfter(steps));
        const found = falsehoods(problem, solution, optimum);
        if (found.length > 0) failures.push(`fairInstance('${family}', ${seed}), ${steps} steps: ${found.join('; ')}`);
        const stages = solution.certificate?.parts.flatMap(({ fairness = [] }) => fairness) ?? [];
        const open = stages.filter(({ countBound }) => countBound !== undefined).length;
        const kind =
          solution.status !== 'limit'
            ? solution.status
            : open === 0
              ? 'score open'
              : open < stages.length
                ? 'some bands open'
                : 'all bands open';
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      }
    }
  }
  expect(failures).toEqual([]);
  for (const kind of ['optimal', 'score open', 'some bands open', 'all bands open']) expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(10);
});
