/** A plan over several periods: who would mentor whom in each of them, what it is worth, and how far it is proven. It matches nobody. */
export type {
  Plan,
  PlanBound,
  PlannedBoard,
  PlannedPair,
  PlannedPeriod,
  PlannedTrainee,
  PlanValue,
  SettingUnseen,
} from './documents/plan.ts';
