/** The words of a language that results are told in, by subject; what pages and the terminal say around them is in `page-words.ts`. Those of English are typed by those of French: a sentence that lacks in one does not compile. */
import type { Language } from '../errors/index.ts';
import { accountEn } from './account.en.ts';
import { accountFr } from './account.fr.ts';
import { backtestEn } from './backtest.en.ts';
import { backtestFr } from './backtest.fr.ts';
import { constraintsEn } from './constraints.en.ts';
import { constraintsFr } from './constraints.fr.ts';
import { decisionsEn } from './decisions.en.ts';
import { decisionsFr } from './decisions.fr.ts';
import { explanationsEn } from './explanations.en.ts';
import { explanationsFr } from './explanations.fr.ts';
import { frontierEn } from './frontier.en.ts';
import { frontierFr } from './frontier.fr.ts';
import { limitPricesEn } from './limit-prices.en.ts';
import { limitPricesFr } from './limit-prices.fr.ts';
import { planEn } from './plan.en.ts';
import { planFr } from './plan.fr.ts';
import { recruitmentEn } from './recruitment.en.ts';
import { recruitmentFr } from './recruitment.fr.ts';
import { stressEn } from './stress.en.ts';
import { stressFr } from './stress.fr.ts';
import { vocabularyEn } from './vocabulary.en.ts';
import { vocabularyFr } from './vocabulary.fr.ts';
import { waysOutEn } from './ways-out.en.ts';
import { waysOutFr } from './ways-out.fr.ts';
import { weightsEn } from './weights.en.ts';
import { weightsFr } from './weights.fr.ts';

const fr = {
  account: accountFr,
  vocabulary: vocabularyFr,
  explanations: explanationsFr,
  constraints: constraintsFr,
  waysOut: waysOutFr,
  limitPrices: limitPricesFr,
  weights: weightsFr,
  frontier: frontierFr,
  stress: stressFr,
  plan: planFr,
  recruitment: recruitmentFr,
  backtest: backtestFr,
  decisions: decisionsFr,
};

export type Words = typeof fr;

const WORDS: Readonly<Record<Language, Words>> = {
  fr,
  en: {
    account: accountEn,
    vocabulary: vocabularyEn,
    explanations: explanationsEn,
    constraints: constraintsEn,
    waysOut: waysOutEn,
    limitPrices: limitPricesEn,
    weights: weightsEn,
    frontier: frontierEn,
    stress: stressEn,
    plan: planEn,
    recruitment: recruitmentEn,
    backtest: backtestEn,
    decisions: decisionsEn,
  },
};

export function wordsOf(language: Language): Words {
  return WORDS[language];
}

/** What is said in a language, in both. */
export function inBoth<Said>(said: (language: Language) => Said): Readonly<Record<Language, Said>> {
  return { fr: said('fr'), en: said('en') };
}
