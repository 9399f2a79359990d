/**
 * The best matching of one block, objective after objective; balance and fairness, where asked for, are in `balance.ts` and `fairness.ts`.
 *
 * Without side constraints each objective is one run of the Hungarian kernel on the optimal face of those before it; the sparse kernel, where
 * it will do, answers the first two at once. With side
 * constraints each is one search; coverage, once known, becomes a side constraint of its own ("at least so many pairs").
 */
import { balance, isUneven, unbalanced, type Attempt, type BlockLoads } from './balance.ts';
import { combineStages, coverageLeaf, coverageProof, leafProof, searchProof, stageDuals } from './certificate.ts';
import { coverageAndScore } from './coverage-and-score.ts';
import type { Instance } from './encode.ts';
import type { Side } from './integer-sides.ts';
import { fairByFlow, fairBySearch, isOpen, recounted, type BlockBands } from './fairness.ts';
import {
  EXCLUDED,
  FREE,
  HeadroomError,
  IMPOSED,
  maximise,
  openChoices,
  restrictToFace,
  type Block,
  type Choices,
  type Empty,
  type Network,
  type Optimum,
} from './network.ts';
import type { BalanceProof, Duals, FairnessStage, Proof, SolveProgress } from './problem.ts';
import { GUESS_NODES, worthOfPair } from './side-constraints/guess.ts';
import { settleArcs } from './settled-arcs.ts';
import { search, type SearchResult, type SearchTask } from './side-constraints/search.ts';
import { reducedCosts, type SideRow } from './side-constraints/pricing.ts';
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
  /** Only where balance is asked for, and the block is feasible. */
  readonly balance?: BalanceProof;
  /** null with objective "score", and when infeasible. */
  readonly fairness: readonly FairnessStage[] | null;
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
  /** null where no balance is asked for. */
  readonly loads: BlockLoads | null;
  /** null with objective "score". */
  readonly bands: BlockBands | null;
  readonly required: readonly number[];
  readonly incumbent: readonly number[];
}

/** When to stop a block. */
export interface BlockLimit {
  readonly nodeLimit: number;
  readonly isOver: (stage: SolveProgress['stage'], nodes?: number) => boolean;
  /** Where only the worth of the best matching is asked for: no ties are broken. */
  readonly leavesTies?: boolean;
}

export function solveBlock(data: BlockData, limit: BlockLimit): BlockAnswer {
  return data.loads === null ? solveFrom(data, limit) : solveBalanced(data, data.loads, limit);
}

/** `covered`: the coverage, where it is known, and a matching to begin with; the network may be bounded by more than coverage asks for. */
function solveFrom(data: BlockData, limit: BlockLimit, covered?: Covered): BlockAnswer {
  if (data.block.sides.length > 0) return solveBySearch(data, limit, covered);
  return data.bands === null ? solveByFlow(data, limit) : solveFairByFlow(data, data.bands, limit, covered);
}

/** Coverage, then balance, each by itself; then the rest among the matchings that are as balanced. */
function solveBalanced(data: BlockData, loads: BlockLoads, limit: BlockLimit): BlockAnswer {
  const { network, block } = data;
  const isSearched = block.sides.length > 0;
  const cover = (within: Network): Covered => {
    const own = { ...data, network: within };
    return isSearched ? coverBySearch(own, localSides(data.instance, block), limit) : coverByFlow(own);
  };
  limit.isOver('coverage');
  const first = cover(network);
  const needs = sum(network.need);
  const isAll = data.instance.coverage === 'all';
  // That not all needs can be met, where they must be, is proven another way.
  const plain = first.taken === null || (isAll && first.matched < needs) ? solveFrom(data, limit) : null;
  if (plain?.status === 'infeasible') return plain;
  const covered: Covered =
    plain === null ? first : { taken: plain.taken, matched: plain.matched, bound: plain.matched, proof: first.proof };
  if (covered.bound > covered.matched) {
    const answer = solveFrom(data, limit, covered);
    const proof = unbalanced(loads, network, answer.taken!);
    return { ...answer, status: isUneven(proof) ? 'limit' : answer.status, balance: proof };
  }
  const attempt: Attempt = (within) => {
    const found = cover(within);
    if (found.taken !== null && found.matched >= covered.matched) return { taken: found.taken };
    return found.bound < covered.matched ? { proof: found.proof } : null;
  };
  const balanced = balance(loads, network, covered.taken!, attempt, () => limit.isOver('balance'));
  const answer = solveFrom({ ...data, network: balanced.network }, limit, { ...covered, taken: balanced.taken });
  const proof = balanced.stagesOf(answer.taken!);
  return {
    ...answer,
    status: isUneven(proof) ? 'limit' : answer.status,
    // Not only within these bounds.
    coverage: isAll || answer.matched === needs ? null : covered.proof,
    balance: proof,
  };
}

/** Coverage alone, however many needs are to be met. */
function coverByFlow({ network, required }: BlockData): Covered {
  const nothing = new Float64Array(network.arcs);
  const covered =
    coverageAndScore(network, nothing, required)?.covered ??
    maximise(network, openChoices(network, required, true), new Float64Array(network.arcs).fill(1));
  if (covered.status === 'empty') return { taken: null, matched: 0, bound: 0, proof: leafProof(dualsOf(covered), 'empty') };
  const matched = count(covered.taken);
  return { taken: covered.taken, matched, bound: matched, proof: leafProof(dualsOf(covered)), optimum: covered };
}

function solveByFlow(data: BlockData, { isOver, leavesTies = false }: BlockLimit): BlockAnswer {
  const { instance, network, score, required } = data;
  const most = instance.coverage === 'most';
  const choices = openChoices(network, required, most);
  const ones = new Float64Array(network.arcs).fill(1);
  isOver('coverage');
  const direct = coverageAndScore(network, score, required);
  const covered = most ? (direct?.covered ?? maximise(network, choices, ones)) : null;
  if (covered?.status === 'empty') return infeasible(leafProof(dualsOf(covered), 'empty'));
  // With coverage "all" the direct answer counts when it meets all needs; that it cannot is proven the other way.
  const known = direct !== null && (most || count(direct.best.taken) === network.rows) ? direct.best : null;
  if (isOver('score') && known === null) {
    const found = covered ?? maximise(network, choices, new Float64Array(network.arcs));
    if (found.status === 'empty') return infeasible(leafProof(dualsOf(found), 'empty'));
    return stoppedByFlow(data, found.taken, covered, null);
  }
  if (covered !== null) restrictToFace(network, choices, ones, covered);
  const best = known ?? maximise(network, choices, score);
  if (best.status === 'empty') return infeasible(leafProof(dualsOf(best), 'empty'));
  const proof =
    covered === null
      ? dualsOf(best)
      : combineStages(
          network,
          score,
          { rows: covered.rowDual, columns: covered.columnDual },
          { rows: best.rowDual, columns: best.columnDual },
        );
  return optimalByFlow(data, choices, best, covered, { fairness: null, optimality: leafProof(proof) }, leavesTies || isOver('tie-break'));
}

function solveFairByFlow(data: BlockData, bands: BlockBands, { isOver, leavesTies = false }: BlockLimit, covered?: Covered): BlockAnswer {
  const { instance, network, score, required } = data;
  const most = instance.coverage === 'most';
  const open = openChoices(network, required, most);
  const ones = new Float64Array(network.arcs).fill(1);
  isOver('coverage');
  const first = covered?.optimum ?? maximise(network, open, most ? ones : new Float64Array(network.arcs));
  if (first.status === 'empty') return infeasible(leafProof(dualsOf(first), 'empty'));
  // Where every need is met, that is all there is to keep: rows become exact, and the duals of the coverage prove nothing more.
  const short = count(first.taken) < sum(network.need);
  const choices = short ? open : openChoices(network, required, false);
  if (short) restrictToFace(network, choices, ones, first);
  const { stages: fairness, taken } = fairByFlow(network, bands, choices, covered?.taken ?? first.taken, () => isOver('fairness'));
  if (isOver('score')) return stoppedByFlow(data, taken, most ? first : null, fairness);
  // Never empty: the matchings of the stages before are left.
  const best = maximise(network, choices, score) as Optimum;
  const over = leavesTies || isOver('tie-break');
  return optimalByFlow(data, choices, best, most ? first : null, { fairness, optimality: leafProof(dualsOf(best)) }, over);
}

function dualsOf({ rowDual, columnDual }: Optimum | Empty): Duals {
  return stageDuals({ rows: rowDual, columns: columnDual });
}

/** The answer of greatest score among the choices, ties broken. */
function optimalByFlow(
  { instance, block, network, score, incumbent }: BlockData,
  choices: Choices,
  best: Optimum,
  covered: Optimum | null,
  proofs: Pick<BlockAnswer, 'fairness' | 'optimality'>,
  over: boolean,
): BlockAnswer {
  restrictToFace(network, choices, score, best);
  const taken = over ? best.taken : breakTies(instance, block, network, choices, incumbent, best);
  const matched = count(taken);
  const value = dot(score, taken);
  return {
    status: 'optimal',
    taken,
    matched,
    matchedBound: matched,
    score: value,
    scoreBound: value,
    coverage: covered === null || matched === sum(network.need) ? null : leafProof(dualsOf(covered)),
    ...proofs,
    infeasibility: null,
    tieBreak: over ? 'partial' : 'complete',
  };
}

/**
 * The answer when time is over before the score: a matching that meets as many needs as can be and is as fair as its stages say, and a
 * bound that takes for each need the trainee's best pair, for a required pair its own score.
 * @throws HeadroomError when that bound does not fit the integers.
 */
function stoppedByFlow(
  { instance, network, score, required }: BlockData,
  taken: Uint8Array,
  covered: Optimum | null,
  fairness: readonly FairnessStage[] | null,
): BlockAnswer {
  const matched = count(taken);
  const rows = new Float64Array(network.rows).fill(instance.coverage === 'most' ? 0 : -Infinity);
  for (let arc = 0; arc < network.arcs; arc++) rows[network.rowOf[arc]!] = Math.max(rows[network.rowOf[arc]!]!, score[arc]!);
  for (let i = 0; i < network.rows; i++) if (rows[i] === -Infinity) rows[i] = 0;
  let bound = rows.reduce((total, best, i) => total + best * network.need[i]!, 0);
  for (const arc of required) bound += score[arc]! - rows[network.rowOf[arc]!]!;
  if (!Number.isSafeInteger(bound)) throw new HeadroomError();
  const value = dot(score, taken);
  return {
    status: bound > value || (fairness ?? []).some(isOpen) ? 'limit' : 'optimal',
    taken,
    matched,
    matchedBound: matched,
    score: value,
    scoreBound: bound,
    coverage: covered === null || matched === sum(network.need) ? null : leafProof(dualsOf(covered)),
    fairness,
    optimality: leafProof(stageDuals({ rows, columns: new Float64Array(network.columns) })),
    infeasibility: null,
    tieBreak: 'partial',
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
  let { taken } = best;
  settleArcs(network, choices, taken);
  if (incumbent.length > 0) {
    const kept = new Float64Array(network.arcs);
    for (const arc of incumbent) kept[arc] = 1;
    const keeping = maximise(network, choices, kept);
    if (keeping.status === 'optimal') {
      restrictToFace(network, choices, kept, keeping);
      taken = keeping.taken;
      settleArcs(network, choices, taken);
    }
  }
  const lot = tieWeights(instance, block, network).map((tie) => 0 - tie);
  const drawn = maximise(network, choices, lot);
  return drawn.status === 'optimal' ? drawn.taken : taken;
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

function solveBySearch(data: BlockData, limit: BlockLimit, given?: Covered): BlockAnswer {
  const { nodeLimit, isOver, leavesTies = false } = limit;
  const { instance, block, network, score, bands, required } = data;
  const sides = localSides(instance, block);
  const needs = sum(network.need);
  const most = instance.coverage === 'most';
  const together = most && bands === null && given === undefined ? solveTogether(data, sides, limit) : null;
  if (together !== null) return together;
  const covered = given ?? (most ? coverBySearch(data, sides, limit) : null);
  if (covered?.taken === null) return infeasible(covered.proof);
  const known = covered?.taken ?? null;
  // Where every need is met there is nothing left to count: rows become exact.
  const counted = covered !== null && covered.matched < needs;
  const rows = counted ? [...sides, ofPairs(network.arcs, covered)] : sides;
  let stage: SolveProgress['stage'] = bands === null ? 'score' : 'fairness';
  let task: Omit<SearchTask, 'weight'> = {
    network,
    choices: openChoices(network, required, counted),
    sides: rows,
    known,
    nodeLimit,
    isOver: (nodes: number) => isOver(stage, nodes),
  };
  let stages: readonly FairnessStage[] = [];
  if (bands !== null) {
    // Fairness begins with a matching at hand: with coverage "all" none is known yet.
    const start = known === null ? search({ ...task, weight: score, nodeLimit: Math.min(nodeLimit, GUESS_NODES) }) : null;
    if (start?.status === 'infeasible') return infeasible(searchProof(instance, block, network, start, false));
    ({ stages, task } = fairBySearch({ instance, block, network, bands, score }, { ...task, known: known ?? start!.taken }, counted));
  }
  stage = 'score';
  const best = search({ ...task, weight: score });
  if (best.status === 'infeasible') return infeasible(searchProof(instance, block, network, best, false));
  stage = 'tie-break';
  const drawn = leavesTies ? null : drawLot(data, { ...task, known: best.taken, choices: optimalChoices(task, score, best) }, best);
  const taken = drawn?.taken ?? best.taken!;
  // The second search may meet more needs than the first, stopped early, had found.
  const matched = count(taken);
  const matchedBound = Math.max(matched, covered?.bound ?? needs);
  const fairness = bands === null ? null : recounted(bands, stages, taken);
  const open = matchedBound > matched || (fairness ?? []).some(isOpen) || best.bound > best.value;
  return {
    status: open ? 'limit' : 'optimal',
    taken,
    matched,
    matchedBound,
    score: best.value,
    scoreBound: best.bound,
    coverage: counted ? covered.proof : null,
    fairness,
    optimality: searchProof(instance, block, network, best, counted),
    infeasibility: null,
    tieBreak: drawn?.status === 'optimal' ? 'complete' : 'partial',
  };
}

/** The most needs that can be met, and the proof of it; `taken` is null when nothing satisfies every rule. */
interface Covered {
  readonly taken: Uint8Array | null;
  readonly matched: number;
  /** More cannot be met: `matched` unless the search was stopped. */
  readonly bound: number;
  readonly proof: Proof;
  /** What the kernel made of it, where it did. */
  readonly optimum?: Optimum;
}

/**
 * Coverage alone. Its weights hold the score as well, where the digits fit: most matchings count the same, so that a search for a count has
 * nothing to follow (161 nodes for 1 on 50 × 40, 299 on 100 × 80).
 */
function coverBySearch({ instance, block, network, score, required }: BlockData, sides: readonly SideRow[], limit: BlockLimit): Covered {
  const one = worthOfPair(network, sides.length, score);
  const weight = one === null ? new Float64Array(network.arcs).fill(1) : score.map((value) => value + one);
  const perPair = leastOf(weight);
  const result = search({
    ...{ network, choices: openChoices(network, required, true), sides, weight, perPair, known: null, nodeLimit: limit.nodeLimit },
    isOver: (nodes: number) => limit.isOver('coverage', nodes),
  });
  const matched = result.taken === null ? 0 : count(result.taken);
  return {
    taken: result.taken,
    matched,
    bound: result.status === 'limit' ? Math.floor(result.bound / perPair) : matched,
    proof: coverageProof(instance, block, network, result, perPair),
  };
}

/**
 * Coverage and score by one search: weights that hold so much for each pair that no score makes up for one. Null when they do not fit the
 * integers, or when its duals at the root do not prove the coverage, or meet needs in part: whatever part of a pair a bound holds beyond
 * those that can be, no branch could cut off by its score.
 */
function solveTogether(data: BlockData, sides: readonly SideRow[], limit: BlockLimit): BlockAnswer | null {
  const { nodeLimit, isOver, leavesTies = false } = limit;
  const { instance, block, network, score, required } = data;
  const one = worthOfPair(network, sides.length, score);
  if (one === null) return null;
  const choices = openChoices(network, required, true);
  const weight = score.map((value) => value + one);
  const task = { network, choices, sides, known: null, nodeLimit, isOver: (nodes: number) => isOver('score', nodes) };
  const perPair = leastOf(weight);
  const needs = sum(network.need);
  const abandons = (bound: number, taken: Uint8Array | null, values: Float64Array): boolean => {
    const met = values.reduce((total, value) => total + value, 0);
    const isWhole = Math.abs(met - Math.round(met)) < 1e-6;
    return !isWhole || taken === null || (count(taken) < needs && Math.floor(bound / perPair) > count(taken));
  };
  const best = search({ ...task, weight, abandons });
  if (best.status === 'abandoned') return null;
  if (best.status === 'infeasible') return infeasible(searchProof(instance, block, network, best, false));
  const found = count(best.taken!);
  const matchedBound = best.root === null ? Infinity : Math.floor(best.root.bound / best.root.duals.denominator / perPair);
  if (matchedBound > found && found < needs) return null;
  const counted = found < needs;
  const open = optimalChoices(task, weight, best);
  const lot: Omit<SearchTask, 'weight'> = {
    ...task,
    known: best.taken,
    choices: counted ? open : { ...open, optional: new Uint8Array(network.rows) },
    sides: counted ? [...sides, ofPairs(network.arcs, { matched: found, bound: found })] : sides,
  };
  const drawn = leavesTies ? null : drawLot(data, lot, best);
  const taken = drawn?.taken ?? best.taken!;
  const value = dot(score, taken);
  return {
    status: best.status,
    taken,
    matched: found,
    matchedBound: found,
    score: value,
    scoreBound: best.bound - one * found,
    coverage: counted ? coverageLeaf(block, best.root!.duals, perPair) : null,
    fairness: null,
    optimality: searchProof(instance, block, network, best, false, one),
    infeasibility: null,
    tieBreak: drawn?.status === 'optimal' ? 'complete' : 'partial',
  };
}

/** Nodes that the lot may cost: it changes neither coverage nor score, so that a partial one is still an optimal matching. */
const LOT_NODES = 500;

/** One more search with score, incumbent and lot as the digits of one integer; null when they do not fit. */
function drawLot(data: BlockData, task: Omit<SearchTask, 'weight'>, best: SearchResult): SearchResult | null {
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
  return result.taken !== null && dot(score, result.taken) === dot(score, best.taken!) ? result : null;
}

/** What the duals at the root leave open to a matching that is as good as the best. */
function optimalChoices(
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

/** As many pairs as are known to be the most; at least as many as are known, while more may be possible. */
function ofPairs(arcs: number, { matched, bound }: Pick<Covered, 'matched' | 'bound'>): SideRow {
  return {
    ...{ arcs: Int32Array.from({ length: arcs }, (_, arc) => arc), coefficients: new Float64Array(arcs).fill(1), rhs: matched },
    op: bound > matched ? '>=' : '=',
  };
}

function leastOf(weight: Float64Array): number {
  return weight.reduce((least, value) => Math.min(least, value), Infinity);
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
    fairness: null,
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
