/** Every family with loads, shares, more places and a balance asked for; some with objective "fair" besides. */
import { draw, drawSideConstraint } from './families/drawing.ts';
import { FAMILY_NAMES, instance } from './instances.ts';
import { seededRandom, type Random } from './random.ts';
import type { ListedProblem } from './rules.ts';

export const BALANCE_FAMILIES = [...FAMILY_NAMES, 'uneven', 'unevenLimited'];

export function balanceInstance(family: string, seed: number): ListedProblem {
  const random = seededRandom(`balance ${family}`, seed);
  const base = family.startsWith('uneven') ? uneven(random, family === 'unevenLimited') : instance(family, seed);
  const [loads, shares] = random.pick([
    [[0, 1, 2], [1]],
    [
      [0, 1],
      [1, 0.5],
    ],
    [
      [0, 0.5, 1.25],
      [1, 0.8, 0.6],
    ],
    [
      [0, 0.1, 0.3],
      [0.3, 0.1, 1],
    ],
  ]);
  const mentors = base.mentors.map((mentor) => ({
    ...mentor,
    ...(random.chance(0.6) && { max: Math.max(mentor.min ?? 0, random.int(1, 3)) }),
    ...(random.chance(0.7) && { load: random.pick(loads) }),
    ...(random.chance(0.7) && { share: random.pick(shares) }),
  }));
  const fair = random.chance(0.3);
  const bands = fair && random.chance(0.5) ? { bands: [0.2, 3, 7] } : {};
  return { ...base, mentors, balance: seed % 2 === 0 ? 'worst' : 'spread', ...(fair && { objective: 'fair' as const, ...bands }) };
}

/** Few trainees, many places: most of what is to be decided is who has how many. */
function uneven(random: Random, limited: boolean): ListedProblem {
  const problem = draw(random, {
    trainees: random.int(3, 5),
    mentors: random.int(2, 4),
    density: random.pick([0.6, 0.8, 1]),
    score: () => random.int(0, 9),
    need: () => random.pick([1, 1, 1, 2]),
    min: (max) => (random.chance(0.15) ? random.int(0, Math.min(1, max)) : 0),
    max: () => random.int(1, 4),
    all: 0.3,
  });
  const sideConstraints = Array.from({ length: limited ? random.int(1, 2) : 0 }, (_, k) =>
    drawSideConstraint(random, problem, `s${k}`, {
      share: 0.6,
      coefficient: () => random.pick([1, 1, 2]),
      op: '<=',
      rhs: random.int(1, 3),
    }),
  );
  return { ...problem, ...(limited && { sideConstraints }) };
}
