/** Families that differ by their scores: ties, decimals, signs, magnitudes, numbers without a decimal scale. */
import { draw, drawMatching, smallSide } from './drawing.ts';
import type { ListedProblem } from '../rules.ts';
import type { Random } from '../random.ts';

const capacity = (random: Random) => (): number => random.pick([0, 1, 1, 1, 2, 2, 3]);

/** Few distinct scores: many matchings are equally good. */
export function ties(random: Random): ListedProblem {
  const levels = random.pick([[1], [0], [0, 1], [1, 2, 3], [0.5, 1]]);
  return draw(random, {
    trainees: smallSide(random),
    mentors: smallSide(random),
    density: random.pick([0.5, 0.8, 1]),
    score: () => random.pick(levels),
    max: capacity(random),
  });
}

/** Steps of one tenth to one millionth: sums that float64 rounds. */
export function decimals(random: Random): ListedProblem {
  const places = random.int(1, 6);
  const scale = 10 ** places;
  return draw(random, {
    trainees: smallSide(random),
    mentors: smallSide(random),
    density: random.pick([0.4, 0.7, 1]),
    score: () => random.int(0, Math.min(scale, random.pick([20, scale]))) / scale,
    max: capacity(random),
  });
}

/** Scores below zero: needs come before score, so these pairs are taken all the same. */
export function negative(random: Random): ListedProblem {
  const [low, high] = random.pick([
    [-5, 5],
    [-1000, -1],
    [-30, 2],
  ] as const);
  const scale = random.pick([1, 10, 100]);
  return draw(random, {
    trainees: smallSide(random),
    mentors: smallSide(random),
    density: random.pick([0.3, 0.6, 0.9]),
    score: () => random.int(low, high) / scale,
    max: capacity(random),
    all: 0.3,
  });
}

/** Integers so large that the best total lies just under 2^53, with ties and near ties among them. */
export function huge(random: Random): ListedProblem {
  const trainees = Math.max(1, smallSide(random));
  const top = Math.floor((Number.MAX_SAFE_INTEGER - 1) / trainees);
  const sign = random.pick([1, 1, -1]);
  const problem = draw(random, {
    trainees,
    mentors: smallSide(random),
    density: random.pick([0.6, 1]),
    score: () => sign * (random.chance(0.7) ? top - random.int(0, 3) : random.int(0, top)),
    max: () => random.int(1, 2),
  });
  return random.chance(0.3) ? { ...problem, incumbent: drawMatching(random, problem, trainees) } : problem;
}

/** Multiples of π and square roots: no common decimal scale, float64 with a stated tolerance. */
export function floats(random: Random): ListedProblem {
  const score = random.pick([
    (): number => random.int(-50, 400) * Math.PI,
    (): number => Math.sqrt(random.int(2, 10_000)),
    (): number => random.int(1, 1000) / 3,
    (): number => Math.exp(random.int(-20, 20)),
  ]);
  return draw(random, {
    trainees: smallSide(random),
    mentors: smallSide(random),
    density: random.pick([0.5, 1]),
    score,
    max: capacity(random),
  });
}

/** An earlier matching among equal scores: as many of its pairs as possible are kept. */
export function incumbent(random: Random): ListedProblem {
  const levels = random.pick([[1], [0.1, 0.2], [3, 4, 5]]);
  const problem = draw(random, {
    trainees: smallSide(random),
    mentors: smallSide(random),
    density: random.pick([0.5, 0.9]),
    score: () => random.pick(levels),
    max: capacity(random),
    ...(random.chance(0.3) && { need: () => random.int(1, 2) }),
  });
  const earlier = drawMatching(random, problem, random.int(1, 7));
  return { ...problem, incumbent: random.shuffle(earlier) };
}
