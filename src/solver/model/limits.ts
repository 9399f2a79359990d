/**
 * What may stop a computation before its end, and who wants to know how far it is: the same for everything in the solver.
 *
 * There is no clock here: a time limit is a signal, made where the clock is read. Whatever runs long polls the signal every few milliseconds.
 * Without a signal an answer is a function of the problem alone.
 */
import { BinomeError } from '../../errors/index.ts';
import { checkObject, show } from './checks.ts';

export interface Limits {
  /** Nodes of the search for side constraints, in each independent part; at the limit the status is `limit`. Unlimited by default. */
  readonly nodeLimit?: number;
  /**
   * Once aborted, nothing more is looked for than what an answer cannot do without; then the status is `limit`, unless everything was proven
   * by then. What reading `aborted` throws is thrown by the computation, at once: the way to end it without an answer.
   */
  readonly signal?: { readonly aborted: boolean };
}

/** What a computation is at. */
export type Stage = 'coverage' | 'balance' | 'fairness' | 'score' | 'tie-break' | 'shadow-prices';

/**
 * Called between steps: `done` of `of` are done, which are independent parts (or, of shadow prices, numbers). `nodes`: of the present search so
 * far; 0 without side constraints. What it throws is thrown by the computation.
 */
export type Progress = (stage: Stage, done: number, of: number, nodes: number) => void;

export interface SolveOptions extends Limits {
  readonly onProgress?: Progress;
}

/** Asks whether to stop. Costs what reading a signal costs; to be asked every few milliseconds. */
export type Poll = () => boolean;

export const NEVER: Poll = () => false;

/** Pairs that are read or written between one poll and the next: some milliseconds. */
export const BETWEEN_POLLS = 2 ** 14;

/** Polls for a step that has to end for there to be an answer at all: what the signal throws still ends it. */
export function unstoppable(isOver: Poll): Poll {
  return () => {
    isOver();
    return false;
  };
}

/** What is asked and told on the way through a computation. */
export interface Watching {
  readonly nodeLimit: number;
  readonly isOver: Poll;
  readonly report: Progress;
}

/** The limits of one computation. */
export class Watch implements Watching {
  readonly nodeLimit: number;
  readonly report: Progress;
  readonly #signal: Limits['signal'];
  #over = false;

  /** @throws BinomeError SOLVE_OPTION, as `checkOptions`. */
  constructor(options: SolveOptions) {
    checkOptions(options);
    const { nodeLimit = Infinity, signal, onProgress = () => {} } = options;
    this.nodeLimit = nodeLimit;
    this.report = onProgress;
    this.#signal = signal;
  }

  /** Once it says yes, it always does. */
  readonly isOver: Poll = () => (this.#over ||= this.#signal?.aborted === true);
}

/** @throws BinomeError SOLVE_OPTION for a limit below 0, or one that is no number: it would silently never be reached. */
export function checkLimits(limits: Readonly<Record<string, number>>): void {
  for (const [option, value] of Object.entries(checkObject(limits, ''))) {
    if (!(typeof value === 'number' && value >= 0)) throw new BinomeError('SOLVE_OPTION', { option, value: show(value) });
  }
}

/** @throws BinomeError SOLVE_OPTION for options that are none: a node limit, a signal or a progress of another kind. */
export function checkOptions(options: Limits & { readonly onProgress?: unknown }): void {
  checkFunctions(options, ['onProgress']);
  const { nodeLimit = Infinity, signal } = options;
  checkLimits({ nodeLimit });
  if (signal !== undefined && typeof (signal as { aborted?: unknown } | null)?.aborted !== 'boolean')
    throw new BinomeError('SOLVE_OPTION', { option: 'signal', value: show(signal) });
}

/** @throws BinomeError SOLVE_OPTION for options that are no object, or of which one of these is there and no function. */
export function checkFunctions(options: unknown, names: readonly string[]): void {
  if (options === null || typeof options !== 'object') throw new BinomeError('SOLVE_OPTION', { option: 'options', value: show(options) });
  for (const option of names) {
    const value = (options as Record<string, unknown>)[option];
    if (value !== undefined && typeof value !== 'function') throw new BinomeError('SOLVE_OPTION', { option, value: show(value) });
  }
}
