/** Problems of 10 to 25 trainees by 8 to 20 mentors: plain, with minimums and several needs, or with side constraints of each shape. */
import { draw, drawMatching, drawSideConstraint } from './drawing.ts';
import { keyOf, type ListedProblem, type SideConstraint } from '../rules.ts';
import type { Random } from '../random.ts';

export function middle(random: Random): ListedProblem {
  const scale = random.pick([1, 10, 100, 10_000]);
  const problem = draw(random, {
    trainees: random.int(10, 25),
    mentors: random.int(8, 20),
    density: random.pick([0.15, 0.3, 0.6]),
    score: () => random.int(0, random.pick([3, 100])) / scale,
    max: () => random.pick([0, 1, 1, 2, 3]),
    ...(random.chance(0.3) && { need: () => random.pick([1, 1, 1, 2]) }),
    all: 0.3,
  });
  const matching = drawMatching(random, problem, 50);
  const withMinimums = random.chance(0.4) ? { ...problem, mentors: minimumsFilledBy(random, problem, matching) } : problem;
  const withRequired = random.chance(0.3) ? { ...withMinimums, required: random.sample(matching, 2) } : withMinimums;
  const shape = random.pick(['none', 'none', 'around', 'budget', 'quota', 'apart']);
  const sideConstraints = sideConstraintsOf(random, problem, matching, shape);
  return sideConstraints.length > 0 ? { ...withRequired, sideConstraints } : withRequired;
}

function minimumsFilledBy(
  random: Random,
  problem: ListedProblem,
  matching: readonly (readonly [string, string])[],
): ListedProblem['mentors'] {
  return problem.mentors.map((mentor) => {
    const load = matching.filter(([, id]) => id === mentor.id).length;
    const min = random.chance(0.3) ? random.int(0, load) : 0;
    return { ...mentor, min };
  });
}

function sideConstraintsOf(
  random: Random,
  problem: ListedProblem,
  matching: readonly (readonly [string, string])[],
  shape: string,
): SideConstraint[] {
  const chosen = new Set(matching.map(([trainee, mentor]) => keyOf(trainee, mentor)));
  const inMatching = ({ terms }: SideConstraint): number =>
    terms.reduce((sum, [trainee, mentor, a]) => (chosen.has(keyOf(trainee, mentor)) ? sum + a : sum), 0);
  const ids = Array.from({ length: random.int(1, 4) }, (_, k) => `${shape}${k}`);
  switch (shape) {
    case 'around':
      return ids.map((id) => {
        const coefficient = (): number => random.pick([1, 1, 2, 0.5, -1]);
        const drawn = drawSideConstraint(random, problem, id, { share: 0.4, coefficient, op: random.pick(['<=', '>=', '=']), rhs: 0 });
        return { ...drawn, rhs: inMatching(drawn) };
      });
    case 'budget':
      return ids.slice(0, 2).map((id) => {
        const drawn = drawSideConstraint(random, problem, id, { share: 1, coefficient: () => random.int(1, 60), op: '<=', rhs: 0 });
        return { ...drawn, rhs: Math.floor(inMatching(drawn) * random.pick([0.5, 0.7, 1])) };
      });
    case 'quota':
      return ids.map((id) => {
        const op = random.pick(['<=', '>='] as const);
        const rhs = random.int(1, 4);
        return drawSideConstraint(random, problem, id, { share: random.pick([0.2, 0.5]), coefficient: () => 1, op, rhs });
      });
    case 'apart':
      return ids.flatMap((id) => {
        const [first, second] = random.sample(problem.trainees, 2).map((trainee) => trainee.id);
        return problem.mentors.map(({ id: mentor }): SideConstraint => {
          const terms = problem.pairs.filter(([trainee, to]) => to === mentor && (trainee === first || trainee === second));
          return { id: `${id}/${mentor}`, terms: terms.map(([trainee]) => [trainee, mentor, 1]), op: '<=', rhs: 1 };
        });
      });
    default:
      return [];
  }
}
