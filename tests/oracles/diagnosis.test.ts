/** What the diagnosis says of a short or infeasible problem is true, and is the reason. */
import { describe, expect, test } from 'vitest';
import { diagnose, solve, type Diagnosis, type HallWitness, type MinimumWitness } from '../../src/solver/index.ts';
import { bruteForce } from './brute-force.ts';
import { FAMILIES, familiesOf, instance } from './instances.ts';
import type { ListedProblem } from './rules.ts';
import { seedsOf } from './share.ts';

const INSTANCES = seedsOf(300, 0.5);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const needed = (problem: ListedProblem): number => sum(problem.trainees.map(({ need = 1 }) => need));

const nothing: Diagnosis = { shortages: [], minimums: [], overbooked: [], conflicts: [], unmetBySideConstraints: 0 };

/** The same people and pairs with no rule but needs, places and required pairs. */
function bare(problem: ListedProblem): ListedProblem {
  const mentors = problem.mentors.map((mentor) => ({ ...mentor, min: 0 }));
  return {
    format: problem.format,
    trainees: problem.trainees,
    mentors,
    pairs: problem.pairs,
    required: problem.required ?? [],
    coverage: 'most',
  };
}

function isPlain({ sideConstraints = [], mentors }: ListedProblem): boolean {
  return sideConstraints.length === 0 && mentors.every(({ min = 0 }) => min === 0);
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function isTrueShortage(problem: ListedProblem, witness: HallWitness): boolean {
  const trainees = new Set(witness.trainees);
  const mentors = new Set(witness.mentors);
  const otherPairs = problem.pairs.filter(([trainee, mentor]) => trainees.has(trainee) && !mentors.has(mentor)).length;
  const capacity = sum(problem.mentors.filter(({ id }) => mentors.has(id)).map(({ max = 1 }) => max));
  const need = sum(problem.trainees.filter(({ id }) => trainees.has(id)).map((trainee) => trainee.need ?? 1));
  const reserved = (problem.required ?? []).filter(([trainee, mentor]) => !trainees.has(trainee) && mentors.has(mentor)).length;
  const counted = { needed: need, capacity, otherPairs, reserved, missing: need - capacity - otherPairs + reserved };
  return witness.missing > 0 && same(witness, { trainees: [...trainees].sort(), mentors: [...mentors].sort(), ...counted });
}

function isTrueMinimum(problem: ListedProblem, witness: MinimumWitness): boolean {
  const mentors = problem.mentors.filter(({ id }) => witness.mentors.includes(id));
  const pairs = problem.pairs.filter(([, mentor]) => witness.mentors.includes(mentor));
  const elsewhere = (problem.required ?? []).filter(([, mentor]) => !witness.mentors.includes(mentor));
  const trainees = problem.trainees
    .map(({ id, need = 1 }) => ({ id, need: need - elsewhere.filter(([trainee]) => trainee === id).length }))
    .filter(({ need }) => need > 0);
  const required = (problem.required ?? []).filter(([, mentor]) => witness.mentors.includes(mentor));
  const own = pairs.filter(([trainee]) => trainees.some(({ id }) => id === trainee));
  const reachable = bruteForce({ ...bare({ ...problem, mentors, trainees, required }), pairs: own }).matched;
  return (
    same(mentors.map(({ id }) => id).sort(), witness.mentors) &&
    witness.minimum === sum(mentors.map(({ min = 0 }) => min)) &&
    witness.missing === witness.minimum - witness.available &&
    witness.missing > 0 &&
    reachable <= witness.available
  );
}

function isTrueOverbooking(problem: ListedProblem, { side, id, required, limit }: Diagnosis['overbooked'][number]): boolean {
  const ofSide = (problem.required ?? []).filter(([trainee, mentor]) => (side === 'trainee' ? trainee : mentor) === id);
  const need = problem.trainees.find((trainee) => trainee.id === id)?.need ?? 1;
  const max = problem.mentors.find((mentor) => mentor.id === id)?.max ?? 1;
  return ofSide.length === required && (side === 'trainee' ? need : max) === limit && required > limit;
}

/**
 * These constraints together allow no matching; without any one of them, there is one. Where the problem has none even
 * without side constraints, only the first half can be asked of the whole problem.
 */
/** The people that pairs and side constraints join to the given constraints, whole. */
function partOf(problem: ListedProblem, constraints: readonly string[]): ListedProblem {
  const sides = new Set(constraints);
  const trainees = new Set<string>();
  const mentors = new Set<string>();
  for (let size = -1; size !== trainees.size + mentors.size + sides.size;) {
    size = trainees.size + mentors.size + sides.size;
    for (const { id, terms } of problem.sideConstraints ?? []) {
      if (!sides.has(id) && !terms.some(([trainee, mentor]) => trainees.has(trainee) || mentors.has(mentor))) continue;
      sides.add(id);
      for (const [trainee, mentor] of terms) [trainees.add(trainee), mentors.add(mentor)];
    }
    for (const [trainee, mentor] of problem.pairs)
      if (trainees.has(trainee) || mentors.has(mentor)) [trainees.add(trainee), mentors.add(mentor)];
  }
  return {
    ...problem,
    trainees: problem.trainees.filter(({ id }) => trainees.has(id)),
    mentors: problem.mentors.filter(({ id }) => mentors.has(id)),
    pairs: problem.pairs.filter(([trainee]) => trainees.has(trainee)),
    required: (problem.required ?? []).filter(([trainee]) => trainees.has(trainee)),
    sideConstraints: (problem.sideConstraints ?? []).filter(({ id }) => sides.has(id)),
  };
}

function isTrueConflict(problem: ListedProblem, conflict: readonly string[]): boolean {
  const conflicting = (problem.sideConstraints ?? []).filter(({ id }) => conflict.includes(id));
  // One part alone: what makes another part infeasible is another conflict's matter.
  const allows = (sideConstraints: typeof conflicting): boolean => bruteForce({ ...partOf(problem, conflict), sideConstraints }).feasible;
  const allKnown = same(conflicting.map(({ id }) => id).sort(), conflict);
  if (!allKnown || allows(conflicting)) return false;
  return !allows([]) || conflicting.every((left) => allows(conflicting.filter((constraint) => constraint !== left)));
}

/** What the diagnosis of a problem states wrongly, or leaves unsaid. */
function faults(problem: ListedProblem): string[] {
  const { status, unmet, diagnosis } = solve(problem);
  const found: string[] = [];
  const expectThat = (holds: boolean, what: string): void => {
    if (!holds) found.push(what);
  };
  expectThat(same(diagnose(problem), diagnosis), 'diagnose and solve agree');
  if (diagnosis === null) return found;
  const { shortages, minimums, overbooked, conflicts, unmetBySideConstraints } = diagnosis;
  expectThat(!same(diagnosis, nothing), 'it states something');
  for (const witness of shortages) expectThat(isTrueShortage(problem, witness), `the shortage ${JSON.stringify(witness)}`);
  for (const witness of minimums) expectThat(isTrueMinimum(problem, witness), `the minimum ${JSON.stringify(witness)}`);
  for (const booking of overbooked) expectThat(isTrueOverbooking(problem, booking), `the overbooking ${JSON.stringify(booking)}`);
  for (const conflict of conflicts) expectThat(isTrueConflict(problem, conflict), `the conflict ${JSON.stringify(conflict)}`);
  // By the theorem of Hall (max flow, min cut) the shortages account for all that capacities alone leave unmet.
  const missing = sum(shortages.map((witness) => witness.missing));
  const alone = bruteForce(bare(problem));
  // Required pairs that no capacity allows are said to be overbooked: how many needs go short then is nothing to count.
  const short = needed(problem) - alone.matched;
  if (alone.feasible) expectThat(isPlain(problem) ? missing === short : missing <= short, `missing ${missing} in all, of ${short}`);
  if (status === 'optimal') {
    const left = sum(unmet.map((entry) => entry.missing));
    expectThat(missing + unmetBySideConstraints === left, `${missing} + ${unmetBySideConstraints} account for ${left} unmet`);
  } else if (bruteForce({ ...problem, sideConstraints: [] }).feasible) {
    expectThat(conflicts.length > 0, 'the conflict of side constraints is named');
  }
  return found;
}

describe.each(Object.keys(FAMILIES) as (keyof typeof FAMILIES)[])('%s', (group) => {
  const seen = { shortages: 0, minimums: 0, overbooked: 0, conflict: 0, beyond: 0 };

  test.each(familiesOf(group))('%s: every statement is true, and the numbers add up', { timeout: 120_000 }, (family) => {
    const failures: string[] = [];
    for (let seed = 0; seed < INSTANCES; seed++) {
      const problem = instance(family, seed);
      const found = faults(problem);
      if (found.length > 0) failures.push(`instance('${family}', ${seed}): ${found.join('; ')}`);
      const diagnosis = diagnose(problem);
      if (diagnosis === null) continue;
      if (diagnosis.shortages.length > 0) seen.shortages++;
      if (diagnosis.minimums.length > 0) seen.minimums++;
      if (diagnosis.overbooked.length > 0) seen.overbooked++;
      if (diagnosis.conflicts.length > 0) seen.conflict++;
      if (diagnosis.unmetBySideConstraints > 0) seen.beyond++;
    }
    expect(failures).toEqual([]);
  });

  test('statements of each kind were seen', () => {
    expect(seen.shortages).toBeGreaterThan(100);
    if (group === 'capacities') {
      expect(seen.minimums).toBeGreaterThan(50);
      expect(seen.overbooked).toBeGreaterThan(20);
    }
    if (group === 'sideConstraints') {
      expect(seen.conflict).toBeGreaterThan(100);
      expect(seen.beyond).toBeGreaterThan(50);
    }
  });
});

test('nothing is said of a problem whose needs are all met', () => {
  let met = 0;
  for (const [family] of familiesOf('capacities')) {
    for (let seed = 0; seed < 100; seed++) {
      const problem = instance(family, seed);
      const optimum = bruteForce(problem);
      if (!optimum.feasible || optimum.matched < needed(problem)) continue;
      expect(diagnose(problem)).toBeNull();
      met++;
    }
  }
  expect(met).toBeGreaterThan(100);
});
