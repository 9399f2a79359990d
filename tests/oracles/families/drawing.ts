/** Drawing a problem at random: the people, the eligible pairs with their scores, and what a family adds to them. */
import type { ListedProblem, Pair, SideConstraint } from '../rules.ts';
import type { Random } from '../random.ts';

export interface Recipe {
  trainees: number;
  mentors: number;
  /** Share of all pairs that are eligible. */
  density: number;
  score: () => number;
  need?: () => number;
  min?: (max: number) => number;
  max?: () => number;
  /** Chance of coverage "all". */
  all?: number;
  traineeId?: (i: number) => string;
  mentorId?: (j: number) => string;
}

/** Ids whose order is not the order of rows. */
export const scrambledId =
  (letter: string) =>
  (i: number): string =>
    `${letter}${(i * 7 + 3) % 10}${i}`;

/** A small side, 0 to 7: mostly 3 to 5, so that trying every matching stays cheap. */
export function smallSide(random: Random): number {
  return random.pick([0, 1, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 7]);
}

export function draw(random: Random, recipe: Recipe): ListedProblem {
  const { density, score, need, min, max, all = 0.5, traineeId = scrambledId('t'), mentorId = scrambledId('m') } = recipe;
  const trainees = Array.from({ length: recipe.trainees }, (_, i) =>
    need === undefined ? { id: traineeId(i) } : { id: traineeId(i), need: need() },
  );
  const mentors = Array.from({ length: recipe.mentors }, (_, j) => {
    const limit = max?.() ?? 1;
    return { id: mentorId(j), ...(min !== undefined && { min: min(limit) }), ...(max !== undefined && { max: limit }) };
  });
  const pairs = trainees.flatMap(({ id }) =>
    mentors.filter(() => random.chance(density)).map(({ id: mentor }): [string, string, number] => [id, mentor, score()]),
  );
  return {
    format: 'binome.problem/1',
    trainees: random.shuffle(trainees),
    mentors: random.shuffle(mentors),
    pairs: random.shuffle(pairs),
    ...(random.chance(all) ? { coverage: 'all' } : random.chance(0.5) && { coverage: 'most' }),
  };
}

/** Some eligible pairs that no trainee's need and no mentor's limit speaks against, by taking them one at a time. */
export function drawMatching(random: Random, problem: ListedProblem, atMost: number): Pair[] {
  const needs = new Map(problem.trainees.map(({ id, need = 1 }) => [id, need]));
  const places = new Map(problem.mentors.map(({ id, max = 1 }) => [id, max]));
  const matching: Pair[] = [];
  for (const [trainee, mentor] of random.shuffle(problem.pairs)) {
    const need = needs.get(trainee) ?? 0;
    const place = places.get(mentor) ?? 0;
    if (matching.length >= atMost || need === 0 || place === 0) continue;
    needs.set(trainee, need - 1);
    places.set(mentor, place - 1);
    matching.push([trainee, mentor]);
  }
  return matching;
}

/** A side constraint over a share of the pairs. */
export function drawSideConstraint(
  random: Random,
  problem: ListedProblem,
  id: string,
  { share, coefficient, op, rhs }: { share: number; coefficient: () => number; op: SideConstraint['op']; rhs: number },
): SideConstraint {
  const terms = problem.pairs
    .filter(() => random.chance(share))
    .map(([trainee, mentor]): [string, string, number] => [trainee, mentor, coefficient()]);
  return { id, terms, op, rhs };
}
