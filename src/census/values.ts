/** Numbers, dates, yes or no, settings and lists, as French spreadsheets write them. Each reader reports what it refuses. */
import { type DateRange, dayNumber, type Setting, termKey, type Text } from '../domain/index.ts';
import type { Field } from './fields.ts';
import { TEXT_MAX, type RecordCells } from './record.ts';

/** Shared by all the people who have nothing to list. */
export const NONE: readonly never[] = Object.freeze([]);
const LIST_MAX = 200;

/** A decimal number with a comma or a point; thousands are not guessed at. */
function decimal(text: string): number {
  return /^[+-]?\d{1,15}([.,]\d{1,15})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}

function number(cells: RecordCells, field: Field, fits: (value: number) => boolean, expected: Text, whole: boolean): number | null {
  const text = cells.text(field);
  if (text === '') return null;
  const value = decimal(text);
  if (Number.isNaN(value)) cells.error('CENSUS_NUMBER', field, text, { expectedFr: expected.fr, expectedEn: expected.en });
  else if (whole && !Number.isInteger(value))
    cells.error('CENSUS_INTEGER', field, text, { expectedFr: expected.fr, expectedEn: expected.en });
  else if (!fits(value)) cells.error('CENSUS_RANGE', field, text, { expectedFr: expected.fr, expectedEn: expected.en });
  else return value + 0; // −0 is 0
  return null;
}

/** A whole number from min to max; null when the cell is empty or refused. */
export function readInteger(cells: RecordCells, field: Field, min: number, max: number): number | null {
  const expected = { fr: `un nombre entier de ${min} à ${max}`, en: `a whole number from ${min} to ${max}` };
  return number(cells, field, (value) => value >= min && value <= max, expected, true);
}

/** A duration of at most a day. */
export function readMinutes(cells: RecordCells, field: Field): number | null {
  const expected = { fr: 'un nombre de minutes, plus de 0 et au plus 1440', en: 'a number of minutes, more than 0 and at most 1440' };
  return number(cells, field, (value) => value > 0 && value <= 1440, expected, false);
}

/** A share in ]0, 1], also written as a percentage. */
export function readShare(cells: RecordCells, field: Field): number | null {
  const expected = {
    fr: 'une part, plus de 0 et au plus 1 (ou un pourcentage : 80 %)',
    en: 'a share, more than 0 and at most 1 (or a percentage: 80%)',
  };
  const text = cells.text(field);
  const percent = /^(.*\d) ?%$/.exec(text)?.[1];
  if (percent === undefined) return number(cells, field, (value) => value > 0 && value <= 1, expected, false);
  const value = decimal(percent);
  if (value > 0 && value <= 100) return value / 100;
  cells.error('CENSUS_RANGE', field, text, { expectedFr: expected.fr, expectedEn: expected.en });
  return null;
}

/** An ISO date from `2026-03-01`, `1/3/2026` or a workbook's number of days; null when it is no day of the years 1900 to 2199. */
export function parseDate(text: string, dayZero: string | null): string | null {
  const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const [, day = '', month = '', year = ''] = french ?? [];
  let iso = french === null ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // Fewer than five digits would be a year as likely as a day before 1928.
  if (dayZero !== null && /^\d{5}$/.test(text)) iso = new Date((dayNumber(dayZero) + Number(text)) * 86_400_000).toISOString().slice(0, 10);
  return /^(19|2[01])\d\d-/.test(iso) && !Number.isNaN(dayNumber(iso)) ? iso : null;
}

export function readDate(cells: RecordCells, field: Field): string | null {
  const text = cells.text(field);
  if (text === '') return null;
  const date = parseDate(text, cells.dayZero);
  if (date === null) cells.error('CENSUS_DATE', field, text);
  return date;
}

const DATE = String.raw`\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4}|\d{5}`;
const RANGE = new RegExp(String.raw`^(?:(?:du|from|le)\s)?(${DATE})(?:\s?(?:-|–|\.\.|\/|\s(?:au|to)\s|au\s|to\s)\s?(${DATE}))?$`, 'i');

/** Ranges of dates separated by `|`: `1/3/2026-5/3/2026`, `2026-03-01/2026-03-05`, `2026-03-01..2026-03-05`, `du … au …`, or one day. */
export function readDateRanges(cells: RecordCells, field: Field): readonly DateRange[] {
  const ranges: DateRange[] = [];
  for (const part of cells.text(field).split('|')) {
    const text = part.trim();
    if (text === '') continue;
    const [, first = '', second = first] = RANGE.exec(text) ?? [];
    const start = parseDate(first, cells.dayZero);
    const end = parseDate(second, cells.dayZero);
    if (start === null || end === null) cells.error('CENSUS_DATE', field, text);
    else if (end < start) cells.error('CENSUS_DATE_ORDER', field, text, { start, end });
    else ranges.push({ start, end });
  }
  return ranges.length === 0 ? NONE : ranges;
}

const YES = new Set(['oui', 'yes', 'o', 'y', '1', 'vrai', 'true']);
const NO = new Set(['non', 'no', 'n', '0', 'faux', 'false']);

export function readYesNo(cells: RecordCells, field: Field): boolean | null {
  const text = cells.text(field);
  const key = termKey(text);
  if (YES.has(key)) return true;
  if (NO.has(key)) return false;
  if (text !== '') cells.error('CENSUS_YES_NO', field, text);
  return null;
}

const SETTINGS = new Map<string, Setting>([
  ['mo', 'MO'],
  ['milieu ouvert', 'MO'],
  ['mf', 'MF'],
  ['milieu ferme', 'MF'],
]);

export function readSetting(cells: RecordCells, field: Field): Setting | null {
  const text = cells.text(field);
  const setting = SETTINGS.get(termKey(text));
  if (setting === undefined && text !== '') cells.error('CENSUS_SETTING', field, text);
  return setting ?? null;
}

const BOTH_SETTINGS: readonly Setting[] = Object.freeze(['MO', 'MF'] as const);
const ONE_SETTING: Readonly<Record<Setting, readonly Setting[]>> = {
  MO: Object.freeze(['MO'] as const),
  MF: Object.freeze(['MF'] as const),
};

export function readSettings(cells: RecordCells, field: Field): readonly Setting[] | null {
  const found = new Set<Setting>();
  for (const term of readTerms(cells, field)) {
    const setting = SETTINGS.get(termKey(term));
    if (setting === undefined) cells.error('CENSUS_SETTING', field, term);
    else found.add(setting);
  }
  const [only] = found;
  return only === undefined ? null : found.size === 2 ? BOTH_SETTINGS : ONE_SETTING[only];
}

/** Terms separated by `|`, as written; a repeated one (in other case or accents) is kept once, with a warning. */
export function readTerms(cells: RecordCells, field: Field): readonly string[] {
  return readList(cells, field, termKey);
}

/** Ids separated by `|`, in order. */
export function readIds(cells: RecordCells, field: Field): readonly string[] {
  return readList(cells, field, (id) => id);
}

function readList(cells: RecordCells, field: Field, key: (item: string) => string): readonly string[] {
  const items = new Map<string, string>();
  for (const part of cells.text(field).split('|')) {
    const item = part.trim();
    if (item === '') continue;
    if (item.length > TEXT_MAX) cells.error('CENSUS_TOO_LONG', field, item, { limit: TEXT_MAX });
    else if (items.has(key(item))) cells.warning('CENSUS_REPEATED_VALUE', field, item);
    else items.set(key(item), cells.shared(item));
  }
  if (items.size > LIST_MAX) cells.error('CENSUS_LIST_TOO_LONG', field, String(items.size), { limit: LIST_MAX });
  return items.size === 0 ? NONE : [...items.values()];
}
