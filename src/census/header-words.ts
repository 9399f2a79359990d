/**
 * A header by its words, whatever their order, number and ending: « Nb stagiaires maxi » says what « nombre maximum de stagiaires » says.
 *
 * Words that say nothing (de, pour, nombre, CPIP …) are left out, and an abbreviation with a dot stands for any word that begins so
 * (« Volont. »). All the words must be found again in one known name, and no other field may have a name of the same words: nothing is guessed
 * from a part of a header. « ne », « pas », « non », « sans » are words like any other, so that no header is read as its contrary.
 */

/** Of one word: as it is compared, and whether it is the beginning of one. */
interface Word {
  readonly text: string;
  readonly isCut: boolean;
}

const FILLERS = new Set(
  [
    'le la les l un une de du des d a au aux en pour par sur et ou que qu s c est sont etre etes etiez ce cette son sa ses leur leurs votre vos',
    'nombre nb nbre cpip spip prevu prevue prevus prevues pose poses connu connus the of',
  ].flatMap((line) => line.split(' ')),
);
/** Written otherwise, and the same word. */
const SAME = new Map(
  [
    'temps tps tmps',
    'max maxi maximum maximal maximale maximaux maximales',
    'min mini minimum minimal minimale',
    'tuteur tutrice tutrices trice tutorat tuteurs',
    'pro prof professionnel professionnelle professionnels',
    'forme formee formes formees',
    'suivi suivie suivies suivis',
    'titularise titularisee titularises titularisees',
    'route trajet trajets deplacement transport',
  ].flatMap((line) => {
    const [word = '', ...others] = line.split(' ');
    return [word, ...others].map((other): [string, string] => [other, word]);
  }),
);
/** Of a duration; beside another word they would be a lower bound. */
const MINUTES = new Set(['minute', 'minutes', 'mn', 'min']);
const DURATION = new Set(['temps', 'duree', 'route']);
/** Shorter beginnings are those of too many words. */
const CUT_MIN = 3;

/** `isExact`: the number of a word is kept, as in the names of people, where « noms » may be whole names. */
function wordsOf(header: string, isExact: boolean): Word[] {
  const plain = header
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'oe')
    .toLowerCase()
    .replace(/[([](?:e|s|es|x|ne|rice|trice)[)\]]/g, '')
    .replace(/\b(?:oui\s?\/\s?non|o\s?\/\s?n|h+\s?:\s?mm?)\b/g, ' ')
    .replace(/\b(?:au\s+)?\d{1,2}\/\d{1,2}(?:\/\d{2,4})?/g, ' ');
  const found = [...plain.matchAll(/([\p{L}\p{N}]+)(\.?)/gu)].flatMap(([, word = '', dot]): Word[] => {
    if (FILLERS.has(word)) return [];
    const text = SAME.get(word) ?? (isExact ? word : singular(word));
    return [{ text: SAME.get(text) ?? text, isCut: dot === '.' && word.length >= CUT_MIN }];
  });
  const isDuration = found.some(({ text }) => DURATION.has(text));
  return isDuration ? found.filter(({ text }, k) => !MINUTES.has(text) || (k === 0 && text === 'min')) : found;
}

function singular(word: string): string {
  return word.length > 3 ? word.replace(/aux$/, 'al').replace(/[sx]$/, '') : word;
}

/** Equal for two headers of the same words; '' where none is left. */
export function wordsKey(header: string, isExact = false): string {
  return wordsOf(header, isExact)
    .map(({ text }) => text)
    .sort()
    .join(' ');
}

/** The beginnings of words that a header has. */
export function cutWords(header: string): readonly string[] {
  return wordsOf(header, true).flatMap(({ text, isCut }) => (isCut ? [text] : []));
}

/** Known names by their words. */
export class HeaderWords<Meaning> {
  /** null: several mean them. */
  readonly #byKey = new Map<string, Meaning | null>();
  readonly #isExact: boolean;

  constructor(isExact: boolean) {
    this.#isExact = isExact;
  }

  add(name: string, meaning: Meaning): void {
    const key = wordsKey(name, this.#isExact);
    const known = this.#byKey.get(key);
    if (key !== '') this.#byKey.set(key, known === undefined || known === meaning ? meaning : null);
  }

  /** What the header means; null where it is no known name, or where several mean its words. */
  find(header: string): Meaning | null {
    const words = wordsOf(header, this.#isExact);
    if (words.length === 0) return null;
    const key = words
      .map(({ text }) => text)
      .sort()
      .join(' ');
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    if (!words.some(({ isCut }) => isCut)) return null;
    const meant = new Set([...this.#byKey].filter(([name]) => agree(words, name.split(' '))).map(([, meaning]) => meaning));
    const [only] = meant;
    return meant.size === 1 ? (only ?? null) : null;
  }
}

/** Whether each word is one of the name, or the beginning of one, and nothing of the name is left. */
function agree(words: readonly Word[], name: readonly string[]): boolean {
  if (words.length !== name.length) return false;
  const rest = new Set(name);
  return [...words]
    .sort((a, b) => Number(a.isCut) - Number(b.isCut))
    .every(({ text, isCut }) => {
      const found = rest.has(text) ? text : isCut ? [...rest].find((word) => word.startsWith(text)) : undefined;
      return found !== undefined && rest.delete(found);
    });
}
