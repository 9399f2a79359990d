/** What the facts of a census are called. */
import type { FactName } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { factsEn } from './facts.en.ts';
import { factsFr } from './facts.fr.ts';

const WORDS: Readonly<Record<Language, Readonly<Record<FactName | 'role', string>>>> = { fr: factsFr, en: factsEn };

export function factLabel(fact: FactName | 'role', language: Language): string {
  return WORDS[language][fact];
}
