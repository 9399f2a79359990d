/**
 * Whom a cell names: parted by what separates people, once it is known who is there.
 *
 * `|` and line ends have parted it already. What finds somebody whole is left whole, so that an id or « DUPONT, Jean » is never cut. Then `;`,
 * `/`, `&`, `+`, « et » and « puis » part; a comma does where each part finds somebody by itself, or each two parts together do, but not both.
 * A single word beside a comma may be half of a name: it counts as somebody only where nobody is called so by first name, and two of them by
 * themselves are not cut at all. In a list of wishes, or of people to avoid, « ou » and « sinon » part too: whoever is named counts.
 *
 * What stands around a name is handed on, never dropped: it may say that the person is not wanted.
 */
import { type Found, isParticle, termKey } from '../domain/index.ts';
import { remarkKind } from './refusal-words.ts';

/** A part of the cell, whom it finds, and what stands in it beside the name; all of it where it finds nobody. */
export interface Mention<P> {
  readonly text: string;
  readonly found: Found<P>;
  readonly remark: string;
}

export interface Finder<P> {
  find(text: string): Found<P>;
  isFirstName(text: string): boolean;
}

/** How a column is read: one of wishes finds a name among other words, which are then looked at; one of refusals asks rather. */
export type ListKind = 'wishes' | 'refusals' | 'exact';

const BETWEEN = /\s*[;/&+]\s*|\s+(?:et|puis|and|then)\s+/i;
const OR = /\s*[;/&+>]\s*|\s+(?:et|puis|and|then|ou|or|sinon|à défaut|a defaut|else)\s+/i;
/** Words among which a name is looked for. */
const WORDS_MAX = 25;
const NAME_WORDS_MAX = 6;

export function mentionsIn<P>(text: string, people: Finder<P>, kind: ListKind): Mention<P>[] {
  const whole = plainIn(text, people);
  if (whole.found.kind !== 'none') return [whole];
  const parts = text.split(kind === 'exact' ? BETWEEN : OR).filter((part) => part !== '');
  const mentions = parts.flatMap((part) => byCommas(part, people, kind));
  if (kind !== 'wishes') return mentions;
  // « si possible » is nobody, and says nothing more of the others.
  const named = mentions.filter(({ found, text: part }) => found.kind !== 'none' || remarkKind(part) !== 'none');
  return named.length > 0 ? named : mentions;
}

/** With what stands in brackets behind a name left out, where the whole finds nobody: « Mme Alisier (33) ». */
function plainIn<P>(text: string, people: Finder<P>): Mention<P> {
  const found = people.find(text);
  // Of what is found whole, the signs alone are not part of the name.
  if (found.kind !== 'none') return { text, found, remark: found.kind === 'one' && found.by === 'id' ? '' : signsOf(text) };
  const bare = text.replace(/\s*\([^()]*\)$/, '');
  const without = bare === text || bare === '' ? found : people.find(bare);
  return { text, found: without, remark: without.kind === 'none' ? text : `${signsOf(bare)} ${text.slice(bare.length)}` };
}

/** Signs beside the words; a dash between two words is none. */
function signsOf(text: string): string {
  return text
    .replace(/(?<=[\p{L}\p{N}.])\s+[-–—]\s+(?=[\p{L}\p{N}])/gu, ' ')
    .replace(/[\p{L}\p{M}\p{N}]+(?:[-'’.][\p{L}\p{M}\p{N}]+)*/gu, ' ');
}

function oneIn<P>(text: string, people: Finder<P>, kind: ListKind): Mention<P> {
  const plain = plainIn(text, people);
  return plain.found.kind === 'none' && kind === 'wishes' ? (amongWords(text, people) ?? plain) : plain;
}

/** The one person whom some of the words name, the longest name first; null where none do, or several people are named. */
function amongWords<P>(text: string, people: Finder<P>): Mention<P> | null {
  const [name, another] = namesAmong(text, (words) => people.find(words));
  if (name === undefined || another !== undefined) return null;
  return { text, found: name.found, remark: `${text.slice(0, name.start)} ${text.slice(name.end)}` };
}

export interface NamedInText<P> {
  readonly found: Exclude<Found<P>, { kind: 'none' }>;
  readonly start: number;
  readonly end: number;
}

/** Whom the words of a text name, where they stand; longer names first, none within another. O(words), each with the lengths that a name may have. */
export function namesAmong<P>(text: string, find: (words: string) => Found<P>, most = WORDS_MAX): NamedInText<P>[] {
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:[-'’][\p{L}\p{M}\p{N}]+)*\.?/gu)];
  if (words.length > most) return [];
  const taken = new Set<number>();
  const named: NamedInText<P>[] = [];
  for (let length = Math.min(NAME_WORDS_MAX, words.length); length > 0; length--)
    for (let k = 0; k + length <= words.length; k++) {
      const run = Array.from({ length }, (_, n) => k + n);
      if (run.some((n) => taken.has(n))) continue;
      const [start, end] = [words[k]!.index, words[k + length - 1]!.index + words[k + length - 1]![0].length];
      const key = termKey(text.slice(start, end));
      if (length === 1 && (key.length < 2 || isParticle(key))) continue;
      // A comma or a stop parts one name from the next.
      if (/[,;:|/]/.test(text.slice(start, end))) continue;
      const found = find(text.slice(start, end));
      if (found.kind === 'none') continue;
      for (const n of run) taken.add(n);
      named.push({ found, start, end });
    }
  return named.sort((a, b) => a.start - b.start);
}

function byCommas<P>(text: string, people: Finder<P>, kind: ListKind): Mention<P>[] {
  const whole = plainIn(text, people);
  const tokens = text
    .split(',')
    .map((token) => token.trim())
    .filter((token) => token !== '');
  if (whole.found.kind !== 'none') return [whole];
  if (tokens.length < 2) return [oneIn(text, people, kind)];
  const each = tokens.map((token) => oneIn(token, people, kind));
  const halves = each.filter(({ text: token, found }) => /^[\p{L}\p{M}'’-]+$/u.test(token) && !(found.kind === 'one' && found.by === 'id'));
  if (halves.length === 0) return each;
  const isSure = (mentions: readonly Mention<P>[]): boolean => mentions.length > 0 && mentions.every(({ found }) => found.kind === 'one');
  const pairs = tokens.length % 2 === 1 ? [] : inPairs(tokens).map((pair): Mention<P> => plainIn(pair, people));
  if (isSure(pairs)) return isSure(each) ? [whole] : pairs;
  const mayBeOneName = halves.length === 2 && tokens.length === 2;
  return isSure(each) && !mayBeOneName && !halves.some(({ text: token }) => people.isFirstName(token)) ? each : [whole];
}

function inPairs(tokens: readonly string[]): string[] {
  return tokens.flatMap((token, k) => (k % 2 === 1 ? [`${tokens[k - 1]!}, ${token}`] : []));
}
