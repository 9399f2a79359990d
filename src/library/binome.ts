/**
 * What of `binome` takes a time limit, which is made a signal here, or tells how far it is: to those who call it as a package, as the share
 * that is done.
 */
import * as past from '../backtest/index.ts';
import type { Backtest, Progress as Steps, Recruitment, Stage, StressTest } from '../domain/index.ts';
import * as matching from '../matching/index.ts';
import * as planning from '../planning/index.ts';
import * as changes from '../reassignment/index.ts';
import type { Limits, Problem, RepairOptions, Solution } from '../solver/index.ts';
import { untimed, type TimeLimit } from './deadline.ts';

/** What is being done, and how far it is, in [0, 1]. */
type Shares<Told extends Stage> = (stage: Told, done: number) => void;

export type Progress = Shares<'score' | 'lint' | 'solve' | 'verify' | 'explain'>;
export type BacktestProgress = Shares<'score' | 'solve' | 'verify'>;
export type PlanProgress = Shares<'score' | 'plan'>;
export type RecruitmentProgress = Shares<'score' | 'solve' | 'price'>;

/** The stages are those that the function tells of. */
function inSteps<Told extends Stage>(progress: Shares<Told>): Steps {
  return (stage, done, of) => progress(stage as Told, of === 0 ? 1 : done / of);
}

/** An input whose limits may be timed. */
type Timed<Input extends { readonly limits?: Limits }> = Omit<Input, 'limits'> & {
  readonly limits?: NonNullable<Input['limits']> & TimeLimit;
};

export type BacktestInput = Timed<past.BacktestInput>;
export type MatchInput = Timed<matching.MatchInput>;
export type ReassignInput = Timed<changes.ReassignInput>;
export type RobustnessOptions = Omit<matching.RobustnessOptions, 'onProgress'> & { readonly onProgress?: (done: number) => void };

function plain<Input extends { readonly limits?: Limits }>({ limits, ...input }: Timed<Input>): Input {
  return { ...input, ...(limits === undefined ? {} : { limits: untimed(limits) }) } as unknown as Input;
}

const untold = (): void => {};

export function backtest(input: BacktestInput, progress: BacktestProgress = untold): Backtest {
  return past.backtest(plain<past.BacktestInput>(input), inSteps(progress));
}

export function match(
  input: MatchInput,
  progress: Progress = untold,
  onReview: (review: matching.GuidelinesReview) => void = untold,
): matching.MatchResult {
  return matching.match(plain<matching.MatchInput>(input), inSteps(progress), onReview);
}

export function lintGuidelines(input: matching.CensusInput, progress: Progress = untold): matching.GuidelinesReview {
  return matching.lintGuidelines(input, inSteps(progress));
}

export function weightRobustness(
  input: matching.RobustnessInput,
  { onProgress = untold, ...limits }: RobustnessOptions = {},
): matching.WeightRobustness {
  return matching.weightRobustness(input, { ...limits, onProgress: (_, done, of) => onProgress(of === 0 ? 1 : done / of) });
}

export function planPeriods(request: planning.PlanRequest, progress: PlanProgress): planning.PlanResult {
  return planning.planPeriods(request, inSteps(progress));
}

export function recruitment(input: planning.RecruitmentInput, progress: RecruitmentProgress = untold): Recruitment {
  return planning.recruitment(input, inSteps(progress));
}

export function stressTest(
  problem: Problem,
  solution: Solution,
  progress: (done: number) => void,
  options: RepairOptions & TimeLimit = {},
): StressTest {
  return planning.stressTest(problem, solution, (_, done, of) => progress(of === 0 ? 1 : done / of), untimed(options));
}

export function reassign(input: ReassignInput): changes.ReassignResult {
  return changes.reassign(plain<changes.ReassignInput>(input));
}
