/** Looking ahead: several periods at once, where a result is fragile, and where one more mentor is worth most. */
export { planPeriods, type PlanProgress, type PlanRequest, type PlanResult } from './plan.ts';
export { summarisePlan } from './plan-sentences.ts';
export { recruitment, type RecruitmentInput, type RecruitmentProgress } from './recruitment/recruitment.ts';
export { recruitmentNotes, shownCandidates, type ShownCandidate } from './recruitment/sentences.ts';
export { describeLoss, summarise } from './sentences.ts';
export { stressTest } from './stress.ts';
