/** Looking ahead: several periods at once, and where a result is fragile. */
export { planPeriods, type PlanProgress, type PlanRequest, type PlanResult } from './plan.ts';
export { summarisePlan } from './plan-sentences.ts';
export { describeLoss, summarise } from './sentences.ts';
export { stressTest } from './stress.ts';
