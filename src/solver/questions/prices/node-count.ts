/** A limit on the nodes of several solves in all. */
import type { Poll, Progress, Stage, Watching } from '../../model/limits.ts';

export class NodeCount implements Watching {
  readonly nodeLimit = Infinity;
  readonly #limit: number;
  readonly #isOver: Poll;
  #total = 0;
  /** Where the present solve was when it last told: stage, parts done, nodes of its search. */
  #last: readonly [stage: Stage, done: number, nodes: number] | null = null;

  constructor(limit: number, isOver: Poll) {
    this.#limit = limit;
    this.#isOver = isOver;
  }

  /** The next nodes are those of another solve. */
  begin(): void {
    this.#last = null;
  }

  readonly isOver: Poll = () => this.isSpent || this.#isOver();

  get isSpent(): boolean {
    return this.#total > this.#limit;
  }

  readonly report: Progress = (stage, done, _, nodes) => {
    const [lastStage, lastDone, before] = this.#last ?? [];
    const isSameSearch = lastStage === stage && lastDone === done && nodes >= before!;
    this.#total += isSameSearch ? nodes - before! : nodes;
    this.#last = [stage, done, nodes];
  };
}
