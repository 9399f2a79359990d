/** The instances of every family with objective "fair", and one family more, where the highest total and the fairest matching differ. */
import { draw, drawMatching, drawSideConstraint } from './families/drawing.ts';
import { FAMILY_NAMES, instance } from './instances.ts';
import { seededRandom, type Random } from './random.ts';
import type { ListedProblem } from './rules.ts';

export const FAIR_FAMILIES = [...FAMILY_NAMES, 'contrast', 'contrastLimited'];

/** Even seeds have a band for each distinct score, odd ones thresholds of their own: some at scores, some between them, some beyond. */
export function fairInstance(family: string, seed: number): ListedProblem {
  const random = seededRandom(`fair ${family}`, seed);
  const base = family.startsWith('contrast') ? contrast(random, family === 'contrastLimited') : instance(family, seed);
  if (seed % 2 === 0) return { ...base, objective: 'fair' };
  const scores = [...new Set(base.pairs.map(([, , score]) => score))];
  const thresholds = random
    .sample(scores, Math.min(scores.length, random.int(0, 4)))
    .map((score) => (random.chance(0.6) ? score : score + 0.05));
  return { ...base, objective: 'fair', bands: [...new Set(thresholds)].sort((a, b) => a - b) };
}

/** Scores that grow fast: a few excellent pairs outweigh many poor ones. */
function contrast(random: Random, limited: boolean): ListedProblem {
  const problem = draw(random, {
    trainees: random.int(3, 6),
    mentors: random.int(3, 5),
    density: random.pick([0.7, 0.9]),
    score: () => random.int(0, 9) ** 2,
    need: () => random.pick([1, 1, 1, 2]),
    max: () => random.int(1, 2),
    all: 0.3,
  });
  const required = random.chance(0.2) ? drawMatching(random, problem, 1) : [];
  const incumbent = random.chance(0.3) ? drawMatching(random, problem, 4) : [];
  const sideConstraints = Array.from({ length: limited ? random.int(1, 2) : 0 }, (_, k) =>
    drawSideConstraint(random, problem, `s${k}`, {
      share: 0.6,
      coefficient: () => random.pick([1, 1, 2]),
      op: '<=',
      rhs: random.int(1, 3),
    }),
  );
  return { ...problem, required, incumbent, ...(limited && { sideConstraints }) };
}
