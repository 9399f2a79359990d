/** Rows of a census in words: « stagiaires.csv, lignes 3 et 5 ». */
import { type CensusRow, grouped } from '../domain/index.ts';
import type { Language } from '../errors/index.ts';
import { listOf } from './grammar.ts';
import { wordsOf } from './words.ts';

/** In the order of the files; where no row is known, the census as such. */
export function rowsInWords(rows: readonly CensusRow[], language: Language): string {
  const { vocabulary, constraints } = wordsOf(language);
  if (rows.length === 0) return constraints.census.somewhere;
  return [...grouped(rows, ({ file }) => file)]
    .map(([file, own]) => {
      const lines = [...new Set(own.map(({ line }) => line))].map(String);
      return constraints.census.lines(file, listOf(lines, vocabulary.and), lines.length);
    })
    .join(vocabulary.semicolon);
}
