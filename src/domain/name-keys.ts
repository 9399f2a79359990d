/** The spellings of a name, as keys: what a person may be written as, and what a text may be read as. */
import { termKey } from './person.ts';

/** A name whose parts are known, or as one text, first name first, of which nobody knows where the last name begins. */
export type NameParts = { readonly firstName: string; readonly lastName: string } | { readonly name: string };

const PARTICLES = new Set([
  'de',
  'du',
  'des',
  'd',
  'la',
  'le',
  'les',
  'l',
  'von',
  'van',
  'der',
  'den',
  'da',
  'do',
  'dos',
  'di',
  'el',
  'al',
]);
const CIVILITIES = new Set(['m', 'mr', 'monsieur', 'mme', 'madame', 'mlle', 'mademoiselle', 'mrs', 'ms', 'miss', 'dr', 'me']);
/** Beyond so many particles only all or none of them may be left out. */
const PARTICLES_MAX = 3;
/** Longer texts are prose, not names. */
const WORDS_MAX = 12;

export function isParticle(word: string): boolean {
  return PARTICLES.has(word);
}

export function wordsOf(text: string): string[] {
  const key = termKey(text);
  return key === '' ? [] : key.split(' ');
}

/** Equal for names of the same words in any order. */
export function sameNameKey({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }): string {
  return wordsOf(`${firstName} ${lastName}`).sort().join(' ');
}

export interface NameKeys {
  readonly keys: ReadonlySet<string>;
  /** Words of the last name that tell anything. */
  readonly lastWords: ReadonlySet<string>;
  /** '' when it is not known. */
  readonly firstName: string;
  /** The whole name, first name first and last name first, and the last name alone. */
  readonly orders: readonly string[];
}

/** All that a person may be written as. */
export function nameKeys(parts: NameParts): NameKeys {
  const keys = new Set<string>();
  const lastWords = new Set<string>();
  const orders = new Set<string>();
  const splits = splitsOf(parts);
  for (const { first, last } of splits) {
    for (const word of last) if (!isParticle(word)) lastWords.add(word);
    orders.add([...first, ...last].join(' '));
    orders.add([...last, ...first].join(' '));
    orders.add(last.join(' '));
    for (const shorter of withoutParticles(last)) {
      for (const order of [[...first, ...shorter], [...shorter, ...first], shorter]) keys.add(glued(order));
      keys.add(unordered([...first, ...shorter]));
      keys.add(unordered(shorter));
      if (first.length === 0) continue;
      const initials = first.map((word) => word.slice(0, 1));
      for (const letters of [initials.slice(0, 1), initials]) {
        keys.add(unordered([...shorter, ...letters]));
        keys.add(glued([...letters, ...shorter]));
        keys.add(glued([...shorter, ...letters]));
      }
    }
  }
  const firstName = splits.length === 1 ? splits[0]!.first.join(' ') : '';
  return { keys, lastWords, firstName, orders: [...orders] };
}

/** What a text may be read as: as it stands, without the rank of a choice ("2. …") before it, without a civility at either end. */
export function queryKeys(text: string): string[] {
  const unranked = text.replace(/^\s*(?:\d{1,2}\s*(?:[.)°:]|er\b|e\b)|[-•·*])\s*/u, '');
  const keys = new Set<string>();
  for (const words of [wordsOf(text), wordsOf(unranked)]) {
    if (words.length === 0 || words.length > WORDS_MAX) continue;
    const readings = [words];
    if (words.length > 1 && CIVILITIES.has(words[0]!)) readings.push(words.slice(1));
    if (words.length > 1 && CIVILITIES.has(words.at(-1)!)) readings.push(words.slice(0, -1));
    for (const reading of readings) keys.add(unordered(reading)).add(glued(reading));
  }
  return [...keys];
}

function splitsOf(parts: NameParts): { first: string[]; last: string[] }[] {
  if ('lastName' in parts) return [{ first: wordsOf(parts.firstName), last: wordsOf(parts.lastName) }];
  const words = wordsOf(parts.name);
  if (words.length < 2) return [{ first: [], last: words }];
  return words.slice(1).map((_, k) => ({ first: words.slice(0, k + 1), last: words.slice(k + 1) }));
}

/** The words with any of their particles left out, at least one word left: "de la Fontaine", "la Fontaine", "Fontaine". */
function withoutParticles(words: readonly string[]): string[][] {
  const at = words.flatMap((word, k) => (isParticle(word) ? [k] : []));
  const dropped =
    at.length > PARTICLES_MAX ? [[], at] : at.reduce<number[][]>((sets, k) => [...sets, ...sets.map((set) => [...set, k])], [[]]);
  const lists = dropped.map((drop) => words.filter((_, k) => !drop.includes(k)));
  return lists.filter((list) => list.length > 0);
}

function unordered(words: readonly string[]): string {
  return [...words].sort().join(' ');
}

/** Hyphens, apostrophes and blanks make no difference: N’Guyen, Nguyen; Jean-Pierre, Jeanpierre. */
function glued(words: readonly string[]): string {
  return `=${words.join('')}`;
}
