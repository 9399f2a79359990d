/** What losing any one mentor would cost, and who would take over: where a plan is fragile, before anything happens. */
export type { Loss, MentorLoss, StressTest } from './documents/stress.ts';
