/**
 * People by what somebody wrote of them: an id, or a name in any order, case, accents and hyphens, with or without a civility or particles,
 * initials for the first name, or a last name alone.
 *
 * Every reading is looked up and all that they find is gathered: one person is taken, of several none is. So a spelling is never taken for
 * somebody while it may be somebody else of the same list. An id as it is written wins over names, for it was made to tell people apart.
 */
import { Suggestions } from '../errors/index.ts';
import { type NameParts, nameKeys, queryKeys, wordsOf, isParticle } from './name-keys.ts';

export type Found<P> =
  /** `by`: whether the text is the id as the list has it, or has been read. */
  | { readonly kind: 'one'; readonly person: P; readonly by: 'id' | 'reading' }
  /** Who may be meant: more than one person, or one whom the rest of the text does not fit. */
  | { readonly kind: 'several'; readonly people: readonly P[] }
  | { readonly kind: 'none' };

interface NameIndex<P> {
  readonly byKey: ReadonlyMap<string, readonly P[]>;
  readonly byFold: ReadonlyMap<string, readonly P[]>;
  /** Who has this word in a last name; under `firstNames`, who bears this first name. */
  readonly byWord: ReadonlyMap<string, readonly P[]>;
  readonly firstNames: ReadonlyMap<string, readonly P[]>;
  readonly near: Suggestions;
}

/** People that a message names. */
const CANDIDATES_MAX = 5;
/** Of more who share a spelling none is taken anyhow: the others need not be kept under it. */
const NAMESAKES_MAX = 50;
/** A word of a last name that is shared says little when it is shorter. */
const TELLING_WORD = 3;

export class PeopleByName<P> {
  readonly #byId = new Map<string, P>();
  readonly #partsOf: (person: P) => NameParts;
  #names: NameIndex<P> | null = null;

  /** Names are indexed when the first one is asked for: a list of ids costs nothing. O(people). */
  constructor(people: Iterable<P>, idOf: (person: P) => string, partsOf: (person: P) => NameParts) {
    for (const person of people) this.#byId.set(idOf(person), person);
    this.#partsOf = partsOf;
  }

  get size(): number {
    return this.#byId.size;
  }

  /** The person who bears this id, as it is written. */
  withId(id: string): P | undefined {
    return this.#byId.get(id);
  }

  find(text: string): Found<P> {
    const own = this.#byId.get(text);
    if (own !== undefined) return { kind: 'one', person: own, by: 'id' };
    const found = new Set([...(this.#index().byFold.get(fold(text)) ?? []), ...this.#named(text)]);
    const marked = this.#besideId(text);
    if (marked !== null && (found.size === 0 || found.has(marked.person)))
      return marked.fits ? { kind: 'one', person: marked.person, by: 'reading' } : { kind: 'several', people: [marked.person] };
    const [first, second] = found;
    if (first === undefined) return { kind: 'none' };
    return second === undefined ? { kind: 'one', person: first, by: 'reading' } : { kind: 'several', people: [...found] };
  }

  /** Whether somebody here bears this first name: then a text that is no more than that may be half of a name. */
  isFirstName(text: string): boolean {
    return this.#index().firstNames.has(wordsOf(text).join(' '));
  }

  /**
   * Who may have been meant by a text that finds nobody: an id or a name within two letters, an id but for its leading zeros, somebody who has
   * one of its words in their last name. At most five; null when so many unknown texts were asked for that no more are compared.
   */
  near(text: string): readonly P[] | null {
    const { near, byFold, byWord, firstNames } = this.#index();
    const words = wordsOf(text);
    const key = words.join(' ');
    const nearest = [near.nearest(key), near.nearest(fold(text))];
    const bare = fold(text).replace(/^0+(?=.)/, '');
    const found = new Set<P>([
      ...(byFold.get(`\u0000${bare}`) ?? []),
      ...nearest.flatMap((id) => (id === null ? [] : [this.#byId.get(id)!])),
    ]);
    if (words.length === 1) for (const person of firstNames.get(key) ?? []) found.add(person);
    for (const word of words)
      if (word.length >= TELLING_WORD && !isParticle(word)) for (const person of byWord.get(word) ?? []) found.add(person);
    return found.size === 0 && near.isExhausted(key) ? null : [...found].slice(0, CANDIDATES_MAX);
  }

  #named(text: string): P[] {
    const { byKey } = this.#index();
    return queryKeys(text).flatMap((key) => byKey.get(key) ?? []);
  }

  /** "T-0042 Anne Fougère", "Anne Fougère (T-0042)": the person who bears the id, and whether the rest is their name. */
  #besideId(text: string): { person: P; fits: boolean } | null {
    const tokens = text.split(/[\s()[\]:,;/]+/).filter((token) => token !== '');
    if (tokens.length < 2) return null;
    const { byFold } = this.#index();
    const bearers = tokens.map((token) => (/\d/.test(token) ? (byFold.get(fold(token)) ?? []) : []));
    const at = bearers.findIndex((found) => found.length === 1);
    if (at < 0 || bearers.some((found, k) => k !== at && found.length > 0)) return null;
    const person = bearers[at]![0]!;
    const { keys } = nameKeys(this.#partsOf(person));
    const fits = queryKeys(tokens.filter((_, k) => k !== at).join(' ')).some((key) => keys.has(key));
    // What separates people may part the id from somebody else's name.
    return fits || !/[,;/&+]|\s(?:et|puis|and|then)\s/i.test(text) ? { person, fits } : null;
  }

  #index(): NameIndex<P> {
    this.#names ??= this.#build();
    return this.#names;
  }

  #build(): NameIndex<P> {
    const maps = { byKey: new Map<string, P[]>(), byFold: new Map<string, P[]>(), byWord: new Map<string, P[]>() };
    const firstNames = new Map<string, P[]>();
    const near = new Suggestions();
    for (const id of this.#byId.keys()) near.add(fold(id), id);
    for (const [id, person] of this.#byId) {
      const { keys, lastWords, firstName, orders } = nameKeys(this.#partsOf(person));
      for (const key of keys) add(maps.byKey, key, person);
      for (const word of lastWords) add(maps.byWord, word, person);
      if (firstName !== '') add(firstNames, firstName, person);
      for (const order of orders) near.add(order, id);
      add(maps.byFold, fold(id), person);
      // An id that a spreadsheet took for a number has lost its zeros: under what no id begins with, both are found.
      const bare = fold(id).replace(/^0+(?=.)/, '');
      if (/^\d+$/.test(bare)) add(maps.byFold, `\u0000${bare}`, person);
    }
    return { ...maps, firstNames, near };
  }
}

function add<P>(map: Map<string, P[]>, key: string, person: P): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [person]);
  else if (known.length < NAMESAKES_MAX && known.at(-1) !== person) known.push(person);
}

/** Ids in any case and any form of one character: no two of a census differ by that alone. */
function fold(id: string): string {
  return id.normalize('NFKC').toLowerCase().trim();
}
