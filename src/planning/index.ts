/** Looking ahead: several periods at once, where a result is fragile, and where one more mentor is worth most. */
export { planPeriods, type PlanRequest, type PlanResult } from './periods/plan.ts';
export { summarisePlan, unseenInWords } from './periods/plan-sentences.ts';
export { recruitment, type RecruitmentInput } from './recruitment/recruitment.ts';
export { recruitmentNotes, shownCandidates, type ShownCandidate } from './recruitment/sentences.ts';
export { describeLoss, summarise } from './stress-sentences.ts';
export { stressTest } from './stress.ts';
