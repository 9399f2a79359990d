/**
 * The one error type that Binôme throws for misuse or broken input.
 *
 * Outcomes (infeasible, limit) are statuses of a result, never exceptions. Problems of a census are
 * collected, not thrown at the first; they carry the same codes and texts (see `catalogue.ts`).
 */
import { catalogue, type ErrorCode, type Language } from './catalogue.ts';

/** Where the trouble is: a file, a record, a column, or a path inside a JSON document (`/pairs/3/0`). */
export interface Place {
  file?: string;
  /** Of a workbook. */
  sheet?: string;
  line?: number;
  column?: string;
  path?: string;
}

/** The offending value and whatever else a message quotes, by placeholder name. */
type Values = Readonly<Record<string, string | number>>;

/** The catalogue's sentence for what is wrong, its placeholders filled, the remedy last. */
export function describe({ code, values }: { code: ErrorCode; values: Values }, language: Language): string {
  const entry = catalogue[code];
  return `${fill(entry[language], values)} ${fill(entry.remedy[language], values)}`;
}

/** `file:line column "x"` or a JSON path: as much of the place as is known, or ''. */
export function describePlace(place: Place, language: Language): string {
  const parts: string[] = [];
  if (place.file !== undefined) parts.push(place.line === undefined ? place.file : `${place.file}:${place.line}`);
  else if (place.line !== undefined) parts.push(`${language === 'fr' ? 'ligne' : 'line'} ${place.line}`);
  if (place.sheet !== undefined) parts.push(language === 'fr' ? `feuille « ${place.sheet} »` : `sheet “${place.sheet}”`);
  if (place.column !== undefined) parts.push(language === 'fr' ? `colonne « ${place.column} »` : `column “${place.column}”`);
  if (place.path !== undefined) parts.push(place.path === '' ? '/' : place.path);
  return parts.join(', ');
}

function fill(template: string, values: Values): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    // Where nothing near is known there is nothing to hint at.
    if (!Object.hasOwn(values, name)) return /^hint(?:Fr|En)$/.test(name) ? '' : whole;
    return shorten(String(values[name]), /^detail/.test(name) ? 400 : 120);
  });
}

/** Values come from outside: no control characters, and no megabytes, in a message. Details are mostly our own words. */
function shorten(value: string, most: number): string {
  const printable = value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '\u{fffd}');
  return printable.length > most ? `${printable.slice(0, most - 3)}…` : printable;
}

export class BinomeError extends Error {
  readonly code: ErrorCode;
  readonly place: Place;
  readonly values: Values;

  constructor(code: ErrorCode, values: Values = {}, place: Place = {}) {
    const where = describePlace(place, 'en');
    super(`${where === '' ? '' : `${where}: `}${describe({ code, values }, 'en')} [${code}]`);
    this.name = 'BinomeError';
    this.code = code;
    this.values = values;
    this.place = place;
  }

  /** The message in the reader's language: place, sentence, remedy, code. */
  explain(language: Language): string {
    const where = describePlace(this.place, language);
    return `${where === '' ? '' : `${where}${language === 'fr' ? ' :' : ':'} `}${describe(this, language)} [${this.code}]`;
  }
}
