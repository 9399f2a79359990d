/**
 * French before a name: “d’Inès”, “de Zoé”, “du Mans”, “qu’Anne”. By the letters of the name alone, so that any name gets it.
 *
 * Vowels elide, y before a consonant too (“d’Yves”, but “de Yann”). Of an h nobody can tell by its letters whether it is mute: those names
 * and towns elide whose h is, of a short list of beginnings; before any other h nothing does, which is right for all that are aspirated
 * (“de Hassan”, “du Havre”) and never shocks where usage hesitates.
 */

/** Beginnings, without accents, whose h is mute. */
const MUTE_H =
  /^h(?:adrien|azebrouck|ector|elen|elie|elo[iy]s|endaye|enin-|ennebont|enri|erault|ericourt|ermin|ermione|erouville|erve|esdin|ilair|ilari|ippolyt|irson|onor|ortens|ubert|ug[ou]|yacint|yeres)/;
/** A y that sounds as the vowel although one follows. */
const VOWEL_Y = /^y(?:[^aeiou]|eu\b|onne\b)/;
/** Words that begin with a vowel and refuse elision. */
const REFUSES = /^(?:onze|oui|uhlans?)\b/;

function elides(name: string): boolean {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/^œ/, 'oe').replace(/^æ/, 'ae').replace(/^ø/, 'o');
  if (REFUSES.test(plain)) return false;
  return /^[aeiou]/.test(plain) || MUTE_H.test(plain) || VOWEL_Y.test(plain);
}

/** Before a person's name: “de Zoé”, “d’Inès”. */
export function de(name: string): string {
  return elides(name) ? `d’${name}` : `de ${name}`;
}

/** “que Zoé”, “qu’Anne”. */
export function que(name: string): string {
  return elides(name) ? `qu’${name}` : `que ${name}`;
}

/** Before a place or a thing, whose article contracts: “du Mans”, “des Ulis”, “de La Rochelle”, “d’Yzeure”, “du service”. */
export function du(place: string): string {
  return contracted(place, 'du', 'des') ?? de(place);
}

/** “au Mans”, “aux Ulis”, “à La Rochelle”, “à Yzeure”. */
export function au(place: string): string {
  return contracted(place, 'au', 'aux') ?? `à ${place}`;
}

function contracted(place: string, one: string, many: string): string | null {
  const [, article, rest] = /^(le|les) (?=\S)(.*)$/isu.exec(place) ?? [];
  return article === undefined ? null : `${article.length === 2 ? one : many} ${rest!}`;
}
