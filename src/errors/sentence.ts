/** What an entry of the catalogue says of values that come from outside. */
import { dayIn } from './day.ts';
import type { CatalogueEntry, Language } from './entry.ts';

/** The offending value and whatever else a message quotes, by placeholder name. */
export type Values = Readonly<Record<string, string | number>>;

/** What is wrong, and what to do about it. */
export interface Sentences {
  readonly wrong: string;
  readonly remedy: string;
}

/** The entry's sentences, their placeholders filled: `{value}`, or `{value:day}` of an ISO day that is ours. */
export function filled(entry: CatalogueEntry, values: Values, language: Language): Sentences {
  return { wrong: fill(entry[language], values, language), remedy: fill(entry.remedy[language], values, language) };
}

export function inOne({ wrong, remedy }: Sentences): string {
  return `${wrong} ${remedy}`;
}

function fill(template: string, values: Values, language: Language): string {
  return template.replace(/\{(\w+)(:day)?\}/g, (whole, name: string, isDay?: string) => {
    // Where nothing near is known there is nothing to hint at.
    if (!Object.hasOwn(values, name)) return /^hint(?:Fr|En)$/.test(name) ? '' : whole;
    return shorten(
      isDay === undefined ? String(values[name]) : dayIn(String(values[name]), language),
      /^detail/.test(name) ? 20_000 : /^(?:hint|expected|known|candidates|reason)/.test(name) ? 400 : 120,
    );
  });
}

/** Values come from outside: no control characters, and no megabytes, in a message. Details, hints and what is expected are mostly our own words. */
function shorten(value: string, most: number): string {
  const printable = value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '\u{fffd}');
  return printable.length > most ? `${printable.slice(0, most - 3)}…` : printable;
}
