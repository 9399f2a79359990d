/** The functions of `binome` that take a time limit or tell their progress, as the package promises them. */
export {
  backtest,
  type BacktestInput,
  type BacktestProgress,
  lintGuidelines,
  match,
  type MatchInput,
  planPeriods,
  type PlanProgress,
  type Progress,
  reassign,
  type ReassignInput,
  recruitment,
  type RecruitmentProgress,
  type RobustnessOptions,
  stressTest,
  weightRobustness,
} from './binome.ts';
