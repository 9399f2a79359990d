/** What the service says of a round in the place of a detail: in both languages, as errors take it. */
import { FACT_NAMES } from '../domain/index.ts';
import type { Detail, Language } from '../errors/index.ts';
import { factLabel } from './facts.ts';
import { roundEn } from './round.en.ts';
import { roundFr, type RoundWords } from './round.fr.ts';

const WORDS: Readonly<Record<Language, RoundWords>> = { fr: roundFr, en: roundEn };

export function roundWordsOf(language: Language): RoundWords {
  return WORDS[language];
}

/** The same said in both languages, as `{detail}` and `{detailFr}` take it. */
export function saidOfRound(said: (words: RoundWords, language: Language) => string): Detail {
  return { detail: said(roundEn, 'en'), detailFr: said(roundFr, 'fr') };
}

/** Names that a sentence has room for. */
const NAMED = 5;

/** `A, B et C`; after some, how many more there are. */
export function namesInWords(names: readonly string[], { and, more }: RoundWords): string {
  const shown = names.length > NAMED + 1 ? [...names.slice(0, NAMED), more(names.length - NAMED)] : [...names];
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} ${and} ${shown.at(-1)!}`;
}

/** A fact of a person as the census calls it, within a sentence. */
export function fieldInWords(field: string, language: Language): string {
  const name = FACT_NAMES.find((one) => one === field);
  if (name === undefined) return WORDS[language].otherField;
  const label = factLabel(name, language);
  return label.charAt(0).toLowerCase() + label.slice(1);
}
