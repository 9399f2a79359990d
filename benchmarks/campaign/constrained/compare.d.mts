import type { Problem, Solution, Verification } from '../../../src/solver/index.ts';
import type { ConstrainedProblem } from './families.d.mts';

export interface ConstrainedSolver {
  solve: (problem: Problem) => Solution;
  verify: (problem: Problem, solution: Solution) => Verification;
}

/** A matching as it was counted; `score` is a whole number, on the scale of the problem's scores. */
export interface Counted {
  readonly feasible: boolean;
  readonly violations: readonly string[];
  readonly matched: number;
  readonly score: bigint;
  readonly unmet: readonly { trainee: string; missing: number }[];
}

export interface Judgement {
  readonly differences: readonly string[];
  readonly highsWrong: readonly string[];
}

export interface ConstrainedComparison extends Judgement {
  readonly relaxation: 'integral' | 'fractional' | 'relaxed only' | 'infeasible' | 'unknown';
  readonly ours: Counted & { readonly ms: number; readonly status: Solution['status']; readonly objective: number };
  readonly highs: (Counted & { readonly ms: number }) | null;
}

export function compareConstrained(problem: ConstrainedProblem, solver: ConstrainedSolver): Promise<ConstrainedComparison>;

export function judge(ours: Counted, highs: Counted, sound: boolean): Judgement;
