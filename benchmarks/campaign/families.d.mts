import type { CostMatrix, SparseScores } from '../../src/solver/index.ts';

export interface CampaignInstance {
  readonly family: string;
  readonly seed: number | string;
  /** Whether all values are integers, to be compared without tolerance. */
  readonly exact: boolean;
  readonly cost: CostMatrix;
  readonly maximize: boolean;
  readonly scores: SparseScores;
}

export const FAMILIES: readonly string[];

export function campaignInstance(family: string, seed: number | string, scale?: number): CampaignInstance;
