/** What the facts of a census are called, and what they say. */
import { type FactName, type FactValue } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { factValuesEn } from './fact-values.en.ts';
import { factValuesFr } from './fact-values.fr.ts';
import { factsEn } from './facts.en.ts';
import { factsFr } from './facts.fr.ts';
import { formatsOf } from './formats.ts';

const WORDS: Readonly<Record<Language, Readonly<Record<FactName | 'role', string>>>> = { fr: factsFr, en: factsEn };
const VALUES = { fr: factValuesFr, en: factValuesEn };

export function factLabel(fact: FactName | 'role', language: Language): string {
  return WORDS[language][fact];
}

/** What a code of the census stands for: a service, a site, a commune, a person; null where it is not known, or not for the reader. */
export type NameOf = (kind: 'service' | 'site' | 'commune' | 'person', code: string) => string | null;

/** Facts that name people. */
export const FACTS_OF_PEOPLE = [
  'preferences',
  'avoids',
  'formerPairs',
  'apartFrom',
  'sharesCarWith',
  'imposed',
] as const satisfies readonly FactName[];

/** @returns null where the census says nothing. */
export function factInWords(fact: FactName, value: FactValue, language: Language, nameOf: NameOf): string | null {
  const said = (Array.isArray(value) ? value : [value]).map((one) =>
    oneInWords(fact, one as Exclude<FactValue, readonly string[]>, language, nameOf),
  );
  const known = said.filter((one) => one !== null);
  return known.length === 0 ? null : known.join(', ');
}

function oneInWords(fact: FactName, value: Exclude<FactValue, readonly string[]>, language: Language, nameOf: NameOf): string | null {
  if (value === null || value === '') return null;
  const [words, formats] = [VALUES[language], formatsOf(language)];
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') {
    if (fact === 'workingTime') return formats.percent(value);
    if (fact === 'priority') return words.priorities[value - 1] ?? formats.plain(value);
    // A year is no amount.
    return fact === 'tenureYear' ? String(value) : formats.plain(value);
  }
  if (fact === 'service' || fact === 'site' || fact === 'commune') return nameOf(fact, value) ?? value;
  if (fact === 'settings' || fact === 'requiredSetting') return value === 'MO' || value === 'MF' ? words.settings[value] : value;
  if (fact === 'absences') {
    const [start = '', end = ''] = value.split('/');
    return words.absence(formats.date(start), formats.date(end));
  }
  if ((FACTS_OF_PEOPLE as readonly FactName[]).includes(fact)) return nameOf('person', value) ?? value;
  return formats.date(value);
}
