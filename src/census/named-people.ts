/**
 * Whom a cell names: parted by what separates people, once it is known who is there.
 *
 * `|` and line ends have parted it already. What finds somebody whole is left whole, so that an id or « DUPONT, Jean » is never cut. Then `;`,
 * `/`, `&`, `+`, « et » and « puis » part; a comma does where each part finds somebody by itself, or each two parts together do, but not both.
 * A single word beside a comma may be half of a name: it counts as somebody only where nobody is called so by first name, and two of them by
 * themselves are not cut at all.
 */
import type { Found } from '../domain/index.ts';

/** A part of the cell, and whom it finds. */
export interface Mention<P> {
  readonly text: string;
  readonly found: Found<P>;
}

export interface Finder<P> {
  find(text: string): Found<P>;
  isFirstName(text: string): boolean;
}

const BETWEEN = /\s*[;/&+]\s*|\s+(?:et|puis|and|then)\s+/i;

export function mentionsIn<P>(text: string, people: Finder<P>): Mention<P>[] {
  const found = people.find(text);
  if (found.kind !== 'none') return [{ text, found }];
  const parts = text.split(BETWEEN).filter((part) => part !== '');
  return parts.flatMap((part) => byCommas(part, people));
}

function byCommas<P>(text: string, people: Finder<P>): Mention<P>[] {
  const whole: Mention<P> = { text, found: people.find(text) };
  const tokens = text
    .split(',')
    .map((token) => token.trim())
    .filter((token) => token !== '');
  if (whole.found.kind !== 'none' || tokens.length < 2) return [whole];
  const each = tokens.map((token): Mention<P> => ({ text: token, found: people.find(token) }));
  const halves = each.filter(({ text: token, found }) => /^[\p{L}\p{M}'’-]+$/u.test(token) && !(found.kind === 'one' && found.by === 'id'));
  if (halves.length === 0) return each;
  const isSure = (mentions: readonly Mention<P>[]): boolean => mentions.length > 0 && mentions.every(({ found }) => found.kind === 'one');
  const pairs = tokens.length % 2 === 1 ? [] : inPairs(tokens).map((pair): Mention<P> => ({ text: pair, found: people.find(pair) }));
  if (isSure(pairs)) return isSure(each) ? [whole] : pairs;
  const mayBeOneName = halves.length === 2 && tokens.length === 2;
  return isSure(each) && !mayBeOneName && !halves.some(({ text: token }) => people.isFirstName(token)) ? each : [whole];
}

function inPairs(tokens: readonly string[]): string[] {
  return tokens.flatMap((token, k) => (k % 2 === 1 ? [`${tokens[k - 1]!}, ${token}`] : []));
}
