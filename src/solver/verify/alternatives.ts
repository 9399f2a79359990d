/**
 * The independent verifier of alternatives: shares no code with the solver, only `verify` and what belongs to it.
 *
 * Each alternative is checked by `verify` as a solution of the problem without the matchings before it: that every rule holds, that it is
 * none of them, and that it is best there where it claims to be. An alternative that does not claim that must be at least as good as the
 * next. The last must be proven best of what was left, or what is left after it must be proven empty. So nothing that is not listed beats
 * anything that is. O(alternatives · pairs), and the check of each certificate.
 */
import type { Alternatives } from '../model/alternatives.ts';
import type { PairIds, Problem, SideConstraint, Solution } from '../model/problem.ts';
import { unscaled } from './numbers.ts';
import { verify, type Verification } from './verify.ts';

/** Checks every claim that `alternatives` makes about the problem and its optimal solution. Never throws. */
export function verifyAlternatives(problem: Problem, solution: Solution, alternatives: Alternatives): Verification {
  const problems: string[] = [];
  try {
    check(problem, solution, alternatives, (text) => problems.push(text));
  } catch (error) {
    problems.push(`cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { valid: problems.length === 0, problems: problems.slice(0, 50) };
}

type Say = (text: string) => void;

function check(problem: Problem, solution: Solution, { solutions, exhaustion }: Alternatives, say: Say): void {
  if (problem.balance !== undefined) return say('alternatives are not ranked where balance is asked for');
  checkOne(problem, solution, ['optimal'], (text) => say(`the solution: ${text}`));
  const without = withoutThem(problem, [solution, ...solutions]);
  const seen = new Set([setOf(solution.pairs)]);
  solutions.forEach((alternative, n) => {
    const sayOf: Say = (text) => say(`alternative ${n}: ${text}`);
    // One that claims to be best of what is left is checked there; one that does not needs only to be one, and another than those before.
    if (alternative.status === 'optimal') checkOne(without(n + 1), alternative, ['optimal'], sayOf);
    else checkOne(problem, alternative, problem.objective === 'fair' ? [] : ['feasible'], sayOf);
    if (seen.has(setOf(alternative.pairs))) sayOf('it is listed before');
    seen.add(setOf(alternative.pairs));
  });
  if (exhaustion !== null) {
    checkOne(without(solutions.length + 1), exhaustion, ['infeasible'], (text) => say(`the proof that there are no others: ${text}`));
  } else if (solutions.at(-1)?.status !== 'optimal') say('the last alternative is not proven');
  const scale = (exhaustion ?? solutions.at(-1))?.certificate?.scale;
  if (scale === undefined || solutions.every(({ status }) => status === 'optimal')) return;
  checkOrder(problem, solutions, scale, say);
}

function checkOne(problem: Problem, solution: Solution, statuses: readonly string[], say: Say): void {
  const { problems } = verify(problem, solution);
  problems.forEach(say);
  if (problems.length === 0 && !statuses.includes(solution.status)) say(`its status is ${solution.status}`);
}

/** An alternative that claims no more than to be one must be as good as the next. */
function checkOrder(problem: Problem, solutions: readonly Solution[], scale: Scale, say: Say): void {
  const scores = new Map<string, bigint>();
  const points = integersOf(problem, scale);
  let k = 0;
  for (const [trainee, mentor] of problem.pairs) scores.set(keyOf([trainee, mentor]), points[k++]!);
  const worth = solutions.map(({ pairs }) => pairs.reduce((sum, pair) => sum + scores.get(keyOf(pair))!, 0n));
  solutions.forEach(({ status, matched, objective }, n) => {
    if (status !== 'feasible') return;
    const expected = unscaled(worth[n]!, scale.base, scale.exponent);
    if (objective !== expected) say(`alternative ${n}: its objective is ${objective}, but its scores sum to ${expected}`);
    const next = solutions[n + 1];
    if (next !== undefined && (matched < next.matched || (matched === next.matched && worth[n]! < worth[n + 1]!)))
      say(`alternative ${n} is not as good as the next`);
  });
}

type Scale = NonNullable<Solution['certificate']>['scale'];

/** The scores as integers of the scale, in the order of the pairs. Whether it fits them, `verify` has said of the certificate that has it. */
function integersOf(problem: Problem, { base, exponent }: Scale): bigint[] {
  const half = Math.trunc(exponent / 2);
  const integerOf = (score: number): number =>
    Math.round(base === 10 ? score * 10 ** exponent : score * 2 ** half * 2 ** (exponent - half));
  return [...problem.pairs].map(([, , score]) => BigInt(integerOf(score)));
}

function keyOf([trainee, mentor]: PairIds): string {
  return JSON.stringify([trainee, mentor]);
}

function setOf(pairs: readonly PairIds[]): string {
  return JSON.stringify(pairs.map(keyOf).sort());
}

/**
 * Gives the problem without the first so many of these matchings, as `excluding` words it: of the pairs of each, less those that could be
 * added to it, at most all but one.
 */
function withoutThem(problem: Problem, matchings: readonly Solution[]): (count: number) => Problem {
  const own = problem.sideConstraints ?? [];
  let name = 'excluded:';
  while (own.some(({ id }) => id.startsWith(name))) name = `+${name}`;
  const excluded: SideConstraint[] = [];
  return (count) => {
    for (let n = excluded.length; n < count; n++) {
      const { pairs } = matchings[n]!;
      excluded.push({ id: `${name}${n}`, terms: termsOf(problem, pairs), op: '<=', rhs: pairs.length - 1 });
    }
    return { ...problem, sideConstraints: [...own, ...excluded.slice(0, count)] };
  };
}

function termsOf(problem: Problem, pairs: readonly PairIds[]): [string, string, number][] {
  const mentorsOf = new Map<string, string[]>();
  const loads = new Map<string, number>();
  for (const [trainee, mentor] of pairs) {
    mentorsOf.set(trainee, [...(mentorsOf.get(trainee) ?? []), mentor]);
    loads.set(mentor, (loads.get(mentor) ?? 0) + 1);
  }
  const open = new Set(problem.trainees.flatMap(({ id, need = 1 }) => ((mentorsOf.get(id)?.length ?? 0) < need ? [id] : [])));
  const free = new Set(problem.mentors.flatMap(({ id, max = 1 }) => ((loads.get(id) ?? 0) < max ? [id] : [])));
  const terms: [string, string, number][] = [];
  for (const [trainee, mentor] of problem.pairs) {
    if (mentorsOf.get(trainee)?.includes(mentor) === true) terms.push([trainee, mentor, 1]);
    else if (open.has(trainee) && free.has(mentor)) terms.push([trainee, mentor, -1]);
  }
  return terms;
}
