/**
 * Ids that a person can tell apart: visible characters of one alphabet, and no two that look the same.
 *
 * Two ids are taken for look-alikes when they are equal once normalised (NFKC), in lower case, and with the Cyrillic and
 * Greek letters that look Latin read as Latin (after Unicode Technical Standard 39, confusables; only those whose glyphs
 * coincide in common typefaces). Digits that look like letters (0 and O) are left alone: real numbers differ by them.
 */
import type { ErrorCode } from '../errors/index.ts';
import type { FindingValues } from './finding.ts';

export const ID_MAX = 64;

/** Letters, digits, marks, punctuation, symbols: nothing blank, nothing invisible, and not the separator of lists. */
const VISIBLE = /^(?:(?![|\u{2800}\p{Default_Ignorable_Code_Point}])[\p{L}\p{N}\p{M}\p{P}\p{S}])+$/u;

export function isVisibleId(id: string): boolean {
  return Array.from(id).length <= ID_MAX && VISIBLE.test(id);
}

const ALPHABETS: readonly { letters: RegExp; fr: string; en: string }[] = [
  { letters: /\p{Script=Latin}/u, fr: 'latin', en: 'Latin' },
  { letters: /\p{Script=Cyrillic}/u, fr: 'cyrillique', en: 'Cyrillic' },
  { letters: /\p{Script=Greek}/u, fr: 'grec', en: 'Greek' },
  { letters: /(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])\p{L}/u, fr: 'autre', en: 'other' },
];

/** In lower case: the Latin look-alike of letters, whose capitals look alike where their small forms do not. */
const LOOK_ALIKES = new Map(
  [...'аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsһhԁdԛqԝwӏlαaβbεeζzηhιiκkμmνvοoρpτtυyχxıi'.matchAll(/(.)(.)/gu)].map(([, other = '', latin = '']) => [
    other,
    latin,
  ]),
);

/** Equal for ids that a reader may take for each other. */
export function lookOf(id: string): string {
  if (/^[\0-\x7f]*$/.test(id)) return id.toLowerCase();
  const folded = id.normalize('NFKC').toLowerCase().normalize('NFKC');
  let look = '';
  for (const letter of folded) look += LOOK_ALIKES.get(letter) ?? letter;
  return look;
}

type Role = 'mentor' | 'trainee';

/** Every id met in the files so far, and where. */
export class IdRegister {
  readonly #byLook = new Map<string, { id: string; role: Role | null; file: string; line: number }>();

  /** Takes an id for a record; says why when it may be taken for another, or is taken already. */
  claim(id: string, role: Role | null, file: string, line: number): { code: ErrorCode; values: FindingValues } | null {
    const look = lookOf(id);
    const first = this.#byLook.get(look);
    if (first !== undefined) return clash(first, id, role);
    this.#byLook.set(look, { id, role, file, line });
    const alphabets = ALPHABETS.filter(({ letters }) => letters.test(id));
    if (alphabets.length <= 1) return null;
    const list = (language: 'fr' | 'en'): string => alphabets.map((alphabet) => alphabet[language]).join(', ');
    return {
      code: 'CENSUS_CONFUSABLE_ID',
      values: { reasonFr: `il mêle des alphabets (${list('fr')})`, reasonEn: `it mixes alphabets (${list('en')})` },
    };
  }

  /** Takes an id that was made of a name, whatever its alphabets; where somebody has it, or one that reads alike, says where. */
  claimMade(id: string, role: Role, file: string, line: number): string | null {
    const first = this.#byLook.get(lookOf(id));
    if (first !== undefined) return `${first.file}:${first.line}`;
    this.#byLook.set(lookOf(id), { id, role, file, line });
    return null;
  }
}

function clash(
  first: { id: string; role: Role | null; file: string; line: number },
  id: string,
  role: Role | null,
): { code: ErrorCode; values: FindingValues } {
  const place = `${first.file}:${first.line}`;
  if (first.id !== id) {
    return {
      code: 'CENSUS_CONFUSABLE_ID',
      values: {
        reasonFr: `il se lit comme « ${first.id} » (${place})`,
        reasonEn: `it reads like “${first.id}” (${place})`,
        other: first.id,
        first: place,
      },
    };
  }
  const otherSide = role !== null && first.role !== null && first.role !== role;
  return { code: otherSide ? 'CENSUS_MENTOR_IS_TRAINEE' : 'CENSUS_DUPLICATE_ID', values: { first: place } };
}
