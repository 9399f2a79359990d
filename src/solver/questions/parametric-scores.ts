/**
 * Scores that move along a line: which matchings are optimal where, and how far one of them stays so.
 *
 * Score(t) = base + t · slope for every pair, in integers, t over the whole numbers of a range (a caller with fractions of t scales them). The
 * needs that can be met do not depend on t; of the matchings that meet them, each totals a straight line in t, so that the best total is
 * convex and piecewise linear. If a matching is optimal at two values it is so at all between them, which is what proves whole intervals
 * with one solve at each end:
 *
 * - how far: solve at the far end; where the answer's line crosses the matching's own, solve again, until nothing is better there
 *   (Newton's method as of Dinkelbach, Management Science 13 (1967) 492–498);
 * - all of them: solve at both ends, then on either side of where the two lines cross, and so on in each half (Eisner and Severance,
 *   J. ACM 23 (1976) 619–635). At most two solves for each matching found.
 *
 * Every solve is an ordinary one with its certificate. Totals are compared as big integers.
 */
import { BinomeError } from '../../errors/index.ts';
import { checkList, checkObject, checkTuple, show } from '../model/checks.ts';
import { checkOptions, type SolveOptions } from '../model/limits.ts';
import { checkPairs } from './given-solution.ts';
import type { PairIds, Problem } from '../model/problem.ts';
import { checkProblem, solveIfKnown } from '../solve/solve.ts';

/** A pair, its score at t = 0, and by how much it changes when t grows by 1; integers. */
export type PairLine = readonly [trainee: string, mentor: string, base: number, slope: number];

/** Whole numbers, both included. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A matching that is optimal at every whole number of a range; null where a limit left it open, or nothing satisfies every rule. */
export interface OptimumOnLine extends Range {
  readonly pairs: readonly PairIds[] | null;
}

/** The total of a matching along the line. */
interface Total {
  readonly pairs: readonly PairIds[];
  readonly base: bigint;
  readonly slope: bigint;
}

/** An end of an interval: where, and what is optimal there. */
interface End {
  readonly at: number;
  readonly best: Total | null;
}

export class ParametricScores {
  readonly #problem: Omit<Problem, 'pairs'>;
  readonly #lines: readonly PairLine[];
  readonly #options: SolveOptions;
  readonly #lineOf = new Map<string, Map<string, PairLine>>();
  readonly #solved = new Map<number, Total | null>();

  /**
   * The scores of the problem itself are not read; `options` hold for each solve by itself.
   * @throws BinomeError PARAMETRIC_FAIR with objective "fair", whose bands would move with the scores; PARAMETRIC_VALUE for a base or a slope that is no integer.
   */
  constructor(problem: Omit<Problem, 'pairs'>, lines: readonly PairLine[], options: SolveOptions = {}) {
    checkOptions(options);
    const given = checkList(lines, '/lines').map((line, k) => checkTuple(line, 4, `/lines/${k}`));
    checkProblem({ ...problem, pairs: given.map(([trainee, mentor]) => [trainee, mentor, 0]) });
    if (problem.objective === 'fair') throw new BinomeError('PARAMETRIC_FAIR', {});
    this.#problem = problem;
    this.#lines = lines;
    this.#options = options;
    for (const line of lines) {
      const [trainee, mentor, base, slope] = line;
      for (const value of [base, slope]) {
        if (!Number.isSafeInteger(value)) throw new BinomeError('PARAMETRIC_VALUE', { value: show(value) });
      }
      const own = this.#lineOf.get(trainee) ?? new Map<string, PairLine>();
      this.#lineOf.set(trainee, own.set(mentor, line));
    }
  }

  /**
   * Optimal matchings for all whole numbers of the range, ascending, without a gap. Where two are as good, the one whose end it is keeps
   * more of the problem's incumbent, or wins the lot. Neighbours differ.
   * @throws BinomeError PARAMETRIC_VALUE for a range that ends before it begins, or scores beyond 2^53 in it; PROBLEM_*.
   */
  optima(range: Range): OptimumOnLine[] {
    const { low, high } = checkRange(range);
    const found: OptimumOnLine[] = [];
    const open: [End, End][] = [[this.#at(low), this.#at(high)]];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [left, right] = next;
      if (left.best === null || right.best === null) {
        add(found, left.at, left.at, left.best);
        add(found, left.at + 1, right.at - 1, null);
        if (right.at > left.at) add(found, right.at, right.at, right.best);
        continue;
      }
      if (isOptimal(left.best, right)) {
        // At the far end the matching found there keeps more of the incumbent, unless the two are tied all along.
        const all = isSameLine(left.best, right.best) || left.at === right.at;
        add(found, left.at, all ? right.at : right.at - 1, left.best);
        if (!all) add(found, right.at, right.at, right.best);
      } else if (isOptimal(right.best, left)) {
        add(found, left.at, left.at, left.best);
        add(found, left.at + 1, right.at, right.best);
      } else {
        const { below } = crossing(left.best, right.best);
        open.push([this.#at(below + 1), right], [left, this.#at(below)]);
      }
    }
    return found;
  }

  /**
   * How far from `at`, where it must be optimal, this matching stays so within the range: the least and the greatest whole number; null
   * where a limit left it open.
   * @throws BinomeError PARAMETRIC_VALUE as `optima`, or when the matching is not optimal at `at`; PROBLEM_*.
   */
  rangeOf(pairs: readonly PairIds[], at: number, range: Range): { readonly low: number | null; readonly high: number | null } {
    const { low, high } = checkRange(range);
    checkRange({ low, high: at });
    checkRange({ low: at, high });
    checkPairs(pairs);
    const own = this.#totalOf(pairs);
    return { low: this.#lastOptimal(own, at, low), high: this.#lastOptimal(own, at, high) };
  }

  #lastOptimal(own: Total, at: number, farthest: number): number | null {
    for (let t = farthest; ;) {
      const end = this.#at(t);
      if (end.best === null) return null;
      if (isOptimal(own, end)) return t;
      if (t === at || valueAt(end.best, at) > valueAt(own, at)) throw new BinomeError('PARAMETRIC_VALUE', { value: show(at) });
      // The last whole number, seen from `at`, where what is better here is not better yet.
      t = farthest > at ? crossing(own, end.best).below : crossing(end.best, own).above;
    }
  }

  #at(t: number): End {
    let best = this.#solved.get(t);
    if (best === undefined) {
      best = this.#solveAt(t);
      this.#solved.set(t, best);
    }
    return { at: t, best };
  }

  #solveAt(t: number): Total | null {
    if (this.#options.signal?.aborted === true) return null;
    const pairs = this.#lines.map(([trainee, mentor, base, slope]): [string, string, number] => {
      const score = base + slope * t;
      if (!Number.isSafeInteger(slope * t) || !Number.isSafeInteger(score)) throw new BinomeError('PARAMETRIC_VALUE', { value: String(t) });
      return [trainee, mentor, score + 0];
    });
    const solution = solveIfKnown({ ...this.#problem, pairs }, this.#options);
    return solution?.status === 'optimal' && solution.certificate?.scale.exact === true ? this.#totalOf(solution.pairs) : null;
  }

  #totalOf(pairs: readonly PairIds[]): Total {
    let [base, slope] = [0n, 0n];
    for (const [trainee, mentor] of pairs) {
      const line = this.#lineOf.get(trainee)?.get(mentor);
      if (line === undefined) throw new BinomeError('PARAMETRIC_VALUE', { value: `${trainee}, ${mentor}` });
      base += BigInt(line[2]);
      slope += BigInt(line[3]);
    }
    return { pairs, base, slope };
  }
}

function checkRange(range: Range): Range {
  const { low, high } = checkObject(range, '/range') as unknown as Range;
  for (const value of [low, high]) if (!Number.isSafeInteger(value)) throw new BinomeError('PARAMETRIC_VALUE', { value: show(value) });
  if (low > high) throw new BinomeError('PARAMETRIC_VALUE', { value: `${low} > ${high}` });
  return { low, high };
}

function valueAt({ base, slope }: Total, t: number): bigint {
  return base + slope * BigInt(t);
}

function isOptimal(total: Total, { at, best }: End): boolean {
  return best !== null && valueAt(total, at) === valueAt(best, at);
}

function isSameLine(a: Total, b: Total): boolean {
  return a.base === b.base && a.slope === b.slope;
}

/** The whole numbers next to where the line `b`, which is the steeper, rises above the line `a`; both are it when it is whole. */
function crossing(a: Total, b: Total): { readonly below: number; readonly above: number } {
  const [gap, rise] = [a.base - b.base, b.slope - a.slope];
  return { below: Number(floorDivided(gap, rise)), above: Number(-floorDivided(-gap, rise)) };
}

function floorDivided(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return quotient * divisor !== dividend && dividend < 0n ? quotient - 1n : quotient;
}

/** Adds to the list, as one where its last matching is the same. */
function add(found: OptimumOnLine[], low: number, high: number, best: Total | null): void {
  if (low > high) return;
  const last = found.at(-1);
  const pairs = best?.pairs ?? null;
  if (last !== undefined && JSON.stringify(last.pairs) === JSON.stringify(pairs)) found[found.length - 1] = { ...last, high };
  else found.push({ low, high, pairs });
}
