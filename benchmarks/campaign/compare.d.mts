import type { CapacitatedAssignment, CostMatrix, LinearSumAssignment, SparseScores, Verification } from '../../src/solver/index.ts';
import type { DenseResult } from '../../src/solver/kernels/dense.ts';
import type { CampaignInstance } from './families.d.mts';

export interface ComparedSolver {
  linearSumAssignment: (cost: CostMatrix, options: { maximize: boolean }) => LinearSumAssignment;
  capacitatedAssignment: (scores: SparseScores) => CapacitatedAssignment;
  verifyAssignment: (scores: SparseScores, claim: CapacitatedAssignment, tolerance?: number) => Verification;
  denseAssignment: (rows: number, columns: number, cost: Float64Array) => DenseResult;
  referenceAssignment: (scores: SparseScores) => CapacitatedAssignment;
}

export interface Answers {
  readonly dense: LinearSumAssignment;
  readonly sparse: CapacitatedAssignment;
}

export function compare(instance: CampaignInstance, solver: ComparedSolver): Answers & { differences: string[] };

export function compareWithHighs(instance: CampaignInstance, answers: Answers): Promise<{ differences: string[]; compared: number }>;
