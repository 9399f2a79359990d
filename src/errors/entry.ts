/** What the catalogue says of a code. */

export type Language = 'fr' | 'en';

/**
 * Whose error it is, and what can be done about it; the shells turn it into an exit code or a status.
 *
 * - `input`: what was handed over (a file, a document, a value in it) does not fit: it has to be corrected.
 * - `call`: what is asked does not fit (an option, an argument): it has to be asked differently.
 * - `conflict`: each is right by itself, but what is asked does not go with what is there.
 * - `missing`: what is named does not exist.
 * - `forbidden`: it exists, and is not for whoever asks.
 * - `limit`: what was asked was not done within the limit given; nothing is wrong with it.
 * - `unavailable`: what Binôme stands on (its store) is not there, or too busy: nothing is wrong with what is asked, and later it may be done.
 * - `ours`: a mistake of Binôme's.
 */
export type ErrorKind = 'input' | 'call' | 'conflict' | 'missing' | 'forbidden' | 'limit' | 'unavailable' | 'ours';

interface Sentences {
  fr: string;
  en: string;
  remedy: { fr: string; en: string };
}

/** One code of the catalogue: its kind, its sentence and its remedy, in both languages. */
export interface CatalogueEntry extends Sentences {
  kind: ErrorKind;
}

/** Entries of one kind; an entry that is of another says so itself. */
export function ofKind<Code extends string>(
  kind: ErrorKind,
  entries: Record<Code, Sentences & { kind?: ErrorKind }>,
): Record<Code, CatalogueEntry> {
  const all = Object.entries<Sentences & { kind?: ErrorKind }>(entries).map(([code, entry]) => [code, { kind, ...entry }]);
  return Object.fromEntries(all) as Record<Code, CatalogueEntry>;
}
