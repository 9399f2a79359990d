/**
 * The solver on the frozen problems of `verdicts/cases.jsonl`, whose answers the second verifier has proven: the same status, needs met, score,
 * and pairs where the lot is carried to its end. And on others, against brute force, which has answered before the first test begins. So quick
 * that mutation testing runs it on every mutant of the solver.
 */
import { expect, test } from 'vitest';
import { CONSTRAINED_FAMILIES, constrainedProblem } from '../../benchmarks/campaign/constrained/families.mjs';
import { solve, verify, type Solution } from '../../src/solver/index.ts';
import { bruteForce } from './brute-force.ts';
import { FAMILY_NAMES, instance } from './instances.ts';
import { edited, frozenCases } from './verdicts/cases.ts';

const FIRST_SEED = 400_000;
const SEEDS = 6;
/** Larger ones, under constraints: a proof that holds is all that is asked of them. */
const CONSTRAINED = 3;
const MOST_PAIRS = 60;

const proven = frozenCases()
  .map((frozen) => ({ name: frozen.name, ...edited(frozen, []) }))
  .filter(({ solution }) => solution.status !== 'limit');

/** What every right solution has in common. */
const answerOf = ({ status, matched, objective, unmet, certificate, pairs }: Solution): object => ({
  ...{ status, matched, objective, short: unmet.reduce((sum, { missing }) => sum + missing, 0) },
  ...(certificate?.tieBreak === 'complete' && { pairs }),
});

test.each(['plain', 'fair', 'balanced'])('%s', { timeout: 60_000 }, (kind) => {
  const own = proven.filter(({ name }) => name.startsWith(kind));
  expect(own.length).toBeGreaterThan(5);
  for (const { name, problem, solution } of own) {
    const found = solve(problem);
    expect(verify(problem, found), name).toMatchObject({ valid: true });
    expect(answerOf(found), name).toEqual(answerOf(solution));
  }
});

const answered = FAMILY_NAMES.flatMap((family) =>
  Array.from({ length: SEEDS }, (_, k) => {
    const problem = instance(family, FIRST_SEED + k);
    return { family, name: `instance('${family}', ${FIRST_SEED + k})`, problem, optimum: bruteForce(problem) };
  }),
).filter(({ optimum }) => optimum.exact);

test.each(FAMILY_NAMES)('%s', (wanted) => {
  for (const { name, problem, optimum } of answered.filter(({ family }) => family === wanted)) {
    const { status, matched, objective, ...rest } = solve(problem);
    expect(verify(problem, { status, matched, objective, ...rest }), name).toMatchObject({ valid: true });
    expect({ status, matched, objective }, name).toEqual(
      optimum.feasible
        ? { status: 'optimal', matched: optimum.matched, objective: optimum.objective }
        : { status: 'infeasible', matched: 0, objective: 0 },
    );
  }
});

test.each(CONSTRAINED_FAMILIES)('proven, %s', (family) => {
  const small = Array.from({ length: CONSTRAINED * 8 }, (_, seed) => constrainedProblem(family, seed)).filter(
    ({ pairs }) => pairs.length <= MOST_PAIRS,
  );
  for (const problem of small.slice(0, CONSTRAINED)) {
    const solution = solve(problem);
    expect(solution.status).not.toBe('limit');
    expect(verify(problem, solution)).toMatchObject({ valid: true });
  }
});

/** Aborted at the n-th look. */
function abortedAt(n: number): { readonly aborted: boolean } {
  let looks = 0;
  return {
    get aborted(): boolean {
      return looks++ >= n;
    },
  };
}

test.each(['plain', 'fair', 'balanced'])('cut short, %s', { timeout: 60_000 }, (kind) => {
  const seen = new Set<string>();
  for (const { name, problem, solution } of proven.filter((one) => one.name.startsWith(kind))) {
    for (const options of [{ nodeLimit: 1 }, ...[0, 1, 3, 8, 20].map((look) => ({ signal: abortedAt(look) }))]) {
      const found = solve(problem, options);
      expect(verify(problem, found), name).toMatchObject({ valid: true });
      expect(found.status === 'infeasible', name).toBe(solution.status === 'infeasible');
      if (found.status === 'optimal') expect([found.matched, found.objective], name).toEqual([solution.matched, solution.objective]);
      else if (found.bound !== null) expect(found.bound, name).toBeGreaterThanOrEqual(found.objective);
      seen.add(found.status);
    }
  }
  expect([...seen]).toEqual(expect.arrayContaining(kind === 'plain' ? ['optimal'] : ['limit', 'optimal']));
});
