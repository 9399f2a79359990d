// Side constraints as several families have them; all around the planted matching but the last.
import { around, exactly, labels, subset, times } from './drawing.mjs';

/** Of kinds of trainees that overlap, at most so many in each group of mentors. */
export function quotas(random, drawn) {
  const groups = random.int(2, 5);
  const group = labels(random, drawn.mentors.length, groups);
  const kinds = times(random.int(1, 3), () => subset(random, drawn.trainees.length, random.pick([0.33, 0.6])));
  return kinds.flatMap((kind) =>
    times(groups, (k) => around(drawn, ({ i, j }) => (kind[i] && group[j] === k ? 1 : 0), '<=', random.pick([0, 0, 1]))),
  );
}

/** At most, at least, or exactly as many of some pairs. */
export function range(random, drawn, share) {
  const op = random.pick(['<=', '<=', '>=', '>=', '=']);
  return around(drawn, () => (random.chance(share) ? 1 : 0), op);
}

/** Kilometres of all pairs, or of some trainees', within what the planted matching travels and a little. */
export function budget(random, drawn) {
  const most = random.pick([5, 20, 60]);
  const who = random.chance(0.5) ? drawn.trainees.map(() => true) : subset(random, drawn.trainees.length, 0.5);
  return around(drawn, ({ i }) => (who[i] ? random.int(1, most) : 0), '<=', random.int(-1, 3));
}

/** Couples of trainees; the first three of them form a triangle. */
export function incompatible(random, trainees) {
  const [a, b, c, d, e] = random.shuffle(Array.from({ length: trainees }, (_, i) => i));
  const couples = [
    [a, b],
    [b, c],
    [a, c],
    [c, d],
    [d, e],
  ];
  return couples.filter(([one, other]) => one !== undefined && other !== undefined);
}

/** For each of `couples` couples and each mentor: both, or neither. */
export function together(random, drawn, couples) {
  return times(couples, () => {
    const [a, b] = random.shuffle(Array.from(drawn.trainees, (_, i) => i));
    return drawn.mentors.map((_, j) => exactly(drawn, (pair) => (pair.j !== j ? 0 : pair.i === a ? 1 : pair.i === b ? -1 : 0), '=', 0));
  }).flat();
}
