/** A problem without matchings that are known already. */
import { checkList, checkObject } from '../../model/checks.ts';
import { checkProblem } from '../../solve/solve.ts';
import { checkPairs } from '../given-solution.ts';
import type { PairIds, Problem, SideConstraint, Solution } from '../../model/problem.ts';

/**
 * The problem with one more side constraint for each of these matchings, which that matching alone breaks: of its pairs, less the pairs
 * that could be added to it, at most all but one. (A pair could be added when its trainee has a need left and its mentor a place.)
 *
 * The constraints are called `excluded:0`, `excluded:1` …; where an id of the problem begins with "excluded:", they have as many `+` in
 * front as it takes to tell them apart. O(matchings · pairs).
 * @throws BinomeError PROBLEM_*; PROBLEM_FIELD for a matching that is no list of pairs.
 */
export function excluding(problem: Problem, matchings: readonly Pick<Solution, 'pairs'>[]): Problem {
  checkProblem(problem);
  checkList(matchings, '/matchings').forEach((matching, k) => checkPairs(checkObject(matching, `/matchings/${k}`)['pairs'] as PairIds[]));
  const given = problem.sideConstraints ?? [];
  let prefix = 'excluded:';
  while (given.some(({ id }) => id.startsWith(prefix))) prefix = `+${prefix}`;
  return { ...problem, sideConstraints: [...given, ...matchings.map(({ pairs }, n) => exclusion(problem, pairs, `${prefix}${n}`))] };
}

function exclusion(problem: Problem, pairs: readonly PairIds[], id: string): SideConstraint {
  const needs = new Map(problem.trainees.map((trainee) => [trainee.id, trainee.need ?? 1]));
  const places = new Map(problem.mentors.map((mentor) => [mentor.id, mentor.max ?? 1]));
  const chosen = new Map<string, Set<string>>();
  for (const [trainee, mentor] of pairs) {
    needs.set(trainee, needs.get(trainee)! - 1);
    places.set(mentor, places.get(mentor)! - 1);
    chosen.set(trainee, (chosen.get(trainee) ?? new Set()).add(mentor));
  }
  const terms: [trainee: string, mentor: string, coefficient: number][] = [];
  for (const [trainee, mentor] of problem.pairs) {
    if (chosen.get(trainee)?.has(mentor) === true) terms.push([trainee, mentor, 1]);
    else if (needs.get(trainee)! > 0 && places.get(mentor)! > 0) terms.push([trainee, mentor, -1]);
  }
  return { id, terms, op: '<=', rhs: pairs.length - 1 };
}
