/**
 * The words of what is asked around a match: repairs, stress tests, plans, recruitment, backtests; with those of every result. Apart from
 * these, so that what only matches (a session in a browser) does not carry them.
 */
import type { Language } from '../errors/index.ts';
import { backtestEn } from './backtest.en.ts';
import { backtestFr } from './backtest.fr.ts';
import { frontierEn } from './frontier.en.ts';
import { frontierFr } from './frontier.fr.ts';
import { planEn } from './plan.en.ts';
import { planFr } from './plan.fr.ts';
import { recruitmentEn } from './recruitment.en.ts';
import { recruitmentFr } from './recruitment.fr.ts';
import { stressEn } from './stress.en.ts';
import { stressFr } from './stress.fr.ts';
import { wordsOf } from './words.ts';

const fr = {
  ...wordsOf('fr'),
  frontier: frontierFr,
  stress: stressFr,
  plan: planFr,
  recruitment: recruitmentFr,
  backtest: backtestFr,
};

export type AnalysisWords = typeof fr;

const WORDS: Readonly<Record<Language, AnalysisWords>> = {
  fr,
  en: {
    ...wordsOf('en'),
    frontier: frontierEn,
    stress: stressEn,
    plan: planEn,
    recruitment: recruitmentEn,
    backtest: backtestEn,
  },
};

export function analysisWordsOf(language: Language): AnalysisWords {
  return WORDS[language];
}
