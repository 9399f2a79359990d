/** A past period, scored twice: what is shown of it, and in which order. Its shape is `documents/backtest.ts`. */
import type { Backtest, TraineeChange } from './documents/backtest.ts';
import { compareIds } from './person.ts';

export type Side = 'byHand' | 'withinRules' | 'byEngine';

/** What there is to show: by hand; of these the pairs within the hard rules, where some are not; the engine's, where it has a solution. */
export function sidesOf({ byHand, withinRules, optimum }: Pick<Backtest, 'byHand' | 'withinRules' | 'optimum'>): Side[] {
  return [
    'byHand',
    ...(withinRules.served < byHand.served ? (['withinRules'] as const) : []),
    ...(optimum.status === 'infeasible' ? [] : (['byEngine'] as const)),
  ];
}

/** Those who lose points, the greatest loss first; equals by id. */
export function lossesFirst(changes: readonly TraineeChange[]): TraineeChange[] {
  return changes
    .filter(({ difference }) => difference < 0)
    .sort((a, b) => a.difference - b.difference || compareIds(a.trainee.id, b.trainee.id));
}
