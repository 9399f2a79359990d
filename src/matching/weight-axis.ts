/**
 * One weight as the axis of a line of scores, in integers.
 *
 * With weight t for the criterion (in ten-thousandths) the others have 1 − t to share in the proportions that they have today. Multiplied by what
 * the others sum to today, divided by their common divisor, every score along the axis is an integer: no rounding, whatever the weights.
 */
import { CRITERIA, type Criterion, type Guidelines, SCORE_SCALE } from '../domain/index.ts';
import { independentParts, type PairIds, type PairLine, type Problem, type Solution } from '../solver/index.ts';
import type { PairValues } from './pair-table.ts';

/** Weights and values are whole ten-thousandths. */
export const ONE = 10_000;

export interface RobustnessInput {
  readonly problem: Problem;
  /** Proven optimal. */
  readonly solution: Solution;
  readonly guidelines: Guidelines;
  /** For each pair of the problem, in its order. */
  readonly values: Iterable<PairValues>;
}

export interface WeightAxis {
  readonly criterion: Criterion;
  /** Today's weight, in ten-thousandths. */
  readonly weight: number;
  /** The weights in the order of `CRITERIA`, their common divisor taken out; 0 for the criterion itself. */
  readonly proportions: readonly number[];
  /** Their sum; 0 when the criterion has all the weight. */
  readonly others: number;
}

/** An independent part of the problem, its chosen pairs, and what its scores are made of. */
export interface Part {
  readonly problem: Problem;
  readonly chosen: readonly PairIds[];
  readonly pairs: readonly {
    readonly trainee: string;
    readonly mentor: string;
    /** In millionths, as the run has it. */
    readonly score: number;
    /** In the order of `CRITERIA`, in ten-thousandths; the neutral value for what is unknown. */
    readonly values: readonly number[];
  }[];
}

export function axisOf({ weights }: Guidelines, index: number): WeightAxis {
  const all = CRITERIA.map((criterion) => Math.round(weights[criterion] * ONE));
  const rest = all.map((weight, k) => (k === index ? 0 : weight));
  const divisor = rest.reduce(commonDivisor, 0);
  const proportions = rest.map((weight) => (divisor === 0 ? 0 : weight / divisor));
  return { criterion: CRITERIA[index]!, weight: all[index]!, proportions, others: proportions.reduce((sum, share) => sum + share, 0) };
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/**
 * The guidelines with this weight for one criterion; the others share what is left in the proportions that they have (equally, where they
 * have nothing), in ten-thousandths: what rounding leaves goes to the largest remainders, of equal ones to the first in `CRITERIA`.
 */
export function withWeight(guidelines: Guidelines, criterion: Criterion, weight: number): Guidelines {
  const own = Math.round(weight * ONE);
  const others = CRITERIA.filter((other) => other !== criterion);
  const known = others.map((other) => Math.round(guidelines.weights[other] * ONE));
  const proportions = known.some((share) => share > 0) ? known : known.map(() => 1);
  const sum = proportions.reduce((total, share) => total + share, 0);
  // In integers: the product of two numbers of ten-thousandths.
  const shares = proportions.map((share) => Math.floor((share * (ONE - own)) / sum));
  const remainders = proportions.map((share) => (share * (ONE - own)) % sum);
  const left = ONE - own - shares.reduce((total, share) => total + share, 0);
  const first = [...others.keys()].sort((a, b) => remainders[b]! - remainders[a]! || a - b).slice(0, left);
  for (const k of first) shares[k]!++;
  const given = Object.fromEntries(others.map((other, k) => [other, shares[k]! / ONE]));
  return { ...guidelines, weights: { ...guidelines.weights, ...given, [criterion]: own / ONE } };
}

/** The parts that have a chosen pair. */
export function partsOf({ problem, solution, guidelines, values }: RobustnessInput): Part[] {
  const counted = new Map<string, Map<string, Part['pairs'][number]>>();
  const read = values[Symbol.iterator]();
  for (const [trainee, mentor, score] of problem.pairs) {
    const own = counted.get(trainee) ?? new Map<string, Part['pairs'][number]>();
    const known = (read.next().value ?? []) as PairValues;
    counted.set(
      trainee,
      own.set(mentor, {
        trainee,
        mentor,
        score: Math.round(score * SCORE_SCALE),
        values: CRITERIA.map((_, k) => Math.round((known[k] ?? guidelines.unknownValue) * ONE)),
      }),
    );
  }
  const mentorsOf = new Map<string, string[]>();
  for (const [trainee, mentor] of solution.pairs) mentorsOf.set(trainee, [...(mentorsOf.get(trainee) ?? []), mentor]);
  return independentParts(problem)
    .map((part) => ({
      problem: part,
      chosen: part.trainees.flatMap(({ id }) => (mentorsOf.get(id) ?? []).map((mentor): PairIds => [id, mentor])),
      pairs: Array.from(part.pairs, ([trainee, mentor]) => counted.get(trainee)!.get(mentor)!),
    }))
    .filter(({ chosen }) => chosen.length > 0);
}

/**
 * The scores as lines over the weight in ten-thousandths, 1 being `scaleOf` units. They start from the scores of the run as they are, rounded
 * where they were: today's matching is the best at today's weight exactly.
 */
export function linesOf({ pairs }: Part, { criterion, weight, proportions, others }: WeightAxis): PairLine[] {
  const own = CRITERIA.indexOf(criterion);
  return pairs.map(({ trainee, mentor, score, values }) => {
    const rest = proportions.reduce((sum, share, k) => sum + share * values[k]!, 0);
    const slope = others * values[own]! - rest;
    return [trainee, mentor, (score * scaleOf(others)) / SCORE_SCALE - weight * slope, slope];
  });
}

function scaleOf(others: number): number {
  return ONE * ONE * others;
}

/** The pairs with their scores at one weight, and the bands with them. */
export function scoresAt(part: Part, axis: WeightAxis, at: number): Pick<Problem, 'pairs' | 'bands'> {
  const { bands } = part.problem;
  return {
    pairs: linesOf(part, axis).map(([trainee, mentor, base, slope]) => [trainee, mentor, base + slope * at] as const),
    ...(bands === undefined ? {} : { bands: bands.map((band) => Math.round(band * ONE) * (scaleOf(axis.others) / ONE)) }),
  };
}
