/** Prices where loads are balanced: what imposing a pair costs, against solving the whole problem again with the pair required. */
import { expect, test } from 'vitest';
import { PRICE, Prices, solve, type Solution } from '../../src/solver/index.ts';
import { loadsOf, type Ratio } from './balance-brute-force.ts';
import { balanceInstance } from './balance-instances.ts';
import { countsOf } from './fair-brute-force.ts';
import { integerScores, keyOf, type ListedProblem } from './rules.ts';

const FAMILIES = ['uneven', 'ties', 'negative', 'needs', 'minimums', 'required', 'disconnected', 'wide', 'unevenLimited', 'everything'];
const SEEDS = 24;
const kinds = new Map<string, number>();
const tally = (kind: string): void => void kinds.set(kind, (kinds.get(kind) ?? 0) + 1);

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;

/** The levels of all parts: the same text for the same loads. */
function valuesOf(problem: ListedProblem, pairs: Solution['pairs']): string {
  const value = (ratio: Ratio): number | null => (ratio === null ? null : ratio[0] / ratio[1]);
  return JSON.stringify([...loadsOf(problem, pairs)].map(([part, { worst, least }]) => [part, value(worst), value(least)]));
}

function check(problem: ListedProblem, solution: Solution): string[] {
  const found: string[] = [];
  const prices = new Prices(problem, solution);
  const table = prices.all();
  const chosen = new Set(solution.pairs.map(([t, m]) => keyOf(t, m)));
  const before = valuesOf(problem, solution.pairs);
  for (const { id } of problem.trainees) {
    const within: number[] = [];
    const row = table.trainees.indexOf(id);
    for (const [trainee, mentor] of problem.pairs.filter(([t]) => t === id)) {
      if (chosen.has(keyOf(trainee, mentor))) continue;
      const at =
        Array.from(table.mentor.subarray(table.start[row], table.start[row + 1])).findIndex((j) => table.mentors[j] === mentor) +
        table.start[row]!;
      const price = prices.of(trainee, mentor);
      const imposed = solve({ ...problem, required: [...(problem.required ?? []), [trainee, mentor]] });
      if (imposed.status === 'infeasible' || price === null) {
        if (imposed.status !== 'infeasible' || price !== null || table.kind[at] !== PRICE.impossible)
          found.push(`${trainee} – ${mentor}: impossible or not`);
        tally('impossible');
        continue;
      }
      const [unmet, loss] = [solution.matched - imposed.matched, rounded(solution.objective - imposed.objective)];
      if (price.unmet !== unmet || rounded(price.loss) !== loss)
        found.push(`${trainee} – ${mentor}: ${price.unmet}, ${price.loss}, expected ${unmet}, ${loss}`);
      if (table.kind[at] !== PRICE.exact || table.unmet[at] !== unmet || rounded(table.loss[at]!) !== loss)
        found.push(`${trainee} – ${mentor}: in the table ${table.unmet[at]}, ${table.loss[at]}`);
      const isAsBalanced = problem.balance === 'worst' ? null : valuesOf(problem, imposed.pairs) === before;
      if (isAsBalanced !== null && isAsBalanced !== (price.balance === null))
        found.push(`${trainee} – ${mentor}: balance ${JSON.stringify(price.balance)}`);
      tally(price.balance === null ? 'as balanced' : 'less balanced');
      if (unmet === 0 && price.balance === null) within.push(loss);
    }
    const listed = prices.cheapest(id, problem.mentors.length);
    for (const { mentor, unmet, balance } of listed) if (unmet !== 0 || balance !== null) found.push(`${id} – ${mentor}: listed`);
    if (listed.length !== within.length) found.push(`${id}: ${listed.length} listed, of ${within.length}`);
    if (
      problem.objective !== 'fair' &&
      JSON.stringify(listed.map(({ loss }) => rounded(loss))) !== JSON.stringify(within.sort((a, b) => a - b))
    )
      found.push(`${id}: listed at ${listed.map(({ loss }) => loss).join()}, expected ${within.join()}`);
  }
  return found;
}

test('of every pair, one by one, all at once, and the cheapest', { timeout: 120_000 }, () => {
  const failures: string[] = [];
  for (const family of FAMILIES) {
    for (let seed = 20_000; seed < 20_000 + SEEDS; seed++) {
      const problem = balanceInstance(family, seed);
      if (integerScores(problem) === null) continue;
      const solution = solve(problem);
      if (solution.status !== 'optimal') continue;
      const found = check(problem, solution);
      if (found.length > 0) failures.push(`balanceInstance('${family}', ${seed}): ${found.join('; ')}`);
      if (problem.objective === 'fair' && countsOf(problem, solution.pairs).some((count) => count > 0)) tally('fair');
    }
  }
  expect(failures).toEqual([]);
  for (const kind of ['impossible', 'as balanced', 'less balanced', 'fair']) expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(30);
});

test('beyond the limit the others have no bound', () => {
  const problem = balanceInstance('uneven', 3);
  const table = new Prices(problem, solve(problem)).all({ solveLimit: 0 });
  const beyond = Array.from(table.kind.keys()).filter((pair) => table.kind[pair] === PRICE.atLeast);
  expect(beyond.map((pair) => [table.unmet[pair], table.loss[pair]])).toEqual(beyond.map(() => [0, -Infinity]));
});
