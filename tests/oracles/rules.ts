/**
 * The rules of a problem read literally, for one set of pairs at a time: what it breaks, what it scores.
 *
 * This is the tests' own reading of the public contract. It shares nothing with the solver or its verifier.
 */
import type { Problem } from '../../src/solver/index.ts';
import { compareSum, scaled, type Scaled } from './exact.ts';

export type Pair = [trainee: string, mentor: string];

/** A problem whose pairs can be read as often as needed. */
export type ListedProblem = Omit<Problem, 'pairs'> & { pairs: [trainee: string, mentor: string, score: number][] };

export type SideConstraint = NonNullable<Problem['sideConstraints']>[number];

export interface Measure {
  /** What the pairs break, in words; empty when they are a matching that the problem allows. */
  violations: string[];
  matched: number;
  /** Total score: to the last bit when `exact`, a float64 sum otherwise. */
  objective: number;
  exact: boolean;
  unmet: { trainee: string; missing: number }[];
  /** How many pairs of the incumbent are kept. */
  kept: number;
}

export const keyOf = (trainee: string, mentor: string): string => JSON.stringify([trainee, mentor]);

/** The problem's scores as integers of one scale, or null where they have none, or where a total might pass 2^53 (float64 problems). */
export function integerScores(problem: ListedProblem): Scaled | null {
  const common = scaled(problem.pairs.map(([, , score]) => score));
  const places = problem.trainees.reduce((sum, { need = 1 }) => sum + need, 0);
  const largest = common?.integers.map(Math.abs).sort((a, b) => b - a) ?? [];
  const total = largest.slice(0, places).reduce((sum, integer) => sum + integer, 0);
  return Number.isSafeInteger(total) ? common : null;
}

export function measure(problem: ListedProblem, pairs: readonly (readonly [string, string])[]): Measure {
  const violations: string[] = [];
  const scores = new Map(problem.pairs.map(([trainee, mentor, score]) => [keyOf(trainee, mentor), score]));
  const chosen = new Set<string>();
  const needs = new Map(problem.trainees.map(({ id, need }) => [id, need ?? 1]));
  const traineeLoad = new Map<string, number>();
  const mentorLoad = new Map<string, number>();
  for (const [trainee, mentor] of pairs) {
    const key = keyOf(trainee, mentor);
    if (!scores.has(key)) violations.push(`${key} is not an eligible pair`);
    if (chosen.has(key)) violations.push(`${key} stands twice`);
    chosen.add(key);
    traineeLoad.set(trainee, (traineeLoad.get(trainee) ?? 0) + 1);
    mentorLoad.set(mentor, (mentorLoad.get(mentor) ?? 0) + 1);
  }
  for (const [trainee, mentor] of problem.required ?? []) {
    if (!chosen.has(keyOf(trainee, mentor))) violations.push(`required ${keyOf(trainee, mentor)} is missing`);
  }
  for (const { id, min = 0, max = 1 } of problem.mentors) {
    const load = mentorLoad.get(id) ?? 0;
    if (load < min || load > max) violations.push(`mentor ${id} has ${load}, outside ${min}..${max}`);
  }
  const unmet: Measure['unmet'] = [];
  for (const [id, need] of needs) {
    const load = traineeLoad.get(id) ?? 0;
    if (load > need) violations.push(`trainee ${id} has ${load}, needs ${need}`);
    if (load < need) unmet.push({ trainee: id, missing: need - load });
  }
  if (problem.coverage === 'all' && unmet.length > 0) violations.push(`unmet needs: ${JSON.stringify(unmet)}`);
  for (const constraint of problem.sideConstraints ?? []) {
    if (!holds(constraint, (key) => chosen.has(key))) violations.push(`side constraint ${constraint.id} does not hold`);
  }
  const kept = (problem.incumbent ?? []).filter(([trainee, mentor]) => chosen.has(keyOf(trainee, mentor))).length;
  return { violations, matched: pairs.length, ...total(problem, chosen), unmet, kept };
}

export function holds(constraint: SideConstraint, isChosen: (key: string) => boolean): boolean {
  const active = constraint.terms.filter(([trainee, mentor]) => isChosen(keyOf(trainee, mentor)));
  const sign = compareSum(
    active.map(([, , coefficient]) => coefficient),
    constraint.rhs,
  );
  return sign === 0 || (constraint.op === '<=' && sign < 0) || (constraint.op === '>=' && sign > 0);
}

function total(problem: ListedProblem, chosen: ReadonlySet<string>): { objective: number; exact: boolean } {
  const isChosen = problem.pairs.map(([trainee, mentor]) => chosen.has(keyOf(trainee, mentor)));
  const integers = integerScores(problem);
  if (integers === null) {
    return { objective: problem.pairs.reduce((sum, [, , score], i) => (isChosen[i] ? sum + score : sum), 0), exact: false };
  }
  const sum = integers.integers.reduce((subtotal, integer, i) => (isChosen[i] ? subtotal + BigInt(integer) : subtotal), 0n);
  return { objective: Number(sum) / integers.scale, exact: true };
}
