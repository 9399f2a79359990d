/**
 * Balance in one block: the worst relative load as low as can be among the matchings that meet as many needs; then, for "spread", the
 * least one as high as can be.
 *
 * A mentor's minimum is not theirs to avoid: it makes nobody the worst. In the same way nobody is the least who cannot take more, be it for
 * their places, their eligible pairs or the worst load. So a level comes to a tighter bound on every mentor, and the question
 * whether it can be kept is one of coverage under these bounds. Levels are finitely many and found by bisection: O(log levels)
 * coverage runs. The answer that is no for the next better level is the proof.
 */
import { dualValue } from './certificate.ts';
import type { Instance } from '../model/encode.ts';
import type { Poll } from '../model/limits.ts';
import { loadsOf, type Block, type Network } from '../network/network.ts';
import type { BalanceProof, BalanceStage, CertificatePart, Level, Problem, Proof } from '../model/problem.ts';
import {
  compareFractions,
  fewestWithin,
  fractionOf,
  loadsBetween,
  loadWith,
  mostWithin,
  reduced,
  type Fraction,
  type MentorLoad,
} from '../model/relative-loads.ts';

/** What the mentors of a block carry, in its own numbers. */
export interface BlockLoads {
  readonly isSpread: boolean;
  readonly loads: readonly MentorLoad[];
  /** Column → least load. */
  readonly min: Int32Array;
  /** Column → places, or eligible pairs where these are fewer. */
  readonly max: Int32Array;
}

/** null where no balance is asked for. */
export function blockLoads({ balance }: Instance, block: Block, network: Network): BlockLoads | null {
  if (balance === null) return null;
  const eligible = new Int32Array(network.columns);
  for (const j of network.columnOf) eligible[j]!++;
  const { min } = network;
  const max = network.max.map((places, j) => Math.max(min[j]!, Math.min(places, eligible[j]!)));
  return { isSpread: balance.isSpread, loads: Array.from(block.columns, (j) => balance.loads[j]!), min, max };
}

/** The matching, if it meets as many needs as are to be met; else the proof that none does; null when neither was found in time. */
export type Attempt = (within: Network) => { readonly taken: Uint8Array } | { readonly proof: Proof } | null;

/** One of the two stages, settled: no better rank can be had, or none better than `open` where it was stopped. */
interface Settled {
  /** Arc → 1 when chosen. */
  readonly taken: Uint8Array;
  readonly proof: Proof | null;
  /** null when closed; else what was proven so far. */
  readonly open: { readonly bound: Fraction | null } | null;
}

export interface Balanced {
  /** Bounded so that only matchings as balanced are left. */
  readonly network: Network;
  /** One of these. */
  readonly taken: Uint8Array;
  /** The stages for the matching that is chosen of these in the end. */
  readonly stagesOf: (taken: Uint8Array) => BalanceProof;
}

/** Settles the stages, beginning with a matching that meets as many needs as can be. */
export function balance(block: BlockLoads, network: Network, start: Uint8Array, attempt: Attempt, isOver: Poll): Balanced {
  const settle = (taken: Uint8Array, stage: Stage): Settled => settleStage(network, taken, stage, attempt, isOver);
  const worst = settle(start, worstStage(block));
  const upper = upperWithin(block, worstOf(block, loadsOf(network, worst.taken)));
  // What the least can be depends on what the worst is: it waits until that is known.
  const least = !block.isSpread ? null : worst.open !== null ? unsettled(worst.taken) : settle(worst.taken, leastStage(block, upper));
  const taken = least?.taken ?? worst.taken;
  const isKnown = least !== null && worst.open === null;
  const lower = isKnown ? lowerWithin(block, upper, leastOf(block, upper, loadsOf(network, taken))) : block.min;
  return {
    network: { ...network, min: lower, max: upper },
    taken,
    stagesOf: (final) => stagesOf(block, loadsOf(network, final), worst, least),
  };
}

/** The stages of a matching that is balanced by chance only: coverage itself is not settled. */
export function unbalanced(block: BlockLoads, network: Network, taken: Uint8Array): BalanceProof {
  const nothing = unsettled(taken);
  return stagesOf(block, loadsOf(network, taken), nothing, block.isSpread ? nothing : null);
}

/** True when a better level may be possible. */
export function isUneven({ worst, least }: BalanceProof): boolean {
  return worst.levelBound !== undefined || least?.levelBound !== undefined;
}

/** The problem without `balance`, its mentors bounded so that only matchings as balanced as this solution are left. */
export function withinLevels(problem: Problem, { balance: asked, ...instance }: Instance, parts: readonly CertificatePart[]): Problem {
  if (asked === null) return problem;
  const columnOf = new Map(instance.mentorIds.map((id, j) => [id, j]));
  const bounds = new Map<string, { min: number; max: number }>();
  const eligible = new Int32Array(instance.mentorIds.length);
  for (const j of instance.column) eligible[j]!++;
  for (const { mentors, balance: stages } of parts) {
    const columns = Int32Array.from(mentors, (id) => columnOf.get(id)!);
    const min = columns.map((j) => instance.min[j]!);
    const max = columns.map((j) => Math.max(instance.min[j]!, Math.min(instance.max[j]!, eligible[j]!)));
    const block = { isSpread: asked.isSpread, loads: Array.from(columns, (j) => asked.loads[j]!), min, max };
    const upper = upperWithin(block, levelIn(stages!.worst));
    const lower = stages!.least === undefined ? min : lowerWithin(block, upper, levelIn(stages!.least));
    mentors.forEach((id, k) => bounds.set(id, { min: lower[k]!, max: upper[k]! }));
  }
  const { balance: _, ...plain } = problem;
  return { ...plain, mentors: problem.mentors.map((mentor) => ({ ...mentor, ...bounds.get(mentor.id) })) };
}

function levelIn({ level }: BalanceStage): Fraction | null {
  return level === null ? null : fractionOf(level);
}

/** What a stage ranks: levels from the best to the worst, the first one null, and the bounds that each comes to. */
interface Stage {
  readonly levels: readonly (Fraction | null)[];
  readonly bounds: (level: Fraction | null) => { readonly min?: Int32Array; readonly max: Int32Array };
  readonly of: (load: Int32Array) => Fraction | null;
  /** Below 0 when the first is better. */
  readonly compare: (a: Fraction, b: Fraction) => number;
}

function worstStage(block: BlockLoads): Stage {
  return {
    levels: [
      null,
      ...loadsBetween(
        block.loads,
        block.min.map((least) => least + 1),
        block.max,
      ),
    ],
    bounds: (level) => ({ max: upperWithin(block, level) }),
    of: (load) => worstOf(block, load),
    compare: compareFractions,
  };
}

function leastStage(block: BlockLoads, upper: Int32Array): Stage {
  return {
    levels: [
      null,
      ...loadsBetween(
        block.loads,
        block.min,
        upper.map((most) => most - 1),
      ).reverse(),
    ],
    bounds: (level) => ({ min: lowerWithin(block, upper, level), max: upper }),
    of: (load) => leastOf(block, upper, load),
    compare: (a, b) => compareFractions(b, a),
  };
}

/** Bisection over the levels, between the best that is proven impossible and that of the best matching known. */
function settleStage(network: Network, start: Uint8Array, stage: Stage, attempt: Attempt, isOver: Poll): Settled {
  const { levels, bounds } = stage;
  const rankOf = (taken: Uint8Array): number => rankAmong(levels, stage, stage.of(loadsOf(network, taken)));
  let taken = start;
  let [low, high] = [-1, rankOf(taken)];
  let proof: Proof | null = null;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const found = isOver() ? null : attempt({ ...network, ...bounds(levels[middle]!) });
    if (found === null) return { taken, proof, open: { bound: low < 0 ? null : levels[low + 1]! } };
    if ('proof' in found) [low, proof] = [middle, found.proof];
    else {
      taken = found.taken;
      high = rankOf(taken);
    }
  }
  return { taken, proof, open: null };
}

function rankAmong(levels: readonly (Fraction | null)[], { compare }: Stage, wanted: Fraction | null): number {
  if (wanted === null) return 0;
  let [low, high] = [1, levels.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(levels[middle]!, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function unsettled(taken: Uint8Array): Settled {
  return { taken, proof: null, open: { bound: null } };
}

function stagesOf(block: BlockLoads, load: Int32Array, worst: Settled, least: Settled | null): BalanceProof {
  const level = worstOf(block, load);
  const upper = upperWithin(block, level);
  return {
    worst: stageOf(level, worst),
    ...(least === null ? {} : { least: stageOf(leastOf(block, upper, load), least) }),
  };
}

function levelOf(fraction: Fraction): Level {
  const { numerator, denominator } = reduced(fraction);
  return [dualValue(numerator), dualValue(denominator)];
}

/** A later stage may have reached by chance what an earlier one, stopped, had not yet. */
function stageOf(level: Fraction | null, { proof, open }: Settled): BalanceStage {
  if (level === null) return { level: null, proof: null };
  const isClosed = open === null || (open.bound !== null && compareFractions(open.bound, level) === 0);
  const bound = isClosed ? {} : { levelBound: open.bound === null ? null : levelOf(open.bound) };
  return { level: levelOf(level), proof, ...bound };
}

/** The highest relative load of those who have more than their minimum; null when nobody has. */
function worstOf({ loads, min }: BlockLoads, load: Int32Array): Fraction | null {
  let worst: Fraction | null = null;
  load.forEach((trainees, j) => {
    const own = trainees > min[j]! ? loadWith(loads[j]!, trainees) : null;
    if (own !== null && (worst === null || compareFractions(own, worst) > 0)) worst = own;
  });
  return worst;
}

/** The lowest relative load of those who could have more; null when nobody could. */
function leastOf({ loads }: BlockLoads, upper: Int32Array, load: Int32Array): Fraction | null {
  let least: Fraction | null = null;
  load.forEach((trainees, j) => {
    const own = trainees < upper[j]! ? loadWith(loads[j]!, trainees) : null;
    if (own !== null && (least === null || compareFractions(own, least) < 0)) least = own;
  });
  return least;
}

/** The most trainees of each mentor under a worst level; null: their minimum. */
function upperWithin({ loads, min, max }: BlockLoads, level: Fraction | null): Int32Array {
  return level === null ? min : max.map((most, j) => mostWithin(loads[j]!, level, min[j]!, most));
}

/** The fewest trainees of each mentor above a least level; null: all that they can have. */
function lowerWithin({ loads, min }: BlockLoads, upper: Int32Array, level: Fraction | null): Int32Array {
  return level === null ? upper : upper.map((most, j) => fewestWithin(loads[j]!, level, min[j]!, most));
}
