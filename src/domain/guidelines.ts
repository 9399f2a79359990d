/** What follows from the guidelines that people set. Their shape is `documents/guidelines.ts`. */
import type { Guidelines } from './documents/guidelines.ts';

const TENTHS: readonly number[] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** The scores that part the bands; null where the guidelines do not ask for fairness. */
export function bandsOf({ objective, bands }: Guidelines): readonly number[] | null {
  return objective === 'fair' ? (bands ?? TENTHS) : null;
}
