/**
 * What a cell says of a commune, whichever way it says it: « 33063 », « Libourne (33) », « 33500 Libourne », « Paris 12 », « Lyon 7ème »,
 * « BORDEAUX CEDEX », « Havre (Le) ». Nothing is looked up here.
 */
import { placeKey, termKey } from '../domain/index.ts';

export interface CommuneSpelling {
  /** Five characters, of an INSEE code or a postal code; null where none is written. */
  readonly code: string | null;
  /** Comparison key of the name (see `placeKey`); '' where only a code is written. */
  readonly key: string;
  /** What stands in brackets: a department's number, or the comparison key of its name; null where nothing does. */
  readonly department: string | null;
  /** Comparison key with what stands in brackets, which is part of a few names: « Bors (Canton de Charente-Sud) »; '' where nothing does. */
  readonly whole: string;
}

const CODE = /(?:^|[\s(,;/-])(?:F-)?(\d{5}|\d{2} \d{3}|2[AB]\d{3})(?=$|[\s),;/-])/i;
const BRACKETS = /\(([^()]*)\)/;
const LAST_NUMBER = /[\s,/–-]+(\d{2}|2[AB]|9[78]\d)$/i;
const ARTICLE = /^(le|la|les|l['’]?)$/i;
/** Cities whose districts are communes to the post. */
const DISTRICT = /^(paris|lyon|marseille) (?:0?([1-9]\d?)|([ivx]+))(?:er|e|eme|ieme|nd)?(?: arr| arrt| ardt| arrdt| arrondissement)?$/;
const DISTRICT_FIRST = /^0?([1-9]\d?)(?:er|e|eme|ieme|nd)? (?:arr|arrt|ardt|arrdt|arrondissement) (?:de |d )?(paris|lyon|marseille)$/;
const ROMANS = [
  ...['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv', 'xvi', 'xvii', 'xviii', 'xix', 'xx'],
];

/** O(length of the text), which the census bounds. */
export function communeSpelling(text: string): CommuneSpelling {
  const found = CODE.exec(text);
  const code = found?.[1]?.replace(' ', '').toUpperCase() ?? null;
  let rest = found === null ? text : `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  let department: string | null = null;
  let whole = '';
  const brackets = BRACKETS.exec(rest)?.[1]?.trim() ?? '';
  if (ARTICLE.test(brackets)) rest = `${brackets} ${rest.replace(BRACKETS, ' ')}`;
  else if (/^\d+\p{L}*$/u.test(brackets) && isCity(rest.replace(BRACKETS, ' '))) rest = rest.replace(/[()]/g, ' ');
  else if (brackets !== '') {
    department = termKey(brackets);
    whole = placeKey(rest);
    rest = rest.replace(BRACKETS, ' ');
  }
  const number = LAST_NUMBER.exec(rest.trim());
  if (number !== null && department === null && !/\bcedex\b/i.test(rest) && !isCity(rest.trim().slice(0, number.index))) {
    department = termKey(number[1]!);
    rest = rest.trim().slice(0, number.index);
  }
  return { code, key: withDistrict(placeKey(rest.replace(/\bcedex\b(\s*\d+)?/i, ' '))), department, whole };
}

function isCity(name: string): boolean {
  return /^(paris|lyon|marseille)$/.test(termKey(name));
}

/** As the reference writes a district: « Lyon 7e Arrondissement ». */
function withDistrict(key: string): string {
  const [, city, number, roman] = DISTRICT.exec(key) ?? [];
  const [, firstNumber, laterCity] = DISTRICT_FIRST.exec(key) ?? [];
  const name = city ?? laterCity;
  if (name === undefined) return key;
  const district = Number(number ?? firstNumber ?? ROMANS.indexOf(roman ?? '') + 1);
  return district === 0 ? key : `${name} ${district}${district === 1 ? 'er' : 'e'} arrondissement`;
}
