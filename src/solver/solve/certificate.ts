/**
 * Writes certificates: duals and search trees in local numbers become the proofs of `problem.ts`, by ids and in integers.
 */
import type { Instance } from '../model/encode.ts';
import { EXACT_LIMIT } from '../model/scale.ts';
import { pathDuals, type Block, type Network } from '../network/network.ts';
import type { Duals, DualValue, PairIds, Proof, ProofBranch, ProofLeaf, ProofNode } from '../model/problem.ts';
import type { Fixing, SearchNode, SearchResult } from '../side-constraints/search.ts';
import type { NetworkDuals } from '../network/side-rows.ts';

/** Row and column duals of one stage, as a maximisation; after the columns come the block's side constraints where they are groups. */
export interface StageDuals {
  /** Row, column → dual. */
  readonly rows: Float64Array;
  readonly columns: Float64Array;
}

export function leafProof(duals: Duals, leaf: 'bound' | 'empty' = 'bound'): Proof {
  return { fixing: null, tree: { leaf, duals } };
}

export function writtenDuals(network: Network, { rows, columns }: StageDuals): Duals {
  return {
    ...{ denominator: 1, trainees: values(rows), coverage: 0 },
    mentors: values(columns.subarray(0, network.columns)),
    sideConstraints: values(columns.subarray(network.columns)),
  };
}

/**
 * Duals of the score among matchings of greatest coverage, from those of both stages: coverage · multiplier + score.
 *
 * The multiplier is the least for which everything that the coverage stage decided stays decided, with its sign, so that the bound of the
 * combination is multiplier · matched + score, and what it leaves open is what both leave open; the coverage dual −multiplier takes the first term off again. No large
 * constant enters the computation: this one is found afterwards, in big integers.
 */
export function combineStages(network: Network, weight: Float64Array, coverage: StageDuals, score: StageDuals): Duals {
  let multiplier = 1n;
  /** Raises the multiplier until multiplier · first + second has the sign of first. */
  const keepSign = (first: number, second: bigint): void => {
    const size = BigInt(Math.abs(first));
    const against = first > 0 ? -second : second;
    if (first !== 0 && multiplier * size <= against) multiplier = against / size + 1n;
  };
  const [coverageOf, scoreOf] = [pathDuals(network, coverage.columns), pathDuals(network, score.columns)];
  for (let arc = 0; arc < network.arcs; arc++) {
    const i = network.rowOf[arc]!;
    const j = network.columnOf[arc]!;
    const first = 1 - coverage.rows[i]! - coverageOf[j]!;
    if (first === 0) continue;
    // Big integers only where doubles do not show that the sign is kept already: there are millions of arcs.
    const second = weight[arc]! - score.rows[i]! - scoreOf[j]!;
    const size = Math.abs(weight[arc]!) + Math.abs(score.rows[i]!) + Math.abs(scoreOf[j]!);
    const kept = Number(multiplier) * Math.abs(first);
    if (size < EXACT_LIMIT && kept < EXACT_LIMIT && (first > 0 ? -second : second) < kept) continue;
    keepSign(first, BigInt(weight[arc]!) - BigInt(score.rows[i]!) - BigInt(scoreOf[j]!));
  }
  coverage.rows.forEach((dual, i) => keepSign(dual, BigInt(score.rows[i]!)));
  coverage.columns.forEach((dual, j) => keepSign(dual, BigInt(score.columns[j]!)));
  const combine = (first: Float64Array, second: Float64Array): DualValue[] =>
    Array.from(first, (dual, k) => dualValue(multiplier * BigInt(dual) + BigInt(second[k]!)));
  const columns = combine(coverage.columns, score.columns);
  return {
    denominator: 1,
    trainees: combine(coverage.rows, score.rows),
    mentors: columns.slice(0, network.columns),
    sideConstraints: columns.slice(network.columns),
    coverage: dualValue(-multiplier),
  };
}

/**
 * The proof that a search made. After the block's side constraints come the coverage, with `counted`, and the bands counted before.
 * `perPair`: what its weights had for each pair beside the score; it becomes the price of the coverage.
 */
export function searchProof(
  instance: Instance,
  block: Block,
  network: Network,
  result: SearchResult,
  counted: boolean,
  perPair = 0,
): Proof {
  const duals = (found: NetworkDuals, leaf: ProofLeaf['leaf'] = 'bound'): Duals => {
    const own = searchDuals(found, block.sides.length, counted);
    return perPair === 0 || leaf !== 'bound' ? own : { ...own, coverage: dualValue(BigInt(-perPair) * BigInt(found.denominator)) };
  };
  const pair = (arc: number): PairIds => pairOf(instance, block, network, arc);
  const fixed = (fixing: Fixing): Fixed => {
    const margin = result.bound + 1 - fixing.atLeast;
    return { fixing: duals(fixing.duals), ...(margin === 0 ? {} : { margin }) };
  };
  return { fixing: null, ...(result.fixing && fixed(result.fixing)), tree: writeTree(result.tree, duals, pair, fixed) };
}

/** The proof of a coverage by a search whose weights hold `perPair` for each pair, and at least that (as `coverageLeaf`). */
export function coverageProof(instance: Instance, block: Block, network: Network, result: SearchResult, perPair: number): Proof {
  const duals = (found: NetworkDuals, leaf: ProofLeaf['leaf']): Duals => {
    const own = searchDuals(found, block.sides.length, false);
    return leaf !== 'bound' ? own : { ...own, denominator: dualValue(BigInt(found.denominator) * BigInt(perPair)) };
  };
  return { fixing: null, tree: writeTree(result.tree, duals, (arc) => pairOf(instance, block, network, arc)) };
}

/** The proof of a coverage by duals of weights that hold `perPair` for each pair, and at least that: what else they hold can only add to the bound. */
export function coverageLeaf(block: Block, found: NetworkDuals, perPair: number): Proof {
  return leafProof({
    ...searchDuals(found, block.sides.length, false),
    denominator: dualValue(BigInt(found.denominator) * BigInt(perPair)),
  });
}

function searchDuals({ denominator, rows, columns, sides }: NetworkDuals, own: number, counted: boolean): Duals {
  const bands = sides.subarray(counted ? own + 1 : own);
  return {
    denominator: dualValue(BigInt(denominator)),
    trainees: values(rows),
    mentors: values(columns),
    sideConstraints: values(sides.subarray(0, own)),
    coverage: counted ? dualValue(BigInt(sides[own]!)) : 0,
    ...(bands.length === 0 ? {} : { bands: values(bands) }),
  };
}

type Fixed = Pick<ProofBranch, 'fixing' | 'margin'> & { readonly fixing: Duals };

/** Depth first with its own stack: a tree may be deeper than the call stack. A search that only counts fixes nothing. */
function writeTree(
  root: SearchNode,
  duals: (own: NetworkDuals, leaf: ProofLeaf['leaf']) => Duals,
  pair: (arc: number) => PairIds,
  fixed?: (fixing: Fixing) => Fixed,
): ProofNode {
  const written = new Map<SearchNode, ProofNode>();
  const stack: SearchNode[] = [root];
  while (stack.length > 0) {
    const node = stack[stack.length - 1]!;
    const fixing = node.fixing === null ? {} : fixed!(node.fixing);
    if (node.split === null) {
      written.set(node, { ...fixing, leaf: node.settled!.leaf, duals: duals(node.settled!.duals, node.settled!.leaf) });
    } else {
      const children = [node.split.without, node.split.with].filter((child) => !written.has(child));
      if (children.length > 0) {
        stack.push(...children);
        continue;
      }
      const { arc, without, with: chosen } = node.split;
      written.set(node, { ...fixing, pair: pair(arc), without: written.get(without)!, with: written.get(chosen)! });
    }
    stack.pop();
  }
  return written.get(root)!;
}

export function pairOf(instance: Instance, block: Block, network: Network, arc: number): PairIds {
  return [instance.traineeIds[block.rows[network.rowOf[arc]!]!]!, instance.mentorIds[block.columns[network.columnOf[arc]!]!]!];
}

/** The chosen pairs of a block; sorted, as its rows and columns are. */
export function pairsOf(instance: Instance, block: Block, network: Network, taken: Uint8Array): PairIds[] {
  const pairs: PairIds[] = [];
  for (let arc = 0; arc < taken.length; arc++) if (taken[arc] === 1) pairs.push(pairOf(instance, block, network, arc));
  return pairs;
}

function values(duals: Float64Array): DualValue[] {
  return Array.from(duals, (dual) => (Number.isSafeInteger(dual) ? dual + 0 : dualValue(BigInt(dual))));
}

export function dualValue(integer: bigint): DualValue {
  const number = Number(integer);
  return Number.isSafeInteger(number) ? number : integer.toString();
}
