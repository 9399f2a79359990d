/** A day as French and English readers write it in full. By hand rather than with Intl, whose output changes from one release of Node to the next. */
import type { Language } from './entry.ts';

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
};
const NO_BREAK = '\u00a0';

/** @param isoDay what is no ISO date stays as it is. */
export function dayIn(isoDay: string, language: Language): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDay) ?? [];
  const name = MONTHS[language][Number(month) - 1];
  if (name === undefined) return isoDay;
  const first = language === 'fr' && Number(day) === 1 ? '1er' : String(Number(day));
  return `${first}${NO_BREAK}${name}${NO_BREAK}${year}`;
}
