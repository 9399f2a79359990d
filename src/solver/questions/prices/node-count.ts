/** One limit of nodes for several solves in a row. */
import type { SolveProgress } from '../../model/problem.ts';

class OverLimit extends Error {}

/**
 * Nodes of several solves in all. A search that knows no matching yet does not stop at a limit: this stops it from the progress that it
 * reports.
 */
export class NodeCount {
  readonly #limit: number;
  #total = 0;
  #last: SolveProgress | null = null;

  constructor(limit: number) {
    this.#limit = limit;
  }

  see(progress: SolveProgress): void {
    const isSameSearch = this.#last?.stage === progress.stage && this.#last.done === progress.done && progress.nodes >= this.#last.nodes;
    this.#total += isSameSearch ? progress.nodes - this.#last!.nodes : progress.nodes;
    this.#last = progress;
    if (this.#total > this.#limit) throw new OverLimit();
  }

  /** 'over' where the solve was stopped. */
  within<T>(run: () => T): T | 'over' {
    this.#last = null;
    try {
      return run();
    } catch (thrown) {
      if (thrown instanceof OverLimit) return 'over';
      throw thrown;
    }
  }
}
