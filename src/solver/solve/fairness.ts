/**
 * Objective "fair" in one block: band after band from the lowest, as few pairs as possible in each, all those before it kept.
 *
 * Only bands that hold pairs in the end cost a proof. A band that a matching at hand has no pair in needs nothing at all; a run of bands
 * that can be left empty is found by bisection, so that the work goes with (bands in use) · log(bands), not with the distinct scores.
 * How a band is counted is one of two ways: a run of the kernel on the optimal face of all before it, or, under side constraints, a
 * search whose count becomes one more side constraint.
 */
import { leafProof, searchProof, writtenDuals } from './certificate.ts';
import type { Instance } from '../model/encode.ts';
import type { Poll } from '../model/limits.ts';
import {
  EXCLUDED,
  FREE,
  IMPOSED,
  maximise,
  restrictToFace,
  type Block,
  type Choices,
  type Network,
  type Optimum,
} from '../network/network.ts';
import type { FairnessStage } from '../model/problem.ts';
import { guess } from '../side-constraints/guess.ts';
import { search, type SearchResult, type SearchTask } from '../side-constraints/search.ts';

/** The bands that the pairs of a block are in, ranked. */
export interface BlockBands {
  /** Local arc → rank of its band among `numbers`. */
  readonly rank: Int32Array;
  /** Rank → band of the problem, ascending. */
  readonly numbers: Int32Array;
  /** The rank that needs no stage, because its count follows from the others: that of the problem's last band. */
  readonly last: number;
}

export function blockBands({ bands }: Instance, block: Block): BlockBands | null {
  if (bands === null) return null;
  const of = block.arcs.map((arc) => bands.of[arc]!);
  const numbers = Int32Array.from(new Set(of)).sort();
  const rankOf = new Map(Array.from(numbers, (band, rank) => [band, rank]));
  const last = numbers.at(-1) === bands.thresholds.length ? numbers.length - 1 : numbers.length;
  return { rank: of.map((band) => rankOf.get(band)!), numbers, last };
}

/** Arc → −1 in the bands ranked from `from` to below `to`, 0 elsewhere: the most of it is the fewest pairs there. */
function against({ rank }: BlockBands, from: number, to: number): Float64Array {
  return Float64Array.from(rank, (own) => (own >= from && own < to ? -1 : 0));
}

export function countIn({ rank }: BlockBands, taken: Uint8Array, wanted: number): number {
  let count = 0;
  for (let arc = 0; arc < taken.length; arc++) if (taken[arc] === 1 && rank[arc] === wanted) count++;
  return count;
}

/** What the two ways of counting have in common. Each call keeps all that the calls before it settled. */
interface Counter {
  /** Whether to stop: the bands not settled by then stay as they are. */
  isOver(): boolean;
  /** Leaves these bands empty for good. */
  empty(from: number, to: number): void;
  /** A matching with the fewest pairs in this band; where there are any, no matching with more is considered any more. Null once over. */
  fewest(rank: number): Uint8Array | null;
  /** A matching that leaves these bands empty; null when there is none, or none was found. */
  avoiding(from: number, to: number): Uint8Array | null;
}

/**
 * Settles every band but the last, beginning with a matching that is the best so far. Returns the last matching found, and the rank from which
 * on nothing is settled, `last` when all is.
 */
function settle(bands: BlockBands, start: Uint8Array, counter: Counter): { known: Uint8Array; open: number } {
  let known = start;
  let from = 0;
  for (let rank = lowest(bands, known, 0); rank < bands.last; rank = lowest(bands, known, from)) {
    if (counter.isOver()) return { known, open: from };
    counter.empty(from, rank);
    const fewest = counter.fewest(rank);
    if (fewest === null) return { known, open: rank };
    known = fewest;
    from = rank + 1;
    if (countIn(bands, known, rank) > 0) continue;
    counter.empty(rank, from);
    known = skip(bands, known, from, counter);
  }
  counter.empty(from, bands.last);
  return { known, open: bands.last };
}

/** A matching whose lowest band from `from` on is the highest possible, or the best found in time. */
function skip(bands: BlockBands, start: Uint8Array, from: number, counter: Counter): Uint8Array {
  let known = start;
  // The lowest band that cannot be left empty is `low` or above, and below `high`.
  let [low, high] = [lowest(bands, known, from), bands.last + 1];
  while (high - low > 1 && !counter.isOver()) {
    const middle = (low + high) >> 1;
    const found = counter.avoiding(from, middle);
    if (found === null) high = middle;
    else {
      known = found;
      low = lowest(bands, known, from);
    }
  }
  return known;
}

/** The lowest rank from `from` on that the matching has a pair in; `last` when there is none below it. */
function lowest({ rank, last }: BlockBands, taken: Uint8Array, from: number): number {
  let found = last;
  for (let arc = 0; arc < taken.length; arc++) if (taken[arc] === 1 && rank[arc]! >= from && rank[arc]! < found) found = rank[arc]!;
  return found;
}

/**
 * By the kernel, on the optimal face of all before. Restricts `choices`, in place, to the matchings that are as fair as can be; returns
 * the stages and a matching that they describe. When it `isOver` before the end, bands not settled are counted as they are in it.
 */
export function fairByFlow(
  network: Network,
  bands: BlockBands,
  choices: Choices,
  start: Uint8Array,
  isOver: Poll,
  report: () => void = () => {},
): { stages: FairnessStage[]; taken: Uint8Array } {
  const stages: FairnessStage[] = [];
  const nothing = new Float64Array(network.arcs);
  const { known, open } = settle(bands, start, {
    isOver: () => {
      report();
      return isOver();
    },
    empty: (from, to) => exclude(choices.state, bands, from, to),
    fewest: (rank) => {
      const weight = against(bands, rank, rank + 1);
      // Never empty: a matching is at hand.
      const best = maximise(network, choices, weight, isOver) as Optimum | null;
      if (best === null) return null;
      const count = countIn(bands, best.taken, rank);
      if (count > 0) {
        restrictToFace(network, choices, weight, best);
        const proof = leafProof(writtenDuals(network, { rows: best.rowDual, columns: best.columnDual }));
        stages.push({ band: bands.numbers[rank]!, count, proof });
      }
      return best.taken;
    },
    avoiding: (from, to) => {
      const state = choices.state.slice();
      exclude(state, bands, from, to);
      if (bands.rank.some((rank, arc) => rank >= from && rank < to && state[arc] === IMPOSED)) return null;
      const found = maximise(network, { ...choices, state }, nothing, isOver);
      return found?.status === 'optimal' ? found.taken : null;
    },
  });
  for (let rank = open; rank < bands.last; rank++) {
    const count = countIn(bands, known, rank);
    if (count > 0) stages.push({ band: bands.numbers[rank]!, count, proof: null, countBound: 0 });
  }
  return { stages, taken: known };
}

function exclude(state: Uint8Array, { rank }: BlockBands, from: number, to: number): void {
  for (let arc = 0; arc < state.length; arc++) if (rank[arc]! >= from && rank[arc]! < to && state[arc] === FREE) state[arc] = EXCLUDED;
}

/** What a search for fairness leaves to the searches after it. */
export interface FairSearch {
  readonly stages: readonly FairnessStage[];
  /** `task` with the bands that stay empty excluded, the counts as further side constraints, and a matching that satisfies all. */
  readonly task: Omit<SearchTask, 'weight'>;
}

interface FairBlock {
  readonly instance: Instance;
  readonly block: Block;
  readonly network: Network;
  readonly bands: BlockBands;
  /** Arc → score as an integer. */
  readonly score: Float64Array;
}

/**
 * By one search for each band in use, and one for each step of a bisection. `task` has a matching at hand. At the node limit a count
 * is the best found, with its bound, and bands that might have been left empty are counted one by one.
 */
export function fairBySearch(
  { instance, block, network, bands, score }: FairBlock,
  given: Omit<SearchTask, 'weight'>,
  counted: boolean,
): FairSearch {
  const stages: FairnessStage[] = [];
  const choices: Choices = { ...given.choices, state: given.choices.state.slice() };
  let task = { ...given, choices };
  /** The search for the most of `weight`, from a matching that scores found. */
  const most = (weight: Float64Array): SearchResult => search({ ...task, weight, known: guess(task, weight, score) ?? task.known });
  const { known } = settle(bands, given.known!, {
    // Its searches look at the limits themselves.
    isOver: () => false,
    empty: (from, to) => exclude(choices.state, bands, from, to),
    fewest: (rank) => {
      const result = most(against(bands, rank, rank + 1));
      task = { ...task, known: result.taken };
      const count = countIn(bands, result.taken!, rank);
      if (count === 0) return result.taken!;
      const proof = searchProof(instance, block, network, result, counted);
      const open = result.bound > result.value ? { countBound: 0 - result.bound } : {};
      stages.push({ band: bands.numbers[rank]!, count, proof, ...open });
      const arcs = Int32Array.from(bands.rank.keys()).filter((arc) => bands.rank[arc] === rank);
      const row = { arcs, coefficients: new Float64Array(arcs.length).fill(1), op: '<=' as const, rhs: count };
      task = { ...task, sides: [...task.sides, row] };
      return result.taken!;
    },
    avoiding: (from, to) => {
      const { taken, value } = most(against(bands, from, to));
      // What does not avoid them is of no use to the stages after: it may hold a band that another matching leaves empty.
      if (value < 0) return null;
      task = { ...task, known: taken };
      return taken;
    },
  });
  return { stages, task: { ...task, known } };
}

/** The stages with the counts of the final matching, which a later search may have bettered where an earlier one was stopped. */
export function recounted(bands: BlockBands, stages: readonly FairnessStage[], taken: Uint8Array): FairnessStage[] {
  return stages.map(({ band, proof, countBound }) => {
    const count = countIn(bands, taken, bands.numbers.indexOf(band));
    return { band, count, proof: count === 0 ? null : proof, ...(countBound === undefined || countBound >= count ? {} : { countBound }) };
  });
}

/** True when fewer pairs of the band may be possible. */
export function isOpen({ countBound }: FairnessStage): boolean {
  return countBound !== undefined;
}
