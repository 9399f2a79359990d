/** When something changes in the middle of a period: who could be moved, at what price, proven. */
export { applyEvents } from './events.ts';
export { changesOf, reassign, scoresOf, type MinutesOf, type PairChange, type ReassignInput, type ReassignResult } from './reassign.ts';
