/** Days and moments as people write them; moments are those of France, wherever one is. */
import { formatsOf } from '../../../wording/web/index.ts';
import { type Language, language, words } from '../frame/words.ts';

/** English as it is written on this side of the ocean. */
const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr', en: 'en-GB' };
const ZONE = 'Europe/Paris';

/** As every document writes it, `1er` and all; a cell may part it. @param day ISO. */
export function dated(day: string): string {
  return formatsOf(language.value).date(day).replaceAll('\u00a0', ' ');
}

/** @param moment ISO, with its zone. */
export function timed(moment: string): string {
  const at = new Date(moment);
  const time = new Intl.DateTimeFormat(LOCALES[language.value], { timeStyle: 'short', timeZone: ZONE }).format(at);
  return words().frame.timed(dated(dayInFrance(at)), time);
}

/** The day that it is in France, ISO. */
export function todayInFrance(): string {
  return dayInFrance(new Date());
}

/** The day of a moment in France, as people write it. @param moment ISO, with its zone. */
export function dayOf(moment: string): string {
  return dated(dayInFrance(new Date(moment)));
}

function dayInFrance(at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: ZONE }).format(at);
}
