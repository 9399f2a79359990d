/** What people write into a cell that has nothing to say: NC, RAS, néant, a dash … In a name some of these are names. */
import { termKey } from '../domain/index.ts';
import type { Field } from './fields.ts';

/** Nobody is called these. */
const NO_NAME = 'nc|neant|non renseigne|non renseignee|non communique|non communiquee|inconnu|inconnue|a completer|vide';
/** Sans, Ras, Na and Aucun are last names, too. */
const NOTHING =
  'n c|n a|ras|r a s|sans|sans objet|s o|so|aucun|aucune|aucuns|aucunes|na|nsp|rien|pas de|none|nil|null|nothing|nothing to report|non concerne|non concernee|non applicable|not applicable|unknown';
const NAME_BLANKS = new Set(NO_NAME.split('|'));
const BLANKS = new Set(`${NO_NAME}|${NOTHING}`.split('|'));

/** Only dashes, slashes, dots, question marks and the like. A tick is none of them. */
const MARKS = /^[-\u2010-\u2015\u2212_./\\?¿·•…*'"’“”«»~:;,=|()[\]{}!#\s☐□]+$/u;
/** Longer texts are not looked at. */
const LONGEST = 40;

/** An unknown service refuses its row in any case, and shows what is written there. */
const AS_WRITTEN: ReadonlySet<Field> = new Set(['service']);
const NAMES: ReadonlySet<Field> = new Set(['lastName', 'firstName', 'fullName']);

/** Whether a text that is not empty says nothing, in the column of this field. */
export function isBlank(text: string, field: Field): boolean {
  if (text === '' || text.length > LONGEST || AS_WRITTEN.has(field)) return false;
  if (MARKS.test(text) || /^n\/[ac]$/i.test(text)) return true;
  const key = termKey(text.replace(/\((?:e|s|es)\)/gi, ''));
  return (NAMES.has(field) ? NAME_BLANKS : BLANKS).has(key);
}
