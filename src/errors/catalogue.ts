/**
 * Every code that Binôme reports: the sentence and the remedy, in French and English.
 *
 * A code, once published, keeps its meaning. `{name}` is replaced by the value of that name.
 */
import { censusErrors } from './census.ts';
import { commandEntries } from './commands.ts';
import type { CatalogueEntry, Language } from './entry.ts';
import { throwAlso } from './error.ts';
import { REMEDIES_OVER_HTTP, REMEDY_OVER_HTTP } from './service/over-http.ts';
import { filled, inOne, type Sentences, type Values } from './sentence.ts';
import { serviceEntries } from './service.ts';
import { thrownEntries } from './thrown.ts';

const apart = { ...commandEntries, ...serviceEntries };
throwAlso(apart);

export const catalogue = { ...censusErrors, ...thrownEntries, ...apart } satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof catalogue;

/** The catalogue's sentences for what is wrong and what to do, their placeholders filled. */
export function sentencesOf({ code, values }: { code: ErrorCode; values: Values }, language: Language): Sentences {
  return filled(catalogue[code], values, language);
}

/** An option of the command line, or the command itself. */
const OF_COMMAND_LINE = /(?:^|[\s“«(])--[a-z]|\bbinome [a-z-]+/;

/** The same for whoever has no command line before them. */
export function sentencesOverHttp({ code, values }: { code: ErrorCode; values: Values }, language: Language): Sentences {
  const sentences = sentencesOf({ code, values }, language);
  if (!OF_COMMAND_LINE.test(sentences.remedy)) return sentences;
  return { ...sentences, remedy: (REMEDIES_OVER_HTTP[code] ?? REMEDY_OVER_HTTP)[language] };
}

/** Both in one, the remedy last. */
export function describe({ code, values }: { code: ErrorCode; values: Values }, language: Language): string {
  return inOne(filled(catalogue[code], values, language));
}
