/**
 * A block under side constraints: each objective is one search; coverage, once known, becomes a side constraint of its own (exactly so many
 * pairs where it is proven, at least so many where it is not).
 */
import { coverageLeaf, coverageProof, searchProof } from './certificate.ts';
import { fairBySearch, isOpen, recounted } from './fairness.ts';
import { countOf, openChoices, sum, weightOf } from '../network/network.ts';
import type { Stage } from '../model/limits.ts';
import type { FairnessStage } from '../model/problem.ts';
import { localSides } from '../network/blocks.ts';
import { GUESS_NODES, worthOfPair } from '../side-constraints/guess.ts';
import type { SideRow } from '../network/side-rows.ts';
import { search, type SearchTask } from '../side-constraints/search.ts';
import { infeasible, type BlockAnswer, type BlockData, type BlockLimit, type Covered } from './block.ts';
import { drawLot, optimalChoices } from './lot.ts';

/**
 * Coverage alone. Its weights hold the score as well, where the digits fit: most matchings count the same, so that a search for a count has
 * nothing to follow (161 nodes for 1 on 50 × 40, 299 on 100 × 80). Null where it gave up.
 */
export function coverBySearch(
  { instance, block, network, score, required }: BlockData,
  sides: readonly SideRow[],
  limit: BlockLimit,
): Covered | null {
  const one = worthOfPair(network, sides.length, score);
  const weight = one === null ? new Float64Array(network.arcs).fill(1) : score.map((value) => value + one);
  const perPair = leastOf(weight);
  const result = search({
    ...{ network, choices: openChoices(network, required, true), sides, weight, perPair, known: null },
    ...limitsOf(limit, () => 'coverage'),
  });
  if (result.status === 'unknown') return null;
  const matched = result.taken === null ? 0 : countOf(result.taken);
  return {
    taken: result.taken,
    matched,
    bound: result.status === 'limit' ? Math.floor(result.bound / perPair) : matched,
    proof: coverageProof(instance, block, network, result, perPair),
    basis: result.basis,
  };
}

/** Null where it gave up. */
export function solveBySearch(data: BlockData, limit: BlockLimit, given?: Covered): BlockAnswer | null {
  const { leavesTies = false } = limit;
  const { instance, block, network, score, bands, required } = data;
  const sides = localSides(instance, block);
  const needs = sum(network.need);
  const most = instance.coverage === 'most';
  const together = most && bands === null && given === undefined ? solveTogether(data, sides, limit) : null;
  if (together !== null) return together;
  const covered = given ?? (most ? coverBySearch(data, sides, limit) : undefined);
  if (covered === null) return null;
  if (covered?.taken === null) return infeasible(covered.proof);
  const known = covered?.taken ?? null;
  // Where every need is met there is nothing left to count: rows become exact.
  const counted = covered !== undefined && covered.matched < needs;
  const rows = counted ? [...sides, ofPairs(network.arcs, covered)] : sides;
  let stage: Stage = bands === null ? 'score' : 'fairness';
  let task: Omit<SearchTask, 'weight'> = {
    network,
    choices: openChoices(network, required, counted),
    sides: rows,
    known,
    start: covered?.basis ?? null,
    ...limitsOf(limit, () => stage),
  };
  let stages: readonly FairnessStage[] = [];
  if (bands !== null) {
    // Fairness begins with a matching at hand: with coverage "all" none is known yet.
    const start = known === null ? search({ ...task, weight: score, enough: GUESS_NODES }) : null;
    if (start?.status === 'unknown') return null;
    if (start?.status === 'infeasible') return infeasible(searchProof(instance, block, network, start, false));
    ({ stages, task } = fairBySearch({ instance, block, network, bands, score }, { ...task, known: known ?? start!.taken }, counted));
  }
  stage = 'score';
  const best = search({ ...task, weight: score });
  if (best.status === 'unknown') return null;
  if (best.status === 'infeasible') return infeasible(searchProof(instance, block, network, best, false));
  stage = 'tie-break';
  const drawn = leavesTies
    ? null
    : drawLot(data, { ...task, known: best.taken, choices: optimalChoices(task, score, best), start: best.basis }, best, counted);
  const taken = drawn?.taken ?? best.taken!;
  // The second search may meet more needs than the first, stopped early, had found.
  const matched = countOf(taken);
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
    ties: drawn?.ties ?? null,
  };
}

/**
 * Coverage and score by one search: weights that hold so much for each pair that no score makes up for one. Null when they do not fit the
 * integers, or when its duals at the root do not prove the coverage, or meet needs in part: whatever part of a pair a bound holds beyond
 * those that can be, no branch could cut off by its score. Null, too, where it gave up.
 */
function solveTogether(data: BlockData, sides: readonly SideRow[], limit: BlockLimit): BlockAnswer | null {
  const { leavesTies = false } = limit;
  const { instance, block, network, score, required } = data;
  const one = worthOfPair(network, sides.length, score);
  if (one === null) return null;
  const choices = openChoices(network, required, true);
  const weight = score.map((value) => value + one);
  const task = { network, choices, sides, known: null, ...limitsOf(limit, () => 'score') };
  const perPair = leastOf(weight);
  const needs = sum(network.need);
  const abandons = (bound: number, taken: Uint8Array | null, values: Float64Array): boolean => {
    const met = values.reduce((total, value) => total + value, 0);
    const isWhole = Math.abs(met - Math.round(met)) < 1e-6;
    return !isWhole || taken === null || (countOf(taken) < needs && Math.floor(bound / perPair) > countOf(taken));
  };
  const best = search({ ...task, weight, abandons });
  if (best.status === 'abandoned' || best.status === 'unknown') return null;
  if (best.status === 'infeasible') return infeasible(searchProof(instance, block, network, best, false));
  const found = countOf(best.taken!);
  const matchedBound = best.root === null ? Infinity : Math.floor(best.root.bound / best.root.duals.denominator / perPair);
  if (matchedBound > found && found < needs) return null;
  const counted = found < needs;
  const open = optimalChoices(task, weight, best);
  const lot: Omit<SearchTask, 'weight'> = {
    ...task,
    known: best.taken,
    start: best.basis,
    choices: counted ? open : { ...open, optional: new Uint8Array(network.rows) },
    sides: counted ? [...sides, ofPairs(network.arcs, { matched: found, bound: found })] : sides,
  };
  const drawn = leavesTies ? null : drawLot(data, lot, best, counted);
  const taken = drawn?.taken ?? best.taken!;
  const value = weightOf(score, taken);
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
    ties: drawn?.ties ?? null,
  };
}

/** Nodes that a search goes on for beyond a limit while there is no matching to stop with: of 1,200 drawn problems, all but some with parities know one by then. */
const PATIENCE = 100;

/** The limits of a block as those of its searches, the stage being what it is at the time. */
function limitsOf(
  { nodeLimit, isOver, report, givesUp = false }: BlockLimit,
  stage: () => Stage,
): Pick<SearchTask, 'nodeLimit' | 'isOver' | 'report' | 'patience'> {
  return { nodeLimit, isOver, patience: givesUp ? 0 : PATIENCE, report: (nodes) => report(stage(), nodes) };
}

/** As many pairs as are known to be the most; at least as many as are known, while more may be possible. */
function ofPairs(arcs: number, { matched, bound }: Pick<Covered, 'matched' | 'bound'>): SideRow {
  return {
    ...{ arcs: Int32Array.from({ length: arcs }, (_, arc) => arc), coefficients: new Float64Array(arcs).fill(1), rhs: matched },
    op: bound > matched ? '>=' : '=',
  };
}

/** What every pair weighs at least; 1 where there are none. */
function leastOf(weight: Float64Array): number {
  return weight.length === 0 ? 1 : weight.reduce((least, value) => Math.min(least, value), Infinity);
}
