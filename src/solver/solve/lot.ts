/** Rules 5 and 6: among the best matchings most incumbent pairs, then the public lot. */
import type { Instance } from '../model/encode.ts';
import { BETWEEN_POLLS, type Poll } from '../model/limits.ts';
import type { TieStage } from '../model/problem.ts';
import {
  maximise,
  restrictToFace,
  mostPairs,
  weightOf,
  type Block,
  type Choices,
  type Empty,
  type Network,
  type Optimum,
} from '../network/network.ts';
import { decidedBy, reducedCosts } from '../network/side-rows.ts';
import { liftedDuals, settleArcs } from '../network/settled-arcs.ts';
import { searchWithin, type SearchResult, type SearchTask } from '../side-constraints/search.ts';
import { tieNumber } from '../model/tie-break.ts';
import type { BlockData } from './block.ts';
import { leafProof, searchProof, writtenDuals } from './certificate.ts';

/** The matching that the rules come to, and their proofs; null stages where these do not fit the integers. */
export interface Drawn {
  readonly taken: Uint8Array;
  readonly ties: readonly TieStage[] | null;
}

/** All bits of a tie number. */
const LOT_BITS = 30;

/** Among the optimal matchings that the choices still allow: most incumbent pairs, then the least sum of tie numbers; null once `isOver`. */
export function breakTies(
  instance: Instance,
  block: Block,
  network: Network,
  choices: Choices,
  incumbent: readonly number[],
  best: Optimum,
  isOver: Poll,
): Drawn | null {
  let { taken } = best;
  const stages: (TieStage | null)[] = [];
  const settle = (weight: Float64Array, stage: Omit<TieStage, 'proof'>): Optimum | Empty | null => {
    const settled = settleArcs(network, choices, taken);
    const found = isOver() ? null : maximise(network, choices, weight, isOver);
    if (found?.status === 'optimal') {
      const duals = liftedDuals(settled, weight, found);
      stages.push(duals && { ...stage, proof: leafProof(writtenDuals(network, { rows: duals.rowDual, columns: duals.columnDual })) });
    }
    return found;
  };
  if (incumbent.length > 0) {
    const kept = new Float64Array(network.arcs);
    for (const arc of incumbent) kept[arc] = 1;
    // Never empty: a matching is at hand.
    const keeping = settle(kept, { score: 0, kept: 1, lotBits: 0 }) as Optimum | null;
    if (keeping === null) return null;
    restrictToFace(network, choices, kept, keeping);
    taken = keeping.taken;
  }
  const lot = tieWeights(instance, block, network, isOver).map((tie) => 0 - tie);
  const drawn = settle(lot, { score: 0, kept: 0, lotBits: LOT_BITS }) as Optimum | null;
  return drawn && { taken: drawn.taken, ties: stages.some((stage) => stage === null) ? null : (stages as TieStage[]) };
}

/** Nodes that the lot may cost: it changes neither coverage nor score, so that a partial one is still an optimal matching. */
const LOT_NODES = 500;

/** With fewer bits of the tie numbers there is no lot. */
const LEAST_LOT_BITS = 4;

/**
 * One more search with score, incumbent and lot as the digits of one integer; null when they do not fit, or it came to no end. `counted`: the
 * first side constraint after the block's own is that of the coverage.
 */
export function drawLot(data: BlockData, task: Omit<SearchTask, 'weight'>, best: SearchResult, counted: boolean): Drawn | null {
  if (best.status !== 'optimal') return null;
  // A signal, or the time, leaves the lot alone: it changes nothing that is proven.
  if (task.isOver()) return null;
  const { instance, block, network, score, incumbent } = data;
  const places = mostPairs(network);
  const largest = score.reduce((max, value) => Math.max(max, Math.abs(value)), 1);
  const room = 2 ** 52 / (8 * places * (task.sides.length + 1));
  const kept = incumbent.length > 0 ? places + 1 : 1;
  const lotBits = Math.min(LOT_BITS, Math.floor(Math.log2(room / (largest + 1) / kept / places)));
  if (lotBits < LEAST_LOT_BITS) return null;
  const lot = places * 2 ** lotBits;
  const ties = tieWeights(instance, block, network, task.isOver);
  const isIncumbent = new Set(incumbent);
  const weight = score.map(
    (value, arc) => (value * kept + (isIncumbent.has(arc) ? 1 : 0)) * lot - Math.floor(ties[arc]! / 2 ** (LOT_BITS - lotBits)),
  );
  const result = searchWithin({ ...task, weight, nodeLimit: LOT_NODES });
  // A matching of lower score cannot weigh more; were the digits ever to overlap, this would catch it.
  if (result.taken === null || weightOf(score, result.taken) !== weightOf(score, best.taken!)) return null;
  const proof = searchProof(instance, block, network, result, counted);
  return { taken: result.taken, ties: result.status === 'optimal' ? [{ score: kept * lot, kept: lot, lotBits, proof }] : null };
}

/** What the duals at the root leave open to a matching that is as good as the best, where the proof of the score holds them. */
export function optimalChoices(
  { network, choices, sides }: Omit<SearchTask, 'weight'>,
  weight: Float64Array,
  { root, fixing, tree, value }: SearchResult,
): Choices {
  if (root === null || (tree.split !== null && fixing === null)) return choices;
  const reduced = reducedCosts(network, sides, weight, root.duals);
  return { ...choices, state: decidedBy(reduced, root.bound - value * root.duals.denominator, choices.state) };
}

/** Arc → tie number. `isOver` is polled only. */
function tieWeights(instance: Instance, block: Block, network: Network, isOver: Poll): Float64Array {
  const ties = new Float64Array(network.arcs);
  for (let arc = 0; arc < network.arcs; arc++) {
    if (arc % BETWEEN_POLLS === 0) isOver();
    ties[arc] = tieNumber(
      instance.traineeIds[block.rows[network.rowOf[arc]!]!]!,
      instance.mentorIds[block.columns[network.columnOf[arc]!]!]!,
    );
  }
  return ties;
}
