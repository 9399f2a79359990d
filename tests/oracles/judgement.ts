/** What is wrong with a solver's answer, given the optimum that an oracle found; and what kind of instance it was. */
import { verify, type Solution, type SolveOptions } from '../../src/solver/index.ts';
import type { Promises } from './instances.ts';
import { bruteForce, type Optimum } from './brute-force.ts';
import { keyOf, measure, type ListedProblem } from './rules.ts';

/** Tolerance for scores that have no common decimal scale, relative to the largest of them. */
const TOLERANCE = 1e-9;

/** What an oracle found: brute force knows the pairs to the last rule, HiGHS only the value. */
type Expected = Pick<Optimum, 'feasible' | 'matched' | 'objective' | 'exact'> & Partial<Pick<Optimum, 'kept' | 'pairs' | 'unique'>>;

/** Every difference between the solution and the expected optimum, in words; empty when there is none. */
export function differences(problem: ListedProblem, solution: Solution, expected: Expected): string[] {
  const found: string[] = [];
  const expect = comparing(found);
  const margin = expected.exact ? 0 : TOLERANCE * Math.max(1, ...problem.pairs.map(([, , score]) => Math.abs(score)));
  const expectScore = (what: string, actual: number, wanted: number): void => {
    if (!(Math.abs(actual - wanted) <= margin)) found.push(`${what}: ${actual}, expected ${wanted}`);
  };
  expect('format', solution.format, 'binome.solution/1');
  expect('status', solution.status, expected.feasible ? 'optimal' : 'infeasible');
  expect('matched', solution.matched, expected.matched);
  expect('number of pairs', solution.pairs.length, expected.matched);
  expectScore('objective', solution.objective, expected.objective);
  if (expected.feasible) {
    const { violations, objective, unmet, kept } = measure(problem, solution.pairs);
    found.push(...violations);
    expectScore('worth of the pairs', objective, expected.objective);
    expect('bound', solution.bound, solution.objective);
    expect('unmet', byTrainee(solution.unmet), byTrainee(unmet));
    const tieBroken = expected.exact && solution.certificate?.tieBreak === 'complete';
    if (tieBroken && expected.kept !== undefined) expect('incumbent pairs kept', kept, expected.kept);
    if (tieBroken && expected.pairs !== undefined && expected.unique) expect('pairs', byIds(solution.pairs), byIds(expected.pairs));
    expect('has a diagnosis', solution.diagnosis !== null, unmet.length > 0);
  } else {
    expect('bound', solution.bound, null);
    expect('has a diagnosis', solution.diagnosis !== null, true);
  }
  const { tolerance = 0 } = solution.certificate?.scale ?? {};
  expect('verify', verify(problem, solution), { valid: true, ...(tolerance > 0 ? { tolerance } : {}), problems: [] });
  return found;
}

/** Adds to `found` whatever is not what was wanted, in words. */
export function comparing(found: string[]): (what: string, actual: unknown, wanted: unknown) => void {
  return (what, actual, wanted) => {
    if (JSON.stringify(actual) !== JSON.stringify(wanted))
      found.push(`${what}: ${JSON.stringify(actual)}, expected ${JSON.stringify(wanted)}`);
  };
}

export function byIds(pairs: Solution['pairs']): string[] {
  return pairs.map(([trainee, mentor]) => keyOf(trainee, mentor)).sort();
}

function byTrainee(unmet: Solution['unmet']): [string, number][] {
  return unmet.map(({ trainee, missing }): [string, number] => [trainee, missing]).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** The kinds that an instance is of: an instance of none tests little. */
export function kindsOf(problem: ListedProblem, optimum: Optimum): (keyof Promises)[] {
  const needed = problem.trainees.reduce((sum, { need = 1 }) => sum + need, 0);
  const kinds: (keyof Promises)[] = [optimum.feasible ? 'feasible' : 'infeasible'];
  if (optimum.feasible && optimum.matched < needed) kinds.push('short');
  if (optimum.count > 1) kinds.push('tied');
  if (optimum.count > 1 && optimum.kept > 0) kinds.push('kept');
  if ((problem.sideConstraints ?? []).length > 0 && isWorse(optimum, bruteForce({ ...problem, sideConstraints: [] })))
    kinds.push('binding');
  if ((problem.required ?? []).length > 0 || problem.mentors.some(({ min = 0 }) => min > 0)) {
    const undemanding = { ...problem, required: [], mentors: problem.mentors.map((mentor) => ({ ...mentor, min: 0 })) };
    if (isWorse(optimum, bruteForce(undemanding))) kinds.push('demanding');
  }
  return kinds;
}

function isWorse(optimum: Optimum, other: Optimum): boolean {
  return other.feasible && (!optimum.feasible || optimum.matched < other.matched || optimum.objective < other.objective);
}

/** Stops a solve once it has reported so many steps. */
export function stoppingAfter(steps: number): Pick<SolveOptions, 'signal' | 'onProgress'> {
  const controller = new AbortController();
  let seen = 0;
  const onProgress = (): void => {
    if (++seen > steps) controller.abort();
  };
  return { signal: controller.signal, onProgress };
}
