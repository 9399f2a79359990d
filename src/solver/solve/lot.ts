/** Rules 5 and 6: among the best matchings most incumbent pairs, then the public lot. */
import type { Instance } from '../model/encode.ts';
import { BETWEEN_POLLS, type Poll } from '../model/limits.ts';
import {
  EXCLUDED,
  FREE,
  IMPOSED,
  maximise,
  restrictToFace,
  mostPairs,
  weightOf,
  type Block,
  type Choices,
  type Network,
  type Optimum,
} from '../network/network.ts';
import { settleArcs } from '../network/settled-arcs.ts';
import { reducedCosts } from '../network/side-rows.ts';
import { search, type SearchResult, type SearchTask } from '../side-constraints/search.ts';
import { tieNumber } from '../model/tie-break.ts';
import type { BlockData } from './block.ts';

/** Among the optimal matchings that the choices still allow: most incumbent pairs, then the least sum of tie numbers; null once `isOver`. */
export function breakTies(
  instance: Instance,
  block: Block,
  network: Network,
  choices: Choices,
  incumbent: readonly number[],
  best: Optimum,
  isOver: Poll,
): Uint8Array | null {
  let { taken } = best;
  settleArcs(network, choices, taken);
  if (isOver()) return null;
  if (incumbent.length > 0) {
    const kept = new Float64Array(network.arcs);
    for (const arc of incumbent) kept[arc] = 1;
    const keeping = maximise(network, choices, kept, isOver);
    if (keeping === null) return null;
    if (keeping.status === 'optimal') {
      restrictToFace(network, choices, kept, keeping);
      taken = keeping.taken;
      settleArcs(network, choices, taken);
    }
  }
  const lot = tieWeights(instance, block, network, isOver).map((tie) => 0 - tie);
  const drawn = maximise(network, choices, lot, isOver);
  if (drawn === null) return null;
  return drawn.status === 'optimal' ? drawn.taken : taken;
}

/** Nodes that the lot may cost: it changes neither coverage nor score, so that a partial one is still an optimal matching. */
const LOT_NODES = 500;

/** One more search with score, incumbent and lot as the digits of one integer; null when they do not fit. */
export function drawLot(data: BlockData, task: Omit<SearchTask, 'weight'>, best: SearchResult): SearchResult | null {
  if (best.status !== 'optimal') return null;
  // A signal, or the time, leaves the lot alone: it changes nothing that is proven.
  if (task.isOver()) return null;
  const { instance, block, network, score, incumbent } = data;
  const places = mostPairs(network);
  const largest = score.reduce((max, value) => Math.max(max, Math.abs(value)), 1);
  const room = 2 ** 52 / (8 * places * (task.sides.length + 1));
  const kept = incumbent.length > 0 ? places + 1 : 1;
  const bits = Math.min(30, Math.floor(Math.log2(room / (largest + 1) / kept / places)));
  if (bits < 4) return null;
  const lot = places * 2 ** bits;
  const ties = tieWeights(instance, block, network, task.isOver);
  const isIncumbent = new Set(incumbent);
  const weight = score.map(
    (value, arc) => (value * kept + (isIncumbent.has(arc) ? 1 : 0)) * lot - Math.floor(ties[arc]! / 2 ** (30 - bits)),
  );
  const result = search({ ...task, weight, nodeLimit: LOT_NODES });
  // A matching of lower score cannot weigh more; were the digits ever to overlap, this would catch it.
  return result.taken !== null && weightOf(score, result.taken) === weightOf(score, best.taken!) ? result : null;
}

/** What the duals at the root leave open to a matching that is as good as the best. */
export function optimalChoices(
  { network, choices, sides }: Omit<SearchTask, 'weight'>,
  weight: Float64Array,
  { root, value }: SearchResult,
): Choices {
  if (root === null) return choices;
  const reduced = reducedCosts(network, sides, weight, root.duals);
  const state = choices.state.slice();
  for (let arc = 0; arc < state.length; arc++) {
    const spare = root.bound - Math.abs(reduced[arc]!);
    if (state[arc] === FREE && spare < value * root.duals.denominator) state[arc] = reduced[arc]! > 0 ? IMPOSED : EXCLUDED;
  }
  return { ...choices, state };
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
