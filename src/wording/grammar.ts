/** What every sentence obeys, in either language: values put in their places, the plural, elision, lists. */
import type { Language } from '../errors/index.ts';
import { au, de, du, que } from './elision.ts';
import { formatsOf } from './formats.ts';
import { frenchSpacing } from './typography.ts';

type Values = Readonly<Record<string, string | number>>;

const BEFORE: Readonly<Record<string, (name: string) => string>> = { de, que, du, au };

/**
 * Replaces `{name}` by the value, `{name|one|many}` by the word that the number calls for, and `{de name}`, `{que name}` (people), `{du name}`,
 * `{au name}` (places) by the value with the French word before it. Numbers, ISO dates and punctuation are as the language writes them.
 */
export function fill(template: string, values: Values, language: Language): string {
  const { date, plain, isSingular } = formatsOf(language);
  const written = (value: string | number): string => (typeof value === 'number' ? plain(value) : date(value));
  const inflected = template.replace(/\{(\w+)\|([^|]*)\|((?:[^{}]|\{\w+\})*)\}/g, (_whole, name: string, one: string, many: string) =>
    isSingular(Number(values[name] ?? 0)) ? one : many,
  );
  const filled = inflected.replace(/\{(?:(de|que|du|au) )?(\w+)\}/g, (whole, before: string | undefined, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return before === undefined ? written(value) : BEFORE[before]!(written(value));
  });
  return language === 'fr' ? frenchSpacing(filled) : filled;
}

/** `a, b et c`. */
export function listOf(items: readonly string[], and: string): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)!}`;
}

export function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** The same names as headings. */
export function headings<K extends string>(names: Readonly<Record<K, string>>): Record<K, string> {
  return Object.fromEntries(Object.entries<string>(names).map(([key, name]) => [key, capitalised(name)])) as Record<K, string>;
}
