/** French typography: the narrow no-break spaces that a keyboard does not give. */

const NARROW = '\u202f';

/** An ordinary space before : ; ? ! % » or after « becomes a narrow no-break one. */
export function frenchSpacing(text: string): string {
  return text.replace(/ (?=[:;?!%»])/g, NARROW).replace(/« /g, `«${NARROW}`);
}

type Sentence<Arguments extends readonly never[]> = string | ((...values: Arguments) => string);

/** A tree of sentences, some with values to fill in, and of rows of headings. */
export interface Sentences {
  readonly [key: string]: Sentence<readonly never[]> | readonly string[] | Sentences;
}

/** The same tree, every sentence of it in French spacing. */
export function withFrenchSpacing<T extends Sentences>(sentences: T): T {
  const entries = Object.entries(sentences).map(([key, sentence]) => [key, spaced(sentence)] as const);
  return Object.fromEntries(entries) as T;
}

function spaced(sentence: Sentences[string]): Sentences[string] {
  if (typeof sentence === 'string') return frenchSpacing(sentence);
  if (typeof sentence === 'function') return (...values: readonly never[]) => frenchSpacing(sentence(...values));
  return isRow(sentence) ? sentence.map(frenchSpacing) : withFrenchSpacing(sentence);
}

function isRow(sentence: readonly string[] | Sentences): sentence is readonly string[] {
  return Array.isArray(sentence);
}
