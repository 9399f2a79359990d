/** The words of the domain: people, sites, periods, guidelines, pairs, and what is said of them. */
export {
  type Backtest,
  type BacktestPair,
  type BoardBacktest,
  type BrokenRule,
  type CriterionSummary,
  lossesFirst,
  type Optimum,
  type PairingSummary,
  type PreferencesMet,
  type Side,
  sidesOf,
  type TraineeChange,
} from './backtest.ts';
export {
  type Bundle,
  BUNDLE_FILE,
  BUNDLE_FORMAT,
  byName,
  type CommandName,
  type FileRef,
  fileRefSchema,
  type FolderRef,
  folderRefSchema,
  type RunFacts,
} from './bundle.ts';
export { bandsOf, type Curve, type GroupConstraint, type Guidelines, guidelinesSchema, type PlanRules, type Where } from './guidelines.ts';
export {
  CRITERIA,
  CRITERIA_FORMAT,
  type Criterion,
  type CriterionValue,
  type Exclusion,
  type ExclusionCode,
  type Fact,
  type FactCode,
  type PairIds,
  type PairScore,
  SCORE_SCALE,
  type ScorePart,
} from './pair.ts';
export { dayNumber, expectedDays, type Period, periodSchema, presence, remaining } from './period.ts';
export { type Census, compareIds, type DateRange, type Mentor, type Person, termKey, type Trainee } from './person.ts';
export type { Plan, PlanBound, PlannedBoard, PlannedPair, PlannedPeriod, PlannedTrainee, PlanValue, SettingUnseen } from './plan.ts';
export { type Progress, type Stage, UNTOLD } from './progress.ts';
export {
  type Alternative,
  type BoardResult,
  type GroupResult,
  type GuidelineFinding,
  incumbentSchema,
  type PersonSummary,
  type Proposal,
  type ProposedPair,
  type Shortage,
  shownWaysOut,
  type UnmetTrainee,
  type WayOut,
} from './proposal.ts';
export { hundredths, type Option, optionsOf, type Shift } from './reassignment-options.ts';
export { type ChangeDetails, type FrontierPoint, type Reason, REASONS, type Reassignment, type ReassignmentEvent } from './reassignment.ts';
export {
  type BoardPlaces,
  type Candidate,
  needsAgreement,
  type PeriodWorth,
  type PlaceChange,
  type PlaceCounts,
  type Recruitment,
  type RecruitmentPeriod,
  type ServicePlaces,
} from './recruitment.ts';
export {
  type Board,
  type Commune,
  type Coordinates,
  departmentOf,
  landmassOf,
  type Reference,
  type Service,
  type Setting,
  type Site,
} from './site.ts';
export type { Loss, MentorLoss, StressTest } from './stress.ts';
export type { Text } from './text.ts';
