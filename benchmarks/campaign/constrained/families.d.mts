import type { PairIds, Problem } from '../../../src/solver/index.ts';

/** A problem whose pairs are a list. */
export interface ConstrainedProblem extends Problem {
  readonly pairs: readonly (readonly [trainee: string, mentor: string, score: number])[];
  readonly required: readonly PairIds[];
  readonly sideConstraints: NonNullable<Problem['sideConstraints']>;
}

export const CONSTRAINED_FAMILIES: readonly string[];

export function constrainedProblem(family: string, name: number | string): ConstrainedProblem;
