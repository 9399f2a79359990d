/** What the terminal's inline sentences still ask for by language: they go once its sentences are here. */
import { CRITERIA, type Criterion } from '../domain/pair.ts';
import type { Text } from '../domain/text.ts';
import type { Language } from '../errors/catalogue.ts';
import { formatsOf } from './formats.ts';
import { inBoth, wordsOf } from './words.ts';

export const CRITERION_NAMES = Object.fromEntries(
  CRITERIA.map((criterion) => [criterion, inBoth((language) => wordsOf(language).vocabulary.criteria[criterion])]),
) as Readonly<Record<Criterion, Text>>;

export function formatPoints(millionths: number, language: Language): string {
  return formatsOf(language).points(millionths);
}

export function formatDecimal(value: number, decimals: number, language: Language): string {
  return formatsOf(language).fixed(value, decimals);
}
