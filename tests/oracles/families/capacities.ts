/** Families that differ by who is there and how many places they have, without side constraints. */
import { draw, drawMatching, scrambledId, smallSide } from './drawing.ts';
import type { ListedProblem } from '../rules.ts';
import type { Random } from '../random.ts';

const tenths = (random: Random) => (): number => random.int(0, 30) / 10;

/** As many places as needs, or a few more. */
export function tight(random: Random): ListedProblem {
  const trainees = Math.max(1, smallSide(random));
  const mentors = random.int(1, Math.min(5, trainees));
  const problem = draw(random, { trainees, mentors, density: random.pick([0.5, 0.8, 1]), score: tenths(random) });
  const places = problem.mentors.map(() => 1);
  for (let k = mentors; k < trainees + random.int(0, 1); k++) places[random.int(0, mentors - 1)]! += 1;
  return { ...problem, mentors: problem.mentors.map(({ id }, j) => ({ id, max: places[j] ?? 1 })) };
}

/** One place short: with coverage "most" one need stays unmet, with "all" there is no answer. */
export function oneShort(random: Random): ListedProblem {
  const trainees = Math.max(2, smallSide(random));
  const mentors = trainees - 1;
  if (random.chance(0.5)) return draw(random, { trainees, mentors, density: 1, score: tenths(random), all: 0.2 });
  // The shortage hides in a group: its members know one mentor fewer than they are, the others have more than enough.
  const group = random.int(2, trainees);
  const problem = draw(random, { trainees, mentors: trainees, density: 1, score: tenths(random), all: 0.2 });
  const members = new Set(random.sample(problem.trainees, group).map(({ id }) => id));
  const known = new Set(random.sample(problem.mentors, group - 1).map(({ id }) => id));
  return { ...problem, pairs: problem.pairs.filter(([trainee, mentor]) => !members.has(trainee) || known.has(mentor)) };
}

/** Two or three groups without a pair between them, and people with no pair at all. */
export function disconnected(random: Random): ListedProblem {
  const problem = draw(random, {
    trainees: random.int(2, 7),
    mentors: random.int(2, 7),
    density: random.pick([0.7, 1]),
    score: tenths(random),
    max: () => random.int(1, 2),
    all: 0.3,
  });
  const groups = random.int(2, 3);
  const groupOf = new Map([...problem.trainees, ...problem.mentors].map(({ id }) => [id, random.int(1, groups)]));
  return { ...problem, pairs: problem.pairs.filter(([trainee, mentor]) => groupOf.get(trainee) === groupOf.get(mentor)) };
}

/** Few trainees and many mentors. */
export function wide(random: Random): ListedProblem {
  return draw(random, {
    trainees: random.int(1, 4),
    mentors: random.int(5, 7),
    density: random.pick([0.3, 0.6, 1]),
    score: tenths(random),
  });
}

/** Many trainees and few mentors. */
export function tall(random: Random): ListedProblem {
  const max = random.chance(0.5) ? { max: () => random.int(1, 3) } : {};
  return draw(random, {
    trainees: random.int(5, 7),
    mentors: random.int(1, 4),
    density: random.pick([0.3, 0.6, 1]),
    score: tenths(random),
    all: 0.25,
    ...max,
  });
}

/** Trainees who need several different mentors. */
export function needs(random: Random): ListedProblem {
  return draw(random, {
    trainees: random.int(1, 5),
    mentors: random.int(2, 5),
    density: random.pick([0.6, 0.9, 1]),
    score: tenths(random),
    need: () => random.pick([1, 1, 2, 2, 3]),
    max: () => random.int(1, 3),
    all: 0.4,
  });
}

/** Mentors who must have someone, which the best score alone would leave without. */
export function minimums(random: Random): ListedProblem {
  const severalNeeds = random.chance(0.25) ? { need: () => random.int(1, 2) } : {};
  return draw(random, {
    trainees: random.int(2, 6),
    mentors: random.int(1, 4),
    density: random.pick([0.6, 0.9, 1]),
    score: () => random.int(-3, 30) / 10,
    max: () => random.int(1, 3),
    min: (max) => (random.chance(0.5) ? random.int(0, max) : 0),
    all: 0.3,
    ...severalNeeds,
  });
}

/** Pairs that must be chosen, good or bad, sometimes more of them than fit. */
export function required(random: Random): ListedProblem {
  const problem = draw(random, {
    trainees: random.int(1, 6),
    mentors: random.int(1, 5),
    density: random.pick([0.5, 0.9]),
    score: () => random.int(-10, 10),
    max: () => random.int(1, 2),
    min: (max) => (random.chance(0.1) ? max : 0),
    ...(random.chance(0.3) && { need: () => random.int(1, 2) }),
    all: 0.4,
  });
  const count = random.int(1, 3);
  const fitting = drawMatching(random, problem, count);
  const any = random.sample(problem.pairs, count).map(([trainee, mentor]): [string, string] => [trainee, mentor]);
  return { ...problem, required: random.chance(0.85) ? fitting : any };
}

/** No answer, for one reason or several: nobody to turn to, minimums beyond the people there are, required pairs that clash. */
export function infeasible(random: Random): ListedProblem {
  const problem = draw(random, {
    trainees: random.int(1, 6),
    mentors: random.int(1, 5),
    density: random.pick([0.4, 0.8]),
    score: tenths(random),
    max: () => random.int(1, 2),
    all: 0.6,
  });
  const victim = random.pick(problem.trainees).id;
  const reason = random.int(0, 2);
  if (reason === 0) return { ...problem, coverage: 'all', pairs: problem.pairs.filter(([trainee]) => trainee !== victim) };
  if (reason === 1) return { ...problem, mentors: problem.mentors.map(({ id }) => ({ id, min: 3, max: 4 })) };
  return { ...problem, required: problem.pairs.filter(([trainee]) => trainee === victim).map(([trainee, mentor]) => [trainee, mentor]) };
}

/** A side with nobody on it, or nobody whom anyone may have. */
export function empty(random: Random): ListedProblem {
  const shape = random.int(0, 3);
  return draw(random, {
    trainees: shape === 0 ? 0 : random.int(1, 4),
    mentors: shape === 1 ? 0 : random.int(1, 4),
    density: shape === 3 ? 0.5 : 0,
    score: tenths(random),
    max: () => (shape === 3 ? 0 : random.int(0, 2)),
    min: (max) => (random.chance(0.1) ? max : 0),
  });
}

const NAMES = [
  'élève',
  'e\u0301lève',
  'Ωmega',
  '学生',
  '🧑‍🏫',
  '\u{1d49c}',
  '0',
  '00',
  '-1',
  ' ',
  'a b',
  'a/b~1',
  'x"y\\z',
  'line\nbreak',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'result',
  'feasible',
  'bounded',
  'null',
  'NaN',
  'a\u0000b',
];

/** The same ids on both sides, and ids that programs trip over. */
export function strangeIds(random: Random): ListedProblem {
  const names = random.sample(NAMES, 7);
  const nameOf = (k: number): string => names[k] ?? scrambledId('n')(k);
  const problem = draw(random, {
    trainees: smallSide(random),
    mentors: smallSide(random),
    density: random.pick([0.5, 0.8]),
    score: () => random.int(0, 9),
    max: () => random.int(1, 2),
    traineeId: nameOf,
    mentorId: nameOf,
  });
  if (random.chance(0.5)) return problem;
  const terms = problem.pairs.map(([trainee, mentor]): [string, string, number] => [trainee, mentor, 1]);
  return { ...problem, sideConstraints: [{ id: random.pick(NAMES), terms, op: '<=', rhs: random.int(1, 4) }] };
}
