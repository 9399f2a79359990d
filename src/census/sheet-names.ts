/** Names of sheets that say that they describe nobody: they explain how a census is filled in, often with a person who is none. */
import { termKey } from '../domain/index.ts';

const NAMES =
  /^(?:\d+ )?(?:modes? d emploi|notices?|consignes?|instructions?|lisez moi|a lire|read ?me|aides?|guides?|legendes?|exemples?|examples?|modeles?|help)(?: (?:d|de|a|pour)(?: la| le| l)? (?:utilisation|emploi|saisie|saisir|remplissage|remplir|lecture))?(?: \d+)*$/;

/** Whatever the case and the accents, with numbers before or behind. */
export function saysNoCensus(name: string): boolean {
  return NAMES.test(termKey(name));
}

/** Of sheets that no header of people stands in: lists to choose from, sums, calendars. */
const NO_PEOPLE =
  /\b(?:listes(?! (?:d(?:es?|u) )?(?:cpip|tuteurs|tutrices|stagiaires|agents|eleves|personnels?|volontaires))|lists|liste (?:d(?:es?)? )?(?:choix|valeurs|services|sites|antennes|communes|domaines|deroulante)|choix|parametres?|parametrage|valeurs|references?|referentiels?|nomenclatures?|menus?|codes?|recap\w*|syntheses?|statistiques?|stats?|tcd|graph\w*|bilans?|totaux|calendriers?|plannings?)\b/;

/** Whether the name says that a sheet without a header of people describes nobody. */
export function saysNoPeople(name: string): boolean {
  return saysNoCensus(name) || NO_PEOPLE.test(termKey(name));
}
