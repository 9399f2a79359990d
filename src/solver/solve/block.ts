/** What the stages of a block share: its data and limits, what is known of it, and its answer. */
import type { BlockLoads } from './balance.ts';
import type { Instance } from '../model/encode.ts';
import type { BlockBands } from './fairness.ts';
import type { Block, Network, Optimum } from '../network/network.ts';
import type { Basis } from '../side-constraints/relaxation.ts';
import type { Poll, Stage } from '../model/limits.ts';
import type { BalanceProof, FairnessStage, Proof, TieStage } from '../model/problem.ts';

/** What is known of a block once it is solved. */
export interface BlockAnswer {
  readonly status: 'optimal' | 'infeasible' | 'limit';
  /** Arc → 1 when chosen; null when infeasible. */
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
  /** null where they were not carried to their end, or not proven. */
  readonly ties: readonly TieStage[] | null;
}

/** The arcs' integers that the objectives weigh, in a block's numbers. */
export interface BlockData {
  readonly instance: Instance;
  readonly block: Block;
  readonly network: Network;
  /** Arc → score as an integer. */
  readonly score: Float64Array;
  /** null where no balance is asked for. */
  readonly loads: BlockLoads | null;
  /** null with objective "score". */
  readonly bands: BlockBands | null;
  readonly required: readonly number[];
  readonly incumbent: readonly number[];
}

/** Objective → local arc → what the arc adds to it. */
export function weightsOf({ network, bands, score }: BlockData): Float64Array[] {
  const counted = Array.from({ length: bands?.last ?? 0 }, (_, rank) => Float64Array.from(bands!.rank, (own) => (own === rank ? -1 : 0)));
  return [new Float64Array(network.arcs).fill(1), ...counted, score];
}

/** When to stop a block, and whom to tell how far it is. */
export interface BlockLimit {
  readonly nodeLimit: number;
  readonly isOver: Poll;
  readonly report: (stage: Stage, nodes?: number) => void;
  /** Once `isOver` and no matching is known, nothing is put together or looked for any more: there is no answer. */
  readonly givesUp?: boolean;
  /** Where only the worth of the best matching is asked for: no ties are broken. */
  readonly leavesTies?: boolean;
}

/** The most needs that can be met, and the proof of it. */
export interface Covered {
  /** Arc → 1 when chosen; null when nothing satisfies every rule. */
  readonly taken: Uint8Array | null;
  readonly matched: number;
  /** More cannot be met: `matched` unless the search was stopped. */
  readonly bound: number;
  readonly proof: Proof;
  /** What the kernel made of it, where it did. */
  readonly optimum?: Optimum;
  /** Where the relaxation of the search for it ended. */
  readonly basis?: Basis | null;
}

export function infeasible(proof: Proof): BlockAnswer {
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
    ties: null,
  };
}
