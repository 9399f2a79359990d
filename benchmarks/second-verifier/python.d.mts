import type { Solution, Verification } from '../../src/solver/index.ts';

export interface Verdict {
  /** 0: proven; 2: rejected; 3: in part, and named. */
  readonly code: number;
  readonly words: readonly string[];
}

export function pythonVersion(): string | null;

export function secondVerdicts(cases: readonly { readonly problem: string; readonly solution: string }[]): Verdict[];

export function disagreement(solution: Solution, first: Verification, second: Verdict): string | null;
