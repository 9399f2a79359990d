/**
 * How far a matching depends on the weights: for each criterion the weights at which it stays the best, the pairs that a change of a fifth
 * would undo, and the pairs that only a broken tie holds.
 *
 * The weight of one criterion varies; the others keep their proportions to each other, so that all still sum to 1. Weights move in steps of
 * a ten-thousandth, as guidelines write them. What is compared are exact sums: the scores of the run, each changed by exactly what the
 * weights change, never rounded again. (Where a changed file of guidelines must round the other weights to four decimals, and each part of a
 * score to a millionth, a new run may choose otherwise between matchings that are as good but for that rounding.)
 */
import { CRITERIA, type Criterion, type Progress } from '../domain/index.ts';
import {
  certainPairs,
  ParametricScores,
  solveIfKnown,
  type Certainty,
  type OptimumOnLine,
  type PairIds,
  type Range,
} from '../solver/index.ts';
import { axisOf, linesOf, ONE, partsOf, scoresAt, type Part, type RobustnessInput, type WeightAxis } from './weight-axis.ts';

export interface RobustnessOptions {
  /** Once aborted, what is not known by then stays open. */
  readonly signal?: { readonly aborted: boolean };
  /** Of each solve; what is not known at it stays open. */
  readonly nodeLimit?: number;
  /** The share that is done. */
  readonly onProgress?: Progress;
}

export interface WeightRange {
  readonly criterion: Criterion;
  readonly weight: number;
  /** The matching is the best at every weight of these bounds, and not at the next ten-thousandth beyond; null where that is not known. */
  readonly low: number | null;
  readonly high: number | null;
  /** A fifth less and a fifth more, at most 1. */
  readonly from: number;
  readonly to: number;
  /** Pairs that the best matchings somewhere between `from` and `to` do without. */
  readonly lost: number;
  /**
   * - `exact`: all is known.
   * - `limit`: stopped before the end; what is null or not counted is not known.
   * - `ends`: with objective "fair" bands move with the weights: only `from` and `to` themselves were tried.
   * - `alone`: this weight is 1, and the others have no proportions to keep.
   */
  readonly status: 'exact' | 'limit' | 'ends' | 'alone';
}

export interface PairRobustness {
  readonly trainee: string;
  readonly mentor: string;
  /** Whether every matching that is as good has this pair. */
  readonly certainty: Certainty;
  /** Whether it is kept wherever each weight alone was moved, by a fifth at most; null when not known. */
  readonly survives: boolean | null;
  /** The criteria that undo it within a fifth, and the weight nearest to today's at which they do; least change first. */
  readonly losses: readonly Loss[];
}

export interface Loss {
  readonly criterion: Criterion;
  readonly weight: number;
}

export interface WeightRobustness {
  readonly criteria: readonly WeightRange[];
  /** In the order of the solution. */
  readonly pairs: readonly PairRobustness[];
}

/**
 * Where several matchings are best, the one that keeps most of today's pairs counts. At most two solves for each best matching found on the
 * way, of one independent part at a time.
 * @throws BinomeError SOLUTION_NOT_OPTIMAL, PARAMETRIC_VALUE when the solution is not optimal, or the values do not belong to the problem.
 */
export function weightRobustness(input: RobustnessInput, options: RobustnessOptions = {}): WeightRobustness {
  const certainties = certainPairs(input.problem, input.solution, limitsOf(options));
  const { criteria, found } = tried(input, options);
  return {
    criteria,
    pairs: certainties.map(({ trainee, mentor, certainty }): PairRobustness => {
      const pair = found.get(keyOf([trainee, mentor]))!;
      return { trainee, mentor, certainty, survives: pair.losses.length > 0 ? false : pair.isOpen ? null : true, losses: lossesOf(pair) };
    }),
  };
}

/**
 * Of each pair of a proven optimum, in the order of the solution, what undoes it within a fifth, the least change first; null where that is not
 * known. As `weightRobustness` but for what is certain, which needs further solves.
 */
export function weightLosses(input: RobustnessInput, options: RobustnessOptions): (readonly Loss[] | null)[] {
  const { found } = tried(input, options);
  return input.solution.pairs.map((pair) => {
    const own = found.get(keyOf(pair))!;
    return own.losses.length === 0 && own.isOpen ? null : lossesOf(own);
  });
}

function limitsOf({ signal = { aborted: false }, nodeLimit }: RobustnessOptions): TrialLimits {
  return { signal, ...(nodeLimit === undefined ? {} : { nodeLimit }) };
}

function lossesOf({ losses }: Found): Loss[] {
  return [...losses].sort((a, b) => a.moved * b.today - b.moved * a.today).map(({ criterion, weight }) => ({ criterion, weight }));
}

function tried(
  input: RobustnessInput,
  options: RobustnessOptions,
): { readonly criteria: WeightRange[]; readonly found: ReadonlyMap<string, Found> } {
  const { onProgress } = options;
  const parts = partsOf(input);
  const found = new Map<string, Found>(input.solution.pairs.map((pair) => [keyOf(pair), { losses: [], isOpen: false }]));
  const criteria = CRITERIA.map((_, c) => {
    const axis = axisOf(input.guidelines, c);
    const trial = axis.others === 0 ? null : new Trial(axis, input.problem.objective === 'fair', limitsOf(options));
    parts.forEach((part, p) => {
      onProgress?.('weigh', c * parts.length + p, CRITERIA.length * parts.length);
      trial?.on(part, found);
    });
    return trial?.result() ?? untried(axis);
  });
  onProgress?.('weigh', 1, 1);
  return { criteria, found };
}

type TrialLimits = Omit<RobustnessOptions, 'onProgress'> & { readonly signal: { readonly aborted: boolean } };

/** What the trials found of one pair; of each loss, by how much the weight moved, and what it is today, in ten-thousandths. */
interface Found {
  losses: readonly (Loss & { readonly moved: number; readonly today: number })[];
  isOpen: boolean;
}

/** A fifth less and a fifth more, in ten-thousandths, rounded outwards. */
function fifthAround(weight: number): Range {
  return { low: Math.floor((weight * 4) / 5), high: Math.min(ONE, Math.ceil((weight * 6) / 5)) };
}

function untried({ criterion, weight }: WeightAxis): WeightRange {
  const { low, high } = fifthAround(weight);
  return { criterion, weight: weight / ONE, low: null, high: null, from: low / ONE, to: high / ONE, lost: 0, status: 'alone' };
}

/** One weight, moved over one part after another. Each part has to look no farther than where those before stay the best. */
class Trial {
  readonly #axis: WeightAxis;
  readonly #isFair: boolean;
  readonly #limits: TrialLimits;
  readonly #window: Range;
  #low: number | null = 0;
  #high: number | null = ONE;
  #lost = 0;
  #isOpen = false;

  constructor(axis: WeightAxis, isFair: boolean, limits: TrialLimits) {
    this.#axis = axis;
    this.#isFair = isFair;
    this.#limits = limits;
    this.#window = fifthAround(axis.weight);
    if (isFair) this.#low = this.#high = null;
  }

  on(part: Part, found: ReadonlyMap<string, Found>): void {
    const optima = this.#isFair ? this.#optimaAtEnds(part) : this.#optimaWithin(part);
    const held = optima.map(({ pairs }) => (pairs === null ? null : new Set(pairs.map(keyOf))));
    const isOpen = held.includes(null);
    this.#isOpen ||= isOpen;
    for (const pair of part.chosen) {
      const own = found.get(keyOf(pair))!;
      const at = this.#nearest(optima.filter((_, k) => held[k]?.has(keyOf(pair)) === false));
      own.isOpen ||= isOpen;
      if (at === null) continue;
      this.#lost++;
      const { criterion, weight: today } = this.#axis;
      own.losses = [...own.losses, { criterion, weight: at / ONE, moved: Math.abs(at - today), today }];
    }
  }

  result(): WeightRange {
    const axis = this.#axis;
    const window = this.#window;
    const low = this.#low;
    const high = this.#high;
    const lost = this.#lost;
    const isOpen = this.#isOpen || (!this.#isFair && (low === null || high === null));
    return {
      criterion: axis.criterion,
      weight: axis.weight / ONE,
      low: low === null ? null : low / ONE,
      high: high === null ? null : high / ONE,
      from: window.low / ONE,
      to: window.high / ONE,
      lost,
      status: isOpen ? 'limit' : this.#isFair ? 'ends' : 'exact',
    };
  }

  #optimaWithin(part: Part): OptimumOnLine[] {
    const axis = this.#axis;
    const window = this.#window;
    const lines = linesOf(part, axis);
    const scores = new ParametricScores({ ...part.problem, incumbent: part.chosen }, lines, this.#limits);
    const around = scores.rangeOf(part.chosen, axis.weight, { low: this.#low ?? axis.weight, high: this.#high ?? axis.weight });
    this.#low = this.#low === null ? null : around.low;
    this.#high = this.#high === null ? null : around.high;
    // In two halves: at today's weight itself today's matching is the one that keeps most of its pairs.
    return [...scores.optima({ low: window.low, high: axis.weight }), ...scores.optima({ low: axis.weight, high: window.high })];
  }

  /** With objective "fair": the bands move as well, and nothing is proven of what lies between two weights. */
  #optimaAtEnds(part: Part): OptimumOnLine[] {
    const axis = this.#axis;
    const window = this.#window;
    return [window.low, window.high].map((at) => {
      if (this.#limits.signal.aborted) return { low: at, high: at, pairs: null };
      const solution = solveIfKnown({ ...part.problem, ...scoresAt(part, axis, at), incumbent: part.chosen }, this.#limits);
      return { low: at, high: at, pairs: solution?.status === 'optimal' ? solution.pairs : null };
    });
  }

  /** The weight nearest to today's among these ranges; null when there are none. */
  #nearest(ranges: readonly Range[]): number | null {
    const { weight } = this.#axis;
    const ends = ranges.map(({ low, high }) => Math.min(Math.max(weight, low), high));
    return ends.sort((a, b) => Math.abs(a - weight) - Math.abs(b - weight) || a - b)[0] ?? null;
  }
}

function keyOf([trainee, mentor]: PairIds): string {
  return JSON.stringify([trainee, mentor]);
}
