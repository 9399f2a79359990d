/** By what names of places are compared: as terms are, and with what people abbreviate or leave out. */
import { termKey } from './person.ts';

/** A term's key, with the abbreviations of Saint and Sainte written out. */
export function placeKey(name: string): string {
  return termKey(name)
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte');
}

const LINKS = /\b(sur|sous|s|en|de|du|des|d|la|le|les|l|lez|a|au|aux|et)\b/g;

/** A key without the small words that people leave out, abbreviate or add; '' where nothing is left. */
export function looseKey(key: string): string {
  return key.replace(LINKS, ' ').replace(/ +/g, ' ').trim();
}
