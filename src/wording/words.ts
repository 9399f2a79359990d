/** The words of a language that results are told in, by subject; what plans, recruitment, backtests, stress tests and repairs are told in besides is in
 * `analysis-words.ts`, what pages and the terminal say around them in `page-words.ts`. Those of English are typed by those of French: a sentence that lacks in one does not compile. */
import type { Language } from '../errors/index.ts';
import { constraintsEn } from './constraints.en.ts';
import { constraintsFr } from './constraints.fr.ts';
import { decisionsEn } from './decisions.en.ts';
import { decisionsFr } from './decisions.fr.ts';
import { explanationsEn } from './explanations.en.ts';
import { explanationsFr } from './explanations.fr.ts';
import { limitPricesEn } from './limit-prices.en.ts';
import { limitPricesFr } from './limit-prices.fr.ts';
import { vocabularyEn } from './vocabulary.en.ts';
import { vocabularyFr } from './vocabulary.fr.ts';
import { waysOutEn } from './ways-out.en.ts';
import { waysOutFr } from './ways-out.fr.ts';
import { weightsEn } from './weights.en.ts';
import { weightsFr } from './weights.fr.ts';

const fr = {
  vocabulary: vocabularyFr,
  explanations: explanationsFr,
  constraints: constraintsFr,
  waysOut: waysOutFr,
  limitPrices: limitPricesFr,
  weights: weightsFr,
  decisions: decisionsFr,
};

export type Words = typeof fr;

const WORDS: Readonly<Record<Language, Words>> = {
  fr,
  en: {
    vocabulary: vocabularyEn,
    explanations: explanationsEn,
    constraints: constraintsEn,
    waysOut: waysOutEn,
    limitPrices: limitPricesEn,
    weights: weightsEn,
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
