/** A backtest in one language, with what its sections share: which sides there are to show, and how people are named. */
import { type Backtest, type Side, sidesOf } from '../../domain/index.ts';
import type { Language } from '../../errors/index.ts';
import { wordingOf, type Wording } from '../edition.ts';

export interface View extends Wording {
  backtest: Backtest;
  sides: readonly { side: Side; label: string; short: string }[];
  boardName: (code: string) => string;
}

export function viewOf(backtest: Backtest, language: Language): View {
  const wording = wordingOf(language);
  const names = new Map(backtest.boards.map(({ code, name }) => [code, name]));
  return {
    ...wording,
    backtest,
    sides: sidesOf(backtest).map((side) => ({ side, label: wording.m.backtest.sides[side], short: wording.m.backtest.short[side] })),
    boardName: (code) => names.get(code) ?? code,
  };
}

export const NO_VALUE = '–';
