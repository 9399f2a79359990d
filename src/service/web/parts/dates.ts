/** Days and moments as people write them; moments are those of France, wherever one is. */
import { type Language, language } from '../frame/words.ts';

/** English as it is written on this side of the ocean. */
const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr', en: 'en-GB' };
const DAY: Intl.DateTimeFormatOptions = { dateStyle: 'long', timeZone: 'UTC' };
const MOMENT: Intl.DateTimeFormatOptions = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' };

/** @param day ISO. */
export function dated(day: string): string {
  return new Intl.DateTimeFormat(LOCALES[language.value], DAY).format(new Date(`${day}T00:00:00Z`));
}

/** @param moment ISO, with its zone. */
export function timed(moment: string): string {
  return new Intl.DateTimeFormat(LOCALES[language.value], MOMENT).format(new Date(moment));
}

/** The day that it is in France, ISO. */
export function todayInFrance(): string {
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: 'Europe/Paris' }).format(new Date());
}
