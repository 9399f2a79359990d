/**
 * The best matching of one block, objective after objective.
 *
 * Without side constraints each objective is one run of the Hungarian kernel on the optimal face of those before it. With side
 * constraints each is one search; coverage, once known, becomes a side constraint of its own ("at least so many pairs").
 */
import { combineStages, leafProof, searchProof, stageDuals } from './certificate.ts';
import type { Instance, Side } from './encode.ts';
import { maximise, openChoices, restrictToFace, type Block, type Choices, type Network, type Optimum } from './network.ts';
import type { Proof } from './problem.ts';
import { search, type SearchResult } from './side-constraints/search.ts';
import type { SideRow } from './side-constraints/pricing.ts';
import { tieNumber } from './tie-break.ts';

/** What is known of a block once it is solved. `taken` is null when it is infeasible. */
export interface BlockAnswer {
  readonly status: 'optimal' | 'infeasible' | 'limit';
  readonly taken: Uint8Array | null;
  readonly matched: number;
  readonly matchedBound: number;
  /** In integers. */
  readonly score: number;
  readonly scoreBound: number;
  readonly coverage: Proof | null;
  readonly optimality: Proof | null;
  readonly infeasibility: Proof | null;
  readonly tieBreak: 'complete' | 'partial';
}

/** The arcs' integers that the objectives weigh, in a block's numbers. */
export interface BlockData {
  readonly instance: Instance;
  readonly block: Block;
  readonly network: Network;
  readonly score: Float64Array;
  readonly required: readonly number[];
  readonly incumbent: readonly number[];
}

export function solveBlock(data: BlockData, nodeLimit: number): BlockAnswer {
  return data.block.sides.length === 0 ? solveByFlow(data) : solveBySearch(data, nodeLimit);
}

function solveByFlow({ instance, block, network, score, required, incumbent }: BlockData): BlockAnswer {
  const most = instance.coverage === 'most';
  const choices = openChoices(network, required, most);
  const ones = new Float64Array(network.arcs).fill(1);
  const covered = most ? maximise(network, choices, ones) : null;
  if (covered?.status === 'empty')
    return infeasible(leafProof(stageDuals({ rows: covered.rowDual, columns: covered.columnDual }), 'empty'));
  if (covered !== null) restrictToFace(network, choices, ones, covered);
  const best = maximise(network, choices, score);
  if (best.status === 'empty') return infeasible(leafProof(stageDuals({ rows: best.rowDual, columns: best.columnDual }), 'empty'));
  restrictToFace(network, choices, score, best);
  const taken = breakTies(instance, block, network, choices, incumbent, best);
  const matched = count(taken);
  const value = dot(score, taken);
  const duals = stageDuals({ rows: best.rowDual, columns: best.columnDual });
  const proof =
    covered === null
      ? duals
      : combineStages(
          network,
          score,
          { rows: covered.rowDual, columns: covered.columnDual },
          { rows: best.rowDual, columns: best.columnDual },
        );
  return {
    status: 'optimal',
    taken,
    matched,
    matchedBound: matched,
    score: value,
    scoreBound: value,
    coverage:
      covered === null || matched === sum(network.need)
        ? null
        : leafProof(stageDuals({ rows: covered.rowDual, columns: covered.columnDual })),
    optimality: leafProof(proof),
    infeasibility: null,
    tieBreak: 'complete',
  };
}

/** Among the optimal matchings that the choices still allow: most incumbent pairs, then the least sum of tie numbers. */
function breakTies(
  instance: Instance,
  block: Block,
  network: Network,
  choices: Choices,
  incumbent: readonly number[],
  best: Optimum,
): Uint8Array {
  if (incumbent.length > 0) {
    const kept = new Float64Array(network.arcs);
    for (const arc of incumbent) kept[arc] = 1;
    const keeping = maximise(network, choices, kept);
    if (keeping.status === 'optimal') restrictToFace(network, choices, kept, keeping);
  }
  const lot = tieWeights(instance, block, network).map((tie) => 0 - tie);
  const drawn = maximise(network, choices, lot);
  return drawn.status === 'optimal' ? drawn.taken : best.taken;
}

function tieWeights(instance: Instance, block: Block, network: Network): Float64Array {
  const ties = new Float64Array(network.arcs);
  for (let arc = 0; arc < network.arcs; arc++) {
    ties[arc] = tieNumber(
      instance.traineeIds[block.rows[network.rowOf[arc]!]!]!,
      instance.mentorIds[block.columns[network.columnOf[arc]!]!]!,
    );
  }
  return ties;
}

function solveBySearch(data: BlockData, nodeLimit: number): BlockAnswer {
  const { instance, block, network, score, required } = data;
  const sides = localSides(instance, block);
  const needs = sum(network.need);
  const most = instance.coverage === 'most';
  let known: Uint8Array | null = null;
  let covered: SearchResult | null = null;
  if (most) {
    const weight = new Float64Array(network.arcs).fill(1);
    const task = { network, choices: openChoices(network, required, true), sides };
    covered = search({ ...task, weight, known: guess(data, task, nodeLimit), nodeLimit });
    if (covered.status === 'infeasible') return infeasible(searchProof(instance, block, network, covered, false));
    known = covered.taken;
  }
  // Where every need is met there is nothing left to count: rows become exact.
  const counted = covered !== null && covered.value < needs;
  const rows = counted ? [...sides, atLeast(network.arcs, covered!.value)] : sides;
  const task = { network, choices: openChoices(network, required, counted), sides: rows, known, nodeLimit };
  const best = search({ ...task, weight: score });
  if (best.status === 'infeasible') return infeasible(searchProof(instance, block, network, best, false));
  const drawn = drawLot(data, { ...task, known: best.taken }, best);
  const taken = drawn?.taken ?? best.taken!;
  // The second search may meet more needs than the first, stopped early, had found.
  const matched = count(taken);
  const matchedBound = covered?.bound ?? needs;
  return {
    status: matchedBound > matched || best.bound > best.value ? 'limit' : 'optimal',
    taken,
    matched,
    matchedBound,
    score: best.value,
    scoreBound: best.bound,
    coverage: counted ? searchProof(instance, block, network, covered!, false) : null,
    optimality: searchProof(instance, block, network, best, counted),
    infeasibility: null,
    tieBreak: drawn?.status === 'optimal' ? 'complete' : 'partial',
  };
}

/** Nodes that a first guess may cost. */
const GUESS_NODES = 100;

/**
 * A good matching to start from, proven to nothing: both objectives as the digits of one integer. Counting alone is blind, since most
 * matchings count the same; the search for the score took 1 node where counting took 161 (50 × 40) and 299 (100 × 80).
 */
function guess(
  { network, score }: BlockData,
  task: Pick<Parameters<typeof search>[0], 'network' | 'choices' | 'sides'>,
  nodeLimit: number,
): Uint8Array | null {
  const places = Math.max(1, Math.min(sum(network.need), sum(network.max)));
  const largest = score.reduce((max, value) => Math.max(max, Math.abs(value)), 0);
  const one = 2 * places * largest + 1;
  if (2 * one > 2 ** 52 / (8 * places * (task.sides.length + 1))) return null;
  return search({ ...task, weight: score.map((value) => value + one), known: null, nodeLimit: Math.min(nodeLimit, GUESS_NODES) }).taken;
}

/** Nodes that the lot may cost: it changes neither coverage nor score, so that a partial one is still an optimal matching. */
const LOT_NODES = 500;

/** One more search with score, incumbent and lot as the digits of one integer; null when they do not fit. */
function drawLot(data: BlockData, task: Omit<Parameters<typeof search>[0], 'weight'>, best: SearchResult): SearchResult | null {
  if (best.status !== 'optimal') return null;
  const { instance, block, network, score, incumbent } = data;
  const places = Math.max(1, Math.min(sum(network.need), sum(network.max)));
  const largest = score.reduce((max, value) => Math.max(max, Math.abs(value)), 1);
  const room = 2 ** 52 / (8 * places * (task.sides.length + 1));
  const kept = incumbent.length > 0 ? places + 1 : 1;
  const bits = Math.min(30, Math.floor(Math.log2(room / (largest + 1) / kept / places)));
  if (bits < 4) return null;
  const lot = places * 2 ** bits;
  const ties = tieWeights(instance, block, network);
  const isIncumbent = new Set(incumbent);
  const weight = score.map(
    (value, arc) => (value * kept + (isIncumbent.has(arc) ? 1 : 0)) * lot - Math.floor(ties[arc]! / 2 ** (30 - bits)),
  );
  const result = search({ ...task, weight, nodeLimit: LOT_NODES });
  // A matching of lower score cannot weigh more; were the digits ever to overlap, this would catch it.
  return result.taken !== null && dot(score, result.taken) === best.value ? result : null;
}

export function localSides(instance: Instance, block: Block): SideRow[] {
  return block.sides.map((k) => {
    const side: Side = instance.sides[k]!;
    return { ...side, arcs: side.arcs.map((arc) => localArc(block, arc)) };
  });
}

/** Position of a global arc in the block's ascending list. */
export function localArc(block: Block, arc: number): number {
  let [low, high] = [0, block.arcs.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (block.arcs[middle]! < arc) low = middle + 1;
    else high = middle;
  }
  return low;
}

function atLeast(arcs: number, pairs: number): SideRow {
  return { arcs: Int32Array.from({ length: arcs }, (_, arc) => arc), coefficients: new Float64Array(arcs).fill(1), op: '>=', rhs: pairs };
}

function infeasible(proof: Proof): BlockAnswer {
  return {
    status: 'infeasible',
    taken: null,
    matched: 0,
    matchedBound: 0,
    score: 0,
    scoreBound: 0,
    coverage: null,
    optimality: null,
    infeasibility: proof,
    tieBreak: 'complete',
  };
}

export function count(taken: Uint8Array): number {
  return taken.reduce((total, chosen) => total + chosen, 0);
}

export function sum(values: Int32Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function dot(weight: Float64Array, taken: Uint8Array): number {
  let total = 0;
  for (let arc = 0; arc < taken.length; arc++) if (taken[arc] === 1) total += weight[arc]!;
  return total;
}
