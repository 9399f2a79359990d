/** Families with side constraints: quotas, fractions, apart and together, budgets, and what only the relaxation can satisfy. */
import { draw, drawMatching, drawSideConstraint, smallSide, type Recipe } from './drawing.ts';
import { holds, keyOf, type ListedProblem, type SideConstraint } from '../rules.ts';
import type { Random } from '../random.ts';

function people(random: Random, recipe: Partial<Recipe> = {}): ListedProblem {
  return draw(random, {
    trainees: Math.max(2, smallSide(random)),
    mentors: random.int(2, 5),
    density: random.pick([0.6, 0.9, 1]),
    score: () => random.int(0, 20) / 10,
    max: () => random.int(1, 2),
    all: 0.35,
    ...recipe,
  });
}

/** At most, at least or exactly so many pairs of a group: the group's people, or any pairs. */
export function quotas(random: Random): ListedProblem {
  const problem = people(random);
  const sideConstraints = Array.from({ length: random.int(1, 3) }, (_, k): SideConstraint => {
    const op = random.pick(['<=', '<=', '>=', '='] as const);
    const rhs = op === '>=' ? random.int(1, 2) : random.int(0, 2);
    if (random.chance(0.5)) return drawSideConstraint(random, problem, `q${k}`, { share: 0.5, coefficient: () => 1, op, rhs });
    const trainees = new Set(random.sample(problem.trainees, random.int(1, 4)).map(({ id }) => id));
    const mentors = new Set(random.sample(problem.mentors, random.int(1, 3)).map(({ id }) => id));
    const terms = problem.pairs.filter(([trainee, mentor]) => trainees.has(trainee) && mentors.has(mentor));
    return { id: `q${k}`, terms: terms.map(([trainee, mentor]) => [trainee, mentor, 1]), op, rhs };
  });
  return { ...problem, sideConstraints };
}

/** Limits of all pairs of groups of mentors, groups within groups, each split in two until one mentor is left: mentor ⊂ site ⊂ board. */
export function nested(random: Random): ListedProblem {
  const problem = people(random, {
    need: () => random.pick([1, 1, 1, 2]),
    min: (max) => (random.chance(0.1) ? random.int(0, max) : 0),
    max: () => random.int(1, 3),
  });
  const sideConstraints: SideConstraint[] = [];
  const limit = (mentors: readonly string[]): void => {
    const op = random.pick(['<=', '<=', '<=', '<=', '<=', '>=', '='] as const);
    const rhs = op === '<=' ? random.int(1, 1 + mentors.length) : random.int(0, 2);
    const terms = problem.pairs.filter(([, mentor]) => mentors.includes(mentor));
    if (random.chance(0.7)) {
      sideConstraints.push({ id: `n${sideConstraints.length}`, terms: terms.map(([trainee, mentor]) => [trainee, mentor, 1]), op, rhs });
    }
    if (mentors.length < 2) return;
    const at = random.int(1, mentors.length - 1);
    limit(mentors.slice(0, at));
    limit(mentors.slice(at));
  };
  limit(problem.mentors.map(({ id }) => id));
  const required = random.chance(0.2) ? drawMatching(random, problem, 1) : [];
  const incumbent = random.chance(0.3) ? drawMatching(random, problem, 4) : [];
  return { ...problem, required, incumbent, sideConstraints };
}

/** Coefficients such as 0.5, 1.25 and −1; shares ("at most 40 % of the pairs are of this group") are of this shape. */
export function fractions(random: Random): ListedProblem {
  const problem = people(random);
  const sideConstraints = Array.from({ length: random.int(1, 2) }, (_, k): SideConstraint => {
    const op = random.pick(['<=', '<=', '>=', '='] as const);
    if (random.chance(0.3)) {
      const share = random.pick([0.3, 0.4, 0.5, 0.6]);
      const group = new Set(random.sample(problem.trainees, random.int(1, 3)).map(({ id }) => id));
      const terms = problem.pairs.map(([trainee, mentor]): [string, string, number] => [
        trainee,
        mentor,
        (group.has(trainee) ? 1 : 0) - share,
      ]);
      return {
        id: `f${k}`,
        terms: terms.map(([trainee, mentor, a]) => [trainee, mentor, Math.round(a * 10) / 10]),
        op: op === '=' ? '<=' : op,
        rhs: 0,
      };
    }
    const coefficient = (): number => random.pick([0.5, 0.5, 1, 1.5, 1.25, -1, -0.5]);
    return drawSideConstraint(random, problem, `f${k}`, { share: 0.7, coefficient, op, rhs: random.pick([-0.5, 0, 0.5, 1, 1.5]) });
  });
  return { ...problem, sideConstraints };
}

/** Two trainees never with the same mentor, or always. */
export function apartTogether(random: Random): ListedProblem {
  const problem = people(random, { max: () => random.int(1, 3), trainees: random.int(2, 6) });
  const sideConstraints: SideConstraint[] = [];
  for (let k = random.int(1, 2); k > 0; k--) {
    const [first, second] = random.sample(problem.trainees, 2);
    const together = random.chance(0.5);
    for (const { id: mentor } of problem.mentors) {
      const terms = problem.pairs
        .filter(([trainee, with_]) => with_ === mentor && (trainee === first?.id || trainee === second?.id))
        .map(([trainee]): [string, string, number] => [trainee, mentor, together && trainee === second?.id ? -1 : 1]);
      if (terms.length > 0)
        sideConstraints.push({
          id: `${together ? 'together' : 'apart'}${k}/${mentor}`,
          terms,
          op: together ? '=' : '<=',
          rhs: together ? 0 : 1,
        });
    }
  }
  return { ...problem, sideConstraints };
}

/** A budget over weights: the relaxation takes half a pair, the answer cannot. */
export function budgets(random: Random): ListedProblem {
  const problem = people(random, { score: () => random.int(1, 40), density: 1, all: 0.5 });
  const sideConstraints = Array.from({ length: random.int(1, 2) }, (_, k): SideConstraint => {
    const weights = { share: 1, coefficient: () => random.int(1, 20), op: '<=' as const, rhs: 0 };
    const budget = drawSideConstraint(random, problem, `b${k}`, weights);
    const cheapest = problem.trainees.map(({ id }) => Math.min(...budget.terms.filter(([of]) => of === id).map(([, , weight]) => weight)));
    return { ...budget, rhs: cheapest.reduce((sum, weight) => sum + (Number.isFinite(weight) ? weight : 0), 0) + random.int(-1, 12) };
  });
  return { ...problem, sideConstraints };
}

/** Equalities that fractions of pairs satisfy and whole pairs often cannot: one pair of a perfect square, or an odd sum of even weights. */
export function integrality(random: Random): ListedProblem {
  const problem = people(random, { trainees: random.int(2, 4), mentors: random.int(2, 4), density: 1, max: () => 1, all: 0.8 });
  const [first, second] = problem.trainees;
  const [left, right] = problem.mentors;
  if (first === undefined || second === undefined || left === undefined || right === undefined) return problem;
  const diagonal: SideConstraint = {
    id: 'diagonal',
    terms: [
      [first.id, left.id, 1],
      [second.id, right.id, 1],
    ],
    op: '=',
    rhs: 1,
  };
  const even = drawSideConstraint(random, problem, 'even', {
    share: 0.9,
    coefficient: () => random.pick([2, 2, 4]),
    op: '=',
    rhs: random.pick([3, 5, 4]),
  });
  return { ...problem, sideConstraints: random.chance(0.5) ? [diagonal] : random.chance(0.8) ? [even] : [diagonal, even] };
}

/** Everything at once, around a matching that satisfies it, so that most of these have an answer. */
export function everything(random: Random): ListedProblem {
  const problem = draw(random, {
    trainees: random.int(2, 5),
    mentors: random.int(2, 5),
    density: random.pick([0.7, 1]),
    score: () => random.int(-20, 100) / 100,
    need: () => random.pick([1, 1, 1, 2]),
    max: () => random.int(1, 3),
    all: 0.3,
  });
  const matching = drawMatching(random, problem, 8);
  const chosen = new Set(matching.map(([trainee, mentor]) => keyOf(trainee, mentor)));
  const sideConstraints = Array.from({ length: random.int(1, 3) }, (_, k): SideConstraint => {
    const coefficient = (): number => random.pick([1, 1, 2, 3, 0.5, -1]);
    const drawn = drawSideConstraint(random, problem, `e${k}`, { share: 0.6, coefficient, op: random.pick(['<=', '>=', '=']), rhs: 0 });
    const sum = drawn.terms.reduce((total, [trainee, mentor, a]) => (chosen.has(keyOf(trainee, mentor)) ? total + a : total), 0);
    const constraint = { ...drawn, rhs: sum };
    if (!holds(constraint, (key) => chosen.has(key))) throw new Error('halves and integers add up exactly');
    return constraint;
  });
  const load = (id: string): number => matching.filter(([, mentor]) => mentor === id).length;
  return {
    ...problem,
    mentors: problem.mentors.map(({ id, max = 1 }) => ({ id, max, min: random.chance(0.3) ? random.int(0, load(id)) : 0 })),
    sideConstraints,
    required: random.chance(0.4) ? random.sample(matching, 1) : [],
    ...(random.chance(0.4) && { incumbent: drawMatching(random, problem, 5) }),
  };
}
