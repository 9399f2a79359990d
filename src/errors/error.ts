/**
 * The one error type that Binôme throws for misuse or broken input.
 *
 * Outcomes (infeasible, limit) are statuses of a result, never exceptions. Problems of a census are
 * collected, not thrown at the first; they carry the same codes and texts (see `catalogue.ts`).
 */
import type { CommandCode } from './commands.ts';
import type { CatalogueEntry, Language } from './entry.ts';
import { filled, inOne, type Values } from './sentence.ts';
import type { ServiceCode } from './service.ts';
import { thrownEntries, type ThrownCode as EngineCode } from './thrown.ts';

/** Every code that an error can bear. */
export type ThrownCode = EngineCode | CommandCode | ServiceCode;

/** What each of them says. Those of commands and of the service are added by the catalogue, which a bundle for browsers leaves out. */
const ENTRIES: Partial<Record<ThrownCode, CatalogueEntry>> = { ...thrownEntries };

export function throwAlso(entries: Readonly<Record<CommandCode | ServiceCode, CatalogueEntry>>): void {
  Object.assign(ENTRIES, entries);
}

/** Where the trouble is: a file, a record, a column, or a path inside a JSON document (`/pairs/3/0`). */
export interface Place {
  file?: string;
  /** Of a workbook. */
  sheet?: string;
  line?: number;
  column?: string;
  path?: string;
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

export class BinomeError extends Error {
  readonly code: ThrownCode;
  readonly place: Place;
  readonly values: Values;

  constructor(code: ThrownCode, values: Values = {}, place: Place = {}) {
    const where = describePlace(place, 'en');
    super(`${where === '' ? '' : `${where}: `}${inOne(filled(ENTRIES[code]!, values, 'en'))} [${code}]`);
    this.name = 'BinomeError';
    this.code = code;
    this.values = values;
    this.place = place;
  }

  /** The message in the reader's language: place, sentence, remedy, code. */
  explain(language: Language): string {
    const where = describePlace(this.place, language);
    return `${where === '' ? '' : `${where}${language === 'fr' ? ' :' : ':'} `}${inOne(filled(ENTRIES[this.code]!, this.values, language))} [${this.code}]`;
  }
}
