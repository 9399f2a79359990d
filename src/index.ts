/**
 * Binôme as a library: the only promise of stability. Census in, proposal out, each step also by itself.
 *
 * `readCensus` reads the files of a census; `parseReference`, `parseCalendar` and `parseGuidelines` read what goes with it; `scorePairs`
 * scores; `lintGuidelines` says which constraints are of no use or
 * cannot hold; `match` proposes, with a proof; `explain` prices another mentor; `verifyProposal` checks a result again,
 * independently; `weightRobustness` says how far the result depends on the weights; `reassign` says what can be done when something changes,
 * `planPeriods` plans several periods at once; `stressTest` says what losing any one mentor would cost, `recruitment` where one more would be worth most; `backtest` sets the pairs of a past
 * period, which `parsePastPairs` reads, beside the engine's.
 */
export type { BacktestProgress } from './backtest/index.ts';
export { parseCalendar, findPeriod, type CalendarFile } from './calendar/index.ts';
export {
  parsePastPairs,
  readCensus,
  type CensusReading,
  type CensusSource,
  type FileReading,
  type Finding,
  type PastPairs,
} from './census/index.ts';
export type * from './domain/backtest.ts';
export * from './domain/guidelines.ts';
export * from './domain/pair.ts';
export * from './domain/period.ts';
export * from './domain/person.ts';
export type * from './domain/proposal.ts';
export type * from './domain/plan.ts';
export type * from './domain/recruitment.ts';
export * from './domain/reassignment.ts';
export * from './domain/site.ts';
export type * from './domain/stress.ts';
export type { Text } from './domain/text.ts';
export { catalogue, type ErrorCode, type Language } from './errors/catalogue.ts';
export { BinomeError, describe, describePlace, type Place } from './errors/error.ts';
export { parseGuidelines } from './guidelines/index.ts';
export {
  explain,
  lintGuidelines,
  scorePairs,
  verifyProposal,
  type CensusInput,
  type GuidelinesReview,
  type LimitCount,
  weightRobustness,
  type MatchResult,
  type PairRobustness,
  type PairValues,
  type Progress,
  type RobustnessInput,
  type RobustnessOptions,
  type ScoredPair,
  type WeightRange,
  type WeightRobustness,
} from './matching/index.ts';
export { backtest, match, reassign, type BacktestInput, type MatchInput, type ReassignInput } from './library/timed.ts';
export type { ReassignResult } from './reassignment/index.ts';
export {
  planPeriods,
  recruitment,
  stressTest,
  type PlanProgress,
  type PlanRequest,
  type PlanResult,
  type RecruitmentInput,
  type RecruitmentProgress,
} from './planning/index.ts';
export { parseReference, parseTravelTable, type Journey, type ReferenceFiles } from './reference/index.ts';
export { backtestCsv, proposalCsv, renderBacktest, renderReassignment, renderReport, type ReassignmentReport } from './report/index.ts';
export { journeyKey, type TravelTable } from './scoring/index.ts';
export { REASON_NAMES } from './wording/index.ts';
