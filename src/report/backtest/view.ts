/** A backtest in one language, with what its sections share: which sides there are to show, and how people are named. */
import type { Backtest } from '../../domain/backtest.ts';
import type { Language } from '../../errors/catalogue.ts';
import { wordingOf, type Wording } from '../edition.ts';

export type Side = 'byHand' | 'withinRules' | 'byEngine';

export interface View extends Wording {
  backtest: Backtest;
  /** By hand; of these the pairs within the hard rules, where some are not; the engine's, where it has a solution. */
  sides: readonly { side: Side; label: string; short: string }[];
  boardName: (code: string) => string;
}

export function viewOf(backtest: Backtest, language: Language): View {
  const wording = wordingOf(language);
  const { byHand, withinRules, optimum, boards } = backtest;
  const shown: readonly Side[] = [
    'byHand',
    ...(withinRules.served < byHand.served ? (['withinRules'] as const) : []),
    ...(optimum.status === 'infeasible' ? [] : (['byEngine'] as const)),
  ];
  const names = new Map(boards.map(({ code, name }) => [code, name]));
  return {
    ...wording,
    backtest,
    sides: shown.map((side) => ({ side, label: wording.m.backtest.sides[side], short: wording.m.backtest.short[side] })),
    boardName: (code) => names.get(code) ?? code,
  };
}

export const NO_VALUE = '–';
