/**
 * `binome/solver` as a package: the solver, whose functions take a time limit too, and tell their progress as they always did.
 *
 * See `../solver/index.ts` for what there is.
 */
import * as solver from '../solver/index.ts';
import type {
  Limits,
  OptimumOnLine,
  PairIds,
  PairLine,
  Problem,
  Progress,
  Range,
  RelaxationMenu,
  Repair,
  ShadowPrices,
  Solution,
  Stage,
} from '../solver/index.ts';
import { endingAfter, untimed, type TimeLimit } from './deadline.ts';

export * from '../solver/index.ts';

/** Where a computation is. */
export interface SolveProgress {
  /** Independent parts, and how many of them are done. */
  readonly parts: number;
  readonly done: number;
  readonly stage: Exclude<Stage, 'shadow-prices'>;
  /** Nodes of the present search so far; 0 without side constraints. */
  readonly nodes: number;
}

interface TellsProgress<At> {
  /** Called between steps. What it throws is thrown. */
  readonly onProgress?: (at: At) => void;
}

export type SolveOptions = Limits & TimeLimit & TellsProgress<SolveProgress>;
export type RelaxationOptions = Omit<solver.RelaxationOptions, 'onProgress'> & TimeLimit & TellsProgress<SolveProgress>;
export type RepairOptions = Omit<solver.RepairOptions, 'onProgress'> & TimeLimit & TellsProgress<SolveProgress>;
/** `onProgress` is told the share that is done. */
export type ShadowPriceOptions = Omit<solver.ShadowPriceOptions, 'onProgress'> & TimeLimit & TellsProgress<number>;

/** The options as the solver knows them: its clock a signal, its progress told as this package does. */
function plain<Options extends Limits, At>(
  options: Options & TimeLimit & TellsProgress<At>,
  told: (onProgress: (at: At) => void) => Progress,
): Omit<Options, 'onProgress'> & { readonly onProgress?: Progress } {
  const { onProgress, ...others } = untimed<Limits & TimeLimit & TellsProgress<At>>(options);
  return { ...(others as Omit<Options, 'onProgress'>), ...(onProgress === undefined ? {} : { onProgress: told(onProgress) }) };
}

function inSteps(onProgress: (at: SolveProgress) => void): Progress {
  return (stage, done, parts, nodes) => onProgress({ parts, done, stage: stage as SolveProgress['stage'], nodes });
}

function inShares(onProgress: (share: number) => void): Progress {
  return (_, done, of) => onProgress(of === 0 ? 1 : done / of);
}

/** As the solver's, with a time limit. */
export function solve(problem: Problem, options: SolveOptions = {}): Solution {
  return solver.solve(problem, plain(options, inSteps));
}

/** As `solve`, but null where a limit is reached before a matching is known. */
export function solveIfKnown(problem: Problem, options: SolveOptions = {}): Solution | null {
  return solver.solveIfKnown(problem, plain(options, inSteps));
}

/** As the solver's, with a time limit for all that it tries. */
export function relaxations(problem: Problem, solution: Solution, options: RelaxationOptions = {}): RelaxationMenu[] {
  return solver.relaxations(problem, solution, plain(options, inSteps));
}

/** As the solver's, with a time limit for all its points. */
export function repairs(problem: Problem, pairs: readonly PairIds[], options: RepairOptions = {}): Repair[] {
  return solver.repairs(problem, pairs, plain(options, inSteps));
}

/** As the solver's, with a time limit for all numbers. */
export function shadowPrices(problem: Problem, solution: Solution, options: ShadowPriceOptions = {}): ShadowPrices {
  return solver.shadowPrices(problem, solution, plain(options, inShares));
}

/** As the solver's, with a time limit for each call. */
export class ParametricScores extends solver.ParametricScores {
  readonly #begin: () => void;

  constructor(problem: Omit<Problem, 'pairs'>, lines: readonly PairLine[], options: SolveOptions = {}) {
    solver.checkOptions(options);
    const { timeLimitMs = Infinity, ...limits } = options;
    let end = endingAfter(timeLimitMs, limits.signal);
    const signal = {
      get aborted(): boolean {
        return end.aborted;
      },
    };
    super(problem, lines, plain({ ...limits, signal }, inSteps));
    this.#begin = (): void => void (end = endingAfter(timeLimitMs, limits.signal));
  }

  override optima(range: Range): OptimumOnLine[] {
    this.#begin();
    return super.optima(range);
  }

  override rangeOf(...asked: Parameters<solver.ParametricScores['rangeOf']>): ReturnType<solver.ParametricScores['rangeOf']> {
    this.#begin();
    return super.rangeOf(...asked);
  }
}
