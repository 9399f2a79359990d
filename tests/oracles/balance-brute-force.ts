/**
 * The most balanced matching found by trying them all: every matching that the rules allow is compared by needs met, then part by part by
 * its worst and its least relative load, then by its pairs in each band, score, incumbent and lot.
 */
import type { Level } from '../../src/solver/index.ts';
import { allMatchings, pairsOf, type Matching } from './all-matchings.ts';
import { scaled } from './exact.ts';
import { countsOf } from './fair-brute-force.ts';
import type { ListedProblem, Pair } from './rules.ts';

/** Numerator and denominator of a relative load; null: nobody counts, which is better than any. */
export type Ratio = readonly [over: number, under: number] | null;

export function ratioOf(level: Level | null): Ratio {
  return level === null ? null : [Number(level[0]), Number(level[1])];
}

export interface PartLoads {
  worst: Ratio;
  /** Of no account with "worst". */
  least: Ratio;
}

export interface BalancedOptimum {
  feasible: boolean;
  matched: number;
  /** By the least mentor id of the part; parts without mentors left out. */
  loads: ReadonlyMap<string, PartLoads>;
  score: number;
  kept: number;
  pairs: Pair[];
  unique: boolean;
}

/** 1 when a is higher, −1 when b is; of null and anything else, anything is. */
export function compareRatios(a: Ratio, b: Ratio): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return Math.sign(a[0] * b[1] - b[0] * a[1]);
}

/** Mentors of each part, by what pairs and side constraints join. */
function partsOf({ trainees, mentors, pairs, sideConstraints = [] }: ListedProblem): string[][] {
  const part = new Map<string, string>();
  for (const { id } of trainees) part.set(`t ${id}`, `t ${id}`);
  for (const { id } of mentors) part.set(`m ${id}`, `m ${id}`);
  const join = (a: string, b: string): void => {
    const [from, to] = [part.get(a)!, part.get(b)!];
    for (const [node, own] of part) if (own === from) part.set(node, to);
  };
  for (const [trainee, mentor] of pairs) join(`t ${trainee}`, `m ${mentor}`);
  for (const { terms } of sideConstraints) for (const [, mentor] of terms) join(`m ${terms[0]![1]}`, `m ${mentor}`);
  const names = [...new Set(part.values())];
  return names
    .map((name) => mentors.flatMap(({ id }) => (part.get(`m ${id}`) === name ? [id] : [])).sort())
    .filter((own) => own.length > 0);
}

/** What each part of a matching comes to, literally: who has more than the minimum; who could have one more. */
export function loadsOf(problem: ListedProblem, chosen: readonly (readonly [string, string])[]): Map<string, PartLoads> {
  const { integers, scale } = scaled(problem.mentors.flatMap(({ load = 0, share = 1 }) => [load, share]))!;
  const found = new Map<string, PartLoads>();
  for (const part of partsOf(problem)) {
    const own = problem.mentors.flatMap(({ id, min = 0, max = 1 }, j) => {
      if (!part.includes(id)) return [];
      const count = chosen.filter(([, mentor]) => mentor === id).length;
      const eligible = problem.pairs.filter(([, mentor]) => mentor === id).length;
      const at = (trainees: number): Ratio => [integers[2 * j]! + trainees * scale, integers[2 * j + 1]!];
      return [{ min, max, count, eligible, at }];
    });
    const above = own.filter(({ min, count }) => count > min).map(({ count, at }) => at(count));
    const worst = above.reduce((known, ratio) => (compareRatios(ratio, known) > 0 ? ratio : known), null);
    const below = own
      .filter(
        ({ max, count, eligible, at }) => count < max && count < eligible && worst !== null && compareRatios(at(count + 1), worst) <= 0,
      )
      .map(({ count, at }) => at(count));
    const least = below.reduce((known, ratio) => (known === null || compareRatios(ratio, known) < 0 ? ratio : known), null);
    found.set(part[0]!, { worst, least });
  }
  return found;
}

/** null when there are too many matchings to try, or scores have no exact scale. */
export function balancedBruteForce(problem: ListedProblem, most: number): BalancedOptimum | null {
  const matchings = allMatchings(problem, most);
  if (matchings === null) return null;
  let best: { matching: Matching; loads: Map<string, PartLoads>; counts: number[] } | null = null;
  let unique = true;
  const matched = matchings[0]?.matched ?? 0;
  for (const matching of matchings) {
    if (matching.matched < matched) break;
    const pairs = pairsOf(problem, matching);
    const loads = loadsOf(problem, pairs);
    const counts = problem.objective === 'fair' ? countsOf(problem, pairs) : [];
    const difference = best === null ? -1 : compare(problem, { matching, loads, counts }, best);
    if (difference < 0) [best, unique] = [{ matching, loads, counts }, true];
    else if (difference === 0) unique = false;
  }
  if (best === null) return { feasible: false, matched: 0, loads: new Map(), score: 0, kept: 0, pairs: [], unique: true };
  const { score, kept } = best.matching;
  return { feasible: true, matched, loads: best.loads, score, kept, pairs: pairsOf(problem, best.matching), unique };
}

interface Candidate {
  matching: Matching;
  loads: Map<string, PartLoads>;
  counts: number[];
}

/** Below 0 when a is better. */
function compare({ balance }: ListedProblem, a: Candidate, b: Candidate): number {
  for (const [part, { worst, least }] of a.loads) {
    const other = b.loads.get(part)!;
    const byWorst = compareRatios(worst, other.worst);
    if (byWorst !== 0) return byWorst;
    // A least load of nobody is the best, a high one better than a low one.
    const byLeast =
      balance === 'worst'
        ? 0
        : least === null || other.least === null
          ? compareRatios(least, other.least)
          : compareRatios(other.least, least);
    if (byLeast !== 0) return byLeast;
  }
  for (const [band, count] of a.counts.entries()) if (count !== b.counts[band]) return count - b.counts[band]!;
  return b.matching.score - a.matching.score || b.matching.kept - a.matching.kept || a.matching.lot - b.matching.lot;
}
