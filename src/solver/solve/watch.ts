/**
 * What may stop a computation before its end, and who wants to know how far it is.
 *
 * A watch is asked between steps: before a block, between its stages, at each node of a search. A step, which is at most one run of
 * the Hungarian kernel or one bounding of a node, is never cut short. Without a time limit or a signal the answer is a function of the
 * problem alone.
 */
import type { SolveOptions, SolveProgress } from '../model/problem.ts';

export class Watch {
  readonly nodeLimit: number;
  readonly #options: SolveOptions;
  readonly #end: number;
  #over = false;

  constructor(options: SolveOptions) {
    this.#options = options;
    this.nodeLimit = options.nodeLimit ?? Infinity;
    this.#end = options.timeLimitMs === undefined ? Infinity : performance.now() + options.timeLimitMs;
  }

  /** Reports where the computation is, then says whether it must stop. Once it must, it always must. */
  isOver(progress: SolveProgress): boolean {
    this.#options.onProgress?.(progress);
    this.#over ||= this.#options.signal?.aborted === true || (this.#end < Infinity && performance.now() >= this.#end);
    return this.#over;
  }
}
