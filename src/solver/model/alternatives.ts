/** The answer to "which matchings come after the best one": what `alternatives` makes and `verifyAlternatives` checks. */
import type { Solution } from './problem.ts';

export interface Alternatives {
  /**
   * Best first. Each is a solution of `excluding(problem, …)` with the given solution and the alternatives before it excluded. The last
   * has a certificate, unless `exhaustion` has it: as none that is left is better than the last, and each listed is as good as the next,
   * it proves them all. Those before it may therefore be `feasible`, without a certificate of their own.
   */
  readonly solutions: readonly Solution[];
  /** null when there may be more matchings; else the proof that there are none: the infeasible problem that excludes all of them. */
  readonly exhaustion: Solution | null;
}
