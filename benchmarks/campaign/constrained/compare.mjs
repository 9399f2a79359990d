// One problem: solved, verified, counted anew, and compared with HiGHS, whose relaxation says how much of a search it takes.
import { relaxByHighs, solveByHighs } from '../../highs.mjs';
import { keyOf, measure, scaled } from './rules.mjs';

/** Relative to what is compared: what HiGHS leaves of a difference that is none. */
const TOLERANCE = 1e-6;

/**
 * `solver` holds `solve` and `verify` by name. Returns
 *
 * - `differences`, in words: of ours from the rules, from what it claims itself, from a matching of HiGHS's that is better;
 * - `highsWrong`, in words: HiGHS claims less than a matching that was counted here, or a matching that breaks a rule;
 * - `relaxation`: `integral`, `fractional` (pairs taken in fractions reach more than whole ones), `relaxed only` (there is a fractional
 *   answer and no whole one), `infeasible`, or `unknown`;
 * - `ours` and `highs`: what each found, with milliseconds; `highs` is null where it came to no answer.
 */
export async function compareConstrained(problem, { solve, verify }) {
  const before = JSON.stringify(problem);
  const begin = performance.now();
  const solution = solve(problem);
  const ms = performance.now() - begin;
  const differences = verify(problem, solution).problems.map((text) => `verify: ${text}`);
  if (JSON.stringify(problem) !== before) differences.push('the problem was changed');
  const counted = measure(problem, solution.pairs);
  differences.push(...claimFaults(problem, solution, counted));
  const ours = { ms, status: solution.status, feasible: solution.status !== 'infeasible', ...counted, objective: solution.objective };
  const programme = asProgramme(problem);
  const highs = await highsAnswer(problem, programme);
  const judged = highs === null ? { differences: [], highsWrong: [] } : judge(ours, highs, differences.length === 0);
  return {
    ...{ differences: [...differences, ...judged.differences], highsWrong: judged.highsWrong },
    ...{ relaxation: await relaxationOf(programme, ours), ours, highs },
  };
}

/** What a solution says that its own pairs do not. */
function claimFaults(problem, solution, { violations, matched, score, unmet }) {
  const { places } = scaled(problem.pairs.map(([, , points]) => points));
  const faults = [];
  if (solution.status === 'infeasible') {
    if (solution.pairs.length > 0) faults.push('infeasible, but with pairs');
    return faults;
  }
  if (solution.status !== 'optimal') faults.push(`status ${solution.status}`);
  faults.push(...violations);
  if (solution.matched !== matched) faults.push(`${matched} pairs, ${solution.matched} claimed`);
  const objective = Number(score) / 10 ** places;
  if (solution.objective !== objective) faults.push(`the scores sum to ${objective}, ${solution.objective} claimed`);
  if (solution.status === 'optimal' && solution.bound !== solution.objective) faults.push(`optimal, but with a bound of ${solution.bound}`);
  const text = (needs) => JSON.stringify(needs.map(({ trainee, missing }) => [trainee, missing]).sort());
  if (text(solution.unmet) !== text(unmet)) faults.push(`unmet ${text(solution.unmet)}, counted ${text(unmet)}`);
  return faults;
}

async function highsAnswer(problem, programme) {
  const begin = performance.now();
  const best = await solveByHighs(programme.arcs, programme.constraints);
  const ms = performance.now() - begin;
  if (best === null) return null;
  const pairs = best.arcs.map((arc) => problem.pairs[arc].slice(0, 2));
  return { ms, feasible: best.feasible, ...measure(problem, pairs), ...(best.feasible ? {} : { violations: [] }) };
}

/**
 * HiGHS works with tolerances: its matching counts at its own value, and only when it breaks no rule; that there is none, or none better,
 * is its mistake where ours is `sound` and says otherwise.
 */
export function judge(ours, highs, sound) {
  const words = ({ feasible, matched, score }) => (feasible ? `${matched} matched, score ${score}` : 'infeasible');
  const both = `${words(ours)}; HiGHS: ${words(highs)}`;
  if (highs.violations.length > 0) return { differences: [], highsWrong: [`${both}, which breaks rules: ${highs.violations.join('; ')}`] };
  const isWorse = highs.feasible && (!ours.feasible || isBetter(highs, ours));
  const isMore = ours.feasible && (!highs.feasible || isBetter(ours, highs));
  return { differences: isWorse || (isMore && !sound) ? [both] : [], highsWrong: isMore && sound ? [both] : [] };
}

function isBetter(one, other) {
  return one.matched > other.matched || (one.matched === other.matched && one.score > other.score);
}

async function relaxationOf({ arcs, constraints }, ours) {
  const relaxed = await relaxByHighs(arcs, constraints);
  if (relaxed === null) return 'unknown';
  if (!relaxed.feasible) return 'infeasible';
  if (!ours.feasible) return 'relaxed only';
  const exceeds = (bound, value) => bound > value + TOLERANCE * Math.max(1, Math.abs(value));
  // As soon as more needs are met in fractions, the second stage is another problem.
  return exceeds(relaxed.matched, ours.matched) || exceeds(relaxed.score, Number(ours.score)) ? 'fractional' : 'integral';
}

/** The problem as arcs for HiGHS, scores and constraints each on a scale of their own on which they are whole. */
export function asProgramme({ trainees, mentors, pairs, required = [], sideConstraints = [], coverage }) {
  const arcOf = new Map(pairs.map(([trainee, mentor], arc) => [keyOf(trainee, mentor), arc]));
  const rowOf = new Map(trainees.map(({ id }, i) => [id, i]));
  const columnOf = new Map(mentors.map(({ id }, j) => [id, j]));
  const start = new Int32Array(trainees.length + 1);
  for (const [trainee] of pairs) start[rowOf.get(trainee) + 1]++;
  for (let i = 0; i < trainees.length; i++) start[i + 1] += start[i];
  return {
    arcs: {
      ...{ rows: trainees.length, columns: mentors.length, start, complete: coverage === 'all' },
      column: pairs.map(([, mentor]) => columnOf.get(mentor)),
      score: scaled(pairs.map(([, , points]) => points)).integers.map(Number),
      capacity: mentors.map(({ max = 1 }) => max),
      need: trainees.map(({ need = 1 }) => need),
      minimum: mentors.map(({ min = 0 }) => min),
      required: required.map((pair) => arcOf.get(keyOf(...pair))),
    },
    constraints: sideConstraints.map(({ terms, op, rhs }) => {
      const coefficients = scaled([...terms.map(([, , coefficient]) => coefficient), rhs]).integers.map(Number);
      const limit = coefficients.pop();
      return { arcs: terms.map(([trainee, mentor]) => arcOf.get(keyOf(trainee, mentor))), coefficients, op, rhs: limit };
    }),
  };
}
