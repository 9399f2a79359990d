/** Looking ahead: where a plan is fragile. */
export { describeLoss, summarise } from './sentences.ts';
export { stressTest } from './stress.ts';
